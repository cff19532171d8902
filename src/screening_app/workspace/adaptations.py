# SPDX-License-Identifier: EUPL-1.2
"""Adapting and translating a questionnaire: what is unfinished survives a lock, what is kept is a draft of the unit's.

The words are kept as they are written, so that a crash loses nothing; nothing can be asked with them before they are
kept as a draft and taken into use.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from screening_app import store as storage
from screening_app.core.access import Permission, require
from screening_app.core.forms.authoring.adapt import Adapting, begin, checked
from screening_app.core.forms.authoring.identity import LOCAL, Becomes, becomes, is_own, settled
from screening_app.core.forms.authoring.pieces import to_bytes
from screening_app.core.forms.definition import load
from screening_app.core.forms.versions import level_needed, next_version, read_version, version_allows
from screening_app.core.records import ADAPTATION_KEYS, InstrumentStatus, UnfinishedInstrument, adaptation_key
from screening_app.errors import Bug, CannotNow, Code
from screening_app.workspace.surroundings import Surroundings

if TYPE_CHECKING:
    from screening_app.core.forms.definition import Form
    from screening_app.core.records import InstrumentEntry
    from screening_app.workspace.instruments import Instruments

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Adaptation:
    """An adaptation at work; `since` says when it was last kept, if it was."""

    adapting: Adapting
    since: datetime | None = None

    @property
    def source(self) -> Form:
        """What it is made from."""
        return self.adapting.source

    @property
    def own(self) -> bool:
        """Whether what it is made from is the unit's own."""
        return self.adapting.own

    @property
    def becomes(self) -> Becomes:
        """What it would be kept as now."""
        return becomes(self.source, self.adapting.document, own=self.own)

    def to(self, adapting: Adapting) -> Adaptation:
        """Return it one step on."""
        return replace(self, adapting=adapting)


@dataclass(frozen=True, slots=True)
class Begun:
    """An adaptation that is not finished, and the version that it is made from."""

    about: UnfinishedInstrument
    url: str
    version: str


class Adaptations:
    """The adaptations of an unlocked unit; part of a Workspace. All of it takes permission to manage instruments."""

    def __init__(self, store: storage.Store, surroundings: Surroundings, instruments: Instruments) -> None:
        self._store = store
        self._clock = surroundings.clock
        self._instruments = instruments

    def unfinished(self) -> tuple[Begun, ...]:
        """Return the adaptations and translations that nobody has kept yet, the latest first. Anybody may know."""
        begun = [each for each in self._store.instruments.unfinished() if each.id.startswith(ADAPTATION_KEYS)]
        entries = self._instruments.entries() if begun else ()
        sources = {adaptation_key(entry.url, entry.version): entry for entry in entries}
        found = [(each, sources[each.id]) for each in begun if each.id in sources]
        return tuple(Begun(each, source.url, source.version) for each, source in found)

    def since(self, url: str, version: str) -> datetime | None:
        """Return when unfinished work on a version was last kept, None where there is none. Anybody may know."""
        kept = self._unfinished(adaptation_key(url, version))
        return None if kept is None else kept.updated_at

    def open(self, url: str, version: str) -> Adaptation:
        """Begin to adapt one version, or go on where it was left.

        CannotNow: ADAPTATION_REFUSED when the version, a draft, has since been changed in what is locked.
        """
        self._manage()
        source = self._instruments.form(url, version)
        own = is_own(source, self._store.unit.name)
        kept = self._unfinished(adaptation_key(url, version))
        if kept is None:
            return Adaptation(begin(source, own=own))
        adapting = begin(source, _document(self._store.instruments.unfinished_content(kept.id)), own=own)
        checked(source, adapting.form(), own=own)
        return Adaptation(adapting, kept.updated_at)

    def save(self, adaptation: Adaptation) -> datetime:
        """Keep unfinished work as it is, durably, and return when that was; where nothing is changed there is none."""
        self._manage()
        source = adaptation.source
        if adaptation.becomes is Becomes.SAME:
            self.drop(source.url, source.version)
            return self._clock()
        key, now = adaptation_key(source.url, source.version), self._clock()
        content = json.dumps({"format": _FORMAT, "document": adaptation.adapting.document}, ensure_ascii=False)
        title = next(iter(source.title.values()))
        value = UnfinishedInstrument(key, title, self._store.account.user, now)
        new = self._unfinished(key) is None
        self._store.instruments.keep_unfinished(value, content.encode(), "adaptation-begun" if new else None)
        return now

    def drop(self, url: str, version: str) -> None:
        """Throw unfinished work away; nothing where there is none."""
        self._manage()
        kept = self._unfinished(adaptation_key(url, version))
        if kept is not None:
            self._store.instruments.drop_unfinished(kept.id, "adaptation-dropped")

    def keep(self, adaptation: Adaptation) -> InstrumentEntry:
        """Keep it as a draft under the address and version that its changes give it; the unfinished work is gone.

        A draft of the unit's own that nobody has been asked with gives way to its new state. CannotNow:
        ADAPTATION_REFUSED with what is locked, FORM_REFUSED.
        """
        self._manage()
        source, document = adaptation.source, adaptation.adapting.document
        checked(source, adaptation.adapting.form(), own=adaptation.own)
        entries = self._instruments.entries()
        entry = next(each for each in entries if (each.url, each.version) == (source.url, source.version))
        others = [each for each in entries if each.url == source.url]
        redone = _gives_way(entry, own=adaptation.own)
        newest = next((each for each in others if not (redone and each is entry)), None)
        before = self._instruments.form(newest.url, newest.version) if newest is not None else None
        made = settled(
            source,
            document,
            self._store.unit.name,
            taken={each.url for each in entries},
            before=before,
            versions={each.version for each in others},
        )
        if redone and made["url"] == source.url:
            made["version"] = _number(source, load(to_bytes({**made, "version": source.version})), before)
        kept = self._instruments.save_draft(to_bytes(made))
        if redone and kept.url == entry.url and kept.version != entry.version:
            self._instruments.discard(entry.url, entry.version)
        self.drop(source.url, source.version)
        return kept

    def _manage(self) -> None:
        require(self._store.account, Permission.MANAGE_INSTRUMENTS)

    def _unfinished(self, key: str) -> UnfinishedInstrument | None:
        return next((each for each in self._store.instruments.unfinished() if each.id == key), None)


def _gives_way(entry: InstrumentEntry, *, own: bool) -> bool:
    """Whether a version is a draft made here that nobody was ever asked with."""
    never = entry.status is InstrumentStatus.DRAFT and not entry.shipped and entry.activated_at is None
    return never and (own or LOCAL in entry.version)


def _number(source: Form, made: Form, before: Form | None) -> str:
    """Return the version of a draft that is kept anew: its own where that still says enough of what has changed."""
    if before is None or read_version(source.version) < read_version(before.version):
        return source.version
    level = level_needed(before, made)
    enough = version_allows(before.version, source.version, level)
    return source.version if enough or level is None else next_version(before.version, level)


def _document(content: bytes) -> dict[str, object]:
    kept = json.loads(content)
    if kept["format"] > _FORMAT:
        raise CannotNow(Code.STORE_NEWER)
    document = kept["document"]
    if not isinstance(document, dict):
        raise Bug(Code.BROKEN_PROMISE, unreadable="adaptation")
    return document
