# SPDX-License-Identifier: EUPL-1.2
"""Steps for a walk: one imagined person after another becomes someone else.

A person has one category in every column, in all tables at once. Whoever leaves one cell for another therefore changes
all bags of columns alike, and no tie between them breaks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from screening_app.core.figures.attack_space import COUNTED, Key, Space
from screening_app.core.figures.attack_walks import Parts, Walk, parts_of
from screening_app.core.figures.linear import Real, Whole

Profile = Mapping[str, int]
"""A person: the place of the category in each column."""
TRIED = 3
"""How many categories of a cell, and how many people to take, are tried in each column."""


class People:
    """Ways to raise or lower the count of a cell by letting imagined people move."""

    def __init__(self, space: Space, free: Whole, exact: frozenset[str]) -> None:
        self._space, self._exact = space, exact
        self._index = np.full(space.size * (int(free.max(initial=0)) // space.size + 1), -1, np.int64)
        self._index[free] = np.arange(len(free))
        self._free = free
        self._full = np.zeros(len(self._index))
        self._follows: Walk | None = None

    def steps(self, key: Key, stage: int, walk: Walk, *, rise: bool) -> Iterator[Parts]:
        """Yield steps of which each raises the cell by one (or lowers it)."""
        (counted,) = dict(key)[COUNTED]
        full = self._followed(walk)
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
                                yield parts_of(plus, minus)
        if not stage:
            # Where no total is exact, somebody more, or fewer, fits too: of nobody nobody can move.
            yield from self._growth(counted, inside, stage, counts, rise=rise)

    def _followed(self, walk: Walk) -> Real:
        """Return all counts where the walk is now, by what has moved since it was last looked at."""
        if self._follows is not walk:
            self._follows = walk
            self._full[self._free] = walk.point
        elif walk.changed:
            moved = np.fromiter(walk.changed, np.int64, len(walk.changed))
            self._full[self._free[moved]] = [walk.point[at] for at in moved.tolist()]
        walk.changed.clear()
        return self._full

    def _growth(
        self, counted: str, inside: Mapping[str, Whole], stage: int, counts: Real, *, rise: bool
    ) -> Iterator[Parts]:
        """Yield one more, like somebody who is in the cell or could be, or one less of those who are (or are new)."""
        for person in self._in_cell(counted, inside, counts, anybody=rise):
            for world in dict.fromkeys([(counted,), tuple(self._space.counting_units)]):
                found = self._unknowns(person, world, stage, counts)
                if -1 not in found:
                    yield parts_of(found, []) if rise else parts_of([], found)

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
        for at in _largest(flat, TRIED):
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


def _largest(counts: Real, most: int) -> list[int]:
    """Return where the greatest counts of at least one are, the first of equal ones first."""
    found: list[int] = []
    left = counts.copy()
    while len(found) < min(most, len(left)):
        at = int(left.argmax())
        if left[at] < 1:
            break
        found.append(at)
        left[at] = 0
    return found
