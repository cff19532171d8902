# SPDX-License-Identifier: EUPL-1.2
"""Corrections of sealed conversations: added beside what they correct, never in its place."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_TRIGGER = """CREATE TRIGGER correction_kept BEFORE UPDATE ON correction
    WHEN NEW.id IS NOT OLD.id OR NEW.conversation_id IS NOT OLD.conversation_id OR NEW.body IS NOT OLD.body
    BEGIN SELECT RAISE(ABORT, 'kept'); END"""

#: The same for a store on a PostgreSQL server.
_RULE = (
    """CREATE FUNCTION correction_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF NEW.id IS DISTINCT FROM OLD.id OR NEW.conversation_id IS DISTINCT FROM OLD.conversation_id
            OR NEW.body IS DISTINCT FROM OLD.body
        THEN RAISE EXCEPTION 'kept'; END IF; RETURN NEW; END $$""",
    """CREATE TRIGGER correction_kept BEFORE UPDATE ON correction
        FOR EACH ROW EXECUTE FUNCTION correction_kept()""",
)


def upgrade() -> None:
    """Make the table and the trigger that holds its rows."""
    op.create_table(
        "correction",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("conversation_id", sa.String, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_correction"),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversation.id"], name="fk_correction_conversation_id"),
    )
    op.create_index("ix_correction_conversation_id", "correction", ["conversation_id"])
    for command in _RULE if op.get_bind().dialect.name == "postgresql" else (_TRIGGER,):
        op.execute(command)


def downgrade() -> None:
    """Take them away again; only tests do this, with the encrypted file."""
    op.execute("DROP TRIGGER correction_kept")
    op.drop_table("correction")
