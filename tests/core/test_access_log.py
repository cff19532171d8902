# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening_app.core.access_log import LogHead, about_persons, read_head, sample
from screening_app.errors import CannotNow

DAY = datetime(2026, 3, 1, 9, tzinfo=UTC)


@dataclass(frozen=True)
class Line:
    seq: int
    at: datetime = DAY
    action: str = "record-opened"


@given(st.integers(0, 200), st.integers(0, 60), st.text(min_size=1, max_size=8))
def test_a_sample_is_of_the_size_asked_for_without_repeats_and_the_same_for_the_same_seed(count, size, seed):
    lines = tuple(Line(number) for number in range(1, count + 1))
    drawn = sample(lines, size, seed)
    assert len(drawn) == len(set(drawn)) == min(size, count)
    assert set(drawn) <= set(lines)
    assert sample(tuple(reversed(lines)), size, seed) == drawn


def test_every_line_is_as_likely_as_any_other():
    lines = tuple(Line(number) for number in range(1, 51))
    hits = [0] * 51
    for seed in range(2000):
        for line in sample(lines, 10, str(seed)):
            hits[line.seq] += 1
    # 400 expected each; six standard deviations of a binomial are 108.
    assert all(abs(found - 400) < 108 for found in hits[1:])


def test_another_line_that_comes_later_takes_no_part_in_what_was_drawn_unless_its_lot_is_lower():
    lines = tuple(Line(number) for number in range(1, 31))
    before = set(sample(lines, 5, "s"))
    after = set(sample((*lines, Line(31)), 5, "s"))
    assert len(before - after) <= 1


def test_only_lines_about_persons_within_the_days_are_drawn_from():
    lines = (
        Line(1, DAY - timedelta(days=1)),
        Line(2),
        Line(3, DAY, "store-opened"),
        Line(4, DAY + timedelta(days=1), "sealed"),
        Line(5, DAY + timedelta(days=2)),
    )
    assert [line.seq for line in about_persons(lines, date(2026, 3, 1), date(2026, 3, 2))] == [2, 4]


@given(st.integers(1, 10**9), st.binary(min_size=8, max_size=8))
def test_a_head_is_read_back_as_it_is_printed_or_carelessly_typed(seq, code):
    head = LogHead(seq, DAY, code.hex())
    assert read_head(head.text) == (seq, code.hex())
    assert read_head(f"  {head.text.upper().replace('-', ' ')} ") == (seq, code.hex())


@pytest.mark.parametrize("typed", ["", "12", "12 abcd", "x 0123456789abcdef", "12 0123456789abcdeg"])
def test_what_is_no_head_is_said_to_be_none(typed):
    with pytest.raises(CannotNow, match="head-unreadable"):
        read_head(typed)
