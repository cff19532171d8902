# SPDX-License-Identifier: EUPL-1.2
"""Questionnaires kept byte for byte, and the publishers whose signatures are trusted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# What was once kept under a url and version stays what it was: answers were given to exactly that.
_TRIGGER = """CREATE TRIGGER instrument_bytes
    BEFORE UPDATE ON instrument WHEN NEW.url IS NOT OLD.url OR NEW.version IS NOT OLD.version
        OR NEW.sha256 IS NOT OLD.sha256 OR NEW.content IS NOT OLD.content
    BEGIN SELECT RAISE(ABORT, 'kept'); END"""

#: The same for a store on a PostgreSQL server.
_RULE = (
    """CREATE FUNCTION instrument_bytes() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF NEW.url IS DISTINCT FROM OLD.url OR NEW.version IS DISTINCT FROM OLD.version
            OR NEW.sha256 IS DISTINCT FROM OLD.sha256 OR NEW.content IS DISTINCT FROM OLD.content
        THEN RAISE EXCEPTION 'kept'; END IF; RETURN NEW; END $$""",
    """CREATE TRIGGER instrument_bytes BEFORE UPDATE ON instrument
        FOR EACH ROW EXECUTE FUNCTION instrument_bytes()""",
)


def upgrade() -> None:
    """Make both tables and the trigger that holds the kept bytes."""
    op.create_table(
        "instrument",
        sa.Column("url", sa.String, nullable=False),
        sa.Column("version", sa.String, nullable=False),
        sa.Column("sha256", sa.String, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("status", sa.SmallInteger, nullable=False),
        sa.Column("shipped", sa.SmallInteger, nullable=False),
        sa.Column("signature", sa.LargeBinary, nullable=True),
        sa.Column("added_by", sa.String, nullable=True),
        sa.Column("added_at", sa.String, nullable=True),
        sa.Column("activated_by", sa.String, nullable=True),
        sa.Column("activated_at", sa.String, nullable=True),
        sa.Column("retired_by", sa.String, nullable=True),
        sa.Column("retired_at", sa.String, nullable=True),
        sa.PrimaryKeyConstraint("url", "version", name="pk_instrument"),
        sa.CheckConstraint("status BETWEEN 1 AND 3", name=op.f("ck_instrument_status")),
    )
    op.create_table(
        "publisher",
        sa.Column("name", sa.String, nullable=False),
        sa.Column("key", sa.LargeBinary, nullable=False),
        sa.Column("added_by", sa.String, nullable=False),
        sa.Column("added_at", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_publisher"),
    )
    for command in _RULE if op.get_bind().dialect.name == "postgresql" else (_TRIGGER,):
        op.execute(command)


def downgrade() -> None:
    """Take them away again; only tests do this, with the encrypted file."""
    op.execute("DROP TRIGGER instrument_bytes")
    op.drop_table("publisher")
    op.drop_table("instrument")
