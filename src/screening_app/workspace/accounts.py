# SPDX-License-Identifier: EUPL-1.2
"""Who may log in: accounts, roles, passphrases, and the records key handed from one screener to the next."""

from __future__ import annotations

from screening_app import store as storage
from screening_app.core.access import Permission, require
from screening_app.core.passphrase import require_strong
from screening_app.core.records import Account, Role
from screening_app.workspace.surroundings import Surroundings


class Accounts:
    """The accounts of an unlocked unit. Changing them needs permission to administer, handing over the records key."""

    def __init__(self, store: storage.Store, surroundings: Surroundings) -> None:
        self._store = store
        self._cost = surroundings.cost

    def listed(self) -> tuple[Account, ...]:
        """Return every account, by user name."""
        require(self._store.account, Permission.ADMINISTER)
        return self._store.accounts.listed()

    def add(self, user: str, roles: frozenset[Role], passphrase: str, *, typed_by_owner: bool = False) -> Account:
        """Make an account. The passphrase opens it once: its owner then chooses another.

        A new screener waits until a colleague hands over the records key. With `typed_by_owner` nothing of that
        follows, and a screener must be made by one who holds the key.
        """
        require(self._store.account, Permission.ADMINISTER)
        return self._store.accounts.add(self._new(user, roles, passphrase, first=not typed_by_owner))

    def reset(self, user: str, passphrase: str) -> None:
        """Give an account a new first passphrase, for somebody who has forgotten theirs."""
        require(self._store.account, Permission.ADMINISTER)
        self._store.accounts.reset(self._new(user, frozenset(Role), passphrase, first=True))

    def disable(self, user: str) -> None:
        """Shut an account out. It keeps its name, and what it did stands in the log."""
        require(self._store.account, Permission.ADMINISTER)
        self._store.accounts.disable(user)

    def enable(self, user: str) -> None:
        """Let a disabled account in again."""
        require(self._store.account, Permission.ADMINISTER)
        self._store.accounts.enable(user)

    def set_roles(self, user: str, roles: frozenset[Role]) -> None:
        """Change what an account is for."""
        require(self._store.account, Permission.ADMINISTER)
        self._store.accounts.set_roles(user, roles)

    def waiting(self) -> tuple[Account, ...]:
        """Return the screeners who wait for the records key; needs an account that can hand it over."""
        require(self._store.account, Permission.ASK)
        return tuple(account for account in self._store.accounts.listed() if account.waits_for_key)

    def hand_over(self, user: str, fingerprint: str) -> None:
        """Give a waiting colleague the records key. Both must have compared the fingerprint first."""
        require(self._store.account, Permission.ASK)
        self._store.accounts.hand_over(user, fingerprint)

    def change_passphrase(self, old: str, new: str) -> None:
        """Change one's own passphrase. PASSPHRASE_WRONG, PASSPHRASE_SAME, PASSPHRASE_SHORT, PASSPHRASE_WEAK."""
        mine = self._store.account
        self._store.accounts.change_passphrase(old, self._new(mine.user, mine.roles, new, first=False))

    def _new(self, user: str, roles: frozenset[Role], passphrase: str, *, first: bool) -> storage.NewAccount:
        made = storage.NewAccount(user=user, roles=roles, passphrase=passphrase, cost=self._cost, first=first)
        require_strong(passphrase, (user, self._store.unit.name))
        return made
