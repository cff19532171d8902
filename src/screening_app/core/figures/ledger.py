# SPDX-License-Identifier: EUPL-1.2
"""The ledger of everything that was published: each export with its protected numbers and its files' checksums.

Only protected numbers stand in it. Entries are kept in the order in which they were made, each bound to the one before
it, so that one that is taken away or changed is missed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from screening_app.core.figures.plain import from_plain, to_plain
from screening_app.core.figures.sheets import Edition
from screening_app.core.figures.table import Codes, Publication
from screening_app.errors import Bug, Code

BEGINNING: Final = ""
"""The link before the first entry."""


class Reason(StrEnum):
    """Why a year has another edition: contacts counted later, mistakes mended, fewer tables, other rates."""

    LATE_RECORDS = "late-records"
    CORRECTED = "corrected"
    OTHER_PLAN = "other-plan"
    OTHER_ADULTS = "other-adults"


@dataclass(frozen=True, slots=True)
class Entry:
    """One export. The same edition may have several: the same numbers, written again or in other formats.

    `plan_sha256` is the checksum of the plan, so that one that was changed under its version is noticed, `files` the
    SHA-256 of every file by name, `sheets` those that were written. `program` is the version that wrote them,
    `decided_by` who decided on a base below five.
    """

    edition: Edition
    plan_sha256: str
    formats: Codes
    sheets: Codes
    files: Mapping[str, str]
    program: str
    made_at: str
    by: str
    decided_by: str = ""

    @property
    def key(self) -> tuple[bool, int, int]:
        """Whether it is a regional edition, the year and the number: a unit's own and regional ones count apart."""
        return self.edition.is_regional, self.edition.year, self.edition.number


def entry_bytes(entry: Entry) -> bytes:
    """Return the entry as canonical JSON: the same entry always gives the same bytes."""
    return json.dumps(to_plain(entry), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def entry_from(content: bytes) -> Entry:
    """Undo `entry_bytes`; authentic content that is no entry is a mistake of the program's."""
    try:
        return from_plain(Entry, json.loads(content))
    except (ValueError, TypeError, KeyError, AttributeError) as problem:
        raise Bug(Code.BROKEN_PROMISE, unreadable="ledger") from problem


def link(before: str, content: bytes) -> str:
    """Return what binds an entry to everything before it."""
    return hashlib.sha256(before.encode() + b"\n" + content).hexdigest()


def holds(kept: Iterable[tuple[bytes, str]]) -> bool:
    """Whether each entry (its bytes, its link) follows on the one before it."""
    before = BEGINNING
    for content, own in kept:
        before = link(before, content)
        if own != before:
            return False
    return True


def editions(entries: Iterable[Entry], year: int | None = None) -> tuple[Edition, ...]:
    """Return each edition once, of a year or of all, in the order in which they were published."""
    found = {entry.key: entry.edition for entry in entries if year in (None, entry.edition.year)}
    return tuple(found.values())


def published(entries: Iterable[Entry], year: int | None = None) -> tuple[Publication, ...]:
    """Return everything published, of a year or of all, earlier editions first.

    What only had other rates stands on the publications of the edition before: they are there once.
    """
    found: list[Publication] = []
    for edition in editions(entries, year):
        found += [one for one in edition.publications if one not in found]
    return tuple(found)


def newest(entries: Iterable[Entry], year: int) -> Entry | None:
    """Return the entry that was made last of a year's newest edition, None where the year was never published."""
    found = [entry for entry in entries if entry.edition.year == year]
    return found[-1] if found else None
