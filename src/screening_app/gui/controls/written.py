# SPDX-License-Identifier: EUPL-1.2
"""Places to write in, one for each answer, and the row for declining below them."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from screening_app.core.forms.definition import Answer, Item
from screening_app.gui.controls.control import AnswerControl, column_in, read_draft
from screening_app.gui.controls.entries import Entry
from screening_app.gui.controls.reading import UnreadableError
from screening_app.gui.phrases import DECLINES, phrase
from screening_app.gui.text import translate
from screening_app.gui.widgets import AnswerGroup, QuietButton, SecondaryButton, spaced


class WrittenControl(AnswerControl):
    """Places to write in, one for each answer, and the row for declining below."""

    def __init__(self, item: Item, language: str, name: str, entry: Callable[[], Entry]) -> None:
        super().__init__()
        self.item = item
        self._name = name
        self._make = entry
        self._description = ""
        self._given: tuple[Answer, ...] = ()
        self._shown: list[str] = []
        self._lines: list[tuple[QWidget, Entry]] = []
        column = column_in(self)
        self._place = QVBoxLayout()
        spaced(self._place, "tight")
        column.addLayout(self._place)
        self._told = QVBoxLayout()
        spaced(self._told, "hair")
        column.addLayout(self._told)
        self._more = SecondaryButton(translate("Rutinstod", "Add another answer"), icon_name="plus", compact=True)
        self._more.setObjectName("more-answers")
        self._more.clicked.connect(self._add_line)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._more.setHidden(not item.repeats)
        self._group = AnswerGroup(name, [], decline=phrase(DECLINES, language), numbered=False)
        self._group.declined.connect(lambda: self.declined.emit(True))
        column.addWidget(self._group)
        self._show_lines([""])

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The places, from the top."""
        return tuple(entry for _, entry in self._lines)

    def show_answer(self, values: Sequence[Answer], *, declined: bool) -> None:
        """Write the answers, or check the row for declining."""
        self._given = tuple(values)
        if declined:
            self._group.show_declined()
        else:
            self._group.clear()
        self._show_lines([""] * max(1, len(values)))
        for entry, value in zip(self.entries, values, strict=False):
            entry.show_value(value)
        self._shown = self._texts()

    def focus_answer(self) -> None:
        """Put the focus into the first place, at the end of what is written."""
        if self._group.is_declined:
            self._group.focus_answer()
        else:
            self._focus(self.entries[0])

    def put_below_field(self, widget: QWidget) -> None:
        """Put it above the row for declining."""
        self._told.addWidget(widget)

    def focus_wrong(self) -> None:
        """Put the focus into the first place that cannot be read; the cursor stays where it is."""
        wrong = next((entry for entry in self.entries if not _is_readable(entry)), None)
        held = any(field.hasFocus() for entry in self.entries for field in entry.inputs)
        if wrong is not None or not held:
            (wrong or self.entries[0]).to_mend.setFocus()

    def pending(self) -> tuple[Answer, ...] | None:
        """Return the answers written; what was not touched is returned as it was given, to the letter."""
        if self._texts() == self._shown:
            return None if self._group.is_declined else self._given
        values = [entry.value() for entry in self.entries]
        found = tuple(value for value in values if value is not None)
        return None if not found and self._group.is_declined else found

    def draft(self) -> str | None:
        """Return the texts and the cursor's place as JSON, None while everything is as it was shown."""
        texts = self._texts()
        if texts == self._shown:
            return None
        # Not who has the focus now: whatever hides the page, the lock say, may have taken it already.
        last = self.focusWidget()
        focus = next((n for n, entry in enumerate(self.entries) if last in entry.inputs), 0)
        return json.dumps({"texts": texts, "at": [focus, self.entries[focus].cursor_place]}, ensure_ascii=False)

    def restore(self, draft: str) -> None:
        """Write the texts and put the cursor back."""
        texts, place, cursor = read_draft(draft)
        answered = self._shown
        self._group.clear()
        self._show_lines(texts if self.item.repeats else texts[:1])
        self._shown = answered
        for entry, text in zip(self.entries, texts, strict=False):
            entry.show_text(text)
        entry = self.entries[min(place, len(self.entries) - 1)]
        entry.inputs[0].setFocus()
        entry.put_cursor(cursor)

    def tell(self, description: str, *, wrong: bool) -> None:
        """Name and describe every place, with its number where there are several."""
        self._description = description
        several = len(self.entries) > 1
        for number, entry in enumerate(self.entries, 1):
            name = f"{self._name} {number}" if several else self._name
            entry.tell(name, description, wrong=wrong and self._is_wrong(entry))
        for row in self._group.rows:
            row.setAccessibleDescription(description)

    def _is_wrong(self, entry: Entry) -> bool:
        unread = [each for each in self.entries if not _is_readable(each)]
        return entry in unread or (not unread and bool(entry.text.strip()))

    def _texts(self) -> list[str]:
        return [entry.text for entry in self.entries]

    def _show_lines(self, texts: Sequence[str]) -> None:
        while len(self._lines) > max(1, len(texts)):
            self._drop(self._lines[-1])
        while len(self._lines) < max(1, len(texts)):
            self._new_line()
        for entry, text in zip(self.entries, texts, strict=False):
            entry.show_text(text)
        self._shown = self._texts()
        self._number()

    def _new_line(self) -> Entry:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        spaced(row, "tight")
        entry = self._make()
        entry.typed.connect(self._changed)
        entry.picked.connect(self._picked)
        row.addWidget(entry, 1)
        remove = QuietButton("", icon_name="x")
        remove.setObjectName("remove-answer")
        remove.clicked.connect(lambda: self._remove(holder))
        row.addWidget(remove, 0, Qt.AlignmentFlag.AlignVCenter)
        if not self.item.repeats:
            remove.hide()
        self._place.addWidget(holder)
        # A line added to a page in view is otherwise hidden until the next event, and hidden it takes no focus.
        holder.show()
        self._lines.append((holder, entry))
        return entry

    def _add_line(self) -> None:
        entry = self._new_line()
        self._number()
        self._focus(entry)

    def _remove(self, holder: QWidget) -> None:
        place = next(n for n, (each, _) in enumerate(self._lines) if each is holder)
        if len(self._lines) == 1:
            self._lines[0][1].show_text("")
        else:
            self._drop(self._lines[place])
        self._number()
        self._focus(self.entries[min(place, len(self.entries) - 1)])
        self._changed()

    def _drop(self, line: tuple[QWidget, Entry]) -> None:
        self._lines.remove(line)
        line[0].hide()
        self._place.removeWidget(line[0])
        line[0].setParent(None)
        line[0].deleteLater()

    def _number(self) -> None:
        self.tell(self._description, wrong=False)
        for number, (holder, _) in enumerate(self._lines, 1):
            for button in holder.findChildren(QuietButton, "remove-answer"):
                button.setAccessibleName(translate("Rutinstod", "Take answer {number} away").format(number=number))
        most = self.item.max_occurs
        self._more.setEnabled(most is None or len(self._lines) < most)

    def _focus(self, entry: Entry) -> None:
        entry.inputs[0].setFocus()
        entry.put_cursor(len(entry.text))

    def _changed(self) -> None:
        # Whoever writes has changed their mind about declining; the answer itself is kept when the page goes on.
        if self._group.is_declined and any(text.strip() for text in self._texts()):
            self._group.clear()
        self.typed.emit()

    def _picked(self) -> None:
        self._changed()
        if not self.item.repeats:
            found = self.pending()
            if found:
                self.answered.emit(found, False)


def _is_readable(entry: Entry) -> bool:
    try:
        entry.value()
    except UnreadableError:
        return False
    return True
