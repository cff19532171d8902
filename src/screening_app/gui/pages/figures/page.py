# SPDX-License-Identifier: EUPL-1.2
"""A year's sheets exactly as they would leave the program; beside them the exact numbers, for the screen only."""

from __future__ import annotations

from pathlib import Path

import shiboken6
from PySide6.QtCore import QLocale, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from screening_app.core.figures.sheets import Edition
from screening_app.core.figures.watch import Watch
from screening_app.errors import CannotNow, Code, ScreeningError
from screening_app.gui.long_work import LongWork, LongWorkLine
from screening_app.gui.pages.figures.adults import AdultsCard
from screening_app.gui.pages.figures.leaving import Choice, Leaving, add_published
from screening_app.gui.pages.figures.losses import add_losses
from screening_app.gui.pages.figures.one_sheet import OneSheet
from screening_app.gui.pages.figures.protecting import ProtectionDialog, add_protection
from screening_app.gui.pages.figures.reading import rule_in_words, words
from screening_app.gui.pages.sheet import ChoiceField, Sheet
from screening_app.gui.problems import advice, sentence
from screening_app.gui.session import Session
from screening_app.gui.text import translate
from screening_app.gui.theme import current
from screening_app.gui.widgets import EmptyState, Heading, Label, Notice, QuietButton, spaced
from screening_app.workspace import Workspace
from screening_app.workspace.figures import YearOnScreen
from screening_app.workspace.leaving import Decision

_LEAVES, _EXACT = "leaves", "exact"
_SEVERAL = "several-units-wanted"


