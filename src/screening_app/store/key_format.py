# SPDX-License-Identifier: EUPL-1.2
"""The key file as JSON: its parts, the canonical form that is signed, and a parser that refuses anything odd."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from typing import Any

from screening_app.core.records import Role
from screening_app.errors import CannotNow, Code
from screening_app.store.surface import KdfCost

FORMAT = "unit-store-keys"
VERSION = 1
_LARGEST = 1 << 20
_LARGEST_KID = 0xFFFF


@dataclass(frozen=True, slots=True)
class Wrap:
    """One key sealed under another."""

    kid: int
    nonce: bytes
    sealed: bytes


@dataclass(frozen=True, slots=True)
class Slot:
    """One account: its derivation and the keys it wraps, by key name."""

    user: str
    roles: frozenset[Role]
    cost: KdfCost
    salt: bytes
    wraps: dict[str, Wrap]

    def head(self, store: str) -> dict[str, object]:
        """Return what the wraps are bound to, apart from key name and kid."""
        return {
            "store": store,
            "user": self.user,
            "roles": sorted(self.roles),
            "kdf": _kdf_json(self),
            "v": VERSION,
        }


@dataclass(frozen=True, slots=True)
class RecoverySlot:
    """The slot that the recovery shares open; holds both keys."""

    salt: bytes
    wraps: dict[str, Wrap]

    def head(self, store: str) -> dict[str, object]:
        """Return what the wraps are bound to, apart from key name and kid."""
        return {"store": store, "user": None, "roles": [], "kdf": _recovery_kdf_json(self), "v": VERSION}


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


def canonical(value: object) -> bytes:
    """Return the one byte form of a JSON value: sorted names, no spaces, UTF-8."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def dump(keyfile: KeyFile) -> bytes:
    """Return the file's content."""
    content = {
        "format": FORMAT,
        "v": VERSION,
        "store": keyfile.store,
        "gen": keyfile.gen,
        "file_kid": keyfile.file_kid,
        "records_kid": keyfile.records_kid,
        "slots": [
            {
                "user": slot.user,
                "roles": sorted(slot.roles),
                "v": VERSION,
                "kdf": _kdf_json(slot),
                "wraps": _wraps_json(slot.wraps),
            }
            for slot in keyfile.slots
        ],
        "recovery": {
            "v": VERSION,
            "kdf": _recovery_kdf_json(keyfile.recovery),
            "wraps": _wraps_json(keyfile.recovery.wraps),
        },
        "mac": _text(keyfile.mac),
    }
    return canonical(content)


def parse(content: bytes) -> KeyFile:
    """Return the key file, or raise KEY_FILE_DAMAGED: any other form, any other field, unreasonable derivation."""
    try:
        keyfile = _parsed(json.loads(content[:_LARGEST]))
        if dump(keyfile) != canonical(json.loads(content)):
            raise ValueError(FORMAT)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise CannotNow(Code.KEY_FILE_DAMAGED) from error
    return keyfile


def _parsed(found: dict[str, Any]) -> KeyFile:
    if found["format"] != FORMAT or found["v"] != VERSION:
        raise ValueError(FORMAT)
    slots = tuple(_parsed_slot(each) for each in found["slots"])
    if len({slot.user for slot in slots}) != len(slots):
        raise ValueError("user")
    if not isinstance(found["store"], str):
        raise TypeError("store")
    recovery = found["recovery"]
    return KeyFile(
        store=found["store"],
        gen=_number(found["gen"], 1 << 31),
        file_kid=_number(found["file_kid"], _LARGEST_KID),
        records_kid=_number(found["records_kid"], _LARGEST_KID),
        slots=slots,
        recovery=RecoverySlot(_bytes(recovery["kdf"]["salt"], 16), _parsed_wraps(recovery["wraps"])),
        mac=_bytes(found["mac"], 32),
    )


def _parsed_slot(found: dict[str, Any]) -> Slot:
    kdf = found["kdf"]
    cost = KdfCost(
        memory_kib=_number(kdf["m"], 1 << 31), time=_number(kdf["t"], 1 << 31), lanes=_number(kdf["p"], 1 << 31)
    )
    if not cost.is_acceptable or not isinstance(found["user"], str):
        raise ValueError("slot")
    return Slot(
        user=found["user"],
        roles=frozenset(Role(each) for each in found["roles"]),
        cost=cost,
        salt=_bytes(kdf["salt"], 16),
        wraps=_parsed_wraps(found["wraps"]),
    )


def _parsed_wraps(found: dict[str, Any]) -> dict[str, Wrap]:
    if not {"file"} <= found.keys() <= {"file", "records"}:
        raise ValueError("wraps")
    return {
        name: Wrap(_number(each["kid"], _LARGEST_KID), _bytes(each["n"], 12), _bytes(each["ct"], 48))
        for name, each in found.items()
    }


def _kdf_json(slot: Slot) -> dict[str, object]:
    cost = slot.cost
    return {"alg": "argon2id", "m": cost.memory_kib, "t": cost.time, "p": cost.lanes, "salt": _text(slot.salt)}


def _recovery_kdf_json(slot: RecoverySlot) -> dict[str, object]:
    return {"alg": "hkdf-sha256", "salt": _text(slot.salt)}


def _wraps_json(wraps: dict[str, Wrap]) -> dict[str, object]:
    return {name: {"kid": wrap.kid, "n": _text(wrap.nonce), "ct": _text(wrap.sealed)} for name, wrap in wraps.items()}


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
