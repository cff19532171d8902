# SPDX-License-Identifier: EUPL-1.2
"""What a case reference may look like, and the personal identity numbers that it must never be."""

from __future__ import annotations

import re
import unicodedata

from screening_app.errors import CannotNow, Code

_ALLOWED = re.compile(r"[0-9A-Za-zÅÄÖåäö][0-9A-Za-zÅÄÖåäö ./_-]{0,31}")
# Year (two or four digits), month, day (co-ordination numbers add 60), four digits. The check digit is
# left out on purpose: a mistyped identity number points at a person almost as well as a right one.
_PERSON = re.compile(
    r"(?<!\d)(?:18|19|20)?\d{2}(?:0[1-9]|1[0-2])(?:[06][1-9]|[1278]\d|[39][01])"
    r"(?:[0-9A-Za-z]\d{3}|[A-Za-z]{2}\d{2})(?!\d)"
)


def clean_case_reference(typed: str) -> str:
    """Return the reference in its one spelling; CannotNow if it is none or holds a personal identity number.

    Swedish personal identity and co-ordination numbers: folkbokföringslagen (1991:481) 18 and 18 b §§.
    """
    reference = " ".join(unicodedata.normalize("NFKC", typed).split())
    if holds_person_number(reference):
        raise CannotNow(Code.CASE_REFERENCE_IS_PERSON)
    if not _ALLOWED.fullmatch(reference):
        raise CannotNow(Code.CASE_REFERENCE_INVALID)
    return reference


def holds_person_number(text: str) -> bool:
    """Whether a personal identity or co-ordination number stands anywhere in the text, however it is spaced."""
    return _PERSON.search("".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))) is not None
