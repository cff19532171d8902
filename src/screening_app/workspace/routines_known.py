# SPDX-License-Identifier: EUPL-1.2
"""Every routine and contact card that is known here, from files and from the store, and which of them holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property

from screening_app import store as storage
from screening_app.content import Content
from screening_app.core.contacts import ContactCard, card_of, local_first
from screening_app.core.records import Conversation, Unit
from screening_app.core.register import KeptRoutine, RoutineStatus
from screening_app.core.routine_documents import Document, is_adaptation, whole_of, write_document
from screening_app.core.routines import Routine, parse_routine, read_yaml
from screening_app.errors import CannotNow, Code


class Version:
    """One version with its document as it is kept; `kept` is None for one that comes from a file.

    What the store keeps is read when it is asked for: most versions are never looked at.
    """

    def __init__(self, document: Document | bytes, kept: KeptRoutine | None) -> None:
        self._source = document
        self.kept = kept

    @cached_property
    def document(self) -> Document:
        """The document, not to be changed."""
        if isinstance(self._source, bytes):
            return dict(read_yaml(self._source.decode(), "routine"))
        return self._source

    @property
    def number(self) -> int:
        """The version's number, 0 for a file."""
        return self.kept.number if self.kept is not None else 0


class Known:
    """What is known at one moment; made anew after each change. `current` is what holds, by id, drafts left out."""

    def __init__(self, store: storage.Store, content: Content) -> None:
        self._content = content
        self._unit: Unit = store.unit
        self.versions: dict[str, list[Version]] = {each: [] for each in content.documents}
        self.drafts: dict[str, Version] = {}
        for kept, text in store.routines.listed():
            version = Version(text, kept)
            if kept.status is RoutineStatus.DRAFT:
                self.drafts[kept.id] = version
            else:
                self.versions.setdefault(kept.id, []).append(version)
        self.removed_cards: Mapping[str, ContactCard] = _cards(store.routines.removed_cards())
        cards = {**content.contacts, **_cards(store.routines.cards())}
        here = (card for card in cards.values() if card.id not in self.removed_cards)
        self.cards: Mapping[str, ContactCard] = {card.id: card for card in local_first(here)}
        self._routines: dict[str, Routine] = {}

    @cached_property
    def current(self) -> dict[str, Version]:
        """What holds of each routine: the version in use, else the file; a retired one does not hold."""
        found = {}
        for name, versions in self.versions.items():
            statuses = {version.kept.status: version for version in versions if version.kept is not None}
            if RoutineStatus.IN_USE in statuses:
                found[name] = statuses[RoutineStatus.IN_USE]
            elif RoutineStatus.RETIRED not in statuses and name in self._content.documents:
                found[name] = Version(self._content.documents[name], None)
        return found

    def last(self, routine_id: str) -> Version:
        """Return what holds of a routine, else its last version, else its draft; CannotNow(ROUTINE_MISSING)."""
        found = self.current.get(routine_id)
        if found is None:
            later = [version for version in self.versions.get(routine_id, ()) if version.kept is not None]
            found = later[-1] if later else self.drafts.get(routine_id)
        if found is None:
            raise CannotNow(Code.ROUTINE_MISSING)
        return found

    def version(self, routine_id: str, number: int) -> Version:
        """Return one version by its number, 0 for the file; CannotNow(ROUTINE_MISSING)."""
        for version in self.versions.get(routine_id, ()):
            if version.number == number:
                return version
        if number == 0 and routine_id in self._content.documents:
            return Version(self._content.documents[routine_id], None)
        raise CannotNow(Code.ROUTINE_MISSING)

    def names(self) -> Iterator[str]:
        """Yield the id of every routine that is known, also of one that is only a draft."""
        yield from self.versions
        yield from (name for name in self.drafts if name not in self.versions)

    def others(self) -> dict[str, Document]:
        """Return the documents that may be inherited from."""
        return {name: each.document for name, each in self.current.items() if not is_adaptation(each.document)}

    def whole(self, document: Document) -> Document:
        """Return a whole document, with what it inherits now."""
        return whole_of(document, self.others())

    def routine(self, document: Document) -> Routine:
        """Return the routine of a document, with what it inherits now; CannotNow(ROUTINE_REFUSED)."""
        text = write_document(self.whole(document))
        return self.parsed(text)

    def parsed(self, text: str) -> Routine:
        """Return the routine of a whole text, read once."""
        if text not in self._routines:
            self._routines[text] = parse_routine(text, self._content.routine_schema)
        return self._routines[text]

    @cached_property
    def here(self) -> Routine | None:
        """The routine that this unit follows: its own, else the organisation's, else the sample of its kind."""
        ranked = []
        for place, (name, version) in enumerate(self.current.items()):
            shipped = version.kept is None and name in self._content.shipped_routines
            rank = self._rank(version.document, shipped=shipped)
            if rank is not None:
                ranked.append((rank, version.kept is None, place, version))
        return self.routine(min(ranked, key=lambda each: each[:3])[3].document) if ranked else None

    def _rank(self, document: Document, *, shipped: bool) -> int | None:
        if document.get("unit_kind") != self._unit.kind:
            return None
        if document.get("unit") is not None:
            return 0 if _same(str(document["unit"]), self._unit.name) else None
        return 2 if shipped else 1


