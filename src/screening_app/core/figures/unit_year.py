# SPDX-License-Identifier: EUPL-1.2
"""Everything that one unit's year is counted in, as the figures take it: coded facts and how many of each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from screening_app.core.acting import StepFact, SupportFact
    from screening_app.core.records import DataMode, Fact, OccasionFact, PersonFact, UnitKind


@dataclass(frozen=True, slots=True)
class UnitYear:
    """What one unit counted in one year, unprotected: exact small numbers that never leave the program as they are.

    `cut_off` is the ISO day up to which records were sealed that stand in it; a later one of the same year may hold
    more. `persons` is empty in tally mode, which counts contacts only. `instruments` counts by url.
    """

    unit: str
    unit_id: str
    kind: UnitKind
    mode: DataMode
    year: int
    cut_off: str
    facts: Mapping[Fact, int] = field(repr=False)
    persons: Mapping[PersonFact, int] = field(repr=False)
    supports: Mapping[SupportFact, int] = field(repr=False)
    steps: Mapping[StepFact, int] = field(repr=False)
    occasions: Mapping[OccasionFact, int] = field(repr=False)
    instruments: Mapping[str, int] = field(repr=False)
