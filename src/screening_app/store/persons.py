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

    from screening_app.core.records import Conversation, PersonFact
    from screening_app.store.records_table import SealedRecords


@contextmanager
def exchanged(records: SealedRecords, connection: sa.Connection, conversation: Conversation) -> Iterator[None]:
    """Count the person of this conversation's case and year as the block leaves it, instead of as it was before."""
    before = _person(records, connection, conversation)
    yield
    after = _person(records, connection, conversation)
    facts.exchange(connection, [before] if before else [], [after] if after else [])


def settle(records: SealedRecords, connection: sa.Connection, gone: Iterable[Conversation]) -> None:
    """Let the persons of conversations that were just removed count for good."""
    for each in gone:
        if each.counts_person:
            for left in _saying(records, connection, each):
                records.keep(connection, replace(left, counts_person=False))


def _person(records: SealedRecords, connection: sa.Connection, conversation: Conversation) -> PersonFact | None:
    found = sorted(
        _saying(records, connection, conversation), key=lambda each: (each.sealed_at or each.saved_at, each.id)
    )
    return person_of(each.counted_as for each in found if each.counted_as is not None)


def _saying(records: SealedRecords, connection: sa.Connection, conversation: Conversation) -> list[Conversation]:
    """Return the conversations of the same case and year that say what its person counts as."""
    contact = conversation.contact
    if contact.case_reference is None:
        return []
    found = records.of_case(connection, contact.case_reference)
    return [each for each in found if each.is_sealed and each.counts_person and each.contact.year == contact.year]
