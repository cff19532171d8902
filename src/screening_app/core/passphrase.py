# SPDX-License-Identifier: EUPL-1.2
"""Whether a passphrase withstands guessing: an estimate of the guesses it takes, and what makes it weak if it is."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from screening_app.errors import CannotNow, Code

#: zxcvbn's scale ends at 4; 3 is a hundred million guesses or more, each of which costs the key derivation.
LEAST_SCORE = 3

#: The estimate takes time with the square of the length; what is longer is not weak for its end.
_LOOKED_AT = 72

#: What is guessed first in Sweden and at such a unit, beside zxcvbn's English lists.
_GUESSED = """
    lösenord losenord lösenfras hemligt hemlig hemlighet sverige svensk stockholm göteborg malmö uppsala
    sommar sommaren vinter vintern höst hösten vår våren semester jul julafton midsommar januari februari mars
    april maj juni juli augusti september oktober november december måndag tisdag onsdag torsdag fredag lördag
    söndag välkommen hejsan hejhej kaffe älskling kommun kommunen socialtjänst socialtjänsten socialen
    mottagning mottagningen barnmorska barnmorskan region regionen vården sjukhus jobbet kontoret dator datorn
    rutin rutinstöd rutinstod samtal samtalsledare administratör samordnare fotboll hammarby djurgården byta
    ändra nytt gammalt test prova abc123
"""

_REASONS = {"repeat": "repeated", "sequence": "sequence", "spatial": "keyboard", "date": "date", "regex": "date"}


def require_strong(passphrase: str, about: Iterable[str]) -> None:
    """Raise PASSPHRASE_WEAK with a `reason` (words, repeated, sequence, keyboard, date, own) for one easily guessed.

    `about` is what somebody who knows the unit would try: user name, name of the unit. The first use in a process
    loads the estimator (30 ms).
    """
    from zxcvbn import zxcvbn

    plain = unicodedata.normalize("NFKC", passphrase)
    own = {part.lower() for text in about for part in (text, *text.split()) if len(part) > 2}
    # zxcvbn ranks its users' words by their order, the first being the first to be guessed.
    found = zxcvbn(plain[:_LOOKED_AT], user_inputs=[*sorted(own), *_GUESSED.split()])
    if found["score"] >= LEAST_SCORE:
        return
    longest = max(found["sequence"], key=lambda match: len(match["token"]))
    reason = _REASONS.get(longest["pattern"], "words")
    if any(
        match.get("dictionary_name") == "user_inputs" and match["token"].lower() in own for match in found["sequence"]
    ):
        reason = "own"
    raise CannotNow(Code.PASSPHRASE_WEAK, reason=reason)
