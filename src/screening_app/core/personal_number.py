# SPDX-License-Identifier: EUPL-1.2
"""Finds Swedish personal identity and co-ordination numbers in what somebody writes.

Folkbokföringslagen (1991:481) 18 and 18 b §§. In running text only a number with a right date and check digit counts:
telephone and case numbers stand there too. What is to be a case reference is judged more harshly, see
`case_reference`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_LIKELY = re.compile(r"(?<![0-9])(?:(?:18|19|20)[0-9]{2}|[0-9]{2})[0-9]{4}\s?[-+–]?\s?[0-9]{4}(?![0-9])")
_APART = re.compile(r"[\s–]")


def holds_personal_number(text: str) -> bool:
    """Whether a personal identity or co-ordination number with a right check digit stands anywhere in the text."""
    return any(True for _ in _found(text))


def without_personal_numbers(text: str) -> str:
    """Return the text with the digits of every such number as dots; its length and the rest stay as they are."""
    for start, end in reversed(list(_found(text))):
        text = text[:start] + "•" * (end - start) + text[end:]
    return text


def _found(text: str) -> Iterator[tuple[int, int]]:
    plain = unicodedata.normalize("NFKC", text)
    # A form that is longer or shorter when made plain would put the marks in the wrong place.
    searched = plain if len(plain) == len(text) else text
    likely = list(_LIKELY.finditer(searched))
    if not likely:
        return
    from personnummer.personnummer import PersonnummerException, parse

    for each in likely:
        number = _APART.sub(lambda part: "-" if part.group() == "–" else "", each.group())
        try:
            parse(number)
        except PersonnummerException:
            continue
        yield each.span()
