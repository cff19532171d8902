# SPDX-License-Identifier: EUPL-1.2
"""The parts of one item that hold answers: options to choose, conditions, least and greatest values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from screening_app.core.forms.extensions import CONDITION_ELEMENTS, OPTION_ELEMENTS, OPTION_EXCLUSIVE
from screening_app.core.forms.findings import Findings, Place
from screening_app.core.forms.model import Answer, Condition, ItemType, Option, Texts
from screening_app.core.forms.reading import MAX_CONDITIONS, MAX_OPTIONS, date_of, decimal_of, integer_of

OPERATORS = frozenset({"exists", "=", "!=", ">", "<", ">=", "<="})
_CODING_ELEMENTS = frozenset({"id", "extension", "system", "version", "code", "display", "_display", "userSelected"})


def read_options(findings: Findings, item: Mapping[str, Any], place: Place) -> tuple[Option, ...]:
    """Return the options of a choice question; each value once."""
    found = findings.objects(item, "answerOption", place)
    if len(found) > MAX_OPTIONS:
        findings.refuse("limit", place.at("answerOption"), what="options", limit=MAX_OPTIONS)
        return ()
    if not found and "answerValueSet" not in item:
        findings.warn("options-missing", place)
    options = []
    seen: set[tuple[type, Answer]] = set()
    for value, where in found:
        option = _option(findings, value, where)
        if option is None:
            continue
        key = (type(option.value), option.value)
        if key in seen:
            findings.refuse("duplicate-option", where)
        seen.add(key)
        options.append(option)
    return tuple(options)


def _option(findings: Findings, value: dict[str, Any], where: Place) -> Option | None:
    findings.elements(value, OPTION_ELEMENTS, where)
    exclusive = False
    for extension, spot in findings.extensions(value, where, frozenset({OPTION_EXCLUSIVE})).get(OPTION_EXCLUSIVE, []):
        exclusive = bool(findings.typed(extension, "valueBoolean", bool, spot))
    if findings.typed(value, "initialSelected", bool, where):
        findings.not_supported("initialSelected", where.at("initialSelected"))
    keys = [key for key in value if key.startswith("value")]
    if len(keys) != 1:
        found = next((key for key in ("value", "_value") if key in value), None)
        findings.refuse("option-without-value" if len(keys) < 1 else "option-with-many-values", where, found=found)
        return None
    read = _option_value(findings, value, keys[0], where)
    return None if read is None else Option(read[0], read[1], exclusive)


def _option_value(findings: Findings, value: dict[str, Any], key: str, where: Place) -> tuple[Answer, Texts] | None:
    if key == "valueCoding":
        coding_value = findings.typed(value, key, dict, where)
        if coding_value is None:
            return None
        spot = where.at(key)
        for name in coding_value.keys() - _CODING_ELEMENTS:
            findings.refuse("unknown-element", spot.at(name), element=name)
        findings.extensions(coding_value, spot, frozenset())
        coding = findings.coding(coding_value, spot)
        texts = findings.texts(coding_value, "display", spot)
        if coding is None:
            return None
        if not texts:
            findings.warn("option-without-text", spot)
        return coding, texts or {findings.language: coding.code}
    if key == "valueString":
        texts = findings.texts(value, key, where)
        return (texts[findings.language], texts) if findings.language in texts else None
    if key == "valueInteger":
        number = integer_of(value[key])
        if number is None:
            findings.refuse("wrong-type", where.at(key), element=key, expected="int")
            return None
        return number, {findings.language: str(number)}
    if key in OPTION_ELEMENTS:
        findings.not_supported(f"answerOption-{key}", where.at(key))
    return None


def read_conditions(findings: Findings, item: Mapping[str, Any], place: Place) -> tuple[tuple[Condition, ...], bool]:
    """Return an item's conditions, and whether any of them is enough."""
    found = findings.objects(item, "enableWhen", place)
    behaviour = findings.typed(item, "enableBehavior", str, place)
    if behaviour is not None and behaviour not in ("all", "any"):
        findings.refuse("enableBehavior-unknown", place.at("enableBehavior"))
    if len(found) > 1 and behaviour is None:
        findings.refuse("enableBehavior-missing", place)
    if len(found) > MAX_CONDITIONS:
        findings.refuse("limit", place.at("enableWhen"), what="conditions", limit=MAX_CONDITIONS)
        return (), False
    read = [_condition(findings, value, where) for value, where in found]
    return tuple(condition for condition in read if condition is not None), behaviour == "any"


def _condition(findings: Findings, value: dict[str, Any], where: Place) -> Condition | None:
    if "hasAnswer" in value:
        findings.refuse("other-format", where.at("hasAnswer"), format="STU3", element="hasAnswer")
        return None
    findings.elements(value, CONDITION_ELEMENTS, where)
    findings.extensions(value, where, frozenset())
    question = findings.text(value, "question", where)
    operator = findings.typed(value, "operator", str, where)
    if question is None:
        findings.refuse("enableWhen-missing-question", where)
    if operator not in OPERATORS:
        findings.refuse("operator-unknown", where.at("operator"))
    keys = [key for key in value if key.startswith("answer")]
    if len(keys) != 1:
        findings.refuse("enableWhen-answer", where, found=len(keys))
        return None
    answer = _compared(findings, value, keys[0], where)
    if question is None or answer is None or operator is None or operator not in OPERATORS:
        return None
    if operator == "exists" and not isinstance(answer, bool):
        findings.refuse("operator-not-for-type", where, operator=operator)
        return None
    return Condition(question, operator, answer)


def _compared(findings: Findings, value: dict[str, Any], key: str, where: Place) -> Answer | None:
    content = value[key]
    answer: Answer | None = None
    if key == "answerCoding":
        if isinstance(content, dict):
            return findings.coding(content, where.at(key))
    elif key == "answerBoolean":
        answer = content if isinstance(content, bool) else None
    elif key == "answerInteger":
        answer = integer_of(content)
    elif key == "answerDecimal":
        answer = decimal_of(content)
    elif key == "answerDate":
        answer = date_of(content)
    elif key == "answerString":
        answer = content if isinstance(content, str) else None
    elif key in CONDITION_ELEMENTS:
        findings.not_supported(f"enableWhen-{key}", where.at(key))
        return None
    else:
        return None
    if answer is None:
        findings.refuse("wrong-type", where.at(key), element=key, expected=key.removeprefix("answer").lower())
    return answer


def read_bound(
    findings: Findings, extension: Mapping[str, Any], where: Place, kind: ItemType
) -> int | Decimal | date | None:
    """Return the value of a minValue or maxValue extension when it is of the question's own type."""
    bound: int | Decimal | date | None = None
    if kind is ItemType.INTEGER:
        bound = integer_of(extension.get("valueInteger"))
    elif kind is ItemType.DECIMAL:
        bound = decimal_of(extension.get("valueDecimal", extension.get("valueInteger")))
    else:
        bound = date_of(extension.get("valueDate"))
    if bound is None:
        findings.refuse("answer-type-mismatch", where, type=str(kind))
    return bound
