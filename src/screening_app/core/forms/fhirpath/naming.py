# SPDX-License-Identifier: EUPL-1.2
"""Conditions that let items through by their linkId."""

from __future__ import annotations

from screening_app.core.forms.fhirpath.nodes import Chain, Literal, Member, Part, Path, Special

COMPARING = frozenset({"=", "!=", "~", "!~", "in", "contains"})


def _is_link_id(part: Part, *, own: bool) -> bool:
    """Say whether it is a linkId; an `own` one that of the item which the condition is about."""
    if not isinstance(part, Path) or not isinstance(part.steps[-1], Member) or part.steps[-1].name != "linkId":
        return False
    at_this = part.start is None or (isinstance(part.start, Special) and part.start.name == "$this")
    return not own or (len(part.steps) == 1 and at_this)


def _texts(part: Part) -> frozenset[str] | None:
    """Return the texts of a literal or of literals joined by |; None for anything else."""
    if isinstance(part, Literal):
        return frozenset(part.values) if all(isinstance(value, str) for value in part.values) else None
    if not isinstance(part, Chain) or any(mark != "|" for mark, _ in part.rest):
        return None
    found: set[str] = set()
    for each in part.inner():
        texts = _texts(each)
        if texts is None:
            return None
        found |= texts
    return frozenset(found)


def link_ids_compared(part: Part) -> frozenset[str]:
    """Return the texts that this one comparison sets a linkId beside."""
    if not isinstance(part, Chain) or len(part.rest) != 1 or part.rest[0][0] not in COMPARING:
        return frozenset()
    sides = (part.first, part.rest[0][1])
    for one, other in (sides, sides[::-1]):
        if _is_link_id(one, own=False):
            return _texts(other) or frozenset()
    return frozenset()


def only_by_name(part: Part) -> frozenset[str] | None:
    """Return the linkIds when the condition asks for nothing but one of them, else None."""
    if not isinstance(part, Chain):
        return None
    marks = {mark for mark, _ in part.rest}
    if marks == {"or"}:
        every = [only_by_name(each) for each in part.inner()]
        return None if None in every else frozenset().union(*(each for each in every if each is not None))
    if len(part.rest) != 1 or not marks <= {"=", "in", "contains"}:
        return None
    first, second = part.first, part.rest[0][1]
    if marks == {"contains"} or (marks == {"="} and _is_link_id(second, own=True)):
        first, second = second, first
    texts = _texts(second) if _is_link_id(first, own=True) else None
    return texts if texts and (len(texts) == 1 or marks != {"="}) else None


def named_by(part: Part) -> frozenset[str] | None:
    """Return linkIds of which every item that passes the condition has one; None when it may let others through."""
    if isinstance(part, Chain) and {mark for mark, _ in part.rest} == {"and"}:
        for each in part.inner():
            found = named_by(each)
            if found is not None:
                return found
        return None
    if isinstance(part, Chain) and {mark for mark, _ in part.rest} == {"or"}:
        every = [named_by(each) for each in part.inner()]
        return None if None in every else frozenset().union(*(each for each in every if each is not None))
    return only_by_name(part)
