# SPDX-License-Identifier: EUPL-1.2
"""The object that the window and the command line hold while a store is unlocked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from screening_app import store as storage
from screening_app.content import Content
from screening_app.core.access import Permission, allowed, require
from screening_app.core.records import Account, DataMode, Occasion, Outcome, Unit
from screening_app.core.routines import missing_points, standing
from screening_app.core.views import Today
from screening_app.workspace.access_log import AccessLog
from screening_app.workspace.accounts import Accounts
from screening_app.workspace.conversations import Conversations
from screening_app.workspace.exchange import Exchange
from screening_app.workspace.instruments import Instruments
from screening_app.workspace.recovery import Recovery
from screening_app.workspace.register import Register
from screening_app.workspace.retention import Retention
from screening_app.workspace.surroundings import Surroundings

if TYPE_CHECKING:
    from screening_app.core.figures.edition import Organisation
    from screening_app.core.figures.plan import Plan
    from screening_app.core.figures.sheets import Text
    from screening_app.core.figures.unit_year import UnitYear
    from screening_app.core.register_figures import RegisterFigures
    from screening_app.workspace.adaptations import Adaptations
    from screening_app.workspace.building import Building
    from screening_app.workspace.figures import Publishing
    from screening_app.workspace.regional import Collating


class Workspace:
    """An unlocked unit. Made by `create`, `unlock` or `recover`; ends with `close()`."""

    def __init__(self, store: storage.Store, content: Content, surroundings: Surroundings) -> None:
        self._store = store
        self._content = content
        self._clock = surroundings.clock
        self.accounts = Accounts(store, surroundings)
        self.recovery = Recovery(store, surroundings)
        self.instruments = Instruments(store, content, surroundings)
        self.log = AccessLog(store, surroundings)
        self.retention = Retention(store, surroundings)
        self.exchange = Exchange(store, surroundings)
        self._surroundings = surroundings
        self.register = Register(store, content, surroundings)
        self.conversations = Conversations(store, content, surroundings, self.instruments, self.register)

    @property
    def account(self) -> Account:
        """Who is logged in."""
        return self._store.account

    @property
    def unit(self) -> Unit:
        """The unit that owns the store."""
        return self._store.unit

    @property
    def mode(self) -> DataMode:
        """Tally or case mode."""
        return self._store.mode

    @property
    def folder(self) -> Path:
        """The folder of the store."""
        return self._store.folder

    @property
    def is_shared(self) -> bool:
        """Whether the store is on a server, where other desks may have it open as well."""
        return self._store.is_shared

    @property
    def content(self) -> Content:
        """The questionnaires, routines and contact cards in use."""
        return self._content

    @property
    def store(self) -> storage.Store:
        """The open store, for the other modules of the workspace; no front end asks for it."""
        return self._store

    @property
    def findings(self) -> tuple[storage.Finding, ...]:
        """What was odd about the store when it was opened and did not stand in the way; to be said once."""
        return self._store.findings

    def try_backup(
        self, file: Path, user: str, passphrase: str, progress: Callable[[float], None] | None = None
    ) -> storage.Drill:
        """Restore a backup into a scratch folder, check everything in it, throw the folder away; logged here."""
        require(self.account, Permission.ADMINISTER)
        tried = storage.try_backup(file, user, passphrase, self._clock(), progress)
        self._store.append_log("backup-unsound" if tried.found else "backup-tried")
        return tried

    def now(self) -> datetime:
        """Return the time."""
        return self._clock()

    @cached_property
    def publishing(self) -> Publishing:
        """The yearly figures, as they leave and on screen; loaded when somebody counts."""
        from screening_app.workspace.figures import Publishing

        return Publishing(self._store, self._clock, self.plan, self.unit_year, self._organisation)

    @cached_property
    def collating(self) -> Collating:
        """Editions of several units' sealed counts; loaded when somebody collates."""
        from screening_app.workspace.regional import Collating

        return Collating(self._store, self._clock, self.exchange, self.plan, self._titles)

    @cached_property
    def building(self) -> Building:
        """The questionnaires that are being made; loaded when somebody makes one."""
        from screening_app.workspace.building import Building

        return Building(self._store, self._surroundings, self.instruments)

    @cached_property
    def adaptations(self) -> Adaptations:
        """The questionnaires that are being adapted or translated; loaded when somebody does."""
        from screening_app.workspace.adaptations import Adaptations

        return Adaptations(self._store, self._surroundings, self.instruments)

    def close(self) -> None:
        """Lock: write out, drop the keys and give the store free. Safe to call twice."""
        self._store.close()

    def today(self) -> Today:
        """Return what the first page shows. Needs permission to ask."""
        require(self.account, Permission.ASK)
        now = self._clock()
        counts = self._store.counts(now.year)
        self.register.followed.refresh()
        routine = self.register.here()
        state = standing(routine, now.date(), self.register.months) if routine else None
        unfinished = self._store.unfinished()
        running = {c.contact.id for c in unfinished}
        waiting = [a for a in self._store.ask_agains() if a.contact.id not in running]
        return Today(
            date=now.date(),
            contacts=sum(counts.values()),
            asked=sum(n for fact, n in counts.items() if fact.outcome is not Outcome.NOT_ASKED),
            ask_again=tuple(sorted(waiting, key=lambda a: (a.due, a.id))),
            unfinished=unfinished,
            routine=routine,
            routine_validity=state.validity if state else None,
            routine_standing=state,
            routine_missing=missing_points(routine) if routine else (),
            waiting=tuple(account.user for account in self.accounts.waiting()),
            shares_due=Permission.ADMINISTER in allowed(self.account) and self.recovery.state.is_due,
            steps_due=self.conversations.steps_due(),
            occasions=self._occasions(now.year),
        )

    def _occasions(self, year: int) -> dict[Occasion, int]:
        asked = dict.fromkeys(Occasion, 0)
        for fact, count in self._store.follow_up.occasions(year).items():
            if fact.reason is None:
                asked[fact.occasion] += count
        return asked

    @staticmethod
    def plan(year: int) -> Plan:
        """Return the publication plan of a year, as it comes with the program."""
        from screening_app.content import read_plan
        from screening_app.paths import data_folder

        return read_plan(data_folder("forms"), year)

    def unit_year(self, year: int) -> UnitYear:
        """Return everything that a year is counted in, unprotected: for figures that protect it, never written."""
        from screening_app.core.figures.unit_year import UnitYear

        require(self.account, Permission.COUNT)
        followed = self._store.follow_up
        return UnitYear(
            unit=self.unit.name,
            unit_id=self.unit.id,
            kind=self.unit.kind,
            mode=self.mode,
            year=year,
            cut_off=self._clock().date().isoformat(),
            facts=self._store.counts(year),
            persons=self._store.person_counts(year),
            supports=followed.supports(year),
            steps=followed.steps(year),
            occasions=followed.occasions(year),
            instruments=followed.instruments(year),
        )

    def _organisation(self, year: int) -> Organisation:
        from screening_app.core.figures.edition import Organisation

        told = self.register_figures(year)
        return Organisation(self.unit.name, self._titles(), self.publishing.adults(year), told.routines)

    def _titles(self) -> dict[str, Text]:
        return {entry.url: entry.title for entry in self.instruments.entries()}

    def register_figures(self, year: int) -> RegisterFigures:
        """Return the register as a figure for one year; small numbers cannot be told from none."""
        from screening_app.core import register_figures as rows
        from screening_app.core.register import RoutineStatus

        require(self.account, Permission.COUNT)
        today = self._clock().date()
        # A sample that came with the program is nobody's decided routine.
        used = [e for e in self.register.entries() if e.status is RoutineStatus.IN_USE and not e.shipped]
        routines = [rows.UnitRoutine(self.register.routine(entry.id), entry.here) for entry in used]
        titles = {entry.url: entry.title.get("sv", entry.url) for entry in self.instruments.entries()}
        instruments = rows.instrument_rows(dict.fromkeys(titles, 0) | self._store.follow_up.instruments(year))
        return rows.RegisterFigures(
            year=year,
            routines=rows.routine_rows(routines, today, self.register.months),
            instruments=tuple((titles.get(url, url), n) for url, n in instruments),
            supports=rows.support_rows(self._store.follow_up.supports(year)),
            steps_done=rows.steps_done(self._store.follow_up.steps(year), today),
            asked=rows.share_asked(self._store.counts(year)),
        )

    def rekey(
        self,
        progress: Callable[[str, int, int], None] = lambda *_: None,
        cancelled: Callable[[], bool] = lambda: False,
        server: storage.ServerLogin | None = None,
    ) -> tuple[str, str, str]:
        """Give the store new keys throughout, when somebody has left; returns the new recovery shares, once.

        Disable the account of whoever left first. `progress` gets a step ("copy", "seal", "check"), how much is done
        and how much there is, on the caller's thread; `cancelled` is asked as often. CANCELLED, DISK_TOO_SMALL.
        A store on a `server` needs the owner of its tables; NOT_ON_SERVER without.
        """
        require(self.account, Permission.ASK)
        found = self._store.rekey(progress, cancelled, server)
        self.conversations.take_as_unseen()
        return found

    def verify(self) -> tuple[str, ...]:
        """Check every page, seal and link of the log; return codes of what is wrong, empty when all is sound."""
        return self._store.verify()
