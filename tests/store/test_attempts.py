# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import timedelta

import pytest

from screening_app.core.records import Role
from screening_app.errors import CannotNow, Code
from screening_app.store import KdfCost, NewAccount, migrate, recover_store
from screening_app.store.attempts import LONGEST, wait_after

WRONG = "åtta lugna hästar"


def code_of(act) -> Code:
    with pytest.raises(CannotNow) as caught:
        act()
    return caught.value.code


def fail(desk, times):
    for _ in range(times):
        desk.now += timedelta(seconds=LONGEST)
        assert code_of(lambda: desk.open(passphrase=WRONG)) is Code.WRONG_LOGIN


def last_actions(store):
    return [entry.action for entry in store.log_entries()][-2:]


def test_the_wait_doubles_and_ends_at_five_minutes():
    waits = [wait_after(number) for number in range(16)]
    assert waits[:8] == [0, 0, 0, 2, 4, 8, 16, 32]
    assert waits == sorted(waits)
    assert max(wait_after(10**6), *waits) == LONGEST == 300


def test_after_three_failures_each_further_attempt_waits_longer_for_any_user(desk):
    desk.create().close()
    fail(desk, 3)
    desk.now += timedelta(seconds=1)
    for user in ("anna", "berit"):
        with pytest.raises(CannotNow) as caught:
            desk.open(user=user)
        assert (caught.value.code, caught.value.facts) == (Code.LOG_IN_TOO_SOON, {"seconds": 1})
    desk.now += timedelta(seconds=1)
    assert code_of(lambda: desk.open(passphrase=WRONG)) is Code.WRONG_LOGIN
    desk.now += timedelta(seconds=3)
    assert code_of(desk.open) is Code.LOG_IN_TOO_SOON
    desk.now += timedelta(seconds=1)
    store = desk.open()
    assert last_actions(store) == ["failed-log-ins-before 4", "store-opened"]


def test_a_success_starts_over(desk):
    desk.create().close()
    fail(desk, 3)
    desk.now += timedelta(seconds=10)
    desk.open().close()
    fail(desk, 2)
    assert last_actions(desk.open()) == ["failed-log-ins-before 2", "store-opened"]


def test_a_first_passphrase_neither_counts_as_a_failure_nor_wipes_earlier_ones_out(desk):
    store = desk.create()
    roles = frozenset({Role.COORDINATOR})
    store.accounts.add(NewAccount("cecilia", roles, "den allra första frasen", KdfCost.FLOOR, first=True))
    store.close()
    fail(desk, 2)
    desk.now += timedelta(seconds=LONGEST)
    assert code_of(lambda: desk.open("cecilia", "den allra första frasen")) is Code.PASSPHRASE_FIRST
    assert json.loads((desk.folder / "unit.attempts").read_bytes())["n"] == 2
    assert last_actions(desk.open()) == ["failed-log-ins-before 2", "store-opened"]


def test_the_file_holds_no_name_and_only_its_owner_can_read_it(desk):
    desk.create().close()
    fail(desk, 4)
    content = (desk.folder / "unit.attempts").read_bytes()
    assert set(json.loads(content)) == {"n", "last", "nonce", "link"}
    assert b"anna" not in content
    assert len(content) == 256
    if os.name != "nt":
        assert (desk.folder / "unit.attempts").stat().st_mode & 0o077 == 0


def lowered(path):
    found = json.loads(path.read_bytes())
    path.write_bytes(json.dumps(found | {"n": 0}).encode().ljust(256))


@pytest.mark.parametrize("trick", [lambda path: path.unlink(), lowered, lambda path: path.write_bytes(b"")])
def test_a_file_that_was_deleted_or_turned_back_leaves_a_line_in_the_log(desk, trick):
    desk.create().close()
    fail(desk, 5)
    trick(desk.folder / "unit.attempts")
    store = desk.open()
    assert "attempts-file-altered" in last_actions(store)
    store.close()
    assert last_actions(desk.open()) == ["store-opened", "store-opened"]


def test_a_clock_that_was_set_back_makes_nobody_wait_longer_than_the_wait(desk):
    desk.create().close()
    fail(desk, 3)
    desk.now -= timedelta(days=400)
    assert code_of(desk.open) is Code.LOG_IN_TOO_SOON
    desk.now += timedelta(seconds=2)
    desk.open()


def test_recovery_shares_need_not_wait(desk):
    desk.create().close()
    fail(desk, 8)
    recover_store(desk.folder, desk.shares[:2], "anna", WRONG, desk.now, cost=KdfCost.FLOOR).close()
    assert desk.open(passphrase=WRONG).account.user == "anna"


DYING = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from screening_app.store import open_store, vault
vault.unlock = lambda *_: os._exit(9)
open_store(Path(sys.argv[1]), "anna", "åtta lugna hästar", datetime.now(UTC))
"""


@pytest.mark.slow
def test_ending_the_program_in_the_middle_of_an_attempt_does_not_undo_it(desk):
    desk.create().close()
    source = str(migrate.SCRIPTS.parents[2])
    for _ in range(3):
        run = [sys.executable, "-c", DYING, str(desk.folder)]
        assert subprocess.run(run, env={**os.environ, "PYTHONPATH": source}, check=False).returncode == 9
    assert json.loads((desk.folder / "unit.attempts").read_bytes())["n"] == 3
    desk.now = desk.now.fromisoformat(json.loads((desk.folder / "unit.attempts").read_bytes())["last"])
    assert code_of(desk.open) is Code.LOG_IN_TOO_SOON


def test_an_attempt_is_counted_even_on_a_disk_without_room(desk, monkeypatch):
    desk.create().close()
    before = (desk.folder / "unit.attempts").stat().st_ino
    fail(desk, 1)
    # Written in place, at its full size from the beginning: no new block is needed.
    assert (desk.folder / "unit.attempts").stat().st_ino == before
