# SPDX-License-Identifier: EUPL-1.2
"""What stands below a question with several answers is asked, kept and written for each of them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from forms_asked import SDC, asked, expression, given, item, kinds, made, options, response, row, when
from screening_app.core.forms.definition import Coding, Form, load
from screening_app.core.forms.filling import Filling, begun, from_response
from screening_app.errors import CannotNow, Code

NOW = datetime(2026, 3, 4, tzinfo=UTC)
X, Y, Z = (Coding("urn:s", code) for code in "xyz")
HOW = item("how", "string")
ONLY_Y = item("only-y", "string", required=True, enableWhen=[when("kinds", "=", "[y]")])
KINDS = item("kinds", "choice", HOW, ONLY_Y, repeats=True, answerOption=options("x", "y", "z"))
WORDS = item("who", "string", item("age", "integer"), repeats=True)


def form(*items: dict[str, Any]) -> Form:
    return load(json.dumps(asked(*items)).encode())


def rewritten(filling: Filling) -> list[dict[str, Any]]:
    items = filling.response("completed", NOW, "sv")["item"]
    assert isinstance(items, list)
    return items


def test_each_answer_has_its_own_questions_and_the_condition_of_one_looks_at_that_answer() -> None:
    answers = given("kinds", "[x]", "[y]", below=([given("how", "1")], [given("how", "2"), given("only-y", "3")]))
    found = made(asked(KINDS), response(answers))
    assert found["errors"] == []
    assert found["enabled"] == {
        "kinds": True,
        "how": True,
        "only-y": False,
        "kinds[1]/how": True,
        "kinds[1]/only-y": True,
    }
    assert found["submitted"]["kinds[1]/how"] == [{"valueString": "2"}]


def test_what_is_missing_below_one_answer_is_named_there() -> None:
    assert kinds(asked(KINDS), given("kinds", "[x]", "[y]")) == [("required", "item[0].answer[1]")]
    stale = given("kinds", "[x]", "[y]", below=([given("only-y", "1")], [given("only-y", "2")]))
    assert kinds(asked(KINDS), stale) == [("answerOnDisabled", "item[0].answer[0].item[0]")]


def test_a_response_with_nested_answers_is_read_and_written_again_unchanged() -> None:
    inner = item(
        "b", "string", item("c", "string"), item("g", "group", item("d", "integer"), repeats=True), repeats=True
    )
    made_of = form(item("a", "string", inner, repeats=True))
    deepest = [given("c", "1"), row("g", given("d", 1)), row("g", given("d", 2))]
    second = given("b", "u", "v", below=(deepest, [given("c", "2")]))
    answers = given("a", "p", "q", below=([given("b", "w", below=([given("c", "0")],))], [second]))
    read = from_response(made_of, response(answers), NOW)
    assert read.answers["a[1]/b[1]/c"] == ("2",)
    assert read.answers["a[1]/g[1]/d"] == (2,)
    again = from_response(made_of, read.response("in-progress", NOW, "sv"), NOW)
    assert again.answers == read.answers


def test_taking_one_answer_away_takes_what_stands_below_it_and_nothing_else() -> None:
    filling = begun(form(KINDS), NOW).answered("kinds", [X, Y, Z])
    for path in ("how", "kinds[1]/how", "kinds[2]/how"):
        filling = filling.answered(path, [path])
    filling = filling.answered("kinds", [X, Z])
    assert dict(filling.answers) == {"kinds": (X, Z), "how": ("how",), "kinds[1]/how": ("kinds[2]/how",)}
    filling = filling.answered("kinds", [Z])
    assert dict(filling.answers) == {"kinds": (Z,), "how": ("kinds[2]/how",)}


def test_answers_in_another_order_keep_what_stands_below_them() -> None:
    filling = begun(form(KINDS), NOW).answered("kinds", [X, Y]).answered("how", ["at x"])
    filling = filling.declines("kinds[1]/how").answered("kinds", [Y, X])
    assert filling.answers["kinds[1]/how"] == ("at x",)
    assert filling.declined == {"how"}


def test_words_that_are_corrected_are_still_the_same_answer() -> None:
    filling = begun(form(WORDS), NOW).answered("who", ["Kim", "Alx"]).answered("who[1]/age", [3])
    filling = filling.answered("age", [7]).answered("who", ["Kim", "Alex"])
    assert (filling.answers["age"], filling.answers["who[1]/age"]) == ((7,), (3,))


def test_below_a_question_in_rows_each_row_has_its_own() -> None:
    filling = begun(form(item("g", "group", WORDS, repeats=True)), NOW).add_row("g")
    filling = filling.answered("g[1]/who", ["a", "b"]).answered("g[1]/who[1]/age", [4]).remove_row("g[0]")
    assert filling.answers["g[0]/who[1]/age"] == (4,)


def test_a_place_tells_which_answer_it_stands_below() -> None:
    filling = begun(form(KINDS), NOW)
    assert filling.answer_above("how") is None
    filling = filling.answered("kinds", [X, Y])
    above = filling.answer_above("kinds[1]/how")
    assert above is not None
    assert (above[0].link_id, above[1]) == ("kinds", Y)


def test_expressions_see_each_answer_with_what_stands_below_it() -> None:
    total = item(
        "sum",
        "integer",
        extension=[
            expression(
                f"{SDC}calculatedExpression", "%resource.item.answer.item.where(linkId='age').answer.value.sum()"
            )
        ],
    )
    answers = given("who", "a", "b", below=([given("age", 1)], [given("age", 2)]))
    assert made(asked(WORDS, total), response(answers))["values"] == {"sum": 3}


def test_an_answer_without_a_value_beside_others_is_named_and_refused() -> None:
    entry = {"linkId": "who", "answer": [{"valueString": "a"}, {"item": [given("age", 1)]}]}
    assert kinds(asked(WORDS), entry) == [("type", "item[0].answer[1]")]
    with pytest.raises(CannotNow) as problem:
        from_response(form(WORDS), response(entry), NOW)
    assert problem.value.code is Code.ANSWER_REFUSED
    alone = from_response(form(WORDS), response({"linkId": "who", "answer": [{"item": [given("age", 1)]}]}), NOW)
    assert rewritten(alone)[0]["answer"] == [{"item": [given("age", 1) | {"text": "age"}]}]
