# SPDX-License-Identifier: EUPL-1.2
"""Everything about a store that the keys at hand can check, in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from screening_app.errors import CannotNow, Code
from screening_app.store import ledger_desk, migrate
from screening_app.store.exchange import own_keys
from screening_app.store.tables import meta

if TYPE_CHECKING:
    from screening_app.store.log import AccessLog
    from screening_app.store.opened import Opened
    from screening_app.store.records_table import SealedRecords
    from screening_app.store.wholeness import Wholeness


def faults(opened: Opened, log: AccessLog, whole: Wholeness, records: SealedRecords | None) -> tuple[str, ...]:
    """Return codes of what is wrong, see `Store.verify`; `records` is None for an account that reads none."""
    opened.database.flush_log()
    if opened.database.damaged_pages():
        return ("pages",)
    wrong = []
    try:
        with opened.database.reading() as connection:
            row = connection.execute(sa.select(meta.c.store_id, meta.c.schema)).one()
            if tuple(row) != (opened.keyfile.store, migrate.HEAD):
                wrong.append("meta")
            if not log.holds(connection):
                wrong.append("log")
            if not ledger_desk.is_whole(connection):
                wrong.append("ledger")
            if not own_keys(opened).are_whole(connection):
                wrong.append("keys")
            wrong += whole.faults(connection)
            if records is not None and not records.seals_hold(connection):
                wrong.append("seals")
    except CannotNow as error:
        if error.code is not Code.STORE_DAMAGED:
            raise
        return ("pages",)
    return tuple(wrong)
