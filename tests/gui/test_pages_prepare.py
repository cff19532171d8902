# SPDX-License-Identifier: EUPL-1.2
"""Before asking: four questions, forth and back, and what follows when it is not safe."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from screening_app.core.readiness import Interpreter, NotAskedReason
from screening_app.core.records import AgeBand, Sex, Stage

ALT = Qt.KeyboardModifier.AltModifier


def shown_texts(desk):
    return "\n".join(w.text() for w in desk.window.findChildren(QLabel) if w.isVisible())


def test_the_moment_is_looked_at_one_question_at_a_time_and_back_changes_an_answer(at_work):
    desk = at_work()
    desk.new_contact()
    desk.hands.press(Qt.Key.Key_1)
    desk.hands.shown("ready-private_room")
    desk.hands.press(Qt.Key.Key_1)
    desk.hands.shown("ready-interpreter")
    desk.hands.press(Qt.Key.Key_Left, ALT)
    desk.hands.shown("ready-private_room")
    desk.hands.press(Qt.Key.Key_Left, ALT)
    desk.hands.shown("ready-alone")
    desk.hands.press(Qt.Key.Key_2)
    desk.hands.shown("not-ready")

    assert desk.view().conversation.readiness.blockers == (NotAskedReason.RELATIVE_PRESENT,)


def test_going_back_forgets_nothing_that_was_said(at_work):
    desk = at_work()
    desk.new_contact()
    desk.get_ready()
    desk.hands.press(Qt.Key.Key_Left, ALT)
    desk.hands.shown("ready-enough_time")

    assert desk.view().conversation.readiness.is_ready
    desk.answer(1)
    desk.hands.shown("begin")


def test_a_relative_who_interprets_is_refused_with_the_reason_and_the_way_out(at_work):
    desk = at_work()
    desk.new_contact()
    desk.answer(1)
    desk.answer(1)
    desk.answer(4)
    desk.hands.shown("not-ready")

    assert desk.view().conversation.readiness.interpreter is Interpreter.RELATIVE
    assert "A relative or friend must not interpret" in shown_texts(desk)
    assert "authorised interpreter" in shown_texts(desk)
    assert not [w for w in desk.window.findChildren(QLabel, "question") if w.isVisible()]
    assert desk.window.findChild(QLabel, "ready") is None


def test_alt_left_leads_back_from_the_reasons_whatever_has_the_focus(at_work):
    desk = at_work()
    desk.new_contact()
    desk.answer(2)
    for name in ("reason", "again", "due", "how", "postpone"):
        desk.hands.shown("not-ready")
        desk.hands.tab_to(name)
        desk.hands.press(Qt.Key.Key_Left, ALT)
        desk.hands.shown("ready-alone")
        desk.answer(2)


def test_not_asked_is_kept_with_reason_and_day_and_can_be_begun_again(at_work):
    desk = at_work()
    desk.new_contact()
    desk.answer(1)
    desk.answer(1)
    desk.answer(5)
    desk.hands.shown("not-ready")
    desk.hands.activate("postpone")
    table = desk.hands.shown("ask-again")

    words = "\n".join(w.text() for w in table.findChildren(QLabel))
    assert "29 November" in words
    promises = desk.told(lambda ws: ws.today().ask_again)
    assert [p.reason for p in promises] == [NotAskedReason.NO_INTERPRETER]
    table.buttons[promises[0].id].setFocus()
    desk.hands.press(Qt.Key.Key_Space)
    desk.hands.shown("ready-alone")
    assert desk.view().conversation.contact.attempt == 2


def test_without_a_day_nobody_waits_but_the_contact_counts(at_work):
    desk = at_work()
    desk.new_contact()
    desk.hands.activate("not-now")
    desk.hands.shown("not-ready")
    desk.hands.activate("again")
    desk.hands.activate("postpone")
    desk.hands.shown("new-contact")

    today = desk.told(lambda ws: ws.today())
    assert (today.contacts, today.asked, today.ask_again) == (1, 0, ())


def test_a_contact_opened_by_mistake_leaves_no_trace_in_the_count(at_work):
    desk = at_work()
    desk.new_contact()
    desk.hands.activate("discard")
    desk.hands.shown("new-contact")

    today = desk.told(lambda ws: ws.today())
    assert (today.contacts, today.unfinished) == (0, ())


def test_interrupting_in_the_middle_of_asking_leads_to_the_reasons(at_work):
    desk = at_work()
    desk.on_to("ask")
    desk.hands.activate("interrupt")
    desk.hands.shown("not-ready")

    assert desk.view().conversation.stage is Stage.PREPARE
    assert QApplication.focusWidget() is not None


def test_age_and_sex_are_noted_by_keyboard_and_never_needed(at_work):
    desk = at_work()
    desk.new_contact()
    desk.get_ready()
    desk.hands.shown("age")
    desk.hands.tab_to("age")
    desk.hands.press(Qt.Key.Key_Down)
    desk.hands.press(Qt.Key.Key_Down)
    desk.hands.tab_to("sex")
    desk.hands.press(Qt.Key.Key_Down)
    desk.hands.tab_to("begin")
    desk.hands.press(Qt.Key.Key_Return)
    desk.hands.shown("question")

    contact = desk.view().conversation.contact
    assert (contact.age, contact.sex) == (AgeBand.FROM_18, Sex.FEMALE)
