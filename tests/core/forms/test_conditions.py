# SPDX-License-Identifier: EUPL-1.2
"""What each operator means, and that a disabled question has no answer."""

from __future__ import annotations

import json
import time
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening_app.core.forms.conditions import enabled
from screening_app.core.forms.definition import Answer, Coding, Form, load

A, B = Coding("urn:s", "a"), Coding("urn:s", "b")
WRITTEN: dict[type, tuple[str, str]] = {
    bool: ("boolean", "answerBoolean"),
    int: ("integer", "answerInteger"),
    Decimal: ("decimal", "answerDecimal"),
    date: ("date", "answerDate"),
    str: ("string", "answerString"),
    Coding: ("choice", "answerCoding"),
}


def as_json(value: Answer) -> Any:
    if isinstance(value, Coding):
        return {"system": value.system, "code": value.code}
    if isinstance(value, date):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else value


def form_of(*items: dict[str, Any]) -> Form:
    document = {"resourceType": "Questionnaire", "status": "active", "language": "sv", "item": list(items)}
    return load(json.dumps(document).encode())


def two_questions(operator: str, compared: Answer, kind: type) -> Form:
    key = WRITTEN[type(compared)][1]
    source: dict[str, Any] = {"linkId": "a", "type": WRITTEN[kind][0], "text": "a"}
    if kind is Coding:
        source |= {"repeats": True, "answerOption": [{"valueCoding": as_json(value)} for value in (A, B)]}
    row = {"question": "a", "operator": operator, key: as_json(compared)}
    return form_of(source, {"linkId": "b", "type": "string", "text": "b", "enableWhen": [row]})


@pytest.mark.parametrize(
    ("operator", "compared", "answers", "expected"),
    [
        ("exists", True, (A,), True),
        ("exists", True, (), False),
        ("exists", False, (A,), False),
        ("exists", False, (), True),
        ("=", A, (), False),
        ("=", A, (A,), True),
        ("=", A, (B,), False),
        ("=", A, (B, A), True),
        ("=", A, (Coding(None, "a"),), False),
        ("!=", A, (), True),
        ("!=", A, (A,), False),
        ("!=", A, (B,), True),
        ("!=", A, (B, A), False),
        ("=", False, (), False),
        ("=", False, (False,), True),
        ("!=", False, (), True),
        ("!=", True, (False,), True),
        ("=", True, (1,), False),
        ("=", "x", ("x",), True),
        ("=", "x", ("X",), False),
    ],
)
def test_equality_and_existence(operator: str, compared: Answer, answers: tuple[Answer, ...], expected: bool) -> None:
    kind = Coding if operator == "exists" else type(compared)
    assert enabled(two_questions(operator, compared, kind), {"a": answers})["b"] is expected


@pytest.mark.parametrize("values", [(1, 2, 3), (Decimal("0.1"), Decimal("0.2"), Decimal("0.3"))])
@pytest.mark.parametrize(
    ("operator", "expected"),
    [
        (">", (False, False, True)),
        ("<", (True, False, False)),
        (">=", (False, True, True)),
        ("<=", (True, True, False)),
        ("=", (False, True, False)),
        ("!=", (True, False, True)),
    ],
)
def test_orders_are_of_numbers_and_never_hold_without_an_answer(
    values: tuple[Answer, ...], operator: str, expected: tuple[bool, ...]
) -> None:
    form = two_questions(operator, values[1], type(values[1]))
    assert tuple(enabled(form, {"a": (value,)})["b"] for value in values) == expected
    assert enabled(form, {})["b"] is (operator == "!=")


@given(st.dates(), st.dates(), st.sampled_from([">", "<", ">=", "<=", "=", "!="]))
def test_dates_compare_as_dates(one: date, other: date, operator: str) -> None:
    truth = {
        ">": one > other,
        "<": one < other,
        ">=": one >= other,
        "<=": one <= other,
        "=": one == other,
        "!=": one != other,
    }
    assert enabled(two_questions(operator, other, date), {"a": (one,)})["b"] is truth[operator]


@given(st.lists(st.booleans(), min_size=2, max_size=5), st.booleans())
def test_all_and_any_join_the_conditions(answers: list[bool], is_any: bool) -> None:
    sources = [{"linkId": f"s{n}", "type": "boolean", "text": "s"} for n in range(len(answers))]
    rows = [{"question": f"s{n}", "operator": "=", "answerBoolean": True} for n in range(len(answers))]
    behaviour = "any" if is_any else "all"
    target = {"linkId": "t", "type": "string", "text": "t", "enableWhen": rows, "enableBehavior": behaviour}
    given_answers = {f"s{n}": (answer,) for n, answer in enumerate(answers)}
    expected = any(answers) if is_any else all(answers)
    assert enabled(form_of(target, *sources), given_answers)["t"] is expected


def test_what_stands_below_a_disabled_item_is_disabled_and_its_answer_counts_for_nothing() -> None:
    form = form_of(
        {"linkId": "a", "type": "boolean", "text": "a"},
        {
            "linkId": "g",
            "type": "group",
            "enableWhen": [{"question": "a", "operator": "=", "answerBoolean": True}],
            "item": [{"linkId": "b", "type": "boolean", "text": "b"}],
        },
        {
            "linkId": "c",
            "type": "string",
            "text": "c",
            "enableWhen": [{"question": "b", "operator": "=", "answerBoolean": True}],
        },
    )
    assert enabled(form, {"a": (True,), "b": (True,)}) == {"a": True, "g": True, "b": True, "c": True}
    assert enabled(form, {"a": (False,), "b": (True,)}) == {"a": True, "g": False, "b": False, "c": False}


def test_a_long_form_is_worked_out_well_within_a_frame() -> None:
    items: list[dict[str, Any]] = [{"linkId": "q0", "type": "boolean", "text": "q"}]
    for number in range(1, 111):
        row = {"question": f"q{number - 1}", "operator": "exists", "answerBoolean": True}
        items.append({"linkId": f"q{number}", "type": "boolean", "text": "q", "enableWhen": [row]})
    form = form_of(*items)
    answers = {f"q{number}": (True,) for number in range(111)}
    best = 1.0
    for _ in range(20):
        start = time.perf_counter()
        enabled(form, answers)
        best = min(best, time.perf_counter() - start)
    assert best < 0.001
