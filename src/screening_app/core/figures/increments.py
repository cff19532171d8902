# SPDX-License-Identifier: EUPL-1.2
"""Another edition of the same tables: what was published stands, and changes come in whole steps of the base.

A number stands until it would be off by the base or more in a finest cell, or in a sum by more than was promised. Then
a step of the base goes to the combination that lowers the squared error most. So any two editions differ by 0 or by a
multiple of the base in every cell and sum, and the same counts give the same numbers again. Steps go upwards alone, so
that late records only add, until a number has become too great by more than was promised: then the edition says that
counts may have fallen.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from screening_app.core.figures.meetings import Meetings
from screening_app.core.figures.population import cells_of
from screening_app.core.figures.summing import along, finest, margins, membership
from screening_app.core.figures.watch import Watch
from screening_app.errors import CannotNow, Code

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from screening_app.core.figures.population import Axis, Population
    from screening_app.core.figures.table import Codes, Publication

    Whole = NDArray[np.int64]
    Truth = NDArray[np.bool_]

EVERY: Final = 100_000
"""Up to how many combinations of all columns steps down are looked for in each of them; beyond, where counts are."""


@dataclass(frozen=True, slots=True)
class Increased:
    """The cells of each table in the order of `cells_of`, how far any may be off, and whether any number fell.

    `steps` are what was added to which combination of all columns.
    """

    tables: tuple[Whole, ...]
    largest_error: int
    fallen: bool
    steps: Mapping[Codes, int]


def increase(population: Population, before: Publication, watch: Watch | None = None) -> Increased:
    """Return the numbers of an edition that follows another one.

    Raises CannotNow(CANCELLED), or FIGURES_YEAR_FIXED where a table or a line of the edition before is gone.
    """
    watch = watch or Watch()
    start = [_published(population, before, number) for number in range(len(population.tables))]
    steps = _Steps(population, start, before)
    steps.run(watch, falling=steps.is_over())
    step = before.rule.threshold - 1
    error = max(1, -(-steps.worst() // step)) * step
    fallen = any(bool((now < was).any()) for now, was in zip(steps.tables, start, strict=True))
    return Increased(tuple(steps.tables), error, fallen, steps.steps())


def _published(population: Population, before: Publication, number: int) -> Whole:
    """Return a table of the edition before as an array with an axis a column."""
    name = population.name_of(number)
    known = {cell.dimensions: cell.count for table in before.tables if table.name == name for cell in table.cells}
    axes = population.axes_of(population.tables[number])
    codes = [codes for codes, _ in cells_of(axes)]
    if not known or not known.keys() <= set(codes):
        raise CannotNow(Code.FIGURES_YEAR_FIXED, what="plan", fixed=name)
    # A line that is new, as a unit that opened, was published as nothing.
    return np.array([known.get(one, 0) for one in codes], np.int64).reshape([len(axis.lines()) for axis in axes])


class _Steps:
    """The tables on their way from one edition to the next."""

    def __init__(self, population: Population, start: Sequence[Whole], before: Publication) -> None:
        self.promised = before.rule.largest_error
        self._base = before.rule.threshold
        self._drawn = before.rule.for_adding
        self._population = _with_places_to_fall(population, start)
        self.tables = [table.copy() for table in start]
        self._moved: dict[int, int] = {}
        own = self._population
        self._truth = [margins(own, own.counts, table) for table in own.tables]
        self._members = [[membership(axis) for axis in own.axes_of(table)] for table in own.tables]
        self._finest = [finest(own, table) for table in own.tables]
        self._meetings = Meetings(own)
        self._layers = [list(_layers(own, table)) for table in own.tables]
        self._limits = [self._limit(table) for table in own.tables]
        self._nested = [_nested(own.axes_of(table)) for table in own.tables]
        self._floors = [(one.table, self._place(one.table, one.codes), one.least) for one in own.floors]

    def _limit(self, table: Sequence[int]) -> Whole:
        """Return for each cell from how far off it needs a step."""
        axes = self._population.axes_of(table)
        shape = tuple(len(axis.lines()) for axis in axes)
        limits = np.full(shape, max(self.promised, self._base - 1) + 1, np.int64)
        if not self._drawn:
            limits[np.ix_(*(axis.finest() for axis in axes))] = self._base
        return limits

    def _place(self, number: int, codes: tuple[str, ...]) -> tuple[int, ...]:
        axes = self._population.axes_of(self._population.tables[number])
        return tuple([code for code, _ in axis.lines()].index(code) for axis, code in zip(axes, codes, strict=True))

    def worst(self) -> int:
        """Return how far the furthest cell is off."""
        pairs = zip(self.tables, self._truth, strict=True)
        return max(int(np.abs(shown - truth).max(initial=0)) for shown, truth in pairs)

    def steps(self) -> dict[Codes, int]:
        """Return the steps taken, by the codes of all columns in the order of the population's."""
        own = self._population
        axes = [own.axes[at] for at in own.columns().values()]
        where = list(own.columns().values())
        return {
            tuple(axis.leaves[own.places[row][at]] for axis, at in zip(axes, where, strict=True)): step
            for row, step in self._moved.items()
            if step
        }

    def is_over(self) -> bool:
        """Whether a number is too great by more than was promised, which growth alone cannot do."""
        most = max(self.promised, self._base - 1)
        pairs = zip(self.tables, self._truth, strict=True)
        return any(bool((shown - truth > most).any()) for shown, truth in pairs)

    def run(self, watch: Watch, *, falling: bool) -> None:
        """Take steps until none that is needed helps."""
        while True:
            watch.step("rounding", 0, 0)
            if not (self._raised_to_floor() or self._single(falling=falling) or (falling and self._pair(watch))):
                return

    def _single(self, *, falling: bool) -> bool:
        slopes, rising, sinking = self._slopes(), self._needing(-1), self._needing(1)
        held = self._population.counts > 0
        costs = self._base**2 * self._meetings.diagonal
        found = [(gain, row, self._base) for row, gain in _helping(2 * self._base * slopes + costs, rising & held)]
        if falling:
            down = costs - 2 * self._base * slopes
            found += [(gain, row, -self._base) for row, gain in _helping(down, sinking)]
        return any(self._move(((row, step),)) for _, row, step in sorted(found))

    def _pair(self, watch: Watch) -> bool:
        """Move a step from one combination to another, where one of the two needs it."""
        slopes, rising, sinking = self._slopes(), self._needing(-1), self._needing(1)
        held, diagonal = self._population.counts > 0, self._meetings.diagonal
        giving = self._gives() & (sinking | rising.any())
        for row in np.flatnonzero(giving).tolist():
            watch.step("rounding", 0, 0)
            takers = held if sinking[row] else held & rising
            meetings = self._meetings.of(row)
            gains = 2 * self._base * (slopes - slopes[row])
            gains += self._base**2 * (diagonal + diagonal[row] - 2 * meetings)
            for other, _ in sorted(_helping(gains, takers), key=lambda one: (one[1], one[0])):
                if self._move(((row, -self._base), (int(other), self._base))):
                    return True
        return False

    def _raised_to_floor(self) -> bool:
        for number, place, least in self._floors:
            if self.tables[number][place] >= least:
                continue
            lines = [members[line] for members, line in zip(self._members[number], place, strict=True)]
            inside = np.ones(len(self._population.counts), np.bool_)
            for at, line in zip(self._population.tables[number], lines, strict=True):
                inside &= line[self._population.places[:, at]] > 0
            rows = np.flatnonzero(inside)
            for row in rows[np.argsort(-self._population.counts[rows], kind="stable")].tolist():
                if self._move(((row, self._base),)):
                    return True
        return False

    def _slopes(self) -> Whole:
        """Return for each combination the sum of the errors of all cells that it stands in."""
        made = np.zeros(len(self._population.counts), np.int64)
        for at, (shown, truth) in enumerate(zip(self.tables, self._truth, strict=True)):
            made += self._gathered(at, shown - truth)
        return made

    def _needing(self, sign: int) -> Truth:
        """Say for each combination whether a cell with it is off so far that it needs a step; sign 1 is too much."""
        made = np.zeros(len(self._population.counts), np.bool_)
        for at, (shown, truth) in enumerate(zip(self.tables, self._truth, strict=True)):
            needs = (sign * (shown - truth) >= self._limits[at]).astype(np.int64)
            if needs.any():
                made |= self._gathered(at, needs) > 0
        return made

    def _gathered(self, table: int, cells: Whole) -> Whole:
        spread = along(cells, [members.T for members in self._members[table]])
        return np.asarray(spread.ravel()[self._finest[table]], np.int64)

    def _gives(self) -> Truth:
        """Say which combinations can be one step less without a finest cell below nothing or too small."""
        made = np.ones(len(self._population.counts), np.bool_)
        for table, layers in zip(self.tables, self._layers, strict=True):
            flat = table.ravel()
            for where in layers:
                left = flat[where] - self._base
                made &= (where < 0) | (left == 0) | (left >= self._base)
        return made

    def _move(self, moves: Sequence[tuple[int, int]]) -> bool:
        """Make the moves if every cell is then 0 or at least the base, within what holds it, and above its floor."""
        kept = [table.copy() for table in self.tables]
        for row, step in moves:
            for number, table in enumerate(self._population.tables):
                places = self._population.places[row]
                lines = [
                    np.flatnonzero(members[:, places[at]])
                    for at, members in zip(table, self._members[number], strict=True)
                ]
                self.tables[number][np.ix_(*lines)] += step
        if self._stands(kept):
            for row, step in moves:
                self._moved[row] = self._moved.get(row, 0) + step
            return True
        self.tables = kept
        return False

    def _stands(self, before: Sequence[Whole]) -> bool:
        for number, table in enumerate(self.tables):
            fits = (table == 0) | (table >= self._base) | (table == before[number])
            if not fits.all():
                return False
            for at, part, whole in self._nested[number]:
                over = table.take(part, axis=at) > table.take(whole, axis=at)
                was = before[number].take(part, axis=at) > before[number].take(whole, axis=at)
                if (over & ~was).any():
                    return False
        return all(
            self.tables[number][place] >= min(least, int(before[number][place]))
            for number, place, least in self._floors
        )


