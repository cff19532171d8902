# SPDX-License-Identifier: EUPL-1.2
"""No shown number is small, every sum agrees with its parts in all tables, and the numbers lie near the truth."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figures_made import NAMES, counted, numbers, small, truth, world
from screening_app.core.figures.population import Axis, Population, population
from screening_app.core.figures.protection import Wish, protect
from screening_app.core.figures.rounding import largest_error, round_small
from screening_app.core.figures.summing import margins
from screening_app.core.figures.table import TOTAL, Publication

T1, T2, T3 = ("unit", "type", "outcome"), ("unit", "sex", "age"), ("type", "sex", "age", "outcome")
SHAPES = st.lists(st.integers(1, 5), min_size=1, max_size=3)
BASES = st.sampled_from([3, 5])


def small_numbers(publication: Publication) -> list[int]:
    base = publication.rule.threshold
    return [cell.count for table in publication.tables for cell in table.cells if 0 < cell.count < base]


def adds_up(publication: Publication) -> bool:
    for number, table in enumerate(publication.tables):
        shown = numbers(publication, number)
        for at in range(len(table.dimensions)):
            sums: dict[tuple[str, ...], int] = {}
            for codes, count in shown.items():
                if codes[at] != TOTAL:
                    margin = (*codes[:at], TOTAL, *codes[at + 1 :])
                    sums[margin] = sums.get(margin, 0) + count
            if any(shown[margin] != total for margin, total in sums.items()):
                return False
    return True


@pytest.mark.slow
@settings(max_examples=50)
@given(SHAPES, BASES, st.integers(0, 10**6))
def test_in_one_table_only_small_finest_counts_change_and_to_nothing_or_the_base(
    shape: list[int], base: int, seed: int
) -> None:
    people = small(random.Random(seed), shape)
    made = protect(people, Wish(threshold=base))
    assert small_numbers(made) == []
    assert adds_up(made)
    for codes, count in truth(people).items():
        shown = numbers(made)[codes]
        assert abs(shown - count) <= made.rule.largest_error
        if TOTAL not in codes:
            assert shown in ((0, base) if 0 < count < base else (count,))


@pytest.mark.slow
@settings(max_examples=15)
@given(st.integers(10, 120), BASES, st.integers(0, 10**6))
def test_linked_tables_agree_wherever_they_meet(persons: int, base: int, seed: int) -> None:
    people = counted(world(persons, seed, units=4, types=2), T1, T2, ("type", "sex"))
    made = protect(people, Wish(threshold=base))
    assert small_numbers(made) == []
    assert adds_up(made)
    first, second, third = (numbers(made, at) for at in range(3))
    assert all(first[unit, TOTAL, TOTAL] == second[unit, TOTAL, TOTAL] for unit, *_ in first)
    assert all(first[TOTAL, kind, TOTAL] == third[kind, TOTAL] for kind, _ in third)
    assert all(second[TOTAL, sex, TOTAL] == third[TOTAL, sex] for _, sex in third)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(2))
@pytest.mark.parametrize("base", [3, 5])
def test_populations_are_protected_and_survive_the_attack(
    base: int, part: int, often: Callable[[int, int], int]
) -> None:
    for seed in range(250 * part, 250 * part + often(15, 250)):
        dice = random.Random(seed)
        rows = world(dice.randint(5, 200), seed, units=dice.randint(1, 6), types=dice.randint(1, 3))
        made = protect(counted(rows, T1, T2), Wish(threshold=base))
        assert small_numbers(made) == []
        assert adds_up(made)


def test_tables_in_a_ring_are_rounded_together() -> None:
    people = counted(world(200, units=6, types=3), T1, T2, T3)
    made = protect(people, Wish())
    assert small_numbers(made) == []
    assert adds_up(made)
    assert not made.rule.inner_exact


@pytest.mark.slow
def test_the_order_of_the_rows_plays_no_part() -> None:
    rows = world(80)
    shuffled = rows[:]
    random.Random(3).shuffle(shuffled)
    assert protect(counted(shuffled, T1, T2), Wish()) == protect(counted(rows, T1, T2), Wish())


@pytest.mark.slow
@settings(max_examples=30)
@given(st.lists(st.integers(0, 5), min_size=6, max_size=9), BASES)
def test_with_a_total_over_groups_no_sum_is_a_whole_base_off(values: list[int], base: int) -> None:
    leaves = tuple(f"x{at}" for at in range(len(values)))
    axis = Axis("x", leaves, {"low": (0, 1, 2), "high": tuple(range(3, len(values)))})
    kept = [at for at, value in enumerate(values) if value]
    people = Population(
        (axis,), ((0,),), np.array(kept, np.int64).reshape(-1, 1), np.array([values[at] for at in kept], np.int64)
    )
    rounded = round_small(people, base, margin_weight=1_000)
    assert largest_error(people, rounded, base) == base - 1


@pytest.mark.slow
@settings(max_examples=20)
@given(st.integers(0, 10**6), BASES)
def test_nothing_nearer_is_far_nearer(seed: int, base: int) -> None:
    people = small(random.Random(seed), (3, 3), most=4)
    cost = squared(people, round_small(people, base))
    raised = [at for at, count in enumerate(people.counts) if 0 < count < base]
    costs = []
    for choice in itertools.product((0, base), repeat=len(raised)):
        values = people.counts.copy()
        values[raised] = choice
        costs.append(squared(people, values))
    assert cost <= 1.3 * min(costs) + base


def squared(people: Population, values: np.ndarray) -> int:
    return sum(int((margins(people, values - people.counts, table) ** 2).sum()) for table in people.tables)


@pytest.mark.slow
def test_small_units_cost_little_truth() -> None:
    people = counted(world(600), T1)
    made = numbers(protect(people, Wish()))
    errors = [abs(made[codes] - count) for codes, count in truth(people).items()]
    assert sum(errors) / len(errors) < 0.9
    assert max(errors) <= 8


@pytest.mark.slow
@pytest.mark.parametrize(("base", "most"), [(3, 0.1), (5, 0.2)])
def test_linked_tables_whose_numbers_are_great_hardly_change(base: int, most: float) -> None:
    people = counted(world(3_000), T1, T2)
    values = round_small(people, base)
    errors = [np.abs(margins(people, values - people.counts, table)).ravel() for table in people.tables]
    assert np.concatenate(errors).mean() < most


def test_a_population_of_nobody_is_all_zeros() -> None:
    people = population(("a",), [(("x",), 0, None)], [("a",)])
    assert set(numbers(protect(people, Wish())).values()) == {0}


@pytest.mark.parametrize("base", [0, 1, 2, 4, 10])
def test_only_the_two_bases_are_allowed(base: int) -> None:
    with pytest.raises(ValueError, match="threshold"):
        protect(counted(world(5), NAMES[:1]), Wish(threshold=base))
