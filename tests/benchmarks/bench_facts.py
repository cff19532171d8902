# SPDX-License-Identifier: EUPL-1.2
"""A million facts counted as the program keeps them, beside the same library without a key, and made into sheets."""

from __future__ import annotations

import random
import resource
from collections import Counter
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any

import sqlalchemy as sa

from benchmarks.bench_store import FACTS, KEY, Side
from practice_years import practice_years
from screening_app.core.figures.edition import Organisation, make_edition
from screening_app.core.figures.protection import Wish
from screening_app.core.figures.unit_year import UnitYear
from screening_app.store import facts, mapping
from screening_app.store.database import Database
from screening_app.store.tables import fact_count, metadata
from screening_app.store.wholeness import Wholeness
from years_made import plan_of

ROUNDS = 9
COUNTED = ("facts", "persons", "supports", "steps", "occasions", "instruments")
QUERY = "SELECT outcome, types, sum(n) FROM fact_count WHERE year = 2026 GROUP BY outcome, types"


def a_million() -> Counter[Any]:
    """Return facts of one year as a large county would have them: drawn from those of the practice years."""
    drawn = [fact for year in practice_years() if year.year == 2026 for fact in year.facts]
    more = [fact for seed in range(2, 40) for year in practice_years(seed) if year.year == 2026 for fact in year.facts]
    return Counter(random.Random(1).choices(drawn + more, k=FACTS))


def test_a_million_facts_are_counted(meter: Any, tmp_path: Path) -> None:
    rows = [{**mapping.fact_row(fact), "n": n} for fact, n in a_million().items()]
    keyed, plain = Side(tmp_path / "keyed.db", keyed=True), Side(tmp_path / "plain.db", keyed=False)
    database = Database(tmp_path / "kept.db", KEY, create=True)
    with database.writing() as connection:
        metadata.create_all(connection)
        connection.execute(fact_count.insert(), rows)
    opened = {}
    for side in (keyed, plain):
        opened[side.keyed] = side.open()
        opened[side.keyed].execute(str(sa.schema.CreateTable(fact_count).compile(dialect=_sqlite())))
        names = ", ".join(f":{name}" for name in rows[0])
        opened[side.keyed].execute("BEGIN")
        opened[side.keyed].executemany(f"INSERT INTO fact_count VALUES ({names})", rows)
        opened[side.keyed].execute("COMMIT")
    with_key = meter.times(lambda: opened[True].execute(QUERY).fetchall(), ROUNDS)
    without = meter.times(lambda: opened[False].execute(QUERY).fetchall(), ROUNDS)
    ratio = median(with_key) / median(without)
    meter.row(f"{FACTS} facts in {len(rows)} counts, by outcome and types", with_key, f"{ratio:.2f} x without a key")
    with database.reading() as connection:
        read = meter.times(lambda: facts.counts(connection, 2026), ROUNDS)
        meter.row("the same as facts of the program", read)
        whole = Wholeness("bench", KEY, None)
        meter.row(
            "the checksum of the counts, once a sealing",
            meter.times(lambda: whole._digest(connection, fact_count), ROUNDS),
        )
    database.close()
    assert median(read) < 500


def a_municipality_of_a_million() -> list[UnitYear]:
    """Return units whose counts are those of many practice years: persons and contacts still belong together."""
    seeds = [{one.unit_id: one for one in practice_years(seed) if one.year == 2026} for seed in range(2, 22)]
    many, one_more = seeds[:-1], seeds[-1]
    times = FACTS // sum(sum(year.facts.values()) for made in many for year in made.values())
    counts: dict[str, dict[str, Counter[Any]]] = {}
    for unit in one_more:
        counts[unit] = {name: Counter(getattr(one_more[unit], name)) for name in COUNTED}
        for name, found in counts[unit].items():
            for made in many:
                found.update({fact: number * times for fact, number in getattr(made[unit], name).items()})
    return [replace(one_more[unit], **own) for unit, own in counts.items()]


def test_a_million_facts_become_every_sheet(meter: Any) -> None:
    units = a_municipality_of_a_million()
    facts_one_by_one = [fact for unit in units for fact, number in unit.facts.items() for _ in range(number)]
    plain = meter.times(lambda: Counter(facts_one_by_one), 3)
    us = Organisation("Provkommunen")
    made = meter.times(lambda: make_edition(plan_of(2026), units, Wish(), organisation=us), 3)
    ratio = median(made) / median(plain)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    beside = f"{ratio:.1f} x counting them one by one; {most:.0f} MiB at most so far (limit 600)"
    meter.row(f"{len(facts_one_by_one)} facts: every sheet, protected and attacked", made, beside)


def _sqlite() -> Any:
    from sqlalchemy.dialects import sqlite

    return sqlite.dialect()
