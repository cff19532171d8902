# SPDX-License-Identifier: EUPL-1.2
"""What was published is kept for good, and taking it away or changing it is found."""

from __future__ import annotations

import pytest

from ledger_made import entry
from screening_app.core.records import Role
from screening_app.errors import CannotNow, Code
from screening_app.store import restore_store


@pytest.fixture
def published(desk):
    store = desk.create()
    store.ledger.append(entry(), "figures-exported", after=0)
    store.ledger.append(entry(2, total=25), "figures-exported", after=1)
    return desk


def test_entries_come_back_in_order_and_each_is_logged_with_it(published):
    store = published.opened[0]
    assert store.ledger.entries() == (entry(), entry(2, total=25))
    assert [line.action for line in store.log_entries()][-2:] == ["figures-exported"] * 2
    assert store.verify() == ()
    store.close()
    assert published.open().ledger.entries() == (entry(), entry(2, total=25))


def test_an_export_that_was_made_without_knowing_the_newest_is_refused(published):
    store = published.opened[0]
    with pytest.raises(CannotNow) as caught:
        store.ledger.append(entry(3, total=40), "figures-exported", after=1)
    assert caught.value.code is Code.CHANGED_ELSEWHERE
    assert len(store.ledger.entries()) == 2
    assert [line.action for line in store.log_entries()].count("figures-exported") == 2


@pytest.mark.parametrize("act", ["UPDATE edition SET link = 'x'", "DELETE FROM edition"])
def test_the_ledger_refuses_every_change(published, act):
    published.opened[0].close()
    with published.raw() as raw, pytest.raises(Exception, match="append only"):
        raw.execute(act)


@pytest.mark.parametrize(
    ("act", "found"),
    [
        ("UPDATE edition SET content = replace(content, '25', '30') WHERE seq = 2", ("ledger", "counts")),
        ("DELETE FROM edition WHERE seq = 1", ("ledger", "counts")),
        ("UPDATE edition SET seq = 3 WHERE seq = 2", ("ledger", "counts")),
        ("DELETE FROM edition WHERE seq = 2", ("counts",)),
        ("DELETE FROM edition", ("counts",)),
    ],
)
def test_a_change_past_the_triggers_is_found(published, act, found):
    published.opened[0].close()
    with published.raw() as raw:
        raw.execute("DROP TRIGGER edition_no_update")
        raw.execute("DROP TRIGGER edition_no_delete")
        raw.execute(act)
    assert published.open().verify() == found


def test_backup_restoring_and_new_keys_keep_the_ledger(published, tmp_path):
    store = published.opened[0]
    bundle = store.back_up(tmp_path / "copy.backup", published.now)
    store.ledger.append(entry(3, total=40), "figures-exported", after=2)
    store.rekey()
    assert [each.edition.number for each in store.ledger.entries()] == [1, 2, 3]
    assert store.verify() == ()
    store.close()
    found = restore_store(tmp_path / "elsewhere", bundle.file, published.user, published.passphrase, published.now)
    restored = found[0] if isinstance(found, tuple) else found
    published.opened.append(restored)
    assert [each.edition.number for each in restored.ledger.entries()] == [1, 2]
    assert restored.verify() == ()


def test_a_coordinator_publishes_without_the_key_to_the_records(desk):
    store = desk.create(roles=frozenset({Role.SCREENER, Role.ADMINISTRATOR, Role.COORDINATOR}))
    store.ledger.append(entry(), "figures-exported", after=0)
    assert desk.keys().file
    with desk.raw() as raw:
        assert raw.execute("SELECT count(*) FROM edition").fetchone() == (1,)
