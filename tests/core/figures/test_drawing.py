# SPDX-License-Identifier: EUPL-1.2
"""Rounding by chance: every cell is right on average, exact totals stay, the same secret gives the same again."""

from __future__ import annotations

import functools
import random
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from figures_made import counted, small, world
from screening_app.core.figures.attack import attack
from screening_app.core.figures.counting import counted as years_counted
from screening_app.core.figures.drawing import draw_small
from screening_app.core.figures.edition import Organisation, make_edition, populations
from screening_app.core.figures.population import Floor, Population, population
from screening_app.core.figures.protection import Wish, protect, stand
from screening_app.core.figures.rounding import round_small
from screening_app.core.figures.sheets import Edition
from screening_app.core.figures.summing import margins
from screening_app.core.figures.table import TOTAL, Codes
from screening_app.core.figures.unit_year import UnitYear
from years_made import contacts_of, plan_of, unit_year

Draw = Callable[[bytes], np.ndarray]
ADDING = Wish(for_adding=True, secret=b"kept")
FAR = 4.5
"""How many standard errors a mean may lie from the truth; the secrets are fixed, so this either holds or does not."""


def all_cells(people: Population, values: np.ndarray) -> np.ndarray:
    return np.concatenate([margins(people, values, table).ravel() for table in people.tables])


def right_on_average(people: Population, draw: Draw, draws: int = 600) -> None:
    drawn = np.array([all_cells(people, draw(number.to_bytes(4, "big"))) for number in range(draws)])
    error = drawn.mean(axis=0) - all_cells(people, people.counts)
    assert (np.abs(error) <= FAR * drawn.std(axis=0) / np.sqrt(draws) + 1e-9).all()


@pytest.mark.slow
@pytest.mark.parametrize("base", [3, 5])
@pytest.mark.parametrize("seed", range(3))
def test_every_cell_is_right_on_average_and_none_is_small(seed: int, base: int) -> None:
    people = small(random.Random(seed), (3, 2, 2), most=12)
    assert not any(0 < count < base for count in draw_small(people, base, b"x"))
    right_on_average(people, lambda secret: draw_small(people, base, secret))


@pytest.mark.slow
@pytest.mark.parametrize("counts", [(10, 1, 1), (1, 2, 3, 4, 1), (4, 3), (6, 4), (1,) * 13])
def test_an_exact_total_stays_and_its_parts_are_right_on_average(counts: tuple[int, ...]) -> None:
    rows = [((f"a{at}",), count, None) for at, count in enumerate(counts)]
    people = replace(population(("a",), rows, [("a",)]), exact=())
    assert {int(draw_small(people, 5, bytes([at])).sum()) for at in range(50)} == {sum(counts)}
    right_on_average(people, lambda secret: draw_small(people, 5, secret))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_contacts_are_right_on_average_and_in_no_cell_lower_than_persons(seed: int) -> None:
    dice = random.Random(seed)
    cells = [f"o{at}" for at in range(3)]
    behind = {cell: dice.randint(1, 8) for cell in cells}
    persons = population(("outcome",), [((cell,), number, None) for cell, number in behind.items()], [("outcome",)])
    # In every other world nobody has more than one contact: there the least bias would show.
    rows = [((cell, f"r{at}"), dice.randint(0, 4) * (seed % 2), None) for cell in cells for at in range(3)]
    rows = [((cell, "r0"), number, None) for cell, number in behind.items()] + rows
    tables = [("outcome",), ("outcome", "reason")]
    contacts = population(("outcome", "reason"), rows, tables)

    def draw(secret: bytes) -> np.ndarray:
        shown = dict(zip(cells, draw_small(persons, 5, b"p" + secret).tolist(), strict=True))
        floors = tuple(Floor(0, (cell,), shown[cell], behind[cell]) for cell in cells)
        values = draw_small(replace(contacts, floors=floors), 5, b"c" + secret)
        inner = margins(contacts, values, (0,)).ravel()[1:].tolist()
        assert all(number >= shown[cell] for cell, number in zip(cells, inner, strict=True))
        assert not any(0 < count < 5 for count in values.tolist())
        return values

    right_on_average(contacts, draw)


def test_the_draw_follows_from_the_secret_and_the_counts_alone() -> None:
    people = counted(world(40, units=200, types=5), ("unit", "type"))
    drawn = draw_small(people, 5, b"one")
    assert (draw_small(people, 5, b"one") == drawn).all()
    assert (draw_small(people, 5, b"two") != drawn).any()
    one_more = replace(people, counts=people.counts + (np.arange(len(people.counts)) == 0))
    assert (draw_small(one_more, 5, b"one")[1:] != drawn[1:]).any()


