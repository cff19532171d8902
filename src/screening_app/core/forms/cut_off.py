# SPDX-License-Identifier: EUPL-1.2
"""The published cut-offs of a sum, read off the item that works the sum out; never one without its source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from screening_app.core.forms.findings import Findings, Place
from screening_app.core.forms.model import CutOff, Texts
from screening_app.core.forms.reading import decimal_of


def read_cut_offs(findings: Findings, found: Sequence[tuple[dict[str, Any], Place]]) -> tuple[CutOff, ...]:
    """Return the cut-offs among an item's extensions, in their order: sources may differ.

    One without a number or a source is a warning and is left out: a form that was asked already must still open,
    and a number without a source must not be shown.
    """
    read = []
    for extension, where in found:
        cut_off = _read(findings, extension, where)
        if cut_off is None:
            findings.warn("cut-off-unusable", where)
        else:
            read.append(cut_off)
    return tuple(read)


def _read(findings: Findings, extension: Mapping[str, Any], place: Place) -> CutOff | None:
    value = None
    source: Texts = {}
    for part, where in findings.objects(extension, "extension", place):
        if part.get("url") == "value":
            value = decimal_of(part.get("valueDecimal", part.get("valueInteger")))
        elif part.get("url") == "source" and "valueString" in part:
            source = findings.texts(part, "valueString", where, counted=False)
    return CutOff(value, source) if value is not None and source else None
