# SPDX-License-Identifier: EUPL-1.2
"""What is looked at when a store opens: has it lost changes, been moved, has the clock gone back.

None of it stands in the way of opening: the unit must be able to go on. It is said on screen and written in the log.
"""

from __future__ import annotations

import hashlib
import platform
import shutil
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from screening_app.errors import CannotNow, Code
from screening_app.store import policy, write_ahead
from screening_app.store.surface import ANCHOR_FILE, DATABASE_FILE, Finding
from screening_app.store.tables import access_log, head

if TYPE_CHECKING:
    from screening_app.store.wholeness import Anchor

#: Two clocks of one computer may differ so much without anybody having set one.
_CLOCK_MAY_DIFFER = timedelta(minutes=5)
_PLACE = "place"
KEPT = "kept"


def keep_damaged_log(folder: Path, now: datetime) -> bool:
    """Copy database and write-ahead log aside when opening would drop whole transactions; whether it did."""
    log = folder / f"{DATABASE_FILE}-wal"
    if not write_ahead.is_damaged(log):
        return False
    aside = kept_folder(folder, now)
    for name in (DATABASE_FILE, log.name, ANCHOR_FILE):
        with suppress(FileNotFoundError):
            shutil.copy2(folder / name, aside / name)
    return True


def kept_folder(folder: Path, now: datetime) -> Path:
    """Make and return a new folder in the store's, for files that are put aside and never overwritten."""
    for number in range(1, 1000):
        aside = folder / f"{KEPT}-{now:%Y%m%d-%H%M%S}{'' if number == 1 else f'-{number}'}"
        if not aside.exists():
            break
    aside.mkdir(mode=0o700)
    return aside


def look(connection: sa.Connection, anchor: Anchor, *, folder: Path | None, now: datetime) -> tuple[Finding, ...]:
    """Return what is odd about the store as it is opened; the caller logs it and then calls `settle_in`.

    Without `folder` it does not matter from where it is opened: several desks do.
    """
    found = []
    expected = anchor.read()
    changes = connection.execute(sa.select(head.c.changes)).scalar()
    if changes is None:
        raise CannotNow(Code.STORE_DAMAGED)
    if expected is not None and expected > changes:
        found.append(Finding("behind", expected - changes))
    before = "" if folder is None else policy.value(connection, _PLACE)
    if folder is not None and before and before != _place(folder):
        found.append(Finding("moved"))
    last = connection.execute(sa.select(access_log.c.at).order_by(access_log.c.seq.desc()).limit(1)).scalar()
    if last is not None and datetime.fromisoformat(last) - now > _CLOCK_MAY_DIFFER:
        found.append(Finding("clock"))
    return tuple(found)


def settle_in(connection: sa.Connection, folder: Path) -> None:
    """Remember where the store is, so that it is noticed once when it has been moved or copied."""
    here = _place(folder)
    if policy.value(connection, _PLACE) != here:
        policy.put(connection, _PLACE, here)


def _computer() -> str:
    # The name of a computer may follow the network it is on; the machine id of Linux does not.
    try:
        return Path("/etc/machine-id").read_text(encoding="ascii")
    except (OSError, ValueError):
        return platform.node()


def _place(folder: Path) -> str:
    where = f"{_computer()}\0{folder.resolve()}".encode("utf-8", "surrogatepass")
    return hashlib.sha256(where).hexdigest()
