# SPDX-License-Identifier: EUPL-1.2
"""Asking, going through the answers, following the routine and handing over, all by keyboard."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QRadioButton

from screening_app.core.acting import StepState, WhyNot
from screening_app.core.forms.filling import AnswerState
from screening_app.core.records import Stage
from screening_app.errors import CannotNow, Code
from screening_app.gui.widgets import RoutinePane
from screening_app.settings import Settings

ALT = Qt.KeyboardModifier.AltModifier


def rows(desk):
    return [row for row in desk.window.findChildren(QRadioButton) if row.isVisible()]


def label(desk, name):
    return next(w for w in desk.window.findChildren(QLabel, name) if w.parent() is not None)


# ---- ask


def test_twenty_fast_presses_answer_only_what_was_on_screen(at_work):
    desk = at_work()
    desk.ask()
    shown = [desk.view().conversation.position]
    for _ in range(20):
        focus = QApplication.focusWidget()
        QTest.keyClick(focus, Qt.Key.Key_1)
        if (link := desk.view().conversation.position) != shown[-1]:
            shown.append(link)
    desk.hands.until(lambda: desk.view().conversation.position == desk.told(_position), "everything shown")
    if desk.view().conversation.position != shown[-1]:
        shown.append(desk.view().conversation.position)

    assert len(desk.view().filling.answers) == len(shown) - 1


def test_enter_before_a_checked_box_is_saved_goes_on_and_answers_nothing(at_work):
    desk = at_work()
    desk.on_to("ask")
    while not desk.view().question.item.repeats:
        desk.answer(1 if desk.view().question.item.link_id == "consent" else 3)
    asked, answered = desk.view().question.path, len(desk.view().filling.answers)
    for key in (Qt.Key.Key_1, Qt.Key.Key_Return, Qt.Key.Key_Return):
        QTest.keyClick(QApplication.focusWidget(), key)
    desk.hands.until(lambda: desk.view().question.path != asked, "the next question")
    desk.told(_position)
    following = desk.view()
    assert following.filling.before(following.question.path) == asked
    assert len(following.filling.answers) == answered + 1


def _position(workspace):
    return workspace.today().unfinished[0].position


def test_a_cleared_answer_is_a_gap_again(at_work):
    desk = at_work()
    desk.on_to("ask")
    desk.saved(lambda: desk.hands.press(Qt.Key.Key_Left, ALT))
    link = desk.view().question.link_id
    assert desk.view().filling.state_of(link) is AnswerState.ANSWERED
    desk.saved(lambda: desk.hands.activate("clear"))

    assert desk.view().filling.state_of(link) is AnswerState.BLANK
    assert not [row for row in rows(desk) if row.isChecked()]


def test_alt_delete_clears_from_wherever_the_focus_is(at_work):
    desk = at_work()
    desk.on_to("ask")
    desk.saved(lambda: desk.hands.press(Qt.Key.Key_Left, ALT))
    link = desk.view().question.link_id
    desk.hands.tab_to("next")
    desk.saved(lambda: desk.hands.press(Qt.Key.Key_Delete, ALT))
    assert desk.view().question.link_id == link
    assert desk.view().filling.state_of(link) is AnswerState.BLANK


def test_alt_left_goes_back_from_any_answer_and_stops_at_the_first_question(at_work):
    desk = at_work()
    desk.on_to("ask")
    second = desk.view().question.link_id
    desk.hands.press(Qt.Key.Key_Down)
    desk.saved(lambda: desk.hands.press(Qt.Key.Key_Left, ALT))
    first = desk.view().question.link_id

    assert first != second
    desk.hands.press(Qt.Key.Key_Left, ALT)
    assert desk.view().question.link_id == first


def test_declining_is_not_a_gap_and_not_an_answer(at_work):
    desk = at_work()
    desk.on_to("ask")
    link = desk.view().question.link_id
    view = desk.answer(len(desk.view().question.item.options) + 1)

    assert view.filling.state_of(link) is AnswerState.DECLINED
    assert link not in view.filling.gaps
    assert link not in view.filling.answers


def test_f1_hides_and_shows_the_help_of_the_question(at_work):
    desk = at_work()
    desk.on_to("ask")
    assert label(desk, "question-help").isVisible()
    desk.hands.press(Qt.Key.Key_F1)
    assert not label(desk, "question-help").isVisible()
    desk.hands.press(Qt.Key.Key_F1)
    assert label(desk, "question-help").isVisible()


def test_the_next_question_comes_with_its_own_help(at_work):
    desk = at_work()
    desk.on_to("ask")
    help_text = label(desk, "question-help").text()
    desk.answer(1)

    assert label(desk, "question-help").text() not in {"", help_text}


def test_a_problem_leaves_the_question_and_its_answer_on_screen(at_work):
    desk = at_work()
    desk.on_to("ask")
    desk.saved(lambda: desk.hands.press(Qt.Key.Key_Left, ALT))
    link = desk.view().question.link_id
    desk.window.session.refused.emit(CannotNow(Code.DISK_FULL))

    notice = desk.hands.shown("problem")
    assert "disk is full" in notice.label.text()
    assert desk.view().question.link_id == link
    assert desk.view().filling.state_of(link) is AnswerState.ANSWERED
    desk.answer(1)
    assert not notice.isVisible()


# ---- review


def test_the_review_lists_the_gaps_and_leads_to_the_first(at_work):
    desk = at_work()
    desk.on_to("ask")
    gap = desk.view().question.link_id
    desk.saved(lambda: desk.hands.activate("next"))
    while desk.view().conversation.stage is Stage.ASK:
        desk.answer(1)
    desk.hands.shown("gaps")
    assert "Seal with gaps" in desk.hands.shown("seal").text()
    desk.saved(lambda: desk.hands.activate("first-gap"))
    assert desk.view().question.link_id == gap
    desk.answer(1)

    assert desk.view().filling.gaps == ()


def test_changing_one_answer_keeps_the_others_and_comes_back(at_work):
    desk = at_work()
    desk.on_to("review")
    first, second = desk.view().form.questions[:2]
    desk.saved(lambda: desk.hands.activate(f"change-{second.link_id}"))
    assert desk.view().question.link_id == second.link_id
    view = desk.answer(4)

    assert view.filling.state_of(second.link_id) is AnswerState.DECLINED
    assert view.filling.state_of(first.link_id) is AnswerState.ANSWERED


def test_a_review_without_gaps_says_seal_and_sealing_is_for_good(at_work):
    desk = at_work()
    desk.on_to("review")
    assert desk.hands.shown("seal").text() == "Seal"
    assert not [w for w in desk.window.findChildren(QPushButton, "first-gap") if w.isVisible()]
    view = desk.saved(lambda: desk.hands.press(Qt.Key.Key_Return))

    assert view.conversation.is_sealed
    assert view.conversation.stage is Stage.ACT


# ---- act


def test_steps_are_marked_by_number_and_unmarked_by_the_same_button(at_work):
    desk = at_work()
    desk.on_to("act")
    desk.answer(1)
    desk.hands.press(Qt.Key.Key_2)
    desk.hands.shown("step-2-why-1")
    desk.answer(4)
    desk.hands.press(Qt.Key.Key_3)
    desk.hands.shown("step-3-when-1")
    desk.answer(2)
    marks = [s.mark for s in desk.view().steps]
    assert [m.state for m in marks] == [StepState.DONE, StepState.NOT_APPLICABLE, StepState.LATER]
    assert (marks[1].why, marks[2].due) == (WhyNot.NOT_SAFE, date(2026, 11, 29))

    desk.hands.tab_to("step-1-done")
    view = desk.saved(lambda: desk.hands.press(Qt.Key.Key_Space))
    assert view.steps[0].mark is None
    assert not desk.hands.shown("step-1-done").isChecked()


def test_a_step_is_not_marked_before_its_reason_is_chosen_and_escape_leaves_it(at_work):
    desk = at_work()
    desk.on_to("act")
    desk.hands.press(Qt.Key.Key_2)
    desk.hands.shown("step-1-why-1")
    assert not desk.hands.shown("step-1-not-applicable").isChecked()
    assert desk.view().steps[0].mark is None
    desk.hands.press(Qt.Key.Key_Escape)
    desk.answer(1)
    assert desk.view().steps[0].mark.state is StepState.DONE


def test_another_day_is_written_and_ctrl_z_takes_the_last_mark_back(at_work):
    desk = at_work()
    desk.on_to("act")
    desk.hands.press(Qt.Key.Key_3)
    desk.hands.shown("step-1-when-1")
    desk.hands.press(Qt.Key.Key_4)
    desk.hands.shown("step-1-when-day")
    desk.hands.type("2026-11-01")
    desk.hands.press(Qt.Key.Key_Return)
    assert desk.view().steps[0].mark is None
    for _ in range(10):
        desk.hands.press(Qt.Key.Key_Backspace)
    desk.hands.type("2026-12-24")
    view = desk.saved(lambda: desk.hands.press(Qt.Key.Key_Return))
    assert view.steps[0].mark.due == date(2026, 12, 24)
    assert desk.hands.shown("undo-act").isVisible()
    view = desk.saved(lambda: desk.hands.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier))
    assert view.steps[0].mark is None


def test_after_a_no_the_next_time_is_set_by_keyboard_and_taken_away(at_work):
    desk = at_work()
    desk.on_to("act")
    assert desk.view().asked_next is None
    view = desk.saved(lambda: desk.hands.activate("next-proposed"))
    assert view.asked_next == date(2027, 5, 23)
    view = desk.saved(lambda: desk.hands.activate("next-away"))
    assert view.asked_next is None


# ---- hand over


def test_the_text_is_copied_and_the_lock_takes_it_back(at_work):
    desk = at_work()
    desk.on_to("hand-over")
    desk.hands.activate("copy")
    desk.hands.shown("hand-over-note")
    text = desk.hands.shown("hand-over-text").toPlainText()
    assert "Provenheten" in text
    assert QGuiApplication.clipboard().text() == text
    desk.hands.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)

    assert QGuiApplication.clipboard().text() == ""


def test_what_was_marked_after_going_back_is_in_the_text(at_work):
    desk = at_work()
    desk.on_to("hand-over")
    before = desk.hands.shown("hand-over-text").toPlainText()
    desk.saved(lambda: desk.hands.press(Qt.Key.Key_Left, ALT))
    desk.hands.tab_to("step-1-done")
    desk.answer(1)
    desk.saved(lambda: desk.hands.activate("to-hand-over"))
    text = desk.hands.shown("hand-over-text")
    desk.hands.until(lambda: text.toPlainText() not in {"", before}, "the new text")

    assert len(text.toPlainText()) != len(before)


def test_a_pdf_is_encrypted_only_with_a_password_that_is_long_enough(at_work, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "home" / "Documents"))
    desk = at_work()
    desk.on_to("hand-over")
    desk.hands.activate("encrypt-pdf")
    line = desk.hands.shown("pdf-password")
    desk.hands.activate("save-pdf")
    desk.hands.until(lambda: bool(line.property("wrong")), "the missing password told")
    desk.hands.fill("pdf-password", "kort")
    desk.hands.activate("save-pdf")
    desk.hands.until(lambda: "12" in line.accessibleDescription() and line.property("wrong"), "the short password told")
    assert list(tmp_path.rglob("*.pdf")) == []
    line.clear()
    desk.hands.fill("pdf-password", "sju lugna hästar")
    desk.hands.activate("save-pdf")
    note = desk.hands.shown("hand-over-note")
    (file,) = tmp_path.rglob("*.pdf")
    assert b"/Encrypt" in file.read_bytes()
    assert "encrypted" in note.label.text()
    assert line.text() == ""


def test_ending_the_contact_leads_to_today_with_one_more_asked(at_work):
    desk = at_work()
    desk.on_to("hand-over")
    desk.hands.activate("finish")
    desk.hands.shown("new-contact")

    today = desk.told(lambda ws: ws.today())
    assert (today.contacts, today.asked, today.unfinished) == (1, 1, ())


# ---- the routine beside it


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_routine_is_open_where_there_is_room_and_folds_where_text_is_large(at_work, scale):
    desk = at_work(settings=Settings(language="en", theme="light", text_scale=scale))
    desk.on_to("ask")
    pane = desk.window.findChild(RoutinePane)
    button = desk.window.findChild(QPushButton, "show-routine")

    assert pane.isVisible() is (scale == 1.0)
    assert button.isVisible() is (scale == 2.0)


def test_the_folded_routine_is_shown_and_hidden_by_keyboard_and_folds_again_on_its_own(at_work):
    desk = at_work(settings=Settings(language="en", theme="light", text_scale=2.0))
    desk.on_to("ask")
    pane = desk.window.findChild(RoutinePane)
    desk.hands.activate("show-routine")
    assert pane.isVisible()
    assert desk.hands.shown("show-routine").text() == "Hide the routine"
    desk.hands.press(Qt.Key.Key_Space)
    assert not pane.isVisible()
    desk.hands.press(Qt.Key.Key_Space)
    desk.window.resize(2400, 900)
    desk.hands.until(lambda: not desk.window.findChild(QPushButton, "show-routine").isVisible(), "room enough")
    assert pane.isVisible()
    desk.window.resize(1366, 768)
    desk.hands.until(lambda: not pane.isVisible(), "the routine folded")

    assert desk.hands.shown("show-routine").text() == "Show the routine"
