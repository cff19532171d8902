# SPDX-License-Identifier: EUPL-1.2
"""Makes the sheets of an edition from its protected tables: nothing here has seen a true count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, cast

from screening_app.core.figures.plan import Plan, SharePlan, SheetPlan
from screening_app.core.figures.sheets import Category, CountingUnit, Dimension, Edition, Rate, Share, Sheet, Text
from screening_app.core.figures.table import TOTAL, Codes, Groups, ProtectedTable, Publication, TableCell
from screening_app.core.register_figures import RoutineRow

LEAST_SHARED: Final = 4
"""A share is shown among at least so many times the threshold: below, its per cent would say more than it knows."""
SURE: Final = 100
"""Among fewer than this a rounded nothing gives no share: 0 or 100 per cent would promise that there was nobody."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What sheets need beside the protected tables: names of units and questionnaires, adults, routines, last year."""

    names: Mapping[str, Text]
    adults: int | None
    routines: Sequence[RoutineRow]
    before: Edition | None


def sheet_of(
    plan: Plan, wanted: SheetPlan, publications: Sequence[Publication], basis: str, around: Surroundings
) -> Sheet | None:
    """Return the sheet, or None where there is nothing to make it of."""
    if wanted.missing is not None:
        cell = TableCell((), 0, "missing")
        return _sheet(plan, wanted, basis, ProtectedTable(wanted.name, (), (cell,)), around)
    if wanted.routines:
        table = _cut(_routines(around.routines), wanted)
        return _sheet(plan, wanted, "routines", table, around) if around.routines else None
    for name in wanted.tables:
        for publication in publications:
            for table in publication.tables:
                if table.name == name:
                    made = _cut(table, wanted)
                    return _sheet(plan, wanted, publication.counted, made, around, publication)
    return None


def with_adults(plan: Plan, edition: Edition, adults: int | None) -> Edition:
    """Return a published edition with its rates by another number of adults; every protected number stays."""
    wanted = {one.name: one for one in plan.sheets}
    sheets = []
    for sheet in edition.sheets:
        shown = {cell.dimensions: cell.count for cell in sheet.table.cells if cell.status == "shown"}
        sheets.append(replace(sheet, rates=_rates(wanted[sheet.name], sheet.table, shown, adults)))
    return replace(edition, sheets=tuple(sheets))


def _cut(table: ProtectedTable, wanted: SheetPlan) -> ProtectedTable:
    """Return the rows that the sheet keeps, without the columns that it settles."""
    left = [at for at, column in enumerate(table.dimensions) if column not in wanted.fixed]
    cells = []
    for cell in table.cells:
        named = dict(zip(table.dimensions, cell.dimensions, strict=True))
        kept = all(named.get(column, code) == code for column, code in wanted.fixed.items())
        if kept and all(named[column] in codes for column, codes in wanted.keep.items() if column in named):
            cells.append(TableCell(tuple(cell.dimensions[at] for at in left), cell.count, cell.status))
    return ProtectedTable(wanted.name, tuple(table.dimensions[at] for at in left), tuple(cells))


def _routines(rows: Sequence[RoutineRow]) -> ProtectedTable:
    cells = tuple(TableCell((row.person.value, row.violence_type.value), row.units) for row in rows)
    return ProtectedTable("", ("routine-for", "routine-type"), cells)


def _sheet(
    plan: Plan,
    wanted: SheetPlan,
    counted: str,
    table: ProtectedTable,
    around: Surroundings,
    publication: Publication | None = None,
) -> Sheet:
    unit = cast(CountingUnit, counted)
    threshold = 0 if publication is None else publication.rule.threshold
    merged = {} if publication is None else publication.merged
    shown = {cell.dimensions: cell.count for cell in table.cells if cell.status == "shown"}
    return Sheet(
        name=wanted.name,
        title=wanted.title,
        counting_unit=unit,
        counted=plan.counting_units[unit],
        definitions=(*wanted.definitions, *((wanted.missing,) if wanted.missing is not None else ())),
        dimensions=_dimensions(plan, table, around.names),
        table=table,
        shares=tuple(share for one in wanted.shares for share in _shares(one, table, shown, LEAST_SHARED * threshold)),
        year_before=_before(wanted, unit, table, around.before, merged, plan),
        fixed=wanted.fixed if wanted.missing is None else {},
        rates=_rates(wanted, table, shown, around.adults),
    )


