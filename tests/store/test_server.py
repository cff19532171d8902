# SPDX-License-Identifier: EUPL-1.2
"""What holds for a store on a PostgreSQL server and has no like in the encrypted file: roles, desks, accounts."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from postgres import schema_of
from screening_app.core.records import (
    InstrumentStatus,
    KeptInstrument,
    Outcome,
    Role,
    Stage,
    UnfinishedInstrument,
)
from screening_app.core.register import KeptRoutine, RoutineStatus
from screening_app.core.retention import Purge, RetentionRules
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
#: Every column that belongs to the records key, and so to nobody who only counts or looks after accounts.
SEALED = [
    ("contact", "case_index"),
    ("head", "records"),
    *((c.table.name, c.name) for t in metadata.tables.values() for c in t.columns if c.info.get("sealed")),
]
#: What came with a revision after 0005.
LATER = (
    "own_key",
    "trusted_key",
    *("log_review", "correction", "hold", "purge", "routine", "routine_text", "contact_card", "register_setting"),
    *("step_count", "support_count", "occasion_count", "instrument_count", "waiting", "person_count", "edition"),
)
#: What the facts were widened with, and so what older ones lack.
WIDER = ("types", "forms", "person", "age", "sex", "deferred")


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


@pytest.mark.parametrize("who", ["door", Role.COORDINATOR, Role.ADMINISTRATOR])
def test_the_server_itself_shows_no_sealed_column_to_whoever_has_no_records_key(desk, server, conversation, who):
    store, keys, kind = desk.create(), desk.keys(), "door"
    store.save(conversation())
    if who != "door":
        kind = "counts"
        store.accounts.add(NewAccount("berit", frozenset({who}), PASSPHRASE, KdfCost.FLOOR))
        keys = desk.keys("berit", PASSPHRASE)
        assert keys.records is None
    with enter(server, desk, keys, kind) as connection:
        assert len(SEALED) >= 7
        for table, column in SEALED:
            assert is_refused(connection, f"SELECT {column} FROM {table}")
            assert is_refused(connection, f"UPDATE {table} SET {column} = NULL")
            assert is_refused(connection, f"DELETE FROM {table}")
            assert is_refused(connection, f"SELECT * FROM {table}")
            assert is_refused(connection, f"COPY {table} TO STDOUT")
        for table in sorted(metadata.tables):
            if table.endswith("_count"):
                assert is_refused(connection, f"UPDATE {table} SET n = n + 1")
        assert is_refused(connection, "DELETE FROM access_log")
        assert is_refused(connection, "CREATE TABLE more (n int)")
        assert connection.execute("SELECT count(*) FROM key_copy").fetchone() == (1,)
        if kind == "door":
            others = [table for table in (*metadata.tables, "alembic_version") if table != "key_copy"]
            assert all(is_refused(connection, f"SELECT count(*) FROM {table}") for table in others)
            assert is_refused(connection, "UPDATE key_copy SET gen = 9")
    # The same with the records key, so that the refusals mean something.
    with enter(server, desk, desk.keys(), "records") as connection:
        assert not any(is_refused(connection, f"SELECT {column} FROM {table}") for table, column in SEALED)
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


def test_every_table_has_its_grants_and_no_sealed_column_is_among_them():
    granted = server_roles.GRANTS
    known = {name for tables in granted.values() for name in tables}
    assert known == {*metadata.tables, "alembic_version"}
    for table in {table for table, _ in SEALED}:
        rights = granted["counts"].get(table, ())
        assert table not in granted["door"]
        assert all("(" in right for right in rights)
        columns = {column for right in rights for column in right.partition("(")[2].strip(")").split(", ")}
        assert columns.isdisjoint(column for other, column in SEALED if other == table)


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


def test_routines_questionnaires_and_decisions_are_not_overwritten_either(desk, join):
    first = desk.create()
    draft = KeptRoutine("r", 1, RoutineStatus.DRAFT, "anna", desk.now)
    form = KeptInstrument("urn:x", "1", "ab", InstrumentStatus.DRAFT, shipped=False, added_by="anna", added_at=desk.now)
    unfinished = UnfinishedInstrument("u", "Frågor", "anna", desk.now)
    first.routines.keep_draft(draft, b"one")
    first.instruments.add(form, b"{}", "x")
    first.instruments.keep_unfinished(unfinished, b"1", "x")
    first.set_policy("days", "7", "x")
    second = join()

    def look() -> None:
        assert len(second.routines.listed()) == len(second.instruments.listed()) == 1
        second.instruments.unfinished_content("u")
        second.policy("days")

    look()
    first.routines.keep_draft(replace(draft, saved_at=desk.now + timedelta(minutes=1)), b"two")
    first.instruments.change(replace(form, status=InstrumentStatus.ACTIVE), "x")
    first.instruments.keep_unfinished(unfinished, b"2")
    first.set_policy("days", "14", "x")
    acts = (
        lambda: second.routines.keep_draft(draft, b"late"),
        lambda: second.routines.set_setting("months", 12, "x"),
        lambda: second.instruments.change(replace(form, status=InstrumentStatus.RETIRED), "x"),
        lambda: second.instruments.keep_unfinished(unfinished, b"late"),
        lambda: second.instruments.drop_unfinished("u", "x"),
        lambda: second.set_policy("days", "30", "x"),
    )
    assert [code_of(act) for act in acts] == [Code.CHANGED_ELSEWHERE] * len(acts)
    assert (first.routines.listed()[0][1], first.policy("days")) == (b"two", "14")
    look()
    for act in acts:
        act()
    assert first.policy("days") == "30"
    assert first.verify() == second.verify() == ()


def test_a_purge_takes_nothing_that_another_desk_has_changed_or_holds(desk, join, conversation):
    first = desk.create()
    names = ("a", "b")
    done = {"sealed_at": desk.now, "outcome": Outcome.NO, "stage": Stage.HAND_OVER}
    for name in names:
        first.save(conversation(name, contact=name, **done))
    second = join("b")
    read = second.retention.conversations()
    assert second.retention.purges() == ()
    asked = Purge(0, "anna", desk.now, RetentionRules(), 2)
    first.retention.ask(asked, names)
    assert code_of(lambda: second.retention.ask(asked, names)) is Code.CHANGED_ELSEWHERE
    waits = second.retention.purges()[0]
    first.retention.set_hold("a", "anna", desk.now, on=True)
    assert code_of(lambda: second.retention.carry_out(waits.number, read, "berit", desk.now)) is Code.CHANGED_ELSEWHERE
    first.retention.set_hold("a", "anna", desk.now, on=False)
    first.save(replace(first.conversation("b"), saved_at=desk.now + timedelta(minutes=1)))
    assert code_of(lambda: second.retention.carry_out(waits.number, read, "berit", desk.now)) is Code.CHANGED_ELSEWHERE
    gone = second.retention.carry_out(waits.number, second.retention.conversations(), "berit", desk.now)
    assert (gone.count, first.retention.conversations()) == (2, ())
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
        for table in LATER:
            raw.execute(f"DROP TABLE {table} CASCADE")
        for function in ("log_review_kept", "correction_kept", "routine_bytes", "routine_text_bytes", "edition_kept"):
            raw.execute(f"DROP FUNCTION {function}")
        raw.execute("ALTER TABLE fact_count DROP CONSTRAINT pk_fact_count")
        for column in WIDER:
            raw.execute(f"ALTER TABLE fact_count DROP COLUMN {column}")
        keys = "year, month, outcome, reason, interpreter, attempt"
        raw.execute(f"ALTER TABLE fact_count ADD CONSTRAINT pk_fact_count PRIMARY KEY ({keys})")
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
