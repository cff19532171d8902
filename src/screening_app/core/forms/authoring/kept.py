# SPDX-License-Identifier: EUPL-1.2
"""An unfinished draft as bytes to keep, and back: everything in it, also what it cannot be built with yet."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from decimal import Decimal
from typing import Any

from screening_app.core.forms.authoring.draft import (
    Compared,
    Comparison,
    Draft,
    DraftLanguage,
    DraftOption,
    DraftQuestion,
    DraftScore,
    Kind,
    ShownIf,
)
from screening_app.errors import Bug, CannotNow, Code

#: The form in which drafts are written; a change of meaning takes the next number, and older ones are still read.
FORMAT = 1


def draft_to_bytes(draft: Draft) -> bytes:
    """Return the draft as JSON with its format; read back it is equal to this one."""
    return json.dumps({"format": FORMAT, "draft": _plain(draft)}, ensure_ascii=False).encode("utf-8", "surrogatepass")


def draft_from_bytes(content: bytes) -> Draft:
    """Return the draft. CannotNow(STORE_NEWER) when a later program wrote it; Bug when nobody can have."""
    try:
        kept = json.loads(content.decode("utf-8", "surrogatepass"))
        if kept["format"] > FORMAT:
            raise CannotNow(Code.STORE_NEWER)
        return _draft(kept["draft"])
    except (ValueError, KeyError, TypeError, ArithmeticError) as error:
        raise Bug(Code.BROKEN_PROMISE, unreadable="draft") from error


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, (Draft, DraftQuestion, DraftOption, DraftScore, DraftLanguage, ShownIf, Compared)):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _draft(kept: dict[str, Any]) -> Draft:
    return Draft(
        **kept
        | {
            "use_contexts": tuple(kept["use_contexts"]),
            "language_sources": {tag: DraftLanguage(**each) for tag, each in kept["language_sources"].items()},
            "questions": tuple(_question(each) for each in kept["questions"]),
            "scores": tuple(_score(each) for each in kept["scores"]),
        }
    )


def _question(kept: dict[str, Any]) -> DraftQuestion:
    shown_if = kept["shown_if"]
    options = tuple(DraftOption(**each | {"weight": _number(each["weight"])}) for each in kept["options"])
    return DraftQuestion(
        **kept
        | {
            "kind": Kind(kept["kind"]),
            "options": options,
            "shown_if": None if shown_if is None else _condition(shown_if),
        }
    )


def _condition(kept: dict[str, Any]) -> ShownIf:
    lines = tuple(Compared(**each | {"comparison": Comparison(each["comparison"])}) for each in kept["lines"])
    return ShownIf(lines, kept["any_line"])


def _score(kept: dict[str, Any]) -> DraftScore:
    return DraftScore(**kept | {"questions": tuple(kept["questions"]), "cut_off": _number(kept["cut_off"])})
