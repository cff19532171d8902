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


def entry_values(item: Item, entry: Mapping[str, Any]) -> tuple[tuple[Answer, ...], list[tuple[int, dict[str, Any]]]]:
    """Return the values of one entry, and the items nested under its answers, each with the number of its answer."""
    values: list[Answer] = []
    below: list[tuple[int, dict[str, Any]]] = []
    for answer in objects(entry, "answer"):
        nested = objects(answer, "item")
        below += [(len(values), each) for each in nested]
        value = read_value(item, answer)
        if value is not None:
            values.append(value)
        elif not nested or any(key.startswith("value") for key in answer):
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
