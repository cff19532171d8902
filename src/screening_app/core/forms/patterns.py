# SPDX-License-Identifier: EUPL-1.2
"""Patterns that a form's author wrote: tried for a short while only, so that none can hold the program up."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

LENGTH = 500
SECONDS = 0.05
LONGEST = 1_000_000


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> Any:
    import regex

    if len(pattern) > LENGTH:
        return None
    try:
        return regex.compile(pattern, regex.DOTALL | regex.VERSION0)
    except (regex.error, ValueError, OverflowError, RecursionError):
        return None


def pattern_problem(pattern: str) -> str | None:
    """Return too-long or invalid, None for a pattern that can be used."""
    if len(pattern) > LENGTH:
        return "too-long"
    return "invalid" if _compiled(pattern) is None else None


def matches(pattern: str, text: str) -> bool | None:
    """Say whether the whole text fits; None when that could not be settled in time or the pattern cannot be used."""
    compiled = _compiled(pattern)
    if compiled is None:
        return None
    try:
        return compiled.fullmatch(text, timeout=SECONDS) is not None
    except TimeoutError:
        return None


class Patience:
    """Tries patterns until too many of them could not be settled; after that none is tried, and all stay open.

    One for each piece of work, so that a form with thousands of unsettled patterns holds nothing up.
    """

    __slots__ = ("_left",)

    def __init__(self, most: int = 10) -> None:
        self._left = most

    def matches(self, pattern: str, text: str) -> bool | None:
        """Return what `matches` says, None without trying once patience is at an end."""
        if self._left <= 0:
            return None
        found = matches(pattern, text)
        self._left -= found is None
        return found


def is_risky(pattern: str, patience: Patience) -> bool:
    """Whether a usable pattern cannot be settled in time for an ordinary long text that almost fits it."""
    return any(patience.matches(pattern, letter * 60 + "!\n") is None for letter in ("a", "1", " "))


def occurs(pattern: str, text: str) -> bool | None:
    """Say whether the pattern is found anywhere in the text; None as in `matches`."""
    compiled = _compiled(pattern)
    if compiled is None:
        return None
    try:
        return compiled.search(text, timeout=SECONDS) is not None
    except TimeoutError:
        return None


def replaced(pattern: str, text: str, by: str) -> str | None:
    """Replace each place where the pattern is found, $1 standing for a group; None as in `matches` or too long."""
    compiled = _compiled(pattern)
    if compiled is None:
        return None
    import regex

    template = regex.sub(r"\$([0-9]+)", r"\\g<\1>", by.replace("\\", "\\\\"))
    size = 0

    def expanded(found: Any) -> str:
        nonlocal size
        piece = str(found.expand(template))
        size += len(piece)
        if size > LONGEST:
            raise OverflowError
        return piece

    try:
        return str(compiled.sub(expanded, text, timeout=SECONDS))
    except (TimeoutError, OverflowError, regex.error, IndexError):
        return None
