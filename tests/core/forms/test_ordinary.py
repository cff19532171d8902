# SPDX-License-Identifier: EUPL-1.2
"""What is read at once is what the careful readers would have read: the same forms with every part made unusual."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import pytest

from corpus.mutations import mutated
from screening_app.core.forms.definition import check, load
from screening_app.core.forms.extensions import TRANSLATION
from screening_app.core.forms.model import Form
from shipped_forms import DOCUMENTS
from synthetic_forms import every_kind, in_arabic, rows

HL7 = "http://hl7.org/fhir/StructureDefinition/"
FORMS = DOCUMENTS | {"every-kind": every_kind(), "rows": rows(), "in-arabic": in_arabic()}


def owners(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every object of a document."""
    if isinstance(value, dict):
        yield value
    if isinstance(value, (dict, list)):
        for below in list(value.values()) if isinstance(value, dict) else value:
            yield from owners(below)


def made_unusual(document: dict[str, Any]) -> dict[str, Any]:
    """Return a document that means the same, with something in every part that only the careful readers take."""
    made = copy.deepcopy(document)
    for owner in owners(made):
        if owner.get("url") == TRANSLATION and isinstance(owner.get("extension"), list):
            owner["extension"].append({"url": "remark"})
        if "valueCoding" in owner and "url" not in owner:
            owner.setdefault("id", "a")
        if isinstance(owner.get("valueCoding"), dict):
            owner["valueCoding"].setdefault("id", "b")
        if "operator" in owner and "question" in owner:
            owner.setdefault("id", "c")
        if "linkId" in owner and owner.get("type") != "display":
            owner.setdefault("readOnly", False)
    return made


def everything_of(form: Form | None) -> object:
    """Return all that a form holds but its own bytes; a compiled expression as its text."""
    if form is None:
        return None
    told = {f.name: repr(getattr(form, f.name)) for f in fields(form) if f.name not in ("document", "sha256")}
    return told | {"expressions": [str(getattr(i.calculated, "text", "")) for i in form.ordered]}


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMS)
def test_a_part_with_something_unusual_is_read_as_the_same_part_without(name: str) -> None:
    plain, careful = (json.dumps(each).encode() for each in (FORMS[name], made_unusual(FORMS[name])))
    form, problems = check(plain)
    other, same_problems = check(careful)
    assert problems == same_problems
    assert everything_of(form) == everything_of(other)
    assert form is not None


@pytest.mark.slow
def test_broken_forms_give_the_same_problems_either_way() -> None:
    documents = [each for each in FORMS.values() if len(json.dumps(each)) < 40_000]
    reported = 0
    for number in range(60):
        chance = random.Random(number)
        broken = mutated(chance.choice(documents), chance)
        form, problems = check(json.dumps(broken).encode())
        other, same_problems = check(json.dumps(made_unusual(broken)).encode())
        assert problems == same_problems, number
        assert everything_of(form) == everything_of(other), number
        reported += len(problems)
    assert reported > 60


CODED = {"system": "urn:s", "code": "a", "display": "Ett"}
WEIGHT = {"url": HL7 + "ordinalValue", "valueDecimal": 2}
EXCLUSIVE = {"url": HL7 + "questionnaire-optionExclusive", "valueBoolean": True}


def in_finnish(*parts: dict[str, Any], url: str = TRANSLATION) -> dict[str, Any]:
    lang, content = {"url": "lang", "valueCode": "fi"}, {"url": "content", "valueString": "Yksi"}
    return {"extension": [{"url": url, "extension": list(parts) or [lang, content]}]}


def with_option(**option: Any) -> dict[str, Any]:
    """Return a form with a question whose last option is this one."""
    options = [{"valueCoding": CODED}, {"valueCoding": CODED | {"code": "b"}}, option]
    asked = {"linkId": "q", "type": "choice", "text": "F", "answerOption": options, "code": [CODED]}
    return FORMS["rows"] | {"item": [asked]}


def with_condition(**condition: Any) -> dict[str, Any]:
    """Return a form with a question that is asked on this condition."""
    made = with_option(valueCoding=CODED | {"code": "c"})
    made["item"].append({"linkId": "r", "type": "boolean", "text": "G", "enableWhen": [condition]})
    return made


def with_text(sibling: object, text: object = "F") -> dict[str, Any]:
    """Return a form with a question of this text and what stands beside it."""
    return FORMS["rows"] | {"item": [{"linkId": "q", "type": "boolean", "text": text, "_text": sibling}]}


