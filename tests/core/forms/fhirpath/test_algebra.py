# SPDX-License-Identifier: EUPL-1.2
"""Laws that hold for every value: logic with three values, sums, rounding, and that no text breaks the reader."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening_app.core.forms.fhirpath.expression import (
    EvaluationFailed,
    ExpressionRefused,
    Surround,
    compile_expression,
)

NOW = datetime(2026, 3, 4, tzinfo=UTC)
TRUTHS = st.sampled_from([[True], [False], []])
NUMBERS = st.lists(st.decimals(-(10**6), 10**6, places=3), max_size=8)


def value(text: str, **variables: list[Any]) -> list[Any]:
    return compile_expression(text).evaluate([], Surround(NOW, variables))


@given(TRUTHS, TRUTHS)
def test_logic_with_three_values_keeps_its_laws(a: list[bool], b: list[bool]) -> None:
    assert value("%a and %b", a=a, b=b) == value("%b and %a", a=a, b=b)
    assert value("(%a and %b).not()", a=a, b=b) == value("%a.not() or %b.not()", a=a, b=b)
    assert value("%a implies %b", a=a, b=b) == value("%a.not() or %b", a=a, b=b)
    assert value("%a xor %b", a=a, b=b) == value("(%a and %b.not()) or (%a.not() and %b)", a=a, b=b)


@pytest.mark.parametrize(
    ("text", "given_value"),
    [
        ("false and {}", [False]),
        ("true and {}", []),
        ("true or {}", [True]),
        ("{} or false", []),
        ("{} implies true", [True]),
    ],
)
def test_the_unknown_is_neither_true_nor_false(text: str, given_value: list[bool]) -> None:
    assert value(text) == given_value


@given(NUMBERS, NUMBERS)
def test_a_sum_of_two_lists_is_the_sum_of_their_sums(a: list[Decimal], b: list[Decimal]) -> None:
    whole = value("%a.combine(%b).sum()", a=a, b=b)
    assert whole == ([sum(a) + sum(b)] if a or b else [])


@given(st.decimals(-(10**9), 10**9, places=6), st.integers(0, 6))
def test_rounding_is_half_away_from_zero(number: Decimal, places: int) -> None:
    exact = number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    assert value(f"%n.round({places})", n=[number]) == [exact]


@given(st.text(alphabet="ab.()[]{}'`$%@/*+-=<>!~|&,0123 TZ:\\\n\"u²٣", max_size=60) | st.text(max_size=60))
def test_any_text_is_compiled_or_refused(text: str) -> None:
    with suppress(ExpressionRefused):
        compile_expression(text)


@pytest.mark.parametrize(
    "text",
    [
        f"%many.where('{'x' * 60}'.matches('(x+x+)+y')).count()",
        "%many.aggregate($total & $total, 'aaaaaaaaaa')",
        "%many.aggregate($total.combine($total), 1)",
        f"('{'ab' * 500}').replaceMatches('(?=(.*))', '{'$1' * 490}')",
        "%many.select(%many.select(%many)).count()",
        "%many.select(today() + 1 'd' * $this).count() * %deep.distinct().count()",
    ],
)
def test_hostile_expressions_end_in_time_by_name(text: str) -> None:
    deep: dict[str, Any] = {}
    inner = deep
    for _ in range(900):
        inner["item"] = [{}]
        inner = inner["item"][0]
    begun = perf_counter()
    with pytest.raises(EvaluationFailed):
        value(text, many=list(range(400)), deep=[deep])
    assert perf_counter() - begun < 1


@pytest.mark.parametrize("function", ["toString()", "round(2)", "truncate()", "power(2)", "abs()", "toInteger()"])
@pytest.mark.parametrize(
    "number",
    [Decimal("1E+999999"), Decimal("1E-999999"), float("inf"), 10**4000],
    ids=["large", "small", "endless", "long"],
)
def test_a_number_out_of_bounds_never_escapes_as_anything_else(function: str, number: Any) -> None:
    try:
        found = value(f"%n.{function}", n=[number])
    except EvaluationFailed:
        return
    assert len(str(found)) < 200


@pytest.mark.parametrize("text", [r"'\d'", r"'\+'", r"'\ud800'"])
def test_an_escape_that_others_read_in_their_own_way_is_refused(text: str) -> None:
    with pytest.raises(ExpressionRefused):
        compile_expression(text)


def test_a_date_in_the_json_is_a_text_too() -> None:
    response = {"item": [{"linkId": "a", "answer": [{"valueDate": "2020-01-02"}]}]}
    text = "item.answer.value.substring(0, 4).toInteger()"
    assert compile_expression(text).evaluate([response], Surround(NOW)) == [2020]
