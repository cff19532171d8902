# SPDX-License-Identifier: EUPL-1.2
"""Questionnaires made up for tests: one with every kind of question, one with rows, one in Arabic."""

from __future__ import annotations

import json
from typing import Any

SYSTEM = "urn:example:codes"
STRUCTURE = "http://hl7.org/fhir/StructureDefinition/"
SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/"
UCUM = "http://unitsofmeasure.org"


def options(*texts: str) -> list[dict[str, Any]]:
    """Return answer options with the codes c0, c1 and so on."""
    return [
        {"valueCoding": {"system": SYSTEM, "code": f"c{number}", "display": text}} for number, text in enumerate(texts)
    ]


def extension(url: str, **value: Any) -> dict[str, Any]:
    """Return one extension; url without its usual beginning."""
    return {"url": url if url.startswith(("http", "urn:")) else STRUCTURE + url, **value}


def control(code: str) -> dict[str, Any]:
    """Return the itemControl extension."""
    coding = {"system": "http://hl7.org/fhir/questionnaire-item-control", "code": code}
    return extension("questionnaire-itemControl", valueCodeableConcept={"coding": [coding]})


def unit(code: str, display: str) -> dict[str, Any]:
    """Return the extension that gives a quantity one of its units."""
    return extension("questionnaire-unitOption", valueCoding={"system": UCUM, "code": code, "display": display})


def document(name: str, items: list[dict[str, Any]], *contexts: str, **more: Any) -> dict[str, Any]:
    """Return a questionnaire around some items; `contexts` are codes of its use, for example follow-up."""
    context = "http://terminology.hl7.org/CodeSystem/usage-context-type"
    made: dict[str, Any] = {
        "resourceType": "Questionnaire",
        "url": f"https://example.org/{name}",
        "version": "1.0.0",
        "name": name.title().replace("-", ""),
        "title": f"Prov {name}",
        "status": "active",
        "language": "sv",
        "copyright": "Påhittat för prov.",
        "item": items,
        **more,
    }
    if contexts:
        made["useContext"] = [
            {
                "code": {"system": context, "code": "workflow"},
                "valueCodeableConcept": {"coding": [{"system": "urn:rutinstod:use", "code": code}]},
            }
            for code in contexts
        ]
    return made


def as_bytes(made: dict[str, Any]) -> bytes:
    """Return the file of a questionnaire."""
    return json.dumps(made, ensure_ascii=False).encode()


#: Every kind of question, each with what is typed for it; None where a digit answers.
EVERY_KIND: tuple[tuple[dict[str, Any], str | None], ...] = (
    ({"linkId": "boolean", "type": "boolean", "text": "Är du trygg hemma?"}, None),
    (
        {"linkId": "choice", "type": "choice", "text": "Vem?", "answerOption": options("Partner", "Förälder")},
        None,
    ),
    (
        {
            "linkId": "several",
            "type": "choice",
            "repeats": True,
            "text": "Vilka?",
            "answerOption": options("Partner", "Förälder", "Syskon"),
        },
        None,
    ),
    (
        {
            "linkId": "many",
            "type": "choice",
            "text": "Vilken ort?",
            "answerOption": options(*(f"Ort {number}" for number in range(12))),
        },
        "Ort 7",
    ),
    (
        {"linkId": "open", "type": "open-choice", "text": "Vem annars?", "answerOption": options("Granne", "Chef")},
        None,
    ),
    ({"linkId": "string", "type": "string", "text": "Var hände det?"}, "hemma"),
    ({"linkId": "strings", "type": "string", "repeats": True, "text": "Vilka orter?"}, "Norrby"),
    ({"linkId": "text", "type": "text", "text": "Vad hände?"}, "i våras"),
    ({"linkId": "integer", "type": "integer", "text": "Hur många barn?"}, "2"),
    ({"linkId": "decimal", "type": "decimal", "text": "Hur många timmar?"}, "1,5"),
    ({"linkId": "date", "type": "date", "text": "Vilken dag?"}, "2026-03-02"),
    ({"linkId": "dateTime", "type": "dateTime", "text": "När?"}, "2026-03-02 14.30"),
    ({"linkId": "time", "type": "time", "text": "Vilken tid?"}, "14.30"),
    (
        {
            "linkId": "quantity",
            "type": "quantity",
            "text": "Hur länge?",
            "extension": [
                extension("questionnaire-unit", valueCoding={"system": UCUM, "code": "d", "display": "dagar"})
            ],
        },
        "3",
    ),
    ({"linkId": "url", "type": "url", "text": "Vilken adress?"}, "https://example.org/a"),
)


def every_kind() -> dict[str, Any]:
    """Return a form with one question of every kind."""
    return document("every-kind", [item for item, _ in EVERY_KIND])


def rows() -> dict[str, Any]:
    """Return a form with a repeating group between two questions."""
    return document(
        "rows",
        [
            {"linkId": "first", "type": "boolean", "text": "Finns det barn i hemmet?"},
            {
                "linkId": "child",
                "type": "group",
                "repeats": True,
                "text": "Barn",
                "item": [
                    {"linkId": "name", "type": "string", "text": "Vad kallas barnet?"},
                    {"linkId": "age", "type": "integer", "text": "Hur gammalt är barnet?"},
                ],
            },
            {"linkId": "last", "type": "boolean", "text": "Är barnen trygga?"},
        ],
    )


def in_arabic() -> dict[str, Any]:
    """Return a form with Arabic words for everything."""

    def said(arabic: str) -> dict[str, Any]:
        inner = [{"url": "lang", "valueCode": "ar"}, {"url": "content", "valueString": arabic}]
        return {"extension": [{"url": STRUCTURE + "translation", "extension": inner}]}

    chosen = options("Ja, tidigare", "Nej")
    for option, arabic in zip(chosen, ("نعم، في السابق", "لا"), strict=True):
        option["valueCoding"]["_display"] = said(arabic)
    return document(
        "in-arabic",
        [
            {
                "linkId": "q",
                "type": "choice",
                "text": "Har någon gjort dig illa?",
                "_text": said("هل آذاك أحد؟"),
                "answerOption": chosen,
            },
            {"linkId": "n", "type": "integer", "text": "Hur många barn?", "_text": said("كم عدد الأطفال؟")},
        ],
        _title=said("اختبار"),
        _copyright=said("للاختبار."),
    )
