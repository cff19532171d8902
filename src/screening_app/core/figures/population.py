# SPDX-License-Identifier: EUPL-1.2
"""What is counted, before protection: the columns, the linked tables over them, and the true counts."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from screening_app.core.figures.table import TOTAL, Codes, Groups

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Whole = NDArray[np.int64]

MERGED = "Övriga"
"""The category that stands for those that were too small to stand alone."""

Places = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """One column as it is published: its categories (leaves), and groups of them that are lines of their own.

    `shown` are the lines that a table has, in their order; None is all of them. What is no line may still stand behind
    one: sets of violence types are leaves that nobody sees, each type a group of the sets that hold it.
    """

    name: str
    leaves: Codes
    groups: Mapping[str, Places] = field(default_factory=dict)
    shown: Codes | None = None

    def lines(self) -> list[tuple[str, Places]]:
        """Return each line with the places of its leaves: the total, the groups, the leaves."""
        every = tuple(range(len(self.leaves)))
        inner = [(leaf, (place,)) for place, leaf in enumerate(self.leaves)]
        found: list[tuple[str, Places]] = [(TOTAL, every), *self.groups.items(), *inner]
        if self.shown is None:
            return found
        known = dict(found)
        return [(code, known[code]) for code in self.shown]

    def sums(self) -> list[tuple[int, list[int]]]:
        """Return lines with others that make them up without sharing a leaf, by their numbers; not every such way."""
        lines = [frozenset(places) for _, places in self.lines()]
        order = sorted(range(len(lines)), key=lambda at: (-len(lines[at]), at))
        found: dict[tuple[int, tuple[int, ...]], None] = {}
        for at, own in enumerate(lines):
            inside = [other for other in order if lines[other] < own]
            for first in inside:
                left, parts = set(own - lines[first]), [first]
                for other in inside if left else ():
                    if lines[other] <= left:
                        left -= lines[other]
                        parts.append(other)
                if not left:
                    found[at, tuple(sorted(parts))] = None
        return [(at, list(parts)) for at, parts in found]

    def finest(self) -> list[int]:
        """Return the numbers of the lines that are no sum of others; groups may share leaves, and then both stay."""
        lines = [frozenset(places) for _, places in self.lines()]
        return [at for at, own in enumerate(lines) if not _is_sum(own, at, lines)]

    def layers(self) -> list[list[int]]:
        """Return the finest lines in as few layers as it takes so that no two of a layer share a leaf."""
        lines = [frozenset(places) for _, places in self.lines()]
        made: list[list[int]] = []
        for at in self.finest():
            home = next((one for one in made if not any(lines[at] & lines[other] for other in one)), None)
            if home is None:
                made.append([at])
            else:
                home.append(at)
        return made


def _is_sum(own: frozenset[int], at: int, lines: Sequence[frozenset[int]]) -> bool:
    """Say whether smaller lines, or an equal one after it, make this one up without sharing a leaf."""
    left = set(own)
    for number, other in sorted(enumerate(lines), key=lambda one: (-len(one[1]), one[0])):
        if (other < own or (other == own and number > at)) and other <= left and other:
            left -= other
    return not left and bool(own)


@dataclass(frozen=True, slots=True)
class Floor:
    """A cell of the table with that number that is shown no lower than `least`: what it shows in persons.

    `behind` is how many persons there truly are in it.
    """

    table: int
    codes: Codes
    least: int
    behind: int


@dataclass(frozen=True, slots=True)
class Population:
    """True counts over all columns of all tables together; only combinations that occur are held.

    `places` has a row for each combination, with the place of the leaf in each axis; `counts` how many there are.
    `holders` gives, where known, who stands behind: pairs of (row of `places`, person). A person counts once in
    a combination. Several axes may be the same column with other lines shown. `names` are those of the tables, else
    T1, T2 ... Rounding leaves the totals over the axes of `exact` as they are, in each combination of them (() is the
    grand total alone), and shows no cell of `floors` lower than they say.
    """

    axes: tuple[Axis, ...]
    tables: tuple[tuple[int, ...], ...]
    places: Whole
    counts: Whole
    holders: Whole | None = None
    merged: Groups = field(default_factory=dict)
    names: Codes = ()
    exact: Places | None = None
    floors: tuple[Floor, ...] = ()

    def name_of(self, number: int) -> str:
        """Return what the table is called."""
        return self.names[number] if self.names else f"T{number + 1}"

    def columns(self) -> dict[str, int]:
        """Return the columns by name, each with the first axis that is it."""
        found: dict[str, int] = {}
        for at, axis in enumerate(self.axes):
            found.setdefault(axis.name, at)
        return found

    def axes_of(self, table: Sequence[int]) -> list[Axis]:
        """Return the axes of a table, in its own order."""
        return [self.axes[column] for column in table]

    def size(self) -> int:
        """Return how many cells the tables have, margins included."""
        return sum(math.prod(len(axis.lines()) for axis in self.axes_of(table)) for table in self.tables)


def population(
    names: Codes,
    rows: Iterable[tuple[Codes, int, str | None]],
    tables: Sequence[Codes],
    groups: Groups | None = None,
    merged: Groups | None = None,
) -> Population:
    """Count rows of (codes in the order of `names`, how many, person or None) into a population.

    Codes that only a group names become leaves that hold nothing. With persons, the number of a row is not used.
    """
    import numpy as np

    counted: dict[Codes, int] = {}
    behind: dict[tuple[Codes, str], None] = {}
    for codes, number, person in rows:
        if person is None:
            counted[codes] = counted.get(codes, 0) + number
        elif (codes, person) not in behind:
            behind[codes, person] = None
            counted[codes] = counted.get(codes, 0) + 1
    axes = tuple(_axis(name, {codes[at] for codes in counted}, groups or {}) for at, name in enumerate(names))
    index = [{leaf: place for place, leaf in enumerate(axis.leaves)} for axis in axes]
    kept = sorted(
        (tuple(where[code] for where, code in zip(index, codes, strict=True)), codes)
        for codes, count in counted.items()
        if count
    )
    rank = {codes: row for row, (_, codes) in enumerate(kept)}
    people = {person: number for number, person in enumerate(sorted({person for _, person in behind}))}
    holders = sorted((rank[codes], people[person]) for codes, person in behind)
    return Population(
        axes,
        tuple(tuple(names.index(name) for name in table) for table in tables),
        np.array([places for places, _ in kept], np.int64).reshape(len(kept), len(names)),
        np.array([counted[codes] for _, codes in kept], np.int64),
        np.array(holders, np.int64).reshape(-1, 2) if holders else None,
        merged or {},
    )


def _axis(name: str, found: set[str], groups: Groups) -> Axis:
    named = groups.get(name, {})
    leaves = tuple(sorted(found | {leaf for members in named.values() for leaf in members}))
    place = {leaf: at for at, leaf in enumerate(leaves)}
    return Axis(name, leaves, {group: tuple(sorted(place[leaf] for leaf in m)) for group, m in named.items()})


def merge_small(totals: Mapping[str, int], least: int) -> tuple[str, ...]:
    """Return the categories to merge so that each left has at least `least`; empty when none is smaller.

    Those too small are merged with each other, then with the next smallest, until together they have `least` and
    are at least two: one alone under another name would hide nothing.
    """
    order = sorted(totals, key=lambda code: (totals[code], code))
    chosen = [code for code in order if totals[code] < least]
    if not chosen:
        return ()
    while len(chosen) < len(order) and (len(chosen) < 2 or sum(totals[code] for code in chosen) < least):
        chosen.append(order[len(chosen)])
    return tuple(sorted(chosen))


def cells_of(axes: Sequence[Axis]) -> Iterator[tuple[Codes, tuple[Places, ...]]]:
    """Yield each cell of a table with all margins: its codes, and the places of the leaves of each axis."""
    for lines in itertools.product(*(axis.lines() for axis in axes)):
        yield tuple(code for code, _ in lines), tuple(places for _, places in lines)
