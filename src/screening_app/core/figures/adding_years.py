# SPDX-License-Identifier: EUPL-1.2
"""Adds the published years of several units into one edition of the plan's sheets, each unit a row and all together.

A unit's year comes as sheets, parts of the plan's tables. The tables are put together from them again, added
unit by unit, and the sheets are made of the sums as of any edition. A unit that is shown by parts of its own, an
organisation, stands as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from screening_app.core.acting import Person, ViolenceType
from screening_app.core.figures.adding import UNIT, Added, Part, add
from screening_app.core.figures.counting import INSTRUMENT
from screening_app.core.figures.edition import ORDER
from screening_app.core.figures.plan import BASIS, Plan, SheetPlan, TablePlan
from screening_app.core.figures.protection import refuse_leaks
from screening_app.core.figures.sheet_making import Surroundings, sheet_of
from screening_app.core.figures.sheets import Edition, Text
from screening_app.core.figures.table import TOTAL, Codes, ProtectedTable, Publication, TableCell
from screening_app.core.figures.watch import Watch
from screening_app.core.register_figures import RoutineRow
from screening_app.errors import CannotNow, Code


@dataclass(frozen=True, slots=True)
class UnitEdition:
    """What one unit has published of a year, as read from its files; the tables are its sheets, named like them.

    `sheets` are all that its edition has, `agreed` what must be the same of every unit, `words` name questionnaires.
    `routines` are the sheets that count its current written routines.
    """

    source: str
    unit: str
    plan: str
    publications: tuple[Publication, ...]
    sheets: Codes
    agreed: Mapping[str, str]
    words: Mapping[str, Text] = field(default_factory=dict)
    routines: tuple[ProtectedTable, ...] = ()


def add_years(
    plan: Plan,
    parts: Sequence[UnitEdition],
    *,
    organisation: str = "",
    missing: Codes = (),
    watch: Watch | None = None,
) -> Edition:
    """Return the sum as an edition, after an attack on each unit's year as a whole, and on the sums.

    CannotNow: what `add` raises, COUNTS_MIXED where units have other plans, sheets or counting units.
    """
    _agree(plan, parts)
    for part in parts:
        refuse_leaks(part.publications, watch=watch)
    ordered = sorted(parts, key=lambda one: one.unit.casefold())
    basis = "persons" if any(one.counted == "persons" for one in ordered[0].publications) else "contacts"
    units = tuple(one.unit for one in ordered)
    publications = []
    for counting_unit in ORDER:
        own = list(_parts(plan, basis, counting_unit, ordered))
        if own:
            publications.append(_publication(plan, add(own, watch, attacked=True), own, units))
    names = {code: text for one in ordered for code, text in one.words.items()}
    around = Surroundings(names, None, _routines(ordered), None)
    sheets = [sheet_of(plan, one, publications, basis, around) for one in plan.sheets if one.name in ordered[0].sheets]
    return Edition(
        year=plan.year,
        unit=organisation,
        plan=plan.version,
        number=1,
        cut_off=max(one.cut_off for one in publications),
        reason="",
        rule=publications[0].rule,
        publications=tuple(publications),
        sheets=tuple(sheet for sheet in sheets if sheet is not None),
        units={unit: unit for unit in units},
        missing=missing,
    )


def _agree(plan: Plan, parts: Sequence[UnitEdition]) -> None:
    """Raise COUNTS_MIXED unless all follow the plan at hand and have the same sheets of the same counting units."""
    others = [one.source for one in parts if one.plan != plan.version]
    if others:
        raise CannotNow(Code.COUNTS_MIXED, what="plan", files=tuple(others))
    told = [frozenset(_told(plan, one)) for one in parts]
    for one, own in zip(parts, told, strict=True):
        if own != told[0]:
            raise CannotNow(Code.COUNTS_MIXED, what="sheets", files=(parts[0].source, one.source))


def _told(plan: Plan, part: UnitEdition) -> Iterator[tuple[str, str]]:
    """Yield each sheet with its counting unit; a unit that used no questionnaire at all has no sheet of them."""
    counted = {table.name: one.counted for one in part.publications for table in one.tables}
    for sheet in plan.sheets:
        if sheet.name in part.sheets and not any(INSTRUMENT in _table(plan, name).columns for name in sheet.tables):
            yield sheet.name, counted.get(sheet.name, "")


def _table(plan: Plan, name: str) -> TablePlan:
    return next(table for table in plan.tables if table.name == name)


def _parts(plan: Plan, basis: str, counting_unit: str, parts: Sequence[UnitEdition]) -> Iterator[Part]:
    """Yield each unit's tables of one counting unit as the plan has them, without a unit column of their own."""
    for part in parts:
        for made in part.publications:
            if made.counted == counting_unit:
                tables = tuple(_tables(plan, basis, counting_unit, made))
                groups = {name: named for name, named in made.groups.items() if name not in (UNIT, INSTRUMENT)}
                merged = {name: named for name, named in made.merged.items() if name != UNIT}
                rule = replace(made.rule, exact=None if made.rule.exact is None else ())
                own = replace(made, tables=tables, rule=rule, groups=groups, merged=merged, edition=0, corrected=False)
                yield Part(part.source, part.unit, own, part.agreed)


