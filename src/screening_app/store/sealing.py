# SPDX-License-Identifier: EUPL-1.2
"""Sealed values: AES-256-GCM bound to store, column and row, padded so that their length tells little.

A value is `01 | kid (2) | nonce (12) | ciphertext | tag (16)`. Moving it to another row, column or store, or
changing one bit, makes it fail to open. Keys are derived from the records key by HKDF-Expand.
"""

from __future__ import annotations

import hmac
import os
import unicodedata

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from screening_app.errors import CannotNow, Code

BLOCK = 512
_VERSION = b"\x01"
_HEAD = 3
_NONCE = 12
_TAG = 16


def derive(key: bytes, label: str) -> bytes:
    """Return the 32 byte key that `key` gives for one purpose."""
    return HKDFExpand(algorithm=SHA256(), length=32, info=label.encode()).derive(key)


def pad(content: bytes) -> bytes:
    """Fill up to a multiple of 512 bytes: a marker byte, then zeros."""
    return content + b"\x80" + bytes(-(len(content) + 1) % BLOCK)


def unpad(padded: bytes) -> bytes:
    """Undo `pad`; the value has been authenticated before, so the marker is there."""
    return padded[: padded.rindex(b"\x80")]


class Sealer:
    """Seals and opens values with the records key; whoever has no records key has no sealer."""

    def __init__(self, store_id: str, records_key: bytes, kid: int) -> None:
        self._store_id = store_id.encode()
        self._head = _VERSION + kid.to_bytes(2, "big")
        self._cipher = AESGCM(derive(records_key, "seal/v1"))
        self._index_key = derive(records_key, "blind-index/v1")

    def seal(self, table: str, column: str, row: str, content: bytes) -> bytes:
        """Return the content sealed to that row and column."""
        nonce = os.urandom(_NONCE)
        return self._head + nonce + self._cipher.encrypt(nonce, pad(content), self._bound_to(table, column, row))

    def unseal(self, table: str, column: str, row: str, value: bytes) -> bytes:
        """Return what was sealed to that row and column, or raise VALUE_ALTERED with table and row."""
        altered = CannotNow(Code.VALUE_ALTERED, table=table, row=row)
        if value[:_HEAD] != self._head or len(value) < _HEAD + _NONCE + BLOCK + _TAG:
            raise altered
        nonce, sealed = value[_HEAD : _HEAD + _NONCE], value[_HEAD + _NONCE :]
        try:
            return unpad(self._cipher.decrypt(nonce, sealed, self._bound_to(table, column, row)))
        except InvalidTag:
            raise altered from None

    def blind(self, place: str, value: str) -> bytes:
        """Return a 16 byte keyed fingerprint: equal values in one place (table.column) give equal fingerprints.

        Letter case and compatibility forms do not count.
        """
        plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", value).casefold())
        return hmac.digest(self._index_key, place.encode() + b"\0" + plain.encode(), "sha256")[:16]

    def _bound_to(self, table: str, column: str, row: str) -> bytes:
        return b"\0".join((self._head, self._store_id, f"{table}.{column}".encode(), row.encode()))
