# SPDX-License-Identifier: EUPL-1.2
"""What the routine led to: steps, support, occasions and questionnaires used as counts, and the steps that wait."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_COUNTS = {
    "step_count": ("year", "month", "course", "due"),
    "support_count": ("year", "month", "violence_type", "person", "decision"),
    "occasion_count": ("year", "month", "occasion", "reason"),
    "instrument_count": ("year", "month", "url"),
}
_TYPES = {"due": sa.Integer, "url": sa.String}


def upgrade() -> None:
    """Make the counts and the table of what waits; what was done before is not counted."""
    for table, keys in _COUNTS.items():
        op.create_table(
            table,
            *(sa.Column(key, _TYPES.get(key, sa.SmallInteger), nullable=False) for key in keys),
            sa.Column("n", sa.Integer, nullable=False),
            sa.PrimaryKeyConstraint(*keys, name=f"pk_{table}"),
            sa.CheckConstraint("n > 0", name=op.f(f"ck_{table}_counted")),
            sqlite_with_rowid=False,
        )
    op.create_table(
        "waiting",
        sa.Column("id", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_waiting"),
    )


def downgrade() -> None:
    """Take them away again; only tests do this."""
    for table in ("waiting", *_COUNTS):
        op.drop_table(table)
