# SPDX-License-Identifier: EUPL-1.2
"""What an opening hands over to the Store: lock, database, key file and keys, kept together until it closes."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from screening_app.errors import CannotNow
from screening_app.store import vault
from screening_app.store.surface import KEY_FILE

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from filelock import BaseFileLock

    from screening_app.core.records import Account
    from screening_app.store.database import Database
    from screening_app.store.key_format import KeyFile
    from screening_app.store.server import ServerDatabase
    from screening_app.store.vault import Keys

    #: What keeps the tables: one file that one program has open, or a server with several desks.
    AnyDatabase = Database | ServerDatabase


@dataclass(slots=True)
class Opened:
    """An open store's parts; the Store owns them. `keyfile` is always what the key file on the disk says."""

    folder: Path
    lock: BaseFileLock
    database: AnyDatabase
    keyfile: KeyFile
    keys: Keys
    account: Account
    now: datetime
    #: Keeps a key file in the database of several desks before it is written here; CHANGED_ELSEWHERE.
    publish: Callable[[KeyFile], None] | None = None

    def keep(self, changed: KeyFile) -> None:
        """Write a changed key file; nothing has changed when this raises."""
        if self.publish is not None:
            self.publish(vault.signed_by(changed, self.keys))
            self.take(vault.signed_by(changed, self.keys))
        else:
            self.keyfile = vault.write(self.folder / KEY_FILE, changed, self.keys)

    @property
    def is_shut_out(self) -> bool:
        """Whether the key file, as it is now, no longer lets this account in."""
        slot = vault.slot_of(self.keyfile, self.account.user)
        return slot is None or vault.FILE not in slot.wraps

    def take(self, newest: KeyFile) -> None:
        """Go on with a key file that the database of several desks holds; the file here is only a copy of it."""
        self.keyfile = newest
        with suppress(CannotNow):
            vault.write(self.folder / KEY_FILE, newest, self.keys)
