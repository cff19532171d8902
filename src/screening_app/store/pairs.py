# SPDX-License-Identifier: EUPL-1.2
"""Key pairs of accounts: a key is handed over by sealing it to the public half (HPKE), without any passphrase.

The pair is ML-KEM-768 together with X25519: who copies the key file today must not be able to open it with the
computers of the time when the records still matter.
"""

from __future__ import annotations

import os
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import (
    AEAD,
    KDF,
    KEM,
    MLKEM768X25519PrivateKey,
    MLKEM768X25519PublicKey,
    Suite,
)

from screening_app.store.key_format import PRIVATE_BYTES

_SEED = 64
_LATTICE = 1184
_GROUPS, _DIGITS = 6, 5


def new_private() -> bytes:
    """Return a new private key: the seed of the one and the scalar of the other."""
    return os.urandom(PRIVATE_BYTES)


def public_of(private: bytes) -> bytes:
    """Return the public key that belongs to a private one."""
    lattice, curve = _private(private)
    return lattice.public_key().public_bytes_raw() + curve.public_key().public_bytes_raw()


def seal(public: bytes, key: bytes, bound_to: bytes) -> bytes:
    """Seal a key to whoever holds the private half; it opens only together with the same `bound_to`."""
    lattice = MLKEM768PublicKey.from_public_bytes(public[:_LATTICE])
    curve = X25519PublicKey.from_public_bytes(public[_LATTICE:])
    return _suite().encrypt(key, MLKEM768X25519PublicKey(lattice, curve), bound_to)


def unseal(private: bytes, sealed: bytes, bound_to: bytes) -> bytes:
    """Open what was sealed to the public half; InvalidTag when it was sealed to another or for something else."""
    try:
        return _suite().decrypt(sealed, MLKEM768X25519PrivateKey(*_private(private)), bound_to)
    except ValueError as error:
        raise InvalidTag from error


def fingerprint(public: bytes) -> str:
    """Return 30 digits in groups of five, to be compared by two people over a table or the telephone (99 bits)."""
    number = int.from_bytes(sha256(b"fingerprint/v1" + public).digest(), "big") % 10 ** (_GROUPS * _DIGITS)
    digits = str(number).zfill(_GROUPS * _DIGITS)
    return " ".join(digits[start : start + _DIGITS] for start in range(0, len(digits), _DIGITS))


def _private(private: bytes) -> tuple[MLKEM768PrivateKey, X25519PrivateKey]:
    return (
        MLKEM768PrivateKey.from_seed_bytes(private[:_SEED]),
        X25519PrivateKey.from_private_bytes(private[_SEED:]),
    )


def _suite() -> Suite:
    return Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
