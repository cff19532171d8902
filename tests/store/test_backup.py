# SPDX-License-Identifier: EUPL-1.2
"""A backup holds everything, is checked before it gets its name, and comes back without anything being overwritten."""

from __future__ import annotations

import json
import shutil
import zipfile
from datetime import timedelta

import pytest

from screening_app.core.records import Role
from screening_app.errors import CannotNow, Code
from screening_app.store import (
    KdfCost,
    NewAccount,
    Store,
    automatic_backups,
    backup,
    migrate,
    restore_key_file,
    restore_store,
    try_backup,
)
from screening_app.store.database import Database


def code_of(act) -> Code:
    with pytest.raises(CannotNow) as caught:
        act()
    return caught.value.code


@pytest.fixture
def kept(desk, conversation, fact, tmp_path):
    """A store with one conversation, and a backup of it in another folder."""
    store = desk.create()
    store.save(conversation(), add=fact(), log="sealed")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    store.back_up(elsewhere / "a.backup", desk.now)
    return elsewhere / "a.backup"


def restored(desk, file, user=None, passphrase=None) -> Store:
    store, _ = restore_store(desk.folder, file, user or desk.user, passphrase or desk.passphrase, desk.now)
    desk.opened.append(store)
    return store


def files_in(folder):
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_backup_of_the_open_store_says_what_it_is_and_holds_nothing_in_the_clear(desk, kept):
    bundle = backup.look(kept)
    assert (bundle.made_at, bundle.schema) == (desk.now, migrate.HEAD)
    assert bundle.store_id in (desk.folder / "unit.keys").read_text()
    assert bundle.size == kept.stat().st_size
    assert sorted(path.name for path in kept.parent.iterdir()) == ["a.backup"]
    content = kept.read_bytes()
    assert b"SQLite format" not in content
    assert b"linkId" not in content


def test_trying_one_out_finds_it_sound_and_leaves_nothing_behind(desk, kept, tmp_path, monkeypatch):
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    tried = try_backup(kept, desk.user, desk.passphrase, desk.now)
    assert (tried.unit_name, tried.found) == ("Mottagning Ek", ())
    assert list(scratch.iterdir()) == []
    assert code_of(lambda: try_backup(kept, desk.user, "not the passphrase", desk.now)) is Code.WRONG_LOGIN
    assert list(scratch.iterdir()) == []


def test_what_was_changed_after_the_backup_is_kept_aside_when_it_is_restored(desk, kept, conversation, fact):
    desk.opened[0].save(conversation("samtal-2", contact="kontakt-2"))
    desk.opened[0].close()
    before = files_in(desk.folder)
    store = restored(desk, kept)
    assert [each.id for each in store.unfinished()] == ["samtal-1"]
    assert store.counts(2025) == {fact(): 1}
    assert store.verify() == ()
    assert [line.action for line in store.log_entries()][-1] == "backup-restored"
    (aside,) = desk.folder.glob("kept-*")
    store.close()
    # The old store is whole where it was put: it opens there with everything in it.
    assert {name: before[name] for name in ("unit.db", "unit.keys")} == {
        name: (aside / name).read_bytes() for name in ("unit.db", "unit.keys")
    }
    desk.folder = aside
    assert sorted(each.id for each in desk.open().unfinished()) == ["samtal-1", "samtal-2"]


def test_a_store_of_which_nothing_is_left_comes_back(desk, kept):
    desk.opened[0].close()
    shutil.rmtree(desk.folder)
    store = restored(desk, kept)
    assert [each.id for each in store.unfinished()] == ["samtal-1"]
    assert store.verify() == ()


def flipped(file, place):
    content = bytearray(file.read_bytes())
    content[place] ^= 0x20
    file.write_bytes(content)


@pytest.mark.parametrize("part", ["unit.db", "unit.keys", "manifest.json"])
def test_a_byte_flipped_in_any_part_is_found_and_nothing_is_touched(desk, kept, part):
    desk.opened[0].close()
    with zipfile.ZipFile(kept) as archive:
        info = archive.getinfo(part)
    flipped(kept, info.header_offset + 30 + len(part) + info.file_size // 2)
    before = files_in(desk.folder)
    assert code_of(lambda: try_backup(kept, desk.user, desk.passphrase, desk.now)) is Code.BACKUP_DAMAGED
    assert code_of(lambda: restored(desk, kept)) is Code.BACKUP_DAMAGED
    assert files_in(desk.folder) == before


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9, 0.999])
def test_a_backup_that_was_cut_short_is_found(desk, kept, share):
    content = kept.read_bytes()
    kept.write_bytes(content[: int(len(content) * share)])
    desk.opened[0].close()
    assert code_of(lambda: restored(desk, kept)) is Code.BACKUP_DAMAGED


