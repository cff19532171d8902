# SPDX-License-Identifier: EUPL-1.2
"""Functions that ask for, or choose by, the type of a value."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from screening_app.core.forms.fhirpath.evaluation import Items, Run, Scope
from screening_app.core.forms.fhirpath.nodes import Function, Part, TypeName
from screening_app.core.forms.fhirpath.quantities import Quantity
from screening_app.core.forms.fhirpath.surround import EvaluationFailed
from screening_app.core.forms.fhirpath.temporal import Temporal
from screening_app.core.forms.fhirpath.values import PRIMITIVES, Node

Arguments = tuple[Part, ...]
TYPED = frozenset({"is", "as", "ofType"})
_SYSTEM = {bool: "Boolean", int: "Integer", Decimal: "Decimal", str: "String", Quantity: "Quantity"}
_TEMPORAL = {"date": "Date", "dateTime": "DateTime", "time": "Time"}


def system_type(value: Any) -> str:
    """Return the System type of a value that an operator gave."""
    return _TEMPORAL[value.kind] if isinstance(value, Temporal) else _SYSTEM.get(type(value), "Any")


def _is_of(item: Any, wanted: TypeName, exact: bool) -> bool:
    if not isinstance(item, Node):
        return wanted.space != "FHIR" and system_type(item) == wanted.name
    if wanted.space == "System":
        return False
    if exact and wanted.name in PRIMITIVES:
        return item.type == wanted.name
    return item.is_a(wanted.name)


def _wanted(arguments: Arguments) -> TypeName:
    first = arguments[0]
    if not isinstance(first, TypeName):
        raise EvaluationFailed("type")
    return first


def is_type(run: Run, scope: Scope, items: Items, arguments: Arguments) -> Items:
    """Say whether the one item is of the type or of one below it."""
    if len(items) > 1:
        raise EvaluationFailed("singleton", "is")
    return [_is_of(item, _wanted(arguments), exact=False) for item in items]


def as_type(run: Run, scope: Scope, items: Items, arguments: Arguments) -> Items:
    """Return the one item where it is of the type."""
    if len(items) > 1:
        raise EvaluationFailed("singleton", "as")
    return _of_type(run, scope, items, arguments)


def _of_type(run: Run, scope: Scope, items: Items, arguments: Arguments) -> Items:
    wanted = _wanted(arguments)
    return [item for item in items if _is_of(item, wanted, exact=True)]


def _type(run: Run, scope: Scope, items: Items, arguments: Arguments) -> Items:
    found: Items = []
    for item in items:
        space, name = ("FHIR", item.type) if isinstance(item, Node) else ("System", system_type(item))
        found.append(Node({"namespace": space, "name": name}, "TypeInfo"))
    return found


TYPES: dict[str, tuple[int, int, Function]] = {
    "is": (1, 1, is_type),
    "as": (1, 1, as_type),
    "ofType": (1, 1, _of_type),
    "type": (0, 0, _type),
}
