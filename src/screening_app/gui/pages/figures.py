# SPDX-License-Identifier: EUPL-1.2
"""The year's protected table, as it will be published, and its export. Shows no exact number."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from screening_app.core.figures.indicators import ANSWERS, ASKED, DECLINED, NOT_ASKED
from screening_app.core.figures.table import TOTAL, Publication, Rule
from screening_app.core.readiness import NotAskedReason
from screening_app.gui.names import name_of
from screening_app.gui.pages.sheet import ChoiceField, Sheet
from screening_app.gui.session import Session
from screening_app.gui.text import translate
from screening_app.gui.theme import current
from screening_app.gui.widgets import (
    Bar,
    BarList,
    Card,
    EmptyState,
    FigureTile,
    Heading,
    Label,
    Notice,
    PrimaryButton,
    spaced,
)

Counts = dict[tuple[str, ...], int]


class FiguresPage(QWidget):
    """Choose a year, look at the table, export it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._year: int | None = None
        outer = QVBoxLayout(self)
        spaced(outer)
        self._place = Sheet(translate("Rutinstod", "Figures"), width="table", readable=True)
        outer.addWidget(self._place)

    def refresh(self) -> None:
        """Read the years and the chosen year's table anew."""
        chosen = self._year
        self._session.ask(self, lambda ws: (ws.years(), ws.figures(chosen or ws.years()[0])), self._show, self._empty)

    def _empty(self, _problem: object) -> bool:
        """Take the table of another year away: what stands under a year must be that year's."""
        self._year = None
        self._place.start()
        return False

    def _show(self, found: tuple[tuple[int, ...], Publication]) -> None:
        years, publication = found
        (table,) = publication.tables
        self._year = int(publication.period)
        column = self._place.start()
        self._add_head(column, years)
        counts = {cell.dimensions: cell.count for cell in table.cells}
        self._note = Notice("", "info")
        self._note.setObjectName("export-note")
        self._note.hide()
        column.addWidget(self._note)
        if not any(counts.values()):
            column.addWidget(EmptyState("chart", translate("Rutinstod", "No number is large enough to show yet.")))
            return
        self._add_tiles(column, counts)
        self._add_bars(column, counts)
        column.addWidget(Notice(_rule_in_words(publication.rule), "info"))

    def _add_head(self, column: QVBoxLayout, years: tuple[int, ...]) -> None:
        row = QHBoxLayout()
        spaced(row, "near")
        words = QVBoxLayout()
        spaced(words, "hair")
        title = Heading(translate("Rutinstod", "Figures"), "title")
        title.setObjectName("figures")
        words.addWidget(title)
        words.addWidget(
            Label(translate("Rutinstod", "Every contact counts, also when the question was not asked."), "quiet")
        )
        row.addLayout(words, 1)
        self._choice = ChoiceField(translate("Rutinstod", "Year"))
        self._choice.setObjectName("year")
        self._choice.setMinimumWidth(current().px(96))
        for year in years:
            self._choice.add(str(year), year)
        self._choice.set_value(self._year)
        self._choice.changed.connect(self._choose)
        row.addWidget(self._choice, 0, Qt.AlignmentFlag.AlignBottom)
        self._export = PrimaryButton(translate("Rutinstod", "Export"), icon_name="download")
        self._export.setObjectName("export")
        self._export.clicked.connect(self._export_now)
        row.addWidget(self._export, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(row)
        self._place.space("near")

    def _add_tiles(self, column: QVBoxLayout, counts: Counts) -> None:
        row = QHBoxLayout()
        spaced(row, "far")
        for dimensions, caption in (
            ((TOTAL, TOTAL), translate("Rutinstod", "contacts")),
            ((ASKED, TOTAL), translate("Rutinstod", "asked")),
            ((DECLINED, TOTAL), translate("Rutinstod", "did not want to answer")),
            ((NOT_ASKED, TOTAL), translate("Rutinstod", "not asked")),
        ):
            row.addWidget(FigureTile(str(counts[dimensions]), caption), 1)
        column.addLayout(row)
        self._place.space("near")

    def _add_bars(self, column: QVBoxLayout, counts: Counts) -> None:
        for heading, group, details in (
            (translate("Rutinstod", "Asked, by outcome"), ASKED, ANSWERS),
            (translate("Rutinstod", "Not asked, by reason"), NOT_ASKED, tuple(NotAskedReason)),
        ):
            column.addWidget(Heading(heading, "section"))
            card = Card()
            bars = BarList(heading)
            bars.show_bars(_bars(counts, group, details))
            card.body.addWidget(bars)
            column.addWidget(card)
            self._place.space("tight")

    def _choose(self) -> None:
        self._year = int(self._choice.value())
        self.refresh()

    def _export_now(self) -> None:
        year = self._year
        if year is None:
            return
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = Path(documents) / "Rutinstöd" / str(year)
        self._export.setEnabled(False)
        self._session.ask(self, lambda ws: ws.export_figures(year, folder), self._exported, self._failed)

    def _exported(self, files: tuple[Path, ...]) -> None:
        self._export.setEnabled(True)
        names = ", ".join(file.name for file in files)
        self._note.set_text(
            translate("Rutinstod", "Saved {names} in {folder}.").format(names=names, folder=files[0].parent)
        )
        self._note.show()
        self._place.show_child(self._note)

    def _failed(self, _problem: object) -> bool:
        self._export.setEnabled(True)
        return False


def _bars(counts: Counts, group: str, details: tuple[StrEnum, ...]) -> list[Bar]:
    """Every outcome; of the many reasons only those with a number, the largest first, and one line for the rest."""
    bars = [Bar(name_of(detail), counts[group, detail.value]) for detail in details]
    if group != NOT_ASKED:
        return bars
    named = sorted((bar for bar in bars if bar.count), key=lambda bar: -bar.count)
    rest = translate("Rutinstod", "Each of the other reasons") if named else translate("Rutinstod", "Each reason")
    return [*named, Bar(rest, 0)]


def _rule_in_words(rule: Rule) -> str:
    return translate(
        "Rutinstod",
        "The numbers are protected. No number between 1 and {last} is shown: small numbers have become 0 or {base}, and"
        " the sums follow. A zero means 0–{last}.",
    ).format(base=rule.threshold, last=rule.threshold - 1)
