# SPDX-License-Identifier: EUPL-1.2
"""What each role may do, what is counted and exported, and how a unit is opened."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from screening_app.core.readiness import NotAskedReason
from screening_app.core.records import DataMode, Role, UnitKind
from screening_app.core.routines import Validity
from screening_app.errors import CannotNow, Code
from screening_app.workspace import NewStore, Surroundings, Workspace, create, recover, unlock
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
    assert coordinator.figures(2026).tables[0].cells
    assert coordinator.export_figures(2026, tmp_path / "export")

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
    written = unit.export_figures(2026, tmp_path)

    assert sorted(f.name for f in written) == ["manifest.json", "yearly-2026.csv"]
    text = (tmp_path / "yearly-2026.csv").read_bytes().decode("utf-8-sig")
    counts = {(r[0], r[1]): int(r[2]) for r in list(csv.reader(io.StringIO(text), delimiter=";"))[1:]}
    assert counts["Tillfrågade", "Nej"] == 7
    assert not set(counts.values()) & {1, 2, 3, 4}
    manifest = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["unit"] == "Provenheten"


def test_exporting_twice_gives_the_same_bytes(unit: Workspace, tmp_path: Path) -> None:
    hold(unit, "no")
    first, second = (
        {f.name: f.read_bytes() for f in unit.export_figures(2026, tmp_path / name)} for name in ("one", "two")
    )
    assert first == second


def test_a_folder_that_cannot_be_written_is_refused_and_nothing_is_logged_as_exported(
    unit: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(CannotNow) as caught:
        unit.export_figures(2026, tmp_path / "file" / "folder")
    assert caught.value.code is Code.OUTPUT_REFUSED


def test_this_year_is_always_among_the_years(unit: Workspace) -> None:
    assert unit.years() == (2026,)


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
