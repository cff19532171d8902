# SPDX-License-Identifier: EUPL-1.2
"""What people write for numbers, days and times, and what is never guessed."""

from __future__ import annotations

import contextlib
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening_app.core.forms.definition import Item, ItemType
from screening_app.core.forms.model import DateTime, PartialDate, Quantity, Time
from screening_app.gui.controls.reading import UnreadableError, read, shown


def typed(kind, text):
    return read(Item("q", ItemType(kind), {"sv": "Fråga"}), text)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("integer", " 12 ", 12),
        ("integer", "12 000", 12000),
        ("integer", "\u22123", -3),
        ("decimal", "2,5", Decimal("2.5")),
        ("decimal", "2.50", Decimal("2.50")),
        ("decimal", ",5", Decimal("0.5")),
        ("date", "2026-11-22", date(2026, 11, 22)),
        ("date", "2026-3-2", date(2026, 3, 2)),
        ("date", "20261122", date(2026, 11, 22)),
        ("date", "22/11 2026", date(2026, 11, 22)),
        ("date", "22.11.2026", date(2026, 11, 22)),
        ("date", "den 22 november 2026", date(2026, 11, 22)),
        ("date", "22 nov 2026", date(2026, 11, 22)),
        ("date", "1:a maj 2026", date(2026, 5, 1)),
        ("date", "3rd March 2026", date(2026, 3, 3)),
        ("date", "2019", PartialDate("2019")),
        ("date", "2019-05", PartialDate("2019-05")),
        ("date", "maj 2019", PartialDate("2019-05")),
        ("time", "14.30", Time("14:30:00")),
        ("time", "9:05", Time("09:05:00")),
        ("time", "0915", Time("09:15:00")),
        ("dateTime", "2026", DateTime("2026")),
        ("string", " på måndag ", "på måndag"),
        ("text", "rad ett\nrad två", "rad ett\nrad två"),
        ("url", "https://example.org/a", "https://example.org/a"),
    ],
)
def test_it_is_read_as_it_was_meant(kind, text, value):
    assert typed(kind, text) == value


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("integer", "tolv", "integer"),
        ("integer", "1 2", "integer"),
        ("integer", "2,5", "integer"),
        ("integer", "٣", "integer"),
        ("decimal", "2.5.1", "decimal"),
        ("decimal", "1e5", "decimal"),
        ("date", "22/11", "date"),
        ("date", "22/11-26", "date"),
        ("date", "2026-02-30", "date"),
        ("date", "2026-13", "date"),
        ("date", "22 nvember 2026", "date"),
        ("date", "ma 2026", "date"),
        ("time", "25.00", "time"),
        ("time", "halv tre", "time"),
        ("dateTime", "2019 14.30", "dateTime"),
        ("dateTime", "igår 14.30", "dateTime"),
    ],
)
def test_what_cannot_be_read_is_said_and_not_guessed_at(kind, text, expected):
    with pytest.raises(UnreadableError) as refused:
        typed(kind, text)
    assert refused.value.kind == expected
    assert text not in str(refused.value)


@pytest.mark.parametrize("kind", [k.value for k in ItemType if k not in (ItemType.GROUP, ItemType.DISPLAY)])
def test_nothing_written_is_no_answer_of_any_kind(kind):
    assert typed(kind, "  \n ") is None


def test_a_date_with_a_time_gets_this_computers_time_zone_and_reads_back():
    value = typed("dateTime", "22 november 2026 14.30")
    assert value.text.startswith("2026-11-22T14:30:00")
    assert value.text[19] in "+-"
    assert shown(value) == "2026-11-22 14.30"
    assert typed("dateTime", shown(value)) == value


@given(st.dates())
def test_every_day_reads_back(day):
    assert typed("date", shown(day)) == day


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9))
def test_every_number_reads_back(number):
    assert typed("decimal", shown(number)) == number


@given(st.integers(-(2**31), 2**31 - 1))
def test_every_whole_number_reads_back(number):
    assert typed("integer", shown(number)) == number


@given(st.sampled_from(["integer", "decimal", "date", "dateTime", "time"]), st.text(max_size=30))
def test_no_text_does_anything_but_read_or_refuse(kind, text):
    with contextlib.suppress(UnreadableError):
        typed(kind, text)


def test_a_quantity_is_shown_with_its_unit():
    assert shown(Quantity(Decimal("2.5"), "kg")).endswith("5 kg")
