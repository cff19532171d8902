# SPDX-License-Identifier: EUPL-1.2
"""Small questionnaires and responses in few words, and what the engine makes of the two together."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from screening_app.core.forms.evaluation import evaluate

NOW = datetime(2026, 3, 4, 10, 20, tzinfo=UTC)
HL7 = "http://hl7.org/fhir/StructureDefinition/"
SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"
_KEYS = {bool: "valueBoolean", int: "valueInteger", float: "valueDecimal", str: "valueString"}


def asked(*items: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Return a questionnaire that lacks nothing."""
    head = {"resourceType": "Questionnaire", "url": "urn:x", "version": "1.0.0", "status": "active", "language": "sv"}
    return head | {"title": "Prov", "copyright": "CC0", "item": list(items)} | more


def item(link_id: str, kind: str, *below: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Return an item of this type with what stands below it."""
    return {"linkId": link_id, "type": kind, "text": link_id} | ({"item": list(below)} if below else {}) | more


def options(*codes: str, **weights: float) -> list[dict[str, Any]]:
    """Return coded options; those given by keyword have a weight."""
    found: list[dict[str, Any]] = []
    for code in (*codes, *weights):
        option: dict[str, Any] = {"valueCoding": {"system": "urn:s", "code": code, "display": code.upper()}}
        if code in weights:
            option["extension"] = [{"url": HL7 + "ordinalValue", "valueDecimal": weights[code]}]
        found.append(option)
    return found


def when(question: str, operator: str, wanted: Any) -> dict[str, Any]:
    """Return one condition; what is wanted is a Python value, or one key and its value as JSON."""
    key, value = next(iter(valued(wanted).items()))
    return {"question": question, "operator": operator, key.replace("value", "answer"): value}


def valued(value: Any) -> dict[str, Any]:
    """Return a value as the JSON of an answer; a text in brackets is a code."""
    if isinstance(value, dict):
        return value
    if isinstance(value, str) and value.startswith("["):
        return {"valueCoding": {"system": "urn:s", "code": value[1:-1]}}
    return {_KEYS[type(value)]: value}


def given(link_id: str, *values: Any, below: tuple[list[dict[str, Any]], ...] = ()) -> dict[str, Any]:
    """Return the entry of a question with its answers; `below` holds the entries nested in each of them."""
    answers = [dict(valued(value)) for value in values]
    for answer, nested in zip(answers, below, strict=False):
        answer["item"] = nested
    return {"linkId": link_id} | ({"answer": answers} if answers else {})


def row(link_id: str, *entries: dict[str, Any]) -> dict[str, Any]:
    """Return the entry of a group."""
    return {"linkId": link_id, "item": list(entries)}


def response(*entries: dict[str, Any], status: str = "completed", **more: Any) -> dict[str, Any]:
    """Return a response."""
    return {"resourceType": "QuestionnaireResponse", "status": status, "item": list(entries)} | more


def limit(name: str, **value: Any) -> dict[str, Any]:
    """Return one extension; a name without a slash is HL7's."""
    return {"url": name if "/" in name else HL7 + name} | value


def expression(name: str, text: str, /, **more: Any) -> dict[str, Any]:
    """Return an extension that holds an expression."""
    return {
        "url": name if "/" in name else SDC + name,
        "valueExpression": {"language": "text/fhirpath", "expression": text} | more,
    }


def made(questionnaire: dict[str, Any], answers: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return everything that the engine makes of a questionnaire and a response."""
    return evaluate(json.dumps(questionnaire).encode(), answers, NOW)


def kinds(questionnaire: dict[str, Any], *entries: dict[str, Any], **more: Any) -> list[tuple[str, str]]:
    """Return kind and path of every fault of a response."""
    found = made(questionnaire, response(*entries, **more))
    assert found["refused"] is None, found["lint"]
    return [(fault["kind"], fault["path"]) for fault in found["errors"]]
