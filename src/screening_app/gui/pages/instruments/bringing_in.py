# SPDX-License-Identifier: EUPL-1.2
"""Bringing a file in: its check is read before anything is kept, and what is kept is a draft."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from screening_app.core.forms.importing import ImportReport
from screening_app.core.records import InstrumentEntry, SignatureState
from screening_app.errors import ScreeningError
from screening_app.gui.controls.words import text_in, title_for_staff
from screening_app.gui.pages.files import choose_file, read_file
from screening_app.gui.pages.instrument_words import interface_language
from screening_app.gui.pages.instruments.report import add_problems, add_trials, summary
from screening_app.gui.pages.sheet import Sheet, back_key, only_once
from screening_app.gui.problems import advice, sentence
from screening_app.gui.session import Session
from screening_app.gui.text import translate
from screening_app.gui.widgets import (
    Label,
    Notice,
    PrimaryButton,
    SecondaryButton,
    ThinBar,
    announce,
    spaced,
)
from screening_app.workspace import Workspace

#: One over what the loader takes in, so that a larger file is refused there, in its words.
_MOST_BYTES = 2 * 1024 * 1024
_MOST_SIGNATURE = 10_000
#: A check that takes longer shows that it goes on.
_PATIENCE_MS = 1000


@dataclass(frozen=True, slots=True)
class Found:
    """A file, its signature if one lies beside it, and what the check says."""

    name: str
    content: bytes
    signature: bytes | None
    report: ImportReport
    state: SignatureState
    signed_by: str | None = None


class ImportPage(QWidget):
    """`begun` comes when a check begins, `left` goes back to the list; `kept` carries the entry of the new draft.

    `workbook` carries an Excel workbook, which somebody else takes care of.
    """

    begun = Signal()
    workbook = Signal(object)
    left = Signal()
    kept = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._found: Found | None = None
        self._turn = 0
        outer = QVBoxLayout(self)
        spaced(outer)
        self._place = Sheet(translate("Rutinstod", "Import a file"), readable=True)
        outer.addWidget(self._place)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_PATIENCE_MS)
        self._slow.timeout.connect(self._show_waiting)
        back_key(self, self._leave)

    def choose(self, owner: QWidget) -> None:
        """Let the user choose a file over `owner`; nothing changes on a cancel."""
        kinds = translate("Rutinstod", "Questionnaires") + " (*.json *.xlsx);;"
        choose_file(owner, kinds + translate("Rutinstod", "All files") + " (*)", self._take)

    def _take(self, file: Path) -> None:
        if file.suffix.lower() == ".xlsx":
            self.workbook.emit(file)
        else:
            self.examine(file)

    def examine(self, file: Path) -> None:
        """Check a file and show the report; what a cancelled check finds is dropped."""
        self._turn += 1
        turn = self._turn
        self._place.start()
        self._slow.start()
        self.begun.emit()

        def work(ws: Workspace) -> Found:
            return _examined(ws, file)

        def failed(_problem: ScreeningError) -> bool:
            self._slow.stop()
            if turn == self._turn:
                self.left.emit()
            return False

        self._session.ask(self, work, lambda found: self._show_if(turn, found), failed)

    def examine_made(self, name: str, content: bytes) -> None:
        """Check what has been made here in the same way."""
        self._turn += 1
        turn = self._turn
        self._place.start()
        self._slow.start()
        self.begun.emit()
        self._session.ask(
            self,
            lambda ws: Found(name, content, None, ws.instruments.examine(content), "none"),
            lambda found: self._show_if(turn, found),
        )

    # ---- shown

    def _show_waiting(self) -> None:
        column = self._place.start()
        title = self._place.add_title(translate("Rutinstod", "Checking the file …"), "checking")
        line = ThinBar(title.text())
        # No length is known: the bar only says that something goes on.
        line.setRange(0, 0)
        column.addWidget(line)
        column.addWidget(Label(translate("Rutinstod", "Nothing is kept until you say so."), "quiet"))
        self._add_cancel()
        announce(title, title.text())

    def _show_if(self, turn: int, found: Found) -> None:
        self._slow.stop()
        if turn == self._turn:
            self._show(found)

    def _show(self, found: Found) -> None:
        self._found = found
        report = found.report
        column = self._place.start()
        form = report.form
        title = self._place.add_title(title_for_staff(form) if form is not None else found.name, "import-report")
        if form is not None:
            column.addWidget(Label(summary(report), "quiet"))
            purpose = text_in(form, form.about.purpose, interface_language())
            if purpose:
                column.addWidget(Label(purpose))
            rights = text_in(form, form.copyright_texts, interface_language())
            if rights:
                column.addWidget(Label(rights, "small-quiet"))
            column.addWidget(Label(_signature_words(found), "small-quiet"))
        self._problem = self._place.add_problem("import-problem")
        verdict = Notice(_verdict(report), "problem" if form is None else "info")
        verdict.setObjectName("import-verdict")
        column.addWidget(verdict)
        add_problems(column, report)
        add_trials(column, report.trials)
        self._add_cancel()
        if form is not None:
            keep = PrimaryButton(translate("Rutinstod", "Keep as a draft"))
            keep.setObjectName("keep")
            keep.clicked.connect(self._keep)
            self._place.footer.add_end(keep)
            keep.setFocus()
        announce(title, f"{title.text()}. {verdict.label.text()}")

    def _add_cancel(self) -> None:
        cancel = SecondaryButton(translate("Rutinstod", "Cancel"), hint="Alt+←")
        cancel.setObjectName("import-cancel")
        cancel.clicked.connect(self._leave)
        self._place.footer.add(cancel)
        cancel.setFocus()

    # ---- done

    def _leave(self) -> None:
        self._turn += 1
        self._slow.stop()
        self._found = None
        self.left.emit()

    def _keep(self) -> None:
        found = self._found
        if found is None:
            return
        again = only_once(self.sender())

        def failed(problem: ScreeningError) -> bool:
            again(problem)
            self._problem.set_text(" ".join(filter(None, (sentence(problem), advice(problem)))))
            self._problem.show()
            self._place.to_top()
            return True

        self._session.ask(self, lambda ws: ws.instruments.add(found.content, found.signature), self._kept, failed)

    def _kept(self, entry: InstrumentEntry) -> None:
        self._found = None
        self.kept.emit(entry)


def _examined(ws: Workspace, file: Path) -> Found:
    from screening_app.signatures import ENDING, verify

    content = read_file(file, _MOST_BYTES)
    beside = file.with_name(file.name + ENDING)
    signature = read_file(beside, _MOST_SIGNATURE) if beside.is_file() else None
    report = ws.instruments.examine(content)
    verdict = verify(content, signature, {each.name: each.key for each in ws.instruments.publishers()})
    return Found(file.name, content, signature, report, verdict.state, verdict.signed_by)


def _verdict(report: ImportReport) -> str:
    if report.form is None:
        return translate("Rutinstod", "It cannot be used as it is. Nothing has been kept.")
    if report.form.about.skeleton or report.form.unworded:
        return translate("Rutinstod", "It can be kept as a draft. The wording has to be filled in before it is used.")
    return translate("Rutinstod", "It can be kept as a draft. Nobody is asked with it until you take it into use.")


def _signature_words(found: Found) -> str:
    words = {
        "none": translate("Rutinstod", "Not signed"),
        "trusted": translate("Rutinstod", "Signed by {name}, unchanged since"),
        "unknown-key": translate("Rutinstod", "Signed with a key that nobody here trusts"),
        "broken": translate("Rutinstod", "Changed after it was signed"),
    }
    return words[found.state].format(name=found.signed_by or "")
