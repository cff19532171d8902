# SPDX-License-Identifier: EUPL-1.2
"""The key file as JSON: its parts, the canonical form that is signed, and a parser that refuses anything odd."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from screening_app.core.records import Role
from screening_app.errors import CannotNow, Code
from screening_app.store.surface import KdfCost

FORMAT = "unit-store-keys"
#: What is written. Version 1 is still read: its slots wrap the keys under the passphrase itself, without a key pair.
VERSION = 2
_OLDEST = 1
_LARGEST = 1 << 20
_LARGEST_KID = 0xFFFF

#: Lengths of ML-KEM-768 with X25519 (HPKE): both public keys, both private ones, and a 32 byte key sealed to them.
PUBLIC_BYTES = 1184 + 32
PRIVATE_BYTES = 64 + 32
SEALED_BYTES = 1120 + 32 + 16


@dataclass(frozen=True, slots=True)
class Wrap:
    """One key sealed under another; the nonce is empty where the key is sealed to a public key."""

    kid: int
    nonce: bytes
    sealed: bytes


@dataclass(frozen=True, slots=True)
class Pair:
    """An account's key pair: the public half in the open, the private one sealed under the passphrase."""

    public: bytes
    nonce: bytes
    private: bytes


@dataclass(frozen=True, slots=True)
class Slot:
    """One account: its derivation, its key pair, and the keys that it can open, by key name.

    `pair` is None in a slot of version 1. `first` says that the passphrase was chosen by somebody else and opens
    nothing before the owner has chosen another. Without the file key among `wraps` the account is disabled.
    """

    user: str
    roles: frozenset[Role]
    cost: KdfCost
    salt: bytes
    wraps: dict[str, Wrap]
    pair: Pair | None = None
    first: bool = False

    def head(self, store: str) -> dict[str, object]:
        """Return what the wraps of a slot of version 1 are bound to, apart from key name and kid."""
        return {"store": store, "user": self.user, "roles": sorted(self.roles), "kdf": _kdf_json(self), "v": 1}

    def pair_head(self, store: str) -> dict[str, object]:
        """Return what the private key is bound to."""
        return {"store": store, "user": self.user, "kdf": _kdf_json(self), "key": "private", "v": 2}


@dataclass(frozen=True, slots=True)
class RecoverySlot:
    """The slot that the recovery shares open; holds both keys.

    `confirmed` says that all three shares were typed back from paper, `tried` when that or a drill was last done.
    """

    salt: bytes
    wraps: dict[str, Wrap]
    confirmed: bool = False
    tried: date | None = None

    def head(self, store: str) -> dict[str, object]:
        """Return what the wraps are bound to, apart from key name and kid."""
        return {"store": store, "user": None, "roles": [], "kdf": _recovery_kdf_json(self), "v": 1}


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The whole key file; `gen` grows by one at each change."""

    store: str
    gen: int
    file_kid: int
    records_kid: int
    slots: tuple[Slot, ...]
    recovery: RecoverySlot
    mac: bytes = b""
    v: int = VERSION


def canonical(value: object) -> bytes:
    """Return the one byte form of a JSON value: sorted names, no spaces, UTF-8."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def dump(keyfile: KeyFile) -> bytes:
    """Return the file's content."""
    content = {
        "format": FORMAT,
        "v": keyfile.v,
        "store": keyfile.store,
        "gen": keyfile.gen,
        "file_kid": keyfile.file_kid,
        "records_kid": keyfile.records_kid,
        "slots": [_slot_json(slot) for slot in keyfile.slots],
        "recovery": _recovery_json(keyfile),
        "mac": _text(keyfile.mac),
    }
    return canonical(content)


def parse(content: bytes) -> KeyFile:
    """Return the key file, or raise KEY_FILE_DAMAGED: any other form, any other field, unreasonable derivation.

    STORE_NEWER for one that a later version of the program has written.
    """
    try:
        found = json.loads(content[:_LARGEST])
        if found["format"] == FORMAT and found["v"] in range(VERSION + 1, VERSION + 1000):
            raise CannotNow(Code.STORE_NEWER)
        keyfile = _parsed(json.loads(content[:_LARGEST]))
        if dump(keyfile) != canonical(json.loads(content)):
            raise ValueError(FORMAT)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise CannotNow(Code.KEY_FILE_DAMAGED) from error
    return keyfile


def _slot_json(slot: Slot) -> dict[str, object]:
    found: dict[str, object] = {
        "user": slot.user,
        "roles": sorted(slot.roles),
        "v": 1 if slot.pair is None else 2,
        "kdf": _kdf_json(slot),
        "wraps": _wraps_json(slot.wraps),
    }
    if slot.pair is not None:
        pair = slot.pair
        found |= {"public": _text(pair.public), "private": {"n": _text(pair.nonce), "ct": _text(pair.private)}}
    if slot.first:
        found["first"] = True
    return found


