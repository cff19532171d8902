# SPDX-License-Identifier: EUPL-1.2
"""Protected tables as CSV, and the manifest that says what they are and how far they can be trusted."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from screening_app.core.figures.table import TOTAL, ProtectedTable

#: What a margin is called in every file, whatever the labels say.
TOTAL_LABEL: Final = "Totalt"

_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


@dataclass(frozen=True, slots=True)
class WrittenTable:
    """One file of an export: its name, its bytes and the table it holds."""

    file_name: str
    content: bytes
    table: ProtectedTable


def figures_csv(table: ProtectedTable, labels: Mapping[str, str]) -> bytes:
    """Return the table as UTF-8 with BOM, semicolons: the dimensions, then count, status and reason.

    `labels` gives the words for dimension names and codes; a code without a label stands as it is. A count is
    empty unless shown. A text that a spreadsheet could run as a formula gets an apostrophe in front.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([*(_label(name, labels) for name in table.dimensions), "count", "status", "reason"])
    for cell in table.cells:
        shown = str(cell.count) if cell.status == "shown" else ""
        writer.writerow([*(_label(code, labels) for code in cell.dimensions), shown, cell.status, ""])
    return out.getvalue().encode("utf-8-sig")


def manifest_json(
    files: Sequence[WrittenTable], *, unit_name: str, population_cut_off: date, program_version: str
) -> bytes:
    """Return what the files hold, how they were protected and their SHA-256; the same files give the same bytes.

    `population_cut_off` is the last day whose contacts are counted.
    """
    described = [_described(written) for written in sorted(files, key=lambda written: written.file_name)]
    years = sorted({written.table.year for written in files})
    manifest = {
        "schema": "rutinstod-manifest-1",
        "program_version": program_version,
        "unit": unit_name,
        "period": {"from": f"{years[0]}-01-01", "to": f"{years[-1]}-12-31"} if years else None,
        "population_cut_off": population_cut_off.isoformat(),
        "counted": {
            "sv": "Kontakter, inte personer. En person kan ha flera kontakter under året.",
            "en": "Contacts, not persons. One person may have several contacts in the year.",
        },
        "tables": described,
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=2, sort_keys=True)
    return (text + "\n").encode()


def _label(code: str, labels: Mapping[str, str]) -> str:
    text = TOTAL_LABEL if code == TOTAL else labels.get(code, code)
    return "'" + text if text.startswith(_FORMULA_STARTS) else text


def _described(written: WrittenTable) -> dict[str, Any]:
    table = written.table
    margins = sorted(
        {
            tuple(name for name, code in zip(table.dimensions, cell.dimensions, strict=True) if code != TOTAL)
            for cell in table.cells
            if TOTAL in cell.dimensions
        }
    )
    return {
        "file": written.file_name,
        "sha256": hashlib.sha256(written.content).hexdigest(),
        "name": table.name,
        "year": table.year,
        "dimensions": list(table.dimensions),
        "margins": [list(margin) for margin in margins],
        "cells": len(table.cells),
        "method": "additive-small-count-rounding",
        "base": table.base,
        "largest_error": table.largest_error,
        "guarantee": _guarantee(table.base, table.largest_error),
    }


def _guarantee(base: int, largest_error: int) -> dict[str, str]:
    last = base - 1
    return {
        "sv": (
            f"Inget antal mellan 1 och {last} visas eller kan räknas fram ur tabellens summor. Ett sådant antal har "
            f"ersatts med 0 eller {base}. Alla summor stämmer med sina delar. Inget visat antal avviker med mer än "
            f"{largest_error} från det verkliga. En visad nolla kan stå för 0 till {last}."
        ),
        "en": (
            f"No count between 1 and {last} is shown or follows from the table's sums. Such a count has been replaced "
            f"by 0 or {base}. All sums agree with their parts. No shown count differs by more than {largest_error} "
            f"from the true one. A shown zero may stand for 0 to {last}."
        ),
    }
