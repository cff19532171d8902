# SPDX-License-Identifier: EUPL-1.2
"""Hostile bytes to plain JSON values, inside limits above every published form; no exception leaves this module."""

from __future__ import annotations

import hashlib
import json
import math
import re
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

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

_DIRECTION_MARK = re.compile(f"[{''.join(map(chr, BIDI_CONTROLS))}]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}")
_UNWRITABLE = re.compile(r"\\u(?:0000|[dD][89a-fA-F])")


class Document(NamedTuple):
    """A JSON object, and the SHA-256 of the same written with sorted keys, no spaces and ASCII only."""

    content: dict[str, Any]
    sha256: str


def read_document(content: bytes) -> Document | Problem:
    """Return the JSON object in the bytes, or the one problem that makes them unusable as a form file."""
    if len(content) > MAX_BYTES:
        return _refuse("limit", what="bytes", limit=MAX_BYTES)
    try:
        text = content.decode("utf-8-sig")
        document, canonical = _at_once(text) or _pair_by_pair(text)
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
    return Document(document, _sha256(canonical or _canonical(document)))


def parse_json(content: bytes) -> dict[str, Any] | Problem:
    """Return the JSON object in the bytes, or the one problem that makes them unusable."""
    document = read_document(content)
    return document if isinstance(document, Problem) else document.content


def canonical_sha256(document: object) -> str:
    """Return the SHA-256 of parsed JSON as `Document` holds it."""
    return _sha256(_canonical(document))


def _canonical(document: object) -> str:
    return json.dumps(document, sort_keys=True, separators=(",", ":"), allow_nan=False, check_circular=False)


def _sha256(canonical: str) -> str:
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()


def is_plain(text: str) -> bool:
    """Whether a text can be taken as it stands: not blank, not too long, without direction marks."""
    return (
        0 < len(text) <= MAX_TEXT
        and not text.isspace()
        and (text.isascii() or text.isprintable() or _DIRECTION_MARK.search(text) is None)
    )


def without_direction_marks(text: str) -> str:
    """Return the text without what could make it read as something else."""
    return text if text.isascii() else text.translate(BIDI_CONTROLS)


def is_language_tag(text: str) -> bool:
    """Whether a text has the shape of a language tag."""
    return _LANGUAGE.fullmatch(text) is not None


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


def _at_once(text: str) -> tuple[Any, str] | None:
    """Return what the text holds, parsed and in canonical form; None where the pairs must be looked at one by one.

    A repeated key is lost in parsing. Outside strings a colon stands for each pair and for nothing else, so a text and
    its canonical form have as many colons when no pair was lost, unless a string writes its colon as an escape.
    """
    try:
        document = json.loads(text, parse_float=_float, parse_int=_integer, parse_constant=_constant)
        canonical = _canonical(document)
    except (ValueError, RecursionError):
        return None
    is_whole = "\\u003" not in text and text.count(":") == canonical.count(":")
    return (document, canonical) if is_whole else None


def _pair_by_pair(text: str) -> tuple[Any, None]:
    """Return what the text holds; raises _RepeatedKeyError, ValueError or RecursionError, whichever comes first."""
    return json.loads(
        text, parse_float=_float, parse_int=_integer, parse_constant=_constant, object_pairs_hook=_object
    ), None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise _RepeatedKeyError(key)
            seen.add(key)
    return made


def _too_deep(document: object) -> bool:
    """Whether values lie deeper than the limit; walks without recursion."""
    containers = _containers([[document]])
    for _ in range(MAX_JSON_DEPTH - 1):
        if not containers:
            return False
        containers = _containers(containers)
    return any(containers)


def _containers(owners: list[Any]) -> list[Any]:
    """Return every object and array directly inside these."""
    return [
        value
        for owner in owners
        for value in (owner.values() if type(owner) is dict else owner)
        if type(value) is dict or type(value) is list
    ]


def _is_text(document: dict[str, Any]) -> bool:
    """Whether every string can be written as UTF-8 (a lone surrogate cannot) and holds no NUL."""
    containers: list[Any] = [document]
    while containers:
        texts: list[str] = []
        for owner in containers:
            values = (*owner, *owner.values()) if type(owner) is dict else owner
            texts += [value for value in values if type(value) is str]
        letters = set("".join(texts))
        if "\0" in letters or any("\ud800" <= letter <= "\udfff" for letter in letters):
            return False
        containers = _containers(containers)
    return True
