# SPDX-License-Identifier: EUPL-1.2
"""The register of a unit's routines: what is kept of each version, and what a list of them shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from screening_app.core.contacts import ContactCard
from screening_app.core.records import UnitKind
from screening_app.core.routine_checks import Finding, Gravity
from screening_app.core.routine_documents import Document
from screening_app.core.routine_points import PointGuide
from screening_app.core.routines import Standing


class RoutineStatus(StrEnum):
    """Where a version is in its life: at most one draft and one in use, earlier ones, or retired with its routine."""

    DRAFT = "draft"
    IN_USE = "in-use"
    EARLIER = "earlier"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class KeptRoutine:
    """One version in the store, without its text. `number` runs from 1; a draft has the number it will get."""

    id: str
    number: int
    status: RoutineStatus
    saved_by: str
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class RoutineEntry:
    """What the register says about one routine as it holds today, or about the draft where there is nothing else.

    `number` is 0 for one that comes from a file. `here` says whether it is the one that this unit follows.
    """

    id: str
    title: str
    unit: str | None
    unit_kind: UnitKind
    inherits: str | None
    status: RoutineStatus
    number: int
    has_draft: bool
    shipped: bool
    here: bool
    decided_by: str | None
    responsible: str | None
    standing: Standing
    findings: tuple[Finding, ...]

    @property
    def wrong(self) -> tuple[Finding, ...]:
        """What must be mended."""
        return tuple(each for each in self.findings if each.gravity is Gravity.WRONG)


@dataclass(frozen=True, slots=True)
class RoutineWork:
    """What an editor of a routine has on its desk.

    `document` is the whole draft, else what holds. `organisation` is what it inherits from, None where it stands by
    itself; `sample` is the shipped routine of its kind, to fetch steps from.
    """

    id: str
    document: Document
    organisation: Document | None
    sample: Document | None
    guides: tuple[PointGuide, ...]
    cards: Mapping[str, ContactCard]
    has_draft: bool
