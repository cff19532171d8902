# SPDX-License-Identifier: EUPL-1.2
"""Published years of several units as one edition: the plan's sheets by unit and for all, and refusals by name."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from screening_app.core.acting import Person, ViolenceType
from screening_app.core.figures.edition import Organisation, make_edition
from screening_app.core.figures.protection import Wish
from screening_app.core.figures.sheets import Edition, Sheet
from screening_app.core.figures.table import TOTAL, Codes
from screening_app.core.records import DataMode, UnitKind
from screening_app.core.register_figures import RoutineRow
from screening_app.errors import CannotNow, Code
from screening_app.reports.edition import FORMATS, read_back, write_edition
from screening_app.workspace.collating import AddedYears, Collated, added, read_export, write_added
from years_made import contacts_of, plan_of, unit_year

SIZES = {"Norr": 40, "Öster": 25, "Söder": 14}


@functools.cache
def edition(name: str, wish: Wish = Wish(for_adding=True), **more: str) -> Edition:  # noqa: B008
    year = unit_year(name, contacts_of(SIZES.get(name, 20), len(name)))
    if more.get("without") == "instruments":
        year = replace(year, instruments={})
    kinds = (Person.ADULT, Person.CHILD)
    routines = [RoutineRow(person, kind, here=True, units=1, of=1) for person in kinds for kind in ViolenceType]
    organisation = Organisation(name, {"urn:rutinstod:form:hark": {"sv": "HARK"}}, None, routines)
    return make_edition(plan_of(2026), [year], replace(wish, secret=name.encode()), organisation=organisation)


def export(folder: Path, made: Edition, sheets: Sequence[str] | None = None) -> Path:
    out = folder / made.unit
    out.mkdir()
    for name, content in write_edition(made, ("csv",), sheets, program_version="0").items():
        (out / name).write_bytes(content)
    return out


def collate(
    exports: Sequence[Path], out: Path, *, formats: Sequence[str] = ("csv",), **more: object
) -> tuple[Collated, Edition]:
    read = [read_export(one) for one in exports]
    made = added(read, plan_of, organisation="Länet", **more)  # type: ignore[arg-type]
    assert isinstance(made, AddedYears)
    return write_added(made, out, formats), made.edition


@pytest.fixture
def three(tmp_path: Path) -> list[Path]:
    return [export(tmp_path, edition(name)) for name in SIZES]


def shown(sheet: Sheet) -> Mapping[Codes, int]:
    return {cell.dimensions: cell.count for cell in sheet.table.cells if cell.status == "shown"}


def sheet(made: Edition, name: str) -> Sheet:
    return next(one for one in made.sheets if one.name == name)


@pytest.mark.slow
def test_every_sheet_is_there_by_unit_and_for_all_in_every_format(three: list[Path], tmp_path: Path) -> None:
    written, made = collate(three, tmp_path / "region", formats=FORMATS, expected=(*SIZES, "Väster"), incomplete=True)
    assert (written.units, written.missing) == (("Norr", "Söder", "Öster"), ("Väster",))
    assert {one.name for one in made.sheets} == {one.name for one in edition("Norr").sheets}
    for one in made.sheets:
        own = {name: shown(sheet(edition(name), one.name)) for name in SIZES}
        for codes, count in shown(one).items():
            units = [at for at, part in enumerate(one.dimensions) if part.code == "unit"]
            inner = tuple(code for at, code in enumerate(codes) if at not in units)
            asked = [codes[at] for at in units] or [TOTAL]
            among = SIZES if asked == [TOTAL] else asked
            assert count == sum(own[name].get(inner, 0) for name in among), (one.name, codes)
    assert {part.code for one in made.sheets if one.name == "region-asked" for part in one.dimensions} == {
        "unit",
        "outcome",
    }
    files = {file.name: file.read_bytes() for file in written.files}
    assert set(read_back(made, files)) == set(FORMATS)
    said = files["las-mig.txt"].decode("utf-8-sig")
    assert "3 enheter ingår" in said
    assert "saknas: Väster" in said


@pytest.mark.slow
def test_persons_of_all_are_exact_and_the_error_of_a_sum_is_stated_and_holds(three: list[Path], tmp_path: Path) -> None:
    _, made = collate(three, tmp_path / "region")
    outcomes = shown(sheet(made, "outcomes"))
    assert [outcomes[unit, TOTAL] for unit in (TOTAL, *SIZES)] == [sum(SIZES.values()), *SIZES.values()]
    persons = next(one for one in made.publications if one.counted == "persons")
    parts = [one for name in SIZES for one in edition(name).publications if one.counted == "persons"]
    assert persons.rule.largest_error == sum(one.rule.largest_error for one in parts)
    assert 0 < persons.rule.typical_error < persons.rule.largest_error
    said = (tmp_path / "region" / "las-mig.txt").read_text(encoding="utf-8-sig")
    assert f"högst {persons.rule.largest_error}, i två fall av tre med mindre än {persons.rule.typical_error}" in said
    told = json.loads((tmp_path / "region" / "manifest.json").read_bytes())
    assert told["publications"]["persons"]["typical_error"] == persons.rule.typical_error


@pytest.mark.slow
def test_current_routines_of_all_units_are_counted(three: list[Path], tmp_path: Path) -> None:
    _, made = collate(three, tmp_path / "region")
    assert set(shown(sheet(made, "oj-routines")).values()) == {3}


@pytest.mark.slow
def test_a_unit_that_used_no_questionnaire_is_a_row_of_nothing(three: list[Path], tmp_path: Path) -> None:
    without = export(tmp_path, edition("Väster", without="instruments"))
    _, made = collate([*three, without], tmp_path / "region")
    rows = shown(sheet(made, "oj-instruments"))
    assert {count for codes, count in rows.items() if codes[0] == "Väster"} == {0}
    assert next(code.title["sv"] for code in sheet(made, "oj-instruments").dimensions[1].categories) == "HARK"


@pytest.mark.slow
def test_a_year_that_was_rounded_to_the_nearest_is_added_and_the_files_say_what_that_costs(
    three: list[Path], tmp_path: Path
) -> None:
    written, made = collate([*three, export(tmp_path, edition("Nära", Wish()))], tmp_path / "region")
    assert not any(one.rule.for_adding for one in made.publications)
    said = next(file for file in written.files if file.name == "las-mig.txt").read_text("utf-8-sig")
    assert "dras åt ett håll" in said
    assert "två fall av tre" not in said


def refused(exports: Sequence[Path], out: Path, **more: object) -> CannotNow:
    with pytest.raises(CannotNow) as caught:
        collate(exports, out, **more)
    assert not out.exists()
    return caught.value


def damaged(folder: Path, change: Callable[[dict[str, object]], object]) -> Path:
    file = folder / "manifest.json"
    told = json.loads(file.read_bytes())
    change(told)
    file.write_text(json.dumps(told), encoding="utf-8")
    return folder


@pytest.mark.slow
def test_what_does_not_belong_together_is_refused_by_name(three: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "region"
    hidden = export(tmp_path, edition("Dolt", Wish("hiding")))
    error = refused([*three, hidden], out)
    assert (error.code, error.facts["files"]) == (Code.COUNTS_NOT_FOR_ADDING, (str(hidden),))
    error = refused(three, out, expected=("Väster",))
    assert (error.code, error.facts["units"]) == (Code.COUNTS_MISSING, ("Väster",))
    some = export(tmp_path, edition("Dalen"), ("outcomes",))
    error = refused([*three, some], out)
    assert (error.code, error.facts["what"], error.facts["files"]) == (Code.COUNTS_MIXED, "sheets", (str(some),))
    tally = unit_year("BMM", contacts_of(30, 1, kind=UnitKind.MATERNITY), kind=UnitKind.MATERNITY, mode=DataMode.TALLY)
    care = make_edition(plan_of(2026), [tally], Wish(for_adding=True), organisation=Organisation("BMM"))
    error = refused([*three, export(tmp_path, care)], out)
    assert (error.code, error.facts["what"]) == (Code.COUNTS_MIXED, "sheets")


@pytest.mark.slow
def test_other_plans_years_and_definitions_are_refused(three: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "region"
    asked: dict[str, Callable[[dict[str, object]], object]] = {
        "plan": lambda told: told.update(plan="2025.9"),
        "year": lambda told: told.update(year=2025),
        "definitions": lambda told: told["tables"][0].update(definitions=[]),  # type: ignore[index]
    }
    for what, change in asked.items():
        file = three[1] / "manifest.json"
        before = file.read_bytes()
        error = refused([three[0], damaged(three[1], change)], out)
        assert (error.code, error.facts["what"]) == (Code.COUNTS_MIXED, what)
        file.write_bytes(before)


@pytest.mark.slow
def test_a_unit_whose_sheets_tell_too_much_is_not_added(three: list[Path], tmp_path: Path) -> None:
    made = edition("Norr")
    outcomes = sheet(made, "outcomes")
    both = sum(shown(outcomes)[outcome,] for outcome in ("earlier", "ongoing"))
    small = {("earlier",): 3, ("ongoing",): both - 3}
    cells = tuple(replace(cell, count=small.get(cell.dimensions, cell.count)) for cell in outcomes.table.cells)
    told = replace(outcomes, table=replace(outcomes.table, cells=cells), shares=())
    bad = export(tmp_path, replace(made, unit="Fel", sheets=tuple(told if s is outcomes else s for s in made.sheets)))
    assert refused([*three, bad], tmp_path / "region").code is Code.FIGURES_UNSAFE
