# SPDX-License-Identifier: EUPL-1.2
"""What differs between two versions of a form, and how much its version number must grow for it.

Major: old and new answers no longer mean the same (a linkId, a code, a weight, a condition, an expression). Minor:
more can be said, or it is said in another order or language. Patch: only words that are shown.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import total_ordering
from typing import Literal

from screening_app.core.forms.model import Answer, Constraint, Form, Item, Option, Variable

Level = Literal["major", "minor", "patch"]

_ORDER: tuple[Level, ...] = ("patch", "minor", "major")
_SHAPE = re.compile(r"(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?")
_LIMITS = (
    "min_value",
    "max_value",
    "min_length",
    "max_length",
    "max_decimal_places",
    "regex",
    "min_occurs",
    "max_occurs",
)
_SHOWN = ("text", "help", "prefix", "entry_format", "short_text", "control")
_SAID = ("title", "copyright_texts", "about")


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs, as a code; `link_id` is None for what stands outside the items."""

    kind: str
    link_id: str | None
    level: Level


@total_ordering
@dataclass(frozen=True, slots=True, eq=True)
class Version:
    """A version number that can be compared. One that is no semantic version comes before every one that is."""

    text: str
    numbers: tuple[int, int, int] | None
    before_release: str | None = None

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Version):
            return NotImplemented
        return self._place() < other._place()

    def _place(self) -> tuple[object, ...]:
        if self.numbers is None:
            return (0, (0, 0, 0), 0, (), self.text)
        # A number in a pre-release label comes before a word, and 9 before 10.
        label = self.before_release.split(".") if self.before_release is not None else []
        parts = tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in label)
        return (1, self.numbers, 1 if self.before_release is None else 0, parts, self.text)


def read_version(text: str) -> Version:
    """Return the version in a text: 1, 1.2, 1.2.3 or 1.2.3-draft.1; any other text has no numbers."""
    found = _SHAPE.fullmatch(text.strip())
    if found is None:
        return Version(text, None)
    major, minor, patch, label = found.groups()
    return Version(text, (int(major), int(minor or 0), int(patch or 0)), label)


def version_allows(old: str, new: str, level: Level | None) -> bool:
    """Whether going from one version number to the other says enough for a change of this level (None: no change).

    A pre-release of the next version may change at will. Numbers that are no semantic versions only have to differ.
    """
    before, after = read_version(old), read_version(new)
    if level is None:
        return True
    if before.numbers is None or after.numbers is None:
        return old != new
    if after <= before:
        return False
    if before.before_release is not None and before.numbers == after.numbers:
        return True
    reach = {"major": 1, "minor": 2, "patch": 3}[level]
    return after.numbers[:reach] > before.numbers[:reach]


def next_version(old: str, level: Level) -> str:
    """Return the smallest version after `old` that says a change of this level; "1.0.0" after what has no numbers."""
    numbers = read_version(old).numbers
    if numbers is None:
        return "1.0.0"
    major, minor, patch = numbers
    following = {"major": (major + 1, 0, 0), "minor": (major, minor + 1, 0), "patch": (major, minor, patch + 1)}
    return ".".join(str(number) for number in following[level])


def level_needed(old: Form, new: Form) -> Level | None:
    """Return the gravest level of all differences, None when the two are the same form."""
    found = {difference.level for difference in differences(old, new)}
    return next((level for level in reversed(_ORDER) if level in found), None)


def differences(old: Form, new: Form) -> tuple[Difference, ...]:
    """Return everything that differs except url, version, status and date: the form first, then items in order."""
    found = [*_of_form(old, new), *_of_items(old, new)]
    if not found and _stripped(old) != _stripped(new):
        found = [Difference("document-changed", None, "patch")]
    return tuple(found)


def _stripped(form: Form) -> dict[str, object]:
    return {key: value for key, value in form.document.items() if key not in {"version", "status", "date", "id"}}


def _of_form(old: Form, new: Form) -> Iterator[Difference]:
    for name in sorted(set(new.languages) - set(old.languages)):
        yield Difference(f"language-added:{name}", None, "minor")
    for name in sorted(set(old.languages) - set(new.languages)):
        yield Difference(f"language-removed:{name}", None, "minor")
    if old.use_context != new.use_context:
        yield Difference("use-changed", None, "minor")
    if old.effective != new.effective:
        yield Difference("period-changed", None, "minor")
    if _variables(old.variables) != _variables(new.variables) or _rules(old.constraints) != _rules(new.constraints):
        yield Difference("expression-changed", None, "major")
    if any(getattr(old, name) != getattr(new, name) for name in _SAID) or _told(old) != _told(new):
        yield Difference("text-changed", None, "patch")


