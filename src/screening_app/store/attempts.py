# SPDX-License-Identifier: EUPL-1.2
"""Failed attempts to log in, kept across restarts, so that each further one has to wait longer.

The file beside the store holds a number, the time of the last attempt and a chain value; no user name. Each attempt
hashes the chain once more, and its beginning depends on the file key: at the next log-in that succeeds, a file that
was deleted, or whose number was turned back, is noticed and logged. It slows a person who tries at the desk. It does
not slow somebody who copies the files and guesses elsewhere: against that only the cost of the key derivation helps.
Nobody is locked out for good: the wait ends at five minutes, and recovery shares need not wait.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from screening_app.errors import CannotNow, Code
from screening_app.store.sealing import derive
from screening_app.store.surface import ATTEMPTS_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: Attempts that cost nothing, and the longest wait in seconds.
FREE = 3
LONGEST = 300

#: The file keeps its size, so that it can be written even on a disk that has become full.
_SIZE = 256
_DEEPEST = 100_000


def wait_after(failures: int) -> int:
    """Return the seconds to wait after so many failures in a row: none, then 2, 4, 8 … up to five minutes."""
    return 0 if failures < FREE else min(LONGEST, 2 ** min(failures - FREE + 1, 20))


@dataclass(frozen=True, slots=True)
class _Kept:
    failures: int
    last: datetime
    nonce: str
    link: str


class Attempts:
    """The counter of one store folder; use it only while the folder's lock is held."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / ATTEMPTS_FILE
        self._kept = self._read()
        self._before: _Kept | None = None

    def begin(self, now: datetime) -> None:
        """Count an attempt before it is made, so that ending the program does not undo it.

        LOG_IN_TOO_SOON with the `seconds` left, when the last failure was too short a time ago.
        """
        kept = self._kept or _Kept(0, now, "", "")
        # A clock that was set back, or stood ahead at the last attempt, must not make anybody wait for days.
        passed = max(0.0, (now - kept.last).total_seconds())
        left = wait_after(kept.failures) - passed
        if kept.failures and left > 0:
            if kept.last > now:
                self._write(replace(kept, last=now))
            raise CannotNow(Code.LOG_IN_TOO_SOON, seconds=int(left + 0.999))
        self._before = self._kept
        failures = min(kept.failures + 1, _DEEPEST)
        self._write(_Kept(failures, now, kept.nonce, _next(kept.link)))

    @contextmanager
    def unless_refused(self) -> Iterator[None]:
        """Take the attempt back when the block refuses it for another reason than a wrong passphrase."""
        try:
            yield
        except CannotNow:
            if self._before is not None:
                self._write(self._before)
            raise

    def succeed(self, file_key: bytes, now: datetime) -> tuple[int, bool]:
        """Start over after a log-in; return how many had failed before it, and whether the file can be trusted."""
        kept = self._kept
        self._kept = None
        nonce = os.urandom(16).hex()
        self._write(_Kept(0, now, nonce, _first(file_key, nonce)))
        if kept is None:
            return 0, False
        link = _first(file_key, kept.nonce)
        for _ in range(kept.failures):
            link = _next(link)
        return max(0, kept.failures - 1), hmac.compare_digest(link, kept.link)

    def _read(self) -> _Kept | None:
        try:
            found = json.loads(self._path.read_bytes()[:_SIZE])
            last = datetime.fromisoformat(found["last"])
            kept = _Kept(int(found["n"]), last, str(found["nonce"]), str(found["link"]))
        except (OSError, ValueError, TypeError, KeyError):
            return None
        return kept if 0 <= kept.failures <= _DEEPEST and last.tzinfo is not None else None

    def _write(self, kept: _Kept) -> None:
        self._kept = kept
        last = kept.last.astimezone(UTC).replace(microsecond=0)
        found = {"n": kept.failures, "last": last.isoformat(), "nonce": kept.nonce, "link": kept.link}
        content = json.dumps(found).encode().ljust(_SIZE)
        # A folder that cannot be written to must not lock anybody out.
        with suppress(OSError):
            handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())


def _first(file_key: bytes, nonce: str) -> str:
    return hmac.new(derive(file_key, "attempts/v1"), nonce.encode(), "sha256").hexdigest()


def _next(link: str) -> str:
    return hashlib.sha256(b"attempt" + link.encode()).hexdigest()
