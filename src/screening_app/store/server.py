# SPDX-License-Identifier: EUPL-1.2
"""The tables on a PostgreSQL server, for a unit with several desks: the same surface as the encrypted file.

This is the one module of the program that reaches another computer, and only where a store says so (decision 0061).
The whole-file encryption is gone here: what is not sealed, the server's administrator can read. Each writing
transaction waits for the one before it, whichever desk that comes from: the log, the head and the counts are chains
and sums that have one end.
"""

from __future__ import annotations

import hashlib
from contextlib import contextmanager, nullcontext
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from screening_app.errors import Bug, CannotNow, Code, ScreeningError
from screening_app.store.files import coded_file_errors, replace_file
from screening_app.store.server_address import SYSTEM, Entrance, ServerAddress
from screening_app.store.surface import CERTIFICATE_FILE
from screening_app.store.tables import metadata

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from screening_app.store.database import Database

#: The oldest libpq that can be told to give no password in the clear.
_LIBPQ = 160000
_ROWS = 500
#: For each connection: our schema only, no answer before it is on the server's disk, no endless wait for other desks.
_OPTIONS = "-c search_path={schema} -c synchronous_commit=on -c lock_timeout=5s -c client_min_messages=warning"
#: Waits for the other desks, and lets them in should this desk stop in the middle.
_TURN = "SELECT set_config('idle_in_transaction_session_timeout', '30s', true), pg_advisory_xact_lock(%(turn)s)"

#: What the SQLSTATE says, by its first two or all five characters.
_CODES = {
    "08": Code.SERVER_UNREACHABLE,
    "57P": Code.SERVER_UNREACHABLE,
    "25P03": Code.SERVER_UNREACHABLE,
    "53": Code.SERVER_BUSY,
    "53100": Code.DISK_FULL,
    "55P03": Code.SERVER_BUSY,
    "40": Code.SERVER_BUSY,
    "28": Code.SERVER_REFUSED,
    "3D": Code.STORE_MISSING,
    "42501": Code.NOT_PERMITTED,
    "42P01": Code.STORE_MISSING,
    "3F": Code.STORE_MISSING,
    "25006": Code.STORE_READ_ONLY,
    "58": Code.DISK_FAILED,
    "XX001": Code.STORE_DAMAGED,
    "XX002": Code.STORE_DAMAGED,
}


class ServerDatabase:
    """One store's schema on a server, entered in one way. Transactions come from `reading()` and `writing()`.

    May be used from any thread, one at a time. SERVER_UNREACHABLE in the middle of a writing leaves open whether it
    was done: reading it again tells.
    """

    is_shared = True

    def __init__(self, folder: Path, address: ServerAddress, entrance: Entrance) -> None:
        self._address = address
        self._turn = int.from_bytes(hashlib.sha256(address.schema.encode()).digest()[:8], "big", signed=True)
        given = _parameters(folder, address, entrance)
        self._engine = sa.create_engine(
            "postgresql+psycopg://",
            creator=lambda: _connected(given),
            isolation_level="READ COMMITTED",
            poolclass=sa.QueuePool,
            pool_size=1,
            max_overflow=1,
            pool_pre_ping=True,
            hide_parameters=True,
        )

    @property
    def size(self) -> int:
        """Bytes that the tables take on the server."""
        taken = "SELECT sum(pg_total_relation_size(oid)) FROM pg_class WHERE relnamespace = CAST(:name AS regnamespace)"
        with self.reading() as connection:
            return int(connection.execute(sa.text(taken), {"name": self._address.schema}).scalar() or 0)

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Give a connection in a transaction that sees one state of the store; it waits for nobody."""
        with _coded(), self._engine.connect() as plain:
            connection = plain.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """Give a connection in a transaction that no other desk writes beside, durable when the block ends."""
        with _coded(), self._engine.connect() as connection, connection.begin():
            # Every statement after this one sees what the desk before has left.
            connection.exec_driver_sql(_TURN, {"turn": self._turn})
            yield connection

    def without_foreign_keys(self) -> AbstractContextManager[None]:
        """Do nothing: here a table is changed in its place."""
        return nullcontext()

    def broken_references(self, _connection: sa.Connection) -> bool:
        """Whether a row refers to one that is not there; the server holds that by itself."""
        return False

    def damaged_pages(self) -> bool:
        """Whether the disk's pages fail their check; whoever runs the server looks after that."""
        return False

    def flush_log(self) -> None:
        """Do nothing: the server tidies up by itself."""

    def shrink(self) -> None:
        """Do nothing: what was deleted goes from the server's files when it tidies up."""

    def copy_into(self, other: Database, progress: Callable[[int, int], None]) -> None:
        """Copy all rows into an encrypted file that has the tables; told (rows done, rows in all) as it goes.

        NOT_PERMITTED through an entrance that does not lead to every column.
        """
        with self.reading() as mine, other.writing() as theirs:
            count = sa.func.count()
            total = sum(
                mine.execute(sa.select(count).select_from(table)).scalar_one() for table in metadata.sorted_tables
            )
            done = 0
            for table in metadata.sorted_tables:
                theirs.execute(table.delete())
                for rows in mine.execute(sa.select(table)).mappings().partitions(_ROWS):
                    theirs.execute(table.insert(), [dict(row) for row in rows])
                    done += len(rows)
                    progress(done, total)

    def close(self) -> None:
        """Leave the server; the object is of no use afterwards."""
        self._engine.dispose()


