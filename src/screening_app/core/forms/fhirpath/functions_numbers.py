# SPDX-License-Identifier: EUPL-1.2
"""Functions over numbers, the weights of answers among them."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal
from typing import Any

from screening_app.core.forms.fhirpath.evaluation import NUMBERS, Items, Run, Scope, held, number_of, single, whole_of
from screening_app.core.forms.fhirpath.nodes import Function, Part
from screening_app.core.forms.fhirpath.operators import arithmetic, order
from screening_app.core.forms.fhirpath.quantities import Quantity
from screening_app.core.forms.fhirpath.surround import EvaluationFailed
from screening_app.core.forms.fhirpath.values import Node, scalar

Arguments = tuple[Part, ...]
WIDE = Context(prec=38, rounding=ROUND_HALF_UP, Emin=-120, Emax=120, traps=[])
POWER = 64
WEIGHTS = (
    "http://hl7.org/fhir/StructureDefinition/itemWeight",
    "http://hl7.org/fhir/StructureDefinition/ordinalValue",
    "http://hl7.org/fhir/StructureDefinition/questionnaire-ordinalValue",
)


def _sum(run: Run, scope: Scope, items: Items, arguments: Arguments) -> Items:
    total = items[:1]
    number_or_quantity(total)
    for item in items[1:]:
        total = arithmetic("+", total, [item])
    return [scalar(item) for item in total]


def number_or_quantity(items: Items) -> Any:
    """Return the one amount, None for none. Raises EvaluationFailed when it is something else."""
    value = single(items)
    return value if isinstance(value, Quantity) else number_of(items)


def _furthest(direction: int) -> Function:
    def give(run: Run, scope: Scope, items: Items, arguments: Arguments) -> Items:
        best = items[:1]
        for item in items[1:]:
            found = order([item], best)
            if found is None:
                return []
            if found == direction:
                best = [item]
        return [scalar(item) for item in best]

    return give


def _average(run: Run, scope: Scope, items: Items, arguments: Arguments) -> Items:
    total = _sum(run, scope, items, ())
    return arithmetic("/", total, [len(items)]) if items else []


def _abs(run: Run, scope: Scope, items: Items, arguments: Arguments) -> Items:
    value = number_or_quantity(items)
    if isinstance(value, Quantity):
        return [Quantity(abs(value.value), value.unit, value.calendar)]
    return held(None if value is None else abs(value))


def _round(run: Run, scope: Scope, items: Items, arguments: Arguments) -> Items:
    value = number_of(items)
    places = whole_of(arguments[0].give(run, scope)) if arguments else 0
    if value is None or places is None:
        return []
    if not 0 <= places <= 28:
        raise EvaluationFailed("type", "round")
    exact = Decimal(value)
    if not held(exact) or int(exact.as_tuple().exponent) >= -places:
        return held(exact)
    return held(WIDE.quantize(exact, Decimal(1).scaleb(-places)))


def _to_whole(way: str) -> Function:
    def give(run: Run, scope: Scope, items: Items, arguments: Arguments) -> Items:
        value = number_of(items)
        if value is None or isinstance(value, int):
            return held(value)
        return held(int(value.to_integral_value(rounding=way))) if held(value) else []

    return give


def _computed(compute: Callable[[Decimal], Decimal]) -> Function:
    def give(run: Run, scope: Scope, items: Items, arguments: Arguments) -> Items:
        value = number_of(items)
        return [] if value is None or not held(Decimal(value)) else held(NUMBERS.plus(compute(Decimal(value))))

    return give


def _exp(value: Decimal) -> Decimal:
    return WIDE.exp(value) if abs(value) <= 200 else Decimal("NaN")


def _ln(value: Decimal) -> Decimal:
    return WIDE.ln(value) if value > 0 else Decimal("NaN")


def _sqrt(value: Decimal) -> Decimal:
    return WIDE.sqrt(value) if value >= 0 else Decimal("NaN")


def _log(run: Run, scope: Scope, items: Items, arguments: Arguments) -> Items:
    value, base = number_of(items), number_of(arguments[0].give(run, scope))
    if value is None or base is None or value <= 0 or base <= 0 or base == 1:
        return []
    return held(NUMBERS.plus(WIDE.divide(WIDE.ln(Decimal(value)), WIDE.ln(Decimal(base)))))


def _power(run: Run, scope: Scope, items: Items, arguments: Arguments) -> Items:
    value, exponent = number_of(items), number_of(arguments[0].give(run, scope))
    if value is None or exponent is None or not held(value):
        return []
    if not -POWER <= exponent <= POWER:
        raise EvaluationFailed("type", "power")
    if isinstance(value, int) and isinstance(exponent, int) and exponent >= 0:
        return held(int(value**exponent))
    return held(NUMBERS.plus(WIDE.power(Decimal(value), Decimal(exponent))))


def _weight(run: Run, scope: Scope, items: Items, arguments: Arguments) -> Items:
    found: Items = []
    for item in items:
        if isinstance(item, Node) and isinstance(item.raw, dict):
            coding = item if "code" in item.raw else next(iter(item.field("value")), item)
            weight = _own_weight(item) or _own_weight(coding) or _looked_up(run, coding)
            found += held(weight[0]) if weight else []
    return found


def _own_weight(place: Node) -> list[Any]:
    for extension in place.field("extension"):
        if isinstance(extension.raw, dict) and extension.raw.get("url") in WEIGHTS:
            return [value for each in extension.field("value") if (value := scalar(each)) is not None][:1]
    return []


def _looked_up(run: Run, coding: Node) -> list[Any]:
    find = run.surround.weight
    code = coding.raw.get("code") if isinstance(coding.raw, dict) else None
    if find is None or not isinstance(code, str):
        return []
    weight = find(coding.link_id, coding.raw.get("system"), code)
    return [] if weight is None else [weight]


NUMERIC: dict[str, tuple[int, int, Function]] = {
    "sum": (0, 0, _sum),
    "min": (0, 0, _furthest(-1)),
    "max": (0, 0, _furthest(1)),
    "avg": (0, 0, _average),
    "abs": (0, 0, _abs),
    "round": (0, 1, _round),
    "floor": (0, 0, _to_whole(ROUND_FLOOR)),
    "ceiling": (0, 0, _to_whole(ROUND_CEILING)),
    "truncate": (0, 0, _to_whole(ROUND_DOWN)),
    "exp": (0, 0, _computed(_exp)),
    "ln": (0, 0, _computed(_ln)),
    "sqrt": (0, 0, _computed(_sqrt)),
    "log": (1, 1, _log),
    "power": (1, 1, _power),
    "weight": (0, 0, _weight),
    "ordinal": (0, 0, _weight),
}
