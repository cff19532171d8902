# SPDX-License-Identifier: EUPL-1.2
"""What a reader knows about the counts behind published tables, as unknowns with limits; knows nothing of protection.

An unknown is the count of one combination of the finest categories in one bag of columns, and for a later edition of
the same period the growth since the earlier one. Whatever is shown, and whatever the rule says about what is not,
limits sums of unknowns.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from screening_app.core.figures.bags import bags_of
from screening_app.core.figures.linear import Real, Rows, Whole
from screening_app.core.figures.table import TOTAL, Codes, ProtectedTable, Publication
from screening_app.errors import Bug, CannotNow, Code

LARGEST = 12_000_000
"""How many entries the sums may have together; beyond, an attack would take more memory than is promised."""

Leaves = frozenset[str]
Key = frozenset[tuple[str, Leaves]]
"""A cell, wherever it is shown: the columns in which it is not a total, each with the finest categories it counts.
Under COUNTED stands what one is in it.
"""
COUNTED = ""
"""No column has this name."""
Limits = tuple[float, float]
ANY: Limits = (0.0, math.inf)


class Contradiction(Exception):
    """The tables disagree about a cell: no population has these counts."""

    def __init__(self, key: Key) -> None:
        super().__init__()
        self.key = key


@dataclass(slots=True)
class Edition:
    """What one population's publications say of it together."""

    limits: dict[Key, Limits] = field(default_factory=dict)
    shown: dict[Key, float] = field(default_factory=dict)
    """The numbers as they stand, not a number where a cell has two: a population may well have just these."""

    def say(self, key: Key, limits: Limits, shown: float = math.nan) -> None:
        """Add what is known of a cell; raises Contradiction."""
        if not math.isnan(shown):
            self.shown[key] = shown if self.shown.get(key, shown) == shown else math.nan
        low, high = self.limits.get(key, ANY)
        both = (max(low, limits[0]), min(high, limits[1]))
        if both[0] > both[1]:
            raise Contradiction(key)
        self.limits[key] = both


class Reading:
    """The columns, categories and cells that several publications speak of."""

    def __init__(self, publications: Sequence[Publication]) -> None:
        self._publications = publications
        found: dict[str, dict[str, set[str]]] = {}
        for publication in publications:
            own = found.setdefault(publication.counted, {})
            for table in publication.tables:
                for at, column in enumerate(table.dimensions):
                    codes = {cell.dimensions[at] for cell in table.cells} - {TOTAL}
                    every = own.setdefault(column, set())
                    every.update(*(self.leaves_of(publication, column, code) for code in codes))
                    every.update(publication.groups.get(column, {}).get(TOTAL, ()))
        self.leaves = {
            counted: {column: tuple(sorted(leaves)) for column, leaves in own.items()} for counted, own in found.items()
        }
        self._parts: dict[tuple[int, str, str], tuple[str, Leaves]] = {}
        self._every = {
            counted: {column: frozenset(leaves) for column, leaves in own.items()}
            for counted, own in self.leaves.items()
        }

    @staticmethod
    def leaves_of(publication: Publication, column: str, code: str) -> Leaves:
        """Return the finest categories that a code counts; TOTAL counts all that are listed anywhere."""
        groups, merged = publication.groups.get(column, {}), publication.merged.get(column, {})
        if code in groups:
            return frozenset[str]().union(*(merged.get(member, (member,)) for member in groups[code]))
        return frozenset(merged.get(code, (code,)))

    def key(self, publication: Publication, table: ProtectedTable, codes: Codes) -> Key:
        """Return which cell this is."""
        found = [(COUNTED, frozenset((publication.counted,)))]
        every = self._every[publication.counted]
        for column, code in zip(table.dimensions, codes, strict=True):
            if code == TOTAL:
                continue
            name = (id(publication), column, code)
            if name not in self._parts:
                self._parts[name] = (column, self.leaves_of(publication, column, code))
            part = self._parts[name]
            if part[1] != every[column]:
                found.append(part)
        return frozenset(found)

    def edition(self, publications: Sequence[Publication]) -> Edition:
        """Return what publications of one population say together; raises Contradiction."""
        edition = Edition()
        for publication in publications:
            leaders = _leaders(publication.tables)
            for table in publication.tables:
                for said in self._said(publication, table, leads=frozenset(table.dimensions) in leaders):
                    edition.say(*said)
        return edition

    def _said(
        self, publication: Publication, table: ProtectedTable, *, leads: bool
    ) -> Iterator[tuple[Key, Limits, float]]:
        rule = publication.rule
        listed = {cell.dimensions for cell in table.cells}
        for cell in table.cells:
            key = self.key(publication, table, cell.dimensions)
            if cell.status == "suppressed":
                yield key, (1.0 if rule.zeros_shown else 0.0, math.inf), math.nan
            elif cell.status == "shown" and rule.method == "hiding":
                yield key, (cell.count, cell.count), cell.count
            elif cell.status == "shown":
                inner = leads and rule.inner_exact and self._is_inner(publication, table, cell.dimensions)
                if rule.exact is not None and {column for column, _ in key} <= {COUNTED, *rule.exact}:
                    yield key, (cell.count, cell.count), cell.count
                else:
                    error = max(rule.largest_error, rule.threshold - 1)
                    yield key, _rounded(cell.count, rule.threshold, error, inner), cell.count
        for codes in self._impossible(publication, table, listed):
            yield self.key(publication, table, codes), (0.0, 0.0), 0.0

    @staticmethod
    def _is_inner(publication: Publication, table: ProtectedTable, codes: Codes) -> bool:
        groups = publication.groups
        return all(
            code != TOTAL and code not in groups.get(column, {})
            for column, code in zip(table.dimensions, codes, strict=True)
        )

    def _impossible(
        self, publication: Publication, table: ProtectedTable, listed: set[Codes]
    ) -> Iterator[tuple[str, ...]]:
        """Yield the finest cells that the table leaves out, unless they are the only content of a cell that it shows.

        A table that lists finest cells lists all that can occur.
        """
        inner = {codes for codes in listed if self._is_inner(publication, table, codes)}
        columns = [sorted({codes[at] for codes in inner}) for at in range(len(table.dimensions))]
        if len(inner) == math.prod(map(len, columns)):
            return
        childless = [outer for outer in listed - inner if not any(_holds(outer, x, publication, table) for x in inner)]
        for codes in itertools.product(*columns):
            if codes not in inner and not any(_holds(margin, codes, publication, table) for margin in childless):
                yield codes


