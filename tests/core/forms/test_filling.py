# SPDX-License-Identifier: EUPL-1.2
"""One conversation's answers: order, states, branching, and the response that comes back the same."""

from __future__ import annotations

import contextlib
import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screening_app.core.forms.definition import Answer, Coding, Form, load
from screening_app.core.forms.filling import AnswerState, Filling, from_response
from screening_app.core.forms.validation import errors
from screening_app.errors import Bug, CannotNow, Code

HL7 = "http://hl7.org/fhir/StructureDefinition/"
WHEN = datetime(2026, 3, 4, 10, 20, 30, tzinfo=UTC)
NO, EARLIER, ONGOING = (Coding("urn:rutinstod:answer", code) for code in ("no", "earlier", "ongoing"))
OPTIONS: list[dict[str, Any]] = [
    {"valueCoding": {"system": "urn:rutinstod:answer", "code": code, "display": code}}
    for code in ("no", "earlier", "ongoing")
]
EXCLUSIVE = [OPTIONS[0] | {"extension": [{"url": HL7 + "questionnaire-optionExclusive", "valueBoolean": True}]}]


def row(question: str, code: str) -> dict[str, Any]:
    coding = {"system": "urn:rutinstod:answer", "code": code}
    return {"question": question, "operator": "=", "answerCoding": coding}


def make_form() -> Form:
    ended = {"extension": [{"url": HL7 + "minValue", "valueInteger": 1}, {"url": HL7 + "maxValue", "valueInteger": 9}]}
    items = [
        {"linkId": "hello", "type": "display", "text": "Alla får de här frågorna."},
        {"linkId": "hurt", "type": "choice", "text": "Skadad?", "answerOption": OPTIONS},
        {
            "linkId": "more",
            "type": "group",
            "text": "Mer",
            "enableWhen": [row("hurt", "ongoing")],
            "item": [
                {"linkId": "times", "type": "integer", "text": "Gånger?"} | ended,
                {"linkId": "afraid", "type": "boolean", "text": "Rädd?"},
                {
                    "linkId": "forms",
                    "type": "choice",
                    "text": "Hur?",
                    "repeats": True,
                    "answerOption": EXCLUSIVE + OPTIONS[1:],
                },
            ],
        },
        {
            "linkId": "child",
            "type": "boolean",
            "text": "Barn?",
            "item": [
                {"linkId": "child-note", "type": "display", "text": "Fråga om barnen."},
                {
                    "linkId": "age",
                    "type": "decimal",
                    "text": "Ålder?",
                    "enableWhen": [{"question": "child", "operator": "=", "answerBoolean": True}],
                },
            ],
        },
        {"linkId": "since", "type": "date", "text": "Sedan?", "enableWhen": [row("forms", "earlier")]},
        {"linkId": "words", "type": "string", "text": "Ord?", "maxLength": 5},
        {"linkId": "bye", "type": "display", "text": "Tack."},
    ]
    document = {
        "resourceType": "Questionnaire",
        "url": "urn:x",
        "version": "1",
        "status": "active",
        "language": "sv",
        "item": items,
    }
    return load(json.dumps(document).encode())


FORM = make_form()
VALUES: dict[str, st.SearchStrategy[list[Answer]]] = {
    "hurt": st.sampled_from([[NO], [EARLIER], [ONGOING]]),
    "times": st.integers(1, 9).map(lambda value: [value]),
    "afraid": st.booleans().map(lambda value: [value]),
    "forms": st.sampled_from([[NO], [EARLIER], [ONGOING, EARLIER]]),
    "child": st.booleans().map(lambda value: [value]),
    "age": st.decimals(0, 20, places=2).map(lambda value: [value]),
    "since": st.dates().map(lambda value: [value]),
    "words": st.sampled_from([["ja"], ["åäö"], ["\U0001f33c"]]),
}


