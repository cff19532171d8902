# SPDX-License-Identifier: EUPL-1.2
"""What a front end shows of a conversation and of the day, put together from the parts of core."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from screening_app.core.acting import StepMark, StepState, Waiting
from screening_app.core.forms.definition import Form
from screening_app.core.forms.filling import Filling
from screening_app.core.forms.instances import Instance
from screening_app.core.records import AskAgain, Conversation, Flag, Occasion, Outcome
from screening_app.core.routines import NextOccasion, Routine, Standing, Step, Validity


@dataclass(frozen=True, slots=True)
class StepView:
    """One step of the routine and what has been done about it."""

    step: Step
    mark: StepMark | None

    @property
    def is_left(self) -> bool:
        """Whether it is still to be done, now or later."""
        return self.mark is None or self.mark.state is StepState.LATER


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
    taken away, or something noted about the routine: the next change of any kind ends that.
    `must_report` when the duty to report a concern about a child must be considered. `next_occasion` is when the
    routine says that the person is asked next, `asked_next` the day that is set for it.
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
    flags: frozenset[Flag] = frozenset()
    must_report: bool = False
    next_occasion: NextOccasion | None = None
    asked_next: date | None = None

    @property
    def waiting(self) -> tuple[Waiting, ...]:
        """The steps of the routine that are still to be done, in their order."""
        return tuple(Waiting(s.step.id, s.mark.due if s.mark else None) for s in self.steps if s.is_left)

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
class StepDue:
    """One step of a sealed conversation that is still to be done; `due` is None where no day was set."""

    conversation_id: str
    case_reference: str | None
    step: Step
    due: date | None


@dataclass(frozen=True, slots=True)
class LeftToDo:
    """How much is left, as numbers only. `overdue` are steps put off to a month that has passed."""

    steps: int
    put_off: int
    overdue: int
    ask_again: int


@dataclass(frozen=True, slots=True)
class Today:
    """The first page: exact numbers for the unit's own eyes, never exported from here.

    `waiting` are colleagues who wait for the records key; `shares_due` says that the shares should be tried again.
    `steps_due` are steps put off to a day, and every step left of a conversation that has ended, the first first.
    `occasions` is how many were asked on each occasion, of this year's contacts.
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
    steps_due: tuple[StepDue, ...] = ()
    occasions: Mapping[Occasion, int] = field(default_factory=dict)
