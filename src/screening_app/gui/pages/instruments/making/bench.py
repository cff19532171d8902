# SPDX-License-Identifier: EUPL-1.2
"""The draft on the table: every part of the page reads it here, puts its changes here and hears of all others."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from screening_app.core.forms.authoring.draft import Draft
from screening_app.core.forms.authoring.editing import Editing, languages_of
from screening_app.core.forms.authoring.faults import DraftProblem, faults


class Bench(QObject):
    """`changed` comes after every change; it carries whether what is on screen must be laid out anew.

    `wanted` names the field that the focus should go to once the page stands. `chosen` is what is being worked on:
    the name of a question or a sum, or one of the places of the outline.
    """

    changed = Signal(bool)
    wanted = Signal(str)

    def __init__(self, draft: Draft, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.chosen = ""
        self._editing = Editing(draft)
        self._faults = faults(draft)

    @property
    def draft(self) -> Draft:
        """The draft as it is now."""
        return self._editing.draft

    @property
    def faults(self) -> tuple[DraftProblem, ...]:
        """What stands in the way of keeping it as a draft version."""
        return self._faults

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that texts are written in, the questionnaire's own first."""
        return languages_of(self.draft)

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._editing.earlier)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step that was taken back."""
        return bool(self._editing.later)

    def put(self, draft: Draft, mark: str = "", *, anew: bool = False) -> None:
        """Go on to this draft, as one step with the last one of the same mark."""
        self._go(self._editing.to(draft, mark), anew=anew)

    def put_and_go(self, draft: Draft, field: str) -> None:
        """Go on to this draft, lay the page out anew and put the focus into a field by its objectName."""
        self.put(draft, anew=True)
        self.wanted.emit(field)

    def undo(self) -> None:
        """Take the last step back."""
        self._go(self._editing.undone(), anew=True)

    def redo(self) -> None:
        """Do again what was taken back."""
        self._go(self._editing.redone(), anew=True)

    def _go(self, editing: Editing, *, anew: bool) -> None:
        if editing is not self._editing:
            self._editing = editing
            self._faults = faults(editing.draft)
            self.changed.emit(anew)
