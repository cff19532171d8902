# SPDX-License-Identifier: EUPL-1.2
"""Answering by pointer, number keys and arrows; what a screen reader is told."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from screening_app.gui.theme import current
from screening_app.gui.widgets import AnswerGroup, Choice, ScrollPage

QUESTION = "Has anyone near you made you afraid?"
CHOICES = [Choice("no", "No, never"), Choice("earlier", "Yes, earlier & not now"), Choice("ongoing", "Yes, it goes on")]


@pytest.fixture(autouse=True)
def theme(qapp):
    made = current()
    made.choose("light", 1.0)
    yield made
    made.choose("light", 1.0)


def shown(qtbot, group):
    window = QWidget()
    QVBoxLayout(window).addWidget(group)
    qtbot.addWidget(window)
    window.resize(640, 480)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    group.heard = []
    group.answered.connect(group.heard.append)
    group.declined.connect(lambda: group.heard.append("declined"))
    group.window_kept = window
    return group


@pytest.fixture
def single(qtbot):
    return shown(qtbot, AnswerGroup(QUESTION, CHOICES, decline="Does not want to answer"))


@pytest.fixture
def multiple(qtbot):
    choices = [*CHOICES[1:], Choice("none", "None of these", exclusive=True)]
    return shown(qtbot, AnswerGroup(QUESTION, choices, multiple=True, decline="Does not want to answer"))


def test_nothing_is_chosen_at_first(single):
    assert single.values == ()
    assert not single.is_declined


def test_a_click_at_the_far_end_of_a_row_answers(single):
    row = single.rows[1]
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.rect().center() + row.rect().topRight() / 3)
    assert single.heard == [("earlier",)]


def test_a_second_click_keeps_the_answer(single):
    single.rows[1].click()
    single.rows[1].click()
    assert single.values == ("earlier",)


def test_number_keys_answer_and_move_the_focus(single):
    assert single.press_number(3)
    assert single.heard == [("ongoing",)]
    assert single.rows[2].hasFocus()
    assert not single.press_number(5)


def test_the_last_number_declines_and_takes_the_answer_away(single):
    single.press_number(1)
    single.press_number(4)
    assert single.heard == [("no",), "declined"]
    assert single.values == ()
    assert single.is_declined


def test_arrows_move_without_answering_and_go_round(single):
    single.focus_answer()
    for _ in range(4):
        QTest.keyClick(single.window_kept.focusWidget(), Qt.Key.Key_Down)
    assert single.rows[0].hasFocus()
    QTest.keyClick(single.rows[0], Qt.Key.Key_Up)
    assert single.rows[3].hasFocus()
    assert single.heard == []


def test_space_chooses_the_row_with_the_focus(single):
    single.rows[1].setFocus()
    QTest.keyClick(single.rows[1], Qt.Key.Key_Space)
    assert single.heard == [("earlier",)]


@pytest.mark.parametrize("chosen", [True, False])
def test_enter_is_left_to_the_page_and_never_answers(single, chosen):
    class Page(QWidget):
        keys = ()

        def keyPressEvent(self, event):
            self.keys = (*self.keys, event.key())

    page = Page()
    QVBoxLayout(page).addWidget(single)
    if chosen:
        single.rows[0].click()
    before = list(single.heard)
    QTest.keyClick(single.rows[0], Qt.Key.Key_Return)
    assert page.keys == (Qt.Key.Key_Return,)
    assert single.heard == before
    single.setParent(None)


def test_showing_and_clearing_do_not_answer(single):
    single.show_values(("no",))
    assert single.values == ("no",)
    single.show_declined()
    assert single.is_declined
    single.clear()
    assert single.values == ()
    assert not single.is_declined
    assert single.heard == []


def test_one_row_of_a_single_question_is_its_tab_stop(single):
    def stops():
        return [row for row in single.rows if row.focusPolicy() & Qt.FocusPolicy.TabFocus]

    assert stops() == [single.rows[0]]
    single.press_number(2)
    assert stops() == [single.rows[1]]


def test_several_answers_stand_beside_each_other(multiple):
    multiple.press_number(1)
    multiple.press_number(2)
    multiple.press_number(1)
    multiple.press_number(2)
    assert multiple.heard == [("earlier",), ("earlier", "ongoing"), ("ongoing",), ()]


def test_none_of_these_stands_alone(multiple):
    multiple.press_number(1)
    multiple.press_number(3)
    multiple.press_number(2)
    assert multiple.heard == [("earlier",), ("none",), ("ongoing",)]


def test_declining_several_takes_all_away(multiple):
    multiple.press_number(1)
    multiple.press_number(4)
    assert multiple.values == ()
    assert multiple.is_declined


def test_a_screen_reader_hears_the_question_with_each_answer(single):
    for row, text in zip(single.rows, ["No, never", "Yes, earlier & not now"], strict=False):
        interface = QAccessible.queryAccessibleInterface(row)
        assert interface.role() == QAccessible.Role.RadioButton
        assert interface.text(QAccessible.Text.Name) == text
        labels = [each.text(QAccessible.Text.Name) for each, _ in interface.relations()]
        assert QUESTION in labels


@pytest.mark.parametrize("factor", [1.0, 1.5, 2.0])
def test_rows_are_tall_enough_and_hold_their_text(theme, qtbot, factor):
    theme.choose(factor=factor)
    long = Choice("long", "A long answer that will certainly need more than one line of a row this narrow " * 2)
    group = AnswerGroup(QUESTION, [*CHOICES, long])
    page = ScrollPage("Ask")
    page.body.addWidget(group)
    qtbot.addWidget(page)
    page.resize(560, 400)
    page.show()
    qtbot.waitUntil(lambda: group.rows[0].height() > 40)
    for row in group.rows:
        assert row.height() >= 52
        assert row.height() >= row.heightForWidth(row.width())
    assert group.rows[3].height() > group.rows[0].height()


def test_right_to_left_puts_the_mark_at_the_right(single):
    single.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    single.show_values(("no",))
    shot = single.rows[0].grab().toImage()
    accent = current().colour("accent").name()
    middle = shot.height() // 2
    columns = [x for x in range(10, shot.width() - 10) if shot.pixelColor(x, middle).name() == accent]
    assert columns
    assert min(columns) > shot.width() / 2
