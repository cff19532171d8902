# SPDX-License-Identifier: EUPL-1.2
"""The attack on all publications of one period: builds what is known, asks for each protected count, judges."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from screening_app.core.figures.attack_people import People
from screening_app.core.figures.attack_ranges import Ranges, Start
from screening_app.core.figures.attack_space import (
    ANY,
    COUNTED,
    Contradiction,
    Edition,
    Key,
    Reading,
    Space,
    Sums,
)
from screening_app.core.figures.attack_sums import contradictions, linked, plainly_narrow
from screening_app.core.figures.attack_walks import Parts, Walk
from screening_app.core.figures.findings import Interval, Leak, Place, Report, could_be_small
from screening_app.core.figures.linear import Real, Rows, Truth, Whole
from screening_app.core.figures.table import TOTAL, Change, Codes, Example, ProtectedTable, Publication, TableCell
from screening_app.core.figures.watch import Watch


@dataclass(frozen=True, slots=True)
class _Question:
    """One sum to ask about. `least_high`: for a whole group, how many outside it must remain possible."""

    place: Place
    unknowns: Whole
    less: Whole | None = None
    change: bool = False
    least_high: int = 0
    key: Key | None = None
    stage: int = 0


class PeriodAttack:
    """Publications over the population of one period; those with the same cut-off count the same people."""

    def __init__(
        self,
        publications: Sequence[Publication],
        watch: Watch,
        examples: Sequence[Example | None] = (),
        *,
        one_is_enough: bool = False,
    ) -> None:
        self._one_is_enough = one_is_enough
        self._publications = publications
        self._examples = tuple(one for one in examples if one is not None)
        self._watch = watch
        self._threshold = max(publication.rule.threshold for publication in publications)
        self._number: list[int] = []
        last: dict[str, tuple[int, tuple[str, int]]] = {}
        for publication in publications:
            number, before = last.get(publication.counted, (-1, ("", 0)))
            counts = (publication.cut_off, publication.edition)
            same = number >= 0 and bool(publication.cut_off) and counts == before
            last[publication.counted] = (number if same else number + 1, counts)
            self._number.append(last[publication.counted][0])

    def report(self) -> Report:
        """Return what was found; when the editions cannot be one growing population, each is attacked by itself."""
        leaks = {*self._shown(), *self._changes()}
        try:
            found = self._together()
        except Contradiction:
            found = None
        if found is not None:
            return Report(found.intervals, (*leaks, *found.leaks))
        if max(self._number) == 0:
            leaks.add(Leak("not-additive", (0, self._publications[0].tables[0].name, ()), 0, 0))
            return Report((), tuple(leaks))
        intervals: list[Interval] = []
        for number in range(max(self._number) + 1):
            places = [at for at, own in enumerate(self._number) if own == number]
            own = [self._publications[at] for at in places]
            part = PeriodAttack(own, self._watch, one_is_enough=self._one_is_enough).report()
            intervals += [replace(one, place=(places[one.place[0]], *one.place[1:])) for one in part.intervals]
            leaks |= {replace(one, place=(places[one.place[0]], *one.place[1:])) for one in part.leaks}
        return Report(tuple(intervals), tuple(leaks))

    def _cells(self) -> Iterator[tuple[int, ProtectedTable, TableCell]]:
        for at, publication in enumerate(self._publications):
            for table in publication.tables:
                for cell in table.cells:
                    yield at, table, cell

    def _shown(self) -> Iterator[Leak]:
        """Yield numbers that are a leak as they stand."""
        for at, table, cell in self._cells():
            if cell.status == "shown" and cell.count < 0:
                yield Leak("not-a-count", (at, table.name, cell.dimensions), cell.count, cell.count)
            elif cell.status == "shown" and 0 < cell.count < self._publications[at].rule.threshold:
                yield Leak("shown", (at, table.name, cell.dimensions), cell.count, cell.count)
        reading = Reading(self._publications)
        for at, publication in enumerate(self._publications):
            for table, codes in contradictions(publication, reading):
                yield Leak("not-additive", (at, table.name, codes), 0, 0)

    def _changes(self) -> Iterator[Leak]:
        """Yield small differences between numbers shown for the same cell in two editions."""
        reading = Reading(self._publications)
        seen: dict[Key, dict[int, int]] = {}
        for at, table, cell in self._cells():
            if cell.status != "shown":
                continue
            earlier = seen.setdefault(reading.key(self._publications[at], table, cell.dimensions), {})
            for number, count in earlier.items():
                if number != self._number[at] and 0 < abs(cell.count - count) < self._threshold:
                    change = cell.count - count
                    yield Leak("change", (at, table.name, cell.dimensions), change, change)
            earlier[self._number[at]] = cell.count

    def _together(self) -> Report | None:
        reading = Reading(self._publications)
        editions = [
            reading.edition([one for one, own in zip(self._publications, self._number, strict=True) if own == number])
            for number in range(max(self._number) + 1)
        ]
        if self._one_is_enough:
            for at, publication in enumerate(self._publications):
                known = editions[self._number[at]].limits
                for table, codes, (low, high) in plainly_narrow(publication, reading, known, self._threshold):
                    return Report((), (Leak("narrow", (at, table.name, codes), int(low), int(high)),))
        tables: dict[str, list[frozenset[str]]] = {}
        for publication in self._publications:
            own = tables.setdefault(publication.counted, [])
            own += [frozenset(table.dimensions) for table in publication.tables]
        exact = frozenset[str]().union(*(one.rule.exact or () for one in self._publications))
        model = _Model(Space(reading.leaves, tables, len(editions)), editions, self._since(), exact, self._watch)
        for number, edition in enumerate(editions):
            model.add_edition(number, edition)
            for part, whole in linked(edition.limits):
                model.at_most(number, part, whole)
        for number, publication in zip(self._number, self._publications, strict=True):
            self._equal_totals(model, number, publication, reading)
        questions = list(self._questions(model, editions, reading))
        ranges = model.ranges(questions, self._guess(model, reading), self._threshold)
        if ranges is None:
            return None
        self._walked(questions, ranges, model, reading)
        return self._judged(questions, ranges, model)

    def _since(self) -> list[int]:
        """Return for each edition the first one since which counts only grew: itself, where they may have fallen."""
        since: list[int] = []
        for number in range(max(self._number) + 1):
            own = [one for one, at in zip(self._publications, self._number, strict=True) if at == number]
            since.append(number if not since or any(one.corrected for one in own) else since[-1])
        return since

    def _equal_totals(self, model: _Model, number: int, publication: Publication, reading: Reading) -> None:
        for known in publication.rule.equal_totals:
            leaves, own = reading.leaves[publication.counted], (COUNTED, frozenset((publication.counted,)))
            if known.column not in leaves or not set(known.by) <= leaves.keys():
                continue
            codes = sorted(
                {
                    code
                    for table in publication.tables
                    for code in _codes(table, known.column)
                    if code not in publication.groups.get(known.column, {})
                    and len(reading.leaves_of(publication, known.column, code)) == 1
                }
            )
            for within in itertools.product(*(leaves[column] for column in known.by)):
                fixed = [own, *((column, frozenset((leaf,))) for column, leaf in zip(known.by, within, strict=True))]
                keys = [
                    frozenset([*fixed, (known.column, reading.leaves_of(publication, known.column, code))])
                    for code in codes
                ]
                for one, other in itertools.pairwise(keys):
                    model.equal(number, one, other)

    def _questions(self, model: _Model, editions: Sequence[Edition], reading: Reading) -> Iterator[_Question]:
        asked: set[tuple[int, Key]] = set()
        for at, table, cell in self._cells():
            publication, number = self._publications[at], self._number[at]
            key, place = reading.key(publication, table, cell.dimensions), (at, table.name, cell.dimensions)
            low, high = editions[number].limits.get(key, ANY)
            exact = cell.status == "shown" and low == high
            if cell.status != "missing" and (number, key) not in asked:
                if not exact and could_be_small(low, high, self._threshold):
                    yield _Question(place, model.unknowns(number, key), key=key)
                earlier = editions[number - 1].limits.get(key) if number else None
                if earlier is not None and not (exact and earlier[0] == earlier[1]):
                    yield _Question(place, *model.growth(number, key), change=True, key=key, stage=number)
            asked.add((number, key))
            yield from self._whole_groups(model, at, table, cell, reading)

    def _whole_groups(
        self, model: _Model, at: int, table: ProtectedTable, cell: TableCell, reading: Reading
    ) -> Iterator[_Question]:
        publication = self._publications[at]
        for rule in publication.rule.whole_groups:
            if rule.column not in table.dimensions:
                continue
            column = table.dimensions.index(rule.column)
            if cell.dimensions[column] == TOTAL or (cell.status == "shown" and not cell.count):
                continue
            whole: Codes = (*cell.dimensions[:column], TOTAL, *cell.dimensions[column + 1 :])
            part_key = reading.key(publication, table, cell.dimensions)
            part = model.unknowns(self._number[at], part_key)
            total = model.unknowns(self._number[at], reading.key(publication, table, whole), like=part_key)
            if len(part) < len(total):
                place = (at, table.name, cell.dimensions)
                yield _Question(place, np.setdiff1d(total, part), least_high=rule.spared + 1)

    def _guess(self, model: _Model, reading: Reading) -> Real | None:
        """Put an example, or else the shown finest counts, in place of the unknowns: where there is room this fits."""
        if len(self._examples) == len(self._publications):
            example = np.zeros(model.size)
            for number, publication, one in zip(self._number, self._publications, self._examples, strict=True):
                model.follow(example, number, publication, one, reading)
            return model.grown(example)
        guess = np.full(model.size, np.nan)
        for at, publication in enumerate(self._publications):
            for table in publication.tables:
                model.put(guess, self._number[at], publication, table)
        return None if np.isnan(guess).any() else model.grown(guess)

    def _walked(self, questions: Sequence[_Question], ranges: Ranges, model: _Model, reading: Reading) -> None:
        """Look for what the sums can be by walking, as far as that goes."""
        ranges.walk(list(self._changes_known(model, reading)))
        # Among exact numbers hardly anybody can move alone; among rounded ones people come farther than programs.
        if ranges.large and all(one.rule.method == "hiding" for one in self._publications):
            ranges.search(model.blocks())
        for row, question in enumerate(questions):
            if question.key is not None:
                ranges.climb(row, model.steps(question.key, question.stage))

    def _changes_known(self, model: _Model, reading: Reading) -> Iterator[Real]:
        """Yield the changes that go with the examples."""
        if len(self._examples) < len(self._publications) or max(self._number):
            return
        for publication, example in zip(self._publications, self._examples, strict=True):
            for change in example.changes:
                made = model.change(publication, change, reading)
                if made is not None:
                    yield made

    def _judged(self, questions: Sequence[_Question], ranges: Ranges, model: _Model) -> Report:
        intervals: list[Interval] = []
        leaks: list[Leak] = []
        for row, question in enumerate(questions):
            if leaks and self._one_is_enough:
                break
            found = ranges.of(row)
            fixed = int(model.fixed[row])
            low, high = found.low + fixed, found.high + fixed
            if question.least_high:
                if found.complete and high < question.least_high:
                    leaks.append(Leak("whole-group", question.place, low, high))
                continue
            small = could_be_small(low, high, self._threshold) or (
                question.change and could_be_small(-high, -low, self._threshold)
            )
            safe = found.values >= self._threshold or (found.complete and not small)
            intervals.append(
                Interval(question.place, low, high, found.values, found.complete, safe, change=question.change)
            )
            if not safe:
                leaks.append(Leak("narrow-change" if question.change else "narrow", question.place, low, high))
        return Report(tuple(intervals), tuple(leaks))


def _codes(table: ProtectedTable, column: str) -> set[str]:
    if column not in table.dimensions:
        return set()
    at = table.dimensions.index(column)
    return {cell.dimensions[at] for cell in table.cells} - {TOTAL}


class _Model:
    """Unknowns of all editions with their limits; those that are certain are put in before anything is solved."""

    def __init__(
        self, space: Space, editions: Sequence[Edition], since: Sequence[int], exact: frozenset[str], watch: Watch
    ) -> None:
        self._space, self._since, self._watch = space, since, watch
        self.size = space.size * len(editions)
        self._lower = np.zeros(self.size)
        self._upper = np.full(self.size, math.inf)
        self._shown = np.full(self.size, math.nan)
        self._sums = Sums()
        self._reading: dict[Key, Whole] = {}
        self.fixed = np.zeros(0, np.int64)
        self._people: People | None = None
        self._free = np.zeros(0, np.int64)
        self._exact = exact
        known = [high for edition in editions for _, high in edition.limits.values() if not math.isinf(high)]
        self._most = max(known, default=0.0) + 1_000.0
        for number in range(len(editions)):
            for one, other in space.ties():
                self._sums.add(one + number * space.size, (0.0, 0.0), other + number * space.size)

    def unknowns(self, number: int, key: Key, like: Key | None = None) -> Whole:
        """Return the unknowns that the cell sums in an edition, in the bag that also has the cell `like`."""
        bag = None if like is None else self._space.bag_for(like)
        first = self._space.unknowns(key, bag)
        return self._grown(first, number)

    def _grown(self, first: Whole, number: int) -> Whole:
        editions = range(self._since[number], number + 1)
        return np.concatenate([first + one * self._space.size for one in editions])

    def growth(self, number: int, key: Key) -> tuple[Whole, Whole | None]:
        """Return the unknowns of a cell's growth since the edition before, and those to take off."""
        if self._since[number] == number:
            return self.unknowns(number, key), self.unknowns(number - 1, key)
        return self._space.unknowns(key) + number * self._space.size, None

    def add_edition(self, number: int, edition: Edition) -> None:
        """Limit the sums of an edition by what is known; raises Contradiction."""
        for key, (low, high) in edition.limits.items():
            unknowns, shown = self.unknowns(number, key), edition.shown.get(key, math.nan)
            if len(unknowns) == 1:
                at = int(unknowns[0])
                self._shown[at] = shown
                self._lower[at], self._upper[at] = max(self._lower[at], low), min(self._upper[at], high)
                if self._lower[at] > self._upper[at]:
                    raise Contradiction(key)
            elif (low, high) != ANY:
                self._sums.add(unknowns, (low, high), shown=shown)

    def equal(self, number: int, one: Key, other: Key) -> None:
        """Say that two cells of an edition count the same, where one bag has both."""
        bag = self._space.bag_for(one)
        if bag is not None:
            pair = [self._space.unknowns(key, bag) for key in (one, other)]
            grown = [self._grown(one, number) for one in pair]
            self._sums.add(grown[0], (0.0, 0.0), grown[1])

    def steps(self, key: Key, stage: int) -> Callable[[Walk, bool], Iterator[Parts]]:
        """Return where a walk that changes a cell may go from where it is."""
        people = self._people

        def found(walk: Walk, rise: bool) -> Iterator[Parts]:
            return iter(()) if people is None else people.steps(key, stage, walk, rise=rise)

        return found

    def at_most(self, number: int, part: Key, whole: Key) -> None:
        """Say that one cell of an edition counts no more than another."""
        self._sums.add(self.unknowns(number, whole), ANY, self.unknowns(number, part))

    def put(self, guess: Real, number: int, publication: Publication, table: ProtectedTable) -> None:
        """Put a table's finest shown counts into a guess of an edition, where a bag has just its columns."""
        bag = self._space.bag_of(publication.counted, frozenset(table.dimensions))
        if bag is None:
            return
        for cell in table.cells:
            groups = publication.groups
            pairs = list(zip(table.dimensions, cell.dimensions, strict=True))
            if cell.status != "shown" or any(code == TOTAL or code in groups.get(column, {}) for column, code in pairs):
                continue
            leaves = [(column, Reading.leaves_of(publication, column, code)) for column, code in pairs]
            key = frozenset([*leaves, (COUNTED, frozenset((publication.counted,)))])
            unknowns = self._space.unknowns(key, bag) + number * self._space.size
            guess[unknowns] = 0
            guess[unknowns[0]] = cell.count
        own = slice(number * self._space.size, (number + 1) * self._space.size)
        part = guess[own]
        inside = self._space.range_of(bag)
        part[inside] = np.nan_to_num(part[inside], nan=0.0)

    def follow(self, guess: Real, number: int, publication: Publication, example: Example, reading: Reading) -> None:
        """Put an example of a publication into a guess of its edition; merged categories are all in one of them."""
        leaf = _leaf_of(publication, example.columns, [codes for codes, _ in example.rows], reading)
        for bag in self._space.bags(publication.counted):
            columns = self._space.columns_of(bag)
            where = [example.columns.index(column) for column in columns]
            for codes, count in example.rows:
                places = self._space.places_at(
                    publication.counted, columns, [leaf[example.columns[at], codes[at]] for at in where]
                )
                guess[self._space.unknown(bag, places) + number * self._space.size] += count

    def change(self, publication: Publication, change: Change, reading: Reading) -> Real | None:
        """Return a change of the unknowns of the only edition; None where the bags are not those of who made it."""
        found = np.zeros(self.size)
        for columns, rows in change:
            bag = self._space.bag_of(publication.counted, frozenset(columns))
            if bag is None:
                return None
            own = self._space.columns_of(bag)
            leaf = _leaf_of(publication, columns, [codes for codes, _ in rows], reading)
            for codes, by in rows:
                named = dict(zip(columns, codes, strict=True))
                places = self._space.places_at(publication.counted, own, [leaf[name, named[name]] for name in own])
                found[self._space.unknown(bag, places)] += by
        fixed: Truth = np.ones(self.size, np.bool_)
        fixed[self._free] = False
        return None if found[fixed].any() else found[self._free]

    def blocks(self) -> tuple[Whole, Whole]:
        """Return of each free unknown its block, -1 for none, and its place in it."""
        editions = self.size // self._space.size
        block, inner = self._space.blocks()
        later = np.repeat(np.arange(editions), len(inner)) * (int(inner.max()) + 1)
        return np.tile(block, editions)[self._free], (np.tile(inner, editions) + later)[self._free]

    def grown(self, guess: Real) -> Real:
        """Turn a guess of each edition into the first and the growth of the later ones."""
        stages = guess.reshape(-1, self._space.size)
        afresh = [at == since for at, since in enumerate(self._since)]
        steps = [stages[0], *np.diff(stages, axis=0)]
        parts = zip(afresh, stages, steps, strict=True)
        return np.concatenate([whole if own else step for own, whole, step in parts])

    def ranges(self, questions: Sequence[_Question], guess: Real | None, enough: int) -> Ranges | None:
        """Return what answers the questions, or None when nothing fits what is known."""
        upper = np.minimum(self._upper, self._most)
        lower = np.minimum(self._lower, upper)
        free = np.flatnonzero(lower < upper)
        reduced = _reduced(self._sums.rows(), lower, upper, self._sums.shown())
        if reduced is None:
            return None
        rows, shown = reduced
        asked = Sums()
        for question in questions:
            asked.add(question.unknowns, ANY, question.less)
        plain = asked.rows()
        certain = lower == upper
        self.fixed = np.rint(_summed(plain, np.where(certain, lower, 0.0))).astype(np.int64)
        kept = _without(plain, certain, self.size)
        start = Start(None if guess is None else guess[free], self._shown[free], shown)
        # People know how counts grow, not how they fall.
        self._people = None if any(self._since) else People(self._space, free, self._exact)
        self._free = free
        ranges = Ranges(lower[free], upper[free], rows, kept, start, enough, self._watch)
        return None if ranges.empty else ranges


