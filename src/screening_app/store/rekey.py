# SPDX-License-Identifier: EUPL-1.2
"""New keys for everything, when somebody has left: a newly keyed copy is made beside the store, proved, and swapped in.

The old store is not touched before the copy has been checked. The swap has one moment: the new key file takes the
place of the old. Before it, the remains of the copy are cleared away at the next opening; after it, the next opening
finishes the swap. So a program that is killed anywhere leaves exactly one store that opens. What somebody has copied
before stays readable with the old keys for ever; this protects what comes after.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

import sqlalchemy as sa

from screening_app.errors import Bug, CannotNow, Code
from screening_app.store import key_format, shares, vault
from screening_app.store.attempts import Attempts
from screening_app.store.database import Database
from screening_app.store.files import coded_file_errors, flush_folder, make_folder, new_private_file
from screening_app.store.resealing import Resealing, new_key_file, rows_of
from screening_app.store.surface import DATABASE_FILE, KEY_FILE
from screening_app.store.tables import metadata
from screening_app.store.vault import Keys
from screening_app.store.wholeness import Wholeness

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from screening_app.store.key_format import KeyFile
    from screening_app.store.opened import Opened

#: The copy in the making, and the folder that keeps the old pair until the new shares have been typed back.
REKEYED = "unit.rekeyed"
EARLIER = "earlier"

_SPARE = 16 << 20
_ROWS = 200
_ENDS = ("", "-wal", "-shm", "-journal")


class Rekeying:
    """One change of all keys. `cancelled` is asked often; a cancelled or failed one leaves the store as it was.

    `progress` is told what is being done ("copy", "seal", "check"), how much of it is done and how much there is.
    """

    def __init__(
        self,
        opened: Opened,
        progress: Callable[[str, int, int], None] = lambda *_: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        if opened.keys.records is None:
            raise CannotNow(Code.NOT_PERMITTED)
        self._opened = opened
        self._progress = progress
        self._cancelled = cancelled
        self._folder = opened.folder
        self._path = opened.folder / REKEYED
        self._keys = Keys(file=os.urandom(32), records=os.urandom(32))
        self._anew = Resealing(opened.keyfile, opened.keys, self._keys, self._told("seal"))
        self._whole = Wholeness(opened.keyfile.store, self._keys.file, self._keys.records)

    def run(self) -> tuple[Opened, tuple[str, str, str]]:
        """Change every key; returns the store opened anew and its new recovery shares, which are not confirmed yet.

        DISK_TOO_SMALL before anything is touched, ACCOUNT_OLD (`user`) for an account without a key pair, CANCELLED.
        """
        self._require_room()
        secret = os.urandom(32)
        keyfile = new_key_file(self._opened.keyfile, self._keys, secret)
        try:
            self._make_copy()
            self._prove_copy()
        except BaseException:
            remove_copy(self._folder)
            raise
        return self._swap(keyfile), shares.cut(secret)

    def _require_room(self) -> None:
        with coded_file_errors():
            sizes = [(self._folder / f"{DATABASE_FILE}{end}") for end in _ENDS]
            size = sum(path.stat().st_size for path in sizes if path.exists())
            free = shutil.disk_usage(self._folder).free
        # The copy, and as much again for the log of the transaction that seals every value anew.
        needed = 2 * size + _SPARE
        if free < needed:
            raise CannotNow(Code.DISK_TOO_SMALL, needed=_mebibytes(needed), free=free >> 20)

    # ---- the copy

    def _make_copy(self) -> None:
        remove_copy(self._folder)
        with coded_file_errors():
            new_private_file(self._path)
        copy = Database(self._path, self._keys.file, create=True)
        try:
            self._opened.database.copy_into(copy, self._told("copy"))
            with copy.writing() as connection:
                triggers = _without_triggers(connection)
                self._anew.everything(connection, self._whole)
                for trigger in triggers:
                    connection.exec_driver_sql(trigger)
        finally:
            copy.close()

    def _prove_copy(self) -> None:
        """Open the copy as the next log-in will, and look at everything in it."""
        self._told("check")(0, 1)
        copy = Database(self._path, self._keys.file)
        try:
            if copy.damaged_pages():
                raise CannotNow(Code.DISK_FAILED)
            with copy.reading() as new, self._opened.database.reading() as old:
                for table in metadata.sorted_tables:
                    if rows_of(new, table) != rows_of(old, table):
                        raise Bug(Code.BROKEN_PROMISE, rekey=table.name)
                self._anew.prove(new, self._whole)
        finally:
            copy.close()
        self._told("check")(1, 1)

    # ---- the swap

    def _swap(self, keyfile: KeyFile) -> Opened:
        opened, folder = self._opened, self._folder
        opened.database.close()
        try:
            self._put_key_file(keyfile)
        except CannotNow:
            if (folder / KEY_FILE).read_bytes() != key_format.dump(keyfile):
                remove_copy(folder)
                opened.database = Database(folder / DATABASE_FILE, opened.keys.file)
                raise
            # The new key file is in its place, whatever was said afterwards: there is no way but on.
        finish(folder)
        Attempts(folder).succeed(self._keys.file, opened.now)
        database = Database(folder / DATABASE_FILE, self._keys.file)
        held = self._keys if opened.account.reads_records else replace(self._keys, records=None)
        return replace(opened, database=database, keyfile=keyfile, keys=held)

    def _put_key_file(self, keyfile: KeyFile) -> None:
        """Keep a copy of the old key file, then let the new one take its place: the one moment of the change."""
        earlier = self._folder / EARLIER
        with coded_file_errors():
            shutil.rmtree(earlier, ignore_errors=True)
            make_folder(earlier)
            new_private_file(earlier / KEY_FILE, (self._folder / KEY_FILE).read_bytes())
            flush_folder(earlier)
            flush_folder(self._folder)
        vault.write(self._folder / KEY_FILE, keyfile, self._keys)

    def _told(self, step: str) -> Callable[[int, int], None]:
        def tell(done: int, total: int) -> None:
            if self._cancelled():
                raise CannotNow(Code.CANCELLED)
            self._progress(step, done, total)

        return tell


def settle(folder: Path, file_key: bytes) -> None:
    """Clear up after a change of keys that was cut short: finish it, or take its remains away."""
    if not (folder / REKEYED).exists():
        return
    if _opens(folder / DATABASE_FILE, file_key):
        remove_copy(folder)
        if not (folder / EARLIER / DATABASE_FILE).exists():
            shutil.rmtree(folder / EARLIER, ignore_errors=True)
    elif _opens(folder / REKEYED, file_key):
        finish(folder)


def finish(folder: Path) -> None:
    """Put the copy in the store's place and the old database beside its old key file. Any step may have been done."""
    with coded_file_errors():
        for end in ("-wal", "-shm", ""):
            old = folder / f"{DATABASE_FILE}{end}"
            if old.exists():
                os.replace(old, folder / EARLIER / old.name)
        flush_folder(folder / EARLIER)
        os.replace(folder / REKEYED, folder / DATABASE_FILE)
        flush_folder(folder)


def forget_earlier(folder: Path) -> None:
    """Delete the store as it was under the old keys."""
    shutil.rmtree(folder / EARLIER, ignore_errors=True)


def remove_copy(folder: Path) -> None:
    """Take a copy in the making away."""
    for end in _ENDS:
        with suppress(OSError):
            (folder / f"{REKEYED}{end}").unlink(missing_ok=True)


def _opens(path: Path, key: bytes) -> bool:
    if not path.exists():
        return False
    database = Database(path, key)
    try:
        with database.reading() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM meta").scalar_one()
    except CannotNow:
        return False
    finally:
        database.close()
    return True


def _without_triggers(connection: sa.Connection) -> list[str]:
    """Take the triggers off the copy, which hold sealed and logged rows as they are, and return their definitions."""
    found = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all()
    for name, _ in found:
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    return [sql for _, sql in found]


def _mebibytes(size: int) -> int:
    return -(-size // (1 << 20))
