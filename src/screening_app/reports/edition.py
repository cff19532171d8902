# SPDX-License-Identifier: EUPL-1.2
"""Writes an edition of a year's plan in every format, from one source, and reads each file back before it is given out.

To add a format: a member of FORMATS, its writer and its reader in `_write` and `_read`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any, Final

from screening_app.core.figures.sheets import Edition, Sheet
from screening_app.core.figures.table import Codes
from screening_app.errors import Bug, CannotNow, Code
from screening_app.reports.edition_csv import csv_words, read_sheet_csv, sheet_csv
from screening_app.reports.edition_json import edition_json, edition_told, read_edition_json, sheet_told
from screening_app.reports.edition_px import read_sheet_px, sheet_px
from screening_app.reports.edition_xlsx import edition_xlsx, read_edition_xlsx
from screening_app.reports.figures import (
    MANIFEST,
    SCHEMA,
    guarantee,
    manifest_margins,
    manifest_publication,
    manifest_rule,
)
from screening_app.reports.sheet_words import Passage, Value, about, counts_people, headings, strictest, values

FORMATS: Final = ("csv", "xlsx", "px", "json", "pdf")
README: Final = "las-mig.txt"

Cells = dict[str, dict[Codes, Value]]


def write_edition(
    edition: Edition, formats: Collection[str], sheets: Collection[str] | None = None, *, program_version: str
) -> dict[str, bytes]:
    """Return the files of the edition by name: those of the formats, and always the manifest and the read-me.

    `sheets` names some of the edition's sheets; None is all. Every file has been read back and holds the same numbers.
    Raises CannotNow(SHEET_UNKNOWN) with `sheet` and `sheets`, ValueError for an unknown format.
    """
    unknown = set(formats) - set(FORMATS)
    if unknown:
        raise ValueError(sorted(unknown)[0])
    chosen = _chosen(edition, sheets)
    _check_shares(chosen)
    passages = about(chosen, _guarantees(chosen), program_version)
    files: dict[str, bytes] = {}
    for name in FORMATS:
        if name in formats:
            files |= _write(name, chosen, passages, program_version)
    files[README] = _readme(chosen, passages, files)
    files[MANIFEST] = _manifest(edition, chosen, files, program_version)
    read_back(chosen, files)
    return files


def read_back(edition: Edition, files: Mapping[str, bytes]) -> dict[str, Cells]:
    """Read every file and return the cells by format and sheet. Raises Bug(BROKEN_PROMISE) unless all are alike."""
    wanted = {sheet.name: values(sheet) for sheet in edition.sheets}
    found: dict[str, Cells] = {}
    for name in FORMATS:
        own = {file: content for file, content in files.items() if file.endswith(f".{name}") and file != MANIFEST}
        if not own:
            continue
        try:
            found[name] = _read(name, edition, own)
        except (ValueError, KeyError, IndexError, TypeError) as problem:
            raise Bug(Code.BROKEN_PROMISE, what="export-does-not-read-back", format=name) from problem
        if found[name] != wanted:
            raise Bug(Code.BROKEN_PROMISE, what="export-does-not-read-back", format=name)
    for entry in json.loads(files[MANIFEST])["files"]:
        if entry["sha256"] != _sha256(files[entry["file"]]):
            raise Bug(Code.BROKEN_PROMISE, what="export-does-not-read-back", format="manifest")
    return found


def sheet_file(edition: Edition, sheet: Sheet, ending: str) -> str:
    """Return the neutral name of a sheet's own file."""
    return f"blankett-{sheet.name}-{edition.year}.{ending}"


def edition_file(edition: Edition, ending: str) -> str:
    """Return the neutral name of a file that holds all sheets."""
    return f"blanketter-{edition.year}.{ending}"


def _chosen(edition: Edition, names: Collection[str] | None) -> Edition:
    if names is None:
        return edition
    known = tuple(sheet.name for sheet in edition.sheets)
    for name in names:
        if name not in known:
            raise CannotNow(Code.SHEET_UNKNOWN, sheet=name, sheets=", ".join(known))
    return replace(edition, sheets=tuple(sheet for sheet in edition.sheets if sheet.name in names))


