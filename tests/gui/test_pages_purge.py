# SPDX-License-Identifier: EUPL-1.2
"""Purging in the window: a list, a hold, and two people."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from gui.conftest import surroundings
from gui.test_pages_backup import confirm, words
from screening_app.core.records import DataMode, Role
from screening_app.workspace import Surroundings, unlock
from talk import hold

KEY = Qt.Key
PASSPHRASE = "korrekt häst batteri klammer"


@pytest.fixture
def around() -> Surroundings:
    """Return a day a hundred days after the conversations below."""
    usual = surroundings()
    return replace(usual, clock=lambda: usual.clock() + timedelta(days=100))


@pytest.fixture
def unit_with_old_cases(at_work):
    """Show the window on a unit with two contacts that were handed over a hundred days ago; nobody is logged in."""
    desk = at_work(None, mode=DataMode.CASE)
    unit = unlock(desk.folder, "anna", PASSPHRASE, surroundings())
    unit.accounts.add("bo", frozenset({Role.SCREENER}), PASSPHRASE, typed_by_owner=True)
    for number in (1, 2):
        unit.conversations.finish(hold(unit, case_reference=f"IFO {number}").conversation.id)
    unit.close()
    return desk


def to_purging(desk, user):
    desk.unlock(user)
    desk.hands.shown("nav-today")
    desk.hands.go_to("today", "purge")
    desk.hands.shown("purge")


def test_one_holds_back_and_asks_and_a_colleague_carries_out(unit_with_old_cases):
    desk = unit_with_old_cases
    to_purging(desk, "anna")
    table = desk.hands.shown("due")
    assert "IFO 1" in words(desk)
    next(iter(table.buttons.values())).setFocus()
    desk.hands.press(KEY.Key_Space)
    desk.hands.shown("purge-done")
    desk.hands.activate("ask-purge")
    desk.hands.until(lambda: "Another person has to carry it out" in words(desk), "the purge asked for")
    assert not desk.hands._visible("carry-out")
    desk.window.lock()
    to_purging(desk, "bo")
    desk.hands.activate("carry-out")
    confirm(desk, "purge")
    desk.hands.until(lambda: "1 conversation has been purged" in words(desk), "the purge carried out")
    found = [desk.told(lambda ws, n=n: ws.conversations.find(f"IFO {n}")) for n in (1, 2)]
    assert sorted(len(each) for each in found) == [0, 1]
    assert QApplication.activeModalWidget() is None


def test_what_is_held_is_listed_and_the_hold_is_lifted_after_a_question(unit_with_old_cases):
    desk = unit_with_old_cases
    to_purging(desk, "anna")
    next(iter(desk.hands.shown("due").buttons.values())).setFocus()
    desk.hands.press(KEY.Key_Space)
    holds = desk.hands.shown("holds")
    assert "2027-03-02" in words(desk)
    next(iter(holds.buttons.values())).setFocus()
    desk.hands.press(KEY.Key_Space)
    desk.hands.activate("confirm-yes")
    desk.hands.until(lambda: "The hold is lifted" in words(desk), "the hold lifted")
    assert desk.told(lambda ws: ws.retention.holds()) == ()
    assert len(desk.told(lambda ws: ws.retention.due())) == 2


@pytest.mark.parametrize("user", ["karin", "ada"])
def test_everybody_has_help_and_who_reads_no_record_sees_only_how_many_are_held(unit_with_old_cases, user):
    desk = unit_with_old_cases
    unit = unlock(desk.folder, "anna", PASSPHRASE, desk.around)
    unit.accounts.add("ada", frozenset({Role.ADMINISTRATOR}), PASSPHRASE, typed_by_owner=True)
    unit.retention.set_hold(unit.retention.due()[0].conversation.contact.id, on=True)
    unit.close()
    desk.unlock(user)
    desk.hands.shown("nav-manual")
    if user == "ada":
        desk.window.findChild(QPushButton, "nav-purge").click()
        assert "1 contact" in desk.hands.shown("held-number").text()
        assert "IFO" not in desk.texts()
    else:
        assert not desk.hands._visible("nav-purge")
    desk.window.findChild(QPushButton, "nav-manual").click()
    desk.hands.shown("manual")
    desk.hands.until(lambda: "För samordnaren" in words(desk), "the chapter for coordinators")
