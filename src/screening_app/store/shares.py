# SPDX-License-Identifier: EUPL-1.2
"""Recovery shares: the recovery secret cut into three lists of words (SLIP-39), any two of which give it back."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from screening_app.errors import CannotNow, Code

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NEEDED = 2
MADE = 3


def cut(secret: bytes) -> tuple[str, str, str]:
    """Return three shares of 33 words or so each; one alone tells nothing."""
    from shamir_mnemonic import generate_mnemonics

    # The secret is random, so stretching it (iteration_exponent) would only cost time.
    first, second, third = generate_mnemonics(1, [(NEEDED, MADE)], secret, iteration_exponent=0)[0]
    return first, second, third


def secrets_from(shares: Sequence[str]) -> Iterator[bytes]:
    """Yield the secret of every two shares that fit together; raises SHARES_INVALID when no two do.

    Letter case and spacing do not count, and a bad third share does no harm.
    """
    from shamir_mnemonic import MnemonicError, combine_mnemonics

    plain = sorted({" ".join(share.split()).lower() for share in shares})
    fitting = 0
    for pair in combinations(plain, NEEDED):
        try:
            secret: bytes = combine_mnemonics(pair)
        except (MnemonicError, ValueError):
            continue
        fitting += 1
        yield secret
    if not fitting:
        raise CannotNow(Code.SHARES_INVALID)


def unknown_words(share: str) -> tuple[int, ...]:
    """Return which words, counted from one, are none that a share can hold; a share has 33 words."""
    from shamir_mnemonic.wordlist import WORD_INDEX_MAP

    return tuple(place for place, word in enumerate(share.lower().split(), 1) if word not in WORD_INDEX_MAP)


def is_whole(share: str) -> bool:
    """Whether the words are a share as one was printed: its own checksum shows any three wrong words."""
    from shamir_mnemonic import MnemonicError
    from shamir_mnemonic.share import Share

    try:
        Share.from_mnemonic(" ".join(share.lower().split()))
    except (MnemonicError, ValueError):
        return False
    return True
