# SPDX-License-Identifier: EUPL-1.2
"""What the program remembers: unit, contact, conversation, outcome, and the fact that is counted.

All of it is frozen: a change makes a new value, which the store then keeps. The words are those of
the glossary in ARCHITECTURE.md.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Literal

from screening_app.core.acting import ConcernReport, Person, StepMark, Support, ViolenceType, Waiting
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
    """What the routine must notice beside the outcome.

    Each opens a list of steps. USES_VIOLENCE opens those about support to stop, also for who fears to begin.
    """

    ACUTE = "acute"
    CHILD = "child"
    HONOUR = "honour"
    PREGNANCY = "pregnancy"
    USES_VIOLENCE = "has-used-violence"


#: The outcomes that say yes; any of them counts at once.
YES = frozenset({Outcome.EARLIER, Outcome.ONGOING, Outcome.HAS_USED_VIOLENCE})


class Stage(StrEnum):
    """Where a conversation is; the left rail of the window shows these five."""

    PREPARE = "prepare"
    ASK = "ask"
    REVIEW = "review"
    ACT = "act"
    HAND_OVER = "hand-over"


class Occasion(StrEnum):
    """Which time of asking it is; a routine may say that everybody is asked again, and maternity care after birth."""

    FIRST = "first"
    LATER = "later"
    AFTER_BIRTH = "after-birth"


class FormOfViolence(StrEnum):
    """How violence was used; another axis than the type, which says in which relation."""

    PHYSICAL = "physical"
    PSYCHOLOGICAL = "psychological"
    SEXUAL = "sexual"
    ECONOMIC = "economic"
    DIGITAL = "digital"
    NEGLECT = "neglect"
    LATENT = "latent"


class AgeBand(StrEnum):
    """How old the person asked is, as coarsely as the yearly follow-up needs it."""

    CHILD = "0-17"
    FROM_18 = "18-24"
    FROM_25 = "25-44"
    FROM_45 = "45-64"
    FROM_65 = "65-"
    UNKNOWN = "unknown"


class Sex(StrEnum):
    """What the person asked is counted as; UNKNOWN where nobody noted it."""

    FEMALE = "female"
    MALE = "male"
    OTHER = "other"
    UNKNOWN = "unknown"


class AskAgainHow(StrEnum):
    """How the unit plans to make the next attempt possible."""

    SINGLE_VISIT = "single-visit"
    INTERPRETER_BOOKED = "interpreter-booked"
    NEXT_VISIT = "next-visit"
    BY_AGREEMENT = "by-agreement"


class CorrectionReason(StrEnum):
    """Why something that was sealed is corrected."""

    ENTERED_WRONG = "entered-wrong"
    MISUNDERSTOOD = "misunderstood"
    SAID_LATER = "said-later"
    OTHER = "other"


class InstrumentStatus(StrEnum):
    """Where a questionnaire is in its life: only an active one can be asked, and every one opens its old answers."""

    DRAFT = "draft"
    ACTIVE = "active"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Unit:
    """The workplace that owns the store."""

    id: str
    name: str
    kind: UnitKind


@dataclass(frozen=True, slots=True)
class Account:
    """One person who logs in.

    `reads_records` says whether the slot holds the records key, `is_first` that the passphrase is still the one that an
    administrator chose, `fingerprint` which key pair the account has (two people compare it before a key is handed
    over; None in a slot older than key pairs).
    """

    user: str
    roles: frozenset[Role]
    reads_records: bool
    is_disabled: bool = False
    is_first: bool = False
    fingerprint: str | None = None

    @property
    def waits_for_key(self) -> bool:
        """Whether a colleague has to hand over the records key before this screener can begin."""
        usable = not self.is_disabled and not self.is_first
        return usable and Role.SCREENER in self.roles and not self.reads_records


@dataclass(frozen=True, slots=True)
class InstrumentRef:
    """Exactly which questionnaire was asked: canonical url, version and SHA-256 of its canonical JSON."""

    url: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Part:
    """One form of a conversation: which, in which language, its response so far and the place on screen in it."""

    instrument: InstrumentRef
    language: str
    response: dict[str, Any] | None = field(default=None, repr=False)
    position: str | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """One occasion on which a person should be asked: the denominator. No name, ever.

    `case_reference` is the unit's own case number (case mode) or None (tally mode). `year` and
    `month` decide which period the contact is counted in and do not change at a second attempt.
    `age` and `sex` are for the yearly counts only; each attempt has its own, and the latest noted is counted.
    """

    id: str
    case_reference: str | None
    year: int
    month: int
    attempt: int = 1
    occasion: Occasion = Occasion.FIRST
    age: AgeBand = AgeBand.UNKNOWN
    sex: Sex = Sex.UNKNOWN


@dataclass(frozen=True, slots=True)
class Conversation:
    """One attempt to ask: readiness, answers, outcome and what the routine led to.

    `response` is a FHIR R4 QuestionnaireResponse as JSON values, disabled answers kept while a draft.
    `position` is the path of the question on screen, so that a killed program resumes there. These two, `instrument`
    and `language` are those of the form on screen; a conversation with several has the rest of them, in the order
    they were chosen, in `earlier_parts`, and `part_index` says where among them the one on screen stands.
    `asked_on` is the day a form filled in on paper was asked; `started_at` is then when it was entered.
    `typing` is a path and a text that was being written there: no answer, only kept until it is one.
    `counted_as` is what the contact counts as from this conversation on, what an earlier one of it said included; None
    where that is only the outcome, as in every one that an earlier version sealed.
    `counts_person` is whether `counted_as` goes into what the person of the case counts as in the contact's year: not
    in tally mode, and no longer once another conversation of the case and year has been purged.
    `waiting` are the steps of the routine that are still to be done once it is sealed, also after it has ended.
    `handed_over_on` is the day on which it was handed over to the system of record: keeping it here is reckoned from
    that day. Until sealed anything may change; afterwards only the stage, what was done about the routine, and the end.
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
    response: dict[str, Any] | None = field(default=None, repr=False)
    sealed_at: datetime | None = None
    outcome: Outcome | None = None
    routine_id: str | None = None
    routine_sha256: str | None = None
    steps: tuple[StepMark, ...] = ()
    handed_over_at: datetime | None = None
    earlier_parts: tuple[Part, ...] = ()
    part_index: int = 0
    asked_on: date | None = None
    typing: tuple[str, str] | None = field(default=None, repr=False)
    waiting: tuple[Waiting, ...] = ()
    supports: tuple[Support, ...] = ()
    concern: ConcernReport | None = None
    handed_over_on: date | None = None
    counted_as: Fact | None = None
    counts_person: bool = False

    @property
    def is_sealed(self) -> bool:
        """Whether the answers can no longer change."""
        return self.sealed_at is not None

    @property
    def parts(self) -> tuple[Part, ...]:
        """Every form of the conversation in the order chosen, the one on screen among them; none before asking."""
        if self.instrument is None:
            return self.earlier_parts
        current = Part(self.instrument, self.language, self.response, self.position)
        return (*self.earlier_parts[: self.part_index], current, *self.earlier_parts[self.part_index :])


