# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from screening_app.core.records import Flag, Outcome, Stage
from screening_app.core.routines import (
    POINT_KEYS,
    Point,
    Routine,
    Validity,
    missing_points,
    months_later,
    parse_routine,
    read_yaml,
    standing,
    steps_for,
    unknown_contacts,
    validity,
)
from screening_app.errors import CannotNow, Code
from screening_app.paths import data_folder

TODAY = date(2026, 11, 22)
SCHEMA: dict[str, Any] = json.loads(
    (data_folder("forms") / "schema" / "routine.schema.json").read_text(encoding="utf-8")
)
NAMES = (
    "no",
    "earlier",
    "ongoing",
    "has-used-violence",
    "declined",
    "unclear",
    "not-asked",
    "acute",
    "child",
    "honour",
)
TEXT = """
id: small
title: En liten rutin
unit_kind: intake
written: true
decided_by: Förvaltningschef
decided_on: 2026-01-15
followed_up_on: 2026-08-31
valid_to: 2027-12-31
responsible: Enhetschef
points:
  - {key: purpose, heading: Syfte, text: Upptäcka}
guidance:
  ask: [Fråga lugnt]
steps:
""" + "".join(f"  {name}:\n    - {{id: {name}-1, text: Steg, contacts: [sos]}}\n" for name in NAMES)


@pytest.fixture
def routine() -> Routine:
    return parse_routine(TEXT, SCHEMA)


def problems(text: str) -> tuple[tuple[str, str], ...]:
    with pytest.raises(CannotNow) as caught:
        parse_routine(text, SCHEMA)
    assert caught.value.code is Code.ROUTINE_REFUSED
    found = caught.value.facts["problems"]
    assert isinstance(found, tuple)
    return found


def test_an_unquoted_no_is_a_word_and_an_unquoted_date_is_a_day(routine: Routine) -> None:
    assert routine.steps["no"][0].id == "no-1"
    assert routine.decided_on == date(2026, 1, 15)
    assert routine.guidance[Stage.ASK] == ("Fråga lugnt",)


def test_numbers_keep_their_leading_zero() -> None:
    assert read_yaml("a: 0123\nb: 112\nc: yes\nd: true\ne:\nf: ''", "x") == {
        "a": "0123",
        "b": "112",
        "c": "yes",
        "d": True,
        "e": None,
        "f": "",
    }


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: &x 1\nb: *x\n", "alias"),
        ("a: &x 1\n", "alias"),
        ("a: 1\na: 2\n", "repeated-key"),
        ("a: !!python/object/apply:os.system [x]\n", "tag"),
        ("a: 1\n---\nb: 2\n", "many-documents"),
        ("", "empty"),
        ("a: [\n", "not-yaml"),
        ("[" * 100 + "]" * 100, "too-deep"),
        ("? [a]\n: b\n", "key"),
        ("a: \u202eb\n", "hidden-characters"),
        ("a: \ud800\n", "not-yaml"),
        ("a: " + "x" * 1_000_001, "too-large"),
        ("a: " + "ä" * 600_000, "too-large"),
        ("just words", "type"),
    ],
)
def test_what_is_not_a_plain_small_document_is_refused(text: str, code: str) -> None:
    assert code in {kind for _, kind in problems(text)}


def test_every_broken_place_is_named() -> None:
    broken = TEXT.replace("unit_kind: intake", "unit_kind: hospital").replace("key: purpose", "key: wishes")
    assert problems(broken) == (("/points/0/key", "enum"), ("/unit_kind", "enum"))


def test_a_day_that_does_not_exist_is_refused() -> None:
    assert problems(TEXT.replace("2027-12-31", "2027-02-30")) == (("/valid_to", "date"),)


def test_two_steps_with_the_same_id_are_refused() -> None:
    assert problems(TEXT.replace("id: earlier-1", "id: no-1")) == (("/steps", "repeated-id"),)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, Validity.CURRENT),
        ({"written": False}, Validity.NOT_DECIDED),
        ({"decided_by": None}, Validity.NOT_DECIDED),
        ({"decided_on": None}, Validity.NOT_DECIDED),
        ({"decided_on": date(2026, 11, 22)}, Validity.CURRENT),
        ({"decided_on": date(2026, 11, 23)}, Validity.NOT_DECIDED),
        ({"valid_to": date(2026, 11, 22)}, Validity.EXPIRES_SOON),
        ({"valid_to": date(2026, 11, 21)}, Validity.EXPIRED),
        ({"valid_to": date(2027, 1, 21)}, Validity.EXPIRES_SOON),
        ({"valid_to": date(2027, 1, 22)}, Validity.CURRENT),
        ({"valid_to": None}, Validity.CURRENT),
        ({"decided_on": date(2024, 1, 1), "followed_up_on": date(2024, 11, 22)}, Validity.FOLLOW_UP_SOON),
        ({"decided_on": date(2024, 1, 1), "followed_up_on": date(2024, 11, 21)}, Validity.FOLLOW_UP_DUE),
        ({"decided_on": date(2024, 11, 21), "followed_up_on": None}, Validity.FOLLOW_UP_DUE),
        ({"decided_on": date(2024, 11, 21), "followed_up_on": date(2026, 11, 23)}, Validity.FOLLOW_UP_DUE),
    ],
)
def test_validity_at_its_edges(routine: Routine, changes: dict[str, Any], expected: Validity) -> None:
    assert validity(replace(routine, **changes), TODAY) is expected


