# SPDX-License-Identifier: EUPL-1.2
"""How a store comes to be and how it is opened: lock, key file, database, migration, in that order."""

from __future__ import annotations

import os
import uuid
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from screening_app.core.records import Account, DataMode, Role, Unit, UnitKind
from screening_app.errors import CannotNow, Code
from screening_app.store import backup, first_look, key_copy, migrate, server_opening, shares, vault
from screening_app.store.accounts import with_own_passphrase
from screening_app.store.attempts import Attempts
from screening_app.store.database import Database
from screening_app.store.files import (
    coded_file_errors,
    flush_folder,
    make_folder,
    new_private_file,
    remove_folders,
    replace_file,
)
from screening_app.store.opened import Opened
from screening_app.store.recovery import keys_from
from screening_app.store.rekey import REKEYED, settle
from screening_app.store.store import Store
from screening_app.store.surface import (
    ANCHOR_FILE,
    ATTEMPTS_FILE,
    CERTIFICATE_FILE,
    DATABASE_FILE,
    KEY_FILE,
    LOCK_FILE,
    SERVER_FILE,
    Finding,
    KdfCost,
    ServerLogin,
)
from screening_app.store.tables import meta
from screening_app.store.vault import Keys, NewAccount

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from filelock import BaseFileLock

    from screening_app.store.key_format import KeyFile
    from screening_app.store.opened import AnyDatabase

#: A database in the making; it gets its real name when it is complete.
_UNFINISHED = "unit.unfinished"
_BESIDE = (KEY_FILE, SERVER_FILE, CERTIFICATE_FILE, ANCHOR_FILE, LOCK_FILE, ATTEMPTS_FILE)


def create(
    folder: Path,
    *,
    mode: DataMode,
    unit: Unit,
    account: NewAccount,
    now: datetime,
    server: ServerLogin | None = None,
) -> tuple[Store, tuple[str, str, str]]:
    """Make the store and open it; see `screening_app.store.create_store`."""
    if unit.kind is UnitKind.MATERNITY and mode is not DataMode.TALLY:
        raise CannotNow(Code.MODE_NOT_FOR_UNIT)
    store_id = str(uuid.uuid4())
    secret = os.urandom(32)
    keyfile, first = vault.new_key_file(store_id, account, secret)
    with _new_folder(folder), locked(folder) as lock:
        if any((folder / name).exists() for name in (KEY_FILE, DATABASE_FILE, SERVER_FILE)):
            raise CannotNow(Code.STORE_EXISTS)
        with ExitStack() as undo:
            undo.enter_context(_nothing_half_made(folder))
            row = {"store_id": store_id, "mode": mode, **_unit_columns(unit)}
            signed = vault.signed_by(keyfile, first)
            if server is not None:
                everything = vault.unlock_by_recovery(signed, secret) or first
                undo.enter_context(server_opening.made(folder, server, signed, everything, row))
            else:
                _make_database(folder, first.file, row)
                vault.write(folder / KEY_FILE, keyfile, first)
            Attempts(folder).succeed(first.file, now)
            who = next(each for each in vault.accounts(signed) if each.user == vault.user_name(account.user))
            store = _open_database(folder, lock, (signed, first, who), now, actions=("store-created",))
    return store, shares.cut(secret)


