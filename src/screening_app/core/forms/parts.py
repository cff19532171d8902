# SPDX-License-Identifier: EUPL-1.2
"""The parts of one item that hold answers: options to choose, conditions, least and greatest values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from screening_app.core.forms.extensions import (
    CONDITION_ELEMENTS,
    OPERATORS,
    OPTION_ELEMENTS,
    OPTION_EXCLUSIVE,
    OPTION_PREFIX,
    WEIGHTS,
)
from screening_app.core.forms.findings import Findings, Place
from screening_app.core.forms.model import Answer, Condition, DateTime, ItemType, Option, PartialDate, Texts, Time
from screening_app.core.forms.reading import MAX_CONDITIONS, MAX_OPTIONS
from screening_app.core.forms.values import ANSWER_TYPES, CHOICE_TYPES
from screening_app.core.forms.values_read import read_value
from screening_app.core.forms.valuesets import ValueSets
from screening_app.core.forms.weights import weight_among

_WITH_OPTIONS = CHOICE_TYPES | {ItemType.STRING, ItemType.TEXT, ItemType.INTEGER, ItemType.DATE, ItemType.TIME}
_OPTION_EXTENSIONS = WEIGHTS | {OPTION_EXCLUSIVE, OPTION_PREFIX}
_VALUE_TYPES = frozenset({"valueCoding", "valueString", "valueInteger", "valueDate", "valueTime"})
_CODING_ELEMENTS = frozenset({"id", "extension", "system", "version", "code", "display", "_display", "userSelected"})


def read_options(
    findings: Findings, sets: ValueSets, item: Mapping[str, Any], place: Place, kind: ItemType
) -> tuple[Option, ...]:
    """Return the options of a question, its own or those of a value set inside the form; each value once."""
    reference = findings.text(item, "answerValueSet", place)
    for key in ("answerOption", "answerValueSet"):
        if key in item and kind not in (_WITH_OPTIONS if key == "answerOption" else CHOICE_TYPES):
            findings.not_supported(f"{key}-{kind}", place.at(key))
            return ()
    if "answerOption" in item and "answerValueSet" in item:
        findings.refuse("option-and-valueset", place)
    elif reference is not None:
        return sets.options(reference, place.at("answerValueSet"))
    found = findings.numbered(item, "answerOption", place)
    if len(found) > MAX_OPTIONS:
        findings.refuse("limit", place.at("answerOption"), what="options", limit=MAX_OPTIONS)
        return ()
    if not found and kind in CHOICE_TYPES and "answerValueSet" not in item:
        findings.warn("options-missing", place)
    options = []
    seen: set[tuple[type, Answer]] = set()
    for index, value in found:
        option = findings.ordinary.option(value)
        if option is not None:
            findings.texts_seen.append(option.text)
        else:
            option = _option(findings, value, place.at("answerOption", index))
        if option is None:
            continue
        if type(option.value) not in ANSWER_TYPES[kind]:
            findings.refuse("answer-type-mismatch", place.at("answerOption", index), type=str(kind))
        known = len(seen)
        seen.add((type(option.value), option.value))
        if len(seen) == known:
            findings.refuse("duplicate-option", place.at("answerOption", index))
        options.append(option)
    return tuple(options)


def _option(findings: Findings, value: dict[str, Any], where: Place) -> Option | None:
    findings.elements(value, OPTION_ELEMENTS, where)
    read_here = findings.extensions(value, where, _OPTION_EXTENSIONS)
    exclusive, prefix = False, None
    for extension, spot in read_here.get(OPTION_EXCLUSIVE, []):
        exclusive = bool(findings.typed(extension, "valueBoolean", bool, spot))
    for extension, spot in read_here.get(OPTION_PREFIX, []):
        prefix = findings.text(extension, "valueString", spot)
    initial = bool(findings.typed(value, "initialSelected", bool, where))
    keys = [key for key in value if key.startswith("value")]
    if len(keys) != 1:
        found = next((key for key in ("value", "_value") if key in value), None)
        findings.refuse("option-without-value" if len(keys) < 1 else "option-with-many-values", where, found=found)
        return None
    weight = weight_among(findings, read_here)
    if keys[0] == "valueCoding":
        return _coded(findings, value, where, Option("", {}, exclusive, weight, prefix, initial))
    if keys[0] not in _VALUE_TYPES:
        if keys[0] in OPTION_ELEMENTS:
            findings.not_supported(f"answerOption-{keys[0]}", where.at(keys[0]))
        return None
    read = _plain(findings, value, keys[0], where)
    return None if read is None else Option(read[0], read[1], exclusive, weight, prefix, initial)


def _coded(findings: Findings, value: dict[str, Any], where: Place, made: Option) -> Option | None:
    """Return the option `made` with the coding that stands in an answerOption, and that coding's own weight."""
    content = findings.typed(value, "valueCoding", dict, where)
    if content is None:
        return None
    spot = where.at("valueCoding")
    for name in [key for key in content if key not in _CODING_ELEMENTS]:
        findings.refuse("unknown-element", spot.at(name), element=name)
    read_here = findings.extensions(content, spot, WEIGHTS | {OPTION_PREFIX})
    weight = weight_among(findings, read_here)
    prefix = made.prefix
    for extension, place in read_here.get(OPTION_PREFIX, []):
        prefix = findings.text(extension, "valueString", place)
    coding = findings.coding(content, spot)
    texts = findings.texts(content, "display", spot)
    if coding is None:
        return None
    if not texts and not findings.is_skeleton:
        findings.warn("option-without-text", spot)
    weight = made.weight if weight is None else weight
    return Option(coding, texts or {findings.language: coding.code}, made.exclusive, weight, prefix, made.initial)


def _plain(findings: Findings, value: dict[str, Any], key: str, where: Place) -> tuple[Answer, Texts] | None:
    if key == "valueString":
        texts = findings.texts(value, key, where)
        return (texts[findings.language], texts) if findings.language in texts else None
    read = read_value(findings, value, key, where)
    if read is None:
        return None
    shown = read.text if isinstance(read, (PartialDate, DateTime, Time)) else str(read)
    return read, {findings.language: shown}


def read_conditions(findings: Findings, item: Mapping[str, Any], place: Place) -> tuple[tuple[Condition, ...], bool]:
    """Return an item's conditions, and whether any of them is enough."""
    found = findings.numbered(item, "enableWhen", place)
    behaviour = findings.typed(item, "enableBehavior", str, place)
    if behaviour is not None and behaviour not in ("all", "any"):
        findings.refuse("enableBehavior-unknown", place.at("enableBehavior"))
    if len(found) > 1 and behaviour is None:
        findings.refuse("enableBehavior-missing", place)
    if len(found) > MAX_CONDITIONS:
        findings.refuse("limit", place.at("enableWhen"), what="conditions", limit=MAX_CONDITIONS)
        return (), False
    conditions = []
    for index, value in found:
        condition = findings.ordinary.condition(value)
        if condition is None:
            condition = _condition(findings, value, place.at("enableWhen", index))
        if condition is not None:
            conditions.append(condition)
    return tuple(conditions), behaviour == "any"


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
    if keys[0] not in CONDITION_ELEMENTS or keys[0] == "answerReference":
        findings.not_supported(f"enableWhen-{keys[0]}", where.at(keys[0]))
        return None
    answer = read_value(findings, value, keys[0], where)
    if question is None or answer is None or operator is None or operator not in OPERATORS:
        return None
    if operator == "exists" and not isinstance(answer, bool):
        findings.refuse("operator-not-for-type", where, operator=operator)
        return None
    return Condition(question, operator, answer)
