# SPDX-License-Identifier: EUPL-1.2
"""The ordinal weight of an option, wherever published forms put it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from screening_app.core.forms.extensions import WEIGHTS
from screening_app.core.forms.findings import Findings, Place
from screening_app.core.forms.reading import decimal_of


def read_weight(findings: Findings, owner: Mapping[str, Any], where: Place) -> Decimal | None:
    """Return the weight among the extensions of a concept, None where there is none."""
    return weight_among(findings, findings.extensions(owner, where, WEIGHTS))


def weight_among(findings: Findings, found: Mapping[str, list[tuple[dict[str, Any], Place]]]) -> Decimal | None:
    """Return the weight among extensions that were read already."""
    weight = None
    for url in sorted(WEIGHTS & found.keys()):
        for extension, where in found[url]:
            weight = decimal_of(extension.get("valueDecimal", extension.get("valueInteger")))
            if weight is None:
                findings.refuse("wrong-type", where, element="valueDecimal", expected="decimal")
    return weight
