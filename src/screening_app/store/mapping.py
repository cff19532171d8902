# SPDX-License-Identifier: EUPL-1.2
"""Between the program's values and what is kept: JSON bodies, and whole numbers for what is counted.

The numbers are written in stores that exist: a member may be added with a new number, never renumbered.
In JSON an enum stands as its own value.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from screening_app.core.acting import (
    ConcernReport,
    NoReport,
    Person,
    StepMark,
    StepState,
    Support,
    ViolenceType,
    Waiting,
    WhyNot,
)
from screening_app.core.readiness import Alone, Interpreter, NotAskedReason, Readiness
from screening_app.core.records import (
    AgeBand,
    AskAgain,
    AskAgainHow,
    Contact,
    Conversation,
    Correction,
    CorrectionReason,
    Fact,
    FormOfViolence,
    InstrumentRef,
    Occasion,
    OccasionFact,
    Outcome,
    Part,
    PersonFact,
    Sex,
    Stage,
)
from screening_app.errors import Bug, Code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

NONE = 0

OUTCOME_CODES: Mapping[Outcome, int] = {
    Outcome.NOT_ASKED: 1,
    Outcome.DECLINED: 2,
    Outcome.NO: 3,
    Outcome.EARLIER: 4,
    Outcome.ONGOING: 5,
    Outcome.HAS_USED_VIOLENCE: 6,
    Outcome.UNCLEAR: 7,
}
PERSON_DEFERRED = 8
"""What a person has for an outcome who was not asked and whom a promise to ask again stands for."""

REASON_CODES: Mapping[NotAskedReason, int] = {
    NotAskedReason.RELATIVE_PRESENT: 1,
    NotAskedReason.CHILD_PRESENT: 2,
    NotAskedReason.NO_PRIVATE_ROOM: 3,
    NotAskedReason.NO_INTERPRETER: 4,
    NotAskedReason.RELATIVE_INTERPRETS: 5,
    NotAskedReason.NO_TIME: 6,
    NotAskedReason.ROUTINE_MISSING: 7,
    NotAskedReason.ACUTE_MEDICAL: 8,
    NotAskedReason.REMOTE_VISIT: 9,
    NotAskedReason.ALREADY_ASKED: 10,
    NotAskedReason.STAFF_JUDGED_UNSAFE: 11,
    NotAskedReason.OTHER: 12,
}

INTERPRETER_CODES: Mapping[Interpreter, int] = {
    Interpreter.NOT_NEEDED: 1,
    Interpreter.AUTHORISED: 2,
    Interpreter.BY_PHONE: 3,
    Interpreter.RELATIVE: 4,
    Interpreter.MISSING: 5,
}

#: The number of a type or a form is also its place in the bit masks `types` and `forms`: 1 is the lowest bit.
TYPE_CODES: Mapping[ViolenceType, int] = {
    ViolenceType.CLOSE_RELATION: 1,
    ViolenceType.HONOUR: 2,
    ViolenceType.SEXUAL: 3,
    ViolenceType.EXPLOITATION: 4,
    ViolenceType.TRAFFICKING: 5,
}

FORM_CODES: Mapping[FormOfViolence, int] = {
    FormOfViolence.PHYSICAL: 1,
    FormOfViolence.PSYCHOLOGICAL: 2,
    FormOfViolence.SEXUAL: 3,
    FormOfViolence.ECONOMIC: 4,
    FormOfViolence.DIGITAL: 5,
    FormOfViolence.NEGLECT: 6,
    FormOfViolence.LATENT: 7,
}

PERSON_CODES: Mapping[Person, int] = {Person.ADULT: 1, Person.CHILD: 2, Person.USES_VIOLENCE: 3}

AGE_CODES: Mapping[AgeBand, int] = {
    AgeBand.UNKNOWN: NONE,
    AgeBand.CHILD: 1,
    AgeBand.FROM_18: 2,
    AgeBand.FROM_25: 3,
    AgeBand.FROM_45: 4,
    AgeBand.FROM_65: 5,
}

SEX_CODES: Mapping[Sex, int] = {Sex.UNKNOWN: NONE, Sex.FEMALE: 1, Sex.MALE: 2, Sex.OTHER: 3}

_OUTCOMES = {number: outcome for outcome, number in OUTCOME_CODES.items()}
_REASONS = {number: reason for reason, number in REASON_CODES.items()}
_INTERPRETERS = {number: interpreter for interpreter, number in INTERPRETER_CODES.items()}

_PERSONS = {number: person for person, number in PERSON_CODES.items()}
_AGES = {number: age for age, number in AGE_CODES.items()}
_SEXES = {number: sex for sex, number in SEX_CODES.items()}

_DECIMAL = "$decimal"
_Kind = TypeVar("_Kind", bound=StrEnum)


def fact_row(fact: Fact) -> dict[str, int]:
    """Return the key columns of the fact's count."""
    return {
        "year": fact.year,
        "month": fact.month,
        "outcome": OUTCOME_CODES[fact.outcome],
        "reason": NONE if fact.reason is None else REASON_CODES[fact.reason],
        "interpreter": NONE if fact.interpreter is None else INTERPRETER_CODES[fact.interpreter],
        "attempt": fact.attempt,
        **_told_row(fact),
        "deferred": int(fact.deferred),
    }