def open_with_passphrase(
    folder: Path,
    user: str,
    passphrase: str,
    now: datetime,
    *,
    new: str | None = None,
    cost: KdfCost | None = None,
    action: str = "store-opened",
) -> Store:
    """Open the store; see `screening_app.store.open_store`. `action` is what the log calls it."""
    _require_store(folder)
    with locked(folder) as lock:
        keyfile = _key_file(folder)
        attempts = Attempts(folder)
        attempts.begin(now)
        account, keys = vault.unlock(keyfile, user, passphrase)
        with attempts.unless_refused():
            changed = None
            if new is not None:
                chosen = NewAccount(account.user, account.roles, new, cost or KdfCost.DEFAULT)
                changed = with_own_passphrase(keyfile, account, keys, passphrase, chosen)
            elif account.is_first:
                raise CannotNow(Code.PASSPHRASE_FIRST)
        failed, trusted = attempts.succeed(keys.file, now)
        joins = (folder / SERVER_FILE).exists() and not (folder / KEY_FILE).exists()
        # A store of the first version had no such file, neither has a new desk, and other keys make it another.
        expected = trusted or joins or keyfile.v == 1 or _has_new_keys(folder, keyfile)
        actions = (*_attempts_in_words(failed, expected), "desk-joined" if joins else action)
        who = replace(account, is_first=False)
        store = _open_database(folder, lock, (keyfile, keys, who), now, actions=actions)
        if changed is not None:
            return _with_changed(store, changed, "passphrase-changed")
        if cost is not None:
            # A log-in must not fail because a guess cannot be made dearer.
            with suppress(CannotNow):
                store.accounts.renew(passphrase, cost)
        return _with_own_slot(store)


def open_with_shares(
    folder: Path, words: Sequence[str], user: str, passphrase: str, now: datetime, *, cost: KdfCost
) -> Store:
    """Open the store by its recovery slot; see `screening_app.store.recover_store`."""
    _require_store(folder)
    name = vault.user_name(user)
    with locked(folder) as lock:
        keyfile = _key_file(folder)
        keys = keys_from(keyfile, words)
        if keys is None:
            raise CannotNow(Code.SHARES_INVALID)
        roles = next(
            (each.roles for each in vault.accounts(keyfile) if each.user == name),
            frozenset({Role.SCREENER, Role.ADMINISTRATOR}),
        )
        slot = vault.new_slot(keyfile, NewAccount(name, roles, passphrase, cost), keys)
        account = vault.account_of(slot)
        held = keys if account.reads_records else Keys(file=keys.file, records=None)
        actions = (*_attempts_in_words(*Attempts(folder).succeed(keys.file, now)), "store-recovered")
        store = _open_database(folder, lock, (keyfile, held, account), now, actions=actions)
        return _with_changed(store, vault.with_slot(keyfile, slot), "passphrase-changed")


def _with_changed(store: Store, changed: KeyFile, action: str) -> Store:
    """Write a key file only after the open store has shown that the one before it was the newest."""
    try:
        store.accounts.keep(changed, action)
    except BaseException:
        store.close()
        raise
    return _with_own_slot(store)


def _with_own_slot(store: Store) -> Store:
    """Let the store say of its account what the key file now says: another passphrase means another key pair."""
    store.account = next(each for each in store.accounts.listed() if each.user == store.account.user)
    return store


def _attempts_in_words(failed: int, trusted: bool) -> tuple[str, ...]:
    """Return the lines of the log about what happened at the door since the last log-in."""
    lines = (f"failed-log-ins-before {failed}",) if failed else ()
    return lines if trusted else (*lines, "attempts-file-altered")


def _key_file(folder: Path) -> KeyFile:
    if (folder / SERVER_FILE).exists():
        return server_opening.newest_key_file(folder)
    return vault.read(folder / KEY_FILE)


def _has_new_keys(folder: Path, keyfile: KeyFile) -> bool:
    """Whether another desk has changed the keys since this one was last opened."""
    if not (folder / SERVER_FILE).exists():
        return False
    try:
        return vault.read(folder / KEY_FILE).file_kid != keyfile.file_kid
    except CannotNow:
        return False


def _require_store(folder: Path) -> None:
    if (folder / SERVER_FILE).exists():
        return
    # In the middle of a change of keys the database may stand beside its place; see rekey.py.
    if not any((folder / name).exists() for name in (DATABASE_FILE, REKEYED)):
        raise CannotNow(Code.STORE_MISSING)
    if not (folder / KEY_FILE).exists():
        raise CannotNow(Code.KEY_FILE_MISSING)


