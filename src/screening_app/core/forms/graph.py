# SPDX-License-Identifier: EUPL-1.2
"""What a form works out by itself: which items are asked, calculated values, and rules that do not hold.

The order is that of the form's plan, found when it was loaded. Every item is worked out once; nothing can loop.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from functools import lru_cache
from time import thread_time
from typing import Any

from screening_app.core.forms.conditions import enabled as enabled_items
from screening_app.core.forms.conditions import hold_together
from screening_app.core.forms.fhirpath.expression import EvaluationFailed, Expression, Surround
from screening_app.core.forms.instances import Instance, Tree
from screening_app.core.forms.model import Answer, Coding, Form, Item, ItemType, Quantity, Variable
from screening_app.core.forms.scoring import BrokenRule
from screening_app.core.forms.values import has_type, value_of, write_value

_SECONDS = 1.0
"""Work that all expressions of a form may take together, as each alone has its limit; the rest then gives nothing."""
_NO_TIME = datetime(1, 1, 1, tzinfo=UTC)
_TEXT_KEYS = {ItemType.DATE: "valueDate", ItemType.DATE_TIME: "valueDateTime", ItemType.TIME: "valueTime"}


@dataclass(slots=True, eq=False)
class Worked:
    """What came out for one set of answers. `failed` names places whose expression had no result but an error."""

    form: Form
    tree: Tree
    now: datetime | None
    enabled: dict[str, bool] = field(default_factory=dict)
    calculated: dict[str, tuple[Answer, ...]] = field(default_factory=dict, repr=False)
    failed: dict[str, str] = field(default_factory=dict)
    entries: dict[str, dict[str, Any]] = field(default_factory=dict, repr=False)
    resource: dict[str, Any] = field(default_factory=dict, repr=False)
    nested: dict[str, list[list[dict[str, Any]]]] = field(default_factory=dict, repr=False)
    seen: dict[str, tuple[Answer, ...]] = field(default_factory=dict, repr=False)
    until: float = field(default=0.0, repr=False)

    def broken(self) -> tuple[BrokenRule, ...]:
        """Return the rules that give false here, in document order; one that cannot be worked out is left alone."""
        found = []
        self.until = thread_time() + _SECONDS
        for place in (None, *self.tree.ordered):
            rules = self.form.constraints if place is None else place.item.constraints
            if not rules or (place is not None and not self.enabled[place.path]):
                continue
            path = "" if place is None else place.path
            for rule in rules:
                if [value is False for value in self._value(rule.expression, place, None)] == [True]:
                    found.append(BrokenRule(path, rule.key, rule.severity, rule.human))
        return tuple(found)

    def run(self, answers: Mapping[str, tuple[Answer, ...]], before: Worked | None = None) -> None:
        """Work everything out, in the order of the plan; what depends on no change is taken from `before`."""
        self._build()
        self.until = thread_time() + _SECONDS
        self.seen.update(answers)
        plan, known, changed = self.form.plan, self.enabled, set[str]()
        if before is not None and (before.tree is not self.tree or before.now != self.now):
            before = None
        for link_id in plan.order:
            sources = plan.sources[link_id]
            is_same = before is not None and not sources.reaches_all and sources.link_ids.isdisjoint(changed)
            for place in self.tree.of.get(link_id, ()):
                known[place.path] = is_on = self._is_on(place, before if is_same else None)
                if place.group is not None and place.row == 0:
                    known[place.group] = is_on
                if is_on and place.item.calculated is not None:
                    self._calculate(place, place.item, place.item.calculated, before if is_same else None)
                elif is_on and place.item.is_question:
                    self._answer(place, answers.get(place.path, ()))
                if before is None or self._visible(place.path) != before._visible(place.path):
                    self._mark(place, changed)

    def _is_on(self, place: Instance, before: Worked | None) -> bool:
        item = place.item
        if place.parent is not None and not self.enabled.get(place.parent, False):
            return False
        if item.enable_expression is None:
            return not item.conditions or hold_together(place, item, self.seen, self.enabled, self.tree)
        if before is not None and (place.parent is None or before.enabled[place.parent]):
            if place.path in before.failed:
                self.failed[place.path] = before.failed[place.path]
            return before.enabled[place.path]
        given = self._value(item.enable_expression, place, place.path)
        return len(given) == 1 and given[0] is True

    def _visible(self, path: str) -> tuple[bool, tuple[Answer, ...]]:
        is_on = self.enabled[path]
        return is_on, self.seen.get(path, ()) if is_on else ()

    def _mark(self, place: Instance, changed: set[str]) -> None:
        """Note a change, also for what stands around: an answer below a question shows in that question's entry."""
        at: Instance | None = place
        while at is not None:
            changed.add(at.link_id)
            at = self.tree.by_path[at.parent] if at.parent is not None else None

    def _build(self) -> None:
        self.resource.update(resourceType="QuestionnaireResponse", status="in-progress", item=[])
        below: dict[str | None, list[dict[str, Any]]] = {None: self.resource["item"]}
        for place in self.tree.ordered:
            entry: dict[str, Any] = {"linkId": place.link_id}
            self.entries[place.path] = entry
            if place.answer is None or place.parent is None:
                below[place.parent].append(entry)
            else:
                under = self.nested[place.parent]
                under += [[] for _ in range(len(under), place.answer + 1)]
                under[place.answer].append(entry)
            if place.item.items:
                children: list[dict[str, Any]] = []
                below[place.path] = children
                if place.item.is_question:
                    self.nested[place.path] = [children]
                else:
                    entry["item"] = children

    def _answer(self, place: Instance, values: Sequence[Answer]) -> None:
        language = self.form.language
        written = [write_value(place.item, value, language, language) for value in values]
        if not written:
            return
        for value, under in zip(written, self.nested.get(place.path, ()), strict=False):
            value["item"] = under
        self.entries[place.path]["answer"] = written
        # R4 keeps what stands below a question under an answer; one without an answer has none but to hold these.
        above = place.parent
        while above is not None:
            if above in self.nested and "answer" not in self.entries[above]:
                self.entries[above]["answer"] = [{"item": self.nested[above][0]}]
            above = self.tree.by_path[above].parent

    def _calculate(self, place: Instance, item: Item, expression: Expression, before: Worked | None) -> None:
        if before is not None and before.enabled[place.path]:
            if place.path in before.failed:
                self.failed[place.path] = before.failed[place.path]
            self._keep(place, before.calculated.get(place.path, ()))
            return
        given = self._value(expression, place, place.path)
        values = [value for each in given if (value := as_answer(item, each)) is not None]
        if len(values) < len(given) or (len(values) > 1 and not item.repeats):
            self.failed[place.path] = "type"
            return
        self._keep(place, tuple(values))

    def _keep(self, place: Instance, values: tuple[Answer, ...]) -> None:
        if values:
            self.calculated[place.path] = self.seen[place.path] = values
            self._answer(place, values)

    def _value(self, expression: Expression, place: Instance | None, told: str | None) -> list[Any]:
        """Return what an expression gives, nothing where it fails; `told` is the place to name for that."""
        names = _Names(self, place)
        focus = self.resource if place is None else self.entries[place.path]
        surround = Surround(self.now or _NO_TIME, names, self._weight)
        if expression.uses_clock and self.now is None:
            return []
        try:
            if thread_time() > self.until:
                raise EvaluationFailed("time")
            return expression.evaluate([focus], surround)
        except EvaluationFailed as problem:
            if told is not None:
                self.failed[told] = problem.code
            return []

    def _weight(self, link_id: str | None, system: str | None, code: str) -> Decimal | None:
        item = self.form.by_link_id.get(link_id) if link_id is not None else None
        wanted = Coding(system, code)
        for option in item.options if item is not None else ():
            if option.value == wanted:
                return option.weight
        return None


