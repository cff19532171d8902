# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import os
import stat
import subprocess
import sys
from threading import Thread

import pytest

from screening_app.core.records import DataMode, Role, Unit, UnitKind
from screening_app.errors import CannotNow, Code
from screening_app.store import KdfCost, migrate, recover_store, store_exists, vault


def code_of(act) -> Code:
    with pytest.raises(CannotNow) as caught:
        act()
    return caught.value.code


def test_a_store_remembers_unit_mode_and_account(desk):
    desk.create(mode=DataMode.TALLY).close()
    store = desk.open(user="ANNA")
    assert (store.unit, store.mode, store.folder) == (desk.unit, DataMode.TALLY, desk.folder)
    assert (store.account.user, store.account.reads_records) == ("anna", True)
    assert store.accounts.listed() == (store.account,)


def test_wrong_passphrase_and_unknown_user_say_the_same(desk):
    desk.create().close()
    assert code_of(lambda: desk.open(passphrase="åtta lugna hästar")) is Code.WRONG_LOGIN
    assert code_of(lambda: desk.open(user="berit")) is Code.WRONG_LOGIN
    assert code_of(lambda: desk.open(user="inget namn!")) is Code.WRONG_LOGIN


def test_an_unknown_user_costs_a_key_derivation_too(desk, monkeypatch):
    desk.create().close()
    derived = []
    whole = vault.Argon2id

    def counting(**given):
        derived.append(given["memory_cost"])
        return whole(**given)

    monkeypatch.setattr(vault, "Argon2id", counting)
    code_of(lambda: desk.open(user="berit"))
    assert derived == [KdfCost.FLOOR.memory_kib]


def test_a_passphrase_is_the_same_however_its_letters_are_composed(desk):
    desk.create().close()
    assert desk.open(passphrase="sju lugna ha\u0308star").account.user == "anna"


def test_short_passphrases_and_odd_user_names_are_refused_and_leave_nothing(desk):
    desk.passphrase = "elva tecken"
    assert code_of(desk.create) is Code.PASSPHRASE_SHORT
    desk.passphrase = "sju lugna hästar"
    for odd in ("", "x" * 41, "anna andersson", "anna/../b"):
        desk.user = odd
        assert code_of(desk.create) is Code.USER_NAME_INVALID
    assert not desk.folder.parent.exists()


def test_maternity_care_has_no_case_mode(desk):
    desk.unit = Unit("b", "Barnmorskorna", UnitKind.MATERNITY)
    assert code_of(desk.create) is Code.MODE_NOT_FOR_UNIT


def test_a_second_opening_is_refused_until_the_first_is_closed(desk):
    store = desk.create()
    assert code_of(desk.open) is Code.STORE_IN_USE
    store.close()
    assert desk.open().account.user == "anna"


def test_a_failed_log_in_does_not_keep_the_lock(desk):
    desk.create().close()
    code_of(lambda: desk.open(passphrase="åtta lugna hästar"))
    desk.open()


def test_a_store_may_be_closed_on_another_thread(desk):
    store = desk.create()
    closing = Thread(target=store.close)
    closing.start()
    closing.join()
    assert desk.open().verify() == ()


def test_a_folder_with_a_store_or_part_of_one_is_never_written_over(desk):
    assert not store_exists(desk.folder)
    desk.create().close()
    before = (desk.folder / "unit.db").read_bytes()
    assert code_of(desk.create) is Code.STORE_EXISTS
    (desk.folder / "unit.keys").unlink()
    assert store_exists(desk.folder)
    assert code_of(desk.create) is Code.STORE_EXISTS
    assert (desk.folder / "unit.db").read_bytes() == before
    assert code_of(desk.open) is Code.KEY_FILE_MISSING


def test_opening_where_nothing_is_makes_nothing(desk):
    assert code_of(desk.open) is Code.STORE_MISSING
    assert not desk.folder.exists()


@pytest.mark.parametrize("step", ["_open_database", "_make_database", "flush_folder"])
def test_a_half_made_store_leaves_nothing(desk, monkeypatch, step):
    def fail(*_given, **_more):
        raise OSError(28, "full") if step == "flush_folder" else KeyboardInterrupt

    monkeypatch.setattr(f"screening_app.store.opening.{step}", fail)
    with pytest.raises((KeyboardInterrupt, CannotNow)):
        desk.create()
    assert not desk.folder.parent.exists()
    monkeypatch.undo()
    assert desk.create().verify() == ()