def fact_from_row(row: Mapping[str, int]) -> Fact:
    """Undo `fact_row`; a row that an earlier version kept lacks what was told, which is then not known."""
    with readable("fact_count"):
        return Fact(
            year=row["year"],
            month=row["month"],
            outcome=_OUTCOMES[row["outcome"]],
            reason=None if row["reason"] == NONE else _REASONS[row["reason"]],
            interpreter=None if row["interpreter"] == NONE else _INTERPRETERS[row["interpreter"]],
            attempt=row["attempt"],
            **_told_from(row),
            deferred=bool(row.get("deferred", 0)),
        )


def person_row(fact: PersonFact) -> dict[str, int]:
    """Return the key columns of a person's count."""
    outcome = PERSON_DEFERRED if fact.deferred else OUTCOME_CODES[fact.outcome]
    return {"year": fact.year, "outcome": outcome, **_told_row(fact)}


def person_from_row(row: Mapping[str, int]) -> PersonFact:
    """Undo `person_row`."""
    with readable("person_count"):
        waits = row["outcome"] == PERSON_DEFERRED
        outcome = Outcome.NOT_ASKED if waits else _OUTCOMES[row["outcome"]]
        return PersonFact(year=row["year"], outcome=outcome, **_told_from(row), deferred=waits)


def _told_row(fact: Fact | PersonFact) -> dict[str, int]:
    return {
        "types": _mask(TYPE_CODES[each] for each in fact.types),
        "forms": _mask(FORM_CODES[each] for each in fact.forms),
        "person": NONE if fact.person is None else PERSON_CODES[fact.person],
        "age": AGE_CODES[fact.age],
        "sex": SEX_CODES[fact.sex],
    }


def _told_from(row: Mapping[str, int]) -> dict[str, Any]:
    types, forms, person = row.get("types", 0), row.get("forms", 0), row.get("person", NONE)
    return {
        "types": _unmasked(types, TYPE_CODES),
        "forms": _unmasked(forms, FORM_CODES),
        "person": None if person == NONE else _PERSONS[person],
        "age": _AGES[row.get("age", NONE)],
        "sex": _SEXES[row.get("sex", NONE)],
    }


def _mask(numbers: Iterable[int]) -> int:
    return sum(1 << (number - 1) for number in set(numbers))


def _unmasked(mask: int, codes: Mapping[_Kind, int]) -> tuple[_Kind, ...]:
    found = tuple(each for each, number in codes.items() if mask >> (number - 1) & 1)
    if _mask(codes[each] for each in found) != mask:
        raise ValueError(mask)
    return found


def contact_body(contact: Contact) -> dict[str, Any]:
    """Return what is kept once for the contact; the attempt is kept with each conversation."""
    return {"case_reference": contact.case_reference, "year": contact.year, "month": contact.month}


def conversation_body(conversation: Conversation) -> dict[str, Any]:
    """Return what can change only until the conversation is sealed."""
    instrument = conversation.instrument
    readiness = conversation.readiness
    return {
        "contact": conversation.contact.id,
        "attempt": conversation.contact.attempt,
        "started_at": conversation.started_at.isoformat(),
        "by": conversation.by,
        "readiness": {
            "alone": readiness.alone,
            "private_room": readiness.private_room,
            "interpreter": readiness.interpreter,
            "enough_time": readiness.enough_time,
            "routine": readiness.routine,
        },
        "instrument": None if instrument is None else _reference(instrument),
        "language": conversation.language,
        "position": conversation.position,
        "response": conversation.response,
        "sealed_at": _moment(conversation.sealed_at),
        "outcome": conversation.outcome,
        "routine_id": conversation.routine_id,
        "routine_sha256": conversation.routine_sha256,
        **_later_additions(conversation),
    }


