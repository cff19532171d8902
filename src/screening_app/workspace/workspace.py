# SPDX-License-Identifier: EUPL-1.2
"""The object that the window and the command line hold while a store is unlocked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from screening_app import __version__
from screening_app import store as storage
from screening_app.content import Content
from screening_app.core.access import Permission, allowed, require
from screening_app.core.records import Account, DataMode, Outcome, Unit
from screening_app.core.routines import validity
from screening_app.core.views import Today
from screening_app.output import write_files
from screening_app.workspace.access_log import AccessLog
from screening_app.workspace.accounts import Accounts
from screening_app.workspace.conversations import Conversations
from screening_app.workspace.instruments import Instruments
from screening_app.workspace.recovery import Recovery
from screening_app.workspace.surroundings import FOLLOW_UP_MONTHS, Surroundings

if TYPE_CHECKING:
    from screening_app.core.figures.plan import ProtectedTable
    from screening_app.workspace.building import Building


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
        self._surroundings = surroundings
        self.conversations = Conversations(store, content, surroundings, self.instruments)

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
    def building(self) -> Building:
        """The questionnaires that are being made; loaded when somebody makes one."""
        from screening_app.workspace.building import Building

        return Building(self._store, self._surroundings, self.instruments)

    def close(self) -> None:
        """Lock: write out, drop the keys and give the store free. Safe to call twice."""
        self._store.close()

    def today(self) -> Today:
        """Return what the first page shows. Needs permission to ask."""
        require(self.account, Permission.ASK)
        now = self._clock()
        counts = self._store.counts(now.year)
        routine = self._content.routine_for(self.unit.kind)
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
            routine_validity=validity(routine, now.date(), FOLLOW_UP_MONTHS) if routine else None,
            waiting=tuple(account.user for account in self.accounts.waiting()),
            shares_due=Permission.ADMINISTER in allowed(self.account) and self.recovery.state.is_due,
        )

    def years(self) -> tuple[int, ...]:
        """Return the years that hold counted contacts, newest first, this year always among them."""
        require(self.account, Permission.COUNT)
        return tuple(sorted({*self._store.years(), self._clock().year}, reverse=True))

    def figures(self, year: int) -> ProtectedTable:
        """Return the year's table, protected so that no small count can be worked out from it."""
        from screening_app.core.figures.plan import yearly_table

        require(self.account, Permission.COUNT)
        return yearly_table(self._store.counts(year), year)

    def export_figures(self, year: int, folder: Path) -> tuple[Path, ...]:
        """Write the protected table as CSV with its manifest into `folder`; both or neither. Logged."""
        from screening_app.reports.figures import WrittenTable, figures_csv, manifest_json

        table = self.figures(year)
        file = WrittenTable(f"{table.name}-{year}.csv", figures_csv(table, self._content.figure_words), table)
        manifest = manifest_json(
            [file],
            unit_name=self.unit.name,
            population_cut_off=self._clock().date(),
            program_version=__version__,
        )
        written = write_files(folder, {file.file_name: file.content, "manifest.json": manifest})
        self._store.append_log("figures-exported")
        return written

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