def require_support() -> None:
    """Refuse with SERVER_SUPPORT_MISSING where the optional part of the program is not installed, or too old."""
    if find_spec("psycopg") is None:
        raise CannotNow(Code.SERVER_SUPPORT_MISSING)
    import psycopg

    if psycopg.pq.version() < _LIBPQ:
        raise CannotNow(Code.SERVER_SUPPORT_MISSING)


def _parameters(folder: Path, address: ServerAddress, entrance: Entrance) -> dict[str, Any]:
    """Return everything that the connection depends on, so that the surroundings cannot change any of it."""
    given: dict[str, Any] = {
        "host": address.host,
        "hostaddr": "",
        "port": address.port,
        "dbname": address.database,
        "user": entrance.user,
        "options": _OPTIONS.format(schema=address.schema),
        "application_name": "rutinstod",
        "client_encoding": "UTF8",
        "connect_timeout": 5,
        "tcp_user_timeout": 15000,
        "gssencmode": "disable",
        "sslmode": "verify-full" if address.tls else "disable",
        # A role's password is proved to the server and by it, never handed over; an administrator's at least not bare.
        "require_auth": "scram-sha-256" if entrance.is_role else "!password,!md5",
    }
    if entrance.password is not None:
        given["password"] = entrance.password
    if address.tls:
        given["sslrootcert"] = SYSTEM
        if address.root != SYSTEM:
            given["sslrootcert"] = str(_certificate_file(folder, address.root))
    return given


def _certificate_file(folder: Path, content: str) -> Path:
    path = folder / CERTIFICATE_FILE
    with coded_file_errors():
        if not path.exists() or path.read_text("ascii") != content:
            replace_file(path, content.encode("ascii"))
    return path


def _connected(given: dict[str, Any]) -> Any:
    import psycopg

    return psycopg.connect(**given)


@contextmanager
def _coded() -> Iterator[None]:
    """Turn the driver's errors into coded ones."""
    try:
        yield
    except sa.exc.DBAPIError as error:
        raise _meaning(error.orig) from None


def _meaning(error: Any) -> ScreeningError:
    state = getattr(error, "sqlstate", None)
    if state is None:
        met = getattr(error, "pgconn", None)
        asked = met is not None and (met.needs_password or met.used_password)
        return CannotNow(Code.SERVER_REFUSED if asked else Code.SERVER_UNREACHABLE)
    for known in (state, state[:3], state[:2]):
        if known in _CODES:
            return CannotNow(_CODES[known])
    return Bug(Code.BROKEN_PROMISE, driver=state)
