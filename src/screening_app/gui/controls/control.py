# SPDX-License-Identifier: EUPL-1.2
"""What every control of a question can do; the page knows no more of it."""

from __future__ import annotations

import json
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from screening_app.core.forms.definition import Answer
from screening_app.gui.widgets import spaced


class AnswerControl(QWidget):
    """Where a question is answered. `name` is what screen readers call it, `hint` stands with it.

    `answered(values, by_number)` and `declined(by_number)` are answers given at once; `typed` says that something was
    written which `pending` will tell when the page goes on.
    """

    answered = Signal(object, bool)
    declined = Signal(bool)
    typed = Signal()

    def show_answer(self, values: Sequence[Answer], *, declined: bool) -> None:
        """Show what has been answered; emits nothing."""
        raise NotImplementedError

    def focus_answer(self) -> None:
        """Put the focus where the answer is given."""
        raise NotImplementedError

    def put_below_field(self, widget: QWidget) -> None:
        """Put hint or error where the eye is after answering: below all, or below the field where there is one."""
        column = self.layout()
        if column is not None:
            column.addWidget(widget)

    def focus_wrong(self) -> None:
        """Put the focus on what cannot be kept as it is written."""
        self.focus_answer()

    def press_number(self, number: int) -> bool:
        """Choose by digit; False where the control has no such choice."""
        return False

    def pending(self) -> tuple[Answer, ...] | None:
        """Return what is written but not yet given, None for nothing of the kind. Raises UnreadableError."""
        return None

    def draft(self) -> str | None:
        """Return all that is written with the place of the cursor, for `restore`; None where nothing is written."""
        return None

    def restore(self, draft: str) -> None:
        """Write what a draft holds; a draft from elsewhere is taken as plain text."""

    def tell(self, description: str, *, wrong: bool) -> None:
        """Tie hint and error to the fields for screen readers, and mark the fields when something is wrong."""
        raise NotImplementedError


def column_in(holder: QWidget) -> QVBoxLayout:
    """Return a bare column for a control."""
    column = QVBoxLayout(holder)
    spaced(column, "close")
    return column


def read_draft(draft: str) -> tuple[list[str], int, int]:
    """Return the texts of a draft, in which of them the cursor stands, and where."""
    try:
        kept = json.loads(draft)
        texts = [str(text) for text in kept["texts"]]
        place, cursor = (int(number) for number in kept["at"])
    except (ValueError, TypeError, KeyError):
        return [draft], 0, len(draft)
    return texts or [""], max(0, place), max(0, cursor)
