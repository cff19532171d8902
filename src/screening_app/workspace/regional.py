# SPDX-License-Identifier: EUPL-1.2
"""Sealed counts of several units as one edition: opened in memory, protected, attacked, kept in the ledger, written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from screening_app.core.access import Permission, require
from screening_app.errors import CannotNow, Code
from screening_app.workspace.collating import Collated, bytes_within, is_sealed, missing_units, read_export
from screening_app.workspace.leaving import Series, decided, leave

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import datetime

    from screening_app.core.figures.ledger import Entry, Reason
    from screening_app.core.figures.plan import Plan
    from screening_app.core.figures.sheets import Edition, Text
    from screening_app.core.figures.table import Codes
    from screening_app.core.figures.unit_year import UnitYear
    from screening_app.core.figures.watch import Watch
    from screening_app.store import Store
    from screening_app.workspace.exchange import Exchange, Opened

MOST_SEALED: Final = 8 * 1024 * 1024
"""The largest file of sealed counts that is read; the store refuses larger ones too."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How sealed counts become a table. `expected` units; `sums_only` leaves the units' own rows out.

    `newest`: of a unit that is there twice the later one counts. `incomplete`: go on without missing units. `reason`:
    why there is another edition, where the numbers are others than in the last one.
    """

    organisation: str
    expected: tuple[str, ...] = ()
    incomplete: bool = False
    newest: bool = False
    sums_only: bool = False
    formats: tuple[str, ...] = ("csv",)
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class SealedTable:
    """One edition of several units' counts before it is written, all of it protected. `series` is what it follows."""

    edition: Edition
    series: Series
    units: tuple[str, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """The expected units that are not in it."""
        return self.edition.missing

    @property
    def period(self) -> str:
        """What it is of."""
        return str(self.edition.year)

    @property
    def needs_reason(self) -> bool:
        """Whether the numbers are others than in the newest edition."""
        return self.series.last is not None and self.edition.number != self.series.last.edition.number

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What has been published of the same year of several units, the first first."""
        return tuple(entry for entry in self.series.entries if entry.edition.year == self.edition.year)


@dataclass(frozen=True, slots=True)
class Came:
    """A file or a folder that somebody chose: whose counts of what period and up to which day, or why it is refused."""

    file: Path
    is_sealed: bool
    unit: str
    period: str
    counted_to: str
    problem: CannotNow | None = None


class Collating:
    """Part of a collator's Workspace, which ends it. `plan_of` reads a year's plan, `titles` names questionnaires."""

    def __init__(
        self,
        store: Store,
        clock: Callable[[], datetime],
        exchange: Exchange,
        plan_of: Callable[[int], Plan],
        titles: Callable[[], Mapping[str, Text]],
    ) -> None:
        self._store = store
        self._clock = clock
        self._exchange = exchange
        self._plan_of = plan_of
        self._titles = titles

    def look_at(self, file: Path) -> Came:
        """Return what a file or the folder of an export is, proved as far as it can be alone; never raises for it."""
        require(self._store.account, Permission.COUNT)
        try:
            return self._sealed(file) if is_sealed(file) else _export(file)
        except CannotNow as problem:
            unit = str(problem.facts.get("unit", ""))
            return Came(file, is_sealed(file), unit, "", "", problem)

    def collate(
        self,
        sealed: Sequence[Path],
        folder: Path,
        wanted: Wanted,
        *,
        year: int | None = None,
        watch: Watch | None = None,
    ) -> tuple[Collated, Edition]:
        """Write what `together` returns into `folder`; all or nothing. Raises what that and `write` raise."""
        made = self.together(sealed, wanted, year=year, watch=watch)
        return self.write(made, folder, formats=wanted.formats, reason=wanted.reason), made.edition

    def together(
        self, sealed: Sequence[Path], wanted: Wanted, *, year: int | None = None, watch: Watch | None = None
    ) -> SealedTable:
        """Return one edition of units' sealed counts, of the first file's year by default; nothing is written.

        It follows the editions of several units in this store's ledger as a unit's own follow theirs, is attacked with
        them, and with what each unit had published when it sealed its counts. Raises CannotNow: FILE_UNREADABLE, what
        `Exchange.open_all` raises, COUNTS_MISSING, COUNTS_FEW_UNITS, COUNTS_TELL_OF_UNIT, FIGURES_UNSAFE,
        FIGURES_TOO_LARGE, FIGURES_YEAR_FIXED, CANCELLED.
        """
        require(self._store.account, Permission.COUNT)
        files = {str(file): bytes_within(file, MOST_SEALED) for file in sealed}
        plan = self._plan_of(self._exchange.year_of(next(iter(files.values()))) if year is None else year)
        opened = self._exchange.open_all(files, plan, newest=wanted.newest)
        missing = missing_units([one.name for one in opened], wanted.expected)
        if missing and not wanted.incomplete:
            raise CannotNow(Code.COUNTS_MISSING, units=missing)
        series = Series(plan, self._store.ledger.entries(), is_regional=True)
        edition = replace(self._edition(series, opened, wanted, watch), missing=missing)
        return SealedTable(edition, series, tuple(one.name for one in opened))

    def write(
        self,
        made: SealedTable,
        folder: Path,
        *,
        formats: Collection[str],
        sheets: Collection[str] | None = None,
        reason: Reason | None = None,
    ) -> Collated:
        """Write an edition; the ledger has it first. Again, in other formats, as often as wanted.

        Raises what `leave` raises, CHANGED_ELSEWHERE also where another edition of the year has left meanwhile.
        """
        require(self._store.account, Permission.COUNT)
        series = replace(made.series, kept=self._store.ledger.entries())
        last = series.last
        is_new = last is not None and last != made.series.last
        if is_new and last is not None and last.edition.publications != made.edition.publications:
            raise CannotNow(Code.CHANGED_ELSEWHERE)
        written = leave(
            self._store,
            self._clock(),
            series,
            made.edition,
            folder,
            formats=formats,
            sheets=sheets,
            reason=reason,
            log="counts-collated",
        )
        return Collated(written, made.units, made.missing)

    def _sealed(self, file: Path) -> Came:
        content = bytes_within(file, MOST_SEALED)
        year = self._exchange.year_of(content)
        (opened,) = self._exchange.open_all({str(file): content}, self._plan_of(year))
        return Came(file, True, opened.name, str(year), opened.cut_off)

    def _edition(self, series: Series, opened: Sequence[Opened], wanted: Wanted, watch: Watch | None) -> Edition:
        """Return the edition as it would leave now; the last one again where it would tell nothing new."""
        from screening_app.core.figures.edition import Organisation, make_edition
        from screening_app.core.figures.protection import stand

        years, behind = _rows([one.year for one in opened], wanted)
        made = make_edition(
            series.plan,
            years,
            series.wish(decided(self._store)),
            organisation=Organisation(wanted.organisation, self._titles()),
            number=series.number,
            year_before=series.year_before,
            earlier=series.earlier,
            watch=watch,
        )
        made = replace(made, units={one.year.unit_id: one.name for one in opened}, stands_for=behind)
        last = None if series.last is None else series.last.edition
        if last is not None and last.units.keys() == made.units.keys() and stand(last.publications, made.publications):
            return last
        _refuse_telling(series, made, opened, watch)
        return made


def _export(file: Path) -> Came:
    export = read_export(file)
    if not export.may_be_added:
        raise CannotNow(Code.COUNTS_NOT_FOR_ADDING, files=(export.source,), unit=export.unit)
    one = export.read.publications[0]
    return Came(file, False, export.unit, one.period, one.cut_off)


def _rows(years: Sequence[UnitYear], wanted: Wanted) -> tuple[Sequence[UnitYear], dict[str, Codes]]:
    """Return the years that become rows, and which units are behind those that are sums. COUNTS_FEW_UNITS."""
    from screening_app.core.figures.regional import LEAST_UNITS
    from screening_app.core.figures.unit_counts import summed

    if not wanted.sums_only:
        return years, {}
    sums = summed(years, wanted.organisation)
    behind = {one.unit_id: tuple(sorted(year.unit_id for year in years if year.kind is one.kind)) for one in sums}
    if any(len(units) < LEAST_UNITS for units in behind.values()):
        raise CannotNow(Code.COUNTS_FEW_UNITS, least=LEAST_UNITS)
    return sums, behind


def _refuse_telling(series: Series, made: Edition, opened: Sequence[Opened], watch: Watch | None) -> None:
    from screening_app.core.figures.counting import example_of_truth
    from screening_app.core.figures.ledger import editions
    from screening_app.core.figures.regional import Regional, refuse_telling_of_units

    every = [*editions(series.entries, series.plan.year), made]
    regional = [Regional(one.publications, tuple(sorted(one.units)), one.stands_for) for one in every]
    own = {one.year.unit_id: one.published for one in opened}
    try:
        years = [one.year for one in opened]
        refuse_telling_of_units(regional, own, lambda kind: example_of_truth(series.plan, years, kind), watch)
    except CannotNow as problem:
        if problem.code is not Code.COUNTS_TELL_OF_UNIT:
            raise
        named = made.units.get(str(problem.facts.get("unit")), "")
        several = ", ".join(one.name for one in opened if one.published)
        raise CannotNow(problem.code, **{**problem.facts, "unit": named or several or made.unit}) from problem
