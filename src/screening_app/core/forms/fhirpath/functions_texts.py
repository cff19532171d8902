# SPDX-License-Identifier: EUPL-1.2
"""Functions over texts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from screening_app.core.forms.fhirpath.evaluation import (
    LOOK_EVERY,
    TEXT_LENGTH,
    Items,
    Run,
    Scope,
    held,
    text_of,
    whole_of,
)
from screening_app.core.forms.fhirpath.nodes import Function, Part
from screening_app.core.forms.fhirpath.surround import EvaluationFailed
from screening_app.core.forms.patterns import occurs, pattern_problem, replaced

Arguments = tuple[Part, ...]


def _with_texts(compute: Callable[..., Any], cost: int = 1) -> Function:
    """Make a function of texts; where one of them is missing it gives nothing."""

    def give(run: Run, scope: Scope, items: Items, arguments: Arguments) -> Items:
        texts = [text_of(items), *(text_of(each.give(run, scope)) for each in arguments)]
        if any(text is None for text in texts):
            return []
        run.step(sum(len(text or "") for text in texts) // 100 + cost)
        return held(compute(*texts))

    return give


def _substring(run: Run, scope: Scope, items: Items, arguments: Arguments) -> Items:
    text, start = text_of(items), whole_of(arguments[0].give(run, scope))
    size = whole_of(arguments[1].give(run, scope)) if len(arguments) > 1 else None
    if text is None or start is None or not 0 <= start < len(text):
        return []
    return [text[start:] if size is None else text[start : start + max(0, size)]]


def _replace(text: str, old: str, new: str) -> str:
    if (text.count(old) + 1) * len(new) > TEXT_LENGTH * 2:
        raise EvaluationFailed("steps", "text")
    return text.replace(old, new)


def _usable(pattern: str) -> None:
    if pattern_problem(pattern) is not None:
        raise EvaluationFailed("type", "pattern")


def _matches(text: str, pattern: str) -> bool:
    _usable(pattern)
    found = occurs(pattern, text)
    if found is None:
        raise EvaluationFailed("time", "pattern")
    return found


def _replace_matches(text: str, pattern: str, new: str) -> str:
    if not pattern:
        return text
    _usable(pattern)
    if len(text) * (len(new) + 1) > TEXT_LENGTH * 10:
        raise EvaluationFailed("steps", "text")
    found = replaced(pattern, text, new)
    if found is None:
        raise EvaluationFailed("time", "pattern")
    return found


def _join(run: Run, scope: Scope, items: Items, arguments: Arguments) -> Items:
    between = text_of(arguments[0].give(run, scope)) if arguments else ""
    texts = [text for item in items if (text := text_of([item])) is not None]
    if len(between or "") * len(texts) > TEXT_LENGTH:
        raise EvaluationFailed("steps", "text")
    return held((between or "").join(texts)) if items else []


def _split(run: Run, scope: Scope, items: Items, arguments: Arguments) -> Items:
    text, between = text_of(items), text_of(arguments[0].give(run, scope))
    if text is None or between is None:
        return []
    return list(text.split(between) if between else text)


def _to_chars(run: Run, scope: Scope, items: Items, arguments: Arguments) -> Items:
    return list(text_of(items) or "")


TEXTS: dict[str, tuple[int, int, Function]] = {
    "substring": (1, 2, _substring),
    "join": (0, 1, _join),
    "split": (1, 1, _split),
    "toChars": (0, 0, _to_chars),
    "indexOf": (1, 1, _with_texts(lambda text, part: text.find(part))),
    "startsWith": (1, 1, _with_texts(lambda text, part: text.startswith(part))),
    "endsWith": (1, 1, _with_texts(lambda text, part: text.endswith(part))),
    "contains": (1, 1, _with_texts(lambda text, part: part in text)),
    "matches": (1, 1, _with_texts(_matches, LOOK_EVERY + 1)),
    "replaceMatches": (2, 2, _with_texts(_replace_matches, LOOK_EVERY + 1)),
    "replace": (2, 2, _with_texts(_replace)),
    "upper": (0, 0, _with_texts(str.upper)),
    "lower": (0, 0, _with_texts(str.lower)),
    "trim": (0, 0, _with_texts(str.strip)),
    "length": (0, 0, _with_texts(len)),
}
