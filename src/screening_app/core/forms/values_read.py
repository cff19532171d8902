# SPDX-License-Identifier: EUPL-1.2
"""Single values of a questionnaire: what stands behind `valueDate`, `answerQuantity` and their like."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from screening_app.core.forms.findings import Findings, Place
from screening_app.core.forms.model import Answer
from screening_app.core.forms.reading import MAX_TEXT
from screening_app.core.forms.values import READABLE, value_of


def read_value(findings: Findings, owner: Mapping[str, Any], key: str, where: Place) -> Answer | None:
    """Return the value under a key as `valueDate` or `answerDate`; one that cannot be used is refused by name."""
    suffix = key.removeprefix("value").removeprefix("answer")
    if suffix == "Coding":
        coding = findings.typed(owner, key, dict, where)
        return None if coding is None else findings.coding(coding, where.at(key))
    if f"value{suffix}" not in READABLE:
        findings.not_supported(key, where.at(key))
        return None
    value = value_of(f"value{suffix}", owner[key])
    if value is None or (isinstance(value, str) and len(value) > MAX_TEXT):
        findings.refuse("wrong-type", where.at(key), element=key, expected=suffix[0].lower() + suffix[1:])
        return None
    return value
