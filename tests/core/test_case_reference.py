# SPDX-License-Identifier: EUPL-1.2
"""Case references are the unit's own; a person's number is never one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening_app.core.case_reference import clean_case_reference
from screening_app.errors import CannotNow, Code


@pytest.mark.parametrize("typed", ["2026-0417", "IFO 12/26", "  A-17  ", "Å.1", "9"])
def test_a_units_own_reference_is_kept_in_one_spelling(typed: str) -> None:
    assert clean_case_reference(typed) == " ".join(typed.split())


@pytest.mark.parametrize("typed", ["", "   ", "-1", "a" * 33, "x;y", "namn@ort", "a\nb;"])
def test_what_is_no_reference_is_refused(typed: str) -> None:
    with pytest.raises(CannotNow) as caught:
        clean_case_reference(typed)
    assert caught.value.code is Code.CASE_REFERENCE_INVALID


@given(
    st.dates(date(1900, 1, 1), date(2026, 12, 31)),
    st.integers(0, 9999),
    st.sampled_from(["", "-", "+", " ", ".", "/", "_", "--", " - "]),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["", "ärende ", "IFO "]),
)
def test_a_personal_or_co_ordination_number_is_refused_in_every_spelling(
    born: date, last: int, between: str, century: bool, co_ordination: bool, before: str
) -> None:
    day = born.day + 60 if co_ordination else born.day
    year = f"{born.year:04}" if century else f"{born.year % 100:02}"
    with pytest.raises(CannotNow) as caught:
        clean_case_reference(f"{before}{year}{born.month:02}{day:02}{between}{last:04}")
    assert caught.value.code is Code.CASE_REFERENCE_IS_PERSON


@pytest.mark.parametrize(
    "typed", ["1990-01-01-1234", "90-01-01-1234", "19900101 12-34", "900101-TF12", "IFO 9001-611234"]
)
def test_no_spelling_hides_a_persons_number(typed: str) -> None:
    with pytest.raises(CannotNow) as caught:
        clean_case_reference(typed)
    assert caught.value.code is Code.CASE_REFERENCE_IS_PERSON


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(1, 999))
def test_a_date_with_a_short_running_number_is_a_reference(day: date, number: int) -> None:
    day += timedelta(0)
    assert clean_case_reference(f"{day.year}-{number:04}") == f"{day.year}-{number:04}"
