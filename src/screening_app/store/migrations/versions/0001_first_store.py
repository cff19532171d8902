# SPDX-License-Identifier: EUPL-1.2
"""The first store: records, counts and access log, with the triggers that keep sealed and logged rows as they are."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_TRIGGERS = {
    "conversation_sealed": """
        BEFORE UPDATE ON conversation WHEN OLD.state >= 2 AND (
            NEW.body IS NOT OLD.body OR NEW.id IS NOT OLD.id OR NEW.contact_id IS NOT OLD.contact_id
            OR NEW.state < 2 OR (OLD.state = 4 AND NEW.state <> 4)
        )
        BEGIN SELECT RAISE(ABORT, 'sealed'); END""",
    "contact_sealed": """
        BEFORE UPDATE ON contact WHEN EXISTS (
            SELECT 1 FROM conversation WHERE contact_id = OLD.id AND state >= 2
        )
        BEGIN SELECT RAISE(ABORT, 'sealed'); END""",
    "access_log_no_update": """
        BEFORE UPDATE ON access_log BEGIN SELECT RAISE(ABORT, 'append only'); END""",
    "access_log_no_delete": """
        BEFORE DELETE ON access_log BEGIN SELECT RAISE(ABORT, 'append only'); END""",
}

#: The same rules for a store on a PostgreSQL server.
_RULES = {
    "conversation_sealed": (
        "UPDATE ON conversation",
        "OLD.state >= 2 AND (NEW.body IS DISTINCT FROM OLD.body OR NEW.id IS DISTINCT FROM OLD.id"
        " OR NEW.contact_id IS DISTINCT FROM OLD.contact_id OR NEW.state < 2 OR (OLD.state = 4 AND NEW.state <> 4))",
        "sealed",
    ),
    "contact_sealed": (
        "UPDATE ON contact",
        "EXISTS (SELECT 1 FROM conversation WHERE contact_id = OLD.id AND state >= 2)",
        "sealed",
    ),
    "access_log_no_update": ("UPDATE ON access_log", "TRUE", "append only"),
    "access_log_no_delete": ("DELETE ON access_log", "TRUE", "append only"),
}


def upgrade() -> None:
    """Make every table and trigger."""
    _make_meta()
    _make_records()
    _make_counts_and_log()
    if op.get_bind().dialect.name == "postgresql":
        for name, (act, condition, refused) in _RULES.items():
            _hold(name, act, condition, refused)
        return
    for name, rule in _TRIGGERS.items():
        op.execute(f"CREATE TRIGGER {name} {rule}")


def downgrade() -> None:
    """Take everything away again; only tests do this, with the encrypted file."""
    for name in _TRIGGERS:
        op.execute(f"DROP TRIGGER {name}")
    for table in ("access_log", "fact_count", "ask_again", "conversation", "contact", "meta"):
        op.drop_table(table)


def _make_meta() -> None:
    op.create_table(
        "meta",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("store_id", sa.String, nullable=False),
        sa.Column("schema", sa.String, nullable=False),
        sa.Column("mode", sa.String, nullable=False),
        sa.Column("unit_id", sa.String, nullable=False),
        sa.Column("unit_name", sa.String, nullable=False),
        sa.Column("unit_kind", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_meta"),
        sa.CheckConstraint("id = 1", name=op.f("ck_meta_single")),
    )


def _make_records() -> None:
    op.create_table(
        "contact",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("case_index", sa.LargeBinary, nullable=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_contact"),
    )
    op.create_index("ix_contact_case_index", "contact", ["case_index"])
    op.create_table(
        "conversation",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("contact_id", sa.String, nullable=False),
        sa.Column("state", sa.SmallInteger, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("course", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_conversation"),
        sa.CheckConstraint("state BETWEEN 1 AND 4", name=op.f("ck_conversation_state")),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name="fk_conversation_contact_id"),
    )
    op.create_index("ix_conversation_contact_id", "conversation", ["contact_id"])
    op.create_index("ix_conversation_state", "conversation", ["state"])
    op.create_table(
        "ask_again",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_ask_again"),
    )


def _make_counts_and_log() -> None:
    keys = ("year", "month", "outcome", "reason", "interpreter", "attempt")
    op.create_table(
        "fact_count",
        *(sa.Column(name, sa.SmallInteger, nullable=False) for name in keys),
        sa.Column("n", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint(*keys, name="pk_fact_count"),
        sa.CheckConstraint("n > 0", name=op.f("ck_fact_count_counted")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "access_log",
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("user", sa.String, nullable=False),
        sa.Column("role", sa.String, nullable=False),
        sa.Column("action", sa.String, nullable=False),
        sa.Column("subject", sa.String, nullable=True),
        sa.Column("mac", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_access_log"),
    )


def _hold(name: str, act: str, condition: str, refused: str) -> None:
    """Make a rule in PostgreSQL's words; `act` is as in "UPDATE ON contact"."""
    op.execute(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" IF {condition} THEN RAISE EXCEPTION '{refused}'; END IF; RETURN NEW; END $$"
    )
    op.execute(f"CREATE TRIGGER {name} BEFORE {act} FOR EACH ROW EXECUTE FUNCTION {name}()")
