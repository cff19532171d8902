# SPDX-License-Identifier: EUPL-1.2
"""Reviews of the access log, kept for good like the log itself."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_TRIGGERS = {
    "log_review_no_update": "BEFORE UPDATE ON log_review BEGIN SELECT RAISE(ABORT, 'append only'); END",
    "log_review_no_delete": "BEFORE DELETE ON log_review BEGIN SELECT RAISE(ABORT, 'append only'); END",
}

#: The same for a store on a PostgreSQL server.
_RULES = (
    """CREATE FUNCTION log_review_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        RAISE EXCEPTION 'append only'; END $$""",
    """CREATE TRIGGER log_review_kept BEFORE UPDATE OR DELETE ON log_review
        FOR EACH ROW EXECUTE FUNCTION log_review_kept()""",
)


def upgrade() -> None:
    """Make the table and the triggers that hold it."""
    op.create_table(
        "log_review",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("made_at", sa.String, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("first_day", sa.String, nullable=False),
        sa.Column("last_day", sa.String, nullable=False),
        sa.Column("seed", sa.String, nullable=False),
        sa.Column("decisions", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_log_review"),
    )
    if op.get_bind().dialect.name == "postgresql":
        for command in _RULES:
            op.execute(command)
        return
    for name, rule in _TRIGGERS.items():
        op.execute(f"CREATE TRIGGER {name} {rule}")


def downgrade() -> None:
    """Take them away again; only tests do this, with the encrypted file."""
    for name in _TRIGGERS:
        op.execute(f"DROP TRIGGER {name}")
    op.drop_table("log_review")
