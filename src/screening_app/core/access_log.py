# SPDX-License-Identifier: EUPL-1.2
"""What is done with the access log: a head to keep on paper, and a random sample that can be drawn again.

Patientdatalagen (2008:355) 4 kap. 3 § and HSLF-FS 2016:40 4 kap. 9 §: the care provider checks systematically and
recurrently that nobody has read what they should not. Social services do the same by the organisation's own rules.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol, TypeVar

from screening_app.errors import CannotNow, Code

#: The acts in the log that open, read or change what is kept about a person.
ABOUT_PERSONS = frozenset(
    {
        "contact-opened",
        "contact-discarded",
        "record-opened",
        "records-searched",
        "not-asked",
        "sealed",
        "hand-over-printed",
        "handed-over",
        "corrected",
        "purged",
    }
)
SIZES = (5, 10, 20, 50)
_CODE = 16


class Decision(StrEnum):
    """What the reviewer says of one line: the user had cause, had none, or it must be looked into."""

    HAD_CAUSE = "had-cause"
    NO_CAUSE = "no-cause"
    LOOK_INTO = "look-into"


@dataclass(frozen=True, slots=True)
class LogHead:
    """The newest line of the log: its number, its time and a code that nobody without the key can make.

    Kept on paper it proves that every line up to that number is still there and unchanged, when it is compared later.
    """

    seq: int
    at: datetime
    code: str

    @property
    def text(self) -> str:
        """Return number and code as they are written down: "1204 3f2a-9c11-04de-77b0"."""
        groups = "-".join(self.code[place : place + 4] for place in range(0, _CODE, 4))
        return f"{self.seq} {groups}"


@dataclass(frozen=True, slots=True)
class LogReview:
    """One check of a sample: which days, drawn with which seed, and what was decided about each line by number."""

    made_at: datetime
    by: str
    first: date
    last: date
    seed: str
    decisions: Mapping[int, Decision]


class Line(Protocol):
    """What the sample must know of a line."""

    @property
    def seq(self) -> int:
        """Return its number."""

    @property
    def at(self) -> datetime:
        """Return its time."""

    @property
    def action(self) -> str:
        """Return its act."""


Lined = TypeVar("Lined", bound=Line)


def code_of(mac: bytes) -> str:
    """Return what is written down of a line's MAC: enough that it cannot be hit by chance."""
    return mac.hex()[:_CODE]


def read_head(typed: str) -> tuple[int, str]:
    """Return number and code as somebody typed them from paper; HEAD_UNREADABLE."""
    number, _, rest = typed.strip().partition(" ")
    code = "".join(char for char in rest.casefold() if char.isalnum())
    if not number.isdigit() or len(code) != _CODE or any(char not in "0123456789abcdef" for char in code):
        raise CannotNow(Code.HEAD_UNREADABLE)
    return int(number), code


def about_persons(lines: Sequence[Lined], first: date, last: date) -> tuple[Lined, ...]:
    """Return the lines of these days, both included, that open, read or change something about a person."""
    return tuple(line for line in lines if line.action in ABOUT_PERSONS and first <= line.at.date() <= last)


def sample(lines: Sequence[Lined], size: int, seed: str) -> tuple[Lined, ...]:
    """Return `size` of the lines (all when there are fewer), the same ones whenever the seed is the same.

    Each line's lot is the SHA-256 of the seed and its number: anyone can draw it again without this program.
    """
    lots = sorted(lines, key=lambda line: hashlib.sha256(f"{seed}:{line.seq}".encode()).digest())
    return tuple(sorted(lots[:size], key=lambda line: line.seq))
