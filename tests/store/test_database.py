# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import os
import sys

import pytest
import sqlalchemy as sa

from screening_app.errors import Bug, CannotNow, Code
from screening_app.store.database import Database
from screening_app.store.files import coded_file_errors, new_private_file, replace_file

KEY = bytes(range(32))


@pytest.fixture
def database(tmp_path):
    made = Database(tmp_path / "a.db", KEY, create=True)
    with made.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE t (n INTEGER CHECK (n > 0))")
    yield made
    made.close()


def test_every_connection_is_durable_private_and_checked(database):
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 5000,
        "temp_store": 2,
        "secure_delete": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "cache_size": -16000,
        "cipher_page_size": "4096",
        "cipher_memory_security": "0",
    }
    if sys.platform == "darwin":
        wanted |= {"fullfsync": 1, "checkpoint_fullfsync": 1}
    for transaction in (database.reading, database.writing):
        with transaction() as connection:
            found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted}
        assert found == wanted


def test_a_write_is_undone_when_its_block_fails_table_definitions_too(database):
    def begin_and_fail():
        with database.writing() as connection:
            connection.exec_driver_sql("INSERT INTO t VALUES (1)")
            connection.exec_driver_sql("CREATE TABLE u (n)")
            raise KeyError

    with pytest.raises(KeyError):
        begin_and_fail()
    with database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM t").scalar() == 0
        assert not sa.inspect(connection).has_table("u")


def test_a_writer_locks_at_its_start_and_another_is_told_the_store_is_in_use(database, tmp_path):
    other = Database(tmp_path / "a.db", KEY)
    with other.reading() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout=1")
    with database.writing():
        with pytest.raises(CannotNow) as caught, other.writing():
            pass
        with other.reading() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM t").scalar() == 0
    assert caught.value.code is Code.STORE_IN_USE
    other.close()


def test_a_rule_of_the_tables_that_breaks_is_a_bug_without_its_content(database):
    with pytest.raises(Bug) as caught, database.writing() as connection:
        connection.execute(sa.text("INSERT INTO t VALUES (:n)"), {"n": -4711})
    assert caught.value.facts == {"driver": 19}
    assert "4711" not in repr(caught.value)


def test_a_full_disk_says_so_keeps_what_was_saved_and_goes_on_when_there_is_room(database):
    with database.writing() as connection:
        connection.exec_driver_sql("INSERT INTO t VALUES (1)")
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
    with database.reading() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    with pytest.raises(CannotNow) as caught, database.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE big AS SELECT zeroblob(100000) AS b")
    assert caught.value.code is Code.DISK_FULL
    with database.writing() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=1000000")
        connection.exec_driver_sql("INSERT INTO t VALUES (2)")
    with database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM t").scalar() == 2


def test_a_missing_file_is_missing_and_is_not_made(tmp_path):
    missing = Database(tmp_path / "b.db", KEY)
    with pytest.raises(CannotNow) as caught, missing.reading():
        pass
    assert caught.value.code is Code.STORE_MISSING
    assert not (tmp_path / "b.db").exists()


def test_a_key_of_another_length_is_never_tried(tmp_path):
    with pytest.raises(Bug):
        Database(tmp_path / "b.db", KEY[:31], create=True)


def test_another_key_is_a_mismatch(database, tmp_path):
    database.close()
    other = Database(tmp_path / "a.db", KEY[::-1])
    with pytest.raises(CannotNow) as caught, other.reading():
        pass
    assert caught.value.code is Code.STORE_MISMATCH


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="modes do not bind the administrator")
def test_a_folder_that_cannot_be_written_says_so(tmp_path):
    folder = tmp_path / "locked"
    folder.mkdir()
    path = folder / "a.db"
    Database(path, KEY, create=True).close()
    folder.chmod(0o500)
    with pytest.raises(CannotNow) as caught, Database(path, KEY).writing():
        pass
    folder.chmod(0o700)
    assert caught.value.code in {Code.STORE_READ_ONLY, Code.STORE_MISSING}


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (2, Code.STORE_MISSING),
        (28, Code.DISK_FULL),
        (13, Code.STORE_READ_ONLY),
        (30, Code.STORE_READ_ONLY),
        (5, Code.DISK_FAILED),
    ],
)
def test_what_the_system_says_becomes_a_code(number, code):
    with pytest.raises(CannotNow) as caught, coded_file_errors():
        raise OSError(number, "said")
    assert caught.value.code is code


def test_a_file_is_replaced_whole_and_never_follows_a_link_left_in_its_way(tmp_path):
    path, elsewhere = tmp_path / "f", tmp_path / "elsewhere"
    replace_file(path, b"old")
    elsewhere.write_bytes(b"untouched")
    (tmp_path / "f.new").symlink_to(elsewhere)
    replace_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert elsewhere.read_bytes() == b"untouched"
    assert not (tmp_path / "f.new").exists()
    with pytest.raises(FileExistsError):
        new_private_file(path)
