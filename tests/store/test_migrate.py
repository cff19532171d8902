# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import re
import shutil
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from screening_app.core.records import InstrumentStatus, KeptInstrument, Stage, UnfinishedInstrument
from screening_app.errors import CannotNow
from screening_app.store import migrate
from screening_app.store.database import Database
from screening_app.store.tables import meta, metadata

KEY = bytes(range(32))
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

FAILING = f'''
"""Fails after it has changed tables."""
from alembic import op
import sqlalchemy as sa
revision = "9999"
down_revision = "{migrate.HEAD}"
def upgrade():
    op.add_column("ask_again", sa.Column("extra", sa.String))
    op.create_table("more", sa.Column("n", sa.Integer))
    op.execute("INSERT INTO nowhere VALUES (1)")
def downgrade():
    pass
'''
COPYING = f'''
"""Copies a table that others refer to."""
from alembic import op
import sqlalchemy as sa
revision = "9999"
down_revision = "{migrate.HEAD}"
def upgrade():
    op.execute("DROP TRIGGER contact_sealed")
    with op.batch_alter_table("contact", recreate="always") as batch:
        batch.add_column(sa.Column("extra", sa.String))
def downgrade():
    pass
'''


def schema(database):
    with database.reading() as connection:
        rows = connection.exec_driver_sql("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        return {(kind, name): re.sub(r"\s+", " ", sql) for kind, name, sql in rows if name != "alembic_version"}


@pytest.fixture
def fresh(tmp_path):
    """Makes an empty database of some name."""
    made = []

    def make(name):
        made.append(Database(tmp_path / name, KEY, create=True))
        return made[-1]

    yield make
    for each in made:
        each.close()


@pytest.fixture
def scripts(tmp_path):
    """Copies the revisions and adds one."""

    def make(content):
        folder = tmp_path / "migrations"
        shutil.copytree(migrate.SCRIPTS, folder, ignore=shutil.ignore_patterns("__pycache__"))
        (folder / "versions" / "9999_next.py").write_text(content)
        return folder

    return make


def test_the_revisions_make_exactly_the_tables_that_the_program_uses(fresh):
    migrated, declared = fresh("a.db"), fresh("b.db")
    with migrated.writing() as connection:
        migrate.run(connection)
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    with declared.writing() as connection:
        metadata.create_all(connection)
    made = schema(migrated)
    assert {key: sql for key, sql in made.items() if key[0] != "trigger"} == schema(declared)
    assert {name for kind, name in made if kind == "trigger"} == {
        "conversation_sealed",
        "edition_no_update",
        "edition_no_delete",
        "contact_sealed",
        "correction_kept",
        "access_log_no_update",
        "access_log_no_delete",
        "instrument_bytes",
        "log_review_no_delete",
        "log_review_no_update",
        "routine_bytes",
        "routine_text_bytes",
    }


def test_every_revision_can_be_taken_back_and_made_again(fresh):
    database = fresh("a.db")
    with database.writing() as connection:
        migrate.run(connection)
    first = schema(database)
    with database.writing() as connection:
        migrate.run(connection, down_to="base")
    assert schema(database) == {}
    with database.writing() as connection:
        migrate.run(connection)
    assert schema(database) == first


def test_the_list_of_revisions_is_that_of_the_files():
    files = [each.revision for each in ScriptDirectory(str(migrate.SCRIPTS)).walk_revisions()]
    assert tuple(reversed(files)) == migrate.REVISIONS


def test_a_failing_revision_leaves_everything_as_it_was(desk, conversation, scripts):
    store = desk.create()
    store.save(conversation())
    store.close()
    database = Database(desk.folder / "unit.db", desk.keys().file)
    before = schema(database)
    with pytest.raises(Exception, match="broken-promise"):
        migrate.upgrade(database, scripts=scripts(FAILING))
    assert schema(database) == before
    assert migrate.revision(database) == migrate.HEAD
    database.close()
    assert desk.open().unfinished() == (conversation(),)


def test_copying_a_table_keeps_the_rows_that_refer_to_it(desk, conversation, scripts):
    store = desk.create()
    store.save(conversation())
    store.close()
    database = Database(desk.folder / "unit.db", desk.keys().file)
    migrate.upgrade(database, scripts=scripts(COPYING))
    assert migrate.revision(database) == "9999"
    with database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM conversation").scalar() == 1
        assert connection.exec_driver_sql("SELECT schema FROM meta").scalar() == "9999"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    database.close()
    with pytest.raises(CannotNow, match="store-newer"):
        desk.open()


def back_to(desk, revision):
    """Make the store what it was at an earlier revision, with what is in it."""
    database = Database(desk.folder / "unit.db", desk.keys().file)
    with database.writing() as connection:
        migrate.run(connection, down_to=revision)
        connection.execute(sa.update(meta).values(schema=revision))
    database.close()


def test_a_store_of_the_first_revision_opens_with_all_that_is_in_it(desk, conversation, fact):
    store = desk.create()
    store.save(conversation(), add=fact(), log="sealed")
    sealed = conversation("samtal-2", sealed_at=conversation().started_at, stage=Stage.ACT)
    store.save(sealed)
    store.close()
    back_to(desk, "0001")
    opened = desk.open()
    assert sorted(opened.unfinished(), key=lambda each: each.id) == [conversation(), sealed]
    assert opened.counts(2025) == {fact(): 1}
    assert opened.instruments.listed() == ()
    assert opened.verify() == ()
    # A body sealed by the earlier version is the same still: its course can change, its answers cannot.
    opened.save(replace(sealed, stage=Stage.HAND_OVER))
    with pytest.raises(CannotNow, match="conversation-sealed"):
        opened.save(replace(sealed, asked_on=sealed.started_at.date()))


def test_a_store_of_the_second_revision_opens_with_its_questionnaires_and_takes_unfinished_ones(desk):
    store = desk.create()
    kept = KeptInstrument("urn:f", "1.0.0", "aa", InstrumentStatus.DRAFT, False, b"{}", "anna", NOW)
    store.instruments.add(kept, b"one", "x")
    store.close()
    back_to(desk, "0002")
    opened = desk.open()
    assert opened.instruments.listed() == (kept,)
    assert opened.instruments.content("urn:f", "1.0.0") == b"one"
    assert opened.instruments.unfinished() == ()
    opened.instruments.keep_unfinished(UnfinishedInstrument("u", "Trygg", "anna", NOW), b"half", "begun")
    assert opened.instruments.unfinished_content("u") == b"half"
    assert opened.verify() == ()