@dataclass(frozen=True, slots=True)
class Correction:
    """What is right about a sealed conversation, kept beside it; the sealed answers stay as they were given."""

    id: str
    conversation_id: str
    at: datetime
    by: str
    reason: CorrectionReason
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True, order=True)
class Fact:
    """One coded row for statistics: a contact. Holds no link to a record and is kept only as a count of equal rows.

    `types` and `forms` are what was told of, in the order of their enumerations; several can apply to one contact.
    `person` says who the person asked is in relation to the violence; None where no violence was told of.
    `deferred` is a contact not asked yet for which a promise to ask again stands, so that asked, not asked, declined
    and deferred add up to contacts.
    """

    year: int
    month: int
    outcome: Outcome
    reason: NotAskedReason | None
    interpreter: Interpreter | None
    attempt: int
    types: tuple[ViolenceType, ...] = ()
    forms: tuple[FormOfViolence, ...] = ()
    person: Person | None = None
    age: AgeBand = AgeBand.UNKNOWN
    sex: Sex = Sex.UNKNOWN
    deferred: bool = False


@dataclass(frozen=True, slots=True, order=True)
class PersonFact:
    """One person of a year, whatever the number of contacts; case mode only. `outcome` is the gravest of the year's.

    `deferred` is a person who has not been asked and whom a promise to ask again stands for.
    """

    year: int
    outcome: Outcome
    types: tuple[ViolenceType, ...] = ()
    forms: tuple[FormOfViolence, ...] = ()
    person: Person | None = None
    age: AgeBand = AgeBand.UNKNOWN
    sex: Sex = Sex.UNKNOWN
    deferred: bool = False


