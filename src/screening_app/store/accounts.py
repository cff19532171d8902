# SPDX-License-Identifier: EUPL-1.2
"""Accounts of an open store: make, disable, change, and hand over the records key without anybody's passphrase.

Every change writes the key file whole and a line in the access log. What an account can read is decided by the keys
that are sealed to it; who may change accounts is policy, and decided here and in `core.access`.
"""

from __future__ import annotations

import hmac
from dataclasses import replace
from typing import TYPE_CHECKING

from screening_app.core.records import Account, Role
from screening_app.errors import CannotNow, Code
from screening_app.store import vault
from screening_app.store.vault import Keys, NewAccount

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from screening_app.store.key_format import KeyFile, Slot
    from screening_app.store.opened import Opened
    from screening_app.store.surface import KdfCost


class Accounts:
    """The accounts of one open store."""

    def __init__(self, opened: Opened, log: Callable[[str], None]) -> None:
        self._opened = opened
        self._log = log

    def listed(self) -> tuple[Account, ...]:
        """Return every account, by user name; those disabled too."""
        return vault.accounts(self._opened.keyfile)

    def add(self, account: NewAccount) -> Account:
        """Add an account; a first passphrase gives no records key, one that the person typed does if we hold it.

        NOT_PERMITTED for whoever is neither administrator nor reads records, USER_EXISTS, USER_NAME_INVALID,
        PASSPHRASE_SHORT.
        """
        self._require_administrator()
        name = vault.user_name(account.user)
        if vault.slot_of(self._opened.keyfile, name) is not None:
            raise CannotNow(Code.USER_EXISTS)
        self._make(account)
        self._log(f"account-added {name}")
        return vault.account_of(self._slot(name))

    def reset(self, account: NewAccount) -> None:
        """Give an account another first passphrase; a screener then waits for the records key again."""
        self._require_administrator()
        slot = self._slot(account.user)
        self._refuse_last(replace(slot, wraps={}))
        self._make(replace(account, user=slot.user, roles=slot.roles, first=True))
        self._log(f"account-reset {slot.user}")

    def disable(self, user: str) -> None:
        """Take every key out of an account's slot. LAST_ADMINISTRATOR, LAST_SCREENER, NOT_PERMITTED for one's own."""
        self._require_administrator()
        slot = self._slot(user)
        if slot.user == self._opened.account.user:
            raise CannotNow(Code.NOT_PERMITTED)
        self._change(replace(slot, wraps={}))
        self._log(f"account-disabled {slot.user}")

    def enable(self, user: str) -> None:
        """Let a disabled account log in again; a screener waits for the records key."""
        self._require_administrator()
        slot = self._slot(user)
        if vault.FILE not in slot.wraps:
            self._change(vault.with_keys(self._opened.keyfile, slot, self._file_key_only()))
            self._log(f"account-enabled {slot.user}")

    def set_roles(self, user: str, roles: frozenset[Role]) -> None:
        """Change what an account is for. Whoever becomes a screener waits for the records key; others lose it.

        ACCOUNT_DISABLED, and ACCOUNT_OLD for an account that has not logged in since key pairs came.
        """
        self._require_administrator()
        slot = self._slot(user)
        if not roles:
            raise CannotNow(Code.ROLE_MISSING)
        if vault.FILE not in slot.wraps:
            raise CannotNow(Code.ACCOUNT_DISABLED)
        changed = vault.with_keys(self._opened.keyfile, replace(slot, roles=roles), self._file_key_only())
        self._change(changed)
        self._log(f"account-roles {slot.user} {'+'.join(sorted(roles))}")

    def hand_over(self, user: str, fingerprint: str) -> None:
        """Seal the records key to a waiting account, whose `fingerprint` the two have compared.

        ACCOUNT_CHANGED when the account's fingerprint is another, or it no longer waits; NOT_PERMITTED without the key.
        """
        opened = self._opened
        slot = self._slot(user)
        account = vault.account_of(slot)
        if opened.keys.records is None:
            raise CannotNow(Code.NOT_PERMITTED)
        same = hmac.compare_digest(_digits(account.fingerprint or ""), _digits(fingerprint))
        if not account.waits_for_key or not same:
            raise CannotNow(Code.ACCOUNT_CHANGED)
        self._change(vault.with_keys(opened.keyfile, slot, opened.keys))
        self._log(f"key-handed-over {slot.user}")

    def change_passphrase(self, old: str, new: NewAccount) -> None:
        """Change the passphrase of the account that is logged in, with a new key pair. PASSPHRASE_WRONG, _SAME, _SHORT.

        `new` names the passphrase and its cost; user and roles stay.
        """
        opened = self._opened
        try:
            vault.unlock(opened.keyfile, opened.account.user, old)
        except CannotNow as error:
            if error.code is not Code.WRONG_LOGIN:
                raise
            raise CannotNow(Code.PASSPHRASE_WRONG) from None
        opened.keep(with_own_passphrase(opened.keyfile, opened.account, opened.keys, old, new))
        self._log("passphrase-changed")

    def renew(self, passphrase: str, cost: KdfCost) -> None:
        """Bring the slot of the account that is logged in up to a dearer derivation, and give it a key pair."""
        opened = self._opened
        changed = vault.renewed(opened.keyfile, opened.account.user, passphrase, cost)
        if changed is not None:
            self.keep(changed, "slot-renewed")

    def keep(self, changed: KeyFile, action: str) -> None:
        """Write a changed key file, and the line that says why."""
        self._opened.keep(changed)
        self._log(action)

    def _make(self, account: NewAccount) -> None:
        keys = self._file_key_only() if account.first else self._opened.keys
        if Role.SCREENER in account.roles and not account.first and keys.records is None:
            raise CannotNow(Code.NOT_PERMITTED)
        self._opened.keep(vault.with_slot(self._opened.keyfile, vault.new_slot(self._opened.keyfile, account, keys)))

    def _change(self, slot: Slot) -> None:
        self._refuse_last(slot)
        self._opened.keep(vault.with_slot(self._opened.keyfile, slot))

    def _refuse_last(self, slot: Slot) -> None:
        """Refuse a change after which nobody manages accounts, or nobody but the shares opens the records."""
        slots = vault.with_slot(self._opened.keyfile, slot).slots
        for find, code in ((_manages, Code.LAST_ADMINISTRATOR), (_reads, Code.LAST_SCREENER)):
            if _any(find, self._opened.keyfile.slots) and not _any(find, slots):
                raise CannotNow(code)

    def _slot(self, user: str) -> Slot:
        slot = vault.slot_of(self._opened.keyfile, user)
        if slot is None:
            raise CannotNow(Code.ACCOUNT_UNKNOWN)
        return slot

    def _file_key_only(self) -> Keys:
        return replace(self._opened.keys, records=None)

    def _require_administrator(self) -> None:
        if Role.ADMINISTRATOR not in self._opened.account.roles:
            raise CannotNow(Code.NOT_PERMITTED)


def with_own_passphrase(keyfile: KeyFile, account: Account, keys: Keys, old: str, new: NewAccount) -> KeyFile:
    """Return the key file with a new pair for an account, its private half under the new passphrase."""
    if new.passphrase == old:
        raise CannotNow(Code.PASSPHRASE_SAME)
    made = replace(new, user=account.user, roles=account.roles, first=False)
    return vault.with_slot(keyfile, vault.new_slot(keyfile, made, keys))


def _manages(slot: Slot) -> bool:
    return Role.ADMINISTRATOR in slot.roles and vault.FILE in slot.wraps


def _reads(slot: Slot) -> bool:
    return vault.RECORDS in slot.wraps


def _any(find: Callable[[Slot], bool], slots: Iterable[Slot]) -> bool:
    return any(find(slot) for slot in slots)


def _digits(text: str) -> str:
    return "".join(char for char in text if char in "0123456789")
