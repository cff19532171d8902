# SPDX-License-Identifier: EUPL-1.2
"""Makes an edition of a year: count, protect each counting unit, attack everything together, then the sheets."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from screening_app.core.figures.counting import INSTRUMENT, Counted, counted, population_of, tables_of
from screening_app.core.figures.plan import Plan
from screening_app.core.figures.population import Floor, Population, cells_of
from screening_app.core.figures.protection import Wish, examples_of, prepare, refuse_leaks, stand, unprotected
from screening_app.core.figures.sheet_making import Surroundings, sheet_of
from screening_app.core.figures.sheets import Edition, Text
from screening_app.core.figures.summing import margins
from screening_app.core.figures.table import Codes, Example, Publication
from screening_app.core.figures.unit_year import UnitYear
from screening_app.core.figures.watch import Watch
from screening_app.core.register_figures import RoutineRow

ORDER: Final = ("persons", "contacts", "support", "steps", "occasions", "conversations")
"""Persons come first: no cell of contacts may be shown lower than the same cell of persons."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """Whose year it is, and what is told beside counts: words for questionnaires by url, its adults, its routines."""

    name: str
    instruments: Mapping[str, Text] = field(default_factory=dict)
    adults: int | None = None
    routines: Sequence[RoutineRow] = ()


def make_edition(
    plan: Plan,
    unit_years: Sequence[UnitYear],
    wish: Wish,
    *,
    organisation: Organisation,
    number: int = 1,
    reason: str = "",
    year_before: Edition | None = None,
    earlier: Sequence[Publication] = (),
    watch: Watch | None = None,
) -> Edition:
    """Return the year as it may be published; the same input gives an equal edition.

    `earlier` are the publications of earlier editions: those of this year say which units are merged, this one follows
    them, and they are attacked together (unless it tells nothing new, see `stand`). Raises ValueError where the units'
    years are none or not the plan's; CannotNow with FIGURES_UNSAFE, FIGURES_TOO_LARGE, FIGURES_YEAR_FIXED or CANCELLED.
    """
    if not unit_years or any(one.year != plan.year for one in unit_years):
        raise ValueError("year")
    watch = watch or Watch()
    before = [one for one in earlier if one.period == str(plan.year)]
    years = counted(sorted(unit_years, key=lambda one: one.unit_id), plan.least, before)
    cut_off = max(one.cut_off for one in unit_years)
    publications, examples = _publications(plan, years, wish, cut_off, before, watch)
    publications = [replace(one, edition=number) for one in publications]
    if not stand(before[-len(publications) :], publications):
        every = [*before, *publications]
        refuse_leaks(every, examples_of(every) if before else examples, watch)
    return _edition(plan, unit_years, years, organisation, publications, year_before, (number, cut_off, reason))


def exact_edition(plan: Plan, unit_years: Sequence[UnitYear], organisation: Organisation) -> Edition:
    """Return the same sheets with the true numbers: for the screen of whoever may count, never for a file."""
    years = counted(sorted(unit_years, key=lambda one: one.unit_id), 0)
    publications = [
        unprotected(population, counted=counting_unit, period=str(plan.year))
        for counting_unit, population in populations(plan, years).items()
    ]
    cut_off = max(one.cut_off for one in unit_years)
    return _edition(plan, unit_years, years, organisation, publications, None, (0, cut_off, ""))


def _edition(
    plan: Plan,
    unit_years: Sequence[UnitYear],
    years: Counted,
    organisation: Organisation,
    publications: Sequence[Publication],
    year_before: Edition | None,
    named: tuple[int, str, str],
) -> Edition:
    number, cut_off, reason = named
    names: dict[str, Text] = {one.unit_id: {"sv": one.unit} for one in unit_years}
    around = Surroundings(
        {**organisation.instruments, **names}, organisation.adults, organisation.routines, year_before
    )
    kinds = {one.kind for one in unit_years}
    sheets = [sheet_of(plan, one, publications, years.basis, around) for one in plan.sheets if one.kinds & kinds]
    return Edition(
        year=plan.year,
        unit=organisation.name,
        plan=plan.version,
        number=number,
        cut_off=cut_off,
        reason=reason,
        rule=publications[0].rule,
        publications=tuple(publications),
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
) -> tuple[list[Publication], list[Example]]:
    made: list[Publication] = []
    examples: list[Example] = []
    counts = populations(plan, years)
    for counting_unit, population in counts.items():
        beside = counting_unit == "contacts" and made and wish.method == "rounding"
        one, example = prepare(
            replace(population, floors=_floors(population, counts["persons"], made[0])) if beside else population,
            wish,
            period=str(plan.year),
            cut_off=cut_off,
            counted=counting_unit,
            earlier=[one for one in earlier if one.counted == counting_unit],
            watch=watch,
        )
        made.append(one)
        examples.append(example)
    return made, examples


def _floors(population: Population, own: Population, persons: Publication) -> tuple[Floor, ...]:
    """Return the cells that both count, as persons (`own`) are shown: nobody is counted without a contact."""
    shown = {(table.dimensions, cell.dimensions): cell.count for table in persons.tables for cell in table.cells}
    found = []
    for number, table in enumerate(population.tables):
        axes = population.axes_of(table)
        columns = tuple(axis.name for axis in axes)
        behind = _true_cells(own, columns)
        finest = [[axis.lines()[at][0] for at in axis.finest()] for axis in axes]
        for codes in itertools.product(*finest):
            if (columns, codes) in shown:
                found.append(Floor(number, codes, shown[columns, codes], behind[codes]))
    return tuple(found)


def _true_cells(own: Population, columns: Codes) -> dict[Codes, int]:
    """Return the true cells of the tables over these columns."""
    found: dict[Codes, int] = {}
    for table in own.tables:
        axes = own.axes_of(table)
        if tuple(axis.name for axis in axes) == columns:
            cells = margins(own, own.counts, table).ravel().tolist()
            found |= {codes: count for (codes, _), count in zip(cells_of(axes), cells, strict=True)}
    return found
