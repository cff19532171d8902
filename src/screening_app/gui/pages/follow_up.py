# SPDX-License-Identifier: EUPL-1.2
"""How the routine is followed, as numbers only: what is left to do, and the register as a figure for one year."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from screening_app.core.acting import Person
from screening_app.core.register_figures import LEAST, RegisterFigures, SupportRow
from screening_app.core.views import LeftToDo
from screening_app.gui.names import name_of
from screening_app.gui.pages.sheet import ChoiceField, Sheet
from screening_app.gui.session import Session
from screening_app.gui.text import translate
from screening_app.gui.widgets import FigureTile, Heading, Label, SimpleTable, TableRow, spaced
from screening_app.workspace import Workspace

_Found = tuple[LeftToDo, tuple[int, ...], RegisterFigures]


class FollowUpPage(QWidget):
    """Steps and promises left, routines by person and violence, questionnaires used, support. Opens no record."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._year: int | None = None
        outer = QVBoxLayout(self)
        spaced(outer)
        self._place = Sheet(translate("Rutinstod", "Follow-up"), width="table", readable=True)
        outer.addWidget(self._place)

    def refresh(self) -> None:
        """Count anew."""
        year = self._year

        def count(ws: Workspace) -> _Found:
            years = ws.publishing.years()
            return ws.conversations.left_to_do(), years, ws.register_figures(year or years[0])

        self._session.ask(self, count, self._show)

    def _show(self, found: _Found) -> None:
        left, years, figures = found
        column = self._place.start()
        self._place.add_title(translate("Rutinstod", "Follow-up"), "follow-up")
        about = translate("Rutinstod", "Numbers for the whole unit. They say nothing of whom they are about.")
        column.addWidget(Label(about, "quiet"))
        column.addWidget(Heading(translate("Rutinstod", "Left to do"), "section"))
        self._add_tiles(
            column,
            (left.steps, translate("Rutinstod", "steps of the routine not done yet")),
            (left.put_off, translate("Rutinstod", "of them put off to a day")),
            (left.overdue, translate("Rutinstod", "put off to a month that has passed")),
            (left.ask_again, translate("Rutinstod", "to ask again")),
        )
        self._place.space("near")
        self._add_year(column, years, figures.year)
        self._add_tiles(
            column,
            (per_cent(figures.asked), translate("Rutinstod", "of the contacts were asked")),
            (per_cent(figures.steps_done), translate("Rutinstod", "of the steps that were due are done")),
        )
        self._add_routines(column, figures)
        self._add_supports(column, figures)
        self._add_instruments(column, figures)

    def _add_tiles(self, column: QVBoxLayout, *tiles: tuple[object, str]) -> None:
        row = QHBoxLayout()
        spaced(row, "far")
        for number, text in tiles:
            row.addWidget(FigureTile(str(number), text), 1)
        column.addLayout(row)

    def _add_year(self, column: QVBoxLayout, years: tuple[int, ...], year: int) -> None:
        column.addWidget(Heading(translate("Rutinstod", "The routines in figures"), "section"))
        field = ChoiceField(translate("Rutinstod", "Year"))
        field.setObjectName("register-year")
        for each in years:
            field.add(str(each), each)
        field.set_value(year)
        field.changed.connect(lambda: self._choose_year(int(field.value())))
        column.addWidget(field)
        small = translate("Rutinstod", "Numbers under {least} are shown as “under {least}”, also when there are none.")
        column.addWidget(Label(small.format(least=LEAST), "small-quiet"))

    def _choose_year(self, year: int) -> None:
        self._year = year
        self.refresh()

    def _add_routines(self, column: QVBoxLayout, figures: RegisterFigures) -> None:
        name = translate("Rutinstod", "Current written routine today")
        columns = [
            translate("Rutinstod", "Who it is for"),
            translate("Rutinstod", "Type of violence"),
            translate("Rutinstod", "This unit"),
            translate("Rutinstod", "In the organisation"),
        ]
        yes, no = translate("Rutinstod", "Yes"), translate("Rutinstod", "No")
        of = translate("Rutinstod", "{number} of {all}")
        rows = [
            TableRow(
                f"{row.person} {row.violence_type}",
                (
                    name_of(row.person),
                    name_of(row.violence_type),
                    yes if row.here else no,
                    of.format(number=row.units, all=row.of),
                ),
            )
            for row in figures.routines
        ]
        self._add_table(column, "register-routines", name, columns, rows)
        sample = translate("Rutinstod", "The sample routine that comes with the program is not counted.")
        column.addWidget(Label(sample, "small-quiet"))

    def _add_supports(self, column: QVBoxLayout, figures: RegisterFigures) -> None:
        name = translate("Rutinstod", "Support that was offered, in contacts")
        columns = [
            translate("Rutinstod", "Who it is for"),
            translate("Rutinstod", "Type of violence"),
            translate("Rutinstod", "Without an individual decision"),
            translate("Rutinstod", "With an individual decision"),
        ]
        by_kind: dict[tuple[Person, str], dict[bool, SupportRow]] = {}
        for row in figures.supports:
            by_kind.setdefault((row.person, name_of(row.violence_type)), {})[row.with_decision] = row
        rows = [
            TableRow(
                f"{person} {kind}",
                (name_of(person), kind, least(pair[False].offered), least(pair[True].offered)),
            )
            for (person, kind), pair in sorted(by_kind.items(), key=lambda each: tuple(Person).index(each[0][0]))
        ]
        self._add_table(column, "register-supports", name, columns, rows)

    def _add_instruments(self, column: QVBoxLayout, figures: RegisterFigures) -> None:
        name = translate("Rutinstod", "Questionnaires used, in conversations")
        columns = [translate("Rutinstod", "Questionnaire"), translate("Rutinstod", "Times")]
        rows = [TableRow(title, (title, least(number))) for title, number in figures.instruments]
        self._add_table(column, "register-instruments", name, columns, rows)

    def _add_table(self, column: QVBoxLayout, key: str, name: str, columns: list[str], rows: list[TableRow]) -> None:
        self._place.space("near")
        column.addWidget(Heading(name, "section"))
        table = SimpleTable(name, columns)
        table.setObjectName(key)
        table.show_rows(rows)
        column.addWidget(table)


def least(number: int | None) -> str:
    """Return a number, or that it is under the least that is shown."""
    if number is None:
        return translate("Rutinstod", "under {least}").format(least=LEAST)
    return str(QLocale().toString(number))


def per_cent(share: int | None) -> str:
    """Return a share, or a dash where too few are behind it."""
    return "–" if share is None else translate("Rutinstod", "{number} %").format(number=share)