class Followed:
    """Which routine a conversation follows: from its first question on, the very text that held then."""

    def __init__(self, store: storage.Store, content: Content) -> None:
        self._store = store
        self._content = content
        self._kept: dict[str, Routine] = {}
        self._known: Known | None = None

    @property
    def known(self) -> Known:
        """What is known now."""
        if self._known is None:
            self._known = Known(self._store, self._content)
        return self._known

    def forget(self) -> None:
        """Read anew next time: something has changed."""
        self._known = None

    def refresh(self) -> None:
        """Read anew next time where other desks may have changed something."""
        if self._store.is_shared:
            self.forget()

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Read anew after the block has changed something, and after it was told that another desk has."""
        try:
            yield
        finally:
            self.forget()

    def here(self) -> Routine | None:
        """Return the routine that this unit follows now."""
        return self.known.here

    def followed(self, conversation: Conversation) -> Routine | None:
        """Return what the conversation follows; before its first question that is what the unit follows now."""
        sha256 = conversation.routine_sha256
        if sha256 is None:
            return self.here()
        if sha256 not in self._kept:
            text = self._store.routines.text(sha256)
            now = self.here()
            if text is not None:
                self._kept[sha256] = self.known.parsed(text.decode())
            elif now is not None and now.sha256 == sha256:
                return now
            else:
                return self._before_texts_were_kept(conversation)
        return self._kept[sha256]

    def begin(self, conversation: Conversation) -> Conversation:
        """Return the conversation bound to the routine that holds now, unless it is bound to one already."""
        routine = self.here()
        if routine is None or conversation.routine_sha256 is not None:
            return conversation
        return replace(conversation, routine_id=routine.id, routine_sha256=routine.sha256)

    def to_archive(self, conversation: Conversation) -> dict[str, bytes]:
        """Return the text that the store keeps with the conversation, if it may not have it yet."""
        routine, sha256 = self.here(), conversation.routine_sha256
        if sha256 is None or sha256 in self._kept or routine is None or routine.sha256 != sha256:
            return {}
        version = self.known.current[routine.id]
        return {sha256: write_document(self.known.whole(version.document)).encode()}

    def archived(self, conversation: Conversation) -> None:
        """Note that the store keeps the text."""
        routine = self.here()
        if routine is not None and routine.sha256 == conversation.routine_sha256:
            self._kept[routine.sha256] = routine

    def _before_texts_were_kept(self, conversation: Conversation) -> Routine | None:
        version = self.known.current.get(conversation.routine_id or "")
        return self.here() if version is None else self.known.routine(version.document)


def _cards(texts: Iterable[bytes]) -> dict[str, ContactCard]:
    cards = (card_of(read_yaml(text.decode(), "contacts")) for text in texts)
    return {card.id: card for card in cards}


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
