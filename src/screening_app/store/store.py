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
    persons,
    policy,
    routines_table,
    verifying,
)
from screening_app.store.accounts import Accounts
from screening_app.store.counted import facts_of, left
from screening_app.store.exchange import Exchange, own_keys
from screening_app.store.follow_up import FollowUp
from screening_app.store.instrument_desk import InstrumentDesk
from screening_app.store.log import SUBJECT, AccessLog
from screening_app.store.log_desk import LogDesk
from screening_app.store.other_desks import OtherDesks
from screening_app.store.records_table import CONCLUDED, DRAFT, SealedRecords
from screening_app.store.recovery import Recovery
from screening_app.store.retention import Retention
from screening_app.store.sealing import Sealer
from screening_app.store.seen import Seen
from screening_app.store.surface import ANCHOR_FILE, Bundle, Finding, LogEntry, ServerLogin
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
    from screening_app.store.key_format import KeyFile
    from screening_app.store.opened import AnyDatabase, Opened

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
            place = None if self.is_shared else self.folder
            self.findings = found + first_look.look(connection, self._anchor, folder=place, now=opened.now)
        with self._writing() as connection:
            taken_in = self._whole.adopt(connection)
            if taken_in and not migrated:
                self.findings += (Finding("adopted", taken_in),)
            for each in self.findings:
                self._append(connection, f"found-{each.code}", None)
            for action in actions:
                self._append(connection, action, None)
            if place is not None:
                first_look.settle_in(connection, place)

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
        CHANGED_ELSEWHERE when another desk has changed it since this one read it, or was first with its promise.
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
            with persons.counted(records, connection, conversation, before):
                records.keep(connection, conversation)
                records.exchange_promise(connection, drop_ask_again, ask_again, stands=remove is not None)
            facts.move(connection, remove=occasion[0], add=occasion[1])
            self._count(connection, conversation, add=add, remove=remove, log=log)

    def begin(self, conversation: Conversation, log: str, promise: str | None = None) -> None:
        """Keep a new conversation, the attempt for a `promise`: CHANGED_ELSEWHERE when another was first with that."""
        records = self._records
        with self._writing() as connection:
            if promise is not None:
                records.require_promise(connection, promise, conversation.contact.id)
            records.keep(connection, conversation)
            self._append(connection, log, conversation.contact.case_reference)

    def conversation(self, conversation_id: str) -> Conversation:
        """Return one conversation; CONVERSATION_UNKNOWN, VALUE_ALTERED."""
        records = self._records
        with self._database.reading() as connection:
            found = records.one(connection, conversation_id)
        self._seen.settle()
        return found

    def mark(self, conversation_id: str) -> bytes | None:
        """Return what tells one writing of a conversation from another, as this store last read or wrote it."""
        return self._seen.mark("conversation", conversation_id)

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
            with persons.counted(records, connection, final or ended, ended, stays=keep):
                if keep:
                    records.keep(connection, final or ended)
                    records.conclude(connection, conversation_id)
                else:
                    facts.exchange(connection, facts_of(ended), map(left, facts_of(ended)))
                    records.remove(connection, ended)
                records.exchange_promise(connection, drop_ask_again, ask_again, stands=remove is not None)
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
            persons.break_promise(records, connection, ask_again_id)

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
        return routines_table.KeptRoutines(self._database.reading, self._writing, self._append, self._seen)

    @property
    def instruments(self) -> InstrumentDesk:
        """The questionnaires that are kept or being made, and whose signatures are trusted."""
        return InstrumentDesk(self._database.reading, self._writing, self._append_plain, self._seen)

    @property
    def exchange(self) -> Exchange:
        """Keys for sending counts to whoever collates them, and for collating."""
        return Exchange(self._database.reading, self._writing, self._append_plain, self.unit, own_keys(self._open))

    @property
    def accounts(self) -> Accounts:
        """Who may log in, and every change of that."""
        if self.is_shared:
            with self._database.reading() as connection:
                self._desks.follow(connection)
        return Accounts(self._open, self.append_log)

    @property
    def recovery(self) -> Recovery:
        """The recovery shares."""
        return Recovery(self._open, self.append_log)

    def rekey(
        self,
        progress: Callable[[str, int, int], None] = lambda *_: None,
        cancelled: Callable[[], bool] = lambda: False,
        server: ServerLogin | None = None,
    ) -> tuple[str, str, str]:
        """Give the store new keys throughout and go on with them; returns the new recovery shares, once.

        On a server it needs the owner of the tables (NOT_ON_SERVER without), see rekey_server.py.

        Accounts keep their passphrases; those disabled stay out. See rekey.py for what happens when it is cut short.
        DISK_TOO_SMALL, ACCOUNT_OLD, CANCELLED, NOT_PERMITTED without the records key; then nothing has changed.
        """
        from screening_app.store import rekey, rekey_server

        if self.is_shared and server is None:
            raise CannotNow(Code.NOT_ON_SERVER)
        self._anchor.close()
        if server is not None and self.is_shared:
            self._opened, found = rekey_server.rekey(self._open, server, progress, cancelled)
        else:
            self._opened, found = rekey.Rekeying(self._open, progress, cancelled).run()
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
        reading, shrink = self._database.reading, self._database.shrink
        return Retention(reading, self._writing, self._records, self._append_plain, shrink, self._seen)

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
        "keys" (for exchanging counts), "counts" (a count, a questionnaire or a policy is missing or older than it
        was), and for an account that reads records "rows" (a record is) and "seals" (a value was altered or moved).
        """
        records = None if self._sealer is None else self._records
        return verifying.faults(self._open, self._log, self._whole, records)

    def _take_keys(self, opened: Opened) -> None:
        self._desks = OtherDesks(opened)
        # Other keys make every sealed value another.
        self._seen = Seen()
        opened.publish = self._publish if self.is_shared else None
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
    def _database(self) -> AnyDatabase:
        return self._open.database

    @property
    def is_shared(self) -> bool:
        """Whether several desks can have the store open, on a server; else it is a file and this its only user."""
        return self._database.is_shared

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        """Give a connection in a transaction that also moves the head, and is durable when the block ends."""
        try:
            with self._database.writing() as connection:
                self._desks.follow(connection)
                self._whole.watch(connection)
                yield connection
                keyfile = self._open.keyfile
                if keyfile is not self._copied:
                    key_copy.keep(connection, keyfile)
                changes = self._whole.settle(connection)
        except BaseException:
            self._seen.undo()
            raise
        self._seen.settle()
        self._copied = keyfile
        self._anchor.write(changes)

    def _publish(self, changed: KeyFile) -> None:
        with self._writing() as connection:
            key_copy.exchange(connection, changed)

    @property
    def _records(self) -> SealedRecords:
        if self._opened is not None and self._sealer is None:
            raise CannotNow(Code.NOT_PERMITTED)
        if self._sealer is None:
            raise Bug(Code.BROKEN_PROMISE, store="closed")
        return SealedRecords(self._sealer, self._whole, self._seen)

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
            kept = policy.value(connection, name)
        self._seen.note(policy.TABLE, name, kept.encode())
        self._seen.settle()
        return kept or default

    def set_policy(self, name: str, value: str, log: str, *, as_seen: bool = True) -> None:
        """Keep a decision of the unit; `as_seen` refuses with CHANGED_ELSEWHERE when it is not what was last read."""
        with self._writing() as connection:
            if as_seen:
                self._seen.require(policy.TABLE, name, policy.value(connection, name).encode())
            policy.put(connection, name, value)
            self._seen.note(policy.TABLE, name, value.encode())
            self._append(connection, log, None)
