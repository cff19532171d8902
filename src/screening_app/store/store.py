# SPDX-License-Identifier: EUPL-1.2
"""The open store: every read and write the program makes, each one durable transaction."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import sqlalchemy as sa

from screening_app.core.records import DataMode, Unit, UnitKind
from screening_app.errors import Bug, CannotNow, Code
from screening_app.store import (
    backup,
    facts,
    first_look,
    instruments_table,
    key_copy,
    ledger_desk,
    migrate,
    persons,
    policy,
    routines_table,
)
from screening_app.store.accounts import Accounts
from screening_app.store.counted import facts_of, left
from screening_app.store.exchange import Exchange
from screening_app.store.follow_up import FollowUp
from screening_app.store.instrument_desk import InstrumentDesk
from screening_app.store.log import SUBJECT, AccessLog
from screening_app.store.log_desk import LogDesk
from screening_app.store.records_table import CONCLUDED, DRAFT, SealedRecords
from screening_app.store.recovery import Recovery
from screening_app.store.retention import Retention
from screening_app.store.sealing import Sealer
from screening_app.store.surface import ANCHOR_FILE, Bundle, Finding, LogEntry
from screening_app.store.tables import meta
from screening_app.store.wholeness import Anchor, Wholeness

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from screening_app.core.records import (
        AskAgain,
        Conversation,
        Correction,
        Fact,
        KeptInstrument,
        OccasionFact,
        PersonFact,
    )
    from screening_app.store.backup import Progress
    from screening_app.store.database import Database
    from screening_app.store.key_format import KeyFile
    from screening_app.store.opened import Opened

    Occasions = tuple[OccasionFact | None, OccasionFact | None]


class Store:
    """An open store, locked against a second opening until `close()`.

    One thread at a time, any thread. Every call may raise STORE_DAMAGED, DISK_FULL, DISK_FAILED or
    STORE_READ_ONLY, and has then changed nothing. Whatever needs the records key raises NOT_PERMITTED for an
    account that does not hold it. The log's times run on from the `now` given at the opening.
    """

    mode: DataMode
    unit: Unit
    findings: tuple[Finding, ...]

    def __init__(self, opened: Opened) -> None:
        self.folder = opened.folder
        self.account = opened.account
        self._opened: Opened | None = opened
        self._opened_at = datetime.now(UTC)
        self._sealer: Sealer | None = None
        # The key file whose copy lies in the database.
        self._copied: KeyFile | None = None
        self._take_keys(opened)
        with self._database.reading() as connection:
            row = connection.execute(sa.select(meta)).one_or_none()
        if row is None:
            raise CannotNow(Code.STORE_DAMAGED)
        if row.store_id != opened.keyfile.store:
            raise CannotNow(Code.STORE_MISMATCH)
        self.mode = DataMode(row.mode)
        self.unit = Unit(row.unit_id, row.unit_name, UnitKind(row.unit_kind))
        self.findings = ()

    def enter(self, actions: Iterable[str], found: tuple[Finding, ...] = (), *, migrated: bool = False) -> None:
        """Look whether anything is odd, log it and the opening, and remember where the store lies; once, first of all.

        `migrated` says that the tables were changed just now, so that it is no wonder that their head is not there.

        KEY_FILE_OLD when the key file is not the newest; the caller puts the newest back.
        """
        opened = self._open
        with self._database.reading() as connection:
            if key_copy.newer(connection, opened.keyfile, opened.keys) is not None:
                raise CannotNow(Code.KEY_FILE_OLD)
            self.findings = found + first_look.look(connection, self._anchor, folder=self.folder, now=opened.now)
        with self._writing() as connection:
            taken_in = self._whole.adopt(connection)
            if taken_in and not migrated:
                self.findings += (Finding("adopted", taken_in),)
            for each in self.findings:
                self._append(connection, f"found-{each.code}", None)
            for action in actions:
                self._append(connection, action, None)
            first_look.settle_in(connection, self.folder)

    def close(self) -> None:
        """Put everything in the one file, let go of it and of the keys; a second call does nothing."""
        opened, self._opened, self._sealer = self._opened, None, None
        if opened is None:
            return
        try:
            opened.database.close()
        finally:
            self._anchor.close()
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
        with self._writing() as connection:
            instruments_table.archive(connection, archive)
            before = None
            if conversation.is_sealed:
                before = records.before(connection, conversation.id)
                facts.exchange(connection, facts_of(before) if before else (), facts_of(conversation))
            routines_table.archive(connection, routines or {})
            self._keep(connection, records, conversation, before)
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
        with self._writing() as connection:
            state = records.state(connection, conversation_id)
            if state == CONCLUDED:
                raise CannotNow(Code.WRONG_STAGE)
            if not keep and state != DRAFT and self.mode is DataMode.CASE:
                raise CannotNow(Code.CONVERSATION_SEALED)
            if final is not None and final.id != conversation_id:
                raise Bug(Code.BROKEN_PROMISE, final="another")
            ended = records.one(connection, conversation_id)
            if keep:
                self._keep(connection, records, final or ended, ended)
                records.conclude(connection, conversation_id)
            else:
                facts.exchange(connection, facts_of(ended), map(left, facts_of(ended)))
                records.remove(connection, ended)
            _promise(records, connection, ask_again, drop_ask_again)
            facts.move(connection, remove=occasion[0], add=occasion[1])
            self._count(connection, ended, add=add, remove=remove, log=log)
        if not keep:
            self._database.flush_log()

    def correct(self, correction: Correction, log: str) -> None:
        """Keep a correction beside a sealed conversation. CONVERSATION_UNKNOWN, WRONG_STAGE for one not sealed."""
        records = self._records
        with self._writing() as connection:
            records.correct(connection, correction)
            corrected = records.one(connection, correction.conversation_id)
            self._append(connection, log, corrected.contact.case_reference)

    def corrections(self, conversation_id: str) -> tuple[Correction, ...]:
        """Return the corrections of one conversation, oldest first."""
        records = self._records
        with self._database.reading() as connection:
            return records.corrections(connection, conversation_id)

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
        """Delete a promise, if there is one; a contact that was deferred until then counts as not asked."""
        records = self._records
        with self._writing() as connection:
            facts.break_promise(records, connection, ask_again_id)

    def by_case_reference(self, reference: str) -> tuple[Conversation, ...]:
        """Return every conversation of one case, newest first; letter case does not count."""
        records = self._records
        with self._database.reading() as connection:
            return records.of_case(connection, reference)

    def counts(self, year: int) -> dict[Fact, int]:
        """Return how often each fact of a year is counted, unprotected; every account may."""
        with self._database.reading() as connection:
            return facts.counts(connection, year)

    def person_counts(self, year: int) -> dict[PersonFact, int]:
        """Return how many persons of a year each fact stands for, unprotected; none in tally mode."""
        with self._database.reading() as connection:
            return facts.person_counts(connection, year)

    @property
    def follow_up(self) -> FollowUp:
        """What followed on the answers, as counts."""
        return FollowUp(self._database.reading)

    def years(self) -> tuple[int, ...]:
        """Return the years with any fact, oldest first."""
        with self._database.reading() as connection:
            return facts.years(connection)

    @property
    def routines(self) -> routines_table.KeptRoutines:
        """The routines, contact cards and settings of the register; every account may read."""
        return routines_table.KeptRoutines(self._database.reading, self._writing, self._append)

    @property
    def instruments(self) -> InstrumentDesk:
        """The questionnaires that are kept or being made, and whose signatures are trusted."""
        return InstrumentDesk(self._database.reading, self._writing, self._append_plain)

    @property
    def exchange(self) -> Exchange:
        """Keys for sending counts to whoever collates them, and for collating."""
        return Exchange(self._database.reading, self._writing, self._append_plain, self.unit.id, self.unit.name)

    @property
    def accounts(self) -> Accounts:
        """Who may log in, and every change of that."""
        return Accounts(self._open, self.append_log)

    @property
    def recovery(self) -> Recovery:
        """The recovery shares."""
        return Recovery(self._open, self.append_log)

    def rekey(
        self,
        progress: Callable[[str, int, int], None] = lambda *_: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> tuple[str, str, str]:
        """Give the store new keys throughout and go on with them; returns the new recovery shares, once.

        Accounts keep their passphrases; those disabled stay out. See rekey.py for what happens when it is cut short.
        DISK_TOO_SMALL, ACCOUNT_OLD, CANCELLED, NOT_PERMITTED without the records key; then nothing has changed.
        """
        from screening_app.store.rekey import Rekeying

        self._anchor.close()
        self._opened, found = Rekeying(self._open, progress, cancelled).run()
        self._take_keys(self._open)
        self.append_log("store-rekeyed")
        return found

    @property
    def log(self) -> LogDesk:
        """The access log for those who look after it: head, comparison, reviews."""
        return LogDesk(self._database.reading, self._writing, self._append_plain)

    @property
    def ledger(self) -> ledger_desk.Ledger:
        """Everything that was published; every account may read."""
        return ledger_desk.Ledger(self._database.reading, self._writing, self._append_plain)

    @property
    def retention(self) -> Retention:
        """Holds and purges; needs the records key."""
        return Retention(
            self._database.reading,
            self._writing,
            self._records,
            self._append_plain,
            self._database.shrink,
        )

    def append_log(self, action: str, subject: str | None = None) -> None:
        """Write a line in the access log. `subject` is a case reference and is kept as a fingerprint only."""
        with self._writing() as connection:
            self._append(connection, action, subject)

    def log_entries(self) -> tuple[LogEntry, ...]:
        """Return the access log, oldest first; every account may."""
        with self._database.reading() as connection:
            return self._log.entries(connection)

    def verify(self) -> tuple[str, ...]:
        """Check everything that this account can; returns codes of what is wrong, none when all is sound.

        "pages" (the file is damaged; nothing else can then be said), "meta", "log", "ledger" (what was published),
        "counts" (a count, a questionnaire or a policy is missing or older than it was), and for an account that reads records "rows" (a record is) and
        "seals" (a value was altered, moved or made outside the program).
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
                if not ledger_desk.is_whole(connection):
                    wrong.append("ledger")
                wrong += self._whole.faults(connection)
                if self._sealer is not None and not self._seals_hold(connection):
                    wrong.append("seals")
        except CannotNow as error:
            if error.code is not Code.STORE_DAMAGED:
                raise
            return ("pages",)
        return tuple(wrong)

    def _take_keys(self, opened: Opened) -> None:
        self._log = AccessLog(opened.keys.file)
        self._whole = Wholeness(opened.keyfile.store, opened.keys.file, opened.keys.records)
        self._anchor = Anchor(opened.folder / ANCHOR_FILE, opened.keyfile.store, opened.keys.file)
        if opened.keys.records is not None:
            self._sealer = Sealer(opened.keyfile.store, opened.keys.records, opened.keyfile.records_kid)

    @property
    def _open(self) -> Opened:
        if self._opened is None:
            raise Bug(Code.BROKEN_PROMISE, store="closed")
        return self._opened

    @property
    def _database(self) -> Database:
        return self._open.database

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        """Give a connection in a transaction that also moves the head, and is durable when the block ends."""
        with self._database.writing() as connection:
            self._whole.watch(connection)
            yield connection
            keyfile = self._open.keyfile
            if keyfile is not self._copied:
                key_copy.keep(connection, keyfile)
            changes = self._whole.settle(connection)
        self._copied = keyfile
        self._anchor.write(changes)

    @property
    def _records(self) -> SealedRecords:
        if self._opened is not None and self._sealer is None:
            raise CannotNow(Code.NOT_PERMITTED)
        if self._sealer is None:
            raise Bug(Code.BROKEN_PROMISE, store="closed")
        return SealedRecords(self._sealer, self._whole)

    @staticmethod
    def _keep(
        connection: sa.Connection, records: SealedRecords, value: Conversation, before: Conversation | None
    ) -> None:
        if not value.counts_person or (before is not None and before.is_sealed):
            records.keep(connection, value)
            return
        with persons.exchanged(records, connection, value):
            records.keep(connection, value)

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

    def _append_plain(self, connection: sa.Connection, action: str) -> None:
        self._append(connection, action, None)

    def _append(self, connection: sa.Connection, action: str, subject: str | None) -> None:
        fingerprint = None
        if subject is not None:
            if self._sealer is None:
                raise CannotNow(Code.NOT_PERMITTED)
            fingerprint = self._sealer.blind(SUBJECT, subject)
        at = self._open.now + (datetime.now(UTC) - self._opened_at)
        self._log.append(connection, at, self.account, action, fingerprint)

    @property
    def file_key(self) -> bytes:
        """The key of the database file; for the store's own modules only."""
        return self._open.keys.file

    def back_up(self, file: Path, now: datetime, progress: Progress | None = None) -> Bundle:
        """Write a bundle of the store as it is, checked by opening it; logged. DISK_FULL, OUTPUT_REFUSED."""
        opened = self._open
        bundle = backup.make(opened.database, opened.keyfile, opened.keys, file, now, progress)
        self.append_log("backup-made")
        return bundle

    def has_lost_log_since(self, bundle: Bundle) -> bool:
        """Whether the log no longer holds what it held in a backup made with the keys of today."""
        if not bundle.log_lines or not backup.is_as_made(bundle.file, self.file_key):
            return False
        return not self.log.has(bundle.log_lines, bundle.log_code)

    def policy(self, name: str, default: str = "") -> str:
        """Return what the unit has decided under a name; every account may."""
        with self._database.reading() as connection:
            return policy.value(connection, name, default)

    def set_policy(self, name: str, value: str, log: str) -> None:
        """Keep a decision of the unit."""
        with self._writing() as connection:
            policy.put(connection, name, value)
            self._append(connection, log, None)

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
