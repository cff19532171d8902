# SPDX-License-Identifier: EUPL-1.2
"""The encrypted store: what the program remembers, behind a small surface.

Hidden in here: the key file and its slots, the encrypted database and its tables, how values are
sealed, counted and logged, and how an old store is brought up to date. Callers see the frozen values
of `core.records` and coded errors only; no database object ever leaves.

Promised: a write has reached the disk when the call returns, or has not happened at all. What a person
said, and what points at a person, is sealed to its row under a key that a coordinator's account does
not hold. The text of an answer, a case reference or a passphrase never touches the disk in the clear.
One thread at a time, not always the same one. Importing this package loads nothing heavy.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from screening_app.store.surface import (
    BACKUPS_FOLDER,
    DATABASE_FILE,
    KEY_FILE,
    SERVER_FILE,
    Bundle,
    Drill,
    Finding,
    KdfCost,
    LogEntry,
    ServerLogin,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path

    from screening_app.core.records import DataMode, Role, Unit
    from screening_app.store.store import Store
    from screening_app.store.vault import NewAccount

__all__ = [
    "BACKUPS_FOLDER",
    "SERVER_FILE",
    "Bundle",
    "Drill",
    "Finding",
    "KdfCost",
    "LogEntry",
    "NewAccount",
    "ServerLogin",
    "Store",
    "automatic_backups",
    "bring_server_up_to_date",
    "create_store",
    "daily_backup",
    "forget_old_backups",
    "join_store",
    "open_store",
    "recover_store",
    "restore_key_file",
    "restore_store",
    "store_exists",
    "try_backup",
    "unknown_share_words",
    "warm_up",
]

_CLASSES = {"Store": "store", "NewAccount": "vault"}


def __getattr__(name: str) -> object:
    """Give the classes to those who ask for them; this loads the heavy modules."""
    if name in _CLASSES:
        return getattr(importlib.import_module(f"{__name__}.{_CLASSES[name]}"), name)
    raise AttributeError(name)


def create_store(
    folder: Path,
    *,
    mode: DataMode,
    unit: Unit,
    user: str,
    roles: frozenset[Role],
    passphrase: str,
    now: datetime,
    cost: KdfCost = KdfCost.DEFAULT,
    server: ServerLogin | None = None,
) -> tuple[Store, tuple[str, str, str]]:
    """Make a store in `folder` and open it; also returns three recovery shares, any two of which open it.

    With `server` its tables lie in a schema of their own on a PostgreSQL server, and several desks can open it.

    The shares exist nowhere else and cannot be shown again. Nothing is left behind when it fails: STORE_EXISTS,
    USER_NAME_INVALID, PASSPHRASE_SHORT, MODE_NOT_FOR_UNIT, STORE_READ_ONLY, DISK_FULL, MEMORY_SHORT.
    """
    from screening_app.store.opening import create
    from screening_app.store.vault import NewAccount

    account = NewAccount(user=user, roles=roles, passphrase=passphrase, cost=cost)
    return create(folder, mode=mode, unit=unit, account=account, now=now, server=server)


def join_store(folder: Path, file: Path) -> None:
    """Let `folder` open the store on a server that `file` (the `unit.server` of another desk) names. STORE_EXISTS."""
    from screening_app.store.server_opening import join

    join(folder, file)


def bring_server_up_to_date(folder: Path, login: ServerLogin) -> bool:
    """Give the tables on the server the form of this program, as their owner; whether anything was changed."""
    from screening_app.store.server_opening import bring_up_to_date

    return bring_up_to_date(folder, login)


def open_store(
    folder: Path,
    user: str,
    passphrase: str,
    now: datetime,
    *,
    new_passphrase: str | None = None,
    cost: KdfCost | None = None,
) -> Store:
    """Open the store and write the opening in its log; takes as long as the key derivation (0.1-1 s).

    PASSPHRASE_FIRST when the passphrase was chosen by an administrator: `new_passphrase` then has to be given, and is
    set. With `cost` a slot that is cheaper to guess is brought up to it, which takes as long once more.
    LOG_IN_TOO_SOON after failed attempts, ACCOUNT_DISABLED.

    WRONG_LOGIN says the same for a wrong user and a wrong passphrase, and takes the same time. Others:
    STORE_MISSING, STORE_IN_USE, KEY_FILE_DAMAGED, KEY_FILE_MISSING, KEY_FILE_OLD, STORE_MISMATCH, STORE_DAMAGED,
    STORE_NEWER, STORE_READ_ONLY. What is odd but does not stand in the way is in the store's `findings`.
    """
    from screening_app.store.opening import open_with_passphrase

    return open_with_passphrase(folder, user, passphrase, now, new=new_passphrase, cost=cost)


def recover_store(
    folder: Path,
    shares: Sequence[str],
    user: str,
    passphrase: str,
    now: datetime,
    *,
    cost: KdfCost = KdfCost.DEFAULT,
) -> Store:
    """Open the store with two of its three shares and give `user` a new passphrase.

    A user who has no account becomes screener and administrator; one who has keeps the roles. The shares go
    on being valid. SHARES_INVALID for too few, mixed or misspelt shares and for those of another store.
    """
    from screening_app.store.opening import open_with_shares

    return open_with_shares(folder, shares, user, passphrase, now, cost=cost)


def automatic_backups(folder: Path) -> tuple[Bundle, ...]:
    """Return the backups that the program made by itself for the store in `folder`, newest first."""
    from screening_app.store import backup

    return backup.automatic(folder)


def daily_backup(folder: Path, now: datetime) -> Path:
    """Return where the day's own backup of the store in `folder` lies or belongs; makes the folder for it."""
    from screening_app.store import backup

    return backup.automatic_folder(folder) / backup.daily_name(now)


