# SPDX-License-Identifier: EUPL-1.2
"""Hostile bytes to plain JSON values, inside limits above every published form; no exception leaves this module."""

from __future__ import annotations

import hashlib
import json
import math
import re
from datetime import date
from decimal import Decimal
from typing import Any

from screening_app.core.forms.model import Problem

MAX_BYTES = 2_000_000
MAX_JSON_DEPTH = 100
MAX_ITEMS = 2_000
MAX_ITEM_DEPTH = 12
MAX_CONDITIONS = 64
MAX_OPTIONS = 1_000
MAX_CONCEPTS = 5_000
MAX_TEXT = 10_000
MAX_NUMBER_LENGTH = 40
MAX_INTEGER = 2**31 - 1

BIDI_CONTROLS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
"""Direction marks that could make a text read as something else; removed, as a table for str.translate."""

_UNWRITABLE = re.compile(r"\\u(?:0000|[dD][89a-fA-F])")


def parse_json(content: bytes) -> dict[str, Any] | Problem:
    """Return the JSON object in the bytes, or the one problem that makes them unusable as a form file."""
    if len(content) > MAX_BYTES:
        return _refuse("limit", what="bytes", limit=MAX_BYTES)
    try:
        text = content.decode("utf-8-sig")
        document = json.loads(
            text,
            parse_float=_float,
            parse_int=_integer,
            parse_constant=_constant,
            object_pairs_hook=_object,
        )
    except _RepeatedKeyError as repeated:
        return _refuse("repeated-key", element=repeated.key)
    except (ValueError, RecursionError):
        return _refuse("not-json")
    if _too_deep(document):
        return _refuse("limit", what="json-depth", limit=MAX_JSON_DEPTH)
    if not isinstance(document, dict):
        return _refuse("not-a-questionnaire", found=type(document).__name__)
    # Only an escape can write a NUL or a surrogate: UTF-8 has no surrogates, and JSON allows no bare NUL.
    if _UNWRITABLE.search(text) and not _is_text(document):
        return _refuse("not-json")
    return document


def canonical_sha256(document: object) -> str:
    """Return the SHA-256 of the document as JSON with sorted keys, no spaces and ASCII only."""
    text = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def decimal_of(value: object) -> Decimal | None:
    """Return a JSON number as the decimal that was written, or None for anything else (also for true and false)."""
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        return None
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    return number if number.is_finite() else None


def date_of(value: object) -> date | None:
    """Return a full ISO date (YYYY-MM-DD), or None for anything else, also for the shorter dates of FHIR."""
    if not isinstance(value, str) or len(value) != 10 or not value.isascii():
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def integer_of(value: object) -> int | None:
    """Return a whole number within FHIR's 32 bits, or None."""
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) > MAX_INTEGER:
        return None
    return value


class _RepeatedKeyError(Exception):
    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key


def _refuse(code: str, **facts: object) -> Problem:
    return Problem(code, "refuse", None, "", facts)


def _float(text: str) -> float:
    number = float(text)
    if len(text) > MAX_NUMBER_LENGTH or not math.isfinite(number):
        raise ValueError
    return number


def _integer(text: str) -> int:
    if len(text) > MAX_NUMBER_LENGTH:
        raise ValueError
    return int(text)


def _constant(_text: str) -> float:
    raise ValueError


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise _RepeatedKeyError(key)
            seen.add(key)
    return made


def _below(containers: list[Any]) -> list[Any]:
    """Return every value one level down."""
    found: list[Any] = []
    for container in containers:
        found += container.values() if isinstance(container, dict) else container
    return found


def _containers(values: list[Any]) -> list[Any]:
    return [value for value in values if type(value) is dict or type(value) is list]


def _too_deep(document: object) -> bool:
    """Whether values lie deeper than the limit; walks without recursion."""
    values = [document]
    for _ in range(MAX_JSON_DEPTH):
        values = _below(_containers(values))
        if not values:
            return False
    return True


def _is_text(document: object) -> bool:
    """Whether every string can be written as UTF-8 (a lone surrogate cannot) and holds no NUL."""
    values = [document]
    while values:
        texts = [value for value in values if isinstance(value, str)]
        containers = _containers(values)
        for container in containers:
            if isinstance(container, dict):
                texts += container
        letters = set("".join(texts))
        if "\0" in letters or any("\ud800" <= letter <= "\udfff" for letter in letters):
            return False
        values = _below(containers)
    return True
