# SPDX-License-Identifier: EUPL-1.2
"""From the list into the making of a questionnaire and out of it: begun, tried, kept, written to Excel, thrown away."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from screening_app.core.forms.authoring.draft import Draft
from screening_app.core.forms.definition import Form
from screening_app.core.records import InstrumentEntry
from screening_app.errors import Code, ScreeningError
from screening_app.gui.pages.confirm import confirm
from screening_app.gui.pages.files import choose_file, choose_place, read_file, write_file
from screening_app.gui.pages.instrument_words import interface_language
from screening_app.gui.pages.instruments.making.editor import BuildPage
from screening_app.gui.pages.instruments.making.workbook import WorkbookPage
from screening_app.gui.pages.instruments.reading import ReadingPage
from screening_app.gui.session import Session
from screening_app.gui.text import translate
from screening_app.workbooks import MAX_BYTES
from screening_app.workspace import Workspace
from screening_app.workspace.building import Unfinished


class BuildDesk(QStackedWidget):
    """`begun` comes when there is something to show, `left` when the list is wanted again, with what to say there.

    `kept` carries the entry of the new draft version.
    """

    begun = Signal()
    left = Signal(str)
    kept = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._page: BuildPage | None = None
        self._reading = ReadingPage(session)
        self._reading.left.connect(self._back_to_page)
        self._workbook = WorkbookPage()
        self._workbook.left.connect(self._leave)
        self._workbook.again.connect(lambda: self.choose_workbook(self))
        self.addWidget(self._reading)
        self.addWidget(self._workbook)

    # ---- ways in

    def begin(self) -> None:
        """Begin a new questionnaire in the interface's language."""
        language = interface_language()
        self._session.ask(self, lambda ws: ws.building.begin(Draft("", "", language, {})), self._show)

    def go_on(self, key: str) -> None:
        """Go on with one that is unfinished."""
        self._session.ask(self, lambda ws: ws.building.open(key), self._show)

    def reopen(self, entry: InstrumentEntry) -> None:
        """Go on with a version that is here, or with the version after it."""
        self._session.ask(self, lambda ws: ws.building.reopen(entry.url, entry.version), self._show)

    def choose_workbook(self, owner: QWidget) -> None:
        """Let the user choose a workbook over `owner`."""
        choose_file(owner, translate("Rutinstod", "Excel workbooks") + " (*.xlsx)", self.from_workbook)

    def from_workbook(self, file: Path) -> None:
        """Go on with what stands in a workbook, or show what is wrong in it."""

        def work(ws: Workspace) -> Unfinished:
            return ws.building.from_workbook(read_file(file, MAX_BYTES))

        def failed(problem: ScreeningError) -> bool:
            problems = problem.facts.get("problems")
            if problem.code is not Code.WORKBOOK_REFUSED or not isinstance(problems, tuple):
                return False
            self.begun.emit()
            self.setCurrentWidget(self._workbook)
            self._workbook.show_problems(file.name, problems)
            return True

        self._session.ask(self, work, self._show, failed)

    def _show(self, unfinished: Unfinished) -> None:
        self._drop()
        self._page = page = BuildPage(self._session, unfinished)
        page.left.connect(self._leave)
        page.try_pressed.connect(self._try)
        page.keep_pressed.connect(self._keep)
        page.sheets_pressed.connect(self._save_sheets)
        page.discard_pressed.connect(self._discard)
        self.addWidget(page)
        self.setCurrentWidget(page)
        self.begun.emit()
        page.begin()

    # ---- ways out

    def _leave(self, said: str = "") -> None:
        if self._page is not None:
            self._page.save()
        self.left.emit(said)
        self._drop()

    def _drop(self) -> None:
        page, self._page = self._page, None
        if page is not None:
            self.removeWidget(page)
            page.hide()
            page.deleteLater()

    def _back_to_page(self) -> None:
        if self._page is not None:
            self.setCurrentWidget(self._page)
            self._page.outline.list.setFocus()

    def _try(self) -> None:
        page = self._page
        if page is None:
            return
        draft = page.bench.draft

        def show(form: Form) -> None:
            self.setCurrentWidget(self._reading)
            self._reading.show_form(form)

        self._session.ask(page, lambda ws: ws.building.trial(draft), show, self._told)

    def _keep(self) -> None:
        page = self._page
        if page is None:
            return
        key, draft = page.key, page.bench.draft
        # Nothing is changed, and nothing kept twice, while it is being kept.
        page.setEnabled(False)

        def done(entry: InstrumentEntry) -> None:
            page.let_go()
            self.kept.emit(entry)
            self._drop()

        def failed(problem: ScreeningError) -> bool:
            page.setEnabled(True)
            return self._told(problem)

        self._session.ask(page, lambda ws: ws.building.finish(key, draft), done, failed)

    def _told(self, problem: ScreeningError) -> bool:
        if self._page is None:
            return False
        self._page.tell(problem)
        return True

    def _save_sheets(self) -> None:
        page = self._page
        if page is not None:
            draft = page.bench.draft
            name = f"rutinstod-{draft.version}.xlsx"
            choose_place(self, name, "Excel (*.xlsx)", lambda file: self._write_sheets(draft, file))

    def _write_sheets(self, draft: Draft, file: Path) -> None:
        def done(written: Path) -> None:
            if self._page is not None:
                self._page.say(translate("Rutinstod", "Saved as {file}.").format(file=written))

        self._session.ask(self, lambda ws: write_file(file, ws.building.workbook(draft)), done, self._told)

    def _discard(self) -> None:
        page = self._page
        if page is None:
            return
        key = page.key

        def done(_: object) -> None:
            page.let_go()
            self._leave(translate("Rutinstod", "The unfinished questionnaire has been thrown away."))

        confirm(
            self,
            translate("Rutinstod", "Throw the unfinished questionnaire away?"),
            [
                translate("Rutinstod", "All that you have written in it is deleted."),
                translate("Rutinstod", "Versions that were kept earlier stay. This cannot be undone."),
            ],
            translate("Rutinstod", "Throw away"),
            lambda: self._session.ask(self, lambda ws: ws.building.discard(key), done),
            word=translate("Rutinstod", "delete"),
        )
