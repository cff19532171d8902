# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with a response: every kind of fault, at the place where it stands."""

from __future__ import annotations

from time import thread_time
from typing import Any

import pytest

from forms_asked import (
    SDC,
    asked,
    expression,
    given,
    item,
    kinds,
    limit,
    made,
    options,
    response,
    row,
    when,
)

VALUE_SET = {
    "resourceType": "ValueSet",
    "id": "v",
    "status": "active",
    "compose": {"include": [{"system": "urn:s", "concept": [{"code": "x", "display": "X"}]}]},
}
OCCURS = [limit("questionnaire-minOccurs", valueInteger=2), limit("questionnaire-maxOccurs", valueInteger=3)]
FROM_3_TO_5 = [limit("minValue", valueInteger=3), limit("maxValue", valueInteger=5)]
KILO = {"value": 2, "system": "u", "code": "kg"}
UNSETTLED = [limit("regex", valueString="(a|aa)+")]


def quantity(**more: Any) -> dict[str, Any]:
    return {"valueQuantity": KILO | more}


@pytest.mark.parametrize(
    ("question", "values", "expected"),
    [
        (item("q", "string"), ["x", "y"], [("tooManyAnswers", "item[0]")]),
        (item("q", "string"), ["x\ny"], [("newlineInString", "item[0].answer[0]")]),
        (item("q", "text"), ["x\ny"], []),
        (item("q", "string"), [" "], [("type", "item[0].answer[0]")]),
        (item("q", "string"), [""], [("type", "item[0].answer[0]")]),
        (item("q", "boolean"), [{"valueBoolean": "true"}], [("type", "item[0].answer[0]")]),
        (item("q", "boolean", required=True), [False], []),
        (item("q", "integer"), [{"valueInteger": 1.5}], [("type", "item[0].answer[0]")]),
        (item("q", "decimal"), [1], [("type", "item[0].answer[0]")]),
        (item("q", "date"), [{"valueDate": "2021-02-30"}], [("type", "item[0].answer[0]")]),
        (item("q", "date"), [{"valueDate": "2021"}], []),
        (item("q", "dateTime"), [{"valueDateTime": "2021-01-01T10:00:00"}], [("type", "item[0].answer[0]")]),
        (item("q", "time"), [{"valueTime": "10:00"}], [("type", "item[0].answer[0]")]),
        (item("q", "string"), [{"valueString": "x", "valueInteger": 1}], [("type", "item[0].answer[0]")]),
        (item("q", "choice", answerOption=options("x")), ["[y]"], [("notAnOption", "item[0].answer[0]")]),
        (
            item("q", "choice", answerOption=options("x")),
            [{"valueCoding": {"code": "x"}}],
            [("notAnOption", "item[0].answer[0]")],
        ),
        (item("q", "choice", answerOption=options("x")), ["x"], [("type", "item[0].answer[0]")]),
        (item("q", "choice", answerValueSet="#v"), ["[x]"], []),
        (item("q", "choice", answerValueSet="#v"), ["[y]"], [("notInValueSet", "item[0].answer[0]")]),
        (item("q", "open-choice", answerValueSet="#v"), ["[y]"], [("notInValueSet", "item[0].answer[0]")]),
        (item("q", "open-choice", answerOption=options("x")), ["free"], []),
        (
            item("q", "open-choice", answerOption=options("x"), maxLength=2),
            ["abc"],
            [("maxLength", "item[0].answer[0]")],
        ),
        (item("q", "integer", answerOption=[{"valueInteger": 1}]), [2], [("notAnOption", "item[0].answer[0]")]),
        (item("q", "integer", extension=FROM_3_TO_5), [2], [("minValue", "item[0].answer[0]")]),
        (item("q", "integer", extension=FROM_3_TO_5), [3], []),
        (item("q", "integer", extension=FROM_3_TO_5), [5], []),
        (item("q", "decimal", extension=FROM_3_TO_5), [5.1], [("maxValue", "item[0].answer[0]")]),
        (
            item("q", "integer", extension=[limit("minValue", valueDecimal=2.5)]),
            [2],
            [("minValue", "item[0].answer[0]")],
        ),
        (item("q", "date", extension=[limit("maxValue", valueDate="2022-06")]), [{"valueDate": "2022-06-30"}], []),
        (
            item("q", "date", extension=[limit("maxValue", valueDate="2022-06")]),
            [{"valueDate": "2022-07-01"}],
            [("maxValue", "item[0].answer[0]")],
        ),
        (
            item("q", "quantity", extension=[limit(f"{SDC}minQuantity", valueQuantity=KILO | {"value": 3})]),
            [quantity()],
            [("minValue", "item[0].answer[0]")],
        ),
        (
            item(
                "q",
                "quantity",
                extension=[limit("questionnaire-unitOption", valueCoding={"code": "kg", "system": "u"})],
            ),
            [quantity(code="g")],
            [("unit", "item[0].answer[0]")],
        ),
        (item("q", "quantity"), [{"valueQuantity": {"unit": "kg"}}], [("type", "item[0].answer[0]")]),
        (
            item("q", "string", extension=[limit("minLength", valueInteger=3)]),
            ["ab"],
            [("minLength", "item[0].answer[0]")],
        ),
        (item("q", "string", maxLength=5), ["åäö💜e"], []),
        (item("q", "integer", maxLength=2), [123], [("maxLength", "item[0].answer[0]")]),
        (
            item("q", "decimal", extension=[limit("maxDecimalPlaces", valueInteger=1)]),
            [1.25],
            [("maxDecimalPlaces", "item[0].answer[0]")],
        ),
        (item("q", "decimal", extension=[limit("maxDecimalPlaces", valueInteger=1)]), [1.5], []),
        (
            item("q", "string", extension=[limit("regex", valueString="[0-9]{3}")]),
            ["1234"],
            [("regex", "item[0].answer[0]")],
        ),
        (
            item("q", "integer", extension=[limit("regex", valueString="[0-9]{3}")]),
            [12],
            [("regex", "item[0].answer[0]")],
        ),
        (item("q", "url"), [{"valueUri": "c:\\x"}], [("url", "item[0].answer[0]")]),
        (item("q", "url"), ["http://x.se"], [("type", "item[0].answer[0]")]),
        (item("q", "string", repeats=True, extension=OCCURS), ["x"], [("minOccurs", "item[0]")]),
        (item("q", "string", repeats=True, extension=OCCURS), list("wxyz"), [("maxOccurs", "item[0]")]),
    ],
)
def test_an_answer_has_the_faults_that_its_question_gives_it(
    question: dict[str, Any], values: list[Any], expected: list[tuple[str, str]]
) -> None:
    assert kinds(asked(question, contained=[VALUE_SET]), given("q", *values)) == expected


