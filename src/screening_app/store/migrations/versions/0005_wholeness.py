# SPDX-License-Identifier: EUPL-1.2
"""The head over all rows, the copy of the key file, and the unit's own policy."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the three tables; the head itself is made at the next opening, by whoever holds the keys."""
    op.create_table(
        "head",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("changes", sa.Integer, nullable=False),
        sa.Column("open", sa.LargeBinary, nullable=True),
        sa.Column("records", sa.LargeBinary, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_head"),
        sa.CheckConstraint("id = 1", name=op.f("ck_head_single")),
    )
    op.execute("INSERT INTO head (id, changes) VALUES (1, 0)")
    op.create_table(
        "key_copy",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("gen", sa.Integer, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_key_copy"),
        sa.CheckConstraint("id = 1", name=op.f("ck_key_copy_single")),
    )
    op.create_table(
        "policy",
        sa.Column("name", sa.String, nullable=False),
        sa.Column("value", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_policy"),
    )


def downgrade() -> None:
    """Take them away again; only tests do this."""
    for table in ("policy", "key_copy", "head"):
        op.drop_table(table)
