# SPDX-License-Identifier: EUPL-1.2
"""The year's fixed table: count, round, sum the margins, attack, and only then hand it out."""

from __future__ import annotations

from collections.abc import Mapping

from screening_app.core.figures.attack import small_counts_that_follow
from screening_app.core.figures.indicators import GROUPS, LINES, Line, yearly
from screening_app.core.figures.rounding import round_small_counts
from screening_app.core.figures.table import TOTAL, ProtectedTable, TableCell
from screening_app.core.records import Fact
from screening_app.errors import Bug, CannotNow, Code

__all__ = ["BASES", "NAME", "TOTAL", "ProtectedTable", "TableCell", "yearly_table"]

NAME = "yearly"
BASES = (3, 5)
_BY_GROUP = {group: frozenset(line for line in LINES if line.group == group) for group in GROUPS}
_MARGINS = (frozenset(LINES), *_BY_GROUP.values())


def yearly_table(facts: Mapping[Fact, int], year: int, base: int = 5) -> ProtectedTable:
    """Return the protected table of one year: the total, each group, each line within a group.

    No number in it is 1..base-1 and none lies `base` or more from the truth: with one total over groups, a choice
    that no single change and no exchange betters leaves every margin less than `base` off. Raises ValueError for
    a base other than 3 or 5, CannotNow(FIGURES_UNSAFE) when the attack finds anything.
    """
    if base not in BASES:
        raise ValueError("base is 3 or 5")
    true = yearly(facts, year)
    shown = round_small_counts(true, _MARGINS, base)
    if any(abs(sum(shown[line] - true[line] for line in margin)) >= base for margin in _MARGINS):
        raise Bug(Code.BROKEN_PROMISE, what="largest-error")
    table = ProtectedTable(NAME, ("group", "detail"), _cells(shown), year, base, base - 1)
    found = small_counts_that_follow(table)
    if found:
        raise CannotNow(Code.FIGURES_UNSAFE, table=NAME, year=year, found=len(found))
    return table


def _cells(shown: Mapping[Line, int]) -> tuple[TableCell, ...]:
    cells = [TableCell((TOTAL, TOTAL), sum(shown.values()))]
    for group in GROUPS:
        lines = [line for line in shown if line.group == group]
        cells.append(TableCell((group, TOTAL), sum(shown[line] for line in lines)))
        cells += [TableCell((group, str(line.detail)), shown[line]) for line in lines if line.detail is not None]
    return tuple(cells)
