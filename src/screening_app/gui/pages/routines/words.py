# SPDX-License-Identifier: EUPL-1.2
"""What is said about a routine: how it stands, what was found, and what its parts are called."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from screening_app.core.contacts import ContactCard
from screening_app.core.records import Occasion
from screening_app.core.register import RoutineEntry, RoutineStatus
from screening_app.core.routine_checks import Finding, FindingCode
from screening_app.core.routine_points import PointGuide
from screening_app.core.routines import Standing, Validity
from screening_app.gui.names import name_of
from screening_app.gui.pages.instrument_words import interface_language
from screening_app.gui.text import CONTEXT, QT_TRANSLATE_NOOP, counted, translate

#: The icon of each state: colour alone says nothing.
ICONS = {
    RoutineStatus.IN_USE: "check",
    RoutineStatus.DRAFT: "doc",
    RoutineStatus.EARLIER: "clock",
    RoutineStatus.RETIRED: "clock",
}

_LISTS: Mapping[str, str] = {
    "acute": QT_TRANSLATE_NOOP("Rutinstod", "In danger now"),
    "child": QT_TRANSLATE_NOOP("Rutinstod", "When a child is concerned"),
    "honour": QT_TRANSLATE_NOOP("Rutinstod", "At honour-related violence"),
    "pregnancy": QT_TRANSLATE_NOOP("Rutinstod", "During pregnancy"),
    "no": QT_TRANSLATE_NOOP("Rutinstod", "When the answer is no"),
    "earlier": QT_TRANSLATE_NOOP("Rutinstod", "At earlier violence"),
    "ongoing": QT_TRANSLATE_NOOP("Rutinstod", "At ongoing violence"),
    "has-used-violence": QT_TRANSLATE_NOOP("Rutinstod", "When the person has used violence"),
    "declined": QT_TRANSLATE_NOOP("Rutinstod", "When the person does not want to answer"),
    "unclear": QT_TRANSLATE_NOOP("Rutinstod", "When the answer is unclear"),
    "not-asked": QT_TRANSLATE_NOOP("Rutinstod", "When it could not be asked"),
}
_HEADER: Mapping[str, str] = {
    "title": QT_TRANSLATE_NOOP("Rutinstod", "Title"),
    "unit": QT_TRANSLATE_NOOP("Rutinstod", "Unit"),
    "written": QT_TRANSLATE_NOOP("Rutinstod", "Written"),
    "decided_by": QT_TRANSLATE_NOOP("Rutinstod", "Decided by"),
    "decided_on": QT_TRANSLATE_NOOP("Rutinstod", "Decided on"),
    "followed_up_on": QT_TRANSLATE_NOOP("Rutinstod", "Last followed up"),
    "valid_to": QT_TRANSLATE_NOOP("Rutinstod", "Valid to"),
    "responsible": QT_TRANSLATE_NOOP("Rutinstod", "Responsible"),
    "replaces": QT_TRANSLATE_NOOP("Rutinstod", "Replaces"),
    "people": QT_TRANSLATE_NOOP("Rutinstod", "Whom it is about"),
    "violence_types": QT_TRANSLATE_NOOP("Rutinstod", "Types of violence"),
}
PEOPLE: Mapping[str, str] = {
    "adult": QT_TRANSLATE_NOOP("Rutinstod", "Adults who are exposed"),
    "child": QT_TRANSLATE_NOOP("Rutinstod", "Children"),
    "uses-violence": QT_TRANSLATE_NOOP("Rutinstod", "Those who use violence"),
}
TYPES: Mapping[str, str] = {
    "close-relation": QT_TRANSLATE_NOOP("Rutinstod", "Violence in close relations"),
    "honour": QT_TRANSLATE_NOOP("Rutinstod", "Honour-related violence and oppression"),
    "sexual": QT_TRANSLATE_NOOP("Rutinstod", "Sexual violence regardless of relation"),
    "exploitation": QT_TRANSLATE_NOOP("Rutinstod", "Prostitution and sexual exploitation"),
    "trafficking": QT_TRANSLATE_NOOP("Rutinstod", "Trafficking for sexual purposes"),
}


def list_name(name: str) -> str:
    """Return what a list of steps is called."""
    return translate(CONTEXT, _LISTS[name])


def again_words(occasion: str, weeks: int) -> str:
    """Return when everybody is asked again, in words."""
    words = QT_TRANSLATE_NOOP("Rutinstod", "{occasion}: after about %n week(s)", None, 1)
    return counted(words, weeks).format(occasion=name_of(Occasion(occasion)))


def header_name(name: str) -> str:
    """Return what a part of the header is called."""
    return translate(CONTEXT, _HEADER[name])


def point_name(key: str, guides: tuple[PointGuide, ...]) -> str:
    """Return the heading of a point with its number."""
    for number, guide in enumerate(guides, 1):
        if guide.key == key:
            return f"{number}. {in_our_words(guide.heading)}"
    return key


def in_our_words(texts: Mapping[str, Any]) -> Any:
    """Return what a guide says in the language of the program."""
    return texts.get(interface_language(), texts["sv"])


def standing_words(state: Standing) -> str:
    """Return how a routine stands, with its day."""
    day = state.last_day.isoformat() if state.last_day else ""
    words = {
        Validity.CURRENT: translate("Rutinstod", "Current to {date}"),
        Validity.EXPIRES_SOON: translate("Rutinstod", "Current, but expires {date}"),
        Validity.FOLLOW_UP_SOON: translate("Rutinstod", "Current, but is to be followed up by {date}"),
        Validity.EXPIRED: translate("Rutinstod", "Expired {date}"),
        Validity.FOLLOW_UP_DUE: translate("Rutinstod", "Should have been followed up by {date}"),
        Validity.NOT_DECIDED: translate("Rutinstod", "Not decided"),
    }
    said = words[state.validity].format(date=day)
    if state.validity in (Validity.EXPIRES_SOON, Validity.FOLLOW_UP_SOON) and state.days_left is not None:
        left = counted(QT_TRANSLATE_NOOP("Rutinstod", "%n day(s) left", None, 1), state.days_left)
        said = f"{said} ({left})"
    return said


def state_line(entry: RoutineEntry) -> str:
    """Return how a routine stands, what it lacks and which version it is."""
    if entry.status is RoutineStatus.DRAFT:
        parts = [translate("Rutinstod", "Draft, not decided")]
    elif entry.status is RoutineStatus.RETIRED:
        parts = [translate("Rutinstod", "No longer in use")]
    else:
        parts = [standing_words(entry.standing)]
    missing = sum(1 for each in entry.findings if each.code is FindingCode.MISSING_POINT)
    if missing:
        parts.append(counted(QT_TRANSLATE_NOOP("Rutinstod", "%n of 19 points missing", None, 1), missing))
    old = sum(1 for each in entry.findings if each.code is FindingCode.OUTDATED_REFERENCE)
    if old:
        parts.append(counted(QT_TRANSLATE_NOOP("Rutinstod", "%n reference(s) to replaced law", None, 1), old))
    return " · ".join(parts)


def origin_line(entry: RoutineEntry) -> str:
    """Return whose routine it is, who decided it and in which version."""
    parts = [entry.unit or translate("Rutinstod", "The whole organisation"), name_of(entry.unit_kind)]
    if entry.inherits:
        parts.append(translate("Rutinstod", "adapts the organisation's routine"))
    if entry.shipped:
        parts.append(translate("Rutinstod", "example that comes with the program"))
    elif entry.decided_by and entry.status is not RoutineStatus.DRAFT:
        parts.append(translate("Rutinstod", "decided by {who}").format(who=entry.decided_by))
    if entry.number and entry.status is not RoutineStatus.DRAFT:
        parts.append(translate("Rutinstod", "version {number}").format(number=entry.number))
    return " · ".join(parts)


def finding_lines(
    found: Sequence[Finding], guides: tuple[PointGuide, ...], cards: Mapping[str, ContactCard]
) -> list[str]:
    """Return the findings as sentences; contacts of which the same is said share one."""
    lines = []
    for code, words in (
        (FindingCode.TO_FILL_IN, translate("Rutinstod", "These contacts have no number yet: {names}")),
        (FindingCode.NOT_VERIFIED, translate("Rutinstod", "Not verified in the last twelve months: {names}")),
    ):
        names = [cards[each.where].name for each in found if each.code is code and each.where in cards]
        lines += [words.format(names=", ".join(names))] if names else []
    gathered = (FindingCode.TO_FILL_IN, FindingCode.NOT_VERIFIED)
    return [*(finding_words(each, guides, cards) for each in found if each.code not in gathered), *lines]


def finding_words(finding: Finding, guides: tuple[PointGuide, ...], cards: Mapping[str, ContactCard]) -> str:
    """Return a finding as a sentence that says what to do."""
    where = place_words(finding.where, guides)
    contact = cards[finding.where].name if finding.where in cards else finding.where
    words: dict[FindingCode, Callable[[], str]] = {
        FindingCode.NOT_DECIDED: lambda: translate("Rutinstod", "It has not been decided at management level."),
        FindingCode.EXPIRED: lambda: translate("Rutinstod", "It expired {fact}. Review it and have it decided anew."),
        FindingCode.FOLLOW_UP_DUE: lambda: translate("Rutinstod", "It should have been followed up by {fact}."),
        FindingCode.EXPIRES_SOON: lambda: translate("Rutinstod", "It expires {fact}. Begin the review now."),
        FindingCode.FOLLOW_UP_SOON: lambda: translate("Rutinstod", "It is to be followed up by {fact}."),
        FindingCode.MISSING_POINT: lambda: translate("Rutinstod", "This point is missing: {where}"),
        FindingCode.OUTDATED_REFERENCE: lambda: translate(
            "Rutinstod", "{where} refers to {fact}, which has been replaced. It is now {instead}."
        ),
        FindingCode.UNKNOWN_CONTACT: lambda: translate("Rutinstod", "There is no contact card called {contact}."),
        FindingCode.NOT_VERIFIED: lambda: translate(
            "Rutinstod", "{contact} has not been verified in the last twelve months."
        ),
        FindingCode.TO_FILL_IN: lambda: translate("Rutinstod", "{contact} has no number yet. Fill it in."),
        FindingCode.NOT_RESPONSIBLE: lambda: translate("Rutinstod", "Nobody is named as responsible."),
        FindingCode.URGENT_LEFT_OUT: lambda: translate(
            "Rutinstod", "{where} leaves out an urgent step of the organisation's routine: {fact}"
        ),
        FindingCode.NOT_PLACED: lambda: translate("Rutinstod", "A paragraph has no place yet: {fact}"),
    }
    fact = finding.fact if len(finding.fact) <= 160 else f"{finding.fact[:160]}…"
    return words[finding.code]().format(where=where, fact=fact, instead=finding.instead, contact=contact)


def place_words(where: str, guides: tuple[PointGuide, ...]) -> str:
    """Return the name of a place such as points/how or steps/no/id."""
    section, _, rest = where.partition("/")
    key = rest.partition("/")[0]
    if section == "points":
        return str(point_name(key, guides))
    if section == "steps" and key in _LISTS:
        return list_name(key)
    if section in ("guidance", "caution"):
        return translate("Rutinstod", "Beside the conversation: {stage}").format(stage=stage_name(key))
    return str(point_name(where, guides))


def stage_name(stage: str) -> str:
    """Return what a stage of the conversation is called."""
    from screening_app.core.records import Stage

    return name_of(Stage(stage))


def lack_words(code: str, place: str, guides: tuple[PointGuide, ...]) -> str:
    """Return what stands in the way of a decision."""
    words = {
        "title": translate("Rutinstod", "The routine has no title."),
        "unplaced": translate("Rutinstod", "Paragraphs that were brought in have no place yet."),
        "steps": translate("Rutinstod", "There are no steps: {place}"),
        "step-text": translate("Rutinstod", "A step says nothing: {place}"),
        "too-long": translate("Rutinstod", "Too long to be read at the desk: {place}"),
        "too-many": translate("Rutinstod", "Too many to be read at the desk: {place}"),
    }
    where = list_name(place) if place in _LISTS else place_words(place, guides) if place else ""
    return words[code].format(place=where)
