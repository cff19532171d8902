# SPDX-License-Identifier: EUPL-1.2
"""Sums that do not wait for all their answers: what a form should say of itself before its score is believed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from screening_app.core.forms.fhirpath.expression import Expression
from screening_app.core.forms.findings import Findings
from screening_app.core.forms.lint import Outline
from screening_app.core.forms.model import Item, Variable

_ADDING = frozenset({"sum", "aggregate"})
_TESTS = frozenset({"exists", "empty", "count", "all", "allTrue", "anyFalse", "hasValue"})
_Scope = Mapping[str, Expression | None]


def lint_sums(outline: Outline, variables: Sequence[Variable], findings: Findings) -> None:
    """Warn of every calculated sum over answers that is also made while some of them are missing.

    A sum is guarded by iif() with a condition that looks at what is answered, or by conditions of its own item that
    do. Addition with + needs no guard: nothing plus something is nothing.
    """
    if not any(item.calculated is not None for item in outline.items):
        return
    scopes: dict[str | None, _Scope] = {None: {each.name: each.expression for each in variables}}
    for item in outline.items:
        scope = dict(scopes.get(outline.parents[item.link_id], scopes[None]))
        scope |= {each.name: each.expression for each in item.variables}
        scopes[item.link_id] = scope
        if item.calculated is None:
            continue
        used = tuple(_used(item.calculated, scope))
        if not any(each.functions & _ADDING for each in used) or any(_asks_first(each, scope) for each in used):
            continue
        weighted = _added(outline, used)
        if weighted and not _waits(item, weighted, scope):
            findings.warn("score-without-completeness-guard", outline.places[item.link_id])


def _used(expression: Expression, scope: _Scope) -> Iterator[Expression]:
    """Yield the expression and those of the variables it uses, each once."""
    seen, waiting = {expression.text}, [expression]
    while waiting:
        current = waiting.pop()
        yield current
        for name in sorted(current.variables):
            other = scope.get(name)
            if other is not None and other.text not in seen:
                seen.add(other.text)
                waiting.append(other)


def _asks_first(expression: Expression, scope: _Scope) -> bool:
    """Whether a part of it is only worked out after a look at what is answered."""
    if "iif" not in expression.functions:
        return False
    from screening_app.core.forms.fhirpath.nodes import Variable as Name
    from screening_app.core.forms.fhirpath.reach import called, calls, parts

    for call in called(expression.root):
        if call.name != "iif":
            continue
        condition = call.arguments[0]
        named = [scope.get(part.name) for part in parts(condition) if isinstance(part, Name)]
        if _TESTS & {*calls(condition)} or any(each is not None and each.functions & _TESTS for each in named):
            return True
    return False


def _added(outline: Outline, used: Sequence[Expression]) -> frozenset[str]:
    """Return the questions whose answers may be added: those that are named, or all that are not worked out."""
    named = frozenset[str]().union(*(each.link_ids for each in used))
    questions = {item.link_id for item in outline.items if item.is_question and item.calculated is None}
    if not all(each.names_items for each in used):
        weighted = {item.link_id for item in outline.items if any(o.weight is not None for o in item.options)}
        return frozenset(named & questions or weighted or questions)
    below = {
        item.link_id
        for item in outline.items
        if item.link_id in questions and any(above in named for above in _above(outline, item.link_id))
    }
    return frozenset(named & questions or below)


def _above(outline: Outline, link_id: str) -> Iterator[str]:
    parent = outline.parents[link_id]
    while parent is not None:
        yield parent
        parent = outline.parents.get(parent)


def _waits(item: Item, added: frozenset[str], scope: _Scope) -> bool:
    """Whether the item is only asked once every answer that it adds is there."""
    if item.enable_expression is not None:
        return any(each.functions & _TESTS for each in _used(item.enable_expression, scope))
    answered = {each.question for each in item.conditions if each.operator != "!=" and each.answer is not False}
    return not (item.any_condition and len(item.conditions) > 1) and added <= answered
