# SPDX-License-Identifier: EUPL-1.2
"""Several units' figures as one regional table: protected exports added without any store, or sealed counts opened."""

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
    from screening_app.core.figures.plan import Plan
    from screening_app.core.figures.protection import Wish
    from screening_app.core.figures.sheets import Edition
    from screening_app.core.figures.table import Publication
    from screening_app.core.figures.unit_year import UnitYear
    from screening_app.core.figures.watch import Watch
    from screening_app.workspace.exchange import Exchange, Opened

MOST_BYTES: Final = 16 * 1024 * 1024
"""The largest file of an export that is read."""
MOST_SEALED: Final = 8 * 1024 * 1024
"""The largest file of sealed counts that is read; the store refuses larger ones too."""
MOST_FILES: Final = 200
"""How many files the folder of an export may hold."""
MOST_COUNT: Final = 99_999_999
"""The largest number that an export may hold."""
_AGREED: Final = ("schema", "plan", "definitions", "counted")


@dataclass(frozen=True, slots=True)
class Collated:
    """What was written, of whose counts, and which expected units are not in it."""

    files: tuple[Path, ...]
    units: tuple[str, ...]
    missing: tuple[str, ...]


def collate_protected(
    exports: Sequence[Path],
    folder: Path,
    *,
    organisation: str = "",
    expected: Sequence[str] = (),
    incomplete: bool = False,
    watch: Watch | None = None,
) -> tuple[Collated, Added]:
    """Write the sum of protected exports, each a folder or the manifest in it, into `folder`; all or nothing.

    Missing units are refused unless `incomplete`; then the manifest names them. Raises CannotNow: FILE_UNREADABLE,
    FIGURES_UNREADABLE, COUNTS_ALTERED naming the file, COUNTS_MISSING naming the units, what `add` raises,
    OUTPUT_REFUSED.
    """
    from screening_app.core.figures.adding import add
    from screening_app.reports.adding import adding_told
    from screening_app.reports.figures import MANIFEST, Counted, WrittenTable, figures_csv, manifest_json
    from screening_app.reports.published import read_publication

    read = [_part(export) for export in exports]
    parts = [part for part, _ in read]
    missing = missing_units([part.unit for part in parts], expected)
    if missing and not incomplete:
        raise CannotNow(Code.COUNTS_MISSING, units=missing)
    added = add(parts, watch)
    files = [WrittenTable(f"{table.name}.csv", figures_csv(table), table) for table in added.publication.tables]
    told = read[0][1]
    words = told.get("counted")
    counted: Mapping[str, Any] = words if isinstance(words, dict) else {}
    manifest = manifest_json(
        added.publication,
        files,
        unit_name=organisation,
        program_version=__version__,
        counted=Counted(str(counted.get("sv", "")), str(counted.get("en", ""))),
        more={name: told[name] for name in ("plan", "definitions") if name in told}
        | {"adding": adding_told(added, missing)},
    )
    contents = {file.file_name: file.content for file in files} | {MANIFEST: manifest}
    if read_publication(contents).altered:
        raise Bug(Code.BROKEN_PROMISE, what="export-does-not-read-back")
    return Collated(write_files(folder, contents), added.units, missing), added


@dataclass(frozen=True, slots=True)
class Regional:
    """How sealed counts become a table. `expected` units; `sums_only` leaves the units' own rows out.

    `newest`: of a unit that is there twice the later one counts. `incomplete`: go on without missing units.
    """

    organisation: str
    expected: tuple[str, ...] = ()
    incomplete: bool = False
    newest: bool = False
    sums_only: bool = False
    formats: tuple[str, ...] = ("csv",)


def collate_sealed(
    exchange: Exchange,
    sealed: Sequence[Path],
    plan: Plan,
    wish: Wish,
    folder: Path,
    wanted: Regional,
    watch: Watch | None = None,
) -> tuple[Collated, Edition]:
    """Open units' sealed counts and write one protected edition of them into `folder`; logged; all or nothing.

    The edition is attacked by itself, and together with what each unit had published when it sealed its counts. Raises
    CannotNow: FILE_UNREADABLE, what `Exchange.open_all` raises, COUNTS_MISSING, COUNTS_TELL_OF_UNIT, FIGURES_UNSAFE,
    FIGURES_TOO_LARGE, CANCELLED, OUTPUT_REFUSED.
    """
    from screening_app.core.figures.regional import refuse_telling_of_units
    from screening_app.reports.edition import write_edition

    files = {str(file): bytes_within(file, MOST_SEALED) for file in sealed}
    opened = exchange.open_all(files, plan, newest=wanted.newest)
    missing = missing_units([one.name for one in opened], wanted.expected)
    if missing and not wanted.incomplete:
        raise CannotNow(Code.COUNTS_MISSING, units=missing)
    edition, stands_for = _edition(opened, plan, wish, wanted, watch)
    own = {one.year.unit_id: one.published for one in opened}
    try:
        refuse_telling_of_units(edition.publications, own, stands_for, watch)
    except CannotNow as problem:
        names = {one.year.unit_id: one.name for one in opened}
        unit = names.get(str(problem.facts.get("unit")), "?")
        raise CannotNow(problem.code, **{**problem.facts, "unit": unit}) from problem
    contents = write_edition(edition, wanted.formats, program_version=__version__)
    exchange.log_collated()
    return Collated(write_files(folder, contents), tuple(one.name for one in opened), missing), edition


def _edition(
    opened: Sequence[Opened], plan: Plan, wish: Wish, wanted: Regional, watch: Watch | None
) -> tuple[Edition, dict[str, tuple[str, ...]]]:
    """Return the edition, and which units are behind a row that is no unit."""
    from screening_app.core.figures.edition import make_edition
    from screening_app.core.figures.unit_counts import summed

    years: Sequence[UnitYear] = [one.year for one in opened]
    stands_for: dict[str, tuple[str, ...]] = {}
    if wanted.sums_only:
        together = summed(years, wanted.organisation)
        stands_for = {
            one.unit_id: tuple(sorted(year.unit_id for year in years if year.kind is one.kind)) for one in together
        }
        years = together
    return make_edition(plan, years, wish, organisation=wanted.organisation, watch=watch), stands_for


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


def _part(export: Path) -> tuple[Part, Mapping[str, Any]]:
    from screening_app.core.figures.adding import Part
    from screening_app.reports.figures import MANIFEST
    from screening_app.reports.published import read_publication

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
        read = read_publication(files)
    except CannotNow as problem:
        raise CannotNow(problem.code, file=str(folder / str(problem.facts.get("file", "")))) from problem
    except RecursionError as problem:
        raise CannotNow(Code.FIGURES_UNREADABLE, file=str(folder / MANIFEST)) from problem
    if not _is_sane(read.publication):
        raise CannotNow(Code.FIGURES_UNREADABLE, file=str(folder / MANIFEST))
    told = json.loads(files[MANIFEST].decode("utf-8-sig"))
    if read.altered:
        raise CannotNow(Code.COUNTS_ALTERED, file=str(folder / read.altered[0]), unit=str(told.get("unit") or "?"))
    agreed = {name: json.dumps(told.get(name), ensure_ascii=False, sort_keys=True) for name in _AGREED}
    unit = " ".join(str(told.get("unit") or "").split())
    return Part(str(export), unit, read.publication, agreed), told


def _is_sane(publication: Publication) -> bool:
    """Say whether the numbers can be a unit's rounded counts; `read_publication` takes any whole number."""
    counts = (cell.count for table in publication.tables for cell in table.cells)
    return publication.rule.largest_error <= MOST_COUNT and all(0 <= count <= MOST_COUNT for count in counts)
