# SPDX-License-Identifier: EUPL-1.2
"""Another edition of a year: the same counts give the same numbers, and no two editions differ by a few persons."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from figures_made import NAMES, counted, numbers, truth, world
from screening_app.core.figures.attack import attack
from screening_app.core.figures.population import Axis, Population, population
from screening_app.core.figures.protection import Wish, protect
from screening_app.core.figures.table import TOTAL, Codes, ProtectedTable, Publication, Rule, TableCell
from screening_app.errors import CannotNow, Code

T1, T2 = ("unit", "type", "outcome"), ("unit", "sex", "age")
LINKED = (("unit", "outcome"), ("unit", "sex"))
Rows = list[tuple[Codes, int, str]]


def every(units: int, types: int) -> Rows:
    """Rows of nobody, so that every category is there from the first edition on."""
    return [(codes, 0, person) for codes, _, person in world(400, 0, units, types)]


def edition(people: Population, earlier: list[Publication]) -> Publication:
    return protect(people, Wish(), period="2026", cut_off=f"2027-01-{len(earlier) + 10}", earlier=earlier)


def fits(before: Publication, after: Publication, people: Population) -> None:
    """Nothing small is shown, nothing differs by little, and nothing is further off than promised."""
    for at in range(len(after.tables)):
        old, new, true = numbers(before, at), numbers(after, at), truth(people, at)
        assert not any(0 < abs(new[codes] - old[codes]) < 5 for codes in new)
        assert not any(0 < count < 5 for count in new.values())
        assert all(abs(new[codes] - true[codes]) <= after.rule.largest_error for codes in new)


def adds_up(made: Publication) -> bool:
    shown = [numbers(made, at) for at in range(len(made.tables))]
    return all(
        one[("Totalt",) * len(made.tables[at].dimensions)]
        == sum(count for codes, count in one.items() if "Totalt" not in codes)
        for at, one in enumerate(shown)
    )


@pytest.mark.parametrize("seed", range(6))
def test_three_late_persons_show_nothing_of_themselves(seed: int) -> None:
    rows = every(3, 1) + world(60, seed, 3, 1)
    first = edition(counted(rows, T1), [])
    people = counted(rows + world(3, seed + 90, 3, 1), T1)
    second = edition(people, [first])
    fits(first, second, people)
    assert adds_up(second)
    assert attack([first, second]).leaks == ()


def test_the_same_counts_give_the_same_numbers_however_often() -> None:
    rows = every(3, 1) + world(60, 4, 3, 1)
    kept = [edition(counted(rows, *LINKED), [])]
    assert edition(counted(rows, *LINKED), kept).tables == kept[0].tables
    later = counted(rows + world(12, 5, 3, 1), *LINKED)
    kept.append(edition(later, kept))
    assert kept[1].tables != kept[0].tables
    assert edition(later, kept).tables == kept[1].tables


def test_numbers_follow_when_many_come_late_or_are_taken_back() -> None:
    rows = every(2, 1) + world(40, 1, 2, 1)
    first = edition(counted(rows, T1), [])
    grown = counted(rows + world(30, 2, 2, 1), T1)
    second = edition(grown, [first])
    fits(first, second, grown)
    assert not second.corrected
    assert second.rule.largest_error <= 8
    shrunk = counted(rows, T1)
    third = edition(shrunk, [first, second])
    fits(second, third, shrunk)
    assert third.corrected
    assert attack([first, second, third]).leaks == ()


def test_a_decrease_is_not_read_as_growth_when_the_edition_says_that_counts_may_have_fallen() -> None:
    cells = [TableCell((TOTAL,), 40), TableCell(("x",), 20), TableCell(("y",), 20)]
    first = Publication(
        (ProtectedTable("T1", ("a",), tuple(cells)),), Rule("rounding", 5, 4), period="2026", cut_off="1"
    )
    lower = (TableCell((TOTAL,), 35), TableCell(("x",), 15), cells[2])
    rule = Rule("rounding", 5, 8, inner_exact=False)
    second = Publication((ProtectedTable("T1", ("a",), lower),), rule, period="2026", cut_off="2", corrected=True)
    assert attack([first, second]).leaks == ()
    assert "narrow-change" in {one.kind for one in attack([first, replace(second, corrected=False)]).leaks}


def test_two_editions_of_one_day_are_two_editions() -> None:
    rows = every(2, 1) + world(40, 1, 2, 1)
    first = replace(edition(counted(rows, T1), []), edition=1, cut_off="2027-01-10")
    second = edition(counted(rows + world(30, 2, 2, 1), T1), [first])
    same_day = replace(second, edition=2, cut_off=first.cut_off)
    assert attack([first, same_day]).leaks == ()
    assert {one.kind for one in attack([first, replace(same_day, edition=1)]).leaks} == {"not-additive"}


def test_rounding_anew_and_exports_that_differ_by_a_few_are_found() -> None:
    rows = every(3, 1) + world(60, 2, 3, 1)
    first = edition(counted(rows, T1), [])
    anew = replace(edition(counted(rows + world(3, 9, 3, 1), T1), []), cut_off="2027-02-01")
    assert "change" in {one.kind for one in attack([first, anew]).leaks}


def test_hiding_is_refused_when_the_difference_of_two_exports_would_tell() -> None:
    rows = every(3, 1) + world(80, 2, 3, 1)
    hide = Wish("hiding")
    first = protect(counted(rows, T1), hide, period="2026", cut_off="1")
    again = protect(counted(rows, T1), hide, period="2026", cut_off="2", earlier=[first])
    assert again.tables == first.tables
    with pytest.raises(CannotNow) as problem:
        protect(counted(rows + world(3, 9, 3, 1), T1), hide, period="2026", cut_off="2", earlier=[first])
    assert problem.value.code is Code.FIGURES_UNSAFE


def test_method_and_tables_of_a_published_year_stay() -> None:
    rows = world(60, 2, 3, 1)
    first = edition(counted(rows, T1), [])
    for people, wish in ((counted(rows, T1), Wish("hiding")), (counted(rows, NAMES[:2]), Wish())):
        with pytest.raises(CannotNow) as problem:
            protect(people, wish, period="2026", cut_off="2", earlier=[first])
        assert problem.value.code is Code.FIGURES_YEAR_FIXED


def test_a_total_that_was_exact_at_first_moves_in_whole_steps_afterwards() -> None:
    axes = (Axis("unit", ("a", "b")), Axis("outcome", ("no", "yes")))
    made = population(("unit", "outcome"), [(("a", "no"), 14, None), (("b", "yes"), 16, None)], [("unit", "outcome")])
    first_people = replace(made, axes=axes, exact=(0,))
    first = edition(first_people, [])
    assert numbers(first)["a", "Totalt"] == 14
    later = replace(first_people, counts=first_people.counts + 7)
    second = edition(later, [first])
    fits(first, second, later)
    assert second.rule.exact is None
    assert numbers(second)["a", "Totalt"] in (19, 24)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(2))
def test_editions_in_a_row_survive_the_attack(part: int, often: Callable[[int, int], int]) -> None:
    for seed in range(100 * part, 100 * part + often(4, 100)):
        dice = random.Random(seed)
        units, types = dice.randint(1, 4), dice.randint(1, 2)
        rows = every(units, types) + world(dice.randint(10, 120), seed, units, types)
        tables = (T1,) if seed % 2 else LINKED
        kept = [edition(counted(rows, *tables), [])]
        for step in range(3):
            if dice.random() < 0.7:
                rows = rows + world(dice.choice((1, 3, 10, 30)), 100 * seed + step, units, types)
            else:
                left = [row for row in rows if row[1]]
                taken = dice.sample(left, min(len(left) // 2, dice.choice((1, 3, 10, 30))))
                rows = [row for row in rows if row not in taken]
            people = counted(rows, *tables)
            made = edition(people, kept)
            fits(kept[-1], made, people)
            if made.tables != kept[-1].tables:
                kept.append(made)
