# SPDX-License-Identifier: EUPL-1.2
"""Public keys as text to hand out, and the thirty digits by which two people compare them.

The digits are made from kind, holder and key together: a key under another unit's name has other digits.
"""

from __future__ import annotations

import base64
import binascii
import json

from screening_app.core.exchange import KeyKind, PublicKey
from screening_app.errors import CannotNow, Code
from screening_app.store import pairs
from screening_app.store.key_format import PUBLIC_BYTES

FORMAT = "rutinstod-public-key"
MOST_BYTES = 10_000
_LENGTHS = {KeyKind.UNIT: 32, KeyKind.COLLATOR: PUBLIC_BYTES}
_MOST_NAME = 200


def public_key(kind: KeyKind, holder: str, name: str, key: bytes) -> PublicKey:
    """Return the key with its fingerprint."""
    digits = pairs.fingerprint(b"\0".join((kind.encode(), holder.encode(), key)))
    return PublicKey(kind, holder, name, key, digits)


def as_text(key: PublicKey) -> bytes:
    """Return what is handed out."""
    told = {
        "format": FORMAT,
        "v": 1,
        "kind": str(key.kind),
        "name": key.name,
        "holder": key.holder,
        "fingerprint": key.fingerprint,
        "key": base64.b64encode(key.key).decode("ascii"),
    }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def read_public_key(content: bytes, kind: KeyKind) -> PublicKey:
    """Return the key in a text; CannotNow(PUBLIC_KEY_UNREADABLE) for any other text and for one of another kind."""
    try:
        if len(content) > MOST_BYTES:
            raise ValueError("long")
        told = json.loads(content.decode("utf-8-sig"))
        if told["format"] != FORMAT or told["v"] != 1 or told["kind"] != kind:
            raise ValueError("kind")
        holder, name = told["holder"], told["name"]
        if not all(isinstance(text, str) and 0 < len(text) <= _MOST_NAME for text in (holder, name)):
            raise ValueError("name")
        name.encode()  # half a character, written as an escape, is no text
        found = public_key(kind, holder, name, base64.b64decode(told["key"], validate=True))
        if len(found.key) != _LENGTHS[kind] or found.fingerprint != told["fingerprint"]:
            raise ValueError("key")
    except (ValueError, TypeError, KeyError, RecursionError, binascii.Error) as problem:
        raise CannotNow(Code.PUBLIC_KEY_UNREADABLE, kind=str(kind)) from problem
    return found


def same_digits(typed: str, fingerprint: str) -> bool:
    """Say whether somebody typed this fingerprint; spaces and hyphens do not count."""
    return "".join(char for char in typed if char.isdigit()) == fingerprint.replace(" ", "")
