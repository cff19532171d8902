# SPDX-License-Identifier: EUPL-1.2
"""Rows to choose from, with or without a line for words of one's own."""

from __future__ import annotations

import json
from collections.abc import Sequence

from screening_app.core.forms.definition import Answer, Form, Item, ItemType
from screening_app.gui.controls.control import AnswerControl, column_in, read_draft
from screening_app.gui.controls.entries import LineEntry
from screening_app.gui.controls.words import option_text
from screening_app.gui.phrases import DECLINES, OTHER, phrase
from screening_app.gui.widgets import AnswerGroup, Choice


class GroupControl(AnswerControl):
    """Rows of one choice or several; each press answers."""

    def __init__(self, form: Form, item: Item, language: str, name: str) -> None:
        super().__init__()
        self._item = item
        self._by_number = False
        choices = [Choice(value, text, exclusive=alone) for value, text, alone in choices_of(form, item, language)]
        self._group = AnswerGroup(name, choices, multiple=item.repeats, decline=phrase(DECLINES, language))
        self._group.answered.connect(self._take)
        self._group.declined.connect(lambda: self.declined.emit(self._by_number))
        column_in(self).addWidget(self._group)

    def show_answer(self, values: Sequence[Answer], *, declined: bool) -> None:
        """Check the rows answered."""
        if declined:
            self._group.show_declined()
        elif self._group.is_declined or tuple(self._group.values) != tuple(values):
            self._group.show_values(values)

    def focus_answer(self) -> None:
        """Put the focus on the row chosen, else on the first."""
        self._group.focus_answer()

    def press_number(self, number: int) -> bool:
        """Press a row."""
        self._by_number = True
        chosen = self._group.press_number(number)
        self._by_number = False
        return bool(chosen)

    def tell(self, description: str, *, wrong: bool) -> None:
        """Describe the group, and each row that can have the focus."""
        self._group.setAccessibleDescription(description)
        for row in self._group.rows:
            row.setAccessibleDescription(description)

    def _take(self, values: Sequence[object]) -> None:
        self.answered.emit(tuple(values), self._by_number and not self._item.repeats)


class OpenChoiceControl(AnswerControl):
    """Rows to choose from and a line for other words; where several may be chosen, the words stand beside the rest."""

    def __init__(self, form: Form, item: Item, language: str, name: str) -> None:
        super().__init__()
        self._item = item
        self._by_number = False
        self._values: tuple[Answer, ...] = ()
        choices = [Choice(value, text, exclusive=alone) for value, text, alone in choices_of(form, item, language)]
        self._other = phrase(OTHER, language)
        choices.append(Choice(_Words, self._other))
        self._group = AnswerGroup(name, choices, multiple=item.repeats, decline=phrase(DECLINES, language))
        self._group.answered.connect(self._take)
        self._group.declined.connect(lambda: self.declined.emit(self._by_number))
        self._entry = LineEntry(item)
        self._entry.indent()
        self._shown = ""
        self._entry.typed.connect(self._write)
        self._name = f"{self._other}. {name}"
        self._group.insert_below(len(choices) - 1, self._entry)
        column_in(self).addWidget(self._group)
        self.tell("", wrong=False)

    def show_answer(self, values: Sequence[Answer], *, declined: bool) -> None:
        """Check the rows answered, and write the words that are no option."""
        known = [option.value for option in self._item.options]
        words = [value for value in values if value not in known]
        self._values = tuple(value for value in values if value in known)
        self._entry.show_text(str(words[0]) if words else "")
        self._shown = self._entry.text
        if declined:
            self._group.show_declined()
        else:
            self._group.show_values([*self._values, *([_Words] if words else [])])

    def focus_answer(self) -> None:
        """Put the focus on the row chosen, else on the first."""
        self._group.focus_answer()

    def focus_wrong(self) -> None:
        """Put the focus into the line of other words."""
        self._entry.inputs[0].setFocus()

    def press_number(self, number: int) -> bool:
        """Press a row; the one for other words moves into its line."""
        self._by_number = True
        chosen = self._group.press_number(number)
        self._by_number = False
        return bool(chosen)

    def pending(self) -> tuple[Answer, ...] | None:
        """Return the choice with the words written, None where no words are meant."""
        words = self._entry.text.strip()
        if _Words not in self._group.values:
            return None
        return (*self._values, words) if words else self._values or ()

    def draft(self) -> str | None:
        """Return the words not yet kept."""
        if self._entry.text == self._shown:
            return None
        return json.dumps({"texts": [self._entry.text], "at": [0, self._entry.cursor_place]}, ensure_ascii=False)

    def restore(self, draft: str) -> None:
        """Write the words and choose their row."""
        texts, _, cursor = read_draft(draft)
        self._entry.show_text(texts[0])
        self._group.show_values([*(self._values if self._item.repeats else ()), _Words])
        self._entry.inputs[0].setFocus()
        self._entry.put_cursor(cursor)

    def tell(self, description: str, *, wrong: bool) -> None:
        """Describe the rows and the line."""
        for row in self._group.rows:
            row.setAccessibleDescription(description)
        self._entry.tell(self._name, description, wrong=wrong)

    def _take(self, values: Sequence[object]) -> None:
        chosen = tuple(option.value for option in self._item.options if option.value in values)
        meant = _Words in values
        newly = meant and not self._entry.text.strip()
        self._values = chosen
        if newly or (meant and not self._item.repeats):
            self._entry.inputs[0].setFocus()
            if newly and not chosen:
                self.typed.emit()
                return
        words = (self._entry.text.strip(),) if meant and self._entry.text.strip() else ()
        self.answered.emit((*chosen, *words), self._by_number and not meant and not self._item.repeats)

    def _write(self) -> None:
        if _Words not in self._group.values:
            self._values = self._values if self._item.repeats else ()
            self._group.show_values([*self._values, _Words])
        self.typed.emit()


class _Words:
    """Stands for the row of other words among the choices."""


def choices_of(form: Form, item: Item, language: str) -> list[tuple[Answer, str, bool]]:
    """Return value, words and whether it stands alone, for every answer to choose from."""
    if item.type is ItemType.BOOLEAN:
        return [(value, option_text(form, item, value, language), False) for value in (True, False)]
    return [(o.value, option_text(form, item, o.value, language), o.exclusive) for o in item.options]
