# SPDX-License-Identifier: EUPL-1.2
"""New keys for everything on a server: one transaction, after which the other desks have to log in anew.

It needs whoever holds the records key and, beside them, the owner of the tables: the passwords of the store's roles
follow from the keys and become new as well, so that whoever left gets no further than the server's door.
"""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from screening_app.errors import CannotNow, Code
from screening_app.store import key_copy, server_address, server_roles, shares, vault
from screening_app.store.attempts import Attempts
from screening_app.store.resealing import Resealing, new_key_file
from screening_app.store.server_opening import entered, owner
from screening_app.store.surface import KEY_FILE, SERVER_FILE, ServerLogin
from screening_app.store.vault import Keys
from screening_app.store.wholeness import Wholeness

if TYPE_CHECKING:
    from collections.abc import Callable

    import sqlalchemy as sa

    from screening_app.store.opened import Opened

_HELD = ("conversation", "contact", "correction", "access_log")


def rekey(
    opened: Opened,
    login: ServerLogin,
    progress: Callable[[str, int, int], None] = lambda *_: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Opened, tuple[str, str, str]]:
    """Change every key; returns the store opened anew and its new recovery shares, which are not confirmed yet.

    Otherwise nothing has changed: CHANGED_ELSEWHERE, SERVER_BUSY (a desk is reading), ACCOUNT_OLD, CANCELLED,
    NOT_PERMITTED without the records key or for a login that does not own the tables.
    """

    def told(done: int, total: int) -> None:
        if cancelled():
            raise CannotNow(Code.CANCELLED)
        progress("seal", done, total)

    keys, secret, store = Keys(file=os.urandom(32), records=os.urandom(32)), os.urandom(32), opened.keyfile.store
    anew, whole = Resealing(opened.keyfile, opened.keys, keys, told), Wholeness(store, keys.file, keys.records)
    keyfile = new_key_file(opened.keyfile, keys, secret)
    address = server_address.read(opened.folder / SERVER_FILE)
    with closing(owner(opened.folder, login)) as database, database.writing() as connection:
        key_copy.exchange(connection, keyfile)
        _triggers(connection, "DISABLE")
        anew.everything(connection, whole)
        _triggers(connection, "ENABLE")
        progress("check", 0, 1)
        anew.prove(connection, whole)
        server_roles.renew(connection, address, keys)
    opened.database.close()
    progress("check", 1, 1)
    vault.write(opened.folder / KEY_FILE, keyfile, keys)
    Attempts(opened.folder).succeed(keys.file, opened.now)
    held = keys if opened.account.reads_records else replace(keys, records=None)
    return replace(opened, database=entered(opened.folder, held), keyfile=keyfile, keys=held), shares.cut(secret)


def _triggers(connection: sa.Connection, act: str) -> None:
    for table in _HELD:
        connection.exec_driver_sql(f"ALTER TABLE {table} {act} TRIGGER USER")
