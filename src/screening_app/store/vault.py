# SPDX-License-Identifier: EUPL-1.2
"""The key file `unit.keys`: who may log in, and which keys each account's slot opens.

A slot holds a key pair whose private half is sealed under a key made from the passphrase; the file key, and for
screeners the records key, are sealed to its public half. So keys can be handed over, and every key changed, without
anybody's passphrase. Derivation cost and user are bound into the first, user, key and (for the file key) roles into
the second: editing any of them makes the slot useless. The file as a whole carries a MAC under the file key. Losing
this file loses the store; two recovery shares open its recovery slot without any passphrase.
"""

from __future__ import annotations

import hmac
import json
import os
import unicodedata
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from screening_app.core.records import Account, Role
from screening_app.errors import CannotNow, Code
from screening_app.store import key_format, pairs
from screening_app.store.files import coded_file_errors, replace_file
from screening_app.store.key_format import KeyFile, Pair, RecoverySlot, Slot, Wrap
from screening_app.store.sealing import derive
from screening_app.store.surface import KdfCost

if TYPE_CHECKING:
    from pathlib import Path

PASSPHRASE_LEAST = 12
FILE, RECORDS = "file", "records"
_USER_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Keys:
    """What an opened slot yields. `records` is None for an account that may not read records."""

    file: bytes = field(repr=False)
    records: bytes | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class NewAccount:
    """What a new slot is made from. `first`: the passphrase is somebody else's choice, for one log-in only."""

    user: str
    roles: frozenset[Role]
    passphrase: str = field(repr=False)
    cost: KdfCost
    first: bool = False


def user_name(text: str) -> str:
    """Return the name as kept, in small letters; USER_NAME_INVALID unless it is 1-40 letters, digits and `.-_`."""
    name = unicodedata.normalize("NFKC", text).casefold()
    if not 1 <= len(name) <= _USER_LONGEST or not all(char.isalnum() or char in ".-_" for char in name):
        raise CannotNow(Code.USER_NAME_INVALID)
    return name


def new_key_file(store_id: str, account: NewAccount, recovery_secret: bytes) -> tuple[KeyFile, Keys]:
    """Make fresh keys, one account that holds what its roles allow, and the recovery slot that holds everything."""
    keys = Keys(file=os.urandom(32), records=os.urandom(32))
    empty = KeyFile(
        store=store_id,
        gen=1,
        file_kid=1,
        records_kid=1,
        slots=(),
        recovery=RecoverySlot(salt=os.urandom(16), wraps={}),
    )
    whole = with_recovery(empty, recovery_secret, keys)
    whole = replace(whole, gen=1, slots=(new_slot(whole, account, keys),))
    first = keys if Role.SCREENER in account.roles else replace(keys, records=None)
    return whole, first


def with_recovery(keyfile: KeyFile, secret: bytes, keys: Keys) -> KeyFile:
    """Return the key file with a recovery slot for a new secret, not confirmed yet; shares of the old one open nothing.

    NOT_PERMITTED without the records key: what recovery opens must be everything.
    """
    if keys.records is None:
        raise CannotNow(Code.NOT_PERMITTED)
    slot = RecoverySlot(salt=os.urandom(16), wraps={})
    kek = _recovery_kek(slot, secret)
    head = slot.head(keyfile.store)
    wraps = {
        name: _wrapped(kek, head, name, kid, key)
        for name, kid, key in (
            (FILE, keyfile.file_kid, keys.file),
            (RECORDS, keyfile.records_kid, keys.records),
        )
    }
    return replace(keyfile, gen=keyfile.gen + 1, recovery=replace(slot, wraps=wraps))


def with_slot(keyfile: KeyFile, slot: Slot) -> KeyFile:
    """Return the key file with this slot, in the place of an older one of the same user."""
    users = [each.user for each in keyfile.slots]
    if slot.user in users:
        slots = tuple(slot if each.user == slot.user else each for each in keyfile.slots)
    else:
        slots = (*keyfile.slots, slot)
    return replace(keyfile, gen=keyfile.gen + 1, slots=slots)


def new_slot(keyfile: KeyFile, account: NewAccount, keys: Keys) -> Slot:
    """Make a slot with a new key pair and every key among `keys` that the roles allow."""
    if len(unicodedata.normalize("NFKC", account.passphrase)) < PASSPHRASE_LEAST:
        raise CannotNow(Code.PASSPHRASE_SHORT, least=PASSPHRASE_LEAST)
    if not account.roles:
        raise CannotNow(Code.ROLE_MISSING)
    bare = Slot(user_name(account.user), account.roles, account.cost, os.urandom(16), {}, first=account.first)
    slot = _with_private(keyfile, bare, pairs.new_private(), account.passphrase)
    return with_keys(keyfile, slot, keys)


