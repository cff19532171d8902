# SPDX-License-Identifier: EUPL-1.2
"""Protects data from outside and attacks published folders: no store is needed and none is touched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from screening_app import __version__
from screening_app.errors import Bug, CannotNow, Code
from screening_app.output import write_files

if TYPE_CHECKING:
    from screening_app.core.figures.attack import Report
    from screening_app.core.figures.protection import Wish
    from screening_app.core.figures.source import Tables
    from screening_app.core.figures.table import ProtectedTable, Publication, TableCell
    from screening_app.core.figures.watch import Watch


@dataclass(frozen=True, slots=True)
class Attacked:
    """What an attack on folders found; `publications` in the order of the folders, `altered` files by folder.

    `folders` says for each publication in which folder, by number, it lies: one of each counting unit.
    """

    report: Report
    publications: tuple[Publication, ...]
    folders: tuple[int, ...]
    altered: tuple[tuple[str, ...], ...]


def protect_file(
    data: Path,
    tables: Tables,
    wish: Wish,
    folder: Path,
    *,
    hierarchy: Path | None = None,
    period: str = "",
    cut_off: str = "",
    unit: str = "",
    watch: Watch | None = None,
) -> tuple[Publication, tuple[Path, ...]]:
    """Write the protected tables T1.csv, T2.csv ... and their manifest into `folder`; all or none.

    `unit` is whose counts they are, for those who add the tables of several.

    Raises CannotNow: FILE_UNREADABLE, what `read_population` and `protect` raise, OUTPUT_REFUSED.
    """
    from screening_app.core.figures.protection import protect
    from screening_app.core.figures.source import read_population
    from screening_app.reports.figures import (
        MANIFEST,
        NUMBERS,
        PERSONS,
        ROWS,
        WrittenTable,
        figures_csv,
        manifest_json,
    )
    from screening_app.reports.published import read_published

    population = read_population(_bytes(data), tables, None if hierarchy is None else _bytes(hierarchy))
    made = protect(population, wish, period=period, cut_off=cut_off, watch=watch)
    files = [WrittenTable(f"{table.name}.csv", figures_csv(table), table) for table in made.tables]
    counted = PERSONS if tables.person else NUMBERS if tables.count else ROWS
    manifest = manifest_json(made, files, unit_name=unit, program_version=__version__, counted=counted)
    contents = {file.file_name: file.content for file in files} | {MANIFEST: manifest}
    read = read_published(contents)
    if read.altered or [t.cells for t in read.publications[0].tables] != [_as_read(t) for t in made.tables]:
        raise Bug(Code.BROKEN_PROMISE, what="export-does-not-read-back")
    return made, write_files(folder, contents)


def _as_read(table: ProtectedTable) -> tuple[TableCell, ...]:
    from screening_app.reports.figures import as_text

    return tuple(replace(cell, dimensions=tuple(as_text(code) for code in cell.dimensions)) for cell in table.cells)


def attack_folders(folders: Sequence[Path], watch: Watch | None = None) -> Attacked:
    """Attack the tables in these folders together, the earlier edition of a period first.

    Raises CannotNow: FIGURES_UNREADABLE naming the file, FIGURES_TOO_LARGE, CANCELLED.
    """
    from screening_app.core.figures.adding_years import by_unit
    from screening_app.core.figures.attack import attack
    from screening_app.reports.published import read_published

    read = [read_published(_files(folder)) for folder in folders]
    apart = [tuple(part for publication in one.publications for part in by_unit(publication)) for one in read]
    publications = tuple(publication for parts in apart for publication in parts)
    lies = tuple(number for number, parts in enumerate(apart) for _ in parts)
    return Attacked(attack(publications, watch=watch), publications, lies, tuple(one.altered for one in read))


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as problem:
        raise CannotNow(Code.FILE_UNREADABLE, file=file.name) from problem


def _files(folder: Path) -> dict[str, bytes]:
    from screening_app.reports.figures import MANIFEST

    try:
        names = [path for path in folder.iterdir() if path.suffix.lower() == ".csv" or path.name == MANIFEST]
        return {path.name: path.read_bytes() for path in names}
    except OSError as problem:
        raise CannotNow(Code.FILE_UNREADABLE, file=str(folder)) from problem