@dataclass(frozen=True, slots=True, order=True)
class OccasionFact:
    """That a person was asked on this occasion, or why not; in the month that the contact is counted in."""

    year: int
    month: int
    occasion: Occasion
    reason: NotAskedReason | None


@dataclass(frozen=True, slots=True)
class AskAgain:
    """A promise to ask later: when, why it was not done, and how. `fact` is what the contact counts as meanwhile.

    Without a `reason` it was asked, and the routine says that it is asked again; the occasion of `contact` is then
    the one to come. With one, `occasion_fact` is what the occasion counts as meanwhile (None from earlier versions).
    """

    id: str
    contact: Contact
    due: date
    reason: NotAskedReason | None
    how: AskAgainHow
    fact: Fact
    occasion_fact: OccasionFact | None = None


SignatureState = Literal["none", "trusted", "unknown-key", "broken"]
"""What a signature says: there is none, it holds under a trusted key, nobody knows its key, or it does not hold."""


@dataclass(frozen=True, slots=True)
class Publisher:
    """Somebody whose signed forms the organisation trusts; `key` is an Ed25519 public key of 32 bytes."""

    name: str
    key: bytes
    fingerprint: str
    added_by: str
    added_at: datetime


@dataclass(frozen=True, slots=True)
class KeptInstrument:
    """A questionnaire that the store keeps, without its bytes: imported, or archived because it was used.

    `shipped` says that the bytes came from a file of the program or of the unit, so that nobody added or
    activated them. `signature` is the content of the detached signature, if it came with one.
    """

    url: str
    version: str
    sha256: str
    status: InstrumentStatus
    shipped: bool
    signature: bytes | None = field(default=None, repr=False)
    added_by: str | None = None
    added_at: datetime | None = None
    activated_by: str | None = None
    activated_at: datetime | None = None
    retired_by: str | None = None
    retired_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class UnfinishedInstrument:
    """A questionnaire that is being made here, without its content: what it is called, and who was last at it."""

    id: str
    title: str
    updated_by: str
    updated_at: datetime


ADAPTATION_KEYS = "adapt:"
"""How the keys of unfinished adaptations begin, beside those of questionnaires that are made."""


def adaptation_key(url: str, version: str) -> str:
    """Return under which key the unfinished adaptation of a version is kept."""
    return ADAPTATION_KEYS + hashlib.sha256(f"{url}|{version}".encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class InstrumentEntry:
    """What the list of instruments says about one version of one questionnaire.

    Texts are by language. `language_sources` gives for a language where its wording comes from and whether that
    wording has been validated, for as many languages as the form says it. `signed_by` is the trusted publisher's
    name, only when `signature` is "trusted". `kinds` is empty for a form that fits every unit. `record` marks a form
    that only notes what was done on paper; it and a `follow_up` never begin a conversation.
    """

    url: str
    version: str
    sha256: str
    title: Mapping[str, str]
    status: InstrumentStatus
    shipped: bool
    languages: tuple[str, ...]
    language_sources: Mapping[str, tuple[Mapping[str, str], bool]]
    publisher: str
    copyright: Mapping[str, str]
    purpose: Mapping[str, str]
    signed_by: str | None
    signature: SignatureState
    added_by: str | None
    added_at: datetime | None
    activated_by: str | None
    activated_at: datetime | None
    skeleton: bool
    modified_from: str | None
    follow_up: bool
    record: bool
    kinds: frozenset[UnitKind]
    base_language: str
    questions: int