@st.composite
def fillings(draw: st.DrawFn) -> Filling:
    """Return a filling reached by answering, declining and clearing, so that disabled answers may be left in it."""
    filling = Filling(FORM)
    for link_id in draw(st.lists(st.sampled_from([*VALUES, "hurt", "hurt"]), max_size=14)):
        if not filling.enabled[link_id]:
            continue
        act = draw(st.integers(0, 5))
        if act == 0:
            filling = filling.declines(link_id)
        elif act == 1:
            filling = filling.cleared(link_id)
        else:
            filling = filling.answered(link_id, draw(VALUES[link_id]))
    return filling


def reopened(filling: Filling, status: str = "in-progress") -> Filling:
    return from_response(FORM, json.loads(json.dumps(filling.response(status, WHEN, "sv"))))


@pytest.mark.slow
@settings(max_examples=70, deadline=None)
@given(fillings())
def test_a_draft_opens_as_it_was_and_saves_to_the_same_bytes(filling: Filling) -> None:
    again = reopened(filling)
    assert again == filling
    assert json.dumps(again.response("in-progress", WHEN, "sv")) == json.dumps(
        filling.response("in-progress", WHEN, "sv")
    )


@settings(max_examples=70, deadline=None)
@given(fillings())
def test_a_completed_response_holds_no_disabled_answer_no_untouched_boolean_and_no_error(filling: Filling) -> None:
    again = reopened(filling, "completed")
    assert all(filling.enabled[link_id] for link_id in again.answers)
    assert dict(again.enabled) == dict(filling.enabled)
    for link_id in ("afraid", "child"):
        if filling.state_of(link_id) is not AnswerState.ANSWERED:
            assert link_id not in again.answers
    assert errors(FORM, filling.response("completed", WHEN, "sv")) == ()


@settings(max_examples=60, deadline=None)
@given(fillings(), st.data())
def test_answering_clearing_and_answering_again_is_answering(filling: Filling, data: st.DataObject) -> None:
    link_id = data.draw(st.sampled_from([item.link_id for item in filling.questions]))
    values = data.draw(VALUES[link_id])
    once = filling.answered(link_id, values)
    assert once.cleared(link_id).answered(link_id, values) == once
    assert once.declines(link_id).answered(link_id, values) == once
    assert once.cleared(link_id).state_of(link_id) is AnswerState.BLANK


@settings(max_examples=60, deadline=None)
@given(fillings())
def test_a_disabled_answer_influences_nothing(filling: Filling) -> None:
    kept = {link_id: values for link_id, values in filling.answers.items() if filling.enabled[link_id]}
    without = Filling(FORM, kept, filling.declined)
    assert dict(without.enabled) == dict(filling.enabled)
    assert without.gaps == filling.gaps
    assert without.response("completed", WHEN, "sv") == filling.response("completed", WHEN, "sv")


@settings(max_examples=60, deadline=None)
@given(fillings())
def test_walking_forward_and_back_visits_the_same_questions(filling: Filling) -> None:
    forward, link_id = [], filling.first
    while link_id is not None:
        forward.append(link_id)
        link_id = filling.after(link_id)
    back, link_id = [], forward[-1]
    while link_id is not None:
        back.append(link_id)
        link_id = filling.before(link_id)
    assert forward == [item.link_id for item in filling.questions] == back[::-1]


def test_blank_declined_answered_and_not_applicable_are_four_things() -> None:
    filling = Filling(FORM).declines("hurt").answered("child", [False])
    states = [filling.state_of(link_id) for link_id in ("hurt", "child", "words", "times")]
    assert states == [AnswerState.DECLINED, AnswerState.ANSWERED, AnswerState.BLANK, AnswerState.NOT_APPLICABLE]
    assert filling.gaps == ("words",)


def test_a_declined_question_says_so_in_the_response() -> None:
    item = Filling(FORM).declines("hurt").response("completed", WHEN, "sv")["item"]
    reason = {"url": HL7 + "data-absent-reason", "valueCode": "asked-declined"}
    assert item == [{"linkId": "hurt", "extension": [reason], "text": "Skadad?"}]


