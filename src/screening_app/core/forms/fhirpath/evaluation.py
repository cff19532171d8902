# SPDX-License-Identifier: EUPL-1.2
"""The state of one evaluation: its budget, what it sees, and how a collection becomes one value."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from time import thread_time
from typing import Any, NamedTuple

from screening_app.core.forms.fhirpath.quantities import Quantity
from screening_app.core.forms.fhirpath.surround import EvaluationFailed, Surround
from screening_app.core.forms.fhirpath.values import Node, node, scalar

STEPS = 200_000
SECONDS = 0.05
LOOK_EVERY = 128
TEXT_LENGTH = 100_000
NUMBERS = Context(prec=28, rounding=ROUND_HALF_UP, Emin=-60, Emax=60, traps=[])
"""The arithmetic of expressions; what it cannot hold becomes no value, never an exception."""

Items = list[Any]


class Scope(NamedTuple):
    """What $this, $index and $total stand for."""

    this: Items
    row: int | None = None
    total: Items | None = None


class Run:
    """One evaluation under way."""

    __slots__ = ("_deadline", "_late", "_look", "_steps", "focus", "surround")

    def __init__(self, focus: Items, surround: Surround) -> None:
        self.focus, self.surround = focus, surround
        self._steps, self._look = STEPS, STEPS - LOOK_EVERY
        # The time this thread has worked: on a busy computer a pause must not take a value or a question away. Nor must
        # a collection of garbage, which falls to whoever works then: the first lateness is forgiven.
        self._deadline, self._late = thread_time() + SECONDS, False

    def step(self, count: int = 1) -> None:
        """Pay for some work. Raises EvaluationFailed when the budget is spent."""
        self._steps -= count
        if self._steps < self._look:
            if self._steps < 0:
                raise EvaluationFailed("steps")
            if thread_time() > self._deadline:
                if self._late:
                    raise EvaluationFailed("time")
                self._deadline, self._late = thread_time() + SECONDS, True
            self._look = self._steps - LOOK_EVERY

    def variable(self, name: str) -> Items:
        """Return what a % name stands for."""
        known = self.surround.variables.get(name)
        if known is not None:
            return [node(item) for item in known if item is not None]
        if name == "context":
            return self.focus
        if name in {"resource", "rootResource"} and self.focus:
            place = self.focus[0]
            while isinstance(place, Node) and place.parent is not None:
                place = place.parent
            return [place]
        raise EvaluationFailed("undefined-variable", name)


def single(items: Items) -> Any:
    """Return the one value as an operator wants it, None for none. Raises EvaluationFailed for several."""
    if not items:
        return None
    if len(items) > 1:
        raise EvaluationFailed("singleton")
    value = scalar(items[0])
    return None if isinstance(value, Node) and value.raw is None else value


def truth(items: Items) -> bool | None:
    """Return one value as a condition: a boolean is itself, any other one value counts as true."""
    value = single(items)
    return value if value is None or isinstance(value, bool) else True


def text_of(items: Items) -> str | None:
    """Return the one text, None for none; a date in the JSON is one too. Raises EvaluationFailed for anything else."""
    if len(items) == 1 and isinstance(items[0], Node) and isinstance(items[0].raw, str):
        return items[0].raw
    value = single(items)
    if value is None or isinstance(value, str):
        return value
    raise EvaluationFailed("type", "text")


def is_number(value: Any) -> bool:
    """Say whether it is an integer or a decimal."""
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def number_of(items: Items) -> int | Decimal | None:
    """Return the one number, None for none. Raises EvaluationFailed when it is something else."""
    value = single(items)
    if value is None or (isinstance(value, int | Decimal) and not isinstance(value, bool)):
        return value
    raise EvaluationFailed("type", "number")


def whole_of(items: Items) -> int | None:
    """Return the one integer, None for none. Raises EvaluationFailed when it is something else."""
    value = number_of(items)
    if value is None or isinstance(value, int):
        return value
    raise EvaluationFailed("type", "integer")


def held(value: Any) -> Items:
    """Return a result as a collection: none where it is out of bounds."""
    if isinstance(value, Quantity):
        return [value] if value.value.is_finite() else []
    if isinstance(value, Decimal):
        return [value] if value.is_finite() and abs(value.adjusted()) <= 60 else []
    if isinstance(value, int) and abs(value) >= 10**28:
        return []
    if isinstance(value, str) and len(value) > TEXT_LENGTH:
        raise EvaluationFailed("steps", "text")
    return [] if value is None else [value]
