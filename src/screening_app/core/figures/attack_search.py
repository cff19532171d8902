# SPDX-License-Identifier: EUPL-1.2
"""Steps for a walk: found by small programs, one for a few blocks of unknowns at a time, or repeated from other blocks.

A block is what belongs to one category of the longest column. Blocks are alike, so that what two of them can do to each
other, other pairs can often do too.
"""

from __future__ import annotations

import random
from collections.abc import Callable

import numpy as np

from screening_app.core.figures.attack_walks import FAR, Parts, Walk
from screening_app.core.figures.linear import Polytope, Rows, Whole

SIZE = 120
"""About how many unknowns a small program has."""
PARTNERS = 6
"""How many of the blocks with most unknowns every such program has besides its own."""
REACH = 4
"""How far a small program moves an unknown."""
PULL = 50.0
"""How much more the sum asked about weighs than a change of any unknown: the step is short, but it is found."""


class Search:
    """Looks for steps that change the sums still open. `blocks`: of each unknown, -1 for none, and its place in it."""

    def __init__(self, walk: Walk, blocks: tuple[Whole, Whole], sums: int) -> None:
        self._walk = walk
        self._block, self._inner = blocks[0].tolist(), blocks[1].tolist()
        self._blocks = blocks[0]
        self._where = {pair: at for at, pair in enumerate(zip(self._block, self._inner, strict=True)) if pair[0] >= 0}
        sizes = np.bincount(blocks[0][blocks[0] >= 0])
        self._order: Whole = np.argsort(-sizes, kind="stable")
        self._several = max(2, SIZE // max(1, int(sizes.mean())) - PARTNERS) if len(sizes) else 0
        self._shapes: set[tuple[Parts, Parts]] = set()
        self._by_inner: dict[int, list[tuple[Parts, Parts]]] = {}
        self._fits: dict[Parts, list[int]] = {}
        self._dice = random.Random(0)  # noqa: S311 - a way to wander, not a secret
        self._firsts = np.full(sums, -1)
        rows, places, _ = walk.asked.entries(np.arange(len(self._block)))
        self._firsts[rows[::-1]] = places[::-1]

    def shape(self, unknowns: Parts) -> None:
        """Remember what a step between two blocks does to each: other blocks may do the same."""
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

    def look(self, open_rows: set[int], step: Callable[[], None]) -> None:
        """Go through the blocks, a few at a time, for the sums that are open; those found good leave `open_rows`."""
        home = np.where(self._firsts >= 0, self._blocks[self._firsts], -1)
        partners = self._order[:PARTNERS]
        for first in range(0, len(self._order), max(1, self._several)):
            own = self._order[first : first + self._several]
            inside = np.flatnonzero((self._blocks < 0) | np.isin(self._blocks, own) | np.isin(self._blocks, partners))
            mine = [row for row in sorted(open_rows) if home[row] in own]
            for row in mine:
                self._repeat(row, open_rows)
            self._ask(inside, [row for row in mine if row in open_rows], open_rows, step)

    def _fitting(self, part: Parts) -> list[int]:
        """Return the blocks that have all unknowns of a part of a step, the fullest first."""
        if part not in self._fits:
            inner = [at for at, _ in part]
            self._fits[part] = [b for b in self._order.tolist() if all((b, at) in self._where for at in inner)]
        return self._fits[part]

    def _repeat(self, row: int, open_rows: set[int]) -> None:
        """Try for a sum what has been found in other blocks, with several partners each, while it is open."""
        at = int(self._firsts[row])
        block, inner = self._block[at], self._inner[at]
        for mine, theirs in self._by_inner.get(inner, ()):
            if row not in open_rows:
                return
            if any((block, place) not in self._where for place, _ in mine):
                continue
            own = [(self._where[block, place], by) for place, by in mine]
            partners = self._fitting(theirs)
            first = self._dice.randrange(len(partners)) if partners else 0
            for partner in [*partners[:2], *partners[first : first + 2]]:
                if partner != block and row in open_rows:
                    both = [*own, *((self._where[partner, place], by) for place, by in theirs)]
                    self._walk.keep(tuple(sorted(both)))

    def _ask(self, inside: Whole, asked: list[int], open_rows: set[int], step: Callable[[], None]) -> None:
        """Ask one small program for a short step of each sum, up and down."""
        if not asked:
            return
        program, size = self._program(inside), len(inside)
        rows, places, factors = self._walk.asked.entries(inside)
        every = np.arange(2 * size)
        for row in asked:
            if row not in open_rows:
                continue
            step()
            self._walk.around(row)
            self._repeat(row, open_rows)
            mine = rows == row
            for sign in (1, -1):
                if row not in open_rows:
                    break
                cost = np.ones(2 * size)
                cost[places[mine]] -= sign * PULL * factors[mine]
                cost[places[mine] + size] += sign * PULL * factors[mine]
                point = program.point((every, cost))
                if point is not None:
                    change = np.zeros(len(self._block))
                    change[inside] = point[:size] - point[size:]
                    for unknowns in self._walk.learn(change):
                        self.shape(unknowns)

    def _program(self, inside: Whole) -> Polytope:
        """Return the rises and falls of some unknowns that leave every sum within its limits."""
        start = np.array(self._walk.point)[inside]
        lower, upper = (np.array(one)[inside] for one in (self._walk.lower, self._walk.upper))
        most = np.minimum(REACH, np.concatenate((upper - start, start - lower))).astype(np.float64)
        rows, places, factors = self._walk.rows.entries(inside)
        touched, number = np.unique(rows, return_inverse=True)
        columns = np.concatenate((places, places + len(inside)))
        both, signs = np.concatenate((number, number)), np.concatenate((factors, -factors)).astype(np.float64)
        order = np.argsort(both, kind="stable")
        starts = np.concatenate(([0], np.cumsum(np.bincount(both, minlength=len(touched)))))
        sums = np.array(self._walk.sums)[touched]
        low, high = np.array(self._walk.low)[touched] - sums, np.array(self._walk.high)[touched] - sums
        limits = [np.where(np.abs(one) >= FAR // 2, np.copysign(np.inf, one), one) for one in (low, high)]
        return Polytope(np.zeros(2 * len(inside)), most, Rows(starts, columns[order], signs[order], *limits))
