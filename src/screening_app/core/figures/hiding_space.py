# SPDX-License-Identifier: EUPL-1.2
"""Linked tables as hiding sees them: each cell once, whatever tables show it, and how a change of counts moves cells.

A change is a vector over the finest combinations of each bag of columns. The cheapest change that moves a cell far
enough is a linear program; cells that it moves and that are not hidden yet cost more, the more they tell.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from screening_app.core.figures.bags import bags_of
from screening_app.core.figures.linear import NEAR, Polytope, Real, Rows, Truth, Whole
from screening_app.core.figures.population import Places, Population, cells_of
from screening_app.core.figures.summing import inner, margins
from screening_app.core.figures.table import Change as Told
from screening_app.core.figures.table import Codes, EqualTotals

Key = frozenset[tuple[int, Places]]

TIMES = (2, 3, 4, 6)
"""How many times over a change in fractions is tried, to make it whole."""
SHORT = 0.001
"""What a move of what is hidden already costs: of changes that tell the same, the shortest touches fewest others."""
DIVES = 30
"""How many broken moves of a change are made whole, one after another, before it is searched for otherwise."""
NODES = 20
"""How far a whole change is searched for: any is good enough, since the attack has the last word."""


@dataclass(frozen=True, slots=True)
class Change:
    """Another population that fits: how each moved cell, and each combination, differs from the truth."""

    cells: Whole
    moves: Whole
    unknowns: Whole
    shifts: Whole

    def times(self, factor: int) -> Change:
        """Return the change so many times over."""
        return Change(self.cells, self.moves * factor, self.unknowns, self.shifts * factor)


class HidingSpace:
    """The cells of linked tables and the combinations behind them."""

    def __init__(self, population: Population, equal_totals: Sequence[EqualTotals], *, zeros_shown: bool) -> None:
        self._population = population
        self._zeros_shown = zeros_shown
        family = bags_of([frozenset(population.axes[at].name for at in table) for table in population.tables])
        columns = population.columns()
        self._column = [columns[axis.name] for axis in population.axes]
        self._bags = [sorted(columns[name] for name in bag) for bag in family.bags]
        sizes = [math.prod(len(population.axes[at].leaves) for at in bag) for bag in self._bags]
        self._offsets = [0, *itertools.accumulate(sizes)]
        self.truth = np.concatenate([inner(population, population.counts, bag).ravel() for bag in self._bags])
        self.number: dict[Key, int] = {}
        self.places: list[list[int]] = []
        self._lines: list[list[tuple[int, list[int]]]] = []
        self.counts = self._number_cells()
        self.costs: Real = 1.0 + np.log1p(self.counts)
        self.keys = list(self.number)
        sums = [self.unknowns(key) for key in self.keys]
        self._fixed = [*self._ties(family.ties), *self._equal(equal_totals)]
        self._cell_of = np.repeat(np.arange(len(sums)), [len(one) for one in sums])
        self._unknown_of = np.concatenate(sums) if sums else np.zeros(0, np.int64)
        self._single: Truth = np.array([len(one) == 1 for one in sums], np.bool_)
        self._own = np.full(len(self.truth), -1, np.int64)
        for cell in np.flatnonzero(self._single):
            self._own[sums[cell]] = cell
        longest = max(columns.values(), key=lambda at: len(population.axes[at].leaves))
        self._leaf = self._leaf_of(longest)
        alone = [next((found[0] for at, found in key if at == longest and len(found) == 1), -1) for key in self.keys]
        self._alone = np.array(alone, np.int64)

    def _number_cells(self) -> Whole:
        """Give each distinct cell a number and remember which cells of which table it is."""
        counts: dict[int, int] = {}
        for table in self._population.tables:
            values = margins(self._population, self._population.counts, table).ravel()
            order = []
            for at, (_, places) in enumerate(cells_of(self._population.axes_of(table))):
                number = self.number.setdefault(self.key(table, places), len(self.number))
                counts[number] = int(values[at])
                order.append(number)
            self.places.append(order)
        return np.array([counts[number] for number in range(len(counts))], np.int64)

    def key(self, table: Sequence[int], places: Sequence[Places]) -> Key:
        """Return which cell the leaves of a table's axes make."""
        axes = self._population.axes
        pairs = zip(table, places, strict=True)
        return frozenset((self._column[at], found) for at, found in pairs if len(found) < len(axes[at].leaves))

    def lines_of(self, cell: int) -> list[tuple[int, list[int]]]:
        """Return each line of a table that a cell stands in: a sum of it, and the fewest cells that make it up."""
        if not self._lines:
            self._lines = [[] for _ in self.keys]
            for table, order in zip(self._population.tables, self.places, strict=True):
                for line in self._lines_in(table, np.array(order)):
                    for one in (line[0], *line[1]):
                        self._lines[one].append(line)
        return self._lines[cell]

    def _lines_in(self, table: Sequence[int], order: Whole) -> Iterator[tuple[int, list[int]]]:
        axes = self._population.axes_of(table)
        cells = order.reshape([len(axis.lines()) for axis in axes])
        for at, axis in enumerate(axes):
            across = np.moveaxis(cells, at, -1).reshape(-1, len(axis.lines()))
            for number, parts in axis.sums():
                for row in across:
                    yield int(row[number]), row[parts].tolist()

    def codes(self, table: int) -> list[Codes]:
        """Return the codes of a table's cells, in the order of `places`."""
        return [codes for codes, _ in cells_of(self._population.axes_of(self._population.tables[table]))]

    def persons(self) -> Whole | None:
        """Return how many persons stand behind each cell, where that is known."""
        holders = self._population.holders
        if holders is None:
            return None
        places = self._population.places[holders[:, 0]]
        found = np.zeros(len(self.keys), np.int64)
        for number, key in enumerate(self.keys):
            inside = np.ones(len(holders), np.bool_)
            for at, leaves in key:
                inside &= np.isin(places[:, at], leaves)
            found[number] = len(np.unique(holders[inside, 1]))
        return found

    def unknowns(self, key: Key, bag: int | None = None) -> Whole:
        """Return the combinations that a cell sums, in the first bag that has its columns."""
        parts = dict(key)
        if bag is None:
            bag = next(at for at, columns in enumerate(self._bags) if parts.keys() <= set(columns))
        found = np.zeros(1, np.int64)
        for at in self._bags[bag]:
            size = len(self._population.axes[at].leaves)
            leaves = np.array(parts.get(at, range(size)), np.int64)
            found = (found[:, None] * size + leaves[None, :]).ravel()
        return found + self._offsets[bag]

    def rest_of(self, whole: Key, part: Key) -> Whole:
        """Return the combinations of a cell that are not in its part."""
        bag = next(at for at, columns in enumerate(self._bags) if {at for at, _ in part} <= set(columns))
        return np.setdiff1d(self.unknowns(whole, bag), self.unknowns(part, bag))

    def _ties(self, pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[Whole, Whole]]:
        for one, other in pairs:
            shared = sorted(set(self._bags[one]) & set(self._bags[other]))
            for leaves in itertools.product(*(range(len(self._population.axes[at].leaves)) for at in shared)):
                key = frozenset((at, (leaf,)) for at, leaf in zip(shared, leaves, strict=True))
                yield self.unknowns(key, one), self.unknowns(key, other)

    def _equal(self, known: Sequence[EqualTotals]) -> Iterator[tuple[Whole, Whole]]:
        axes = self._population.axes
        names = [axis.name for axis in axes]
        for one in known:
            column, by = names.index(one.column), [names.index(name) for name in one.by]
            bag = next((at for at, columns in enumerate(self._bags) if {column, *by} <= set(columns)), None)
            merged = self._population.merged.get(one.column, {})
            alone = [at for at, leaf in enumerate(axes[column].leaves) if leaf not in merged]
            for leaves in itertools.product(*(range(len(axes[at].leaves)) for at in by)):
                fixed = [(at, (leaf,)) for at, leaf in zip(by, leaves, strict=True)]
                if bag is not None:
                    sums = [self.unknowns(frozenset([*fixed, (column, (leaf,))]), bag) for leaf in alone]
                    yield from itertools.pairwise(sums)

    def near(self, target: Whole, hidden: Truth, partners: int) -> Truth:
        """Return the combinations worth moving for a target.

        Those that share its categories of the longest column, and those of some other categories of that column, the
        ones with most hidden cells first.
        """
        own = np.unique(self._leaf[target])
        own = own[own >= 0]
        chosen = own.tolist() if len(own) <= partners else []
        hidden_here = self._alone >= 0
        score = np.bincount(self._alone[hidden_here & hidden], minlength=int(self._leaf.max()) + 1)
        order = np.lexsort((np.arange(len(score)), -score))
        chosen += [at for at in order.tolist() if at not in chosen][:partners]
        inside: Truth = (self._leaf < 0) | np.isin(self._leaf, chosen)
        return inside

    def _leaf_of(self, column: int) -> Whole:
        """Return the place in a column of each combination, -1 in bags without it."""
        parts = []
        for bag in self._bags:
            shape = tuple(len(self._population.axes[at].leaves) for at in bag)
            size = math.prod(shape)
            if column in bag:
                parts.append(np.unravel_index(np.arange(size), shape)[bag.index(column)])
            else:
                parts.append(np.full(size, -1))
        return np.concatenate(parts).astype(np.int64)

    def change(self, target: Whole, least: int, hidden: Truth, movable: Truth, *, only_hidden: bool) -> Change | None:
        """Return the cheapest change of movable combinations that raises a sum of them by `least` (or lowers it).

        With `only_hidden` no other cell may move. None where there is no such change.
        """
        shown = (self._own >= 0) & ~hidden[self._own]
        if only_hidden:
            movable = movable & ~shown
            nothing = ~hidden & (self.counts == 0)
            movable[self._unknown_of[nothing[self._cell_of]]] = False
        columns = np.flatnonzero(movable)
        index = np.full(len(self.truth), -1, np.int64)
        index[columns] = np.arange(len(columns))
        entries = index[self._unknown_of] >= 0
        cells, places = self._cell_of[entries], index[self._unknown_of[entries]]
        touched, rows = np.unique(cells, return_inverse=True)
        builder = _Builder(self.truth[columns], self._own[columns] >= 0, zeros_shown=self._zeros_shown)
        builder.split(np.where(shown[columns], self.costs[self._own[columns]], SHORT))
        sums = ~self._single[touched]
        number = np.cumsum(sums) - 1
        kept = sums[rows]
        costs = None if only_hidden else self.costs[touched[sums]]
        builder.add_cells(number[rows[kept]], places[kept], hidden[touched[sums]], self.counts[touched[sums]], costs)
        for one, other in self._fixed:
            builder.add_sum(index[one], index[other], (0.0, 0.0))
        limits = (float(least), math.inf) if least > 0 else (-math.inf, float(least))
        builder.add_sum(index[target], np.zeros(0, np.int64), limits)
        moved = builder.solved()
        if moved is None:
            return None
        moves = np.zeros(len(touched), np.int64)
        np.add.at(moves, rows, moved[places])
        kept, used = moves != 0, moved != 0
        return Change(touched[kept], moves[kept], columns[used], moved[used])

    def told(self, unknowns: Whole, shifts: Whole) -> Told:
        """Return a change in the words of the tables."""
        axes = self._population.axes
        found = []
        for bag, (first, last) in zip(self._bags, itertools.pairwise(self._offsets), strict=True):
            own = (unknowns >= first) & (unknowns < last)
            if own.any():
                places = np.unravel_index(unknowns[own] - first, [len(axes[at].leaves) for at in bag])
                named = [np.take(axes[at].leaves, one).tolist() for at, one in zip(bag, places, strict=True)]
                codes = zip(*named, strict=True)
                columns = tuple(axes[at].name for at in bag)
                found.append((columns, tuple(zip(codes, shifts[own].tolist(), strict=True))))
        return tuple(found)

    def opposite(self, change: Change) -> Change | None:
        """Return the change the other way, as far as no combination falls below nothing; None where it cannot go."""
        falls = change.shifts > 0
        room = self.truth[change.unknowns[falls]] // change.shifts[falls]
        steps = int(room.min()) if len(room) else 0
        if self._zeros_shown:
            moved = change.moves > 0
            left = (self.counts[change.cells[moved]] - 1) // change.moves[moved]
            raised = (self.truth[change.unknowns[change.shifts < 0]] == 0).any()
            steps = 0 if raised else min(steps, int(left.min(initial=steps)))
        return change.times(-steps) if steps else None


