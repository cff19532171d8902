# SPDX-License-Identifier: EUPL-1.2
"""The roles of one store on its server: a role is what its key opens, and the server holds that by grants.

`_door` reads the copy of the key file; `_counts` belongs to the file key and reaches no sealed column; `_records`
belongs to the records key. Their passwords follow from the keys, so that an account needs no role of its own. The
server only ever gets what a password is checked against. Whoever made the store owns the tables and has no key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from screening_app.errors import Bug, Code
from screening_app.store.server_address import Entrance, ServerAddress, counts, desk, door
from screening_app.store.tables import metadata

if TYPE_CHECKING:
    import sqlalchemy as sa

    from screening_app.store.vault import Keys

_COUNTS = ("fact_count", "person_count", "step_count", "support_count", "occasion_count", "instrument_count")
#: What whoever counts may read of what the records' role writes; nothing of it is sealed.
_COUNTED = (*_COUNTS, "waiting", "hold", "purge")
#: What each role may do with each table beside what the one before it may; columns where not all are meant.
GRANTS: dict[str, dict[str, tuple[str, ...]]] = {
    "door": {"key_copy": ("SELECT",)},
    "counts": {
        "alembic_version": ("SELECT",),
        "meta": ("SELECT",),
        "head": ("SELECT (id, changes, open)", "UPDATE (changes, open)"),
        "access_log": ("SELECT", "INSERT"),
        "log_review": ("SELECT", "INSERT"),
        "key_copy": ("SELECT", "INSERT", "UPDATE"),
        "policy": ("SELECT", "INSERT", "UPDATE"),
        "edition": ("SELECT", "INSERT"),
        # Private keys are sealed under the file key, which whoever counts has.
        "own_key": ("SELECT", "INSERT", "DELETE"),
        "trusted_key": ("SELECT", "INSERT", "DELETE"),
        "instrument": ("SELECT", "INSERT", "UPDATE", "DELETE"),
        "publisher": ("SELECT", "INSERT", "DELETE"),
        "unfinished_instrument": ("SELECT", "INSERT", "UPDATE", "DELETE"),
        "routine": ("SELECT", "INSERT", "UPDATE", "DELETE"),
        "routine_text": ("SELECT",),
        "contact_card": ("SELECT", "INSERT", "DELETE"),
        "register_setting": ("SELECT", "INSERT", "DELETE"),
        # How many wait to be asked again is for everybody, whom and when it is about is not.
        "ask_again": ("SELECT (id)",),
        **dict.fromkeys(_COUNTED, ("SELECT",)),
    },
    "records": {
        "head": ("SELECT", "UPDATE"),
        "contact": ("SELECT", "INSERT", "UPDATE", "DELETE"),
        "conversation": ("SELECT", "INSERT", "UPDATE", "DELETE"),
        "ask_again": ("SELECT", "INSERT", "DELETE"),
        "correction": ("SELECT", "INSERT", "UPDATE", "DELETE"),
        "waiting": ("INSERT", "DELETE"),
        "hold": ("INSERT", "DELETE"),
        "purge": ("INSERT", "UPDATE", "DELETE"),
        "routine_text": ("INSERT",),
        **dict.fromkeys(_COUNTS, ("INSERT", "UPDATE", "DELETE")),
    },
}

#: Who numbers new rows of a table that numbers them itself.
_SEQUENCES = {"log_review_id_seq": "counts", "purge_id_seq": "records"}


def make(connection: sa.Connection, address: ServerAddress, keys: Keys) -> None:
    """Make schema and roles, as one who may; the tables come next, and then `grant`."""
    schema = address.schema
    connection.exec_driver_sql(f"CREATE SCHEMA {schema}")
    for entrance in _entrances(address, keys):
        connection.exec_driver_sql(f"CREATE ROLE {entrance.user} LOGIN PASSWORD '{_checked_by(connection, entrance)}'")
        connection.exec_driver_sql(f"GRANT USAGE ON SCHEMA {schema} TO {entrance.user}")
    connection.exec_driver_sql(f"GRANT {schema}_counts TO {schema}_records")


def grant(connection: sa.Connection, address: ServerAddress) -> None:
    """Give each role what it needs and no more; tables that came with a new version too."""
    schema = address.schema
    known = {name for each in GRANTS.values() for name in each}
    if not set(metadata.tables) <= known:
        raise Bug(Code.BROKEN_PROMISE, grants=sorted(set(metadata.tables) - known))
    for role, tables in GRANTS.items():
        for table, rights in tables.items():
            connection.exec_driver_sql(f"GRANT {', '.join(rights)} ON {schema}.{table} TO {schema}_{role}")
    for sequence, role in _SEQUENCES.items():
        connection.exec_driver_sql(f"GRANT USAGE ON SEQUENCE {schema}.{sequence} TO {schema}_{role}")


def renew(connection: sa.Connection, address: ServerAddress, keys: Keys) -> None:
    """Give the roles the passwords that follow from other keys."""
    for entrance in _entrances(address, keys):
        connection.exec_driver_sql(f"ALTER ROLE {entrance.user} PASSWORD '{_checked_by(connection, entrance)}'")


def remove(connection: sa.Connection, address: ServerAddress) -> None:
    """Take schema and roles away, after a making that did not come to its end."""
    connection.exec_driver_sql(f"DROP SCHEMA IF EXISTS {address.schema} CASCADE")
    for role in reversed(GRANTS):
        connection.exec_driver_sql(f"DROP ROLE IF EXISTS {address.schema}_{role}")


def _entrances(address: ServerAddress, keys: Keys) -> tuple[Entrance, ...]:
    if keys.records is None:
        raise Bug(Code.BROKEN_PROMISE, keys="records")
    return door(address), counts(address, keys), desk(address, keys)


def _checked_by(connection: sa.Connection, entrance: Entrance) -> str:
    """Return what the server keeps in place of a password; the password itself never gets there, nor in its log."""
    driver: Any = connection.connection.driver_connection
    made = driver.pgconn.encrypt_password((entrance.password or "").encode(), entrance.user.encode(), b"scram-sha-256")
    return str(made.decode("ascii"))
