# SPDX-License-Identifier: EUPL-1.2
"""After rounding the finest combinations of linked tables: back towards the truth as far as each table allows.

Published are only the tables, not the combinations of all columns. A combination may hold any number as long as every
finest cell of every table is 0 or at least the base; so counts are moved by one or more, alone or in pairs, while the
squared error over all cells falls.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from screening_app.core.figures.summing import finest, inner
from screening_app.core.figures.watch import Watch

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from screening_app.core.figures.meetings import Meetings
    from screening_app.core.figures.population import Population

    Whole = NDArray[np.int64]
    Truth = NDArray[np.bool_]

PAIRS = 6_000
"""Up to how many combinations pairs are tried too."""
ROUNDS = 12


def relax(population: Population, values: Whole, meetings: Meetings, base: int, watch: Watch) -> None:
    """Change `values` in place; the result has no cell 1..base-1 in any table. Raises CannotNow(CANCELLED)."""
    moves = _Moves(population, values, meetings, base)
    for done in range(ROUNDS):
        watch.step("rounding", done, ROUNDS)
        moved = moves.alone(watch)
        if len(values) <= PAIRS:
            moved = moves.in_pairs(watch) or moved
        if not moved:
            return


class _Moves:
    def __init__(self, population: Population, values: Whole, meetings: Meetings, base: int) -> None:
        self._values, self._meetings, self._base = values, meetings, base
        self._slopes = meetings.slopes(values)
        self._where = [finest(population, table) for table in population.tables]
        self._sums = [inner(population, values, table).ravel() for table in population.tables]
        self._steps = [step for size in range(1, base + 1) for step in (size, -size)]

    def _allowed(self, step: int) -> Truth:
        """Say for each combination whether this step leaves every finest cell 0 or at least the base."""
        allowed = self._values + step >= 0
        for where, sums in zip(self._where, self._sums, strict=True):
            after = sums[where] + step
            allowed &= (after == 0) | (after >= self._base)
        return allowed

    def _move(self, row: int, step: int, meetings: Whole) -> None:
        self._values[row] += step
        self._slopes += step * meetings
        for where, sums in zip(self._where, self._sums, strict=True):
            sums[where[row]] += step

    def alone(self, watch: Watch) -> bool:
        """Make the best single move until none helps."""
        moved = False
        while True:
            watch.step("rounding", 0, 0)
            best, row, step = 0, -1, 0
            for candidate in self._steps:
                gains = 2 * candidate * self._slopes + candidate**2 * self._meetings.diagonal
                gains[~self._allowed(candidate)] = 0
                at = int(gains.argmin()) if len(gains) else 0
                if len(gains) and gains[at] < best:
                    best, row, step = int(gains[at]), at, candidate
            if row < 0:
                return moved
            self._move(row, step, self._meetings.of(row))
            moved = True

    def in_pairs(self, watch: Watch) -> bool:
        """For each combination that holds something, hand some of it to the best other one, where that helps."""
        moved = False
        for row in range(len(self._values)):
            watch.step("rounding", row, len(self._values))
            meetings = self._meetings.of(row)
            for size in (1, self._base):
                if self._values[row] < size:
                    continue
                other, gain = self._partner(row, size, meetings)
                if gain < 0:
                    self._move(row, -size, meetings)
                    self._move(other, size, self._meetings.of(other))
                    moved = True
        return moved

    def _partner(self, row: int, size: int, meetings: Whole) -> tuple[int, int]:
        """Return the best receiver and the change of the squared error; a gain of 0 where there is none."""
        allowed = np.ones(len(self._values), np.bool_)
        for where, sums in zip(self._where, self._sums, strict=True):
            same = where == where[row]
            left, got = sums[where[row]] - size, sums[where] + size
            fits = ((got == 0) | (got >= self._base)) if left == 0 or left >= self._base else np.zeros_like(allowed)
            allowed &= same | fits
        allowed[row] = False
        diagonal = self._meetings.diagonal
        gains = 2 * size * (self._slopes - self._slopes[row]) + size**2 * (diagonal + diagonal[row] - 2 * meetings)
        gains[~allowed] = 0
        other = int(gains.argmin())
        return other, int(gains[other])