@lru_cache(maxsize=64)
def _items_of(form: Form) -> dict[str, Any]:
    """Return the JSON of every item of a form by linkId."""
    found: dict[str, Any] = {}
    layer = list(form.document.get("item", ()))
    while layer:
        found |= {each["linkId"]: each for each in layer}
        layer = [child for each in layer for child in each.get("item", ())]
    return found


class _Names(Mapping[str, Sequence[Any]]):
    """The % names that can be seen from one place; a declared one is worked out when it is asked for."""

    def __init__(self, worked: Worked, place: Instance | None) -> None:
        self._worked, self._place = worked, place
        self._open: set[str] = set()
        self._found: dict[str, Sequence[Any]] = {}

    def __getitem__(self, name: str) -> Sequence[Any]:
        if name not in self._found:
            self._found[name] = self._look(name)
        return self._found[name]

    def __iter__(self) -> Iterator[str]:
        return iter({"resource", "context", "questionnaire", "qitem", *self._declared()})

    def __len__(self) -> int:
        return len(list(iter(self)))

    def _declared(self) -> dict[str, tuple[Variable, Instance | None]]:
        worked = self._worked
        found: dict[str, tuple[Variable, Instance | None]] = {v.name: (v, None) for v in worked.form.variables}
        above: list[Instance] = []
        place = self._place
        while place is not None:
            above.append(place)
            place = worked.tree.by_path[place.parent] if place.parent is not None else None
        for each in reversed(above):
            found |= {variable.name: (variable, each) for variable in each.item.variables}
        return found

    def _look(self, name: str) -> Sequence[Any]:
        worked, place = self._worked, self._place
        here = worked.resource if place is None else worked.entries[place.path]
        fixed: dict[str, Sequence[Any]] = {
            "resource": [worked.resource],
            "context": [here],
            "questionnaire": [worked.form.document],
        }
        if name in fixed:
            return fixed[name]
        if name == "qitem":
            return [] if place is None else [_items_of(worked.form)[place.link_id]]
        variable, owner = self._declared()[name]
        if variable.expression is None:
            return []
        if name in self._open:
            raise EvaluationFailed("undefined-variable", name)
        self._open.add(name)
        focus = worked.resource if owner is None else worked.entries[owner.path]
        return variable.expression.evaluate([focus], Surround(worked.now or _NO_TIME, self, worked._weight))


