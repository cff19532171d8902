# SPDX-License-Identifier: EUPL-1.2
"""Every function of the subset by its name, with how many arguments it takes."""

from __future__ import annotations

from screening_app.core.forms.fhirpath.functions_collections import COLLECTIONS
from screening_app.core.forms.fhirpath.functions_conversion import CONVERSIONS
from screening_app.core.forms.fhirpath.functions_numbers import NUMERIC
from screening_app.core.forms.fhirpath.functions_texts import TEXTS
from screening_app.core.forms.fhirpath.functions_types import TYPES
from screening_app.core.forms.fhirpath.nodes import Function

FUNCTIONS: dict[str, tuple[int, int, Function]] = {**COLLECTIONS, **NUMERIC, **TEXTS, **CONVERSIONS, **TYPES}
CLOCK = frozenset({"now", "today", "timeOfDay"})
