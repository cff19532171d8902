# SPDX-License-Identifier: EUPL-1.2
"""Entries of a ledger for tests."""

from __future__ import annotations

from screening_app.core.figures.ledger import Entry
from screening_app.core.figures.sheets import Category, Dimension, Edition, Share, Sheet
from screening_app.core.figures.table import TOTAL, ProtectedTable, Publication, Rule, TableCell

RULE = Rule("rounding", 5, 8)


def entry(number: int = 1, year: int = 2026, *, total: int = 20, **more: object) -> Entry:
    """Return an entry with one small table in it."""
    cells = (TableCell((TOTAL,), total), TableCell(("yes",), total - 15), TableCell(("no",), 15))
    table = ProtectedTable("yearly", ("outcome",), cells)
    made = Publication((table,), RULE, {}, {"unit": {"Övriga": ("u1", "u2")}}, str(year), f"{year}-12-31", "contacts")
    words = tuple(Category(code, {"sv": code}) for code in (TOTAL, "yes", "no"))
    sheet = Sheet(
        "yearly",
        {"sv": "Året"},
        "contacts",
        {"sv": "Kontakter"},
        ({"sv": "Vad som räknas"},),
        (Dimension("outcome", {"sv": "Utfall"}, words),),
        table,
        (Share({"sv": "Andel"}, ("yes",), (TOTAL,), None),),
        {("yes",): 5},
    )
    edition = Edition(
        year,
        "Provenheten",
        "2026-1",
        number,
        f"{year}-12-31",
        "corrected" if number > 1 else "",
        RULE,
        (made,),
        (sheet,),
    )
    kept = {
        "plan_sha256": "ab",
        "formats": ("csv",),
        "sheets": ("yearly",),
        "files": {"yearly-2026.csv": "00"},
        "program": "0.1",
        "made_at": "2027-01-10T09:00:00+01:00",
        "by": "anna",
    }
    return Entry(edition, **{**kept, **more})  # type: ignore[arg-type]
