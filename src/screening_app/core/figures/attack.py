# SPDX-License-Identifier: EUPL-1.2
"""What a reader can work out from everything published; knows nothing of how it was protected.

Every number shown, every rule stated and every earlier edition of the same period narrows the counts behind. For each
count that could be small, this says which whole numbers fit it all; fewer than the threshold is a leak.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from screening_app.core.figures.table import Codes, Publication
from screening_app.core.figures.watch import Watch

Place = tuple[int, str, Codes]
"""Which publication, in the order given; the name of its table; the codes of the cell."""

LeakKind = Literal[
    "shown", "narrow", "change", "narrow-change", "not-additive", "not-a-count", "whole-group", "few-persons"
]


@dataclass(frozen=True, slots=True)
class Interval:
    """What a reader learns of one protected count, or (`change`) of its growth since the edition before.

    `values` whole numbers fit, counted as far as the threshold. Not `complete`: low and high are possible, and the
    true limits may lie further apart.
    """

    place: Place
    low: int
    high: int
    values: int
    complete: bool
    safe: bool
    change: bool = False


@dataclass(frozen=True, slots=True)
class Leak:
    """One thing that must not be published.

    shown: a small count stands in the table. narrow: too few values fit a count. change, narrow-change: the same for
    the difference of two editions. whole-group: all of a group, or all but one, are certain to stand in one category.
    few-persons: a number rests on fewer persons than the threshold. not-additive: no counts fit what is published.
    not-a-count: it is negative.
    """

    kind: LeakKind
    place: Place
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Report:
    """Everything an attack found; `leaks` is empty when the publications may stand."""

    intervals: tuple[Interval, ...]
    leaks: tuple[Leak, ...]


def attack(
    publications: Sequence[Publication], few_persons: Collection[Place] = frozenset(), watch: Watch | None = None
) -> Report:
    """Attack publications together, earlier editions of a period first; each period by itself.

    `few_persons`: cells known to rest on fewer persons than the threshold, whatever they count. Raises
    CannotNow(FIGURES_TOO_LARGE) or (CANCELLED).
    """
    from screening_app.core.figures.attack_period import PeriodAttack

    intervals: list[Interval] = []
    leaks: set[Leak] = set()
    for period in dict.fromkeys(publication.period for publication in publications):
        numbers = [at for at, publication in enumerate(publications) if publication.period == period]
        found = PeriodAttack([publications[at] for at in numbers], watch or Watch()).report()
        intervals += [replace(one, place=_moved(one.place, numbers)) for one in found.intervals]
        leaks |= {replace(one, place=_moved(one.place, numbers)) for one in found.leaks}
    leaks |= set(_few_persons(publications, few_persons))
    return Report(tuple(intervals), tuple(sorted(leaks, key=lambda leak: (leak.place, leak.kind))))


def _moved(place: Place, numbers: Sequence[int]) -> Place:
    return (numbers[place[0]], *place[1:])


def _few_persons(publications: Sequence[Publication], few_persons: Collection[Place]) -> Iterator[Leak]:
    for at, publication in enumerate(publications):
        if publication.rule.method != "hiding":
            continue
        for table in publication.tables:
            for cell in table.cells:
                if cell.status == "shown" and (at, table.name, cell.dimensions) in few_persons:
                    yield Leak("few-persons", (at, table.name, cell.dimensions), cell.count, cell.count)


def could_be_small(low: float, high: float, threshold: int) -> bool:
    """Say whether a count in these limits can be 1..threshold-1."""
    return high >= 1 and low < threshold and not math.isinf(low)
