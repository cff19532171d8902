# SPDX-License-Identifier: EUPL-1.2
"""Persons of a year in case mode: one case reference is one person, however many contacts it has in the year.

Nothing open to the file key says which case a counted person is. The person is worked out anew from the live
conversations of the case before and after each sealing, so that what is counted is exchanged, never guessed. Once a
conversation of the case has been purged, its person counts for good: those that are left say no more about persons,
and a later contact of the same case in the year counts as another person.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from screening_app.core.outcomes import person_of
from screening_app.store import facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import sqlalchemy as sa

    from screening_app.core.records import Contact, Conversation, PersonFact
    from screening_app.store.records_table import SealedRecords


@contextmanager
def counted(
    records: SealedRecords,
    connection: sa.Connection,
    value: Conversation,
    before: Conversation | None,
    *,
    stays: bool = True,
) -> Iterator[None]:
    """Count the person of a conversation where the block seals it, with the promise that the block makes or keeps."""
    if not stays or not value.counts_person or (before is not None and before.is_sealed):
        yield
        return
    with exchanged(records, connection, value.contact):
        yield


@contextmanager
def exchanged(records: SealedRecords, connection: sa.Connection, contact: Contact) -> Iterator[None]:
    """Count the person of this contact's case and year as the block leaves it, instead of as it was before."""
    before = _person(records, connection, contact)
    if before is not None and before.deferred and not facts.is_counted(connection, before):
        # An earlier version did not tell deferred persons from those not asked.
        before = replace(before, deferred=False)
    yield
    after = _person(records, connection, contact)
    facts.exchange(connection, [before] if before else [], [after] if after else [])


def break_promise(records: SealedRecords, connection: sa.Connection, ask_again_id: str) -> None:
    """Delete a promise to ask again that was not kept: contact and person deferred until then count as not asked."""
    promise = records.ask_again(connection, ask_again_id)
    if promise is not None:
        with exchanged(records, connection, promise.contact):
            facts.exchange(connection, [promise.fact], [replace(promise.fact, deferred=False)])
            records.drop_ask_again(connection, ask_again_id)


def settle(records: SealedRecords, connection: sa.Connection, going: Iterable[Conversation]) -> None:
    """Let the persons of conversations that are about to be removed count for good; none of them is deferred then.

    A later contact of the case no longer says anything about this person, so the promise would be kept unseen.
    """
    for each in going:
        person = _person(records, connection, each.contact) if each.counts_person else None
        if person is not None and person.deferred and facts.is_counted(connection, person):
            facts.exchange(connection, [person], [replace(person, deferred=False)])
        for said in _saying(records, connection, each.contact) if each.counts_person else ():
            records.keep(connection, replace(said, counts_person=False))


def _person(records: SealedRecords, connection: sa.Connection, contact: Contact) -> PersonFact | None:
    found = sorted(_saying(records, connection, contact), key=lambda each: (each.sealed_at or each.saved_at, each.id))
    waits = records.promised(connection, {each.contact.id for each in found})
    return person_of(
        replace(each.counted_as, deferred=each.counted_as.deferred and each.contact.id in waits)
        for each in found
        if each.counted_as is not None
    )


def _saying(records: SealedRecords, connection: sa.Connection, contact: Contact) -> list[Conversation]:
    """Return the conversations of the same case and year that say what its person counts as."""
    if contact.case_reference is None:
        return []
    found = records.of_case(connection, contact.case_reference)
    return [each for each in found if each.is_sealed and each.counts_person and each.contact.year == contact.year]
