# SPDX-License-Identifier: EUPL-1.2
"""How an edition leaves, a unit's own or one of several units: in its series, with a reason, in the ledger first."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from screening_app import __version__
from screening_app.core.figures.ledger import Entry, Reason, newest, published
from screening_app.core.figures.plan import checksum
from screening_app.core.figures.protection import Wish
from screening_app.errors import CannotNow, Code
from screening_app.output import write_files

if TYPE_CHECKING:
    from screening_app.core.figures.plan import Plan
    from screening_app.core.figures.sheets import Edition
    from screening_app.core.figures.table import Publication
    from screening_app.store import Store

PROTECTION: Final = "figures-protection"
"""The name under which the unit's decision is kept, as JSON: method, base, by whom, for adding, the draw's secret."""
DEFAULT_BASE: Final = 5
SECRET_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class Decision:
    """How a year is protected. `for_adding`: right on average when many units' files are added, less near each.

    `decided_by` is who decided, needed for a base other than five. `published`: the year has left, so it stays so.
    `secret` is what the draw follows from, empty until something was decided to be made for adding.
    """

    method: str = "rounding"
    base: int = DEFAULT_BASE
    decided_by: str = ""
    for_adding: bool = False
    published: bool = False
    secret: bytes = field(default=b"", repr=False, compare=False)

    @property
    def wish(self) -> Wish:
        """The same in the words of the protection."""
        return Wish(self.method, self.base, self.for_adding, secret=self.secret)


@dataclass(frozen=True, slots=True)
class Series:
    """The editions that one of a plan's year follows: the unit's own, or those of several units.

    `kept` is the whole ledger, in view of which the next edition is made.
    """

    plan: Plan
    kept: tuple[Entry, ...]
    is_regional: bool

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The exports of the series, of every year."""
        return tuple(entry for entry in self.kept if entry.edition.is_regional == self.is_regional)

    @property
    def last(self) -> Entry | None:
        """What was published of the year last."""
        return newest(self.entries, self.plan.year)

    @property
    def number(self) -> int:
        """The number of the next edition."""
        return 1 if self.last is None else self.last.edition.number + 1

    @property
    def year_before(self) -> Edition | None:
        """The newest edition of the year before."""
        found = newest(self.entries, self.plan.year - 1)
        return None if found is None else found.edition

    @property
    def earlier(self) -> tuple[Publication, ...]:
        """Everything published of the year."""
        return published(self.entries, self.plan.year)

    def decision(self, decided: Decision) -> Decision:
        """Return how the next edition is protected: as the last one of the year, else as was decided."""
        if self.last is None:
            return decided
        rule = self.last.edition.rule
        by = self.last.decided_by
        return Decision(rule.method, rule.threshold, by, rule.for_adding, published=True, secret=decided.secret)

    def wish(self, decided: Decision) -> Wish:
        """Return that decision as a wish. FIGURES_YEAR_FIXED where the plan is not the one that was published by."""
        if self.last is not None:
            before = self.last.edition
            if (before.plan, self.last.plan_sha256) != (self.plan.version, checksum(self.plan)):
                raise CannotNow(Code.FIGURES_YEAR_FIXED, what="plan", fixed=before.plan)
        return self.decision(decided).wish


def decided(store: Store) -> Decision:
    """Return how a store protects what it has not published yet."""
    method, base, by, *more = json.loads(store.policy(PROTECTION, f'["rounding", {DEFAULT_BASE}, ""]'))
    for_adding, secret = more or (False, "")
    return Decision(method, base, by, for_adding, secret=bytes.fromhex(secret))


def keep(store: Store, decision: Decision) -> None:
    """Keep a decision, with a line in the log."""
    own = [decision.method, decision.base, decision.decided_by, decision.for_adding, decision.secret.hex()]
    store.set_policy(PROTECTION, json.dumps(own), "figures-decided", as_seen=False)


def leave(
    store: Store,
    now: datetime,
    series: Series,
    edition: Edition,
    folder: Path,
    *,
    formats: Collection[str],
    sheets: Collection[str] | None = None,
    reason: Reason | None = None,
    log: str = "figures-exported",
) -> tuple[Path, ...]:
    """Write an edition; all files or none. The ledger has it, with a line of the log, before any file is.

    Raises FIGURES_REASON_NEEDED for another edition than the last without a reason, CHANGED_ELSEWHERE where another
    desk has published meanwhile, SHEET_UNKNOWN, OUTPUT_REFUSED.
    """
    from screening_app.reports.edition import write_edition

    last = series.last
    if last is not None and edition.number != last.edition.number:
        if reason is None:
            raise CannotNow(Code.FIGURES_REASON_NEEDED, year=edition.year, edition=last.edition.number)
        edition = replace(edition, reason=reason.value)
    files = write_edition(edition, formats, sheets, program_version=__version__)
    entry = Entry(
        edition=edition,
        plan_sha256=checksum(series.plan),
        formats=tuple(formats),
        sheets=tuple(sheet.name for sheet in edition.sheets if sheets is None or sheet.name in sheets),
        files={name: hashlib.sha256(content).hexdigest() for name, content in sorted(files.items())},
        program=__version__,
        made_at=now.isoformat(timespec="minutes"),
        by=store.account.user,
        decided_by=series.decision(decided(store)).decided_by,
    )
    store.ledger.append(entry, log, after=len(series.kept))
    return write_files(folder, files)
