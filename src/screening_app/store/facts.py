# SPDX-License-Identifier: EUPL-1.2
"""Counts of equal facts of every kind; works inside transactions that others hold."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import sqlalchemy as sa

from screening_app.core.acting import InstrumentFact, StepFact, SupportFact
from screening_app.core.records import Fact, OccasionFact, PersonFact
from screening_app.errors import Bug, Code
from screening_app.store import counted, mapping
from screening_app.store.counted import AnyFact
from screening_app.store.tables import (
    fact_count,
    instrument_count,
    occasion_count,
    person_count,
    step_count,
    support_count,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_TABLES = {
    Fact: fact_count,
    PersonFact: person_count,
    StepFact: step_count,
    SupportFact: support_count,
    OccasionFact: occasion_count,
    InstrumentFact: instrument_count,
}


def move(connection: sa.Connection, *, add: AnyFact | None = None, remove: AnyFact | None = None) -> None:
    """Count one fact and stop counting another; removing one that is not counted is BROKEN_PROMISE."""
    if remove is not None:
        _take(connection, remove)
    if add is not None:
        _put(connection, add)


def exchange(connection: sa.Connection, before: Iterable[AnyFact], after: Iterable[AnyFact]) -> None:
    """Stop counting what was and count what is; what is in both is left alone."""
    was, now = Counter(before), Counter(after)
    for fact in (was - now).elements():
        move(connection, remove=fact)
    for fact in (now - was).elements():
        move(connection, add=fact)


def is_counted(connection: sa.Connection, fact: AnyFact) -> bool:
    """Whether any of these is counted."""
    table, here = _here(fact)
    return connection.execute(sa.select(table.c.n).where(here)).first() is not None


def counts(connection: sa.Connection, year: int) -> dict[Fact, int]:
    """Return how often each fact of the year is counted."""
    return {mapping.fact_from_row(row): n for row, n in _rows(connection, fact_count, year)}


def person_counts(connection: sa.Connection, year: int) -> dict[PersonFact, int]:
    """Return how many persons of the year each fact stands for; none in tally mode."""
    return {mapping.person_from_row(row): n for row, n in _rows(connection, person_count, year)}


def step_counts(connection: sa.Connection, year: int | None) -> dict[StepFact, int]:
    """Return how many steps stand where, of one year's contacts or of all."""
    return {counted.step_fact_from_row(row): n for row, n in _rows(connection, step_count, year)}


def support_counts(connection: sa.Connection, year: int) -> dict[SupportFact, int]:
    """Return how often each support was offered to the contacts of the year."""
    return {counted.support_fact_from_row(row): n for row, n in _rows(connection, support_count, year)}


def occasion_counts(connection: sa.Connection, year: int) -> dict[OccasionFact, int]:
    """Return on which occasions people were asked in the year."""
    return {counted.occasion_fact_from_row(row): n for row, n in _rows(connection, occasion_count, year)}


def instrument_counts(connection: sa.Connection, year: int) -> dict[str, int]:
    """Return in how many conversations of the year's contacts each questionnaire was used, by url."""
    found: Counter[str] = Counter()
    for row, n in _rows(connection, instrument_count, year):
        found[str(row["url"])] += n
    return dict(found)


def years(connection: sa.Connection) -> tuple[int, ...]:
    """Return the years that hold any contact, oldest first."""
    return tuple(connection.execute(sa.select(fact_count.c.year).distinct().order_by(fact_count.c.year)).scalars())


def _rows(connection: sa.Connection, table: sa.Table, year: int | None) -> Iterable[tuple[Mapping[str, int], int]]:
    chosen = sa.select(table) if year is None else sa.select(table).where(table.c.year == year)
    for row in connection.execute(chosen).mappings():
        yield {name: row[name] for name in row if name != "n"}, row["n"]


def _here(fact: AnyFact) -> tuple[sa.Table, sa.ColumnElement[bool]]:
    table = _TABLES[type(fact)]
    return table, sa.and_(*(table.c[name] == value for name, value in counted.row_of(fact).items()))


def _put(connection: sa.Connection, fact: AnyFact) -> None:
    table, here = _here(fact)
    more = connection.execute(table.update().where(here).values(n=table.c.n + 1))
    if more.rowcount == 0:
        connection.execute(table.insert().values(**counted.row_of(fact), n=1))


def _take(connection: sa.Connection, fact: AnyFact) -> None:
    # Two statements, because a count of nought may not stand in the table even for a moment.
    table, here = _here(fact)
    left = connection.execute(table.update().where(here, table.c.n > 1).values(n=table.c.n - 1))
    if left.rowcount:
        return
    if connection.execute(table.delete().where(here)).rowcount == 0:
        raise Bug(Code.BROKEN_PROMISE, fact="not-counted")
