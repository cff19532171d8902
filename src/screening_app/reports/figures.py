# SPDX-License-Identifier: EUPL-1.2
"""Protected tables as CSV, and the manifest that says what they are and how far they can be trusted."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from screening_app.core.figures.table import TOTAL, Groups, ProtectedTable, Publication, Rule

SCHEMA: Final = "rutinstod-manifest-1"
MANIFEST: Final = "manifest.json"

_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


@dataclass(frozen=True, slots=True)
class WrittenTable:
    """One file of an export: its name, its bytes and the table it holds."""

    file_name: str
    content: bytes
    table: ProtectedTable


@dataclass(frozen=True, slots=True)
class Counted:
    """What one is, in the languages of the manifest."""

    sv: str
    en: str


CONTACTS: Final = Counted(
    "Kontakter, inte personer. En person kan ha flera kontakter under året.",
    "Contacts, not persons. One person may have several contacts in the year.",
)
ROWS: Final = Counted("Raderna i underlaget.", "The rows of the data.")
NUMBERS: Final = Counted("Antalen i underlagets kolumn.", "The numbers in a column of the data.")
PERSONS: Final = Counted(
    "Personer. Den som finns flera gånger i samma ruta räknas en gång, och i en summa en gång för varje ruta.",
    "Persons. One who occurs several times in a cell counts once there, and in a sum once for each cell.",
)


def figures_csv(table: ProtectedTable, labels: Mapping[str, str] | None = None) -> bytes:
    """Return the table as UTF-8 with BOM, semicolons: the dimensions, then count, status and reason.

    `labels` gives the words for dimension names and codes; a code without a label stands as it is. A count is
    empty unless shown. A text that a spreadsheet could run as a formula gets an apostrophe in front.
    """
    words = labels or {}
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([*(as_text(words.get(name, name)) for name in table.dimensions), "count", "status", "reason"])
    for cell in table.cells:
        shown = str(cell.count) if cell.status == "shown" else ""
        writer.writerow([*(_label(code, words) for code in cell.dimensions), shown, cell.status, ""])
    return out.getvalue().encode("utf-8-sig")


def manifest_json(
    publication: Publication,
    files: Sequence[WrittenTable],
    *,
    unit_name: str,
    program_version: str,
    counted: Counted,
    more: Mapping[str, Any] | None = None,
) -> bytes:
    """Return what the files hold, how they were protected and their SHA-256; the same files give the same bytes.

    `more` stands in it too, under names of its own.
    """
    rule = publication.rule
    manifest = {
        **(more or {}),
        "schema": SCHEMA,
        "program_version": program_version,
        "unit": unit_name,
        "period": _period(publication.period),
        "population_cut_off": publication.cut_off or None,
        "counted": {"sv": counted.sv, "en": counted.en},
        "method": rule.method,
        **_method(rule),
        "equal_totals": [{"column": one.column, "by": list(one.by)} for one in rule.equal_totals],
        **({} if rule.exact is None else {"exact_totals_by": list(rule.exact)}),
        "whole_groups": [{"column": one.column, "spared": one.spared} for one in rule.whole_groups],
        "groups": _listed(publication.groups),
        "merged": _listed(publication.merged),
        "tables": [_described(written, rule) for written in sorted(files, key=_by_name)],
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=2, sort_keys=True)
    return (text + "\n").encode()


def as_text(name: str) -> str:
    """Return a name so that no spreadsheet runs it as a formula."""
    return "'" + name if name.startswith(_FORMULA_STARTS) else name


def _label(code: str, labels: Mapping[str, str]) -> str:
    return code if code == TOTAL else as_text(labels.get(code, code))


def _listed(groups: Groups) -> dict[str, dict[str, list[str]]]:
    return {column: {name: list(codes) for name, codes in named.items()} for column, named in groups.items()}


def _by_name(written: WrittenTable) -> tuple[int, str]:
    return len(written.file_name), written.file_name


def _period(period: str) -> dict[str, str] | str | None:
    if len(period) == 4 and period.isdigit():
        return {"from": f"{period}-01-01", "to": f"{period}-12-31"}
    return period or None


def _method(rule: Rule) -> dict[str, Any]:
    if rule.method == "rounding":
        told: dict[str, Any] = {
            "base": rule.threshold,
            "largest_error": rule.largest_error,
            "inner_exact": rule.inner_exact,
        }
        told |= {"for_adding": True} if rule.for_adding else {}
        return told | ({"typical_error": rule.typical_error} if rule.typical_error else {})
    return {"threshold": rule.threshold, "largest_error": 0, "zeros_shown": rule.zeros_shown}


def _described(written: WrittenTable, rule: Rule) -> dict[str, Any]:
    return {
        "file": written.file_name,
        "sha256": hashlib.sha256(written.content).hexdigest(),
        "name": written.table.name,
        **manifest_margins(written.table),
        "method": rule.method,
        **_method(rule),
        "guarantee": guarantee(rule),
    }


def manifest_margins(table: ProtectedTable) -> dict[str, Any]:
    """Return what a manifest says about a table's shape."""
    margins = sorted(
        {
            tuple(name for name, code in zip(table.dimensions, cell.dimensions, strict=True) if code != TOTAL)
            for cell in table.cells
            if TOTAL in cell.dimensions
        }
    )
    return {
        "dimensions": list(table.dimensions),
        "margins": [list(margin) for margin in margins],
        "cells": len(table.cells),
        "suppressed": sum(cell.status == "suppressed" for cell in table.cells),
    }


