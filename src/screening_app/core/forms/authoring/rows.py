# SPDX-License-Identifier: EUPL-1.2
"""The kind of an item and the condition it is asked on, read back from its elements."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from screening_app.core.forms import extensions as ext
from screening_app.core.forms.authoring.draft import Compared, Comparison, Kind, ShownIf

_COMPARISONS = {
    "=": Comparison.IS,
    "!=": Comparison.IS_NOT,
    ">": Comparison.MORE,
    "<": Comparison.LESS,
    ">=": Comparison.AT_LEAST,
    "<=": Comparison.AT_MOST,
}
_KINDS = {
    "boolean": Kind.YES_NO,
    "open-choice": Kind.OPEN_CHOICE,
    "integer": Kind.INTEGER,
    "decimal": Kind.DECIMAL,
    "date": Kind.DATE,
    "time": Kind.TIME,
    "dateTime": Kind.DATE_TIME,
    "string": Kind.STRING,
    "text": Kind.TEXT,
    "quantity": Kind.QUANTITY,
    "display": Kind.DISPLAY,
}


def kind_of(item: Mapping[str, Any]) -> Kind:
    """Return the kind that comes nearest; what it does not say shows when the draft is built again."""
    repeats = item.get("repeats") is True
    if item.get("type") == "group":
        return Kind.REPEATING if repeats else Kind.GROUP
    if item.get("type") == "choice":
        if repeats:
            return Kind.CHECK
        return Kind.DROP_DOWN if _control(item) == "drop-down" else Kind.CHOICE
    return _KINDS.get(str(item.get("type")), Kind.TEXT)


def _control(item: Mapping[str, Any]) -> str:
    for extension in item.get("extension", ()):
        if extension.get("url") == ext.ITEM_CONTROL:
            for coding in extension.get("valueCodeableConcept", {}).get("coding", ()):
                return str(coding.get("code", ""))
    return ""


def condition_of(item: Mapping[str, Any]) -> ShownIf | None:
    """Return when the item is asked, with the `exists` that stands beside each `!=` taken into it."""
    rows = [row for row in item.get("enableWhen", ()) if isinstance(row, dict)]
    negated = {row.get("question") for row in rows if row.get("operator") == "!="}
    lines = []
    for row in rows:
        question, operator = str(row.get("question", "")), row.get("operator")
        if operator == "exists":
            answered = row.get("answerBoolean") is True
            if not (answered and question in negated):
                lines.append(Compared(question, Comparison.ANSWERED if answered else Comparison.NOT_ANSWERED))
        elif operator in _COMPARISONS:
            lines.append(Compared(question, _COMPARISONS[operator], value_text(row, "answer")))
    if not lines:
        return None
    return ShownIf(tuple(lines), len(lines) > 1 and item.get("enableBehavior") == "any")


def value_text(owner: Mapping[str, Any], prefix: str) -> str:
    """Return an answer or a limit as an author writes it."""
    for key, value in owner.items():
        if key.startswith(prefix):
            if isinstance(value, bool):
                return "yes" if value else "no"
            if isinstance(value, dict):
                return str(value.get("code", ""))
            return str(value)
    return ""
