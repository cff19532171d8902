# SPDX-License-Identifier: EUPL-1.2
"""Checks across items: conditions against the questions they ask about, limits and starting values."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from screening_app.core.forms.details import is_past
from screening_app.core.forms.findings import Findings, Place
from screening_app.core.forms.model import (
    Coding,
    Condition,
    DateTime,
    Item,
    ItemType,
    PartialDate,
    same_answer,
)
from screening_app.core.forms.patterns import Patience, is_risky
from screening_app.core.forms.values import ANSWER_TYPES, CHOICE_TYPES

_ALIKE = (frozenset({int, Decimal}), frozenset({date, PartialDate, DateTime}))
"""Types that can be compared with each other though R4 wants the question's own."""


@dataclass(slots=True)
class Outline:
    """Every item read so far, in document order, with its parent and place; `link_ids` holds unusable items' too."""

    items: list[Item] = field(default_factory=list)
    link_ids: set[str] = field(default_factory=set)
    parents: dict[str, str | None] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    by_link_id: dict[str, Item] = field(default_factory=dict)

    def put(self, index: int, item: Item, parent: str | None, place: Place) -> None:
        """Place an item before its own children, which were read first."""
        self.items.insert(index, item)
        self.parents[item.link_id] = parent
        self.places[item.link_id] = place
        self.by_link_id[item.link_id] = item


def lint_patterns(outline: Outline, findings: Findings) -> None:
    """Warn of patterns that may not be settled in time when an answer is given, as far as a few tries tell."""
    patience = Patience(4)
    for item in outline.items:
        if item.regex is not None and is_risky(item.regex, patience):
            findings.warn("regex-not-settled", outline.places[item.link_id])


def lint_item(item: Item, outline: Outline, findings: Findings) -> None:
    """Report what is wrong with one item in the light of all others."""
    place = outline.places[item.link_id]
    if not item.text and item.type is not ItemType.GROUP and not findings.is_skeleton:
        findings.warn("text-missing", place)
    if item.type is ItemType.GROUP and not item.items:
        findings.warn("group-empty", place)
    if item.type is ItemType.DISPLAY:
        for element, present in (("required", item.required), ("repeats", item.repeats)):
            if present:
                findings.warn("not-for-type", place, element=element)
        if any(child.type is not ItemType.DISPLAY for child in item.items):
            findings.refuse("items-under-display", place)
        elif item.items:
            findings.warn("texts-under-display", place)
    if item.is_help and item.conditions:
        findings.not_supported("conditional-help", place)
    if (
        is_past(item.min_value, item.max_value)
        or is_past(item.min_length, item.max_length)
        or is_past(item.min_occurs, item.max_occurs)
    ):
        findings.warn("range-empty", place)
    if item.options or item.initial or item.required:
        _lint_initial(item, findings, place)
    for index, condition in enumerate(item.conditions):
        if not _is_usual(condition, outline):
            _lint_condition(item, condition, outline, findings, place.at("enableWhen", index))


def _lint_initial(item: Item, findings: Findings, place: Place) -> None:
    """Report starting values that cannot be, and answers that nobody can give."""
    marked = len([option for option in item.options if option.initial])
    if item.initial and item.options:
        findings.warn("initial-with-options", place)
    if not item.repeats and max(len(item.initial), marked) > 1:
        findings.refuse("initial-many", place)
    if item.type is ItemType.CHOICE and item.options:
        known = [option.value for option in item.options]
        if not all(any(same_answer(value, option) for option in known) for value in item.initial):
            findings.warn("initial-not-an-option", place)
    if item.required and not (item.initial or marked or item.calculated) and item.is_question:
        if item.hidden:
            findings.warn("hidden-required", place)
        elif item.read_only:
            findings.warn("required-read-only", place)
    weighted = len([option for option in item.options if option.weight is not None])
    if 0 < weighted < len(item.options):
        findings.warn("ordinal-missing-on-some-options", place)


def _is_usual(condition: Condition, outline: Outline) -> bool:
    """Whether a condition asks for any answer or for one of a question's own options: nothing to report, seen at once.

    An option and a condition with the same coding hold the same object.
    """
    source = outline.by_link_id.get(condition.question)
    if source is None or not source.is_question:
        return False
    if condition.operator == "=":
        answer, options = condition.answer, source.options
        is_coded = source.type in CHOICE_TYPES and type(answer) is Coding
        return is_coded and any(option.value is answer for option in options)
    return condition.operator == "exists"


def _lint_condition(item: Item, condition: Condition, outline: Outline, findings: Findings, place: Place) -> None:
    source = outline.by_link_id.get(condition.question)
    if source is None:
        if condition.question not in outline.link_ids:
            findings.refuse("enableWhen-unknown-linkId", place, question=condition.question)
        return
    if not source.is_question:
        findings.refuse("enableWhen-not-a-question", place, question=condition.question)
        return
    if condition.operator == "exists":
        return
    if condition.operator not in ("=", "!="):
        _lint_order(condition, source, findings, place)
    if type(condition.answer) not in (kinds := _kinds(source)):
        alike = any(type(condition.answer) in pair and kinds & pair for pair in _ALIKE)
        report = findings.warn if alike else findings.refuse
        report("answer-type-mismatch", place, type=str(source.type))
    elif (
        source.type is not ItemType.OPEN_CHOICE
        and source.options
        and not any(same_answer(option.value, condition.answer) for option in source.options)
    ):
        findings.warn("condition-not-an-option", place, question=condition.question)
    if condition.operator == "!=" and not _guarded(item, condition.question):
        findings.warn("not-equal-without-exists", place, question=condition.question)


def _lint_order(condition: Condition, source: Item, findings: Findings, place: Place) -> None:
    """Refuse an order of what has none; words have one, by their letters, that few authors mean."""
    facts = {"operator": condition.operator, "type": str(source.type)}
    kinds = _kinds(source)
    if kinds & {Coding, bool}:
        findings.refuse("operator-not-for-type", place, **facts)
    elif str in kinds:
        findings.warn("operator-not-for-type", place, **facts)


def _kinds(source: Item) -> frozenset[type]:
    """Return the types that an answer to this question can have."""
    if source.type not in CHOICE_TYPES:
        return ANSWER_TYPES[source.type]
    free = {str} if source.type is ItemType.OPEN_CHOICE else set()
    return frozenset({type(option.value) for option in source.options} or {Coding}) | free


def _guarded(item: Item, question: str) -> bool:
    """Whether the author has said what holds while the question is unanswered."""
    return any(
        condition.question == question
        and condition.operator == "exists"
        and not (item.any_condition and condition.answer is True)
        for condition in item.conditions
    )
