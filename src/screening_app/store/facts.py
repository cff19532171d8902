# SPDX-License-Identifier: EUPL-1.2
"""Counts of equal facts; works inside transactions that others hold."""

from __future__ import annotations

import sqlalchemy as sa

from screening_app.core.records import Fact
from screening_app.errors import Bug, Code
from screening_app.store import mapping
from screening_app.store.tables import fact_count


def move(connection: sa.Connection, *, add: Fact | None, remove: Fact | None) -> None:
    """Count one fact and stop counting another; removing one that is not counted is BROKEN_PROMISE."""
    if remove is not None:
        _take(connection, remove)
    if add is not None:
        _put(connection, add)


def counts(connection: sa.Connection, year: int) -> dict[Fact, int]:
    """Return how often each fact of the year is counted."""
    rows = connection.execute(sa.select(fact_count).where(fact_count.c.year == year)).mappings()
    return {mapping.fact_from_row({name: row[name] for name in row if name != "n"}): row["n"] for row in rows}


def years(connection: sa.Connection) -> tuple[int, ...]:
    """Return the years that hold any fact, oldest first."""
    return tuple(connection.execute(sa.select(fact_count.c.year).distinct().order_by(fact_count.c.year)).scalars())


def _here(fact: Fact) -> sa.ColumnElement[bool]:
    return sa.and_(*(fact_count.c[name] == value for name, value in mapping.fact_row(fact).items()))


def _put(connection: sa.Connection, fact: Fact) -> None:
    counted = connection.execute(fact_count.update().where(_here(fact)).values(n=fact_count.c.n + 1))
    if counted.rowcount == 0:
        connection.execute(fact_count.insert().values(**mapping.fact_row(fact), n=1))


def _take(connection: sa.Connection, fact: Fact) -> None:
    # Two statements, because a count of nought may not stand in the table even for a moment.
    left = connection.execute(fact_count.update().where(_here(fact), fact_count.c.n > 1).values(n=fact_count.c.n - 1))
    if left.rowcount:
        return
    if connection.execute(fact_count.delete().where(_here(fact))).rowcount == 0:
        raise Bug(Code.BROKEN_PROMISE, fact="not-counted")
