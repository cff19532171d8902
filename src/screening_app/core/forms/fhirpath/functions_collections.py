# SPDX-License-Identifier: EUPL-1.2
"""Functions over collections: choosing, testing, walking and joining them."""

from __future__ import annotations

from collections.abc import Callable

from screening_app.core.forms.fhirpath.evaluation import Items, Run, Scope, single, truth, whole_of
from screening_app.core.forms.fhirpath.nodes import Function, Part
from screening_app.core.forms.fhirpath.operators import distinct
from screening_app.core.forms.fhirpath.surround import EvaluationFailed
from screening_app.core.forms.fhirpath.values import Node, key, scalar

Arguments = tuple[Part, ...]


def _where(run: Run, scope: Scope, items: Items, arguments: Arguments) -> Items:
    condition, total = arguments[0], scope.total
    return [item for index, item in enumerate(items) if truth(condition.give(run, Scope([item], index, total))) is True]


def _select(run: Run, scope: Scope, items: Items, arguments: Arguments) -> Items:
    found: Items = []
    for index, item in enumerate(items):
        found += arguments[0].give(run, Scope([item], index, scope.total))
    return found


def _exists(run: Run, scope: Scope, items: Items, arguments: Arguments) -> Items:
    return [bool(_where(run, scope, items, arguments) if arguments else items)]


def _all(run: Run, scope: Scope, items: Items, arguments: Arguments) -> Items:
    return [len(_where(run, scope, items, arguments)) == len(items)]


def _repeat(run: Run, scope: Scope, items: Items, arguments: Arguments) -> Items:
    """Walk on until nothing new is met. Two rows that hold the same are two, so a place counts and not its content."""
    found: Items = []
    seen: set[object] = set()
    waiting = items
    while waiting:
        fresh = []
        for item in _select(run, scope, waiting, arguments):
            run.step()
            mark = id(item) if isinstance(item, Node) and isinstance(item.raw, dict) else key(item)
            if mark not in seen:
                seen.add(mark)
                fresh.append(item)
        found += fresh
        waiting = fresh
    return found


def _children(run: Run, scope: Scope, items: Items, arguments: Arguments) -> Items:
    found = [child for item in items if isinstance(item, Node) for child in item.children()]
    run.step(len(found))
    return found


def _descendants(run: Run, scope: Scope, items: Items, arguments: Arguments) -> Items:
    found: Items = []
    waiting = items
    while waiting:
        waiting = _children(run, scope, waiting, ())
        found += waiting
    return found


def _aggregate(run: Run, scope: Scope, items: Items, arguments: Arguments) -> Items:
    total = arguments[1].give(run, scope) if len(arguments) > 1 else []
    for index, item in enumerate(items):
        total = arguments[0].give(run, Scope([item], index, total))
    return total


def _iif(run: Run, scope: Scope, items: Items, arguments: Arguments) -> Items:
    if len(items) > 1:
        raise EvaluationFailed("singleton", "iif")
    inner = Scope(items, scope.row, scope.total) if items else scope
    condition = single(arguments[0].give(run, inner))
    if condition is not None and not isinstance(condition, bool):
        raise EvaluationFailed("type", "iif")
    if condition:
        return arguments[1].give(run, inner)
    return arguments[2].give(run, inner) if len(arguments) > 2 else []


def _single(run: Run, scope: Scope, items: Items, arguments: Arguments) -> Items:
    if len(items) > 1:
        raise EvaluationFailed("singleton", "single")
    return items


def _skip(run: Run, scope: Scope, items: Items, arguments: Arguments) -> Items:
    return items[max(0, whole_of(arguments[0].give(run, scope)) or 0) :]


def _take(run: Run, scope: Scope, items: Items, arguments: Arguments) -> Items:
    return items[: max(0, whole_of(arguments[0].give(run, scope)) or 0)]


def _not(run: Run, scope: Scope, items: Items, arguments: Arguments) -> Items:
    value = truth(items)
    return [] if value is None else [not value]


