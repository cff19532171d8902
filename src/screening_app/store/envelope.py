# SPDX-License-Identifier: EUPL-1.2
"""A unit's counts on their way to whoever collates them: signed by the unit, sealed to the collator's public key.

The file is JSON: the cover in the open, and `sealed` (HPKE, store/pairs.py), bound to label, version and every word of
the cover. Inside are the unit's Ed25519 signature, over the same and the collator's key and the content, then the
content, padded so that its length tells little. Nothing of the content is read before the signature has held.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from dataclasses import asdict, fields
from typing import Any, Final

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from screening_app.core.exchange import Cover
from screening_app.errors import CannotNow, Code
from screening_app.store import pairs
from screening_app.store.key_format import canonical

FORMAT: Final = "rutinstod-sealed-counts"
VERSION: Final = 1
MOST_BYTES: Final = 8 * 1024 * 1024
BLOCK: Final = 8192
_LABEL = b"rutinstod sealed counts 1"
_SIGNATURE = 64
_MOST_TEXT = 200


def seal(content: bytes, cover: Cover, signing: bytes, collator: bytes) -> bytes:
    """Return the file: `content` signed with the unit's private key and sealed to the collator's public one.

    CannotNow(COUNTS_TOO_LARGE) when nobody would read a file of that size.
    """
    bound = _bound(cover)
    signature = Ed25519PrivateKey.from_private_bytes(signing).sign(_signed(bound, collator, content))
    padded = signature + content + b"\x80"
    padded += bytes(-len(padded) % BLOCK)
    sealed = pairs.seal(collator, padded, bound)
    told = {"format": FORMAT, "v": VERSION, **asdict(cover), "sealed": base64.b64encode(sealed).decode("ascii")}
    made = (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()
    if len(made) > MOST_BYTES:
        raise CannotNow(Code.COUNTS_TOO_LARGE)
    return made


def read_cover(file: bytes) -> tuple[Cover, bytes]:
    """Return what stands in the open and what is sealed; proves nothing yet.

    CannotNow: COUNTS_UNREADABLE for anything else than such a file, COUNTS_NEWER for one of a later version.
    """
    try:
        if len(file) > MOST_BYTES:
            raise ValueError("long")
        told = json.loads(file.decode("utf-8-sig"), object_pairs_hook=_once)
        if not isinstance(told, dict) or told.get("format") != FORMAT:
            raise ValueError("format")
        if told["v"] in range(VERSION + 1, VERSION + 1000):
            raise CannotNow(Code.COUNTS_NEWER)
        if told.keys() != {"format", "v", "sealed", *(field.name for field in fields(Cover))} or told["v"] != VERSION:
            raise ValueError("fields")
        sealed = base64.b64decode(told["sealed"], validate=True)
        cover = Cover(**{field.name: _value(field.name, told[field.name]) for field in fields(Cover)})
    except (ValueError, TypeError, KeyError, RecursionError, binascii.Error) as problem:
        raise CannotNow(Code.COUNTS_UNREADABLE) from problem
    return cover, sealed


def unseal(cover: Cover, sealed: bytes, private: bytes, sender: bytes) -> bytes:
    """Return the content, if the collator's private key opens it and the sender's public key signed it.

    CannotNow(COUNTS_ALTERED) where either does not hold: a changed byte anywhere, a cover of another file.
    """
    bound = _bound(cover)
    try:
        padded = pairs.unseal(private, sealed, bound)
        signature, content = padded[:_SIGNATURE], padded[_SIGNATURE : padded.rindex(b"\x80")]
        signed = _signed(bound, pairs.public_of(private), content)
        Ed25519PublicKey.from_public_bytes(sender).verify(signature, signed)
    except (InvalidTag, InvalidSignature, ValueError) as problem:
        raise CannotNow(Code.COUNTS_ALTERED, unit=cover.unit) from problem
    return content


def _bound(cover: Cover) -> bytes:
    return b"\0".join((_LABEL, canonical(asdict(cover))))


def _signed(bound: bytes, collator: bytes, content: bytes) -> bytes:
    return b"\0".join((bound, hashlib.sha256(collator).digest(), hashlib.sha256(content).digest()))


def _once(pairs_found: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs_found)
    if len(made) != len(pairs_found):
        raise ValueError("name twice")
    return made


def _value(name: str, found: object) -> Any:
    if name == "year":
        if isinstance(found, bool) or not isinstance(found, int) or not 1900 <= found <= 9999:
            raise ValueError(name)
    elif not isinstance(found, str) or not 0 < len(found) <= _MOST_TEXT:
        raise ValueError(name)
    else:
        found.encode()  # half a character, written as an escape, is no text
    return found
