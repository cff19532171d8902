# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with a routine, and what is worth knowing about it: coded findings, gravest first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from screening_app.core.contacts import ContactCard, is_stale
from screening_app.core.routines import (
    Routine,
    Standing,
    Validity,
    missing_points,
    standing,
    unknown_contacts,
)


class Gravity(StrEnum):
    """WRONG must be mended before the routine is what it should be; NOTE is worth knowing."""

    WRONG = "wrong"
    NOTE = "note"


class FindingCode(StrEnum):
    """What was found. EXPIRES and FOLLOW_UP come with the last day in `fact`."""

    NOT_DECIDED = "not-decided"
    EXPIRED = "expired"
    FOLLOW_UP_DUE = "follow-up-due"
    EXPIRES_SOON = "expires-soon"
    FOLLOW_UP_SOON = "follow-up-soon"
    MISSING_POINT = "missing-point"
    OUTDATED_REFERENCE = "outdated-reference"
    UNKNOWN_CONTACT = "unknown-contact"
    NOT_VERIFIED = "not-verified"
    TO_FILL_IN = "to-fill-in"
    NOT_RESPONSIBLE = "nobody-responsible"
    URGENT_LEFT_OUT = "urgent-step-left-out"
    NOT_PLACED = "not-placed"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. `where` is a point, step or contact; `fact` a reference, day or step; `instead` what replaced it."""

    code: FindingCode
    gravity: Gravity
    where: str = ""
    fact: str = ""
    instead: str = ""


_LAW_AFTER: Final = r"(?!\s*(?:brottsbalken|BrB|OSL|offentlighets|föräldrabalken|FB\b|LSS))"
#: What the Social Services Act (2025:400) and HSLF-FS 2022:39 replaced, and by what.
_OUTDATED: Final = (
    (re.compile(r"\b14\s*kap\.?\s*1\s*§" + _LAW_AFTER + r"|\bSoL\s*14:1\b", re.I), "19 kap. 1 § SoL"),
    (re.compile(r"\b5\s*kap\.?\s*11\s*§" + _LAW_AFTER + r"|\bSoL\s*5:11\b", re.I), "13 kap. 1 § SoL"),
    # The new act has an 11 kap. 1 § about something else, so only one that speaks of opening an investigation is old.
    (
        re.compile(r"utred\w*[^.§]{0,80}\b11\s*kap\.?\s*1\s*§|\b11\s*kap\.?\s*1\s*§[^.§]{0,60}utred\w*", re.I),
        "14 kap. 2 § SoL",
    ),
    (re.compile(r"\bSoL\s*\(?2001:453\)?|\b2001:453\b", re.I), "SoL (2025:400)"),
    (re.compile(r"\bSOSFS\s*2014:4\b", re.I), "HSLF-FS 2022:39"),
)
_STANDING_CODES: Final = {
    Validity.NOT_DECIDED: (FindingCode.NOT_DECIDED, Gravity.WRONG),
    Validity.EXPIRED: (FindingCode.EXPIRED, Gravity.WRONG),
    Validity.FOLLOW_UP_DUE: (FindingCode.FOLLOW_UP_DUE, Gravity.WRONG),
    Validity.EXPIRES_SOON: (FindingCode.EXPIRES_SOON, Gravity.NOTE),
    Validity.FOLLOW_UP_SOON: (FindingCode.FOLLOW_UP_SOON, Gravity.NOTE),
}


def findings(
    routine: Routine,
    cards: Mapping[str, ContactCard],
    today: date,
    *,
    months: int = 24,
    organisation: Routine | None = None,
) -> tuple[Finding, ...]:
    """Return everything about a routine that somebody should see to, what is wrong before what is worth knowing.

    `organisation` is the routine that it adapts: an urgent step of that one which is not here is found.
    """
    found = [
        *_of_standing(standing(routine, today, months)),
        *(Finding(FindingCode.MISSING_POINT, Gravity.WRONG, key) for key in missing_points(routine)),
        *(
            Finding(FindingCode.OUTDATED_REFERENCE, Gravity.WRONG, where, reference, instead)
            for where, reference, instead in outdated_references(routine)
        ),
        *(Finding(FindingCode.UNKNOWN_CONTACT, Gravity.WRONG, name) for name in unknown_contacts(routine, set(cards))),
        *_urgent_left_out(routine, organisation),
        *([] if routine.responsible else [Finding(FindingCode.NOT_RESPONSIBLE, Gravity.NOTE)]),
        *_of_cards((cards[name] for name in named_contacts(routine) if name in cards), today),
    ]
    return tuple(sorted(found, key=lambda each: each.gravity is not Gravity.WRONG))


def card_findings(cards: Iterable[ContactCard], today: date) -> tuple[Finding, ...]:
    """Return which contact cards are to be filled in or verified."""
    return tuple(_of_cards(cards, today))


def named_contacts(routine: Routine) -> tuple[str, ...]:
    """Return the ids of every contact that the routine names, in the order of its own list and then of its steps."""
    steps = [name for listed in routine.steps.values() for step in listed for name in step.contacts]
    return tuple(dict.fromkeys((*routine.contacts, *steps)))


def outdated_references(routine: Routine) -> tuple[tuple[str, str, str], ...]:
    """Return (where, reference, what holds now) for each section or regulation that newer law has replaced."""
    return tuple(
        (where, " ".join(match.group().split()), instead)
        for where, text in _texts(routine)
        for pattern, instead in _OUTDATED
        for match in pattern.finditer(text)
    )


def _texts(routine: Routine) -> Iterator[tuple[str, str]]:
    for point in routine.points:
        yield f"points/{point.key}", point.text
    for name, listed in routine.steps.items():
        for step in listed:
            yield f"steps/{name}/{step.id}", " ".join(filter(None, (step.text, step.detail, step.law)))
    for stage, lines in routine.guidance.items():
        yield f"guidance/{stage}", " ".join(lines)
    for stage, line in routine.caution.items():
        yield f"caution/{stage}", line


def _of_standing(found: Standing) -> Iterator[Finding]:
    if found.validity in _STANDING_CODES:
        code, gravity = _STANDING_CODES[found.validity]
        yield Finding(code, gravity, fact=found.last_day.isoformat() if found.last_day else "")


def _of_cards(cards: Iterable[ContactCard], today: date) -> Iterator[Finding]:
    for card in cards:
        if card.to_fill_in:
            yield Finding(FindingCode.TO_FILL_IN, Gravity.NOTE, card.id)
        elif is_stale(card, today):
            checked = card.verified_on.isoformat() if card.verified_on else ""
            yield Finding(FindingCode.NOT_VERIFIED, Gravity.NOTE, card.id, checked)


def _urgent_left_out(routine: Routine, organisation: Routine | None) -> Iterator[Finding]:
    if organisation is None:
        return
    for name, listed in organisation.steps.items():
        here = {step.id for step in routine.steps.get(name, ())}
        for step in listed:
            if step.urgent and step.id not in here:
                yield Finding(FindingCode.URGENT_LEFT_OUT, Gravity.NOTE, f"steps/{name}", step.text)
