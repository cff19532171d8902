# SPDX-License-Identifier: EUPL-1.2
"""Publishing a year: shown as it would leave, attacked with all that has left, written, and kept in the ledger."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from screening_app.core.access import Permission, require
from screening_app.core.figures.ledger import Entry, Reason
from screening_app.core.figures.loss import Loss, loss_of
from screening_app.core.figures.protection import BASES, stand
from screening_app.errors import CannotNow
from screening_app.workspace.leaving import DEFAULT_BASE, SECRET_BYTES, Decision, Series, decided, keep, leave

if TYPE_CHECKING:
    from collections.abc import Callable

    from screening_app.core.figures.edition import Organisation
    from screening_app.core.figures.mending import Way
    from screening_app.core.figures.plan import Plan
    from screening_app.core.figures.sheets import Edition, Text
    from screening_app.core.figures.unit_year import UnitYear
    from screening_app.core.figures.watch import Watch
    from screening_app.store import Store

ADULTS: Final = "figures-adults-{year}"
"""The name under which the number of adults of a year is kept."""
MOST_ADULTS: Final = 20_000_000
"""More than live in Sweden (8.6 million adults, SCB 2024): beyond it a number is mistyped."""


@dataclass(frozen=True, slots=True)
class YearOnScreen:
    """A year as it would leave, what that costs, its exact numbers, and what has left before.

    `titles` names each protected table after the first sheet that shows it. `needs_reason`: the numbers are others than
    in the newest edition. `has_contacts` is False where nothing is counted. `adults` is the number that rates are
    reckoned by, and `rated` are the sheets that can have any.
    """

    years: tuple[int, ...]
    year: int
    edition: Edition
    exact: Edition
    loss: Loss
    entries: tuple[Entry, ...]
    needs_reason: bool
    has_contacts: bool
    decision: Decision
    titles: Mapping[str, Text]
    adults: int | None = None
    rated: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Ground:
    """What an edition is made of, read once."""

    counts: UnitYear
    about: Organisation
    series: Series


class Publishing:
    """Part of a Workspace, which ends it.

    `plan_of` reads a year's plan, `year_of` counts it, `about` says whose it is.
    """

    def __init__(
        self,
        store: Store,
        clock: Callable[[], datetime],
        plan_of: Callable[[int], Plan],
        year_of: Callable[[int], UnitYear],
        about: Callable[[int], Organisation],
    ) -> None:
        self._store = store
        self._clock = clock
        self._plan_of = plan_of
        self._year_of = year_of
        self._about = about

    def years(self) -> tuple[int, ...]:
        """Return the years that hold counted contacts, newest first, this year always among them."""
        require(self._store.account, Permission.COUNT)
        return tuple(sorted({*self._store.years(), self._clock().year}, reverse=True))

    def entries(self) -> tuple[Entry, ...]:
        """Return everything that was published from this store, the first first."""
        require(self._store.account, Permission.COUNT)
        return self._store.ledger.entries()

    def edition(self, year: int, watch: Watch | None = None) -> Edition:
        """Return the year exactly as it would leave now: the newest edition again where nothing has changed.

        Raises CannotNow: FIGURES_UNSAFE and FIGURES_TOO_LARGE, of a first edition with the smallest mend as facts,
        FIGURES_YEAR_FIXED, CANCELLED.
        """
        return self._edition(self._ground(year), watch)

    def on_screen(self, year: int | None = None, watch: Watch | None = None) -> YearOnScreen:
        """Return everything that the page shows of a year, the newest by default."""
        from screening_app.core.figures.edition import exact_edition

        years = self.years()
        ground = self._ground(years[0] if year is None else year)
        edition = self._edition(ground, watch)
        exact = exact_edition(ground.series.plan, [ground.counts], ground.about)
        return YearOnScreen(
            years=years,
            year=ground.counts.year,
            edition=edition,
            exact=exact,
            loss=loss_of(exact.publications, edition.publications, exact.sheets, edition.sheets),
            entries=tuple(entry for entry in ground.series.entries if entry.edition.year == ground.counts.year),
            needs_reason=ground.series.last is not None and edition.number != ground.series.last.edition.number,
            has_contacts=bool(ground.counts.facts),
            decision=self._told(ground.series),
            titles={name: one.title for one in reversed(ground.series.plan.sheets) for name in one.tables},
            adults=ground.about.adults,
            rated=frozenset(one.name for one in ground.series.plan.sheets if one.per_adults),
        )

    def export(
        self,
        year: int,
        folder: Path,
        *,
        formats: Collection[str] = ("csv",),
        sheets: Collection[str] | None = None,
        reason: Reason | None = None,
        watch: Watch | None = None,
    ) -> tuple[Path, ...]:
        """Write the year's edition; all files or none. The ledger has it, with a line of the log, before any file is.

        Without a change the same edition is written again, byte for byte. Raises what `edition` raises,
        FIGURES_REASON_NEEDED for another edition without a reason, CHANGED_ELSEWHERE where another desk has published
        meanwhile, SHEET_UNKNOWN, OUTPUT_REFUSED.
        """
        ground = self._ground(year)
        edition = self._edition(ground, watch)
        return leave(
            self._store,
            self._clock(),
            ground.series,
            edition,
            folder,
            formats=formats,
            sheets=sheets,
            reason=reason,
        )

    def decision(self, year: int) -> Decision:
        """Return how a year is protected: as it was published, else as the unit has decided for what has not left."""
        return self._told(Series(self._plan_of(year), self.entries(), is_regional=False))

    def decide(self, method: str, base: int, decided_by: str, *, for_adding: bool = False) -> None:
        """Keep how years are protected that have not been published. Logged.

        Raises ValueError for a method or a base that there is none, hidden numbers for adding, or without `decided_by`
        where it is needed.
        """
        require(self._store.account, Permission.COUNT)
        known = method in ("rounding", "hiding") and base in BASES and not (for_adding and method == "hiding")
        if not known or (base != DEFAULT_BASE and not decided_by.strip()):
            raise ValueError("decision")
        # Kept for good, so that no decision draws anew until the numbers please.
        secret = decided(self._store).secret or (secrets.token_bytes(SECRET_BYTES) if for_adding else b"")
        keep(self._store, Decision(method, base, decided_by.strip(), for_adding, secret=secret))

    def adults(self, year: int) -> int | None:
        """Return how many adults the municipality had at the end of the year, None where nobody has said so."""
        require(self._store.account, Permission.COUNT)
        return int(self._store.policy(ADULTS.format(year=year), "0")) or None

    def set_adults(self, year: int, adults: int | None) -> None:
        """Keep the number of adults of a year, None for none. Logged.

        The number belongs to the edition: what has been published keeps its own, and the next export is another
        edition with the same protected numbers. Raises ValueError for a number that cannot be one.
        """
        require(self._store.account, Permission.COUNT)
        if not 2000 <= year <= 2100 or not (adults is None or 0 < adults <= MOST_ADULTS):
            raise ValueError("adults")
        self._store.set_policy(ADULTS.format(year=year), str(adults or 0), "figures-adults", as_seen=False)

    def _told(self, series: Series) -> Decision:
        return replace(series.decision(decided(self._store)), secret=b"")

    def _ground(self, year: int) -> _Ground:
        series = Series(self._plan_of(year), self.entries(), is_regional=False)
        return _Ground(self._year_of(year), self._about(year), series)

    def _edition(self, ground: _Ground, watch: Watch | None) -> Edition:
        from screening_app.core.figures.mending import Way, facts_of, refused, smallest_mend
        from screening_app.core.figures.sheet_making import with_adults

        last, plan = ground.series.last, ground.series.plan
        way = Way(ground.series.wish(decided(self._store)))
        try:
            edition = _made(ground, way, watch)
        except CannotNow as problem:
            if last is not None or not refused(problem):
                raise
            mend = smallest_mend(
                way,
                lambda one: _sizes(one.of(plan), ground.counts),
                lambda one: _passes(lambda: _made(ground, one, watch)),
            )
            raise CannotNow(problem.code, **problem.facts, **dict(facts_of(mend))) from problem
        if last is None or not stand(last.edition.publications, edition.publications):
            return edition
        again = with_adults(plan, last.edition, ground.about.adults)
        return last.edition if again == last.edition else replace(again, number=edition.number, reason="")


def _made(ground: _Ground, way: Way, watch: Watch | None) -> Edition:
    from screening_app.core.figures.edition import make_edition

    series = ground.series
    return make_edition(
        way.of(series.plan),
        [ground.counts],
        way.wish,
        organisation=ground.about,
        number=series.number,
        year_before=series.year_before,
        earlier=series.earlier,
        watch=watch,
    )


def _sizes(plan: Plan, counts: UnitYear) -> dict[str, int]:
    from screening_app.core.figures.counting import counted
    from screening_app.core.figures.edition import populations

    found: dict[str, int] = {}
    for population in populations(plan, counted([counts], plan.least)).values():
        for number, table in enumerate(population.tables):
            cells = 1
            for axis in population.axes_of(table):
                cells *= len(axis.lines())
            found[population.name_of(number)] = cells
    return found


def _passes(make: Callable[[], object]) -> bool:
    from screening_app.core.figures.mending import refused

    try:
        make()
    except CannotNow as problem:
        if not refused(problem):
            raise
        return False
    return True
