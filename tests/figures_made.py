# SPDX-License-Identifier: EUPL-1.2
"""Made-up populations for tests of figures, exact tables of them, and an attacker who simply tries every population."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Sequence

from screening_app.core.figures.population import Population, cells_of, population
from screening_app.core.figures.summing import margins
from screening_app.core.figures.table import TOTAL, Codes, ProtectedTable, Publication, Rule, TableCell

Hides = Callable[[Codes, int], bool]
NAMES = ("unit", "type", "outcome", "sex", "age")


def world(persons: int, seed: int = 1, units: int = 12, types: int = 5) -> list[tuple[Codes, int, str]]:
    """Return one row for each person and type asked about: units and answers as uneven as real ones."""
    dice = random.Random(seed)
    weights = [1 / (at + 1) for at in range(units)]
    rows = []
    for person in range(persons):
        unit = dice.choices(range(units), weights)[0]
        sex = dice.choices(("man", "other", "woman"), (0.38, 0.02, 0.6))[0]
        age = dice.choices(("18-29", "30-44", "45-64", "65-"), (0.2, 0.4, 0.3, 0.1))[0]
        for kind in range(types):
            outcome = dice.choices(("no", "unclear", "yes"), (0.8, 0.06, 0.14))[0]
            rows.append(((f"u{unit:03}", f"t{kind}", outcome, sex, age), 1, f"p{person}"))
    return rows


def counted(rows: Sequence[tuple[Codes, int, str]], *tables: Codes) -> Population:
    """Count rows of `NAMES` into the population of some tables; a row is one, whoever it is about."""
    names = tuple(dict.fromkeys(name for table in tables for name in table))
    places = [NAMES.index(name) for name in names]
    return population(names, ((tuple(codes[at] for at in places), number, None) for codes, number, _ in rows), tables)


def small(dice: random.Random, shape: Sequence[int], most: int = 9) -> Population:
    """Return one table over columns a, b, c ... with categories a0, a1 ..., uneven and with zeros."""
    names = tuple("abcdef"[: len(shape)])
    rows = []
    for places in itertools.product(*(range(size) for size in shape)):
        count = dice.choice((0, 1, 2, 3, 4, dice.randint(0, most)))
        rows.append((tuple(f"{name}{at}" for name, at in zip(names, places, strict=True)), count, None))
    return population(names, rows, [names])


def exact(people: Population, hides: Hides = lambda _codes, _count: False, rule: Rule | None = None) -> Publication:
    """Publish the true tables with some cells hidden and nothing else done."""
    tables = []
    for number, table in enumerate(people.tables):
        axes = people.axes_of(table)
        values = margins(people, people.counts, table).ravel().tolist()
        cells = [
            TableCell(codes, 0, "suppressed") if hides(codes, value) else TableCell(codes, value)
            for (codes, _), value in zip(cells_of(axes), values, strict=True)
        ]
        tables.append(ProtectedTable(f"T{number + 1}", tuple(axis.name for axis in axes), tuple(cells)))
    groups = {
        axis.name: {name: tuple(axis.leaves[at] for at in places) for name, places in axis.groups.items()}
        for axis in people.axes
        if axis.groups
    }
    return Publication(tuple(tables), rule or Rule("hiding"), groups)


def numbers(publication: Publication, table: int = 0) -> dict[Codes, int]:
    """Return the cells of a table by their codes."""
    return {cell.dimensions: cell.count for cell in publication.tables[table].cells}


def truth(people: Population, table: int = 0) -> dict[Codes, int]:
    """Return the true cells of a table by their codes."""
    return numbers(exact(people), table)


def possible(publication: Publication) -> dict[Codes, set[int]]:
    """Try every population against the first table, whose margins are shown; return what each hidden cell can be."""
    table = publication.tables[0]
    columns = [sorted({cell.dimensions[at] for cell in table.cells} - {TOTAL}) for at in range(len(table.dimensions))]
    inner = list(itertools.product(*columns))
    cells = {cell.dimensions: cell for cell in table.cells}
    margins_of = [[codes for codes in cells if TOTAL in codes and _inside(codes, one)] for one in inner]
    last = {codes: at for at, over in enumerate(margins_of) for codes in over}
    found: dict[Codes, set[int]] = {codes: set() for codes, cell in cells.items() if cell.status == "suppressed"}
    left = {codes: cell.count for codes, cell in cells.items() if TOTAL in codes}
    least = 1 if publication.rule.zeros_shown else 0

    def place(at: int, counts: tuple[int, ...]) -> None:
        if at == len(inner):
            for one, count in zip(inner, counts, strict=True):
                if one in found:
                    found[one].add(count)
            return
        over, cell = margins_of[at], cells[inner[at]]
        most = min(left[codes] for codes in over)
        for count in (cell.count,) if cell.status == "shown" else range(least, most + 1):
            if count <= most and all(left[codes] == count for codes in over if last[codes] == at):
                for codes in over:
                    left[codes] -= count
                place(at + 1, (*counts, count))
                for codes in over:
                    left[codes] += count

    place(0, ())
    return found


def _inside(margin: Codes, codes: Codes) -> bool:
    return all(outer in (TOTAL, one) for outer, one in zip(margin, codes, strict=True))
