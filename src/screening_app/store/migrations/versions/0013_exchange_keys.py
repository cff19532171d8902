# SPDX-License-Identifier: EUPL-1.2
"""Keys for sending counts to whoever collates them: this unit's own, and those of others that are trusted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the two tables; keys are made at first use."""
    op.create_table(
        "own_key",
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("private", sa.LargeBinary, nullable=False),
        sa.Column("made_by", sa.String, nullable=False),
        sa.Column("made_at", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("kind", name="pk_own_key"),
    )
    op.create_table(
        "trusted_key",
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("holder", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("key", sa.LargeBinary, nullable=False),
        sa.Column("added_by", sa.String, nullable=False),
        sa.Column("added_at", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("kind", "holder", name="pk_trusted_key"),
    )


def downgrade() -> None:
    """Take them away again; only tests do this."""
    op.drop_table("trusted_key")
    op.drop_table("own_key")
