# SPDX-License-Identifier: EUPL-1.2
"""Items found by their linkId are those that a walk through the whole response finds, in the same order."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening_app.core.forms.fhirpath.expression import Surround, compile_expression, node

SURROUND = Surround(datetime(2026, 3, 4, tzinfo=UTC))
ITEMS = st.recursive(
    st.fixed_dictionaries({"linkId": st.sampled_from("abc")}),
    lambda inner: st.fixed_dictionaries({"linkId": st.sampled_from("abc"), "item": st.lists(inner, max_size=3)}),
    max_leaves=12,
)


def found(text: str, response: dict[str, Any]) -> list[int]:
    return [id(item) for item in compile_expression(text).evaluate([node(response)], SURROUND)]


@given(st.lists(ITEMS, max_size=4))
@pytest.mark.parametrize("walk", ["item", "repeat(item)", "item.item", "item.repeat(item)"])
def test_looking_up_equals_walking(walk: str, items: list[dict[str, Any]]) -> None:
    response = {"resourceType": "QuestionnaireResponse", "item": items}
    assert found(f"{walk}.where(linkId = 'a')", response) == found(f"{walk}.where(linkId & '' = 'a')", response)
    assert found(f"{walk}.where(linkId in ('c' | 'a'))", response) == found(
        f"{walk}.where(linkId & '' = 'a' or linkId & '' = 'c')", response
    )


def test_two_rows_that_hold_the_same_both_count() -> None:
    row = {"linkId": "r", "item": [{"linkId": "x", "answer": [{"valueInteger": 2}]}]}
    text = "repeat(item).where(linkId = 'x').answer.value.sum()"
    assert compile_expression(text).evaluate([{"item": [row, row]}], SURROUND) == [4]
