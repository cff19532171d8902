# SPDX-License-Identifier: EUPL-1.2
"""Questionnaires broken on purpose, repeatable from a number: what people and programs send, and worse."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable
from typing import Any

from screening_app.core.forms.model import Form, Item, ItemType
from screening_app.core.forms.values import write_value

_HL7 = "http://hl7.org/fhir/StructureDefinition/"
_SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"
_Place = tuple[Any, Any]


def _expression(kind: str, text: str) -> dict[str, Any]:
    return {"url": kind, "valueExpression": {"language": "text/fhirpath", "expression": text, "name": "v"}}


EXTENSIONS: tuple[dict[str, Any], ...] = (
    _expression(_SDC + "calculatedExpression", "1/0"),
    _expression(_SDC + "calculatedExpression", "%resource.repeat(item).answer.value"),
    _expression(_SDC + "calculatedExpression", "%resource.repeat(item).select(%resource.repeat(item)).count()"),
    _expression(_SDC + "enableWhenExpression", "%resource.item.count() > 0"),
    _expression(_HL7 + "variable", "%resource.item"),
    {"url": _HL7 + "minValue", "valueDate": "2020"},
    {"url": _HL7 + "maxValue", "valueInteger": 3},
    {"url": _HL7 + "minValue", "valueDecimal": 1e300},
    {"url": _HL7 + "questionnaire-minOccurs", "valueInteger": 10**9},
    {"url": _HL7 + "questionnaire-minOccurs", "valueInteger": 50},
    {"url": _HL7 + "questionnaire-maxOccurs", "valueInteger": 0},
    {"url": _HL7 + "regex", "valueString": "^(a+)+$"},
    {"url": _HL7 + "regex", "valueString": "("},
    {"url": _HL7 + "ordinalValue", "valueDecimal": 1e308},
    {"url": _HL7 + "questionnaire-hidden", "valueBoolean": True},
    {"url": _HL7 + "questionnaire-unit", "valueCoding": {"display": "kg"}},
    {"url": _HL7 + "maxDecimalPlaces", "valueInteger": 99999},
    {"url": _SDC + "minQuantity", "valueQuantity": {"value": 1, "code": "kg"}},
    {
        "url": _HL7 + "questionnaire-constraint",
        "extension": [
            {"url": "key", "valueId": "k"},
            {"url": "severity", "valueCode": "error"},
            {"url": "human", "valueString": "h"},
            {"url": "expression", "valueString": "item.count() > 3"},
        ],
    },
    {"url": _HL7 + "questionnaire-itemControl", "valueCodeableConcept": {"coding": [{"code": "help"}]}},
)
JUNK: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1.5, 2**31, 10**30, 1e300, "", " ", "x", "\u202e", "a\u0000", "\ud800"),
    *("2020", "2020-13-01", "x" * 20_000, [], [[]], [None], {}, {"x": 1}, [{}], {"value": 1e300}, "#a"),
)
TYPES = (*map(str, ItemType), "attachment", "reference", "coding", "chioce")


def places(document: Any) -> list[_Place]:
    """Return every (owner, key) below a document."""
    found: list[_Place] = []
    stack = [document]
    while stack:
        owner = stack.pop()
        entries = owner.items() if isinstance(owner, dict) else enumerate(owner) if isinstance(owner, list) else ()
        for key, value in entries:
            found.append((owner, key))
            stack.append(value)
    return found


def _retype(known: list[_Place], _place: _Place, chance: random.Random) -> None:
    for owner, key in known:
        if key == "type" and chance.random() < 0.3:
            owner[key] = chance.choice(TYPES)


def _extend(known: list[_Place], _place: _Place, chance: random.Random) -> None:
    owners = [owner for owner, key in known if key in ("linkId", "valueCoding")]
    if owners:
        chance.choice(owners).setdefault("extension", []).append(copy.deepcopy(chance.choice(EXTENSIONS)))


def _repeat(known: list[_Place], _place: _Place, chance: random.Random) -> None:
    owners = [owner for owner, key in known if key == "linkId"]
    if owners:
        chance.choice(owners)["repeats"] = True


def _delete(_known: list[_Place], place: _Place, _chance: random.Random) -> None:
    del place[0][place[1]]


def _spoil(_known: list[_Place], place: _Place, chance: random.Random) -> None:
    place[0][place[1]] = copy.deepcopy(chance.choice(JUNK))


def _transplant(known: list[_Place], place: _Place, chance: random.Random) -> None:
    owner, key = chance.choice(known)
    place[0][place[1]] = copy.deepcopy(owner[key])


def _enlarge(_known: list[_Place], place: _Place, chance: random.Random) -> None:
    value = place[0][place[1]]
    place[0][place[1]] = value * chance.randint(2, 5) if isinstance(value, list) else {"item": [copy.deepcopy(value)]}


_ACTS: tuple[Callable[[list[_Place], _Place, random.Random], None], ...] = (
    _delete,
    _spoil,
    _spoil,
    _transplant,
    _enlarge,
    _retype,
    _extend,
    _repeat,
)


def mutated(document: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """Return the document with one to four faults; the same chance gives the same faults."""
    made = copy.deepcopy(document)
    for _ in range(chance.randint(1, 4)):
        known = places(made)
        if not known:
            break
        try:
            chance.choice(_ACTS)(known, chance.choice(known), chance)
        except (KeyError, IndexError, TypeError, AttributeError):
            # An earlier fault took away what this one would have changed.
            continue
    return made


_ANSWERS: dict[ItemType, dict[str, Any]] = {
    ItemType.BOOLEAN: {"valueBoolean": True},
    ItemType.INTEGER: {"valueInteger": 2},
    ItemType.DECIMAL: {"valueDecimal": 1.5},
    ItemType.DATE: {"valueDate": "2020-01"},
    ItemType.DATE_TIME: {"valueDateTime": "2020-01-05T10:00:00Z"},
    ItemType.TIME: {"valueTime": "10:00:00"},
    ItemType.STRING: {"valueString": "a" * 30 + "!"},
    ItemType.TEXT: {"valueString": "b"},
    ItemType.URL: {"valueUri": "http://example.org"},
    ItemType.OPEN_CHOICE: {"valueString": "z"},
    ItemType.QUANTITY: {"valueQuantity": {"value": 3, "unit": "kg"}},
}


def answers(form: Form, chance: random.Random) -> dict[str, Any]:
    """Return a response with most items answered in some way."""

    def given(item: Item) -> list[dict[str, Any]]:
        number = chance.randint(1, 3) if item.repeats else 1
        if item.options:
            values = [option.value for option in chance.sample(item.options, min(number, len(item.options)))]
            found = [write_value(item, value, form.language, form.language) for value in values]
        else:
            found = [dict(_ANSWERS[item.type]) for _ in range(number)] if item.type in _ANSWERS else []
        for answer in found:
            if item.items and chance.random() < 0.8:
                answer["item"] = entries(item.items)
        return found

    def entries(items: tuple[Item, ...]) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        for item in items:
            for _ in range(chance.randint(0, 3) if item.is_repeating_group else 1):
                entry: dict[str, Any] = {"linkId": item.link_id}
                if item.type is ItemType.GROUP:
                    entry["item"] = entries(item.items)
                elif answers := given(item):
                    entry["answer"] = answers
                if chance.random() < 0.8:
                    found.append(entry)
        return found

    return {"resourceType": "QuestionnaireResponse", "status": "completed", "item": entries(form.items)}
