# SPDX-License-Identifier: EUPL-1.2
"""Backups: the day's own and those asked for, trying one out, and putting one in the place of a broken store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from screening_app import store as storage
from screening_app.content import read_content
from screening_app.core.access import Permission, require
from screening_app.errors import CannotNow, Code
from screening_app.paths import data_folder
from screening_app.workspace.surroundings import Surroundings
from screening_app.workspace.workspace import Workspace

#: How many days' backups are kept, unless the unit says otherwise.
KEEP = 7
KEEP_CHOICES = (3, 7, 14, 30, 60)
_KEEP, _ELSEWHERE = "backups-kept", "backup-elsewhere"

Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Backups:
    """What the page of backups says. `elsewhere` is when and where one was last made outside the store's folder."""

    folder: Path
    automatic: tuple[storage.Bundle, ...]
    keep: int
    elsewhere: tuple[datetime, str] | None


def overview(workspace: Workspace) -> Backups:
    """Return which backups there are and how many are kept."""
    require(workspace.account, Permission.ADMINISTER)
    kept = workspace.store.policy(_ELSEWHERE)
    at, _, where = kept.partition(" ")
    return Backups(
        folder=workspace.folder / storage.BACKUPS_FOLDER,
        automatic=storage.automatic_backups(workspace.folder),
        keep=_kept(workspace),
        elsewhere=(datetime.fromisoformat(at), where) if kept else None,
    )


def daily(workspace: Workspace, progress: Progress | None = None) -> storage.Bundle | None:
    """Make the day's backup unless there is one, and delete those that are no longer kept; any account may.

    For the first unlocking of a day. None when there is one already. Its `found` names what was changed from outside.
    """
    if workspace.is_shared and not workspace.account.reads_records:
        # The server shows this account no sealed column; the screeners' desks make the backups.
        return None
    now = workspace.now()
    file = storage.daily_backup(workspace.folder, now)
    if file.exists():
        return None
    before = next(iter(storage.automatic_backups(workspace.folder)), None)
    cut = before is not None and workspace.store.has_lost_log_since(before)
    made = workspace.store.back_up(file, now, progress)
    if cut and "log" not in made.found:
        # The log no longer holds what it held when the last backup was made: its end was cut off.
        made = replace(made, found=("log", *made.found))
    if not made.found:
        # The last sound ones must not give way to copies of what somebody has changed.
        storage.forget_old_backups(workspace.folder, _kept(workspace))
    return made


def make(workspace: Workspace, file: Path, progress: Progress | None = None) -> storage.Bundle:
    """Make a backup in a place of the user's choice. OUTPUT_REFUSED, DISK_FULL, STORE_DAMAGED."""
    require(workspace.account, Permission.ADMINISTER)
    now = workspace.now()
    made = workspace.store.back_up(file, now, progress)
    if not file.resolve().is_relative_to(workspace.folder.resolve()):
        workspace.store.set_policy(
            _ELSEWHERE, f"{now.isoformat()} {file.parent.resolve()}", "backup-elsewhere", as_seen=False
        )
    return made


def set_keep(workspace: Workspace, days: int) -> None:
    """Decide how many days' backups are kept, one of KEEP_CHOICES; the oldest are deleted when the next is made."""
    require(workspace.account, Permission.ADMINISTER)
    if days not in KEEP_CHOICES:
        raise CannotNow(Code.ANSWER_REFUSED)
    workspace.store.set_policy(_KEEP, str(days), "backups-kept")


def try_out(
    file: Path, user: str, passphrase: str, progress: Progress | None = None, surroundings: Surroundings | None = None
) -> storage.Drill:
    """Restore a backup into a scratch folder, check everything in it, and throw the folder away.

    The passphrase is that of the day when the backup was made. `found` is empty when all is sound.
    """
    around = surroundings or Surroundings()
    return storage.try_backup(file, user, passphrase, around.clock(), progress)


def restore(
    folder: Path,
    file: Path,
    user: str,
    passphrase: str,
    progress: Progress | None = None,
    surroundings: Surroundings | None = None,
) -> tuple[Workspace, Path | None]:
    """Put a backup in the place of the store in `folder`, which is kept aside; return what opens, and where.

    Nothing is touched unless the backup is sound, of the same store, and opened by an administrator.
    """
    around = surroundings or Surroundings()
    content = read_content(data_folder("forms"), folder / "content")
    opened, kept = storage.restore_store(folder, file, user, passphrase, around.clock(), progress)
    return Workspace(opened, content, around), kept


def restore_key_file(folder: Path, file: Path, surroundings: Surroundings | None = None) -> Path | None:
    """Put the key file out of a backup back; return where a broken one was kept. BACKUP_FOREIGN, BACKUP_DAMAGED."""
    around = surroundings or Surroundings()
    return storage.restore_key_file(folder, file, around.clock())


def _kept(workspace: Workspace) -> int:
    return int(workspace.store.policy(_KEEP, str(KEEP)))
