# SPDX-License-Identifier: EUPL-1.2
"""Small questionnaires that tests make up, as the bytes of a file."""

from __future__ import annotations

import json
from typing import Any

CONCEPT, ANSWER = "urn:rutinstod:concept", "urn:rutinstod:answer"


def text(link_id: str, **more: Any) -> dict[str, Any]:
    """Return a question that is answered in words."""
    return {"linkId": link_id, "type": "text", "text": f"Fråga {link_id}", **more}


def choice(link_id: str, *codes: str, concept: str | None = None, **more: Any) -> dict[str, Any]:
    """Return a question with coded answers, perhaps about something that the outcome is read from."""
    options = [{"valueCoding": {"system": ANSWER, "code": code, "display": code}} for code in codes]
    about = {"code": [{"system": CONCEPT, "code": concept}]} if concept else {}
    return {"linkId": link_id, "type": "choice", "text": f"Fråga {link_id}", "answerOption": options, **about, **more}


def contexts(*codes: str) -> list[dict[str, Any]]:
    """Return the useContext of a form with these codes of ours."""
    focus = {"system": "http://terminology.hl7.org/CodeSystem/usage-context-type", "code": "focus"}
    return [
        {"code": focus, "valueCodeableConcept": {"coding": [{"system": "urn:rutinstod:setting", "code": code}]}}
        for code in codes
    ]


def form(*items: dict[str, Any], url: str = "urn:test:form", version: str = "1.0.0", **more: Any) -> dict[str, Any]:
    """Return a questionnaire; keywords are elements of it, `use` the codes of its useContext."""
    use = more.pop("use", ())
    given = {
        "resourceType": "Questionnaire",
        "url": url,
        "version": version,
        "status": "active",
        "language": "sv",
        "title": f"Formulär {url.rsplit(':', 1)[-1]}",
        "copyright": "Eget",
    }
    context = {"useContext": contexts(*use)} if use else {}
    return {**given, **context, **more, "item": list(items)}


def written(document: dict[str, Any], indent: int = 1) -> bytes:
    """Return the bytes of the file that holds it."""
    return json.dumps(document, ensure_ascii=False, indent=indent).encode()
