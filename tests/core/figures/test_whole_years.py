# SPDX-License-Identifier: EUPL-1.2
"""Whole years of made-up organisations, at random: whatever they counted, nobody can be worked out of their figures.

Most years follow a plan of a few tables of every kind, so that there can be many; the others follow the shipped plan.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal

import pytest

from screening_app.core.figures.attack import attack
from screening_app.core.figures.edition import Organisation, exact_edition, make_edition
from screening_app.core.figures.plan import Plan
from screening_app.core.figures.population import MERGED
from screening_app.core.figures.protection import Wish
from screening_app.core.figures.sheets import Edition
from screening_app.core.figures.table import TOTAL, Codes, ProtectedTable, Publication
from screening_app.core.figures.unit_year import UnitYear
from screening_app.errors import CannotNow, Code
from years_made import contacts_of, plan_of, random_units, small_plan, unit_year, with_late, years_of

US = Organisation("Sörby kommun", adults=8_000)
SMALL, WHOLE = small_plan(2026), plan_of(2026)
Method = Literal["rounding", "hiding"]
Leaves = frozenset[str]


def lines_of(publication: Publication) -> dict[str, dict[str, Leaves]]:
    """Return the finest categories behind each line of each column, as a reader of the manifest knows them."""
    lines: dict[str, set[str]] = {}
    for table in publication.tables:
        for cell in table.cells:
            for column, code in zip(table.dimensions, cell.dimensions, strict=True):
                lines.setdefault(column, set()).add(code)
    found = {}
    for column, codes in lines.items():
        groups = {group: frozenset(members) for group, members in publication.groups.get(column, {}).items()}
        known = {code: groups.get(code, frozenset((code,))) for code in codes - {TOTAL}}
        found[column] = {TOTAL: groups.get(TOTAL, frozenset[str]().union(*known.values())), **known}
    return found


def numbers(table: ProtectedTable) -> dict[Codes, int | None]:
    """Return the cells of a table; None where one is hidden."""
    return {cell.dimensions: cell.count if cell.status == "shown" else None for cell in table.cells}


def parts_of(whole: str, lines: dict[str, Leaves], listed: set[str]) -> list[str]:
    """Return lines that make a line up without sharing a category, none where there are no such."""
    inside = [code for code in listed if lines[code] < lines[whole]]
    finest = [code for code in inside if not any(lines[other] < lines[code] for other in inside)]
    apart = sum(len(lines[code]) for code in finest) == len(lines[whole])
    return finest if apart and frozenset().union(*(lines[code] for code in finest)) == lines[whole] else []


def check_sums(publication: Publication) -> None:
    """Every line is the sum of its parts, whatever stands in the other columns."""
    known = lines_of(publication)
    for table in publication.tables:
        shown = numbers(table)
        for at, column in enumerate(table.dimensions):
            listed = {codes[at] for codes in shown}
            parts = {whole: parts_of(whole, known[column], listed) for whole in listed}
            for codes, number in shown.items():
                own = [shown[(*codes[:at], part, *codes[at + 1 :])] for part in parts[codes[at]]]
                if own and number is not None and None not in own:
                    assert number == sum(one for one in own if one is not None), (table.name, codes)


def check_one_number(edition: Edition) -> None:
    """The same cell has the same number, or is hidden, in all tables of a counting unit and in all sheets."""
    for publication in edition.publications:
        known, seen = lines_of(publication), dict[frozenset[tuple[str, Leaves]], int | None]()
        for table in publication.tables:
            for codes, number in numbers(table).items():
                places = [(c, known[c][code]) for c, code in zip(table.dimensions, codes, strict=True)]
                cell = frozenset((c, own) for c, own in places if own != known[c][TOTAL])
                assert seen.setdefault(cell, number) == number, (table.name, codes)
        for sheet in edition.sheets:
            if sheet.counting_unit == publication.counted and sheet.table.cells[0].status != "missing":
                for codes, number in numbers(sheet.table).items():
                    named = {**sheet.fixed, **dict(zip(sheet.table.dimensions, codes, strict=True))}
                    assert (
                        seen[
                            frozenset(
                                (c, known[c][code]) for c, code in named.items() if known[c][code] != known[c][TOTAL]
                            )
                        ]
                        == number
                    ), (sheet.name, codes)


def check_floors(edition: Edition) -> None:
    """No finest cell shows more persons than contacts."""
    counted = {one.counted: {table.name: numbers(table) for table in one.tables} for one in edition.publications}
    if {"persons", "contacts"} <= counted.keys() and edition.rule.method == "rounding":
        persons, contacts = counted["persons"]["outcomes"], counted["contacts"]["asked"]
        assert all((persons[codes] or 0) <= (number or 0) for codes, number in contacts.items())


def check_shares(edition: Edition) -> None:
    """Shares and rates are whole numbers of shown ones alone, and of enough."""
    for sheet in edition.sheets:
        shown = numbers(sheet.table)
        for share in sheet.shares:
            part, whole = shown[share.of], shown[share.among]
            if share.percent is not None:
                assert part is not None
                assert whole is not None
                assert whole >= 4 * edition.rule.threshold
                assert share.percent == 100 * part // whole
        for rate in sheet.rates:
            number = shown[rate.of]
            assert number is not None
            assert rate.rate == round(number * rate.per / rate.adults, 1)


def check_truth(edition: Edition, plan: Plan, years: Sequence[UnitYear]) -> None:
    """What is shown is no further from the truth than the edition says, and true where numbers are hidden instead."""
    exact = {
        (one.counted, table.name): (table.dimensions, numbers(table))
        for one in exact_edition(plan, years, US).publications
        for table in one.tables
    }
    for publication in edition.publications:
        rule, merged = publication.rule, publication.merged.get("unit", {}).get(MERGED, ())
        most = rule.largest_error if rule.method == "rounding" else 0
        for table in publication.tables:
            if (publication.counted, table.name) not in exact:
                continue
            columns, true = exact[publication.counted, table.name]
            for codes, number in numbers(table).items():
                named = dict(zip(table.dimensions, codes, strict=True))
                units = merged if named.get("unit") == MERGED else (named.get("unit", TOTAL),)
                places = [tuple({**named, "unit": unit}[column] for column in columns) for unit in units]
                sure = rule.exact is not None and all(
                    code == TOTAL or name in rule.exact for name, code in named.items()
                )
                error = 0 if number is None else abs(number - sum(true[place] or 0 for place in places))
                assert error <= (0 if sure else most), (table.name, codes)


def check(edition: Edition, plan: Plan, years: Sequence[UnitYear]) -> None:
    """Check all that an edition promises of its numbers."""
    for publication in edition.publications:
        threshold = publication.rule.threshold
        for table in publication.tables:
            assert all(number is None or number == 0 or number >= threshold for number in numbers(table).values())
        check_sums(publication)
    check_one_number(edition)
    check_floors(edition)
    check_shares(edition)
    check_truth(edition, plan, years)


def differences(first: Edition, second: Edition) -> Iterator[int]:
    """Yield what every number shown in both editions has changed by."""
    for before, after in zip(first.publications, second.publications, strict=True):
        for old, new in zip(before.tables, after.tables, strict=True):
            then = numbers(old)
            for codes, number in numbers(new).items():
                was = then.get(codes)
                if number is not None and was is not None:
                    yield number - was


def published(plan: Plan, method: Method, seed: int, most: int, strangers: int = 4) -> Edition | None:
    """Make a random year's edition and check it; None where it is refused, which only hiding may be.

    A stranger attacks every so many of them, the others begin at the population that rounding has made.
    """
    threshold = 3 if seed % 3 == 0 else 5
    years = years_of(random_units(seed, most))
    try:
        edition = make_edition(plan, years, Wish(method, threshold), organisation=US)
    except CannotNow as problem:
        if (method, problem.code) != ("hiding", Code.FIGURES_UNSAFE):
            raise
        return None
    check(edition, plan, years)
    begin = [None if seed % strangers == 0 else one.example for one in edition.publications]
    assert attack(edition.publications, examples=begin).leaks == ()
    return edition


def parts(number: int, quick: int = 1) -> pytest.MarkDecorator:
    """Split seeds into parts, of which the first are quick."""
    slow = pytest.mark.slow
    return pytest.mark.parametrize(
        "part", [pytest.param(at, marks=slow if at >= quick else ()) for at in range(number)]
    )


@parts(20)
def test_nothing_can_be_worked_out_of_rounded_years(part: int) -> None:
    for seed in range(50 * part, 50 * part + 50):
        published(SMALL, "rounding", seed, 400)


@parts(24, quick=5)
def test_nothing_can_be_worked_out_of_hidden_years_and_few_are_refused(part: int) -> None:
    seeds = range(10 * part, 10 * part + 10) if part < 5 else range(50 * part - 200, 50 * part - 150)
    made = [published(SMALL, "hiding", seed, 25) for seed in seeds]
    assert sum(one is None for one in made) <= len(made) // 3


@pytest.mark.slow
@pytest.mark.parametrize("part", range(4))
def test_nothing_can_be_worked_out_of_years_of_the_shipped_plan(part: int, often: Callable[[int, int], int]) -> None:
    for seed in range(1 + 250 * part, 1 + 250 * part + often(5, 250)):
        published(WHOLE, "rounding", seed, 400, strangers=20)


@pytest.mark.slow
def test_nothing_can_be_worked_out_of_the_shipped_plan_with_hidden_counts(often: Callable[[int, int], int]) -> None:
    for seed in range(often(1, 20)):
        years = [unit_year("A", contacts_of(12 + 5 * seed, seed), seed=seed)]
        edition = make_edition(WHOLE, years, Wish("hiding"), organisation=US)
        check(edition, WHOLE, years)
        assert attack(edition.publications).leaks == ()


@parts(4, quick=0)
def test_two_rounded_editions_differ_by_nothing_or_by_at_least_the_base(part: int) -> None:
    changed = 0
    for seed in range(12 * part, 12 * part + 12):
        units = random_units(seed, 120)
        first = make_edition(SMALL, years_of(units, "2027-01-10"), Wish(), organisation=US)
        years = years_of(with_late(units, seed), "2027-03-01")
        second = make_edition(SMALL, years, Wish(), organisation=US, number=2, earlier=first.publications)
        check(second, SMALL, years)
        steps = list(differences(first, second))
        assert not any(0 < abs(step) < 5 for step in steps)
        changed += any(steps)
        assert attack([*first.publications, *second.publications]).leaks == ()
    assert changed


@parts(2, quick=0)
def test_a_later_edition_with_hidden_counts_is_refused_or_tells_nothing_of_those_who_came_late(part: int) -> None:
    refused = 0
    for seed in range(10 * part, 10 * part + 10):
        units = random_units(seed, 40)
        try:
            first = make_edition(SMALL, years_of(units, "2027-01-10"), Wish("hiding"), organisation=US)
        except CannotNow:
            continue
        years = years_of(with_late(units, seed), "2027-03-01")
        try:
            second = make_edition(SMALL, years, Wish("hiding"), organisation=US, number=2, earlier=first.publications)
        except CannotNow as problem:
            if problem.code is not Code.FIGURES_UNSAFE:
                raise
            refused += 1
            continue
        assert not any(0 < abs(step) < 5 for step in differences(first, second))
        assert attack([*first.publications, *second.publications]).leaks == ()
    assert refused
