# SPDX-License-Identifier: EUPL-1.2
"""Large tables, where the attack walks: it says no more than one who tries every population, whatever it is told."""

from __future__ import annotations

import functools
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest

from figures_made import counted, exact, possible, world
from screening_app.core.figures.attack import attack
from screening_app.core.figures.findings import Interval
from screening_app.core.figures.population import Axis, Population, population
from screening_app.core.figures.protection import Wish, example_of, prepare, protect
from screening_app.core.figures.table import TOTAL, Change, Codes, Example, Publication, Rule

COLUMNS = ("unit", "a", "b")
UNITS = 60
"""So many that sums times unknowns are too many to ask about each."""


@functools.cache
def people() -> Population:
    dice = random.Random(5)
    rows = [
        ((f"u{unit:02}", f"a{a}", f"b{b}"), dice.choice((0, 1, 2, 3, 4, dice.randint(0, 9))), None)
        for unit in range(UNITS)
        for a in range(2)
        for b in range(3)
    ]
    return population(COLUMNS, rows, [COLUMNS])


@functools.cache
def islands() -> Publication:
    """Return a table where each unit stands alone: its own margins are shown, sums over units of finer cells not."""
    dice = random.Random(6)
    inside = {codes for codes in _finest() if dice.random() < 0.75}
    return exact(people(), lambda codes, _: codes in inside or (codes[0] == TOTAL and codes != (TOTAL,) * 3))


def _finest() -> list[Codes]:
    return [(f"u{unit:02}", f"a{a}", f"b{b}") for unit in range(UNITS) for a in range(2) for b in range(3)]


@functools.cache
def tried() -> dict[Codes, set[int]]:
    """Return what each hidden cell within a unit can be, every population of the unit tried."""
    found = {}
    for unit in range(UNITS):
        cells = [cell for cell in islands().tables[0].cells if cell.dimensions[0] == f"u{unit:02}"]
        alone = tuple(replace(cell, dimensions=cell.dimensions[1:]) for cell in cells)
        table = replace(islands().tables[0], dimensions=COLUMNS[1:], cells=alone)
        for codes, values in possible(replace(islands(), tables=(table,))).items():
            found[f"u{unit:02}", *codes] = values
    return found


def within_units(intervals: tuple[Interval, ...]) -> dict[Codes, Interval]:
    return {one.place[2]: one for one in intervals if one.place[2][0] != TOTAL}


@pytest.mark.slow
def test_where_it_walks_its_verdict_is_that_of_one_who_tries_every_population() -> None:
    report = attack([islands()])
    found = within_units(report.intervals)
    assert found.keys() == tried().keys()
    assert any(not one.complete for one in found.values())
    assert any(not one.safe for one in found.values())
    for codes, values in tried().items():
        one = found[codes]
        assert one.safe == (len(values) >= 5 or max(values) < 1 or min(values) > 4), (codes, values, one)
        assert min(values) <= one.low <= one.high <= max(values)
        assert one.values <= len(values)
        if one.complete:
            assert (one.low, one.high) == (min(values), max(values))


def rounded(units: range) -> Publication:
    """Return some units, each with its own margins, as numbers that may be off by a few; how many it has is exact."""
    names = {f"u{unit:02}" for unit in units}
    table = exact(people()).tables[0]
    cells = tuple(cell for cell in table.cells if cell.dimensions[0] in names)
    return Publication((replace(table, cells=cells),), Rule("rounding", 5, 4, inner_exact=False, exact=("unit",)))


@pytest.mark.slow
def test_numbers_that_may_be_off_are_walked_no_further_than_each_unit_allows() -> None:
    together = within_units(attack([rounded(range(UNITS))]).intervals)
    assert any(not one.complete for one in together.values())
    for unit in range(12):
        for codes, one in within_units(attack([rounded(range(unit, unit + 1))]).intervals).items():
            inside = (f"u{unit:02}", *codes[1:])
            assert one.complete
            assert one.low <= together[inside].low <= together[inside].high <= one.high
            assert together[inside].safe == one.safe


def alone(dice: random.Random) -> Change:
    return ((COLUMNS, ((dice.choice(_finest()), dice.choice((1, -1, 3))),)),)


