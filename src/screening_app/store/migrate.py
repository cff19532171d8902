# SPDX-License-Identifier: EUPL-1.2
"""Brings a store's tables to the form this program knows; the whole change happens or none of it.

To add a revision: a file in migrations/versions/ that imports only alembic and sqlalchemy, its name at the
end of REVISIONS, and the same change in tables.py. It has to run on PostgreSQL too, and a new table needs its grants
in server_roles.py. One that changes rows of a sealed table must also empty `head.records`, or those rows would look
as if somebody had changed them.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from screening_app.errors import Bug, CannotNow, Code
from screening_app.store.tables import head, meta, metadata

if TYPE_CHECKING:
    from screening_app.store.opened import AnyDatabase

#: Every revision a store may be at, oldest first.
REVISIONS = ("0001", "0002", "0003", "0005", "0006", "0007", "0008", "0009", "0010", "0011", "0012", "0013")
HEAD = REVISIONS[-1]
SCRIPTS = Path(__file__).resolve().parent / "migrations"


def is_older(database: AnyDatabase) -> bool:
    """Whether the store needs `upgrade`; loads nothing. STORE_NEWER when a newer program made it."""
    found = revision(database)
    if found != HEAD and found not in REVISIONS:
        raise CannotNow(Code.STORE_NEWER)
    return found != HEAD


def revision(database: AnyDatabase) -> str:
    """Return the revision the store is at, or raise STORE_DAMAGED when it holds no tables of ours."""
    with database.reading() as connection:
        if not sa.inspect(connection).has_table("alembic_version"):
            raise CannotNow(Code.STORE_DAMAGED)
        return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one())


def upgrade(database: AnyDatabase, *, scripts: Path = SCRIPTS) -> None:
    """Run the revisions that are missing, in one transaction, and check that every reference still holds."""
    with database.without_foreign_keys(), database.writing() as connection:
        run(connection, scripts=scripts)
        if database.broken_references(connection):
            raise Bug(Code.BROKEN_PROMISE, check="foreign-keys")
        reached = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
        connection.execute(sa.update(meta).values(schema=reached))
        # The tables are others now: what they add up to is reckoned anew at the opening that goes on from here.
        connection.execute(sa.update(head).values(open=None))


def run(connection: sa.Connection, *, scripts: Path = SCRIPTS, down_to: str | None = None) -> None:
    """Run revisions inside the caller's transaction: up to the newest, or down to a given one (tests do that)."""
    from alembic import command
    from alembic.config import Config

    config = Config(stdout=io.StringIO())
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.attributes["metadata"] = metadata
    config.attributes["connection"] = connection
    if down_to is None:
        command.upgrade(config, "head")
    else:
        command.downgrade(config, down_to)
