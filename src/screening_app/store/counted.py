# SPDX-License-Identifier: EUPL-1.2
"""Between facts and the rows that count them; the numbers are written in stores that exist: never renumber one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from screening_app.core.acting import (
    InstrumentFact,
    StepCourse,
    StepFact,
    SupportFact,
    step_facts,
    support_facts,
)
from screening_app.core.records import Conversation, Fact, Occasion, OccasionFact, PersonFact
from screening_app.store.mapping import NONE, PERSON_CODES, REASON_CODES, TYPE_CODES, fact_row, person_row, readable

if TYPE_CHECKING:
    from collections.abc import Mapping

AnyFact = Fact | PersonFact | StepFact | SupportFact | OccasionFact | InstrumentFact

COURSE_CODES: Mapping[StepCourse, int] = {
    StepCourse.OPEN: 1,
    StepCourse.DONE: 2,
    StepCourse.NOT_APPLICABLE: 3,
    StepCourse.LATER: 4,
    StepCourse.LEFT: 5,
}
OCCASION_CODES: Mapping[Occasion, int] = {Occasion.FIRST: 1, Occasion.LATER: 2, Occasion.AFTER_BIRTH: 3}

_COURSES = {number: course for course, number in COURSE_CODES.items()}
_TYPES = {number: kind for kind, number in TYPE_CODES.items()}
_PERSONS = {number: person for person, number in PERSON_CODES.items()}
_OCCASIONS = {number: occasion for occasion, number in OCCASION_CODES.items()}
_REASONS = {number: reason for reason, number in REASON_CODES.items()}


def facts_of(conversation: Conversation) -> tuple[AnyFact, ...]:
    """Return what a sealed conversation counts as, beside its outcome; a draft counts as nothing yet."""
    if not conversation.is_sealed:
        return ()
    year, month = conversation.contact.year, conversation.contact.month
    steps = step_facts(year, month, conversation.steps, conversation.waiting)
    used = [InstrumentFact(year, month, part.instrument.url) for part in conversation.parts]
    return (*steps, *support_facts(year, month, conversation.supports), *used)


def left(fact: AnyFact) -> AnyFact:
    """Return what a fact counts as once its record is gone: a step that was still to be done was left."""
    if isinstance(fact, StepFact) and fact.course in (StepCourse.OPEN, StepCourse.LATER):
        return replace(fact, course=StepCourse.LEFT, due=0)
    return fact


def row_of(fact: AnyFact) -> dict[str, Any]:
    """Return the key columns of the fact's count."""
    if isinstance(fact, Fact):
        return fact_row(fact)
    if isinstance(fact, PersonFact):
        return person_row(fact)
    counted: dict[str, Any] = {"year": fact.year, "month": fact.month}
    if isinstance(fact, InstrumentFact):
        return counted | {"url": fact.url}
    if isinstance(fact, StepFact):
        return counted | {"course": COURSE_CODES[fact.course], "due": fact.due}
    if isinstance(fact, OccasionFact):
        reason = NONE if fact.reason is None else REASON_CODES[fact.reason]
        return counted | {"occasion": OCCASION_CODES[fact.occasion], "reason": reason}
    kinds = {"violence_type": TYPE_CODES[fact.violence_type], "person": PERSON_CODES[fact.person]}
    return counted | kinds | {"decision": int(fact.with_decision)}


def step_fact_from_row(row: Mapping[str, int]) -> StepFact:
    """Undo `row_of` for a step."""
    with readable("step_count"):
        return StepFact(row["year"], row["month"], _COURSES[row["course"]], row["due"])


def support_fact_from_row(row: Mapping[str, int]) -> SupportFact:
    """Undo `row_of` for an offer of support."""
    with readable("support_count"):
        kind, person = _TYPES[row["violence_type"]], _PERSONS[row["person"]]
        return SupportFact(row["year"], row["month"], kind, person, bool(row["decision"]))


def occasion_fact_from_row(row: Mapping[str, int]) -> OccasionFact:
    """Undo `row_of` for an occasion."""
    with readable("occasion_count"):
        reason = None if row["reason"] == NONE else _REASONS[row["reason"]]
        return OccasionFact(row["year"], row["month"], _OCCASIONS[row["occasion"]], reason)
