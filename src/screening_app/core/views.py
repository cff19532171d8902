# SPDX-License-Identifier: EUPL-1.2
"""What a front end shows of a conversation and of the day, put together from the parts of core."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from screening_app.core.forms.definition import Form
from screening_app.core.forms.filling import Filling
from screening_app.core.forms.instances import Instance
from screening_app.core.records import AskAgain, Conversation, Outcome, StepMark
from screening_app.core.routines import Routine, Standing, Step, Validity


@dataclass(frozen=True, slots=True)
class StepView:
    """One step of the routine and what has been done about it."""

    step: Step
    mark: StepMark | None


@dataclass(frozen=True, slots=True)
class PartView:
    """One form of a conversation with its answers so far; the current one is the form on screen."""

    form: Form
    filling: Filling
    language: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class ConversationView:
    """All that a page shows of one conversation.

    `form` and `filling` are those of the form on screen, None until asking has begun. `parts` are all forms of the
    conversation in the order chosen; its places are what `go_to_part` takes. `can_undo` when a row has just been
    taken away: the next change of any kind ends that.
    """

    conversation: Conversation
    form: Form | None
    filling: Filling | None
    outcome: Outcome | None
    routine: Routine | None
    routine_validity: Validity | None
    steps: tuple[StepView, ...]
    parts: tuple[PartView, ...] = ()
    can_undo: bool = False

    @property
    def gaps(self) -> tuple[tuple[int, str], ...]:
        """The enabled questions of all parts that have no answer, each as place of the part and path."""
        return tuple((number, path) for number, part in enumerate(self.parts) for path in part.filling.gaps)

    @property
    def question(self) -> Instance | None:
        """The question on screen, or None outside the asking stage."""
        if self.filling is None or self.conversation.position is None:
            return None
        return self.filling.instance(self.conversation.position)


@dataclass(frozen=True, slots=True)
class Today:
    """The first page: exact numbers for the unit's own eyes, never exported from here.

    `waiting` are colleagues who wait for the records key; `shares_due` says that the shares should be tried again.
    """

    date: date
    contacts: int
    asked: int
    ask_again: tuple[AskAgain, ...]
    unfinished: tuple[Conversation, ...]
    routine: Routine | None
    routine_validity: Validity | None
    routine_standing: Standing | None = None
    routine_missing: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    shares_due: bool = False
