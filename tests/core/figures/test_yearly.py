# SPDX-License-Identifier: EUPL-1.2
"""The yearly table: everybody counted once, nobody visible."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figures_made import numbers
from screening_app.core.figures.attack import attack
from screening_app.core.figures.indicators import LINES, Line, yearly
from screening_app.core.figures.yearly import yearly_table
from screening_app.core.figures.table import TOTAL
from screening_app.core.readiness import Interpreter, NotAskedReason
from screening_app.core.records import Fact, Outcome


def fact(outcome: Outcome, reason: NotAskedReason | None = None, *, month: int = 1, year: int = 2026) -> Fact:
    return Fact(year, month, outcome, reason, Interpreter.NOT_NEEDED, 1)


def fact_of(line: Line, month: int) -> Fact:
    if isinstance(line.detail, Outcome):
        return fact(line.detail, month=month)
    if line.detail is None:
        return fact(Outcome.DECLINED, month=month)
    return fact(Outcome.NOT_ASKED, line.detail, month=month)


FACTS = st.dictionaries(st.builds(fact_of, st.sampled_from(LINES), st.integers(1, 2)), st.integers(1, 9))


@settings(max_examples=30)
@given(FACTS, st.sampled_from([3, 5]))
def test_no_number_is_small_every_margin_adds_up_and_none_is_far_off(facts: dict[Fact, int], base: int) -> None:
    made = yearly_table(facts, 2026, base)
    shown = numbers(made)
    assert not any(0 < number < base for number in shown.values())
    groups = ("asked", "declined", "not-asked")
    assert shown[TOTAL, TOTAL] == sum(shown[group, TOTAL] for group in groups)
    for group in ("asked", "not-asked"):
        inner = [count for (kind, detail), count in shown.items() if kind == group and detail != TOTAL]
        assert shown[group, TOTAL] == sum(inner)
    assert abs(shown[TOTAL, TOTAL] - sum(facts.values())) <= made.rule.largest_error == base - 1


@settings(max_examples=15)
@given(FACTS)
def test_at_least_five_whole_numbers_fit_every_count_that_may_be_small(facts: dict[Fact, int]) -> None:
    found = attack([yearly_table(facts, 2026)])
    assert found.leaks == ()
    assert all(one.values >= 5 and one.high - one.low >= 4 for one in found.intervals)


@settings(max_examples=15)
@given(FACTS)
def test_the_same_facts_in_any_order_give_the_same_table(facts: dict[Fact, int]) -> None:
    reversed_facts = dict(reversed(facts.items()))
    assert yearly_table(reversed_facts, 2026) == yearly_table(facts, 2026)


def test_a_year_without_contacts_is_all_zeros_and_complete() -> None:
    made = yearly_table({}, 2026)
    assert len(made.tables[0].cells) == 1 + 3 + 5 + len(NotAskedReason)
    assert set(numbers(made).values()) == {0}


def test_large_counts_stand_as_they_are_and_other_years_do_not_count() -> None:
    facts = {fact(Outcome.NO): 40, fact(Outcome.NO, month=2): 2, fact(Outcome.NO, year=2025): 7}
    shown = numbers(yearly_table(facts, 2026))
    assert (shown["asked", "no"], shown["asked", TOTAL], shown[TOTAL, TOTAL]) == (42, 42, 42)


def test_a_contact_that_was_not_asked_for_no_stated_reason_stays_in_the_denominator() -> None:
    assert yearly({fact(Outcome.NOT_ASKED): 6}, 2026)[Line("not-asked", NotAskedReason.OTHER)] == 6


@pytest.mark.parametrize("base", [0, 1, 2, 4, 10])
def test_only_the_two_bases_are_allowed(base: int) -> None:
    with pytest.raises(ValueError, match="threshold"):
        yearly_table({}, 2026, base)
