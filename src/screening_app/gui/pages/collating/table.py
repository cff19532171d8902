# SPDX-License-Identifier: EUPL-1.2
"""The units' protected table, on screen before anything is written, and its way out of the program."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QLocale, QStandardPaths, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from screening_app.core.figures.sheets import Category, Dimension
from screening_app.core.figures.sheets import Sheet as SheetOfYear
from screening_app.core.figures.table import ProtectedTable, Rule
from screening_app.errors import ScreeningError
from screening_app.gui.pages.figures.leaving import Choice, Leaving, add_published
from screening_app.gui.pages.figures.one_sheet import OneSheet
from screening_app.gui.pages.figures.reading import rule_in_words, words
from screening_app.gui.pages.sheet import ChoiceField, Sheet, back_key
from screening_app.gui.problems import advice, sentence
from screening_app.gui.session import Session
from screening_app.gui.text import QT_TRANSLATE_NOOP, counted, translate
from screening_app.gui.widgets import (
    ButtonRow,
    Heading,
    Label,
    Notice,
    PrimaryButton,
    announce,
    spaced,
)
from screening_app.workspace import Workspace
from screening_app.workspace.collating import AddedTable, AddedYears, Collated, write_added
from screening_app.workspace.regional import SealedTable


class TablePage(QWidget):
    """`left` goes back to the files, where everything chosen still is."""

    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        outer = QVBoxLayout(self)
        spaced(outer)
        self._place = Sheet(translate("Rutinstod", "Several units"), width="table", readable=True)
        outer.addWidget(self._place)
        back_key(self, self.left.emit)

    def open(self, made: SealedTable | AddedTable | AddedYears) -> None:
        """Show a table that is not written yet."""
        self._made = made
        self._sheet_name, self._said = "", ""
        self._lay_out()
        self._sheets.focus()

    # ---- laying out

    def _lay_out(self) -> None:
        made, language = self._made, QLocale().name()[:2]
        column = self._place.start()
        heading = self._place.add_title(translate("Rutinstod", "The units together"), "regional-table")
        note = Notice(self._said, "info")
        note.setObjectName("collated-note")
        note.hide()
        column.addWidget(note)
        note.setVisible(bool(self._said))
        self._problem = self._place.add_problem("write-problem")
        self._add_units(column)
        sheets, rule = _sheets(made)
        self._sheets = ChoiceField(translate("Rutinstod", "Sheet"), narrow=True)
        self._sheets.setObjectName("sheet")
        for sheet in sheets:
            self._sheets.add(words(sheet.title, language), sheet.name)
        chosen = next((one for one in sheets if one.name == self._sheet_name), sheets[0])
        self._sheet_name = chosen.name
        self._sheets.set_value(chosen.name)
        self._sheets.changed.connect(self._choose_sheet)
        column.addWidget(self._sheets)
        banner = Notice(rule_in_words(rule), "info")
        banner.setObjectName("rule")
        column.addWidget(banner)
        OneSheet(column, chosen, rule, language)
        self._place.space("near")
        if isinstance(made, AddedTable):
            self._add_export(column)
        else:
            anew = isinstance(made, SealedTable) and made.needs_reason
            self._leaving = Leaving(made.edition, language, needs_reason=anew)
            self._leaving.chosen.connect(self._write)
            column.addWidget(self._leaving)
            if isinstance(made, SealedTable):
                add_published(column, made.entries)
        self._back = self._place.add_back(self.left)
        announce(heading, heading.text())

    def _add_units(self, column: QVBoxLayout) -> None:
        made = self._made
        told = counted(QT_TRANSLATE_NOOP("Rutinstod", "%n unit(s): {names}.", None, 1), len(made.units))
        label = Label(told.format(names=", ".join(made.units)))
        label.setObjectName("units-in-it")
        column.addWidget(label)
        if not self._said:
            column.addWidget(Label(translate("Rutinstod", "Nothing is written yet."), "quiet"))
        if made.missing:
            told = translate("Rutinstod", "Not in it: {units}.").format(units=", ".join(made.missing))
            missing = Notice(told, "caution")
            missing.setObjectName("missing")
            column.addWidget(missing)

    def _add_export(self, column: QVBoxLayout) -> None:
        column.addWidget(Heading(translate("Rutinstod", "Export"), "section"))
        told = translate("Rutinstod", "Written as CSV with a manifest, exactly the numbers above.")
        column.addWidget(Label(told, "quiet"))
        export = PrimaryButton(translate("Rutinstod", "Export"), icon_name="download")
        export.setObjectName("export")
        export.clicked.connect(lambda: self._write(Choice(("csv",), "", None)))
        row = ButtonRow()
        row.add(export)
        column.addWidget(row)

    def _choose_sheet(self) -> None:
        self._sheet_name = self._sheets.value()
        self._lay_out()
        self._sheets.focus()

    # ---- leaving

    def _write(self, choice: Choice) -> None:
        made = self._made
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = Path(documents) / "Rutinstöd" / f"{made.period}-flera-enheter"
        sheets = (choice.sheet,) if choice.sheet else None
        self._wait(waiting=True)

        def write(workspace: Workspace) -> Collated:
            if not isinstance(made, SealedTable):
                return write_added(made, folder, choice.formats, sheets)
            return workspace.collating.write(made, folder, formats=choice.formats, sheets=sheets, reason=choice.reason)

        self._session.ask(self, write, self._written, self._failed)

    def _written(self, written: Collated) -> None:
        names = ", ".join(file.name for file in written.files)
        said = translate("Rutinstod", "Saved {names} in {folder}.")
        self._said = said.format(names=names, folder=written.files[0].parent)
        self._lay_out()
        self._back.setFocus()

    def _failed(self, problem: ScreeningError) -> bool:
        self._wait(waiting=False)
        self._problem.set_text("\n".join(filter(None, (sentence(problem), advice(problem)))))
        self._problem.show()
        self._place.to_top()
        return True

    def _wait(self, *, waiting: bool) -> None:
        if not isinstance(self._made, AddedTable):
            self._leaving.wait(waiting)


def _sheets(made: SealedTable | AddedTable | AddedYears) -> tuple[tuple[SheetOfYear, ...], Rule]:
    if not isinstance(made, AddedTable):
        return made.edition.sheets, made.edition.rule
    publication = made.added.publication
    rule = replace(publication.rule, typical_error=made.added.typical)
    return tuple(_as_sheet(table) for table in publication.tables), rule


def _as_sheet(table: ProtectedTable) -> SheetOfYear:
    """Return a table without any words of its own as one that can be shown: its codes are its words."""
    dimensions = []
    for place, name in enumerate(table.dimensions):
        codes = dict.fromkeys(cell.dimensions[place] for cell in table.cells)
        dimensions.append(Dimension(name, {"sv": name}, tuple(Category(code, {"sv": code}) for code in codes)))
    return SheetOfYear(table.name, {"sv": table.name}, "contacts", {}, (), tuple(dimensions), table)