def swapped(dice: random.Random) -> Change:
    """Return a change that keeps every margin of a unit, whether or not its cells are hidden or have room."""
    unit, (b, other) = f"u{dice.randrange(UNITS):02}", dice.sample(range(3), 2)
    rows = (((unit, "a0", f"b{b}"), 1), ((unit, "a0", f"b{other}"), -1))
    back = (((unit, "a1", f"b{b}"), -1), ((unit, "a1", f"b{other}"), 1))
    return ((COLUMNS, rows + back),)


def elsewhere(_dice: random.Random) -> Change:
    return ((("unit",), ((("u01",), 1), (("u02",), -1))),)


@pytest.mark.slow
@pytest.mark.parametrize("told", [alone, swapped, elsewhere])
def test_changes_that_it_is_told_of_are_only_believed_where_they_fit(told: Callable[[random.Random], Change]) -> None:
    dice = random.Random(7)
    truth = example_of(people(), people().counts)
    changes = tuple(told(dice) for _ in range(300))
    report = attack([islands()], examples=[replace(truth, changes=changes)])
    for codes, values in tried().items():
        one = within_units(report.intervals)[codes]
        assert one.safe == (len(values) >= 5 or max(values) < 1 or min(values) > 4), (codes, values, one)
        assert min(values) <= one.low <= one.high <= max(values)


@pytest.mark.slow
def test_an_example_that_does_not_fit_is_not_begun_at() -> None:
    wrong = Example(COLUMNS, tuple((codes, 3) for codes in _finest()))
    assert attack([islands()], examples=[wrong]).leaks == attack([islands()]).leaks


@pytest.mark.slow
@pytest.mark.parametrize("zeros_shown", [False, True])
def test_every_change_that_hiding_tells_of_fits_what_it_shows(zeros_shown: bool) -> None:
    made, example = prepare(counted(world(200, units=6), COLUMNS_OF_WORLD), Wish("hiding", zeros_shown=zeros_shown))
    truth = Counter(dict(example.rows))
    assert example.changes
    for change in example.changes:
        ((columns, rows),) = change
        order = [columns.index(name) for name in example.columns]
        other = Counter(truth)
        for codes, by in rows:
            other[tuple(codes[at] for at in order)] += by
        assert min(other.values()) >= 0
        for cell in made.tables[0].cells:
            count = sum(
                n
                for codes, n in other.items()
                if all(x in (TOTAL, y) for x, y in zip(cell.dimensions, codes, strict=True))
            )
            assert count == cell.count if cell.status == "shown" else count >= zeros_shown


COLUMNS_OF_WORLD = ("unit", "type", "outcome")


@pytest.mark.slow
def test_many_units_are_hidden_without_a_leak_and_the_same_again() -> None:
    many = counted(world(700, units=24), COLUMNS_OF_WORLD)
    made = protect(many, Wish("hiding"))
    assert attack([made]).leaks == ()
    assert protect(many, Wish("hiding")) == made


def test_lines_that_others_make_up_share_no_category() -> None:
    groups = {"north": (0, 1), "south": (2, 3), "coast": (1, 2), "inland": (0, 3)}
    axis = Axis("region", ("a", "b", "c", "d"), groups)
    lines = axis.lines()
    found = axis.sums()
    assert {lines[at][0] for at, _ in found} == {TOTAL, *groups}
    for at, parts in found:
        places = [place for part in parts for place in lines[part][1]]
        assert sorted(places) == sorted(lines[at][1])
    sums_of_all = {frozenset(lines[part][0] for part in parts) for at, parts in found if lines[at][0] == TOTAL}
    assert {frozenset(("north", "south")), frozenset(("coast", "inland"))} <= sums_of_all


def test_two_hierarchies_of_one_column_are_hidden_together() -> None:
    dice = random.Random(2)
    regions = [f"r{at}" for at in range(9)]
    rows = [((region, kind), dice.choice((0, 1, 2, 3, 7, 20)), None) for region in regions for kind in "xyz"]
    groups = {f"county{at}": tuple(regions[3 * at : 3 * at + 3]) for at in range(3)}
    groups |= {f"size{at}": tuple(regions[at::3]) for at in range(3)}
    many = population(("region", "kind"), rows, [("region", "kind")], {"region": groups})
    made = protect(many, Wish("hiding"))
    true = {cell.dimensions: cell.count for cell in exact(many).tables[0].cells}
    assert all(cell.count == true[cell.dimensions] for cell in made.tables[0].cells if cell.status == "shown")
    assert attack([made]).leaks == ()
