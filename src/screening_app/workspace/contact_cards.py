# SPDX-License-Identifier: EUPL-1.2
"""The contact cards of an unlocked unit: added, changed, verified, taken away and put back by who manages routines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from screening_app import store as storage
from screening_app.content import Content
from screening_app.core.access import Permission, require
from screening_app.core.contacts import ContactCard, parse_contacts, raw_card, verified
from screening_app.core.routine_documents import cleaned, new_id, write_document
from screening_app.errors import CannotNow, Code
from screening_app.workspace.routines_known import Followed
from screening_app.workspace.surroundings import Surroundings

#: What a call confirms: a card on which any of it changes counts as not verified.
_CONFIRMED = ("numbers", "hours", "name", "audience", "languages")


class ContactCards:
    """Part of a Register. Every change takes the permission to manage routines, and is logged.

    A card that is taken away is kept aside as it was, so that it can be put back; routines that name it say so.
    """

    def __init__(self, store: storage.Store, content: Content, surroundings: Surroundings, followed: Followed) -> None:
        self._store = store
        self._content = content
        self._clock = surroundings.clock
        self._followed = followed

    def read(self, content: bytes) -> tuple[ContactCard, ...]:
        """Return the cards of a contacts file, to be kept with `save`; CannotNow(ROUTINE_REFUSED)."""
        return parse_contacts(content.decode("utf-8-sig", "replace"), self._content.contacts_schema)

    def card(self, card_id: str) -> ContactCard:
        """Return one card; CannotNow(CONTACT_REFUSED) for one that is not there."""
        found = self._followed.known.cards.get(card_id)
        if found is None:
            raise CannotNow(Code.CONTACT_REFUSED, problems=(("/id", "unknown"),))
        return found

    def removed(self) -> Mapping[str, ContactCard]:
        """Return the cards that were taken away, by id."""
        return self._followed.known.removed_cards

    def named_in(self, card_id: str) -> tuple[str, ...]:
        """Return the titles of the routines that hold now and name the card."""
        known = self._followed.known
        documents = (known.whole(version.document) for version in known.current.values())
        return tuple(sorted(str(each.get("title", "")) for each in documents if _names(each, card_id)))

    def add(self, card: ContactCard) -> ContactCard:
        """Keep a new card under an id after its name, whatever id it has; not verified. CONTACT_REFUSED."""
        known = self._followed.known
        made = new_id(card.name, "kontakt", {*known.cards, *known.removed_cards})
        return self._keep(replace(card, id=made, verified_on=None, verified_by=None), "contact-added")

    def save(self, card: ContactCard) -> ContactCard:
        """Keep a card as changed here, not verified any more. CannotNow(CONTACT_REFUSED, problems=...)."""
        before = self._followed.known.cards.get(card.id)
        same = before is not None and all(getattr(before, name) == getattr(card, name) for name in _CONFIRMED)
        changed = card if same else replace(card, verified_on=None, verified_by=None)
        return self._keep(changed, "contact-changed")

    def verify(self, card_id: str, numbers: tuple[str, ...], by: str = "") -> ContactCard:
        """Note that somebody called these numbers today; a number that is not among them is taken off the card."""
        card = self.card(card_id)
        who = " ".join(by.split()) or self._store.account.user
        return self._keep(verified(card, numbers, self._clock().date(), who), "contact-verified")

    def remove(self, card_id: str) -> None:
        """Take a card away; CannotNow(CONTACT_REFUSED) for one that is not there."""
        self._manage()
        card = self.card(card_id)
        with self._followed.changing():
            self._store.routines.remove_card(card.id, self._text(card), self._store.account.user, self._clock())

    def put_back(self, card_id: str) -> ContactCard:
        """Put a card back that was taken away, as it was; CannotNow(CONTACT_REFUSED) for one that was not."""
        card = self.removed().get(card_id)
        if card is None:
            raise CannotNow(Code.CONTACT_REFUSED, problems=(("/id", "unknown"),))
        return self._keep(card, "contact-put-back")

    def _keep(self, card: ContactCard, log: str) -> ContactCard:
        self._manage()
        text = self._text(card)
        self._content.check_card(text.decode())
        with self._followed.changing():
            self._store.routines.keep_card(card.id, text, self._store.account.user, self._clock(), log)
        return self._followed.known.cards[card.id]

    def _manage(self) -> None:
        require(self._store.account, Permission.MANAGE_ROUTINES)

    def _text(self, card: ContactCard) -> bytes:
        return write_document(cleaned(raw_card(card))).encode()


def _names(document: Mapping[str, object], card_id: str) -> bool:
    """Whether a routine's own list or any of its steps names the card."""
    contacts, steps = document.get("contacts", ()), document.get("steps", {})
    named = set(contacts if isinstance(contacts, list) else ())
    for listed in steps.values() if isinstance(steps, dict) else ():
        for step in listed:
            named.update(step.get("contacts", ()))
    return card_id in named
