# SPDX-License-Identifier: EUPL-1.2
"""A walk through the whole populations that fit what is known, by moves of few unknowns.

Where two populations fit, what sets them apart is a move, and every step along it that stays within the limits is a
population that fits as well. So one move that a linear program has found answers for many sums, from wherever the walk
has come to.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from screening_app.core.figures.linear import NEAR, Polytope, Real, Rows, Whole

FAR = 1_000_000_000
"""Beyond all counts; stands for no limit."""
TIMES = (1, 2, 3, 4, 6)
"""How many times over a move in fractions is tried, to make it whole."""

SIZE = 120
"""About how many unknowns a small program of the search for moves has."""
PARTNERS = 6
"""How many of the blocks with most unknowns every such program has besides its own."""
REACH = 4
"""How far a small program moves an unknown."""
PULL = 50.0
"""How much more the sum asked about weighs than a move of any unknown: the move is short, but it is found."""

Parts = tuple[tuple[int, int], ...]
Mark = Callable[[int, int, int, tuple[int, int]], None]
"""Told of one sum: its value at the point, what a step adds to it, and the least and greatest number of steps."""


@dataclass(frozen=True, slots=True)
class Move:
    """A change of few unknowns, and what one step of it does to the sums that are limited and to those asked about."""

    unknowns: Parts
    rows: Parts
    asked: Parts


class Columns:
    """Sums by unknown: which rows each one stands in, and with what factor."""

    def __init__(self, rows: Rows, size: int) -> None:
        order = np.argsort(rows.columns, kind="stable")
        self._rows = np.repeat(np.arange(len(rows.lower)), np.diff(rows.starts))[order]
        self._factors = rows.factors[order].astype(np.int64)
        self._starts = np.concatenate(([0], np.cumsum(np.bincount(rows.columns, minlength=size))))
        self._lists: dict[int, list[tuple[int, int]]] = {}

    def entries(self, unknowns: Whole) -> tuple[Whole, Whole, Whole]:
        """Return row, place in `unknowns` and factor of each entry."""
        lengths = self._starts[unknowns + 1] - self._starts[unknowns]
        places = np.repeat(np.arange(len(unknowns)), lengths)
        first = np.repeat(self._starts[unknowns] - np.concatenate(([0], np.cumsum(lengths)[:-1])), lengths)
        at = first + np.arange(len(places))
        return self._rows[at], places, self._factors[at]

    def shifts(self, unknowns: Parts) -> Parts:
        """Return what a move does to each row that it changes."""
        made: dict[int, int] = {}
        for at, by in unknowns:
            if at not in self._lists:
                part = slice(self._starts[at], self._starts[at + 1])
                self._lists[at] = list(zip(self._rows[part].tolist(), self._factors[part].tolist(), strict=True))
            for row, factor in self._lists[at]:
                made[row] = made.get(row, 0) + factor * by
        return tuple((row, by) for row, by in made.items() if by)


class Walk:
    """Where the walk is, and the moves that it knows. Always takes the same way for the same tables."""

    def __init__(
        self, start: Real, lower: Real, upper: Real, rows: Rows, asked: Rows, blocks: tuple[Whole, Whole], mark: Mark
    ) -> None:
        """`blocks`: for each unknown where it belongs, -1 everywhere, and which one it is of its block."""
        self._block: list[int] = blocks[0].tolist()
        self._inner: list[int] = blocks[1].tolist()
        self._where = {pair: at for at, pair in enumerate(zip(self._block, self._inner, strict=True)) if pair[0] >= 0}
        sizes = np.bincount(blocks[0][blocks[0] >= 0])
        self._order: list[int] = np.argsort(-sizes, kind="stable").tolist()
        self._shapes: set[tuple[Parts, Parts]] = set()
        self._by_inner: dict[int, list[tuple[Parts, Parts]]] = {}
        self._fits: dict[Parts, list[int]] = {}
        self._lower, self._upper = _whole(np.ceil(lower - NEAR)), _whole(np.floor(upper + NEAR))
        self._low, self._high = _whole(np.ceil(rows.lower - NEAR)), _whole(np.floor(rows.upper + NEAR))
        self._rows, self._asked = Columns(rows, len(lower)), Columns(asked, len(lower))
        self.point: list[int] = np.rint(start).astype(np.int64).tolist()
        self._sums: list[int] = np.rint(rows.sums(start)).astype(np.int64).tolist()
        self._values: list[int] = np.rint(asked.sums(start)).astype(np.int64).tolist()
        self._mark = mark
        self._dice = random.Random(0)  # noqa: S311 - a way to wander, not a secret
        self._known: set[Parts] = set()
        self._by_sum: dict[int, list[Move]] = {}

    def learn(self, change: Real) -> None:
        """Take a change that leads from one population that fits to another, and walk along each of its parts."""
        support = np.flatnonzero(np.abs(change) > NEAR)
        for part in self._parts(support):
            times = next((t for t in TIMES if _is_whole(change[part] * t)), 0)
            if not times:
                continue
            moved = np.rint(change[part] * times).astype(np.int64)
            moved //= np.gcd.reduce(moved)
            unknowns = tuple(zip(part.tolist(), moved.tolist(), strict=True))
            if self._take(unknowns):
                self._shape(unknowns)

    def _take(self, unknowns: Parts) -> bool:
        """Know a move, in the direction in which its first unknown grows, if any limit lets it be; walk along it."""
        if unknowns[0][1] < 0:
            unknowns = tuple((at, -by) for at, by in unknowns)
        if unknowns in self._known:
            return False
        self._known.add(unknowns)
        rows = self._rows.shifts(unknowns)
        if any(self._low[row] == self._high[row] for row, _ in rows):
            return False
        move = Move(unknowns, rows, self._asked.shifts(unknowns))
        for row, _ in move.asked:
            self._by_sum.setdefault(row, []).append(move)
        self._along(move)
        return True

    def _shape(self, unknowns: Parts) -> None:
        """Remember what a move between two blocks does to each: other blocks may do the same."""
        by_block: dict[int, list[tuple[int, int]]] = {}
        for at, by in unknowns:
            by_block.setdefault(self._block[at], []).append((self._inner[at], by))
        if len(by_block) != 2 or -1 in by_block:
            return
        one, other = (tuple(sorted(part)) for part in by_block.values())
        for mine, theirs in ((one, other), (other, one)):
            if (mine, theirs) in self._shapes:
                continue
            self._shapes.add((mine, theirs))
            for inner, _ in mine:
                self._by_inner.setdefault(inner, []).append((mine, theirs))

    def _fitting(self, part: Parts) -> list[int]:
        """Return the blocks that have all unknowns of a part of a move, the fullest first."""
        if part not in self._fits:
            inner = [at for at, _ in part]
            self._fits[part] = [b for b in self._order if all((b, at) in self._where for at in inner)]
        return self._fits[part]

    def repeat(self, row: int, at: int, open_rows: set[int]) -> None:
        """Try for a sum what has been found in other blocks, with several partners each, while it is open."""
        block, inner = self._block[at], self._inner[at]
        if block < 0:
            return
        for mine, theirs in self._by_inner.get(inner, ()):
            if any((block, place) not in self._where for place, _ in mine):
                continue
            own = [(self._where[block, place], by) for place, by in mine]
            partners = self._fitting(theirs)
            first = self._dice.randrange(len(partners)) if partners else 0
            for partner in [*partners[:2], *partners[first : first + 2]]:
                if row not in open_rows:
                    return
                if partner != block:
                    both = [*own, *((self._where[partner, place], by) for place, by in theirs)]
                    self._take(tuple(sorted(both)))

    def around(self, row: int) -> None:
        """Walk along every known move that changes a sum."""
        for move in self._by_sum.get(row, ()):
            self._along(move)

    def _parts(self, support: Whole) -> Iterable[Whole]:
        """Part what moves into what hangs together by sums that are limited."""
        rows, places, _ = self._rows.entries(support)
        label = np.arange(len(support))
        least = np.full(len(self._sums), len(support))
        while len(support):
            least[rows] = len(support)
            np.minimum.at(least, rows, label[places])
            new = label.copy()
            np.minimum.at(new, places, least[rows])
            if (new == label).all():
                break
            label = new
        return [support[label == one] for one in np.unique(label)]

    def _steps(self, move: Move) -> tuple[int, int]:
        """Return how many steps back and forth from here every limit allows."""
        least, most = -FAR, FAR
        point, lower, upper = self.point, self._lower, self._upper
        for at, by in move.unknowns:
            down, up = lower[at] - point[at], upper[at] - point[at]
            if by > 0:
                least, most = max(least, -(-down // by)), min(most, up // by)
            else:
                least, most = max(least, -(up // -by)), min(most, down // by)
        for row, by in move.rows:
            down, up = self._low[row] - self._sums[row], self._high[row] - self._sums[row]
            if by > 0:
                least, most = max(least, -(-down // by)), min(most, up // by)
            else:
                least, most = max(least, -(up // -by)), min(most, down // by)
        return least, most

    def _along(self, move: Move) -> None:
        least, most = self._steps(move)
        if least >= most:
            return
        for row, by in move.asked:
            self._mark(row, self._values[row], by, (least, most))
        step = self._dice.randint(least, most)
        for places, shifts in ((self.point, move.unknowns), (self._sums, move.rows), (self._values, move.asked)):
            for at, by in shifts:
                places[at] += step * by

    def search(self, open_rows: set[int], step: Callable[[], None]) -> None:
        """Look for moves of the sums still open, block by block with a few partners, and walk along what is found."""
        block = np.array(self._block)
        sizes = np.bincount(block[block >= 0])
        if not len(sizes):
            return
        order = np.argsort(-sizes, kind="stable")
        partners = order[:PARTNERS]
        several = max(2, SIZE // max(1, int(sizes.mean())) - PARTNERS)
        firsts = self._firsts()
        home = np.where(firsts >= 0, block[firsts], -1)
        for first in range(0, len(order), several):
            own = order[first : first + several]
            inside = np.flatnonzero((block < 0) | np.isin(block, own) | np.isin(block, partners))
            mine = [row for row in sorted(open_rows) if home[row] in own]
            for row in mine:
                if row in open_rows:
                    self.repeat(row, int(firsts[row]), open_rows)
            self._ask(inside, [row for row in mine if row in open_rows], open_rows, step)

    def _firsts(self) -> Whole:
        found = np.full(len(self._values), -1)
        rows, places, _ = self._asked.entries(np.arange(len(self.point)))
        found[rows[::-1]] = places[::-1]
        return found

    def _ask(self, inside: Whole, asked: list[int], open_rows: set[int], step: Callable[[], None]) -> None:
        """Ask one small program for a short move of each sum, up and down."""
        if not asked:
            return
        start, firsts = np.array(self.point), self._firsts()
        program = self._program(inside, start)
        size = len(inside)
        rows, places, factors = self._asked.entries(inside)
        every = np.arange(2 * size)
        for row in asked:
            if row not in open_rows:
                continue
            step()
            self.around(row)
            self.repeat(row, int(firsts[row]), open_rows)
            mine = rows == row
            for sign in (1, -1):
                if row not in open_rows:
                    break
                cost = np.ones(2 * size)
                cost[places[mine]] -= sign * PULL * factors[mine]
                cost[places[mine] + size] += sign * PULL * factors[mine]
                point = program.point((every, cost))
                if point is not None:
                    change = np.zeros(len(start))
                    change[inside] = point[:size] - point[size:]
                    self.learn(change)

    def _program(self, inside: Whole, start: Whole) -> Polytope:
        """Return the rises and falls of some unknowns that leave every sum within its limits."""
        lower, upper = (np.array(one)[inside] for one in (self._lower, self._upper))
        up, down = np.minimum(REACH, upper - start[inside]), np.minimum(REACH, start[inside] - lower)
        rows, places, factors = self._rows.entries(inside)
        touched, number = np.unique(rows, return_inverse=True)
        columns = np.concatenate((places, places + len(inside)))
        both, signs = np.concatenate((number, number)), np.concatenate((factors, -factors)).astype(np.float64)
        order = np.argsort(both, kind="stable")
        starts = np.concatenate(([0], np.cumsum(np.bincount(both, minlength=len(touched)))))
        sums = np.array(self._sums)[touched]
        low, high = np.array(self._low)[touched] - sums, np.array(self._high)[touched] - sums
        limits = [np.where(np.abs(one) >= FAR // 2, np.copysign(np.inf, one), one) for one in (low, high)]
        made = Rows(starts, columns[order], signs[order], limits[0], limits[1])
        most = np.concatenate((up, down)).astype(np.float64)
        return Polytope(np.zeros(2 * len(inside)), most, made)


def _whole(limits: Real) -> list[int]:
    made: list[int] = np.clip(limits, -FAR, FAR).astype(np.int64).tolist()
    return made


def _is_whole(change: Real) -> bool:
    return bool(np.abs(change - np.rint(change)).max(initial=0.0) <= NEAR)