def _helping(gains: Whole, among: Truth) -> list[tuple[int, int]]:
    rows = np.flatnonzero(among & (gains < 0))
    return [(int(row), int(gains[row])) for row in rows]


def _layers(population: Population, table: Sequence[int]) -> Iterator[Whole]:
    """Yield for each layer of a table's finest lines which cell every combination falls into, -1 for none."""
    axes = population.axes_of(table)
    shape = tuple(len(axis.lines()) for axis in axes)
    for layers in itertools.product(*(axis.layers() for axis in axes)):
        cell, out = np.zeros(len(population.counts), np.int64), np.zeros(len(population.counts), np.bool_)
        for axis, at, layer, size in zip(axes, table, layers, shape, strict=True):
            line_of = np.full(len(axis.leaves), -1, np.int64)
            for line in layer:
                line_of[list(axis.lines()[line][1])] = line
            own = line_of[population.places[:, at]]
            out |= own < 0
            cell = cell * size + own
        yield np.where(out, -1, cell)


def _nested(axes: Sequence[Axis]) -> list[tuple[int, int, int]]:
    """Return (axis, part, whole) of finest lines of which one holds all that the other does."""
    found = []
    for at, axis in enumerate(axes):
        lines = [frozenset(places) for _, places in axis.lines()]
        found += [
            (at, part, whole) for part, whole in itertools.permutations(axis.finest(), 2) if lines[part] < lines[whole]
        ]
    return found


def _with_places_to_fall(population: Population, start: Sequence[Whole]) -> Population:
    """Add combinations that hold nothing now and stand in cells that were published as more."""
    columns = population.columns()
    shape = tuple(len(population.axes[at].leaves) for at in columns.values())
    if math.prod(shape) > EVERY:
        return population
    every = np.stack(np.unravel_index(np.arange(math.prod(shape)), shape), axis=1).astype(np.int64)
    column_of = {name: number for number, name in enumerate(columns)}
    places = every[:, [column_of[axis.name] for axis in population.axes]]
    whole = replace(population, places=places, counts=np.zeros(len(places), np.int64))
    seen = np.ones(len(places), np.bool_)
    for number, table in enumerate(population.tables):
        for where in _layers(whole, table):
            seen &= (where < 0) | (start[number].ravel()[where] > 0)
    own = tuple(population.places[:, at] for at in columns.values())
    if len(population.counts):
        seen[np.ravel_multi_index(own, shape)] = False
    extra = places[seen]
    return replace(
        population,
        places=np.concatenate((population.places, extra)),
        counts=np.concatenate((population.counts, np.zeros(len(extra), np.int64))),
        holders=None,
    )
