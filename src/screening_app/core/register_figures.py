# SPDX-License-Identifier: EUPL-1.2
"""The register as a figure: rows of the yearly follow-up, computed and never typed.

After the yearly survey of municipalities (current written routines for adults and children by type of violence,
standardised methods used, support with and without a decision) and the unit's own measures. A number under LEAST is
never told from none, so that nobody follows from it; a share needs as many it is a share of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from screening_app.core.acting import Person, StepCourse, StepFact, SupportFact, ViolenceType
from screening_app.core.records import Fact, Outcome
from screening_app.core.routines import Routine, standing

#: The least number that is shown.
LEAST: Final = 5


@dataclass(frozen=True, slots=True)
class UnitRoutine:
    """One routine in use, and whether it is the one that this unit follows."""

    routine: Routine
    here: bool


@dataclass(frozen=True, slots=True)
class RoutineRow:
    """Whether a current written routine says what to do about this violence to or by such a person.

    `here` is this unit's; `units` of `of` are the routines in use in the organisation.
    """

    person: Person
    violence_type: ViolenceType
    here: bool
    units: int
    of: int


@dataclass(frozen=True, slots=True)
class SupportRow:
    """To how many contacts this support was offered; None is fewer than LEAST, perhaps none."""

    violence_type: ViolenceType
    person: Person
    with_decision: bool
    offered: int | None


@dataclass(frozen=True, slots=True)
class RegisterFigures:
    """All rows of one year. Shares are whole per cent, rounded down, None where too few are behind them."""

    year: int
    routines: tuple[RoutineRow, ...]
    instruments: tuple[tuple[str, int | None], ...]
    supports: tuple[SupportRow, ...]
    steps_done: int | None
    asked: int | None


class Indicator(StrEnum):
    """What a row of the yearly follow-up is about. The codes are a contract for sheets and scripts."""

    ROUTINE_HERE = "routine-here"
    ROUTINES = "routines-in-organisation"
    SUPPORT = "support-offered"
    INSTRUMENT = "instrument-used"
    STEPS_DONE = "steps-done-of-due"
    ASKED = "contacts-asked"


class Measure(StrEnum):
    """What a value is: a yes or no and a number of routines are nobody's; the rest is about people."""

    STATE = "state"
    ROUTINES = "routines"
    CONTACTS = "contacts"
    CONVERSATIONS = "conversations"
    PER_CENT = "per-cent"


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """One row by its codes; what does not divide an indicator is None. `name` is the title of a questionnaire.

    `value` is None where fewer than LEAST are behind it, perhaps none; never 1 to 4 of what is about people. `of` is
    what a number of routines is a part of.
    """

    year: int
    indicator: Indicator
    measure: Measure
    value: bool | int | None
    violence_type: ViolenceType | None = None
    person: Person | None = None
    with_decision: bool | None = None
    name: str | None = None
    of: int | None = None


def follow_up_rows(figures: RegisterFigures) -> tuple[FollowUpRow, ...]:
    """Return every figure of a year as rows of the yearly follow-up, in an order that does not depend on the values.

    Every row that there can be is there. Numbers of LEAST and more are exact: tables that are published with others
    go through core/figures like all counts.
    """
    year, rows = figures.year, list[FollowUpRow]()
    for each in figures.routines:
        kind, person = each.violence_type, each.person
        rows.append(FollowUpRow(year, Indicator.ROUTINE_HERE, Measure.STATE, each.here, kind, person))
        rows.append(FollowUpRow(year, Indicator.ROUTINES, Measure.ROUTINES, each.units, kind, person, of=each.of))
    rows += [
        FollowUpRow(
            year, Indicator.SUPPORT, Measure.CONTACTS, each.offered, each.violence_type, each.person, each.with_decision
        )
        for each in figures.supports
    ]
    rows += [
        FollowUpRow(year, Indicator.INSTRUMENT, Measure.CONVERSATIONS, times, name=title)
        for title, times in sorted(figures.instruments, key=lambda each: each[0])
    ]
    rows.append(FollowUpRow(year, Indicator.STEPS_DONE, Measure.PER_CENT, figures.steps_done))
    rows.append(FollowUpRow(year, Indicator.ASKED, Measure.PER_CENT, figures.asked))
    return tuple(rows)


def routine_rows(routines: Iterable[UnitRoutine], today: date, months: int) -> tuple[RoutineRow, ...]:
    """Return a row for each person and type of violence; a routine that does not say whom it is about covers none."""
    known = list(routines)
    current = [each for each in known if standing(each.routine, today, months).validity.is_current]
    rows = []
    for person in Person:
        for kind in ViolenceType:
            covers = [e for e in current if person in e.routine.people and kind in e.routine.violence_types]
            rows.append(RoutineRow(person, kind, any(e.here for e in covers), len(covers), len(known)))
    return tuple(rows)


def support_rows(counts: Mapping[SupportFact, int]) -> tuple[SupportRow, ...]:
    """Return every row that there can be, also those that nobody was offered."""
    found: Counter[tuple[ViolenceType, Person, bool]] = Counter()
    for fact, n in counts.items():
        found[fact.violence_type, fact.person, fact.with_decision] += n
    return tuple(
        SupportRow(kind, person, decision, _shown(found[kind, person, decision]))
        for kind in ViolenceType
        for person in Person
        for decision in (False, True)
    )


def instrument_rows(counts: Mapping[str, int]) -> tuple[tuple[str, int | None], ...]:
    """Return how often each questionnaire was used, by url; those used at least LEAST times first.

    `counts` must hold every questionnaire that could be used, also with 0: being listed must not tell of a use.
    """
    return tuple(
        (url, _shown(n)) for url, n in sorted(counts.items(), key=lambda each: (-(_shown(each[1]) or 0), each[0]))
    )


def steps_done(counts: Mapping[StepFact, int], today: date) -> int | None:
    """Return the share done of the steps that were due: not those set aside for a reason or put off to come."""
    now = today.year * 12 + today.month
    due = {
        fact: n
        for fact, n in counts.items()
        if fact.course is not StepCourse.NOT_APPLICABLE and not (fact.course is StepCourse.LATER and fact.due >= now)
    }
    done = sum(n for fact, n in due.items() if fact.course is StepCourse.DONE)
    return _share(done, sum(due.values()))


def share_asked(counts: Mapping[Fact, int]) -> int | None:
    """Return the share of the year's contacts that were asked."""
    asked = sum(n for fact, n in counts.items() if fact.outcome is not Outcome.NOT_ASKED)
    return _share(asked, sum(counts.values()))


def _shown(number: int) -> int | None:
    return number if number >= LEAST else None


def _share(part: int, whole: int) -> int | None:
    """Return a whole per cent, None where either side of it is small: 96 % of 25 would tell of one."""
    small = whole < LEAST or 0 < part < LEAST or 0 < whole - part < LEAST
    return None if small else 100 * part // whole