def with_keys(keyfile: KeyFile, slot: Slot, keys: Keys) -> Slot:
    """Return the slot with the given keys sealed to its public key, as far as its roles allow; others are kept."""
    if slot.pair is None:
        raise CannotNow(Code.ACCOUNT_OLD)
    wraps = dict(slot.wraps)
    given = {FILE: (keyfile.file_kid, keys.file)}
    if Role.SCREENER in slot.roles:
        if keys.records is not None:
            given[RECORDS] = (keyfile.records_kid, keys.records)
    else:
        wraps.pop(RECORDS, None)
    for name, (kid, key) in given.items():
        bound = _sealed_for(keyfile, slot, name, kid)
        wraps[name] = Wrap(kid, b"", pairs.seal(slot.pair.public, key, bound))
    return replace(slot, wraps=wraps)


def renewed(keyfile: KeyFile, user: str, passphrase: str, cost: KdfCost) -> KeyFile | None:
    """Return the key file with the user's slot under a dearer derivation and with a key pair; None when it has both.

    The passphrase has opened the slot just now.
    """
    slot = slot_of(keyfile, user)
    if slot is None or (slot.pair is not None and not _is_dearer(cost, slot.cost)):
        return None
    dearest = cost if _is_dearer(cost, slot.cost) else slot.cost
    kek = _passphrase_kek(passphrase, slot.salt, slot.cost)
    bare = replace(slot, cost=dearest, salt=os.urandom(16))
    if slot.pair is None:
        keys = _unwrap(kek, slot.head(keyfile.store), slot.wraps)
        fresh = _with_private(keyfile, replace(bare, wraps={}), pairs.new_private(), passphrase)
        return with_slot(keyfile, with_keys(keyfile, fresh, keys))
    return with_slot(keyfile, _with_private(keyfile, bare, _private(keyfile, slot, kek), passphrase))


def accounts(keyfile: KeyFile) -> tuple[Account, ...]:
    """Return who may log in, by user name."""
    return tuple(sorted((account_of(slot) for slot in keyfile.slots), key=lambda account: account.user))


def account_of(slot: Slot) -> Account:
    """Return what a slot says about its account, in the open."""
    return Account(
        slot.user,
        slot.roles,
        reads_records=RECORDS in slot.wraps,
        is_disabled=FILE not in slot.wraps,
        is_first=slot.first,
        fingerprint=None if slot.pair is None else pairs.fingerprint(slot.pair.public),
    )


def slot_of(keyfile: KeyFile, user: str) -> Slot | None:
    """Return the slot of a user, however the name is written; None when there is none."""
    name = unicodedata.normalize("NFKC", user).casefold()
    return next((each for each in keyfile.slots if each.user == name), None)


def unlock(keyfile: KeyFile, user: str, passphrase: str) -> tuple[Account, Keys]:
    """Open a user's slot. An unknown user costs the same time and says the same (WRONG_LOGIN) as a wrong passphrase.

    ACCOUNT_DISABLED, said only to who knows its passphrase; KEY_FILE_DAMAGED when the slot or the file was edited.
    """
    wrong = CannotNow(Code.WRONG_LOGIN)
    slot = slot_of(keyfile, user)
    if slot is None:
        _passphrase_kek(passphrase, os.urandom(16), _dearest(keyfile))
        raise wrong
    kek = _passphrase_kek(passphrase, slot.salt, slot.cost)
    try:
        if slot.pair is None and FILE not in slot.wraps:
            raise wrong
        if slot.pair is None:
            keys = _unwrap(kek, slot.head(keyfile.store), slot.wraps)
        else:
            private = _private(keyfile, slot, kek)
    except InvalidTag:
        raise wrong from None
    if slot.pair is not None:
        keys = _opened(keyfile, slot, private)
    _check_mac(keyfile, keys)
    return account_of(slot), keys


def unlock_by_recovery(keyfile: KeyFile, recovery_secret: bytes) -> Keys | None:
    """Open the recovery slot; None when the secret belongs to another store."""
    slot = keyfile.recovery
    try:
        keys = _unwrap(_recovery_kek(slot, recovery_secret), slot.head(keyfile.store), slot.wraps)
    except InvalidTag:
        return None
    _check_mac(keyfile, keys)
    return keys


def read(path: Path) -> KeyFile:
    """Read the key file: STORE_MISSING, or KEY_FILE_DAMAGED when it is not one or asks for unreasonable derivation."""
    with coded_file_errors():
        content = path.read_bytes()
    return key_format.parse(content)


def write(path: Path, keyfile: KeyFile, keys: Keys) -> KeyFile:
    """Write the key file durably with its MAC, in the newest format; returns it as written."""
    signed = signed_by(keyfile, keys)
    with coded_file_errors():
        replace_file(path, key_format.dump(signed))
    return signed


