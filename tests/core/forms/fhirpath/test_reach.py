# SPDX-License-Identifier: EUPL-1.2
"""Which answers an expression depends on is told by its text, and never too narrowly."""

from __future__ import annotations

import pytest

from screening_app.core.forms.fhirpath.expression import compile_expression


@pytest.mark.parametrize(
    "text",
    [
        "%resource",
        "$this",
        "%resource.exists()",
        "descendants().count()",
        "item.count()",
        "item.linkId",
        "item[0].answer.value",
        "item.first().answer",
        "item.where(linkId.startsWith('a')).answer.value",
        "%resource.repeat(item).where(linkId.matches('a')).answer",
        "item.where(linkId = 'a' + 'b').answer",
        "item.where(linkId ~ 'A').answer",
        "item.where(linkId = %x).answer",
        "item.where(%resource.item.linkId = 'a').answer",
        "item.where(linkId = 'a').answer.children()",
        "item.select(iif(linkId = 'a', answer.value, {}))",
        "%resource.repeat(item.where(linkId = 'a'))",
        "iif(true, item.answer.value, 1)",
        "(item.answer.value as Quantity).value",
        "(1 | 2).aggregate($total + $this, item.answer.value)",
    ],
)
def test_answers_reached_without_a_name_are_noticed(text: str) -> None:
    assert not compile_expression(text).names_items


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("(item.where(linkId='a') | item.where(linkId='b')).answer.value.weight().sum()", {"a", "b"}),
        ("item.where(linkId='a').item.where(linkId='b').answer.value", {"a", "b"}),
        ("descendants().where(linkId='a').answer.value", {"a"}),
        ("item.where(('a' | 'b') contains linkId).answer", {"a", "b"}),
        ("item.where('a' = linkId)[0].answer[0].value", {"a"}),
        ("QuestionnaireResponse.item.where(linkId='a' or linkId='b').answer", {"a", "b"}),
        ("item.select(where(linkId='a').answer.value)", {"a"}),
        ("iif(item.where(linkId='a').answer.value = true, 1, 0)", {"a"}),
        ("item.exists(linkId='a')", {"a"}),
        ("%resource.authored", set()),
        ("today() + 7 days", set()),
    ],
)
def test_answers_reached_by_name_are_known(text: str, ids: set[str]) -> None:
    compiled = compile_expression(text)
    assert (compiled.link_ids, compiled.names_items) == (ids, True)
