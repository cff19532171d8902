# SPDX-License-Identifier: EUPL-1.2
"""Several units' protected exports added to one regional table, without any store."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from screening_app import __version__
from screening_app.errors import Bug, CannotNow, Code
from screening_app.output import write_files

if TYPE_CHECKING:
    from screening_app.core.figures.adding import Added, Part
    from screening_app.core.figures.table import Publication
    from screening_app.core.figures.watch import Watch

MOST_BYTES: Final = 16 * 1024 * 1024
"""The largest file of an export that is read."""
MOST_FILES: Final = 200
"""How many files the folder of an export may hold."""
MOST_COUNT: Final = 99_999_999
"""The largest number that an export may hold."""
_SIGN: Final = b'"rutinstod-sealed-counts"'
_AGREED: Final = ("schema", "plan", "definitions", "counted")


@dataclass(frozen=True, slots=True)
class Collated:
    """What was written, of whose counts, and which expected units are not in it."""

    files: tuple[Path, ...]
    units: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AddedTable:
    """The sum of protected exports before it is written: what the files are to hold, and in `words` how far it errs."""

    added: Added
    contents: Mapping[str, bytes]
    missing: tuple[str, ...]
    words: Mapping[str, str]

    @property
    def units(self) -> tuple[str, ...]:
        """Whose counts are in it."""
        return self.added.units

    @property
    def period(self) -> str:
        """What it is of."""
        return self.added.publication.period


def collate_protected(
    exports: Sequence[Path],
    folder: Path,
    *,
    organisation: str = "",
    expected: Sequence[str] = (),
    incomplete: bool = False,
    watch: Watch | None = None,
) -> tuple[Collated, Added]:
    """Write what `added_table` returns into `folder`; all or nothing. OUTPUT_REFUSED, and what that raises."""
    made = added_table(exports, organisation=organisation, expected=expected, incomplete=incomplete, watch=watch)
    return write_added(made, folder), made.added


def added_table(
    exports: Sequence[Path],
    *,
    organisation: str = "",
    expected: Sequence[str] = (),
    incomplete: bool = False,
    watch: Watch | None = None,
) -> AddedTable:
    """Return the sum of protected exports, each a folder or the manifest in it; nothing is written.

    Missing units are refused unless `incomplete`; then the manifest names them. Raises CannotNow: FILE_UNREADABLE,
    FIGURES_UNREADABLE, COUNTS_ALTERED naming the file, COUNTS_MISSING naming the units, what `add` raises.
    """
    from screening_app.core.figures.adding import add
    from screening_app.reports.adding import adding_told
    from screening_app.reports.figures import MANIFEST, Counted, WrittenTable, figures_csv, manifest_json
    from screening_app.reports.published import read_published

    read = [read_part(export) for export in exports]
    parts = [part for part, _ in read]
    missing = missing_units([part.unit for part in parts], expected)
    if missing and not incomplete:
        raise CannotNow(Code.COUNTS_MISSING, units=missing)
    added = add(parts, watch)
    files = [WrittenTable(f"{table.name}.csv", figures_csv(table), table) for table in added.publication.tables]
    told = read[0][1]
    words = told.get("counted")
    counted: Mapping[str, Any] = words if isinstance(words, dict) else {}
    adding = adding_told(added, missing)
    manifest = manifest_json(
        added.publication,
        files,
        unit_name=organisation,
        program_version=__version__,
        counted=Counted(str(counted.get("sv", "")), str(counted.get("en", ""))),
        more={name: told[name] for name in ("plan", "definitions") if name in told} | {"adding": adding},
    )
    contents = {file.file_name: file.content for file in files} | {MANIFEST: manifest}
    if read_published(contents).altered:
        raise Bug(Code.BROKEN_PROMISE, what="export-does-not-read-back")
    return AddedTable(added, contents, missing, {name: adding[name] for name in ("sv", "en")})


def write_added(made: AddedTable, folder: Path) -> Collated:
    """Write the sum into `folder`; all or nothing. OUTPUT_REFUSED."""
    return Collated(write_files(folder, made.contents), made.units, made.missing)


def missing_units(units: Sequence[str], expected: Sequence[str]) -> tuple[str, ...]:
    """Return the expected units that are not there; letter case and spaces do not count."""
    there = {_plain(unit) for unit in units}
    return tuple(
        dict.fromkeys(" ".join(unit.split()) for unit in expected if unit.strip() and _plain(unit) not in there)
    )


def read_expected(file: Path | None) -> tuple[str, ...]:
    """Return the units that are expected, one a line. FILE_UNREADABLE."""
    if file is None:
        return ()
    try:
        return tuple(line for line in bytes_within(file).decode("utf-8-sig").splitlines() if line.strip())
    except UnicodeDecodeError as problem:
        raise CannotNow(Code.FILE_UNREADABLE, file=file.name) from problem


def is_sealed(path: Path) -> bool:
    """Say whether a file calls itself sealed counts; proves nothing, and is False for what cannot be read."""
    try:
        with path.open("rb") as stream:
            return _SIGN in stream.read(200)
    except OSError:
        return False


def bytes_within(file: Path, most: int = MOST_BYTES) -> bytes:
    """Return what a file holds; FILE_UNREADABLE when it cannot be read or is longer than anything that we write."""
    try:
        with file.open("rb") as stream:
            content = stream.read(most + 1)
    except OSError as problem:
        raise CannotNow(Code.FILE_UNREADABLE, file=file.name) from problem
    if len(content) > most:
        raise CannotNow(Code.FILE_UNREADABLE, file=file.name)
    return content


def _plain(unit: str) -> str:
    return " ".join(unit.split()).casefold()


def read_part(export: Path) -> tuple[Part, Mapping[str, Any]]:
    """Return a protected export, a folder or the manifest in it, and what its manifest says; as `added_table`."""
    from screening_app.core.figures.adding import Part
    from screening_app.reports.figures import MANIFEST
    from screening_app.reports.published import read_published

    folder = export if export.is_dir() else export.parent
    if export.is_file() and export.name != MANIFEST:
        raise CannotNow(Code.COUNTS_UNREADABLE, file=str(export))
    try:
        names = [each for each in folder.iterdir() if each.suffix.lower() == ".csv" or each.name == MANIFEST]
    except OSError as problem:
        raise CannotNow(Code.FILE_UNREADABLE, file=str(export)) from problem
    if len(names) > MOST_FILES or not (folder / MANIFEST).is_file():
        raise CannotNow(Code.FIGURES_UNREADABLE, file=str(folder / MANIFEST))
    files = {each.name: bytes_within(each) for each in names}
    try:
        read = read_published(files)
    except CannotNow as problem:
        raise CannotNow(problem.code, file=str(folder / str(problem.facts.get("file", "")))) from problem
    except RecursionError as problem:
        raise CannotNow(Code.FIGURES_UNREADABLE, file=str(folder / MANIFEST)) from problem
    if len(read.publications) != 1 or not _is_sane(read.publications[0]):
        raise CannotNow(Code.FIGURES_UNREADABLE, file=str(folder / MANIFEST))
    told = json.loads(files[MANIFEST].decode("utf-8-sig"))
    if read.altered:
        raise CannotNow(Code.COUNTS_ALTERED, file=str(folder / read.altered[0]), unit=str(told.get("unit") or "?"))
    agreed = {name: json.dumps(told.get(name), ensure_ascii=False, sort_keys=True) for name in _AGREED}
    unit = " ".join(str(told.get("unit") or "").split())
    return Part(str(export), unit, read.publications[0], agreed), told


def _is_sane(publication: Publication) -> bool:
    """Say whether the numbers can be a unit's rounded counts; `read_published` takes any whole number."""
    counts = (cell.count for table in publication.tables for cell in table.cells)
    return publication.rule.largest_error <= MOST_COUNT and all(0 <= count <= MOST_COUNT for count in counts)
