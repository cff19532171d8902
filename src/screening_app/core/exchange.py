# SPDX-License-Identifier: EUPL-1.2
"""What units and the one who collates their counts know of each other: keys, and what stands on a sealed file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class KeyKind(StrEnum):
    """What a key is for: a unit signs its counts, a collator opens them."""

    UNIT = "unit"
    COLLATOR = "collator"


@dataclass(frozen=True, slots=True)
class PublicKey:
    """The public half of a key and whose it is; `holder` is the id of the holder's unit.

    `fingerprint` is thirty digits made from kind, holder and key, to be compared by two people.
    """

    kind: KeyKind
    holder: str
    name: str
    key: bytes
    fingerprint: str


@dataclass(frozen=True, slots=True)
class TrustedKey:
    """A key whose fingerprint somebody here has compared; `name` is what it is called here."""

    key: PublicKey
    added_by: str
    added_at: datetime


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands in the open on a unit's sealed counts; the seal is bound to every word of it.

    `to` and `sender` are fingerprints. `plan` and `definitions` say what was counted and how: files in which they
    differ are never added. `cut_off` is the last day that is counted (ISO).
    """

    to: str
    sender: str
    unit_id: str
    unit: str
    year: int
    plan: str
    definitions: str
    cut_off: str
