# SPDX-License-Identifier: EUPL-1.2
"""The key file `unit.keys`: who may log in, and which keys each account's slot opens.

A slot wraps the file key, and for screeners the records key, under a key made from the passphrase. User,
roles and derivation cost are bound into the wrap: editing any of them makes the slot useless. The file as a
whole carries a MAC under the file key. Losing this file loses the store; two recovery shares open its
recovery slot without any passphrase.
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
from screening_app.store import key_format
from screening_app.store.files import coded_file_errors, replace_file
from screening_app.store.key_format import KeyFile, RecoverySlot, Slot, Wrap
from screening_app.store.sealing import derive
from screening_app.store.surface import KdfCost

if TYPE_CHECKING:
    from pathlib import Path

PASSPHRASE_LEAST = 12
_USER_LONGEST = 40
_FILE, _RECORDS = "file", "records"


@dataclass(frozen=True, slots=True)
class Keys:
    """What an opened slot yields. `records` is None for an account that may not read records."""

    file: bytes = field(repr=False)
    records: bytes | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class NewAccount:
    """What a new slot is made from."""

    user: str
    roles: frozenset[Role]
    passphrase: str = field(repr=False)
    cost: KdfCost


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
    head = empty.recovery.head(store_id)
    wraps = _wraps(_recovery_kek(empty, recovery_secret), head, empty, keys)
    whole = replace(empty, recovery=replace(empty.recovery, wraps=wraps))
    whole = replace(whole, slots=(_slot(whole, account, keys),))
    first = keys if Role.SCREENER in account.roles else replace(keys, records=None)
    return whole, first


def with_account(keyfile: KeyFile, account: NewAccount, keys: Keys) -> KeyFile:
    """Return the key file with the account's slot made new; an older slot of the same user is gone.

    NOT_PERMITTED when a screener is to be made by someone who holds no records key.
    """
    slot = _slot(keyfile, account, keys)
    others = tuple(each for each in keyfile.slots if each.user != slot.user)
    return replace(keyfile, gen=keyfile.gen + 1, slots=(*others, slot))


def accounts(keyfile: KeyFile) -> tuple[Account, ...]:
    """Return who may log in, by user name."""
    found = (Account(slot.user, slot.roles, reads_records=_RECORDS in slot.wraps) for slot in keyfile.slots)
    return tuple(sorted(found, key=lambda account: account.user))


def unlock(keyfile: KeyFile, user: str, passphrase: str) -> tuple[Account, Keys]:
    """Open a user's slot. An unknown user costs the same time and says the same (WRONG_LOGIN) as a wrong passphrase."""
    wrong = CannotNow(Code.WRONG_LOGIN)
    name = unicodedata.normalize("NFKC", user).casefold()
    slot = next((each for each in keyfile.slots if each.user == name), None)
    if slot is None:
        some = keyfile.slots[0].cost if keyfile.slots else KdfCost.DEFAULT
        _passphrase_kek(passphrase, os.urandom(16), some)
        raise wrong
    try:
        keys = _unwrap(_passphrase_kek(passphrase, slot.salt, slot.cost), slot.head(keyfile.store), slot.wraps)
    except InvalidTag:
        raise wrong from None
    _check_mac(keyfile, keys)
    return Account(slot.user, slot.roles, reads_records=keys.records is not None), keys


def unlock_by_recovery(keyfile: KeyFile, recovery_secret: bytes) -> Keys | None:
    """Open the recovery slot; None when the secret belongs to another store."""
    slot = keyfile.recovery
    try:
        keys = _unwrap(_recovery_kek(keyfile, recovery_secret), slot.head(keyfile.store), slot.wraps)
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
    """Write the key file durably with its MAC; returns it as written."""
    signed = replace(keyfile, mac=_mac(keyfile, keys))
    with coded_file_errors():
        replace_file(path, key_format.dump(signed))
    return signed


def _slot(keyfile: KeyFile, account: NewAccount, keys: Keys) -> Slot:
    if len(unicodedata.normalize("NFKC", account.passphrase)) < PASSPHRASE_LEAST:
        raise CannotNow(Code.PASSPHRASE_SHORT, least=PASSPHRASE_LEAST)
    reads = Role.SCREENER in account.roles
    if not account.roles or (reads and keys.records is None):
        raise CannotNow(Code.NOT_PERMITTED)
    held = keys if reads else replace(keys, records=None)
    bare = Slot(user=user_name(account.user), roles=account.roles, cost=account.cost, salt=os.urandom(16), wraps={})
    kek = _passphrase_kek(account.passphrase, bare.salt, bare.cost)
    return replace(bare, wraps=_wraps(kek, bare.head(keyfile.store), keyfile, held))


def _wraps(kek: bytes, head: dict[str, object], keyfile: KeyFile, keys: Keys) -> dict[str, Wrap]:
    wanted = {_FILE: (keyfile.file_kid, keys.file), _RECORDS: (keyfile.records_kid, keys.records)}
    made = {}
    for name, (kid, key) in wanted.items():
        if key is not None:
            nonce = os.urandom(12)
            made[name] = Wrap(kid, nonce, AESGCM(kek).encrypt(nonce, key, _bound_to(head, name, kid)))
    return made


def _unwrap(kek: bytes, head: dict[str, object], wraps: dict[str, Wrap]) -> Keys:
    opened = {
        name: AESGCM(kek).decrypt(wrap.nonce, wrap.sealed, _bound_to(head, name, wrap.kid))
        for name, wrap in wraps.items()
    }
    return Keys(file=opened[_FILE], records=opened.get(_RECORDS))


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


def _recovery_kek(keyfile: KeyFile, secret: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=keyfile.recovery.salt, info=b"recovery/v1").derive(secret)


def _mac(keyfile: KeyFile, keys: Keys) -> bytes:
    content = json.loads(key_format.dump(replace(keyfile, mac=b"")))
    del content["mac"]
    return hmac.digest(derive(keys.file, "header/v1"), key_format.canonical(content), "sha256")


def _check_mac(keyfile: KeyFile, keys: Keys) -> None:
    if not hmac.compare_digest(keyfile.mac, _mac(keyfile, keys)):
        raise CannotNow(Code.KEY_FILE_DAMAGED)
