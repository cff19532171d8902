# SPDX-License-Identifier: EUPL-1.2
"""Several units' exact years as one edition, attacked together with what each of them has published by itself.

A unit that has published its own rounded numbers and stands in the regional table again, rounded anew, could give a
small count away to whoever has both. The attack looks at them as tables over the same units' people.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from screening_app.core.figures.attack import attack
from screening_app.core.figures.counting import UNIT
from screening_app.core.figures.table import ProtectedTable, Publication, TableCell
from screening_app.core.figures.watch import Watch
from screening_app.errors import CannotNow, Code


def refuse_telling_of_units(
    regional: Sequence[Publication],
    own: Mapping[str, Sequence[Publication]],
    stands_for: Mapping[str, tuple[str, ...]] | None = None,
    watch: Watch | None = None,
) -> None:
    """Raise CannotNow(COUNTS_TELL_OF_UNIT) with `unit`, `table` and `cell` when both together say too much.

    `own` is what each unit has published, by id, all units named; `stands_for` says which units are behind a row of
    `regional` that is no unit. Nothing is asked where nobody has published anything.
    """
    units = tuple(own)
    told = [(unit, one) for unit, publications in own.items() for one in publications]
    if not told:
        return
    told.sort(key=lambda pair: pair[1].cut_off)
    named = [
        replace(one, groups={**one.groups, UNIT: {**one.groups.get(UNIT, {}), **(stands_for or {})}})
        for one in regional
    ]
    for counted in dict.fromkeys(one.counted for one in regional):
        lifted = [_lifted(one, unit) for unit, one in told if one.counted == counted]
        if not lifted:
            continue
        together = [_listing(units, lifted[0]), *lifted, *(one for one in named if one.counted == counted)]
        found = attack(together, watch=watch).leaks
        if found:
            _, table, codes = found[0].place
            unit = next((code for code in codes if code in own), "")
            raise CannotNow(Code.COUNTS_TELL_OF_UNIT, unit=unit, table=table, cell=" / ".join(codes))


def _lifted(publication: Publication, unit: str) -> Publication:
    """Return a unit's own tables as the part of the regional ones that is about it."""
    tables = tuple(
        ProtectedTable(
            table.name,
            (UNIT, *table.dimensions),
            tuple(replace(cell, dimensions=(unit, *cell.dimensions)) for cell in table.cells),
        )
        for table in publication.tables
        if UNIT not in table.dimensions
    )
    exact = publication.rule.exact
    rule = replace(publication.rule, exact=None if exact is None else (UNIT, *exact))
    return replace(publication, tables=tables, rule=rule)


def _listing(units: Sequence[str], like: Publication) -> Publication:
    """Return tables that say nothing but that there are these units: a total is over those too that told nothing."""
    cells = tuple(TableCell((unit,), 0, "missing") for unit in units)
    return replace(like, tables=(ProtectedTable("units", (UNIT,), cells),))
