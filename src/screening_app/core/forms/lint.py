# SPDX-License-Identifier: EUPL-1.2
"""Checks across items: conditions against the questions they ask about, and the order of working them out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from screening_app.core.forms.findings import Findings, Place
from screening_app.core.forms.model import Answer, Coding, Condition, Item, ItemType, Step, same_answer

_ORDERED = frozenset({ItemType.INTEGER, ItemType.DECIMAL, ItemType.DATE})
_COMPARES: dict[ItemType, type] = {
    ItemType.BOOLEAN: bool,
    ItemType.INTEGER: int,
    ItemType.DECIMAL: Decimal,
    ItemType.DATE: date,
    ItemType.STRING: str,
    ItemType.TEXT: str,
}


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


def lint_item(item: Item, outline: Outline, findings: Findings) -> None:
    """Report what is wrong with one item in the light of all others."""
    place = outline.places[item.link_id]
    if not item.text and item.type is not ItemType.GROUP:
        findings.warn("text-missing", place)
    if item.type is ItemType.GROUP and not item.items:
        findings.warn("group-empty", place)
    if item.type is ItemType.DISPLAY and item.required:
        findings.refuse("not-for-type", place, element="required")
    if item.is_help and item.conditions:
        findings.not_supported("conditional-help", place)
    if _is_empty_range(item):
        findings.warn("range-empty", place)
    for index, condition in enumerate(item.conditions):
        _lint_condition(item, condition, outline, findings, place.at("enableWhen", index))


def _is_empty_range(item: Item) -> bool:
    low, high = item.min_value, item.max_value
    if isinstance(low, date) and isinstance(high, date):
        return low > high
    if isinstance(low, (int, Decimal)) and isinstance(high, (int, Decimal)):
        return low > high
    return False


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
    if condition.operator not in ("=", "!=") and source.type not in _ORDERED:
        findings.refuse("operator-not-for-type", place, operator=condition.operator, type=str(source.type))
    if not _comparable(condition.answer, source):
        findings.refuse("answer-type-mismatch", place, type=str(source.type))
    elif source.options and not any(same_answer(option.value, condition.answer) for option in source.options):
        findings.warn("condition-not-an-option", place, question=condition.question)
    if condition.operator == "!=" and not _guarded(item, condition.question):
        findings.warn("not-equal-without-exists", place, question=condition.question)


def _comparable(answer: Answer, source: Item) -> bool:
    if source.type is ItemType.CHOICE:
        kinds = {type(option.value) for option in source.options} or {Coding}
        return type(answer) in kinds
    return type(answer) is _COMPARES[source.type]


def _guarded(item: Item, question: str) -> bool:
    return any(condition.question == question and condition.operator == "exists" for condition in item.conditions)


def enabling_order(outline: Outline, findings: Findings) -> tuple[Step, ...]:
    """Return the items so that each follows its parent and the questions it asks about; a ring is refused."""
    waits: dict[str, set[str]] = {}
    followers: dict[str, list[str]] = {}
    for item in outline.items:
        parent = outline.parents[item.link_id]
        sources = {condition.question for condition in item.conditions} | ({parent} if parent is not None else set())
        waits[item.link_id] = {source for source in sources if source in outline.by_link_id}
        for source in waits[item.link_id]:
            followers.setdefault(source, []).append(item.link_id)
    ready = [item.link_id for item in reversed(outline.items) if not waits[item.link_id]]
    ordered: list[str] = []
    while ready:
        link_id = ready.pop()
        ordered.append(link_id)
        for follower in followers.get(link_id, ()):
            waits[follower].discard(link_id)
            if not waits[follower]:
                ready.append(follower)
    if len(ordered) < len(waits):
        _refuse_rings(waits, set(ordered), outline, findings)
    return tuple(
        Step(link_id, outline.parents[link_id], item.conditions, item.any_condition)
        for link_id in ordered
        for item in (outline.by_link_id[link_id],)
    )


def _refuse_rings(waits: dict[str, set[str]], done: set[str], outline: Outline, findings: Findings) -> None:
    """Name the items of one ring; those that merely wait for it are left out."""
    walk: list[str] = []
    current = next(link_id for link_id in waits if link_id not in done)
    while current not in walk:
        walk.append(current)
        current = min(source for source in waits[current] if source not in done)
    ring = walk[walk.index(current) :]
    findings.refuse("enableWhen-cycle", outline.places[ring[0]], questions=tuple(sorted(ring)))
