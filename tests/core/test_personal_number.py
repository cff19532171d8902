# SPDX-License-Identifier: EUPL-1.2
"""A person's number is found wherever it is written; telephone numbers, dates and amounts are left alone."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening_app.core.personal_number import holds_personal_number, without_personal_numbers


def check_digit(nine: str) -> int:
    """Luhn, worked out here by hand so that the library is held to the law and not to itself."""
    doubled = [int(digit) * (2 if place % 2 == 0 else 1) for place, digit in enumerate(nine)]
    return -sum(number // 10 + number % 10 for number in doubled) % 10


@given(
    st.dates(date(1920, 1, 1), date(2025, 12, 31)),
    st.integers(1, 999),
    st.sampled_from(["", "-", " ", "–", " - "]),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["{}", "hon ({})", "nr:{}.", "{} säger att", "a{}b"]),
)
def test_a_right_number_is_found_in_any_sentence_and_spelling(born, last, between, century, co_ordination, sentence):
    day = born.day + 60 if co_ordination else born.day
    short = f"{born.year % 100:02}{born.month:02}{day:02}"
    number = f"{f'{born.year // 100}' if century else ''}{short}{between}{last:03}{check_digit(f'{short}{last:03}')}"
    text = sentence.format(number)
    assert holds_personal_number(text)
    hidden = without_personal_numbers(text)
    assert not holds_personal_number(hidden)
    assert len(hidden) == len(text)
    assert hidden.startswith(sentence.split("{}")[0])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ring 070-123 45 67",
        "2026-11-22 14.30",
        "Ärende 2026-0417",
        "19850709-9806",
        "850709 9806",
        "19851399-9805",
        "1234567890123456",
        "Han var 45 år 2019 och 51 nu",
    ],
)
def test_what_is_no_number_of_a_person_is_left_alone(text):
    assert not holds_personal_number(text)
    assert without_personal_numbers(text) == text


def test_one_wrong_digit_makes_it_no_number_and_the_right_one_is_found():
    assert holds_personal_number("19850709-9805")
    assert not holds_personal_number("19850709-9804")
