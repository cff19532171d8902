# SPDX-License-Identifier: EUPL-1.2
"""The plain values that cross the store's surface; light, so that the program's start may import them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

#: The names of the store's two files in its folder; the lock file beside them holds nothing, the third counts failed
#: attempts to log in.
KEY_FILE = "unit.keys"
DATABASE_FILE = "unit.db"
LOCK_FILE = "unit.lock"
#: The number of changes beside the database, see wholeness.py; and what is made in the store's folder.
ANCHOR_FILE = "unit.head"
BACKUPS_FOLDER = "backups"
ATTEMPTS_FILE = "unit.attempts"
#: Where the database of a unit with several desks is; stands in the place of the database file. And what its server
#: has to prove itself by.
SERVER_FILE = "unit.server"
CERTIFICATE_FILE = "unit.server.pem"

#: Argon2id memory that a key file may ask for, in KiB: less is too weak, more is an attack on the computer.
LEAST_MEMORY_KIB = 19456
MOST_MEMORY_KIB = 1024 * 1024
MOST_TIME = 64
MOST_LANES = 16


@dataclass(frozen=True, slots=True)
class KdfCost:
    """How dear one guess at a passphrase is: Argon2id memory (KiB), passes and lanes.

    DEFAULT is the second choice of RFC 9106; FLOOR is the weakest that a key file may hold (tests use it).
    """

    memory_kib: int
    time: int
    lanes: int

    DEFAULT: ClassVar[KdfCost]
    FLOOR: ClassVar[KdfCost]

    @property
    def is_acceptable(self) -> bool:
        """Whether the numbers lie between floor and ceiling; asked before any of them is used."""
        return (
            LEAST_MEMORY_KIB <= self.memory_kib <= MOST_MEMORY_KIB
            and 2 <= self.time <= MOST_TIME
            and 1 <= self.lanes <= MOST_LANES
        )


KdfCost.DEFAULT = KdfCost(memory_kib=65536, time=3, lanes=4)
KdfCost.FLOOR = KdfCost(memory_kib=LEAST_MEMORY_KIB, time=2, lanes=1)


@dataclass(frozen=True, slots=True)
class ServerLogin:
    """A database on a server, and as whom its tables are made: `postgresql+psycopg://user@host/database`.

    Without a `password` the database's own ways are tried: its password file, or who one is on this computer.
    """

    url: str
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One line of the access log.

    `role` is the account's roles joined by "+". `subject` is a keyed fingerprint of a case reference:
    equal subjects are the same case, but the reference cannot be read back.
    """

    seq: int
    at: datetime
    user: str
    role: str
    action: str
    subject: str | None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something odd that the program noticed while it opened the store, and went on.

    - "behind": the last `count` changes are missing.
    - "cut": a damaged write-ahead log was put aside.
    - "adopted": what `count` records add up to was not there and was reckoned anew; right only after a new version.
    - "moved": the store lies elsewhere than when it was last used.
    - "clock": the computer's clock is earlier than the newest line of the log.
    """

    code: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class Bundle:
    """What a backup says about itself before it is opened: one encrypted file that holds database and key file.

    `changes` is how many transactions the store had seen; `schema` the form of its tables. `size` is in bytes.
    `log_code` is the code of the last of its log lines. `found` is what had been changed outside the program when it
    was made, as `Store.verify` names it.
    """

    file: Path
    store_id: str
    made_at: datetime
    schema: str
    changes: int
    log_lines: int
    size: int
    found: tuple[str, ...] = ()
    log_code: str = ""


@dataclass(frozen=True, slots=True)
class Drill:
    """What came out when a backup was opened in a scratch folder: its unit, and what is wrong with it (nothing)."""

    bundle: Bundle
    unit_name: str
    found: tuple[str, ...]
