# SPDX-License-Identifier: EUPL-1.2
"""The year's fixed table: count, protect and attack through the same core as any other table, then hand it out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from screening_app.core.figures.attack import attack
from screening_app.core.figures.indicators import GROUPS, LINES, Line, yearly
from screening_app.core.figures.population import Axis, Population
from screening_app.core.figures.protection import BASES, Wish, protect
from screening_app.core.figures.table import TOTAL, ProtectedTable, Publication, TableCell
from screening_app.core.records import Fact
from screening_app.errors import CannotNow, Code

__all__ = ["BASES", "NAME", "yearly_table"]

NAME: Final = "yearly"
MARGIN_WEIGHT: Final = 1_000
"""Sums matter more than single lines. With one total over groups, a choice that no single change and no exchange
betters then leaves every sum less than the base off."""


def yearly_table(facts: Mapping[Fact, int], year: int, base: int = 5, cut_off: str = "") -> Publication:
    """Return the protected table of one year: the total, each group, each line within a group.

    No number in it is 1..base-1 and none lies `base` or more from the truth. Raises ValueError for a base other than
    3 or 5, CannotNow(FIGURES_UNSAFE) when the attack finds anything.
    """
    made = protect(
        _population(yearly(facts, year)),
        Wish(threshold=base, margin_weight=MARGIN_WEIGHT),
        period=str(year),
        cut_off=cut_off,
    )
    shown = {cell.dimensions[0]: cell.count for cell in made.tables[0].cells}
    table = ProtectedTable(NAME, ("group", "detail"), _cells(shown))
    published = replace(made, tables=(table,), groups={})
    found = attack([published]).leaks
    if found:
        raise CannotNow(Code.FIGURES_UNSAFE, table=NAME, cell=" / ".join(found[0].place[2]), found=len(found))
    return published


def _population(counts: Mapping[Line, int]) -> Population:
    import numpy as np

    groups = {
        group: tuple(at for at, line in enumerate(LINES) if line.group == group and line.detail is not None)
        for group in GROUPS
    }
    axis = Axis("line", tuple(_code(line) for line in LINES), {name: at for name, at in groups.items() if at})
    held = [at for at, line in enumerate(LINES) if counts[line]]
    return Population(
        (axis,),
        ((0,),),
        np.array(held, np.int64).reshape(-1, 1),
        np.array([counts[LINES[at]] for at in held], np.int64),
    )


def _code(line: Line) -> str:
    return line.group if line.detail is None else f"{line.group}/{line.detail}"


def _cells(shown: Mapping[str, int]) -> tuple[TableCell, ...]:
    cells = [TableCell((TOTAL, TOTAL), shown[TOTAL])]
    for group in GROUPS:
        cells.append(TableCell((group, TOTAL), shown[group]))
        lines = [line for line in LINES if line.group == group and line.detail is not None]
        cells += [TableCell((group, str(line.detail)), shown[_code(line)]) for line in lines]
    return tuple(cells)
