# SPDX-License-Identifier: EUPL-1.2
"""Several units' protected exports added to one regional table, without any store."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from screening_app import __version__
from screening_app.errors import Bug, CannotNow, Code
from screening_app.output import write_files

if TYPE_CHECKING:
    from screening_app.core.figures.adding import Added
    from screening_app.core.figures.adding_years import UnitEdition
    from screening_app.core.figures.plan import Plan
    from screening_app.core.figures.sheets import Edition
    from screening_app.core.figures.table import Publication
    from screening_app.core.figures.watch import Watch
    from screening_app.reports.published import Read

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
    """The sum of protected exports before it is written, and what the files are to hold."""

    added: Added
    contents: Mapping[str, bytes]
    missing: tuple[str, ...]

    @property
    def units(self) -> tuple[str, ...]:
        """Whose counts are in it."""
        return self.added.units

    @property
    def period(self) -> str:
        """What it is of."""
        return self.added.publication.period


@dataclass(frozen=True, slots=True)
class AddedYears:
    """The sum of units' published years before it is written, as an edition of the plan's sheets."""

    edition: Edition

    @property
    def units(self) -> tuple[str, ...]:
        """Whose counts are in it."""
        return tuple(self.edition.units.values())

    @property
    def missing(self) -> tuple[str, ...]:
        """The expected units that are not in it."""
        return self.edition.missing

    @property
    def period(self) -> str:
        """What it is of."""
        return str(self.edition.year)


def added(
    exports: Sequence[Export],
    plan_of: Callable[[int], Plan],
    *,
    organisation: str = "",
    expected: Sequence[str] = (),
    incomplete: bool = False,
    watch: Watch | None = None,
) -> AddedTable | AddedYears:
    """Return the sum of protected exports, years' editions or other tables; nothing is written.

    Missing units are refused unless `incomplete`; then the files name them. Raises CannotNow: COUNTS_MISSING naming the
    units, COUNTS_MIXED where some are years and some are not, what `add` and `add_years` raise.
    """
    are_years = of_one_kind(exports)
    missing = missing_units([one.unit for one in exports], expected)
    if missing and not incomplete:
        raise CannotNow(Code.COUNTS_MISSING, units=missing)
    if are_years:
        return _added_years(exports, plan_of, organisation, missing, watch)
    return _added_table(exports, organisation, missing, watch)


def _added_table(
    exports: Sequence[Export], organisation: str, missing: tuple[str, ...], watch: Watch | None
) -> AddedTable:
    from screening_app.core.figures.adding import Part, add
    from screening_app.reports.adding import adding_told
    from screening_app.reports.figures import MANIFEST, Counted, WrittenTable, figures_csv, manifest_json
    from screening_app.reports.published import read_published

    parts = [Part(one.source, one.unit, one.read.publications[0], one.agreed) for one in exports]
    made = add(parts, watch)
    files = [WrittenTable(f"{table.name}.csv", figures_csv(table), table) for table in made.publication.tables]
    told = exports[0].told
    words = told.get("counted")
    counted: Mapping[str, Any] = words if isinstance(words, dict) else {}
    manifest = manifest_json(
        made.publication,
        files,
        unit_name=organisation,
        program_version=__version__,
        counted=Counted(str(counted.get("sv", "")), str(counted.get("en", ""))),
        more={name: told[name] for name in ("plan", "definitions") if name in told}
        | {"adding": adding_told(made, missing)},
    )
    contents = {file.file_name: file.content for file in files} | {MANIFEST: manifest}
    if read_published(contents).altered:
        raise Bug(Code.BROKEN_PROMISE, what="export-does-not-read-back")
    return AddedTable(made, contents, missing)


def _added_years(
    exports: Sequence[Export],
    plan_of: Callable[[int], Plan],
    organisation: str,
    missing: tuple[str, ...],
    watch: Watch | None,
) -> AddedYears:
    from screening_app.core.figures.adding_years import add_years

    years = {one.told.get("year") for one in exports}
    (year,) = years if len(years) == 1 else (None,)
    if not isinstance(year, int):
        raise CannotNow(Code.COUNTS_MIXED, what="year", files=tuple(one.source for one in exports))
    parts = [_unit_edition(one) for one in exports]
    return AddedYears(add_years(plan_of(year), parts, organisation=organisation, missing=missing, watch=watch))


def write_added(
    made: AddedTable | AddedYears,
    folder: Path,
    formats: Collection[str] = ("csv",),
    sheets: Collection[str] | None = None,
) -> Collated:
    """Write a sum into `folder`; all or nothing. Only years have formats and sheets. SHEET_UNKNOWN, OUTPUT_REFUSED."""
    from screening_app.reports.edition import write_edition

    if isinstance(made, AddedTable):
        contents = made.contents
    else:
        contents = write_edition(made.edition, formats, sheets, program_version=__version__)
    return Collated(write_files(folder, contents), made.units, made.missing)


def _unit_edition(export: Export) -> UnitEdition:
    """Return what `add_years` takes; COUNTS_MIXED where only some of the edition's sheets were exported."""
    from screening_app.core.figures.adding_years import UnitEdition
    from screening_app.core.figures.counting import INSTRUMENT

    told = export.told
    sheets = {str(one["name"]): one for one in told["tables"]}
    whole = tuple(str(name) for name in told.get("sheets_in_edition") or ())
    if set(whole) != sheets.keys():
        raise CannotNow(Code.COUNTS_MIXED, what="sheets", files=(export.source,))
    same = {
        name: [one.get(what) for what in ("counting_unit", "counted", "definitions", "fixed")]
        for name, one in sheets.items()
        if INSTRUMENT not in one["dimensions"]
    }
    named = [one["words"][INSTRUMENT]["categories"] for one in sheets.values() if INSTRUMENT in one["dimensions"]]
    return UnitEdition(
        source=export.source,
        unit=export.unit,
        plan=str(told.get("plan")),
        publications=export.read.publications,
        sheets=whole,
        agreed={"definitions": json.dumps(same, ensure_ascii=False, sort_keys=True)},
        words={str(code): {"sv": str(word)} for words in named for code, word in words.items()},
        routines=export.read.uncounted,
    )


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