class FiguresPage(QWidget):
    """Choose a year and a sheet, look at it from both sides, export it. What is exact cannot be copied or printed.

    `several_wanted` asks for the pages about several units.
    """

    several_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._year: int | None = None
        self._found: YearOnScreen | None = None
        self._sheet_name, self._side = "", _LEAVES
        outer = QVBoxLayout(self)
        spaced(outer)
        self._work_line = LongWorkLine()
        outer.addWidget(self._work_line)
        self._place = Sheet(translate("Rutinstod", "Figures"), width="table", readable=True)
        outer.addWidget(self._place)
        # Whoever only collates has nothing to count, and needs not wait for it.
        self._begin()

    def refresh(self) -> None:
        """Count, protect and attack the chosen year anew."""
        chosen = self._year
        work = self._work_line.begin(translate("Rutinstod", "Counting, protecting and testing the year …"))
        self._session.ask(self, lambda ws: ws.publishing.on_screen(chosen, _watch(work)), self._show, self._empty)

    def _empty(self, problem: ScreeningError) -> bool:
        """Take the table of another year away: what stands under a year must be that year's."""
        self._work_line.end()
        self._found = None
        column = self._begin()
        notice = Notice("\n".join(filter(None, (sentence(problem), advice(problem)))), "problem")
        notice.setObjectName("figures-problem")
        column.addWidget(notice)
        chosen = self._year
        if isinstance(problem, CannotNow) and problem.code in (Code.FIGURES_UNSAFE, Code.FIGURES_TOO_LARGE):
            # What was decided may be why: it can be changed here too.
            self._session.ask(
                self, lambda ws: ws.publishing.decision(chosen or ws.publishing.years()[0]), self._offer, lambda _: True
            )
        return isinstance(problem, CannotNow)

    def _offer(self, decision: Decision) -> None:
        if self._found is None:
            self._place.space("near")
            add_protection(self._place.body, decision, lambda: self._decide(decision))

    def _decide(self, decision: Decision) -> None:
        dialog = ProtectionDialog(self._session, decision, self)
        dialog.accepted.connect(self.refresh)
        dialog.open()

    def _show(self, found: YearOnScreen) -> None:
        self._work_line.end()
        self._found, self._year = found, found.year
        self._lay_out()

    def _to_several(self) -> None:
        """Go on; what is being counted here would only keep the other pages waiting."""
        self._work_line.stop()
        self.several_wanted.emit()

    # ---- laying out

    def _lay_out(self) -> None:
        found = self._found
        if found is None:
            return
        column = self._begin()
        self._note = Notice("", "info")
        self._note.setObjectName("export-note")
        self._note.hide()
        column.addWidget(self._note)
        edition = found.exact if self._side == _EXACT else found.edition
        if not edition.sheets or not found.has_contacts:
            self._add_choices(column, found, edition)
            column.addWidget(EmptyState("chart", translate("Rutinstod", "Nothing is counted in this year yet.")))
            return
        self._add_choices(column, found, edition)
        exact = self._side == _EXACT
        said = rule_in_words(edition.rule)
        if exact:
            said = translate(
                "Rutinstod",
                "Exact numbers, only for the screen. They can stand for single persons: they are not exported, copied"
                " or printed, and must not be passed on.",
            )
        banner = Notice(said, "problem" if exact else "info")
        banner.setObjectName("exact-banner" if exact else "rule")
        column.addWidget(banner)
        chosen = next((one for one in edition.sheets if one.name == self._sheet_name), edition.sheets[0])
        self._sheet_name = chosen.name
        self._one = OneSheet(column, chosen, edition.rule, _language(), exact=exact)
        if chosen.name in found.rated:
            self._adults = AdultsCard(found.year, found.adults)
            self._adults.given.connect(self._keep_adults)
            column.addWidget(self._adults)
        self._place.space("near")
        if exact:
            return
        add_protection(column, found.decision, lambda: self._decide(found.decision))
        add_losses(
            column, found.loss, {name: words(title, _language()) for name, title in found.titles.items()}, _language()
        )
        self._leaving = Leaving(edition, _language(), needs_reason=found.needs_reason)
        self._leaving.chosen.connect(self._export)
        column.addWidget(self._leaving)
        add_published(column, found.entries)

    def _begin(self) -> QVBoxLayout:
        """Begin the page anew with its title and the way to several units; whoever has come to that stays there."""
        focus = QApplication.focusWidget()
        was_there = focus is not None and focus.objectName() == _SEVERAL and self.isAncestorOf(focus)
        column = self._place.start()
        title = Heading(translate("Rutinstod", "Figures"), "title")
        title.setObjectName("figures")
        several = QuietButton(translate("Rutinstod", "Several units"), icon_name="people", compact=False)
        several.setObjectName(_SEVERAL)
        several.clicked.connect(self._to_several)
        row = QHBoxLayout()
        spaced(row, "near")
        row.addWidget(title, 1)
        row.addWidget(several, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addWidget(
            Label(translate("Rutinstod", "Every contact counts, also when the question was not asked."), "quiet")
        )
        if was_there:
            several.setFocus()
        return column

    def _add_choices(self, column: QVBoxLayout, found: YearOnScreen, edition: Edition) -> None:
        row = QHBoxLayout()
        spaced(row, "near")
        self._years = ChoiceField(translate("Rutinstod", "Year"))
        self._years.setObjectName("year")
        self._years.setMinimumWidth(current().px(96))
        for year in found.years:
            self._years.add(str(year), year)
        self._years.set_value(found.year)
        self._years.changed.connect(self._choose_year)
        self._sheets = ChoiceField(translate("Rutinstod", "Sheet"), narrow=True)
        self._sheets.setObjectName("sheet")
        for sheet in edition.sheets:
            self._sheets.add(words(sheet.title, _language()), sheet.name)
        self._sheets.set_value(self._sheet_name)
        self._sheets.changed.connect(self._choose_sheet)
        self._sides = ChoiceField(translate("Rutinstod", "Numbers shown"))
        self._sides.setObjectName("side")
        self._sides.add(translate("Rutinstod", "As they leave"), _LEAVES)
        self._sides.add(translate("Rutinstod", "Exact, on screen only"), _EXACT)
        self._sides.set_value(self._side)
        self._sides.changed.connect(self._choose_side)
        row.addWidget(self._years, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._sides, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._sheets)

    def _choose_year(self) -> None:
        self._year = int(self._years.value())
        self.refresh()

    def _choose_sheet(self) -> None:
        self._sheet_name = self._sheets.value()
        self._lay_out()
        self._sheets.focus()

    def _choose_side(self) -> None:
        self._side = self._sides.value()
        self._lay_out()
        self._sides.focus()

    def _keep_adults(self, number: int) -> None:
        year, said = self._year, translate("Rutinstod", "The number of adults is saved.")
        if year is None:
            return

        work = self._work_line.begin(translate("Rutinstod", "Counting, protecting and testing the year …"))

        def keep(ws: Workspace) -> YearOnScreen:
            ws.publishing.set_adults(year, number or None)
            return ws.publishing.on_screen(year, _watch(work))

        self._session.ask(self, keep, lambda found: self._show_done(found, said), self._empty)

    # ---- leaving

    def _export(self, choice: Choice) -> None:
        year = self._year
        if year is None:
            return
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = Path(documents) / "Rutinstöd" / str(year)
        self._leaving.wait(True)
        work = self._work_line.begin(translate("Rutinstod", "Testing and writing …"))
        sheets = (choice.sheet,) if choice.sheet else None
        self._session.ask(
            self,
            lambda ws: ws.publishing.export(
                year, folder, formats=choice.formats, sheets=sheets, reason=choice.reason, watch=_watch(work)
            ),
            self._exported,
            self._failed,
        )

    def _exported(self, files: tuple[Path, ...]) -> None:
        self._work_line.end()
        names = ", ".join(file.name for file in files)
        said = translate("Rutinstod", "Saved {names} in {folder}.").format(names=names, folder=files[0].parent)
        year = self._year
        self._session.ask(
            self, lambda ws: ws.publishing.on_screen(year), lambda found: self._show_done(found, said), self._failed
        )

    def _show_done(self, found: YearOnScreen, said: str) -> None:
        self._show(found)
        self._note.set_text(said)
        self._note.show()
        self._place.show_child(self._note)

    def _failed(self, _problem: object) -> bool:
        self._work_line.end()
        if shiboken6.isValid(self._leaving):
            self._leaving.wait(False)
        return False


def _watch(work: LongWork) -> Watch:
    return Watch(lambda _stage, done, total: work.tell(done / total if total else 0.0))


def _language() -> str:
    return QLocale().name()[:2]
