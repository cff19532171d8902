# SPDX-License-Identifier: EUPL-1.2
"""Editions of several units' counts, attacked together with what each unit has published by itself.

A unit that has published its own rounded numbers and stands in the regional table again, rounded anew, could give a
small count away to whoever has both. The attack looks at them as tables over the same units' people: as if nothing had
been counted since each unit published last, and where that cannot be, edition for edition, counts growing in between.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from screening_app.core.figures.attack import attack
from screening_app.core.figures.counting import UNIT
from screening_app.core.figures.table import TOTAL, Codes, Example, ProtectedTable, Publication, Rule, TableCell
from screening_app.core.figures.watch import Watch
from screening_app.errors import CannotNow, Code

LEAST_UNITS: Final = 3
"""A sum is of at least so many units: one of two could take its own counts away and have the other's."""
_ALL: Final = "{all units}"
_TOTAL: Final = "{total of units}"
"""No unit's id is written so."""


@dataclass(frozen=True, slots=True)
class Regional:
    """What is published of several units together, the newest edition last.

    `units` are those whose counts are in it, by id; `stands_for` says which of them are behind a row that is no unit.
    """

    publications: Sequence[Publication]
    units: Codes
    stands_for: Mapping[str, Codes]


def refuse_telling_of_units(
    regional: Sequence[Regional],
    own: Mapping[str, Sequence[Publication]],
    truth: Callable[[str], Example | None] = lambda _: None,
    watch: Watch | None = None,
) -> None:
    """Raise CannotNow(COUNTS_TELL_OF_UNIT) with `unit`, `table` and `cell` when everything together says too much.

    `regional` are the editions of the year, the last one not published yet, `own` is what each unit has published, by
    id. `truth` is the units' counts of one kind, for the attack to begin at. Nothing is asked where no unit has
    published anything: editions of one series are attacked together as they are made.
    """
    told = [_lifted(one, unit) for unit, publications in own.items() for one in publications]
    if not told:
        return
    spread = [_over(one, edition) for edition in regional for one in edition.publications]
    newest = [_lifted(one, unit) for unit, found in own.items() for one in _newest(found)]
    together = [replace(one, cut_off="now", edition=1) for one in [*newest, *_newest(spread)]]
    if not _is_contradicted(_with_units(together, regional, truth), own, watch):
        return
    _is_contradicted(_with_units(_staged(told, spread), regional), own, watch)


def _is_contradicted(
    listed: Sequence[tuple[Publication, Example | None]],
    own: Mapping[str, Sequence[Publication]],
    watch: Watch | None,
) -> bool:
    """Say whether no population fits all of it; COUNTS_TELL_OF_UNIT where one does, and it tells too much."""
    publications, examples = [one for one, _ in listed], [example for _, example in listed]
    leaks = attack(publications, watch=watch, examples=examples, one_is_enough=True).leaks
    found = [leak for leak in leaks if leak.kind != "not-additive"]
    if found:
        _, table, codes = found[0].place
        raise CannotNow(
            Code.COUNTS_TELL_OF_UNIT,
            unit=next((code for code in codes if code in own), ""),
            table=table,
            cell=" / ".join(codes),
        )
    return bool(leaks)


def _newest(publications: Sequence[Publication]) -> Iterator[Publication]:
    for counted in dict.fromkeys(one.counted for one in publications):
        yield [one for one in publications if one.counted == counted][-1]


def _staged(told: Sequence[Publication], regional: Sequence[Publication]) -> list[Publication]:
    """Return all in the order in which they were counted, numbered so: a region after the units of the same day."""
    days = [((one.cut_off, 0, one.edition), one) for one in told]
    days += [((one.cut_off, 1, one.edition), one) for one in regional]
    stages = {day: number for number, day in enumerate(sorted({day for day, _ in days}), 1)}
    return [replace(one, edition=stages[day]) for day, one in sorted(days, key=lambda pair: pair[0])]


def _with_units(
    publications: Sequence[Publication],
    regional: Sequence[Regional],
    truth: Callable[[str], Example | None] = lambda _: None,
) -> list[tuple[Publication, Example | None]]:
    """Return them with a list of all units at each stage and of each kind: a total is over those too that told nothing.

    Every kind then has as many stages, so that persons and contacts of one day are known to belong together. The list
    has the truth beside it, all others nothing more.
    """
    units = sorted({unit for edition in regional for unit in edition.units})
    cells = tuple(TableCell((unit,), 0, "missing") for unit in units)
    table = (ProtectedTable("units", (UNIT,), cells),)
    made: list[tuple[Publication, Example | None]] = []
    true = {counted: truth(counted) for counted in dict.fromkeys(one.counted for one in publications)}
    nothing = {counted: None if one is None else replace(one, rows=()) for counted, one in true.items()}
    for stage in dict.fromkeys((one.cut_off, one.edition) for one in publications):
        now = [one for one in publications if (one.cut_off, one.edition) == stage]
        for counted, example in true.items():
            listed = Publication(table, Rule(), period=now[0].period, counted=counted)
            made.append((replace(listed, cut_off=stage[0], edition=stage[1]), example))
        made += [(one, nothing[one.counted]) for one in now]
    return made


def _lifted(publication: Publication, unit: str) -> Publication:
    """Return a unit's own tables as the part of the regional ones that is about it."""
    return _with_column(publication, unit, {})


def _over(publication: Publication, edition: Regional) -> Publication:
    """Return a regional publication with its units named: in a column of its own, or behind its rows and its total."""
    merged = {_ALL: edition.units, **edition.stands_for, **publication.merged.get(UNIT, {})}
    return _with_column(publication, _ALL, merged)


def _with_column(publication: Publication, code: str, merged: Mapping[str, Codes]) -> Publication:
    tables = tuple(_with_unit(table, code) for table in publication.tables)
    rows = {cell.dimensions[t.dimensions.index(UNIT)]: None for t in tables for cell in t.cells}
    exact = publication.rule.exact
    return replace(
        publication,
        tables=tables,
        rule=replace(publication.rule, exact=None if exact is None else (UNIT, *(c for c in exact if c != UNIT))),
        groups={**publication.groups, UNIT: {_TOTAL: tuple(row for row in rows if row != _TOTAL)}},
        merged={**publication.merged, UNIT: merged},
        example=None,
    )


def _with_unit(table: ProtectedTable, code: str) -> ProtectedTable:
    """Return a table with `code` as its unit; where it has units, their total gets a name, to be said whose it is."""
    if UNIT not in table.dimensions:
        cells = tuple(replace(cell, dimensions=(code, *cell.dimensions)) for cell in table.cells)
        return ProtectedTable(table.name, (UNIT, *table.dimensions), cells)
    at = table.dimensions.index(UNIT)
    cells = tuple(
        replace(cell, dimensions=(*cell.dimensions[:at], _TOTAL, *cell.dimensions[at + 1 :]))
        if cell.dimensions[at] == TOTAL
        else cell
        for cell in table.cells
    )
    return replace(table, cells=cells)
