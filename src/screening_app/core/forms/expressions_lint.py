# SPDX-License-Identifier: EUPL-1.2
"""Checks of all expressions of a form together: names that nothing defines, and items that wait for themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from screening_app.core.forms.expressions_read import ALWAYS_DEFINED
from screening_app.core.forms.fhirpath.expression import Expression
from screening_app.core.forms.findings import Findings, Place
from screening_app.core.forms.lint import Outline
from screening_app.core.forms.model import Constraint, Plan, Variable
from screening_app.core.forms.plan import Ring, plan_items


def lint_expressions(
    outline: Outline, variables: Sequence[Variable], constraints: Sequence[Constraint], findings: Findings
) -> None:
    """Refuse variables that are not defined where they are used, or that use each other in a ring."""
    own_parts = ((i.calculated, i.enable_expression, i.variables, i.constraints) for i in outline.items)
    if not (variables or constraints or any(map(any, own_parts))):
        return
    root = Place()
    scopes: dict[str | None, frozenset[str]] = {None: _scope(ALWAYS_DEFINED, variables, root, findings)}
    _defined((constraint.expression for constraint in constraints), scopes[None], root, findings)
    for item in outline.items:
        outer = scopes.get(outline.parents[item.link_id], scopes[None])
        place = outline.places[item.link_id]
        scope = scopes[item.link_id] = _scope(outer, item.variables, place, findings) if item.variables else outer
        for own in (item.calculated, item.enable_expression):
            if own is not None:
                _defined((own,), scope, place, findings)
        _defined((constraint.expression for constraint in item.constraints), scope, place, findings)


def plan_or_refuse(
    outline: Outline, variables: Sequence[Variable], constraints: Sequence[Constraint], findings: Findings
) -> Plan:
    """Return the order in which the items are worked out; items that wait for each other are refused by name."""
    found = plan_items(outline.items, outline.parents, variables, has_rules=bool(constraints))
    if not isinstance(found, Ring):
        return found
    code = "enableWhen-cycle" if found.by_conditions else "expression-cycle"
    findings.refuse(code, outline.places[found.link_ids[0]], questions=found.link_ids)
    return Plan()


def _scope(outer: frozenset[str], variables: Sequence[Variable], place: Place, findings: Findings) -> frozenset[str]:
    scope = set(outer)
    later = {variable.name for variable in variables}
    for variable in variables:
        if variable.expression is not None:
            unknown = variable.expression.variables - scope
            if unknown & later:
                findings.refuse("expression-cycle", place, what=variable.name)
            for name in sorted(unknown - later):
                findings.refuse("expression-undefined-variable", place, what=name)
        scope.add(variable.name)
    return frozenset(scope)


def _defined(expressions: Iterable[Expression], scope: frozenset[str], place: Place, findings: Findings) -> None:
    for expression in expressions:
        for name in sorted(expression.variables - scope):
            findings.refuse("expression-undefined-variable", place, what=name)
