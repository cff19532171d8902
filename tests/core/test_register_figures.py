# SPDX-License-Identifier: EUPL-1.2
"""The register as a figure, at its edges: the last day of a routine, the least number, steps not due."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from screening_app.core.acting import Person, StepCourse, StepFact, SupportFact, ViolenceType
from screening_app.core.readiness import Interpreter, NotAskedReason
from screening_app.core.records import Fact, Outcome
from screening_app.core.register_figures import (
    Indicator,
    Measure,
    RegisterFigures,
    UnitRoutine,
    follow_up_rows,
    instrument_rows,
    routine_rows,
    share_asked,
    steps_done,
    support_rows,
)
from screening_app.core.routines import parse_routine
from screening_app.paths import data_folder

FORMS = data_folder("forms")
SAMPLE = parse_routine(
    (FORMS / "routines" / "intake-sample.yaml").read_text(encoding="utf-8"),
    json.loads((FORMS / "schema" / "routine.schema.json").read_text(encoding="utf-8")),
)
TODAY = date(2026, 11, 22)
HERE = replace(SAMPLE, people=("adult", "child"), violence_types=("close-relation",), valid_to=TODAY)
OTHER = replace(SAMPLE, people=("adult",), violence_types=("close-relation", "honour"), valid_to=None)


@pytest.mark.parametrize(("day", "here"), [(-1, True), (0, True), (1, False)])
def test_a_routine_counts_to_its_last_day(day: int, here: bool) -> None:
    known = (UnitRoutine(HERE, here=True), UnitRoutine(OTHER, here=False))
    rows = {(r.person, r.violence_type): r for r in routine_rows(known, TODAY + timedelta(day), 24)}
    adult = rows[Person.ADULT, ViolenceType.CLOSE_RELATION]
    assert (adult.here, adult.units, adult.of) == (here, 1 + here, 2)
    assert rows[Person.CHILD, ViolenceType.CLOSE_RELATION].here is here
    assert not rows[Person.ADULT, ViolenceType.HONOUR].here
    assert rows[Person.ADULT, ViolenceType.HONOUR].units == 1
    assert len(rows) == len(Person) * len(ViolenceType)


def test_a_routine_that_does_not_say_whom_it_is_about_covers_nobody() -> None:
    silent = replace(HERE, people=())
    assert not any(row.units for row in routine_rows([UnitRoutine(silent, here=True)], TODAY, 24))


def test_a_small_number_of_offers_cannot_be_told_from_none() -> None:
    def offered(n: int) -> list[int | None]:
        months = {SupportFact(2026, month, ViolenceType.HONOUR, Person.CHILD, False): 1 for month in range(1, n + 1)}
        return [row.offered for row in support_rows(months)]

    assert offered(0) == offered(1) == offered(4)
    assert sorted(n for n in offered(5) if n is not None) == [5]
    assert len(offered(0)) == len(ViolenceType) * len(Person) * 2


def test_questionnaires_are_listed_so_that_small_numbers_have_no_order() -> None:
    assert instrument_rows({"b": 4, "a": 1, "c": 9}) == (("c", 9), ("a", None), ("b", None))


def test_steps_put_off_to_come_or_set_aside_are_not_due() -> None:
    now = 2026 * 12 + 11
    counts = {
        StepFact(2026, 1, StepCourse.DONE): 30,
        StepFact(2026, 1, StepCourse.OPEN): 5,
        StepFact(2026, 1, StepCourse.LEFT): 3,
        StepFact(2026, 1, StepCourse.LATER, now - 1): 2,
        StepFact(2026, 1, StepCourse.LATER, now): 50,
        StepFact(2026, 1, StepCourse.NOT_APPLICABLE): 50,
    }
    assert steps_done(counts, TODAY) == 75
    assert steps_done({StepFact(2026, 1, StepCourse.DONE): 4}, TODAY) is None


@pytest.mark.parametrize(
    ("asked", "not_asked", "share"),
    [(0, 0, None), (4, 0, None), (5, 0, 100), (20, 1, None), (95, 5, 95), (189, 11, 94), (0, 9, 0), (4, 9, None)],
)
def test_a_share_is_rounded_down_and_tells_of_nobody(asked: int, not_asked: int, share: int | None) -> None:
    facts = {
        Fact(2026, 1, Outcome.NO, None, Interpreter.NOT_NEEDED, 1): asked,
        Fact(2026, 1, Outcome.NOT_ASKED, NotAskedReason.NO_TIME, Interpreter.NOT_NEEDED, 1): not_asked,
    }
    assert share_asked({fact: n for fact, n in facts.items() if n}) == share


def figures(n: int) -> RegisterFigures:
    """Return a year in which everything happened `n` times."""
    supports = {SupportFact(2026, 1, kind, who, True): n for kind in ViolenceType for who in Person}
    return RegisterFigures(
        2026,
        routine_rows([UnitRoutine(HERE, here=True), UnitRoutine(OTHER, here=False)], TODAY, 24),
        instrument_rows({"a": n, "b": 0, "c": 2 * n}),
        support_rows(supports),
        steps_done({StepFact(2026, 1, StepCourse.DONE): n, StepFact(2026, 1, StepCourse.OPEN): n}, TODAY),
        None,
    )


@pytest.mark.parametrize("n", range(0, 12))
def test_no_row_of_the_follow_up_about_people_is_one_to_four(n: int) -> None:
    for row in follow_up_rows(figures(n)):
        if row.measure not in (Measure.STATE, Measure.ROUTINES):
            assert row.value is None or row.value >= 5
    shape = [(r.indicator, r.violence_type, r.person, r.with_decision, r.name) for r in follow_up_rows(figures(n))]
    assert shape == [
        (r.indicator, r.violence_type, r.person, r.with_decision, r.name) for r in follow_up_rows(figures(0))
    ]
    assert len(set(shape)) == len(shape)


def test_every_row_that_there_can_be_is_there_by_its_codes() -> None:
    rows = {(r.indicator, r.violence_type, r.person, r.with_decision): r for r in follow_up_rows(figures(7))}
    adult = (ViolenceType.CLOSE_RELATION, Person.ADULT)
    assert rows[Indicator.ROUTINE_HERE, *adult, None].value is True
    assert (rows[Indicator.ROUTINES, *adult, None].value, rows[Indicator.ROUTINES, *adult, None].of) == (2, 2)
    assert rows[Indicator.SUPPORT, *adult, True].value == 7
    assert rows[Indicator.SUPPORT, *adult, False].value is None
    assert rows[Indicator.STEPS_DONE, None, None, None].value == 50
    assert rows[Indicator.ASKED, None, None, None].value is None
    assert sum(1 for key in rows if key[0] is Indicator.SUPPORT) == len(Person) * len(ViolenceType) * 2
