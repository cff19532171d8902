# SPDX-License-Identifier: EUPL-1.2
"""Questionnaires that are being made, in a real store: kept as they are until they are finished or thrown away."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from screening_app.core.records import Role, UnfinishedInstrument
from screening_app.errors import CannotNow
from screening_app.store import KdfCost, NewAccount

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ONE = UnfinishedInstrument("one", "Trygg hemma", "anna", NOW)


def test_what_is_being_made_comes_back_byte_for_byte(desk):
    store = desk.create()
    store.instruments.keep_unfinished(ONE, b"{ }", "begun")
    store.instruments.keep_unfinished(replace(ONE, title=""), b"\xc3\xa5")
    store.close()
    again = desk.open()
    assert again.instruments.unfinished() == (replace(ONE, title=""),)
    assert again.instruments.unfinished_content("one") == b"\xc3\xa5"
    assert [entry.action for entry in again.log_entries()].count("begun") == 1


def test_the_one_worked_on_last_comes_first_whatever_the_hour_is_called(desk):
    store = desk.create()
    summer = timezone(timedelta(hours=2))
    store.instruments.keep_unfinished(
        replace(ONE, updated_at=datetime(2026, 11, 23, 10, 59, tzinfo=summer)), b"", "begun"
    )
    store.instruments.keep_unfinished(replace(ONE, id="two"), b"", "begun")
    assert [each.id for each in store.instruments.unfinished()] == ["two", "one"]


def test_what_was_thrown_away_stays_away(desk):
    store = desk.create()
    store.instruments.keep_unfinished(ONE, b"{}", "begun")
    store.instruments.drop_unfinished("one", "thrown")
    assert store.instruments.unfinished() == ()
    assert store.log_entries()[-1].action == "thrown"
    # Another window that still shows it cannot bring it back.
    for act in (
        lambda: store.instruments.keep_unfinished(ONE, b"{}"),
        lambda: store.instruments.drop_unfinished("one", "x"),
        lambda: store.instruments.unfinished_content("one"),
    ):
        with pytest.raises(CannotNow, match="unfinished-unknown"):
            act()


def test_an_account_without_the_records_key_can_make_one(desk):
    store = desk.create()
    store.accounts.add(NewAccount("sam", frozenset({Role.COORDINATOR}), "samordnarens fras", KdfCost.FLOOR))
    store.close()
    coordinator = desk.open("sam", "samordnarens fras")
    coordinator.instruments.keep_unfinished(ONE, b"{}", "begun")
    assert coordinator.instruments.unfinished() == (ONE,)
