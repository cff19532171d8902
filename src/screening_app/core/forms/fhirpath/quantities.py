# SPDX-License-Identifier: EUPL-1.2
"""Amounts with a unit, and the few units that are turned into each other."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from screening_app.core.forms.fhirpath.temporal import CALENDAR

D = Decimal
_UNITS: dict[str, tuple[str, Decimal]] = {
    "1": ("1", D(1)),
    "%": ("1", D("0.01")),
    "ug": ("g", D("0.000001")),
    "mg": ("g", D("0.001")),
    "g": ("g", D(1)),
    "kg": ("g", D(1000)),
    "[lb_av]": ("g", D("453.59237")),
    "[oz_av]": ("g", D("28.349523125")),
    "mm": ("m", D("0.001")),
    "cm": ("m", D("0.01")),
    "m": ("m", D(1)),
    "km": ("m", D(1000)),
    "[in_i]": ("m", D("0.0254")),
    "[ft_i]": ("m", D("0.3048")),
    "mL": ("L", D("0.001")),
    "dL": ("L", D("0.1")),
    "L": ("L", D(1)),
    "ms": ("s", D("0.001")),
    "s": ("s", D(1)),
    "min": ("s", D(60)),
    "h": ("s", D(3600)),
    "d": ("s", D(86400)),
    "wk": ("s", D(604800)),
    "mo": ("s", D(2629800)),
    "a": ("s", D(31557600)),
}
_WORDS = {
    "year": ("month", D(12)),
    "month": ("month", D(1)),
    "week": ("s", D(604800)),
    "day": ("s", D(86400)),
    "hour": ("s", D(3600)),
    "minute": ("s", D(60)),
    "second": ("s", D(1)),
    "millisecond": ("s", D("0.001")),
}
_DEFINITE = {"wk": "week", "d": "day", "h": "hour", "min": "minute", "s": "second", "ms": "millisecond"}


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount; a `calendar` one has a word as its unit (2 days) and not a code (2 'd')."""

    value: Decimal
    unit: str = "1"
    calendar: bool = False

    def __str__(self) -> str:
        """Write it as an expression would."""
        amount = format(self.value, "f")
        return f"{amount} {self.unit}" if self.calendar else f"{amount} '{self.unit}'"

    @property
    def based(self) -> tuple[str, Decimal]:
        """The unit its kind is counted in, and the factor to it."""
        if self.calendar:
            return _WORDS[singular(self.unit)]
        return _UNITS.get(self.unit, (self.unit, D(1)))

    @property
    def calendar_unit(self) -> str | None:
        """The word by which it is added to a date; None for every other unit, and for 'a' and 'mo'."""
        word = singular(self.unit)
        return word if word in CALENDAR else _DEFINITE.get(self.unit)


def singular(word: str) -> str:
    """Return "day" for "days"."""
    return word.removesuffix("s") if word.removesuffix("s") in CALENDAR else word


def is_calendar_word(word: str) -> bool:
    """Say whether an expression may write an amount of it without quotes."""
    return singular(word) in CALENDAR
