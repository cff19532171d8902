# SPDX-License-Identifier: EUPL-1.2
"""What an opening hands over to the Store: lock, database, key file and keys, kept together until it closes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from screening_app.store import vault
from screening_app.store.surface import KEY_FILE

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from filelock import BaseFileLock

    from screening_app.core.records import Account
    from screening_app.store.database import Database
    from screening_app.store.key_format import KeyFile
    from screening_app.store.vault import Keys


@dataclass(slots=True)
class Opened:
    """An open store's parts; the Store owns them. `keyfile` is always what the key file on the disk says."""

    folder: Path
    lock: BaseFileLock
    database: Database
    keyfile: KeyFile
    keys: Keys
    account: Account
    now: datetime

    def keep(self, changed: KeyFile) -> None:
        """Write a changed key file; nothing has changed when this raises."""
        self.keyfile = vault.write(self.folder / KEY_FILE, changed, self.keys)
