# SPDX-License-Identifier: EUPL-1.2
"""What holds for a store on a PostgreSQL server and has no like in the encrypted file: roles, desks, accounts."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from postgres import schema_of
from screening_app.core.records import Role
from screening_app.errors import CannotNow, Code
from screening_app.store import (
    KdfCost,
    NewAccount,
    bring_server_up_to_date,
    join_store,
    open_store,
    restore_key_file,
    restore_store,
    server_address,
    server_roles,
    try_backup,
    vault,
)
from screening_app.store.server import ServerDatabase
from screening_app.store.tables import metadata

PASSPHRASE = "tolv tecken är det"
SEALED = {
    "contact": ("case_index", "body"),
    "conversation": ("body", "course"),
    "ask_again": ("body",),
    "head": ("records",),
}


def code_of(act) -> Code:
    with pytest.raises(CannotNow) as caught:
        act()
    return caught.value.code


@pytest.fixture
def desk(desk, server):
    """A folder without a store yet, whose store will be on the server."""
    desk.server = server
    return desk


@pytest.fixture
def join(desk, tmp_path):
    """Opens the same store at another desk."""
    opened = []

    def at(name="b", user="anna", passphrase="sju lugna hästar", **given):
        if not (tmp_path / name).exists():
            join_store(tmp_path / name, desk.folder / "unit.server")
        opened.append(open_store(tmp_path / name, user, passphrase, desk.now, **given))
        return opened[-1]

    yield at
    for store in opened:
        store.close()


def enter(server, desk, keys, kind):
    """The database as somebody who has these keys and no program would enter it."""
    address = server_address.read(desk.folder / "unit.server")
    entrance = {"door": lambda: server_address.door(address), "counts": lambda: server_address.counts(address, keys)}
    found = entrance.get(kind, lambda: server_address.desk(address, keys))()
    connection = server.connect(found.user, found.password)
    connection.execute(f"SET search_path = {schema_of(desk.folder)}")
    return connection


def is_refused(connection, statement) -> bool:
    import psycopg

    try:
        connection.execute(statement)
    except psycopg.errors.InsufficientPrivilege:
        return True
    return False


def test_a_new_desk_needs_one_small_file_without_any_secret_and_then_sees_everything(desk, join, conversation):
    desk.create().save(conversation())
    content = json.loads((desk.folder / "unit.server").read_text())
    assert content.keys() == {"format", "v", "store", "host", "port", "database", "tls", "root"}
    second = join()
    assert second.conversation("samtal-1") == conversation()
    assert [line.action for line in second.log_entries()][-1] == "desk-joined"
    assert second.findings == ()
    assert second.verify() == ()
    second.close()
    assert [line.action for line in join().log_entries()][-1] == "store-opened"
    assert code_of(lambda: join_store(desk.folder, desk.folder / "unit.server")) is Code.STORE_EXISTS


@pytest.mark.parametrize("kind", ["door", "counts"])
def test_the_server_itself_shows_no_sealed_column_to_the_file_key(desk, server, conversation, kind):
    desk.create().save(conversation())
    with enter(server, desk, desk.keys(), kind) as connection:
        for table, columns in SEALED.items():
            for column in columns:
                assert is_refused(connection, f"SELECT {column} FROM {table}")
            assert is_refused(connection, f"DELETE FROM {table}")
        assert is_refused(connection, "UPDATE fact_count SET n = n + 1")
        assert is_refused(connection, "DELETE FROM access_log")
        assert is_refused(connection, "CREATE TABLE more (n int)")
        assert connection.execute("SELECT count(*) FROM key_copy").fetchone() == (1,)
        if kind == "door":
            assert is_refused(connection, "SELECT * FROM access_log")
            assert is_refused(connection, "UPDATE key_copy SET gen = 9")
    # The same with the records key, so that the refusals mean something.
    with enter(server, desk, desk.keys(), "records") as connection:
        assert not any(is_refused(connection, f"SELECT {c} FROM {t}") for t, columns in SEALED.items() for c in columns)
        assert is_refused(connection, "DELETE FROM access_log")
        assert is_refused(connection, "UPDATE access_log SET action = ''")


def test_a_password_of_a_role_cannot_be_had_from_the_server_or_its_log(desk, server):
    desk.create()
    address = server_address.read(desk.folder / "unit.server")
    keys = desk.keys()
    secrets = [server_address.door(address), server_address.counts(address, keys), server_address.desk(address, keys)]
    log = (server.folder / "log").read_text()
    assert "CREATE ROLE" in log
    assert not any(entrance.password in log for entrance in secrets)
    assert keys.file.hex() not in log


def test_every_table_has_its_grants(monkeypatch):
    known = {name for tables in server_roles._GRANTS.values() for name in tables}
    assert known == {*metadata.tables, "alembic_version"}


def test_two_desks_that_change_the_same_conversation_never_overwrite_each_other(desk, join, conversation):
    first, value = desk.create(), conversation()
    first.save(value)
    second = join()
    assert second.conversation(value.id) == value
    first.save(replace(value, position="q3"))
    for act in (
        lambda: second.save(replace(value, position="q9")),
        lambda: second.conclude(value.id, keep=False),
        lambda: second.conclude(value.id, keep=True, final=value),
    ):
        assert code_of(act) is Code.CHANGED_ELSEWHERE
    assert first.conversation(value.id).position == "q3"
    newest = second.conversation(value.id)
    second.save(replace(newest, position="q9"))
    assert code_of(lambda: first.save(replace(value, position="q4"))) is Code.CHANGED_ELSEWHERE
    assert first.conversation(value.id).position == "q9"
    assert first.verify() == second.verify() == ()


def test_what_another_desk_has_deleted_does_not_come_back(desk, join, conversation):
    first, value = desk.create(), conversation()
    first.save(value)
    second = join()
    second.conversation(value.id)
    first.conclude(value.id, keep=False)
    assert code_of(lambda: second.save(value)) is Code.CHANGED_ELSEWHERE
    assert second.unfinished() == ()


def test_desks_that_write_at_the_same_time_wait_for_each_other_and_nothing_is_lost(desk, join, conversation, fact):
    stores = [desk.create(), *(join(name) for name in "bc")]

    def work(number):
        for each in range(12):
            name = f"{number}-{each}"
            stores[number].save(conversation(name, contact=name), add=fact(), log="answered")
            stores[number].save(conversation(name, contact=name, position="q9"), add=fact(attempt=2), remove=fact())

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(work, range(3)))
    assert stores[0].counts(2025) == {fact(attempt=2): 36}
    assert len(stores[1].unfinished()) == 36
    assert [line.seq for line in stores[2].log_entries()] == list(range(1, len(stores[2].log_entries()) + 1))
    assert [store.verify() for store in stores] == [(), (), ()]


def test_an_account_made_at_one_desk_logs_in_at_another_and_is_shut_out_there(desk, join):
    first = desk.create()
    join().close()
    first.accounts.add(NewAccount("berit", frozenset({Role.COORDINATOR}), PASSPHRASE, KdfCost.FLOOR))
    second = join("b", "berit", PASSPHRASE)
    second.append_log("here")
    first.accounts.disable("berit")
    for _ in range(2):
        assert code_of(lambda: second.append_log("still here")) is Code.ACCOUNT_DISABLED
    second.close()
    assert code_of(lambda: join("b", "berit", PASSPHRASE)) is Code.ACCOUNT_DISABLED


def test_two_desks_that_change_the_accounts_do_not_undo_each_other(desk, join):
    first = desk.create()
    second = join()
    mine, theirs = first.accounts, second.accounts
    mine.add(NewAccount("berit", frozenset({Role.COORDINATOR}), PASSPHRASE, KdfCost.FLOOR))
    late = NewAccount("cecilia", frozenset({Role.COORDINATOR}), PASSPHRASE, KdfCost.FLOOR)
    assert code_of(lambda: theirs.add(late)) is Code.CHANGED_ELSEWHERE
    second.accounts.add(late)
    assert [account.user for account in first.accounts.listed()] == ["anna", "berit", "cecilia"]
    assert vault.read(second.folder / "unit.keys").gen == vault.read(first.folder / "unit.keys").gen == 3


def test_an_older_key_file_put_back_at_a_desk_opens_nothing_that_was_closed(desk, join):
    first = desk.create()
    first.accounts.add(NewAccount("berit", frozenset({Role.COORDINATOR}), PASSPHRASE, KdfCost.FLOOR))
    second = join("b", "berit", PASSPHRASE)
    second.close()
    old = (second.folder / "unit.keys").read_bytes()
    first.accounts.disable("berit")
    (second.folder / "unit.keys").write_bytes(old)
    assert code_of(lambda: join("b", "berit", PASSPHRASE)) is Code.ACCOUNT_DISABLED


def test_a_row_that_the_servers_administrator_changes_removes_or_puts_back_is_found(desk, conversation, fact):
    store = desk.create()
    store.save(conversation("s1", contact="k1"), add=fact())
    store.save(conversation("s2", contact="k2"), add=fact())
    with desk.raw() as raw:
        (old,) = raw.execute("SELECT course FROM conversation WHERE id = 's1'").fetchone()
    store.save(conversation("s1", contact="k1", position="q9"))
    assert store.verify() == ()
    with desk.raw() as raw:
        raw.execute("UPDATE conversation SET course = %s WHERE id = 's1'", [old])
    assert store.verify() == ("rows",)
    with desk.raw() as raw:
        raw.execute("UPDATE fact_count SET n = 7")
        raw.execute("DELETE FROM conversation WHERE id = 's2'")
    assert store.verify() == ("rows", "counts")


def test_a_database_that_was_put_back_is_noticed_at_a_desk_that_knew_more(desk, conversation):
    store = desk.create()
    with desk.raw() as raw:
        before = raw.execute("SELECT changes, open, records FROM head").fetchone()
    store.save(conversation())
    store.close()
    with desk.raw() as raw:
        raw.execute("UPDATE head SET changes = %s, open = %s, records = %s", before)
    store = desk.open()
    assert [(finding.code, finding.count) for finding in store.findings] == [("behind", 1)]
    assert "rows" in store.verify()


def test_a_backup_of_the_server_is_an_encrypted_file_that_opens_without_it(desk, tmp_path, conversation, fact):
    store = desk.create()
    store.save(conversation(), add=fact(), log="answered")
    file = tmp_path / "unit.backup"
    made = store.back_up(file, desk.now)
    assert made.found == ()
    assert try_backup(file, desk.user, desk.passphrase, desk.now).found == ()
    alone, _ = restore_store(tmp_path / "alone", file, desk.user, desk.passphrase, desk.now)
    assert not alone.is_shared
    assert alone.conversation("samtal-1") == conversation()
    assert alone.counts(2025) == {fact(): 1}
    alone.close()
    store.close()
    assert code_of(lambda: restore_store(desk.folder, file, "a", "b", desk.now)) is Code.NOT_ON_SERVER
    assert code_of(lambda: restore_key_file(desk.folder, file, desk.now)) is Code.NOT_ON_SERVER


def test_new_keys_on_the_server_shut_out_the_old_ones_and_send_the_other_desks_to_log_in(
    desk, server, join, conversation, fact
):
    import psycopg

    store = desk.create()
    store.save(conversation(), add=fact(), log="answered")
    second, old = join(), desk.keys()
    second.conversation("samtal-1")
    assert code_of(store.rekey) is Code.NOT_ON_SERVER
    shares = store.rekey(server=server.login())
    assert store.conversation("samtal-1") == conversation()
    assert store.verify() == ()
    assert code_of(lambda: second.save(conversation(position="q9"))) is Code.KEY_FILE_OLD
    second.close()
    again = join()
    assert again.conversation("samtal-1") == conversation()
    assert "attempts-file-altered" not in [line.action for line in again.log_entries()]
    for kind in ("counts", "records"):
        with pytest.raises(psycopg.OperationalError):
            enter(server, desk, old, kind)
    store.recovery.confirm(shares, desk.now.date())
    assert store.verify() == again.verify() == ()


def test_a_change_of_keys_that_is_cancelled_has_changed_nothing(desk, server, conversation):
    store = desk.create()
    store.save(conversation())
    assert code_of(lambda: store.rekey(cancelled=lambda: True, server=server.login())) is Code.CANCELLED
    assert store.verify() == ()
    store.close()
    assert desk.open().conversation("samtal-1") == conversation()


def test_nothing_is_left_on_the_server_or_in_the_folder_when_the_making_fails(desk, server, monkeypatch):
    desk.passphrase = "kort"
    assert code_of(desk.create) is Code.PASSPHRASE_SHORT
    with server.connect() as connection:
        connection.execute("CREATE ROLE poor LOGIN PASSWORD 'poor'")
        before = connection.execute("SELECT count(*) FROM pg_roles").fetchone()
    poor = replace(server.login(), url=server.login().url.replace("tester@", "poor@"), password="poor")
    desk.passphrase, desk.server = "sju lugna hästar", type("Poor", (), {"login": lambda _: poor})()
    assert code_of(desk.create) is Code.NOT_PERMITTED
    assert not desk.folder.exists()
    with server.connect() as connection:
        assert connection.execute("SELECT count(*) FROM pg_roles").fetchone() == before


def test_the_revisions_make_the_same_tables_on_a_server(desk, server):
    desk.create()
    address = server_address.read(desk.folder / "unit.server")
    _, entrance = server_address.parsed(server.login(), address.store)
    with closing(ServerDatabase(desk.folder, address, entrance)) as database, database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_older_tables_wait_for_their_owner_and_then_hold_what_they_held(desk, server, conversation):
    desk.create().save(conversation())
    desk.opened.pop().close()
    assert bring_server_up_to_date(desk.folder, server.login()) is False
    with desk.raw() as raw:
        raw.execute("DROP TABLE log_review")
        raw.execute("DROP FUNCTION log_review_kept")
        raw.execute("UPDATE alembic_version SET version_num = '0005'")
        raw.execute("UPDATE meta SET schema = '0005'")
    assert code_of(desk.open) is Code.SERVER_TABLES_OLD
    elsewhere = replace(server.login(), url=server.login().url.replace("/unit?", "/postgres?"))
    assert code_of(lambda: bring_server_up_to_date(desk.folder, elsewhere)) is Code.STORE_MISMATCH
    assert bring_server_up_to_date(desk.folder, server.login()) is True
    store = desk.open()
    assert store.conversation("samtal-1") == conversation()
    assert store.verify() == ()
    with desk.raw() as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    store.close()
    assert code_of(desk.open) is Code.STORE_NEWER


def test_a_desk_waits_a_while_for_another_and_is_then_told(desk, join, conversation):
    first = desk.create()
    second = join()
    with first._database.writing():
        assert code_of(lambda: second.save(conversation())) is Code.SERVER_BUSY
        assert second.unfinished() == ()
    second.save(conversation())
    assert first.unfinished() == (conversation(),)


def test_a_server_that_goes_away_is_said_and_work_goes_on_when_it_is_back(desk, server, conversation):
    store = desk.create()
    store.save(conversation())
    server.stop()
    try:
        assert code_of(lambda: store.save(conversation(position="q9"))) is Code.SERVER_UNREACHABLE
        assert code_of(desk.beside("other").open) is Code.STORE_MISSING
    finally:
        server.start()
    store.save(conversation(position="q9"))
    assert store.conversation("samtal-1").position == "q9"
    assert store.verify() == ()
