# SPDX-License-Identifier: EUPL-1.2
"""What a coordinator and an administrator could do with their own keys and no program: the raw files."""

from __future__ import annotations

from contextlib import suppress
from itertools import product

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from screening_app.core.records import Role
from screening_app.errors import CannotNow
from screening_app.store import KdfCost, key_format, pairs, vault
from screening_app.store.sealing import Sealer, derive

PASSPHRASE = "tolv tecken är det"
SEALED = {"conversation": ("body", "course"), "contact": ("body",), "ask_again": ("body",)}


@pytest.fixture
def unit(desk, conversation):
    """A store with records, a screener, a coordinator and an administrator who is nothing else; closed."""
    store = desk.create()
    for user, role in (("cecilia", Role.COORDINATOR), ("adam", Role.ADMINISTRATOR)):
        store.accounts.add(vault.NewAccount(user, frozenset({role}), PASSPHRASE, KdfCost.FLOOR))
    for number in range(3):
        store.save(conversation(f"s{number}", contact=f"k{number}"), log="answered")
    store.close()
    return desk


def everything_of(desk, user, passphrase):
    """Return every secret that the user has or can work out: private key, opened keys, and all that follows."""
    keyfile = vault.read(desk.folder / "unit.keys")
    slot = vault.slot_of(keyfile, user)
    cost = slot.cost
    kdf = Argon2id(salt=slot.salt, length=32, iterations=cost.time, lanes=cost.lanes, memory_cost=cost.memory_kib)
    kek = kdf.derive(passphrase.encode())
    head = key_format.canonical(slot.pair_head(keyfile.store))
    private = AESGCM(kek).decrypt(slot.pair.nonce, slot.pair.private, head)
    keys = desk.keys(user, passphrase)
    held = [kek, keys.file, *([keys.records] if keys.records else [])]
    labels = ("header/v1", "log/v1", "seal/v1", "blind-index/v1", "chain/v1", "attempts/v1", "recovery/v1")
    return keyfile, private, [*held, *(derive(key, label) for key in held for label in labels)]


def sealed_values(desk):
    with desk.raw() as raw:
        for table, columns in SEALED.items():
            for column in columns:
                yield from ((table, column, *row) for row in raw.execute(f"SELECT id, {column} FROM {table}"))


def opened_wraps(keyfile, private, keys):
    """Yield the records keys that any of these secrets opens, bound to any account's head."""
    slots = [slot for slot in keyfile.slots if "records" in slot.wraps]
    for slot, other in product(slots, keyfile.slots):
        wrap = slot.wraps["records"]
        for roles in (None, sorted(other.roles)):
            head = {"store": keyfile.store, "user": other.user, "roles": roles, "key": "records", "kid": 1, "v": 2}
            try:
                yield pairs.unseal(private, wrap.sealed, key_format.canonical(head))
            except InvalidTag:
                continue
    wrap = keyfile.recovery.wraps["records"]
    for key in keys:
        head = key_format.canonical({**keyfile.recovery.head(keyfile.store), "key": "records", "kid": 1})
        try:
            yield AESGCM(key).decrypt(wrap.nonce, wrap.sealed, head)
        except InvalidTag:
            continue


def opened_values(desk, keyfile, keys):
    """Yield the sealed values that any of these keys opens, as the program would or as the bare cipher does."""
    for (table, column, row, value), key in product(sealed_values(desk), keys):
        with suppress(CannotNow):
            yield Sealer(keyfile.store, key, 1).unseal(table, column, row, value)
        bound = b"\0".join((value[:3], keyfile.store.encode(), f"{table}.{column}".encode(), row.encode()))
        try:
            yield AESGCM(key).decrypt(value[3:15], value[15:], bound)
        except InvalidTag:
            continue


@pytest.mark.parametrize("user", ["cecilia", "adam"])
def test_no_key_of_a_coordinator_or_administrator_opens_any_sealed_value_or_the_records_key(unit, user):
    keyfile, private, keys = everything_of(unit, user, PASSPHRASE)
    assert list(opened_wraps(keyfile, private, keys)) == []
    assert list(opened_values(unit, keyfile, keys)) == []
    assert set(vault.slot_of(keyfile, user).wraps) == {"file"}


def test_the_same_search_with_a_screeners_keys_finds_everything(unit):
    keyfile, private, keys = everything_of(unit, unit.user, unit.passphrase)
    assert unit.keys().records in list(opened_wraps(keyfile, private, keys))
    # Each value twice: by the program's own way and by the bare cipher.
    assert len(list(opened_values(unit, keyfile, keys))) == 2 * len(list(sealed_values(unit))) == 2 * 9


def test_sealing_to_a_public_key_opens_with_its_own_private_key_and_binding_only():
    private, other = pairs.new_private(), pairs.new_private()
    sealed = pairs.seal(pairs.public_of(private), b"k" * 32, b"here")
    assert pairs.unseal(private, sealed, b"here") == b"k" * 32
    for key, bound in ((private, b"there"), (other, b"here")):
        with pytest.raises(InvalidTag):
            pairs.unseal(key, sealed, bound)
    for bit in range(0, 8 * len(sealed), 211):
        turned = bytearray(sealed)
        turned[bit // 8] ^= 1 << bit % 8
        with pytest.raises(InvalidTag):
            pairs.unseal(private, bytes(turned), b"here")


def test_a_fingerprint_is_short_enough_to_read_aloud_and_belongs_to_one_key():
    public = pairs.public_of(bytes(range(96)))
    # Written down once: two versions of the program must show the same digits.
    assert pairs.fingerprint(public) == "25920 54427 62446 27863 74752 94538"
    assert pairs.fingerprint(public[:-1] + bytes([public[-1] ^ 1])) != pairs.fingerprint(public)