def _tables(plan: Plan, basis: str, counting_unit: str, made: Publication) -> Iterator[ProtectedTable]:
    own = {table.name: table for table in made.tables}
    sheets = [sheet for sheet in plan.sheets if sheet.name in own]
    for table in plan.tables:
        if (basis if table.counts == BASIS else table.counts) != counting_unit:
            continue
        columns = tuple(column for column in table.columns if column != UNIT)
        cells: dict[Codes, TableCell] = {}
        for sheet in sheets:
            if _shows(plan, basis, counting_unit, sheet) == table.name:
                cells |= {cell.dimensions: cell for cell in _in_order(own[sheet.name], columns)}
        if cells:
            yield ProtectedTable(table.name, columns, tuple(cells.values()))


def _shows(plan: Plan, basis: str, counting_unit: str, sheet: SheetPlan) -> str:
    """Return the name of the table that a sheet shows a part of."""
    for name in sheet.tables:
        counts = _table(plan, name).counts
        if (basis if counts == BASIS else counts) == counting_unit:
            return name
    return ""


def _in_order(table: ProtectedTable, columns: Codes) -> Iterator[TableCell]:
    places = [table.dimensions.index(column) for column in columns]
    unit = table.dimensions.index(UNIT) if UNIT in table.dimensions else None
    for cell in table.cells:
        if unit is None or cell.dimensions[unit] == TOTAL:
            yield replace(cell, dimensions=tuple(cell.dimensions[at] for at in places))


def _publication(plan: Plan, added: Added, own: Sequence[Part], units: Codes) -> Publication:
    """Return the sums in the plan's shape: a unit column where the plan has one, a row for every unit."""
    made = added.publication
    tables = []
    for table in made.tables:
        cells = [cell for cell in table.cells if cell.dimensions[0] == TOTAL]
        if UNIT not in _table(plan, table.name).columns:
            inner = tuple(replace(cell, dimensions=cell.dimensions[1:]) for cell in cells)
            tables.append(ProtectedTable(table.name, table.dimensions[1:], inner))
            continue
        known = {cell.dimensions: cell for cell in table.cells}
        rows = [(unit, *cell.dimensions[1:]) for unit in units for cell in cells]
        cells += [known.get(codes, TableCell(codes, 0)) for codes in rows]
        tables.append(replace(table, cells=tuple(cells)))
    used = {code for table in made.tables for code in _codes(table, INSTRUMENT)}
    groups = {**made.groups, **({INSTRUMENT: {TOTAL: tuple(sorted(used))}} if used else {})}
    exact = (UNIT,) if all(one.publication.rule.exact is not None for one in own) else None
    rule = replace(made.rule, typical_error=added.typical, exact=exact)
    return replace(made, tables=tuple(tables), groups=groups, rule=rule)


def by_unit(publication: Publication) -> tuple[Publication, ...]:
    """Return a sum of units' published numbers as what it tells of each unit, and of all: other people in each.

    Anything else is returned as it is. The sum adds nothing to what the units show, so they can be attacked one by one.
    """
    if not publication.rule.typical_error or not any(UNIT in table.dimensions for table in publication.tables):
        return (publication,)
    rule = replace(publication.rule, exact=None if publication.rule.exact is None else ())
    units = dict.fromkeys(code for table in publication.tables for code in _codes(table, UNIT))
    found = []
    for unit in units:
        tables = tuple(_of_unit(table, unit) for table in publication.tables if UNIT in table.dimensions)
        tables += tuple(table for table in publication.tables if UNIT not in table.dimensions and unit == TOTAL)
        period = publication.period if unit == TOTAL else f"{publication.period} {unit}"
        found.append(replace(publication, tables=tables, rule=rule, period=period))
    return tuple(found)


def _of_unit(table: ProtectedTable, unit: str) -> ProtectedTable:
    at = table.dimensions.index(UNIT)
    cells = tuple(
        replace(cell, dimensions=(*cell.dimensions[:at], *cell.dimensions[at + 1 :]))
        for cell in table.cells
        if cell.dimensions[at] == unit
    )
    name = table.name if unit == TOTAL else f"{table.name} {unit}"
    return ProtectedTable(name, (*table.dimensions[:at], *table.dimensions[at + 1 :]), cells)


def _codes(table: ProtectedTable, column: str) -> Codes:
    if column not in table.dimensions:
        return ()
    at = table.dimensions.index(column)
    return tuple(dict.fromkeys(cell.dimensions[at] for cell in table.cells))


def _routines(parts: Sequence[UnitEdition]) -> tuple[RoutineRow, ...]:
    """Return how many current routines there are for each kind of person and violence, in the fullest sheet of each."""
    found: dict[tuple[Person, ViolenceType], int] = {}
    for part in parts:
        for table in sorted(part.routines, key=lambda one: len(one.cells))[-1:]:
            at = [table.dimensions.index(column) for column in ("routine-for", "routine-type")]
            for cell in table.cells:
                person, kind = (cell.dimensions[place] for place in at)
                key = Person(person), ViolenceType(kind)
                found[key] = found.get(key, 0) + cell.count
    return tuple(RoutineRow(person, kind, here=False, units=count, of=0) for (person, kind), count in found.items())