def _holds(margin: Codes, codes: Codes, publication: Publication, table: ProtectedTable) -> bool:
    for column, outer, inner in zip(table.dimensions, margin, codes, strict=True):
        if outer not in (TOTAL, inner) and inner not in publication.groups.get(column, {}).get(outer, ()):
            return False
    return True


def _leaders(tables: Sequence[ProtectedTable]) -> set[frozenset[str]]:
    sets = {frozenset(table.dimensions) for table in tables}
    return {one for one in sets if not any(one < other for other in sets)}


def _rounded(count: int, base: int, error: int, inner: bool) -> Limits:
    """Return what a rounded number says of the true one."""
    if inner and count == 0:
        return 0.0, base - 1.0
    if inner and count >= base:
        return (1.0 if count == base else float(count)), float(count)
    return max(0.0, float(count - error)), float(count + error)


class Space:
    """The unknowns, and which of them a cell sums; each counting unit has bags of its own."""

    def __init__(
        self,
        leaves: Mapping[str, Mapping[str, Sequence[str]]],
        tables: Mapping[str, Sequence[frozenset[str]]],
        editions: int,
    ) -> None:
        self._leaves = leaves
        self._columns: list[list[str]] = []
        self._counted: list[str] = []
        self._ties: list[tuple[int, int]] = []
        for counted, own in tables.items():
            family, before = bags_of(own), len(self._columns)
            self._columns += [sorted(bag) for bag in family.bags]
            self._counted += [counted] * len(family.bags)
            self._ties += [(one + before, other + before) for one, other in family.ties]
        self._shapes = [
            tuple(len(leaves[counted][column]) for column in columns)
            for counted, columns in zip(self._counted, self._columns, strict=True)
        ]
        sizes = [math.prod(shape) for shape in self._shapes]
        if sum(sizes) * editions > LARGEST:
            raise CannotNow(Code.FIGURES_TOO_LARGE, cells=sum(sizes) * editions, most=LARGEST)
        self._offsets = [0, *itertools.accumulate(sizes)]
        self.size = self._offsets[-1]
        self._places = {
            counted: {column: {leaf: at for at, leaf in enumerate(names)} for column, names in own.items()}
            for counted, own in leaves.items()
        }
        self._known: dict[tuple[Key, int | None], Whole] = {}

    def unknowns(self, key: Key, bag: int | None = None) -> Whole:
        """Return the unknowns of the first edition that a cell sums, in the first bag that has its columns."""
        if (key, bag) not in self._known:
            self._known[key, bag] = self._found(key, bag)
        return self._known[key, bag]

    def _found(self, key: Key, bag: int | None) -> Whole:
        parts = dict(key)
        (counted,) = parts.pop(COUNTED)
        if bag is None:
            bag = self.bag_for(key)
        if bag is None:
            raise Bug(Code.BROKEN_PROMISE, what="cell-outside-every-bag")
        places = self._places[counted]
        found = np.zeros(1, np.int64)
        for column, size in zip(self._columns[bag], self._shapes[bag], strict=True):
            named = [places[column][leaf] for leaf in parts[column]] if column in parts else range(size)
            found = (found[:, None] * size + np.array(sorted(named), np.int64)[None, :]).ravel()
        return found + self._offsets[bag]

    def ties(self) -> Iterator[tuple[Whole, Whole]]:
        """Yield pairs of sets of unknowns with equal sums: the cells that two bags share."""
        for one, other in self._ties:
            shared = sorted(set(self._columns[one]) & set(self._columns[other]))
            counted = self._counted[one]
            for codes in itertools.product(*(self._leaves[counted][column] for column in shared)):
                parts = [(column, frozenset((code,))) for column, code in zip(shared, codes, strict=True)]
                key = frozenset([*parts, (COUNTED, frozenset((counted,)))])
                yield self.unknowns(key, one), self.unknowns(key, other)

    def bag_for(self, key: Key) -> int | None:
        """Return the first bag that has the columns of a cell."""
        parts = dict(key)
        (counted,) = parts.pop(COUNTED)
        bags = zip(self._counted, self._columns, strict=True)
        return next(
            (at for at, (own, columns) in enumerate(bags) if own == counted and parts.keys() <= set(columns)), None
        )

    @property
    def counting_units(self) -> list[str]:
        """What is counted, in the order of the bags."""
        return list(dict.fromkeys(self._counted))

    def bags(self, counted: str) -> list[int]:
        """Return the bags of a counting unit."""
        return [bag for bag, own in enumerate(self._counted) if own == counted]

    def columns_of(self, bag: int) -> list[str]:
        """Return the columns of a bag, in its order."""
        return self._columns[bag]

    def width(self, counted: str, column: str) -> int:
        """Return how many finest categories a column has."""
        return len(self._leaves[counted][column])

    def places_of(self, counted: str, column: str, leaves: Leaves) -> Whole:
        """Return the places of categories in their column."""
        return np.array(sorted(self._places[counted][column][leaf] for leaf in leaves), np.int64)

    def places_at(self, counted: str, columns: Sequence[str], leaves: Sequence[str]) -> list[int]:
        """Return the place of one category in each column."""
        return [self._places[counted][column][leaf] for column, leaf in zip(columns, leaves, strict=True)]

    def cells(self, bag: int, point: Real) -> Real:
        """Return a bag's part of the unknowns of one edition, an axis a column."""
        return point[self.range_of(bag)].reshape(self._shapes[bag])

    def unknown(self, bag: int, places: Sequence[int]) -> int:
        """Return the unknown of one combination."""
        return self._offsets[bag] + int(np.ravel_multi_index(tuple(places), self._shapes[bag]))

    def blocks(self) -> tuple[Whole, Whole]:
        """Return of each unknown its place in the column with most categories (-1 in bags without it), and the rest.

        The rest is a number that unknowns of different places share when all else is the same.
        """
        sizes = [(len(names), column) for own in self._leaves.values() for column, names in own.items()]
        longest = max(sizes)[1]
        every = sorted({name for own in self._leaves.values() for name in own.get(longest, ())})
        blocks, inner = [], []
        for counted, columns, shape, offset in zip(
            self._counted, self._columns, self._shapes, self._offsets[:-1], strict=True
        ):
            numbers = np.arange(math.prod(shape))
            place = np.full(len(numbers), -1)
            if longest in columns:
                at = columns.index(longest)
                later = math.prod(shape[at + 1 :])
                own = numbers // later % shape[at]
                place = np.array([every.index(name) for name in self._leaves[counted][longest]])[own]
                numbers = numbers - own * later
            blocks.append(place)
            inner.append(numbers + offset)
        return np.concatenate(blocks), np.concatenate(inner)

    def range_of(self, bag: int) -> slice:
        """Return where the unknowns of a bag lie."""
        return slice(self._offsets[bag], self._offsets[bag + 1])

    def bag_of(self, counted: str, columns: frozenset[str]) -> int | None:
        """Return the bag that has exactly these columns."""
        bags = zip(self._counted, self._columns, strict=True)
        return next((at for at, (own, names) in enumerate(bags) if own == counted and set(names) == columns), None)


