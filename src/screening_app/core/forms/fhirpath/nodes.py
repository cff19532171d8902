# SPDX-License-Identifier: EUPL-1.2
"""The parts of a compiled expression; each gives its collection."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from screening_app.core.forms.fhirpath.evaluation import Items, Run, Scope, number_of, single, whole_of
from screening_app.core.forms.fhirpath.operators import (
    arithmetic,
    distinct,
    equal,
    equivalent,
    logical,
    member,
    ordered,
)
from screening_app.core.forms.fhirpath.quantities import Quantity
from screening_app.core.forms.fhirpath.surround import EvaluationFailed
from screening_app.core.forms.fhirpath.values import Node

LOGICAL = frozenset({"and", "or", "xor", "implies"})
ARITHMETIC = frozenset({"+", "-", "*", "/", "div", "mod", "&"})


class Part(Protocol):
    """One part of an expression."""

    def give(self, run: Run, scope: Scope) -> Items:
        """Return the collection it stands for."""

    def inner(self) -> Iterator[Part]:
        """Yield the parts it is made of."""


Function = Callable[[Run, Scope, Items, tuple[Part, ...]], Items]


@dataclass(frozen=True, slots=True)
class Literal:
    """A value that stands in the text."""

    values: tuple[Any, ...]

    def give(self, run: Run, scope: Scope) -> Items:
        """Return it."""
        return list(self.values)

    def inner(self) -> Iterator[Part]:
        """Nothing stands inside."""
        return iter(())


@dataclass(frozen=True, slots=True)
class Variable:
    """A % name."""

    name: str

    def give(self, run: Run, scope: Scope) -> Items:
        """Return what it stands for."""
        run.step()
        return run.variable(self.name)

    def inner(self) -> Iterator[Part]:
        """Nothing stands inside."""
        return iter(())


@dataclass(frozen=True, slots=True)
class Special:
    """One of $this, $index and $total."""

    name: str

    def give(self, run: Run, scope: Scope) -> Items:
        """Return what it stands for here."""
        if self.name == "$this":
            return scope.this
        if self.name == "$total":
            return scope.total or []
        return [] if scope.row is None else [scope.row]

    def inner(self) -> Iterator[Part]:
        """Nothing stands inside."""
        return iter(())


@dataclass(frozen=True, slots=True)
class Member:
    """A step to what stands under a name; the first step of a path may also name the type of what it starts from."""

    name: str
    first: bool = False

    def take(self, run: Run, scope: Scope, items: Items) -> Items:
        """Go one step."""
        run.step(len(items) + 1)
        found: Items = []
        for item in items:
            if isinstance(item, Node):
                found.extend(item.field(self.name))
        if self.first and not found and self.name[0].isupper():
            return self._typed(items)
        run.step(len(found))
        return found

    def _typed(self, items: Items) -> Items:
        nodes = [item for item in items if isinstance(item, Node)]
        found = [item for item in nodes if item.is_a(self.name)]
        if not found and any(isinstance(item.raw, dict) and "resourceType" in item.raw for item in nodes):
            raise EvaluationFailed("type", self.name)
        return found

    def inner(self) -> Iterator[Part]:
        """Nothing stands inside."""
        return iter(())


@dataclass(frozen=True, slots=True)
class Index:
    """A step to the item at a place, counted from 0."""

    place: Part

    def take(self, run: Run, scope: Scope, items: Items) -> Items:
        """Go one step."""
        place = whole_of(self.place.give(run, scope))
        return [] if place is None or not 0 <= place < len(items) else [items[place]]

    def inner(self) -> Iterator[Part]:
        """Yield the expression between the brackets."""
        yield self.place


@dataclass(frozen=True, slots=True)
class Call:
    """A step through a function."""

    name: str
    arguments: tuple[Part, ...]
    function: Function

    def take(self, run: Run, scope: Scope, items: Items) -> Items:
        """Go one step."""
        run.step(len(items) + 1)
        found = self.function(run, scope, items, self.arguments)
        run.step(len(found))
        return found

    def inner(self) -> Iterator[Part]:
        """Yield the arguments."""
        yield from self.arguments


Step = Member | Index | Call


class Walk(Protocol):
    """What goes from one collection to the next: a step, or something that stands for several."""

    def take(self, run: Run, scope: Scope, items: Items) -> Items:
        """Go on from the items."""


@dataclass(frozen=True, slots=True)
class Path:
    """Steps from a start; without one from $this. `walks` are what is done for them."""

    start: Part | None
    steps: tuple[Step, ...]
    walks: tuple[Walk, ...]

    def give(self, run: Run, scope: Scope) -> Items:
        """Go all steps."""
        items = scope.this if self.start is None else self.start.give(run, scope)
        for walk in self.walks:
            items = walk.take(run, scope, items)
        return items

    def inner(self) -> Iterator[Part]:
        """Yield the start and what stands in the steps."""
        if self.start is not None:
            yield self.start
        for step in self.steps:
            yield from step.inner()


@dataclass(frozen=True, slots=True)
class Signed:
    """A minus before a number."""

    operand: Part

    def give(self, run: Run, scope: Scope) -> Items:
        """Turn the sign."""
        items = self.operand.give(run, scope)
        value = single(items)
        if isinstance(value, Quantity):
            return [Quantity(-value.value, value.unit, value.calendar)]
        number = number_of(items)
        return [] if number is None else [-number]

    def inner(self) -> Iterator[Part]:
        """Yield the operand."""
        yield self.operand


@dataclass(frozen=True, slots=True)
class Chain:
    """Operators of one rank between operands, from the left."""

    first: Part
    rest: tuple[tuple[str, Part], ...]

    def give(self, run: Run, scope: Scope) -> Items:
        """Apply one after the other."""
        items = self.first.give(run, scope)
        for mark, operand in self.rest:
            run.step()
            items = _applied(mark, items, operand, run, scope)
        return items

    def inner(self) -> Iterator[Part]:
        """Yield the operands."""
        yield self.first
        for _, operand in self.rest:
            yield operand


@dataclass(frozen=True, slots=True)
class Typed:
    """`is` or `as` with a type."""

    operand: Part
    function: Function
    type_name: Part

    def give(self, run: Run, scope: Scope) -> Items:
        """Ask or take."""
        return self.function(run, scope, self.operand.give(run, scope), (self.type_name,))

    def inner(self) -> Iterator[Part]:
        """Yield the operand."""
        yield self.operand


@dataclass(frozen=True, slots=True)
class TypeName:
    """The name of a type as an argument; `space` is System, FHIR or nothing."""

    space: str
    name: str

    def give(self, run: Run, scope: Scope) -> Items:
        """Return nothing: a type is no value."""
        return []

    def inner(self) -> Iterator[Part]:
        """Nothing stands inside."""
        return iter(())


def _applied(mark: str, items: Items, operand: Part, run: Run, scope: Scope) -> Items:
    if mark in LOGICAL:
        return logical(mark, items, lambda: operand.give(run, scope))
    right = operand.give(run, scope)
    run.step(len(items) + len(right))
    if mark in ARITHMETIC:
        return arithmetic(mark, items, right)
    if mark in {"=", "!="}:
        found = equal(items, right)
        return [] if found is None else [found is (mark == "=")]
    if mark in {"~", "!~"}:
        run.step(len(items) * len(right))
        return [equivalent(items, right) is (mark == "~")]
    if mark == "|":
        return distinct(items + right)
    if mark == "in":
        return member(items, right)
    if mark == "contains":
        return member(right, items)
    return ordered(mark, items, right)
