# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screening_app.core.records import Role
from screening_app.errors import CannotNow, Code
from screening_app.store import KdfCost, key_format, vault

# A busy computer may take long over one example; that is no failure.
unhurried = settings(deadline=None, max_examples=60)

COORDINATOR = frozenset({Role.COORDINATOR})
PASSPHRASE = "tolv tecken är det"


def edited(desk, change):
    path = desk.folder / "unit.keys"
    content = json.loads(path.read_bytes())
    change(content)
    path.write_bytes(key_format.canonical(content))


def code_of(act) -> Code:
    with pytest.raises(CannotNow) as caught:
        act()
    return caught.value.code


def account(user, roles, passphrase=PASSPHRASE, **more):
    return vault.NewAccount(user, roles, passphrase, KdfCost.FLOOR, **more)


@pytest.fixture
def shared(desk):
    """A store with a screener who is administrator too, and a coordinator; closed."""
    store = desk.create()
    store.accounts.add(account("cecilia", COORDINATOR))
    store.close()
    return desk


def test_a_coordinator_holds_the_file_key_only(shared):
    mine, theirs = shared.keys(), shared.keys("cecilia", PASSPHRASE)
    assert theirs.file == mine.file
    assert theirs.records is None
    slot = next(each for each in vault.read(shared.folder / "unit.keys").slots if each.user == "cecilia")
    assert set(slot.wraps) == {"file"}


def test_an_edited_role_makes_the_slot_useless(shared):
    def promote(content):
        slot = next(each for each in content["slots"] if each["user"] == "cecilia")
        slot["roles"] = ["administrator", "screener"]

    edited(shared, promote)
    assert code_of(lambda: shared.open("cecilia", PASSPHRASE)) is Code.KEY_FILE_DAMAGED
    assert code_of(shared.open) is Code.KEY_FILE_DAMAGED


def test_a_records_wrap_copied_into_a_coordinators_slot_is_refused(shared):
    def lend(content):
        slots = {each["user"]: each for each in content["slots"]}
        slots["cecilia"]["wraps"]["records"] = slots["anna"]["wraps"]["records"]

    edited(shared, lend)
    assert code_of(lambda: shared.open("cecilia", PASSPHRASE)) is Code.KEY_FILE_DAMAGED


def test_a_removed_slot_or_turned_back_generation_is_found(shared):
    edited(shared, lambda content: content["slots"].pop())
    assert code_of(shared.open) is Code.KEY_FILE_DAMAGED


@pytest.mark.parametrize(
    ("name", "number"), [("m", 19455), ("m", 1024 * 1024 + 1), ("t", 1), ("t", 10**9), ("p", 0), ("p", 255), ("m", "x")]
)
def test_an_unreasonable_key_derivation_is_never_started(shared, monkeypatch, name, number):
    edited(shared, lambda content: content["slots"][0]["kdf"].update({name: number}))
    monkeypatch.setattr(vault, "Argon2id", None)
    assert code_of(shared.open) is Code.KEY_FILE_DAMAGED


def test_any_flipped_bit_of_the_key_file_is_found(shared):
    path = shared.folder / "unit.keys"
    whole = path.read_bytes()
    for place in range(0, len(whole), 97):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        (shared.folder / "unit.attempts").unlink(missing_ok=True)
        assert code_of(shared.open) in {Code.KEY_FILE_DAMAGED, Code.WRONG_LOGIN}, place
    path.write_bytes(whole)
    shared.open()


@pytest.mark.slow
@unhurried
@given(
    st.binary(max_size=300) | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(repr).map(str.encode)
)
def test_anything_that_is_no_key_file_is_called_damaged(content):
    assert code_of(lambda: key_format.parse(content)) is Code.KEY_FILE_DAMAGED


def test_accounts_are_added_by_those_who_may(shared):
    store = shared.open()
    assert code_of(lambda: store.accounts.add(account("ANNA", COORDINATOR))) is Code.USER_EXISTS
    assert code_of(lambda: store.accounts.add(account("dag", COORDINATOR, "kort"))) is Code.PASSPHRASE_SHORT
    added = store.accounts.add(account("Åsa", frozenset({Role.SCREENER})))
    assert (added.user, added.reads_records) == ("åsa", True)
    store.close()
    assert shared.open("åsa", PASSPHRASE).unfinished() == ()
    shared.opened[-1].close()
    coordinator = shared.open("cecilia", PASSPHRASE)
    assert code_of(lambda: coordinator.accounts.add(account("eva", COORDINATOR))) is Code.NOT_PERMITTED


def test_an_administrator_without_the_records_key_cannot_make_a_screener(desk):
    store = desk.create(roles=frozenset({Role.ADMINISTRATOR}))
    assert code_of(lambda: store.accounts.add(account("eva", frozenset({Role.SCREENER})))) is Code.NOT_PERMITTED
    assert not store.accounts.add(account("eva", COORDINATOR)).reads_records


def test_keys_and_passphrases_do_not_show_in_a_printed_value(shared):
    keys = shared.keys()
    assert repr(keys) == "Keys()"
    assert PASSPHRASE not in repr(account("eva", COORDINATOR))
