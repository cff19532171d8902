# SPDX-License-Identifier: EUPL-1.2
"""Other populations that fit, found by letting one imagined person after another be someone else.

A person has one category in every column, in all tables at once. Whoever leaves one cell for another therefore changes
all bags of columns alike, and no tie between them breaks. Each step that stays within everything known is a witness,
and costs next to nothing beside a linear program.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from screening_app.core.figures.attack_space import COUNTED, Key, Space
from screening_app.core.figures.linear import NEAR, Real, Rows, Whole

Profile = Mapping[str, int]
"""A person: the place of the category in each column."""
TRIED = 3
"""How many categories of a cell, and how many people to take, are tried in each column."""


class Standing:
    """A point and its sums, which steps change; only free unknowns are in it."""

    def __init__(self, point: Real, lower: Real, upper: Real, rows: Rows) -> None:
        self.point, self._lower, self._upper, self._rows = point.copy(), lower, upper, rows
        self._start, self._start_sums = point, rows.sums(point)
        self._sums = self._start_sums.copy()
        order = np.argsort(rows.columns, kind="stable")
        of_row = np.repeat(np.arange(len(rows.lower)), np.diff(rows.starts))
        self._row_of, self._factor_of = of_row[order], rows.factors[order]
        self._starts = np.concatenate(([0], np.cumsum(np.bincount(rows.columns, minlength=len(point)))))

    def again(self) -> None:
        """Go back to where it began."""
        self.point, self._sums = self._start.copy(), self._start_sums.copy()

    def take(self, plus: Sequence[int], minus: Sequence[int], most: int) -> int:
        """Move as often as everything known allows, at most so often; return how often that was."""
        net: dict[int, float] = {}
        for at in plus:
            net[at] = net.get(at, 0.0) + 1
        for at in minus:
            net[at] = net.get(at, 0.0) - 1
        net = {at: by for at, by in net.items() if by}
        room = float(most)
        for at, by in net.items():
            limit = self._upper[at] - self.point[at] if by > 0 else self.point[at] - self._lower[at]
            room = min(room, limit / abs(by))
        parts = [slice(int(self._starts[at]), int(self._starts[at + 1])) for at in net]
        rows = np.concatenate([self._row_of[part] for part in parts]) if parts else np.zeros(0, np.int64)
        moves = [self._factor_of[part] * by for part, by in zip(parts, net.values(), strict=True)]
        touched, where = np.unique(rows, return_inverse=True)
        change = np.bincount(where, np.concatenate(moves), minlength=len(touched)) if parts else np.zeros(0)
        sums = self._sums[touched]
        free = np.where(change > 0, self._rows.upper[touched] - sums, sums - self._rows.lower[touched])
        moved = np.abs(change) > NEAR
        if moved.any():
            room = min(room, float((free[moved] / np.abs(change[moved])).min()))
        steps = int(np.floor(room + NEAR))
        if steps > 0:
            for at, by in net.items():
                self.point[at] += by * steps
            self._sums[touched] += change * steps
        return max(0, steps)


class Walks:
    """Ways to raise or lower the count of a cell by letting imagined people move."""

    def __init__(self, space: Space, free: Whole, exact: frozenset[str]) -> None:
        self._space, self._exact = space, exact
        self._index = np.full(space.size * (int(free.max(initial=0)) // space.size + 1), -1, np.int64)
        self._index[free] = np.arange(len(free))
        self._free = free

    def steps(self, key: Key, stage: int, point: Real, *, rise: bool) -> Iterator[tuple[list[int], list[int]]]:
        """Yield unknowns to raise and to lower, so that the cell rises by one (or falls by one)."""
        (counted,) = dict(key)[COUNTED]
        full = np.zeros(len(self._index))
        full[self._free] = point
        counts = full[stage * self._space.size : (stage + 1) * self._space.size]
        inside = {column: self._space.places_of(counted, column, leaves) for column, leaves in key if column != COUNTED}
        if stage:
            so_far = full.reshape(-1, self._space.size)[: stage + 1].sum(axis=0)
            yield from self._growth(counted, inside, stage, so_far if rise else counts, rise=rise)
        for column in sorted(inside, key=lambda name: (name in self._exact, name)):
            for alone in (True, False):
                bounds = self._bounds(counted, inside, column, rise=rise, alone=alone)
                for leaver in self._people(counted, bounds, counts):
                    for joiner in self._others(leaver, inside, column, counted, rise=rise):
                        worlds = [(counted,), tuple(self._space.counting_units)]
                        for world in dict.fromkeys(worlds):
                            plus = self._unknowns(joiner, world, stage, counts)
                            minus = self._unknowns(leaver, world, stage, counts)
                            if -1 not in plus and -1 not in minus:
                                yield plus, minus
        if not stage:
            # Where no total is exact, somebody more, or fewer, fits too: of nobody nobody can move.
            yield from self._growth(counted, inside, stage, counts, rise=rise)

    def _growth(
        self, counted: str, inside: Mapping[str, Whole], stage: int, counts: Real, *, rise: bool
    ) -> Iterator[tuple[list[int], list[int]]]:
        """Yield one more, like somebody who is in the cell or could be, or one less of those who are (or are new)."""
        for person in self._in_cell(counted, inside, counts, anybody=rise):
            for world in dict.fromkeys([(counted,), tuple(self._space.counting_units)]):
                found = self._unknowns(person, world, stage, counts)
                if -1 not in found:
                    yield (found, []) if rise else ([], found)

    def _in_cell(self, counted: str, inside: Mapping[str, Whole], counts: Real, *, anybody: bool) -> Iterator[Profile]:
        yield from self._people(counted, dict(inside), counts)
        if anybody and all(len(places) for places in inside.values()):
            yield self._whole_person(counted, {name: int(places[0]) for name, places in inside.items()}, counts)

    def _bounds(
        self, counted: str, inside: Mapping[str, Whole], column: str, *, rise: bool, alone: bool
    ) -> dict[str, Whole]:
        """Return where the person who leaves stands: outside the cell when it is to rise, within when it is to fall."""
        bounds = {name: places for name, places in inside.items() if not rise or alone or name in self._exact}
        if rise:
            every = np.arange(self._space.width(counted, column))
            bounds[column] = np.setdiff1d(every, inside[column])
        return bounds

    def _people(self, counted: str, bounds: Mapping[str, Whole], counts: Real) -> Iterator[Profile]:
        """Yield people who are there, the most numerous first."""
        bag = next(
            (bag for bag in self._space.bags(counted) if bounds.keys() <= set(self._space.columns_of(bag))), None
        )
        if bag is None or any(not len(places) for places in bounds.values()):
            return
        columns = self._space.columns_of(bag)
        cells = self._space.cells(bag, counts)
        grid = np.ix_(*(bounds.get(name, np.arange(size)) for name, size in zip(columns, cells.shape, strict=True)))
        part = cells[grid]
        flat = part.ravel()
        most = np.argsort(-flat, kind="stable")[:TRIED]
        for at in most[flat[most] >= 1]:
            where = np.unravel_index(int(at), part.shape)
            found = {name: int(np.ravel(axis)[place]) for name, axis, place in zip(columns, grid, where, strict=True)}
            yield self._whole_person(counted, found, counts)

    def _whole_person(self, counted: str, known: Profile, counts: Real) -> Profile:
        """Give a person the columns of the other bags too, as the most numerous who are like that have them."""
        person = dict(known)
        for bag in self._space.bags(counted):
            columns = self._space.columns_of(bag)
            if not set(columns) <= person.keys():
                cells = self._space.cells(bag, counts)
                part = cells[tuple(person.get(name, slice(None)) for name in columns)]
                where = np.unravel_index(int(part.argmax()), part.shape)
                open_ones = [name for name in columns if name not in person]
                person |= {name: int(place) for name, place in zip(open_ones, where, strict=True)}
        return person

    def _others(
        self, leaver: Profile, inside: Mapping[str, Whole], column: str, counted: str, *, rise: bool
    ) -> Iterator[Profile]:
        """Yield who the person becomes."""
        wanted = {name: places for name, places in inside.items() if rise and leaver[name] not in places}
        if not rise:
            wanted = {column: np.setdiff1d(np.arange(self._space.width(counted, column)), inside[column])}
        if any(not len(places) for places in wanted.values()):
            return
        for at in range(TRIED):
            yield {**leaver, **{name: int(places[min(at, len(places) - 1)]) for name, places in wanted.items()}}

    def _unknowns(self, person: Profile, counting_units: Sequence[str], stage: int, counts: Real) -> list[int]:
        """Return where a person stands in every bag; in another counting unit as most who are like that stand."""
        found = []
        for counted in counting_units:
            bags = self._space.bags(counted)
            own = {name for bag in bags for name in self._space.columns_of(bag)}
            whole = self._whole_person(counted, {name: at for name, at in person.items() if name in own}, counts)
            for bag in bags:
                places = [whole[name] for name in self._space.columns_of(bag)]
                at = self._space.unknown(bag, places) + stage * self._space.size
                found.append(int(self._index[at]) if at < len(self._index) else -1)
        return found
