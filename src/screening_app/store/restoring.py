# SPDX-License-Identifier: EUPL-1.2
"""Opening a backup again: in a scratch folder to see that it holds, or in place of a store, which is kept aside."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from screening_app.core.records import Role
from screening_app.errors import CannotNow, Code
from screening_app.store import backup, vault
from screening_app.store.files import coded_file_errors, flush_folder, make_folder, new_private_file, replace_file
from screening_app.store.first_look import kept_folder
from screening_app.store.opening import locked, open_with_passphrase
from screening_app.store.surface import ANCHOR_FILE, DATABASE_FILE, KEY_FILE, SERVER_FILE, Bundle, Drill

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from screening_app.store.backup import Progress
    from screening_app.store.store import Store

#: The database goes first: while it is gone, nothing opens half of the old with half of the new.
_STORE_FILES = (DATABASE_FILE, f"{DATABASE_FILE}-wal", f"{DATABASE_FILE}-shm", ANCHOR_FILE, KEY_FILE)


def drill(file: Path, user: str, passphrase: str, now: datetime, progress: Progress | None = None) -> Drill:
    """Open a bundle in a scratch folder and check everything that the account can; the folder is gone afterwards.

    WRONG_LOGIN is for the passphrase as it was when the bundle was made.
    """
    with tempfile.TemporaryDirectory(prefix="rutinstod-", ignore_cleanup_errors=True) as name:
        bundle, store = _opened(file, Path(name), user, passphrase, now, progress)
        try:
            return Drill(bundle, store.unit.name, store.verify())
        finally:
            store.close()


def restore(
    folder: Path, file: Path, user: str, passphrase: str, now: datetime, progress: Progress | None = None
) -> tuple[Store, Path | None]:
    """Put a bundle in the place of the store in `folder` and open it; also returns where the old one was kept.

    The bundle is opened and checked first, and nothing is touched unless it is sound (BACKUP_DAMAGED) and of the
    store that is here (BACKUP_FOREIGN). Needs an administrator's passphrase. Killed halfway it can be done again.
    """
    _not_on_server(folder)
    with coded_file_errors():
        make_folder(folder)
    with locked(folder) as lock:
        _same_store(folder, backup.look(file))
        with _scratch(folder) as scratch:
            _, tried = _opened(file, scratch, user, passphrase, now, progress)
            try:
                if Role.ADMINISTRATOR not in tried.account.roles:
                    raise CannotNow(Code.NOT_PERMITTED)
                if tried.verify():
                    raise CannotNow(Code.BACKUP_DAMAGED, file=file.name)
            finally:
                tried.close()
        with _scratch(folder) as scratch:
            # Taken out of the bundle anew: trying it has left a line in its log.
            backup.unpack(file, scratch)
            kept = _move_away(folder, now)
            with coded_file_errors():
                for name in (KEY_FILE, DATABASE_FILE):
                    os.replace(scratch / name, folder / name)
                    flush_folder(folder)
        lock.release()
    return open_with_passphrase(folder, user, passphrase, now, action="backup-restored"), kept


def restore_key_file(folder: Path, file: Path, now: datetime) -> Path | None:
    """Put back the key file out of a bundle of the same store; an unreadable one is kept aside and its place returned.

    If the store knows a newer key file, the next opening puts that in its place and says KEY_FILE_OLD.
    """
    _not_on_server(folder)
    if not (folder / DATABASE_FILE).exists():
        raise CannotNow(Code.STORE_MISSING)
    with locked(folder), _scratch(folder) as scratch:
        _same_store(folder, backup.unpack(file, scratch))
        kept = None
        with coded_file_errors():
            if (folder / KEY_FILE).exists():
                kept = kept_folder(folder, now)
                new_private_file(kept / KEY_FILE, (folder / KEY_FILE).read_bytes())
            replace_file(folder / KEY_FILE, (scratch / KEY_FILE).read_bytes())
    return kept


def _not_on_server(folder: Path) -> None:
    """Refuse with NOT_ON_SERVER: what the server holds is restored there; here a backup opens in another folder."""
    if (folder / SERVER_FILE).exists():
        raise CannotNow(Code.NOT_ON_SERVER)


def _opened(
    file: Path, scratch: Path, user: str, passphrase: str, now: datetime, progress: Progress | None
) -> tuple[Bundle, Store]:
    told = progress or (lambda _: None)
    bundle = backup.unpack(file, scratch)
    told(0.4)
    try:
        store = open_with_passphrase(scratch, user, passphrase, now, action="backup-tried")
    except CannotNow as problem:
        if problem.code in {Code.STORE_DAMAGED, Code.STORE_MISMATCH, Code.KEY_FILE_DAMAGED, Code.KEY_FILE_OLD}:
            raise CannotNow(Code.BACKUP_DAMAGED, file=file.name) from problem
        raise
    told(0.7)
    if not backup.is_as_made(file, store.file_key):
        store.close()
        raise CannotNow(Code.BACKUP_DAMAGED, file=file.name)
    return bundle, store


def _same_store(folder: Path, bundle: Bundle) -> None:
    """Refuse another store's bundle, as far as the key file that is here can say which store this is."""
    try:
        here = vault.read(folder / KEY_FILE).store
    except CannotNow:
        return
    if here != bundle.store_id:
        raise CannotNow(Code.BACKUP_FOREIGN, file=bundle.file.name)


def _move_away(folder: Path, now: datetime) -> Path | None:
    there = [name for name in _STORE_FILES if (folder / name).exists()]
    if not there:
        return None
    with coded_file_errors():
        kept = kept_folder(folder, now)
        for name in there:
            os.replace(folder / name, kept / name)
        flush_folder(kept)
        flush_folder(folder)
    return kept


@contextmanager
def _scratch(folder: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix=".restoring-", dir=folder, ignore_cleanup_errors=True) as name:
        yield Path(name)
