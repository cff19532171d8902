# SPDX-License-Identifier: EUPL-1.2
"""Finds rows that were taken away, put back or rolled back, although each of them opens.

A page of the file that is replaced by an older copy of itself passes every check of the file, and an older sealed
value opens as well as a newer one. So the row `head` holds, sealed, what all rows add up to: for the records a sum of
one MAC a row, moved by the change of each row in the same transaction; for every other table a MAC over all its rows,
made anew when the table was written. The records' part is under the records key, the rest under the file key.

`changes` counts the transactions. It is also written beside the database (`unit.head`), without waiting for the disk,
after each transaction is safe: a database that has fewer has lost its last ones. A cut write-ahead log does that.
"""

from __future__ import annotations

import hmac
import os
import struct
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from screening_app.errors import Bug, Code
from screening_app.store.sealing import derive
from screening_app.store.tables import access_log, ask_again, contact, conversation, correction, head, metadata

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: The sealed tables and the columns that count; a column added later is left out on purpose, see `_tag`.
RECORDS: dict[str, tuple[sa.Table, tuple[str, ...]]] = {
    "contact": (contact, ("id", "case_index", "body")),
    "conversation": (conversation, ("id", "contact_id", "state", "body", "course")),
    "ask_again": (ask_again, ("id", "body")),
    "correction": (correction, ("id", "conversation_id", "body")),
}
_MODULUS = 1 << 256
_ANCHOR = struct.Struct(">Q32s")


def open_tables() -> tuple[sa.Table, ...]:
    """Return the tables under the file key that have no chain of their own."""
    apart = {head.name, access_log.name, *RECORDS}
    return tuple(table for name, table in sorted(metadata.tables.items()) if name not in apart)


class Wholeness:
    """Keeps and checks the head of one open store, inside transactions that others hold.

    Without `records_key` the records' part is left alone and not checked.
    """

    def __init__(self, store_id: str, file_key: bytes, records_key: bytes | None) -> None:
        self._store_id = store_id.encode()
        self._open = _Seal(derive(file_key, "head/v1"), self._store_id + b"\0open")
        self._records = None
        if records_key is not None:
            self._records = _Seal(derive(records_key, "head/v1"), self._store_id + b"\0records")
        # The part of the head that these keys open; a server shows a coordinator no more of it.
        parts = (head.c.changes, head.c.open) if records_key is None else (head.c.changes, head.c.open, head.c.records)
        self._head = sa.select(*parts)
        self._moved = 0
        self._rows = 0
        self._written: set[str] = set()

    def watch(self, connection: sa.Connection) -> None:
        """Notice which tables the transaction writes; called when it begins."""
        self._moved, self._rows, self._written = 0, 0, set()
        sa.event.listen(connection, "before_execute", self._notice)

    @contextmanager
    def moving(self, connection: sa.Connection, table: str, key: str) -> Iterator[None]:
        """Hold the sum to one row of a sealed table while the block inserts, changes or deletes it."""
        if self._records is None or table in self._written:
            raise Bug(Code.BROKEN_PROMISE, head=table)
        self._take(connection, table, key, -1)
        yield
        self._take(connection, table, key, +1)
        self._written.discard(table)

    def settle(self, connection: sa.Connection) -> int:
        """Bring the head up to what the transaction did, as its last act; returns the number of changes so far."""
        forgotten = self._written & set(RECORDS)
        if forgotten:
            raise Bug(Code.BROKEN_PROMISE, head=sorted(forgotten)[0])
        row = connection.execute(self._head).one()
        changes = row.changes + 1
        values: dict[str, Any] = {"changes": changes}
        sums = self._open.opened(row.open)
        # Where the number was changed from outside, the part stays as it was and goes on saying so.
        if sums is not None and sums["changes"] == row.changes:
            for table in open_tables():
                if table.name in self._written:
                    sums[table.name] = self._digest(connection, table)
            values["open"] = self._open.sealed(sums | {"changes": changes})
        if self._records is not None and (self._moved or self._rows):
            kept = self._records.opened(row.records)
            if kept is not None:
                total = (kept["sum"] + self._moved) % _MODULUS
                values["records"] = self._records.sealed({"n": kept["n"] + self._rows, "sum": total})
        connection.execute(head.update().values(**values))
        return int(changes)

    def adopt(self, connection: sa.Connection) -> int:
        """Make the parts of the head that are not there, over the rows as they are; returns how many records that was.

        Right for a new store and after a change of tables. Otherwise somebody has taken the head away.
        """
        taken_in = 0
        row = connection.execute(self._head).one()
        values: dict[str, Any] = {}
        if row.open is None:
            values["open"] = self._open.sealed({"changes": row.changes, **self._digests(connection)})
        if self._records is not None and row.records is None:
            total = self._total(connection)
            taken_in = total["n"]
            values["records"] = self._records.sealed(total)
        if values:
            connection.execute(head.update().values(**values))
        return taken_in

    def renew(self, connection: sa.Connection) -> None:
        """Make the open part anew after the tables themselves were changed; the records' part stays what it is."""
        changes = connection.execute(sa.select(head.c.changes)).scalar_one()
        sums = {"changes": changes, **self._digests(connection)}
        connection.execute(head.update().values(open=self._open.sealed(sums)))

    def faults(self, connection: sa.Connection) -> tuple[str, ...]:
        """Return what does not add up: "rows" (a record is missing, extra or older), "counts" (another table)."""
        row = connection.execute(self._head).one_or_none()
        if row is None:
            return ("counts",)
        found = []
        if self._records is not None and row.records is not None:
            kept = self._records.opened(row.records)
            if kept is None or kept != self._total(connection):
                found.append("rows")
        elif self._records is not None:
            found.append("rows")
        sums = self._open.opened(row.open)
        if sums is None or sums != {"changes": row.changes, **self._digests(connection)}:
            found.append("counts")
        return tuple(found)

    def _notice(self, _connection: object, clause: Any, *_: object) -> None:
        if getattr(clause, "is_dml", False):
            self._written.add(clause.table.name)

    def _take(self, connection: sa.Connection, table: str, key: str, sign: int) -> None:
        source, columns = RECORDS[table]
        row = connection.execute(sa.select(*(source.c[name] for name in columns)).where(source.c.id == key)).first()
        if row is not None and self._records is not None:
            self._moved = (self._moved + sign * self._records.tag(table, tuple(row))) % _MODULUS
            self._rows += sign

    def _total(self, connection: sa.Connection) -> dict[str, int]:
        total, rows = 0, 0
        if self._records is None:
            raise Bug(Code.BROKEN_PROMISE, head="records")
        for name, (source, columns) in RECORDS.items():
            for row in connection.execute(sa.select(*(source.c[each] for each in columns))):
                total += self._records.tag(name, tuple(row))
                rows += 1
        return {"n": rows, "sum": total % _MODULUS}

    def _digests(self, connection: sa.Connection) -> dict[str, int]:
        return {table.name: self._digest(connection, table) for table in open_tables()}

    def _digest(self, connection: sa.Connection, table: sa.Table) -> int:
        # A sum too, so that the order in which the rows come does not matter.
        rows = connection.execute(sa.select(*sorted(table.c, key=lambda column: column.name)))
        return sum(self._open.tag(table.name, tuple(row)) for row in rows) % _MODULUS


