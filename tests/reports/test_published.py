# SPDX-License-Identifier: EUPL-1.2
"""Published tables read back as a stranger would: all that was written, and what somebody changed."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from editions_made import ordinary
from screening_app.core.figures.edition import Organisation, make_edition
from screening_app.core.figures.protection import Wish
from screening_app.core.figures.sheets import Edition
from screening_app.core.figures.table import (
    TOTAL,
    EqualTotals,
    ProtectedTable,
    Publication,
    Rule,
    TableCell,
    WholeGroup,
)
from screening_app.core.records import DataMode, UnitKind
from screening_app.errors import CannotNow, Code
from screening_app.reports.edition import write_edition
from screening_app.reports.figures import ROWS, WrittenTable, figures_csv, manifest_json
from screening_app.reports.published import read_published
from years_made import contacts_of, plan_of, unit_year

CELLS = (
    TableCell((TOTAL,), 30),
    TableCell(("north",), 30),
    TableCell(("'=a",), 0, "suppressed"),
    TableCell(("b;c",), 0, "suppressed"),
)
HIDDEN = Publication(
    (ProtectedTable("T1", ("unit",), CELLS),),
    Rule(
        "hiding",
        4,
        inner_exact=False,
        zeros_shown=True,
        equal_totals=(EqualTotals("unit", ("type",)),),
        whole_groups=(WholeGroup("unit", 0),),
    ),
    groups={"unit": {"north": ("'=a", "b;c")}},
    merged={"unit": {"b;c": ("b", "c")}},
    period="2026",
    cut_off="2026-12-31",
)


def files(publication: Publication) -> dict[str, bytes]:
    written = [WrittenTable(f"{table.name}.csv", figures_csv(table), table) for table in publication.tables]
    manifest = manifest_json(publication, written, unit_name="", program_version="1", counted=ROWS)
    return {one.file_name: one.content for one in written} | {"manifest.json": manifest}


def test_hidden_tables_come_back_as_they_were() -> None:
    read = read_published(files(HIDDEN))
    assert read.publications[0] == HIDDEN
    assert read.altered == ()


def test_rounded_tables_come_back_as_they_were() -> None:
    table = ProtectedTable("T1", ("unit",), (TableCell((TOTAL,), 30), TableCell(("a",), 30)))
    made = Publication((table,), Rule("rounding", 3, 4, inner_exact=False))
    assert read_published(files(made)).publications[0] == made


def test_a_file_that_was_changed_is_read_and_named() -> None:
    changed = files(HIDDEN)
    changed["T1.csv"] = changed["T1.csv"].replace(b"north;30", b"north;29")
    read = read_published(changed)
    assert read.altered == ("T1.csv",)
    assert read.publications[0].tables[0].cells[1].count == 29


def test_without_a_manifest_numbers_are_taken_as_exact() -> None:
    read = read_published({"T1.csv": files(HIDDEN)["T1.csv"]})
    assert read.publications[0].rule.method == "hiding"
    assert read.publications[0].rule.threshold == 5
    assert read.altered == ()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"a;b\nx;1\n",
        b"a;count;status;reason\nx;1;shown\n",
        b"a;count;status;reason\nx;one;shown;\n",
        b"a;count;status;reason\nx;1;seen;\n",
        b"a;count;status;reason\nx;1;shown;\nx;2;shown;\n",
        b"a;count;status;reason\n\xe5;1;shown;\n",
        b'a;count;status;reason\n"x"y;1;shown;\n',
    ],
)
def test_what_is_no_protected_table_is_refused_by_name(content: bytes) -> None:
    with pytest.raises(CannotNow) as refused:
        read_published({"T1.csv": content})
    assert (refused.value.code, refused.value.facts) == (Code.FIGURES_UNREADABLE, {"file": "T1.csv"})


@pytest.mark.parametrize(
    "manifest", [b"{", b"[]", b'{"groups": 3}', b'{"equal_totals": [{}]}', b'{"base": "x", "method": "rounding"}']
)
def test_a_manifest_that_cannot_be_read_is_refused(manifest: bytes) -> None:
    with pytest.raises(CannotNow) as refused:
        read_published({"T1.csv": files(HIDDEN)["T1.csv"], "manifest.json": manifest})
    assert refused.value.facts == {"file": "manifest.json"}


def test_a_table_that_the_manifest_lists_must_be_there() -> None:
    with pytest.raises(CannotNow) as refused:
        read_published({"manifest.json": json.dumps({"tables": [{"file": "T9.csv"}]}).encode()})
    assert refused.value.facts == {"file": "T9.csv"}


def test_two_editions_of_a_year_are_attacked_as_one_period_whatever_the_days_of_counting() -> None:
    days = ("2026-06-30", "2026-11-26", "2027-03-01")
    read = [read_published(write_edition(ordinary_of(day), ("csv",), program_version="1")) for day in days]
    assert {one.period for found in read for one in found.publications} == {"2026"}
    told = [json.loads(write_edition(ordinary_of(day), ("csv",), program_version="1")["manifest.json"]) for day in days]
    assert [one["period"]["to"] for one in told] == ["2026-06-30", "2026-11-26", "2026-12-31"]
    assert [one["population_cut_off"] for one in told] == list(days)


def ordinary_of(day: str) -> Edition:
    return replace(ordinary(), cut_off=day)


@pytest.mark.slow
def test_a_column_that_a_sheet_leaves_out_at_its_sum_is_no_column_of_it() -> None:
    kind, mode = UnitKind.MATERNITY, DataMode.TALLY
    counts = unit_year("BMM", contacts_of(40, 5, kind=kind), kind=kind, mode=mode)
    made = make_edition(plan_of(2026), [counts], Wish(), organisation=Organisation("BMM"))
    read = read_published(write_edition(made, ("csv",), program_version="1"))
    columns = {table.name: table.dimensions for one in read.publications for table in one.tables}
    assert columns["maternity-people"] == ("age",)
    assert columns["maternity-reasons"] == ("reason", "outcome")
