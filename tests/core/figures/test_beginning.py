# SPDX-License-Identifier: EUPL-1.2
"""An attack from outside finds where to begin by itself, as well as one that is told; it can be stopped anywhere."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from figures_made import counted, exact, world
from screening_app.core.figures.attack import attack
from screening_app.core.figures.edition import Organisation, make_edition
from screening_app.core.figures.linear import Polytope, Rows
from screening_app.core.figures.protection import Wish, examples_of
from screening_app.core.figures.table import ProtectedTable, Publication, Rule, TableCell
from screening_app.core.figures.watch import Watch
from screening_app.errors import CannotNow, Code
from years_made import MadeUnit, plan_of, random_units, with_late, years_of

T1 = ("unit", "type", "outcome")


def published(units: list[MadeUnit], *earlier: Publication) -> list[Publication]:
    made = make_edition(
        plan_of(2026),
        years_of(units),
        Wish(),
        organisation=Organisation("Sörby kommun"),
        number=2 if earlier else 1,
        reason="late-records" if earlier else "",
        earlier=earlier,
    )
    return [*earlier, *made.publications]


@pytest.fixture(scope="module")
def year() -> list[Publication]:
    return published(random_units(7))


def check_same(publications: list[Publication]) -> None:
    """Nothing is left to ask a program about that the walk from the makers' own counts clears, and limits agree."""
    examples = examples_of(publications)
    assert examples
    told = {(one.place, one.change): one for one in attack(publications, examples=examples).intervals}
    outside = {
        (one.place, one.change): one for one in attack([replace(p, example=None) for p in publications]).intervals
    }
    assert told.keys() == outside.keys()
    assert {place for place, one in told.items() if one.complete} == {p for p, one in outside.items() if one.complete}
    for place, one in told.items():
        other = outside[place]
        assert (one.safe, other.safe) == (True, True)
        if one.complete:
            assert (one.low, one.high) == (other.low, other.high)


@pytest.mark.slow
def test_a_whole_year_from_outside_is_as_with_the_makers_own_counts(year: list[Publication]) -> None:
    check_same(year)


@pytest.mark.slow
def test_two_editions_from_outside_are_as_with_the_makers_own_counts(year: list[Publication]) -> None:
    check_same(published(with_late(random_units(7), 4), *year))


def test_where_one_leak_is_enough_no_more_is_looked_for() -> None:
    people = counted(world(60, units=3), T1)
    planted = exact(people, lambda _codes, count: 0 < count < 5)
    every = attack([planted]).leaks
    first = attack([planted], one_is_enough=True).leaks
    assert len(every) > 1
    assert len(first) == 1
    assert first[0] in every


def test_a_question_is_stopped_in_the_middle() -> None:
    dice = np.random.default_rng(1)
    sums, size = 12, 60
    factors = dice.integers(1, 60, sums * size).astype(np.float64)
    starts, columns = np.arange(sums + 1) * size, np.tile(np.arange(size), sums)
    wanted = factors.reshape(sums, size).sum(axis=1) // 2
    rows = Rows(starts, columns, factors, wanted, wanted)
    asked: list[None] = []

    def cancelled() -> bool:
        asked.append(None)
        return len(asked) > 3

    program = Polytope(np.zeros(size), np.ones(size), rows, most_nodes=500, watch=Watch(cancelled=cancelled))
    with pytest.raises(CannotNow) as caught:
        program.point(whole=True)
    assert caught.value.code is Code.CANCELLED
    assert len(asked) > 3


def test_two_numbers_of_one_cell_that_leave_too_few_values_are_found_without_asking_further() -> None:
    told = [
        Publication(
            (ProtectedTable("T1", ("a",), (TableCell(("x",), count), TableCell(("y",), 30))),),
            Rule("rounding", 5, 4),
            period="2026",
            cut_off="now",
            counted="persons",
        )
        for count in (5, 0)
    ]
    found = attack(told, one_is_enough=True)
    assert found.intervals == (), "nothing was asked"
    assert {(leak.kind, leak.place[1:], leak.low, leak.high) for leak in found.leaks if leak.kind == "narrow"} == {
        ("narrow", ("T1", ("x",)), 1, 4)
    }
    assert ("narrow", ("T1", ("x",))) in {(leak.kind, leak.place[1:]) for leak in attack(told).leaks}