@pytest.mark.parametrize(
    ("form", "entries", "expected"),
    [
        ([item("q", "string", required=True)], [], [("required", "")]),
        ([item("q", "string", required=True)], [given("q")], [("required", "item[0]")]),
        ([item("g", "group", item("q", "string", required=True))], [], [("required", "")]),
        ([item("g", "group", item("q", "string"), required=True)], [row("g")], [("required", "item[0]")]),
        ([item("q", "boolean", item("r", "string", required=True))], [], []),
        (
            [item("q", "boolean", item("r", "string", required=True))],
            [given("q", True)],
            [("required", "item[0].answer[0]")],
        ),
        (
            [item("g", "group", item("q", "string", required=True), repeats=True)],
            [row("g", given("q", "x")), row("g")],
            [("required", "item[1]")],
        ),
        ([item("g", "group", item("q", "string"), repeats=True, extension=OCCURS)], [], [("minOccurs", "")]),
        ([item("g", "group", item("q", "string"))], [row("g"), row("g")], [("tooManyAnswers", "item[1]")]),
        ([item("g", "group", item("q", "string"))], [given("q", "x")], [("unknownLinkId", "item[0]")]),
        (
            [item("g", "group", item("q", "string"))],
            [row("g", given("z", "x"))],
            [("unknownLinkId", "item[0].item[0]")],
        ),
        (
            [item("q", "boolean")],
            [given("q", True, below=([given("z", "x")],))],
            [("unknownLinkId", "item[0].answer[0].item[0]")],
        ),
        (
            [item("q", "boolean", item("r", "string"))],
            [given("q", True) | {"item": [given("r", "x")]}],
            [("unknownLinkId", "item[0].item[0]")],
        ),
        ([item("g", "group", item("q", "string"))], [given("g", "x")], [("answerOnGroup", "item[0].answer")]),
        ([item("t", "display"), item("q", "string")], [given("t", "x")], [("answerOnDisplay", "item[0]")]),
        ([item("t", "display"), item("q", "string")], [{"linkId": "t"}], []),
        (
            [item("a", "boolean"), item("q", "string", required=True, enableWhen=[when("a", "=", True)])],
            [given("a", False)],
            [],
        ),
    ],
)
def test_what_is_missing_or_misplaced_is_named_where_it_should_stand(
    form: list[dict[str, Any]], entries: list[dict[str, Any]], expected: list[tuple[str, str]]
) -> None:
    assert kinds(asked(*form), *entries) == expected


