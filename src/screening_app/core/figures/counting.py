# SPDX-License-Identifier: EUPL-1.2
"""Counts the units' years into one population for each counting unit, over the columns of the plan's tables."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from screening_app.core.acting import Person, StepCourse, ViolenceType
from screening_app.core.figures.plan import ALL, BASIS, LEAVES, Plan, TablePlan
from screening_app.core.figures.population import MERGED, Axis, Population, merge_small
from screening_app.core.figures.protection import example_of
from screening_app.core.figures.table import TOTAL, Codes, Example, Publication
from screening_app.core.figures.unit_year import UnitYear
from screening_app.core.readiness import Interpreter, NotAskedReason
from screening_app.core.records import AgeBand, DataMode, FormOfViolence, Occasion, Outcome, Sex

UNIT: Final = "unit"
INSTRUMENT: Final = "instrument"
OUTCOME: Final = "outcome"
DEFERRED: Final = "deferred"
"""The outcome of a contact or person not asked for which a promise to ask again stands, where the plan has it apart."""
SETS: Final[Mapping[str, type[StrEnum]]] = {"type": ViolenceType, "form": FormOfViolence}
"""Columns of which several codes can apply at once: their leaves are sets, their lines are what sets hold."""


def set_code(members: Iterable[StrEnum]) -> str:
    """Return the leaf that stands for exactly these; no line of a table is called so."""
    return "{" + "+".join(member.value for member in members) + "}"


def _sets(kind: type[StrEnum]) -> Codes:
    members = list(kind)
    return tuple(set_code(one) for n in range(len(members) + 1) for one in itertools.combinations(members, n))


def _values(kind: type[StrEnum], *more: str) -> Codes:
    return (*(member.value for member in kind), *more)


LEAVES_OF: Final[Mapping[str, Codes]] = {
    "outcome": _values(Outcome),
    "reason": _values(NotAskedReason, "none"),
    "type": _sets(ViolenceType),
    "form": _sets(FormOfViolence),
    "role": _values(Person, "none"),
    "sex": (Sex.FEMALE.value, Sex.MALE.value, Sex.OTHER.value),
    "age": _values(AgeBand),
    "interpreter": _values(Interpreter, "unknown"),
    "support-type": _values(ViolenceType),
    "support-for": _values(Person),
    "decision": ("with", "without"),
    "course": _values(StepCourse),
    "occasion": _values(Occasion),
    "result": ("asked", "not-asked"),
}
READ: Final[Mapping[str, Callable[[Any], str]]] = {
    "outcome": lambda fact: fact.outcome.value,
    "reason": lambda fact: _reason(fact.outcome, fact.reason),
    "type": lambda fact: set_code(fact.types),
    "form": lambda fact: set_code(fact.forms),
    "role": lambda fact: fact.person.value if fact.person else "none",
    "sex": lambda fact: Sex.OTHER.value if fact.sex is Sex.UNKNOWN else fact.sex.value,
    "age": lambda fact: fact.age.value,
    "interpreter": lambda fact: fact.interpreter.value if fact.interpreter else "unknown",
    "support-type": lambda fact: fact.violence_type.value,
    "support-for": lambda fact: fact.person.value,
    "decision": lambda fact: "with" if fact.with_decision else "without",
    "course": lambda fact: fact.course.value,
    "occasion": lambda fact: fact.occasion.value,
    "result": lambda fact: "asked" if fact.reason is None else "not-asked",
    INSTRUMENT: str,
}
ROWS: Final[Mapping[str, Callable[[UnitYear], Mapping[Any, int]]]] = {
    "contacts": lambda year: year.facts,
    "persons": lambda year: year.persons,
    "support": lambda year: year.supports,
    "steps": lambda year: year.steps,
    "occasions": lambda year: year.occasions,
    "conversations": lambda year: year.instruments,
}


def _reason(outcome: Outcome, reason: NotAskedReason | None) -> str:
    if outcome is not Outcome.NOT_ASKED:
        return "none"
    return (reason or NotAskedReason.OTHER).value


@dataclass(frozen=True, slots=True)
class Counted:
    """The units' years as they are counted: in which unit at the basis, and which rows stand for which units."""

    years: tuple[UnitYear, ...]
    basis: str
    row_of: Mapping[str, str]
    merged: Codes

    @property
    def units(self) -> Codes:
        """The rows of the unit column; the merged units come last."""
        rows = tuple(dict.fromkeys(self.row_of[year.unit_id] for year in self.years))
        return (*(row for row in rows if row != MERGED), *(row for row in rows if row == MERGED))


def counted(years: Sequence[UnitYear], least: int, earlier: Sequence[Publication] = ()) -> Counted:
    """Say how the years are counted; units that an earlier edition of the year merged, or showed, stay so."""
    basis = "persons" if all(year.mode is DataMode.CASE for year in years) else "contacts"
    sizes = {year.unit_id: sum(ROWS[basis](year).values()) for year in years}
    frozen = _merged_before(earlier, tuple(sizes))
    chosen = _too_small(sizes, least) if frozen is None else frozen
    return Counted(tuple(years), basis, {unit: MERGED if unit in chosen else unit for unit in sizes}, chosen)


def _merged_before(earlier: Sequence[Publication], units: Codes) -> Codes | None:
    """Return what the earlier editions merged, None where there are none; without a unit column they merged all."""
    if not earlier:
        return None
    if not any(UNIT in table.dimensions for one in earlier for table in one.tables):
        return units
    named = {unit for one in earlier for unit in one.merged.get(UNIT, {}).get(MERGED, ())}
    return tuple(unit for unit in units if unit in named)


def _too_small(sizes: Mapping[str, int], least: int) -> Codes:
    return merge_small(sizes, least) if len(sizes) > 1 else ()


