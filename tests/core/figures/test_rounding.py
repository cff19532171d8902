# SPDX-License-Identifier: EUPL-1.2
"""Small counts become 0 or the base, everything else stays, and the margins are as near as can be."""

from __future__ import annotations

import itertools
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from screening_app.core.figures.rounding import MARGIN_WEIGHT, round_small_counts

COUNTS = st.dictionaries(st.integers(0, 30), st.integers(0, 12), max_size=20)
BASES = st.sampled_from([3, 5])


def three_groups(counts: dict[int, int]) -> list[frozenset[int]]:
    return [frozenset(counts), *(frozenset(key for key in counts if key % 3 == rest) for rest in range(3))]


def cost(true: dict[int, int], shown: dict[int, int], margins: list[frozenset[int]]) -> int:
    outer = sum(sum(shown[key] - true[key] for key in margin) ** 2 for margin in margins)
    return MARGIN_WEIGHT * outer + sum((shown[key] - true[key]) ** 2 for key in true)


def least_cost(true: dict[int, int], margins: list[frozenset[int]], base: int) -> int:
    small = [key for key in true if 0 < true[key] < base]
    every = itertools.product((0, base), repeat=len(small))
    return min(cost(true, true | dict(zip(small, choice, strict=True)), margins) for choice in every)


@given(COUNTS, BASES)
def test_small_counts_become_nothing_or_the_base_and_others_stay(counts: dict[int, int], base: int) -> None:
    shown = round_small_counts(counts, three_groups(counts), base)
    assert list(shown) == list(counts)
    for key, count in counts.items():
        assert shown[key] in ((0, base) if 0 < count < base else (count,))


@given(COUNTS, BASES, st.randoms(use_true_random=False))
def test_the_order_of_the_counts_plays_no_part(counts: dict[int, int], base: int, shuffler: random.Random) -> None:
    keys = list(counts)
    shuffler.shuffle(keys)
    shuffled = {key: counts[key] for key in keys}
    margins = three_groups(counts)
    assert round_small_counts(shuffled, margins, base) == round_small_counts(counts, margins, base)


@given(COUNTS, BASES)
def test_with_a_total_over_groups_no_margin_is_a_whole_base_off(counts: dict[int, int], base: int) -> None:
    margins = three_groups(counts)
    shown = round_small_counts(counts, margins, base)
    assert all(abs(sum(shown[key] - counts[key] for key in margin)) < base for margin in margins)


@settings(max_examples=30, deadline=None)
@given(st.dictionaries(st.integers(0, 30), st.integers(0, 5), max_size=9), BASES)
def test_no_other_choice_is_nearer(counts: dict[int, int], base: int) -> None:
    margins = three_groups(counts)
    shown = round_small_counts(counts, margins, base)
    assert cost(counts, shown, margins) == least_cost(counts, margins, base)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(1, 4), min_size=9, max_size=9))
def test_no_other_choice_is_nearer_in_a_square_with_margins_both_ways(values: list[int]) -> None:
    counts = dict(enumerate(values))
    rows = [frozenset(range(start, start + 3)) for start in (0, 3, 6)]
    columns = [frozenset(range(start, 9, 3)) for start in (0, 1, 2)]
    margins = [frozenset(counts), *rows, *columns]
    assert cost(counts, round_small_counts(counts, margins, 5), margins) == least_cost(counts, margins, 5)


def test_a_wide_table_is_rounded_by_descent_and_stays_near() -> None:
    dice = random.Random(7)
    counts = {(row, column): dice.randint(0, 6) for row in range(8) for column in range(5)}
    margins = [frozenset(counts)]
    margins += [frozenset(key for key in counts if key[0] == row) for row in range(8)]
    margins += [frozenset(key for key in counts if key[1] == column) for column in range(5)]
    shown = round_small_counts(counts, margins, 5)
    assert max(abs(sum(shown[key] - counts[key] for key in margin)) for margin in margins) <= 5
