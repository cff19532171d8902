# SPDX-License-Identifier: EUPL-1.2
"""Small-count rounding: counts 1..base-1 in the finest cells become 0 or base, everything else is summed from them.

Method after Langsrud and Heldal (2018), for linked tables over common columns. The choice is a descent on the squared
error over all cells of all tables. Two cells meet in as many sums as the product over the columns of the lines they
share, so the effect of a change on every other one is read from one small matrix a column, and sums are never formed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from screening_app.core.figures.holding import hold_totals, raise_to_floors
from screening_app.core.figures.meetings import Meetings
from screening_app.core.figures.relaxing import relax
from screening_app.core.figures.summing import margins
from screening_app.core.figures.watch import Watch

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from screening_app.core.figures.population import Population

    Whole = NDArray[np.int64]

SEVERAL_STARTS = 4_000
"""Up to how many small counts the descent is begun from several points, and exchanges are tried to the end."""


def round_small(population: Population, base: int = 5, margin_weight: int = 1, watch: Watch | None = None) -> Whole:
    """Return a count for each combination of the population, so that no cell of any table is 1..base-1.

    Finest cells of `base` or more stay as they are where one table holds all columns. With several tables they may move
    by a little, and every table is a sum of the returned counts. `margin_weight` is how much more an error in a
    margin weighs, in each column. Exact totals that are no smaller than the base stay, and floors hold. The same
    population always gives the same numbers. Raises CannotNow(CANCELLED).
    """
    watch = watch or Watch()
    meetings = Meetings(population, margin_weight)
    small = np.flatnonzero((population.counts > 0) & (population.counts < base))
    several = len(small) <= SEVERAL_STARTS
    best, least = population.counts.copy(), -1
    shifts = (base // 2, 0, base - 1) if several else (base // 2,)
    for done, shift in enumerate(shifts):
        watch.step("rounding", done, len(shifts))
        values = _systematic(population.counts, small, base, shift)
        descent = Descent(meetings, values, small, base, watch)
        descent.run(passes=20 if several else 1)
        if least < 0 or descent.cost() < least:
            best, least = values, descent.cost()
    if population.exact is not None:
        hold_totals(population, best, base)
    if not leaves_published(population) or population.exact is not None:
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


def _systematic(counts: Whole, small: Whole, base: int, shift: int) -> Whole:
    """Raise a cell each time the running sum of the small counts passes a multiple of base: near in all early sums."""
    values = counts.copy()
    passed = (np.cumsum(counts[small]) + shift) // base
    values[small] = base * np.diff(passed, prepend=shift // base)
    return values


class Descent:
    """Flips small counts between 0 and base, one or two at a time, while the squared error falls. Changes `values`."""

    def __init__(self, meetings: Meetings, values: Whole, small: Whole, base: int, watch: Watch) -> None:
        self._meetings, self._values, self._small, self._base, self._watch = meetings, values, small, base, watch
        self._columns = meetings.columns(small)
        self._slopes = meetings.slopes(values)[small]
        self._own = base * base * meetings.diagonal[small]

    def cost(self) -> int:
        """Return the squared error over all cells."""
        return self._meetings.squared_error(self._values)

    def run(self, passes: int) -> None:
        """Flip the best one until none helps, then exchange; at most so many rounds of both."""
        self._flips()
        for _ in range(passes):
            if not self._exchanges():
                break
            self._flips()

    def _gains(self) -> Whole:
        steps = np.where(self._values[self._small] == 0, self._base, -self._base)
        gains: Whole = 2 * steps * self._slopes + self._own
        return gains

    def _flip(self, at: int) -> None:
        row = self._small[at]
        step = self._base if self._values[row] == 0 else -self._base
        self._values[row] += step
        self._slopes += step * self._meetings.of(int(row), self._columns)

    def _flips(self) -> None:
        while len(self._small):
            self._watch.step("rounding", 0, 0)
            gains = self._gains()
            at = int(gains.argmin())
            if gains[at] >= 0:
                return
            self._flip(at)

    def _exchanges(self) -> bool:
        """Try for each raised cell to lower it and raise the best other one; say whether any exchange helped."""
        helped = False
        for at in np.flatnonzero(self._values[self._small] > 0):
            self._watch.step("rounding", 0, 0)
            if self._values[self._small[at]] == 0:
                continue
            gains = self._gains()
            shared = self._meetings.of(int(self._small[at]), self._columns)
            both = gains + gains[at] - 2 * self._base**2 * shared
            both[self._values[self._small] > 0] = 0
            other = int(both.argmin())
            if both[other] < 0:
                self._flip(int(at))
                self._flip(other)
                helped = True
        return helped
