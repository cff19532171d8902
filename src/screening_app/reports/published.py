# SPDX-License-Identifier: EUPL-1.2
"""Reads published tables back from their files, as a stranger would: the manifest where there is one, else the rows."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Literal, cast

from screening_app.core.figures.table import (
    TOTAL,
    Codes,
    EqualTotals,
    Groups,
    ProtectedTable,
    Publication,
    Rule,
    Status,
    TableCell,
    WholeGroup,
)
from screening_app.errors import CannotNow, Code
from screening_app.reports.figures import MANIFEST, as_text

_TAIL: Final = ("count", "status", "reason")
_STATUSES: Final = ("shown", "suppressed", "missing")


@dataclass(frozen=True, slots=True)
class Read:
    """What the files of a folder hold: a publication for each counting unit, and `uncounted` sheets that count nobody.

    `altered` names the files that are not what the manifest says, or that it does not list.
    """

    publications: tuple[Publication, ...]
    altered: tuple[str, ...]
    uncounted: tuple[ProtectedTable, ...] = ()


def read_published(files: Mapping[str, bytes]) -> Read:
    """Return the publications in these files of a folder, by name; what the manifest leaves out is taken as default.

    Raises CannotNow(FIGURES_UNREADABLE) naming the file.
    """
    told = _manifest(files.get(MANIFEST, b"{}"))
    listed = {str(one.get("file")): one for one in told.get("tables") or () if isinstance(one, dict)}
    names = sorted((name for name in files if name.lower().endswith(".csv")), key=lambda name: (len(name), name))
    missing = sorted(set(listed) - set(names))
    if missing or not names:
        raise CannotNow(Code.FIGURES_UNREADABLE, file=(missing or [MANIFEST])[0])
    altered = tuple(
        name
        for name in names
        if MANIFEST in files and listed.get(name, {}).get("sha256") != hashlib.sha256(files[name]).hexdigest()
    )
    if isinstance(told.get("publications"), dict):
        contents = {name: files[name] for name in names}
        return Read(_edition(told, contents, listed), altered, tuple(_uncounted(told, contents, listed)))
    tables = tuple(_table(name, files[name], listed.get(name, {})) for name in names)
    return Read((_publication(told, told, tables, ""),), altered)


def _publication(
    told: Mapping[str, Any], own: Mapping[str, Any], tables: tuple[ProtectedTable, ...], counted: str
) -> Publication:
    hides = any(cell.status == "suppressed" for table in tables for cell in table.cells)
    return Publication(
        tables,
        _rule(own, hides=hides),
        _groups(own.get("groups")),
        _groups(own.get("merged")),
        str(told["year"]) if "year" in told else _period(told.get("period")),
        str(told.get("population_cut_off") or ""),
        counted,
        bool(own.get("corrected", False)),
        int(own.get("edition") or told.get("edition") or 0),
    )


def _edition(told: Mapping[str, Any], files: Mapping[str, bytes], listed: Mapping[str, Any]) -> tuple[Publication, ...]:
    """Return the publications of a year's edition; sheets that count nobody, or nothing that is known, are left out."""
    found: dict[str, list[ProtectedTable]] = {}
    for name, content in files.items():
        one = listed.get(name, {})
        counted = str(one.get("counting_unit"))
        if counted in told["publications"]:
            table = _in_codes(name, _table(name, content, one, least=0), one)
            if any(cell.status != "missing" for cell in table.cells):
                found.setdefault(counted, []).append(table)
    if not found:
        raise _unreadable(MANIFEST)
    publications = told["publications"]
    return tuple(
        _publication(told, publications[counted], tuple(found[counted]), counted)
        for counted in publications
        if counted in found
    )


def _uncounted(
    told: Mapping[str, Any], files: Mapping[str, bytes], listed: Mapping[str, Any]
) -> Iterator[ProtectedTable]:
    """Yield the sheets of exact numbers that count no persons, as of routines."""
    for name, content in files.items():
        one = listed.get(name, {})
        if one.get("dimensions") and str(one.get("counting_unit")) not in told["publications"]:
            yield _in_codes(name, _table(name, content, one, least=0), one)