def test_the_remains_of_a_killed_creation_do_not_stand_in_the_way(desk):
    desk.folder.mkdir(parents=True)
    (desk.folder / "unit.unfinished").write_bytes(b"half")
    assert desk.create().verify() == ()
    assert not (desk.folder / "unit.unfinished").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_only_the_owner_can_read_any_file(desk, conversation):
    desk.create().save(conversation())
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in desk.folder.iterdir()}
    assert set(modes) >= {"unit.keys", "unit.db", "unit.db-wal", "unit.lock"}
    assert set(modes.values()) == {0o600}
    assert {stat.S_IMODE(each.stat().st_mode) for each in (desk.folder, desk.folder.parent)} == {0o700}


def test_after_closing_everything_is_in_one_file(desk, conversation):
    store = desk.create()
    store.save(conversation())
    store.close()
    store.close()
    kept = {"unit.keys", "unit.db", "unit.head", "unit.lock", "unit.attempts"}
    assert {path.name for path in desk.folder.iterdir()} <= kept


def test_two_of_three_shares_recover_and_give_a_new_passphrase(desk, conversation):
    store = desk.create()
    store.save(conversation())
    store.close()
    first, second, third = desk.shares
    for pair in ((first, second), (third, first.upper()), (second, " \n ".join(third.split()))):
        store = recover_store(desk.folder, pair, "anna", "nytt långt lösenord", desk.now, cost=KdfCost.FLOOR)
        assert store.conversation("samtal-1") == conversation()
        assert store.account.roles == {Role.SCREENER, Role.ADMINISTRATOR}
        store.close()
    assert code_of(desk.open) is Code.WRONG_LOGIN
    assert desk.open(passphrase="nytt långt lösenord").verify() == ()


def test_a_stranger_with_two_shares_becomes_screener_and_administrator(desk):
    desk.create(roles=frozenset({Role.ADMINISTRATOR})).close()
    store = recover_store(desk.folder, desk.shares, "berit", "nytt långt lösenord", desk.now, cost=KdfCost.FLOOR)
    desk.opened.append(store)
    assert store.account.reads_records
    assert [each.user for each in store.accounts.listed()] == ["anna", "berit"]


def test_recovery_does_not_give_a_coordinator_the_records(desk):
    desk.create().accounts.add(
        vault.NewAccount("cecilia", frozenset({Role.COORDINATOR}), "tolv tecken är det", KdfCost.FLOOR)
    )
    desk.opened[-1].close()
    store = recover_store(desk.folder, desk.shares[:2], "cecilia", "nytt långt lösenord", desk.now, cost=KdfCost.FLOOR)
    desk.opened.append(store)
    assert not store.account.reads_records
    assert code_of(store.unfinished) is Code.NOT_PERMITTED


def test_one_share_or_mixed_or_misspelt_or_strange_shares_are_refused(desk, tmp_path):
    desk.create().close()
    other = type(desk)(tmp_path / "other")
    other.create().close()
    first, second, _ = desk.shares
    sets = [
        (),
        (first,),
        (first, first),
        (first, other.shares[1]),
        other.shares,
        (first, second[:-3] + "xyz"),
        ("å", "ö"),
    ]
    for shares in sets:
        assert (
            code_of(lambda shares=shares: recover_store(desk.folder, shares, "anna", "nytt långt lösenord", desk.now))
            is Code.SHARES_INVALID
        )
    desk.open()


def test_a_store_of_a_newer_program_is_refused(desk):
    desk.create().close()
    with desk.raw() as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    assert code_of(desk.open) is Code.STORE_NEWER


def test_opening_a_current_store_does_not_load_the_migration_library(desk):
    desk.create().close()
    script = (
        "import sys; from pathlib import Path; from datetime import datetime, UTC\n"
        "import screening_app.store as s\n"
        "heavy = {'sqlalchemy', 'cryptography', 'alembic', 'sqlcipher3', 'shamir_mnemonic', 'filelock'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
        "s.open_store(Path(sys.argv[1]), 'anna', sys.argv[2], datetime.now(UTC)).close()\n"
        "assert 'alembic' not in sys.modules and 'shamir_mnemonic' not in sys.modules\n"
    )
    source = str(migrate.SCRIPTS.parents[2])
    run = [sys.executable, "-c", script, str(desk.folder), desk.passphrase]
    done = subprocess.run(run, env={**os.environ, "PYTHONPATH": source}, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_database_of_another_store_is_a_mismatch_and_never_a_wrong_passphrase(desk, tmp_path):
    desk.create().close()
    other = type(desk)(tmp_path / "other")
    other.create().close()
    (other.folder / "unit.db").replace(desk.folder / "unit.db")
    assert code_of(desk.open) is Code.STORE_MISMATCH


def test_an_emptied_or_missing_database_is_not_taken_for_a_new_one(desk):
    desk.create().close()
    (desk.folder / "unit.db").write_bytes(b"")
    assert code_of(desk.open) is Code.STORE_DAMAGED
    (desk.folder / "unit.db").unlink()
    assert code_of(desk.open) is Code.STORE_MISSING
    assert not (desk.folder / "unit.db").exists()