def _check_shares(edition: Edition) -> None:
    """Refuse a share of, or a rate from, a number that is not shown: it would give that number away."""
    for sheet in edition.sheets:
        shown = {codes for codes, value in values(sheet).items() if isinstance(value, int)}
        told = [codes for share in sheet.shares if share.percent is not None for codes in (share.of, share.among)]
        if not {*told, *(rate.of for rate in sheet.rates)} <= shown:
            raise Bug(Code.BROKEN_PROMISE, what="share-of-a-hidden-number")


def _guarantees(edition: Edition) -> tuple[str, ...]:
    return (guarantee(strictest(edition))["sv"],) if counts_people(edition) else ("Talen är exakta.",)


def _write(name: str, edition: Edition, passages: tuple[Passage, ...], program_version: str) -> dict[str, bytes]:
    if name == "csv":
        return {sheet_file(edition, sheet, "csv"): sheet_csv(sheet) for sheet in edition.sheets}
    if name == "px":
        return {sheet_file(edition, sheet, "px"): sheet_px(edition, sheet) for sheet in edition.sheets}
    if name == "xlsx":
        return {edition_file(edition, "xlsx"): edition_xlsx(edition, passages)}
    if name == "json":
        return {edition_file(edition, "json"): edition_json(edition, passages, program_version)}
    from screening_app.reports.edition_pdf import edition_pdf

    return {edition_file(edition, "pdf"): edition_pdf(edition, passages)}


def _read(name: str, edition: Edition, files: Mapping[str, bytes]) -> Cells:
    if name == "csv":
        return {sheet.name: read_sheet_csv(files[sheet_file(edition, sheet, "csv")], sheet) for sheet in edition.sheets}
    if name == "px":
        return {sheet.name: read_sheet_px(files[sheet_file(edition, sheet, "px")], sheet) for sheet in edition.sheets}
    (content,) = files.values()
    if name == "xlsx":
        return read_edition_xlsx(content, edition)
    if name == "json":
        return read_edition_json(content)
    from screening_app.reports.edition_pdf import read_edition_pdf

    return read_edition_pdf(content, edition)


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _readme(edition: Edition, passages: tuple[Passage, ...], files: Mapping[str, bytes]) -> bytes:
    """Return the plain words beside the files: UTF-8 with BOM, so that every editor shows å, ä and ö."""
    lines = [f"LÄS MIG: talen för {edition.year}"]
    for passage in passages:
        lines += ["", passage.heading, *passage.lines]
    lines += ["", "Blanketter"]
    for sheet in edition.sheets:
        lines += [f"{sheet.name}: {sheet.title['sv']}", *(f"  {one['sv']}" for one in sheet.definitions)]
    lines += ["", "Filer och deras kontrollsummor (SHA-256)", *(f"{_sha256(files[n])}  {n}" for n in sorted(files))]
    return ("\r\n".join(lines) + "\r\n").encode("utf-8-sig")


def _manifest(whole: Edition, edition: Edition, files: Mapping[str, bytes], program_version: str) -> bytes:
    """Return what the files are, for machines. `tables` lists the CSV files as every manifest does."""
    rule = edition.rule
    told = {
        "schema": SCHEMA,
        "program_version": program_version,
        **edition_told(edition),
        "edition_fingerprint": edition_told(whole)["fingerprint"],
        "sheets_in_edition": [sheet.name for sheet in whole.sheets],
        "population_cut_off": edition.cut_off or None,
        **manifest_rule(edition.publications, rule),
        "publications": {one.counted: manifest_publication(one) for one in edition.publications},
        "tables": [_table(edition, sheet, files) for sheet in edition.sheets],
        "files": [
            {"file": name, "format": name.rsplit(".", 1)[1], "sha256": _sha256(files[name])} for name in sorted(files)
        ],
    }
    return (json.dumps(told, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def _table(edition: Edition, sheet: Sheet, files: Mapping[str, bytes]) -> dict[str, Any]:
    own = sheet_file(edition, sheet, "csv")
    csv = {"file": own, "sha256": _sha256(files[own])} if own in files else {}
    words = zip(sheet.dimensions, headings(sheet), csv_words(sheet), strict=True)
    return {
        **csv,
        **sheet_told(edition, sheet),
        **manifest_margins(sheet.table),
        "fixed": dict(sheet.fixed),
        "words": {one.code: {"heading": heading, "categories": named} for one, heading, named in words},
    }
