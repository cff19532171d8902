# SPDX-License-Identifier: EUPL-1.2
"""One question of any type: what it shows, and what it says was answered."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from screening_app.core.forms.definition import Coding, load
from screening_app.core.forms.filling import begun
from screening_app.gui.controls.reading import UnreadableError
from screening_app.gui.form_view import QuestionView
from screening_app.gui.text import install_translator
from screening_app.gui.widgets import Notice
from screening_app.gui.widgets.answers import AnswerRow

LONG = "Har någon bestämt över din vardag mot din vilja, till exempel vem du får träffa eller dina pengar? " * 2
CODES = [{"valueCoding": {"system": "urn:example", "code": code, "display": code}} for code in ("no", "yes")]


def bound(kind, **value):
    return {"url": f"http://hl7.org/fhir/StructureDefinition/{kind}", **value}


def form(**question):
    item = {"linkId": "q", "text": LONG, "type": "choice", **question}
    if item["type"] == "choice":
        item.setdefault("answerOption", CODES)
    document = {
        "resourceType": "Questionnaire",
        "url": "https://example.org/q",
        "version": "1",
        "title": "Prov",
        "status": "active",
        "language": "sv",
        "item": [item],
    }
    return load(json.dumps(document).encode())


@pytest.fixture
def ask(qtbot, theme):
    def show(language="sv", width=640, **question):
        made = form(**question)
        filling = begun(made)
        view = QuestionView(made, filling, filling.instance("q"), language)
        qtbot.addWidget(view)
        view.filling = filling
        view.heard = []
        view.answered.connect(lambda values, advance: view.heard.append((values, advance)))
        view.declined.connect(lambda advance: view.heard.append(("declined", advance)))
        view.resize(width, view.heightForWidth(width))
        view.show()
        return view

    return show


def rows(view):
    return [row for row in view.findChildren(object) if isinstance(row, AnswerRow)]


def test_a_number_key_answers_and_moves_on_a_click_only_answers(ask):
    view = ask()
    view.press_number(2)
    QTest.mouseClick(rows(view)[0], Qt.MouseButton.LeftButton)

    yes, no = Coding("urn:example", "yes"), Coding("urn:example", "no")
    assert view.heard == [((yes,), True), ((no,), False)]


def test_where_several_may_be_chosen_a_number_does_not_move_on(ask):
    view = ask(repeats=True)
    view.press_number(1)
    assert [advance for _, advance in view.heard] == [False]


def test_the_last_number_declines_and_one_more_does_nothing(ask):
    view = ask()
    assert view.press_number(3)
    assert not view.press_number(4)
    assert view.heard == [("declined", True)]


def test_a_yes_or_no_question_answers_with_true_and_false(ask):
    view = ask(type="boolean")
    view.press_number(1)
    view.press_number(2)
    assert [values for values, _ in view.heard] == [(True,), (False,)]


def test_a_long_question_claims_no_more_width_than_its_words(ask):
    view = ask()
    assert view.minimumSizeHint().width() < 640
    assert [r.height() >= r.heightForWidth(r.width()) for r in rows(view)] == [True] * 3


def test_the_answers_are_a_group_named_by_the_question(ask):
    group = rows(ask())[0].parentWidget()
    interface = QAccessible.queryAccessibleInterface(group)
    assert interface.text(QAccessible.Text.Name) == LONG


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        ("integer", " 12 ", 12),
        ("decimal", "2,5", Decimal("2.5")),
        ("date", "2026-11-22", date(2026, 11, 22)),
        ("string", "på måndag", "på måndag"),
    ],
)
def test_what_is_typed_is_read_as_the_question_asks(ask, kind, typed, value):
    view = ask(type=kind)
    assert view.pending() == ()
    view.findChild(QLineEdit, "answer").setText(typed)
    assert view.pending() == (value,)


@pytest.mark.parametrize(("kind", "typed"), [("integer", "twelve"), ("decimal", "2.5.1"), ("date", "22/11")])
def test_what_cannot_be_read_is_not_guessed_at(ask, kind, typed):
    view = ask(type=kind)
    view.findChild(QLineEdit, "answer").setText(typed)
    with pytest.raises(UnreadableError):
        view.pending()
    assert not view.check()
    error = view.findChild(QLabel, "question-error")
    assert error.isVisible()
    assert error.text() in view.findChild(QLineEdit, "answer").accessibleDescription()
    assert view.findChild(QLineEdit, "answer").text() == typed


@pytest.mark.parametrize(
    ("question", "typed", "said"),
    [
        ({"type": "integer", "extension": [bound("minValue", valueInteger=3)]}, "2", "The answer can be 3 or more."),
        ({"type": "integer", "extension": [bound("maxValue", valueInteger=3)]}, "4", "The answer can be 3 or less."),
        ({"type": "string", "maxLength": 3}, "fyra", "At most 3 character"),
        ({"type": "string"}, "", ""),
    ],
)
def test_what_the_form_does_not_accept_is_said_in_words(qapp, ask, question, typed, said):
    install_translator(qapp, "en")
    view = ask(**question)
    view.findChild(QLineEdit, "answer").setText(typed)
    assert view.check() is not bool(said)
    error = view.findChild(QLabel, "question-error").text()
    assert error.startswith(said)
    assert bool(error) is bool(said)
    assert view.findChild(QLineEdit, "answer").text() == typed


def test_help_is_hidden_and_shown_again_and_a_question_without_help_has_none(ask):
    view = ask()
    view.toggle_help()
    assert not view.findChild(QLabel, "question-help").isVisible()


def test_the_question_is_the_same_view_while_only_its_answer_changes(ask):
    view = ask(type="string")
    given = view.filling.answered("q", ("hemma",))
    assert view.show_filling(given)
    assert view.findChild(QLineEdit, "answer").text() == "hemma"
    assert view.show_filling(given.cleared("q"))
    assert view.findChild(QLineEdit, "answer").text() == ""


def test_a_question_below_one_of_several_answers_says_which(qtbot, theme):
    below = [{"linkId": "n", "type": "string", "text": "Hur ofta?"}]
    made = form(repeats=True, item=below)
    filling = begun(made).answered("q", [Coding("urn:example", code) for code in ("no", "yes")])
    view = QuestionView(made, filling, filling.instance("q[1]/n"), "sv")
    qtbot.addWidget(view)

    assert view.title.text().replace("\u2068", "").replace("\u2069", "") == "Hur ofta? (yes)"
    assert not view.show_filling(
        filling.answered("q", [Coding("urn:example", "no")]).answered("q", filling.answers["q"][::-1])
    )


def test_a_pattern_that_could_not_be_settled_is_said_below_the_answer_that_was_kept(qtbot, theme):
    made = form(type="string", text="Ord", extension=[bound("regex", valueString="(a|aa)+")])
    filling = begun(made).answered("q", ["a" * 60 + "!"])
    view = QuestionView(made, filling, filling.instance("q"), "sv")
    qtbot.addWidget(view)

    assert [notice.objectName() for notice in view.findChildren(Notice)] == ["broken"]
    assert filling.answers["q"]
