# SPDX-License-Identifier: EUPL-1.2
"""Exact numbers with hidden cells: what is shown is true, what is hidden survives the attack, and little is hidden."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figures_made import counted, numbers, possible, small, truth, world
from screening_app.core.figures.attack import attack
from screening_app.core.figures.hiding import MOST_CELLS
from screening_app.core.figures.population import population
from screening_app.core.figures.protection import Wish, protect
from screening_app.core.figures.table import TOTAL, Codes, EqualTotals, Publication, WholeGroup
from screening_app.core.figures.watch import Watch
from screening_app.errors import CannotNow, Code

T1, T2 = ("unit", "type", "outcome"), ("unit", "sex", "age")
HIDE = Wish("hiding")


def hidden(publication: Publication, table: int = 0) -> set[Codes]:
    return {cell.dimensions for cell in publication.tables[table].cells if cell.status == "suppressed"}


@pytest.mark.slow
@settings(max_examples=50)
@given(st.integers(0, 10**6), st.sampled_from([(3, 3), (4, 2), (2, 2, 3), (5,)]), st.booleans(), st.integers(3, 5))
def test_what_is_shown_is_true_and_every_small_count_keeps_its_values(
    seed: int, shape: tuple[int, ...], zeros_shown: bool, threshold: int
) -> None:
    people = small(random.Random(seed), shape, most=40)
    made = protect(people, Wish("hiding", threshold, zeros_shown=zeros_shown))
    for codes, count in truth(people).items():
        if codes in hidden(made):
            assert count or not zeros_shown
        else:
            assert numbers(made)[codes] == count
            assert not 0 < count < threshold
    assert attack([made]).leaks == ()


@pytest.mark.slow
@settings(max_examples=25)
@given(st.integers(0, 10**6), st.booleans())
def test_one_who_tries_every_population_learns_no_more(seed: int, zeros_shown: bool) -> None:
    people = small(random.Random(seed), (3, 3), most=6)
    made = protect(people, Wish("hiding", zeros_shown=zeros_shown))
    if any(TOTAL in codes for codes in hidden(made)):
        return
    for codes, values in possible(made).items():
        assert len(values) >= 5 or max(values) < 1 or min(values) > 4, (codes, values)


@pytest.mark.slow
@settings(max_examples=15)
@given(st.integers(20, 150), st.integers(0, 10**6))
def test_a_cell_has_the_same_status_in_every_table_that_shows_it(persons: int, seed: int) -> None:
    made = protect(counted(world(persons, seed, units=3, types=2), T1, T2), HIDE)
    first, second = hidden(made), hidden(made, 1)
    units = {codes[0] for codes in first | second}
    for unit in units:
        assert ((unit, TOTAL, TOTAL) in first) == ((unit, TOTAL, TOTAL) in second)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(5))
def test_populations_are_hidden_and_survive_the_attack(part: int, often: Callable[[int, int], int]) -> None:
    for seed in range(200 * part, 200 * part + often(10, 200)):
        dice = random.Random(seed)
        rows = world(dice.randint(5, 80), seed, units=dice.randint(1, 4), types=dice.randint(1, 2))
        people = counted(rows, ("unit", "type", "outcome"), ("unit", "sex"))
        assert attack([protect(people, HIDE)]).leaks == ()


@pytest.mark.slow
def test_little_more_is_hidden_than_what_must_be() -> None:
    people = counted(world(600), T1)
    must = sum(0 < count < 5 for count in truth(people).values())
    made = protect(people, HIDE)
    assert len(made.tables[0].cells) == 312
    assert must < len(hidden(made)) <= 1.6 * must


@pytest.mark.slow
def test_known_equal_totals_are_kept_from_giving_counts_away() -> None:
    people = counted(world(60, units=3, types=3), T1)
    known = EqualTotals("type", ("unit",))
    made = protect(people, Wish("hiding", equal_totals=(known,)))
    assert made.rule.equal_totals == (known,)
    assert attack([made]).leaks == ()
    assert hidden(made) != set()


def test_cells_that_rest_on_few_persons_are_hidden_whatever_they_count() -> None:
    rows = [(("u0", f"t{at}"), 1, "p0") for at in range(8)]
    for unit, kind, number in itertools.product((1, 2, 3), range(8), range(9)):
        rows.append(((f"u{unit}", f"t{kind}"), 1, f"p{unit}{number}"))
    people = population(("unit", "type"), rows, [("unit", "type")])
    assert truth(people)["u0", TOTAL] == 8
    assert ("u0", TOTAL) in hidden(protect(people, HIDE))
    alone = population(("unit",), [(codes[:1], number, person) for codes, number, person in rows], [("unit",)])
    assert truth(alone)["u0",] == 1


@pytest.mark.parametrize("spared", [0, 1])
def test_that_a_whole_group_stands_in_one_category_stays_uncertain(spared: int) -> None:
    counts = {"u0": (9, spared), "u1": (20, 30), "u2": (20, 30)}
    rows = [
        ((unit, answer), n, None)
        for unit, pair in counts.items()
        for answer, n in zip(("yes", "no"), pair, strict=True)
    ]
    people = population(("unit", "answer"), rows, [("unit", "answer")])
    group = WholeGroup("answer", 0 if spared == 0 else 1)
    made = protect(people, Wish("hiding", whole_groups=(group,)))
    assert ("u0", "yes") in hidden(made)
    assert attack([made]).leaks == ()


def test_too_many_cells_are_refused_with_how_many() -> None:
    rows = [((f"a{n}", f"b{n}"), 1, None) for n in range(120)]
    with pytest.raises(CannotNow) as refused:
        protect(population(("a", "b"), rows, [("a", "b")]), HIDE)
    assert refused.value.code is Code.FIGURES_TOO_LARGE
    assert refused.value.facts == {"cells": 121 * 121, "most": MOST_CELLS}


@pytest.mark.slow
def test_the_order_of_the_rows_plays_no_part() -> None:
    rows = world(80, units=4)
    shuffled = rows[:]
    random.Random(3).shuffle(shuffled)
    assert protect(counted(shuffled, T1), HIDE) == protect(counted(rows, T1), HIDE)


@pytest.mark.slow
@pytest.mark.parametrize("method", ["rounding", "hiding"])
def test_it_can_be_followed_and_stopped(method: str) -> None:
    people = counted(world(60, units=3), T1)
    stages: set[str] = set()
    protect(people, Wish(method), watch=Watch(lambda stage, _done, _total: stages.add(stage)))
    assert stages >= {method, "attack"}
    with pytest.raises(CannotNow) as stopped:
        protect(people, Wish(method), watch=Watch(cancelled=lambda: True))
    assert stopped.value.code is Code.CANCELLED
