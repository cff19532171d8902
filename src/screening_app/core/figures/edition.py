# SPDX-License-Identifier: EUPL-1.2
"""Makes an edition of a year: count, protect each counting unit, attack everything together, then the sheets."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from screening_app.core.figures.counting import INSTRUMENT, Counted, counted, population_of, tables_of
from screening_app.core.figures.plan import Plan
from screening_app.core.figures.population import Population
from screening_app.core.figures.protection import Wish, protect, refuse_leaks, stand
from screening_app.core.figures.sheet_making import Surroundings, sheet_of
from screening_app.core.figures.sheets import Edition, Text
from screening_app.core.figures.table import Codes, Publication
from screening_app.core.figures.unit_year import UnitYear
from screening_app.core.figures.watch import Watch
from screening_app.core.register_figures import RoutineRow

ORDER: Final = ("persons", "contacts", "support", "steps", "occasions", "conversations")
"""Persons come first: no cell of contacts may be shown lower than the same cell of persons."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What an edition tells beside the counts: words for questionnaires by url, the adults of the area, routines."""

    instruments: Mapping[str, Text] = field(default_factory=dict)
    adults: int | None = None
    routines: Sequence[RoutineRow] = ()


def make_edition(
    plan: Plan,
    unit_years: Sequence[UnitYear],
    wish: Wish,
    *,
    organisation: str,
    number: int = 1,
    reason: str = "",
    year_before: Edition | None = None,
    earlier: Sequence[Publication] = (),
    merged: Codes | None = None,
    beside: Beside | None = None,
    watch: Watch | None = None,
) -> Edition:
    """Return the year as it may be published; the same input gives an equal edition.

    `earlier` are the publications of the year's earlier editions, which this one follows and with which it is attacked
    (unless it tells nothing new, see `stand`), and `merged` the units that they merged. Raises ValueError where the units' years are none or not the plan's; CannotNow with
    FIGURES_UNSAFE, FIGURES_TOO_LARGE or CANCELLED.
    """
    if not unit_years or any(one.year != plan.year for one in unit_years):
        raise ValueError("year")
    watch, beside = watch or Watch(), beside or Beside()
    years = counted(sorted(unit_years, key=lambda one: one.unit_id), plan.least, merged)
    cut_off = max(one.cut_off for one in unit_years)
    earlier = [one for one in earlier if one.period == str(plan.year)]
    publications = _publications(plan, years, wish, cut_off, earlier, watch)
    publications = tuple(replace(one, edition=number) for one in publications)
    if not stand(earlier[-len(publications) :], publications):
        refuse_leaks([*earlier, *publications], watch)
    names: dict[str, Text] = {one.unit_id: {"sv": one.unit} for one in unit_years}
    around = Surroundings({**beside.instruments, **names}, beside.adults, beside.routines, year_before)
    kinds = {one.kind for one in unit_years}
    sheets = [sheet_of(plan, one, publications, years.basis, around) for one in plan.sheets if one.kinds & kinds]
    return Edition(
        year=plan.year,
        unit=organisation,
        plan=plan.version,
        number=number,
        cut_off=cut_off,
        reason=reason,
        rule=publications[0].rule,
        publications=publications,
        sheets=tuple(sheet for sheet in sheets if sheet is not None),
    )


def populations(plan: Plan, years: Counted) -> dict[str, Population]:
    """Return what is counted, by counting unit, in the order in which it is protected."""
    kinds = {year.kind for year in years.years}
    used = frozenset(name for sheet in plan.sheets if sheet.kinds & kinds for name in sheet.tables)
    found = {}
    for counting_unit in ORDER:
        tables = tables_of(plan, years, counting_unit, used)
        tables = [one for one in tables if INSTRUMENT not in one.columns or any(y.instruments for y in years.years)]
        if tables:
            found[counting_unit] = population_of(plan, years, counting_unit, tables)
    return found


def _publications(
    plan: Plan, years: Counted, wish: Wish, cut_off: str, earlier: Sequence[Publication], watch: Watch
) -> tuple[Publication, ...]:
    made: list[Publication] = []
    for counting_unit, population in populations(plan, years).items():
        if counting_unit == "contacts" and made and wish.method == "rounding":
            population = replace(population, floors=_floors(population, made[0]))
        made.append(
            protect(
                population,
                wish,
                period=str(plan.year),
                cut_off=cut_off,
                counted=counting_unit,
                earlier=[one for one in earlier if one.counted == counting_unit],
                attacked_later=True,
                watch=watch,
            )
        )
    return tuple(made)


def _floors(population: Population, persons: Publication) -> tuple[tuple[int, Codes, int], ...]:
    """Return the cells that both count, as persons are shown: nobody is counted without a contact."""
    shown = {(table.dimensions, cell.dimensions): cell.count for table in persons.tables for cell in table.cells}
    found = []
    for number, table in enumerate(population.tables):
        axes = population.axes_of(table)
        columns = tuple(axis.name for axis in axes)
        finest = [[axis.lines()[at][0] for at in axis.finest()] for axis in axes]
        for codes in itertools.product(*finest):
            if shown.get((columns, codes)):
                found.append((number, codes, shown[columns, codes]))
    return tuple(found)
