# SPDX-License-Identifier: EUPL-1.2
"""What is counted in a year: every contact once, asked or not, on exactly one line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from screening_app.core.readiness import NotAskedReason
from screening_app.core.records import Fact, Outcome

ASKED = "asked"
DECLINED = "declined"
NOT_ASKED = "not-asked"
GROUPS = (ASKED, DECLINED, NOT_ASKED)
ANSWERS = (Outcome.NO, Outcome.EARLIER, Outcome.ONGOING, Outcome.HAS_USED_VIOLENCE, Outcome.UNCLEAR)


@dataclass(frozen=True, slots=True)
class Line:
    """One inner line of the yearly table; declined has no detail."""

    group: str
    detail: Outcome | NotAskedReason | None


LINES = (
    *(Line(ASKED, outcome) for outcome in ANSWERS),
    Line(DECLINED, None),
    *(Line(NOT_ASKED, reason) for reason in NotAskedReason),
)
"""Every line that can occur, in the order of the table."""


def yearly(facts: Mapping[Fact, int], year: int) -> dict[Line, int]:
    """Return every line of the year with its true count, 0 included, in the order of the table.

    A contact that was not asked for no stated reason counts under "other": it never leaves the denominator.
    """
    counts = dict.fromkeys(LINES, 0)
    for fact, count in facts.items():
        if fact.year == year:
            counts[_line(fact)] += count
    return counts


def _line(fact: Fact) -> Line:
    if fact.outcome is Outcome.DECLINED:
        return Line(DECLINED, None)
    if fact.outcome is Outcome.NOT_ASKED:
        return Line(NOT_ASKED, fact.reason or NotAskedReason.OTHER)
    return Line(ASKED, fact.outcome)
