# SPDX-License-Identifier: EUPL-1.2
"""A walk through the whole populations that fit what is known, by steps that change few unknowns.

Where two populations fit, what sets them apart is a step, and each population on the way, or the same step further,
that stays within the limits fits as well. So one step answers for many sums, from wherever the walk has come to, and
costs next to nothing beside a linear program. Steps come from whoever made the tables, from imagined people (see
attack_people.py), from small programs (see attack_search.py), and from what was possible elsewhere.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from screening_app.core.figures.linear import NEAR, Real, Rows, Whole

FAR = 1_000_000_000
"""Beyond all counts; stands for no limit."""
TIMES = (1, 2, 3, 4, 6)
"""How many times over a step in fractions is tried, to make it whole."""

Parts = tuple[tuple[int, int], ...]
"""Unknowns or sums, each with what is added to it."""
Mark = Callable[[int, int, int, int, int], None]
"""Told of one sum: its value here, what a step adds to it, and the least and greatest number of steps."""


def parts_of(plus: Iterable[int], minus: Iterable[int]) -> Parts:
    """Return the step that raises some unknowns by one and lowers others."""
    made: dict[int, int] = {}
    for at in plus:
        made[at] = made.get(at, 0) + 1
    for at in minus:
        made[at] = made.get(at, 0) - 1
    return tuple((at, by) for at, by in made.items() if by)


@dataclass(frozen=True, slots=True)
class Move:
    """A step, and what it does to the sums that are limited and to those asked about."""

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
        """Return what a step does to each row that it changes."""
        made: dict[int, int] = {}
        for at, by in unknowns:
            if at not in self._lists:
                part = slice(self._starts[at], self._starts[at + 1])
                self._lists[at] = list(zip(self._rows[part].tolist(), self._factors[part].tolist(), strict=True))
            for row, factor in self._lists[at]:
                made[row] = made.get(row, 0) + factor * by
        return tuple((row, by) for row, by in made.items() if by)


class Walk:
    """Where the walk is, and the steps that it knows. Always takes the same way for the same tables."""

    def __init__(self, start: Real, lower: Real, upper: Real, rows: Rows, asked: Rows, mark: Mark) -> None:
        self.lower, self.upper = _whole(np.ceil(lower - NEAR)), _whole(np.floor(upper + NEAR))
        self.low, self.high = _whole(np.ceil(rows.lower - NEAR)), _whole(np.floor(rows.upper + NEAR))
        self.rows, self.asked = Columns(rows, len(lower)), Columns(asked, len(lower))
        self.point: list[int] = np.rint(start).astype(np.int64).tolist()
        self.sums: list[int] = np.rint(rows.sums(start)).astype(np.int64).tolist()
        self.values: list[int] = np.rint(asked.sums(start)).astype(np.int64).tolist()
        self._before: tuple[dict[int, int], dict[int, int], dict[int, int]] = ({}, {}, {})
        self.changed: set[int] = set()
        """Unknowns that may have moved since whoever follows the walk last emptied this."""
        self._mark = mark
        self._dice = random.Random(0)  # noqa: S311 - a way to wander, not a secret
        self._known: set[Parts] = set()
        self._by_sum: dict[int, list[Move]] = {}

    def again(self) -> None:
        """Go back to where it began; costs no more than what has moved since."""
        self.changed.update(self._before[0])
        for places, before in zip((self.point, self.sums, self.values), self._before, strict=True):
            for at, count in before.items():
                places[at] = count
            before.clear()

    def learn(self, change: Real) -> list[Parts]:
        """Take a change that leads from one population that fits to another; return its parts that are new steps."""
        support = np.flatnonzero(np.abs(change) > NEAR)
        found = []
        for part in self._apart(support):
            times = next((t for t in TIMES if _is_whole(change[part] * t)), 0)
            if not times:
                continue
            moved = np.rint(change[part] * times).astype(np.int64)
            moved //= np.gcd.reduce(moved)
            unknowns = tuple(zip(part.tolist(), moved.tolist(), strict=True))
            if self.keep(unknowns):
                found.append(unknowns)
        return found

    def keep(self, unknowns: Parts) -> bool:
        """Know a step if any limit lets it be, and walk along it; False where it is not new or cannot be."""
        if unknowns[0][1] < 0:
            unknowns = tuple((at, -by) for at, by in unknowns)
        if unknowns in self._known:
            return False
        self._known.add(unknowns)
        move = self._move(unknowns)
        if move is None:
            return False
        for row, _ in move.asked:
            self._by_sum.setdefault(row, []).append(move)
        self._wander(move)
        return True

    def around(self, row: int) -> None:
        """Walk along every known step that changes a sum."""
        for move in self._by_sum.get(row, ()):
            self._wander(move)

    def take(self, unknowns: Parts, most: int) -> int:
        """Go as many steps as every limit allows, at most so many; return how many."""
        move = self._move(unknowns)
        if move is None:
            return 0
        least, greatest = self._steps(move)
        if greatest < 1:
            return 0
        self._go(move, min(greatest, most), least, greatest)
        return min(greatest, most)

    def _move(self, unknowns: Parts) -> Move | None:
        rows = self.rows.shifts(unknowns)
        if any(self.low[row] == self.high[row] for row, _ in rows):
            return None
        return Move(unknowns, rows, self.asked.shifts(unknowns))

    def _apart(self, support: Whole) -> Iterable[Whole]:
        """Part what changes into what hangs together by sums that are limited."""
        rows, places, _ = self.rows.entries(support)
        label = np.arange(len(support))
        least = np.full(len(self.sums), len(support))
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
        """Return how many steps back (below 0) and forth from here every limit allows."""
        least, most = _within(move.unknowns, self.point, self.lower, self.upper, (-FAR, FAR))
        return _within(move.rows, self.sums, self.low, self.high, (least, most)) if least < most else (least, most)

    def _wander(self, move: Move) -> None:
        least, most = self._steps(move)
        if least < most:
            self._go(move, self._dice.randint(least, most), least, most)

    def _go(self, move: Move, step: int, least: int, most: int) -> None:
        for row, by in move.asked:
            self._mark(row, self.values[row], by, least, most)
        self.changed.update(at for at, _ in move.unknowns)
        kinds = ((self.point, move.unknowns), (self.sums, move.rows), (self.values, move.asked))
        for (places, shifts), before in zip(kinds, self._before, strict=True):
            for at, by in shifts:
                before.setdefault(at, places[at])
                places[at] += step * by


def _within(
    parts: Parts, here: Sequence[int], lower: Sequence[int], upper: Sequence[int], steps: tuple[int, int]
) -> tuple[int, int]:
    """Return how many of these steps back and forth the limits allow; looks no further where it is none."""
    least, most = steps
    for at, by in parts:
        down, up = lower[at] - here[at], upper[at] - here[at]
        fewest, farthest = (-(-down // by), up // by) if by > 0 else (-(up // -by), down // by)
        least = max(least, fewest)
        most = min(most, farthest)
        if least >= most:
            break
    return least, most


def _whole(limits: Real) -> list[int]:
    made: list[int] = np.clip(limits, -FAR, FAR).astype(np.int64).tolist()
    return made


def _is_whole(change: Real) -> bool:
    return bool(np.abs(change - np.rint(change)).max(initial=0.0) <= NEAR)
