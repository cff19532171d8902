# SPDX-License-Identifier: EUPL-1.2
"""Exact numbers with hidden cells: which ones, jointly over all linked tables, so that no small count can be narrowed.

Cells below the threshold are hidden first. Then, for each in turn, the cheapest change of the population that gives it
enough possible values is found, and what the change moves is hidden too; each change serves many cells. At last cells
are shown again as long as every one keeps its values.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from screening_app.core.figures.hiding_space import Change, HidingSpace
from screening_app.core.figures.linear import Truth, Whole
from screening_app.core.figures.population import Population
from screening_app.core.figures.table import TOTAL, Codes, EqualTotals, WholeGroup
from screening_app.core.figures.table import Change as Told
from screening_app.core.figures.watch import Watch
from screening_app.errors import Bug, CannotNow, Code

MOST_CELLS = 12_000
"""Beyond so many cells hiding takes too long to be of use; rounding has no such limit."""
LOCAL = 700
"""Up to how many combinations a change may use all of them; beyond, a few categories of the longest column."""
PARTNERS = (6, 24)
SWAPS = 60
"""How many cells another is tried to be hidden for, one for one, where a change is quickly found."""
FORBIDDEN = 1000.0
"""What it costs to hide a cell that is to be shown: more than any other change."""


@dataclass(slots=True)
class _Target:
    """A sum that must keep so many values more than one. `rising`: it must be able to be as much as that, no more.

    `cell` is the number of a cell, or below 0 for a sum that stands in no table.
    """

    unknowns: Whole
    count: int
    width: int
    cell: int
    rising: bool = False


class Hiding:
    """Hides cells of one population. `hide`, attack the result, and `widen` what was found until nothing is."""

    def __init__(
        self,
        population: Population,
        threshold: int = 5,
        *,
        zeros_shown: bool = False,
        equal_totals: Sequence[EqualTotals] = (),
        whole_groups: Sequence[WholeGroup] = (),
        watch: Watch | None = None,
    ) -> None:
        if population.size() > MOST_CELLS:
            raise CannotNow(Code.FIGURES_TOO_LARGE, cells=population.size(), most=MOST_CELLS)
        self._population, self._threshold, self._zeros_shown = population, threshold, zeros_shown
        self._watch = watch or Watch()
        self._space = HidingSpace(population, equal_totals, zeros_shown=zeros_shown)
        counts, persons = self._space.counts, self._space.persons()
        small = (counts > 0) & (counts < threshold)
        self._few = np.zeros_like(small) if persons is None else (persons > 0) & (persons < threshold)
        self.primary: Truth = small | self._few
        self._targets = [self._target(int(cell)) for cell in np.flatnonzero(self.primary)]
        for rule in whole_groups:
            self._find_whole_groups(rule)
        self.hidden = self.primary.copy()
        self._changes: list[dict[int, int]] = []
        self._shifts: list[tuple[Whole, Whole] | None] = []
        self._by_cell: dict[int, dict[int, int]] = {}
        self._width: dict[int, int] = {}

    def few_persons(self) -> frozenset[tuple[str, Codes]]:
        """Return the cells, by number of table (T1 ...) and codes, that rest on fewer persons than the threshold."""
        return frozenset(
            (self._population.name_of(table), codes)
            for table, order in enumerate(self._space.places)
            for codes, cell in zip(self._space.codes(table), order, strict=True)
            if self._few[cell]
        )

    def tables(self) -> list[Truth]:
        """Return for each table, cell by cell in the order of `cells_of`, whether it is hidden."""
        return [self.hidden[np.array(order, np.int64)] for order in self._space.places]

    def changes(self) -> tuple[Told, ...]:
        """Return what has been found that leads from the true counts to others that fit what is shown."""
        return tuple(self._space.told(*one) for one in self._shifts if one is not None)

    def hide(self) -> None:
        """Hide until every target has its values, then show again what is not needed. Raises CannotNow(CANCELLED)."""
        order = sorted(self._targets, key=lambda target: (target.count, target.cell))
        for done, target in enumerate(order):
            self._watch.step("hiding", done, len(order))
            self._protect(target)
        self._show_again()
        if len(self._space.truth) <= LOCAL:
            self._swap_some()

    def widen(self, table: int, codes: Codes) -> None:
        """Ask for more room around a cell that an attack narrowed, also one hidden only for another's sake."""
        cell = self._space.places[table][self._space.codes(table).index(codes)]
        known = next((target for target in self._targets if target.cell == cell), None)
        if known is None:
            self._targets.append(self._target(cell))
        else:
            known.width += 1
        self.hidden[cell] = True

    def widen_group(self, table: int, codes: Codes, rule: WholeGroup) -> None:
        """Ask that more can stand outside a part of a group."""
        axes = self._population.axes_of(self._population.tables[table])
        at = [axis.name for axis in axes].index(rule.column)
        whole = (*codes[:at], TOTAL, *codes[at + 1 :])
        names = self._space.codes(table)
        order = self._space.places[table]
        self._add_group(order[names.index(whole)], order[names.index(codes)], self._threshold)

    def _target(self, cell: int) -> _Target:
        unknowns = self._space.unknowns(self._space.keys[cell])
        return _Target(unknowns, int(self._space.counts[cell]), self._threshold - 1, cell)

    def _find_whole_groups(self, rule: WholeGroup) -> None:
        for number, table in enumerate(self._population.tables):
            names = [axis.name for axis in self._population.axes_of(table)]
            if rule.column not in names:
                continue
            at = names.index(rule.column)
            where = dict(zip(self._space.codes(number), self._space.places[number], strict=True))
            for codes, cell in where.items():
                whole = where.get((*codes[:at], TOTAL, *codes[at + 1 :]), cell)
                count, total = int(self._space.counts[cell]), int(self._space.counts[whole])
                if codes[at] != TOTAL and cell != whole and count and total - count <= rule.spared:
                    self._add_group(whole, cell, max(rule.spared + 1, min(self._threshold - 1, total // 2)))

    def _add_group(self, whole: int, part: int, rise_to: int) -> None:
        counts, keys = self._space.counts, self._space.keys
        rest = self._space.rest_of(keys[whole], keys[part])
        self.primary[part] = True
        self._targets.append(
            _Target(rest, int(counts[whole] - counts[part]), rise_to, -1 - len(self._targets), rising=True)
        )

    def _protect(self, target: _Target) -> None:
        """Hide what the cheapest change moves, until the target has its values."""
        for _ in range(self._threshold + 2):
            low, high = self._range(target, frozenset())
            missing = target.width - (high if target.rising else high - low)
            if missing <= 0:
                return
            change = self._cheapest(target, low, high, missing, only_hidden=False)
            if change is None:
                raise CannotNow(Code.FIGURES_UNSAFE, found=1)
            self.hidden[change.cells] = True
            self._remember(change)
        raise Bug(Code.BROKEN_PROMISE, what="hiding-does-not-end")

    def _cheapest(self, target: _Target, low: int, high: int, missing: int, *, only_hidden: bool) -> Change | None:
        """Return the cheaper of a change that raises the target past its highest and one that lowers it."""
        floor = 1 if self._zeros_shown and target.count else 0
        steps = [high - target.count + missing]
        if not target.rising and low - missing >= floor:
            steps.append(low - target.count - missing)
        best, least = None, 0.0
        for movable in self._neighbourhoods(target, only_hidden=only_hidden):
            for step in steps:
                change = self._space.change(target.unknowns, step, self.hidden, movable, only_hidden=only_hidden)
                if change is None:
                    continue
                fresh = change.cells[~self.hidden[change.cells]]
                cost = float(self._space.costs[fresh].sum())
                if best is None or cost < least:
                    best, least = change, cost
                if not cost:
                    return best
            if best is not None:
                return best
        return None

    def _neighbourhoods(self, target: _Target, *, only_hidden: bool) -> Iterator[Truth]:
        """Yield where to look for a change, ever wider; what can be shown again is not looked for everywhere."""
        size = len(self._space.truth)
        before = 0
        for many in PARTNERS if size > LOCAL else ():
            inside = self._space.near(target.unknowns, self.hidden, many)
            if (found := int(inside.sum())) > before:
                yield inside
            before = found
        if before == size:
            return
        if size <= LOCAL or not only_hidden:
            yield np.ones(size, np.bool_)

    def _remember(self, change: Change) -> None:
        """Keep a change, and the opposite one as far as it goes, as witnesses."""
        for one in (change, self._space.opposite(change)):
            if one is not None:
                moves = dict(zip(one.cells.tolist(), one.moves.tolist(), strict=True))
                for target in self._targets:
                    if target.cell < 0:
                        inside = np.isin(one.unknowns, target.unknowns)
                        moves[target.cell] = int(one.shifts[inside].sum())
                for cell, move in moves.items():
                    self._by_cell.setdefault(cell, {})[len(self._changes)] = move
                self._changes.append(moves)
                self._shifts.append((one.unknowns, one.shifts))

    def _range(self, target: _Target, without: frozenset[int]) -> tuple[int, int]:
        """Return the least and greatest value of a target that the changes kept so far show."""
        shown = [move for number, move in self._by_cell.get(target.cell, {}).items() if number not in without]
        return target.count + min([0, *shown]), target.count + max([0, *shown])

    def _show_again(self) -> None:
        """Show secondaries again, the most telling first, while every target keeps its values."""
        counts = self._space.counts
        self._width = {target.cell: target.width for target in self._targets if target.cell >= 0}
        extra = sorted(np.flatnonzero(self.hidden & ~self.primary).tolist(), key=lambda cell: (-counts[cell], cell))
        for done, cell in enumerate(extra):
            self._watch.step("cleaning", done, len(extra))
            if not self._would_be_open(cell):
                self._try_to_show(cell)

    def _swap_some(self) -> None:
        """Show cells again for which one other can be hidden instead: around that one more may be shown after it."""
        counts = self._space.counts
        extra = sorted(np.flatnonzero(self.hidden & ~self.primary).tolist(), key=lambda cell: (-counts[cell], cell))
        for done, cell in enumerate(extra[:SWAPS]):
            self._watch.step("cleaning", done, len(extra[:SWAPS]))
            before, kept = self.hidden.copy(), len(self._changes)
            killed = frozenset(self._by_cell.get(cell, {}))
            if not before[cell] or not self._swapped(cell, killed):
                self.hidden = before
                self._forget(range(kept, len(self._changes)))
                continue
            self._forget(killed)
            lines = [
                line for fresh in np.flatnonzero(self.hidden & ~before).tolist() for line in self._space.lines_of(fresh)
            ]
            near = {one for whole, parts in lines for one in (whole, *parts) if self.hidden[one]}
            for one in sorted(near, key=lambda at: (-counts[at], at)):
                if not self.primary[one] and not self._would_be_open(one):
                    self._try_to_show(one)

    def _swapped(self, cell: int, killed: frozenset[int]) -> bool:
        """Show a cell and hide at most one other for it; False where that is not enough."""
        costs, hidden = self._space.costs, int(self.hidden.sum())
        self.hidden[cell] = False
        self._space.costs = np.where(np.arange(len(costs)) == cell, FORBIDDEN, 1.0)
        touched = {other for number in killed for other in self._changes[number]}
        try:
            return (
                all(
                    self._keeps(target, killed, only_hidden=False) and int(self.hidden.sum()) <= hidden
                    for target in sorted(self._targets, key=lambda target: -self._shared(target, cell))
                    if target.cell in touched
                )
                and not self.hidden[cell]
            )
        finally:
            self._space.costs = costs

    def _would_be_open(self, cell: int) -> bool:
        """Say whether some line of a table plainly needs this cell hidden; that costs nothing to see.

        A target alone among the hidden cells of a line would be known, and with the total of the line shown it could be
        no more than what is hidden in it together.
        """
        counts, hidden = self._space.counts, self.hidden
        for whole, parts in self._space.lines_of(cell):
            left = [part for part in parts if hidden[part] and part != cell]
            if hidden[whole] and whole != cell:
                if not left and self._is_target(whole):
                    return True
                continue
            room = sum(int(counts[part]) for part in left)
            for part in left:
                if self._is_target(part) and (len(left) == 1 or room < self._width[part]):
                    return True
        return False

    def _is_target(self, cell: int) -> bool:
        return self._width.get(cell, 0) > 0

    def _try_to_show(self, cell: int) -> None:
        killed = frozenset(self._by_cell.get(cell, {}))
        self.hidden[cell] = False
        kept = len(self._changes)
        touched = {other for number in killed for other in self._changes[number]}
        for target in sorted(self._targets, key=lambda target: -self._shared(target, cell)):
            if target.cell in touched and not self._keeps(target, killed):
                self.hidden[cell] = True
                self._forget(range(kept, len(self._changes)))
                return
        self._forget(killed)

    def _shared(self, target: _Target, cell: int) -> int:
        """Say how much a target has in common with a cell: what shares most is most likely to need it."""
        return len(self._space.keys[target.cell] & self._space.keys[cell]) if target.cell >= 0 else 0

    def _keeps(self, target: _Target, without: frozenset[int], *, only_hidden: bool = True) -> bool:
        """Look for values enough among what is hidden, or hide more for them."""
        for _ in range(2):
            low, high = self._range(target, without)
            missing = target.width - (high if target.rising else high - low)
            if missing <= 0:
                return True
            change = self._cheapest(target, low, high, missing, only_hidden=only_hidden)
            if change is None:
                return False
            self.hidden[change.cells] = True
            self._remember(change)
        return False

    def _forget(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            for cell in self._changes[number]:
                self._by_cell[cell].pop(number, None)
            self._changes[number] = {}
            self._shifts[number] = None
