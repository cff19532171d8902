# SPDX-License-Identifier: EUPL-1.2
"""Places to write one answer, one class for each way of writing; all speak in text, so that a draft can be kept."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from screening_app.core.forms.definition import Answer, Item, ItemType, in_language
from screening_app.core.forms.model import Quantity, Unit
from screening_app.gui.controls.reading import (
    UNIT_MARK,
    UnreadableError,
    number_text,
    read,
    read_date,
    read_decimal,
    shown,
)
from screening_app.gui.text import translate
from screening_app.gui.theme import current
from screening_app.gui.widgets import spaced
from screening_app.gui.widgets.inputs import CalmBox, GrowingText, Input, SearchBox, TypedLine
from screening_app.gui.widgets.inputs_date import DayLine
from screening_app.gui.widgets.labels import Label


class Entry(QWidget):
    """Where one answer is written. `typed` comes with every change by hand, `picked` when one was chosen whole.

    `text` stands for all that is written, whether or not it is an answer yet.
    """

    typed = Signal()
    picked = Signal()

    def __init__(self, item: Item, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self._row = QHBoxLayout(self)
        spaced(self._row, "tight")

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The fields, the first first."""
        raise NotImplementedError

    @property
    def to_mend(self) -> Input:
        """The field to look at when what is written is no answer."""
        return self.inputs[0]

    @property
    def text(self) -> str:
        """All that is written."""
        raise NotImplementedError

    def show_text(self, text: str) -> None:
        """Write it without emitting."""
        raise NotImplementedError

    def show_value(self, value: Answer) -> None:
        """Write an answer without emitting."""
        self.show_text(shown(value))

    def value(self) -> Answer | None:
        """Return the answer written, None for an empty place. Raises UnreadableError."""
        return read(self.item, self.text)

    @property
    def cursor_place(self) -> int:
        """Where the cursor stands in the first field."""
        field = self.inputs[0]
        if isinstance(field, QPlainTextEdit):
            return field.textCursor().position()
        line = field if isinstance(field, QLineEdit) else field.lineEdit()
        return line.cursorPosition() if line is not None else 0

    def put_cursor(self, place: int) -> None:
        """Put the cursor there, or at the end of a shorter text."""
        field = self.inputs[0]
        if isinstance(field, QPlainTextEdit):
            cursor = field.textCursor()
            cursor.setPosition(min(place, len(field.toPlainText())))
            field.setTextCursor(cursor)
        elif isinstance(field, QLineEdit):
            field.setCursorPosition(place)

    def tell(self, name: str, description: str, *, wrong: bool) -> None:
        """Name the fields for screen readers, and mark them when what is written is wrong."""
        for field in self.inputs:
            field.setAccessibleName(name)
            field.setAccessibleDescription(description)
            marked = wrong and field is self.to_mend
            if field.property("wrong") != marked:
                field.setProperty("wrong", marked)
                field.style().unpolish(field)
                field.style().polish(field)
                field.update()


class LineEntry(Entry):
    """One line: text, numbers, times, addresses; `beside` is a unit to show after it."""

    def __init__(self, item: Item, beside: str = "", parent: QWidget | None = None) -> None:
        super().__init__(item, parent)
        self._line = TypedLine()
        self._line.setObjectName("answer")
        if item.type in (ItemType.INTEGER, ItemType.DECIMAL, ItemType.TIME, ItemType.QUANTITY):
            self._line.setMaximumWidth(_narrow())
        self._line.textEdited.connect(lambda _: self.typed.emit())
        self._row.addWidget(self._line, 1000)
        if beside:
            self._row.addWidget(Label(beside, wrap=False), 0, Qt.AlignmentFlag.AlignVCenter)
        if self._line.maximumWidth() < 10_000:
            self._row.addStretch(1)

    def indent(self) -> None:
        """Stand below the words of an answer row."""
        theme = current()
        self._row.insertSpacing(0, theme.gap(16) + theme.px("indicator") + theme.gap("near") - theme.gap("tight"))

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The line."""
        return (self._line,)

    @property
    def text(self) -> str:
        """What the line says."""
        return self._line.text()

    def show_text(self, text: str) -> None:
        """Write on the line."""
        self._line.setText(text)


class TextEntry(Entry):
    """Several lines."""

    def __init__(self, item: Item, parent: QWidget | None = None) -> None:
        super().__init__(item, parent)
        self._field = GrowingText()
        self._field.setObjectName("answer")
        self._field.textChanged.connect(self._changed)
        self._quiet = False
        self._row.addWidget(self._field)

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The text."""
        return (self._field,)

    @property
    def text(self) -> str:
        """What is written."""
        return self._field.toPlainText()

    def show_text(self, text: str) -> None:
        """Write it."""
        self._quiet = True
        self._field.setPlainText(text)
        self._quiet = False

    def _changed(self) -> None:
        if not self._quiet:
            self.typed.emit()


