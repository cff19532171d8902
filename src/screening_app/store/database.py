# SPDX-License-Identifier: EUPL-1.2
"""The encrypted file: a keyed engine, transactions that are durable when they end, and coded errors.

The order of the pragmas matters; their reasons were measured. `synchronous=FULL` is what keeps an answer
through a power cut. Secure deletion, temporary content in memory only, and silence on standard error are
part of what the store promises.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
import sqlcipher3.dbapi2 as driver

from screening_app.errors import Bug, CannotNow, Code, ScreeningError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

#: Pages copied between two looks at whether to go on; 8 MiB.
_PAGES = 2048

_CORRUPT, _CANNOT_OPEN, _NOT_A_DATABASE = 11, 14, 26
#: What SQLite's primary error numbers mean here.
_CODES = {
    5: Code.STORE_IN_USE,
    6: Code.STORE_IN_USE,
    7: Code.MEMORY_SHORT,
    8: Code.STORE_READ_ONLY,
    10: Code.DISK_FAILED,
    _CORRUPT: Code.STORE_DAMAGED,
    13: Code.DISK_FULL,
    23: Code.NOT_PERMITTED,
    _NOT_A_DATABASE: Code.STORE_DAMAGED,
}
_DAMAGE = frozenset({_CORRUPT, _NOT_A_DATABASE})


class Database:
    """One keyed SQLCipher file. Transactions come from `reading()` and `writing()`; nothing commits otherwise.

    May be used from any thread, one at a time. After damage has been met every call says STORE_DAMAGED,
    because SQLCipher would go on to call the file read-only.
    """

    is_shared = False

    def __init__(self, path: Path, key: bytes, *, create: bool = False) -> None:
        if len(key) != 32:
            raise Bug(Code.BROKEN_PROMISE, length=len(key))
        self._path = path
        self._key = key
        self._log = path.with_name(f"{path.name}-wal")
        self._known: dict[Path, tuple[int, int]] = {}
        self._damaged = False
        self._engine = sa.create_engine(
            "sqlite+pysqlite://",
            module=driver,
            creator=lambda: self._connect(create=create),
            poolclass=sa.QueuePool,
            pool_size=1,
            max_overflow=1,
            hide_parameters=True,
        )
        sa.event.listen(self._engine, "begin", _begin)

    @property
    def size(self) -> int:
        """Bytes of the file, without its write-ahead log."""
        return self._path.stat().st_size

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Give a connection in a transaction that sees one state of the store; it takes no write lock."""
        with self._coded(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """Give a connection in a transaction that is durable when the block ends, or undone when it raises."""
        with self._coded(), self._engine.connect() as plain:
            self._still_there()
            connection = plain.execution_options(writes=True)
            with connection.begin():
                yield connection

    @contextmanager
    def without_foreign_keys(self) -> Iterator[None]:
        """Switch foreign keys off around a migration: copying a table would delete the rows that refer to it."""
        self._pragma("foreign_keys=OFF")
        try:
            yield
        finally:
            self._pragma("foreign_keys=ON")

    def broken_references(self, connection: sa.Connection) -> bool:
        """Whether a row refers to one that is not there."""
        return bool(connection.exec_driver_sql("PRAGMA foreign_key_check").all())

    def damaged_pages(self) -> bool:
        """Whether any page of the file on the disk fails its check (0.5 s per 100 MiB)."""
        return bool(self._pragma("cipher_integrity_check"))

    def flush_log(self) -> None:
        """Move the write-ahead log into the file and empty it, so that deleted rows are gone from both.

        Everything in it is durable already, so when the disk refuses now, that waits for the next time.
        """
        with suppress(ScreeningError):
            self._pragma("wal_checkpoint(TRUNCATE)")

    def shrink(self) -> None:
        """Give the disk back what was freed, and empty the log; a disk that has no room for it loses nothing.

        What was deleted has been overwritten already.
        """
        with suppress(ScreeningError):
            self._run("VACUUM")
        self.flush_log()

    def copy_into(self, other: Database, progress: Callable[[int, int], None]) -> None:
        """Copy everything into another, empty database, under its own key; told (pages done, pages in all) as it goes.

        What `progress` raises ends the copying and comes out of this call.
        """
        with self._coded(), self._engine.connect() as mine, other._engine.connect() as theirs:
            source, target = mine.connection.driver_connection, theirs.connection.driver_connection
            if source is None or target is None:
                raise Bug(Code.BROKEN_PROMISE, copy="closed")
            source.backup(target, pages=_PAGES, progress=lambda _, left, total: progress(total - left, total))

    def close(self) -> None:
        """Empty the write-ahead log and let go of the file; the object is of no use afterwards."""
        if not self._damaged:
            self.flush_log()
        self._engine.dispose()

    def _still_there(self) -> None:
        """Refuse to write to files that no longer have a name: the disk would take the answer and lose it."""
        for path in (self._path, self._log):
            there = _identity(path)
            # The log comes to be with the first writing.
            if there != self._known.get(path, there) or (there is None and path == self._path):
                raise CannotNow(Code.STORE_GONE)
            if there is not None:
                self._known[path] = there

    def _pragma(self, text: str) -> list[Any]:
        """Run a pragma outside any transaction."""
        with self._coded(), self._engine.connect() as connection:
            raw = connection.connection.driver_connection
            if raw is None:
                raise Bug(Code.BROKEN_PROMISE, pragma=text)
            return list(raw.execute(f"PRAGMA {text}"))

    def _run(self, statement: str) -> None:
        """Run a statement that may stand in no transaction."""
        with self._coded(), self._engine.connect() as connection:
            raw = connection.connection.driver_connection
            if raw is None:
                raise Bug(Code.BROKEN_PROMISE, statement=statement)
            raw.execute(statement)

    def _connect(self, *, create: bool) -> driver.Connection:
        mode = "rwc" if create else "rw"
        connection = driver.connect(
            f"{self._path.absolute().as_uri()}?mode={mode}",
            uri=True,
            timeout=5,
            check_same_thread=False,
            isolation_level=None,
        )
        try:
            self._prepare(connection, create=create)
        except BaseException:
            connection.close()
            raise
        return connection

    def _prepare(self, connection: driver.Connection, *, create: bool) -> None:
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute(f"PRAGMA key = \"x'{self._key.hex()}'\"")
        try:
            (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except driver.DatabaseError as error:
            if _number(error) == _NOT_A_DATABASE:
                raise CannotNow(Code.STORE_MISMATCH) from None
            raise
        if not tables and not create:
            # An emptied file opens as a new database: never let it pass for the store.
            raise CannotNow(Code.STORE_DAMAGED)
        pragmas = ["journal_mode=WAL", "synchronous=FULL"]
        if sys.platform == "darwin":
            pragmas += ["fullfsync=ON", "checkpoint_fullfsync=ON"]
        pragmas += ["foreign_keys=ON", "busy_timeout=5000", "temp_store=MEMORY", "secure_delete=ON"]
        pragmas += ["trusted_schema=OFF", "cell_size_check=ON", "cache_size=-16000"]
        for each in pragmas:
            connection.execute(f"PRAGMA {each}").fetchall()

    @contextmanager
    def _coded(self) -> Iterator[None]:
        """Turn the driver's errors into coded ones; after damage the connections are closed."""
        if self._damaged:
            raise CannotNow(Code.STORE_DAMAGED)
        try:
            yield
        except (sa.exc.DBAPIError, driver.Error) as error:
            number = _number(error.orig if isinstance(error, sa.exc.DBAPIError) else error)
            if number in _DAMAGE:
                self._damaged = True
                self._engine.dispose()
            raise self._meaning(number) from None

    def _meaning(self, number: int) -> ScreeningError:
        if number == _CANNOT_OPEN:
            return CannotNow(Code.STORE_READ_ONLY if self._path.exists() else Code.STORE_MISSING)
        if number in _CODES:
            return CannotNow(_CODES[number])
        return Bug(Code.BROKEN_PROMISE, driver=number)


def _number(error: BaseException | None) -> int:
    """Return SQLite's primary error number, 0 when there is none."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _identity(path: Path) -> tuple[int, int] | None:
    """Return which file has this name now, None when none has."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _begin(connection: sa.Connection) -> None:
    # The driver itself begins nothing (isolation_level=None), so that a migration too is one transaction.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")
