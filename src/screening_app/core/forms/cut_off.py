# SPDX-License-Identifier: EUPL-1.2
"""The published cut-off of a sum, read off the item that works the sum out; never without its source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from screening_app.core.forms.extensions import CUT_OFF
from screening_app.core.forms.findings import Findings, Place
from screening_app.core.forms.model import CutOff, Texts
from screening_app.core.forms.reading import decimal_of


def read_cut_off(findings: Findings, found: Mapping[str, list[tuple[dict[str, Any], Place]]]) -> CutOff | None:
    """Return the cut-off among an item's extensions, None where there is none.

    One that lacks its number or its source, or stands beside another, is a warning and is not used: a form that
    was asked already must still open, and a number without a source must not be shown.
    """
    read = [(_read(findings, extension, where), where) for extension, where in found.get(CUT_OFF, ())]
    if len(read) == 1 and read[0][0] is not None:
        return read[0][0]
    for _, where in read:
        findings.warn("cut-off-unusable", where)
    return None


def _read(findings: Findings, extension: Mapping[str, Any], place: Place) -> CutOff | None:
    value = None
    source: Texts = {}
    for part, where in findings.objects(extension, "extension", place):
        if part.get("url") == "value":
            value = decimal_of(part.get("valueDecimal", part.get("valueInteger")))
        elif part.get("url") == "source" and "valueString" in part:
            source = findings.texts(part, "valueString", where, counted=False)
    return CutOff(value, source) if value is not None and source else None
