# SPDX-License-Identifier: EUPL-1.2
"""Accounts of a real store: first passphrases, roles, keys handed over, and key files of the first version."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from screening_app.core.records import Role
from screening_app.errors import CannotNow, Code
from screening_app.store import KdfCost, NewAccount, open_store, pairs, recover_store, vault

FIRST = "den allra första frasen"
OWN = "min alldeles egna fras"
SCREENER = frozenset({Role.SCREENER})
COORDINATOR = frozenset({Role.COORDINATOR})
ADMINISTRATOR = frozenset({Role.ADMINISTRATOR})
OLD_STORE = Path(__file__).parent / "files" / "key-file-1"


def code_of(act) -> Code:
    with pytest.raises(CannotNow) as caught:
        act()
    return caught.value.code


def account(user, roles, passphrase=FIRST, *, first=True):
    return NewAccount(user, roles, passphrase, KdfCost.FLOOR, first)


@pytest.fixture
def staff(desk, conversation):
    """Anna, who asks and holds the records, and Adam, who manages the accounts and nothing else; closed."""
    store = desk.create()
    store.accounts.add(account("adam", ADMINISTRATOR, OWN, first=False))
    store.save(conversation())
    store.close()
    return desk


def log_in(desk, user, passphrase=OWN, new=None):
    store = open_store(desk.folder, user, passphrase, desk.now, new_passphrase=new, cost=KdfCost.FLOOR)
    desk.opened.append(store)
    return store


def add_by_adam(desk, user, roles):
    adam = log_in(desk, "adam")
    adam.accounts.add(account(user, roles))
    adam.close()


def test_a_new_screener_gets_the_records_from_a_colleague_and_from_nobody_else(staff, conversation):
    add_by_adam(staff, "berit", SCREENER)
    berit = log_in(staff, "berit", FIRST, new=OWN)
    assert berit.account.waits_for_key
    assert code_of(lambda: berit.conversation("samtal-1")) is Code.NOT_PERMITTED
    shown = berit.account.fingerprint
    berit.close()

    adam = log_in(staff, "adam")
    assert code_of(lambda: adam.accounts.hand_over("berit", shown)) is Code.NOT_PERMITTED
    adam.close()
    anna = staff.open()
    anna.accounts.hand_over("berit", shown.replace(" ", ""))
    anna.close()

    berit = log_in(staff, "berit")
    assert not berit.account.waits_for_key
    assert berit.conversation("samtal-1") == conversation()
    actions = [(entry.user, entry.action) for entry in berit.log_entries()]
    assert {("adam", "account-added berit"), ("anna", "key-handed-over berit")} <= set(actions)


def test_a_first_passphrase_opens_nothing_before_another_is_chosen(staff):
    add_by_adam(staff, "berit", SCREENER)
    assert code_of(lambda: log_in(staff, "berit", FIRST)) is Code.PASSPHRASE_FIRST
    assert code_of(lambda: log_in(staff, "berit", FIRST, new=FIRST)) is Code.PASSPHRASE_SAME
    assert code_of(lambda: log_in(staff, "berit", FIRST, new="kort")) is Code.PASSPHRASE_SHORT
    anna = staff.open()
    [berit] = [each for each in anna.accounts.listed() if each.user == "berit"]
    assert berit.is_first
    assert code_of(lambda: anna.accounts.hand_over("berit", berit.fingerprint)) is Code.ACCOUNT_CHANGED
    anna.close()
    log_in(staff, "berit", FIRST, new=OWN).close()
    assert code_of(lambda: log_in(staff, "berit", FIRST)) is Code.WRONG_LOGIN


def test_whoever_knew_the_first_passphrase_cannot_open_what_is_handed_over_later(staff):
    add_by_adam(staff, "berit", SCREENER)
    before = vault.read(staff.folder / "unit.keys")
    log_in(staff, "berit", FIRST, new=OWN).close()
    anna = staff.open()
    berit = next(each for each in anna.accounts.listed() if each.user == "berit")
    anna.accounts.hand_over("berit", berit.fingerprint)
    anna.close()
    after = vault.read(staff.folder / "unit.keys")
    old, new = vault.slot_of(before, "berit"), vault.slot_of(after, "berit")
    assert old.pair.public != new.pair.public
    kek = vault._passphrase_kek(FIRST, old.salt, old.cost)
    private = vault._private(before, old, kek)
    assert private is not None
    bound = vault._sealed_for(after, new, vault.RECORDS, 1)
    with pytest.raises(vault.InvalidTag):
        pairs.unseal(private, new.wraps["records"].sealed, bound)


def test_a_fingerprint_that_differs_in_one_digit_hands_nothing_over(staff):
    add_by_adam(staff, "berit", SCREENER)
    log_in(staff, "berit", FIRST, new=OWN).close()
    anna = staff.open()
    shown = next(each for each in anna.accounts.listed() if each.user == "berit").fingerprint
    wrong = shown[:-1] + str((int(shown[-1]) + 1) % 10)
    assert code_of(lambda: anna.accounts.hand_over("berit", wrong)) is Code.ACCOUNT_CHANGED
    assert code_of(lambda: anna.accounts.hand_over("berit", "")) is Code.ACCOUNT_CHANGED
    assert code_of(lambda: anna.accounts.hand_over("nobody", shown)) is Code.ACCOUNT_UNKNOWN
    assert not next(each for each in anna.accounts.listed() if each.user == "berit").reads_records


def test_a_public_key_that_was_swapped_in_the_key_file_is_found_when_its_owner_logs_in(staff):
    add_by_adam(staff, "berit", SCREENER)
    log_in(staff, "berit", FIRST, new=OWN).close()
    # Adam holds the file key, so he can write a key file whose MAC is right.
    path, keys = staff.folder / "unit.keys", staff.keys("adam", OWN)
    keyfile = vault.read(path)
    slot = vault.slot_of(keyfile, "berit")
    pair = vault.replace(slot.pair, public=pairs.public_of(pairs.new_private()))
    vault.write(path, vault.with_slot(keyfile, vault.replace(slot, pair=pair)), keys)
    assert code_of(lambda: log_in(staff, "berit")) is Code.KEY_FILE_DAMAGED
    staff.open()


def test_a_disabled_account_holds_no_key_until_it_is_enabled_and_given_one(staff):
    store = staff.open()
    store.accounts.add(account("berit", SCREENER, OWN, first=False))
    store.accounts.disable("berit")
    store.close()
    assert vault.slot_of(vault.read(staff.folder / "unit.keys"), "berit").wraps == {}
    assert code_of(lambda: log_in(staff, "berit")) is Code.ACCOUNT_DISABLED
    assert code_of(lambda: log_in(staff, "berit", FIRST)) is Code.WRONG_LOGIN
    store = staff.open()
    store.accounts.enable("berit")
    store.close()
    assert log_in(staff, "berit").account.waits_for_key


def test_a_role_can_be_changed_without_the_owners_passphrase(staff):
    adam = log_in(staff, "adam")
    adam.accounts.add(account("berit", COORDINATOR, OWN, first=False))
    adam.accounts.set_roles("berit", SCREENER)
    adam.close()
    berit = log_in(staff, "berit")
    assert (berit.account.roles, berit.account.waits_for_key) == (SCREENER, True)
    berit.close()
    anna = staff.open()
    anna.accounts.hand_over("berit", berit.account.fingerprint)
    anna.accounts.set_roles("berit", SCREENER | COORDINATOR)
    anna.close()
    berit = log_in(staff, "berit")
    assert berit.account.reads_records
    berit.close()
    anna = staff.open()
    anna.accounts.set_roles("berit", COORDINATOR)
    anna.close()
    assert not log_in(staff, "berit").account.reads_records


def test_the_last_of_a_kind_stays(desk):
    store = desk.create()
    store.accounts.add(account("adam", ADMINISTRATOR, OWN, first=False))
    assert code_of(lambda: store.accounts.disable("anna")) is Code.NOT_PERMITTED
    assert code_of(lambda: store.accounts.set_roles("anna", frozenset())) is Code.ROLE_MISSING
    assert code_of(lambda: store.accounts.set_roles("anna", ADMINISTRATOR)) is Code.LAST_SCREENER
    store.accounts.disable("adam")
    assert code_of(lambda: store.accounts.set_roles("anna", SCREENER)) is Code.LAST_ADMINISTRATOR
    assert code_of(lambda: store.accounts.reset(account("anna", SCREENER))) is Code.LAST_ADMINISTRATOR
    assert code_of(lambda: store.accounts.set_roles("adam", COORDINATOR)) is Code.ACCOUNT_DISABLED
    desk.opened[-1].close()
    assert desk.open().account.roles == SCREENER | ADMINISTRATOR


def test_a_changed_passphrase_is_the_only_one_from_then_on(staff, conversation):
    store = staff.open()
    before = store.account.fingerprint
    change = store.accounts.change_passphrase
    new = account("", SCREENER, OWN, first=False)
    assert code_of(lambda: change("inte den rätta frasen", new)) is Code.PASSPHRASE_WRONG
    assert code_of(lambda: change(staff.passphrase, account("", SCREENER, staff.passphrase))) is Code.PASSPHRASE_SAME
    change(staff.passphrase, new)
    assert store.conversation("samtal-1") == conversation()
    store.close()
    assert code_of(staff.open) is Code.WRONG_LOGIN
    store = log_in(staff, "anna")
    assert store.conversation("samtal-1") == conversation()
    assert store.account.fingerprint != before
    assert "passphrase-changed" in {entry.action for entry in store.log_entries()}


def test_a_forgotten_passphrase_is_reset_and_the_records_have_to_be_handed_over_again(staff):
    store = staff.open()
    store.accounts.add(account("berit", SCREENER, OWN, first=False))
    store.accounts.reset(account("berit", SCREENER))
    store.close()
    assert code_of(lambda: log_in(staff, "berit")) is Code.WRONG_LOGIN
    berit = log_in(staff, "berit", FIRST, new="en tredje fras som ingen vet")
    assert berit.account.waits_for_key


def test_a_slot_is_brought_up_to_a_dearer_derivation_at_log_in_and_never_to_a_cheaper(staff):
    dearer = KdfCost(memory_kib=KdfCost.FLOOR.memory_kib + 1024, time=2, lanes=1)
    path = staff.folder / "unit.keys"
    store = open_store(staff.folder, "anna", staff.passphrase, staff.now, cost=dearer)
    fingerprint = store.account.fingerprint
    store.close()
    assert vault.slot_of(vault.read(path), "anna").cost == dearer
    written = path.read_bytes()
    store = open_store(staff.folder, "anna", staff.passphrase, staff.now, cost=KdfCost.FLOOR)
    assert (store.account.fingerprint, store.unfinished() != ()) == (fingerprint, True)
    store.close()
    assert path.read_bytes() == written


@pytest.fixture
def old(desk):
    """A store whose key file was written by the first version, without key pairs; made by that version."""
    shutil.copytree(OLD_STORE, desk.folder)
    return desk


def test_a_key_file_of_the_first_version_opens_and_gets_key_pairs_one_by_one(old):
    store = log_in(old, "anna", old.passphrase)
    assert store.unfinished() != ()
    assert store.recovery.is_confirmed
    assert "attempts-file-altered" not in {entry.action for entry in store.log_entries()}
    assert code_of(lambda: store.accounts.set_roles("cecilia", SCREENER)) is Code.ACCOUNT_OLD
    store.close()
    cecilia = log_in(old, "cecilia", "tolv tecken är det")
    assert (cecilia.account.roles, cecilia.account.reads_records) == (COORDINATOR, False)
    cecilia.close()
    store = log_in(old, "anna", old.passphrase)
    store.accounts.set_roles("cecilia", SCREENER)
    assert all(each.fingerprint for each in store.accounts.listed())
    assert store.verify() == ()


def test_a_key_file_of_the_first_version_can_only_be_read_until_something_changes(old):
    before = (old.folder / "unit.keys").read_bytes()
    old.open().close()
    assert (old.folder / "unit.keys").read_bytes() == before
    shares = json.loads((OLD_STORE / "shares.json").read_text())
    recover_store(old.folder, shares[1:], "anna", OWN, old.now, cost=KdfCost.FLOOR).close()
    assert log_in(old, "anna").unfinished() != ()


@pytest.mark.file_only
def test_a_key_file_of_a_later_version_is_refused_in_those_words(staff):
    path = staff.folder / "unit.keys"
    path.write_bytes(path.read_bytes().replace(b'"v":2}', b'"v":3}'))
    assert code_of(staff.open) is Code.STORE_NEWER
