# SPDX-License-Identifier: EUPL-1.2
"""What the operators between two collections mean."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from screening_app.core.forms.fhirpath.evaluation import NUMBERS, Items, held, is_number, single, text_of, truth
from screening_app.core.forms.fhirpath.quantities import Quantity
from screening_app.core.forms.fhirpath.surround import EvaluationFailed
from screening_app.core.forms.fhirpath.temporal import Temporal, compared, moved, parsed
from screening_app.core.forms.fhirpath.values import Node, frozen, key, scalar


def _alike(left: Any, right: Any) -> tuple[Any, Any]:
    """Return both in one kind where one of them only needs to be read differently."""
    if isinstance(left, Temporal) and isinstance(right, str):
        return left, parsed(right) or right
    if isinstance(right, Temporal) and isinstance(left, str):
        return parsed(left) or left, right
    if isinstance(left, Quantity) and is_number(right):
        return left, Quantity(Decimal(right))
    if isinstance(right, Quantity) and is_number(left):
        return Quantity(Decimal(left)), right
    return left, right


def _in_base(left: Quantity, right: Quantity) -> tuple[Decimal, Decimal] | None:
    (one, factor), (other, scale) = left.based, right.based
    if one != other:
        return None
    return NUMBERS.multiply(left.value, factor), NUMBERS.multiply(right.value, scale)


def same(left: Any, right: Any) -> bool | None:
    """Say whether two items are equal; None where it is not known."""
    one, other = _alike(scalar(left), scalar(right))
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if is_number(one) and is_number(other):
        return bool(one == other)
    if isinstance(one, Temporal) and isinstance(other, Temporal):
        if (one.kind == "time") != (other.kind == "time"):
            return False
        order = compared(one, other)
        return None if order is None else order == 0
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        both = _in_base(one, other)
        return None if both is None else both[0] == both[1]
    if isinstance(one, Node) and isinstance(other, Node):
        return one is other or (key(one) == key(other))
    return type(one) is type(other) and bool(one == other)


def equal(left: Items, right: Items) -> bool | None:
    """Compare two collections in order; None where one is empty or it is not known."""
    if not left or not right:
        return None
    if len(left) != len(right):
        return False
    found: bool | None = True
    for one, other in zip(left, right, strict=True):
        result = same(one, other)
        if result is False:
            return False
        found = found if result else None
    return found


def _places(value: Decimal) -> int:
    return max(0, -int(value.normalize(NUMBERS).as_tuple().exponent))


def _near(one: Decimal, other: Decimal) -> bool:
    if not (held(one) and held(other)):
        return one == other
    grain = Decimal(1).scaleb(-min(_places(one), _places(other), 20))
    return NUMBERS.quantize(one, grain) == NUMBERS.quantize(other, grain)


def _similar(left: Any, right: Any) -> bool:
    one, other = _alike(scalar(left), scalar(right))
    if is_number(one) and is_number(other):
        return _near(Decimal(one), Decimal(other))
    if isinstance(one, str) and isinstance(other, str):
        return " ".join(one.lower().split()) == " ".join(other.lower().split())
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        both = _in_base(one, other)
        if both is None:
            return False
        return _near(one.value, NUMBERS.divide(both[1], one.based[1]))
    if isinstance(one, Node) and isinstance(other, Node):
        return bool(_coding(one.raw) == _coding(other.raw))
    return same(one, other) is True


def _coding(raw: Any) -> Any:
    if isinstance(raw, dict) and "code" in raw and set(raw) <= {"system", "version", "code", "display", "userSelected"}:
        return (raw.get("system"), raw["code"])
    return frozen(raw)


def equivalent(left: Items, right: Items) -> bool:
    """Compare two collections without regard to order, case, spaces and surplus decimals."""
    if len(left) != len(right):
        return False
    rest = list(right)
    for one in left:
        found = next((place for place, other in enumerate(rest) if _similar(one, other)), None)
        if found is None:
            return False
        del rest[found]
    return True


def order(left: Items, right: Items) -> int | None:
    """Return -1, 0 or 1; None where one is empty or it is not known. Raises EvaluationFailed for what has no order."""
    one, other = single(left), single(right)
    if one is None or other is None:
        return None
    one, other = _alike(one, other)
    if isinstance(one, Temporal) and isinstance(other, Temporal) and (one.kind == "time") == (other.kind == "time"):
        return compared(one, other)
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        both = _in_base(one, other)
        if both is None:
            return None
        one, other = both
    if (is_number(one) and is_number(other)) or (isinstance(one, str) and isinstance(other, str)):
        return 0 if one == other else (-1 if one < other else 1)
    raise EvaluationFailed("type", "order")


def _added(one: Any, other: Any, sign: int) -> Any:
    if is_number(one) and is_number(other):
        if isinstance(one, int) and isinstance(other, int):
            return one + sign * other
        return NUMBERS.add(Decimal(one), sign * Decimal(other))
    if isinstance(one, str) and isinstance(other, str) and sign == 1:
        return one + other
    if isinstance(one, Temporal) and isinstance(other, Quantity):
        unit = other.calendar_unit
        if unit is None:
            raise EvaluationFailed("type", other.unit)
        return moved(one, sign * other.value, unit)
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        both = _in_base(one, other)
        if both is None:
            return None
        total = NUMBERS.divide(NUMBERS.add(both[0], sign * both[1]), one.based[1])
        return Quantity(total, one.unit, one.calendar)
    raise EvaluationFailed("type", "+" if sign == 1 else "-")


def _multiplied(one: Any, other: Any) -> Any:
    if is_number(one) and is_number(other):
        if isinstance(one, int) and isinstance(other, int):
            return one * other
        return NUMBERS.multiply(Decimal(one), Decimal(other))
    one, other = _alike(one, other)
    if not (isinstance(one, Quantity) and isinstance(other, Quantity)):
        raise EvaluationFailed("type", "*")
    if "1" in {one.unit, other.unit}:
        kept = other if one.unit == "1" else one
        return Quantity(NUMBERS.multiply(one.value, other.value), kept.unit, kept.calendar)
    both = _in_base(one, other)
    if both is not None:
        return Quantity(NUMBERS.multiply(*both), f"{one.based[0]}2")
    return Quantity(NUMBERS.multiply(one.value, other.value), f"{one.unit}.{other.unit}")


def _divided(one: Any, other: Any) -> Any:
    if is_number(one) and is_number(other):
        return NUMBERS.divide(Decimal(one), Decimal(other)) if other != 0 else None
    one, other = _alike(one, other)
    if not (isinstance(one, Quantity) and isinstance(other, Quantity)):
        raise EvaluationFailed("type", "/")
    if other.value == 0:
        return None
    if other.unit == "1":
        return Quantity(NUMBERS.divide(one.value, other.value), one.unit, one.calendar)
    both = _in_base(one, other)
    if both is not None:
        return Quantity(NUMBERS.divide(*both))
    return Quantity(NUMBERS.divide(one.value, other.value), f"{one.unit}/{other.unit}")


def _whole(one: Any, other: Any, rest: bool) -> Any:
    if not (is_number(one) and is_number(other)):
        raise EvaluationFailed("type", "mod" if rest else "div")
    if other == 0:
        return None
    both = Decimal(one), Decimal(other)
    if rest:
        left = NUMBERS.remainder(*both)
        return int(left) if isinstance(one, int) and isinstance(other, int) and left.is_finite() else left
    quotient = NUMBERS.divide_int(*both)
    return int(quotient) if quotient.is_finite() else None


_ARITHMETIC: dict[str, Callable[[Any, Any], Any]] = {
    "+": lambda one, other: _added(one, other, 1),
    "-": lambda one, other: _added(one, other, -1),
    "*": _multiplied,
    "/": _divided,
    "div": lambda one, other: _whole(one, other, rest=False),
    "mod": lambda one, other: _whole(one, other, rest=True),
}


def arithmetic(mark: str, left: Items, right: Items) -> Items:
    """Apply + - * / div mod or &."""
    if mark == "&":
        return held((text_of(left) or "") + (text_of(right) or ""))
    one, other = single(left), single(right)
    if one is None or other is None:
        return []
    return held(_ARITHMETIC[mark](one, other))


def ordered(mark: str, left: Items, right: Items) -> Items:
    """Apply < <= > or >=."""
    found = order(left, right)
    if found is None:
        return []
    return [{"<": found < 0, "<=": found <= 0, ">": found > 0, ">=": found >= 0}[mark]]


def logical(mark: str, left: Items, right: Callable[[], Items]) -> Items:
    """Apply and, or, xor or implies with three values; the right side is only looked at where it matters."""
    one = truth(left)
    if (mark == "and" and one is False) or (mark == "or" and one is True):
        return [one]
    if mark == "implies" and one is False:
        return [True]
    other = truth(right())
    if mark == "xor":
        return [] if one is None or other is None else [one is not other]
    if mark == "and":
        return [False] if other is False else _known(one, other, result=True)
    if mark == "or":
        return [True] if other is True else _known(one, other, result=False)
    return [True] if other is True else _known(one, other, result=False)


def _known(one: bool | None, other: bool | None, *, result: bool) -> Items:
    return [] if one is None or other is None else [result]


def distinct(items: Items) -> Items:
    """Return each item once, the first place it stands."""
    return list({key(item): item for item in reversed(items)}.values())[::-1]


def member(left: Items, right: Items) -> Items:
    """Apply `in`."""
    if not left:
        return []
    if len(left) > 1:
        raise EvaluationFailed("singleton")
    return [any(same(left[0], other) is True for other in right)]
