# SPDX-License-Identifier: EUPL-1.2
"""Regular expressions that a form brings along, under a time limit (docs/decisions/0022)."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

MAX_PATTERN = 500
_SECONDS = 0.05


def pattern_problem(pattern: str) -> str | None:
    """Return why a pattern cannot be used: "too-long" or "invalid"; None for a usable one."""
    if len(pattern) > MAX_PATTERN:
        return "too-long"
    return None if _compiled(pattern) is not None else "invalid"


def matches(pattern: str, text: str) -> bool | None:
    """Return whether the whole text has the pattern's shape; None where that cannot be found out in time."""
    compiled = _compiled(pattern) if len(pattern) <= MAX_PATTERN else None
    if compiled is None:
        return None
    try:
        return compiled.fullmatch(text, timeout=_SECONDS) is not None
    except TimeoutError:
        return None


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> Any:
    import regex

    try:
        return regex.compile(pattern)
    except (regex.error, RecursionError, OverflowError):
        return None
