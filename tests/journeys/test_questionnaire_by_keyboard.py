# SPDX-License-Identifier: EUPL-1.2
"""A questionnaire of many kinds without the mouse: help, clearing, declining, the first fault, the whole review."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

import synthetic_forms as forms
from desk import CTRL, Desk, begin, decline, next_question, saved
from screening_app.core.forms.filling import AnswerState
from screening_app.core.records import Stage

ALT = Qt.KeyboardModifier.AltModifier

pytestmark = pytest.mark.slow


def help_text(words: str) -> list[dict]:
    return [{"linkId": f"help-{words}", "type": "display", "text": words, "extension": [forms.control("help")]}]


def when(question: str, code: str) -> list[dict]:
    return [{"question": question, "operator": "=", "answerCoding": {"system": forms.SYSTEM, "code": code}}]


FORM = forms.document(
    "keyboard",
    [
        {
            "linkId": "safe",
            "type": "boolean",
            "text": "Är du trygg hemma?",
            "required": True,
            "item": help_text("Vänta"),
        },
        {
            "linkId": "who",
            "type": "choice",
            "text": "Vem?",
            "answerOption": forms.options("Partner", "Förälder"),
            "item": help_text("Namn behövs inte"),
        },
        {"linkId": "live", "type": "boolean", "text": "Bor ni ihop?", "enableWhen": when("who", "c0")},
        {
            "linkId": "years",
            "type": "integer",
            "text": "Hur många år?",
            "extension": [forms.extension("maxValue", valueInteger=99)],
        },
        {"linkId": "note", "type": "string", "text": "Något mer?"},
    ],
)


@pytest.fixture
def desk(open_with) -> Desk:
    """Return a desk at the first question of the form above."""
    seated = open_with(FORM)
    begin(seated, "Prov keyboard")
    return seated


def to_question(desk: Desk, path: str) -> None:
    while desk.question != path:
        next_question(desk)


def test_help_stays_open_over_the_questions_and_stays_closed_once_closed(desk: Desk) -> None:
    hands = desk.hands
    assert hands.shown("question-help").text() == "Vänta"
    saved(desk, lambda: hands.press(Qt.Key.Key_1))
    assert hands.shown("question-help").text() == "Namn behövs inte"
    hands.press(Qt.Key.Key_F1)
    assert not hands._visible("question-help")
    saved(desk, lambda: hands.press(Qt.Key.Key_Left, ALT))
    assert not hands._visible("question-help")
    hands.press(Qt.Key.Key_F1)
    assert hands.shown("question-help").text() == "Vänta"


def test_any_answer_is_cleared_by_one_key_also_one_just_written(desk: Desk) -> None:
    saved(desk, lambda: desk.hands.press(Qt.Key.Key_1))
    saved(desk, lambda: desk.hands.press(Qt.Key.Key_Left, ALT))
    saved(desk, lambda: desk.hands.press(Qt.Key.Key_Delete, ALT))
    assert desk.window.conversation.filling.state_of("safe") is AnswerState.BLANK
    to_question(desk, "note")
    desk.hands.type("halvskrivet")
    saved(desk, lambda: desk.hands.press(Qt.Key.Key_Delete, ALT))
    field = desk.hands.shown("answer")
    assert field.text() == ""
    assert field.hasFocus()


def test_f8_goes_from_any_page_to_the_first_question_that_must_be_looked_at(desk: Desk) -> None:
    hands = desk.hands
    next_question(desk)
    to_question(desk, "note")
    saved(desk, lambda: hands.press(Qt.Key.Key_F8))
    assert desk.question == "safe"
    to_question(desk, "note")
    next_question(desk)
    hands.shown("review")
    saved(desk, lambda: hands.press(Qt.Key.Key_F8))
    assert desk.question == "safe"
    assert desk.window.conversation.conversation.stage is Stage.ASK
    assert QApplication.focusWidget().accessibleName() == "Ja"


def test_the_review_tells_answered_declined_blank_and_not_applicable_apart(desk: Desk) -> None:
    hands = desk.hands
    saved(desk, lambda: hands.press(Qt.Key.Key_2))
    saved(desk, lambda: hands.press(Qt.Key.Key_3))
    next_question(desk)
    saved(desk, lambda: decline(desk))
    hands.shown("review")
    said = {path: hands.shown(f"answer-{path}").text() for path in ("safe", "who", "years", "note")}
    assert said == {"safe": "Nej", "who": "Vill inte svara", "years": "Inget svar än", "note": "Vill inte svara"}
    assert hands.shown("not-applicable").text() == "Inte aktuella med de här svaren (1)"
    assert "Bor ni ihop?" in [label.text() for label in desk.window.findChildren(QLabel) if label.isVisible()]


def test_what_is_wrong_is_said_in_view_and_the_rest_of_the_way_stays_open(desk: Desk) -> None:
    hands = desk.hands
    to_question(desk, "years")
    hands.type("100")
    hands.press(Qt.Key.Key_Return)
    assert desk.question == "years"
    fault = hands.shown("question-error")
    assert "99" in fault.text()
    assert not fault.visibleRegion().isEmpty()
    assert hands.shown("answer").hasFocus()


def test_undo_brings_back_what_was_being_written_too(open_with) -> None:
    desk = open_with(forms.rows())
    hands = desk.hands
    begin(desk, "Prov rows")
    saved(desk, lambda: hands.press(Qt.Key.Key_1))
    hands.type("Kim")
    next_question(desk)
    saved(desk, lambda: hands.activate("add-row"))
    hands.type("Al")
    saved(desk, lambda: hands.activate("remove-row"))
    hands.shown("removed")
    saved(desk, lambda: hands.press(Qt.Key.Key_Z, CTRL))
    assert desk.question == "child[1]/name"
    assert hands.shown("answer").text() == "Al"
