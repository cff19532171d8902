# SPDX-License-Identifier: EUPL-1.2
"""Which whole numbers a sum of unknowns can be: by witnesses as far as they go, then by linear and whole programs.

A witness is one population that fits everything known. Each shows at once a possible value of every sum, so only sums
that no witness has cleared are asked about one by one.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from screening_app.core.figures.attack_search import Search
from screening_app.core.figures.attack_walks import Parts, Walk
from screening_app.core.figures.linear import NEAR, Polytope, Real, Rows, Whole
from screening_app.core.figures.watch import Watch

EXACT = 60_000
"""Up to how many unknowns times sums the limits of each are worked out even when it is clear that it has values enough.
"""
KEPT = 8
"""How many witnesses are kept: whole points between two of them are witnesses too."""
SEARCHES = 2
"""How often a search for steps goes through all blocks, from wherever the walk then stands."""
WALKS = 3
"""How often the walk goes along all known steps of a sum that has too few values yet."""
SURE = 60
"""How far from the first witness single values are told apart."""


@dataclass(frozen=True, slots=True)
class Range:
    """What one sum can be. `values`: at least so many whole numbers, counted only as far as was needed.

    `complete`: low and high are its limits; else they are values that it can have, and it may reach further.
    """

    low: int
    high: int
    values: int
    complete: bool


@dataclass(frozen=True, slots=True)
class Start:
    """Where to begin: at a guess; else where unknowns and sums are the numbers shown (not a number: none is)."""

    guess: Real | None
    unknowns: Real
    sums: Real


class Ranges:
    """Works out ranges over unknowns with limits; `empty` says that no point fits."""

    def __init__(
        self, lower: Real, upper: Real, rows: Rows, asked: Rows, start: Start, enough: int, watch: Watch
    ) -> None:
        self._lower, self._upper, self._rows, self._asked, self._enough = lower, upper, rows, asked, enough
        self._watch = watch
        self._programs: dict[bool, Polytope] = {}
        self._recent: deque[Real] = deque(maxlen=KEPT)
        self._whole_ones: list[NDArray[np.int32]] = []
        size = len(asked.lower)
        self._least = np.full(size, math.inf)
        self._most = np.full(size, -math.inf)
        self._low_one = np.zeros(size, np.int64)
        self._high_one = np.zeros(size, np.int64)
        self._low_value = np.full(size, math.inf)
        self._high_value = np.full(size, -math.inf)
        self._seen = np.zeros((size, 2 * SURE + 1), np.bool_)
        self._first: Whole | None = None
        self._base: Real | None = None
        self._walk: Walk | None = None
        self._open: set[int] = set()
        self.empty = False
        if len(lower):
            self._begin(start)

    def _begin(self, begin: Start) -> None:
        if begin.guess is not None and self._fits(begin.guess):
            self._witness(begin.guess)
            return
        for program in self._beginnings(begin):
            start = None if program is None else program.point()
            if program is None or start is None:
                continue
            self._witness(start)
            if self._first is None and (whole := program.point(whole=True)) is not None:
                self._witness(whole)
            if self._first is not None:
                return
        self.empty = True

    def _beginnings(self, begin: Start) -> Iterator[Polytope | None]:
        yield self._as_shown(begin)
        yield self._roomy()
        yield self._solver()

    def _as_shown(self, begin: Start) -> Polytope | None:
        """Return the same unknowns with every sum at the number shown: rounded tables of one kind are such sums.

        In the middle of their limits sums have room on both sides, so that a walk comes far from there.
        """
        rows, (lower, upper) = self._rows, _held(begin.unknowns, self._lower, self._upper)
        low, high = _held(begin.sums, rows.lower, rows.upper)
        if (lower == self._lower).all() and (low == rows.lower).all():
            return None
        return Polytope(
            lower, upper, Rows(rows.starts, rows.columns, rows.factors, low, high), once=True, watch=self._watch
        )

    def _roomy(self) -> Polytope | None:
        """Return the same unknowns with sums so far within their limits that each can move by enough both ways."""
        rows, room = self._rows, self._enough - 1.0
        wide = rows.upper - rows.lower >= 2 * room
        if not wide.any():
            return None
        low = np.where(wide & (rows.lower > 0), rows.lower + room, rows.lower)
        high = np.where(wide, rows.upper - room, rows.upper)
        return Polytope(
            self._lower, self._upper, Rows(rows.starts, rows.columns, rows.factors, low, high), watch=self._watch
        )

    def _solver(self, *, whole: bool = False) -> Polytope:
        """Return the program that is asked; whole numbers have one of their own, so that the other stays warm."""
        if whole not in self._programs:
            self._programs[whole] = Polytope(self._lower, self._upper, self._rows, watch=self._watch)
        return self._programs[whole]

    def _fits(self, point: Real) -> bool:
        sums = self._rows.sums(point)
        inside = bool(((point >= self._lower) & (point <= self._upper)).all())
        return inside and bool(((sums >= self._rows.lower) & (sums <= self._rows.upper)).all())

    def _witness(self, point: Real) -> None:
        """Note what a point shows; whole ones also show what lies between them and the first, and one step around."""
        near = np.rint(point)
        if np.abs(point - near).max(initial=0.0) > NEAR or not self._fits(near):
            return
        values = np.rint(self._asked.sums(near)).astype(np.int64)
        if self._first is None or self._base is None:
            self._first, self._base = values, near
            self._note(values)
            self._around(near, values)
        self._note(values)
        for other in self._recent:
            steps = int(np.gcd.reduce((near - other).astype(np.int64)))
            if steps > 1:
                before = np.rint(self._asked.sums(other)).astype(np.int64)
                few = min(steps, self._enough)
                for step in {*range(1, few), *range(steps - few + 1, steps)}:
                    self._note(before + (values - before) * step // steps)
        self._recent.append(near)
        lower, higher = values < self._low_value, values > self._high_value
        self._low_one[lower] = self._high_one[higher] = len(self._whole_ones)
        self._low_value[lower], self._high_value[higher] = values[lower], values[higher]
        self._whole_ones.append(near.astype(np.int32))

    def _note(self, values: Whole) -> None:
        first = values if self._first is None else self._first
        self._least = np.minimum(self._least, values)
        self._most = np.maximum(self._most, values)
        at = np.clip(values - first + SURE, 0, 2 * SURE)
        self._seen[np.arange(len(values)), at] = True

    def _around(self, point: Real, values: Whole) -> None:
        """Move one unknown at a time as far as every sum with it allows: each step on the way is a witness too."""
        down, up = self._room(point)
        columns, starts = self._asked.columns, self._asked.starts[:-1]
        if not len(columns):
            return
        positive = self._asked.factors > 0
        rise = np.maximum.reduceat(np.where(positive, up[columns], down[columns]), starts)
        fall = np.maximum.reduceat(np.where(positive, down[columns], up[columns]), starts)
        for step in range(1, min(SURE, self._enough) + 1):
            self._note(np.where(rise >= step, values + step, values))
            self._note(np.where(fall >= step, values - step, values))

    def _room(self, point: Real) -> tuple[Real, Real]:
        """Return how far each unknown can fall and rise alone."""
        down, up = point - self._lower, self._upper - point
        rows = self._rows
        if len(rows.columns):
            sums = rows.sums(point)
            of_row = np.repeat(np.arange(len(rows.lower)), np.diff(rows.starts))
            low, high = (sums - rows.lower)[of_row], (rows.upper - sums)[of_row]
            positive = rows.factors > 0
            np.minimum.at(up, rows.columns, np.where(positive, high, low))
            np.minimum.at(down, rows.columns, np.where(positive, low, high))
        return np.floor(down + NEAR), np.floor(up + NEAR)

    @property
    def large(self) -> bool:
        """Say whether there are too many sums to ask about each before a walk has been tried."""
        return self._first is not None and len(self._least) * len(self._lower) > EXACT

    def walk(self, changes: Sequence[Real]) -> None:
        """Begin a walk, by these changes first: each leads from one whole population to another, if it fits at all."""
        if self._base is None:
            return
        self._open = set(np.flatnonzero(self._seen.sum(axis=1) < self._enough).tolist())
        self._walk = Walk(self._base, self._lower, self._upper, self._rows, self._asked, self._mark)
        for change in changes:
            self._walk.learn(change)
        for row in sorted(self._open) * WALKS:
            self._around_sum(row)

    def _around_sum(self, row: int) -> None:
        if self._walk is not None and row in self._open:
            self._walk.around(row)

    def climb(self, row: int, steps: Callable[[Walk, bool], Iterator[Parts]]) -> None:
        """Walk from the first witness, up and then down, and note what sums can be on the way.

        `steps` yields, where the walk is, steps that raise the sum by one (or lower it).
        """
        if self._walk is None or row not in self._open:
            return
        self._tell()
        for rise in (True, False):
            self._walk.again()
            while row in self._open:
                missing, here = self._enough - self._count(row), self._walk.values[row]
                any(self._walk.take(step, most=missing) for step in steps(self._walk, rise))
                if self._walk.values[row] == here:
                    break

    def search(self, blocks: tuple[Whole, Whole]) -> None:
        """Look for steps of the sums that are still open. `blocks`: see Search."""
        if self._walk is None or not self._open:
            return
        search = Search(self._walk, blocks, len(self._least))
        for _ in range(SEARCHES):
            search.look(self._open, self._tell)
            for row in sorted(self._open) * WALKS:
                self._around_sum(row)
            self._witness(np.array(self._walk.point, np.float64))

    def _tell(self) -> None:
        total = len(self._least)
        self._watch.step("attack", total - len(self._open), total)

    def _mark(self, row: int, value: int, by: int, least: int, most: int) -> None:
        """Note the values of an open sum along a step."""
        if row not in self._open or self._first is None:
            return
        least, most = max(least, -2 * SURE), min(most, 2 * SURE)
        low, high = sorted((value + least * by, value + most * by))
        self._least[row], self._most[row] = min(self._least[row], low), max(self._most[row], high)
        places = np.arange(low, high + 1, abs(by)) - (int(self._first[row]) - SURE)
        self._seen[row, places[(places >= 0) & (places <= 2 * SURE)]] = True
        if self._count(row) >= self._enough:
            self._open.discard(row)

    def _count(self, row: int) -> int:
        return int(np.count_nonzero(self._seen[row]))

    def of(self, row: int) -> Range:
        """Return the range of one sum; only when `empty` is not set. Raises CannotNow(CANCELLED)."""
        self._watch.step("attack", row, len(self._least))
        if not len(self._lower):
            return Range(0, 0, 1, complete=True)
        if self.large:
            if self._count(row) >= self._enough:
                return self._found(row, complete=False)
            self._limit(row, -1)
            if self._count(row) >= self._enough:
                return self._found(row, complete=False)
            low, high = self._limit(row, 1), self._limit(row, -1)
        else:
            low, high = self._limit(row, 1), self._limit(row, -1)
        return self._whole(row, low, high)

    def _found(self, row: int, *, complete: bool) -> Range:
        return Range(int(self._least[row]), int(self._most[row]), self._count(row), complete)

    def _entries(self, row: int) -> tuple[Whole, Real]:
        part = slice(int(self._asked.starts[row]), int(self._asked.starts[row + 1]))
        return self._asked.columns[part], self._asked.factors[part]

    def _limit(self, row: int, sign: int, *, whole: bool = False) -> float:
        """Return the least (sign 1) or greatest (-1) value, without what is constant, and note the witness."""
        columns, factors = self._entries(row)
        point = self._solver(whole=whole).point((columns, sign * factors), whole=whole)
        if point is None:
            return -sign * math.inf
        self._witness(point)
        return float((point[columns] * factors).sum())

    def _whole(self, row: int, low: float, high: float) -> Range:
        """Narrow the limits to whole numbers, and count possible values until there are enough."""
        least, most = math.ceil(low - NEAR), high if math.isinf(high) else math.floor(high + NEAR)
        if self.large:
            # To find any population with a value is a smaller task than to prove which value is the least.
            seen, near = int(self._least[row]), self._enough
            self._between(row, seen, int(min(most, self._most[row] + near)))
            self._between(row, max(least, seen - near), seen - 1)
        if self._count(row) < self._enough and most - least + 1 >= self._enough:
            if self._least[row] > least:
                least = math.ceil(self._limit(row, 1, whole=True) - NEAR)
            if self._most[row] < most:
                most = math.floor(self._limit(row, -1, whole=True) + NEAR)
            self._between(row, least, int(most))
        count = min(self._count(row), int(most) - least + 1) if not math.isinf(most) else self._count(row)
        if most - least + 1 < self._enough:
            count = int(most) - least + 1
        return Range(least, int(self._most[row]) if math.isinf(most) else int(most), count, not math.isinf(most))

    def _between(self, row: int, least: int, most: int) -> None:
        """Ask of each value in turn whether a whole population has it, until enough have been seen."""
        if self._first is None:
            return
        for value in range(least, most + 1):
            at = value - int(self._first[row]) + SURE
            if self._count(row) >= self._enough or not 0 <= at <= 2 * SURE or self._seen[row, at]:
                continue
            if self._near_two(row, value):
                continue
            held = self._held(row, value)
            point = Polytope(self._lower, self._upper, held, once=True, watch=self._watch).point(whole=True)
            if point is not None:
                self._witness(point)

    def _held(self, row: int, value: int) -> Rows:
        """Return what is known, and that a sum has a value."""
        (columns, factors), rows = self._entries(row), self._rows
        return Rows(
            np.append(rows.starts, rows.starts[-1] + len(columns)),
            np.append(rows.columns, columns),
            np.append(rows.factors, factors),
            np.append(rows.lower, float(value)),
            np.append(rows.upper, float(value)),
        )

    def _near_two(self, row: int, value: int) -> bool:
        """Look for a whole population with the value between witnesses of a smaller and a larger one: a small task."""
        one, other = (self._whole_ones[int(at[row])].astype(np.float64) for at in (self._low_one, self._high_one))
        lower, upper = np.minimum(one, other), np.maximum(one, other)
        point = Polytope(lower, upper, self._held(row, value), once=True, watch=self._watch).point(whole=True)
        if point is not None:
            self._witness(point)
        return point is not None


def _held(shown: Real, lower: Real, upper: Real) -> tuple[Real, Real]:
    """Return limits that are the number shown, where there is one within them."""
    inside = (lower <= shown) & (shown <= upper)
    return np.where(inside, shown, lower), np.where(inside, shown, upper)
