# SPDX-License-Identifier: EUPL-1.2
"""After rounding the finest combinations of linked tables: back towards the truth as far as each table allows.

Published are only the tables, not the combinations of all columns. A combination may hold any number as long as every
finest cell of every table is 0 or at least the base; so counts are moved by one or more, alone or in pairs, while the
squared error over all cells falls. Where totals are exact they only move in pairs, within a total.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import numpy as np

from screening_app.core.figures.holding import totals_of
from screening_app.core.figures.watch import Watch

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from screening_app.core.figures.meetings import Meetings
    from screening_app.core.figures.population import Population

    Whole = NDArray[np.int64]
    Truth = NDArray[np.bool_]

PAIRS = 6_000
"""Up to how many combinations within one total pairs are tried too."""
ROUNDS = 12
WORTH = 50
"""A round goes on to the next when it has taken at least the 50th part of the squared error away."""
NOWHERE = 0
"""The cell of combinations that a layer of lines leaves out; it always holds nothing."""


def relax(population: Population, values: Whole, meetings: Meetings, base: int, watch: Watch) -> None:
    """Change `values` in place; the result has no cell 1..base-1 in any table. Raises CannotNow(CANCELLED)."""
    moves = _Moves(population, values, meetings, base)
    before = meetings.squared_error(values)
    for done in range(ROUNDS):
        watch.step("rounding", done, ROUNDS)
        if population.exact is None:
            moves.alone(watch)
        moves.in_pairs(watch)
        now = meetings.squared_error(values)
        if (before - now) * WORTH <= before:
            return
        before = now


def cells_of_combinations(population: Population) -> list[Whole]:
    """Return for each table, and each layer of its lines, which cell every combination falls into, or NOWHERE."""
    found = []
    for table in population.tables:
        for layers in itertools.product(*(population.axes[at].layers() for at in table)):
            cell = np.zeros(len(population.counts), np.int64)
            out = np.zeros(len(population.counts), np.bool_)
            for at, layer in zip(table, layers, strict=True):
                lines = population.axes[at].lines()
                line_of = np.full(len(population.axes[at].leaves), -1, np.int64)
                for number, line in enumerate(layer):
                    line_of[list(lines[line][1])] = number
                own = line_of[population.places[:, at]]
                out |= own < 0
                cell = cell * len(layer) + own
            cell = np.where(out, -1, cell)
            _, dense = np.unique(np.append(cell, -1), return_inverse=True)
            found.append(np.asarray(dense[:-1], np.int64))
    return found


def sums_of(where: Whole, values: Whole) -> Whole:
    """Return the cells of one layer, summed from a value for each combination."""
    sums = np.bincount(where, values, minlength=1).astype(np.int64)
    sums[NOWHERE] = 0
    return sums


class _Moves:
    def __init__(self, population: Population, values: Whole, meetings: Meetings, base: int) -> None:
        self._values, self._meetings, self._base = values, meetings, base
        self._slopes = meetings.slopes(values)
        self._where = cells_of_combinations(population)
        self._sums = [sums_of(where, values) for where in self._where]
        self._steps = [step for size in range(1, base + 1) for step in (size, -size)]
        home = totals_of(population)
        self._home = [np.flatnonzero(home == total) for total in np.unique(home)]

    def _fits(self, where: Whole, sums: Whole) -> Truth:
        fits: Truth = (where == NOWHERE) | (sums == 0) | (sums >= self._base)
        return fits

    def _allowed(self, step: int) -> Truth:
        """Say for each combination whether this step leaves every finest cell 0 or at least the base."""
        allowed = self._values + step >= 0
        for where, sums in zip(self._where, self._sums, strict=True):
            allowed &= self._fits(where, sums[where] + step)
        return allowed

    def _move(self, row: int, step: int, meetings: Whole) -> None:
        self._values[row] += step
        self._slopes += step * meetings
        for where, sums in zip(self._where, self._sums, strict=True):
            if where[row] != NOWHERE:
                sums[where[row]] += step

    def alone(self, watch: Watch) -> None:
        """Make the best single move until none helps."""
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
                return
            self._move(row, step, self._meetings.of(row))

    def in_pairs(self, watch: Watch) -> None:
        """For each combination that holds something, hand some of it to the best other one, where that helps."""
        for rows in self._home:
            if len(rows) > PAIRS:
                continue
            for row in rows.tolist():
                watch.step("rounding", row, len(self._values))
                if self._values[row] > 0:
                    self._hand_over(row, rows, self._meetings.of(row))

    def _hand_over(self, row: int, rows: Whole, meetings: Whole) -> None:
        slopes, diagonal = self._slopes, self._meetings.diagonal
        rows = rows[slopes[rows] < slopes[row]]
        falls = 2 * (slopes[rows] - slopes[row])
        apart = diagonal[rows] + diagonal[row] - 2 * meetings[rows]
        best, other, step = 0, -1, 0
        for size in sorted({1, self._base, min(self._base, int(self._values[row]))}):
            if self._values[row] >= size:
                found, gain = self._partner(row, rows, size, size * (falls + size * apart))
                if gain < best:
                    best, other, step = gain, found, size
        if other >= 0:
            self._move(row, -step, meetings)
            self._move(other, step, self._meetings.of(other))

    def _partner(self, row: int, rows: Whole, size: int, gains: Whole) -> tuple[int, int]:
        """Return the best receiver and the change of the squared error; a gain of 0 where there is none."""
        better = np.flatnonzero(gains < 0)
        rows, gains = rows[better], gains[better]
        for where, sums in zip(self._where, self._sums, strict=True):
            if not len(rows):
                return row, 0
            own, theirs = int(where[row]), where[rows]
            allowed = theirs == own
            if own == NOWHERE or not 0 < sums[own] - size < self._base:
                allowed |= self._fits(theirs, sums[theirs] + size)
            rows, gains = rows[allowed], gains[allowed]
        if not len(rows):
            return row, 0
        at = int(gains.argmin())
        return int(rows[at]), int(gains[at])
