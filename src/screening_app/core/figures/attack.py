# SPDX-License-Identifier: EUPL-1.2
"""What a reader with pencil and paper can work out from a published table; knows nothing of how it was protected.

Every shown cell is one equation over the finest cells. Exact elimination tells which cells, and which
sets of cells, have a value that follows; one of 1..base-1 is a leak, and so is a margin that is not
the sum of its parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from screening_app.core.figures.table import TOTAL, ProtectedTable

Codes = tuple[str, ...]
_Row = dict[int, Fraction]
_Equation = tuple[_Row, Fraction]


@dataclass(frozen=True, slots=True)
class Leak:
    """One thing that must not be published. `cells` are the codes of the finest cells that `value` counts.

    shown: it stands in the table. derived: it follows for one cell. difference: it follows for several cells
    together. not-additive: the cell and its parts do not add up. not-a-count: it is negative.
    """

    kind: Literal["shown", "derived", "difference", "not-additive", "not-a-count"]
    cells: tuple[Codes, ...]
    value: int


def small_counts_that_follow(table: ProtectedTable) -> tuple[Leak, ...]:
    """Return every leak, in a fixed order; empty means that nothing of 1..base-1 follows from the table."""
    return tuple(sorted(_Attack(table).leaks(), key=lambda leak: (leak.kind, leak.cells, leak.value)))


class _Attack:
    def __init__(self, table: ProtectedTable) -> None:
        self._base = table.base
        self._codes = [cell.dimensions for cell in table.cells]
        self._shown = {cell.dimensions: cell.count for cell in table.cells if cell.status == "shown"}
        self._parts = _parts(self._codes)
        leaves = [codes for codes in dict.fromkeys(self._codes) if codes not in self._parts]
        self._leaves = leaves
        self._index = {codes: place for place, codes in enumerate(leaves)}
        self._sets = {codes: self._leaves_of(codes) for codes in dict.fromkeys(self._codes)}
        self._system = _Elimination([*self._shown_sums(), *self._equal_ways()])

    def _shown_sums(self) -> Iterator[_Equation]:
        for codes, count in self._shown.items():
            yield dict.fromkeys(self._sets[codes], Fraction(1)), Fraction(count)

    def _equal_ways(self) -> Iterator[_Equation]:
        """Yield that each way to split a margin has the same sum, where the finest cells do not say so already."""
        for codes, ways in self._parts.items():
            for parts in ways:
                row = dict.fromkeys(self._sets[codes], Fraction(1))
                for part in parts:
                    _subtract(row, dict.fromkeys(self._sets[part], Fraction(1)), Fraction(1))
                if row:
                    yield row, Fraction(0)

    def _leaves_of(self, codes: Codes) -> frozenset[int]:
        found: set[int] = set()
        open_cells = [codes]
        while open_cells:
            cell = open_cells.pop()
            if cell in self._parts:
                open_cells += self._parts[cell][0]
            else:
                found.add(self._index[cell])
        return frozenset(found)

    def leaks(self) -> set[Leak]:
        """Return everything found, each once."""
        return {*self._shown_leaks(), *self._sums(), *self._derived()}

    def _shown_leaks(self) -> Iterator[Leak]:
        for codes, count in self._shown.items():
            if count < 0:
                yield Leak("not-a-count", (codes,), count)
            elif 0 < count < self._base:
                yield Leak("shown", (codes,), count)
        if len(set(self._codes)) < len(self._codes):
            yield Leak("not-additive", (), 0)

    def _sums(self) -> Iterator[Leak]:
        """Yield the margins that are not the sum of their parts, or that the table contradicts itself elsewhere."""
        simple = False
        for codes, ways in self._parts.items():
            for parts in ways:
                if codes not in self._shown:
                    continue
                gap = self._shown[codes] - sum(self._shown.get(part, 0) for part in parts)
                if gap < 0 or (gap > 0 and all(part in self._shown for part in parts)):
                    simple = True
                    yield Leak("not-additive", (codes,), gap)
        if self._system.contradicts and not simple:
            yield Leak("not-additive", (), 0)

    def _derived(self) -> Iterator[Leak]:
        shown_sets = {self._sets[codes] for codes in self._shown}
        for places in self._candidates():
            value = self._system.value_of(places)
            if value is None or value.denominator != 1 or places in shown_sets:
                continue
            cells = tuple(sorted(self._leaves[place] for place in places))
            if value < 0:
                yield Leak("not-a-count", cells, int(value))
            elif 0 < value < self._base:
                yield Leak("derived" if len(cells) == 1 else "difference", cells, int(value))

    def _candidates(self) -> set[frozenset[int]]:
        """Return the sets of finest cells worth asking about: cells, one cell less another, and solved rows."""
        found = set(self._sets.values())
        sets = {self._sets[codes] for codes in self._shown}
        found |= {whole - part for whole in sets for part in sets if part < whole}
        for codes, ways in self._parts.items():
            if codes in self._shown:
                for parts in ways:
                    known = [self._sets[part] for part in parts if part in self._shown]
                    found.add(self._sets[codes].difference(*known))
        found |= set(self._system.solved_sets())
        return {places for places in found if places}


def _parts(codes: Iterable[Codes]) -> dict[Codes, list[list[Codes]]]:
    """Return for each margin the ways it is split: one list of cells for each dimension in which it is a total."""
    every = list(dict.fromkeys(codes))
    lines: dict[tuple[int, Codes], list[Codes]] = {}
    for cell in every:
        for place, code in enumerate(cell):
            if code != TOTAL:
                lines.setdefault((place, (*cell[:place], TOTAL, *cell[place + 1 :])), []).append(cell)
    found: dict[Codes, list[list[Codes]]] = {}
    for cell in every:
        ways = [lines[place, cell] for place, code in enumerate(cell) if code == TOTAL and (place, cell) in lines]
        if ways:
            found[cell] = ways
    return found


class _Elimination:
    """A system of equations in reduced echelon form, in exact fractions."""

    def __init__(self, equations: Iterable[_Equation]) -> None:
        self._rows: dict[int, tuple[_Row, Fraction]] = {}
        self.contradicts = False
        for row, value in equations:
            self._take(row, value)

    def _reduced(self, row: _Row, value: Fraction) -> tuple[_Row, Fraction]:
        left, rest = dict(row), value
        for place in sorted(row):
            if place in left and place in self._rows:
                pivot, known = self._rows[place]
                factor = left[place]
                rest -= factor * known
                _subtract(left, pivot, factor)
        return left, rest

    def _take(self, row: _Row, value: Fraction) -> None:
        left, rest = self._reduced(row, value)
        if not left:
            self.contradicts = self.contradicts or rest != 0
            return
        place = min(left)
        scale = left[place]
        pivot = {key: number / scale for key, number in left.items()}
        solved = rest / scale
        for key, (other, known) in self._rows.items():
            if place in other:
                factor = other[place]
                _subtract(other, pivot, factor)
                self._rows[key] = (other, known - factor * solved)
        self._rows[place] = (pivot, solved)

    def value_of(self, places: Iterable[int]) -> Fraction | None:
        """Return the sum over these unknowns where it follows, else None."""
        left, rest = self._reduced(dict.fromkeys(places, Fraction(1)), Fraction(0))
        return None if left else -rest

    def solved_sets(self) -> Iterator[frozenset[int]]:
        """Yield the sets whose sum stands in a row by itself."""
        for row, _ in self._rows.values():
            if all(number == 1 for number in row.values()):
                yield frozenset(row)


def _subtract(row: _Row, other: _Row, factor: Fraction) -> None:
    for key, number in other.items():
        left = row.get(key, Fraction(0)) - factor * number
        if left:
            row[key] = left
        else:
            row.pop(key, None)