def test_a_response_is_written_as_fhir_writes_it() -> None:
    filling = Filling(FORM).answered("child", [True]).answered("age", [Decimal("3.50")])
    response = filling.response("completed", WHEN, "sv")
    assert response["questionnaire"] == "urn:x|1"
    assert response["authored"] == "2026-03-04T10:20:30+00:00"
    below = [{"linkId": "age", "text": "Ålder?", "answer": [{"valueDecimal": 3.5}]}]
    assert response["item"] == [{"linkId": "child", "text": "Barn?", "answer": [{"valueBoolean": True, "item": below}]}]


def test_an_answer_comes_back_when_its_branch_opens_again() -> None:
    filling = Filling(FORM).answered("hurt", [ONGOING]).answered("times", [3]).answered("hurt", [NO])
    assert filling.state_of("times") is AnswerState.NOT_APPLICABLE
    assert reopened(filling).answered("hurt", [ONGOING]).answers["times"] == (3,)


def test_introductions_stand_before_the_question_they_belong_to() -> None:
    filling = Filling(FORM).answered("hurt", [ONGOING])
    shown = {item.link_id: [text.link_id for text in filling.introductions(item.link_id)] for item in filling.questions}
    assert {key: texts for key, texts in shown.items() if texts} == {
        "hurt": ["hello"],
        "times": ["more"],
        "child": ["child-note"],
    }
    assert [item.link_id for item in filling.closing] == ["bye"]


@pytest.mark.parametrize(
    ("link_id", "values", "kind"),
    [
        ("hurt", [Coding("urn:rutinstod:answer", "maybe")], "notAnOption"),
        ("hurt", ["no"], "type"),
        ("hurt", [NO, EARLIER], "tooManyAnswers"),
        ("forms", [NO, EARLIER], "exclusiveOption"),
        ("times", [0], "minValue"),
        ("times", [10], "maxValue"),
        ("times", [True], "type"),
        ("afraid", [1], "type"),
        ("words", ["för långt"], "maxLength"),
        ("words", ["a\nb"], "newlineInString"),
        ("words", ["  "], "type"),
        ("words", ["\ud800"], "type"),
        ("since", [date(2026, 1, 1)], "answerOnDisabled"),
        ("child", [None], "type"),
    ],
)
def test_an_unfit_answer_is_refused_with_its_kind_and_without_its_content(
    link_id: str, values: list[Any], kind: str
) -> None:
    filling = Filling(FORM).answered("hurt", [ONGOING])
    with pytest.raises(CannotNow) as refused:
        filling.answered(link_id, values)
    assert (refused.value.code, refused.value.facts) == (Code.ANSWER_REFUSED, {"link_id": link_id, "kind": kind})


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e999999", "1e-999999", "0.12345678901234567890123"])
def test_a_decimal_that_cannot_be_written_is_refused(number: str) -> None:
    with pytest.raises(CannotNow):
        Filling(FORM).answered("child", [True]).answered("age", [Decimal(number)])


@pytest.mark.parametrize("link_id", ["nothing", "hello", "more"])
def test_only_questions_can_be_answered(link_id: str) -> None:
    with pytest.raises(CannotNow, match="question-unknown"):
        Filling(FORM).answered(link_id, [True])


def test_no_answer_stands_in_the_repr() -> None:
    assert "dold" not in repr(Filling(FORM).answered("words", ["dold"]))


def test_a_time_without_offset_is_a_broken_promise() -> None:
    with pytest.raises(Bug):
        Filling(FORM).response("completed", datetime(2026, 1, 1), "sv")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(["hurt", "item", "child", "age"]),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(
            st.sampled_from(["item", "linkId", "answer", "extension", "valueCoding", "url"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@pytest.mark.slow
@settings(max_examples=80, deadline=None)
@given(st.dictionaries(st.sampled_from(["item", "status", "authored"]), JSON))
def test_any_response_opens_or_is_refused_and_can_be_checked(response: dict[str, Any]) -> None:
    errors(FORM, response)
    with contextlib.suppress(CannotNow):
        assert isinstance(from_response(FORM, response), Filling)
