# SPDX-License-Identifier: EUPL-1.2
"""What the routine led to, in a real store: counted without a record, found again, and gone with its record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from screening_app.core.acting import (
    Person,
    StepCourse,
    StepFact,
    StepMark,
    StepState,
    Support,
    SupportFact,
    ViolenceType,
    Waiting,
)
from screening_app.core.readiness import NotAskedReason
from screening_app.core.records import DataMode, Occasion, OccasionFact, Stage
from screening_app.store import counted
from store.conftest import NOW

LATER = Waiting("plan", date(2025, 4, 2))
OPEN = Waiting("police")


@pytest.fixture
def acted(conversation):
    """Makes a sealed conversation with one step done, one put off, one open and one offer of support."""
    return conversation(
        stage=Stage.ACT,
        sealed_at=NOW,
        steps=(
            StepMark("today", StepState.DONE, "anna", NOW),
            StepMark("plan", StepState.LATER, "anna", NOW, due=date(2025, 4, 2)),
        ),
        waiting=(LATER, OPEN),
        supports=(Support(ViolenceType.HONOUR, Person.CHILD, True, "anna", NOW),),
    )


def step(course: StepCourse, due: int = 0) -> StepFact:
    return StepFact(2025, 3, course, due)


def test_the_course_is_counted_anew_at_each_saving_and_never_twice(desk, acted):
    store = desk.create()
    store.save(acted)
    store.save(acted)
    due = 2025 * 12 + 4
    assert store.follow_up.steps(2025) == {
        step(StepCourse.DONE): 1,
        step(StepCourse.LATER, due): 1,
        step(StepCourse.OPEN): 1,
    }
    assert store.follow_up.supports(2025) == {SupportFact(2025, 3, ViolenceType.HONOUR, Person.CHILD, True): 1}
    assert store.with_steps_left() == (acted,)
    done = replace(acted, waiting=(), supports=(), steps=(acted.steps[0],))
    store.save(done)
    assert store.follow_up.steps() == {step(StepCourse.DONE): 1}
    assert store.follow_up.supports(2025) == {}
    assert store.with_steps_left() == ()
    assert store.follow_up.steps(2026) == {}
    assert store.verify() == ()


def test_what_was_still_to_be_done_in_a_deleted_record_counts_as_left(desk, acted):
    store = desk.create(DataMode.TALLY)
    told = replace(acted, contact=replace(acted.contact, case_reference=None))
    store.save(told)
    store.conclude(told.id, keep=False)
    assert store.follow_up.steps() == {step(StepCourse.DONE): 1, step(StepCourse.LEFT): 2}
    assert sum(store.follow_up.supports(2025).values()) == 1
    assert store.with_steps_left() == ()


def test_steps_of_an_ended_record_can_still_be_done(desk, acted):
    store = desk.create()
    store.save(acted)
    ended = replace(acted, stage=Stage.HAND_OVER, handed_over_at=NOW, handed_over_on=NOW.date())
    store.conclude(acted.id, keep=True, final=ended)
    assert store.unfinished() == ()
    assert store.with_steps_left() == (ended,)
    store.save(replace(ended, waiting=(OPEN,), steps=(acted.steps[0],)))
    assert store.with_steps_left()[0].waiting == (OPEN,)
    assert store.with_steps_left()[0].handed_over_on == date(2025, 3, 4)


def test_an_occasion_moves_from_not_asked_to_asked(desk, conversation):
    store = desk.create()
    not_asked = OccasionFact(2025, 3, Occasion.LATER, NotAskedReason.NO_TIME)
    asked = replace(not_asked, reason=None)
    store.save(conversation(), occasion=(None, not_asked))
    store.save(conversation(), occasion=(not_asked, asked))
    assert store.follow_up.occasions(2025) == {asked: 1}
    assert store.follow_up.occasions(2024) == {}


def test_the_numbers_that_are_written_in_stores_never_change():
    assert list(counted.COURSE_CODES.values()) == [1, 2, 3, 4, 5]
    assert {kind: number for number, kind in enumerate(ViolenceType, 1)} == counted.TYPE_CODES
    assert {person: number for number, person in enumerate(Person, 1)} == counted.PERSON_CODES
    assert {occasion: number for number, occasion in enumerate(Occasion, 1)} == counted.OCCASION_CODES
