# SPDX-License-Identifier: EUPL-1.2
"""Questionnaires that are being made; works inside transactions that others hold. Nothing here is about a person."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from screening_app.core.records import UnfinishedInstrument
from screening_app.errors import CannotNow, Code
from screening_app.store.seen import Seen
from screening_app.store.tables import unfinished_instrument as table


def listed(connection: sa.Connection) -> tuple[UnfinishedInstrument, ...]:
    """Return every one without its bytes, the one worked on last first."""
    rows = connection.execute(sa.select(table.c.id, table.c.title, table.c.updated_by, table.c.updated_at))
    found = [
        UnfinishedInstrument(row.id, row.title, row.updated_by, datetime.fromisoformat(row.updated_at)) for row in rows
    ]
    return tuple(sorted(found, key=lambda each: (each.updated_at, each.id), reverse=True))


def content(connection: sa.Connection, key: str, seen: Seen) -> bytes:
    """Return the bytes of one; UNFINISHED_UNKNOWN."""
    found: bytes | None = connection.execute(sa.select(table.c.content).where(table.c.id == key)).scalar()
    if found is None:
        raise CannotNow(Code.UNFINISHED_UNKNOWN)
    seen.note(table.name, key, found)
    return found


def keep(connection: sa.Connection, value: UnfinishedInstrument, found: bytes, seen: Seen, *, new: bool) -> None:
    """Keep a new one, or one anew; UNFINISHED_UNKNOWN when it was finished or thrown away meanwhile.

    CHANGED_ELSEWHERE when another desk has changed it since this one saw it.
    """
    there: bytes | None = connection.execute(sa.select(table.c.content).where(table.c.id == value.id)).scalar()
    if there is not None:
        seen.require(table.name, value.id, there)
    seen.note(table.name, value.id, found)
    row = {"title": value.title, "updated_by": value.updated_by, "updated_at": value.updated_at.isoformat()}
    if new:
        connection.execute(table.insert().values(**row, id=value.id, content=found))
    elif connection.execute(table.update().where(table.c.id == value.id).values(**row, content=found)).rowcount == 0:
        raise CannotNow(Code.UNFINISHED_UNKNOWN)


def drop(connection: sa.Connection, key: str, seen: Seen) -> None:
    """Delete one; UNFINISHED_UNKNOWN, CHANGED_ELSEWHERE when another desk has changed it since this one saw it."""
    there: bytes | None = connection.execute(sa.select(table.c.content).where(table.c.id == key)).scalar()
    if there is not None:
        seen.require(table.name, key, there)
    seen.forget(table.name, key)
    if connection.execute(table.delete().where(table.c.id == key)).rowcount == 0:
        raise CannotNow(Code.UNFINISHED_UNKNOWN)
