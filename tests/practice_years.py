# SPDX-License-Identifier: EUPL-1.2
"""Three years of a small municipality as counted facts: made up, the same for the same seed, and never a person.

One unit closes after 2025 and one is new in 2026; some have fewer than ten persons. Each year has two editions: the
first of January and a later one with what was sealed after the year's end. Facts are made contact by contact and the
persons from them, so that the two say the same as in a store that lived through it.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from typing import Final, TypeVar

from screening_app.core.acting import Person, StepCourse, StepFact, SupportFact, ViolenceType
from screening_app.core.figures.unit_year import UnitYear
from screening_app.core.outcomes import person_of
from screening_app.core.readiness import Interpreter, NotAskedReason
from screening_app.core.records import (
    YES,
    AgeBand,
    DataMode,
    Fact,
    FormOfViolence,
    Occasion,
    OccasionFact,
    Outcome,
    Sex,
    UnitKind,
)

_T = TypeVar("_T")

PRACTICE_YEARS: Final = (2024, 2025, 2026)
_QUESTIONNAIRES = "https://rutinstod.example/fhir/Questionnaire/"
_INSTRUMENTS: Final = {
    UnitKind.INTAKE: (("first-questions-adult", 14), ("hark", 3), ("honour-related-violence", 2), ("uses-violence", 1)),
    UnitKind.MATERNITY: (("maternity-routine-questions", 12), ("aas", 2)),
}
_OUTCOMES: Final = (
    (Outcome.NO, 58),
    (Outcome.EARLIER, 13),
    (Outcome.ONGOING, 9),
    (Outcome.HAS_USED_VIOLENCE, 2),
    (Outcome.UNCLEAR, 2),
    (Outcome.DECLINED, 4),
    (Outcome.NOT_ASKED, 12),
)
_TYPES: Final = tuple(zip(ViolenceType, (14, 4, 4, 2, 1), strict=True))
_FORMS: Final = tuple(zip(FormOfViolence, (8, 10, 4, 3, 3, 1, 1), strict=True))
_AGES: Final = tuple(zip(AgeBand, (6, 16, 40, 22, 8, 8), strict=True))
_SEXES: Final = tuple(zip(Sex, (62, 27, 2, 9), strict=True))
_INTERPRETERS: Final = ((Interpreter.NOT_NEEDED, 16), (Interpreter.BY_PHONE, 3), (Interpreter.AUTHORISED, 1))
_COURSES: Final = tuple(zip(StepCourse, (2, 12, 3, 2, 1), strict=True))
_TIMES: Final = ((1, 70), (2, 18), (3, 8), (5, 4))


@dataclass(frozen=True, slots=True)
class _Unit:
    name: str
    id: str
    kind: UnitKind
    mode: DataMode
    persons: int
    years: tuple[int, ...] = PRACTICE_YEARS


_UNITS: Final = (
    _Unit("Mottagningen", "ovning-1", UnitKind.INTAKE, DataMode.CASE, 62),
    _Unit("Familjeenheten", "ovning-2", UnitKind.INTAKE, DataMode.CASE, 27),
    _Unit("Vuxenenheten", "ovning-3", UnitKind.INTAKE, DataMode.CASE, 15),
    _Unit("Ungdomsenheten", "ovning-4", UnitKind.INTAKE, DataMode.CASE, 8, (2024, 2025)),
    _Unit("Stödenheten", "ovning-5", UnitKind.INTAKE, DataMode.CASE, 6, (2026,)),
    _Unit("Socialjouren", "ovning-6", UnitKind.INTAKE, DataMode.TALLY, 38),
    _Unit("Barnmorskemottagningen", "ovning-7", UnitKind.MATERNITY, DataMode.TALLY, 170),
)


def practice_years(seed: int = 1, *, late: bool = False) -> tuple[UnitYear, ...]:
    """Return every unit's years, by year and unit; with `late` the second edition, which adds to the first.

    The later edition has one more contact of somebody counted already and up to three more persons in each unit.
    """
    return tuple(
        _unit_year(seed, unit, year, late=late) for year in PRACTICE_YEARS for unit in _UNITS if year in unit.years
    )


@dataclass(slots=True)
class _Counts:
    """What one unit's year adds up to so far."""

    facts: Counter[Fact] = field(default_factory=Counter)
    supports: Counter[SupportFact] = field(default_factory=Counter)
    steps: Counter[StepFact] = field(default_factory=Counter)
    occasions: Counter[OccasionFact] = field(default_factory=Counter)
    instruments: Counter[str] = field(default_factory=Counter)


