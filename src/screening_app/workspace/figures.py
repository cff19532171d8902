# SPDX-License-Identifier: EUPL-1.2
"""Publishing a year: shown as it would leave, attacked with all that has left, written, and kept in the ledger."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from screening_app import __version__
from screening_app.core.access import Permission, require
from screening_app.core.figures.ledger import Entry, Reason, newest, published
from screening_app.core.figures.loss import Loss, loss_of
from screening_app.core.figures.protection import BASES, Wish, stand
from screening_app.errors import CannotNow, Code
from screening_app.output import write_files

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from screening_app.core.figures.edition import Organisation
    from screening_app.core.figures.mending import Way
    from screening_app.core.figures.plan import Plan
    from screening_app.core.figures.sheets import Edition, Text
    from screening_app.core.figures.unit_year import UnitYear
    from screening_app.core.figures.watch import Watch
    from screening_app.store import Store

METHOD, BASE, DECIDED_BY = "figures-method", "figures-base", "figures-decided-by"
"""The names under which the unit's decision on the protection is kept."""
DEFAULT_BASE: Final = 5


@dataclass(frozen=True, slots=True)
class YearOnScreen:
    """A year as it would leave, what that costs, its exact numbers, and what has left before.

    `titles` names each protected table after the first sheet that shows it. `needs_reason`: the numbers are others than
    in the newest edition. `has_contacts` is False where nothing is counted.
    """

    years: tuple[int, ...]
    year: int
    edition: Edition
    exact: Edition
    loss: Loss
    entries: tuple[Entry, ...]
    needs_reason: bool
    has_contacts: bool
    titles: Mapping[str, Text]


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

        Raises CannotNow: FIGURES_UNSAFE and FIGURES_TOO_LARGE with the smallest mend as facts, FIGURES_YEAR_FIXED,
        CANCELLED.
        """
        return self._edition(year, self.entries(), watch)

    def exact(self, year: int) -> Edition:
        """Return the true numbers in the same sheets: for the screen of whoever may count, never for a file."""
        from screening_app.core.figures.edition import exact_edition

        require(self._store.account, Permission.COUNT)
        return exact_edition(self._plan_of(year), [self._year_of(year)], self._about(year))

    def on_screen(self, year: int | None = None, watch: Watch | None = None) -> YearOnScreen:
        """Return everything that the page shows of a year, the newest by default."""
        years = self.years()
        chosen = years[0] if year is None else year
        entries = self.entries()
        edition, exact = self._edition(chosen, entries, watch), self.exact(chosen)
        last = newest(entries, chosen)
        return YearOnScreen(
            years=years,
            year=chosen,
            edition=edition,
            exact=exact,
            loss=loss_of(exact.publications, edition.publications, exact.sheets, edition.sheets),
            entries=tuple(entry for entry in entries if entry.edition.year == chosen),
            needs_reason=last is not None and edition.number != last.edition.number,
            has_contacts=bool(self._year_of(chosen).facts),
            titles={name: one.title for one in reversed(self._plan_of(chosen).sheets) for name in one.tables},
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
        FIGURES_REASON_NEEDED for another edition without a reason, SHEET_UNKNOWN, OUTPUT_REFUSED.
        """
        from screening_app.reports.edition import write_edition

        entries = self.entries()
        edition = self._edition(year, entries, watch)
        last = newest(entries, year)
        if last is not None and edition.number != last.edition.number:
            if reason is None:
                raise CannotNow(Code.FIGURES_REASON_NEEDED, year=year, edition=last.edition.number)
            edition = replace(edition, reason=reason.value)
        files = write_edition(edition, formats, sheets, program_version=__version__)
        self._store.ledger.append(self._entry(edition, files, formats, sheets), "figures-exported")
        return write_files(folder, files)

    def decide(self, method: str, base: int, decided_by: str) -> None:
        """Keep how years are protected from now on; a base other than five needs to say who decided. Logged.

        Raises ValueError for a method or a base that there is none, or without `decided_by` where it is needed.
        """
        require(self._store.account, Permission.COUNT)
        known = method in ("rounding", "hiding") and base in BASES
        if not known or (base != DEFAULT_BASE and not decided_by.strip()):
            raise ValueError("decision")
        for name, value in ((METHOD, method), (BASE, str(base)), (DECIDED_BY, decided_by.strip())):
            self._store.set_policy(name, value, "figures-decided", as_seen=False)

    def _edition(self, year: int, entries: Sequence[Entry], watch: Watch | None) -> Edition:
        from screening_app.core.figures.mending import Way, facts_of, refused, smallest_mend

        last = newest(entries, year)
        plan, counts = self._plan_of(year), self._year_of(year)
        if last is not None and last.edition.plan != plan.version:
            raise CannotNow(Code.FIGURES_YEAR_FIXED, what="plan", fixed=last.edition.plan)
        way = Way(self._wish(last))

        def made(chosen: Way) -> Edition:
            return self._made(plan, counts, chosen, entries, watch)

        try:
            edition = made(way)
        except CannotNow as problem:
            if not refused(problem):
                raise
            mend = smallest_mend(
                way,
                lambda one: _sizes(one.of(plan), counts),
                lambda one: _passes(lambda: made(one)),
                is_first=last is None,
            )
            raise CannotNow(problem.code, **problem.facts, **dict(facts_of(mend))) from problem
        return last.edition if last is not None and stand(last.edition.publications, edition.publications) else edition

    def _made(self, plan: Plan, counts: UnitYear, way: Way, entries: Sequence[Entry], watch: Watch | None) -> Edition:
        from screening_app.core.figures.edition import make_edition

        last, before = newest(entries, counts.year), newest(entries, counts.year - 1)
        return make_edition(
            way.of(plan),
            [counts],
            way.wish,
            organisation=self._about(counts.year),
            number=1 if last is None else last.edition.number + 1,
            year_before=None if before is None else before.edition,
            earlier=published(entries, counts.year),
            watch=watch,
        )

    def _wish(self, last: Entry | None) -> Wish:
        """Return the protection: a year that was published keeps its own."""
        if last is not None:
            return Wish(last.edition.rule.method, last.edition.rule.threshold)
        return Wish(self._store.policy(METHOD, "rounding"), int(self._store.policy(BASE, str(DEFAULT_BASE))))

    def _entry(
        self, edition: Edition, files: Mapping[str, bytes], formats: Collection[str], sheets: Collection[str] | None
    ) -> Entry:
        from screening_app.core.figures.plain import to_plain

        plan = json.dumps(to_plain(self._plan_of(edition.year)), sort_keys=True, default=sorted)
        return Entry(
            edition=edition,
            plan_sha256=hashlib.sha256(plan.encode()).hexdigest(),
            formats=tuple(formats),
            sheets=tuple(sheet.name for sheet in edition.sheets if sheets is None or sheet.name in sheets),
            files={name: hashlib.sha256(content).hexdigest() for name, content in sorted(files.items())},
            program=__version__,
            made_at=self._clock().isoformat(timespec="minutes"),
            by=self._store.account.user,
            decided_by=self._store.policy(DECIDED_BY),
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
