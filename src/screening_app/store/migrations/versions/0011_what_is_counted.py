# SPDX-License-Identifier: EUPL-1.2
"""What a contact counts as beside its outcome, and persons of a year."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_FACT = ("year", "month", "outcome", "reason", "interpreter", "attempt")
_TOLD = ("types", "forms", "person", "age", "sex")


def upgrade() -> None:
    """Widen the key of the facts, with nothing known about those there are; persons are counted from now on."""
    op.rename_table("fact_count", "fact_before")
    _make("fact_count", (*_FACT, *_TOLD, "deferred"))
    op.execute(f"INSERT INTO fact_count SELECT {', '.join(_FACT)}, 0, 0, 0, 0, 0, 0, n FROM fact_before")  # noqa: S608
    op.drop_table("fact_before")
    _make("person_count", ("year", "outcome", *_TOLD))


def downgrade() -> None:
    """Take it away again; only tests do this."""
    op.drop_table("person_count")
    op.rename_table("fact_count", "fact_before")
    _make("fact_count", _FACT)
    keys = ", ".join(_FACT)
    op.execute(f"INSERT INTO fact_count SELECT {keys}, sum(n) FROM fact_before GROUP BY {keys}")  # noqa: S608
    op.drop_table("fact_before")


def _make(table: str, keys: tuple[str, ...]) -> None:
    op.create_table(
        table,
        *(sa.Column(key, sa.SmallInteger, nullable=False) for key in keys),
        sa.Column("n", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint(*keys, name=f"pk_{table}"),
        sa.CheckConstraint("n > 0", name=op.f(f"ck_{table}_counted")),
        sqlite_with_rowid=False,
    )
