# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest

from screening_app.core.records import Role
from screening_app.errors import CannotNow, Code
from screening_app.store import KdfCost, NewAccount, recover_store, shares

TODAY = date(2025, 3, 4)
NEW = "nytt långt lösenord"


def code_of(act) -> Code:
    with pytest.raises(CannotNow) as caught:
        act()
    return caught.value.code


def test_shares_are_confirmed_only_when_all_three_were_typed_right(desk):
    store = desk.create()
    first, second, third = desk.shares
    assert not store.recovery.is_confirmed
    other = shares.cut(b"another secret of 32 bytes......")
    for typed in ((first, second), (first, second, second), (first, second, other[2]), ()):
        assert code_of(lambda typed=typed: store.recovery.confirm(typed, TODAY)) is Code.SHARES_INVALID
    assert not store.recovery.is_confirmed
    store.recovery.confirm((third, "\n".join(first.upper().split()), f" {second} "), TODAY)
    store.close()
    store = desk.open()
    assert (store.recovery.is_confirmed, store.recovery.tried) == (True, TODAY)
    assert "shares-confirmed" in {entry.action for entry in store.log_entries()}


def test_a_misspelt_share_is_named_with_the_words_that_cannot_be_right(desk):
    store = desk.create()
    first, second, third = desk.shares
    words = second.split()
    words[6], words[20] = "acadmic", "xyz"
    with pytest.raises(CannotNow) as caught:
        store.recovery.confirm((first, " ".join(words), third), TODAY)
    assert caught.value.code is Code.SHARE_WRONG
    assert caught.value.facts == {"number": 2, "words": (7, 21)}
    swapped = " ".join([*third.split()[:-2], *third.split()[:-3:-1]])
    with pytest.raises(CannotNow) as caught:
        store.recovery.confirm((first, second, swapped), TODAY)
    assert caught.value.facts == {"number": 3, "words": ()}


def test_new_shares_make_the_old_ones_worthless(desk, conversation):
    store = desk.create()
    store.save(conversation())
    store.recovery.confirm(desk.shares, TODAY)
    renewed = store.recovery.renew()
    assert not store.recovery.is_confirmed
    store.close()
    for old in combinations(desk.shares, 2):
        assert code_of(lambda old=old: recover_store(desk.folder, old, "anna", NEW, desk.now)) is Code.SHARES_INVALID
    for pair in combinations(renewed, 2):
        store = recover_store(desk.folder, pair, "anna", NEW, desk.now, cost=KdfCost.FLOOR)
        assert store.conversation("samtal-1") == conversation()
        store.close()


def test_a_drill_changes_nothing_but_its_day(desk):
    store = desk.create()
    store.recovery.confirm(desk.shares, TODAY)
    later = date(2026, 3, 5)
    assert code_of(lambda: store.recovery.drill(desk.shares[:1], later)) is Code.SHARES_INVALID
    foreign = shares.cut(b"another secret of 32 bytes......")[:2]
    assert code_of(lambda: store.recovery.drill(foreign, later)) is Code.SHARES_INVALID
    assert store.recovery.tried == TODAY
    store.recovery.drill(desk.shares[1:], later)
    store.close()
    store = desk.open()
    assert (store.recovery.tried, store.recovery.is_confirmed) == (later, True)


def test_a_drill_of_shares_that_were_never_confirmed_confirms_nothing(desk):
    store = desk.create()
    store.recovery.drill(desk.shares[:2], TODAY)
    assert not store.recovery.is_confirmed


def test_only_who_holds_the_records_key_can_make_shares_that_open_everything(desk):
    store = desk.create()
    store.accounts.add(NewAccount("adam", frozenset({Role.ADMINISTRATOR}), NEW, KdfCost.FLOOR))
    store.close()
    before = (desk.folder / "unit.keys").read_bytes()
    adam = desk.open("adam", NEW)
    assert code_of(adam.recovery.renew) is Code.NOT_PERMITTED
    assert (desk.folder / "unit.keys").read_bytes() == before
