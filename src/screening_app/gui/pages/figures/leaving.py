# SPDX-License-Identifier: EUPL-1.2
"""How the year leaves the program: which sheets, in which formats, why anew; and what has left before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from screening_app.core.figures.ledger import Entry, Reason
from screening_app.core.figures.sheets import Edition
from screening_app.gui.pages.figures.reading import words
from screening_app.gui.pages.sheet import ChoiceField
from screening_app.gui.text import translate
from screening_app.gui.theme import current
from screening_app.gui.widgets import ButtonRow, Card, Heading, Label, PrimaryButton, SimpleTable, TableRow, spaced

_ALL = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen to leave; `sheet` is empty for all, `reason` None for a first or an unchanged edition."""

    formats: tuple[str, ...]
    sheet: str
    reason: Reason | None


class Leaving(QWidget):
    """`chosen` carries what is to be exported; the button is dead while nothing could be written."""

    chosen = Signal(object)

    def __init__(self, edition: Edition, language: str, *, needs_reason: bool) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        spaced(column, "close")
        column.addWidget(Heading(translate("Rutinstod", "Export"), "section"))
        column.addWidget(
            Label(translate("Rutinstod", "Exactly the numbers above are written, in every format the same."), "quiet")
        )
        card = Card()
        column.addWidget(card)
        self._sheet = ChoiceField(translate("Rutinstod", "Sheets"), narrow=True)
        self._sheet.setObjectName("export-sheet")
        self._sheet.add(translate("Rutinstod", "All sheets"), _ALL)
        for sheet in edition.sheets:
            self._sheet.add(words(sheet.title, language), sheet.name)
        card.body.addWidget(self._sheet)
        self._boxes: dict[str, QCheckBox] = {}
        for name, text in _formats():
            box = QCheckBox(text)
            box.setObjectName(f"format-{name}")
            box.setChecked(name in ("xlsx", "pdf"))
            box.toggled.connect(self._look)
            self._boxes[name] = box
            card.body.addWidget(box)
        self._reason: ChoiceField | None = None
        if needs_reason:
            self._reason = _reasons()
            card.body.addWidget(self._reason)
        row = ButtonRow()
        self._export = PrimaryButton(translate("Rutinstod", "Export"), icon_name="download")
        self._export.setObjectName("export")
        self._export.clicked.connect(self._choose)
        row.add(self._export)
        column.addSpacing(current().gap("tight"))
        column.addWidget(row)

    def wait(self, waiting: bool) -> None:
        """Let nothing be exported twice at once."""
        self._export.setEnabled(not waiting and self._any())

    def _any(self) -> bool:
        return any(box.isChecked() for box in self._boxes.values())

    def _look(self) -> None:
        self._export.setEnabled(self._any())

    def _choose(self) -> None:
        formats = tuple(name for name, box in self._boxes.items() if box.isChecked())
        reason = None if self._reason is None else Reason(self._reason.value())
        self.chosen.emit(Choice(formats, self._sheet.value(), reason))


def add_published(column: QVBoxLayout, entries: Sequence[Entry]) -> None:
    """List what has been published of the year, the newest first."""
    if not entries:
        return
    column.addWidget(Heading(translate("Rutinstod", "Published so far"), "section"))
    table = SimpleTable(
        translate("Rutinstod", "Published so far"),
        (
            translate("Rutinstod", "Edition"),
            translate("Rutinstod", "Day"),
            translate("Rutinstod", "Counted to"),
            translate("Rutinstod", "Formats"),
            translate("Rutinstod", "Why"),
        ),
    )
    table.show_rows(
        [
            TableRow(
                place,
                (
                    str(entry.edition.number),
                    entry.made_at[:10],
                    entry.edition.cut_off,
                    ", ".join(entry.formats),
                    reason_name(entry.edition.reason),
                ),
            )
            for place, entry in enumerate(reversed(entries))
        ]
    )
    column.addWidget(table)


def reason_name(reason: str) -> str:
    """Return the words for why there is another edition."""
    return (
        {
            Reason.LATE_RECORDS: translate("Rutinstod", "Contacts were noted late"),
            Reason.CORRECTED: translate("Rutinstod", "Mistakes were corrected"),
            Reason.OTHER_PLAN: translate("Rutinstod", "Fewer or other tables"),
            Reason.OTHER_ADULTS: translate("Rutinstod", "Another number of adults"),
        }.get(Reason(reason), "")
        if reason
        else translate("Rutinstod", "First edition")
    )


def _reasons() -> ChoiceField:
    field = ChoiceField(
        translate("Rutinstod", "Why the year is published anew"),
        translate("Rutinstod", "The numbers have changed since the last edition. The reason stands in the files."),
    )
    field.setObjectName("export-reason")
    for reason in Reason:
        field.add(reason_name(reason), reason)
    return field


def _formats() -> tuple[tuple[str, str], ...]:
    return (
        ("xlsx", translate("Rutinstod", "Excel (one file, a sheet each)")),
        ("pdf", translate("Rutinstod", "PDF report with charts")),
        ("csv", translate("Rutinstod", "CSV (for other programs)")),
        ("px", translate("Rutinstod", "PC-Axis (for statistics databases)")),
        ("json", translate("Rutinstod", "JSON (for developers)")),
    )
