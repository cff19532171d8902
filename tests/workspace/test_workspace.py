# SPDX-License-Identifier: EUPL-1.2
"""What each role may do, what is counted and exported, and how a unit is opened."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from screening_app.core.figures.ledger import Reason
from screening_app.core.readiness import NotAskedReason
from screening_app.core.records import DataMode, Role, UnitKind
from screening_app.core.routines import Validity
from screening_app.errors import CannotNow, Code
from screening_app.paths import data_folder
from screening_app.workspace import NewStore, Surroundings, Workspace, create, recover, unlock
from screening_app.workspace.leaving import Decision
from screening_app.workspace.protecting import attack_folders
from talk import begin, hold

PASSPHRASE = "korrekt häst batteri klammer"
ANOTHER = "en helt annan lång fras"


@pytest.fixture
def coordinator(unit: Workspace, around: Surroundings):
    """Return the unit opened by its coordinator, with one conversation held before."""
    hold(unit, "ongoing")
    unit.accounts.add("sam", frozenset({Role.COORDINATOR}), ANOTHER, typed_by_owner=True)
    unit.close()
    opened = unlock(unit.folder, "sam", ANOTHER, around)
    yield opened
    opened.close()


def test_a_coordinator_counts_and_does_nothing_else(coordinator: Workspace, tmp_path: Path) -> None:
    assert coordinator.publishing.edition(2026).sheets
    assert coordinator.publishing.export(2026, tmp_path / "export")
    coordinator.publishing.set_adults(2026, 8_000)
    assert coordinator.publishing.adults(2026) == 8_000

    for forbidden in (
        coordinator.today,
        coordinator.accounts.listed,
        coordinator.accounts.waiting,
        coordinator.conversations.open_contact,
        lambda: coordinator.conversations.get("any"),
        lambda: coordinator.conversations.find("any"),
        lambda: coordinator.accounts.add("eve", frozenset({Role.SCREENER}), ANOTHER),
    ):
        with pytest.raises(CannotNow) as caught:
            forbidden()
        assert caught.value.code is Code.NOT_PERMITTED


def test_an_administrator_alone_cannot_read_or_hand_on_the_records_key(unit: Workspace, around: Surroundings) -> None:
    unit.accounts.add("adm", frozenset({Role.ADMINISTRATOR}), ANOTHER, typed_by_owner=True)
    unit.close()
    admin = unlock(unit.folder, "adm", ANOTHER, around)
    try:
        assert {a.user for a in admin.accounts.listed()} == {"anna", "adm"}
        with pytest.raises(CannotNow):
            admin.today()
        with pytest.raises(CannotNow):
            admin.accounts.add("eve", frozenset({Role.SCREENER}), "ännu en lång fras här", typed_by_owner=True)
        admin.accounts.add("sam", frozenset({Role.COORDINATOR}), "ännu en lång fras här")
    finally:
        admin.close()


def test_the_export_holds_the_protected_table_and_its_manifest(unit: Workspace, tmp_path: Path) -> None:
    for _ in range(7):
        unit.conversations.finish(hold(unit, "no").conversation.id)
    for _ in range(2):
        view = unit.conversations.open_contact()
        unit.conversations.postpone(view.conversation.id, NotAskedReason.NO_TIME, None)
    written = unit.publishing.export(2026, tmp_path, sheets=["outcomes"])

    assert sorted(f.name for f in written) == ["blankett-outcomes-2026.csv", "las-mig.txt", "manifest.json"]
    text = (tmp_path / "blankett-outcomes-2026.csv").read_bytes().decode("utf-8-sig")
    counts = {r[0]: int(r[1]) for r in list(csv.reader(io.StringIO(text), delimiter=";"))[1:]}
    assert abs(counts["Nej"] - 7) < 5
    assert not set(counts.values()) & {1, 2, 3, 4}
    manifest = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["unit"] == "Provenheten"


def test_exporting_twice_gives_the_same_bytes(unit: Workspace, tmp_path: Path) -> None:
    hold(unit, "no")
    first, second = (
        {f.name: f.read_bytes() for f in unit.publishing.export(2026, tmp_path / name)} for name in ("one", "two")
    )
    assert first == second


def test_a_folder_that_cannot_be_written_is_refused_and_the_same_edition_is_written_elsewhere(
    unit: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(CannotNow) as caught:
        unit.publishing.export(2026, tmp_path / "file" / "folder")
    assert caught.value.code is Code.OUTPUT_REFUSED
    assert unit.publishing.export(2026, tmp_path / "folder")
    one, two = unit.publishing.entries()
    assert (one.files, one.edition) == (two.files, two.edition)


def test_a_year_that_has_changed_is_published_anew_with_a_reason_and_never_by_little(
    unit: Workspace, tmp_path: Path
) -> None:
    for _ in range(6):
        unit.conversations.finish(hold(unit, "no").conversation.id)
    unit.publishing.export(2026, tmp_path / "one")
    hold(unit, "no")
    assert not unit.publishing.on_screen(2026).needs_reason, "one more changes no number that was published"
    for _ in range(6):
        unit.conversations.finish(hold(unit, "ongoing").conversation.id)
    with pytest.raises(CannotNow) as caught:
        unit.publishing.export(2026, tmp_path / "two")
    assert caught.value.code is Code.FIGURES_REASON_NEEDED
    assert unit.publishing.on_screen(2026).needs_reason
    unit.publishing.export(2026, tmp_path / "two", reason=Reason.LATE_RECORDS)

    first, second = (entry.edition for entry in unit.publishing.entries())
    assert (first.number, second.number, second.reason) == (1, 2, "late-records")
    for before, after in zip(first.sheets, second.sheets, strict=True):
        shown = {cell.dimensions: cell.count for cell in before.table.cells}
        changes = {cell.count - shown[cell.dimensions] for cell in after.table.cells if cell.status == "shown"}
        assert all(change % 5 == 0 for change in changes), before.name
    assert unit.verify() == ()


def test_a_published_year_keeps_its_plan(unit: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hold(unit, "no")
    unit.publishing.export(2026, tmp_path / "one")
    forms = tmp_path / "forms"
    shutil.copytree(data_folder("forms"), forms)
    plan = forms / "sheets" / "2026.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace('least: "10"', 'least: "12"'), encoding="utf-8")
    monkeypatch.setattr("screening_app.paths.data_folder", lambda _: forms)
    unit.__dict__.pop("publishing")
    with pytest.raises(CannotNow) as caught:
        unit.publishing.export(2026, tmp_path / "two")
    assert caught.value.code is Code.FIGURES_YEAR_FIXED


def test_exact_numbers_stand_beside_the_protected_ones_on_screen(unit: Workspace) -> None:
    for _ in range(3):
        hold(unit, "no")
    found = unit.publishing.on_screen()
    exact, shown = (next(s for s in e.sheets if s.name == "outcomes") for e in (found.exact, found.edition))
    assert 3 in {cell.count for cell in exact.table.cells}
    assert not {cell.count for cell in shown.table.cells} & {1, 2, 3, 4}
    assert found.loss.tables


def test_another_number_of_adults_is_another_edition_with_a_reason_and_the_same_protected_numbers(
    unit: Workspace, tmp_path: Path
) -> None:
    for _ in range(12):
        unit.conversations.finish(hold(unit, "ongoing").conversation.id)
    publishing, some = unit.publishing, ["outcomes", "kolada-1"]
    publishing.export(2026, tmp_path / "one", sheets=some)
    publishing.set_adults(2026, 8_000)
    assert publishing.on_screen(2026).needs_reason
    with pytest.raises(CannotNow) as caught:
        publishing.export(2026, tmp_path / "none")
    assert caught.value.code is Code.FIGURES_REASON_NEEDED
    publishing.export(2026, tmp_path / "two", sheets=some, reason=Reason.OTHER_ADULTS)
    again = publishing.export(2026, tmp_path / "two-again", sheets=some)

    first, second, third = (entry.edition for entry in publishing.entries())
    assert (first.number, second.number, second.reason, third) == (1, 2, "other-adults", second)
    assert {file.read_bytes() for file in again} == {file.read_bytes() for file in (tmp_path / "two").iterdir()}
    assert second.publications == first.publications
    for before, after in zip(first.sheets, second.sheets, strict=True):
        assert replace(after, rates=()) == before, "nothing but the rates is new"
    assert {rate.adults for sheet in second.sheets for rate in sheet.rates} == {8_000}
    assert not any(sheet.rates for sheet in first.sheets)
    assert attack_folders([tmp_path / "one", tmp_path / "two"]).report.leaks == ()

    publishing.set_adults(2026, None)
    publishing.export(2026, tmp_path / "three", reason=Reason.CORRECTED)
    assert not any(sheet.rates for sheet in publishing.entries()[-1].edition.sheets)
    hold(unit, "no")
    assert publishing.edition(2026) == publishing.entries()[-1].edition, "one more changes no number"
    assert [line.action for line in unit.store.log_entries()].count("figures-adults") == 2


@pytest.mark.parametrize("adults", [0, -1, 20_000_001])
def test_a_number_that_no_municipality_has_is_refused(unit: Workspace, adults: int) -> None:
    with pytest.raises(ValueError, match="adults"):
        unit.publishing.set_adults(2026, adults)
    assert unit.publishing.adults(2026) is None


def test_a_base_of_three_needs_somebody_who_decided_it(unit: Workspace, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="decision"):
        unit.publishing.decide("rounding", 3, " ")
    unit.publishing.decide("rounding", 3, "enhetschefen")
    hold(unit, "no")
    unit.publishing.export(2026, tmp_path)
    (entry,) = unit.publishing.entries()
    assert (entry.edition.rule.threshold, entry.decided_by) == (3, "enhetschefen")


def test_a_year_for_adding_is_the_same_again_and_stays_so_whatever_is_decided_later(
    unit: Workspace, tmp_path: Path
) -> None:
    with pytest.raises(ValueError, match="decision"):
        unit.publishing.decide("hiding", 5, "", for_adding=True)
    unit.publishing.decide("rounding", 5, "", for_adding=True)
    for outcome in ("no", "no", "earlier"):
        hold(unit, outcome)
    shown = unit.publishing.edition(2026)
    unit.publishing.decide("rounding", 5, "", for_adding=False)
    unit.publishing.decide("rounding", 5, "", for_adding=True)
    assert unit.publishing.edition(2026) == shown  # deciding anew draws nothing anew
    first = unit.publishing.export(2026, tmp_path / "one")
    assert json.loads((tmp_path / "one" / "manifest.json").read_bytes())["publications"]["contacts"]["for_adding"]
    assert "läggas ihop" in (tmp_path / "one" / "las-mig.txt").read_text(encoding="utf-8-sig")

    unit.publishing.decide("rounding", 5, "", for_adding=False)
    again = unit.publishing.export(2026, tmp_path / "two")
    assert [file.read_bytes() for file in first] == [file.read_bytes() for file in again]
    assert unit.publishing.decision(2026) == Decision(for_adding=True, published=True)
    assert unit.publishing.decision(2027) == Decision()


def test_the_draw_follows_from_a_secret_of_the_unit(
    open_unit: Callable[[], Workspace], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    for number in range(3):
        unit = open_unit()
        monkeypatch.setattr("secrets.token_bytes", lambda size, sign=number: bytes([sign]) * size)
        unit.publishing.decide("rounding", 5, "", for_adding=True)
        monkeypatch.undo()
        hold(unit, "no")
        hold(unit, "earlier")
        made.append(unit.publishing.edition(2026).publications)
    assert any(one != made[0] for one in made)


def test_this_year_is_always_among_the_years(unit: Workspace) -> None:
    assert unit.publishing.years() == (2026,)


def test_maternity_care_keeps_tallies_only(tmp_path: Path, around: Surroundings) -> None:
    new = NewStore(DataMode.CASE, "Barnmorskemottagningen", UnitKind.MATERNITY, "bea", PASSPHRASE)
    with pytest.raises(CannotNow) as caught:
        create(tmp_path / "store", new, around)

    assert caught.value.code is Code.MODE_NOT_FOR_UNIT
    assert not (tmp_path / "store").exists()


def test_maternity_care_has_its_own_questions_and_routine(open_unit) -> None:
    clinic = open_unit(DataMode.TALLY, UnitKind.MATERNITY)
    form, *_ = clinic.content.forms_for(UnitKind.MATERNITY)
    assert form.url.endswith("/maternity-routine-questions")
    assert clinic.today().routine_validity is Validity.CURRENT
    view = hold(clinic, "earlier")
    assert view.steps


@pytest.mark.parametrize("name", ["", " ", "x", "x" * 61])
def test_a_unit_needs_a_name(tmp_path: Path, around: Surroundings, name: str) -> None:
    with pytest.raises(CannotNow) as caught:
        create(tmp_path / "store", NewStore(DataMode.TALLY, name, UnitKind.INTAKE, "anna", PASSPHRASE), around)
    assert caught.value.code is Code.UNIT_NAME_INVALID


def test_two_shares_open_the_unit_with_a_new_passphrase(tmp_path: Path, around: Surroundings) -> None:
    new = NewStore(DataMode.TALLY, "Provenheten", UnitKind.INTAKE, "anna", PASSPHRASE)
    unit, shares = create(tmp_path / "store", new, around)
    unit.close()
    recover(tmp_path / "store", shares[1:], "anna", ANOTHER, around).close()

    with pytest.raises(CannotNow):
        unlock(tmp_path / "store", "anna", PASSPHRASE, around)
    unlock(tmp_path / "store", "anna", ANOTHER, around).close()


def test_a_units_own_routine_comes_before_the_sample(tmp_path: Path, around: Surroundings) -> None:
    from screening_app.paths import data_folder

    sample = (data_folder("forms") / "routines" / "intake-sample.yaml").read_text(encoding="utf-8")
    own = tmp_path / "store" / "content" / "routines" / "own.yaml"
    own.parent.mkdir(parents=True)
    title = next(line for line in sample.splitlines() if line.startswith("title:"))
    own.write_text(sample.replace(title, "title: Vår egen rutin"), encoding="utf-8")
    unit, _ = create(
        tmp_path / "store", NewStore(DataMode.TALLY, "Provenheten", UnitKind.INTAKE, "anna", PASSPHRASE), around
    )
    try:
        assert unit.today().routine.title == "Vår egen rutin"
    finally:
        unit.close()


def test_a_healthy_unit_verifies(unit: Workspace) -> None:
    hold(unit, "earlier")
    assert unit.verify() == ()


def test_a_conversation_goes_on_where_it_was_after_new_keys(unit: Workspace) -> None:
    view = begin(unit)
    before = unit.conversations.get(view.conversation.id)
    unit.rekey()
    after = unit.conversations.next_question(before.conversation.id)
    assert after.conversation.stage is not before.conversation.stage
    assert unit.verify() == ()