def manifest_rule(publications: Sequence[Publication], rule: Rule) -> dict[str, Any]:
    """Return what a manifest says about protection, for linked publications that share their columns."""
    groups: dict[str, dict[str, list[str]]] = {}
    merged: dict[str, dict[str, list[str]]] = {}
    for one in publications:
        for into, of in ((groups, one.groups), (merged, one.merged)):
            for column, named in _listed(of).items():
                into.setdefault(column, {}).update(named)
    return {
        "method": rule.method,
        **_method(rule),
        "equal_totals": [{"column": one.column, "by": list(one.by)} for one in rule.equal_totals],
        "whole_groups": [{"column": one.column, "spared": one.spared} for one in rule.whole_groups],
        "groups": groups,
        "merged": merged,
    }


def manifest_publication(publication: Publication) -> dict[str, Any]:
    """Return what a manifest says of the tables of one counting unit, as much as a reader needs to attack them.

    `edition` is the one that its numbers were made for: a later one with other rates alone has the same numbers.
    """
    rule = publication.rule
    return {
        **manifest_rule([publication], rule),
        "exact_totals_by": None if rule.exact is None else list(rule.exact),
        "corrected": publication.corrected,
        "edition": publication.edition,
    }


def guarantee(rule: Rule) -> dict[str, str]:
    """Return what the numbers promise, in both languages."""
    last = rule.threshold - 1
    if rule.method == "hiding":
        return {
            "sv": (
                f"Varje visat antal är exakt. Antal mellan 1 och {last} är dolda, och andra antal är dolda för att "
                f"de inte ska gå att räkna fram. Varje dolt antal som kan vara så litet har minst {rule.threshold} "
                "möjliga värden, också för den som lägger ihop alla tabeller här. Det gäller bara om inget annat om "
                "samma uppgifter är publicerat."
            ),
            "en": (
                f"Every number shown is exact. Counts from 1 to {last} are hidden, and others are hidden so that they "
                f"cannot be worked out. Every hidden count that can be so small has at least {rule.threshold} possible "
                "values, also to one who puts all tables here together. This holds only while nothing else about the "
                "same data is published."
            ),
        }
    zero_sv = f"0 till {last}" if rule.inner_exact else f"0 till {rule.largest_error}"
    zero_en = f"0 to {last}" if rule.inner_exact else f"0 to {rule.largest_error}"
    return {
        "sv": (
            f"Inget antal mellan 1 och {last} visas eller kan räknas fram ur tabellerna. Ett sådant antal har ersatts "
            f"med 0 eller minst {rule.threshold}. Alla summor stämmer med sina delar. Inget visat antal avviker med "
            f"mer än {rule.largest_error} från det verkliga. En visad nolla kan stå för {zero_sv}."
        ),
        "en": (
            f"No count between 1 and {last} is shown or follows from the tables. Such a count has been replaced by 0 "
            f"or at least {rule.threshold}. All sums agree with their parts. No shown count differs by more than "
            f"{rule.largest_error} from the true one. A shown zero may stand for {zero_en}."
        ),
    }
