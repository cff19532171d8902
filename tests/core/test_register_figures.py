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
    UnitRoutine,
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
