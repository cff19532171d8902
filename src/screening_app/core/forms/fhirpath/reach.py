# SPDX-License-Identifier: EUPL-1.2
"""Which answers an expression depends on, as far as its text tells."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum

from screening_app.core.forms.fhirpath.naming import link_ids_compared, named_by
from screening_app.core.forms.fhirpath.nodes import (
    Call,
    Chain,
    Index,
    Member,
    Part,
    Path,
    Signed,
    Special,
    Step,
    Typed,
    Variable,
)


class Sort(IntEnum):
    """What a collection may hold, the more telling the higher; from ONE on, using it depends on unnamed answers."""

    PLAIN = 0
    OUTSIDE = 1
    NAMED = 2
    ONE = 3
    WAITING = 4
    WHOLE = 5


ABOUT_ITSELF = frozenset({"linkId", "definition", "text"})
FREE = frozenset({"iif", "now", "today", "timeOfDay"})
CHOOSING = frozenset({"first", "last", "tail", "skip", "take", "single", "distinct", "as", "ofType", "trace"})
JOINING = frozenset({"union", "combine", "intersect", "exclude"})
TESTING = frozenset({"exists", "all"})
WALKING = frozenset({"children", "descendants"})


def parts(part: Part) -> Iterator[Part]:
    """Yield the part and everything in it."""
    yield part
    for inner in part.inner():
        yield from parts(inner)


def called(part: Part) -> Iterator[Call]:
    """Yield each use of a function."""
    for each in parts(part):
        if isinstance(each, Path):
            yield from (step for step in each.steps if isinstance(step, Call))


def calls(part: Part) -> Iterator[str]:
    """Yield the name of each function that is used."""
    return (call.name for call in called(part))


def link_ids(part: Part) -> frozenset[str]:
    """Return every text that is compared with a linkId."""
    return frozenset(text for each in parts(part) for text in link_ids_compared(each))


def names_items(part: Part) -> bool:
    """Say whether every answer that is reached stands in an item named by its linkId.

    A declared variable counts as named here: what it reaches is told by its own expression.
    """
    reach = _Reach()
    reach.use(reach.of(part, Sort.WHOLE))
    return reach.named


class _Reach:
    """One walk along the parts of an expression; `named` turns False where answers are reached without a name."""

    def __init__(self) -> None:
        self.named = True

    def use(self, sort: Sort) -> Sort:
        self.named &= sort < Sort.ONE
        return Sort.PLAIN

    def of(self, part: Part, this: Sort) -> Sort:
        if isinstance(part, Path):
            return self._path(part, this)
        if isinstance(part, Chain):
            return self._chain(part, this)
        if isinstance(part, Variable):
            if part.name in {"resource", "rootResource", "context"}:
                return Sort.WHOLE
            return Sort.OUTSIDE if part.name in {"questionnaire", "qitem"} else Sort.NAMED
        if isinstance(part, Special):
            return this if part.name == "$this" else Sort.NAMED
        if isinstance(part, Typed):
            return self.of(part.operand, this)
        if isinstance(part, Signed):
            return self.use(self.of(part.operand, this))
        return Sort.PLAIN

    def _chain(self, part: Chain, this: Sort) -> Sort:
        sorts = [self.of(each, this) for each in part.inner()]
        if all(mark == "|" for mark, _ in part.rest):
            return max(sorts)
        for sort in sorts:
            self.use(sort)
        return Sort.PLAIN

    def _path(self, part: Path, this: Sort) -> Sort:
        sort = this if part.start is None else self.of(part.start, this)
        for place, step in enumerate(part.steps):
            if isinstance(step, Call):
                free = place == 0 and part.start is None and step.name in FREE
                sort = self._call(step, Sort.PLAIN if free else sort, this)
            else:
                sort = self._moved(step, sort, this)
        return sort

    def _moved(self, step: Step, sort: Sort, this: Sort) -> Sort:
        if isinstance(step, Index):
            self.use(self.of(step.place, this))
            return sort
        if not isinstance(step, Member) or sort <= Sort.OUTSIDE:
            return sort
        if step.name == "item":
            return Sort.WAITING
        if sort is Sort.NAMED or (sort is Sort.WHOLE and step.name[0].isupper()):
            return sort
        if sort is Sort.WAITING or (step.name in {"answer", "value"}):
            return self.use(Sort.WAITING)
        return Sort.PLAIN if sort is Sort.WHOLE or step.name in ABOUT_ITSELF else self.use(sort)

    def _call(self, step: Call, sort: Sort, this: Sort) -> Sort:
        one = Sort.ONE if sort is Sort.WAITING else sort
        if step.name in WALKING or step.name == "repeat":
            return self._walked(step, sort)
        if step.name == "where" or (step.name in TESTING and step.arguments):
            if sort >= Sort.ONE and named_by(step.arguments[0]) is not None:
                one = sort = Sort.NAMED
            self.use(self.of(step.arguments[0], one))
            return sort if step.name == "where" else self.use(sort)
        if step.name == "select":
            found = self.of(step.arguments[0], one)
            return Sort.WAITING if found is Sort.ONE else found
        if step.name == "iif":
            self.use(self.of(step.arguments[0], this if sort is Sort.PLAIN else one))
            return max(self.of(each, this if sort is Sort.PLAIN else one) for each in step.arguments[1:])
        sorts = [self.of(each, this) for each in step.arguments]
        if step.name == "aggregate":
            sorts[0] = self.of(step.arguments[0], one)
        if step.name in JOINING:
            return max([sort, *sorts])
        for each in sorts:
            self.use(each)
        return sort if step.name in CHOOSING else self.use(sort)

    def _walked(self, step: Call, sort: Sort) -> Sort:
        for each in step.arguments:
            if not (
                isinstance(each, Path) and each.start is None and all(isinstance(one, Member) for one in each.steps)
            ):
                self.named = False
        return sort if sort <= Sort.OUTSIDE else Sort.WAITING
