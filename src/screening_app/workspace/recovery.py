# SPDX-License-Identifier: EUPL-1.2
"""The recovery shares: made, typed back before the first record, and tried once a year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from screening_app import store as storage
from screening_app.core.access import Permission, allowed
from screening_app.errors import CannotNow, Code
from screening_app.workspace.surroundings import Surroundings

#: Days after which the shares are to be tried again.
DRILL_AFTER = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class RecoveryState:
    """How it stands with the shares: typed back, last tried, due to be tried, and whether we can make new ones."""

    is_confirmed: bool
    tried: date | None
    is_due: bool
    can_renew: bool


class Recovery:
    """The shares of an unlocked unit."""

    def __init__(self, store: storage.Store, surroundings: Surroundings) -> None:
        self._store = store
        self._clock = surroundings.clock

    @property
    def state(self) -> RecoveryState:
        """Return how it stands."""
        found = self._store.recovery
        today = self._clock().date()
        due = found.is_confirmed and (found.tried is None or today - found.tried >= DRILL_AFTER)
        return RecoveryState(found.is_confirmed, found.tried, due, self._store.account.reads_records)

    def renew(self) -> tuple[str, str, str]:
        """Make new shares; the old ones are worth nothing from then on. Needs an account that reads records."""
        return self._store.recovery.renew()

    def confirm(self, words: Sequence[str]) -> None:
        """Take note of all three shares, typed back from paper. SHARE_WRONG, SHARES_INVALID."""
        self._store.recovery.confirm(words, self._clock().date())

    def drill(self, words: Sequence[str]) -> None:
        """Try two shares. For those who manage the store or ask; SHARE_WRONG, SHARES_INVALID."""
        if not allowed(self._store.account) & {Permission.ADMINISTER, Permission.ASK}:
            raise CannotNow(Code.NOT_PERMITTED)
        self._store.recovery.drill(words, self._clock().date())
