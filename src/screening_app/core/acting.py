# SPDX-License-Identifier: EUPL-1.2
"""The way after the answer: what was done about each step, which support was offered, and the duty to report.

What is counted of it has no way back to a record: a fact here holds codes and a month, nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from screening_app.core.personal_number import holds_personal_number
from screening_app.errors import CannotNow, Code

#: Characters that a short note of why a step does not apply may have; case mode only.
NOTE_LENGTH: Final = 200


class StepKind(StrEnum):
    """What a step of the routine is about, in the order of urgency in which the steps open."""

    ACUTE = "acute"
    REPORT = "report"
    IDENTITY = "identity"
    CONTACT = "contact"
    DANGER = "danger"
    CARE = "care"
    HONOUR = "honour"
    SUPPORT = "support"
    INFORMATION = "information"
    POLICE = "police"
    FOLLOW_UP = "follow-up"


#: The order in which the steps open.
URGENCY: Final = tuple(StepKind)


class StepState(StrEnum):
    """What has been done about one step of the routine."""

    DONE = "done"
    NOT_APPLICABLE = "not-applicable"
    LATER = "later"


class WhyNot(StrEnum):
    """Why a step of the routine is not for this person now."""

    DOES_NOT_FIT = "does-not-fit"
    DONE_BEFORE = "done-before"
    PERSON_DECLINES = "person-declines"
    NOT_SAFE = "not-safe"
    SOMEONE_ELSE = "someone-else"
    OTHER = "other"


class ViolenceType(StrEnum):
    """The five types of violence of the national strategy; the codes are those of a routine's `violence_types`."""

    CLOSE_RELATION = "close-relation"
    HONOUR = "honour"
    SEXUAL = "sexual"
    EXPLOITATION = "exploitation"
    TRAFFICKING = "trafficking"


class Person(StrEnum):
    """Who somebody is in relation to the violence."""

    ADULT = "adult"
    CHILD = "child"
    USES_VIOLENCE = "uses-violence"


class NoReport(StrEnum):
    """Why no concern about a child was reported from this conversation."""

    REPORTED_BEFORE = "reported-before"
    REPORTED_BY_OTHERS = "reported-by-others"
    NO_CONCERN = "no-concern"
    NO_CHILD = "no-child"


@dataclass(frozen=True, slots=True)
class StepMark:
    """What was done about one step of the routine, by whom and when.

    `why` and `note` belong to NOT_APPLICABLE, `due` to LATER; marks made by earlier versions have none of them.
    """

    step_id: str
    state: StepState
    by: str
    at: datetime
    why: WhyNot | None = None
    note: str | None = None
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A step of a sealed conversation that is still to be done; `due` is its day if it was put off to one."""

    step_id: str
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Support:
    """Support that was offered. Without a decision: 11 kap. 5 § of the Social Services Act (2025:400)."""

    violence_type: ViolenceType
    person: Person
    with_decision: bool
    by: str
    at: datetime

    @property
    def kind(self) -> tuple[ViolenceType, Person, bool]:
        """What was offered to whom; one conversation offers each once."""
        return (self.violence_type, self.person, self.with_decision)


@dataclass(frozen=True, slots=True)
class ConcernReport:
    """What came of the duty to report: the day it was reported, or why it was not. Exactly one of them is given."""

    by: str
    at: datetime
    reported_on: date | None = None
    why_not: NoReport | None = None


class StepCourse(StrEnum):
    """Where a step of the routine stands in the counts: LEFT is a step that nobody did before the record was gone."""

    OPEN = "open"
    DONE = "done"
    NOT_APPLICABLE = "not-applicable"
    LATER = "later"
    LEFT = "left"


@dataclass(frozen=True, slots=True, order=True)
class StepFact:
    """One step for statistics. `due` is year x 12 + month of the day it was put off to, 0 for none."""

    year: int
    month: int
    course: StepCourse
    due: int = 0


@dataclass(frozen=True, slots=True, order=True)
class SupportFact:
    """One offer of support for statistics."""

    year: int
    month: int
    violence_type: ViolenceType
    person: Person
    with_decision: bool


@dataclass(frozen=True, slots=True, order=True)
class InstrumentFact:
    """That a questionnaire was used in a conversation, by its canonical url, for statistics."""

    year: int
    month: int
    url: str


def step_facts(
    year: int, month: int, marks: tuple[StepMark, ...], waiting: tuple[Waiting, ...]
) -> tuple[StepFact, ...]:
    """Return what the steps of one conversation count as, in the contact's year and month."""
    states = {mark.step_id: mark.state for mark in marks}
    ended = [StepFact(year, month, StepCourse(mark.state)) for mark in marks if mark.state is not StepState.LATER]
    left = [
        StepFact(year, month, StepCourse.LATER if states.get(each.step_id) is StepState.LATER else StepCourse.OPEN)
        if each.due is None
        else StepFact(year, month, StepCourse.LATER, each.due.year * 12 + each.due.month)
        for each in waiting
    ]
    return tuple(sorted([*ended, *left]))


def support_facts(year: int, month: int, supports: tuple[Support, ...]) -> tuple[SupportFact, ...]:
    """Return what the offers of one conversation count as, in the contact's year and month."""
    return tuple(sorted(SupportFact(year, month, *each.kind) for each in supports))


def clean_note(typed: str) -> str | None:
    """Return a short note on one line, None for an empty one.

    CannotNow(NOTE_REFUSED) when it is too long, CASE_REFERENCE_IS_PERSON when it holds a personal identity number.
    """
    note = " ".join(typed.split())
    if len(note) > NOTE_LENGTH:
        raise CannotNow(Code.NOTE_REFUSED, most=NOTE_LENGTH)
    if holds_personal_number(note):
        raise CannotNow(Code.CASE_REFERENCE_IS_PERSON)
    return note or None
