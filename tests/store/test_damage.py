# SPDX-License-Identifier: EUPL-1.2
"""Damage and tricks with the files: each is found when the store is opened or by verify, and named."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import pytest

from screening_app.core.records import Correction, CorrectionReason, Role
from screening_app.errors import CannotNow, Code
from screening_app.store import Finding, KdfCost, NewAccount, automatic_backups, migrate, restore_store
from store import writer

PAGE = 4096
FRAME = 24 + PAGE
KILLED_ANSWERS = 30


def code_of(act) -> Code:
    with pytest.raises(CannotNow) as caught:
        act()
    return caught.value.code


def seen(desk):
    """Open and verify; return everything that is said to be wrong, as one set of codes."""
    try:
        store = desk.open()
    except CannotNow as problem:
        return {str(problem.code)}
    try:
        return {found.code for found in store.findings} | set(store.verify())
    finally:
        store.close()


def flip(path, place, bit=0x40):
    with path.open("r+b") as file:
        file.seek(place)
        byte = file.read(1)[0]
        file.seek(place)
        file.write(bytes([byte ^ bit]))


def page_of(desk, table):
    """Return where in the file the first page of a table lies."""
    with desk.raw() as raw:
        (root,) = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    return (root - 1) * PAGE


@pytest.fixture
def filled(desk, conversation, fact):
    """A closed store of a few dozen conversations."""
    store = desk.create()
    for number in range(24):
        store.save(conversation(f"s{number}", contact=f"k{number}", reference=f"IFO {number}"), add=fact(), log="x")
    store.close()
    return desk


# ---- the database


def test_one_byte_flipped_anywhere_is_found(filled, often):
    path = filled.folder / "unit.db"
    chance = random.Random(8)
    for _ in range(often(12, 60)):
        place, bit = chance.randrange(path.stat().st_size), 1 << chance.randrange(8)
        flip(path, place, bit)
        assert seen(filled) & {"pages", "store-damaged", "store-mismatch"}, place
        flip(path, place, bit)
    assert seen(filled) == set()


@pytest.mark.parametrize("share", [0.0, 0.01, 0.3, 0.7, 0.98])
def test_a_database_cut_short_is_found(filled, share):
    path = filled.folder / "unit.db"
    os.truncate(path, int(path.stat().st_size * share) // PAGE * PAGE)
    assert seen(filled) & {"pages", "store-damaged", "store-mismatch"}


def test_two_pages_that_changed_places_are_found(filled):
    path = filled.folder / "unit.db"
    first, second = page_of(filled, "conversation"), page_of(filled, "contact")
    content = bytearray(path.read_bytes())
    one, other = content[first : first + PAGE], content[second : second + PAGE]
    content[first : first + PAGE], content[second : second + PAGE] = other, one
    path.write_bytes(content)
    assert seen(filled) & {"pages", "store-damaged"}


@pytest.mark.parametrize(
    ("table", "found"),
    [("conversation", {"rows"}), ("contact", {"rows"}), ("fact_count", {"counts"}), ("policy", {"counts"})],
)
def test_a_page_put_back_as_it_was_earlier_is_found_although_it_is_whole(desk, conversation, fact, table, found):
    # Small enough for each table to be one page: the older page is sound in every way but that it is older.
    store = desk.create()
    store.save(conversation("s1", contact="k1", reference="IFO 1"), add=fact())
    store.set_policy("backups-kept", "3", "backups-kept")
    store.close()
    path = desk.folder / "unit.db"
    place = page_of(desk, table)
    older = path.read_bytes()[place : place + PAGE]
    store = desk.open()
    store.save(conversation("s1", contact="k1", reference="IFO 99", position="q9"), add=fact())
    store.set_policy("backups-kept", "60", "backups-kept")
    store.close()
    assert seen(desk) == set()
    content = bytearray(path.read_bytes())
    assert content[place : place + PAGE] != older
    content[place : place + PAGE] = older
    path.write_bytes(content)
    wrong = seen(desk)
    assert wrong - {"seals"} == found


def test_a_row_taken_away_or_put_back_by_somebody_with_the_file_key_is_found(filled):
    with filled.raw() as raw:
        raw.execute("DELETE FROM conversation WHERE id = 's3'")
    assert seen(filled) == {"rows"}


def test_a_row_put_back_to_an_older_answer_that_still_opens_is_found(desk, conversation):
    store = desk.create()
    store.save(conversation())
    store.close()
    with desk.raw() as raw:
        (older,) = raw.execute("SELECT body FROM conversation").fetchone()
    store = desk.open()
    store.save(conversation(position="q9"))
    store.close()
    with desk.raw() as raw:
        raw.execute("UPDATE conversation SET body = ?", (older,))
    store = desk.open()
    # It opens and says the older thing; only the sum over all rows tells.
    assert store.conversation("samtal-1").position == "q2"
    assert store.verify() == ("rows",)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE fact_count SET n = n - 1",
        "DELETE FROM fact_count",
        "UPDATE head SET changes = changes - 1",
        "UPDATE head SET open = zeroblob(60)",
        "DELETE FROM head",
    ],
)
def test_a_count_changed_by_somebody_with_the_file_key_is_found(filled, change):
    with filled.raw() as raw:
        raw.execute("DROP TRIGGER access_log_no_delete")
        raw.execute(change)
    assert seen(filled) & {"counts", "behind", "store-damaged"}


def test_a_head_taken_away_to_hide_a_deleted_record_is_said_by_the_next_opening(filled):
    with filled.raw() as raw:
        raw.execute("DELETE FROM conversation WHERE id = 's3'")
        raw.execute("UPDATE head SET records = NULL")
    assert seen(filled) == {"adopted"}


# ---- the write-ahead log


@pytest.fixture
def stopped(desk):
    """A store that was stopped in the middle: its newest answers lie in the write-ahead log alone."""
    desk.create().close()
    environment = {**os.environ, "PYTHONPATH": str(migrate.SCRIPTS.parents[2])}
    command = [sys.executable, writer.__file__, str(desk.folder), desk.passphrase, "0", "100000"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as program:
        for _ in range(KILLED_ANSWERS):
            program.stdout.readline()
        program.kill()
        program.stdout.read()
    assert (desk.folder / "unit.db-wal").stat().st_size > 20 * FRAME
    return desk


no_kill = pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")


def copies(desk, number):
    """Give the folder as it was so many times over, each to be damaged anew."""
    kept = desk.folder.with_name("kept")
    shutil.copytree(desk.folder, kept)
    for _ in range(number):
        shutil.rmtree(desk.folder)
        shutil.copytree(kept, desk.folder)
        yield desk.folder / "unit.db-wal"


@pytest.mark.slow
@no_kill
def test_a_byte_flipped_in_the_log_drops_answers_and_is_noticed(stopped, often):
    chance = random.Random(3)
    for log in copies(stopped, often(10, 60)):
        frames = (log.stat().st_size - 32) // FRAME
        # Anywhere but in the last transaction, which the power could have torn as well.
        place = 32 + chance.randrange((frames - 12) * FRAME)
        flip(log, place)
        wrong = seen(stopped)
        assert "behind" in wrong, place
        assert "cut" in wrong, place
        (aside,) = stopped.folder.glob("kept-*")
        assert {"unit.db", "unit.db-wal"} <= {path.name for path in aside.iterdir()}
        # It is said once: from here on the store is what it is.
        assert seen(stopped) == set()


@pytest.mark.slow
@no_kill
@pytest.mark.parametrize("act", ["cut", "empty", "away"])
def test_a_log_cut_short_emptied_or_taken_away_is_noticed(stopped, act):
    log = stopped.folder / "unit.db-wal"
    if act == "away":
        log.unlink()
    else:
        os.truncate(log, 0 if act == "empty" else 32 + 8 * FRAME)
    store = stopped.open()
    (found,) = store.findings
    assert found.code == "behind"
    assert found.count > 1
    assert store.verify() == ()
    assert [line.action for line in store.log_entries()][-2:] == ["found-behind", "store-opened"]


@pytest.mark.slow
@no_kill
def test_a_log_that_nobody_has_touched_is_not_complained_of(stopped):
    store = stopped.open()
    assert store.findings == ()
    assert len(store.conversation("s0").response["answers"]) >= KILLED_ANSWERS - 1


def test_an_older_database_put_back_under_a_running_number_is_noticed(filled, conversation):
    path = filled.folder / "unit.db"
    older = path.read_bytes()
    store = filled.open()
    store.save(conversation("later", contact="later"))
    store.close()
    path.write_bytes(older)
    store = filled.open()
    # The opening and the saving.
    assert store.findings == (Finding("behind", 2),)


def test_the_number_beside_the_database_is_no_use_to_a_forger_and_no_harm_when_lost(filled):
    anchor = filled.folder / "unit.head"
    forged = bytearray(anchor.read_bytes())
    forged[7] ^= 0x40
    anchor.write_bytes(forged)
    assert seen(filled) == set()
    anchor.unlink()
    assert seen(filled) == set()


# ---- the key file


def test_an_older_key_file_is_refused_and_the_newest_put_back(desk):
    store = desk.create()
    older = (desk.folder / "unit.keys").read_bytes()
    store.accounts.add(NewAccount("karin", frozenset({Role.COORDINATOR}), "karins egen lösenfras", KdfCost.FLOOR))
    store.close()
    newest = (desk.folder / "unit.keys").read_bytes()
    (desk.folder / "unit.keys").write_bytes(older)
    assert code_of(desk.open) is Code.KEY_FILE_OLD
    assert (desk.folder / "unit.keys").read_bytes() == newest
    (aside,) = desk.folder.glob("kept-*")
    assert (aside / "unit.keys").read_bytes() == older
    assert seen(desk) == set()


def test_the_key_file_of_another_store_does_not_open_this_one_and_touches_nothing(desk, tmp_path):
    desk.create().close()
    other = replace(desk, folder=tmp_path / "other", opened=[])
    other.create().close()
    ours = (desk.folder / "unit.db").read_bytes()
    shutil.copy(other.folder / "unit.keys", desk.folder / "unit.keys")
    assert code_of(desk.open) is Code.STORE_MISMATCH
    assert (desk.folder / "unit.db").read_bytes() == ours


# ---- two of them, and time


def test_a_second_program_is_refused_while_the_first_one_writes(filled, conversation):
    store = filled.open()
    environment = {**os.environ, "PYTHONPATH": str(migrate.SCRIPTS.parents[2])}
    command = [sys.executable, writer.__file__, str(filled.folder), filled.passphrase, "0", "5"]
    second = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert second.returncode != 0
    assert "store-in-use" in second.stderr
    assert second.stdout == ""
    store.save(conversation())
    assert store.verify() == ()


def test_a_copied_store_says_so_once_where_it_lies_and_the_first_one_never(filled, tmp_path):
    copy = replace(filled, folder=tmp_path / "copy", opened=[])
    shutil.copytree(filled.folder, copy.folder)
    assert seen(copy) == {"moved"}
    assert seen(copy) == set()
    assert seen(filled) == set()


def test_a_clock_set_back_is_said_and_the_log_keeps_its_order(filled):
    filled.now -= timedelta(days=400)
    store = filled.open()
    assert store.findings == (Finding("clock"),)
    assert store.verify() == ()
    assert [line.seq for line in store.log_entries()] == list(range(1, len(store.log_entries()) + 1))
    store.close()
    filled.now += timedelta(days=400)


def test_a_failing_change_of_tables_leaves_a_backup_and_a_store_that_opens(filled):
    with filled.raw() as raw:
        raw.execute("DROP TABLE policy")
        raw.execute("UPDATE alembic_version SET version_num = '0001'")
        raw.execute("DROP TABLE publisher")
    # Its tables are not those of 0001, so the change fails halfway.
    before = (filled.folder / "unit.db").read_bytes()
    with pytest.raises(Exception, match="broken-promise"):
        filled.open()
    (made,) = automatic_backups(filled.folder)
    assert made.schema == "0001"
    with filled.raw() as raw:
        assert raw.execute("SELECT count(*) FROM conversation").fetchone() == (24,)
        assert raw.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
    assert (filled.folder / "unit.db").stat().st_size == len(before)


def test_the_database_alone_copied_while_open_lacks_answers_and_a_backup_has_them(desk, conversation, tmp_path):
    desk.create().close()
    store = desk.open()
    for number in range(5):
        store.save(conversation(f"s{number}", contact=f"k{number}"))
    copy = replace(desk, folder=tmp_path / "copy", opened=[])
    copy.folder.mkdir()
    for name in ("unit.db", "unit.keys"):
        shutil.copy(desk.folder / name, copy.folder / name)
    store.back_up(tmp_path / "a.backup", desk.now)
    store.close()
    # At best it opens as it was some time ago; it says that it is not where it was.
    assert seen(copy) & {"moved", "store-damaged", "store-mismatch"}
    back = replace(desk, folder=tmp_path / "back", opened=[])
    restored, _ = restore_store(back.folder, tmp_path / "a.backup", desk.user, desk.passphrase, desk.now)
    back.opened.append(restored)
    assert len(restored.unfinished()) == 5
    restored.close()


def test_the_program_says_so_when_the_folder_has_gone_and_goes_on_when_it_is_back(filled, conversation):
    store = filled.open()
    away = filled.folder.with_name("away")
    filled.folder.rename(away)
    assert code_of(lambda: store.save(conversation("new", contact="new"))) is Code.STORE_GONE
    assert len(store.unfinished()) == 24
    away.rename(filled.folder)
    store.save(conversation("new", contact="new"))
    store.close()
    assert len(filled.open().unfinished()) == 25


def test_a_store_put_where_the_open_one_was_is_not_written_to(filled, conversation, tmp_path):
    store = filled.open()
    filled.folder.rename(filled.folder.with_name("away"))
    other = replace(filled, opened=[])
    other.create().close()
    theirs = (other.folder / "unit.db").read_bytes()
    assert code_of(lambda: store.save(conversation("new", contact="new"))) is Code.STORE_GONE
    assert (other.folder / "unit.db").read_bytes() == theirs


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM correction WHERE id = 'c1'",
        "INSERT INTO correction SELECT 'c3', conversation_id, body FROM correction WHERE id = 'c1'",
        "UPDATE correction SET conversation_id = 's2' WHERE id = 'c1'",
    ],
)
def test_a_correction_taken_away_copied_or_moved_is_found(desk, conversation, change):
    store = desk.create()
    for number in (1, 2):
        store.save(conversation(f"s{number}", contact=f"k{number}", sealed_at=desk.now))
        store.correct(
            Correction(f"c{number}", f"s{number}", desk.now, "anna", CorrectionReason.OTHER, "rätt"), "corrected"
        )
    assert store.verify() == ()
    store.close()
    with desk.raw() as raw:
        with pytest.raises(Exception, match="kept"):
            raw.execute("UPDATE correction SET body = zeroblob(60)")
        raw.execute("DROP TRIGGER correction_kept")
        raw.execute(change)
    assert "rows" in seen(desk)
