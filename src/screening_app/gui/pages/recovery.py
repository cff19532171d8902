# SPDX-License-Identifier: EUPL-1.2
"""Three recovery shares: shown once to be printed, then each typed back, so that nobody finds out too late."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from screening_app.errors import ScreeningError
from screening_app.gui.pages.shares import ShareField, compared_with
from screening_app.gui.pages.sheet import Sheet
from screening_app.gui.problems import advice, sentence
from screening_app.gui.session import Session
from screening_app.gui.text import translate
from screening_app.gui.widgets import (
    ButtonRow,
    Card,
    Heading,
    Label,
    Notice,
    PrimaryButton,
    SecondaryButton,
    announce,
    spaced,
)


class RecoveryPage(QWidget):
    """Show three shares, then have each typed back. `kept` comes when the store has taken note of it.

    `again` says that these are in the place of others that were never typed back.
    """

    kept = Signal()
    sheet_requested = Signal(object)

    def __init__(
        self, session: Session, shares: tuple[str, str, str], *, again: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._shares = shares
        self._again = again
        self._typed: list[str] = []
        outer = QVBoxLayout(self)
        spaced(outer)
        self._place = Sheet(translate("Rutinstod", "Recovery shares"))
        outer.addWidget(self._place)
        self._show_shares()

    def show_saved(self, file: Path) -> None:
        """Say where the PDF lies and what to do with it."""
        self._note.set_text(
            translate("Rutinstod", "Saved as {file}. Print it, then delete the file: it opens the unit.").format(
                file=file
            )
        )
        self._note.show()

    def _show_shares(self) -> None:
        self._typed = []
        column = self._begin(translate("Rutinstod", "Print the recovery shares"), "recovery")
        if self._again:
            column.addWidget(
                Notice(
                    translate(
                        "Rutinstod",
                        "The earlier shares were never typed back. These are new, and the earlier ones open nothing:"
                        " destroy them.",
                    ),
                    "caution",
                )
            )
        column.addWidget(
            Label(
                translate(
                    "Rutinstod",
                    "Any two of the three open the unit if a passphrase is lost. Give them to three people, for example"
                    " the head of unit, the registrar and IT. When they are on paper you type each of them back here:"
                    " only then can the first contact be made.",
                )
            )
        )
        row = ButtonRow()
        self._save = SecondaryButton(translate("Rutinstod", "Save as PDF to print"), icon_name="download")
        self._save.setObjectName("save-shares")
        self._save.clicked.connect(self._request_sheet)
        row.add(self._save)
        column.addWidget(row)
        self._note = Notice("", "caution")
        self._note.setObjectName("shares-note")
        self._note.hide()
        column.addWidget(self._note)
        for number, share in enumerate(self._shares, 1):
            card = Card()
            card.body.addWidget(Label(translate("Rutinstod", "Share {number}").format(number=number), "strong"))
            words = Label(share, "body")
            words.setObjectName(f"share-{number}")
            card.body.addWidget(words)
            column.addWidget(card)
        onward = PrimaryButton(translate("Rutinstod", "They are on paper, go on"))
        onward.setObjectName("shares-printed")
        onward.clicked.connect(self._ask_share)
        self._place.footer.add_end(onward)
        self.setFocusProxy(self._save)
        self._save.setFocus()

    def _ask_share(self) -> None:
        number = len(self._typed) + 1
        title = translate("Rutinstod", "Type share {number} from the paper").format(number=number)
        column = self._begin(title, f"type-share-{number}")
        column.addWidget(
            Label(
                translate(
                    "Rutinstod",
                    "Read from the paper, not from the screen or a file. Capital letters and line breaks do not"
                    " matter.",
                ),
                "quiet",
            )
        )
        label = translate("Rutinstod", "Words of share {number}").format(number=number)
        self._field = ShareField(label, compared_with(self._shares[number - 1]))
        self._field.input.setObjectName(f"typed-share-{number}")
        self._field.changed.connect(self._allow)
        column.addWidget(self._field)
        self._problem = self._place.add_problem("shares-problem")
        back = SecondaryButton(translate("Rutinstod", "Show the shares again"))
        back.setObjectName("shares-again")
        back.clicked.connect(self._show_shares)
        self._place.footer.add(back)
        text = translate("Rutinstod", "Finish") if number == len(self._shares) else translate("Rutinstod", "Next share")
        self._onward = PrimaryButton(text)
        self._onward.setObjectName("share-typed")
        self._onward.setEnabled(False)
        self._onward.clicked.connect(self._take)
        self._place.footer.add_end(self._onward)
        self.setFocusProxy(self._field.input)
        self._field.input.setFocus()

    def _allow(self) -> None:
        self._onward.setEnabled(self._field.is_right)

    def _take(self) -> None:
        self._typed.append(" ".join(self._field.words))
        if len(self._typed) < len(self._shares):
            self._ask_share()
            return
        typed = tuple(self._typed)
        self._onward.setEnabled(False)
        self._session.ask(self, lambda ws: ws.recovery.confirm(typed), lambda _: self.kept.emit(), self._refused)

    def _refused(self, problem: ScreeningError) -> bool:
        self._typed.pop()
        self._onward.setEnabled(True)
        self._problem.set_text("\n".join(filter(None, (sentence(problem), advice(problem)))))
        self._problem.show()
        return True

    def _begin(self, heading: str, name: str) -> QVBoxLayout:
        column = self._place.start()
        title = Heading(heading, "title")
        title.setObjectName(name)
        column.addWidget(title)
        announce(title, heading)
        return column

    def _request_sheet(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.sheet_requested.emit(Path(folder) / "Rutinstöd" / "rutinstod.pdf")
