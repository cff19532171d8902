# SPDX-License-Identifier: EUPL-1.2
"""Reads the parts of a kept response; anything that is not shaped like one is CannotNow(ANSWER_REFUSED)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from screening_app.core.forms.extensions import DATA_ABSENT_REASON
from screening_app.core.forms.model import Answer, Item
from screening_app.core.forms.values import read_value
from screening_app.errors import CannotNow, Code

DECLINED_CODE = "asked-declined"


def entry_values(
    item: Item, entry: Mapping[str, Any], before: int
) -> tuple[tuple[Answer, ...], list[tuple[int, dict[str, Any]]]]:
    """Return the values of one entry, and the items nested under its answers, each with the number of its answer.

    `before` counts the answers to the same question that came before this entry.
    """
    values: list[Answer] = []
    below: list[tuple[int, dict[str, Any]]] = []
    answers = objects(entry, "answer")
    for answer in answers:
        nested = objects(answer, "item")
        value = read_value(item, answer)
        below += [(before + len(values), each) for each in nested]
        if value is not None:
            values.append(value)
        elif not nested or any(key.startswith("value") for key in answer) or (item.nests and before + len(answers) > 1):
            raise CannotNow(Code.ANSWER_REFUSED, link_id=item.link_id, kind="type")
    return tuple(values), below


def is_declined(entry: Mapping[str, Any]) -> bool:
    """Whether an entry says that the person did not want to answer."""
    return any(
        extension.get("url") == DATA_ABSENT_REASON and extension.get("valueCode") == DECLINED_CODE
        for extension in objects(entry, "extension")
    )


def objects(owner: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    """Return the objects of an array."""
    values = owner.get(key, [])
    if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
        raise CannotNow(Code.ANSWER_REFUSED, kind="type")
    return values