def test_what_a_draft_lacks_is_a_warning() -> None:
    form = asked(item("q", "string", required=True), item("r", "string"))
    found = made(form, response(given("r", "x", "y"), status="in-progress"))["errors"]
    assert {(fault["kind"], fault["severity"]) for fault in found} == {
        ("required", "warning"),
        ("tooManyAnswers", "warning"),
    }


@pytest.mark.parametrize(
    ("period", "authored", "is_outside"),
    [
        ({"end": "2020-01-31"}, "2020-01-31T23:00:00Z", False),
        ({"end": "2020-01"}, "2020-01-31T23:00:00Z", False),
        ({"end": "2020-01-31"}, "2020-02-01T00:00:00Z", True),
        ({"start": "2020-01-31T12:00:00Z"}, "2020-01-31T11:00:00Z", True),
        ({"start": "2020-01-31T12:00:00Z"}, "2020-01-31T14:00:00+01:00", False),
    ],
)
def test_a_response_lies_inside_the_period_of_the_form_to_the_precision_of_both(
    period: dict[str, str], authored: str, is_outside: bool
) -> None:
    found = kinds(asked(item("q", "string"), effectivePeriod=period), authored=authored)
    assert found == ([("outsideEffectivePeriod", "authored")] if is_outside else [])


@pytest.mark.parametrize(("status", "expected"), [("draft", "questionnaireDraft"), ("retired", "questionnaireRetired")])
def test_a_form_that_is_not_in_use_is_a_warning(status: str, expected: str) -> None:
    (fault,) = made(asked(item("q", "string"), status=status), response())["errors"]
    assert (fault["kind"], fault["path"], fault["severity"]) == (expected, "questionnaire", "warning")


def test_a_pattern_that_cannot_be_settled_in_time_warns_and_stops_nobody() -> None:
    found = made(asked(item("q", "string", extension=UNSETTLED)), response(given("q", "a" * 60 + "!")))
    assert [(fault["kind"], fault["severity"]) for fault in found["errors"]] == [("regex", "warning")]
    assert found["submitted"]["q"] is not None
    assert "regex-not-settled" in found["lint"]


@pytest.mark.slow
def test_hundreds_of_patterns_that_cannot_be_settled_hold_nothing_up() -> None:
    questions = [item(f"q{n}", "string", extension=[limit("regex", valueString=f"(a|aa)+b{n}|c")]) for n in range(200)]
    answers = [given(f"q{n}", "a" * 60 + "!") for n in range(200)]
    found = made(asked(*questions), response(*answers))["errors"]
    assert {fault["severity"] for fault in found} <= {"warning", "error"}
    assert len(found) == 200


def test_a_rule_of_the_form_that_does_not_hold_is_no_fault_of_a_kind() -> None:
    rule = limit(
        "questionnaire-constraint",
        extension=[
            {"url": "key", "valueId": "k"},
            {"url": "severity", "valueCode": "error"},
            {"url": "human", "valueString": "Mer än tre"},
            {"url": "expression", "valueString": "answer.value > 3"},
        ],
    )
    assert kinds(asked(item("q", "integer", extension=[rule])), given("q", 2)) == []


def test_a_value_worked_out_several_times_over_is_a_list() -> None:
    both = item("c", "integer", repeats=True, extension=[expression("calculatedExpression", "1 | 2")])
    assert made(asked(both))["values"] == {"c": [1, 2]}


@pytest.mark.slow
def test_a_thousand_expressions_that_never_end_take_seconds_together() -> None:
    endless = "%resource.repeat(item).select(%resource.repeat(item).select(%resource.repeat(item))).count()"
    form = asked(
        *(item(f"c{n}", "integer", extension=[expression("calculatedExpression", endless)]) for n in range(1000))
    )
    begun = thread_time()
    assert set(made(form)["values"].values()) == {None}
    assert thread_time() - begun < 20


def test_more_than_can_be_looked_at_is_named_and_takes_no_longer() -> None:
    many = given("q", *["x"] * 50_000)
    begun = thread_time()
    assert kinds(asked(item("q", "string", repeats=True)), many) == [("maxOccurs", "item[0]")]
    rows = asked(item("g", "group", item("q", "string"), repeats=True))
    assert kinds(rows, *[row("g", given("q", "x"))] * 5_000) == [("maxOccurs", "item[2000]")]
    assert thread_time() - begun < 10
