# SPDX-License-Identifier: EUPL-1.2
"""The open store: every read and write the program makes, each one durable transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import sqlalchemy as sa

from screening_app.core.records import Account, DataMode, Role, Unit, UnitKind
from screening_app.errors import Bug, CannotNow, Code
from screening_app.store import facts, instruments_table, migrate, routines_table, vault
from screening_app.store.counted import facts_of, left
from screening_app.store.log import AccessLog
from screening_app.store.records_table import CONCLUDED, DRAFT, SealedRecords
from screening_app.store.sealing import Sealer
from screening_app.store.surface import KEY_FILE, KdfCost, LogEntry
from screening_app.store.tables import ask_again as ask_again_table
from screening_app.store.tables import meta
from screening_app.store.vault import Keys, NewAccount

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from filelock import BaseFileLock

    from screening_app.core.acting import StepFact, SupportFact
    from screening_app.core.records import AskAgain, Conversation, Fact, KeptInstrument, OccasionFact, Publisher
    from screening_app.store.database import Database
    from screening_app.store.key_format import KeyFile

    Occasions = tuple[OccasionFact | None, OccasionFact | None]

_LOG_SUBJECT = "access_log.subject"


@dataclass(slots=True)
class Opened:
    """What an opening hands over to the Store, which owns it from then on."""

    folder: Path
    lock: BaseFileLock
    database: Database
    keyfile: KeyFile
    keys: Keys
    account: Account
    now: datetime


class Store:
    """An open store, locked against a second opening until `close()`.

    One thread at a time, any thread. Every call may raise STORE_DAMAGED, DISK_FULL, DISK_FAILED or
    STORE_READ_ONLY, and has then changed nothing. Whatever needs the records key raises NOT_PERMITTED for an
    account that does not hold it. The log's times run on from the `now` given at the opening.
    """

    mode: DataMode
    unit: Unit

    def __init__(self, opened: Opened) -> None:
        self.folder = opened.folder
        self.account = opened.account
        self._opened: Opened | None = opened
        self._opened_at = datetime.now(UTC)
        self._log = AccessLog(opened.keys.file)
        self._sealer: Sealer | None = None
        if opened.keys.records is not None:
            self._sealer = Sealer(opened.keyfile.store, opened.keys.records, opened.keyfile.records_kid)
        with self._database.reading() as connection:
            row = connection.execute(sa.select(meta)).one_or_none()
        if row is None:
            raise CannotNow(Code.STORE_DAMAGED)
        if row.store_id != opened.keyfile.store:
            raise CannotNow(Code.STORE_MISMATCH)
        self.mode = DataMode(row.mode)
        self.unit = Unit(row.unit_id, row.unit_name, UnitKind(row.unit_kind))

    def close(self) -> None:
        """Put everything in the one file, let go of it and of the keys; a second call does nothing."""
        opened, self._opened, self._sealer = self._opened, None, None
        if opened is None:
            return
        try:
            opened.database.close()
        finally:
            opened.lock.release()

    def save(
        self,
        conversation: Conversation,
        *,
        add: Fact | None = None,
        remove: Fact | None = None,
        occasion: Occasions = (None, None),
        ask_again: AskAgain | None = None,
        drop_ask_again: str | None = None,
        archive: Iterable[tuple[KeptInstrument, bytes]] = (),
        routines: Mapping[str, bytes] | None = None,
        log: str | None = None,
    ) -> None:
        """Keep the conversation and count its fact, in one transaction that is on the disk when this returns.

        What was done about the steps of a sealed one and which support was offered is counted with it, anew each time.
        `occasion` is which occasion stops being counted and which is counted from now on.
        CONVERSATION_SEALED when more than the course of a sealed one would change.
        `drop_ask_again` is the promise that is kept by this; `log` is an action code. `archive` are questionnaires
        that it uses, kept from now on unless their version is kept already, and `routines` the texts of routines
        that it follows, by checksum.
        """
        records = self._records
        with self._database.writing() as connection:
            instruments_table.archive(connection, archive)
            if conversation.is_sealed:
                before = records.before(connection, conversation.id)
                facts.exchange(connection, facts_of(before) if before else (), facts_of(conversation))
            routines_table.archive(connection, routines or {})
            records.keep(connection, conversation)
            _promise(records, connection, ask_again, drop_ask_again)
            facts.move(connection, remove=occasion[0], add=occasion[1])
            self._count(connection, conversation, add=add, remove=remove, log=log)

    def conversation(self, conversation_id: str) -> Conversation:
        """Return one conversation; CONVERSATION_UNKNOWN, VALUE_ALTERED."""
        records = self._records
        with self._database.reading() as connection:
            return records.one(connection, conversation_id)

    def unfinished(self) -> tuple[Conversation, ...]:
        """Return the conversations neither handed over nor concluded, newest first."""
        records = self._records
        with self._database.reading() as connection:
            return records.unfinished(connection)

    def conclude(
        self,
        conversation_id: str,
        *,
        keep: bool,
        final: Conversation | None = None,
        ask_again: AskAgain | None = None,
        drop_ask_again: str | None = None,
        add: Fact | None = None,
        remove: Fact | None = None,
        occasion: Occasions = (None, None),
        log: str | None = None,
    ) -> None:
        """End a conversation: keep it (as `final`, if given), or delete it so that nothing of it is left in the files.

        What was counted of its steps stays; those still to be done in one that is deleted count as left from then on.
        One transaction; nothing but the course of a kept one can change afterwards. CONVERSATION_UNKNOWN;
        WRONG_STAGE when it has ended already; CONVERSATION_SEALED for deleting a sealed one in case mode.
        """
        records = self._records
        with self._database.writing() as connection:
            state = records.state(connection, conversation_id)
            if state == CONCLUDED:
                raise CannotNow(Code.WRONG_STAGE)
            if not keep and state != DRAFT and self.mode is DataMode.CASE:
                raise CannotNow(Code.CONVERSATION_SEALED)
            if final is not None and final.id != conversation_id:
                raise Bug(Code.BROKEN_PROMISE, final="another")
            ended = records.one(connection, conversation_id)
            if keep:
                records.keep(connection, final or ended)
                records.conclude(connection, conversation_id)
            else:
                facts.exchange(connection, facts_of(ended), map(left, facts_of(ended)))
                records.remove(connection, ended)
            _promise(records, connection, ask_again, drop_ask_again)
            facts.move(connection, remove=occasion[0], add=occasion[1])
            self._count(connection, ended, add=add, remove=remove, log=log)
        if not keep:
            self._database.flush_log()

    def with_steps_left(self) -> tuple[Conversation, ...]:
        """Return the sealed conversations with a step still to be done, ended or not, newest first."""
        records = self._records
        with self._database.reading() as connection:
            return records.with_steps_left(connection)

    def ask_agains(self) -> tuple[AskAgain, ...]:
        """Return every promise to ask again, the one due first first."""
        records = self._records
        with self._database.reading() as connection:
            return records.ask_agains(connection)

    def drop_ask_again(self, ask_again_id: str) -> None:
        """Delete a promise; its fact goes on being counted. Nothing happens when there is none."""
        records = self._records
        with self._database.writing() as connection:
            records.drop_ask_again(connection, ask_again_id)

    def by_case_reference(self, reference: str) -> tuple[Conversation, ...]:
        """Return every conversation of one case, newest first; letter case does not count."""
        records = self._records
        with self._database.reading() as connection:
            return records.of_case(connection, reference)

    def counts(self, year: int) -> dict[Fact, int]:
        """Return how often each fact of a year is counted, unprotected; every account may."""
        with self._database.reading() as connection:
            return facts.counts(connection, year)

    def step_counts(self, year: int | None = None) -> dict[StepFact, int]:
        """Return how many steps of the routine stand where, for a year's contacts or all, unprotected."""
        with self._database.reading() as connection:
            return facts.step_counts(connection, year)

    def support_counts(self, year: int) -> dict[SupportFact, int]:
        """Return how often each support was offered to a year's contacts, unprotected."""
        with self._database.reading() as connection:
            return facts.support_counts(connection, year)

    def occasion_counts(self, year: int) -> dict[OccasionFact, int]:
        """Return on which occasions a year's contacts were asked, and why not, unprotected."""
        with self._database.reading() as connection:
            return facts.occasion_counts(connection, year)

    def instrument_counts(self, year: int) -> dict[str, int]:
        """Return in how many conversations of a year's contacts each questionnaire was used, unprotected."""
        with self._database.reading() as connection:
            return facts.instrument_counts(connection, year)

    def promises(self) -> int:
        """Return how many wait to be asked again; every account may, since it says nothing of whom or when."""
        with self._database.reading() as connection:
            return int(connection.execute(sa.select(sa.func.count()).select_from(ask_again_table)).scalar_one())

    def years(self) -> tuple[int, ...]:
        """Return the years with any fact, oldest first."""
        with self._database.reading() as connection:
            return facts.years(connection)

    @property
    def routines(self) -> routines_table.KeptRoutines:
        """The routines, contact cards and settings of the register; every account may read."""
        return routines_table.KeptRoutines(self._database, self._append)

    def instruments(self) -> tuple[KeptInstrument, ...]:
        """Return the questionnaires kept here, without their bytes; every account may."""
        with self._database.reading() as connection:
            return instruments_table.listed(connection)

    def instrument_content(self, url: str, version: str) -> bytes | None:
        """Return the exact bytes of one version, None when it is not kept."""
        with self._database.reading() as connection:
            return instruments_table.content(connection, url, version)

    def add_instrument(self, kept: KeptInstrument, content: bytes, log: str) -> None:
        """Keep a questionnaire; INSTRUMENT_EXISTS when its url and version is kept already."""
        with self._database.writing() as connection:
            instruments_table.add(connection, kept, content)
            self._append(connection, log, None)

    def change_instrument(self, kept: KeptInstrument, log: str) -> None:
        """Keep a new status of a questionnaire, or its signature; FORM_UNKNOWN."""
        with self._database.writing() as connection:
            instruments_table.change(connection, kept)
            self._append(connection, log, None)

    def discard_instrument(self, url: str, version: str, log: str) -> None:
        """Delete a draft that was never active; INSTRUMENT_IN_USE for any other."""
        with self._database.writing() as connection:
            instruments_table.discard(connection, url, version)
            self._append(connection, log, None)

    def publishers(self) -> tuple[Publisher, ...]:
        """Return the publishers whose signatures are trusted; their `fingerprint` is left empty."""
        with self._database.reading() as connection:
            return instruments_table.publishers(connection)

    def trust_publisher(self, value: Publisher, log: str) -> None:
        """Keep a publisher's public key; PUBLISHER_EXISTS."""
        with self._database.writing() as connection:
            instruments_table.trust(connection, value)
            self._append(connection, log, None)

    def distrust_publisher(self, name: str, log: str) -> None:
        """Forget a publisher's key; PUBLISHER_UNKNOWN."""
        with self._database.writing() as connection:
            instruments_table.distrust(connection, name)
            self._append(connection, log, None)

    def accounts(self) -> tuple[Account, ...]:
        """Return who may log in, by user name."""
        return vault.accounts(self._open.keyfile)

    def add_account(
        self, user: str, roles: frozenset[Role], passphrase: str, cost: KdfCost = KdfCost.DEFAULT
    ) -> Account:
        """Add an account; only screeners get the records key, and only from someone who holds it.

        NOT_PERMITTED (also for whoever is neither administrator nor reads records), USER_EXISTS,
        USER_NAME_INVALID, PASSPHRASE_SHORT.
        """
        opened = self._open
        if not (Role.ADMINISTRATOR in self.account.roles or self.account.reads_records):
            raise CannotNow(Code.NOT_PERMITTED)
        name = vault.user_name(user)
        if any(each.user == name for each in self.accounts()):
            raise CannotNow(Code.USER_EXISTS)
        changed = vault.with_account(opened.keyfile, NewAccount(name, roles, passphrase, cost), opened.keys)
        opened.keyfile = vault.write(self.folder / KEY_FILE, changed, opened.keys)
        self.append_log("account-added")
        return next(each for each in self.accounts() if each.user == name)

    def append_log(self, action: str, subject: str | None = None) -> None:
        """Write a line in the access log. `subject` is a case reference and is kept as a fingerprint only."""
        with self._database.writing() as connection:
            self._append(connection, action, subject)

    def log_entries(self) -> tuple[LogEntry, ...]:
        """Return the access log, oldest first; every account may."""
        with self._database.reading() as connection:
            return self._log.entries(connection)

    def verify(self) -> tuple[str, ...]:
        """Check everything that this account can; returns codes of what is wrong, none when all is sound.

        "pages" (the file is damaged; nothing else can then be said), "meta", "log", "seals" (a value was
        altered, moved or made outside the program; checked only by an account that reads records).
        """
        opened = self._open
        opened.database.flush_log()
        if opened.database.damaged_pages():
            return ("pages",)
        wrong = []
        try:
            with opened.database.reading() as connection:
                row = connection.execute(sa.select(meta.c.store_id, meta.c.schema)).one()
                if tuple(row) != (opened.keyfile.store, migrate.HEAD):
                    wrong.append("meta")
                if not self._log.holds(connection):
                    wrong.append("log")
                if self._sealer is not None and not self._seals_hold(connection):
                    wrong.append("seals")
        except CannotNow as error:
            if error.code is not Code.STORE_DAMAGED:
                raise
            return ("pages",)
        return tuple(wrong)

    @property
    def _open(self) -> Opened:
        if self._opened is None:
            raise Bug(Code.BROKEN_PROMISE, store="closed")
        return self._opened

    @property
    def _database(self) -> Database:
        return self._open.database

    @property
    def _records(self) -> SealedRecords:
        if self._opened is not None and self._sealer is None:
            raise CannotNow(Code.NOT_PERMITTED)
        if self._sealer is None:
            raise Bug(Code.BROKEN_PROMISE, store="closed")
        return SealedRecords(self._sealer)

    def _count(
        self,
        connection: sa.Connection,
        conversation: Conversation,
        *,
        add: Fact | None,
        remove: Fact | None,
        log: str | None,
    ) -> None:
        facts.move(connection, add=add, remove=remove)
        if log is not None:
            self._append(connection, log, conversation.contact.case_reference)

    def _append(self, connection: sa.Connection, action: str, subject: str | None) -> None:
        fingerprint = None
        if subject is not None:
            if self._sealer is None:
                raise CannotNow(Code.NOT_PERMITTED)
            fingerprint = self._sealer.blind(_LOG_SUBJECT, subject)
        at = self._open.now + (datetime.now(UTC) - self._opened_at)
        self._log.append(connection, at, self.account, action, fingerprint)

    def _seals_hold(self, connection: sa.Connection) -> bool:
        try:
            self._records.read_all(connection)
        except CannotNow as error:
            if error.code is not Code.VALUE_ALTERED:
                raise
            return False
        return True


def _promise(
    records: SealedRecords, connection: sa.Connection, ask_again: AskAgain | None, drop_ask_again: str | None
) -> None:
    if drop_ask_again is not None:
        records.drop_ask_again(connection, drop_ask_again)
    if ask_again is not None:
        records.keep_ask_again(connection, ask_again)