def signed_by(keyfile: KeyFile, keys: Keys) -> KeyFile:
    """Return the key file in the newest format with its MAC."""
    newest = replace(keyfile, v=key_format.VERSION)
    return replace(newest, mac=_mac(newest, keys))


def _with_private(keyfile: KeyFile, slot: Slot, private: bytes, passphrase: str) -> Slot:
    kek = _passphrase_kek(passphrase, slot.salt, slot.cost)
    nonce = os.urandom(12)
    sealed = AESGCM(kek).encrypt(nonce, private, key_format.canonical(slot.pair_head(keyfile.store)))
    return replace(slot, pair=Pair(pairs.public_of(private), nonce, sealed))


def _private(keyfile: KeyFile, slot: Slot, kek: bytes) -> bytes:
    """Return the private key of a slot's pair; InvalidTag for another passphrase."""
    if slot.pair is None:
        raise CannotNow(Code.KEY_FILE_DAMAGED)
    head = key_format.canonical(slot.pair_head(keyfile.store))
    private = AESGCM(kek).decrypt(slot.pair.nonce, slot.pair.private, head)
    if not hmac.compare_digest(pairs.public_of(private), slot.pair.public):
        # Somebody put another public key here, so that the next key handed over would be sealed to them.
        raise CannotNow(Code.KEY_FILE_DAMAGED)
    return private


def _opened(keyfile: KeyFile, slot: Slot, private: bytes) -> Keys:
    if FILE not in slot.wraps:
        raise CannotNow(Code.ACCOUNT_DISABLED)
    try:
        found = {
            name: pairs.unseal(private, wrap.sealed, _sealed_for(keyfile, slot, name, wrap.kid))
            for name, wrap in slot.wraps.items()
        }
    except InvalidTag:
        raise CannotNow(Code.KEY_FILE_DAMAGED) from None
    return Keys(file=found[FILE], records=found.get(RECORDS))


def _sealed_for(keyfile: KeyFile, slot: Slot, name: str, kid: int) -> bytes:
    """Return what a sealed key is bound to; the roles only for the file key, since an administrator changes them."""
    roles = sorted(slot.roles) if name == FILE else None
    head = {"store": keyfile.store, "user": slot.user, "roles": roles, "key": name, "kid": kid, "v": 2}
    return key_format.canonical(head)


def _wrapped(kek: bytes, head: dict[str, object], name: str, kid: int, key: bytes) -> Wrap:
    nonce = os.urandom(12)
    return Wrap(kid, nonce, AESGCM(kek).encrypt(nonce, key, _bound_to(head, name, kid)))


def _unwrap(kek: bytes, head: dict[str, object], wraps: dict[str, Wrap]) -> Keys:
    opened = {
        name: AESGCM(kek).decrypt(wrap.nonce, wrap.sealed, _bound_to(head, name, wrap.kid))
        for name, wrap in wraps.items()
    }
    return Keys(file=opened[FILE], records=opened.get(RECORDS))


def _bound_to(head: dict[str, object], name: str, kid: int) -> bytes:
    return key_format.canonical({**head, "key": name, "kid": kid})


def _passphrase_kek(passphrase: str, salt: bytes, cost: KdfCost) -> bytes:
    if not cost.is_acceptable:
        raise CannotNow(Code.KEY_FILE_DAMAGED)
    try:
        kdf = Argon2id(salt=salt, length=32, iterations=cost.time, lanes=cost.lanes, memory_cost=cost.memory_kib)
        return kdf.derive(unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass"))
    except MemoryError as error:
        raise CannotNow(Code.MEMORY_SHORT) from error
    except ValueError as error:
        raise CannotNow(Code.KEY_FILE_DAMAGED) from error


def _dearest(keyfile: KeyFile) -> KdfCost:
    """Return the cost that most of the time is spent on here, so that an unknown user takes no shorter."""
    costs = [slot.cost for slot in keyfile.slots] or [KdfCost.DEFAULT]
    return max(costs, key=lambda cost: cost.memory_kib * cost.time)


def _is_dearer(one: KdfCost, other: KdfCost) -> bool:
    """Whether a guess costs more in the one, without needing less memory."""
    more = one.memory_kib * one.time > other.memory_kib * other.time
    return more and one.memory_kib >= other.memory_kib


def _recovery_kek(slot: RecoverySlot, secret: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=slot.salt, info=b"recovery/v1").derive(secret)


def _mac(keyfile: KeyFile, keys: Keys) -> bytes:
    content = json.loads(key_format.dump(replace(keyfile, mac=b"")))
    del content["mac"]
    return hmac.digest(derive(keys.file, "header/v1"), key_format.canonical(content), "sha256")


def _check_mac(keyfile: KeyFile, keys: Keys) -> None:
    if not hmac.compare_digest(keyfile.mac, _mac(keyfile, keys)):
        raise CannotNow(Code.KEY_FILE_DAMAGED)