def _of_items(old: Form, new: Form) -> Iterator[Difference]:
    for item in old.ordered:
        if item.link_id not in new.by_link_id:
            yield Difference("linkId-removed", item.link_id, "patch" if item.is_help else "major")
    kept = [item.link_id for item in new.ordered if item.link_id in old.by_link_id]
    before = [item.link_id for item in old.ordered if item.link_id in new.by_link_id]
    place = {link_id: number for number, link_id in enumerate(before)}
    moved = _out_of_order([place[link_id] for link_id in kept])
    for item in new.ordered:
        earlier = old.by_link_id.get(item.link_id)
        if earlier is None:
            yield _added(item)
            continue
        if old.parents[item.link_id] != new.parents[item.link_id]:
            yield Difference("moved", item.link_id, "major" if item.is_question else "minor")
        elif place[item.link_id] in moved:
            yield Difference("order-changed", item.link_id, "minor")
        yield from _of_item(earlier, item)


def _out_of_order(numbers: Sequence[int]) -> frozenset[int]:
    """Return the fewest numbers that must be taken out for the rest to rise."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        length = bisect_left(ends, number)
        before[number] = ends[length - 1] if length else None
        ends[length : length + 1] = [number]
    staying, step = set(), ends[-1] if ends else None
    while step is not None:
        staying.add(step)
        step = before[step]
    return frozenset(numbers) - staying


def _added(item: Item) -> Difference:
    if item.is_help or not (item.is_question or item.items):
        return Difference("linkId-added", item.link_id, "patch" if item.is_help else "minor")
    # What is added with weights adds to a sum over its neighbours, though no expression has changed.
    grave = item.required or any(option.weight is not None for option in item.options)
    return Difference("linkId-added", item.link_id, "major" if grave else "minor")


def _of_item(old: Item, new: Item) -> Iterator[Difference]:
    name = new.link_id
    if (old.type, old.repeats, _units(old)) != (new.type, new.repeats, _units(new)):
        yield Difference("type-changed", name, "major")
    if set(old.codes) != set(new.codes):
        yield Difference("code-changed", name, "major")
    if (old.conditions, _text(old, "enable_expression"), old.any_condition and len(old.conditions) > 1) != (
        new.conditions,
        _text(new, "enable_expression"),
        new.any_condition and len(new.conditions) > 1,
    ):
        yield Difference("condition-changed", name, "major")
    if (_text(old, "calculated"), _variables(old.variables), _rules(old.constraints)) != (
        _text(new, "calculated"),
        _variables(new.variables),
        _rules(new.constraints),
    ):
        yield Difference("expression-changed", name, "major")
    if [each.value for each in old.cut_offs] != [each.value for each in new.cut_offs]:
        yield Difference("cut-off-changed", name, "minor")
    if old.required != new.required:
        yield Difference("required-changed", name, "major" if new.required else "minor")
    if old.initial != new.initial:
        yield Difference("initial-changed", name, "major")
    if (old.read_only, old.hidden) != (new.read_only, new.hidden):
        yield Difference("visibility-changed", name, "minor")
    if any(getattr(old, limit) != getattr(new, limit) for limit in _LIMITS):
        yield Difference("limits-changed", name, "minor")
    yield from _of_options(old, new)
    if any(getattr(old, shown) != getattr(new, shown) for shown in _SHOWN) or _human(old) != _human(new):
        yield Difference("text-changed", name, "patch")


def _of_options(old: Item, new: Item) -> Iterator[Difference]:
    name = new.link_id
    before, after = _by_value(old), _by_value(new)
    weighed = any(option.weight is not None for option in (*old.options, *new.options))
    if before.keys() - after.keys():
        yield Difference("code-removed", name, "major")
    if after.keys() - before.keys():
        yield Difference("code-added", name, "major" if weighed else "minor")
    both = [key for key in before if key in after]
    if any(before[key].weight != after[key].weight for key in both):
        yield Difference("weight-changed", name, "major")
    if any((before[key].exclusive, before[key].initial) != (after[key].exclusive, after[key].initial) for key in both):
        yield Difference("option-rule-changed", name, "major")
    if both != [key for key in after if key in before]:
        yield Difference("option-order-changed", name, "minor")
    if any((before[key].text, before[key].prefix) != (after[key].text, after[key].prefix) for key in both):
        yield Difference("option-text-changed", name, "patch")


def _by_value(item: Item) -> dict[tuple[type, Answer], Option]:
    return {(type(option.value), option.value): option for option in item.options}


def _text(item: Item, expression: str) -> str | None:
    found = getattr(item, expression)
    return None if found is None else str(found.text)


def _units(item: Item) -> list[tuple[str | None, str]]:
    return [(unit.system, unit.code) for unit in item.units]


def _variables(variables: Sequence[Variable]) -> list[tuple[str, str | None]]:
    return [(each.name, None if each.expression is None else each.expression.text) for each in variables]


def _rules(constraints: Sequence[Constraint]) -> list[tuple[str, str, str]]:
    return [(each.key, each.severity, each.expression.text) for each in constraints]


def _human(item: Item) -> list[object]:
    sources = (each.source for each in item.cut_offs)
    return [*(each.human for each in item.constraints), *(unit.text for unit in item.units), *sources]


def _told(form: Form) -> list[object]:
    return [form.name, *(each.human for each in form.constraints)]
