# SPDX-License-Identifier: EUPL-1.2
"""Dates and times as R4 writes them, of any precision; shape, calendar and comparison."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

_DATE = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?")
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\.[0-9]{1,9})?")
_ZONE = re.compile(r"Z|[+-]((0[0-9]|1[0-3]):[0-5][0-9]|14:00)")


def is_partial_date(text: str) -> bool:
    """Whether the text is YYYY or YYYY-MM."""
    return len(text) in (4, 7) and _DATE.fullmatch(text) is not None and text[:4] != "0000"


def is_time(text: str) -> bool:
    """Whether the text is hh:mm:ss, perhaps with fractions."""
    return _CLOCK.fullmatch(text) is not None


def is_date_time(text: str) -> bool:
    """Whether the text is a dateTime of R4: a date of any precision, or date, clock and offset."""
    day, clock, zone = _split(text)
    if _DATE.fullmatch(day) is None or not _in_calendar(day):
        return False
    if not clock:
        return "T" not in text
    return len(day) == 10 and _CLOCK.fullmatch(clock) is not None and _ZONE.fullmatch(zone) is not None


def compare_moments(one: str, other: str) -> int:
    """Return -1, 0 or 1 to the precision that both texts have; with two offsets the instants are compared."""
    first, second = _instant(one), _instant(other)
    if first is not None and second is not None:
        return int(first > second) - int(first < second)
    one, other = _bare(one), _bare(other)
    length = min(len(one), len(other))
    one, other = one[:length], other[:length]
    return int(one > other) - int(one < other)


def _in_calendar(day: str) -> bool:
    try:
        date.fromisoformat(day + {4: "-01-01", 7: "-01"}.get(len(day), ""))
    except ValueError:
        return False
    return True


def _split(text: str) -> tuple[str, str, str]:
    day, _, rest = text.partition("T")
    found = re.search(r"(Z|[+-][0-9:]+)$", rest)
    return day, rest[: found.start()] if found else rest, found.group() if found else ""


def _bare(text: str) -> str:
    day, clock, _ = _split(text)
    return f"{day}T{clock}" if clock else day


def _instant(text: str) -> datetime | None:
    day, clock, zone = _split(text)
    if not clock or not zone:
        return None
    try:
        whole = datetime.fromisoformat(f"{day}T{clock[:8].replace(':60', ':59')}{zone.replace('Z', '+00:00')}")
    except ValueError:
        return None
    fraction = clock[8:].ljust(7, "0")[1:7] if len(clock) > 8 else "0"
    return whole.astimezone(UTC).replace(microsecond=int(fraction or 0))
