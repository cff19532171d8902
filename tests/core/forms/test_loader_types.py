# SPDX-License-Identifier: EUPL-1.2
"""Loading the wider set of types: what each item, option, limit and starting value becomes."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from screening_app.core.forms.definition import Coding, Form, ItemType, check, load
from screening_app.core.forms.model import Control, DateTime, PartialDate, Quantity, Time, Unit

HL7 = "http://hl7.org/fhir/StructureDefinition/"
SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/"


def form_of(*items: dict[str, Any], **more: Any) -> bytes:
    document = {
        "resourceType": "Questionnaire",
        "url": "https://example.org/form",
        "version": "1.0.0",
        "status": "active",
        "language": "sv",
        "title": "Formulär",
        "copyright": "Test",
        "item": list(items),
    }
    return json.dumps(document | more).encode()


def question(**more: Any) -> dict[str, Any]:
    return {"linkId": "q", "type": "string", "text": "Text"} | more


def found(content: bytes) -> set[str]:
    return {problem.code for problem in check(content)[1]}


def loaded(*items: dict[str, Any], **more: Any) -> Form:
    return load(form_of(*items, **more))


@pytest.mark.parametrize(
    ("kind", "key", "written", "read"),
    [
        ("date", "valueDate", "2026-03", PartialDate("2026-03")),
        ("dateTime", "valueDateTime", "2026-03-01T10:00:00+01:00", DateTime("2026-03-01T10:00:00+01:00")),
        ("time", "valueTime", "23:59:00", Time("23:59:00")),
        ("url", "valueUri", "https://example.org", "https://example.org"),
        ("quantity", "valueQuantity", {"value": 1.5, "unit": "kg"}, Quantity(Decimal("1.5"), "kg")),
        ("open-choice", "valueString", "annat", "annat"),
        ("decimal", "valueDecimal", 0.1, Decimal("0.1")),
    ],
)
def test_a_starting_value_is_read_in_the_type_of_its_question(kind: str, key: str, written: Any, read: Any) -> None:
    item = loaded(question(type=kind, initial=[{key: written}])).item("q")
    assert (item.type, item.initial) == (ItemType(kind), (read,))


@pytest.mark.parametrize(
    ("key", "written"),
    [
        ("valueDate", "2026-13"),
        ("valueDateTime", "2026-03-01T10:00:00"),
        ("valueTime", "10:00"),
        ("valueQuantity", {"value": 1, "comparator": "<"}),
    ],
)
def test_a_badly_written_value_is_refused(key: str, written: Any) -> None:
    kind = key.removeprefix("value")
    content = form_of(question(type=kind[0].lower() + kind[1:], initial=[{key: written}]))
    assert check(content)[0] is None
    assert "wrong-type" in found(content)


def test_groups_and_questions_may_repeat_and_hold_questions() -> None:
    row = {"question": "b", "operator": ">", "answerQuantity": {"value": 3}}
    form = loaded(
        question(linkId="g", type="group", repeats=True, item=[question(linkId="b", type="quantity", repeats=True)]),
        question(linkId="a", repeats=True, item=[question(linkId="c", enableWhen=[row])]),
    )
    assert form.item("g").is_repeating_group
    assert form.item("c").conditions[0].answer == Quantity(Decimal(3))


def test_a_value_set_inside_the_form_gives_the_options() -> None:
    concepts = [{"code": "a", "display": "A"}, {"code": "b", "display": "B"}]
    sets = [
        {
            "resourceType": "ValueSet",
            "id": "s",
            "compose": {"include": [{"system": "urn:x", "concept": concepts}]},
        }
    ]
    form = loaded(question(type="choice", answerValueSet="#s"), contained=sets)
    assert [option.value for option in form.item("q").options] == [Coding("urn:x", "a"), Coding("urn:x", "b")]


def test_options_carry_weight_prefix_and_starting_mark() -> None:
    weight = {"url": HL7 + "itemWeight", "valueDecimal": 2}
    prefix = {"url": HL7 + "questionnaire-optionPrefix", "valueString": "a)"}
    options = [
        {"valueCoding": {"system": "urn:x", "code": "a", "display": "A", "extension": [weight]}},
        {"valueString": "B", "initialSelected": True, "extension": [prefix]},
    ]
    form = loaded(question(type="choice", answerOption=options))
    first, second = form.item("q").options
    assert (first.weight, second.prefix, second.initial) == (Decimal(2), "a)", True)
    assert "ordinal-missing-on-some-options" in {problem.code for problem in form.problems}


def test_limits_units_and_control_are_read() -> None:
    extensions = [
        {"url": HL7 + "questionnaire-unitOption", "valueCoding": {"system": "urn:u", "code": "kg", "display": "kilo"}},
        {"url": SDC + "sdc-questionnaire-maxQuantity", "valueQuantity": {"value": 9, "code": "kg"}},
        {"url": HL7 + "maxDecimalPlaces", "valueInteger": 1},
        {
            "url": HL7 + "questionnaire-itemControl",
            "valueCodeableConcept": {"coding": [{"code": "drop-down"}]},
        },
    ]
    item = loaded(question(type="quantity", required=True, readOnly=True, extension=extensions)).item("q")
    assert item.units == (Unit("urn:u", "kg", {"sv": "kilo"}),)
    assert item.max_value == Quantity(Decimal(9), code="kg")
    assert (item.max_decimal_places, item.control, item.read_only) == (1, Control.DROP_DOWN, True)


def test_a_hidden_question_that_must_be_answered_is_warned_about() -> None:
    hidden = {"url": HL7 + "questionnaire-hidden", "valueBoolean": True}
    assert "hidden-required" in found(form_of(question(required=True, extension=[hidden])))


def test_a_skeleton_may_lack_its_wording_and_says_so() -> None:
    skeleton = {"url": "urn:rutinstod:skeleton", "valueBoolean": True}
    form = loaded(question(text=""), extension=[skeleton])
    assert form.about.skeleton
    assert check(form_of(question(text="")))[0] is None


def test_the_source_of_each_language_is_told() -> None:
    parts = [
        {"url": "lang", "valueCode": "sv"},
        {"url": "source", "valueString": "Egen"},
        {"url": "validated", "valueBoolean": True},
    ]
    form = loaded(question(), extension=[{"url": "urn:rutinstod:language-source", "extension": parts}])
    assert (form.about.languages["sv"].source, form.about.languages["sv"].validated) == ({"sv": "Egen"}, True)


def test_an_expression_with_a_name_nobody_defines_is_refused() -> None:
    assert "expression-undefined-variable" in found(form_of(calculated("q", "%nobody + 1")))


def calculated(link_id: str, expression: str) -> dict[str, Any]:
    content = {"language": "text/fhirpath", "expression": expression}
    extension = {"url": SDC + "sdc-questionnaire-calculatedExpression", "valueExpression": content}
    return question(linkId=link_id, type="integer", extension=[extension])


def test_values_that_wait_for_each_other_are_refused_but_not_a_look_into_the_questionnaire() -> None:
    ring = [
        calculated(one, f"%resource.item.where(linkId='{other}').answer.value")
        for one, other in (("a", "b"), ("b", "a"))
    ]
    assert "expression-cycle" in found(form_of(*ring))
    assert "expression-cycle" not in found(form_of(calculated("a", "%questionnaire.item.where(linkId='a').count()")))
