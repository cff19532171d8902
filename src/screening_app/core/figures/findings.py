# SPDX-License-Identifier: EUPL-1.2
"""What an attack finds: intervals of protected counts, and leaks."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final, Literal

from screening_app.core.figures.table import Codes

Place = tuple[int, str, Codes]
"""Which publication, in the order given; the name of its table; the codes of the cell."""

LINKED: Final = (("persons", "contacts"),)
"""A person has a contact of the kind that counts for the person: no cell has more of the first than of the second."""
LINKED_AS: Final = {name: "/".join(pair) for pair in LINKED for name in pair}

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
class Example:
    """A population that may fit a publication: combinations of codes of all its columns, and how many of each.

    An attack may begin at it; it is checked first, and one that does not fit is not used.
    """

    columns: Codes
    rows: tuple[tuple[Codes, int], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything an attack found; `leaks` is empty when the publications may stand."""

    intervals: tuple[Interval, ...]
    leaks: tuple[Leak, ...]


def could_be_small(low: float, high: float, threshold: int) -> bool:
    """Say whether a count in these limits can be 1..threshold-1."""
    return high >= 1 and low < threshold and not math.isinf(low)
