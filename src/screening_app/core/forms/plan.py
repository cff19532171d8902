# SPDX-License-Identifier: EUPL-1.2
"""The one order in which a form's items are worked out, found when it is loaded (docs/decisions/0026).

An item follows its parent, the questions of its conditions and the items that its expressions name. An expression that
looks at answers without naming their items comes last of those that are ready, so that it sees everything that does
not wait for it. Items that wait for each other in a ring have no order.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from screening_app.core.forms.fhirpath.expression import Expression
from screening_app.core.forms.model import Item, Plan, Sources, Variable

_ANSWERS = frozenset({"resource", "context"})
_NONE = frozenset[str]()
_NOTHING = Sources(_NONE, reaches_all=False)


@dataclass(frozen=True, slots=True)
class Ring:
    """Items that wait for each other. `by_conditions` says that no expression has part in it."""

    link_ids: tuple[str, ...]
    by_conditions: bool


@dataclass(frozen=True, slots=True)
class _Look:
    """What an expression looks at with its variables: all linkIds it names, and those whose answers it asks for."""

    named: frozenset[str]
    asked: frozenset[str]
    reaches_all: bool


_Scope = dict[str, _Look]


@dataclass(frozen=True, slots=True)
class _Needs:
    """What one item waits for: by its place and conditions, by its expressions, and only by a look at the form."""

    plain: frozenset[str]
    answers: frozenset[str]
    form: frozenset[str]


def plan_items(
    items: Sequence[Item],
    parents: Mapping[str, str | None],
    variables: Sequence[Variable] = (),
    *,
    has_rules: bool = False,
) -> Plan | Ring:
    """Return the order of items that stand in document order, or the ring that leaves them without one.

    `variables` are the form's own; `has_rules` tells of rules that the form itself has.
    """
    scopes: dict[str | None, _Scope] = {None: _scope({}, variables)}
    sources: dict[str, Sources] = {}
    needs: dict[str, _Needs] = {}
    known = parents.keys()
    is_plain = not (variables or has_rules)
    for item in items:
        parent = parents[item.link_id]
        outer = scopes.get(parent, scopes[None])
        scope = scopes[item.link_id] = _scope(outer, item.variables) if item.variables else outer
        plain = {condition.question for condition in item.conditions} | ({parent} if parent is not None else set())
        own = [each for each in (item.enable_expression, item.calculated) if each is not None]
        if not own:
            is_plain = is_plain and not (item.constraints or item.variables)
            sources[item.link_id] = _NOTHING
            needs[item.link_id] = _Needs(frozenset(plain & known), _NONE, _NONE)
            continue
        is_plain = False
        looks = [_look(each, scope) for each in own]
        named = frozenset[str]().union(*(each.named for each in looks)) & known
        asked = frozenset[str]().union(*(each.asked for each in looks)) & known
        sources[item.link_id] = Sources(named, any(each.reaches_all for each in looks))
        needs[item.link_id] = _Needs(frozenset(plain & known), asked, named - asked)
    order = _ordered(items, {name: each.plain | each.answers | each.form for name, each in needs.items()}, sources)
    if len(order) < len(needs):
        # A look into the form's own document waits for no answer, however it names the items.
        order = _ordered(items, {name: each.plain | each.answers for name, each in needs.items()}, sources)
    return Plan(order, is_plain, sources) if len(order) == len(needs) else _ring(needs, frozenset(order))


def _scope(outer: Mapping[str, _Look], variables: Sequence[Variable]) -> _Scope:
    scope = dict(outer)
    for variable in variables:
        nothing = _Look(frozenset(), frozenset(), reaches_all=False)
        scope[variable.name] = nothing if variable.expression is None else _look(variable.expression, scope)
    return scope


def _look(expression: Expression, scope: Mapping[str, _Look]) -> _Look:
    names = expression.variables
    within = [scope[name] for name in names if name in scope]
    only_form = "questionnaire" in names and not names & _ANSWERS
    own = frozenset[str]() if only_form else expression.link_ids
    return _Look(
        expression.link_ids.union(*(each.named for each in within)),
        own.union(*(each.asked for each in within)),
        not expression.names_items or any(each.reaches_all for each in within),
    )


def _ordered(
    items: Sequence[Item], waits: Mapping[str, frozenset[str]], sources: Mapping[str, Sources]
) -> tuple[str, ...]:
    """Return as many items as can be put in order, in document order where nothing else decides."""
    if _stand_in_order(waits, sources):
        return tuple(waits)
    places = {item.link_id: number for number, item in enumerate(items)}
    followers: dict[str, list[str]] = {}
    ready: list[tuple[bool, int, str]] = []
    left: dict[str, int] = {}
    for link_id, needed in waits.items():
        left[link_id] = len(needed)
        for each in needed:
            followers.setdefault(each, []).append(link_id)
        if not needed:
            ready.append((sources[link_id].reaches_all, places[link_id], link_id))
    heapq.heapify(ready)
    order: list[str] = []
    while ready:
        link_id = heapq.heappop(ready)[2]
        order.append(link_id)
        for follower in followers.get(link_id, ()):
            left[follower] -= 1
            if not left[follower]:
                heapq.heappush(ready, (sources[follower].reaches_all, places[follower], follower))
    return tuple(order)


def _stand_in_order(waits: Mapping[str, frozenset[str]], sources: Mapping[str, Sources]) -> bool:
    """Whether each item waits only for such as stand before it: then the order of the document is the order."""
    before: set[str] = set()
    for link_id, needed in waits.items():
        if not needed <= before or sources[link_id].reaches_all:
            return False
        before.add(link_id)
    return True


def _ring(needs: Mapping[str, _Needs], done: frozenset[str]) -> Ring:
    """Return the items of one ring; those that merely wait for it are left out."""
    left = {name: each for name, each in needs.items() if name not in done}
    plain = {name: each.plain & left.keys() for name, each in left.items()}
    walk: list[str] = []
    current = next(iter(left))
    while current not in walk:
        walk.append(current)
        # A ring of conditions alone is looked for first, since it is the easier one to see.
        current = min(plain[current] or left[current].answers & left.keys())
    ring = walk[walk.index(current) :]
    steps = zip(ring, [*ring[1:], ring[0]], strict=True)
    return Ring(tuple(sorted(ring)), all(after in plain[before] for before, after in steps))
