# SPDX-License-Identifier: EUPL-1.2
"""Protecting and attacking tables of made-up populations; peers: bench_peers.py."""

from __future__ import annotations

import resource
from typing import Any

import numpy as np
import pytest

from figures_made import NAMES, counted, numbers, truth, world
from screening_app.core.figures.population import Population, population
from screening_app.core.figures.protection import Wish, protect
from screening_app.core.figures.rounding import round_small
from screening_app.core.figures.summing import margins
from screening_app.core.figures.table import Codes

T1, T2, T3 = NAMES[:3], ("unit", "sex", "age"), ("type", "sex", "age", "outcome")
ROUNDS = 3


def errors(people: Population, values: np.ndarray) -> str:
    found = np.concatenate([np.abs(margins(people, values - people.counts, table)).ravel() for table in people.tables])
    return f"{len(found)} cells; mean error {found.mean():.3f}, largest {found.max()}"


def memory() -> str:
    return f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB at most so far"


@pytest.mark.parametrize("base", [3, 5])
@pytest.mark.parametrize(
    ("name", "tables"),
    [
        ("unit x type x outcome", (T1,)),
        ("two linked tables", (T1, T2)),
        ("three in a ring", (T1, T2, T3)),
        ("five columns", (NAMES,)),
    ],
)
def test_rounding_of_600_persons(meter: Any, name: str, tables: tuple[Codes, ...], base: int) -> None:
    people = counted(world(600), *tables)
    values = round_small(people, base)
    meter.row(
        f"round {name}, base {base}", meter.times(lambda: round_small(people, base), ROUNDS), errors(people, values)
    )


def test_rounding_of_300_units(meter: Any) -> None:
    people = counted(world(20_000, units=300), T1)
    made = protect(people, Wish())
    found = [abs(numbers(made)[codes] - count) for codes, count in truth(people).items()]
    beside = f"{len(found)} cells; mean error {sum(found) / len(found):.3f}; {memory()}"
    meter.row("300 units x 5 x 3: round and attack", meter.times(lambda: protect(people, Wish()), ROUNDS), beside)


@pytest.mark.parametrize("persons", [600, 3000])
def test_hiding(meter: Any, persons: int) -> None:
    people = counted(world(persons), T1)
    made = protect(people, Wish("hiding"))
    hidden = sum(cell.status == "suppressed" for cell in made.tables[0].cells)
    times = [meter.once(lambda: protect(people, Wish("hiding")))]
    meter.row(f"hide and attack, {persons} persons, 12 units x 5 x 3", times, f"{hidden} of 312 hidden, no leak")


def test_hiding_in_100_units(meter: Any) -> None:
    people = counted(world(6_000, units=100), T1)
    made: list[Any] = []
    times = [meter.once(lambda: made.append(protect(people, Wish("hiding"))))]
    hidden = sum(cell.status == "suppressed" for cell in made[0].tables[0].cells)
    meter.row("hide and attack, 100 units x 5 x 3", times, f"{hidden} hidden, no leak; {memory()}")


def test_a_million_rows(meter: Any) -> None:
    rows = world(20_000) * 10
    tally = [meter.once(lambda: counted_plainly(rows))]
    count = [meter.once(lambda: population(NAMES, rows_of(rows), [T1, T2]))]
    meter.row("plain count of 1,000,000 rows", tally)
    meter.row("the same into a population", count, f"{count[0] / tally[0]:.1f} x the plain count")
    people = population(NAMES, rows_of(rows), [T1, T2])
    work = [meter.once(lambda: protect(people, Wish()))]
    meter.row("round and attack it, two linked tables", work, f"{work[0] / tally[0]:.1f} x the plain count; {memory()}")


def counted_plainly(rows: list[tuple[Codes, int, str]]) -> dict[Codes, int]:
    found: dict[Codes, int] = {}
    for codes, number, _ in rows:
        found[codes] = found.get(codes, 0) + number
    return found


def rows_of(rows: list[tuple[Codes, int, str]]) -> Any:
    return ((codes, number, None) for codes, number, _ in rows)
