# SPDX-License-Identifier: EUPL-1.2
"""Changing a routine by hand: every change gives a new document, and every one can be undone."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from screening_app.core.records import Occasion
from screening_app.core.routine_documents import STEP_LISTS, Document
from screening_app.core.routines import POINT_KEYS

#: The lists of steps that a routine must have before it can be decided; the rest may be empty.
NEEDED_LISTS: Final = tuple(name for name in STEP_LISTS if name != "pregnancy")
MOST_STEPS: Final = 12
MOST_GUIDANCE: Final = 4
#: The occasions on which a routine may say that everybody is asked again, in their order.
ASKED_AGAIN: Final = (Occasion.LATER.value, Occasion.AFTER_BIRTH.value)
_WEEKS: Final = re.compile("[1-9][0-9]?")
#: The sections that are one list.
_WHOLE: Final = ("contacts", "asked_again")
_MOST_PAST: Final = 200
_LINE: Final = 200
_SENTENCE: Final = 400
_DETAIL: Final = 600
_POINT: Final = 8000


@dataclass(frozen=True, slots=True)
class Working:
    """A document at work with what it was before. Changes at one `place` in a row count as one when they are undone."""

    document: Document
    past: tuple[Document, ...] = ()
    future: tuple[Document, ...] = ()
    place: str = field(default="", compare=False)

    def changed(self, document: Document, place: str = "") -> Working:
        """Return the work with another document; nothing happens when it says the same."""
        if document == self.document:
            return self
        past = self.past if place and place == self.place else (*self.past, self.document)[-_MOST_PAST:]
        return Working(document, past, (), place)

    def undone(self) -> Working:
        """Return the work as it was before the last change."""
        if not self.past:
            return self
        return Working(self.past[-1], self.past[:-1], (self.document, *self.future))

    def redone(self) -> Working:
        """Return the work with the last undone change again."""
        if not self.future:
            return self
        return Working(self.future[0], (*self.past, self.document), self.future[1:])


def with_header(document: Document, name: str, value: object) -> Document:
    """Return the document with another title, unit, responsible and so on."""
    return {**document, name: value}


def weeks_until(document: Mapping[str, Any], occasion: str) -> str:
    """Return after how many weeks everybody is asked again on an occasion, nothing when they are not."""
    return next((str(each["weeks"]) for each in document.get("asked_again", ()) if each["occasion"] == occasion), "")


def with_weeks(document: Document, occasion: str, weeks: str) -> Document:
    """Return the document with another time until an occasion; nothing, or what is no number, takes it away."""
    asked = {each["occasion"]: each["weeks"] for each in document.get("asked_again", ())} | {occasion: weeks.strip()}
    kept = [{"occasion": each, "weeks": asked[each]} for each in ASKED_AGAIN if _WEEKS.fullmatch(asked.get(each, ""))]
    return {**document, "asked_again": kept}


def point_text(document: Mapping[str, Any], key: str) -> str:
    """Return what a point says, nothing when it is not there."""
    return next((str(point["text"]) for point in document.get("points", ()) if point["key"] == key), "")


def with_point(document: Document, key: str, heading: str, text: str) -> Document:
    """Return the document with another text on a point, under `heading` if it is new; no text takes it away."""
    points = {point["key"]: point for point in document.get("points", ())}
    if text.strip():
        points[key] = {**points.get(key, {"key": key, "heading": heading}), "text": text}
    else:
        points.pop(key, None)
    return {**document, "points": [points[each] for each in POINT_KEYS if each in points]}


def with_lines(document: Document, stage: str, lines: Sequence[str]) -> Document:
    """Return the document with other guidance for a stage."""
    guidance = {**document.get("guidance", {}), stage: [line.strip() for line in lines if line.strip()]}
    return {**document, "guidance": {name: kept for name, kept in guidance.items() if kept}}


def with_caution(document: Document, stage: str, text: str) -> Document:
    """Return the document with another thing to be careful about at a stage."""
    caution = {**document.get("caution", {}), stage: text.strip()}
    return {**document, "caution": {name: kept for name, kept in caution.items() if kept}}


def steps_of(document: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    """Return a copy of a list of steps."""
    return [dict(step) for step in document.get("steps", {}).get(name, ())]


def with_steps(document: Document, name: str, steps: Sequence[Mapping[str, Any]]) -> Document:
    """Return the document with another list of steps; an empty one is taken away."""
    kept = {**document.get("steps", {}), name: [_plain_step(step) for step in steps]}
    return {**document, "steps": {key: listed for key, listed in kept.items() if listed}}


def with_missing_steps(document: Document, other: Mapping[str, Any]) -> Document:
    """Return the document with another's steps wherever it has none; ids that it has already are given anew."""
    made = document
    for name, listed in other.get("steps", {}).items():
        if not made.get("steps", {}).get(name):
            for step in listed:
                taken = {each["id"] for steps in made.get("steps", {}).values() for each in steps}
                own = {**step, "id": new_step(made, name)["id"]} if step["id"] in taken else step
                made = with_steps(made, name, [*steps_of(made, name), own])
    return made


