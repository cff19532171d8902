# SPDX-License-Identifier: EUPL-1.2
"""Dates, times and dates with times, as precise as they were written."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\Z")
_TIME = re.compile(r"([0-9]{2})(?::([0-9]{2})(?::([0-9]{2}(?:\.[0-9]{1,20})?))?)?\Z")
_ZONE = re.compile(r"(Z|[+-][0-9]{2}:[0-9]{2})\Z")

CALENDAR = {
    "year": 0,
    "month": 1,
    "week": 2,
    "day": 2,
    "hour": 3,
    "minute": 4,
    "second": 5,
    "millisecond": 5,
}
_MICROSECONDS = {
    "week": 604_800_000_000,
    "day": 86_400_000_000,
    "hour": 3_600_000_000,
    "minute": 60_000_000,
    "second": 1_000_000,
    "millisecond": 1_000,
}


@dataclass(frozen=True, slots=True)
class Temporal:
    """A point in time; `kind` is date, dateTime or time, `parts` its known parts from the largest, `offset` minutes."""

    kind: str
    parts: tuple[int | Decimal, ...]
    offset: int | None = None

    def __str__(self) -> str:
        """Write it as FHIR does."""
        if self.kind == "time":
            return _clock(self.parts)
        year, *rest = self.parts[:3]
        text = "-".join([f"{int(year):04}", *(f"{int(part):02}" for part in rest)])
        if len(self.parts) > 3:
            text += "T" + _clock(self.parts[3:])
        return text + _zone(self.offset)


def _clock(parts: tuple[int | Decimal, ...]) -> str:
    texts = [f"{int(part):02}" for part in parts[:2]]
    if len(parts) == 3:
        whole, _, fraction = format(Decimal(parts[2]), "f").partition(".")
        texts.append(whole.zfill(2) + (f".{fraction}" if fraction else ""))
    return ":".join(texts)


def _zone(offset: int | None) -> str:
    if offset is None:
        return ""
    if offset == 0:
        return "Z"
    return f"{'-' if offset < 0 else '+'}{abs(offset) // 60:02}:{abs(offset) % 60:02}"


def _time_parts(text: str) -> tuple[int | Decimal, ...] | None:
    found = _TIME.match(text)
    if found is None:
        return None
    parts: list[int | Decimal] = [int(part) for part in found.groups()[:2] if part is not None]
    if found[3] is not None:
        parts.append(Decimal(found[3]))
    if any(part >= limit for part, limit in zip(parts, (24, 60, 60), strict=False)):
        return None
    return tuple(parts)


def _date_parts(text: str) -> tuple[int, ...] | None:
    found = _DATE.match(text)
    if found is None:
        return None
    parts = tuple(int(part) for part in found.groups() if part is not None)
    filled = (*parts, 1, 1)
    try:
        date(filled[0], filled[1], filled[2])
    except ValueError:
        return None
    return parts


def parsed(text: str) -> Temporal | None:
    """Read a FHIR date or dateTime, or a time (with or without its T); None when it is none of them."""
    if text.startswith("T") or text[2:3] == ":":
        clock = _time_parts(text.removeprefix("T"))
        return Temporal("time", clock) if clock else None
    day, mark, rest = text.partition("T")
    first = _date_parts(day)
    if first is None:
        return None
    if not mark:
        return Temporal("date", first)
    zone = _ZONE.search(rest)
    clock = _time_parts(rest[: zone.start()] if zone else rest) if rest else ()
    if clock is None or (clock and len(first) < 3):
        return None
    return Temporal("dateTime", first + clock, _minutes(zone[0]) if zone else None)


def _minutes(zone: str) -> int:
    if zone == "Z":
        return 0
    size = int(zone[1:3]) * 60 + int(zone[4:6])
    return -size if zone[0] == "-" else size


def from_clock(moment: datetime) -> Temporal:
    """Return a moment to the millisecond."""
    seconds = Decimal(moment.second) + Decimal(moment.microsecond // 1000).scaleb(-3)
    parts = (moment.year, moment.month, moment.day, moment.hour, moment.minute, seconds)
    away = moment.utcoffset()
    return Temporal("dateTime", parts, None if away is None else int(away.total_seconds() // 60))


def _moment(parts: tuple[int | Decimal, ...]) -> datetime:
    """Return the minute; what is not known is 0."""
    year, month, day, hour, minute = (int(part) for part in (*parts, 0, 0)[:5])
    return datetime(year, month, day, hour, minute)


def _in_utc(one: Temporal) -> tuple[int | Decimal, ...]:
    if one.offset in {None, 0} or len(one.parts) < 4:
        return one.parts
    try:
        moved = _moment(one.parts) - timedelta(minutes=one.offset or 0)
    except OverflowError:
        return one.parts
    parts = (moved.year, moved.month, moved.day, moved.hour, moved.minute)
    return (*parts, *one.parts[5:]) if len(one.parts) > 4 else parts[: len(one.parts)]


def in_utc(one: Temporal) -> Temporal:
    """Return the same moment in UTC where its zone is known, so that equal moments are equal."""
    return Temporal(one.kind, _in_utc(one), 0) if one.offset else one


def compared(left: Temporal, right: Temporal) -> int | None:
    """Return -1, 0 or 1; None when what was written does not settle it. Times only go with times."""
    first, second = left.parts, right.parts
    if left.offset is not None and right.offset is not None:
        first, second = _in_utc(left), _in_utc(right)
    elif (left.offset is None) != (right.offset is None) and min(len(first), len(second)) > 3:
        first, second = (*first[:3], 0, 0, 0), second[:3]
    for one, other in zip(first, second, strict=False):
        if one != other:
            return -1 if one < other else 1
    return 0 if len(first) == len(second) else None


def _month_moved(parts: tuple[int | Decimal, ...], months: int) -> tuple[int | Decimal, ...] | None:
    count = int(parts[0]) * 12 + (int(parts[1]) if len(parts) > 1 else 1) - 1 + months
    year, month = count // 12, count % 12 + 1
    if not 1 <= year <= 9999:
        return None
    if len(parts) < 3:
        return (year, month)[: len(parts)]
    day = min(int(parts[2]), calendar.monthrange(year, month)[1])
    return (year, month, day, *parts[3:])


def moved(one: Temporal, amount: Decimal, unit: str) -> Temporal | None:
    """Add an amount of a calendar unit (a key of CALENDAR), of which only the whole part counts; None out of range."""
    count = int(amount)
    if abs(count) > 10**15:
        return None
    if one.kind == "time":
        return _time_moved(one, count, unit)
    if unit in {"year", "month"}:
        months = count * 12 if unit == "year" else count
        if len(one.parts) == 1:
            months = int(months / 12) * 12
        later = _month_moved(one.parts, months)
        return None if later is None else Temporal(one.kind, later, one.offset)
    micros = count * _MICROSECONDS[unit]
    if len(one.parts) < 3:
        days = int(micros / _MICROSECONDS["day"])
        later = _month_moved(one.parts, int(days / 30) if len(one.parts) == 2 else int(days / 365) * 12)
        return None if later is None else Temporal(one.kind, later, one.offset)
    return _moment_moved(one, micros)


def _moment_moved(one: Temporal, micros: int) -> Temporal | None:
    filled = [*one.parts, 0, 0, 0][:6]
    seconds = Decimal(filled[5])
    start = _moment(one.parts)
    size = len(one.parts)
    if size < 6:
        step = {3: "day", 4: "hour", 5: "minute"}[size]
        micros = int(micros / _MICROSECONDS[step]) * _MICROSECONDS[step]
    try:
        later = start + timedelta(microseconds=int(seconds * 1_000_000) + micros)
    except OverflowError:
        return None
    parts: tuple[int | Decimal, ...] = (later.year, later.month, later.day, later.hour, later.minute)
    return Temporal(one.kind, (*parts, _seconds(later, seconds))[:size], one.offset)


def _seconds(later: datetime, before: Decimal) -> Decimal:
    exact = Decimal(later.second) + Decimal(later.microsecond).scaleb(-6)
    exponent = before.as_tuple().exponent
    shown = exact.quantize(Decimal(1).scaleb(min(0, int(exponent))))
    return shown if shown == exact else exact.normalize()


def _time_moved(one: Temporal, count: int, unit: str) -> Temporal | None:
    if unit not in {"hour", "minute", "second", "millisecond"}:
        return None
    day = Temporal("dateTime", (2000, 1, 1, *one.parts))
    later = _moment_moved(day, count * _MICROSECONDS[unit] % _MICROSECONDS["day"])
    return None if later is None else Temporal("time", later.parts[3:])
