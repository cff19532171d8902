# SPDX-License-Identifier: EUPL-1.2
"""What the program remembers: unit, contact, conversation, outcome, and the fact that is counted.

All of it is frozen: a change makes a new value, which the store then keeps. The words are those of
the glossary in ARCHITECTURE.md.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from screening_app.core.readiness import Interpreter, NotAskedReason, Readiness


class DataMode(StrEnum):
    """How much is kept; fixed when a store is made."""

    TALLY = "tally"
    CASE = "case"


class UnitKind(StrEnum):
    """Which kind of workplace owns the store; decides the instruments and routines offered."""

    INTAKE = "intake"
    MATERNITY = "maternity"


class Role(StrEnum):
    """What an account is for; what it can read follows from the keys in its slot, not from this word."""

    SCREENER = "screener"
    COORDINATOR = "coordinator"
    ADMINISTRATOR = "administrator"


class Outcome(StrEnum):
    """How one contact ended. Never a risk level."""

    NOT_ASKED = "not-asked"
    DECLINED = "declined"
    NO = "no"
    EARLIER = "earlier"
    ONGOING = "ongoing"
    HAS_USED_VIOLENCE = "has-used-violence"
    UNCLEAR = "unclear"


class Flag(StrEnum):
    """What the routine must notice beside the outcome."""

    ACUTE = "acute"
    CHILD = "child"
    HONOUR = "honour"
    PREGNANCY = "pregnancy"


#: The outcomes that say yes; any of them counts at once.
YES = frozenset({Outcome.EARLIER, Outcome.ONGOING, Outcome.HAS_USED_VIOLENCE})


class Stage(StrEnum):
    """Where a conversation is; the left rail of the window shows these five."""

    PREPARE = "prepare"
    ASK = "ask"
    REVIEW = "review"
    ACT = "act"
    HAND_OVER = "hand-over"


class StepState(StrEnum):
    """What has been done about one step of the routine."""

    DONE = "done"
    NOT_APPLICABLE = "not-applicable"
    LATER = "later"


class AskAgainHow(StrEnum):
    """How the unit plans to make the next attempt possible."""

    SINGLE_VISIT = "single-visit"
    INTERPRETER_BOOKED = "interpreter-booked"
    NEXT_VISIT = "next-visit"
    BY_AGREEMENT = "by-agreement"


@dataclass(frozen=True, slots=True)
class Unit:
    """The workplace that owns the store."""

    id: str
    name: str
    kind: UnitKind


@dataclass(frozen=True, slots=True)
class Account:
    """One person who logs in. `reads_records` says whether the slot holds the records key."""

    user: str
    roles: frozenset[Role]
    reads_records: bool


@dataclass(frozen=True, slots=True)
class InstrumentRef:
    """Exactly which questionnaire was asked: canonical url, version and SHA-256 of its canonical JSON."""

    url: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class StepMark:
    """What was done about one step of the routine, by whom and when."""

    step_id: str
    state: StepState
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Contact:
    """One occasion on which a person should be asked: the denominator. No name, ever.

    `case_reference` is the unit's own case number (case mode) or None (tally mode). `year` and
    `month` decide which period the contact is counted in and do not change at a second attempt.
    """

    id: str
    case_reference: str | None
    year: int
    month: int
    attempt: int = 1


@dataclass(frozen=True, slots=True)
class Conversation:
    """One attempt to ask: readiness, answers, outcome and what the routine led to.

    `response` is a FHIR R4 QuestionnaireResponse as JSON values, disabled answers kept while a draft.
    `position` is the linkId of the question on screen, so that a killed program resumes there.
    Until sealed anything may change; afterwards only `stage`, `steps` and `handed_over_at`.
    """

    id: str
    contact: Contact
    stage: Stage
    started_at: datetime
    by: str
    saved_at: datetime
    readiness: Readiness = field(default_factory=Readiness)
    instrument: InstrumentRef | None = None
    language: str = "sv"
    position: str | None = None
    response: dict[str, Any] | None = None
    sealed_at: datetime | None = None
    outcome: Outcome | None = None
    routine_id: str | None = None
    routine_sha256: str | None = None
    steps: tuple[StepMark, ...] = ()
    handed_over_at: datetime | None = None

    @property
    def is_sealed(self) -> bool:
        """Whether the answers can no longer change."""
        return self.sealed_at is not None


@dataclass(frozen=True, slots=True, order=True)
class Fact:
    """One coded row for statistics; holds no link to a record and is kept only as a count of equal rows."""

    year: int
    month: int
    outcome: Outcome
    reason: NotAskedReason | None
    interpreter: Interpreter | None
    attempt: int


@dataclass(frozen=True, slots=True)
class AskAgain:
    """A promise to ask later: when, why it was not done, and how. `fact` is what the contact counts as meanwhile."""

    id: str
    contact: Contact
    due: date
    reason: NotAskedReason
    how: AskAgainHow
    fact: Fact
