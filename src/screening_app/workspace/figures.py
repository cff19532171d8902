# SPDX-License-Identifier: EUPL-1.2
"""Publishing a year: shown as it would leave, attacked with all that has left, written, and kept in the ledger."""

from __future__ import annotations

import hashlib
import json
import secrets
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
    from collections.abc import Callable

    from screening_app.core.figures.edition import Organisation
    from screening_app.core.figures.mending import Way
    from screening_app.core.figures.plan import Plan
    from screening_app.core.figures.sheets import Edition, Text
    from screening_app.core.figures.unit_year import UnitYear
    from screening_app.core.figures.watch import Watch
    from screening_app.store import Store

PROTECTION: Final = "figures-protection"
"""The name under which the unit's decision is kept, as JSON: method, base, by whom, for adding, the draw's secret."""
DEFAULT_BASE: Final = 5
ADULTS: Final = "figures-adults-{year}"
"""The name under which the number of adults of a year is kept."""
MOST_ADULTS: Final = 20_000_000
"""More than live in Sweden (8.6 million adults, SCB 2024): beyond it a number is mistyped."""
SECRET_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class Decision:
    """How a year is protected. `for_adding`: right on average when many units' files are added, less near each.

    `decided_by` is who decided, needed for a base other than five. `published`: the year has left, so it stays so.
    """

    method: str = "rounding"
    base: int = DEFAULT_BASE
    decided_by: str = ""
    for_adding: bool = False
    published: bool = False


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

    plan: Plan
    counts: UnitYear
    about: Organisation
    entries: tuple[Entry, ...]

    @property
    def last(self) -> Entry | None:
        """What was published of the year last."""
        return newest(self.entries, self.counts.year)

    @property
    def plan_sha256(self) -> str:
        """The checksum of the plan."""
        from screening_app.core.figures.plain import to_plain

        return hashlib.sha256(json.dumps(to_plain(self.plan), sort_keys=True, default=sorted).encode()).hexdigest()


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
        exact = exact_edition(ground.plan, [ground.counts], ground.about)
        return YearOnScreen(
            years=years,
            year=ground.counts.year,
            edition=edition,
            exact=exact,
            loss=loss_of(exact.publications, edition.publications, exact.sheets, edition.sheets),
            entries=tuple(entry for entry in ground.entries if entry.edition.year == ground.counts.year),
            needs_reason=ground.last is not None and edition.number != ground.last.edition.number,
            has_contacts=bool(ground.counts.facts),
            decision=self._decision_of(ground.last),
            titles={name: one.title for one in reversed(ground.plan.sheets) for name in one.tables},
            adults=ground.about.adults,
            rated=frozenset(one.name for one in ground.plan.sheets if one.per_adults),
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
        from screening_app.reports.edition import write_edition

        ground = self._ground(year)
        edition = self._edition(ground, watch)
        if ground.last is not None and edition.number != ground.last.edition.number:
            if reason is None:
                raise CannotNow(Code.FIGURES_REASON_NEEDED, year=year, edition=ground.last.edition.number)
            edition = replace(edition, reason=reason.value)
        files = write_edition(edition, formats, sheets, program_version=__version__)
        entry = Entry(
            edition=edition,
            plan_sha256=ground.plan_sha256,
            formats=tuple(formats),
            sheets=tuple(sheet.name for sheet in edition.sheets if sheets is None or sheet.name in sheets),
            files={name: hashlib.sha256(content).hexdigest() for name, content in sorted(files.items())},
            program=__version__,
            made_at=self._clock().isoformat(timespec="minutes"),
            by=self._store.account.user,
            decided_by=self._decided()[0].decided_by if ground.last is None else ground.last.decided_by,
        )
        self._store.ledger.append(entry, "figures-exported", after=len(ground.entries))
        return write_files(folder, files)

    def decision(self, year: int) -> Decision:
        """Return how a year is protected: as it was published, else as the unit has decided for what has not left."""
        return self._decision_of(newest(self.entries(), year))

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
        secret = self._decided()[1] or (secrets.token_bytes(SECRET_BYTES) if for_adding else b"")
        decision = json.dumps([method, base, decided_by.strip(), for_adding, secret.hex()])
        self._store.set_policy(PROTECTION, decision, "figures-decided", as_seen=False)

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

    def _ground(self, year: int) -> _Ground:
        entries = self.entries()
        return _Ground(self._plan_of(year), self._year_of(year), self._about(year), entries)

    def _decision_of(self, last: Entry | None) -> Decision:
        if last is None:
            return self._decided()[0]
        rule = last.edition.rule
        return Decision(rule.method, rule.threshold, last.decided_by, rule.for_adding, published=True)

    def _decided(self) -> tuple[Decision, bytes]:
        """Return what the unit has decided, and the secret of the draw; empty until something was made for adding."""
        method, base, by, *more = json.loads(self._store.policy(PROTECTION, f'["rounding", {DEFAULT_BASE}, ""]'))
        for_adding, secret = more or (False, "")
        return Decision(method, base, by, for_adding), bytes.fromhex(secret)

    def _edition(self, ground: _Ground, watch: Watch | None) -> Edition:
        from screening_app.core.figures.mending import Way, facts_of, refused, smallest_mend
        from screening_app.core.figures.sheet_making import with_adults

        last, (decided, secret) = ground.last, self._decided()
        if last is None:
            way = Way(Wish(decided.method, decided.base, decided.for_adding, secret=secret))
        elif (last.edition.plan, last.plan_sha256) != (ground.plan.version, ground.plan_sha256):
            raise CannotNow(Code.FIGURES_YEAR_FIXED, what="plan", fixed=last.edition.plan)
        else:
            rule = last.edition.rule
            way = Way(Wish(rule.method, rule.threshold, rule.for_adding, secret=secret))
        try:
            edition = _made(ground, way, watch)
        except CannotNow as problem:
            if last is not None or not refused(problem):
                raise
            mend = smallest_mend(
                way,
                lambda one: _sizes(one.of(ground.plan), ground.counts),
                lambda one: _passes(lambda: _made(ground, one, watch)),
            )
            raise CannotNow(problem.code, **problem.facts, **dict(facts_of(mend))) from problem
        if last is None or not stand(last.edition.publications, edition.publications):
            return edition
        again = with_adults(ground.plan, last.edition, ground.about.adults)
        return last.edition if again == last.edition else replace(again, number=edition.number, reason="")


def _made(ground: _Ground, way: Way, watch: Watch | None) -> Edition:
    from screening_app.core.figures.edition import make_edition

    year = ground.counts.year
    last, before = ground.last, newest(ground.entries, year - 1)
    return make_edition(
        way.of(ground.plan),
        [ground.counts],
        way.wish,
        organisation=ground.about,
        number=1 if last is None else last.edition.number + 1,
        year_before=None if before is None else before.edition,
        earlier=published(ground.entries, year),
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
