# SPDX-License-Identifier: EUPL-1.2
"""Every export of figures, for good: what was published stays known, so that nothing is published against it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_KEPT = """CREATE TRIGGER edition_no_{act}
    BEFORE {act} ON edition
    BEGIN SELECT RAISE(ABORT, 'append only'); END"""


def upgrade() -> None:
    """Make the table and what keeps its rows."""
    op.create_table(
        "edition",
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("link", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_edition"),
    )
    for act in ("update", "delete"):
        op.execute(_KEPT.format(act=act))


def downgrade() -> None:
    """Take it away again; only tests do this."""
    for act in ("update", "delete"):
        op.execute(f"DROP TRIGGER edition_no_{act}")
    op.drop_table("edition")
