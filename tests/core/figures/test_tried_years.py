# SPDX-License-Identifier: EUPL-1.2
"""The attack on whole years against another attacker, who knows the plan and tries every year that there can be."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest

from screening_app.core.figures.attack import attack
from screening_app.core.figures.edition import Organisation, make_edition
from screening_app.core.figures.protection import Wish
from screening_app.core.figures.sheets import Edition
from screening_app.core.figures.table import TOTAL, Codes
from screening_app.errors import CannotNow
from years_made import contacts_of, small_plan, unit_year

US, SMALL = Organisation("Sörby"), small_plan(2026)
Cell = tuple[str, Codes]
OUTCOMES = ("asked", "declined", "not-asked", "deferred")
SEXES = ("female", "male", "other")
TYPES = ("any", "close-relation", "honour")
MOST = 30


def span(edition: Edition, name: str, codes: Codes) -> range:
    """Say what a cell by itself can be to a reader of the rule."""
    for one in edition.publications:
        for table in one.tables:
            for cell in table.cells:
                if (table.name, cell.dimensions) == (name, codes):
                    total = one.counted == "persons" and all(code == TOTAL for code in codes)
                    if cell.status == "suppressed":
                        return range(MOST)
                    if one.rule.method == "hiding" or (total and one.rule.exact == ()):
                        return range(cell.count, cell.count + 1)
                    error = max(one.rule.largest_error, one.rule.threshold - 1)
                    return range(max(0, cell.count - error), cell.count + error + 1)
    raise KeyError(name, codes)


def triples(edition: Edition, name: str, codes: list[Codes]) -> Iterator[tuple[int, ...]]:
    return itertools.product(*(span(edition, name, one) for one in codes))


def tried(edition: Edition) -> dict[Cell, set[int]]:
    """Return what each count of persons and contacts can be; nothing where a total may be anything."""
    places: dict[str, list[Codes]] = {
        "outcomes": [(code,) for code in OUTCOMES],
        "people": [(code, TOTAL) for code in SEXES],
        "types": [(code, "yes") for code in TYPES],
        "asked": [(code,) for code in OUTCOMES],
    }
    total = set(span(edition, "outcomes", (TOTAL,))) & set(span(edition, "people", (TOTAL, TOTAL)))
    if MOST in (len(total), len(span(edition, "asked", (TOTAL,)))):
        return {}
    by_total: dict[int, list[tuple[int, ...]]] = {}
    for sexes in triples(edition, "people", places["people"]):
        if sum(sexes) in total:
            by_total.setdefault(sum(sexes), []).append(sexes)
    types = [one for one in triples(edition, "types", places["types"]) if one[0] >= max(one)]
    contacts = [
        one for one in triples(edition, "asked", places["asked"]) if sum(one) in span(edition, "asked", (TOTAL,))
    ]
    found: dict[Cell, set[int]] = {}

    def note(name: str, counts: tuple[int, ...]) -> None:
        for codes, count in zip(places[name], counts, strict=True):
            found.setdefault((name, codes), set()).add(count)

    for persons in triples(edition, "outcomes", places["outcomes"]):
        own_types = [one for one in types if one[0] <= persons[0]]
        own_contacts = [one for one in contacts if all(a <= b for a, b in zip(persons, one, strict=True))]
        if sum(persons) in by_total and own_types and own_contacts:
            for name, ways in (("people", by_total[sum(persons)]), ("types", own_types), ("asked", own_contacts)):
                for one in ways:
                    note(name, one)
            note("outcomes", persons)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("method", ["rounding", "hiding"])
def test_its_intervals_of_a_whole_year_are_those_of_one_who_tries_every_year(method: str) -> None:
    compared = 0
    for seed in range(8):
        year = unit_year("A", contacts_of(5 + 2 * seed, seed, more=0.3), seed=seed)
        try:
            edition = make_edition(SMALL, [year], Wish(method, 3), organisation=US)
        except CannotNow:
            continue
        found = tried(edition)
        for one in attack(edition.publications).intervals:
            values = found.get((one.place[1], one.place[2]))
            if values is not None and max(values) < MOST - 1:
                assert one.low >= min(values), one
                assert one.high <= max(values), one
                assert not one.complete or (one.low, one.high) == (min(values), max(values)), one
                assert len(values) >= one.values, one
                compared += 1
    assert compared > 10
