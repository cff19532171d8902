# SPDX-License-Identifier: EUPL-1.2
"""Editions of several units in the collator's ledger: each follows the one before, apart from the unit's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from screening_app.core.exchange import KeyKind
from screening_app.core.figures.ledger import Reason
from screening_app.core.figures.plan import Plan
from screening_app.core.figures.sheets import Edition
from screening_app.core.figures.table import TOTAL, Codes
from screening_app.core.records import Outcome
from screening_app.errors import CannotNow, Code
from screening_app.workspace import Workspace
from screening_app.workspace.regional import Collating, Wanted
from talk import hold
from units_sent import Sender, small_plan, year_of
from years_made import contacts_of, plan_of, unit_year

pytestmark = pytest.mark.slow
REGION = Wanted("Regionen")
LATE = replace(REGION, reason=Reason.LATE_RECORDS)


class Region:
    """A collator's store that trusts made-up units, and a folder for their files and for editions."""

    def __init__(self, collator: Workspace, folder: Path, plan: Callable[[int], Plan]) -> None:
        self.collator, self.folder, self._plan = collator, folder, plan
        collator.exchange.key(KeyKind.COLLATOR)

    def trusts(self, *units: Sender) -> None:
        for unit in units:
            self.collator.exchange.trust(unit.text, KeyKind.UNIT, unit.key.fingerprint)

    def collate(self, *units: Sender, out: str = "out", wanted: Wanted = REGION) -> Edition:
        to = self.collator.exchange.key(KeyKind.COLLATOR)
        files = []
        for unit in units:
            files.append(self.folder / f"{unit.year.unit_id}.sealed")
            files[-1].write_bytes(unit.seal(to, self._plan(unit.year.year)))
        own = Collating(self.collator.store, self.collator.now, self.collator.exchange, self._plan, dict)
        _, edition = own.collate(files, self.folder / out, wanted)
        return edition

    def numbers(self) -> list[tuple[bool, int]]:
        return [(one.edition.is_regional, one.edition.number) for one in self.collator.publishing.entries()]

    def files(self, out: str) -> dict[str, bytes]:
        return {file.name: file.read_bytes() for file in (self.folder / out).iterdir()}


def shown(edition: Edition) -> dict[tuple[str, Codes], int]:
    return {
        (table.name, cell.dimensions): cell.count
        for one in edition.publications
        for table in one.tables
        for cell in table.cells
    }


def later(unit: Sender, outcome: Outcome, more: int) -> Sender:
    """Return the unit with some contacts more of one outcome."""
    facts = Counter(unit.year.facts)
    facts[next(fact for fact in facts if fact.outcome is outcome)] += more
    return replace(unit, year=replace(unit.year, facts=dict(facts)))


def practice(number: int, year: int) -> Sender:
    told = contacts_of(30 + 7 * number, 10 * year + number, year=year)
    return Sender(unit_year(f"Enhet {number}", told, year=year), bytes([number]) * 32)


@pytest.fixture
def region(open_unit: Callable[..., Workspace], tmp_path: Path) -> Region:
    return Region(open_unit(), tmp_path, lambda _: small_plan())


@pytest.fixture
def units(region: Region) -> list[Sender]:
    # Their ids are in another order than their names.
    made = [
        Sender(year_of(number, 30 + number, unit_id=f"enhet-{9 - number}"), bytes([number]) * 32)
        for number in range(1, 5)
    ]
    region.trusts(*made)
    return made


def test_the_same_counts_are_the_same_edition_byte_for_byte(region: Region, units: list[Sender]) -> None:
    region.collate(*units[:3])
    region.collate(*reversed(units[:3]), out="again")
    assert region.files("out") == region.files("again")
    assert region.numbers() == [(True, 1), (True, 1)]
    assert region.collator.verify() == ()


def test_late_records_need_a_reason_and_move_numbers_by_whole_steps(region: Region, units: list[Sender]) -> None:
    first = region.collate(*units[:3])
    late = [*units[:2], later(units[2], Outcome.NO, 12)]
    with pytest.raises(CannotNow) as caught:
        region.collate(*late, out="late")
    assert caught.value.code is Code.FIGURES_REASON_NEEDED
    assert not (region.folder / "late").exists()
    second = region.collate(*late, out="late", wanted=LATE)
    before, after = shown(first), shown(second)
    changes = {after[place] - before[place] for place in before}
    assert changes > {0}
    assert all(change % 5 == 0 for change in changes)
    assert region.numbers() == [(True, 1), (True, 2)]


def test_one_more_unit_is_another_edition_and_one_fewer_is_refused(region: Region, units: list[Sender]) -> None:
    first = region.collate(*units[:3])
    second = region.collate(*units, out="more", wanted=LATE)
    assert second.unit_names == tuple(unit.year.unit for unit in units)
    before, after = shown(first), shown(second)
    assert all((after[place] - before[place]) % 5 == 0 for place in before)
    new = units[3].year.unit_id
    assert [place for place in after if place not in before]
    assert {place[1][0] for place in after if place not in before} == {new}
    with pytest.raises(CannotNow) as caught:
        region.collate(*units[1:], out="fewer", wanted=LATE)
    assert caught.value.code is Code.FIGURES_YEAR_FIXED
    assert not (region.folder / "fewer").exists()
    assert region.numbers() == [(True, 1), (True, 2)]


def test_a_unit_that_is_missing_is_told_without_another_edition(region: Region, units: list[Sender]) -> None:
    region.collate(*units[:3])
    told = replace(REGION, expected=("Enhet 9",), incomplete=True)
    assert region.collate(*units[:3], out="told", wanted=told).missing == ("Enhet 9",)
    assert region.numbers() == [(True, 1), (True, 1)]


def test_the_collators_own_year_is_published_apart(region: Region, units: list[Sender]) -> None:
    for _ in range(6):
        region.collator.conversations.finish(hold(region.collator, "no").conversation.id)
    region.collator.publishing.export(2026, region.folder / "own")
    region.collate(*units[:3])
    region.collator.publishing.export(2026, region.folder / "own again")
    assert region.files("own") == region.files("own again")
    assert region.numbers() == [(False, 1), (True, 1), (False, 1)]
    assert len(region.collator.publishing.on_screen(2026).entries) == 2


def test_sheets_for_the_region_have_each_unit_and_the_year_before(
    open_unit: Callable[..., Workspace], tmp_path: Path
) -> None:
    region = Region(open_unit(), tmp_path, plan_of)
    made = {year: [practice(n, year) for n in (1, 2, 3)] for year in (2025, 2026)}
    region.trusts(*made[2026])
    region.collate(*made[2025], out="2025")
    edition = region.collate(*made[2026], out="2026")
    rows = {TOTAL, *(unit.year.unit_id for unit in made[2026])}
    sheets = {sheet.name: sheet for sheet in edition.sheets}
    for name in ("region-asked", "region-support", "steps"):
        sheet = sheets[name]
        at = sheet.table.dimensions.index("unit")
        assert {cell.dimensions[at] for cell in sheet.table.cells} == rows
        assert sheet.year_before is not None
        assert {codes[at] for codes in sheet.year_before} == rows
    assert any(share.percent is not None for share in sheets["region-asked"].shares)
