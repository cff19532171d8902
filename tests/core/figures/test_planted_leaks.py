# SPDX-License-Identifier: EUPL-1.2
"""What a careless office publishes of a whole year, mistake by mistake: each is found, and where."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from screening_app.core.figures.attack import Leak, attack
from screening_app.core.figures.counting import counted
from screening_app.core.figures.edition import Organisation, make_edition, populations
from screening_app.core.figures.plan import Plan
from screening_app.core.figures.population import Population
from screening_app.core.figures.protection import Wish, prepare, protect, unprotected
from screening_app.core.figures.sheets import Edition
from screening_app.core.figures.table import TOTAL, Codes, ProtectedTable, Publication, Rule, TableCell
from screening_app.core.figures.unit_year import UnitYear
from years_made import Told, contacts_of, plan_of, small_plan, unit_year

US = Organisation("Sörby kommun")
SMALL, WHOLE = small_plan(2026), plan_of(2026)
Hides = Callable[[ProtectedTable], set[Codes]]


def years(sizes: Mapping[str, int], late: int = 0, more: float = 0.3) -> list[UnitYear]:
    """Return units of so many persons, some of whom came late to the first."""
    made = []
    for at, (name, size) in enumerate(sizes.items()):
        told = contacts_of(size, at, more=more)
        told += [Told(1_000 + one.person, one.fact) for one in contacts_of(late if not at else 0, 77, more=more)]
        made.append(unit_year(name, told, seed=at, cut_off="2027-03-01" if late else "2027-01-10"))
    return made


def population(plan: Plan, units: list[UnitYear], counting_unit: str = "persons") -> Population:
    return populations(plan, counted(units, plan.least))[counting_unit]


def exact(people: Population, hides: Hides, counting_unit: str = "persons") -> Publication:
    """Publish the true tables with some cells hidden."""
    true = unprotected(people, counted=counting_unit, period="2026")
    tables = []
    for table in true.tables:
        hidden = hides(table)
        cells = (TableCell(c.dimensions, 0, "suppressed") if c.dimensions in hidden else c for c in table.cells)
        tables.append(replace(table, cells=tuple(cells)))
    return replace(true, tables=tuple(tables), rule=Rule("hiding"), cut_off="2027-01-10")


def small(table: ProtectedTable) -> set[Codes]:
    return {cell.dimensions for cell in table.cells if 0 < cell.count < 5}


def truth(people: Population) -> dict[tuple[str, Codes], int]:
    tables = unprotected(people).tables
    return {(table.name, cell.dimensions): cell.count for table in tables for cell in table.cells}


def put(publication: Publication, name: str, codes: Codes, count: int) -> Publication:
    """Return a publication with one cell changed."""
    tables = (
        replace(t, cells=tuple(TableCell(codes, count) if c.dimensions == codes else c for c in t.cells))
        if t.name == name
        else t
        for t in publication.tables
    )
    return replace(publication, tables=tuple(tables), example=None)


def places(leaks: tuple[Leak, ...], kind: str) -> set[tuple[str, Codes]]:
    return {leak.place[1:] for leak in leaks if leak.kind == kind}


@functools.cache
def rounded() -> Edition:
    return make_edition(WHOLE, years({"A": 90}), Wish(), organisation=US)


@functools.cache
def hidden() -> tuple[Population, Publication]:
    people = population(SMALL, years({"A": 30, "B": 25}))
    return people, protect(people, Wish("hiding"), period="2026", cut_off="2027-01-10", counted="persons")


@pytest.mark.slow
def test_with_small_counts_alone_hidden_some_of_them_are_known_to_the_person() -> None:
    people = population(WHOLE, years({"A": 40}))
    found = attack([exact(people, small)]).leaks
    known = {leak.place[1:]: leak.low for leak in found if leak.low == leak.high}
    assert len(known) > 20
    assert all(count == truth(people)[place] for place, count in known.items())


def test_one_more_hidden_in_each_row_is_not_enough_for_linked_tables() -> None:
    def and_the_next(table: ProtectedTable) -> set[Codes]:
        found = small(table)
        rows: dict[Codes, list[TableCell]] = {}
        for cell in table.cells:
            rows.setdefault(cell.dimensions[:-1], []).append(cell)
        for row in rows.values():
            left = [cell for cell in row if cell.count and cell.dimensions not in found]
            if len(left) < len(row) and left and any(cell.dimensions in found for cell in row):
                found.add(min(left, key=lambda cell: cell.count).dimensions)
        return found

    people = population(SMALL, years({"A": 16, "B": 12}))
    found = attack([exact(people, and_the_next)]).leaks
    assert len(found) == 4
    assert all(leak.low == leak.high == truth(people)[leak.place[1:]] for leak in found)


def test_a_margin_that_is_shown_beside_hidden_parts_is_found() -> None:
    people, made = hidden()
    assert attack([made]).leaks == ()
    told = truth(people)
    margins = [
        (table.name, cell.dimensions)
        for table in made.tables
        for cell in table.cells
        if cell.status == "suppressed" and TOTAL in cell.dimensions
    ]
    assert margins
    found = set[tuple[str, Codes]]()
    for name, codes in margins:
        found |= places(attack([put(made, name, codes, told[name, codes])]).leaks, "narrow")
    assert found


@pytest.mark.slow
def test_tables_that_are_hidden_one_by_one_give_each_other_away() -> None:
    people = population(replace(SMALL, least=0), years({"A": 14, "B": 12, "C": 3, "D": 6}))
    alone = []
    for table, name in zip(people.tables, people.names, strict=True):
        one = replace(people, tables=(table,), names=(name,))
        alone.append(protect(one, Wish("hiding"), period="2026", cut_off="2027-01-10", counted="persons"))
        assert attack(alone[-1:]).leaks == ()
    tables = tuple(table for one in alone for table in one.tables)
    for order in (tables, tables[::-1]):
        found = attack([replace(alone[0], tables=order)]).leaks
        known = {leak.place[1:]: leak.low for leak in found if leak.low == leak.high}
        assert 3 in {known.get(("outcomes", ("c", TOTAL))), known.get(("people", ("c", TOTAL, TOTAL)))}
        assert all(count == truth(people)[place] for place, count in known.items())


def test_contacts_rounded_without_regard_to_persons_narrow_both() -> None:
    units = [unit_year("A", contacts_of(14, 49, more=0.05))]
    alone = [
        prepare(population(SMALL, units, one), Wish(), period="2026", cut_off="x", counted=one)[0]
        for one in ("persons", "contacts")
    ]
    assert all(attack([one]).leaks == () for one in alone)
    found = attack(alone).leaks
    assert {(leak.place[0], *leak.place[1:]) for leak in found} == {
        (0, "outcomes", ("not-asked",)),
        (1, "asked", ("not-asked",)),
    }


@pytest.mark.slow
def test_one_cell_with_two_numbers_in_two_tables_is_found() -> None:
    persons = rounded().publications[0]
    total = {cell.dimensions: cell.count for cell in persons.tables[0].cells}[(TOTAL,)]
    found = attack([put(persons, "people", (TOTAL, TOTAL), total + 5)], examples=[persons.example]).leaks
    assert ("people", (TOTAL, TOTAL)) in places(found, "not-additive")


@pytest.mark.slow
def test_an_exact_number_beside_rounded_parts_is_found() -> None:
    made = make_edition(WHOLE, years({"A": 8}), Wish(), organisation=US)
    persons = made.publications[0]
    (table,) = (table for table in persons.tables if table.name == "people")
    (shown,) = (cell.count for cell in table.cells if cell.dimensions == (TOTAL, TOTAL))
    assert shown != 8
    found = attack([put(persons, "people", (TOTAL, TOTAL), 8)], examples=[persons.example]).leaks
    assert ("people", (TOTAL, TOTAL)) in places(found, "not-additive")


def test_a_number_that_one_persons_answers_make_up_is_found() -> None:
    people, made = hidden()
    (table, *_) = made.tables
    shown = next(cell for cell in table.cells if cell.status == "shown" and cell.count >= 5)
    found = attack([made], few_persons={(0, table.name, shown.dimensions)}).leaks
    assert places(found, "few-persons") == {(table.name, shown.dimensions)}
    assert people.holders is None


def test_rounding_a_year_anew_after_three_late_persons_is_found_in_every_cell_that_shows_them() -> None:
    first, anew = (make_edition(SMALL, years({"A": 90}, late=late), Wish(), organisation=US) for late in (0, 3))
    found = places(attack([first.publications[0], replace(anew.publications[0], edition=2)]).leaks, "change")
    assert {("outcomes", (TOTAL,)), ("people", (TOTAL, TOTAL))} <= found


@pytest.mark.slow
def test_hiding_a_year_anew_after_three_late_persons_is_found() -> None:
    first = hidden()[1]
    people = population(SMALL, years({"A": 30, "B": 25}, late=3))
    second = protect(people, Wish("hiding"), period="2026", cut_off="2027-03-01", counted="persons")
    assert attack([second]).leaks == ()
    found = attack([first, second]).leaks
    assert ("outcomes", (TOTAL, TOTAL)) in places(found, "change")


def test_a_unit_that_was_put_together_with_others_and_is_shown_after_all_is_found() -> None:
    units = years({"A": 60, "B": 40, "C": 3})
    first = exact(population(SMALL, units), lambda _: set())
    assert {codes[0] for codes in {c.dimensions for c in first.tables[0].cells}} >= {"Övriga"}
    apart = population(replace(SMALL, least=0), units)
    second = exact(apart, lambda table: {c.dimensions for c in table.cells if c.dimensions[0] == "c"})
    found = [leak for leak in attack([first, second]).leaks if leak.place[1:] == ("outcomes", ("c", TOTAL))]
    assert [(leak.kind, leak.low, leak.high) for leak in found] == [("narrow", 3, 3)]


@pytest.mark.slow
def test_somebody_who_came_with_a_new_unit_is_found_by_taking_one_edition_from_the_other() -> None:
    units = years({"A": 60, "B": 40})
    first = make_edition(SMALL, units, Wish(), organisation=US)
    wider = [*units, unit_year("C", contacts_of(3, 5), cut_off="2027-03-01")]
    second = make_edition(SMALL, wider, Wish(), organisation=US, number=2)
    found = places(attack([*first.publications, *second.publications]).leaks, "change")
    assert ("outcomes", (TOTAL, TOTAL)) in found
    followed = make_edition(SMALL, wider, Wish(), organisation=US, number=2, earlier=first.publications)
    assert attack([*first.publications, *followed.publications]).leaks == ()