def _recovery_json(keyfile: KeyFile) -> dict[str, object]:
    slot = keyfile.recovery
    found = {"v": 1, "kdf": _recovery_kdf_json(slot), "wraps": _wraps_json(slot.wraps)}
    if keyfile.v > _OLDEST:
        found |= {"confirmed": slot.confirmed, "tried": None if slot.tried is None else slot.tried.isoformat()}
    return found


def _parsed(found: dict[str, Any]) -> KeyFile:
    if found["format"] != FORMAT or found["v"] not in range(_OLDEST, VERSION + 1):
        raise ValueError(FORMAT)
    slots = tuple(_parsed_slot(each) for each in found["slots"])
    if len({slot.user for slot in slots}) != len(slots):
        raise ValueError("user")
    if not isinstance(found["store"], str):
        raise TypeError("store")
    return KeyFile(
        store=found["store"],
        gen=_number(found["gen"], 1 << 31),
        file_kid=_number(found["file_kid"], _LARGEST_KID),
        records_kid=_number(found["records_kid"], _LARGEST_KID),
        slots=slots,
        recovery=_parsed_recovery(found["recovery"]),
        mac=_bytes(found["mac"], 32),
        v=found["v"],
    )


def _parsed_recovery(found: dict[str, Any]) -> RecoverySlot:
    tried = found.get("tried")
    return RecoverySlot(
        _bytes(found["kdf"]["salt"], 16),
        _parsed_wraps(found["wraps"], least={"file"}),
        # The first version showed the shares once and took the user's word; its units shall not stand still for that.
        confirmed=bool(found.get("confirmed", True)),
        tried=None if tried is None else date.fromisoformat(tried),
    )


def _parsed_slot(found: dict[str, Any]) -> Slot:
    kdf = found["kdf"]
    cost = KdfCost(
        memory_kib=_number(kdf["m"], 1 << 31), time=_number(kdf["t"], 1 << 31), lanes=_number(kdf["p"], 1 << 31)
    )
    if not cost.is_acceptable or not isinstance(found["user"], str):
        raise ValueError("slot")
    paired = found["v"] == 2
    return Slot(
        user=found["user"],
        roles=frozenset(Role(each) for each in found["roles"]),
        cost=cost,
        salt=_bytes(kdf["salt"], 16),
        wraps=_parsed_wraps(found["wraps"], least=set(), sealed=paired),
        pair=_parsed_pair(found) if paired else None,
        first=bool(found.get("first")),
    )


def _parsed_pair(found: dict[str, Any]) -> Pair:
    private = found["private"]
    return Pair(
        _bytes(found["public"], PUBLIC_BYTES),
        _bytes(private["n"], 12),
        _bytes(private["ct"], PRIVATE_BYTES + 16),
    )


def _parsed_wraps(found: dict[str, Any], *, least: set[str], sealed: bool = False) -> dict[str, Wrap]:
    if not least <= found.keys() <= {"file", "records"}:
        raise ValueError("wraps")
    return {
        name: Wrap(
            _number(each["kid"], _LARGEST_KID),
            b"" if sealed else _bytes(each["n"], 12),
            _bytes(each["ct"], SEALED_BYTES if sealed else 48),
        )
        for name, each in found.items()
    }


def _kdf_json(slot: Slot) -> dict[str, object]:
    cost = slot.cost
    return {"alg": "argon2id", "m": cost.memory_kib, "t": cost.time, "p": cost.lanes, "salt": _text(slot.salt)}


def _recovery_kdf_json(slot: RecoverySlot) -> dict[str, object]:
    return {"alg": "hkdf-sha256", "salt": _text(slot.salt)}


def _wraps_json(wraps: dict[str, Wrap]) -> dict[str, object]:
    return {name: _wrap_json(wrap) for name, wrap in wraps.items()}


def _wrap_json(wrap: Wrap) -> dict[str, object]:
    nonce = {"n": _text(wrap.nonce)} if wrap.nonce else {}
    return {"kid": wrap.kid, "ct": _text(wrap.sealed), **nonce}


def _number(found: object, most: int) -> int:
    if not isinstance(found, int) or isinstance(found, bool) or not 1 <= found <= most:
        raise ValueError("number")
    return found


def _bytes(found: str, length: int) -> bytes:
    content = base64.b64decode(found, validate=True)
    if len(content) != length:
        raise ValueError("length")
    return content


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")