def _quantified(found: Callable[[list[bool]], bool]) -> Function:
    def give(run: Run, scope: Scope, items: Items, arguments: Arguments) -> Items:
        values = [scalar(item) for item in items]
        if not all(isinstance(value, bool) for value in values):
            raise EvaluationFailed("type", "boolean")
        return [found(values)]

    return give


def _keys(run: Run, items: Items) -> set[object]:
    run.step(len(items))
    return {key(item) for item in items}


def _union(run: Run, scope: Scope, items: Items, arguments: Arguments) -> Items:
    return distinct(items + arguments[0].give(run, scope))


def _combine(run: Run, scope: Scope, items: Items, arguments: Arguments) -> Items:
    return items + arguments[0].give(run, scope)


def _intersect(run: Run, scope: Scope, items: Items, arguments: Arguments) -> Items:
    others = _keys(run, arguments[0].give(run, scope))
    return [item for item in distinct(items) if key(item) in others]


def _exclude(run: Run, scope: Scope, items: Items, arguments: Arguments) -> Items:
    others = _keys(run, arguments[0].give(run, scope))
    return [item for item in items if key(item) not in others]


def _subset(run: Run, scope: Scope, items: Items, arguments: Arguments) -> Items:
    return [_keys(run, items) <= _keys(run, arguments[0].give(run, scope))]


def _superset(run: Run, scope: Scope, items: Items, arguments: Arguments) -> Items:
    return [_keys(run, items) >= _keys(run, arguments[0].give(run, scope))]


def _extension(run: Run, scope: Scope, items: Items, arguments: Arguments) -> Items:
    url = single(arguments[0].give(run, scope))
    found: Items = []
    for item in items:
        if not isinstance(item, Node):
            continue
        place = item if isinstance(item.raw, dict) else Node(item.beside, item.type, item.parent)
        found += [
            each for each in place.field("extension") if isinstance(each.raw, dict) and each.raw.get("url") == url
        ]
    return found


def _has_value(run: Run, scope: Scope, items: Items, arguments: Arguments) -> Items:
    return [len(items) == 1 and not (isinstance(items[0], Node) and isinstance(items[0].raw, dict | None))]


def _simple(found: Callable[[Items], Items]) -> Function:
    return lambda run, scope, items, arguments: found(items)


COLLECTIONS: dict[str, tuple[int, int, Function]] = {
    "where": (1, 1, _where),
    "select": (1, 1, _select),
    "exists": (0, 1, _exists),
    "all": (1, 1, _all),
    "repeat": (1, 1, _repeat),
    "children": (0, 0, _children),
    "descendants": (0, 0, _descendants),
    "aggregate": (1, 2, _aggregate),
    "iif": (2, 3, _iif),
    "single": (0, 0, _single),
    "skip": (1, 1, _skip),
    "take": (1, 1, _take),
    "not": (0, 0, _not),
    "union": (1, 1, _union),
    "combine": (1, 1, _combine),
    "intersect": (1, 1, _intersect),
    "exclude": (1, 1, _exclude),
    "subsetOf": (1, 1, _subset),
    "supersetOf": (1, 1, _superset),
    "extension": (1, 1, _extension),
    "hasValue": (0, 0, _has_value),
    "empty": (0, 0, _simple(lambda items: [not items])),
    "count": (0, 0, _simple(lambda items: [len(items)])),
    "first": (0, 0, _simple(lambda items: items[:1])),
    "last": (0, 0, _simple(lambda items: items[-1:])),
    "tail": (0, 0, _simple(lambda items: items[1:])),
    "trace": (1, 2, _simple(lambda items: items)),
    "distinct": (0, 0, _simple(distinct)),
    "isDistinct": (0, 0, _simple(lambda items: [len(distinct(items)) == len(items)])),
    "allTrue": (0, 0, _quantified(all)),
    "anyTrue": (0, 0, _quantified(any)),
    "allFalse": (0, 0, _quantified(lambda values: not any(values))),
    "anyFalse": (0, 0, _quantified(lambda values: not all(values))),
}