def test_a_manifest_made_up_by_somebody_without_the_key_is_found(desk, kept, tmp_path):
    desk.opened[0].close()
    forged = tmp_path / "forged.backup"
    with zipfile.ZipFile(kept) as old, zipfile.ZipFile(forged, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "manifest.json":
                content = json.dumps(json.loads(content) | {"made_at": "2030-01-01T00:00:00+00:00"}).encode()
            new.writestr(name, content)
    assert backup.look(forged).made_at.year == 2030
    assert code_of(lambda: restored(desk, forged)) is Code.BACKUP_DAMAGED


def test_database_and_key_file_of_two_backups_do_not_go_together(desk, kept, tmp_path):
    # The key file of another store under this one's database, with right checksums: the key does not open it.
    desk.opened[0].close()
    other = type(desk)(tmp_path / "other")
    other.create().back_up(tmp_path / "b.backup", desk.now)
    other.opened[0].close()
    mixed = tmp_path / "mixed.backup"
    with (
        zipfile.ZipFile(kept) as ours,
        zipfile.ZipFile(tmp_path / "b.backup") as theirs,
        zipfile.ZipFile(mixed, "w") as new,
    ):
        manifest = json.loads(ours.read("manifest.json"))
        manifest["files"]["unit.keys"] = json.loads(theirs.read("manifest.json"))["files"]["unit.keys"]
        new.writestr("manifest.json", json.dumps(manifest))
        new.writestr("unit.db", ours.read("unit.db"))
        new.writestr("unit.keys", theirs.read("unit.keys"))
    assert code_of(lambda: restored(desk, mixed)) is Code.BACKUP_DAMAGED
    assert code_of(lambda: restore_store(desk.folder, tmp_path / "b.backup", "anna", desk.passphrase, desk.now)) is (
        Code.BACKUP_FOREIGN
    )


def test_only_an_administrator_restores_and_only_a_store_that_is_closed(desk, kept, tmp_path):
    store = desk.opened[0]
    assert code_of(lambda: restored(desk, kept)) is Code.STORE_IN_USE
    store.accounts.add(NewAccount("karin", frozenset({Role.COORDINATOR}), "karins egen lösenfras", KdfCost.FLOOR))
    store.back_up(tmp_path / "b.backup", desk.now)
    store.close()
    karins = (tmp_path / "b.backup", "karin", "karins egen lösenfras")
    assert code_of(lambda: restored(desk, *karins)) is Code.NOT_PERMITTED
    assert list(desk.folder.glob("kept-*")) == []


def test_a_cancelled_backup_or_one_to_an_impossible_place_leaves_nothing(desk, kept, tmp_path):
    def stop(_share):
        raise CannotNow(Code.CANCELLED)

    store = desk.opened[0]
    target = tmp_path / "target"
    target.mkdir()
    assert code_of(lambda: store.back_up(target / "b.backup", desk.now, stop)) is Code.CANCELLED
    assert list(target.iterdir()) == []
    assert code_of(lambda: store.back_up(target / "none" / "b.backup", desk.now)) is Code.OUTPUT_REFUSED
    assert store.verify() == ()


def test_a_damaged_store_makes_no_backup_and_the_earlier_ones_stay(desk, kept, conversation):
    store = desk.opened[0]
    for number in range(40):
        store.save(conversation(f"s{number}", contact=f"k{number}"))
    store.close()
    before = kept.read_bytes()
    with desk.raw() as raw:
        (root,) = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'conversation'").fetchone()
    flipped(desk.folder / "unit.db", (root - 1) * 4096 + 100)
    store = desk.open()
    assert code_of(lambda: store.back_up(kept, desk.now)) is Code.STORE_DAMAGED
    assert kept.read_bytes() == before
    assert [path.name for path in kept.parent.iterdir()] == ["a.backup"]


def test_a_lost_key_file_comes_back_from_a_backup_and_is_brought_up_to_the_newest(desk, kept):
    store = desk.opened[0]
    store.accounts.add(NewAccount("karin", frozenset({Role.COORDINATOR}), "karins egen lösenfras", KdfCost.FLOOR))
    store.close()
    newest = (desk.folder / "unit.keys").read_bytes()
    (desk.folder / "unit.keys").unlink()
    assert code_of(desk.open) is Code.KEY_FILE_MISSING
    assert restore_key_file(desk.folder, kept, desk.now) is None
    # The backup is older than Karin's account: the first opening finds that out and puts the newest back.
    assert code_of(desk.open) is Code.KEY_FILE_OLD
    assert (desk.folder / "unit.keys").read_bytes() == newest
    assert desk.open("karin", "karins egen lösenfras").verify() == ()


def test_a_damaged_key_file_is_kept_aside_when_its_backup_is_put_back(desk, kept):
    desk.opened[0].close()
    (desk.folder / "unit.keys").write_bytes(b"{}")
    assert code_of(desk.open) is Code.KEY_FILE_DAMAGED
    aside = restore_key_file(desk.folder, kept, desk.now)
    assert (aside / "unit.keys").read_bytes() == b"{}"
    assert desk.open().verify() == ()


def test_before_the_tables_change_the_store_is_kept_as_it_was(desk, conversation):
    store = desk.create()
    store.save(conversation())
    store.close()
    database = Database(desk.folder / "unit.db", desk.keys().file)
    with database.writing() as connection:
        migrate.run(connection, down_to="0001")
        connection.exec_driver_sql("UPDATE meta SET schema = '0001'")
    database.close()
    store = desk.open()
    assert store.verify() == ()
    (made,) = automatic_backups(desk.folder)
    assert made.schema == "0001"
    store.close()
    store = restored(desk, made.file)
    assert store.unfinished() == (conversation(),)
    assert store.verify() == ()


def test_so_many_days_are_kept_as_was_decided_the_newest(desk):
    store = desk.create()
    for day in range(5):
        now = desk.now + timedelta(days=day)
        store.back_up(backup.automatic_folder(desk.folder) / backup.daily_name(now), now)
        backup.forget_old(desk.folder, 3)
    assert [made.made_at.day for made in automatic_backups(desk.folder)] == [8, 7, 6]
