# SPDX-License-Identifier: EUPL-1.2
"""The retention clock: which conversations are to be purged, by the unit's own rules.

What has been handed over lives on in the system of record; the copy here is a help for some time and then a risk.
Socialtjänstlagen and arkivlagen (1990:782) leave the times to the organisation's own decision.
"""

from __future__ import annotations

from collections.abc import Iterable
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
    """One conversation that is to be purged, on which ground, and since when."""

    conversation: Conversation
    ground: Ground
    since: date


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
    conversations: Iterable[Conversation], rules: RetentionRules, held: frozenset[str], today: date
) -> tuple[Due, ...]:
    """Return what is to be purged today, the longest due first; contacts in `held` are left alone.

    The hand-over is reckoned from the day that was given for it, which may be earlier than the day of the note.
    """
    found = []
    for each in conversations:
        if each.contact.id in held:
            continue
        on = each.handed_over_on or (each.handed_over_at.date() if each.handed_over_at is not None else None)
        if on is not None and (today - on).days >= rules.after_hand_over:
            found.append(Due(each, Ground.HANDED_OVER, on))
        elif (today - each.started_at.date()).days >= rules.limit:
            found.append(Due(each, Ground.LIMIT, each.started_at.date()))
    return tuple(sorted(found, key=lambda one: (one.since, one.conversation.id)))