class Sums:
    """Collects sums of unknowns with limits; holds no copy of what the space keeps until the rows are made."""

    def __init__(self) -> None:
        self._columns: list[Whole] = []
        self._taken: list[tuple[int, int]] = []
        self._limits: list[Limits] = []
        self._shown: list[float] = []
        self._entries = 0

    def add(self, plus: Whole, limits: Limits, minus: Whole | None = None, shown: float = math.nan) -> None:
        """Add one sum: the unknowns of `plus`, less those of `minus`; `shown` is the number that stands for it."""
        self._columns.append(plus if minus is None else np.concatenate((plus, minus)))
        self._limits.append(limits)
        self._shown.append(shown)
        self._entries += len(self._columns[-1])
        if minus is not None:
            self._taken.append((self._entries - len(minus), self._entries))
        if self._entries > LARGEST:
            raise CannotNow(Code.FIGURES_TOO_LARGE, cells=self._entries, most=LARGEST)

    def shown(self) -> Real:
        """Return the numbers that stand for the sums, not a number where there is none."""
        return np.array(self._shown, np.float64)

    def rows(self) -> Rows:
        """Return them all."""
        starts = np.cumsum([0, *map(len, self._columns)])
        columns = np.concatenate(self._columns) if self._columns else np.zeros(0, np.int64)
        factors = np.ones(len(columns))
        for first, end in self._taken:
            factors[first:end] = -1.0
        lower = np.array([low for low, _ in self._limits], np.float64)
        upper = np.array([high for _, high in self._limits], np.float64)
        return Rows(starts, columns, factors, lower, upper)
