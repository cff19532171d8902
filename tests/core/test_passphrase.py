# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from screening_app.core.passphrase import require_strong
from screening_app.errors import CannotNow, Code

ABOUT = ("anna", "Mottagning Ek")


@pytest.mark.parametrize(
    ("passphrase", "reason"),
    [
        ("aaaaaaaaaaaaaaaa", "repeated"),
        ("abcdefghijklmnop", "sequence"),
        ("sommaren2026!", "words"),
        ("lösenord1234", "words"),
        ("Rutinstöd2026", "words"),
        ("mottagning anna", "own"),
        ("annaannaanna", "repeated"),
    ],
)
def test_what_is_guessed_first_is_refused_with_its_reason(passphrase, reason):
    with pytest.raises(CannotNow) as caught:
        require_strong(passphrase, ABOUT)
    assert (caught.value.code, caught.value.facts) == (Code.PASSPHRASE_WEAK, {"reason": reason})


@pytest.mark.parametrize(
    "passphrase", ["kvarn mossa lykta harpa", "sju lugna hästar", "x" * 11 + "9fK!w0", "björk hallon granit " * 20]
)
def test_some_words_that_do_not_belong_together_are_enough(passphrase):
    require_strong(passphrase, ABOUT)


def test_the_unit_is_guessed_only_where_it_is_known():
    require_strong("Snickeriborg2026", ())
    with pytest.raises(CannotNow):
        require_strong("Snickeriborg2026", ("Snickeriborg",))
