# SPDX-License-Identifier: EUPL-1.2
"""The writing of a language: which way it runs, and which scripts beyond Latin, Greek and Cyrillic a text needs."""

from __future__ import annotations

import re
from enum import StrEnum

_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "nqo", "prs", "ps", "sd", "syr", "ug", "ur", "yi"})
_SCRIPTS_RIGHT_TO_LEFT = frozenset({"arab", "hebr", "nkoo", "syrc", "thaa"})


class Script(StrEnum):
    """A script that the program has fonts of its own for; the value is what the font's files are called."""

    ARABIC = "Arabic"
    HEBREW = "Hebrew"
    ETHIOPIC = "Ethiopic"


#: The Unicode blocks of each script.
_BLOCKS = {
    Script.ARABIC: "\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
    Script.HEBREW: "\u0590-\u05ff\ufb1d-\ufb4f",
    Script.ETHIOPIC: "\u1200-\u139f\u2d80-\u2ddf\uab00-\uab2f",
}
_SIGNS = {script: re.compile(f"[{blocks}]") for script, blocks in _BLOCKS.items()}
_ANY = re.compile(f"[{''.join(_BLOCKS.values())}]")


def script_of(sign: str) -> Script | None:
    """Return the script of one character; None where the ordinary font has it, or nothing is known of it."""
    return next((script for script, signs in _SIGNS.items() if signs.match(sign)), None)


def scripts_in(text: str) -> frozenset[Script]:
    """Return the scripts that a text needs a font for, beside the ordinary one."""
    if _ANY.search(text) is None:
        return frozenset()
    return frozenset(script for script, signs in _SIGNS.items() if signs.search(text))


def is_right_to_left(language: str) -> bool:
    """Whether a language is written from right to left, by its tag: `ar`, `fa-AF`, `ku-Arab`, but not `az-Latn`."""
    tag, _, rest = language.lower().partition("-")
    written = next((part for part in rest.split("-") if len(part) == 4 and part.isalpha()), "")
    return written in _SCRIPTS_RIGHT_TO_LEFT if written else tag in _RIGHT_TO_LEFT
