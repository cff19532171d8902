# SPDX-License-Identifier: EUPL-1.2
"""Working out only what an answer touches gives what working everything out gives."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screening_app.core.forms.definition import Form, check
from screening_app.core.forms.filling import Filling, begun

NOW = datetime(2026, 3, 4, 10, 20, tzinfo=UTC)
SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"
NAMES = [f"i{number}" for number in range(7)]


def expression(kind: str, text: str) -> dict[str, Any]:
    return {"extension": [{"url": SDC + kind, "valueExpression": {"language": "text/fhirpath", "expression": text}}]}


@st.composite
def forms(draw: st.DrawFn) -> Form:
    """Return a form of integers that calculate from, and are opened by, one another; rings are left out."""
    items: list[dict[str, Any]] = []
    for name in NAMES:
        item: dict[str, Any] = {"linkId": name, "type": "integer", "text": name}
        other, third = draw(st.sampled_from(NAMES)), draw(st.sampled_from(NAMES))
        value = f"%resource.repeat(item).where(linkId='{other}').answer.value"
        kind = draw(st.integers(0, 5))
        if kind == 1:
            item |= expression("calculatedExpression", f"{value}.first() + 1") | {"readOnly": True}
        elif kind == 2:
            item |= expression("calculatedExpression", "%resource.repeat(item).answer.value.sum()") | {"readOnly": True}
        elif kind == 3:
            item |= expression("enableWhenExpression", f"{value}.exists()")
        elif kind == 4:
            item |= {"enableWhen": [{"question": third, "operator": ">", "answerInteger": 2}]}
        if draw(st.booleans()) and items:
            draw(st.sampled_from(items)).setdefault("item", []).append(item)
        else:
            items.append(item)
    head = {"resourceType": "Questionnaire", "url": "urn:x", "version": "1.0.0", "status": "active", "language": "sv"}
    form = check(json.dumps(head | {"title": "P", "copyright": "C", "item": items}).encode())[0]
    return form if form is not None else draw(forms())


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(forms(), st.lists(st.tuples(st.sampled_from(NAMES), st.none() | st.integers(0, 5)), max_size=12))
def test_answer_by_answer_and_all_at_once_agree(form: Form, acts: list[tuple[str, int | None]]) -> None:
    filling = begun(form, NOW)
    for name, value in acts:
        item = form.item(name)
        if not filling.enabled[name] or item.calculated is not None:
            continue
        filling = filling.cleared(name) if value is None else filling.answered(name, [value])
        whole = Filling(form, filling.answers, filling.declined, filling.rows, NOW)
        assert (dict(filling.enabled), filling.calculated) == (dict(whole.enabled), whole.calculated)
        assert filling.worked.resource == whole.worked.resource
        assert filling.worked.failed == whole.worked.failed