LANG, CONTENT = {"url": "lang", "valueCode": "fi"}, {"url": "content", "valueString": "Yksi"}
ODD = [
    *(with_option(valueCoding=CODED | {"code": "c"} | odd) for odd in ({}, {"display": " "}, {"display": 1})),
    *(with_option(valueCoding={"code": "c"} | odd) for odd in ({}, {"system": 1}, {"system": "urn:s"}, {"extra": 1})),
    *(with_option(valueCoding=CODED | {"code": code}) for code in (None, True, [], "", "a", "b", "\u202ec")),
    *(
        with_option(valueCoding=CODED | {"code": "c"}, **odd)
        for odd in ({"initialSelected": True}, {"x": 1}, {"id": 1})
    ),
    *(with_option(valueCoding=CODED | {"code": "c"}, extension=odd) for odd in ({}, [], [WEIGHT, EXCLUSIVE], [WEIGHT])),
    *(with_option(valueCoding=CODED | {"code": "c"}, extension=[odd]) for odd in (EXCLUSIVE, {"url": []}, 1, "x", {})),
    *(
        with_option(valueCoding=CODED | {"code": "c", "extension": [odd]})
        for odd in (WEIGHT, EXCLUSIVE, [], {"url": 1})
    ),
    *(with_option(valueCoding=CODED, extension=[WEIGHT | {"valueDecimal": odd}]) for odd in (True, "2", None, 1.5)),
    with_option(valueCoding=CODED | {"code": "c"}, extension=[EXCLUSIVE], initialSelected=True),
    with_option(valueCoding=CODED | {"code": "c"}, extension=[EXCLUSIVE | {"valueBoolean": 1}]),
    with_option(valueCoding=CODED | {"code": "c", "_display": in_finnish()}),
    with_option(valueCoding=CODED, valueString="c"),
    *(with_condition(question="q", operator="exists", answerBoolean=odd) for odd in (True, 1, "x", None, [])),
    *(with_condition(question="q", operator=odd, answerCoding=CODED) for odd in ("=", "!=", "<", "exists", "~", 1, [])),
    *(with_condition(question=odd, operator="=", answerCoding=CODED) for odd in ("q", "r", "x", "", 1, [])),
    *(
        with_condition(question="q", operator="=", answerCoding=odd)
        for odd in ({}, [], "a", CODED | {"code": "z"}, None)
    ),
    with_condition(question="q", operator="=", answerCoding=CODED, answerBoolean=True),
    with_condition(question="q", operator="exists", answerBoolean=True, extra=1),
    with_condition(question="q", operator="=", answerString="a"),
    *(
        with_text(odd)
        for odd in (None, [], {}, "x", {"extension": {}}, {"extension": []}, {"extension": [1]}, {"id": "a"})
    ),
    *(with_text(in_finnish(), odd) for odd in ("Å", "", " ", None, 1, [], "a\u2066", "\u00a0", "x" * 10_001)),
    *(
        with_text(in_finnish(*odd))
        for odd in ((CONTENT, LANG), (LANG,), (LANG, LANG), (LANG, {}), (1, 2), (LANG, "ab"))
    ),
    with_text(in_finnish(LANG | {"valueCode": "sv"}, CONTENT)),
    with_text(in_finnish(LANG | {"valueCode": "f!"}, CONTENT)),
    with_text(in_finnish(LANG, CONTENT | {"valueMarkdown": "*Yksi*"})),
    with_text(in_finnish(LANG, CONTENT | {"valueString": "\u202eYksi"})),
    with_text(in_finnish(url=HL7 + "rendering-xhtml")),
    with_text({"extension": in_finnish()["extension"] * 2}),
]


@pytest.mark.parametrize("document", ODD, ids=range(len(ODD)))
def test_a_part_that_is_nearly_ordinary_is_not_taken_for_ordinary(document: dict[str, Any]) -> None:
    form, problems = check(json.dumps(document).encode())
    other, same_problems = check(json.dumps(made_unusual(document)).encode())
    assert problems == same_problems
    assert everything_of(form) == everything_of(other)


@pytest.mark.parametrize(
    ("document", "code"),
    [
        (with_text({"extension": {}}), "wrong-type"),
        (with_condition(question="q", operator="exists", answerBoolean=True, extra=1), "unknown-element"),
        (with_condition(question="q", operator="=", answerCoding={"system": " ", "code": "a"}), "blank-text"),
        (with_option(valueCoding=CODED | {"code": "\t"}), "blank-text"),
        (with_option(valueCoding=CODED | {"code": "c", "extension": [WEIGHT], "extra": 1}), "unknown-element"),
    ],
)
def test_what_is_wrong_in_a_nearly_ordinary_part_is_reported(document: dict[str, Any], code: str) -> None:
    assert code in [problem.code for problem in check(json.dumps(document).encode())[1]]


def refusal(text: str) -> tuple[str, object]:
    form, problems = check(text.encode())
    assert form is None
    return problems[0].code, problems[0].facts.get("element")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('{"resourceType": "Questionnaire", "url": "a", "url": "a"}', "url"),
        ('{"resourceType": "Questionnaire", "item": [{"linkId": "a", "text": "x: y", "linkId": "a"}]}', "linkId"),
        ('{"resourceType": "Questionnaire", "url": "a", "\\u0075rl": "b"}', "url"),
        ('{"url" :\n"a", "url"\t: {"x": 1}}', "url"),
        ('{"url": {"x": 1, "y": 2}, "url": "a\\u003ab\\u003Ac\\u003a"}', "url"),
        ('{"url": "::", "version": "\\u003a", "url": ""}', "url"),
        ('{"a": {"b": 1, "b": 2}, "c": }', "b"),
        ('{"a": {"b": 1, "b": 2}, "c": NaN}', "b"),
    ],
)
def test_a_key_written_twice_is_refused_by_name_however_it_is_hidden(text: str, key: str) -> None:
    assert refusal(text) == ("repeated-key", key)


def test_colons_in_texts_and_escapes_are_no_keys() -> None:
    document = FORMS["rows"] | {"title": "Klockan 10:30: vi börjar \u0001"}
    text = json.dumps(document).replace("10:30", "10\\u003a30")
    form, same = load(text.encode()), load(json.dumps(document, ensure_ascii=False, indent=2).encode())
    assert form.title[form.language].startswith("Klockan 10:30:")
    assert form.sha256 == same.sha256
