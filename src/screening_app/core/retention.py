# SPDX-License-Identifier: EUPL-1.2
"""The retention clock: which conversations are to be purged, by the unit's own rules.

What has been handed over lives on in the system of record; the copy here is a help for some time and then a risk.
Socialtjänstlagen and arkivlagen (1990:782) leave the times to the organisation's own decision.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from screening_app.core.records import Conversation

#: Days that can be chosen, and what holds until the unit has decided.
AFTER_HAND_OVER = (30, 60, 90, 180, 365)
LIMIT = (365, 730, 1095, 1825)


@dataclass(frozen=True, slots=True)
class RetentionRules:
    """Days after the hand-over, and the hard limit in days after the conversation began, handed over or not."""

    after_hand_over: int = 90
    limit: int = 730


class Ground(StrEnum):
    """Why a conversation is to be purged."""

    HANDED_OVER = "handed-over"
    LIMIT = "limit"


@dataclass(frozen=True, slots=True)
class Due:
    """One conversation that is to be purged, on which ground, and since when.

    `ask_again` is the day of a promise to ask again that goes with it, which happens at the limit only.
    """

    conversation: Conversation
    ground: Ground
    since: date
    ask_again: date | None = None


@dataclass(frozen=True, slots=True)
class Hold:
    """A contact that is kept whatever the clock says, by whom and since when; the oldest holds come first."""

    contact_id: str
    by: str
    at: datetime
    case_reference: str | None = None


@dataclass(frozen=True, slots=True)
class Purge:
    """One purge: asked for by one, carried out by another. `count` is how many were purged; no identity is kept."""

    number: int
    asked_by: str
    asked_at: datetime
    rules: RetentionRules
    count: int
    carried_by: str | None = None
    carried_at: datetime | None = None


def due(
    conversations: Iterable[Conversation],
    rules: RetentionRules,
    held: Collection[str],
    today: date,
    promises: Mapping[str, date] | None = None,
) -> tuple[Due, ...]:
    """Return what is to be purged today, the longest due first; contacts in `held` are left alone.

    The hand-over is reckoned from the day that was given for it, which may be earlier than the day of the note.
    `promises` are the days to ask again, by contact: such a contact is not purged for being handed over before the
    promise is met or withdrawn. The limit is a limit: it takes the promise too.
    """
    ahead = promises or {}
    found = []
    for each in conversations:
        if each.contact.id in held:
            continue
        on = each.handed_over_on or (each.handed_over_at.date() if each.handed_over_at is not None else None)
        promise = ahead.get(each.contact.id)
        if on is not None and promise is None and (today - on).days >= rules.after_hand_over:
            found.append(Due(each, Ground.HANDED_OVER, on))
        elif (today - each.started_at.date()).days >= rules.limit:
            found.append(Due(each, Ground.LIMIT, each.started_at.date(), promise))
    return tuple(sorted(found, key=lambda one: (one.since, one.conversation.id)))