class DayEntry(Entry):
    """A date, or a date with a time: a line and a calendar."""

    def __init__(self, item: Item, parent: QWidget | None = None) -> None:
        super().__init__(item, parent)
        self._line = DayLine(_day_on)
        self._line.setMaximumWidth(2 * _narrow())
        self._line.line.setObjectName("answer")
        self._line.edited.connect(self.typed)
        self._row.addWidget(self._line, 1000)
        self._row.addStretch(1)

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The line."""
        return (self._line.line,)

    @property
    def text(self) -> str:
        """What the line says."""
        return self._line.line.text()

    def show_text(self, text: str) -> None:
        """Write on the line."""
        self._line.line.setText(text)


class PickEntry(Entry):
    """One of many options, found by typing part of it. With `free` other words are an answer too."""

    def __init__(
        self, item: Item, texts: tuple[str, ...], *, free: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(item, parent)
        self._free = free
        self._box = SearchBox(texts, translate("Rutinstod", "Choose, or type to search"))
        self._box.setObjectName("answer")
        self._box.picked.connect(self.picked)
        self._box.edited.connect(self.typed)
        self._row.addWidget(self._box)

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The field with its list."""
        return (self._box,)

    @property
    def text(self) -> str:
        """What the field says."""
        return self._box.currentText()

    def show_text(self, text: str) -> None:
        """Show a choice or other words."""
        self._box.show_text(text)

    def show_value(self, value: Answer) -> None:
        """Show the option with this value; other words where there is none."""
        places = [place for place, option in enumerate(self.item.options) if option.value == value]
        self._box.show_text(self._box.itemText(places[0]) if places else shown(value))

    def value(self) -> Answer | None:
        """Return the option's value, or the free words. Raises UnreadableError(option)."""
        text = self.text.strip()
        if not text:
            return None
        if self._box.place >= 0:
            return self.item.options[self._box.place].value
        if self._free:
            return text
        raise UnreadableError("option")

    def tell(self, name: str, description: str, *, wrong: bool) -> None:
        """Name the parts of the box too."""
        super().tell(name, description, wrong=wrong)
        self._box.name_parts(name, description)


class QuantityEntry(Entry):
    """A number and its unit: fixed where there is one, else to be chosen."""

    def __init__(self, item: Item, language: str, fallback: str, parent: QWidget | None = None) -> None:
        super().__init__(item, parent)
        self._names = tuple(in_language(unit.text, language, fallback) or unit.code for unit in item.units)
        self._line = TypedLine()
        self._line.setObjectName("answer")
        self._line.setMaximumWidth(_narrow())
        self._line.textEdited.connect(lambda _: self.typed.emit())
        self._row.addWidget(self._line, 1000)
        self._box: CalmBox | None = None
        if len(self._names) > 1:
            self._box = CalmBox(self._names)
            self._box.setObjectName("unit")
            self._box.setPlaceholderText(translate("Rutinstod", "Unit"))
            self._box.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            self._box.picked.connect(self.typed)
            self._row.addWidget(self._box)
        elif self._names:
            self._row.addWidget(Label(self._names[0], wrap=False), 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addStretch(1)

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The number, and the unit where it is chosen."""
        return (self._line, *([self._box] if self._box is not None else []))

    @property
    def to_mend(self) -> Input:
        """The unit where only that is missing, else the number."""
        try:
            read_decimal(self._line.text())
        except UnreadableError:
            return self._line
        return self._line if self._box is None or self._box.currentIndex() >= 0 else self._box

    @property
    def text(self) -> str:
        """Number and unit."""
        unit = self._box.currentText() if self._box is not None else ""
        return f"{self._line.text()}{UNIT_MARK}{unit}" if self._line.text() or unit else ""

    def show_text(self, text: str) -> None:
        """Write number and unit."""
        number, _, unit = text.partition(UNIT_MARK)
        self._line.setText(number)
        if self._box is not None:
            self._box.setCurrentIndex(self._box.findText(unit) if unit else -1)

    def show_value(self, value: Answer) -> None:
        """Write a quantity."""
        if not isinstance(value, Quantity):
            return
        unit = next((name for name, unit in zip(self._names, self.item.units, strict=True) if _is_of(value, unit)), "")
        self.show_text(f"{number_text(value.value)}{UNIT_MARK}{unit}")

    def value(self) -> Answer | None:
        """Return the quantity. Raises UnreadableError(decimal or unit)."""
        if not self._line.text().strip():
            return None
        number = read_decimal(self._line.text())
        place = 0 if self._box is None else self._box.currentIndex()
        if place < 0:
            raise UnreadableError("unit")
        if not self.item.units:
            return Quantity(number)
        unit = self.item.units[place]
        return Quantity(number, self._names[place], unit.system, unit.code)

    def tell(self, name: str, description: str, *, wrong: bool) -> None:
        """Name the unit's box for what it is."""
        super().tell(name, description, wrong=wrong)
        if self._box is not None:
            unit = translate("Rutinstod", "Unit")
            self._box.setAccessibleName(unit)
            self._box.view().setAccessibleName(unit)


def _is_of(value: Quantity, unit: Unit) -> bool:
    return (value.system, value.code) == (unit.system, unit.code)


def _narrow() -> int:
    """Return a width for a number or half a date."""
    return QFontMetrics(current().font()).horizontalAdvance("0" * 14)


def _day_on(text: str) -> date | None:
    for part in (text, text.strip().rpartition(" ")[0]):
        try:
            day = read_date(part)
        except UnreadableError:
            continue
        if isinstance(day, date):
            return day
    return None
