# SPDX-License-Identifier: EUPL-1.2
"""Loading: what is read, what is refused by name, and that no bytes do anything else."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screening_app.core.forms.definition import Coding, ItemType, check, in_language, load
from screening_app.core.forms.extensions import EXTENSIONS, Treatment
from screening_app.errors import CannotNow, Code

HL7 = "http://hl7.org/fhir/StructureDefinition/"
ANSWER = "urn:rutinstod:answer"


def translated(**texts: str) -> dict[str, Any]:
    return {
        "extension": [
            {
                "url": HL7 + "translation",
                "extension": [{"url": "lang", "valueCode": tag}, {"url": "content", "valueString": text}],
            }
            for tag, text in texts.items()
        ]
    }


def option(code: str, **more: Any) -> dict[str, Any]:
    return {
        "valueCoding": {"system": ANSWER, "code": code, "display": code.title(), "_display": translated(en=code)}
    } | more


def questionnaire(*items: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "resourceType": "Questionnaire",
        "url": "https://example.org/form",
        "version": "1.0.0",
        "status": "active",
        "language": "sv",
        "title": "Frågor",
        "_title": translated(en="Questions"),
        "copyright": "Test",
        "item": list(items),
    } | more


def full() -> dict[str, Any]:
    return questionnaire(
        {
            "linkId": "g",
            "type": "group",
            "text": "Inledning",
            "_text": translated(en="Introduction"),
            "item": [
                {
                    "linkId": "hurt",
                    "type": "choice",
                    "text": "Har någon skadat dig?",
                    "_text": translated(en="Has anyone hurt you?"),
                    "code": [{"system": "urn:rutinstod:concept", "code": "exposure"}],
                    "required": True,
                    "repeats": True,
                    "answerOption": [
                        option("no", extension=[{"url": HL7 + "questionnaire-optionExclusive", "valueBoolean": True}]),
                        option("earlier"),
                        option("ongoing"),
                    ],
                    "item": [
                        {
                            "linkId": "hurt-help",
                            "type": "display",
                            "text": "Fråga i lugn och ro.",
                            "_text": translated(en="Ask calmly."),
                            "extension": [
                                {
                                    "url": HL7 + "questionnaire-itemControl",
                                    "valueCodeableConcept": {"coding": [{"code": "help"}]},
                                }
                            ],
                        }
                    ],
                },
                {
                    "linkId": "times",
                    "type": "integer",
                    "text": "Hur många gånger?",
                    "_text": translated(en="How many times?"),
                    "extension": [{"url": HL7 + "minValue", "valueInteger": 1}],
                    "enableWhen": [
                        {"question": "hurt", "operator": "=", "answerCoding": {"system": ANSWER, "code": "ongoing"}}
                    ],
                },
            ],
        },
        useContext=[{"code": {"code": "venue"}, "valueCodeableConcept": {"coding": [{"code": "intake"}]}}],
    )


def encoded(document: Any) -> bytes:
    return json.dumps(document).encode()


def refusals(document: Any) -> set[str]:
    _, problems = check(encoded(document))
    return {str(problem.facts.get("construct", problem.code)) for problem in problems if problem.severity == "refuse"}


def question(**more: Any) -> dict[str, Any]:
    return {"linkId": "q", "type": "string", "text": "Text"} | more


def test_everything_supported_is_read() -> None:
    form = load(encoded(full()))
    hurt, times = form.item("hurt"), form.item("times")
    assert [item.link_id for item in form.questions] == ["hurt", "times"]
    assert form.languages == ("sv", "en")
    assert form.use_context == {"intake"}
    assert in_language(form.title, "en", "sv") == "Questions"
    assert (hurt.required, hurt.repeats, hurt.codes) == (True, True, (Coding("urn:rutinstod:concept", "exposure"),))
    assert [chosen.exclusive for chosen in hurt.options] == [True, False, False]
    assert hurt.help == {"sv": "Fråga i lugn och ro.", "en": "Ask calmly."}
    assert (times.type, times.min_value) == (ItemType.INTEGER, 1)
    assert form.problems == ()


def test_a_language_with_one_text_missing_is_not_offered() -> None:
    document = full()
    del document["item"][0]["_text"]
    form = load(encoded(document))
    assert form.languages == ("sv",)
    assert [(p.code, p.facts["language"], p.facts["missing"]) for p in form.problems] == [
        ("translation-incomplete", "en", 1)
    ]


def test_a_copyright_may_be_translated_and_does_not_decide_which_languages_are_complete() -> None:
    form = load(encoded(full() | {"_copyright": translated(en="Test only"), "_description": translated(en="x")}))
    assert (form.copyright, form.copyright_texts) == ("Test", {"sv": "Test", "en": "Test only"})
    assert form.languages == ("sv", "en")
    assert load(encoded(full() | {"_copyright": translated(ar="x")})).problems == ()


def test_the_document_is_kept_untouched_and_its_checksum_does_not_depend_on_layout() -> None:
    document = full()
    form = load(encoded(document))
    assert form.document == document
    assert load(json.dumps(document, indent=3, sort_keys=True).encode()).sha256 == form.sha256
    assert load(encoded(document | {"title": "Annat"})).sha256 != form.sha256


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (question(type="attachment"), "type-attachment"),
        (question(type="chioce"), "unknown-type"),
        (question(type="coding"), "other-format"),
        (question(type="choice", answerValueSet="http://x"), "valueset-external"),
        (question(answerValueSet="#a"), "answerValueSet-string"),
        (question(initial=[{"valueString": "x"}, {"valueString": "y"}]), "initial-many"),
        (question(initial=[{"valueInteger": 1}]), "answer-type-mismatch"),
        (question(option=[]), "other-format"),
        (question(modifierExtension=[]), "modifierExtension"),
        (question(colour="red"), "unknown-element"),
        (question(required="yes"), "wrong-type"),
        (question(linkId=""), "missing-linkId"),
        (question(maxLength=True), "wrong-type"),
        (question(extension=[{"url": HL7 + "regex", "valueString": "("}]), "regex-invalid"),
        (question(extension=[{"url": HL7 + "minValue", "valueInteger": 1}]), "minValue-string"),
        (question(_text={"extension": [{"url": HL7 + "cqf-expression"}]}), "cqf-expression"),
        (
            question(enableWhen=[{"question": "x", "operator": "exists", "answerBoolean": True}]),
            "enableWhen-unknown-linkId",
        ),
        (question(enableWhen=[{"question": "q", "operator": "exists", "answerBoolean": True}]), "enableWhen-cycle"),
        (question(enableWhen=[{"question": "q", "hasAnswer": True}]), "other-format"),
        (
            question(type="boolean", enableWhen=[{"question": "q", "operator": ">", "answerBoolean": True}]),
            "operator-not-for-type",
        ),
        (question(enableWhen=[{"question": "q", "operator": "=", "answerInteger": 1}]), "answer-type-mismatch"),
        (question(enableWhen=[{"operator": "=", "answerInteger": 1}]), "enableWhen-missing-question"),
    ],
)
def test_what_is_not_supported_is_refused_by_name(item: dict[str, Any], expected: str) -> None:
    assert expected in refusals(questionnaire(item))


def test_two_conditions_without_saying_all_or_any_are_refused() -> None:
    row = {"question": "a", "operator": "exists", "answerBoolean": True}
    document = questionnaire(question(linkId="a"), question(linkId="b", enableWhen=[row, row]))
    assert refusals(document) == {"enableBehavior-missing"}


def test_a_ring_through_a_parent_is_found_and_named() -> None:
    inner = question(linkId="inner")
    row = {"question": "inner", "operator": "exists", "answerBoolean": True}
    _, problems = check(encoded(questionnaire(question(linkId="g", type="group", enableWhen=[row], item=[inner]))))
    assert [p.facts["questions"] for p in problems if p.code == "enableWhen-cycle"] == [("g", "inner")]


def test_every_problem_is_collected_with_its_place() -> None:
    document = questionnaire(question(type="reference"), question(linkId="r", maxLength=0), status="aktive")
    _, problems = check(encoded(document))
    found = {(p.code, p.link_id, p.pointer) for p in problems if p.severity == "refuse"}
    assert found == {
        ("not-supported", "q", "/item/0/type"),
        ("range-empty", "r", "/item/1/maxLength"),
        ("status-unknown", None, "/status"),
    }


def test_every_refused_extension_refuses_and_every_harmless_one_does_not() -> None:
    for url, treatment in EXTENSIONS.items():
        found = refusals(questionnaire(question(extension=[{"url": url, "valueString": "x"}])))
        if treatment is Treatment.REFUSED:
            assert found == {url.rsplit("/", 1)[-1]}
        elif treatment is not Treatment.SUPPORTED:
            assert found == set()


def test_an_unknown_extension_is_kept_and_noted() -> None:
    form = load(encoded(questionnaire(question(extension=[{"url": "https://example.org/x"}]))))
    assert "extension-unknown" in {problem.code for problem in form.problems}


def test_a_not_equal_condition_without_exists_is_warned_about() -> None:
    row = {"question": "a", "operator": "!=", "answerString": "x"}
    form = load(encoded(questionnaire(question(linkId="a"), question(linkId="b", enableWhen=[row]))))
    assert "not-equal-without-exists" in {problem.code for problem in form.problems}


def test_direction_marks_are_taken_out_of_texts() -> None:
    form = load(encoded(questionnaire(question(text="a\u202eb\u2066c"))))
    assert form.item("q").text == {"sv": "abc"}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'{"resourceType":' + b"9" * 1_000_000 + b"}",
        b'{"resourceType":1e999999999999999999999}',
        b'{"resourceType":NaN}',
        b'{"resourceType":"\\ud800"}',
        b'{"a":1,"a":2}',
        b"null",
        b" " * 2_000_001,
        encoded({"resourceType": "Patient"}),
        encoded({"resourceType": "Questionnaire"}),
        encoded({"resourceType": ["Questionnaire"]}),
        encoded(questionnaire(*[question(linkId=str(n)) for n in range(2001)])),
    ],
)
def test_hostile_bytes_are_refused_and_nothing_else(content: bytes) -> None:
    with pytest.raises(CannotNow) as refused:
        load(content)
    assert refused.value.code is Code.FORM_REFUSED
    assert refused.value.facts["problems"]


def test_deeply_nested_groups_are_refused() -> None:
    item = question()
    for level in range(13):
        item = {"linkId": f"g{level}", "type": "group", "item": [item]}
    assert refusals(questionnaire(item)) == {"limit"}


def places(value: Any) -> list[list[Any]]:
    found: list[list[Any]] = []
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in entries:
        found.append([key])
        found += [[key, *rest] for rest in places(child)]
    return found


PLACES = places(full())
JUNK = st.sampled_from(
    [
        None,
        True,
        False,
        0,
        -1,
        2**31,
        10**30,
        1.5,
        1e300,
        "",
        " ",
        "x",
        "g",
        "hurt",
        [],
        [[]],
        [None],
        {},
        {"x": 1},
        [{}],
    ]
)


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(PLACES), JUNK, st.booleans()), min_size=1, max_size=3))
def test_a_mutated_form_loads_or_is_refused(changes: list[tuple[list[Any], Any, bool]]) -> None:
    document = copy.deepcopy(full())
    for path, junk, delete in changes:
        owner: Any = document
        try:
            for key in path[:-1]:
                owner = owner[key]
            if delete:
                del owner[path[-1]]
            else:
                owner[path[-1]] = copy.deepcopy(junk)
        except (KeyError, IndexError, TypeError):
            continue
    form, problems = check(encoded(document))
    assert (form is None) == any(problem.severity == "refuse" for problem in problems)


@pytest.mark.slow
@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_random_bytes_are_refused(content: bytes) -> None:
    assert check(content)[0] is None
