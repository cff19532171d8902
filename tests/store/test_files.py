# SPDX-License-Identifier: EUPL-1.2
"""Every store that a version of the program has made opens in this one, with all that is in it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from screening_app.core.records import Stage
from screening_app.store import automatic_backups, migrate
from store.files import make

FILES = Path(make.__file__).parent
SCHEMAS = sorted(path.name for path in FILES.iterdir() if path.name.isdigit())


def test_no_schema_has_been_forgotten():
    assert set(SCHEMAS) <= set(migrate.REVISIONS)
    assert SCHEMAS[:2] == ["0001", "0002"]


@pytest.mark.parametrize("schema", SCHEMAS)
def test_a_store_of_every_schema_opens_and_reads_back(desk, schema):
    shutil.copytree(FILES / schema, desk.folder)
    desk.now = make.NOW
    store = desk.open(make.USER, make.PASSPHRASE)
    assert store.conversation("draft") == make.DRAFT
    assert store.conversation("sealed") == make.SEALED
    assert store.by_case_reference("ifo 2026-2") == (make.SEALED,)
    assert store.ask_agains() == (make.PROMISE,)
    assert store.counts(2026) == {make.FACT: 1, make.NOT_ASKED: 1}
    assert [line.action for line in store.log_entries()][:3] == ["store-created", "sealed", "not-asked"]
    assert store.verify() == ()
    # It was kept as it was before its tables changed, and goes on from here.
    assert [made.schema for made in automatic_backups(desk.folder)] == [schema] * (schema != migrate.HEAD)
    store.save(replace(make.DRAFT, position="q1"))
    store.save(replace(make.SEALED, stage=Stage.HAND_OVER))
    store.close()
    store = desk.open(make.USER, make.PASSPHRASE)
    assert store.conversation("draft").position == "q1"
    assert store.verify() == ()
