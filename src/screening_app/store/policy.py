# SPDX-License-Identifier: EUPL-1.2
"""What the unit has decided, and what the program must remember about itself; inside others' transactions."""

from __future__ import annotations

import sqlalchemy as sa

from screening_app.store.tables import policy

TABLE = policy.name


def value(connection: sa.Connection, name: str, default: str = "") -> str:
    """Return the value kept under a name, `default` when there is none."""
    found = connection.execute(sa.select(policy.c.value).where(policy.c.name == name)).scalar_one_or_none()
    return default if found is None else str(found)


def put(connection: sa.Connection, name: str, new: str) -> None:
    """Keep a value under a name in place of the one there was."""
    if connection.execute(policy.update().where(policy.c.name == name).values(value=new)).rowcount == 0:
        connection.execute(policy.insert().values(name=name, value=new))
