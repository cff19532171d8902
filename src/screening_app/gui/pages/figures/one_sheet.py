# SPDX-License-Identifier: EUPL-1.2
"""One sheet on screen: the table, what the chosen cell means, the chosen row as a chart, shares and definitions."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QVBoxLayout

from screening_app.core.figures.sheets import Share, Sheet
from screening_app.core.figures.table import TOTAL, Rule
from screening_app.gui.pages.figures.reading import shown, words
from screening_app.gui.pages.figures.table import SheetTable
from screening_app.gui.text import translate
from screening_app.gui.theme import current
from screening_app.gui.widgets import Bar, BarList, Card, Heading, Label


class OneSheet:
    """Adds a sheet to a column. With `exact` the numbers are true ones, and the words beside them say so."""

    def __init__(self, column: QVBoxLayout, sheet: Sheet, rule: Rule, language: str, *, exact: bool = False) -> None:
        self._sheet, self._language = sheet, language
        heading = Heading(words(sheet.title, language), "section")
        heading.setObjectName("sheet-title")
        column.addWidget(heading)
        column.addWidget(Label(words(sheet.counted, language), "quiet"))
        self._table = SheetTable()
        self._table.show_sheet(sheet, rule, language, exact=exact)
        column.addWidget(self._table)
        self._meaning = Label(translate("Rutinstod", "Choose a number to read what it means."), "quiet")
        self._meaning.setObjectName("cell-meaning")
        column.addWidget(self._meaning)
        column.addSpacing(current().gap("close"))
        card = Card()
        self._chart_title = Label("", "label")
        self._chart = BarList(words(sheet.title, language))
        self._chart.setObjectName("sheet-chart")
        card.body.addWidget(self._chart_title)
        card.body.addWidget(self._chart)
        column.addWidget(card)
        for line in self._lines():
            column.addWidget(Label(line))
        for definition in sheet.definitions:
            column.addWidget(Label(words(definition, language), "small-quiet"))
        self._table.explained.connect(self._meaning.setText)
        self._table.row_chosen.connect(self._draw)
        self._draw(0)

    def _draw(self, row: int) -> None:
        """Show a row as bars, sums left out: they would dwarf their parts."""
        grid = self._table.grid
        if not grid.rows:
            return
        self._chart_title.setText(grid.rows[row][1])
        bars = []
        for place, (code, name) in enumerate(grid.columns):
            cell = grid.cell(row, place)
            if cell is None or (code == TOTAL and len(grid.columns) > 1):
                continue
            bars.append(Bar(name, cell.count if cell.status == "shown" else 0, shown(cell)))
        self._chart.show_bars(bars)

    def _lines(self) -> Iterator[str]:
        for share in self._sheet.shares:
            yield self._share(share)
        for rate in self._sheet.rates:
            yield translate("Rutinstod", "{rate} for every {per} of {adults} adults").format(
                rate=QLocale().toString(rate.rate, "f", 1),
                per=QLocale().toString(rate.per),
                adults=QLocale().toString(rate.adults),
            )

    def _whose(self, share: Share) -> str:
        """Return whom a share is of, where several have the same title: the unit, or all of them."""
        titles = {one.code: one.title for one in self._sheet.dimensions[0].categories}
        return words(titles.get(share.among[0], {}), self._language)

    def _share(self, share: Share) -> str:
        title = words(share.title, self._language)
        if sum(one.title == share.title for one in self._sheet.shares) > 1:
            title = f"{title} ({self._whose(share)})"
        if share.percent is None:
            return translate("Rutinstod", "{title}: too few to say a share").format(title=title)
        if share.target is None or "%" in title:
            return translate("Rutinstod", "{title}: {percent} %").format(title=title, percent=share.percent)
        return translate("Rutinstod", "{title}: {percent} % (target {target} %)").format(
            title=title, percent=share.percent, target=share.target
        )
