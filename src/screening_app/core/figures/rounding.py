# SPDX-License-Identifier: EUPL-1.2
"""Small-count rounding: counts 1..base-1 in the finest cells become 0 or base, everything else is summed from them.

Method after Langsrud and Heldal (2018), for linked tables over common columns; only what stands behind a published
small cell is rounded. The choice is a tabu search (Glover 1989) on the squared error over all cells of all tables. Two
cells meet in as many sums as the product over the columns of the lines they share, so the effect of a change on every
other one is read from one small matrix a column, and sums are never formed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from screening_app.core.figures.holding import hold_totals, raise_to_floors
from screening_app.core.figures.meetings import Meetings
from screening_app.core.figures.relaxing import cells_of_combinations, relax, sums_of
from screening_app.core.figures.summing import margins
from screening_app.core.figures.watch import Watch

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from screening_app.core.figures.population import Population

    Whole = NDArray[np.int64]

STEPS = 6_000
"""How many changes are tried at most, beside as many as there are small counts."""
PATIENCE = 2_000
"""After how many changes without a nearer set of numbers the search ends."""
HASTE = 300
"""The same where what is found is only the beginning of the next search."""
REST, SPREAD = 5, 17
"""How many changes later a count may change again: at least so many, and up to so many more, in no simple rhythm."""
NEVER = 1 << 60


def round_small(population: Population, base: int = 5, margin_weight: int = 1, watch: Watch | None = None) -> Whole:
    """Return a count for each combination of the population, so that no cell of any table is 1..base-1.

    Finest cells of `base` or more stay as they are where one table holds all columns. With several tables they may move
    by a little, and every table is a sum of the returned counts. `margin_weight` is how much more an error in a
    margin weighs, in each column. Exact totals that are no smaller than the base stay, and floors hold. The same
    population always gives the same numbers. Raises CannotNow(CANCELLED).
    """
    watch = watch or Watch()
    meetings = Meetings(population, margin_weight)
    apart = not leaves_published(population)
    if apart and population.exact is None:
        best = _where_needed(population, meetings, base, watch)
    else:
        best = _chosen(population.counts, _small(population.counts, base), meetings, base, watch)
    if population.exact is not None:
        hold_totals(population, best, base)
    if apart or population.exact is not None:
        relax(population, best, meetings, base, watch)
    if population.floors:
        raise_to_floors(population, best, base)
    return best


def largest_error(population: Population, values: Whole, base: int) -> int:
    """Return how far a shown number may lie from the truth, in whole steps of base-1, so that it tells little."""
    worst = max(
        int(np.abs(margins(population, values - population.counts, table)).max(initial=0))
        for table in population.tables
    )
    return max(1, -(-worst // (base - 1))) * (base - 1)


def leaves_published(population: Population) -> bool:
    """Say whether one table shows every combination of all columns by itself."""
    every = set(range(len(population.axes)))
    whole = any(set(table) == every for table in population.tables)
    return whole and all(axis.shown is None for axis in population.axes)


def _small(counts: Whole, base: int) -> Whole:
    return np.flatnonzero((counts > 0) & (counts < base))


def _where_needed(population: Population, meetings: Meetings, base: int, watch: Watch) -> Whole:
    """Round the small counts behind each published cell that is small, or has become so by the rounding of others."""
    cells = cells_of_combinations(population)
    values, needed = population.counts, np.zeros(len(population.counts), np.bool_)
    while True:
        small = np.zeros(len(values), np.bool_)
        for where in cells:
            small |= np.isin(where, _small(sums_of(where, values), base))
        small &= population.counts > 0
        if not small.any():
            return values.copy()
        needed |= small
        rows = np.flatnonzero(needed & (population.counts < base))
        values = _chosen(population.counts, rows, meetings, base, watch, HASTE)


def _chosen(
    counts: Whole, small: Whole, meetings: Meetings, base: int, watch: Watch, patience: int = PATIENCE
) -> Whole:
    """Return the counts with the small ones 0 or base; the search begins where a plain descent comes furthest."""
    lowered = counts.copy()
    lowered[small] = 0
    starts = [_Search(meetings, start, small, base, watch) for start in (lowered, _systematic(counts, small, base))]
    for start in starts:
        start.descend()
    nearest = min(starts, key=lambda start: start.least)
    nearest.go_on(patience)
    return nearest.best


def _systematic(counts: Whole, small: Whole, base: int) -> Whole:
    """Raise a cell each time the running sum of the small counts passes a multiple of base: near in all early sums."""
    values = counts.copy()
    passed = (np.cumsum(counts[small]) + base // 2) // base
    values[small] = base * np.diff(passed, prepend=0)
    return values


class _Search:
    """Changes one small count at a time between 0 and base, the best one first, and keeps the nearest numbers."""

    def __init__(self, meetings: Meetings, values: Whole, small: Whole, base: int, watch: Watch) -> None:
        self._meetings, self._small, self._watch = meetings, small, watch
        self._columns = meetings.columns(small)
        self._values, self.best = values, values.copy()
        self._slopes = meetings.slopes(values)[small]
        self._own = base * base * meetings.diagonal[small]
        self._steps = np.where(values[small] > 0, -base, base)
        self._cost = self.least = meetings.squared_error(values)

    def descend(self) -> None:
        """Change the best one until none helps."""
        while len(self._small):
            gains = self._gains()
            at = int(gains.argmin())
            if gains[at] >= 0:
                return
            self._change(at, int(gains[at]))

    def go_on(self, patience: int) -> None:
        """Change the best one also where it does not help, but not one that has just changed, unless it leads on."""
        rest = min(REST, len(self._small) // 4)
        free = np.zeros(len(self._small), np.int64)
        last = 0
        for done in range(STEPS + len(self._small)):
            gains = self._gains()
            gains[(free > done) & (gains >= self.least - self._cost)] = NEVER
            at = int(gains.argmin()) if len(gains) else 0
            if done - last > patience or not len(gains):
                return
            if gains[at] < NEVER:
                before = self.least
                self._change(at, int(gains[at]))
                free[at] = done + rest + done * done % SPREAD
                last = done if self.least < before else last

    def _gains(self) -> Whole:
        self._watch.step("rounding", 0, 0)
        gains: Whole = 2 * self._steps * self._slopes + self._own
        return gains

    def _change(self, at: int, gain: int) -> None:
        row, step = int(self._small[at]), int(self._steps[at])
        self._values[row] += step
        self._steps[at] = -step
        self._slopes += step * self._meetings.of(row, self._columns)
        self._cost += gain
        if self._cost < self.least:
            self.least = self._cost
            self.best[:] = self._values
