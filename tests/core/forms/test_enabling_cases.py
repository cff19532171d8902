# SPDX-License-Identifier: EUPL-1.2
"""Which questions are asked, for every operator with every type of answer, through rows, groups and stale answers."""

from __future__ import annotations

from typing import Any

import pytest

from forms_asked import SDC, asked, expression, given, item, limit, made, options, response, row, when

HIDDEN = [limit("questionnaire-hidden", valueBoolean=True)]
INTEGERS = [{"valueInteger": 1}, {"valueInteger": 2}]

#: Type, what the condition wants, and an answer before it, the same and one after it.
ORDERED: list[tuple[str, Any, tuple[Any, Any, Any]]] = [
    ("integer", 5, (4, 5, 6)),
    ("decimal", 5.0, (4.9, 5.0, 5.1)),
    ("decimal", 5, (4.9, 5.0, 5.1)),
    ("integer", 5.5, (5, {"valueInteger": 5}, 6)),
    (
        "date",
        {"valueDate": "2020-01-02"},
        ({"valueDate": "2020-01-01"}, {"valueDate": "2020-01-02"}, {"valueDate": "2020-02"}),
    ),
    ("time", {"valueTime": "10:00:00"}, tuple({"valueTime": t} for t in ("09:59:59", "10:00:00", "10:00:01"))),
    (
        "dateTime",
        {"valueDateTime": "2020-01-02T10:00:00Z"},
        tuple(
            {"valueDateTime": t} for t in ("2020-01-02T09:59:59Z", "2020-01-02T11:00:00+01:00", "2020-01-02T10:00:01Z")
        ),
    ),
    (
        "quantity",
        {"valueQuantity": {"value": 5, "system": "u", "code": "kg"}},
        tuple({"valueQuantity": {"value": n, "system": "u", "code": "kg", "unit": "kilo"}} for n in (4, 5, 6)),
    ),
    ("string", "tes", ("tea", "tes", "tet")),
]
SIGNS = {"=": (0, 1, 0), "!=": (1, 0, 1), ">": (0, 0, 1), "<": (1, 0, 0), ">=": (0, 1, 1), "<=": (1, 1, 0)}


def is_asked(source: dict[str, Any], operator: str, wanted: Any, *values: Any) -> bool:
    form = asked(source, item("b", "string", enableWhen=[when("a", operator, wanted)]))
    found = made(form, response(*([given("a", *values)] if values else [])))
    assert found["refused"] is None, found["lint"]
    return bool(found["enabled"]["b"])


@pytest.mark.parametrize("operator", SIGNS)
@pytest.mark.parametrize(("kind", "wanted", "values"), ORDERED)
def test_an_answer_is_compared_with_what_the_condition_wants(
    kind: str, wanted: Any, values: tuple[Any, Any, Any], operator: str
) -> None:
    expected = (1, 1, 0) if wanted == 5.5 and operator == "<" else SIGNS[operator]
    if wanted == 5.5:
        expected = {"=": (0, 0, 0), "!=": (1, 1, 1), ">=": (0, 0, 1), "<=": (1, 1, 0)}.get(operator, expected)
    assert [int(is_asked(item("a", kind), operator, wanted, value)) for value in values] == list(expected)
    assert is_asked(item("a", kind), operator, wanted) is (operator == "!=")


@pytest.mark.parametrize(
    ("operator", "wanted", "expected"),
    [
        ("exists", True, (False, True, True)),
        ("exists", False, (True, False, False)),
        ("=", True, (False, True, False)),
        ("=", False, (False, False, True)),
        ("!=", True, (True, False, True)),
        ("!=", False, (True, True, False)),
    ],
)
def test_nothing_yes_and_no_are_three_different_answers(
    operator: str, wanted: bool, expected: tuple[bool, bool, bool]
) -> None:
    found = [is_asked(item("a", "boolean"), operator, wanted, *values) for values in ((), (True,), (False,))]
    assert tuple(found) == expected


@pytest.mark.parametrize(
    ("source", "operator", "wanted", "values", "expected"),
    [
        ({"answerOption": options("x", "y")}, "=", "[x]", ["[x]"], True),
        ({"answerOption": options("x", "y")}, "=", "[x]", [{"valueCoding": {"system": "t", "code": "x"}}], False),
        ({"answerOption": options("x", "y")}, "=", "[x]", [{"valueCoding": {"code": "x"}}], False),
        ({"answerOption": options("x", "y"), "repeats": True}, "=", "[x]", ["[y]", "[x]"], True),
        ({"answerOption": options("x", "y"), "repeats": True}, "!=", "[x]", ["[y]", "[x]"], False),
        ({"answerOption": options("x", "y"), "repeats": True}, "!=", "[x]", ["[y]"], True),
        ({"answerOption": options("x", "y"), "repeats": True}, "!=", "[x]", [], True),
        ({"answerOption": INTEGERS}, "=", 2, [2], True),
        ({"answerOption": INTEGERS}, ">", 1, [2], True),
        ({"answerOption": [{"valueString": "u"}, {"valueString": "v"}]}, "=", "v", ["v"], True),
    ],
)
def test_options_are_compared_by_system_and_code_and_any_of_several_answers_will_do(
    source: dict[str, Any], operator: str, wanted: Any, values: list[Any], expected: bool
) -> None:
    assert is_asked(item("a", "choice", **source), operator, wanted, *values) is expected