def conversation_course(conversation: Conversation) -> dict[str, Any]:
    """Return what goes on changing after the conversation is sealed."""
    concern = conversation.concern
    added = {
        "waiting": [[each.step_id, _day(each.due)] for each in conversation.waiting],
        "supports": [[*each.kind, each.by, each.at.isoformat()] for each in conversation.supports],
        "concern": concern
        and [concern.by, concern.at.isoformat(), _day(concern.reported_on), concern.why_not and str(concern.why_not)],
        "handed_over_on": _day(conversation.handed_over_on),
        "counts_person": conversation.counts_person,
    }
    return {
        "stage": conversation.stage,
        "steps": [_mark(mark) for mark in conversation.steps],
        "handed_over_at": _moment(conversation.handed_over_at),
        "saved_at": conversation.saved_at.isoformat(),
        **{name: value for name, value in added.items() if value},
    }


def conversation_from(
    conversation_id: str, contact: Mapping[str, Any], body: Mapping[str, Any], course: Mapping[str, Any]
) -> Conversation:
    """Put a conversation together from its three bodies."""
    with readable("conversation"):
        return Conversation(
            id=conversation_id,
            contact=Contact(
                id=body["contact"],
                case_reference=contact["case_reference"],
                year=contact["year"],
                month=contact["month"],
                attempt=body["attempt"],
                **_attempt_from(body),
            ),
            stage=Stage(course["stage"]),
            started_at=datetime.fromisoformat(body["started_at"]),
            by=body["by"],
            saved_at=datetime.fromisoformat(course["saved_at"]),
            readiness=_readiness_from(body["readiness"]),
            instrument=None if body["instrument"] is None else InstrumentRef(*body["instrument"]),
            language=body["language"],
            position=body["position"],
            response=body["response"],
            sealed_at=_moment_from(body["sealed_at"]),
            outcome=_maybe(Outcome, body["outcome"]),
            routine_id=body["routine_id"],
            routine_sha256=body["routine_sha256"],
            steps=tuple(_mark_from(*mark) for mark in course["steps"]),
            handed_over_at=_moment_from(course["handed_over_at"]),
            earlier_parts=tuple(_part_from(part) for part in body.get("parts", ())),
            part_index=body.get("part_index", 0),
            asked_on=date.fromisoformat(body["asked_on"]) if "asked_on" in body else None,
            typing=(body["typing"][0], body["typing"][1]) if "typing" in body else None,
            waiting=tuple(Waiting(step_id, _day_from(due)) for step_id, due in course.get("waiting", ())),
            supports=tuple(_support_from(*each) for each in course.get("supports", ())),
            concern=_concern_from(*course["concern"]) if "concern" in course else None,
            handed_over_on=_day_from(course.get("handed_over_on")),
            counted_as=fact_from_row(body["counted_as"]) if "counted_as" in body else None,
            counts_person=course.get("counts_person", False),
        )


def ask_again_body(ask_again: AskAgain) -> dict[str, Any]:
    """Return all of a promise to ask again; it stands on its own, because the contact may be gone."""
    asked, contact = ask_again.occasion_fact, ask_again.contact
    body: dict[str, Any] = {
        "contact": {"id": contact.id, "attempt": contact.attempt, **contact_body(contact)},
        "due": ask_again.due.isoformat(),
        "reason": ask_again.reason,
        "how": ask_again.how,
        "fact": _fact_body(ask_again.fact),
        **_of_attempt(contact),
    }
    if asked is not None:
        body["occasion_fact"] = [asked.year, asked.month, asked.occasion, asked.reason]
    return body


def ask_again_from(ask_again_id: str, body: Mapping[str, Any]) -> AskAgain:
    """Undo `ask_again_body`."""
    with readable("ask_again"):
        asked = body.get("occasion_fact")
        return AskAgain(
            id=ask_again_id,
            contact=Contact(**body["contact"], **_attempt_from(body)),
            due=date.fromisoformat(body["due"]),
            reason=_maybe(NotAskedReason, body["reason"]),
            how=AskAgainHow(body["how"]),
            fact=fact_from_row(body["fact"]),
            occasion_fact=None
            if asked is None
            else OccasionFact(asked[0], asked[1], Occasion(asked[2]), _maybe(NotAskedReason, asked[3])),
        )


def correction_body(correction: Correction) -> dict[str, Any]:
    """Return all of a correction but its own id; the conversation's is in it, so that it cannot be moved to another."""
    return {
        "conversation": correction.conversation_id,
        "at": correction.at.isoformat(),
        "by": correction.by,
        "reason": correction.reason,
        "text": correction.text,
    }


def correction_from(correction_id: str, body: Mapping[str, Any]) -> Correction:
    """Undo `correction_body`."""
    with readable("correction"):
        return Correction(
            id=correction_id,
            conversation_id=body["conversation"],
            at=datetime.fromisoformat(body["at"]),
            by=body["by"],
            reason=CorrectionReason(body["reason"]),
            text=body["text"],
        )


