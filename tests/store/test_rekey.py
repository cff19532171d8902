# SPDX-License-Identifier: EUPL-1.2
"""New keys for a store when somebody has left; cut short anywhere, exactly one store is left and opens."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections import namedtuple
from datetime import date

import pytest
import sqlalchemy as sa

from screening_app.core.records import DataMode, Role
from screening_app.errors import CannotNow, Code
from screening_app.store import KdfCost, NewAccount, migrate, recover_store, rekey, resealing, vault
from screening_app.store.tables import metadata

PASSPHRASE = "tolv tecken är det"
#: Binary columns that hold nothing sealed under the records key; a new one is put here or marked SEALED in tables.py.
OPEN_COLUMNS = {
    "edition.content",
    "access_log.mac",
    "contact.case_index",
    "contact_card.content",
    "head.open",
    "head.records",
    "instrument.content",
    "instrument.signature",
    "key_copy.content",
    # Sealed under the file key, and anew with it.
    "own_key.private",
    "routine.content",
    "routine_text.content",
    "trusted_key.key",
    "unfinished_instrument.content",
    "publisher.key",
}


def code_of(act) -> Code:
    with pytest.raises(CannotNow) as caught:
        act()
    return caught.value.code


def account(user, *roles):
    return NewAccount(user, frozenset(roles), PASSPHRASE, KdfCost.FLOOR)


@pytest.fixture
def unit(desk, conversation, fact):
    """A store in case mode with records of several kinds, three people, and a log about them."""
    store = desk.create(mode=DataMode.CASE)
    store.recovery.confirm(desk.shares, date(2025, 3, 4))
    store.accounts.add(account("berit", Role.SCREENER))
    store.accounts.add(account("cecilia", Role.COORDINATOR))
    store.accounts.add(account("david", Role.SCREENER))
    for number in range(12):
        sealed_at = desk.now if number % 2 else None
        value = conversation(f"s{number}", contact=f"k{number}", reference=f"IFO {number}", sealed_at=sealed_at)
        store.save(value, add=fact(), log="answered")
    store.append_log("opened", "IFO 3")
    store.append_log("opened", "IFO 99")
    store.accounts.disable("david")
    store.close()
    return desk


def content(store):
    return (
        {number: store.by_case_reference(f"IFO {number}") for number in range(12)},
        store.counts(2025),
        [(entry.seq, entry.at, entry.user, entry.action) for entry in store.log_entries()][:18],
        [(each.user, each.roles, each.reads_records, each.is_disabled) for each in store.accounts.listed()],
    )


def test_every_key_is_new_and_everything_else_is_as_it_was(unit):
    before_keys = unit.keys()
    store = unit.open()
    before = content(store)
    subjects = [entry.subject for entry in store.log_entries()]
    shares = store.rekey()
    assert content(store) == before
    assert store.verify() == ()
    store.close()
    store = unit.open()
    assert content(store) == before
    assert store.verify() == ()
    after = [entry.subject for entry in store.log_entries()]
    # Equal subjects stay equal, others apart, and a case that is still here goes on under the same fingerprint.
    pairs = {(old, new) for old, new in zip(subjects, after, strict=False) if old}
    assert len(pairs) == len({old for old, _ in pairs}) == len({new for _, new in pairs}) == 13
    assert all(old != new for old, new in pairs)
    store.close()
    after_keys = unit.keys()
    assert {before_keys.file, before_keys.records}.isdisjoint({after_keys.file, after_keys.records})
    assert unit.open("berit", PASSPHRASE).by_case_reference("IFO 3") != ()
    assert len(shares) == 3


def test_a_case_keeps_its_fingerprint_in_the_log_across_a_change_of_keys(unit):
    store = unit.open()
    store.rekey()
    store.append_log("opened", "IFO 3")
    opened = [entry.subject for entry in store.log_entries() if entry.action == "opened"]
    assert opened[0] == opened[2] != opened[1]


def test_who_was_disabled_before_opens_nothing_afterwards_not_even_with_an_old_key_file(unit):
    old_keys = unit.keys()
    unit.open().rekey()
    unit.opened[-1].close()
    keyfile = vault.read(unit.folder / "unit.keys")
    assert vault.slot_of(keyfile, "david").wraps == {}
    assert code_of(lambda: unit.open("david", PASSPHRASE)) is Code.ACCOUNT_DISABLED
    assert not rekey._opens(unit.folder / "unit.db", old_keys.file)
    assert rekey._opens(unit.folder / "unit.db", unit.keys().file)


def test_old_shares_open_nothing_and_new_ones_must_be_confirmed(unit):
    store = unit.open()
    shares = store.rekey()
    assert not store.recovery.is_confirmed
    store.close()
    new = "nytt långt lösenord"
    assert code_of(lambda: recover_store(unit.folder, unit.shares, "anna", new, unit.now)) is Code.SHARES_INVALID
    recover_store(unit.folder, shares[1:], "anna", new, unit.now, cost=KdfCost.FLOOR).close()
    assert unit.open(passphrase=new).verify() == ()


def test_the_old_store_is_kept_until_the_new_shares_are_on_paper(unit):
    before = (unit.folder / "unit.keys").read_bytes()
    store = unit.open()
    shares = store.rekey()
    earlier = unit.folder / "earlier"
    assert {path.name for path in earlier.iterdir()} == {"unit.keys", "unit.db"}
    assert (earlier / "unit.keys").read_bytes() == before
    old = type(unit)(earlier)
    assert old.open().verify() == ()
    old.opened[-1].close()
    store.recovery.confirm(shares, date(2025, 3, 5))
    assert not earlier.exists()


def test_only_who_holds_the_records_key_can_change_the_keys(unit):
    store = unit.open("cecilia", PASSPHRASE)
    before = sorted(path.name for path in unit.folder.iterdir())
    assert code_of(store.rekey) is Code.NOT_PERMITTED
    assert sorted(path.name for path in unit.folder.iterdir()) == before


def test_too_small_a_disk_is_refused_before_anything_is_touched(unit, monkeypatch):
    store = unit.open()
    before = {path.name: path.stat().st_mtime_ns for path in unit.folder.iterdir()}
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage(10**9, 10**9, 16 << 20))
    with pytest.raises(CannotNow) as caught:
        store.rekey()
    assert caught.value.code is Code.DISK_TOO_SMALL
    assert caught.value.facts["free"] == 16 < caught.value.facts["needed"]
    assert {path.name: path.stat().st_mtime_ns for path in unit.folder.iterdir()} == before


@pytest.mark.parametrize("at", ["copy", "seal", "check"])
def test_cancelling_leaves_the_store_as_it_was(unit, at):
    store = unit.open()
    before, key_file = content(store), (unit.folder / "unit.keys").read_bytes()
    seen = []

    def progress(step, done, total):
        assert 0 <= done <= total
        seen.append(step)

    assert code_of(lambda: store.rekey(progress, lambda: at in seen)) is Code.CANCELLED
    assert not list(unit.folder.glob("unit.rekeyed*"))
    assert (content(store), (unit.folder / "unit.keys").read_bytes()) == (before, key_file)
    store.append_log("goes-on")
    store.close()
    assert unit.open().verify() == ()


@pytest.mark.parametrize("step", ["new_private_file", "flush_folder", "replace_file"])
def test_a_disk_that_fills_up_just_before_the_swap_leaves_the_old_keys_in_force(unit, monkeypatch, step):
    store = unit.open()
    before = content(store)

    def full(path, *_):
        raise OSError(28, "full")

    place = "vault" if step == "replace_file" else "rekey"
    if step == "new_private_file":
        whole = rekey.new_private_file
        monkeypatch.setattr(rekey, step, lambda path, *more: (full if "earlier" in str(path) else whole)(path, *more))
    else:
        monkeypatch.setattr(f"screening_app.store.{place}.{step}", full)
    assert code_of(store.rekey) is Code.DISK_FULL
    monkeypatch.undo()
    assert content(store) == before
    store.close()
    assert unit.open().verify() == ()


def test_every_binary_column_is_known_to_be_sealed_or_not():
    binary = {
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, sa.LargeBinary)
    }
    sealed = {f"{column.table.name}.{column.name}" for column in resealing.sealed_columns()}
    assert binary - sealed == OPEN_COLUMNS


REKEYING = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from screening_app.store import open_store
store = open_store(Path(sys.argv[1]), "anna", sys.argv[2], datetime(2025, 3, 4, tzinfo=UTC))
print("ready", flush=True)
store.rekey(lambda *_: None)
print("done", flush=True)
"""

