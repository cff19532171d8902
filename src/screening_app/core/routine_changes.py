# SPDX-License-Identifier: EUPL-1.2
"""What differs between two routines, said so that a person can read it: section by section, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Final, Literal

from screening_app.core.routine_documents import STAGES, STEP_LISTS
from screening_app.core.routines import POINT_KEYS

Kind = Literal["same", "removed", "added"]
Section = Literal["header", "points", "guidance", "caution", "steps", "contacts", "asked_again"]

_HEADER: Final = (
    "title",
    "unit",
    "written",
    "decided_by",
    "decided_on",
    "followed_up_on",
    "valid_to",
    "responsible",
    "replaces",
    "people",
    "violence_types",
)
_SENTENCE: Final = re.compile(r"[^.!?\n]+(?:[.!?]+(?=\s|$)|\n|$)|[.!?\n]")
_SHORT: Final = re.compile(r"\b(?:kap|bl\.a|t\.ex|s\.k|m\.fl|m\.m|nr|tel|st|ca|jfr|dvs|osv)\.?$", re.I)


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence or a step that is the same in both, or stands in one of them only."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """What differs in one place: `key` is the header field, point, stage or list of steps."""

    section: Section
    key: str
    lines: tuple[Line, ...]

    @property
    def removed(self) -> tuple[str, ...]:
        """What stands in the older one only."""
        return tuple(line.text for line in self.lines if line.kind == "removed")

    @property
    def added(self) -> tuple[str, ...]:
        """What stands in the newer one only."""
        return tuple(line.text for line in self.lines if line.kind == "added")


def changes(older: Mapping[str, Any], newer: Mapping[str, Any], *, header: bool = True) -> tuple[Change, ...]:
    """Return what differs between two whole documents, in the order of a routine; nothing when they say the same."""
    found: list[Change] = []
    if header:
        for key in _HEADER:
            before, after = _plain(older.get(key)), _plain(newer.get(key))
            if before != after:
                found += _change("header", key, [before] if before else [], [after] if after else [])
    for key in POINT_KEYS:
        found += _change("points", key, _sentences(_point(older, key)), _sentences(_point(newer, key)))
    for stage in STAGES:
        for section in ("guidance", "caution"):
            found += _change(section, stage, _lines(older, section, stage), _lines(newer, section, stage))
    for name in STEP_LISTS:
        found += _change("steps", name, _steps(older, name), _steps(newer, name))
    found += _change("asked_again", "asked_again", _again(older), _again(newer))
    found += _change("contacts", "contacts", list(older.get("contacts", ())), list(newer.get("contacts", ())))
    return tuple(found)


def compared(before: Sequence[str], after: Sequence[str]) -> tuple[Line, ...]:
    """Return the lines of both in reading order, each told apart by where it stands."""
    made: list[Line] = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            made += [Line("same", text) for text in before[a:b]]
        else:
            made += [Line("removed", text) for text in before[a:b]]
            made += [Line("added", text) for text in after[c:d]]
    return tuple(made)


def _change(section: Section, key: str, before: Sequence[str], after: Sequence[str]) -> Iterator[Change]:
    if list(before) != list(after):
        yield Change(section, key, compared(before, after))


def _sentences(text: str) -> list[str]:
    """Return the sentences of a text; what ends an abbreviation ends no sentence."""
    made: list[str] = []
    for match in _SENTENCE.finditer(text):
        piece = match.group().strip()
        if not piece:
            continue
        if made and _SHORT.search(made[-1]):
            made[-1] = f"{made[-1]} {piece}"
        else:
            made.append(piece)
    return made


def _point(document: Mapping[str, Any], key: str) -> str:
    return next((str(point["text"]) for point in document.get("points", ()) if point.get("key") == key), "")


def _lines(document: Mapping[str, Any], section: str, stage: str) -> list[str]:
    found = document.get(section, {}).get(stage, [])
    return [found] if isinstance(found, str) else list(found)


def _steps(document: Mapping[str, Any], name: str) -> list[str]:
    return [step_line(step) for step in document.get("steps", {}).get(name, ())]


def step_line(step: Mapping[str, Any]) -> str:
    """Return a step in one line: urgent ones marked with an exclamation mark, detail, law and contacts after it."""
    parts = [f"{'! ' if step.get('urgent') else ''}{step.get('text', '')}"]
    parts += [str(step[key]) for key in ("detail", "law") if step.get(key)]
    if step.get("contacts"):
        parts.append(f"({', '.join(step['contacts'])})")
    return " – ".join(part for part in parts if part.strip())


def _again(document: Mapping[str, Any]) -> list[str]:
    """Return when everybody is asked again as "OCCASION WEEKS", for a front end to put into words."""
    return [f"{each['occasion']} {each['weeks']}" for each in document.get("asked_again", ())]


def _plain(value: object) -> str:
    if value is None or value == []:
        return ""
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