def to_bytes(body: Mapping[str, Any]) -> bytes:
    """Return a body as JSON in UTF-8; the order of names is kept, decimals keep their digits."""
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"), default=_special)
    return text.encode("utf-8", "surrogatepass")


def from_bytes(content: bytes) -> dict[str, Any]:
    """Undo `to_bytes`."""
    with readable("body"):
        body: dict[str, Any] = json.loads(content.decode("utf-8", "surrogatepass"), object_hook=_special_from)
        return body


def _later_additions(conversation: Conversation) -> dict[str, Any]:
    """Return what bodies sealed by earlier versions lack; left out while empty, so that those stay as they are."""
    parts = [
        [_reference(part.instrument), part.language, part.response, part.position]
        for part in conversation.earlier_parts
    ]
    added = {
        "parts": parts,
        "part_index": conversation.part_index,
        "asked_on": None if conversation.asked_on is None else conversation.asked_on.isoformat(),
        "typing": None if conversation.typing is None else list(conversation.typing),
        "counted_as": None if conversation.counted_as is None else _fact_body(conversation.counted_as),
        **_of_attempt(conversation.contact),
    }
    return {name: value for name, value in added.items() if value}


def _fact_body(fact: Fact) -> dict[str, int]:
    """Return the row as kept in a sealed body: what earlier versions did not know of is left out where it is nought."""
    first = ("year", "month", "outcome", "reason", "interpreter", "attempt")
    return {name: value for name, value in fact_row(fact).items() if value or name in first}


def _of_attempt(contact: Contact) -> dict[str, str]:
    """Return what each attempt of a contact has for itself, left out where nothing was noted."""
    noted = {
        "occasion": None if contact.occasion is Occasion.FIRST else str(contact.occasion),
        "age": None if contact.age is AgeBand.UNKNOWN else str(contact.age),
        "sex": None if contact.sex is Sex.UNKNOWN else str(contact.sex),
    }
    return {name: value for name, value in noted.items() if value is not None}


def _attempt_from(body: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "occasion": Occasion(body.get("occasion", Occasion.FIRST)),
        "age": AgeBand(body.get("age", AgeBand.UNKNOWN)),
        "sex": Sex(body.get("sex", Sex.UNKNOWN)),
    }


def _reference(instrument: InstrumentRef) -> list[str]:
    return [instrument.url, instrument.version, instrument.sha256]


def _part_from(body: list[Any]) -> Part:
    instrument, language, response, position = body
    return Part(InstrumentRef(*instrument), language, response, position)


def _mark(mark: StepMark) -> list[Any]:
    kept: list[Any] = [mark.step_id, mark.state, mark.by, mark.at.isoformat()]
    more = (mark.why, mark.note, _day(mark.due))
    return [*kept, *more] if any(more) else kept


def _mark_from(
    step_id: str, state: str, by: str, at: str, why: str | None = None, note: str | None = None, due: str | None = None
) -> StepMark:
    moment = datetime.fromisoformat(at)
    return StepMark(step_id, StepState(state), by, moment, _maybe(WhyNot, why), note, _day_from(due))


def _support_from(violence_type: str, person: str, with_decision: bool, by: str, at: str) -> Support:
    return Support(ViolenceType(violence_type), Person(person), with_decision, by, datetime.fromisoformat(at))


def _concern_from(by: str, at: str, reported_on: str | None, why_not: str | None) -> ConcernReport:
    return ConcernReport(by, datetime.fromisoformat(at), _day_from(reported_on), _maybe(NoReport, why_not))


def _readiness_from(body: Mapping[str, Any]) -> Readiness:
    return Readiness(
        alone=_maybe(Alone, body["alone"]),
        private_room=body["private_room"],
        interpreter=_maybe(Interpreter, body["interpreter"]),
        enough_time=body["enough_time"],
        routine=body["routine"],
    )


def _maybe(kind: type[_Kind], value: str | None) -> _Kind | None:
    return None if value is None else kind(value)


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _day_from(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _moment(value: datetime | None) -> str | None:
    return None if value is None else value.isoformat()


def _moment_from(value: str | None) -> datetime | None:
    return None if value is None else datetime.fromisoformat(value)


def _special(value: object) -> object:
    if isinstance(value, Decimal):
        return {_DECIMAL: str(value)}
    raise Bug(Code.BROKEN_PROMISE, kept=type(value).__name__)


def _special_from(found: dict[str, Any]) -> object:
    return Decimal(found[_DECIMAL]) if found.keys() == {_DECIMAL} else found


@contextmanager
def readable(what: str) -> Iterator[None]:
    """Call authentic but unreadable content a mistake of the program's, not damage."""
    try:
        yield
    except (KeyError, ValueError, TypeError) as error:
        raise Bug(Code.BROKEN_PROMISE, unreadable=what) from error
