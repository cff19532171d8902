# SPDX-License-Identifier: EUPL-1.2
"""What expressions give, what they refuse, and that none runs for long."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening_app.core.forms.fhirpath.expression import (
    EvaluationFailed,
    ExpressionRefused,
    Surround,
    compile_expression,
    node,
)

NOW = datetime(2026, 3, 4, 10, 30, tzinfo=UTC)


def answered(link_id: str, code: str) -> dict[str, Any]:
    return {"linkId": link_id, "answer": [{"valueCoding": {"system": "urn:s", "code": code}}]}


RESPONSE = {"resourceType": "QuestionnaireResponse", "item": [answered("a", "1"), answered("b", "2")]}


def weight(link_id: str | None, system: str | None, code: str) -> Decimal | None:
    return Decimal(code) * (10 if link_id == "b" else 1) if system == "urn:s" else None


def given_by(text: str, **variables: list[Any]) -> list[Any]:
    surround = Surround(NOW, {"resource": [RESPONSE], **variables}, weight)
    return compile_expression(text).evaluate([RESPONSE], surround)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2.5.round(0)", [Decimal(3)]),
        ("(-2.5).round()", [Decimal(-3)]),
        ("0.1 + 0.2 = 0.3", [True]),
        ("1 / 0", []),
        ("{}.sum()", []),
        ("true.toString()", ["true"]),
        ("@2024-02-29 + 1 year", ["2025-02-28"]),
        ("@2026-03 < @2026-03-04", []),
        ("today()", ["2026-03-04"]),
        ("%resource.item.answer.value.weight().sum()", [Decimal(21)]),
        ("item.where(linkId = 'b').answer.value.code", ["2"]),
        ("item.answer.valueCoding.code", ["1", "2"]),
        ("%`my-var` + 1", [4]),
        ("%huge ~ 1", [False]),
        ("%huge * 2", []),
        ("(1 | 2 | 3).avg()", [Decimal(2)]),
    ],
)
def test_an_expression_gives(text: str, value: list[Any]) -> None:
    assert given_by(text, **{"my-var": [3], "huge": [Decimal("1E+999999")]}) == value


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1 +", "syntax"),
        ("'a", "syntax"),
        ("answer.memberOf('x')", "unsupported"),
        ("resolve()", "unsupported"),
        ("a is nosuchtype", "unsupported"),
        ("(" * 1500 + "1" + ")" * 1500, "too-long"),
        ("1" + " + 1" * 1000, "too-long"),
    ],
)
def test_what_is_outside_the_subset_is_refused_when_it_is_read(text: str, code: str) -> None:
    with pytest.raises(ExpressionRefused) as refused:
        compile_expression(text)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1 + 'a'", "type"),
        ("(1 | 2) + 1", "singleton"),
        ("%nowhere", "undefined-variable"),
        ("2.power(65)", "type"),
        ("iif('a', 1)", "type"),
    ],
)
def test_what_has_no_result_fails_by_name(text: str, code: str) -> None:
    with pytest.raises(EvaluationFailed) as failed:
        given_by(text)
    assert failed.value.code == code


@pytest.mark.slow
def test_work_without_end_is_stopped() -> None:
    many = {"resourceType": "QuestionnaireResponse", "item": [answered(f"q{row}", "1") for row in range(111)]}
    hostile = compile_expression("%resource.item.select(%resource.item.select(%resource.item.select(linkId))).count()")
    with pytest.raises(EvaluationFailed) as failed:
        hostile.evaluate([], Surround(NOW, {"resource": [many]}))
    assert failed.value.code in {"steps", "time"}


def test_deep_operators_within_brackets_are_refused_and_never_overflow() -> None:
    text = "1"
    for _ in range(55):
        text = f"({text})*1+1|1<1=1 in 1 and 1 or 1 implies 1"
    with pytest.raises(ExpressionRefused):
        compile_expression(text)


@pytest.mark.parametrize(
    ("text", "ids", "names"),
    [
        ("%resource.item.answer.value.weight().sum()", set(), False),
        ("%resource.item.where(linkId='a').answer.value", {"a"}, True),
        ("%resource.repeat(item).where(linkId in ('a'|'b')).answer.value", {"a", "b"}, True),
        ("item.where(linkId='a' or answer.exists()).answer.value", {"a"}, False),
        ("item.where(linkId='a' and answer.exists()).answer.value", {"a"}, True),
        ("item.where(linkId='g').item.answer", {"g"}, False),
        ("item.where(linkId!='a').answer", {"a"}, False),
        ("%questionnaire.item.count() + 1", set(), True),
        ("item.where(linkId='a').select(%resource.item.answer)", {"a"}, False),
        ("item.where(linkId='a').combine(answer)", {"a"}, False),
        ("item.where(linkId='a').select(answer.value)", {"a"}, True),
    ],
)
def test_the_items_an_expression_depends_on_are_known(text: str, ids: set[str], names: bool) -> None:
    compiled = compile_expression(text)
    assert (compiled.link_ids, compiled.names_items) == (ids, names)


def test_variables_functions_and_the_clock_are_known() -> None:
    compiled = compile_expression("iif(%a > 1, today(), %`b`)")
    assert compiled.variables == {"a", "b"}
    assert compiled.functions == {"iif", "today"}
    assert compiled.uses_clock
    assert not compile_expression("%ucum").uses_clock


def test_a_wrapped_object_gives_the_same_object_back() -> None:
    assert compile_expression("$this").evaluate([node(RESPONSE)], Surround(NOW)) == [RESPONSE]


@given(st.integers(-(10**9), 10**9), st.integers(-(10**9), 10**9))
def test_numbers_behave_as_numbers(one: int, other: int) -> None:
    assert given_by("%one + %other - %other = %one", one=[one], other=[other]) == [True]
    assert given_by("(%one < %other) = (%other > %one)", one=[one], other=[other]) == [True]
