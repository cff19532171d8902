# SPDX-License-Identifier: EUPL-1.2
"""The attack finds what was planted, agrees with one who tries every population, and finds nothing where nothing is."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figures_made import counted, exact, possible, small, truth, world
from screening_app.core.figures.attack import attack
from screening_app.core.figures.population import population
from screening_app.core.figures.protection import Wish, protect
from screening_app.core.figures.table import (
    TOTAL,
    Codes,
    EqualTotals,
    ProtectedTable,
    Publication,
    Rule,
    TableCell,
    WholeGroup,
)
from screening_app.core.figures.watch import Watch
from screening_app.errors import CannotNow, Code

T1, T2 = ("unit", "type", "outcome"), ("unit", "sex", "age")


def is_small(_codes: Codes, count: int) -> bool:
    return 0 < count < 5


def kinds(*publications: Publication) -> set[str]:
    return {leak.kind for leak in attack(publications).leaks}


def square(rows: list[list[int]], hidden: set[tuple[int, int]], rule: Rule | None = None) -> Publication:
    """Return a table with margins both ways, all shown but the finest cells named."""
    lines = [((f"r{r}", f"c{c}"), count, None) for r, line in enumerate(rows) for c, count in enumerate(line)]
    codes = {(f"r{r}", f"c{c}") for r, c in hidden}
    return exact(population(("row", "column"), lines, [("row", "column")]), lambda cell, _: cell in codes, rule)


@pytest.mark.slow
@settings(max_examples=40)
@given(st.integers(0, 10**6), st.sampled_from([(2, 3), (3, 2), (2, 2, 2)]), st.booleans())
def test_its_intervals_are_those_of_one_who_tries_every_population(
    seed: int, shape: tuple[int, ...], zeros_shown: bool
) -> None:
    dice = random.Random(seed)
    people = small(dice, shape, most=5)
    inner = itertools.product(*([f"{'abc'[at]}{n}" for n in range(size)] for at, size in enumerate(shape)))
    hidden = {codes for codes in inner if dice.random() < 0.7}
    rule = Rule("hiding", zeros_shown=zeros_shown)
    made = exact(people, lambda codes, count: codes in hidden and (count > 0 or not zeros_shown), rule)
    tried = possible(made)
    found = {one.place[2]: one for one in attack([made]).intervals}
    for codes, values in tried.items():
        assert (found[codes].low, found[codes].high) == (min(values), max(values))
        assert found[codes].values == min(len(values), found[codes].values)
        assert found[codes].safe == (len(values) >= 5 or max(values) < 1 or min(values) > 4)


@pytest.mark.slow
def test_hiding_small_counts_alone_leaves_them_open() -> None:
    found = attack([exact(counted(world(600), T1), is_small)])
    exactly = [one for one in found.intervals if one.low == one.high]
    assert len(exactly) > 20
    assert all(1 <= one.low <= 4 for one in exactly)


def test_one_more_hidden_in_each_row_is_not_enough() -> None:
    rows = [[2, 30, 41, 22], [33, 3, 25, 61], [40, 21, 24, 57]]
    assert "narrow" in kinds(square(rows, {(0, 0), (0, 3), (1, 1), (1, 3)}))


def test_a_margin_that_was_forgotten_gives_the_cell_away() -> None:
    rows = [[2, 30, 9], [18, 17, 29]]
    pair = {(0, 0), (0, 1)}
    made = square(rows, pair)
    assert ("r0", "c0") in {leak.place[2] for leak in attack([made]).leaks if leak.low == leak.high == 2}
    over = {(TOTAL, "c0"), (TOTAL, "c1")}
    cells = tuple(replace(c, status="suppressed") if c.dimensions in over else c for c in made.tables[0].cells)
    assert kinds(replace(made, tables=(replace(made.tables[0], cells=cells),))) == set()


def test_a_link_between_two_tables_is_used() -> None:
    rows = [(("u0", "m", "t"), 3, None), (("u0", "w", "t"), 20, None), (("u1", "m", "t"), 30, None)]
    people = population(("unit", "sex", "type"), rows, [("unit", "sex"), ("unit", "type")])
    hidden = {("u0", "m"), ("u0", TOTAL), ("u1", TOTAL), ("u1", "m")}
    made = exact(people, lambda codes, _: codes in hidden)
    first, second = made.tables
    shown = replace(second, cells=tuple(TableCell(c.dimensions, truth(people, 1)[c.dimensions]) for c in second.cells))
    assert kinds(replace(made, tables=(first,))) == set()
    for order in ((first, shown), (shown, first)):
        found = attack([replace(made, tables=order)]).leaks
        assert ("narrow", "T1", ("u0", "m"), 3, 3) in {(one.kind, *one.place[1:], one.low, one.high) for one in found}


def test_equal_totals_are_used_where_the_rule_says_that_they_are_known() -> None:
    rows = [(("t0", "no"), 20, None), (("t0", "yes"), 6, None), (("t1", "no"), 23, None), (("t1", "yes"), 3, None)]
    people = population(("type", "outcome"), rows, [("type", "outcome")])
    hidden = {("t1", "yes"), ("t1", TOTAL), (TOTAL, "yes"), (TOTAL, TOTAL)}
    made = exact(people, lambda codes, _: codes in hidden)
    assert kinds(made) == set()
    known = exact(people, lambda codes, _: codes in hidden, Rule("hiding", equal_totals=(EqualTotals("type"),)))
    found = {one.place[2]: (one.low, one.high) for one in attack([known]).intervals}
    assert found["t1", "yes"] == (3, 3)


def test_whole_numbers_are_fewer_than_what_lies_between_limits() -> None:
    groups = {"a": {"pu": ("p", "u"), "qu": ("q", "u"), "pqx": ("p", "q", "x")}}
    rows = [((code,), count, None) for code, count in {"p": 2, "q": 2, "u": 8, "x": 2}.items()]
    made = exact(population(("a",), rows, [("a",)], groups), lambda codes, _: len(codes[0]) == 1 or codes[0] == TOTAL)
    found = {one.place[2][0]: one for one in attack([made]).intervals}
    assert (found["x"].low, found["x"].high, found["x"].values, found["x"].safe) == (0, 6, 4, False)


def test_a_total_that_the_rule_says_is_exact_limits_rounded_parts() -> None:
    cells = tuple(TableCell((code,), count) for code, count in ((TOTAL, 12), ("x", 7), ("y", 5), ("z", 0)))
    rule = Rule("rounding", 5, 8, inner_exact=False)
    high = {}
    for known in (rule, replace(rule, exact=())):
        made = Publication((ProtectedTable("T1", ("a",), cells),), known, cut_off="x")
        high[known.exact] = {one.place[2][0]: one.high for one in attack([made]).intervals}
    assert high[None]["y"] == 13
    assert high[()]["y"] == 12


def test_a_number_that_rests_on_few_persons_is_found() -> None:
    made = square([[7, 30], [20, 40]], set())
    assert kinds(made) == set()
    found = attack([made], few_persons={(0, "T1", ("r0", "c0"))}).leaks
    assert [(leak.kind, leak.low) for leak in found] == [("few-persons", 7)]


def test_all_of_a_group_in_one_category_is_found_where_the_rule_asks() -> None:
    rows = [[6, 0], [20, 30]]
    assert kinds(square(rows, set())) == set()
    for spared, line in ((0, [6, 0]), (1, [6, 1])):
        rule = Rule("hiding", threshold=2, whole_groups=(WholeGroup("column", spared),))
        assert "whole-group" in kinds(square([line, [20, 30]], set(), rule))
    assert "whole-group" not in kinds(square([[6, 5], [20, 30]], set(), rule))


@pytest.mark.slow
@settings(max_examples=30)
@given(st.integers(0, 10**6), st.integers(1, 4))
def test_two_editions_that_differ_by_a_few_persons_are_found(seed: int, late: int) -> None:
    people = counted(world(100, seed, units=3, types=2), ("unit", "type"))
    counts = people.counts.copy()
    counts[seed % len(counts)] += late
    first, second = exact(people), exact(replace(people, counts=counts))
    assert ("change", late) in {(leak.kind, leak.low) for leak in attack([first, second]).leaks}
    assert attack([first, first]).leaks == ()


def test_a_change_that_follows_only_from_both_editions_together_is_found() -> None:
    before = square([[40, 3], [30, 20]], {(0, 0), (0, 1), (1, 0), (1, 1)})
    after = square([[40, 11], [30, 20]], {(0, 0), (0, 1), (1, 0), (1, 1)})
    assert kinds(before) == kinds(after) == set()
    grown = attack([before, after])
    changes = {one.place[2]: (one.low, one.high) for one in grown.intervals if one.change}
    assert changes["r1", "c1"] == (0, 0)
    assert changes["r0", "c1"] == (8, 8)
    later = square([[40, 5], [30, 20]], {(0, 0), (0, 1), (1, 0), (1, 1)})
    assert "change" in kinds(before, later)


def test_another_year_is_another_population() -> None:
    first = replace(square([[20, 30], [25, 40]], set()), period="2025")
    second = replace(square([[22, 30], [25, 40]], set()), period="2026")
    assert kinds(first, second) == set()
    assert kinds(first, replace(second, period="2025")) == {"change"}


def test_tables_of_the_same_day_that_contradict_each_other_are_found() -> None:
    first = replace(square([[20, 30], [25, 40]], set()), cut_off="2026-12-31")
    second = replace(square([[20, 30], [25, 50]], set()), cut_off="2026-12-31")
    assert kinds(first, second) == {"not-additive"}


@pytest.mark.parametrize("change", [1, -1, 5])
def test_a_margin_that_does_not_add_up_is_found(change: int) -> None:
    made = square([[5, 6], [7, 8]], set())
    total, *cells = made.tables[0].cells
    table = replace(made.tables[0], cells=(replace(total, count=total.count + change), *cells))
    assert "not-additive" in kinds(replace(made, tables=(table,)))


def test_a_small_number_and_one_below_nothing_are_found_as_they_stand() -> None:
    cells = (TableCell(("x",), 3), TableCell(("y",), -1))
    assert {"shown", "not-a-count"} <= kinds(Publication((ProtectedTable("T1", ("a",), cells),), Rule("hiding")))


def test_finest_cells_that_a_table_leaves_out_cannot_occur() -> None:
    cells = (
        TableCell((TOTAL, TOTAL), 23),
        TableCell(("g", TOTAL), 0, "suppressed"),
        TableCell(("g", "x"), 20),
        TableCell(("h", TOTAL), 0, "suppressed"),
        TableCell(("h", "y"), 0, "suppressed"),
    )
    found = attack([Publication((ProtectedTable("T1", ("p", "q"), cells),), Rule("hiding"))]).leaks
    assert (("h", TOTAL), 3) in {(leak.place[2], leak.low) for leak in found}


@settings(max_examples=30)
@given(st.lists(st.lists(st.sampled_from([0, 5, 6, 12]), min_size=3, max_size=3), min_size=2, max_size=4))
def test_a_table_without_small_counts_gives_nothing_away(rows: list[list[int]]) -> None:
    assert attack([square(rows, set())]).leaks == ()


@pytest.mark.slow
def test_rounding_that_leaves_a_small_number_or_too_little_doubt_is_found() -> None:
    made = protect(counted(world(60, units=3), T1), Wish())
    first = made.tables[0]
    small_one = tuple(replace(c, count=4) if c.count == 5 and TOTAL not in c.dimensions else c for c in first.cells)
    assert "shown" in kinds(replace(made, tables=(replace(first, cells=small_one),)))
    too_near = replace(made, rule=replace(made.rule, threshold=20))
    assert kinds(too_near) != set()


@pytest.mark.slow
def test_rolling_the_rounding_anew_for_the_same_period_is_found() -> None:
    rows = world(60, units=4, types=2)
    first = protect(counted(rows, T1), Wish())
    second = protect(counted([*rows, *world(3, seed=99, units=4, types=2)], T1), Wish())
    assert attack([first, second]).leaks != ()
    assert attack([first, first]).leaks == ()


@pytest.mark.slow
def test_it_can_be_followed_and_stopped() -> None:
    made = protect(counted(world(60, units=4), T1), Wish())
    steps: list[tuple[int, int]] = []
    attack([made], watch=Watch(lambda _stage, done, total: steps.append((done, total))))
    assert steps
    assert all(done < total for done, total in steps)
    with pytest.raises(CannotNow) as stopped:
        attack([made], watch=Watch(cancelled=lambda: True))
    assert stopped.value.code is Code.CANCELLED
