# SPDX-License-Identifier: EUPL-1.2
"""Which answers an expression depends on, as far as its text tells."""

from __future__ import annotations

from collections.abc import Iterator

from screening_app.core.forms.fhirpath.nodes import Call, Chain, Index, Literal, Member, Part, Path, Special, Variable

OUTSIDE = frozenset({"questionnaire", "qitem"})
WALKING = frozenset({"children", "descendants"})
LOCAL = frozenset({"where", "exists", "all", "select", "aggregate", "iif", "trace"})
FILTERS = frozenset({"where", "exists", "all", "select"})


def parts(part: Part) -> Iterator[Part]:
    """Yield the part and everything in it."""
    yield part
    for inner in part.inner():
        yield from parts(inner)


def calls(part: Part) -> Iterator[str]:
    """Yield the name of each function that is used."""
    for each in parts(part):
        if isinstance(each, Path):
            yield from (step.name for step in each.steps if isinstance(step, Call))


def _is_link_id(part: Part) -> bool:
    return isinstance(part, Path) and isinstance(part.steps[-1], Member) and part.steps[-1].name == "linkId"


def _texts(part: Part) -> set[str]:
    return {
        value for each in parts(part) if isinstance(each, Literal) for value in each.values if isinstance(value, str)
    }


def _compared(part: Part) -> set[str]:
    """Return the texts that this one comparison sets a linkId beside."""
    if (
        not isinstance(part, Chain)
        or len(part.rest) != 1
        or part.rest[0][0] not in {"=", "!=", "~", "!~", "in", "contains"}
    ):
        return set()
    sides = (part.first, part.rest[0][1])
    for one, other in (sides, sides[::-1]):
        if _is_link_id(one):
            return _texts(other)
    return set()


def link_ids(part: Part) -> frozenset[str]:
    """Return every text that is compared with a linkId."""
    return frozenset(text for each in parts(part) for text in _compared(each))


def _names(part: Part) -> bool:
    """Say whether a condition only lets named items through."""
    if not isinstance(part, Chain):
        return False
    operands = [part.first, *(operand for _, operand in part.rest)]
    marks = {mark for mark, _ in part.rest}
    if marks == {"and"}:
        return any(_names(operand) for operand in operands)
    if marks == {"or"}:
        return all(_names(operand) for operand in operands)
    if not marks <= {"=", "~", "in", "contains"} or len(operands) != 2:
        return False
    sides = operands if "contains" not in marks else operands[::-1]
    return bool(_compared(part)) and all(_is_link_id(side) or _is_fixed(side) for side in sides)


def _is_fixed(part: Part) -> bool:
    return all(isinstance(each, Literal | Chain) for each in parts(part))


def names_items(part: Part, named: bool = False) -> bool:
    """Say whether every answer that is reached stands in an item named by its linkId."""
    if not isinstance(part, Path):
        return all(names_items(inner, named) for inner in part.inner())
    if isinstance(part.start, Variable) and part.start.name in OUTSIDE:
        return all(names_items(inner, named=True) for step in part.steps for inner in step.inner())
    if part.start is not None and not names_items(part.start, named):
        return False
    state, loose = named and (part.start is None or isinstance(part.start, Special)), False
    for step in part.steps:
        if isinstance(step, Member):
            if step.name == "item":
                state, loose = False, True
            elif step.name in {"answer", "value"} and not state:
                return False
        elif isinstance(step, Index):
            if not names_items(step.place, named):
                return False
        else:
            state, loose, fine = _through(step, state, loose, named)
            if not fine:
                return False
    return not loose


def _through(step: Call, state: bool, loose: bool, outside: bool) -> tuple[bool, bool, bool]:
    """Return whether the items are named after the call, whether they wait to be, and whether its arguments name."""
    inside = state if step.name in LOCAL else outside
    if step.name in WALKING:
        return False, True, True
    if step.name == "repeat":
        return False, True, True
    if step.name in FILTERS and any(_names(argument) for argument in step.arguments):
        return True, False, all(names_items(argument, named=True) for argument in step.arguments)
    return state, loose, all(names_items(argument, inside) for argument in step.arguments)