@pytest.mark.parametrize(
    ("kind", "wanted", "value"),
    [
        ("open-choice", "free", "free"),
        ("open-choice", "[x]", "[x]"),
        ("text", "a\nb", "a\nb"),
        ("url", "urn:y", {"valueUri": "urn:y"}),
    ],
)
def test_words_are_compared_letter_by_letter(kind: str, wanted: Any, value: Any) -> None:
    source = item("a", kind, **({"answerOption": options("x")} if kind == "open-choice" else {}))
    assert is_asked(source, "=", wanted, value)
    assert not is_asked(source, "=", wanted, {"valueUri": "urn:z"} if kind == "url" else "other")


@pytest.mark.parametrize(
    ("behaviour", "answers", "expected"),
    [
        ("all", (True, True), True),
        ("all", (True, False), False),
        ("any", (True, False), True),
        ("any", (False, True), True),
        ("any", (False, False), False),
        ("any", (), False),
    ],
)
def test_all_conditions_hold_or_any(behaviour: str, answers: tuple[bool, ...], expected: bool) -> None:
    conditions = [when("a", "=", True), when("b", "=", True)]
    last = item("c", "string", enableWhen=conditions, enableBehavior=behaviour)
    form = asked(item("a", "boolean"), item("b", "boolean"), last)
    entries = [given(name, value) for name, value in zip("ab", answers, strict=False)]
    assert made(form, response(*entries))["enabled"]["c"] is expected


CHAIN = asked(
    item("a", "boolean"),
    item("b", "boolean", enableWhen=[when("a", "=", True)]),
    item("c", "string", enableWhen=[when("b", "=", True)]),
    item("d", "string", enableWhen=[when("b", "exists", False)]),
    item("e", "string", enableWhen=[when("b", "!=", True)]),
    item(
        "f", "string", extension=[expression("enableWhenExpression", "%resource.item.where(linkId='b').answer.value")]
    ),
)


def test_the_answer_of_a_question_that_is_not_asked_counts_for_nothing() -> None:
    found = made(CHAIN, response(given("a", False), given("b", True), given("c", "x")))
    assert found["enabled"] == {"a": True, "b": False, "c": False, "d": True, "e": True, "f": False}
    assert [fault["kind"] for fault in found["errors"]] == ["answerOnDisabled"] * 2
    assert (found["submitted"]["b"], found["submitted"]["c"]) == (None, None)


def test_a_draft_may_hold_what_is_not_asked_and_gives_it_back_when_it_is_asked_again() -> None:
    draft = response(given("a", False), given("b", True), status="in-progress")
    assert made(CHAIN, draft)["errors"] == []
    again = made(CHAIN, response(given("a", True), given("b", True)))
    assert again["enabled"] == {"a": True, "b": True, "c": True, "d": False, "e": False, "f": True}


def test_what_stands_in_a_group_that_is_not_asked_is_not_asked() -> None:
    group = item("g", "group", item("b", "string"), item("t", "display"), enableWhen=[when("a", "=", True)])
    found = made(asked(item("a", "boolean"), group), response(given("a", False), row("g", given("b", "x"))))
    assert found["enabled"] == {"a": True, "g": False, "b": False, "t": False}
    assert found["submitted"]["b"] is None


def test_a_condition_may_ask_about_what_comes_later_or_is_hidden() -> None:
    hidden = item("h", "boolean", extension=HIDDEN)
    form = asked(
        item("b", "string", enableWhen=[when("a", "=", True), when("h", "=", True)], enableBehavior="all"),
        item("a", "boolean"),
        hidden,
    )
    assert made(form, response(given("a", True), given("h", True)))["enabled"]["b"]


QUESTION_AND_FOLLOWER = (item("q", "boolean"), item("r", "string", enableWhen=[when("q", "=", True)]))


def test_in_rows_the_question_of_the_same_row_is_meant() -> None:
    form = asked(item("g", "group", *QUESTION_AND_FOLLOWER, repeats=True))
    found = made(form, response(row("g", given("q", True)), row("g", given("q", False)), row("g")))
    assert [found["enabled"][f"g[{number}]/r"] for number in range(3)] == [True, False, False]
    assert made(form)["enabled"] == {"g": True, "g[0]": True, "g[0]/q": True, "g[0]/r": False}


def test_rows_within_rows_look_at_the_row_around_them() -> None:
    question, follower = QUESTION_AND_FOLLOWER
    form = asked(item("g", "group", question, item("h", "group", follower, repeats=True), repeats=True))
    found = made(form, response(row("g", given("q", True), row("h"), row("h")), row("g", given("q", False), row("h"))))
    asks = {path: on for path, on in found["enabled"].items() if path.endswith("/r")}
    assert asks == {"g[0]/h[0]/r": True, "g[0]/h[1]/r": True, "g[1]/h[0]/r": False}


def test_from_outside_the_rows_any_of_them_will_do() -> None:
    question, follower = QUESTION_AND_FOLLOWER
    form = asked(item("g", "group", question, repeats=True), follower, item("h", "group", follower | {"linkId": "s"}))
    found = made(form, response(row("g", given("q", False)), row("g", given("q", True))))
    assert (found["enabled"]["r"], found["enabled"]["s"]) == (True, True)


@pytest.mark.parametrize("text", ["false", "{}", "1/0", "'x'", "(true | false)"])
def test_an_expression_that_gives_anything_but_true_leaves_the_question_out(text: str) -> None:
    form = asked(item("a", "string"), item("b", "string", extension=[expression(f"{SDC}enableWhenExpression", text)]))
    assert made(form)["enabled"]["b"] is False