def new_step(document: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Return an empty step with an id that no step of the document has."""
    taken = {step["id"] for listed in document.get("steps", {}).values() for step in listed}
    return {"id": next(f"{name}-{n}" for n in range(1, 1000) if f"{name}-{n}" not in taken), "text": ""}


def with_loose_placed(document: Document, place: int, key: str, heading: str) -> Document:
    """Return the document with a paragraph that had no place at the end of a point's text."""
    loose = list(document.get("unplaced", ()))
    text = loose.pop(place)
    before = point_text(document, key)
    made = with_point(document, key, heading, f"{before}\n{text}" if before else text)
    return {**made, "unplaced": loose}


def without_loose(document: Document, place: int) -> Document:
    """Return the document without a paragraph that had no place."""
    loose = list(document.get("unplaced", ()))
    del loose[place]
    return {**document, "unplaced": loose}


def with_part_of(document: Document, other: Mapping[str, Any], section: str, key: str) -> Document:
    """Return the document with one point, stage or list of steps as another document has it."""
    if section == "points":
        theirs = [point for point in other.get("points", ()) if point["key"] == key]
        mine = [point for point in document.get("points", ()) if point["key"] != key]
        return {**document, "points": sorted([*mine, *theirs], key=lambda point: POINT_KEYS.index(point["key"]))}
    if section in _WHOLE:
        return {**document, section: list(other.get(section, ()))}
    made = {**document}
    for name in ("guidance", "caution") if section == "guidance" else (section,):
        part = {each: kept for each, kept in document.get(name, {}).items() if each != key}
        if key in other.get(name, {}):
            part[key] = other[name][key]
        made[name] = part
    return made


def same_part(document: Mapping[str, Any], other: Mapping[str, Any], section: str, key: str) -> bool:
    """Whether a point, stage or list of steps says the same in both."""
    if section == "points":
        return point_text(document, key) == point_text(other, key)
    if section in _WHOLE:
        return list(document.get(section, ())) == list(other.get(section, ()))
    names = ("guidance", "caution") if section == "guidance" else (section,)
    return all(document.get(name, {}).get(key) == other.get(name, {}).get(key) for name in names)


def lacks(document: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Return what stands in the way of a decision, as (code, place): nothing when a whole document can be decided.

    Codes: title, steps (the list has none), step-text, too-long, too-many, unplaced. A missing point does not stand in
    the way: it is a finding, and the unit can decide a routine that has one.
    """
    found = [("title", "")] if not str(document.get("title") or "").strip() else []
    found += [("unplaced", "")] if document.get("unplaced") else []
    steps = document.get("steps", {})
    found += [("steps", name) for name in NEEDED_LISTS if not steps.get(name)]
    for name, listed in steps.items():
        found += [("too-many", f"steps/{name}")] if len(listed) > MOST_STEPS else []
        for number, step in enumerate(listed, 1):
            place = f"steps/{name}/{number}"
            found += [("step-text", place)] if not str(step.get("text", "")).strip() else []
            long = len(str(step.get("text", ""))) > _LINE or len(str(step.get("detail", ""))) > _DETAIL
            found += [("too-long", place)] if long or len(str(step.get("law", ""))) > _LINE else []
    points = document.get("points", ())
    found += [("too-long", f"points/{point['key']}") for point in points if len(point["text"]) > _POINT]
    for stage, lines in document.get("guidance", {}).items():
        found += [("too-many", f"guidance/{stage}")] if len(lines) > MOST_GUIDANCE else []
        found += [("too-long", f"guidance/{stage}")] if any(len(line) > _SENTENCE for line in lines) else []
    cautions = document.get("caution", {})
    found += [("too-long", f"guidance/{stage}") for stage, line in cautions.items() if len(line) > _SENTENCE]
    return tuple(dict.fromkeys(found))


def _plain_step(step: Mapping[str, Any]) -> dict[str, Any]:
    """Return a step without the parts that say nothing."""
    kept = {key: re.sub(r"\s+", " ", value) if isinstance(value, str) else value for key, value in step.items()}
    return {key: value for key, value in kept.items() if key in ("id", "text") or value not in ("", None, [], False)}
