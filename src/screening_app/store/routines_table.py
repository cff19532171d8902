# SPDX-License-Identifier: EUPL-1.2
"""Routines, the texts that conversations followed, contact cards and the register's settings.

Nothing here is sealed: a routine says nothing about a person, and a coordinator, who looks after it, has no
records key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

import sqlalchemy as sa

from screening_app.core.register import KeptRoutine, RoutineStatus
from screening_app.errors import Bug, CannotNow, Code
from screening_app.store.tables import contact_card, register_setting, routine, routine_text

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from screening_app.store.seen import Seen

#: Written in stores that exist: never renumber.
STATUS_CODES = {
    RoutineStatus.DRAFT: 1,
    RoutineStatus.IN_USE: 2,
    RoutineStatus.EARLIER: 3,
    RoutineStatus.RETIRED: 4,
}

_STATUSES = {number: status for status, number in STATUS_CODES.items()}
#: Before the id of a card in the name of the setting that says it was taken away.
_REMOVED = "contact-removed/"
_DRAFT = routine.c.status == STATUS_CODES[RoutineStatus.DRAFT]
_IN_USE = routine.c.status == STATUS_CODES[RoutineStatus.IN_USE]


class KeptRoutines:
    """The part of an open store that keeps routines; every account may read, the workspace decides who may change.

    `reading` and `writing` give transactions; each change is one. `append` writes a line of the access log inside it.
    What one looks after hangs together, so nothing is changed unless all of it is as it was `seen` here last:
    CHANGED_ELSEWHERE.
    """

    def __init__(
        self,
        reading: Callable[[], AbstractContextManager[sa.Connection]],
        writing: Callable[[], AbstractContextManager[sa.Connection]],
        append: Callable[[sa.Connection, str, str | None], None],
        seen: Seen,
    ) -> None:
        self._reading = reading
        self._writing = writing
        self._append = append
        self._seen = seen

    def listed(self) -> tuple[tuple[KeptRoutine, bytes], ...]:
        """Return every version with its text, by id and number."""
        with self._reading() as connection:
            rows = connection.execute(sa.select(routine).order_by(routine.c.id, routine.c.number)).mappings()
            found = tuple((_kept(row), row["content"]) for row in rows)
            self._seen.note(routine.name, "", _state(connection))
        self._seen.settle()
        return found

    def keep_draft(self, kept: KeptRoutine, content: bytes, log: str | None = None) -> None:
        """Keep the one draft of a routine, in place of the earlier draft; its number is that of the next version."""
        with self._changing() as connection:
            connection.execute(routine.delete().where(routine.c.id == kept.id, _DRAFT))
            connection.execute(routine.insert().values(**_row(kept), content=content))
            if log is not None:
                self._append(connection, log, None)

    def discard_draft(self, routine_id: str, log: str) -> None:
        """Delete the draft of a routine; ROUTINE_MISSING when there is none."""
        with self._changing() as connection:
            if connection.execute(routine.delete().where(routine.c.id == routine_id, _DRAFT)).rowcount == 0:
                raise CannotNow(Code.ROUTINE_MISSING)
            self._append(connection, log, None)

    def put_in_use(self, kept: KeptRoutine, content: bytes, log: str) -> None:
        """Make this the version in use; the one before becomes an earlier one, the draft goes."""
        with self._changing() as connection:
            earlier = {"status": STATUS_CODES[RoutineStatus.EARLIER]}
            connection.execute(routine.update().where(routine.c.id == kept.id, _IN_USE).values(**earlier))
            connection.execute(routine.delete().where(routine.c.id == kept.id, _DRAFT))
            connection.execute(routine.insert().values(**_row(kept), content=content))
            self._append(connection, log, None)

    def retire(self, kept: KeptRoutine, content: bytes, log: str) -> None:
        """Let a routine be followed no more. One that came from a file is kept as retired, so that it stays away."""
        with self._changing() as connection:
            retired = {"status": STATUS_CODES[RoutineStatus.RETIRED]}
            changed = connection.execute(routine.update().where(routine.c.id == kept.id, _IN_USE).values(**retired))
            if changed.rowcount == 0:
                connection.execute(routine.insert().values(**_row(kept), content=content))
            self._append(connection, log, None)

    def text(self, sha256: str) -> bytes | None:
        """Return the whole text of a routine that a conversation followed, None when it is not kept."""
        with self._reading() as connection:
            found: bytes | None = connection.execute(
                sa.select(routine_text.c.content).where(routine_text.c.sha256 == sha256)
            ).scalar()
            return found

    def cards(self) -> tuple[bytes, ...]:
        """Return the contact cards that were changed here, each as it was written, those taken away left out."""
        return self._cards(removed=False)

    def removed_cards(self) -> tuple[bytes, ...]:
        """Return the contact cards that were taken away, each as it was."""
        return self._cards(removed=True)

    def keep_card(self, card_id: str, content: bytes, by: str, at: datetime, log: str) -> None:
        """Keep a contact card in place of the one before, also of one that was taken away."""
        with self._changing() as connection:
            connection.execute(register_setting.delete().where(register_setting.c.name == _removed(card_id)))
            self._write_card(connection, card_id, content, by, at)
            self._append(connection, log, None)

    def remove_card(self, card_id: str, content: bytes, by: str, at: datetime) -> None:
        """Put a card aside as it was; a note among the settings says so, also for a card that comes from a file."""
        with self._changing() as connection:
            self._write_card(connection, card_id, content, by, at)
            connection.execute(register_setting.delete().where(register_setting.c.name == _removed(card_id)))
            connection.execute(register_setting.insert().values(name=_removed(card_id), value=1))
            self._append(connection, "contact-removed", None)

    def _cards(self, *, removed: bool) -> tuple[bytes, ...]:
        noted = sa.select(register_setting.c.name)
        aside = (sa.literal(_REMOVED) + contact_card.c.id).in_(noted)
        chosen = sa.select(contact_card.c.content).where(aside if removed else ~aside).order_by(contact_card.c.id)
        with self._reading() as connection:
            return tuple(connection.execute(chosen).scalars())

    def _write_card(self, connection: sa.Connection, card_id: str, content: bytes, by: str, at: datetime) -> None:
        connection.execute(contact_card.delete().where(contact_card.c.id == card_id))
        row = {"id": card_id, "changed_by": by, "changed_at": at.isoformat(), "content": content}
        connection.execute(contact_card.insert().values(**row))

    def setting(self, name: str) -> int | None:
        """Return a setting of the register, None while nobody has set it."""
        with self._reading() as connection:
            found: int | None = connection.execute(
                sa.select(register_setting.c.value).where(register_setting.c.name == name)
            ).scalar()
            return found

    def set_setting(self, name: str, value: int, log: str) -> None:
        """Keep a setting."""
        with self._changing() as connection:
            connection.execute(register_setting.delete().where(register_setting.c.name == name))
            connection.execute(register_setting.insert().values(name=name, value=value))
            self._append(connection, log, None)

    @contextmanager
    def _changing(self) -> Iterator[sa.Connection]:
        with self._writing() as connection:
            self._seen.require(routine.name, "", _state(connection))
            yield connection
            self._seen.note(routine.name, "", _state(connection))


def archive(connection: sa.Connection, texts: Mapping[str, bytes]) -> None:
    """Keep the texts of routines, by checksum, that are not kept yet; inside the caller's transaction."""
    for sha256, content in texts.items():
        there = connection.execute(sa.select(routine_text.c.sha256).where(routine_text.c.sha256 == sha256)).first()
        if there is None:
            connection.execute(routine_text.insert().values(sha256=sha256, content=content))