def test_errors_cancel_within_a_unit_where_counts_drawn_one_by_one_would_wander() -> None:
    people = counted(world(300), ("unit", "type", "outcome", "sex", "age"))
    drawn = draw_small(people, 5, b"x")
    assert abs(int(drawn.sum() - people.counts.sum())) < 5
    few = (people.counts > 0) & (people.counts < 5)
    wandering = np.sqrt(sum(count * (5 - count) for count in people.counts[few].tolist()))
    by_type = np.abs(margins(people, drawn - people.counts, (1,)))
    assert by_type.max() < wandering


def test_hidden_numbers_are_never_for_adding() -> None:
    with pytest.raises(ValueError, match="adding"):
        protect(counted(world(5), ("unit",)), Wish("hiding", for_adding=True))


# ---- a whole year


def year(persons: int, seed: int, name: str = "A") -> UnitYear:
    return unit_year(name, contacts_of(persons, seed))


def made(years: list[UnitYear], wish: Wish = ADDING, before: Edition | None = None) -> Edition:
    return make_edition(
        plan_of(2026),
        years,
        wish,
        organisation=Organisation("Sörby"),
        number=2 if before else 1,
        earlier=before.publications if before else (),
    )


@functools.cache
def two_units() -> Edition:
    return made([year(60, 1), year(40, 2, "B")])


def shown(edition: Edition) -> dict[tuple[str, str, Codes], int]:
    return {
        (one.counted, table.name, cell.dimensions): cell.count
        for one in edition.publications
        for table in one.tables
        for cell in table.cells
    }


@pytest.mark.slow
def test_a_year_for_adding_keeps_units_exact_shows_nothing_small_and_survives_the_attack() -> None:
    edition, numbers = two_units(), shown(two_units())
    assert all(one.rule.for_adding for one in edition.publications)
    assert [numbers["persons", "outcomes", (unit, TOTAL)] for unit in (TOTAL, "a", "b")] == [100, 60, 40]
    assert not any(0 < count < 5 for count in numbers.values())
    for unit in (TOTAL, "a", "b"):
        answers = ("no", "earlier", "ongoing", "has-used-violence", "unclear", "declined", "not-asked")
        assert sum(numbers["persons", "outcomes", (unit, one)] for one in answers) == sum(
            numbers["persons", "people", (unit, sex, TOTAL)] for sex in ("female", "male", "other")
        )
        for outcome in ("asked", "declined", "not-asked"):
            assert numbers["contacts", "asked", (unit, outcome)] >= numbers["persons", "outcomes", (unit, outcome)]
    assert attack(edition.publications, examples=[one.example for one in edition.publications]).leaks == ()


@pytest.mark.slow
def test_the_same_counts_are_the_same_edition_and_late_ones_move_it_in_whole_steps() -> None:
    first = made([year(60, 3)])
    assert stand(first.publications, made([year(60, 3)], before=first).publications)
    late = contacts_of(60, 3) + [replace(one, person=one.person + 100) for one in contacts_of(25, 9)]
    second = made([unit_year("A", late)], before=first)
    old, new = shown(first), shown(second)
    assert all(one.rule.for_adding for one in second.publications)
    assert old != new
    assert not any(0 < abs(new[place] - count) < 5 for place, count in old.items())


@pytest.mark.slow
def test_the_sum_of_many_units_is_not_pushed_one_way_where_the_nearest_rounding_is() -> None:
    plan = plan_of(2026)
    errors: dict[str, np.ndarray] = {}
    true = 0
    for number in range(120):
        people = populations(plan, years_counted([year(20 + number % 40, 500 + number)], 10))["persons"]
        people = replace(people, tables=people.tables[:4])
        exact = all_cells(people, people.counts)
        true = exact + true
        for name, values in (("near", round_small(people)), ("drawn", draw_small(people, 5, bytes([number])))):
            errors[name] = errors.get(name, 0) + all_cells(people, values) - exact
    rare = (true > 0) & (true < 240)
    assert np.abs(errors["drawn"][rare]).mean() < np.abs(errors["near"][rare]).mean() / 2
    assert np.abs(errors["drawn"]).max() < np.abs(errors["near"]).max()
