# SPDX-License-Identifier: EUPL-1.2
"""Small pieces of a questionnaire as JSON values, and the bytes of a whole one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from screening_app.core.forms.extensions import ITEM_CONTROL, TRANSLATION
from screening_app.core.forms.model import Texts

ANSWER = "urn:rutinstod:answer"
CONCEPT = "urn:rutinstod:concept"
SETTING = "urn:rutinstod:setting"
WELL_KNOWN = frozenset({"no", "yes", "earlier", "ongoing", "unsure", "not-relevant"})
"""The answers that an outcome is read from; they mean the same in every form."""


def to_bytes(document: Mapping[str, Any]) -> bytes:
    """Return the bytes of the file: elements in the order they have, two spaces, UTF-8, a line end last."""
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def system_of(code: str, url: str) -> str:
    """Return the coding system of an answer: ours for those that the outcome is read from, else the form's own."""
    return ANSWER if code in WELL_KNOWN else f"{url}/options"


def number(value: Decimal) -> int | float:
    """Return a decimal as a JSON number; whole ones without a point, so that 3 and 3.0 are written alike."""
    return int(value) if value == value.to_integral_value() else float(value)


def put_texts(owner: dict[str, Any], key: str, texts: Texts, language: str) -> None:
    """Put a text in the form's language under `key`, and its translations beside, in alphabetical order."""
    if language not in texts:
        return
    owner[key] = texts[language]
    others = [translation(tag, texts[tag]) for tag in sorted(texts) if tag != language]
    if others:
        owner["_" + key] = {"extension": others}


def translation(language: str, text: str) -> dict[str, Any]:
    """Return the extension that holds a text in one more language."""
    parts = [{"url": "lang", "valueCode": language}, {"url": "content", "valueString": text}]
    return {"url": TRANSLATION, "extension": parts}


def control(code: str) -> dict[str, Any]:
    """Return the extension that says how an item is drawn."""
    coding = {"system": "http://hl7.org/fhir/questionnaire-item-control", "code": code}
    return {"url": ITEM_CONTROL, "valueCodeableConcept": {"coding": [coding]}}


def contexts(codes: Iterable[str]) -> list[dict[str, Any]]:
    """Return the useContext of a form for these units and uses."""
    focus = {"system": "http://terminology.hl7.org/CodeSystem/usage-context-type", "code": "focus"}
    return [{"code": focus, "valueCodeableConcept": {"coding": [{"system": SETTING, "code": code}]}} for code in codes]
