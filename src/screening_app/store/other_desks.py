# SPDX-License-Identifier: EUPL-1.2
"""What the other desks of a unit have done to the accounts: followed at every writing, and never written over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screening_app.errors import CannotNow, Code
from screening_app.store import key_copy

if TYPE_CHECKING:
    import sqlalchemy as sa

    from screening_app.store.opened import Opened


class OtherDesks:
    """Follows the key file in the database for one open store; with an encrypted file there is nobody to follow."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._shut_out = False

    def follow(self, connection: sa.Connection) -> None:
        """Go on with the newest key file; ACCOUNT_DISABLED from then on when it lets this account in no longer.

        KEY_FILE_OLD when the keys themselves are others now.
        """
        opened = self._opened
        if not opened.database.is_shared:
            return
        newest = key_copy.newest(connection, opened.keyfile, opened.keys)
        if newest is not None:
            opened.take(newest)
            self._shut_out = opened.is_shut_out
        if self._shut_out:
            raise CannotNow(Code.ACCOUNT_DISABLED)
