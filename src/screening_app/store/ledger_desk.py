# SPDX-License-Identifier: EUPL-1.2
"""The ledger of published figures: read, and added to; nothing in it is ever changed.

Its rows lie under the file key, because a coordinator publishes. What they add up to stands in the head, and each is
also bound to the one before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from screening_app.core.figures.ledger import BEGINNING, Entry, entry_bytes, entry_from, holds, link
from screening_app.errors import CannotNow, Code
from screening_app.store.tables import edition

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager


class Ledger:
    """`writing` gives transactions, `log` writes a line of the access log in one of them."""

    def __init__(
        self,
        reading: Callable[[], AbstractContextManager[sa.Connection]],
        writing: Callable[[], AbstractContextManager[sa.Connection]],
        log: Callable[[sa.Connection, str], None],
    ) -> None:
        self._reading = reading
        self._writing = writing
        self._log = log

    def entries(self) -> tuple[Entry, ...]:
        """Return every export, the first one first; every account may."""
        with self._reading() as connection:
            found = connection.execute(sa.select(edition.c.content).order_by(edition.c.seq)).scalars().all()
        return tuple(entry_from(content) for content in found)

    def append(self, entry: Entry, log: str, *, after: int) -> None:
        """Keep one more export and write a line of the log, in one transaction that is durable when this returns.

        `after` is how many entries it was made in view of: CHANGED_ELSEWHERE when another desk has added one since.
        """
        content = entry_bytes(entry)
        with self._writing() as connection:
            newest = sa.select(edition.c.seq, edition.c.link).order_by(edition.c.seq.desc()).limit(1)
            last = connection.execute(newest).one_or_none()
            if (0 if last is None else last.seq) != after:
                raise CannotNow(Code.CHANGED_ELSEWHERE)
            row = {
                "seq": 1 if last is None else last.seq + 1,
                "content": content,
                "link": link(BEGINNING if last is None else last.link, content),
            }
            connection.execute(edition.insert().values(**row))
            self._log(connection, log)


def is_whole(connection: sa.Connection) -> bool:
    """Whether no entry was changed, moved, added or taken out of the middle since it was written."""
    rows = connection.execute(sa.select(edition).order_by(edition.c.seq)).all()
    numbered = all(row.seq == expected and isinstance(row.content, bytes) for expected, row in enumerate(rows, start=1))
    return numbered and holds((row.content, row.link) for row in rows)