#: Ends the process the n-th time that something is about to be renamed, made durable or removed.
DYING = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from screening_app.store import files, open_store, rekey
store = open_store(Path(sys.argv[1]), "anna", sys.argv[2], datetime(2025, 3, 4, tzinfo=UTC))
left = int(sys.argv[3])
def counting(whole):
    def act(*given, **more):
        global left
        left -= 1
        if left < 0:
            os._exit(9)
        return whole(*given, **more)
    return act
for name in ("replace", "unlink", "fsync", "mkdir", "open"):
    setattr(os, name, counting(getattr(os, name)))
store.rekey()
print("done", flush=True)
os._exit(0)
"""


def only_one_store_is_left(unit):
    store = unit.open()
    assert store.verify() == ()
    assert [bool(store.by_case_reference(f"IFO {number}")) for number in range(12)] == [True] * 12
    store.close()
    assert not list(unit.folder.glob("unit.rekeyed*"))
    return unit.keys().file


def ended(script, *words):
    environment = {**os.environ, "PYTHONPATH": str(migrate.SCRIPTS.parents[2])}
    return subprocess.run([sys.executable, "-c", script, *words], env=environment, capture_output=True, check=False)


@pytest.mark.slow
def test_ended_before_any_step_of_the_swap_exactly_one_store_opens(unit):
    keys = {unit.keys().file}
    finished = steps = 0
    while not finished:
        done = ended(DYING, str(unit.folder), unit.passphrase, str(steps))
        finished = done.returncode == 0
        assert done.returncode in (0, 9), done.stderr.decode()
        keys.add(only_one_store_is_left(unit))
        steps += 1
    assert steps > 8
    # Some endings came before the one moment of the swap, some after it.
    assert 2 < len(keys) < steps


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")
def test_killed_at_random_moments_exactly_one_store_opens(unit):
    chance = random.Random(7)
    environment = {**os.environ, "PYTHONPATH": str(migrate.SCRIPTS.parents[2])}
    outcomes = set()
    for _ in range(12):
        command = [sys.executable, "-c", REKEYING, str(unit.folder), unit.passphrase]
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as program:
            assert program.stdout.readline() == "ready\n"
            try:
                program.wait(timeout=chance.uniform(0.0, 0.25))
            except subprocess.TimeoutExpired:
                program.kill()
            outcomes.add(program.stdout.read())
        only_one_store_is_left(unit)
    assert "" in outcomes