def as_answer(item: Item, value: Any) -> Answer | None:
    """Return what an expression gave as an answer to the item; None where it is not of its type."""
    made: Answer | None = None
    if item.type in (ItemType.INTEGER, ItemType.DECIMAL, ItemType.QUANTITY) and isinstance(value, (int, Decimal)):
        made = None if isinstance(value, bool) else _number(item, Decimal(value))
    elif isinstance(value, dict):
        key = "valueQuantity" if item.type is ItemType.QUANTITY else "valueCoding"
        made = value_of(key, {name: _json(each) for name, each in value.items()})
    elif isinstance(value, str) and item.type in _TEXT_KEYS:
        made = value_of(_TEXT_KEYS[item.type], value)
    elif isinstance(value, str) and item.type is ItemType.CHOICE:
        made = next((o.value for o in item.options if isinstance(o.value, Coding) and o.value.code == value), value)
    elif isinstance(value, (str, bool)):
        made = value
    return made if made is not None and has_type(item, made) else None


def _json(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) else value


def _number(item: Item, number: Decimal) -> Answer | None:
    if item.type is ItemType.INTEGER:
        return int(number) if number == number.to_integral_value() else None
    # What cannot be written to JSON and read back the same is cut to what can.
    number = Decimal(repr(float(number))) if number != number.to_integral_value() else number
    if item.type is ItemType.DECIMAL:
        return number
    unit = item.units[0] if item.units else None
    if unit is None:
        return Quantity(number)
    return Quantity(number, next(iter(unit.text.values()), unit.code), unit.system, unit.code)


def work_out(
    form: Form,
    answers: Mapping[str, tuple[Answer, ...]],
    tree: Tree,
    now: datetime | None = None,
    before: Worked | None = None,
) -> Worked:
    """Return everything that follows from the answers. Answers to calculated items are not looked at. Never raises.

    `before` is what came out for other answers to the same form: it saves work and changes nothing.
    """
    worked = Worked(form, tree, now)
    if form.plan.is_plain:
        worked.enabled = enabled_items(form, answers, tree)
    else:
        given = {path: values for path, values in answers.items() if tree.by_path[path].item.calculated is None}
        worked.run(given, before)
        worked.enabled = {path: worked.enabled[path] for path in _paths(tree)}
    return worked


def _paths(tree: Tree) -> Iterator[str]:
    for place in tree.ordered:
        if place.group is not None and place.row == 0:
            yield place.group
        yield place.path
