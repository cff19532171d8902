# SPDX-License-Identifier: EUPL-1.2
"""The publication plans that are shipped: whole, in both languages, and never changed once their year is over."""

from __future__ import annotations

import hashlib

import pytest

from screening_app.core.figures.counting import LEAVES_OF
from screening_app.core.figures.table import TOTAL
from years_made import FORMS, plan_of

YEARS = (2024, 2025, 2026)
VERSIONS = {2024: "2024.1", 2025: "2025.1", 2026: "2026.2"}
OVER = {
    2024: "d415edcd6890acb540afd3dba5e8519f66198490422604487cf87d2d45ccfeb7",
    2025: "e2e5f01bd70eeefad4d3880d4ac083444ff78ce3c328480f46f205e404544090",
}
"""The plans of years that are over; a new definition belongs to a new year. Add a year here when it has ended."""


@pytest.mark.parametrize(("year", "digest"), OVER.items())
def test_the_definitions_of_a_year_that_is_over_do_not_change(year: int, digest: str) -> None:
    assert hashlib.sha256((FORMS / "sheets" / f"{year}.yaml").read_bytes()).hexdigest() == digest


@pytest.mark.parametrize("year", YEARS)
def test_every_sheet_stands_on_a_table_and_every_row_is_one_that_can_occur(year: int) -> None:
    plan = plan_of(year)
    assert (plan.year, plan.version) == (year, VERSIONS[year])
    names = {table.name for table in plan.tables}
    for sheet in plan.sheets:
        assert set(sheet.tables) <= names
        assert len(sheet.tables) or sheet.missing or sheet.routines
    for table in plan.tables:
        for column, codes in table.columns.items():
            known = {TOTAL, *LEAVES_OF.get(column, ()), *plan.columns[column].groups, *plan.columns[column].words}
            assert isinstance(codes, str) or set(codes) <= known, (table.name, column)


def test_a_year_without_a_plan_of_its_own_has_the_last_one_and_says_which() -> None:
    assert (plan_of(2031).year, plan_of(2031).version) == (2031, plan_of(YEARS[-1]).version)
    assert plan_of(2020).version == "2024.1"


@pytest.mark.parametrize("year", YEARS)
def test_a_table_of_types_or_forms_never_has_a_total_over_them(year: int) -> None:
    for table in plan_of(year).tables:
        for column in {"type", "form", "support-type", "occasion", "instrument"} & table.columns.keys():
            assert table.columns[column] != "all"
            assert TOTAL not in table.columns[column]
