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
NOWHERE = 0
"""The cell of combinations that a layer of lines leaves out; it always holds nothing."""


def relax(population: Population, values: Whole, meetings: Meetings, base: int, watch: Watch) -> None:
    """Change `values` in place; the result has no cell 1..base-1 in any table. Raises CannotNow(CANCELLED)."""
    moves = _Moves(population, values, meetings, base)
    for done in range(ROUNDS):
        watch.step("rounding", done, ROUNDS)
        moved = population.exact is None and moves.alone(watch)
        moved = moves.in_pairs(watch) or moved
        if not moved:
            return


def _cells(population: Population) -> list[Whole]:
    """Return for each table, and each layer of its lines, which cell every combination falls into."""
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


class _Moves:
    def __init__(self, population: Population, values: Whole, meetings: Meetings, base: int) -> None:
        self._values, self._meetings, self._base = values, meetings, base
        self._slopes = meetings.slopes(values)
        self._where = _cells(population)
        self._sums = []
        for where in self._where:
            sums = np.bincount(where, values, minlength=1).astype(np.int64)
            sums[NOWHERE] = 0
            self._sums.append(sums)
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
        for rows in self._home:
            if len(rows) > PAIRS:
                continue
            for row in rows.tolist():
                watch.step("rounding", row, len(self._values))
                if self._values[row] > 0:
                    moved = self._hand_over(row, rows) or moved
        return moved

    def _hand_over(self, row: int, rows: Whole) -> bool:
        meetings = self._meetings.of(row)
        best, other, step = 0, -1, 0
        for size in sorted({1, self._base, int(self._values[row])}):
            if self._values[row] >= size:
                found, gain = self._partner(row, rows, size, meetings)
                if gain < best:
                    best, other, step = gain, found, size
        if other < 0:
            return False
        self._move(row, -step, meetings)
        self._move(other, step, self._meetings.of(other))
        return True

    def _partner(self, row: int, rows: Whole, size: int, meetings: Whole) -> tuple[int, int]:
        """Return the best receiver and the change of the squared error; a gain of 0 where there is none."""
        diagonal = self._meetings.diagonal
        slopes = self._slopes[rows] - self._slopes[row]
        gains = 2 * size * slopes + size**2 * (diagonal[rows] + diagonal[row] - 2 * meetings[rows])
        better = np.flatnonzero(gains < 0)
        rows, gains = rows[better], gains[better]
        allowed = rows != row
        for where, sums in zip(self._where, self._sums, strict=True):
            own = where[row]
            left = int(sums[own]) - size
            gives = own == NOWHERE or left == 0 or left >= self._base
            fits = self._fits(where[rows], sums[where[rows]] + size) if gives else np.zeros(len(rows), np.bool_)
            allowed &= (where[rows] == own) | fits
        if not allowed.any():
            return row, 0
        gains[~allowed] = 0
        at = int(gains.argmin())
        return int(rows[at]), int(gains[at])