def _unit_year(seed: int, unit: _Unit, year: int, *, late: bool) -> UnitYear:
    chance = random.Random(f"{seed}/{unit.id}/{year}")
    counts = _Counts()
    people = [_life(chance, unit, year, counts) for _ in range(unit.persons + chance.randrange(-2, 3))]
    if late:
        after = random.Random(f"{seed}/{unit.id}/{year}/late")
        people[0].append(_contact(after, unit, year, people[0][0], counts, first_month=12))
        people += [_life(after, unit, year, counts, first_month=12) for _ in range(after.randrange(4))]
    found = [person_of(life) for life in people] if unit.mode is DataMode.CASE else []
    return UnitYear(
        unit=unit.name,
        unit_id=unit.id,
        kind=unit.kind,
        mode=unit.mode,
        year=year,
        cut_off=f"{year + 1}-04-01" if late else f"{year + 1}-01-15",
        facts=dict(counts.facts),
        persons=dict(Counter(each for each in found if each is not None)),
        supports=dict(counts.supports),
        steps=dict(counts.steps),
        occasions=dict(counts.occasions),
        instruments=dict(counts.instruments),
    )


def _life(chance: random.Random, unit: _Unit, year: int, counts: _Counts, first_month: int = 1) -> list[Fact]:
    """Return what each contact of one person's year counts as; tally mode and maternity care know single contacts."""
    times = 1 if unit.mode is DataMode.TALLY else _drawn(chance, _TIMES)
    age, sex = _drawn(chance, _AGES), _drawn(chance, _SEXES)
    if unit.kind is UnitKind.MATERNITY:
        age, sex = chance.choice((AgeBand.FROM_18, AgeBand.FROM_25, AgeBand.FROM_25)), Sex.UNKNOWN
    somebody = Fact(year, 1, Outcome.NO, None, None, 1, age=age, sex=sex)
    return [_contact(chance, unit, year, somebody, counts, first_month) for _ in range(times)]


def _contact(chance: random.Random, unit: _Unit, year: int, who: Fact, counts: _Counts, first_month: int = 1) -> Fact:
    month, outcome = chance.randrange(first_month, 13), _drawn(chance, _OUTCOMES)
    reason = chance.choice(tuple(NotAskedReason)) if outcome is Outcome.NOT_ASKED else None
    types, forms = _told(chance, outcome)
    fact = Fact(
        year,
        month,
        outcome,
        reason,
        _drawn(chance, _INTERPRETERS),
        attempt=_drawn(chance, ((1, 12), (2, 2), (3, 1))),
        types=types,
        forms=forms,
        person=_person(outcome, who.age),
        age=who.age,
        sex=who.sex,
        deferred=reason is not None and chance.random() < 0.4,
    )
    counts.facts[fact] += 1
    occasion = _drawn(chance, ((Occasion.FIRST, 6), (Occasion.LATER, 2)))
    if unit.kind is UnitKind.MATERNITY:
        occasion = chance.choice(tuple(Occasion))
    counts.occasions[OccasionFact(year, month, occasion, reason)] += 1
    if reason is None:
        counts.instruments[_QUESTIONNAIRES + _drawn(chance, _INSTRUMENTS[unit.kind])] += 1
    if outcome in YES:
        _acted(chance, fact, counts)
    return fact


def _told(chance: random.Random, outcome: Outcome) -> tuple[tuple[ViolenceType, ...], tuple[FormOfViolence, ...]]:
    # One yes in ten without a type: it is counted and belongs to none of them.
    if outcome not in YES or chance.random() < 0.1:
        return (), ()
    types = {_drawn(chance, _TYPES) for _ in range(_drawn(chance, ((1, 7), (2, 2), (3, 1))))}
    forms = {_drawn(chance, _FORMS) for _ in range(chance.randrange(1, 4))}
    return tuple(each for each in ViolenceType if each in types), tuple(
        each for each in FormOfViolence if each in forms
    )


def _person(outcome: Outcome, age: AgeBand) -> Person | None:
    if outcome not in YES:
        return None
    if outcome is Outcome.HAS_USED_VIOLENCE:
        return Person.USES_VIOLENCE
    return Person.CHILD if age is AgeBand.CHILD else Person.ADULT


def _acted(chance: random.Random, fact: Fact, counts: _Counts) -> None:
    person = fact.person or Person.ADULT
    for kind in fact.types:
        for decision in _drawn(chance, (((False,), 6), ((True,), 3), ((False, True), 1), ((), 2))):
            counts.supports[SupportFact(fact.year, fact.month, kind, person, decision)] += 1
    for _ in range(chance.randrange(2, 6)):
        course = _drawn(chance, _COURSES)
        due = fact.year * 12 + fact.month + chance.randrange(3) if course is StepCourse.LATER else 0
        counts.steps[StepFact(fact.year, fact.month, course, due)] += 1


def _drawn(chance: random.Random, weighted: tuple[tuple[_T, int], ...]) -> _T:
    return chance.choices([each for each, _ in weighted], [weight for _, weight in weighted])[0]