@dataclass(frozen=True, slots=True)
class Export:
    """One unit's protected export as read from its folder, and what its manifest says."""

    source: str
    unit: str
    read: Read
    told: Mapping[str, Any]

    @property
    def is_year(self) -> bool:
        """Whether it is an edition of a year's plan, with a publication for each counting unit."""
        return isinstance(self.told.get("publications"), dict)

    @property
    def agreed(self) -> dict[str, str]:
        """What must be the same in all exports that are added."""
        return {name: json.dumps(self.told.get(name), ensure_ascii=False, sort_keys=True) for name in _AGREED}

    @property
    def may_be_added(self) -> bool:
        """Whether all of it was made to be added, and says whose it is."""
        from screening_app.core.figures.adding import may_be_added

        return all(may_be_added(self.unit, one) for one in self.read.publications)


def read_export(export: Path) -> Export:
    """Return the export in a folder, or beside a manifest, after checking that its files are what it says they are.

    FILE_UNREADABLE, FIGURES_UNREADABLE, COUNTS_UNREADABLE, COUNTS_ALTERED naming the file.
    """
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
    if not all(_is_sane(one) for one in read.publications):
        raise CannotNow(Code.FIGURES_UNREADABLE, file=str(folder / MANIFEST))
    told = json.loads(files[MANIFEST].decode("utf-8-sig"))
    if read.altered:
        raise CannotNow(Code.COUNTS_ALTERED, file=str(folder / read.altered[0]), unit=str(told.get("unit") or "?"))
    # `figures protect` names a unit only where it was told one: then the folder is whose it is.
    unit = " ".join(str(told.get("unit") or folder.resolve().name).split())
    return Export(str(export), unit, read, told)


def of_one_kind(exports: Sequence[Export]) -> bool:
    """Say whether these are years' editions; COUNTS_MIXED where some are and some are not."""
    years = [one.is_year for one in exports]
    if any(years) and not all(years):
        others = tuple(one.source for one in exports if not one.is_year)
        raise CannotNow(Code.COUNTS_MIXED, what="a year's sheets and other tables", files=others)
    return all(years)


def _is_sane(publication: Publication) -> bool:
    """Say whether the numbers can be a unit's rounded counts; `read_published` takes any whole number."""
    counts = (cell.count for table in publication.tables for cell in table.cells)
    return publication.rule.largest_error <= MOST_COUNT and all(0 <= count <= MOST_COUNT for count in counts)
