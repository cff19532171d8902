# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import csv
import hashlib
import io
import json

import pytest

from screening_app.core.figures.table import TOTAL, ProtectedTable, Publication, Rule, TableCell
from screening_app.reports.figures import CONTACTS, WrittenTable, figures_csv, manifest_json

LABELS = {"group": "Grupp", "detail": "Utfall", "asked": "Frågade", "no": "Nej", "ongoing": "Pågående"}
TABLE = ProtectedTable(
    name="yearly",
    dimensions=("group", "detail"),
    cells=(
        TableCell((TOTAL, TOTAL), 45),
        TableCell(("asked", TOTAL), 45),
        TableCell(("asked", "no"), 40),
        TableCell(("asked", "ongoing"), 5),
        TableCell(("unlabelled", "no"), 0, "suppressed"),
    ),
)
PUBLICATION = Publication((TABLE,), Rule(largest_error=4), period="2026", cut_off="2026-12-31")


def rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_the_csv_follows_the_contract() -> None:
    content = figures_csv(TABLE, LABELS)
    assert content.startswith(b"\xef\xbb\xbf")
    assert rows(content) == [
        ["Grupp", "Utfall", "count", "status", "reason"],
        ["Totalt", "Totalt", "45", "shown", ""],
        ["Frågade", "Totalt", "45", "shown", ""],
        ["Frågade", "Nej", "40", "shown", ""],
        ["Frågade", "Pågående", "5", "shown", ""],
        ["unlabelled", "Nej", "", "suppressed", ""],
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_text_that_a_spreadsheet_could_run_gets_an_apostrophe(start: str) -> None:
    label = f'{start}HYPERLINK("x";1)'
    assert rows(figures_csv(TABLE, {**LABELS, "no": label}))[3][1] == "'" + label


def manifest(files: list[WrittenTable]) -> bytes:
    return manifest_json(PUBLICATION, files, unit_name="Mottagning Söder", program_version="0.1.0", counted=CONTACTS)


def test_the_manifest_says_what_the_file_is_and_how_far_to_trust_it() -> None:
    content = figures_csv(TABLE, LABELS)
    told = json.loads(manifest([WrittenTable("T1.csv", content, TABLE)]))
    (table,) = told["tables"]
    assert told["period"] == {"from": "2026-01-01", "to": "2026-12-31"}
    assert told["population_cut_off"] == "2026-12-31"
    assert told["program_version"] == "0.1.0"
    assert table["sha256"] == hashlib.sha256(content).hexdigest()
    assert table["dimensions"] == ["group", "detail"]
    assert table["margins"] == [[], ["group"]]
    assert (table["base"], table["largest_error"]) == (5, 4)
    assert "mellan 1 och 4" in table["guarantee"]["sv"]
    assert "between 1 and 4" in table["guarantee"]["en"]


def test_the_manifest_does_not_depend_on_the_order_of_the_files() -> None:
    first, second = (WrittenTable(name, name.encode(), TABLE) for name in ("T1.csv", "T2.csv"))
    assert manifest([first, second]) == manifest([second, first])
    assert [table["file"] for table in json.loads(manifest([second, first]))["tables"]] == ["T1.csv", "T2.csv"]
