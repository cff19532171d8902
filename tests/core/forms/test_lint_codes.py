# SPDX-License-Identifier: EUPL-1.2
"""What a form is told about itself: every code, what triggers it, and what must load without it."""

from __future__ import annotations

from typing import Any

import pytest

from forms_asked import HL7, asked, expression, item, limit, made, options, when

MARK = "\u202e"
A = item("a", "boolean")
N = item("n", "integer")
SUM = "%resource.item.answer.value.weight().sum()"
WEIGHTED = [item(name, "choice", answerOption=options(no=0, yes=1)) for name in "xy"]
NAMED = "%resource.item.where(linkId = 'x' or linkId = 'y').answer.value.weight().sum()"
GUARD = "score-without-completeness-guard"


def without(key: str) -> dict[str, Any]:
    return {name: value for name, value in asked(A).items() if name != key}


def asks(question: str, operator: str, wanted: Any, **more: Any) -> dict[str, Any]:
    return item("b", "string", enableWhen=[when(question, operator, wanted)], **more)


def total(text: str, **more: Any) -> dict[str, Any]:
    return item("t", "integer", extension=[expression("calculatedExpression", text)], **more)


@pytest.mark.parametrize(
    ("form", "code"),
    [
        (asked(A, A), "duplicate-linkId"),
        (asked(A, item("g", "group", A)), "duplicate-linkId"),
        (asked({"type": "string", "text": "x"}), "missing-linkId"),
        (asked(item("a", "chioce")), "unknown-type"),
        (asked(asks("z", "exists", True)), "enableWhen-unknown-linkId"),
        (
            asked(A, item("b", "string", enableWhen=[{"operator": "exists", "answerBoolean": True}])),
            "enableWhen-missing-question",
        ),
        (asked(asks("b", "exists", True)), "enableWhen-cycle"),
        (
            asked(
                item("a", "string", enableWhen=[when("b", "exists", True)]),
                item("b", "string", enableWhen=[when("a", "exists", True)]),
            ),
            "enableWhen-cycle",
        ),
        (asked(item("a", "boolean", item("c", "string"), enableWhen=[when("c", "exists", True)])), "enableWhen-cycle"),
        (asked(item("g", "group", A), asks("g", "exists", True)), "enableWhen-not-a-question"),
        (
            asked(A, N, item("b", "string", enableWhen=[when("a", "=", True), when("n", "=", 1)])),
            "enableBehavior-missing",
        ),
        (asked(A, asks("a", ">", True)), "operator-not-for-type"),
        (asked(item("a", "choice", answerOption=options("x")), asks("a", ">", "[x]")), "operator-not-for-type"),
        (asked(N, asks("n", "exists", 1)), "operator-not-for-type"),
        (asked(A, asks("a", "=", "x")), "answer-type-mismatch"),
        (asked(item("c", "choice", answerValueSet="#v", answerOption=options("x"))), "option-and-valueset"),
        (asked(item("c", "choice", answerValueSet="http://x/y")), "valueset-external"),
        (asked(item("c", "choice", answerValueSet="#v")), "valueset-missing"),
        (asked(item("n", "integer", initial=[{"valueInteger": 1}, {"valueInteger": 2}])), "initial-many"),
        (asked(item("g", "group", A, initial=[{"valueBoolean": True}])), "initial-not-allowed"),
        (asked(total("%resource.item.answer.value.memberOf('x')")), "expression-unsupported"),
        (asked(total("1 +")), "expression-invalid"),
        (asked(total("%nobody")), "expression-undefined-variable"),
        (asked(total("%resource.item.where(linkId = 't').answer.value")), "expression-cycle"),
        (asked(item("s", "string", extension=[limit("regex", valueString="(")])), "regex-invalid"),
        (asked(item("t", "display", item("q", "string"))), "items-under-display"),
        (asked(item("a" + MARK, "string")), "direction-marks"),
        (asked(A, asks("a" + MARK, "exists", True)), "direction-marks"),
        (asked(item("c", "choice", answerOption=options("x" + MARK))), "direction-marks"),
        (asked(total(f"'{MARK}'")), "direction-marks"),
    ],
)
def test_a_form_that_nobody_can_ask_as_it_stands_is_refused_by_code(form: dict[str, Any], code: str) -> None:
    found = made(form)
    assert found["refused"] is not None
    assert code in found["lint"]


