# SPDX-License-Identifier: EUPL-1.2
"""Contacts that must be kept whatever the clock says, and the purges that were asked for and carried out."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make both tables. A held contact cannot be deleted: the hold refers to it."""
    op.create_table(
        "hold",
        sa.Column("contact_id", sa.String, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("at", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("contact_id", name="pk_hold"),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name="fk_hold_contact_id"),
    )
    op.create_table(
        "purge",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("asked_by", sa.String, nullable=False),
        sa.Column("asked_at", sa.String, nullable=False),
        sa.Column("after_hand_over", sa.Integer, nullable=False),
        sa.Column("age_limit", sa.Integer, nullable=False),
        sa.Column("conversations", sa.String, nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        sa.Column("carried_by", sa.String, nullable=True),
        sa.Column("carried_at", sa.String, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_purge"),
    )


def downgrade() -> None:
    """Take them away again; only tests do this."""
    op.drop_table("purge")
    op.drop_table("hold")
