# SPDX-License-Identifier: EUPL-1.2
"""What a person types, read as the answer that a question takes, and back; nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

from PySide6.QtCore import QLocale

from screening_app.core.forms.definition import Answer, Item, ItemType
from screening_app.core.forms.model import DateTime, PartialDate, Quantity, Time

#: Between the number and the unit of a quantity, in the text that stands for both.
UNIT_MARK = "\t"

_MONTHS = {
    "sv": ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
           "december"),
    "en": ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december"),
}  # fmt: skip
_SPACES = re.compile(r"[\s\u00a0\u202f]")
_CLOCK = re.compile(r"(\d{1,2})(?:[.:](\d{2})(?:[.:](\d{2}))?)?|(\d{2})(\d{2})")
_LAST_CLOCK = re.compile(r"(.*?)(?:\s+(?:kl\.?|at)\s*|\s*,\s*|\s+|T)([\d.:]{1,8})", re.IGNORECASE)


class UnreadableError(ValueError):
    """What is typed is not yet an answer; `kind` says what was expected: integer, decimal, date, time, unit, option.

    The text itself is never part of it.
    """

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


def read(item: Item, text: str) -> Answer | None:
    """Return the answer that the text says, None for no text. Raises UnreadableError."""
    if not text.strip():
        return None
    reader = _READERS.get(item.type)
    return reader(text.strip()) if reader is not None else text.strip()


def shown(value: Answer) -> str:
    """Return an answer as a person would write it; reading it again gives the same answer."""
    if isinstance(value, Decimal):
        return number_text(value)
    if isinstance(value, DateTime):
        return _date_time_text(value.text)
    if isinstance(value, Time):
        return _clock_text(value.text)
    if isinstance(value, Quantity):
        return " ".join(filter(None, (number_text(value.value), value.unit or value.code)))
    if isinstance(value, PartialDate):
        return value.text
    return value.isoformat() if isinstance(value, date) else str(value)


def number_text(value: Decimal) -> str:
    """Return a number with the decimal sign of the interface's language and no grouping."""
    return f"{value:f}".replace(".", QLocale().decimalPoint())


def read_integer(text: str) -> int:
    """Return a whole number; spaces between digits are allowed."""
    plain = _plain_number(text)
    if not re.fullmatch(r"[+-]?\d{1,18}", plain, re.ASCII):
        raise UnreadableError("integer")
    return int(plain)


def read_decimal(text: str) -> Decimal:
    """Return a number with decimal comma or point; spaces between digits are allowed."""
    plain = _plain_number(text)
    if not re.fullmatch(r"[+-]?(\d{1,20}([.,]\d{0,20})?|[.,]\d{1,20})", plain, re.ASCII):
        raise UnreadableError("decimal")
    return Decimal(plain.replace(",", "."))


def read_date(text: str) -> date | PartialDate:
    """Return a day, or a month or year alone, in ISO or Swedish writing. A short year is never completed."""
    text = " ".join(text.lower().replace(",", " ").split())
    if re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2]))?", text, re.ASCII):
        return PartialDate(text)
    for pattern, order in (
        (r"(\d{4})-(\d{1,2})-(\d{1,2})", (0, 1, 2)),
        (r"(\d{4})(\d{2})(\d{2})", (0, 1, 2)),
        (r"(\d{1,2})\s*/\s*(\d{1,2})\s*[-/ ]\s*(\d{4})", (2, 1, 0)),
        (r"(\d{1,2})\.(\d{1,2})\.(\d{4})", (2, 1, 0)),
    ):
        found = re.fullmatch(pattern, text, re.ASCII)
        if found:
            return _day(*(int(found.groups()[place]) for place in order))
    return _date_in_words(text)


def read_time(text: str) -> Time:
    """Return a time of day: 14.30, 14:30, 1430 or 14."""
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        raise UnreadableError("time")
    hour, minute, second, late_hour, late_minute = (int(part or 0) for part in found.groups())
    if found[4]:
        hour, minute = late_hour, late_minute
    if hour > 23 or minute > 59 or second > 59:
        raise UnreadableError("time")
    return Time(f"{hour:02}:{minute:02}:{second:02}")


def read_date_time(text: str) -> DateTime:
    """Return a date with a time of this computer's time zone, or a date alone."""
    try:
        alone = read_date(text)
    except UnreadableError:
        alone = None
    if alone is not None:
        return DateTime(shown(alone))
    found = _LAST_CLOCK.fullmatch(text.strip())
    if found is None:
        raise UnreadableError("dateTime")
    try:
        day, clock = read_date(found[1]), read_time(found[2])
    except UnreadableError as problem:
        raise UnreadableError("dateTime") from problem
    if isinstance(day, PartialDate):
        raise UnreadableError("dateTime")
    here = datetime.fromisoformat(f"{day.isoformat()}T{clock.text}").astimezone()
    return DateTime(here.isoformat(timespec="seconds"))


_READERS: dict[ItemType, Callable[[str], Answer]] = {
    ItemType.INTEGER: read_integer,
    ItemType.DECIMAL: read_decimal,
    ItemType.DATE: read_date,
    ItemType.DATE_TIME: read_date_time,
    ItemType.TIME: read_time,
}


def _plain_number(text: str) -> str:
    # Spaces group digits; anywhere else they would join two numbers into one that nobody wrote.
    text = re.sub(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?:\D|$))", "", text.strip())
    return text.replace("\u2212", "-")


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as problem:
        raise UnreadableError("date") from problem


def _date_in_words(text: str) -> date | PartialDate:
    found = re.fullmatch(r"(?:(?:den )?(\d{1,2})(?:[:.]?[ae]|st|nd|rd|th|\.)? )?([a-zåäö]{3,9})\.? (\d{4})", text)
    months = [
        number
        for names in _MONTHS.values()
        for number, name in enumerate(names, 1)
        if found is not None and name.startswith(found[2])
    ]
    if found is None or len(set(months)) != 1:
        raise UnreadableError("date")
    if found[1] is None:
        return PartialDate(f"{found[3]}-{months[0]:02}")
    return _day(int(found[3]), months[0], int(found[1]))


def _date_time_text(text: str) -> str:
    day, _, clock = text.partition("T")
    return f"{day} {_clock_text(clock)}" if clock else day


def _clock_text(clock: str) -> str:
    hour, minute, second = [*clock[:8].split(":"), "00", "00"][:3]
    return f"{hour}.{minute}" if second == "00" else f"{hour}.{minute}.{second}"
