# SPDX-License-Identifier: EUPL-1.2
"""Detached Ed25519 signatures of instruments: who published a form, and whether a word of it has changed since.

What is signed is the canonical JSON of the form, so that spaces and the order of names do not count, under a
label of its own, so that nothing signed for another purpose passes for a form. A signature file is JSON:
`{"algorithm": "Ed25519", "publisher": NAME, "key": FINGERPRINT, "signature": BASE64}`. The publisher's name is
signed too; which name the reader sees is decided by the organisation that trusts the key.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from screening_app.core.forms.model import Problem
from screening_app.core.forms.reading import canonical_sha256, parse_json
from screening_app.core.records import SignatureState
from screening_app.errors import CannotNow, Code

ENDING = ".sig"
"""What a signature's file name adds to that of its form."""

_ALGORITHM = "Ed25519"
_LABEL = b"rutinstod instrument signature 1"
_MOST_BYTES = 10_000
_PUBLIC_BYTES = 32
_SIGNATURE_BYTES = 64


@dataclass(frozen=True, slots=True)
class NewKey:
    """A new key pair; the private half is PEM without a passphrase and is shown to nobody."""

    private_pem: bytes = field(repr=False)
    public_text: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a signature is worth, and under which of the trusted names it holds."""

    state: SignatureState
    signed_by: str | None = None


def new_key() -> NewKey:
    """Make a key pair from the system's randomness."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    private = Ed25519PrivateKey.generate()
    public = private.public_key().public_bytes_raw()
    pem = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return NewKey(pem, base64.b64encode(public).decode("ascii"), fingerprint(public))


def fingerprint(key: bytes) -> str:
    """Return what tells one public key from another: the first 32 hex digits of its SHA-256."""
    return hashlib.sha256(key).hexdigest()[:32]


def read_public_key(text: str) -> bytes:
    """Return the 32 bytes of a public key written as base64 or as PEM; CannotNow(KEY_INVALID)."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    clean = text.strip()
    try:
        if clean.startswith("-----BEGIN"):
            key = load_pem_public_key(clean.encode("ascii"))
            if not isinstance(key, Ed25519PublicKey):
                raise CannotNow(Code.KEY_INVALID)
            return key.public_bytes_raw()
        raw = base64.b64decode("".join(clean.split()), validate=True)
    except (ValueError, UnsupportedAlgorithm) as problem:
        raise CannotNow(Code.KEY_INVALID) from problem
    if len(raw) != _PUBLIC_BYTES:
        raise CannotNow(Code.KEY_INVALID)
    return raw


def sign(content: bytes, private_key_pem: bytes, publisher: str) -> bytes:
    """Return the signature file for a form's bytes, the same for the same form and key.

    CannotNow: KEY_INVALID for a key that is no unprotected Ed25519 key in PEM, FORM_REFUSED for bytes that hold no
    JSON object. The form itself is not judged.
    """
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        private = load_pem_private_key(private_key_pem, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as problem:
        raise CannotNow(Code.KEY_INVALID) from problem
    if not isinstance(private, Ed25519PrivateKey):
        raise CannotNow(Code.KEY_INVALID)
    name = " ".join(publisher.split())
    message = _message(content, name)
    if message is None:
        raise CannotNow(Code.FORM_REFUSED)
    made = {
        "algorithm": _ALGORITHM,
        "publisher": name,
        "key": fingerprint(private.public_key().public_bytes_raw()),
        "signature": base64.b64encode(private.sign(message)).decode("ascii"),
    }
    return (json.dumps(made, ensure_ascii=False, indent=2) + "\n").encode()


def check_shape(signature: bytes) -> None:
    """Raise CannotNow(SIGNATURE_INVALID) for a file that is no signature file at all."""
    if _read(signature) is None:
        raise CannotNow(Code.SIGNATURE_INVALID)


def verify(content: bytes, signature: bytes | None, trusted: Mapping[str, bytes]) -> Verdict:
    """Return what the signature says about these bytes, given the public keys that are trusted, by name.

    A file that is no signature, and one whose bytes do not fit, are both "broken". Raises nothing.
    """
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    if signature is None:
        return Verdict("none")
    found = _read(signature)
    if found is None:
        return Verdict("broken")
    publisher, named, value = found
    known = next(((name, key) for name, key in trusted.items() if fingerprint(key) == named), None)
    if known is None:
        return Verdict("unknown-key")
    message = _message(content, publisher)
    try:
        if message is None:
            return Verdict("broken")
        Ed25519PublicKey.from_public_bytes(known[1]).verify(value, message)
    except (InvalidSignature, ValueError):
        return Verdict("broken")
    return Verdict("trusted", known[0])


def _message(content: bytes, publisher: str) -> bytes | None:
    document = parse_json(content)
    if isinstance(document, Problem):
        return None
    return b"\0".join((_LABEL, publisher.encode(), canonical_sha256(document).encode("ascii")))


def _read(signature: bytes) -> tuple[str, str, bytes] | None:
    if len(signature) > _MOST_BYTES:
        return None
    found = parse_json(signature)
    if isinstance(found, Problem) or found.get("algorithm") != _ALGORITHM:
        return None
    publisher, named, value = (_text(found, key) for key in ("publisher", "key", "signature"))
    if publisher is None or named is None or value is None:
        return None
    try:
        raw = base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        return None
    return (publisher, named, raw) if len(raw) == _SIGNATURE_BYTES else None


def _text(found: Mapping[str, Any], key: str) -> str | None:
    value = found.get(key)
    return value if isinstance(value, str) and value else None
