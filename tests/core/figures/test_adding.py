# SPDX-License-Identifier: EUPL-1.2
"""Protected tables of several units as one: sums that tell nothing new, and refusals that name the files."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from screening_app.core.figures.adding import Part, add
from screening_app.core.figures.population import Population, cells_of, population
from screening_app.core.figures.protection import Wish, protect
from screening_app.core.figures.summing import margins
from screening_app.core.figures.table import TOTAL, Codes
from screening_app.errors import CannotNow, Code
from screening_app.reports.adding import adding_told


def people(seed: int) -> Population:
    dice = random.Random(seed)
    outcomes = ("no", "yes", "unclear", "declined")
    rows = []
    for kind in ("close", "honour"):
        rows += [((kind, one), dice.choice((0, 1, 2, 3, 4, 7, 12, 30)), None) for one in outcomes]
    return population(("type", "outcome"), rows, [("type", "outcome")])


def part(number: int, wish: Wish | None = None, **changes: object) -> Part:
    wish = wish or Wish(for_adding=True)
    made = protect(people(number), wish, period="2026", cut_off="2026-12-31", counted="contacts")
    return Part(f"f{number}", f"Enhet {number}", replace(made, **changes), {"plan": "2026.1"})


def truth(numbers: range) -> dict[Codes, int]:
    found: dict[Codes, int] = {}
    for number in numbers:
        own = people(number)
        cells = cells_of(own.axes_of(own.tables[0]))
        for (codes, _), count in zip(cells, margins(own, own.counts, own.tables[0]).ravel().tolist(), strict=True):
            found[codes] = found.get(codes, 0) + count
    return found


@pytest.mark.slow
def test_units_stand_as_they_were_and_the_sum_is_of_them() -> None:
    parts = [part(number) for number in range(12)]
    added = add(parts)
    (table,) = added.publication.tables
    shown = {cell.dimensions: cell.count for cell in table.cells}
    assert table.dimensions == ("unit", "type", "outcome")
    for one in parts:
        for cell in one.publication.tables[0].cells:
            assert shown[one.unit, *cell.dimensions] == cell.count
    for codes in {cell.dimensions[1:] for cell in table.cells}:
        assert shown[TOTAL, *codes] == sum(shown[one.unit, *codes] for one in parts)


@pytest.mark.slow
def test_the_stated_error_holds_and_grows_as_the_root() -> None:
    numbers = range(40)
    added = add([part(number) for number in numbers])
    (table,) = added.publication.tables
    shown = {cell.dimensions[1:]: cell.count for cell in table.cells if cell.dimensions[0] == TOTAL}
    off = [abs(shown.get(codes, 0) - count) for codes, count in truth(numbers).items()]
    assert max(off) <= added.largest == added.publication.rule.largest_error
    assert sum(error <= added.typical for error in off) * 3 >= 2 * len(off)
    assert added.typical * 4 < added.largest
    assert added.typical_inner <= added.typical


def refused(*parts: Part) -> CannotNow:
    with pytest.raises(CannotNow) as caught:
        add(parts)
    return caught.value


def test_a_unit_twice_is_refused_whatever_its_letters() -> None:
    error = refused(part(1), replace(part(2), unit="ENHET 1"))
    assert (error.code, error.facts["files"]) == (Code.COUNTS_TWICE, ("f1", "f2"))


def test_numbers_that_are_hidden_are_not_added() -> None:
    error = refused(part(1), part(2, Wish("hiding", 5)))
    assert (error.code, error.facts["files"]) == (Code.COUNTS_NOT_FOR_ADDING, ("f2",))


def test_beside_a_unit_that_rounded_to_the_nearest_only_the_largest_error_is_promised() -> None:
    added = add([part(1), part(2, Wish()), part(3)])
    assert not added.publication.rule.for_adding
    assert added.typical == added.typical_inner == added.largest
    told = adding_told(added, ())
    assert "pushed one way" in told["en"]
    assert "två fall av tre" not in told["sv"]


@pytest.mark.parametrize("name", ["", TOTAL])
def test_an_export_that_names_no_unit_is_refused(name: str) -> None:
    assert refused(part(1), replace(part(2), unit=name)).code == Code.COUNTS_NOT_FOR_ADDING


def test_mixed_files_are_refused_and_the_odd_one_is_named() -> None:
    odd = {
        "plan": replace(part(3), agreed={"plan": "2025.1"}),
        "period": part(3, period="2025"),
        "base": part(3, Wish(threshold=3, for_adding=True)),
        "counted": part(3, counted="persons"),
        "merged": part(3, merged={"type": {"Övriga": ("close", "honour")}}),
    }
    for what, one in odd.items():
        error = refused(part(1), part(2), one)
        assert (error.code, error.facts["what"], error.facts["files"]) == (Code.COUNTS_MIXED, what, ("f3",))


def test_a_small_number_in_a_unit_s_table_is_found() -> None:
    one = part(1)
    (table,) = one.publication.tables
    at = next(place for place, cell in enumerate(table.cells) if cell.count == 0)
    cells = (*table.cells[:at], replace(table.cells[at], count=2), *table.cells[at + 1 :])
    leaking = replace(one, publication=replace(one.publication, tables=(replace(table, cells=cells),)))
    assert refused(leaking, part(2)).code == Code.FIGURES_UNSAFE
