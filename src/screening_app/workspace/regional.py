# SPDX-License-Identifier: EUPL-1.2
"""Sealed counts of several units as one edition: opened in memory, protected, attacked, kept in the ledger, written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from screening_app.core.access import Permission, require
from screening_app.errors import CannotNow, Code
from screening_app.workspace.collating import Collated, bytes_within, missing_units
from screening_app.workspace.leaving import Series, decided, leave

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from screening_app.core.figures.ledger import Reason
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

    def collate(
        self,
        sealed: Sequence[Path],
        folder: Path,
        wanted: Wanted,
        *,
        year: int | None = None,
        watch: Watch | None = None,
    ) -> tuple[Collated, Edition]:
        """Write one edition of units' sealed counts into `folder`, of the first file's year by default; all or nothing.

        It follows the editions of several units in this store's ledger as a unit's own follow theirs, is attacked with
        them, and with what each unit had published when it sealed its counts. Raises CannotNow: FILE_UNREADABLE, what
        `Exchange.open_all` raises, COUNTS_MISSING, COUNTS_FEW_UNITS, COUNTS_TELL_OF_UNIT, FIGURES_UNSAFE,
        FIGURES_TOO_LARGE, FIGURES_YEAR_FIXED, CANCELLED, and what `leave` raises.
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
        written = leave(
            self._store,
            self._clock(),
            series,
            edition,
            folder,
            formats=wanted.formats,
            reason=wanted.reason,
            log="counts-collated",
        )
        return Collated(written, tuple(one.name for one in opened), missing), edition

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
