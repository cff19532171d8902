# SPDX-License-Identifier: EUPL-1.2
"""A made-up municipality over its years: late records, a unit that closes, one that opens, some that are very small."""

from __future__ import annotations

import pytest

from practice_years import practice_years
from screening_app.core.figures.edition import Organisation, make_edition
from screening_app.core.figures.population import MERGED
from screening_app.core.figures.protection import Wish
from screening_app.core.figures.sheets import Edition
from screening_app.core.figures.table import TOTAL
from years_made import plan_of

US = Organisation("Provkommunen")


def of(year: int, *, late: bool = False, earlier: Edition | None = None, before: Edition | None = None) -> Edition:
    return make_edition(
        plan_of(year),
        [one for one in practice_years(late=late) if one.year == year],
        Wish(),
        organisation=US,
        number=1 if earlier is None else 2,
        reason="" if earlier is None else "late-records",
        year_before=before,
        earlier=() if earlier is None else earlier.publications,
    )


@pytest.mark.slow
def test_late_records_change_published_numbers_by_nothing_or_by_whole_steps() -> None:
    first = of(2025)
    second = of(2025, late=True, earlier=first)
    changes = set()
    for before, after in zip(first.publications, second.publications, strict=True):
        for old, new in zip(before.tables, after.tables, strict=True):
            assert [cell.dimensions for cell in old.cells] == [cell.dimensions for cell in new.cells]
            changes |= {now.count - was.count for was, now in zip(old.cells, new.cells, strict=True)}
    assert len(changes) > 1
    assert all(change % 5 == 0 for change in changes)


@pytest.mark.slow
def test_units_put_together_otherwise_than_the_year_before_are_not_compared_with_it() -> None:
    before = of(2025)
    after = of(2026, before=before)
    then, now = (one.publications[0].merged["unit"][MERGED] for one in (before, after))
    assert set(then) != set(now), "one unit closed and one opened"
    sheet = next(one for one in after.sheets if one.year_before and "unit" in one.table.dimensions)
    at = sheet.table.dimensions.index("unit")
    compared = {codes[at] for codes in sheet.year_before or ()}
    assert MERGED in {cell.dimensions[at] for cell in sheet.table.cells}
    assert MERGED not in compared
    assert TOTAL in compared
