# SPDX-License-Identifier: EUPL-1.2
"""A million facts counted, as the program keeps them, beside the same library without a key."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path
from statistics import median
from typing import Any

import sqlalchemy as sa

from benchmarks.bench_store import FACTS, KEY, Side
from practice_years import practice_years
from screening_app.store import facts, mapping
from screening_app.store.database import Database
from screening_app.store.tables import fact_count, metadata
from screening_app.store.wholeness import Wholeness

ROUNDS = 9
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


def _sqlite() -> Any:
    from sqlalchemy.dialects import sqlite

    return sqlite.dialect()