def test_the_follow_up_window_is_a_setting(routine: Routine) -> None:
    followed = replace(routine, followed_up_on=date(2026, 5, 22))
    assert validity(followed, TODAY, follow_up_months=6) is Validity.FOLLOW_UP_SOON
    assert validity(followed, TODAY, follow_up_months=12) is Validity.CURRENT
    assert validity(followed, date(2026, 11, 23), follow_up_months=6) is Validity.FOLLOW_UP_DUE


ENDS = date(2027, 3, 31)


@pytest.mark.parametrize(
    ("today", "expected", "left", "near"),
    [
        (date(2027, 1, 29), Validity.CURRENT, 61, False),
        (date(2027, 1, 30), Validity.EXPIRES_SOON, 60, False),
        (date(2027, 1, 31), Validity.EXPIRES_SOON, 59, False),
        (date(2027, 2, 28), Validity.EXPIRES_SOON, 31, False),
        (date(2027, 3, 1), Validity.EXPIRES_SOON, 30, True),
        (date(2027, 3, 2), Validity.EXPIRES_SOON, 29, True),
        (date(2027, 3, 30), Validity.EXPIRES_SOON, 1, True),
        (date(2027, 3, 31), Validity.EXPIRES_SOON, 0, True),
        (date(2027, 4, 1), Validity.EXPIRED, -1, True),
    ],
)
def test_the_last_day_is_told_ahead_at_sixty_and_thirty_days(
    routine: Routine, today: date, expected: Validity, left: int, near: bool
) -> None:
    found = standing(replace(routine, valid_to=ENDS), today)
    assert (found.validity, found.days_left, found.is_near, found.last_day) == (expected, left, near, ENDS)
    assert found.validity.is_current is (left >= 0)


@pytest.mark.parametrize(
    ("today", "expected", "left"),
    [
        (date(2028, 7, 1), Validity.CURRENT, 61),
        (date(2028, 7, 2), Validity.FOLLOW_UP_SOON, 60),
        (date(2028, 7, 3), Validity.FOLLOW_UP_SOON, 59),
        (date(2028, 8, 1), Validity.FOLLOW_UP_SOON, 30),
        (date(2028, 8, 31), Validity.FOLLOW_UP_SOON, 0),
        (date(2028, 9, 1), Validity.FOLLOW_UP_DUE, -1),
    ],
)
def test_the_follow_up_is_told_ahead_too(routine: Routine, today: date, expected: Validity, left: int) -> None:
    found = standing(replace(routine, valid_to=None), today)
    assert (found.validity, found.days_left) == (expected, left)


def test_the_day_that_comes_first_is_the_last_one(routine: Routine) -> None:
    sooner = replace(routine, valid_to=date(2028, 8, 30))
    assert standing(sooner, TODAY).last_day == date(2028, 8, 30)
    assert standing(replace(routine, valid_to=date(2028, 9, 1)), TODAY).last_day == date(2028, 8, 31)


def test_what_is_not_decided_has_no_last_day(routine: Routine) -> None:
    found = standing(replace(routine, decided_by=None), TODAY)
    assert (found.last_day, found.days_left, found.is_near) == (None, None, False)


def test_a_month_later_never_leaves_the_month() -> None:
    assert months_later(date(2026, 12, 31), 2) == date(2027, 2, 28)
    assert months_later(date(2024, 2, 29), 12) == date(2025, 2, 28)


def test_an_empty_point_is_a_missing_point(routine: Routine) -> None:
    assert missing_points(routine) == POINT_KEYS[1:]
    assert missing_points(replace(routine, points=(Point("purpose", "Syfte", "  "),))) == POINT_KEYS


def test_the_acute_steps_come_first_and_those_of_the_outcome_last(routine: Routine) -> None:
    flags = frozenset({Flag.HONOUR, Flag.CHILD, Flag.ACUTE, Flag.PREGNANCY})
    ids = [step.id for step in steps_for(routine, Outcome.ONGOING, flags)]
    assert ids == ["acute-1", "child-1", "honour-1", "ongoing-1"]
    assert [step.id for step in steps_for(routine, Outcome.NO, frozenset())] == ["no-1"]
    assert [step.id for step in routine.acute] == ["acute-1"]


def test_one_who_is_exposed_and_uses_violence_gets_the_steps_for_both_and_no_step_twice(routine: Routine) -> None:
    used = frozenset({Flag.USES_VIOLENCE})
    assert [step.id for step in steps_for(routine, Outcome.EARLIER, used)] == ["earlier-1", "has-used-violence-1"]
    assert [step.id for step in steps_for(routine, Outcome.HAS_USED_VIOLENCE, used)] == ["has-used-violence-1"]


def test_contacts_without_a_card_are_named(routine: Routine) -> None:
    assert unknown_contacts(routine, frozenset()) == ("sos",)
    assert unknown_contacts(routine, frozenset({"sos"})) == ()


def test_the_checksum_follows_the_text(routine: Routine) -> None:
    assert parse_routine(TEXT, SCHEMA).sha256 == routine.sha256
    assert parse_routine(TEXT + "# x\n", SCHEMA).sha256 != routine.sha256
