# SPDX-License-Identifier: EUPL-1.2
"""Routines with their versions, the texts that conversations followed, contact cards, and the register's settings."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

# A version that was decided stays what it was; only a draft changes, and becomes a version once.
_VERSION = """CREATE TRIGGER routine_bytes
    BEFORE UPDATE ON routine WHEN OLD.status <> 1 AND (NEW.id IS NOT OLD.id OR NEW.number IS NOT OLD.number
        OR NEW.content IS NOT OLD.content)
    BEGIN SELECT RAISE(ABORT, 'kept'); END"""
_TEXT = """CREATE TRIGGER routine_text_bytes
    BEFORE UPDATE ON routine_text
    BEGIN SELECT RAISE(ABORT, 'kept'); END"""

#: The same for a store on a PostgreSQL server.
_RULES = (
    """CREATE FUNCTION routine_bytes() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF OLD.status <> 1 AND (NEW.id IS DISTINCT FROM OLD.id OR NEW.number IS DISTINCT FROM OLD.number
            OR NEW.content IS DISTINCT FROM OLD.content)
        THEN RAISE EXCEPTION 'kept'; END IF; RETURN NEW; END $$""",
    """CREATE TRIGGER routine_bytes BEFORE UPDATE ON routine
        FOR EACH ROW EXECUTE FUNCTION routine_bytes()""",
    """CREATE FUNCTION routine_text_bytes() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        RAISE EXCEPTION 'kept'; END $$""",
    """CREATE TRIGGER routine_text_bytes BEFORE UPDATE ON routine_text
        FOR EACH ROW EXECUTE FUNCTION routine_text_bytes()""",
)


def upgrade() -> None:
    """Make the four tables and what holds the kept bytes."""
    op.create_table(
        "routine",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("status", sa.SmallInteger, nullable=False),
        sa.Column("saved_by", sa.String, nullable=False),
        sa.Column("saved_at", sa.String, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", "number", name="pk_routine"),
        sa.CheckConstraint("status BETWEEN 1 AND 4", name=op.f("ck_routine_status")),
    )
    op.create_table(
        "routine_text",
        sa.Column("sha256", sa.String, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_routine_text"),
    )
    op.create_table(
        "contact_card",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("changed_by", sa.String, nullable=False),
        sa.Column("changed_at", sa.String, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_contact_card"),
    )
    op.create_table(
        "register_setting",
        sa.Column("name", sa.String, nullable=False),
        sa.Column("value", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_register_setting"),
    )
    for command in _RULES if op.get_bind().dialect.name == "postgresql" else (_VERSION, _TEXT):
        op.execute(command)


def downgrade() -> None:
    """Take them away again; only tests do this, with the encrypted file."""
    op.execute("DROP TRIGGER routine_bytes")
    op.execute("DROP TRIGGER routine_text_bytes")
    for table in ("register_setting", "contact_card", "routine_text", "routine"):
        op.drop_table(table)
