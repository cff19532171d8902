# SPDX-License-Identifier: EUPL-1.2
"""Holds and purges of an open store. A purge leaves its protocol and nothing of what it took."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

import sqlalchemy as sa

from screening_app.core.retention import Hold, Purge, RetentionRules
from screening_app.errors import CannotNow, Code
from screening_app.store import facts, persons
from screening_app.store.counted import facts_of, left
from screening_app.store.tables import hold, purge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from contextlib import AbstractContextManager

    from screening_app.core.records import Conversation
    from screening_app.store.records_table import SealedRecords
    from screening_app.store.seen import Seen


class Retention:
    """`reading` and `writing` give transactions, `log` writes a line, `shrink` gives the disk back what was freed."""

    def __init__(
        self,
        reading: Callable[[], AbstractContextManager[sa.Connection]],
        writing: Callable[[], AbstractContextManager[sa.Connection]],
        records: SealedRecords,
        log: Callable[[sa.Connection, str], None],
        shrink: Callable[[], None],
        seen: Seen,
    ) -> None:
        self._reading = reading
        self._writing = writing
        self._records = records
        self._log = log
        self._shrink = shrink
        self._seen = seen

    def conversations(self) -> tuple[Conversation, ...]:
        """Return every conversation, newest first."""
        with self._reading() as connection:
            return self._records.every(connection)

    def holds(self) -> tuple[Hold, ...]:
        """Return what must be kept, the oldest hold first, without case references."""
        with self._reading() as connection:
            rows = connection.execute(sa.select(hold).order_by(hold.c.at, hold.c.contact_id)).all()
        return tuple(Hold(row.contact_id, row.by, datetime.fromisoformat(row.at)) for row in rows)

    def promises(self) -> dict[str, date]:
        """Return the days to ask again, by contact."""
        with self._reading() as connection:
            return {each.contact.id: each.due for each in self._records.ask_agains(connection)}

    def set_hold(self, contact_id: str, by: str, at: datetime, *, on: bool) -> None:
        """Keep a contact whatever the clock says, or no longer."""
        with self._writing() as connection:
            connection.execute(hold.delete().where(hold.c.contact_id == contact_id))
            if on:
                connection.execute(hold.insert().values(contact_id=contact_id, by=by, at=at.isoformat()))
            self._log(connection, "hold-set" if on else "hold-released")

    def ask(self, asked: Purge, conversations: Iterable[str]) -> None:
        """Ask for a purge of these conversations; one that was asked for before and not carried out is forgotten.

        CHANGED_ELSEWHERE when another desk has asked for one since this one looked.
        """
        with self._writing() as connection:
            self._seen.require(purge.name, "", _state(connection))
            connection.execute(purge.delete().where(purge.c.carried_at.is_(None)))
            ids = sorted(conversations)
            connection.execute(
                purge.insert().values(
                    asked_by=asked.asked_by,
                    asked_at=asked.asked_at.isoformat(),
                    after_hand_over=asked.rules.after_hand_over,
                    age_limit=asked.rules.limit,
                    conversations=json.dumps(ids),
                    count=len(ids),
                )
            )
            self._log(connection, f"purge-asked {len(ids)}")
            self._seen.note(purge.name, "", _state(connection))

    def purges(self) -> tuple[Purge, ...]:
        """Return every purge, newest first; the one that waits to be carried out, if any, is the first."""
        with self._reading() as connection:
            rows = connection.execute(sa.select(purge).order_by(purge.c.id.desc())).all()
            self._seen.note(purge.name, "", _state(connection))
        self._seen.settle()
        return tuple(_purge(row) for row in rows)

    def asked_for(self) -> tuple[str, ...]:
        """Return the conversations of the purge that waits."""
        waiting = sa.select(purge.c.conversations).where(purge.c.carried_at.is_(None))
        with self._reading() as connection:
            found = connection.execute(waiting).scalar()
        return tuple(json.loads(found)) if found else ()

    def carry_out(self, number: int, conversations: Iterable[Conversation], by: str, at: datetime) -> Purge:
        """Delete these conversations so that nothing of them is left in the files, and keep the protocol.

        One transaction; SECOND_PERSON for whoever asked. The counts stay, persons too; steps still to be done count as
        left from then on. A promise to ask again goes with the last conversation of its contact, which then counts as
        not asked. What backups hold goes when they go.
        CHANGED_ELSEWHERE when another desk has changed one of them, or holds its contact, since they were read.
        """
        with self._writing() as connection:
            row = connection.execute(sa.select(purge).where(purge.c.id == number, purge.c.carried_at.is_(None))).first()
            if row is None:
                raise CannotNow(Code.PURGE_UNKNOWN)
            if row.asked_by == by:
                raise CannotNow(Code.SECOND_PERSON)
            gone: list[Conversation] = []
            held = set(connection.execute(sa.select(hold.c.contact_id)).scalars())
            for each in conversations:
                if each.contact.id in held or self._records.before(connection, each.id) != each:
                    raise CannotNow(Code.CHANGED_ELSEWHERE)
                gone.append(each)
            persons.settle(self._records, connection, gone)
            for each in gone:
                facts.exchange(connection, facts_of(each), map(left, facts_of(each)))
                if self._records.remove(connection, each):
                    persons.break_promise(self._records, connection, each.contact.id)
            done = {"carried_by": by, "carried_at": at.isoformat(), "conversations": "[]", "count": len(gone)}
            connection.execute(purge.update().where(purge.c.id == number).values(**done))
            self._log(connection, f"purged {len(gone)}")
            self._seen.note(purge.name, "", _state(connection))
        self._shrink()
        return replace(_purge(row), count=len(gone), carried_by=by, carried_at=at)


def _state(connection: sa.Connection) -> bytes:
    """Return what is different as soon as a purge was asked for or carried out."""
    rows = connection.execute(sa.select(purge.c.id, purge.c.asked_at, purge.c.carried_at).order_by(purge.c.id))
    return repr([tuple(row) for row in rows]).encode()


def _purge(row: sa.Row[tuple[object, ...]]) -> Purge:
    carried = row.carried_at
    return Purge(
        number=row.id,
        asked_by=row.asked_by,
        asked_at=datetime.fromisoformat(row.asked_at),
        rules=RetentionRules(row.after_hand_over, row.age_limit),
        count=row._mapping["count"],
        carried_by=row.carried_by,
        carried_at=None if carried is None else datetime.fromisoformat(carried),
    )