def tables_of(plan: Plan, years: Counted, counting_unit: str, used: frozenset[str]) -> list[TablePlan]:
    """Return the tables of one counting unit that there are for these units, and that a sheet uses."""
    found = []
    for table in plan.tables:
        own = years.basis if table.counts == BASIS else table.counts
        fits = not table.most_units or len(years.units) <= table.most_units
        beside = not table.beside_persons or years.basis == "persons"
        if own == counting_unit and fits and beside and table.name in used:
            found.append(table)
    return found


def population_of(plan: Plan, years: Counted, counting_unit: str, tables: Sequence[TablePlan]) -> Population:
    """Count one counting unit over the columns of its tables; the unit column is left out where there is one row."""
    import numpy as np

    several = len(years.units) > 1
    columns = list(dict.fromkeys(name for table in tables for name in table.columns))
    columns = [name for name in columns if several or name != UNIT]
    leaves = {name: _leaves(plan, years, name) for name in columns}
    rows = _rows(plan, years, counting_unit, columns, leaves)
    axes: list[Axis] = []
    base: list[int] = []
    made: list[tuple[int, ...]] = []
    for table in tables:
        own = []
        for name, wanted in table.columns.items():
            if name in leaves:
                axis = _axis(plan, name, leaves[name], wanted)
                if axis not in axes:
                    axes.append(axis)
                    base.append(columns.index(name))
                own.append(axes.index(axis))
        made.append(tuple(own))
    places = np.array([key for key, _ in rows], np.int64).reshape(len(rows), len(columns))
    counts = np.array([count for _, count in rows], np.int64)
    return Population(
        tuple(axes),
        tuple(made),
        places[:, base],
        counts,
        merged={UNIT: {MERGED: years.merged}} if several and years.merged else {},
        names=tuple(table.name for table in tables),
        exact=_exact(axes, places, counts, columns, plan.least) if counting_unit == years.basis else None,
    )


def example_of_truth(plan: Plan, years: Sequence[UnitYear], counting_unit: str) -> Example | None:
    """Return how units' years really are, to begin an attack at, over every column that can be shown; never for a file.

    None for one unit alone, whose tables have no unit.
    """
    may = (counting_unit, BASIS) if counting_unit in ("persons", "contacts") else (counting_unit,)
    tables = [table for table in plan.tables if table.counts in may]
    if len(years) < 2:
        return None
    everybody = counted(sorted(years, key=lambda one: one.unit_id), 0)
    population = population_of(plan, everybody, counting_unit, tables)
    example = example_of(population, population.counts)
    return example if UNIT in example.columns else None


def _leaves(plan: Plan, years: Counted, column: str) -> Codes:
    if column == UNIT:
        return years.units
    if column == INSTRUMENT:
        return tuple(sorted({url for year in years.years for url in year.instruments}))
    kinds = {year.kind.value for year in years.years}
    absent = [frozenset(plan.columns[column].absent.get(kind, ())) for kind in kinds]
    never = frozenset[str].intersection(*absent)
    return tuple(leaf for leaf in (*LEAVES_OF[column], *plan.columns[column].apart) if leaf not in never)


def _rows(
    plan: Plan, years: Counted, counting_unit: str, columns: Sequence[str], leaves: Mapping[str, Codes]
) -> list[tuple[tuple[int, ...], int]]:
    """Return the combinations that occur, in order; a code that cannot occur here counts as the last of its column."""
    place = {name: {leaf: at for at, leaf in enumerate(codes)} for name, codes in leaves.items()}
    found: Counter[tuple[int, ...]] = Counter()
    for year in years.years:
        row = years.row_of[year.unit_id]
        for fact, number in ROWS[counting_unit](year).items():
            codes = (row if name == UNIT else _code(plan, name, fact) for name in columns)
            key = tuple(place[name].get(code, len(leaves[name]) - 1) for name, code in zip(columns, codes, strict=True))
            found[key] += number
    return sorted((key, number) for key, number in found.items() if number)


def _code(plan: Plan, column: str, fact: Any) -> str:
    if column == OUTCOME and fact.deferred and DEFERRED in plan.columns[column].apart:
        return DEFERRED
    return READ[column](fact)


def _axis(plan: Plan, column: str, leaves: Codes, wanted: Codes | str) -> Axis:
    place = {leaf: at for at, leaf in enumerate(leaves)}
    named = plan.columns[column].groups
    if column in SETS:
        members = [member.value for member in SETS[column]]
        named = {**named, **{member: (member,) for member in members}}
        held = {leaf: frozenset(leaf[1:-1].split("+")) for leaf in leaves}
        groups = {
            group: tuple(place[leaf] for leaf in leaves if held[leaf] & set(codes)) for group, codes in named.items()
        }
    else:
        groups = {
            group: tuple(sorted(place[code] for code in codes if code in place)) for group, codes in named.items()
        }
    if wanted == ALL:
        return Axis(column, leaves, groups)
    possible = {TOTAL, *groups, *leaves}
    return Axis(column, leaves, groups, leaves if wanted == LEAVES else tuple(c for c in wanted if c in possible))


def _exact(
    axes: Sequence[Axis], places: Any, counts: Any, columns: Sequence[str], least: int
) -> tuple[int, ...] | None:
    """Return the axes whose totals stay exact: the unit's where each has enough, else none."""
    import numpy as np

    if UNIT not in columns:
        return () if int(counts.sum()) >= least else None
    at = next(number for number, axis in enumerate(axes) if axis.name == UNIT)
    totals = np.bincount(places[:, columns.index(UNIT)], counts, minlength=len(axes[at].leaves))
    return (at,) if totals.min() >= least else None
