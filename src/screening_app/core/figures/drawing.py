# SPDX-License-Identifier: EUPL-1.2
"""Rounding by chance, for files that are meant to be added: every count is right on average, and so is every sum.

Counts are settled two by two, first those that stand in the same sums: what one gains the other loses, and the chances
are such that neither gains on average (the pivotal method of Deville and Tillé). So errors cancel within a unit, totals
stay, and over many units nothing adds up that the nearest rounding would have pushed one way.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

import numpy as np

from screening_app.core.figures.holding import inside, raise_to_floors, totals_of
from screening_app.core.figures.meetings import Meetings

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from screening_app.core.figures.population import Population

    Whole = NDArray[np.int64]
    Apart = Callable[[int, Sequence[int]], Whole]

TOGETHER: Final = 400
"""How many counts, in the order of their codes, are settled at a time, always the two nearest of them first."""


def draw_small(population: Population, base: int = 5, secret: bytes = b"") -> Whole:
    """Return a count for each combination, 0 or at least `base`, that is right on average.

    A count of 1..base-1 becomes base with the chance count/base, else 0; larger ones stay, but for what keeps an exact
    total. Contacts are drawn as what they have beyond persons (`floors`): right on average, and never lower. The same
    counts and the same secret give the same numbers; nobody can draw again without both.
    """
    chance = _Chance(secret, population)
    meetings = Meetings(population)
    values = np.zeros(len(population.counts), np.int64)

    def settle(rows: Whole, wanted: int | None) -> None:
        parts, whole = population.counts[rows].tolist(), 1
        if wanted not in (None, sum(parts)):
            parts, whole = [count * (wanted or 0) for count in parts], sum(parts)

        def apart(one: int, others: Sequence[int]) -> Whole:
            among = rows[list(others)]
            own, shared = int(rows[one]), meetings.of(int(rows[one]), meetings.columns(among))
            return np.asarray(meetings.diagonal[own] + meetings.diagonal[among] - 2 * shared, np.int64)

        _Pivot(parts, whole, base, chance, apart).settle(holds=wanted is not None)
        values[rows] = np.array(parts, np.int64) // whole

    for rows, wanted in _groups(population, base, chance):
        settle(rows, wanted)
    raise_to_floors(population, values, base)
    return values


def _groups(population: Population, base: int, chance: _Chance) -> Iterator[tuple[Whole, int | None]]:
    """Yield the combinations that are settled together, and what they must make up; None where no total is held."""
    if not population.floors:
        home = totals_of(population)
        for total in np.unique(home):
            rows = np.flatnonzero(home == total)
            true = int(population.counts[rows].sum())
            yield rows, true if population.exact is not None and true >= base else None
        return
    left = np.ones(len(population.counts), np.bool_)
    rows_of, extra = [], []
    for floor in population.floors:
        within = inside(population, floor) & left
        left &= ~within
        rows_of.append(np.flatnonzero(within))
        extra.append(max(0, int(population.counts[within].sum()) - floor.behind))
    _Pivot(extra, 1, base, chance, lambda one, others: np.abs(np.array(others, np.int64) - one)).settle(holds=False)
    for floor, rows, more in zip(population.floors, rows_of, extra, strict=True):
        if len(rows):
            yield rows, floor.least + more
    if left.any():
        yield np.flatnonzero(left), None


class _Chance:
    """Draws that follow from a secret and everything that is counted, and from nothing else."""

    def __init__(self, secret: bytes, population: Population) -> None:
        content = hmac.new(secret, digestmod=hashlib.sha256)
        for axis in population.axes:
            content.update(repr((axis.name, axis.leaves)).encode())
        content.update(population.places.astype("<i8").tobytes())
        content.update(population.counts.astype("<i8").tobytes())
        self._seed, self._drawn = content.digest(), 0

    def falls(self, part: int, whole: int) -> bool:
        """Return true with the chance part/whole."""
        self._drawn += 1
        drawn = hmac.digest(self._seed, self._drawn.to_bytes(8, "little"), "sha256")
        return int.from_bytes(drawn[:16], "little") * whole < part << 128


class _Pivot:
    """Settles `parts` in place: counts times `whole`, each to become nothing, or a whole count of at least the base."""

    def __init__(self, parts: list[int], whole: int, base: int, chance: _Chance, apart: Apart) -> None:
        self._parts, self._whole, self._least = parts, whole, base * whole
        self._chance, self._apart = chance, apart

    def settle(self, *, holds: bool) -> None:
        """Settle all; with `holds` their sum stays, which must be nothing or a whole count of at least the base."""
        left: list[int] = []
        waiting = [at for at in range(len(self._parts)) if not self._settled(at)]
        for start in range(0, len(waiting), TOGETHER):
            left = self._pairs([*left, *waiting[start : start + TOGETHER]])
        for one in left:
            if holds:
                self._lean(one)
            else:
                up, down = self._up(one), self._down(one)
                self._parts[one] = up if self._chance.falls(self._parts[one] - down, up - down) else down

    def _pairs(self, among: list[int]) -> list[int]:
        """Let the two that stand in most of the same sums trade until at most one is left; return it."""
        far = np.iinfo(np.int64).max
        apart = np.stack([self._apart(one, among) for one in among])
        np.fill_diagonal(apart, far)
        while True:
            one, other = divmod(int(apart.argmin()), len(among))
            if apart[one, other] == far:
                return [at for at in among if not self._settled(at)]
            self._trade(among[one], among[other])
            for place in (one, other):
                if self._settled(among[place]):
                    apart[place, :] = apart[:, place] = far

    def _settled(self, at: int) -> bool:
        return self._down(at) == self._parts[at]

    def _down(self, at: int) -> int:
        part = self._parts[at]
        return 0 if part < self._least else part - part % self._whole

    def _up(self, at: int) -> int:
        part = self._parts[at]
        return self._least if 0 < part < self._least else part + -part % self._whole

    def _trade(self, one: int, other: int) -> None:
        """Move as much from one to the other, or back, as settles at least one of the two."""
        parts = self._parts
        gain = min(self._up(one) - parts[one], parts[other] - self._down(other))
        loss = min(parts[one] - self._down(one), self._up(other) - parts[other])
        self._move(one, other, gain, loss)

    def _lean(self, one: int) -> None:
        """Settle the last one against one that is settled already and can take or give what it needs."""
        parts, missing = self._parts, self._least - self._parts[one]
        others = [at for at, part in enumerate(parts) if at != one and part - missing >= self._least]
        gain = missing
        if not others:
            # None can give that much and remain: one of the two gets all that both have.
            others = [at for at, part in enumerate(parts) if at != one and part]
            gain = 0
        other = others[int(self._apart(one, others).argmin())]
        self._move(one, other, gain or parts[other], parts[one])

    def _move(self, one: int, other: int, gain: int, loss: int) -> None:
        step = gain if self._chance.falls(loss, gain + loss) else -loss
        self._parts[one] += step
        self._parts[other] -= step
