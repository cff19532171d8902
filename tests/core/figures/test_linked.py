# SPDX-License-Identifier: EUPL-1.2
"""Persons and contacts of one year: two numbers, and nobody without a contact. Held against trying every population."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screening_app.core.figures.attack import attack
from screening_app.core.figures.population import Floor, population
from screening_app.core.figures.protection import Wish, protect
from screening_app.core.figures.table import TOTAL, ProtectedTable, Publication, Rule, TableCell

CODES = ("asked", "not-asked")
COUNTS = st.tuples(st.integers(0, 7), st.integers(0, 7))


def published(counted: str, counts: tuple[int, int], floors: tuple[int, int] = (0, 0), base: int = 3) -> Publication:
    people = population(
        ("outcome",), [((code,), n, None) for code, n in zip(CODES, counts, strict=True)], [("outcome",)]
    )
    kept = set(people.axes[0].leaves)
    least = tuple(Floor(0, (code,), n, n) for code, n in zip(CODES, floors, strict=True) if code in kept and n)
    return protect(replace(people, floors=least), Wish(threshold=base), period="2026", cut_off="x", counted=counted)


def told(counted: str, asked: int, not_asked: int, base: int = 5) -> Publication:
    cells = ((TOTAL,), asked + not_asked), (("asked",), asked), (("not-asked",), not_asked)
    table = ProtectedTable(counted, ("outcome",), tuple(TableCell(place, count) for place, count in cells))
    return Publication(
        (table,), Rule(threshold=base, largest_error=base - 1), period="2026", cut_off="x", counted=counted
    )


def fits(made: Publication, counts: tuple[int, int]) -> bool:
    """Say as a stranger whether counts fit a publication: within its error, finest ones as rounding leaves them."""
    rule, known = made.rule, dict(zip(CODES, counts, strict=True)) | {TOTAL: sum(counts)}
    for cell in made.tables[0].cells:
        (code,), true = cell.dimensions, known[cell.dimensions[0]]
        inner = rule.inner_exact and code != TOTAL
        if inner and not (true < rule.threshold if cell.count == 0 else 1 <= true <= cell.count):
            return False
        if inner and cell.count > rule.threshold and true != cell.count:
            return False
        if abs(true - cell.count) > max(rule.largest_error, rule.threshold - 1):
            return False
    return True


def values(made: list[Publication]) -> dict[tuple[int, str], set[int]]:
    """Try all persons against all contacts; return what each finest cell can be."""
    found: dict[tuple[int, str], set[int]] = {}
    span = range(14)
    persons = [pair for pair in itertools.product(span, span) if fits(made[0], pair)]
    contacts = [pair for pair in itertools.product(span, span) if fits(made[1], pair)]
    for fewer, more in itertools.product(persons, contacts):
        if all(one <= other for one, other in zip(fewer, more, strict=True)):
            for number, counts in enumerate((fewer, more)):
                for code, count in zip(CODES, counts, strict=True):
                    found.setdefault((number, code), set()).add(count)
    return found


@pytest.mark.slow
@settings(max_examples=25, deadline=None)
@given(COUNTS, COUNTS)
def test_publishing_both_leaves_every_count_its_values(persons: tuple[int, int], more: tuple[int, int]) -> None:
    contacts = (persons[0] + more[0] * bool(persons[0]), persons[1] + more[1] * bool(persons[1]))
    first = published("persons", persons)
    numbers = {cell.dimensions[0]: cell.count for cell in first.tables[0].cells}
    second = published("contacts", contacts, (numbers.get("asked", 0), numbers.get("not-asked", 0)))
    listed = {cell.dimensions[0] for cell in second.tables[0].cells}
    if not {*CODES} <= listed:
        return
    found = attack([first, second])
    assert found.leaks == ()
    tried = values([first, second])
    for one in found.intervals:
        number, _, (code,) = one.place
        if code != TOTAL:
            assert len(tried[number, code]) >= min(one.values, 3)
            assert min(tried[number, code]) >= 3 or len(tried[number, code]) >= 3


def test_fewer_contacts_than_persons_would_narrow_the_persons_and_is_found() -> None:
    persons, contacts = told("persons", 5, 10), told("contacts", 0, 10)
    assert values([persons, contacts])[0, "asked"] == {1, 2, 3, 4}
    alone, both = attack([persons]), attack([persons, contacts])
    assert alone.leaks == ()
    assert {(leak.kind, leak.place[0], leak.place[2]) for leak in both.leaks} >= {("narrow", 0, ("asked",))}


@pytest.mark.slow
def test_two_counting_units_that_are_not_linked_are_not_compared() -> None:
    assert attack([told("steps", 5, 30), told("contacts", 0, 30)]).leaks == ()
