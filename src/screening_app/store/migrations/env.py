# SPDX-License-Identifier: EUPL-1.2
"""Run by alembic: uses the connection, and with it the transaction, that migrate.py has opened."""

from __future__ import annotations

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=context.config.attributes["metadata"],
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
