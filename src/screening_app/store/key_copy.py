# SPDX-License-Identifier: EUPL-1.2
"""The copy of the key file inside the database: tells an older key file from the newest, and gives the newest back.

An older key file put back would open a disabled account again, or bring back a passphrase that was changed.
"""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING

import sqlalchemy as sa

from screening_app.errors import CannotNow, Code
from screening_app.store import key_format, vault
from screening_app.store.tables import key_copy

if TYPE_CHECKING:
    from screening_app.store.key_format import KeyFile
    from screening_app.store.vault import Keys


def newer(connection: sa.Connection, keyfile: KeyFile, keys: Keys) -> bytes | None:
    """Return the copy's content when the key file is older than it, or another of the same age; else None.

    STORE_DAMAGED when the copy is not what was kept: SQLCipher 4.19 hands out the last overflow page of a value
    unchecked, so its own MAC has to tell.
    """
    row = connection.execute(sa.select(key_copy)).one_or_none()
    if row is None or row.gen < keyfile.gen or row.content == key_format.dump(keyfile):
        return None
    try:
        kept = key_format.parse(row.content)
    except CannotNow:
        raise CannotNow(Code.STORE_DAMAGED) from None
    if not hmac.compare_digest(vault.signed_by(kept, keys).mac, kept.mac):
        raise CannotNow(Code.STORE_DAMAGED)
    return bytes(row.content)


def newest(connection: sa.Connection, keyfile: KeyFile, keys: Keys) -> KeyFile | None:
    """Return the copy that another desk has made newer than this key file; None while this one is the newest.

    KEY_FILE_OLD when the keys themselves are others now: they have to be opened anew.
    """
    gen = connection.execute(sa.select(key_copy.c.gen)).scalar_one_or_none()
    if gen is None or gen <= keyfile.gen:
        return None
    content = connection.execute(sa.select(key_copy.c.content)).scalar_one()
    if key_format.parse(content).file_kid != keyfile.file_kid:
        raise CannotNow(Code.KEY_FILE_OLD)
    kept = newer(connection, keyfile, keys)
    return None if kept is None else key_format.parse(kept)


def exchange(connection: sa.Connection, changed: KeyFile) -> None:
    """Keep a changed key file; CHANGED_ELSEWHERE when another desk has changed the one that this was made from."""
    kept = connection.execute(sa.select(key_copy.c.gen)).scalar_one_or_none()
    if kept is not None and kept >= changed.gen:
        raise CannotNow(Code.CHANGED_ELSEWHERE)
    keep(connection, changed)


def keep(connection: sa.Connection, keyfile: KeyFile) -> None:
    """Keep this key file as the newest, unless it is kept already."""
    kept = connection.execute(sa.select(key_copy.c.gen)).scalar_one_or_none()
    values = {"gen": keyfile.gen, "content": key_format.dump(keyfile)}
    if kept is None:
        connection.execute(key_copy.insert().values(id=1, **values))
    elif kept < keyfile.gen:
        connection.execute(key_copy.update().values(**values))