@pytest.mark.parametrize(
    ("form", "code"),
    [
        (without("version"), "version-missing"),
        (without("copyright"), "copyright-missing"),
        (without("status"), "status-missing"),
        (
            asked(item("c", "choice", answerOption=[{"valueCoding": {"code": "x", "display": "X"}}])),
            "coding-without-system",
        ),
        (asked(N, asks("n", "!=", 1)), "not-equal-without-exists"),
        (
            asked(
                N,
                item("b", "string", enableWhen=[when("n", "!=", 1), when("n", "exists", True)], enableBehavior="any"),
            ),
            "not-equal-without-exists",
        ),
        (asked(N, asks("n", ">", {"valueDecimal": 1.5})), "answer-type-mismatch"),
        (asked(item("s", "string"), asks("s", ">", "m")), "operator-not-for-type"),
        (
            asked(item("c", "choice", answerOption=options("x"), initial=options("x"))),
            "initial-with-options",
        ),
        (asked(item("c", "choice", answerOption=[*options("x"), *options(y=1)])), "ordinal-missing-on-some-options"),
        (
            asked(item("s", "string", required=True, extension=[limit("questionnaire-hidden", valueBoolean=True)])),
            "hidden-required",
        ),
        (
            asked(
                A
                | {
                    "_text": {
                        "extension": [
                            limit(
                                "translation",
                                extension=[{"url": "lang", "valueCode": "en"}, {"url": "content", "valueString": "x"}],
                            )
                        ]
                    }
                },
                N,
            ),
            "translation-incomplete",
        ),
        (asked(item("t", "display", required=True), A), "not-for-type"),
        (asked(item("t", "display", item("u", "display")), A), "texts-under-display"),
        (
            asked(item("c", "choice", answerOption=options("x"), extension=[limit("minLength", valueInteger=1)])),
            "not-for-type",
        ),
        (asked(item("c", "choice", answerOption=options("x"), maxLength=2)), "not-for-type"),
        (asked(A, extension=[limit("questionnaire-signatureRequired", valueCodeableConcept={})]), "extension-degraded"),
        (asked(A | {"text": f"x{MARK}y"}), "direction-marks-removed"),
        (asked(item("s", "string", extension=[limit("regex", valueString="(a|aa)+")])), "regex-not-settled"),
        (asked(*WEIGHTED, total(SUM)), GUARD),
        (asked(*WEIGHTED, total(NAMED)), GUARD),
        (asked(*WEIGHTED, total("iif(true, " + SUM + ")")), GUARD),
        (asked(*WEIGHTED, total(NAMED, enableWhen=[when("x", "exists", True)])), GUARD),
        (asked(*WEIGHTED, total("%all"), extension=[expression(HL7 + "variable", SUM, name="all")]), GUARD),
        (
            asked(
                item("g", "group", *WEIGHTED),
                total("%resource.item.where(linkId = 'g').item.answer.value.weight().sum()"),
            ),
            GUARD,
        ),
    ],
)
def test_what_an_author_should_look_at_is_said_and_the_form_can_be_asked(form: dict[str, Any], code: str) -> None:
    found = made(form)
    assert found["refused"] is None, found["lint"]
    assert code in found["lint"]


BOTH = [when("x", "exists", True), when("y", "exists", True)]


@pytest.mark.parametrize(
    "items",
    [
        [
            *WEIGHTED,
            total(f"iif(%resource.item.where(linkId = 'x' or linkId = 'y').answer.count() = 2, {NAMED}, {{}})"),
        ],
        [*WEIGHTED, total(NAMED, enableWhen=BOTH, enableBehavior="all")],
        [*WEIGHTED, total("%resource.item.where(linkId = 'x').answer.value.weight() + 1")],
        [total("(1 | 2).sum()")],
        [N, item("b", "string", enableWhen=[when("n", "!=", 1), when("n", "exists", True)], enableBehavior="all")],
        [N, item("b", "string", enableWhen=[when("n", "!=", 1), when("n", "exists", False)], enableBehavior="any")],
    ],
)
def test_what_is_guarded_is_not_warned_of(items: list[dict[str, Any]]) -> None:
    assert made(asked(*items))["lint"] == []


def test_a_total_belongs_to_the_nearest_group_that_holds_weights() -> None:
    form = asked(item("g", "group", *WEIGHTED), item("h", "group", item("t", "integer")))
    answers = [{"linkId": name, "answer": [{"valueCoding": {"system": "urn:s", "code": "yes"}}]} for name in "xy"]
    found = made(form, {"item": [{"linkId": "g", "item": answers}]})
    assert found["scores"] == {"x": 1, "y": 1, "g": 2, "t": 2}
