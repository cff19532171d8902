# SPDX-License-Identifier: EUPL-1.2
"""Routines in a real store: one draft, one in use, and what was decided or followed stays byte for byte."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from screening_app.core.register import KeptRoutine, RoutineStatus
from screening_app.errors import CannotNow, ScreeningError

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
DRAFT = KeptRoutine("r", 1, RoutineStatus.DRAFT, "anna", NOW)
FIRST = replace(DRAFT, status=RoutineStatus.IN_USE)
SECOND = replace(FIRST, number=2)


def test_there_is_one_draft_and_it_is_there_again_after_opening(desk):
    store = desk.create()
    store.routines.keep_draft(DRAFT, b"one")
    store.routines.keep_draft(DRAFT, b"two", "routine-added")
    store.close()
    again = desk.open()
    assert again.routines.listed() == ((DRAFT, b"two"),)
    assert "routine-added" in [entry.action for entry in again.log_entries()]


def test_a_decision_takes_the_draft_and_the_version_before_becomes_an_earlier_one(desk):
    store = desk.create()
    store.routines.keep_draft(DRAFT, b"one")
    store.routines.put_in_use(FIRST, b"one", "x")
    store.routines.put_in_use(SECOND, b"two", "x")
    earlier = replace(FIRST, status=RoutineStatus.EARLIER)
    assert store.routines.listed() == ((earlier, b"one"), (SECOND, b"two"))


def test_the_same_number_is_never_given_twice_and_then_nothing_has_changed(desk):
    store = desk.create()
    store.routines.put_in_use(FIRST, b"one", "x")
    with pytest.raises(ScreeningError):
        store.routines.put_in_use(FIRST, b"other", "x")
    assert store.routines.listed() == ((FIRST, b"one"),)


def test_one_that_came_from_a_file_is_kept_as_retired(desk):
    store = desk.create()
    store.routines.retire(replace(FIRST, status=RoutineStatus.RETIRED), b"file", "x")
    assert [kept.status for kept, _ in store.routines.listed()] == [RoutineStatus.RETIRED]


def test_a_draft_that_is_not_there_cannot_be_thrown_away(desk):
    store = desk.create()
    with pytest.raises(CannotNow, match="routine-missing"):
        store.routines.discard_draft("r", "x")


def test_the_text_that_a_conversation_follows_is_kept_with_it_or_not_at_all(desk, conversation):
    store = desk.create()
    store.save(conversation(), routines={"aa": b"text"})
    store.save(conversation(), routines={"aa": b"other"})
    assert store.routines.text("aa") == b"text"
    assert store.routines.text("bb") is None
    sealed = conversation("samtal-2", sealed_at=NOW)
    store.save(sealed)
    with pytest.raises(CannotNow, match="conversation-sealed"):
        store.save(replace(sealed, language="en"), routines={"bb": b"text"})
    assert store.routines.text("bb") is None


def test_cards_and_settings_are_replaced(desk):
    store = desk.create()
    store.routines.keep_card("a", b"one", "anna", NOW, "contact-changed")
    store.routines.keep_card("a", b"two", "anna", NOW, "contact-changed")
    assert store.routines.cards() == (b"two",)
    assert store.routines.setting("follow-up-months") is None
    store.routines.set_setting("follow-up-months", 12, "x")
    store.routines.set_setting("follow-up-months", 18, "x")
    assert store.routines.setting("follow-up-months") == 18
    assert store.verify() == ()