def _removed(card_id: str) -> str:
    return f"{_REMOVED}{card_id}"


def _state(connection: sa.Connection) -> bytes:
    """Return what is different as soon as a routine, a card or a setting is."""
    described = [column for column in routine.c if column.name != "content"]
    asked = (
        sa.select(*described).order_by(routine.c.id, routine.c.number),
        sa.select(contact_card.c.id, contact_card.c.changed_by, contact_card.c.changed_at).order_by(contact_card.c.id),
        sa.select(register_setting).order_by(register_setting.c.name),
    )
    return repr([[tuple(row) for row in connection.execute(each)] for each in asked]).encode()


def _row(kept: KeptRoutine) -> dict[str, object]:
    return {
        "id": kept.id,
        "number": kept.number,
        "status": STATUS_CODES[kept.status],
        "saved_by": kept.saved_by,
        "saved_at": kept.saved_at.isoformat(),
    }


def _kept(row: sa.RowMapping) -> KeptRoutine:
    try:
        status, at = _STATUSES[row["status"]], datetime.fromisoformat(row["saved_at"])
    except (KeyError, ValueError) as error:
        raise Bug(Code.BROKEN_PROMISE, unreadable="routine") from error
    return KeptRoutine(row["id"], row["number"], status, row["saved_by"], at)
