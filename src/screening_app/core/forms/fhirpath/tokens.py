# SPDX-License-Identifier: EUPL-1.2
"""Cuts the text of an expression into tokens."""

from __future__ import annotations

import re
from dataclasses import dataclass

from screening_app.core.forms.fhirpath.surround import ExpressionRefused

ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "f": "\f"}
SAME = "\\/\"'`"

_TOKEN = re.compile(
    r"""(?P<space>\s+|//[^\n]*|/\*(?:[^*]|\*(?!/))*\*/)
      | (?P<temporal>@T?\d[0-9:T\-]*(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?)
      | (?P<number>\d+(?:\.\d+)?)
      | (?P<name>[A-Za-z_][A-Za-z0-9_]*)
      | (?P<quoted>`(?:[^`\\]|\\.)*`)
      | (?P<string>'(?:[^'\\]|\\.)*')
      | (?P<special>\$(?:this|index|total)\b)
      | (?P<mark><=|>=|!=|!~|[-+*/&|=~<>()\[\]{}.,%])
    """,
    re.VERBOSE | re.DOTALL | re.ASCII,
)
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.DOTALL)
_TEMPORAL = re.compile(
    r"@(?:T\d\d(?::\d\d(?::\d\d(?:\.\d+)?)?)?"
    r"|\d{4}(?:-\d\d(?:-\d\d)?)?(?:T(?:\d\d(?::\d\d(?::\d\d(?:\.\d+)?)?)?(?:Z|[+-]\d\d:\d\d)?)?)?)"
)


@dataclass(frozen=True, slots=True)
class Token:
    """One token; `text` is what it means, so without quotes and with its escapes resolved."""

    kind: str
    text: str
    position: int


def _unescaped(body: str, position: int) -> str:
    def one(found: re.Match[str]) -> str:
        letter = found[1]
        if len(letter) == 5 and not 0xD800 <= int(letter[1:], 16) <= 0xDFFF:
            return chr(int(letter[1:], 16))
        if letter in ESCAPES:
            return ESCAPES[letter]
        if letter in SAME:
            return letter
        raise ExpressionRefused("syntax", "escape", position)

    return _ESCAPE.sub(one, body)


def tokens(text: str) -> list[Token]:
    """Return the tokens, closed by one of kind "end". Raises ExpressionRefused."""
    found: list[Token] = []
    at = 0
    while at < len(text):
        if text[at] == "@":
            match = _TEMPORAL.match(text, at)
            kind = "temporal"
        else:
            match = _TOKEN.match(text, at)
            kind = (match and match.lastgroup) or ""
        if match is None or (text.startswith("/*", at) and kind != "space"):
            raise ExpressionRefused("syntax", text[at], at)
        body = match[0]
        if kind in {"quoted", "string"}:
            body = _unescaped(body[1:-1], at)
        if kind != "space":
            found.append(Token(kind, body, at))
        at = match.end()
    found.append(Token("end", "", len(text)))
    return found