def _in_codes(name: str, table: ProtectedTable, listed: Mapping[str, Any]) -> ProtectedTable:
    """Return a sheet's table with codes for its words, and with the columns that it is cut down to."""
    try:
        columns = [str(column) for column in listed["dimensions"]]
        codes = [{word: code for code, word in listed["words"][column]["categories"].items()} for column in columns]
        # A column that is settled at its sum is not there: its categories would be unknown.
        fixed = {str(column): str(code) for column, code in (listed.get("fixed") or {}).items() if code != TOTAL}
        cells = tuple(
            replace(
                cell,
                dimensions=(
                    *(known[word] for known, word in zip(codes, cell.dimensions, strict=True)),
                    *fixed.values(),
                ),
            )
            for cell in table.cells
        )
    except (AttributeError, KeyError, TypeError, ValueError) as problem:
        raise _unreadable(name) from problem
    return ProtectedTable(table.name, (*columns, *fixed), cells)


def _unreadable(name: str) -> CannotNow:
    return CannotNow(Code.FIGURES_UNREADABLE, file=name)


def _manifest(content: bytes) -> dict[str, Any]:
    try:
        told = json.loads(content.decode("utf-8-sig"))
    except ValueError as problem:
        raise _unreadable(MANIFEST) from problem
    if not isinstance(told, dict):
        raise _unreadable(MANIFEST)
    return told


def _table(name: str, content: bytes, listed: Mapping[str, Any], least: int = 1) -> ProtectedTable:
    try:
        lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";", strict=True))
    except (UnicodeDecodeError, csv.Error) as problem:
        raise _unreadable(name) from problem
    head, *rows = [line for line in lines if line] or [[]]
    if tuple(head[-3:]) != _TAIL or len(head) < 3 + least or any(len(row) != len(head) for row in rows):
        raise _unreadable(name)
    cells = tuple(_cell(name, row) for row in rows)
    if len({cell.dimensions for cell in cells}) < len(cells):
        raise _unreadable(name)
    return ProtectedTable(str(listed.get("name") or name.rsplit(".", 1)[0]), tuple(head[:-3]), cells)


def _cell(name: str, row: list[str]) -> TableCell:
    count, status = row[-3].strip(), row[-2].strip()
    if status not in _STATUSES:
        raise _unreadable(name)
    if status != "shown":
        return TableCell(tuple(row[:-3]), 0, cast(Status, status))
    try:
        return TableCell(tuple(row[:-3]), int(count))
    except ValueError as problem:
        raise _unreadable(name) from problem


def _rule(told: Mapping[str, Any], *, hides: bool) -> Rule:
    try:
        stated = told.get("method")
        method: Literal["rounding", "hiding"] = "rounding" if stated == "rounding" and not hides else "hiding"
        by = told.get("exact_totals_by")
        return Rule(
            method,
            int(told.get("base" if stated == "rounding" else "threshold") or 5),
            int(told.get("largest_error") or 0),
            bool(told.get("inner_exact", False)),
            zeros_shown=bool(told.get("zeros_shown", False)),
            for_adding=bool(told.get("for_adding", False)),
            equal_totals=tuple(
                EqualTotals(as_text(str(one["column"])), tuple(as_text(str(name)) for name in one["by"]))
                for one in told.get("equal_totals") or ()
            ),
            whole_groups=tuple(
                WholeGroup(as_text(str(one["column"])), 1 if one["spared"] else 0)
                for one in told.get("whole_groups") or ()
            ),
            exact=None if by is None else tuple(as_text(str(name)) for name in by),
            typical_error=int(told.get("typical_error") or 0),
        )
    except (TypeError, ValueError, KeyError) as problem:
        raise _unreadable(MANIFEST) from problem


def _groups(told: object) -> Groups:
    """Return groups with their names as the files write them."""
    if told is None:
        return {}
    try:
        return {
            as_text(str(column)): {as_text(str(name)): _names(members) for name, members in named.items()}
            for column, named in cast(dict[str, dict[str, list[str]]], told).items()
        }
    except (AttributeError, TypeError) as problem:
        raise _unreadable(MANIFEST) from problem


def _names(members: list[str]) -> Codes:
    return tuple(as_text(str(member)) for member in members)


def _period(told: object) -> str:
    if isinstance(told, dict):
        first, last = str(told.get("from")), str(told.get("to"))
        whole_year = first[4:] == "-01-01" and last[4:] == "-12-31" and first[:4] == last[:4]
        return first[:4] if whole_year else f"{first}/{last}"
    return str(told or "")
