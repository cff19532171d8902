# SPDX-License-Identifier: EUPL-1.2
"""Conversations, contacts and promises to ask again, as sealed rows; works inside transactions that others hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from screening_app.errors import CannotNow, Code
from screening_app.store import mapping
from screening_app.store.seen import Seen
from screening_app.store.tables import ask_again, contact, conversation, correction, waiting

if TYPE_CHECKING:
    from collections.abc import Iterable

    from screening_app.core.records import AskAgain, Conversation, Correction
    from screening_app.store.sealing import Sealer
    from screening_app.store.wholeness import Wholeness

DRAFT, SEALED, HANDED_OVER, CONCLUDED = 1, 2, 3, 4
CASE_INDEX = "contact.case_index"

_joined = sa.select(
    conversation.c.id,
    conversation.c.contact_id,
    conversation.c.state,
    conversation.c.body,
    conversation.c.course,
    contact.c.body.label("contact_body"),
).join_from(conversation, contact)


class SealedRecords:
    """Reads and writes sealed rows; needs the records key. `seen` guards what another desk has changed."""

    def __init__(self, sealer: Sealer, whole: Wholeness, seen: Seen | None = None) -> None:
        self._sealer = sealer
        self._whole = whole
        self._seen = seen or Seen()

    def keep(self, connection: sa.Connection, value: Conversation) -> None:
        """Insert or update; CONVERSATION_SEALED when anything but the course of a sealed one would change.

        CHANGED_ELSEWHERE when it is no longer as this desk saw it last.
        """
        self._keep_contact(connection, value)
        self._keep_waiting(connection, value)
        with self._whole.moving(connection, "conversation", value.id):
            self._keep_conversation(connection, value)

    def _keep_conversation(self, connection: sa.Connection, value: Conversation) -> None:
        course = self._seal("conversation", "course", value.id, mapping.conversation_course(value))
        body = mapping.conversation_body(value)
        row = connection.execute(sa.select(conversation).where(conversation.c.id == value.id)).one_or_none()
        if row is None:
            self._seen.require("conversation", value.id)
            sealed = self._seal("conversation", "body", value.id, body)
            connection.execute(
                conversation.insert().values(
                    id=value.id, contact_id=value.contact.id, state=_state(value), body=sealed, course=course
                )
            )
            self._seen.note("conversation", value.id, sealed, course)
            return
        self._seen.require("conversation", value.id, row.body, row.course)
        changes: dict[str, Any] = {"course": course}
        if row.state == DRAFT:
            changes |= {
                "contact_id": value.contact.id,
                "state": _state(value),
                "body": self._seal("conversation", "body", value.id, body),
            }
        elif body != self._open("conversation", "body", value.id, row.body):
            raise CannotNow(Code.CONVERSATION_SEALED)
        elif row.state != CONCLUDED:
            changes["state"] = _state(value)
        connection.execute(conversation.update().where(conversation.c.id == value.id).values(**changes))
        self._seen.note("conversation", value.id, changes.get("body", row.body), course)

    def one(self, connection: sa.Connection, conversation_id: str) -> Conversation:
        """Return one conversation, or raise CONVERSATION_UNKNOWN."""
        row = connection.execute(_joined.where(conversation.c.id == conversation_id)).one_or_none()
        if row is None:
            raise CannotNow(Code.CONVERSATION_UNKNOWN)
        self._seen.note("conversation", conversation_id, row.body, row.course)
        return self._conversation(row)

    def unfinished(self, connection: sa.Connection) -> tuple[Conversation, ...]:
        """Return those neither handed over nor concluded, newest first."""
        found = self._all(connection.execute(_joined.where(conversation.c.state <= SEALED)))
        return tuple(each for each in found if each.handed_over_at is None)

    def every(self, connection: sa.Connection) -> tuple[Conversation, ...]:
        """Return every conversation there is, newest first."""
        return self._all(connection.execute(_joined))

    def of_case(self, connection: sa.Connection, reference: str) -> tuple[Conversation, ...]:
        """Return every conversation with that case reference, newest first."""
        index = self._sealer.blind(CASE_INDEX, reference)
        return self._all(connection.execute(_joined.where(contact.c.case_index == index)))

    def state(self, connection: sa.Connection, conversation_id: str) -> int:
        """Return how far the conversation has come; CONVERSATION_UNKNOWN, CHANGED_ELSEWHERE since this desk saw it."""
        row = connection.execute(sa.select(conversation).where(conversation.c.id == conversation_id)).one_or_none()
        if row is None:
            raise CannotNow(Code.CONVERSATION_UNKNOWN)
        self._seen.require("conversation", conversation_id, row.body, row.course)
        return int(row.state)

    def require_promise(self, connection: sa.Connection, ask_again_id: str, contact_id: str | None = None) -> None:
        """Raise CHANGED_ELSEWHERE unless the promise stands, and nobody has begun to ask the contact again."""
        stands = connection.execute(sa.select(ask_again.c.id).where(ask_again.c.id == ask_again_id)).first()
        begun = sa.select(conversation.c.id).where(conversation.c.contact_id == contact_id)
        running = connection.execute(begun.where(conversation.c.state == DRAFT)).first() if contact_id else None
        if stands is None or running is not None:
            raise CannotNow(Code.CHANGED_ELSEWHERE)

    def conclude(self, connection: sa.Connection, conversation_id: str) -> None:
        """Mark as ended; nothing but its course can change from now on."""
        ended = conversation.update().where(conversation.c.id == conversation_id).values(state=CONCLUDED)
        with self._whole.moving(connection, "conversation", conversation_id):
            connection.execute(ended)

    def remove(self, connection: sa.Connection, value: Conversation) -> bool:
        """Delete the conversation, and its contact when no other belongs to it; returns whether the contact went."""
        for each in self.corrections(connection, value.id):
            with self._whole.moving(connection, "correction", each.id):
                connection.execute(correction.delete().where(correction.c.id == each.id))
        with self._whole.moving(connection, "conversation", value.id):
            connection.execute(conversation.delete().where(conversation.c.id == value.id))
        connection.execute(waiting.delete().where(waiting.c.id == value.id))
        self._seen.forget("conversation", value.id)
        with self._whole.moving(connection, "contact", value.contact.id):
            return self._drop_lonely(connection, value.contact.id)

    def correct(self, connection: sa.Connection, value: Correction) -> None:
        """Add a correction; CONVERSATION_UNKNOWN, WRONG_STAGE for a conversation that is not sealed."""
        if self.state(connection, value.conversation_id) == DRAFT:
            raise CannotNow(Code.WRONG_STAGE)
        body = self._seal("correction", "body", value.id, mapping.correction_body(value))
        row = {"id": value.id, "conversation_id": value.conversation_id, "body": body}
        with self._whole.moving(connection, "correction", value.id):
            connection.execute(correction.insert().values(**row))

    def corrections(self, connection: sa.Connection, conversation_id: str) -> tuple[Correction, ...]:
        """Return the corrections of a conversation, oldest first."""
        rows = connection.execute(sa.select(correction).where(correction.c.conversation_id == conversation_id))
        return tuple(sorted((self._correction(row) for row in rows), key=lambda each: (each.at, each.id)))

    def before(self, connection: sa.Connection, conversation_id: str) -> Conversation | None:
        """Return a conversation as it is kept now, None when it is new."""
        row = connection.execute(_joined.where(conversation.c.id == conversation_id)).one_or_none()
        return None if row is None else self._conversation(row)

    def with_steps_left(self, connection: sa.Connection) -> tuple[Conversation, ...]:
        """Return the sealed conversations that have a step still to be done, ended or not, newest first."""
        return self._all(connection.execute(_joined.where(conversation.c.id.in_(sa.select(waiting.c.id)))))

    def exchange_promise(
        self, connection: sa.Connection, kept: str | None, made: AskAgain | None, *, stands: bool
    ) -> None:
        """Drop the promise that is kept, and make another; `stands` requires that nobody else was first with it."""
        if kept is not None:
            if stands:
                self.require_promise(connection, kept)
            self.drop_ask_again(connection, kept)
        if made is not None:
            self.keep_ask_again(connection, made)

    def keep_ask_again(self, connection: sa.Connection, value: AskAgain) -> None:
        """Insert a promise; an older one with the same id is replaced."""
        self.drop_ask_again(connection, value.id)
        body = self._seal("ask_again", "body", value.id, mapping.ask_again_body(value))
        with self._whole.moving(connection, "ask_again", value.id):
            connection.execute(ask_again.insert().values(id=value.id, body=body))

    def drop_ask_again(self, connection: sa.Connection, ask_again_id: str) -> None:
        """Delete a promise; nothing happens when there is none."""
        with self._whole.moving(connection, "ask_again", ask_again_id):
            connection.execute(ask_again.delete().where(ask_again.c.id == ask_again_id))

    def ask_again(self, connection: sa.Connection, ask_again_id: str) -> AskAgain | None:
        """Return one promise, None when there is none."""
        row = connection.execute(sa.select(ask_again).where(ask_again.c.id == ask_again_id)).one_or_none()
        return (
            None if row is None else mapping.ask_again_from(row.id, self._open("ask_again", "body", row.id, row.body))
        )

    def promised(self, connection: sa.Connection, contact_ids: Iterable[str]) -> frozenset[str]:
        """Return those of the contacts that a promise to ask again stands for."""
        chosen = sa.select(ask_again.c.id).where(ask_again.c.id.in_(list(contact_ids)))
        return frozenset(connection.execute(chosen).scalars())

    def ask_agains(self, connection: sa.Connection) -> tuple[AskAgain, ...]:
        """Return every promise, the one due first first."""
        found = (
            mapping.ask_again_from(row.id, self._open("ask_again", "body", row.id, row.body))
            for row in connection.execute(sa.select(ask_again))
        )
        return tuple(sorted(found, key=lambda each: (each.due, each.id)))

    def read_all(self, connection: sa.Connection) -> None:
        """Open every sealed value there is, or raise VALUE_ALTERED at the first that does not open."""
        for row in connection.execute(sa.select(contact)):
            body = self._open("contact", "body", row.id, row.body)
            if row.case_index != self._index(body["case_reference"]):
                raise CannotNow(Code.VALUE_ALTERED, table="contact", row=row.id)
        self._all(connection.execute(_joined))
        self.ask_agains(connection)
        for row in connection.execute(sa.select(correction)):
            self._correction(row)

    def seals_hold(self, connection: sa.Connection) -> bool:
        """Whether every sealed value opens."""
        try:
            self.read_all(connection)
        except CannotNow as error:
            if error.code is not Code.VALUE_ALTERED:
                raise
            return False
        return True

    @staticmethod
    def reference_in(body: bytes) -> str | None:
        """Return the case reference that the opened body of a contact holds."""
        found = mapping.from_bytes(body)["case_reference"]
        return None if found is None else str(found)

    @staticmethod
    def _keep_waiting(connection: sa.Connection, value: Conversation) -> None:
        here = waiting.c.id == value.id
        known = connection.execute(sa.select(waiting.c.id).where(here)).first() is not None
        if known and not value.waiting:
            connection.execute(waiting.delete().where(here))
        elif value.waiting and not known:
            connection.execute(waiting.insert().values(id=value.id))

    def _keep_contact(self, connection: sa.Connection, value: Conversation) -> None:
        kept = mapping.contact_body(value.contact)
        name = value.contact.id
        columns = {"case_index": self._index(value.contact.case_reference)}
        row = connection.execute(sa.select(contact).where(contact.c.id == name)).one_or_none()
        if row is not None and self._open("contact", "body", name, row.body) == kept:
            return
        columns["body"] = self._seal("contact", "body", name, kept)
        if row is None:
            with self._whole.moving(connection, "contact", name):
                connection.execute(contact.insert().values(id=name, **columns))
            return
        sealed = sa.select(conversation.c.id).where(conversation.c.contact_id == name, conversation.c.state >= SEALED)
        if connection.execute(sealed.limit(1)).first() is not None:
            raise CannotNow(Code.CONVERSATION_SEALED)
        with self._whole.moving(connection, "contact", name):
            connection.execute(contact.update().where(contact.c.id == name).values(**columns))

    def _drop_lonely(self, connection: sa.Connection, contact_id: str) -> bool:
        others = sa.select(conversation.c.id).where(conversation.c.contact_id == contact_id)
        gone = connection.execute(contact.delete().where(contact.c.id == contact_id, ~others.exists()))
        return gone.rowcount > 0

    def _all(self, rows: Iterable[sa.Row[*tuple[Any, ...]]]) -> tuple[Conversation, ...]:
        found = (self._conversation(row) for row in rows)
        return tuple(sorted(found, key=lambda each: (each.started_at.timestamp(), each.id), reverse=True))

    def _conversation(self, row: sa.Row[*tuple[Any, ...]]) -> Conversation:
        body = self._open("conversation", "body", row.id, row.body)
        if body["contact"] != row.contact_id or (body["sealed_at"] is not None and row.state < SEALED):
            # The open columns say something else than the sealed ones: somebody moved the row.
            raise CannotNow(Code.VALUE_ALTERED, table="conversation", row=row.id)
        return mapping.conversation_from(
            row.id,
            self._open("contact", "body", row.contact_id, row.contact_body),
            body,
            self._open("conversation", "course", row.id, row.course),
        )

    def _correction(self, row: sa.Row[*tuple[Any, ...]]) -> Correction:
        found = mapping.correction_from(row.id, self._open("correction", "body", row.id, row.body))
        if found.conversation_id != row.conversation_id:
            raise CannotNow(Code.VALUE_ALTERED, table="correction", row=row.id)
        return found

    def _index(self, reference: str | None) -> bytes | None:
        return None if reference is None else self._sealer.blind(CASE_INDEX, reference)

    def _seal(self, table: str, column: str, row: str, body: dict[str, Any]) -> bytes:
        return self._sealer.seal(table, column, row, mapping.to_bytes(body))

    def _open(self, table: str, column: str, row: str, value: bytes) -> dict[str, Any]:
        return mapping.from_bytes(self._sealer.unseal(table, column, row, value))


def _state(value: Conversation) -> int:
    if not value.is_sealed:
        return DRAFT
    return SEALED if value.handed_over_at is None else HANDED_OVER
