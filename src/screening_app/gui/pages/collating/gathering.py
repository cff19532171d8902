# SPDX-License-Identifier: EUPL-1.2
"""The files that have come, who is expected, and what the table is to show; nothing is written here."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout

from screening_app.core.figures.watch import Watch
from screening_app.errors import CannotNow, Code, ScreeningError
from screening_app.gui.long_work import LongWork, LongWorkLine
from screening_app.gui.pages.accounts.errand import Errand
from screening_app.gui.pages.collating.sending import ENDING
from screening_app.gui.pages.files import choose_files, choose_folder
from screening_app.gui.pages.sheet import ChoiceField
from screening_app.gui.problems import advice, sentence
from screening_app.gui.session import Session
from screening_app.gui.text import translate
from screening_app.gui.widgets import (
    ButtonRow,
    Card,
    EmptyState,
    Field,
    Heading,
    Label,
    Notice,
    SecondaryButton,
    SimpleTable,
    TableRow,
)
from screening_app.gui.widgets.inputs import GrowingText
from screening_app.workspace import Workspace
from screening_app.workspace.collating import AddedTable, AddedYears, added, missing_units, read_export
from screening_app.workspace.regional import Came, SealedTable, Wanted

_UNITS, _SUMS = "units", "sums"


class Gathering(Errand):
    """`made` carries the protected table. What was chosen stays until the page is opened anew."""

    made = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__(session, "gathering", place=translate("Rutinstod", "Several units"))
        self._came: tuple[Came, ...] = ()
        self._line = LongWorkLine()
        outer = self.layout()
        if isinstance(outer, QVBoxLayout):
            outer.insertWidget(0, self._line)
        self.left.connect(self._line.stop)

    def open(self, trusted: Sequence[str]) -> None:
        """Begin with the trusted units as those expected, and the files of the last time looked at anew."""
        before, self._came = self._came, ()
        column = self._begin(
            translate("Rutinstod", "Put the units together"),
            translate(
                "Rutinstod",
                "Choose sealed files, or folders with protected exports. One year holds one kind: do not mix them.",
            ),
        )
        self._problem.button.setText(translate("Rutinstod", "Show sums only"))
        self._problem.button.setObjectName("sums-instead")
        self._problem.pressed.connect(self._sums_instead)
        self._add_files(column)
        self._add_expected(column, trusted)
        self._add_table(column)
        self._act = self._add_act(translate("Rutinstod", "Protect and look"), "collate", self._collate)
        self._look_again()
        self._choose.setFocus()
        if before:
            self._add(tuple(one.file for one in before))

    def resume(self) -> None:
        """Come back to it as it was left."""
        self._act.setFocus()

    # ---- the files

    def _add_files(self, column: QVBoxLayout) -> None:
        column.addWidget(Heading(translate("Rutinstod", "Files"), "section"))
        self._table = SimpleTable(
            translate("Rutinstod", "Files"),
            (
                translate("Rutinstod", "Unit"),
                translate("Rutinstod", "Counted to"),
                translate("Rutinstod", "File"),
            ),
        )
        self._table.setObjectName("came")
        self._table.pressed.connect(self._take_away)
        column.addWidget(self._table)
        self._empty = EmptyState("doc", translate("Rutinstod", "No file is chosen yet."))
        column.addWidget(self._empty)
        row = ButtonRow()
        self._choose = SecondaryButton(translate("Rutinstod", "Choose sealed files"), icon_name="plus")
        self._choose.setObjectName("choose-sealed")
        self._choose.clicked.connect(self._choose_sealed)
        folder = SecondaryButton(translate("Rutinstod", "Choose a folder with an export"), icon_name="plus")
        folder.setObjectName("choose-export")
        folder.clicked.connect(self._choose_export)
        row.add(self._choose)
        row.add(folder)
        column.addWidget(row)
        self._stop = Notice("", "problem")
        self._stop.setObjectName("cannot-go-on")
        self._stop.hide()
        column.addWidget(self._stop)
        self._newest = QCheckBox(translate("Rutinstod", "Count the later file of a unit that is there twice"))
        self._newest.setObjectName("newest")
        self._newest.toggled.connect(self._look_again)
        self._newest.hide()
        column.addWidget(self._newest)

    def _choose_sealed(self) -> None:
        kinds = translate("Rutinstod", "Sealed counts") + f" (*{ENDING});;" + translate("Rutinstod", "All files")
        choose_files(self, kinds + " (*)", self._add)

    def _choose_export(self) -> None:
        choose_folder(self, lambda folder: self._add((folder,)))

    def _add(self, files: Sequence[Path]) -> None:
        new = tuple(file for file in files if file not in {one.file for one in self._came})

        def work(workspace: Workspace) -> tuple[Came, ...]:
            return tuple(workspace.collating.look_at(file) for file in new)

        self._session.ask(self, work, self._added)

    def _added(self, came: tuple[Came, ...]) -> None:
        self._came = (*self._came, *came)
        self._look_again()

    def _take_away(self, file: object) -> None:
        self._came = tuple(one for one in self._came if one.file != file)
        self._look_again()
        left = list(self._table.buttons.values())
        (left[0] if left else self._choose).setFocus()

    # ---- who is expected

    def _add_expected(self, column: QVBoxLayout, trusted: Sequence[str]) -> None:
        self._place.space("near")
        column.addWidget(Heading(translate("Rutinstod", "Who is expected"), "section"))
        self._expected = GrowingText("\n".join(trusted))
        self._expected.setObjectName("expected")
        self._expected.textChanged.connect(self._look_again)
        hint = translate("Rutinstod", "Those whose keys are trusted, to begin with. If it is empty nobody is missed.")
        column.addWidget(Field(translate("Rutinstod", "Units, one a line"), self._expected, hint))
        self._missing = Notice("", "caution")
        self._missing.setObjectName("missing")
        self._missing.hide()
        column.addWidget(self._missing)
        self._incomplete = QCheckBox(translate("Rutinstod", "Go on without them; the files say who is missing"))
        self._incomplete.setObjectName("incomplete")
        self._incomplete.toggled.connect(self._look_again)
        self._incomplete.hide()
        column.addWidget(self._incomplete)

    # ---- what the table shows

    def _add_table(self, column: QVBoxLayout) -> None:
        self._place.space("near")
        column.addWidget(Heading(translate("Rutinstod", "The table"), "section"))
        card = Card()
        column.addWidget(card)
        self._organisation = QLineEdit(self._session.unit.name)
        self._organisation.setObjectName("organisation")
        card.body.addWidget(Field(translate("Rutinstod", "Whose table it is"), self._organisation))
        self._rows = ChoiceField(translate("Rutinstod", "Rows"))
        self._rows.setObjectName("rows")
        self._rows.add(translate("Rutinstod", "Each unit and the sums"), _UNITS)
        self._rows.add(translate("Rutinstod", "Sums only"), _SUMS)
        card.body.addWidget(self._rows)
        self._kept = Label(
            translate("Rutinstod", "Protected exports are shown as they are, each unit and the sums."), "quiet"
        )
        card.body.addWidget(self._kept)

    # ---- going on

    def _look_again(self) -> None:
        """Show what has come, and whether it can be put together."""
        self._show_rows()
        usable = [one for one in self._came if one.problem is None]
        sealed = {one.is_sealed for one in usable}
        missing = missing_units([one.unit for one in usable], self._expected.toPlainText().splitlines())
        twice = _twice([one.unit for one in usable])
        stops = self._stops(sealed, twice)
        self._stop.setVisible(bool(stops))
        if self._stop.label.text() != "\n".join(stops):
            self._stop.set_text("\n".join(stops))
        self._newest.setVisible(bool(twice) and sealed == {True})
        told = translate("Rutinstod", "Not here: {units}.").format(units=", ".join(missing))
        self._missing.setVisible(bool(missing and usable))
        if self._missing.label.text() != told:
            self._missing.set_text(told)
        self._incomplete.setVisible(bool(missing and usable))
        self._rows.setVisible(sealed != {False})
        self._kept.setVisible(sealed == {False})
        complete = not missing or self._incomplete.isChecked()
        self._act.setEnabled(bool(usable) and not stops and complete)

    def _stops(self, sealed: set[bool], twice: Sequence[str]) -> list[str]:
        stops = []
        if any(one.problem is not None for one in self._came):
            stops.append(translate("Rutinstod", "Take away the files that cannot be used, or get new ones."))
        if len(sealed) > 1:
            stops.append(_in_words(CannotNow(Code.COUNTS_MIXED)))
        if twice and not (self._newest.isChecked() and sealed == {True}):
            told = translate("Rutinstod", "{units} stands there twice. Take one of the files away.")
            stops.append(told.format(units=", ".join(twice)))
        return stops

    def _show_rows(self) -> None:
        away = translate("Rutinstod", "Take away")
        self._table.show_rows([TableRow(one.file, _cells(one), away) for one in self._came])
        self._table.setVisible(bool(self._came))
        self._empty.setVisible(not self._came)

    def _collate(self) -> None:
        wanted = Wanted(
            " ".join(self._organisation.text().split()) or self._session.unit.name,
            tuple(self._expected.toPlainText().splitlines()),
            incomplete=self._incomplete.isChecked(),
            newest=self._newest.isChecked() and not self._newest.isHidden(),
            sums_only=self._rows.value() == _SUMS,
        )
        files, are_sealed = tuple(one.file for one in self._came), self._came[0].is_sealed
        work = self._line.begin(translate("Rutinstod", "Opening, protecting and testing …"))
        self._act.setEnabled(False)
        self._problem.hide()
        self._problem.button.hide()

        def collate(workspace: Workspace) -> SealedTable | AddedTable | AddedYears:
            if are_sealed:
                return workspace.collating.together(files, wanted, watch=_watch(work))
            return added(
                [read_export(file) for file in files],
                workspace.plan,
                organisation=wanted.organisation,
                expected=wanted.expected,
                incomplete=wanted.incomplete,
                watch=_watch(work),
            )

        self._session.ask(self, collate, self._collated, self._refused)

    def _collated(self, made: SealedTable | AddedTable | AddedYears) -> None:
        self._line.end()
        self._act.setEnabled(True)
        self.made.emit(made)

    def _refused(self, problem: ScreeningError) -> bool:
        self._line.end()
        self._act.setEnabled(True)
        self._show_problem(problem)
        tells, sums = problem.code is Code.COUNTS_TELL_OF_UNIT, self._rows.value() == _SUMS
        self._problem.button.setVisible(tells and not sums)
        if tells and sums:
            way_out = translate(
                "Rutinstod",
                "Nothing was written. The sums tell too much as well: put protected exports together instead, made for"
                " adding.",
            )
            self._problem.set_text(f"{sentence(problem)}\n{way_out}")
        self._act.setFocus()
        self._place.to_top()
        return True

    def _sums_instead(self) -> None:
        self._rows.set_value(_SUMS)
        self._collate()


def _watch(work: LongWork) -> Watch:
    return Watch(lambda _stage, done, total: work.tell(done / total if total else 0.0))


def _cells(one: Came) -> tuple[str, ...]:
    if one.problem is None:
        return (one.unit, one.counted_to, one.file.name)
    return (one.unit or one.file.name, _in_words(one.problem))


def _twice(units: Sequence[str]) -> tuple[str, ...]:
    seen: set[str] = set()
    found = []
    for unit in units:
        if unit.casefold() in seen and unit not in found:
            found.append(unit)
        seen.add(unit.casefold())
    return tuple(found)


def _in_words(problem: ScreeningError) -> str:
    return " ".join(filter(None, (sentence(problem), advice(problem))))
