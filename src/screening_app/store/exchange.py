# SPDX-License-Identifier: EUPL-1.2
"""The keys of an open store for sending counts and for collating them; no private key leaves this module."""

from __future__ import annotations

import os
from datetime import datetime
from typing import TYPE_CHECKING

import sqlalchemy as sa

from screening_app.core.exchange import Cover, KeyKind, PublicKey, TrustedKey
from screening_app.errors import CannotNow, Code
from screening_app.store import envelope, pairs
from screening_app.store.public_keys import public_key
from screening_app.store.sealing import Sealer
from screening_app.store.tables import own_key, trusted_key

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from screening_app.core.records import Unit
    from screening_app.store.key_format import KeyFile
    from screening_app.store.opened import Opened
    from screening_app.store.vault import Keys


class OwnKeys:
    """The rows with this store's private keys, sealed under the file key: a server's owner reads its tables."""

    def __init__(self, keyfile: KeyFile, keys: Keys, file_kid: int) -> None:
        self._sealer = Sealer(keyfile.store, keys.file, file_kid)

    def private(self, connection: sa.Connection, kind: KeyKind) -> bytes | None:
        """Return a private key, None where there is none; VALUE_ALTERED."""
        kept = connection.execute(sa.select(own_key.c.private).where(own_key.c.kind == str(kind))).scalar_one_or_none()
        return None if kept is None else self._sealer.unseal(own_key.name, "private", kind, kept)

    def sealed(self, kind: KeyKind, private: bytes) -> bytes:
        """Return a private key as its row keeps it."""
        return self._sealer.seal(own_key.name, "private", kind, private)

    def reseal(self, connection: sa.Connection, new: OwnKeys) -> None:
        """Bring every row under another file key."""
        for kind in KeyKind:
            private = self.private(connection, kind)
            if private is not None:
                row = own_key.update().where(own_key.c.kind == str(kind))
                connection.execute(row.values(private=new.sealed(kind, private)))

    def are_whole(self, connection: sa.Connection) -> bool:
        """Whether every key opens."""
        try:
            for kind in KeyKind:
                self.private(connection, kind)
        except CannotNow as error:
            if error.code is not Code.VALUE_ALTERED:
                raise
            return False
        return True


def own_keys(opened: Opened) -> OwnKeys:
    """Return the rows of an open store."""
    return OwnKeys(opened.keyfile, opened.keys, opened.keyfile.file_kid)


class Exchange:
    """`reading` and `writing` give transactions, `log` writes a line inside one."""

    def __init__(
        self,
        reading: Callable[[], AbstractContextManager[sa.Connection]],
        writing: Callable[[], AbstractContextManager[sa.Connection]],
        log: Callable[[sa.Connection, str], None],
        unit: Unit,
        keys: OwnKeys,
    ) -> None:
        self._reading = reading
        self._writing = writing
        self._log = log
        self._unit = unit
        self._keys = keys

    def own(self, kind: KeyKind) -> PublicKey | None:
        """Return the public half of this store's key of a kind, None before it is made."""
        with self._reading() as connection:
            private = self._keys.private(connection, kind)
        return None if private is None else self._public(kind, private)

    def make(self, kind: KeyKind, by: str, at: datetime, log: str) -> PublicKey:
        """Make a key, in place of the one there was: what was sealed to that one opens no longer."""
        private = pairs.new_private() if kind is KeyKind.COLLATOR else os.urandom(32)
        values = {
            "kind": str(kind),
            "private": self._keys.sealed(kind, private),
            "made_by": by,
            "made_at": at.isoformat(),
        }
        with self._writing() as connection:
            connection.execute(own_key.delete().where(own_key.c.kind == str(kind)))
            connection.execute(own_key.insert().values(**values))
            self._log(connection, log)
        return self._public(kind, private)

    def trusted(self, kind: KeyKind) -> tuple[TrustedKey, ...]:
        """Return the keys of others that are trusted, by name."""
        asked = sa.select(trusted_key).where(trusted_key.c.kind == str(kind)).order_by(trusted_key.c.name)
        with self._reading() as connection:
            return tuple(
                TrustedKey(
                    public_key(kind, row.holder, row.name, row.key), row.added_by, datetime.fromisoformat(row.added_at)
                )
                for row in connection.execute(asked)
            )

    def trust(self, key: PublicKey, by: str, at: datetime, log: str) -> None:
        """Keep a key; KEY_KNOWN when one of the same holder, or one of the same name, is kept already."""
        with self._writing() as connection:
            same = (trusted_key.c.holder == key.holder) | (trusted_key.c.name == key.name)
            asked = sa.select(trusted_key.c.name).where(trusted_key.c.kind == str(key.kind), same)
            known = connection.execute(asked).scalars().first()
            if known is not None:
                raise CannotNow(Code.KEY_KNOWN, name=known)
            row = {"kind": str(key.kind), "holder": key.holder, "name": key.name, "key": key.key}
            connection.execute(trusted_key.insert().values(**row, added_by=by, added_at=at.isoformat()))
            self._log(connection, log)

    def distrust(self, kind: KeyKind, name: str, log: str) -> None:
        """Forget a key; KEY_UNKNOWN."""
        gone = trusted_key.delete().where(trusted_key.c.kind == str(kind), trusted_key.c.name == name)
        with self._writing() as connection:
            if connection.execute(gone).rowcount == 0:
                raise CannotNow(Code.KEY_UNKNOWN, name=name)
            self._log(connection, log)

    def seal(self, content: bytes, cover: Cover, collator: PublicKey, log: str) -> bytes:
        """Sign content with this unit's key, which is there, and seal it to a collator. COUNTS_TOO_LARGE."""
        with self._writing() as connection:
            private = self._keys.private(connection, KeyKind.UNIT)
            if private is None:
                raise CannotNow(Code.KEY_UNKNOWN, name=self._unit.name)
            made = envelope.seal(content, cover, private, collator.key)
            self._log(connection, log)
        return made

    def unseal(self, file: bytes) -> tuple[Cover, TrustedKey, bytes]:
        """Return cover, sender and content of a file, all proved.

        CannotNow: COLLATOR_KEY_MISSING, what `envelope.read_cover` and `unseal` raise, COUNTS_NOT_FOR_US with the
        fingerprint that it is sealed to, COUNTS_SENDER_UNKNOWN with unit and fingerprint.
        """
        with self._reading() as connection:
            private = self._keys.private(connection, KeyKind.COLLATOR)
        if private is None:
            raise CannotNow(Code.COLLATOR_KEY_MISSING)
        cover, sealed = envelope.read_cover(file)
        if cover.to != self._public(KeyKind.COLLATOR, private).fingerprint:
            raise CannotNow(Code.COUNTS_NOT_FOR_US, fingerprint=cover.to)
        known = {each.key.fingerprint: each for each in self.trusted(KeyKind.UNIT)}
        sender = known.get(cover.sender)
        if sender is None or sender.key.holder != cover.unit_id:
            raise CannotNow(Code.COUNTS_SENDER_UNKNOWN, unit=cover.unit, fingerprint=cover.sender)
        return cover, sender, envelope.unseal(cover, sealed, private, sender.key.key)

    def _public(self, kind: KeyKind, private: bytes) -> PublicKey:
        return public_key(kind, self._unit.id, self._unit.name, _half(kind, private))


def _half(kind: KeyKind, private: bytes) -> bytes:
    if kind is KeyKind.COLLATOR:
        return pairs.public_of(private)
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()
