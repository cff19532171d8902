# SPDX-License-Identifier: EUPL-1.2
"""The figures page by keyboard: how a year is protected until it has left, and the adults beside a sheet's number."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from gui.conftest import surroundings
from screening_app.core.figures.loss import Loss, TableLoss
from screening_app.core.readiness import NotAskedReason
from screening_app.core.records import DataMode
from screening_app.gui.pages.figures.losses import add_losses
from screening_app.gui.pages.sheet import ChoiceField
from screening_app.workspace import unlock
from screening_app.workspace.leaving import Decision
from talk import hold

KEY = Qt.Key
PASSPHRASE = "korrekt häst batteri klammer"


def counted(at_work, publish_in=None):
    """Show the figures of a unit with two contacts to its coordinator; of a published year with a folder."""
    desk = at_work(None, mode=DataMode.CASE)
    unit = unlock(desk.folder, "anna", PASSPHRASE, surroundings())
    for number in range(2):
        hold(unit, case_reference=f"IFO {number}")
    if publish_in is not None:
        unit.publishing.export(2026, publish_in)
    unit.close()
    desk.unlock("karin")
    desk.hands.shown("export")
    return desk


@pytest.fixture
def counting(at_work):
    """Show a year that has not been published."""
    return counted(at_work)


def words(desk) -> str:
    return "\n".join(label.text() for label in desk.window.findChildren(QLabel) if label.isVisible())


def choose(desk, group: str, down: int) -> None:
    """Walk down in a group of choices and take the one there."""
    desk.hands.tab_to(group)
    for _ in range(down):
        desk.hands.press(KEY.Key_Down)
    desk.hands.press(KEY.Key_Space)


def decided(desk) -> Decision:
    return desk.told(lambda ws: ws.publishing.decision(2026))


def test_the_coordinator_decides_by_keyboard_and_a_base_below_five_needs_a_name(counting):
    desk = counting
    assert decided(desk) == Decision()
    desk.hands.activate("change-protection")
    desk.hands.shown("protection-dialog")
    choose(desk, "protection-way", 1)
    choose(desk, "protection-base", 1)
    desk.hands.activate("protection-keep")
    assert "Write who decided" in words(desk)
    assert decided(desk) == Decision()
    desk.hands.fill("protection-who", "enhetschefen")
    desk.hands.press(KEY.Key_Return)
    desk.hands.until(lambda: QApplication.activeModalWidget() is None, "the dialog closed")
    desk.hands.until(lambda: "Decided by: enhetschefen" in words(desk), "the page made anew")
    assert decided(desk) == Decision("rounding", 3, "enhetschefen", for_adding=True)
    assert "made to be added" in words(desk)


def test_a_dialog_that_is_left_changes_nothing(counting):
    desk = counting
    desk.hands.activate("change-protection")
    choose(desk, "protection-way", 2)
    desk.hands.press(KEY.Key_Escape)
    assert QApplication.activeModalWidget() is None
    assert decided(desk) == Decision()


def test_every_choice_says_what_it_means_to_a_screen_reader_too(counting):
    desk = counting
    desk.hands.activate("change-protection")
    way, base = desk.hands.shown("protection-way"), desk.hands.shown("protection-base")
    assert way.accessibleName() == "How the numbers leave"
    assert all(row.text() or row.accessibleName() for group in (way, base) for row in group.rows)
    assert desk.hands.shown("protection-who").accessibleName() == "Who decided"
    desk.hands.press(KEY.Key_Escape)


def test_a_published_year_keeps_its_way_and_says_so(at_work, tmp_path):
    desk = counted(at_work, tmp_path / "out")
    desk.hands.until(lambda: "keeps its protection" in words(desk), "the year told as published")
    assert not desk.hands._visible("change-protection")


def test_kolada_of_one_unit_is_one_number_and_has_a_rate_once_the_adults_are_given(at_work):
    desk = at_work()
    desk.hands.shown("nav-today")
    desk.told(
        lambda ws: ws.conversations.postpone(
            ws.conversations.open_contact().conversation.id, NotAskedReason.NO_TIME, None
        )
    )
    desk.hands.go_to("today", "figures")
    desk.hands.shown("figures")
    desk.hands.shown("export")
    assert not desk.hands._visible("adults"), "asked for beside the sheets that need it only"
    sheets = desk.window.findChild(ChoiceField, "sheet")
    steps = sheets.input.findData("kolada-1")
    sheets.focus()
    for _ in range(steps):
        desk.hands.press(KEY.Key_Down)
    desk.hands.until(lambda: "Kolada 1" in desk.window.findChild(QLabel, "sheet-title").text(), "the sheet")
    desk.hands.fill("adults", "åtta tusen")
    desk.hands.activate("save-adults")
    desk.hands.until(lambda: "Write a whole number of people." in words(desk), "the refusal")
    desk.hands.fill("adults", "8 000")
    desk.hands.activate("save-adults")
    desk.hands.until(lambda: "0.0 for every 10,000 of 8,000 adults" in words(desk), "the rate")
    assert desk.told(lambda ws: ws.publishing.adults(2026)) == 8_000


def test_a_year_that_is_refused_still_says_how_it_is_protected(at_work, tmp_path):
    desk = at_work(None)
    unit = unlock(desk.folder, "anna", PASSPHRASE, surroundings())
    unit.publishing.decide("hiding", 5, "")
    for _ in range(4):
        hold(unit, "no")
    unit.publishing.export(2026, tmp_path / "out")
    hold(unit, "no")
    unit.close()
    desk.unlock("karin")
    desk.hands.shown("figures-problem")
    assert "hidden" in desk.hands.shown("protection").text()


def test_what_is_lost_is_told_with_what_is_hidden_and_how_far_most_numbers_are_off(counting):
    place = QWidget()
    table = TableLoss("T1", "persons", 40, 30, 7, hidden=3, hidden_sum=8, mean_error=0.5, error_95=2, largest_error=4)
    add_losses(QVBoxLayout(place), Loss((table,), (), (), 10, 5), {"T1": "Utfall"}, "sv")
    told = [label.text() for label in place.findChildren(QLabel)]
    assert {"Utfall", "7", "3, in all 8", "Error: mean / 95 % / largest"} <= set(told)
    assert [said for said in told if said.endswith("/ 2 / 4")]
