# SPDX-License-Identifier: EUPL-1.2
"""Made-up units' years, as uneven as real ones: nobody in them exists."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from screening_app.content import read_plan
from screening_app.core.acting import Person, StepCourse, StepFact, SupportFact, ViolenceType
from screening_app.core.figures.plan import Plan
from screening_app.core.figures.unit_year import UnitYear
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
    PersonFact,
    Sex,
    UnitKind,
)

FORMS = Path(__file__).parents[1] / "forms"
GRAVEST = (
    Outcome.ONGOING,
    Outcome.EARLIER,
    Outcome.HAS_USED_VIOLENCE,
    Outcome.NO,
    Outcome.UNCLEAR,
    Outcome.DECLINED,
    Outcome.NOT_ASKED,
)


def plan_of(year: int) -> Plan:
    """Return the plan that is shipped for a year."""
    return read_plan(FORMS, year)


@dataclass(frozen=True)
class Told:
    """One made-up contact of a made-up person."""

    person: int
    fact: Fact


def contacts_of(
    persons: int, seed: int, *, year: int = 2026, kind: UnitKind = UnitKind.INTAKE, more: float = 0.3
) -> list[Told]:
    """Return contacts of so many persons; some (`more`) come back."""
    dice = random.Random(seed)
    found = []
    for person in range(persons):
        sex, age = _sex(dice, kind), dice.choices(tuple(AgeBand), (3, 20, 45, 22, 7, 3))[0]
        for _ in range(1 + (dice.random() < more) + (dice.random() < more / 3)):
            found.append(Told(person, _fact(dice, year, sex, age)))
    return found


def _sex(dice: random.Random, kind: UnitKind) -> Sex:
    if kind is UnitKind.MATERNITY:
        return dice.choices((Sex.FEMALE, Sex.OTHER, Sex.UNKNOWN), (97, 1, 2))[0]
    return dice.choices(tuple(Sex), (60, 35, 2, 3))[0]


def _fact(dice: random.Random, year: int, sex: Sex, age: AgeBand) -> Fact:
    outcome = dice.choices(tuple(Outcome), (10, 4, 55, 12, 12, 3, 4))[0]
    month, interpreter = dice.randint(1, 12), dice.choices(tuple(Interpreter)[:3], (85, 5, 10))[0]
    if outcome is Outcome.NOT_ASKED:
        reason = dice.choice(tuple(NotAskedReason))
        waits = month % 3 == 0
        return Fact(year, month, outcome, reason, Interpreter.NOT_NEEDED, 1, age=age, sex=sex, deferred=waits)
    if outcome not in YES:
        return Fact(year, month, outcome, None, interpreter, 1, age=age, sex=sex)
    types = tuple(
        kind for kind, p in zip(ViolenceType, (0.8, 0.15, 0.15, 0.05, 0.02), strict=True) if dice.random() < p
    )
    forms = tuple(form for form in FormOfViolence if dice.random() < 0.3)
    role = Person.USES_VIOLENCE if outcome is Outcome.HAS_USED_VIOLENCE else Person.ADULT
    role = Person.CHILD if age is AgeBand.CHILD and role is Person.ADULT else role
    return Fact(year, month, outcome, None, interpreter, 1, types, forms, role, age, sex)


def persons_of(told: list[Told]) -> Counter[PersonFact]:
    """Count each person once: the gravest outcome, and every type and form told of."""
    own: dict[int, list[Fact]] = {}
    for one in told:
        own.setdefault(one.person, []).append(one.fact)
    found: Counter[PersonFact] = Counter()
    for facts in own.values():
        outcome = min((fact.outcome for fact in facts), key=GRAVEST.index)
        types = tuple(kind for kind in ViolenceType if any(kind in fact.types for fact in facts))
        forms = tuple(form for form in FormOfViolence if any(form in fact.forms for fact in facts))
        role = next((fact.person for fact in facts if fact.person), None)
        waits = outcome is Outcome.NOT_ASKED and any(fact.deferred for fact in facts)
        found[PersonFact(facts[0].year, outcome, types, forms, role, facts[0].age, facts[0].sex, waits)] += 1
    return found


def unit_year(
    name: str,
    told: list[Told],
    *,
    year: int = 2026,
    kind: UnitKind = UnitKind.INTAKE,
    mode: DataMode = DataMode.CASE,
    seed: int = 1,
    cut_off: str = "",
) -> UnitYear:
    """Return the year of a unit with these contacts; what follows an answer is made up here."""
    dice = random.Random(seed)
    facts = Counter(one.fact for one in told)
    yes = [fact for fact in facts.elements() if fact.outcome in YES]
    supports: Counter[SupportFact] = Counter()
    steps: Counter[StepFact] = Counter()
    for fact in yes:
        for kind_told in fact.types:
            if dice.random() < 0.6:
                supports[
                    SupportFact(year, fact.month, kind_told, fact.person or Person.ADULT, dice.random() < 0.4)
                ] += 1
        steps[StepFact(year, fact.month, dice.choices(tuple(StepCourse), (1, 8, 2, 1, 1))[0])] += 2
    occasions = Counter(
        OccasionFact(year, fact.month, dice.choice(tuple(Occasion)), fact.reason) for fact in facts.elements()
    )
    asked = sum(n for fact, n in facts.items() if fact.outcome is not Outcome.NOT_ASKED)
    return UnitYear(
        unit=name,
        unit_id=name.lower().replace(" ", "-"),
        kind=kind,
        mode=mode,
        year=year,
        cut_off=cut_off or f"{year}-12-31",
        facts=facts,
        persons=persons_of(told) if mode is DataMode.CASE else {},
        supports=supports,
        steps=steps,
        occasions=occasions,
        instruments={
            "urn:rutinstod:form:intake": asked - asked // 4,
            "urn:rutinstod:form:hark": asked // 4,
            "urn:x": 0,
        },
    )
