# SPDX-License-Identifier: EUPL-1.2
"""Exact counts on their way from units to whoever collates them: keys, and files sealed and opened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from screening_app import store as storage
from screening_app.core.access import Permission, require
from screening_app.core.exchange import Cover, KeyKind, PublicKey, TrustedKey
from screening_app.errors import CannotNow, Code
from screening_app.workspace.surroundings import Surroundings

if TYPE_CHECKING:
    from screening_app.core.figures.plan import Plan
    from screening_app.core.figures.table import Publication
    from screening_app.core.figures.unit_year import UnitYear

_MADE = {KeyKind.COLLATOR: "collator-key-made", KeyKind.UNIT: "unit-key-made"}
_TRUSTED = {KeyKind.COLLATOR: "collator-trusted", KeyKind.UNIT: "unit-trusted"}
_DISTRUSTED = {KeyKind.COLLATOR: "collator-distrusted", KeyKind.UNIT: "unit-distrusted"}


@dataclass(frozen=True, slots=True)
class Opened:
    """One sealed file, opened and proved; `name` is what its sender is called here, `published` what it has told."""

    file: str
    name: str
    cut_off: str
    year: UnitYear
    published: tuple[Publication, ...]


class Exchange:
    """The exchange of counts of an unlocked store; part of a Workspace, which ends it.

    Everything takes the permission to count, and is logged. No private key and no count leaves in the clear.
    """

    def __init__(self, store: storage.Store, surroundings: Surroundings) -> None:
        self._store = store
        self._clock = surroundings.clock

    # ---- keys

    def key(self, kind: KeyKind, *, new: bool = False) -> PublicKey:
        """Return the public half of this store's key, made now if there is none; `new` makes another in its place.

        What was sealed to a collator's old key opens no longer, and units and collators must compare the new digits.
        """
        self._counting()
        found = None if new else self._store.exchange.own(kind)
        return found or self._store.exchange.make(kind, self._store.account.user, self._clock(), _MADE[kind])

    def own(self, kind: KeyKind) -> PublicKey | None:
        """Return the public half of this store's key, None before it is made."""
        self._counting()
        return self._store.exchange.own(kind)

    def key_text(self, kind: KeyKind, *, new: bool = False) -> bytes:
        """Return the same as text to hand out."""
        from screening_app.store.public_keys import as_text

        return as_text(self.key(kind, new=new))

    def read_key(self, content: bytes, kind: KeyKind) -> PublicKey:
        """Return the key in a text, trusted or not. PUBLIC_KEY_UNREADABLE."""
        from screening_app.store.public_keys import read_public_key

        return read_public_key(content, kind)

    def trusted(self, kind: KeyKind) -> tuple[TrustedKey, ...]:
        """Return the keys of others that are trusted here."""
        return self._store.exchange.trusted(kind)

    def trust(self, content: bytes, kind: KeyKind, fingerprint: str, name: str = "") -> PublicKey:
        """Trust a key whose digits somebody has read out: `fingerprint` is what was heard. Called `name` from now on.

        CannotNow: PUBLIC_KEY_UNREADABLE, FINGERPRINT_NEEDED, FINGERPRINT_WRONG, KEY_KNOWN.
        """
        from screening_app.store.public_keys import same_digits

        self._counting()
        found = self.read_key(content, kind)
        if not fingerprint:
            raise CannotNow(Code.FINGERPRINT_NEEDED, name=found.name)
        if not same_digits(fingerprint, found.fingerprint):
            raise CannotNow(Code.FINGERPRINT_WRONG, name=found.name)
        key = replace(found, name=" ".join(name.split()) or found.name)
        self._store.exchange.trust(key, self._store.account.user, self._clock(), _TRUSTED[kind])
        return key

    def distrust(self, kind: KeyKind, name: str) -> None:
        """Trust a key no longer. KEY_UNKNOWN."""
        self._counting()
        self._store.exchange.distrust(kind, name, _DISTRUSTED[kind])

    # ---- a unit sends

    def seal(self, year: UnitYear, plan: Plan, collator: bytes, fingerprint: str = "") -> bytes:
        """Return this unit's year, signed and sealed to the collator whose public key is in the text `collator`.

        The first time `fingerprint` must be what the collator has read out; the key is trusted from then on. CannotNow:
        as `trust` (KEY_KNOWN when another key of that collator is trusted), COUNTS_TOO_LARGE.
        """
        self._counting()
        found = self.read_key(collator, KeyKind.COLLATOR)
        known = {each.key.fingerprint for each in self.trusted(KeyKind.COLLATOR)}
        to = found if found.fingerprint in known else self.trust(collator, KeyKind.COLLATOR, fingerprint)
        return self._sealed(year, plan, to)

    def seal_to(self, year: UnitYear, plan: Plan, collator: str) -> bytes:
        """Return the same, sealed to the collator who is trusted under that name. KEY_UNKNOWN, COUNTS_TOO_LARGE."""
        self._counting()
        known = {each.key.name: each.key for each in self.trusted(KeyKind.COLLATOR)}
        if collator not in known:
            raise CannotNow(Code.KEY_UNKNOWN, name=collator)
        return self._sealed(year, plan, known[collator])

    def _sealed(self, year: UnitYear, plan: Plan, to: PublicKey) -> bytes:
        from screening_app.core.figures.unit_counts import Sent, definitions, to_bytes
        from screening_app.workspace.leaving import Series

        sender = self.key(KeyKind.UNIT)
        cover = Cover(
            to=to.fingerprint,
            sender=sender.fingerprint,
            unit_id=year.unit_id,
            unit=year.unit,
            year=year.year,
            plan=plan.version,
            definitions=definitions(plan),
            cut_off=year.cut_off,
        )
        # What the collator's attack would begin at tells nothing that is published, and stays here.
        out = Series(plan, self._store.ledger.entries(), is_regional=False).earlier
        out = tuple(replace(one, example=None) for one in out)
        return self._store.exchange.seal(to_bytes(Sent(year, out)), cover, to, "counts-sealed")

    # ---- a collator receives

    def open_all(self, files: Mapping[str, bytes], plan: Plan, *, newest: bool = False) -> tuple[Opened, ...]:
        """Return the years in these files, by name of the file; all of them or none.

        A unit that is there twice is refused; with `newest` the one with the later last day is taken. CannotNow, with
        `file`: what the store's `unseal` raises, COUNTS_MIXED (what, files) when a file is of another year, plan or
        definitions than `plan`, COUNTS_TWICE (unit, files), COUNTS_UNREADABLE.
        """
        self._counting()
        opened: dict[str, Opened] = {}
        for file, content in files.items():
            one = self._one(file, content, plan)
            other = opened.get(one.year.unit_id)
            if other is not None and (not newest or other.cut_off == one.cut_off):
                raise CannotNow(Code.COUNTS_TWICE, unit=one.name, files=(other.file, file))
            if other is None or other.cut_off < one.cut_off:
                opened[one.year.unit_id] = one
        return tuple(sorted(opened.values(), key=lambda one: one.name.casefold()))

    def year_of(self, content: bytes) -> int:
        """Return the year that a sealed file says it is of; proves nothing. COUNTS_UNREADABLE, COUNTS_NEWER."""
        from screening_app.store.envelope import read_cover

        return read_cover(content)[0].year

    def _one(self, file: str, content: bytes, plan: Plan) -> Opened:
        from screening_app.core.figures.unit_counts import definitions, from_bytes

        try:
            cover, sender, inside = self._store.exchange.unseal(content)
        except CannotNow as problem:
            raise CannotNow(problem.code, **{**problem.facts, "file": file}) from problem
        for what, own, wanted in (
            ("year", cover.year, plan.year),
            ("plan", cover.plan, plan.version),
            ("definitions", cover.definitions, definitions(plan)),
        ):
            if own != wanted:
                raise CannotNow(Code.COUNTS_MIXED, what=what, files=(file,))
        try:
            sent = from_bytes(inside)
        except ValueError as problem:
            raise CannotNow(Code.COUNTS_UNREADABLE, file=file) from problem
        year = sent.year
        if (year.unit_id, year.year, year.cut_off) != (cover.unit_id, cover.year, cover.cut_off):
            raise CannotNow(Code.COUNTS_ALTERED, file=file, unit=cover.unit)
        return Opened(file, sender.key.name, year.cut_off, replace(year, unit=sender.key.name), sent.published)

    def _counting(self) -> None:
        require(self._store.account, Permission.COUNT)
