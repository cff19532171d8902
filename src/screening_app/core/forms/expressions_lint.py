# SPDX-License-Identifier: EUPL-1.2
"""Checks of all expressions of a form together: names that nothing defines, and values that wait for themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from screening_app.core.forms.expressions_read import ALWAYS_DEFINED
from screening_app.core.forms.fhirpath.expression import Expression
from screening_app.core.forms.findings import Findings, Place
from screening_app.core.forms.lint import Outline
from screening_app.core.forms.model import Constraint, Item, Variable

_ANSWERS = frozenset({"resource", "context"})
_Scope = Mapping[str, frozenset[str]]
"""Every variable that can be seen in a place, with the linkIds that it looks at, its own variables' included."""


def lint_expressions(
    outline: Outline, variables: Sequence[Variable], constraints: Sequence[Constraint], findings: Findings
) -> None:
    """Refuse undefined variables, and calculated values and conditions that depend on each other in a ring."""
    own_parts = ((i.calculated, i.enable_expression, i.variables, i.constraints) for i in outline.items)
    if not (variables or constraints or any(map(any, own_parts))):
        return
    scopes: dict[str | None, _Scope] = {}
    root = Place()
    scopes[None] = _scope({}, variables, root, findings)
    _defined((constraint.expression for constraint in constraints), scopes[None], root, findings)
    waits: dict[str, set[str]] = {}
    has_own = False
    for item in outline.items:
        place, parent = outline.places[item.link_id], outline.parents[item.link_id]
        scope = _scope(scopes.get(parent, scopes[None]), item.variables, place, findings)
        scopes[item.link_id] = scope
        own = [expression for expression in (item.calculated, item.enable_expression) if expression is not None]
        has_own = has_own or bool(own)
        _defined([*own, *(constraint.expression for constraint in item.constraints)], scope, place, findings)
        waits[item.link_id] = _sources(item, own, scope, parent)
    # Rings of conditions alone are found where their order is made.
    if has_own and not any(problem.code == "enableWhen-cycle" for problem in findings.problems):
        _refuse_ring(waits, outline, findings)


def _scope(outer: _Scope, variables: Sequence[Variable], place: Place, findings: Findings) -> _Scope:
    scope = dict(outer)
    for variable in variables:
        expression = variable.expression
        if expression is None:
            scope[variable.name] = frozenset()
            continue
        known = dict(scope)
        later = {other.name for other in variables}
        unknown = expression.variables - known.keys() - ALWAYS_DEFINED
        if unknown & later:
            findings.refuse("expression-cycle", place, what=variable.name)
        for name in sorted(unknown - later):
            findings.refuse("expression-undefined-variable", place, what=name)
        scope[variable.name] = _looked_at(expression, known)
    return scope


def _looked_at(expression: Expression, scope: _Scope) -> frozenset[str]:
    named = expression.variables
    # A look into the questionnaire itself waits for no answer.
    own = frozenset[str]() if "questionnaire" in named and not named & _ANSWERS else expression.link_ids
    return own.union(*(scope.get(name, frozenset()) for name in expression.variables))


def _defined(expressions: Iterable[Expression], scope: _Scope, place: Place, findings: Findings) -> None:
    for expression in expressions:
        for name in sorted(expression.variables - scope.keys() - ALWAYS_DEFINED):
            findings.refuse("expression-undefined-variable", place, what=name)


def _sources(item: Item, own: Sequence[Expression], scope: _Scope, parent: str | None) -> set[str]:
    """Return the items that an item's value or its being asked waits for."""
    sources = {condition.question for condition in item.conditions}
    for expression in own:
        sources |= _looked_at(expression, scope)
    return sources if parent is None else sources | {parent}


def _refuse_ring(waits: Mapping[str, set[str]], outline: Outline, findings: Findings) -> None:
    left = {link_id: {source for source in sources if source in waits} for link_id, sources in waits.items()}
    followers: dict[str, list[str]] = {}
    for link_id, sources in left.items():
        for source in sources:
            followers.setdefault(source, []).append(link_id)
    ready = [link_id for link_id, sources in left.items() if not sources]
    while ready:
        done = ready.pop()
        del left[done]
        for follower in followers.get(done, ()):
            left[follower].discard(done)
            if not left[follower]:
                ready.append(follower)
    if not left:
        return
    walk: list[str] = []
    current = next(iter(left))
    while current not in walk:
        walk.append(current)
        current = min(left[current] & left.keys())
    ring = walk[walk.index(current) :]
    findings.refuse("expression-cycle", outline.places[ring[0]], questions=tuple(sorted(ring)))