def _dimensions(plan: Plan, table: ProtectedTable, names: Mapping[str, Text]) -> tuple[Dimension, ...]:
    made = []
    for at, column in enumerate(table.dimensions):
        codes = dict.fromkeys(cell.dimensions[at] for cell in table.cells)
        words = plan.columns[column].words
        categories = tuple(
            Category(code, words[code] if code in words else names.get(code, {"sv": code})) for code in codes
        )
        made.append(Dimension(column, plan.columns[column].title, categories))
    return tuple(made)


def _shares(wanted: SharePlan, table: ProtectedTable, shown: Mapping[Codes, int], least: int) -> list[Share]:
    """Return the share in each combination of the other columns; those with too little behind it without a number."""
    at = {column: table.dimensions.index(column) for column in wanted.of}
    made = []
    for cell in table.cells:
        if any(cell.dimensions[place] != wanted.of[column] for column, place in at.items()):
            continue
        among = list(cell.dimensions)
        for column, code in wanted.among.items():
            among[table.dimensions.index(column)] = code
        percent = _percent(shown.get(cell.dimensions), shown.get(tuple(among)), least)
        made.append(Share(wanted.title, cell.dimensions, tuple(among), percent, wanted.target))
    return made


def _percent(part: int | None, whole: int | None, least: int) -> int | None:
    """Return a whole per cent, rounded down: 94.6 must not pass for the 95 that was to be reached."""
    if part is None or whole is None or whole < max(least, 1) or part > whole:
        return None
    return 100 * part // whole if whole >= SURE or 0 < part < whole else None


def _before(
    wanted: SheetPlan, unit: CountingUnit, table: ProtectedTable, before: Edition | None, merged: Groups, plan: Plan
) -> dict[Codes, int] | None:
    """Return the same cells a year ago; None where the sheet was not published, or counted something else.

    Categories that were put together otherwise then are not the same, whatever they are called.
    """
    if before is None:
        return None
    old = next((sheet for sheet in before.sheets if sheet.name == wanted.name), None)
    if old is None or old.counting_unit != unit:
        return None
    together = _together(plan, before)
    if together & set(wanted.fixed.items()):
        return None
    then = next((one.merged for one in before.publications if one.counted == unit), {})
    others = {
        (column, code)
        for column in {*merged, *then}
        for code in {*merged.get(column, {}), *then.get(column, {})}
        if merged.get(column, {}).get(code) != then.get(column, {}).get(code)
    }
    found: dict[frozenset[tuple[str, str]], int] = {}
    for cell in old.table.cells:
        if cell.status == "shown":
            found[_place(old.table.dimensions, cell.dimensions)] = cell.count
    others |= together
    own = {cell.dimensions: _place(table.dimensions, cell.dimensions) for cell in table.cells}
    return {codes: found[place] for codes, place in own.items() if place in found and not place & others}


def _together(plan: Plan, before: Edition) -> set[tuple[str, str]]:
    """Return the categories that the plan has apart and that were one in the edition of the year before."""
    known = {(one.code, each.code) for sheet in before.sheets for one in sheet.dimensions for each in one.categories}
    return {
        (column, code)
        for column, named in plan.columns.items()
        for pair in named.apart.items()
        if (column, pair[0]) not in known
        for code in pair
    }


def _place(columns: Codes, codes: Codes) -> frozenset[tuple[str, str]]:
    return frozenset(pair for pair in zip(columns, codes, strict=True) if pair[1] != TOTAL)


def _rates(
    wanted: SheetPlan, table: ProtectedTable, shown: Mapping[Codes, int], adults: int | None
) -> tuple[Rate, ...]:
    if not wanted.per_adults or not adults:
        return ()
    whole = [
        codes for codes in shown if "unit" not in table.dimensions or codes[table.dimensions.index("unit")] == TOTAL
    ]
    return tuple(
        Rate(codes, wanted.per_adults, adults, round(shown[codes] * wanted.per_adults / adults, 1)) for codes in whole
    )
