# SPDX-License-Identifier: EUPL-1.2
"""The recovery shares of an open store: made anew, typed back once, and tried now and then."""

from __future__ import annotations

import os
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from screening_app.errors import CannotNow, Code
from screening_app.store import shares, vault
from screening_app.store.rekey import forget_earlier

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from screening_app.store.key_format import KeyFile
    from screening_app.store.opened import Opened
    from screening_app.store.vault import Keys


class Recovery:
    """Whether two of three shares would open this store, and how that is made sure of."""

    def __init__(self, opened: Opened, log: Callable[[str], None]) -> None:
        self._opened = opened
        self._log = log

    @property
    def is_confirmed(self) -> bool:
        """Whether all three shares have been typed back from paper."""
        return self._opened.keyfile.recovery.confirmed

    @property
    def tried(self) -> date | None:
        """When the shares were last typed in and found good."""
        return self._opened.keyfile.recovery.tried

    def renew(self) -> tuple[str, str, str]:
        """Make three new shares and return them, once; the old ones open nothing any more. Needs the records key."""
        secret = os.urandom(32)
        opened = self._opened
        opened.keep(vault.with_recovery(opened.keyfile, secret, opened.keys))
        self._log("shares-made")
        return shares.cut(secret)

    def confirm(self, words: Sequence[str], today: date) -> None:
        """Take note that all three shares are on paper. SHARE_WRONG names one that is misspelt; SHARES_INVALID.

        Every two of the three must open this store, so all three are right.
        """
        keyfile = self._opened.keyfile
        _require_whole(words)
        if len(words) != shares.MADE or not all(self._open(pair) for pair in combinations(words, shares.NEEDED)):
            raise CannotNow(Code.SHARES_INVALID)
        self._opened.keep(_tried(keyfile, today))
        self._log("shares-confirmed")
        # Now the new keys of a change have been proved by use and on paper.
        forget_earlier(self._opened.folder)

    def drill(self, words: Sequence[str], today: date) -> None:
        """Try two shares: do they open this store? Nothing changes but the day when it was last done."""
        _require_whole(words)
        if not self._open(words):
            raise CannotNow(Code.SHARES_INVALID)
        keyfile = self._opened.keyfile
        self._opened.keep(replace(_tried(keyfile, today), recovery=replace(keyfile.recovery, tried=today)))
        self._log("recovery-drill")

    def _open(self, words: Sequence[str]) -> bool:
        return keys_from(self._opened.keyfile, words) is not None


def keys_from(keyfile: KeyFile, words: Sequence[str]) -> Keys | None:
    """Return the keys that two fitting shares open; None when they belong elsewhere. SHARES_INVALID if none fit."""
    for secret in shares.secrets_from(words):
        keys = vault.unlock_by_recovery(keyfile, secret)
        if keys is not None:
            return keys
    return None


def _require_whole(words: Sequence[str]) -> None:
    for number, share in enumerate(words, 1):
        if not shares.is_whole(share):
            raise CannotNow(Code.SHARE_WRONG, number=number, words=shares.unknown_words(share))


def _tried(keyfile: KeyFile, today: date) -> KeyFile:
    recovery = replace(keyfile.recovery, confirmed=True, tried=today)
    return replace(keyfile, gen=keyfile.gen + 1, recovery=recovery)