class _Builder:
    """Puts the linear program of one change together: first a column for each movable combination.

    A combination that is a cell of its own and shown is split into its rise and its fall, which both cost.
    """

    def __init__(self, truth: Whole, alone: Truth, *, zeros_shown: bool) -> None:
        self._truth, self._zeros_shown = truth, zeros_shown
        kept = zeros_shown & alone & (truth > 0)
        self._floor = np.where(kept, 1.0 - truth, -truth.astype(np.float64))
        self._lower = [self._floor.copy()]
        self._upper = [np.where((truth == 0) & zeros_shown, 0.0, np.inf)]
        self._costs: list[Real] = [np.zeros(len(truth))]
        self._rows: list[Whole] = []
        self._places: list[Whole] = []
        self._factors: list[Real] = []
        self._limits: list[tuple[float, float]] = []
        self._columns = len(truth)

    def split(self, costs: Real) -> None:
        """Make moves of the combinations cost; call it before any row is added."""
        size = len(costs)
        self._lower = [np.zeros(size), np.zeros(size)]
        self._upper = [self._upper[0], -self._floor]
        self._costs = [costs, costs]
        self._columns = 2 * size

    def add_cells(self, rows: Whole, places: Whole, hidden: Truth, counts: Whole, costs: Real | None) -> None:
        """Add a row for each sum that matters: hidden ones only where they must not become nothing.

        Without costs those that are shown do not move.
        """
        matters = ~hidden | (self._zeros_shown & (counts > 0))
        number = np.cumsum(matters) - 1
        kept = matters[rows]
        self._enter(number[rows[kept]], places[kept], np.ones(int(kept.sum())))
        floor = np.where(self._zeros_shown & (counts > 0), 1.0 - counts, -counts.astype(np.float64))
        low, high = np.where(hidden, floor, 0.0)[matters], np.where(hidden, np.inf, 0.0)[matters]
        self._limits += zip(low.tolist(), high.tolist(), strict=True)
        shown = np.flatnonzero(matters & ~hidden)
        if costs is None or not len(shown):
            return
        cost = costs[shown]
        fresh = self._columns + np.arange(2 * len(shown))
        self._rows.append(np.concatenate((number[shown], number[shown])))
        self._places.append(fresh)
        self._factors.append(np.concatenate((np.full(len(shown), -1.0), np.ones(len(shown)))))
        self._costs += [cost, cost]
        self._lower.append(np.zeros(2 * len(shown)))
        self._upper.append(np.concatenate((np.full(len(shown), np.inf), -floor[shown])))
        self._columns += 2 * len(shown)

    def add_sum(self, plus: Whole, minus: Whole, limits: tuple[float, float]) -> None:
        """Limit a sum of movable combinations; places of -1 do not move."""
        plus, minus = plus[plus >= 0], minus[minus >= 0]
        if len(plus) + len(minus) or limits != (0.0, 0.0):
            places = np.concatenate((plus, minus))
            signs = np.concatenate((np.ones(len(plus)), -np.ones(len(minus))))
            self._enter(np.full(len(places), len(self._limits)), places, signs)
            self._limits.append(limits)

    def _enter(self, rows: Whole, places: Whole, factors: Real) -> None:
        self._rows += [rows, rows]
        self._places += [places, places + len(self._truth)]
        self._factors += [factors, -factors]

    def solved(self) -> Whole | None:
        """Return the cheapest change in whole numbers; None where there is none."""
        rows, places, factors = np.concatenate(self._rows), np.concatenate(self._places), np.concatenate(self._factors)
        order = np.argsort(rows, kind="stable")
        starts = np.concatenate(([0], np.cumsum(np.bincount(rows, minlength=len(self._limits)))))
        low, high = (np.array([limit[at] for limit in self._limits]) for at in (0, 1))
        made = Rows(starts, places[order], factors[order], low, high)
        lower, upper, costs = (np.concatenate(x) for x in (self._lower, self._upper, self._costs))
        program = Polytope(lower, upper, made, once=True, presolve=False)
        asked = np.flatnonzero(costs)
        point = program.point((asked, costs[asked]))
        if point is not None and not _is_whole(point):
            point = _in_whole_numbers(program, point, lower, upper, made, (asked, costs[asked]))
        if point is None:
            return None
        size = len(self._truth)
        return np.rint(point[:size] - point[size : 2 * size]).astype(np.int64)


def _is_whole(point: Real) -> bool:
    return bool(np.abs(point - np.rint(point)).max(initial=0.0) <= NEAR)


def _in_whole_numbers(
    program: Polytope, point: Real, lower: Real, upper: Real, rows: Rows, costs: tuple[Whole, Real]
) -> Real | None:
    """Return a whole change like a broken one, where there is one.

    Some times over, if that stays within the limits; else with one broken unknown after another made whole; else the
    best that is found with a limited effort.
    """
    for times in TIMES:
        more = point * times
        if _is_whole(more):
            sums = rows.sums(more)
            inside = (more >= lower - NEAR).all() and (more <= upper + NEAR).all()
            if inside and (sums >= rows.lower - NEAR).all() and (sums <= rows.upper + NEAR).all():
                return more
    dived = program.dived(point, DIVES)
    if dived is None:
        dived = Polytope(lower, upper, rows, once=True, most_nodes=NODES).point(costs, whole=True)
    return dived
