# SPDX-License-Identifier: EUPL-1.2
"""Adds the protected tables of several units: sums of numbers that are published already, so they tell nothing new.

In tables that were made for it a small count was drawn as 0 or the base, right on average: then errors meet by chance
and grow with the square root of the number of units, not with the number. The nearest rounding pushes what is rare one
way, so where one of the units has it, nothing but the largest error is promised.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from screening_app.core.figures.table import TOTAL, Codes, ProtectedTable, Publication, Status, TableCell
from screening_app.errors import CannotNow, Code

if TYPE_CHECKING:
    from screening_app.core.figures.watch import Watch

UNIT = "unit"
ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Part:
    """One unit's protected tables; `source` is what they are called in a refusal, `agreed` what must be the same."""

    source: str
    unit: str
    publication: Publication
    agreed: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Added:
    """The tables of all units, each unit a category of the first column.

    No number is further than `largest` from the truth. `typical`: two of three sums over all units lie nearer than
    that, `typical_inner` the same for the finest cells; both are upper estimates, and the largest error where some
    unit's numbers were not made for adding.
    """

    publication: Publication
    units: tuple[str, ...]
    largest: int
    typical: int
    typical_inner: int


def add(parts: Sequence[Part], watch: Watch | None = None, *, attacked: bool = False) -> Added:
    """Return the sum of the parts, attacked together with each of them; with `attacked` the parts have been.

    CannotNow: COUNTS_TWICE, COUNTS_NOT_FOR_ADDING and COUNTS_MIXED naming the files, FIGURES_UNSAFE, FIGURES_TOO_LARGE.
    """
    from screening_app.core.figures.attack import attack

    _agree(parts)
    ordered = sorted(parts, key=lambda part: part.unit.casefold())
    first = ordered[0].publication
    errors = [max(part.publication.rule.largest_error, first.rule.threshold - 1) for part in ordered]
    column = _column(first)
    rule = replace(
        first.rule,
        largest_error=sum(errors),
        inner_exact=all(part.publication.rule.inner_exact for part in parts),
        for_adding=all(part.publication.rule.for_adding for part in parts),
        exact=None,
    )
    made = replace(
        first,
        tables=tuple(_summed(number, ordered, column) for number in range(len(first.tables))),
        rule=rule,
        cut_off=max(part.publication.cut_off for part in parts),
    )
    # Each unit counts people of its own: another population, not another edition. Sums of what the units show say
    # nothing about one of them, so the sums are attacked by themselves: in seconds, however many units there are.
    alone = [replace(part.publication, period=f"{number} {part.unit}") for number, part in enumerate(ordered)]
    found = attack([_sums(made), *([] if attacked else alone)], watch=watch).leaks
    if found:
        _, table, codes = found[0].place
        raise CannotNow(Code.FIGURES_UNSAFE, table=table, cell=" / ".join(codes), found=len(found))
    typical = inner = most = sum(errors)
    if rule.for_adding:
        typical = inner = min(most, math.ceil(math.hypot(*errors)))
        if rule.inner_exact:
            inner = min(most, math.ceil(first.rule.threshold / 2 * math.sqrt(len(parts))))
    return Added(made, tuple(part.unit for part in ordered), most, typical, inner)


def may_be_added(unit: str, publication: Publication) -> bool:
    """Say whether the sums of tables add up, and whose they are: nothing is added to what is hidden."""
    return publication.rule.method == "rounding" and unit not in ("", TOTAL)


def _agree(parts: Sequence[Part]) -> None:
    """Raise CannotNow unless these are tables of different units that may be added."""
    wrong = [one.source for one in parts if not may_be_added(one.unit, one.publication)]
    if wrong or not parts:
        raise CannotNow(Code.COUNTS_NOT_FOR_ADDING, files=tuple(wrong))
    units: dict[str, Part] = {}
    for part in parts:
        other = units.setdefault(part.unit.casefold(), part)
        if other is not part:
            raise CannotNow(Code.COUNTS_TWICE, unit=part.unit, files=(other.source, part.source))
    told = [_told(part) for part in parts]
    for what, value in told[0].items():
        differing = [part.source for part, own in zip(parts, told, strict=True) if own[what] != value]
        if differing:
            # The odd one out is the smaller lot: naming eleven files for the sake of one helps nobody.
            same = [part.source for part, own in zip(parts, told, strict=True) if own[what] == value]
            few = differing if len(differing) <= len(same) else same
            raise CannotNow(Code.COUNTS_MIXED, what=what, files=tuple(few))


def _told(part: Part) -> dict[str, object]:
    made = part.publication
    return {
        "period": made.period,
        **part.agreed,
        "base": made.rule.threshold,
        "counted": made.counted,
        "tables": tuple((table.name, table.dimensions) for table in made.tables),
        "groups": {column: dict(groups) for column, groups in made.groups.items() if groups},
        "merged": {column: dict(groups) for column, groups in made.merged.items() if groups},
        "equal totals": made.rule.equal_totals,
        "whole groups": made.rule.whole_groups,
    }


def _sums(made: Publication) -> Publication:
    tables = tuple(
        ProtectedTable(
            table.name,
            table.dimensions[1:],
            tuple(replace(cell, dimensions=cell.dimensions[1:]) for cell in table.cells if cell.dimensions[0] == TOTAL),
        )
        for table in made.tables
    )
    return replace(made, tables=tables, rule=replace(made.rule, inner_exact=False))


def _column(first: Publication) -> str:
    taken = {name for table in first.tables for name in table.dimensions}
    free = [name for name in (UNIT, ORGANISATION) if name not in taken]
    if not free:
        raise CannotNow(Code.COUNTS_NOT_FOR_ADDING, files=())
    return free[0]


def _summed(number: int, parts: Sequence[Part], column: str) -> ProtectedTable:
    tables = [part.publication.tables[number] for part in parts]
    found = [{cell.dimensions: cell for cell in table.cells} for table in tables]
    order = list(dict.fromkeys(codes for cells in found for codes in cells))
    return ProtectedTable(
        tables[0].name, (column, *tables[0].dimensions), tuple(_cells([part.unit for part in parts], found, order))
    )


def _cells(
    units: Sequence[str], found: Sequence[Mapping[Codes, TableCell]], order: Sequence[Codes]
) -> Iterator[TableCell]:
    """Yield all units together first; a category that a unit does not have is nothing there."""
    for codes in order:
        cells = [cells[codes] for cells in found if codes in cells]
        status: Status = "shown" if any(cell.status == "shown" for cell in cells) else "missing"
        yield TableCell((TOTAL, *codes), sum(cell.count for cell in cells if cell.status == "shown"), status)
    for unit, cells_of_unit in zip(units, found, strict=True):
        for codes in order:
            cell = cells_of_unit.get(codes)
            yield TableCell((unit, *codes), 0) if cell is None else replace(cell, dimensions=(unit, *codes))
