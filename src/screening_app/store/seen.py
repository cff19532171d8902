# SPDX-License-Identifier: EUPL-1.2
"""What this desk last saw of each row, so that it changes nothing that another desk has changed since.

Sealed values are made with chance, so two writings of the same content differ. Marks that a transaction makes count
only when it has ended well.
"""

from __future__ import annotations

from hashlib import sha256

from screening_app.errors import CannotNow, Code

Row = tuple[str, str]


class Seen:
    """The marks of one open store, by table and row."""

    def __init__(self) -> None:
        self._marks: dict[Row, bytes] = {}
        self._new: dict[Row, bytes | None] = {}

    def note(self, table: str, key: str, *content: bytes) -> None:
        """Take note of a row as it was read or written just now."""
        self._new[table, key] = _mark(content)

    def forget(self, table: str, key: str) -> None:
        """Take note that this desk has deleted the row."""
        self._new[table, key] = None

    def require(self, table: str, key: str, *content: bytes) -> None:
        """Raise CHANGED_ELSEWHERE when the row was seen otherwise than it is now; with no content it is gone now."""
        before = self._marks.get((table, key))
        if before is not None and before != (_mark(content) if content else None):
            raise CannotNow(Code.CHANGED_ELSEWHERE)

    def mark(self, table: str, key: str) -> bytes | None:
        """Return the row's mark as this desk last saw it; None when it has not."""
        return self._marks.get((table, key))

    def settle(self) -> None:
        """Let the marks of a transaction count: it has ended well."""
        for row, mark in self._new.items():
            if mark is None:
                self._marks.pop(row, None)
            else:
                self._marks[row] = mark
        self._new.clear()

    def undo(self) -> None:
        """Forget the marks of a transaction that has come to nothing."""
        self._new.clear()


def _mark(content: tuple[bytes, ...]) -> bytes:
    return sha256(b"".join(len(part).to_bytes(8, "big") + part for part in content)).digest()