def forget_old_backups(folder: Path, keep: int) -> None:
    """Delete the oldest daily backups so that `keep` are left."""
    from screening_app.store import backup

    backup.forget_old(folder, keep)


def try_backup(
    file: Path, user: str, passphrase: str, now: datetime, progress: Callable[[float], None] | None = None
) -> Drill:
    """Open a backup in a scratch folder and check all that the account can. BACKUP_DAMAGED, WRONG_LOGIN, DISK_FULL."""
    from screening_app.store.restoring import drill

    return drill(file, user, passphrase, now, progress)


def restore_store(
    folder: Path,
    file: Path,
    user: str,
    passphrase: str,
    now: datetime,
    progress: Callable[[float], None] | None = None,
) -> tuple[Store, Path | None]:
    """Put a sound backup in the place of the store in `folder` and open it; also returns where the old one is kept.

    Needs an administrator's passphrase of the day the backup was made. BACKUP_DAMAGED, BACKUP_FOREIGN, NOT_PERMITTED,
    WRONG_LOGIN, STORE_IN_USE, DISK_FULL leave everything as it was.
    """
    from screening_app.store.restoring import restore

    return restore(folder, file, user, passphrase, now, progress)


def restore_key_file(folder: Path, file: Path, now: datetime) -> Path | None:
    """Put back the key file out of a backup; returns where an unreadable one was kept. BACKUP_FOREIGN."""
    from screening_app.store.restoring import restore_key_file as put_back

    return put_back(folder, file, now)


def store_exists(folder: Path) -> bool:
    """Whether `folder` holds a store or any part of one; such a folder is never written over."""
    return any((folder / name).exists() for name in (KEY_FILE, DATABASE_FILE, SERVER_FILE))


def unknown_share_words(share: str) -> tuple[int, ...]:
    """Return which words of a recovery share, counted from one, stand on no share at all."""
    from screening_app.store.shares import unknown_words

    return unknown_words(share)


def warm_up() -> None:
    """Load the heavy modules (0.3 s), so that the first opening does not have to; safe on any thread."""
    importlib.import_module("screening_app.store.opening")
