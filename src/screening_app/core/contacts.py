# SPDX-License-Identifier: EUPL-1.2
"""Contact cards: helplines and the unit's own contacts, each with the day it was last verified."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from screening_app.core.routines import checked, iso_day, months_later, read_yaml, refused
from screening_app.errors import CannotNow, Code

#: A card not verified within this many months is shown as stale.
STALE_MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class ContactCard:
    """One helpline or local contact. A local card without numbers waits for the unit to fill it in."""

    id: str
    name: str
    numbers: tuple[str, ...]
    audience: str
    hours: str | None
    languages: str | None
    source: str | None
    verified_on: date | None
    local: bool = False
    note: str | None = None
    verified_by: str | None = None

    @property
    def to_fill_in(self) -> bool:
        """Whether the unit still has to give the number."""
        return self.local and not self.numbers


def parse_contacts(text: str, schema: Mapping[str, Any]) -> tuple[ContactCard, ...]:
    """Return the cards in file order; raises CannotNow(ROUTINE_REFUSED, document="contacts", problems=...)."""
    raw = checked(read_yaml(text, "contacts"), schema, "contacts")["contacts"]
    ids = [card["id"] for card in raw]
    if len(ids) != len(set(ids)):
        raise refused("contacts", (("/contacts", "repeated-id"),))
    return tuple(_card(card, f"/contacts/{place}") for place, card in enumerate(raw))


def is_stale(card: ContactCard, today: date) -> bool:
    """Whether the card has never been verified, or not within the last twelve months (the last day still counts)."""
    return card.verified_on is None or today > months_later(card.verified_on, STALE_MONTHS)


def local_first(cards: Iterable[ContactCard]) -> tuple[ContactCard, ...]:
    """Return the unit's own contacts before those of the whole country, each in the order they were given."""
    return tuple(sorted(cards, key=lambda card: not card.local))


def verified(card: ContactCard, numbers: tuple[str, ...], today: date, by: str) -> ContactCard:
    """Return the card as checked today: only the numbers that answered stay, and a doubt about them goes with the rest.

    Raises CannotNow(CONTACT_REFUSED) without a number: a card that nobody answers is no contact.
    """
    kept = tuple(number for number in card.numbers if number in numbers)
    if not kept:
        raise CannotNow(Code.CONTACT_REFUSED, problems=(("/numbers", "required"),))
    note = card.note if kept == card.numbers else None
    return replace(card, numbers=kept, note=note, verified_on=today, verified_by=by)


def raw_card(card: ContactCard) -> dict[str, Any]:
    """Return the card as it stands in a file."""
    made: dict[str, Any] = {
        "id": card.id,
        "name": card.name,
        "numbers": list(card.numbers) or None,
        "audience": card.audience,
        "hours": card.hours,
        "languages": card.languages,
        "source": card.source,
        "note": card.note,
        "verified_on": card.verified_on.isoformat() if card.verified_on else None,
        "verified_by": card.verified_by,
        "local": card.local,
    }
    return {key: value for key, value in made.items() if value is not None or key in ("numbers", "verified_on")}


def card_of(raw: Mapping[str, Any]) -> ContactCard:
    """Return the card of a file's part that has been checked."""
    return _card(raw, "")


def _card(raw: Mapping[str, Any], pointer: str) -> ContactCard:
    return ContactCard(
        id=raw["id"],
        name=raw["name"],
        numbers=tuple(raw["numbers"] or ()),
        audience=raw["audience"],
        hours=raw.get("hours"),
        languages=raw.get("languages"),
        source=raw.get("source"),
        verified_on=iso_day(raw["verified_on"], f"{pointer}/verified_on", "contacts"),
        local=raw.get("local", False),
        note=raw.get("note"),
        verified_by=raw.get("verified_by"),
    )