def _leaf_of(
    publication: Publication, columns: Codes, rows: Sequence[Codes], reading: Reading
) -> dict[tuple[str, str], str]:
    """Return for each code of an example the finest category that it is in; merged ones are all in one of them."""
    return {
        (column, code): min(reading.leaves_of(publication, column, code))
        for at, column in enumerate(columns)
        for code in {codes[at] for codes in rows}
    }


def _summed(rows: Rows, point: Real) -> Real:
    made = np.zeros(len(rows.lower))
    np.add.at(made, np.repeat(np.arange(len(rows.lower)), np.diff(rows.starts)), point[rows.columns] * rows.factors)
    return made


def _without(rows: Rows, certain: Truth, size: int) -> Rows:
    """Leave the certain unknowns out of the sums and number the others anew; an empty sum keeps a factor of 0."""
    number = np.cumsum(~certain) - 1
    of_row = np.repeat(np.arange(len(rows.lower)), np.diff(rows.starts))
    kept = ~certain[rows.columns]
    lengths = np.bincount(of_row[kept], minlength=len(rows.lower))
    columns, factors = number[rows.columns[kept]], rows.factors[kept]
    if (lengths == 0).any() and size:
        ends = np.cumsum(lengths)
        empty = np.flatnonzero(lengths == 0)
        columns, factors = np.insert(columns, ends[empty], 0), np.insert(factors, ends[empty], 0.0)
        lengths = np.maximum(lengths, 1)
    return Rows(np.concatenate(([0], np.cumsum(lengths))), columns, factors, rows.lower, rows.upper)


def _reduced(rows: Rows, lower: Real, upper: Real, shown: Real) -> tuple[Rows, Real] | None:
    """Leave certain unknowns and sums of them out, as of what is shown; None when such a sum misses its limits."""
    certain = lower == upper
    fixed = _summed(rows, np.where(certain, lower, 0.0))
    of_row = np.repeat(np.arange(len(rows.lower)), np.diff(rows.starts))
    left = np.bincount(of_row[~certain[rows.columns]], minlength=len(rows.lower))
    low, high = rows.lower - fixed, rows.upper - fixed
    if ((left == 0) & ((low > 1e-9) | (high < -1e-9))).any():
        return None
    keep = left > 0
    entries = keep[of_row]
    chosen = Rows(
        np.concatenate(([0], np.cumsum(np.diff(rows.starts)[keep]))),
        rows.columns[entries],
        rows.factors[entries],
        low[keep],
        high[keep],
    )
    return _without(chosen, certain, len(lower)), (shown - fixed)[keep]