def _make_database(folder: Path, key: bytes, row: dict[str, str]) -> None:
    """Make the database under a passing name, whole and closed, and only then give it its own."""
    path = folder / _UNFINISHED
    with coded_file_errors():
        new_private_file(path)
    database = Database(path, key, create=True)
    try:
        with database.writing() as connection:
            migrate.run(connection)
            connection.execute(meta.insert().values(id=1, schema=migrate.HEAD, **row))
    finally:
        database.close()
    with coded_file_errors():
        os.replace(path, folder / DATABASE_FILE)
        flush_folder(folder)


def _open_database(
    folder: Path,
    lock: BaseFileLock,
    unlocked: tuple[KeyFile, Keys, Account],
    now: datetime,
    *,
    actions: tuple[str, ...],
) -> Store:
    """Open the database with keys that fit the key file, bring it up to date, and log the acts."""
    keyfile, keys, account = unlocked
    found: tuple[Finding, ...] = ()
    database: AnyDatabase
    if (folder / SERVER_FILE).exists():
        database = server_opening.entered(folder, keys)
    else:
        settle(folder, keys.file)
        found = (Finding("cut"),) if first_look.keep_damaged_log(folder, now) else ()
        database = Database(folder / DATABASE_FILE, keys.file)
    try:
        older = not database.is_shared and migrate.is_older(database)
        if database.is_shared:
            # The key file came from the server; unlocking has proved it.
            vault.write(folder / KEY_FILE, keyfile, keys)
        elif older:
            backup.before_migration(folder, database, unlocked, now)
            migrate.upgrade(database)
        store = Store(Opened(folder, lock, database, keyfile, keys, account, now))
        store.enter(actions, found, migrated=older)
    except CannotNow as problem:
        if problem.code is Code.KEY_FILE_OLD:
            _put_newest_back(folder, database, (keyfile, keys), now)
        database.close()
        raise
    except BaseException:
        database.close()
        raise
    return store


def _put_newest_back(folder: Path, database: AnyDatabase, old: tuple[KeyFile, Keys], now: datetime) -> None:
    """Put the database's own copy in place of an older key file, which is kept aside."""
    with database.reading() as connection:
        content = key_copy.newer(connection, *old)
    if content is None:
        return
    with coded_file_errors():
        new_private_file(first_look.kept_folder(folder, now) / KEY_FILE, (folder / KEY_FILE).read_bytes())
        replace_file(folder / KEY_FILE, content)


@contextmanager
def locked(folder: Path) -> Iterator[BaseFileLock]:
    """Hold the folder's lock; it is let go when the block fails, else the Store lets it go when it closes."""
    # The store may be closed on another thread than it was opened on: the lock must not belong to a thread.
    lock = FileLock(folder / LOCK_FILE, timeout=0, thread_local=False, mode=0o600)
    with coded_file_errors():
        try:
            lock.acquire()
        except Timeout:  # an OSError too, so it is met before the others
            raise CannotNow(Code.STORE_IN_USE) from None
    try:
        yield lock
    except BaseException:
        lock.release()
        raise


@contextmanager
def _new_folder(folder: Path) -> Iterator[None]:
    """Make the folder and its parents; those made are taken away again when the block fails."""
    with coded_file_errors():
        made = make_folder(folder)
    try:
        yield
    except BaseException:
        remove_folders(made)
        raise


@contextmanager
def _nothing_half_made(folder: Path) -> Iterator[None]:
    """Start without the remains of an earlier attempt, and leave none of this one when it fails."""
    unfinished = tuple(f"{_UNFINISHED}{end}" for end in ("", "-wal", "-shm", "-journal"))
    _remove(folder, unfinished)
    try:
        yield
    except BaseException:
        finished = tuple(f"{DATABASE_FILE}{end}" for end in ("", "-wal", "-shm"))
        _remove(folder, (*unfinished, *finished, *_BESIDE))
        raise


def _remove(folder: Path, names: tuple[str, ...]) -> None:
    for name in names:
        with suppress(OSError):
            (folder / name).unlink(missing_ok=True)


def _unit_columns(unit: Unit) -> dict[str, str]:
    return {"unit_id": unit.id, "unit_name": unit.name, "unit_kind": unit.kind}
