# SPDX-License-Identifier: EUPL-1.2
"""Other questionnaires than the first: written answers, rows, several forms, paper; through window and store."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

import synthetic_forms as forms
from desk import Desk, begin, choose, decline, next_question, ready, saved
from screening_app.core.records import Stage
from screening_app.gui.pages.ask import AskPage

PASSPHRASE = "korrekt häst batteri klammer"
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier

pytestmark = pytest.mark.slow


def stands_at(desk: Desk, path: str) -> bool:
    return desk.question == path


def is_back(desk: Desk) -> bool:
    focus = QApplication.focusWidget()
    here = focus is not None and desk.window.isAncestorOf(focus)
    return here and desk.window.isActiveWindow() and QApplication.activePopupWidget() is None


@pytest.mark.qt_log_ignore("grabbing the keyboard")
def test_every_kind_of_question_is_answered_by_keyboard(open_with) -> None:
    desk = open_with(forms.every_kind())
    begin(desk, "Prov every-kind")
    for item, typed in forms.EVERY_KIND:
        # What is typed is also kept after a short rest: that something was saved does not say that it was this.
        desk.hands.until(partial(stands_at, desk, item["linkId"]), f"the question {item['linkId']}")
        if typed is not None:
            desk.hands.type(typed)
            next_question(desk)
            if item["linkId"] == "many":
                # Without a window manager nobody gives the window back its focus when the list of choices closes.
                desk.window.activateWindow()
                desk.hands.until(partial(is_back, desk), "the keys back in the window")
        elif item.get("repeats"):
            saved(desk, lambda: desk.hands.press(Qt.Key.Key_1))
            saved(desk, lambda: desk.hands.press(Qt.Key.Key_2))
            next_question(desk)
        else:
            saved(desk, lambda: desk.hands.press(Qt.Key.Key_1))
    desk.hands.shown("review")
    filling = desk.window.conversation.filling
    assert filling.gaps == ()
    assert sorted(filling.answers) == sorted(item["linkId"] for item, _ in forms.EVERY_KIND)
    assert len(filling.answers["several"]) == 2


@pytest.mark.qt_log_ignore("grabbing the keyboard")
def test_going_on_before_the_list_of_choices_has_opened_does_not_lead_back(open_with) -> None:
    item, typed = next(one for one in forms.EVERY_KIND if one[0]["linkId"] == "many")
    after = next(one for one, _ in forms.EVERY_KIND if one["type"] == "boolean")
    desk = open_with(forms.document("prov", [item, after]))
    begin(desk, "Prov prov")
    desk.hands.type(typed)
    # The key comes to the page, as when the list is a moment late.
    QTest.keyClick(desk.window.findChild(AskPage), Qt.Key.Key_Return)
    desk.hands.until(partial(stands_at, desk, after["linkId"]), "the next question")
    saved(desk, lambda: desk.hands.press(Qt.Key.Key_1))
    desk.hands.shown("review")
    assert set(desk.view.filling.answers) == {"many", after["linkId"]}


def test_two_boxes_checked_faster_than_one_is_saved_are_both_kept(open_with) -> None:
    several = next(item for item, _ in forms.EVERY_KIND if item["linkId"] == "several")
    desk = open_with(forms.document("several", [several]))
    begin(desk, "Prov several")
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_2):
        QTest.keyClick(QApplication.focusWidget(), key)
    desk.hands.until(lambda: len(desk.window.conversation.filling.answers.get("several", ())) == 2, "both kept")
    codes = [value.code for value in desk.window.conversation.filling.answers["several"]]
    assert codes == ["c0", "c2"]


def test_enter_alone_answers_nothing_in_any_kind_of_question(open_with) -> None:
    desk = open_with(forms.every_kind())
    begin(desk, "Prov every-kind")
    for _ in forms.EVERY_KIND:
        next_question(desk)
    desk.hands.shown("review")
    assert dict(desk.window.conversation.filling.answers) == {}
    assert len(desk.window.conversation.filling.gaps) == len(forms.EVERY_KIND)


@pytest.mark.parametrize(
    ("key", "held", "page"), [(Qt.Key.Key_L, CTRL, "unlock"), (Qt.Key.Key_F12, Qt.KeyboardModifier.NoModifier, "cover")]
)
def test_a_lock_in_the_middle_of_a_word_loses_neither_word_nor_place(open_with, key, held, page) -> None:
    made = forms.document(
        "words",
        [
            {"linkId": "a", "type": "string", "text": "Var hände det?"},
            {"linkId": "b", "type": "text", "text": "Vad hände?"},
        ],
    )
    desk = open_with(made)
    begin(desk, "Prov words")
    desk.hands.type("hemma")
    next_question(desk)
    desk.hands.type("Han stod utanf")
    for _ in range(4):
        desk.hands.press(Qt.Key.Key_Left)
    desk.hands.press(key, held)
    assert desk.window.is_locked
    assert "utanf" not in desk.words()
    desk.hands.shown(page)
    if page == "cover":
        desk.hands.activate("uncover")
    desk.unlock("anna", PASSPHRASE)
    desk.hands.shown("question")
    assert desk.question == "b"
    assert dict(desk.window.conversation.filling.answers) == {"a": ("hemma",)}, "half a sentence is no answer yet"
    desk.hands.type("!")
    next_question(desk)
    assert desk.window.conversation.filling.answers["b"] == ("Han stod u!tanf",)
    assert desk.window.conversation.conversation.typing is None


def test_what_is_typed_is_kept_after_a_short_rest_even_if_the_program_dies(open_with) -> None:
    desk = open_with(forms.document("words", [{"linkId": "a", "type": "integer", "text": "Hur många?"}]))
    begin(desk, "Prov words")
    desk.hands.type("tre")
    kept: list[object] = []

    def look() -> bool:
        session = desk.window.session
        assert session is not None
        session.ask(desk.window, lambda ws: ws.today().unfinished[0].typing, kept.append)
        return bool(kept and kept[-1])

    desk.hands.until(look, "the typing kept")
    assert kept[-1][0] == "a"
    assert "tre" in kept[-1][1]


def test_what_is_no_answer_is_said_at_the_question_and_kept_as_written(open_with) -> None:
    desk = open_with(forms.document("words", [{"linkId": "a", "type": "integer", "text": "Hur många?"}]))
    begin(desk, "Prov words")
    desk.hands.type("tre")
    desk.hands.press(Qt.Key.Key_Return)
    error = desk.hands.shown("question-error")
    field = desk.hands.shown("answer")
    assert isinstance(field, QLineEdit)
    assert field.text() == "tre"
    assert field.hasFocus()
    assert error.text() in field.accessibleDescription()
    field.clear()
    desk.hands.type("3")
    assert not error.isVisible()
    next_question(desk)
    assert desk.window.conversation.filling.answers["a"] == (3,)


def test_clear_takes_away_what_cannot_be_kept(open_with) -> None:
    desk = open_with(forms.document("words", [{"linkId": "a", "type": "integer", "text": "Hur många?"}]))
    begin(desk, "Prov words")
    desk.hands.type("tre")
    saved(desk, lambda: desk.hands.activate("clear"))
    assert desk.hands.shown("answer").text() == ""
    next_question(desk)
    assert desk.window.conversation.filling.gaps == ("a",)


def test_a_form_on_paper_is_entered_afterwards_and_counted_when_it_was_asked(open_with) -> None:
    desk = open_with(forms.document("words", [{"linkId": "a", "type": "boolean", "text": "Är du trygg?"}]))
    hands = desk.hands
    hands.activate("enter-paper")
    hands.type("2026-12-24")
    hands.press(Qt.Key.Key_Return)
    assert hands.shown("paper-day").property("wrong") is True
    line = hands.shown("paper-day")
    line.clear()
    hands.type("24 september 2026")
    hands.press(Qt.Key.Key_Return)
    hands.shown("from-paper")
    ready(desk)
    conversation = desk.window.conversation.conversation
    assert conversation.asked_on.isoformat() == "2026-09-24"
    assert conversation.started_at.date().isoformat() == "2026-11-22"
    assert (conversation.contact.year, conversation.contact.month) == (2026, 9)
    assert "2026-09-24" in desk.words()


def test_a_second_questionnaire_stands_in_the_same_conversation(open_with) -> None:
    first = forms.document("first", [{"linkId": "a", "type": "boolean", "text": "Är du trygg?"}])
    more = forms.document(
        "more",
        [
            {"linkId": "b", "type": "boolean", "required": True, "text": "Finns det vapen?"},
            {"linkId": "c", "type": "boolean", "text": "Är du rädd?"},
        ],
        "follow-up",
    )
    desk = open_with(first, more)
    hands = desk.hands
    begin(desk, "Prov first")
    saved(desk, lambda: hands.press(Qt.Key.Key_1))
    hands.shown("review")
    hands.activate("add-form")
    hands.shown("begin-form")
    choose(desk, "form", "Prov more")
    saved(desk, lambda: hands.activate("begin-form"))
    assert desk.question == "b"
    assert "Prov more" in hands.shown("form-title").text()
    next_question(desk)
    saved(desk, lambda: hands.press(Qt.Key.Key_1))
    hands.shown("review")
    assert hands.shown("part-0").text() == "Prov first"
    assert hands.shown("part-1").text() == "Prov more"
    assert "Finns det vapen?" in hands.shown("gaps").label.text(), "what the form needs is named"
    saved(desk, lambda: hands.activate("change-a"))
    assert desk.question == "a"
    saved(desk, lambda: hands.press(Qt.Key.Key_F8))
    assert desk.question == "b", "the first that must be looked at, in whatever form"
    saved(desk, lambda: hands.press(Qt.Key.Key_1))
    next_question(desk)
    hands.shown("review")
    saved(desk, lambda: hands.press(Qt.Key.Key_Return))
    assert desk.window.conversation.conversation.stage is Stage.ACT
    assert [len(part.filling.answers) for part in desk.window.conversation.parts] == [1, 2]


def test_rows_are_added_named_and_taken_away(open_with) -> None:
    desk = open_with(forms.rows())
    hands = desk.hands
    begin(desk, "Prov rows")
    saved(desk, lambda: hands.press(Qt.Key.Key_1))
    for number, (name, age) in enumerate((("Kim", "4"), ("Alex", "9"))):
        assert desk.question == f"child[{number}]/name"
        hands.type(name)
        next_question(desk)
        hands.type(age)
        if number == 0:
            saved(desk, lambda: hands.activate("add-row"))
    assert hands.shown("row").text() == "Barn 2 av 2"
    next_question(desk)
    assert desk.question == "last"
    saved(desk, lambda: hands.press(Qt.Key.Key_1))
    answers = desk.window.conversation.filling.answers
    assert (answers["child[0]/name"], answers["child[1]/age"]) == (("Kim",), (9,))
    saved(desk, lambda: hands.activate("change-child[0]/age"))
    assert hands.shown("row").text() == "Barn 1 av 2"
    hands.activate("remove-row")
    saved(desk, lambda: hands.activate("remove-row-now"))
    answers = desk.window.conversation.filling.answers
    assert answers["child[0]/name"] == ("Alex",)
    assert "child[1]/name" not in answers


@pytest.mark.parametrize("by", ["key", "button"])
def test_a_row_taken_away_comes_back_to_the_letter(open_with, by) -> None:
    desk = open_with(forms.rows())
    hands = desk.hands
    begin(desk, "Prov rows")
    saved(desk, lambda: hands.press(Qt.Key.Key_1))
    hands.type("Kim")
    next_question(desk)
    saved(desk, lambda: hands.activate("add-row"))
    hands.type("Alex")
    next_question(desk)
    saved(desk, lambda: decline(desk))
    saved(desk, lambda: hands.press(Qt.Key.Key_Left, ALT))
    before = desk.window.conversation
    hands.activate("remove-row")
    saved(desk, lambda: hands.activate("remove-row-now"))
    assert "child[1]/name" not in desk.window.conversation.filling.answers
    assert hands.shown("removed").accessibleName() == "Borttaget: \u2068Barn 2 av 2\u2069."
    if by == "button":
        saved(desk, lambda: hands.activate("undo"))
    else:
        saved(desk, lambda: hands.press(Qt.Key.Key_Z, CTRL))
    after = desk.window.conversation
    assert after.conversation.response == before.conversation.response
    assert after.question.path == "child[1]/age"
    assert after.filling.declined == {"child[1]/age"}
    assert not hands._visible("removed")


def test_what_was_removed_cannot_come_back_after_anything_else_was_done(open_with) -> None:
    desk = open_with(forms.rows())
    hands = desk.hands
    begin(desk, "Prov rows")
    saved(desk, lambda: hands.press(Qt.Key.Key_1))
    hands.type("Kim")
    next_question(desk)
    saved(desk, lambda: hands.activate("add-row"))
    saved(desk, lambda: hands.activate("remove-row"))
    hands.shown("removed")
    hands.type("4")
    hands.until(lambda: not hands._visible("removed"), "the way back gone")
    hands.press(Qt.Key.Key_Z, CTRL)
    next_question(desk)
    answers = desk.window.conversation.filling.answers
    assert not [path for path in answers if path.startswith("child[1]")]


def test_arabic_lies_from_right_to_left_and_the_window_does_not(open_with) -> None:
    desk = open_with(forms.in_arabic())
    begin(desk, "Prov in-arabic", "ar")
    question = desk.hands.shown("question")
    assert question.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert desk.hands.shown("next").layoutDirection() is Qt.LayoutDirection.LeftToRight
    assert QApplication.focusWidget().accessibleName() == "نعم، في السابق"
    saved(desk, lambda: desk.hands.press(Qt.Key.Key_1))
    desk.hands.type("3")
    next_question(desk)
    desk.hands.shown("review")
    assert desk.hands.shown("answer-n").layoutDirection() is Qt.LayoutDirection.RightToLeft