class Anchor:
    """The number of changes beside the database, so that a database that has lost its last ones is noticed."""

    def __init__(self, path: Path, store_id: str, file_key: bytes) -> None:
        self._path = path
        self._key = derive(file_key, "anchor/v1")
        self._store_id = store_id.encode()
        self._descriptor: int | None = None

    def read(self) -> int | None:
        """Return the number last written, None when there is none that can be trusted."""
        try:
            changes, mac = _ANCHOR.unpack(self._path.read_bytes())
        except (OSError, struct.error):
            return None
        return int(changes) if hmac.compare_digest(mac, self._mac(changes)) else None

    def write(self, changes: int) -> None:
        """Write the number; it need not reach the disk at once, and a disk that refuses it does no harm."""
        with suppress(OSError):
            if self._descriptor is None:
                mode = os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0)
                self._descriptor = os.open(self._path, mode, 0o600)
            os.lseek(self._descriptor, 0, os.SEEK_SET)
            os.write(self._descriptor, _ANCHOR.pack(changes, self._mac(changes)))

    def close(self) -> None:
        """Let the disk have it and let go of the file."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            with suppress(OSError):
                os.fsync(descriptor)
            os.close(descriptor)

    def _mac(self, changes: int) -> bytes:
        return hmac.digest(self._key, self._store_id + changes.to_bytes(8, "big"), "sha256")


class _Seal:
    """Seals the numbers of one part of the head, and gives each row its MAC."""

    def __init__(self, key: bytes, bound_to: bytes) -> None:
        self._cipher = AESGCM(derive(key, "seal"))
        self._rows = derive(key, "rows")
        self._bound_to = bound_to

    def sealed(self, numbers: dict[str, int]) -> bytes:
        nonce = os.urandom(12)
        text = "\n".join(f"{name}={value:x}" for name, value in sorted(numbers.items()))
        return nonce + self._cipher.encrypt(nonce, text.encode(), self._bound_to)

    def opened(self, value: bytes | None) -> dict[str, int] | None:
        if value is None:
            return None
        try:
            text = self._cipher.decrypt(value[:12], value[12:], self._bound_to).decode()
        except (InvalidTag, ValueError):
            return None
        return {name: int(number, 16) for name, _, number in (line.partition("=") for line in text.split("\n"))}

    def tag(self, table: str, row: tuple[object, ...]) -> int:
        parts = [table.encode()]
        for value in row:
            content = value if isinstance(value, bytes) else str(value).encode()
            kind = b"n" if value is None else b"b" if isinstance(value, bytes) else b"t"
            parts += [kind, len(content).to_bytes(8, "big"), content]
        return int.from_bytes(hmac.digest(self._rows, b"".join(parts), "sha256"), "big")
