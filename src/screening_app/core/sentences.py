# SPDX-License-Identifier: EUPL-1.2
"""The Swedish sentences of what is handed over: forms/hand-over.yaml, or the unit's own file in its place.

A sentence may hold {words} that the program fills in. A template is a list of blocks, so that a unit decides
which of them a long and a short text have, and in what order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, Final

from screening_app.core.acting import NoReport, Person, StepState, ViolenceType, WhyNot
from screening_app.core.readiness import Alone, Interpreter, NotAskedReason
from screening_app.core.records import CorrectionReason, Occasion, Outcome
from screening_app.core.routines import read_yaml, refused

Sentences = Mapping[str, Any]
"""The parsed hand-over.yaml, as `parse_sentences` returns it."""

#: The templates that there must be; a unit may have more of its own.
LONG: Final = "long"
SHORT: Final = "short"
NOT_ASKED: Final = "not-asked"
#: What a template is put together from.
BLOCKS: Final = (
    "opening",
    "instruments",
    "outcome",
    "readiness",
    "told",
    "answers",
    "own-words",
    "corrections",
    "steps",
    "support",
    "report",
    "next",
    "reminders",
)

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_LINES: Final[Mapping[str, frozenset[str]]] = {
    "title": frozenset(),
    "unit": frozenset({"unit"}),
    "case_reference": frozenset({"case_reference"}),
    "with_time": frozenset({"date", "time", "user"}),
    "with_month": frozenset({"month", "year"}),
    "attempt": frozenset({"attempt"}),
    "on_paper": frozenset({"asked_on", "entered_on", "user"}),
    "on_paper_month": frozenset({"month", "year"}),
    "instrument": frozenset({"title", "version", "language"}),
    "no_instrument": frozenset(),
    "routine": frozenset({"title", "decided_on"}),
    "no_reason": frozenset(),
    "time_open": frozenset(),
    "answer": frozenset({"question", "answer"}),
    "declined": frozenset(),
    "blank": frozenset(),
    "true": frozenset(),
    "false": frozenset(),
    "quote": frozenset({"text"}),
    "gaps": frozenset({"count"}),
    "answers_of": frozenset({"heading", "title"}),
    "row": frozenset({"group", "number"}),
    "score": frozenset({"score", "value"}),
    "score_incomplete": frozenset({"score", "answered", "of"}),
    "score_unknown": frozenset({"score"}),
    "cut_off": frozenset({"source", "value"}),
    "step_date": frozenset({"line", "date"}),
    "step_why": frozenset({"line", "why"}),
    "step_due": frozenset({"line", "due"}),
    "no_steps": frozenset(),
    "steps_open": frozenset({"count"}),
    "unknown_step": frozenset({"step_id"}),
    "support": frozenset({"violence_type", "person", "decision"}),
    "with_decision": frozenset(),
    "without_decision": frozenset(),
    "reported": frozenset({"date"}),
    "not_reported": frozenset({"why"}),
    "ask_next": frozenset({"date", "occasion"}),
    "correction": frozenset({"date", "user", "reason", "text"}),
}
_TABLES: Final[Mapping[str, tuple[tuple[str, ...], frozenset[str]]]] = {
    "headings": (
        (
            *("outcome", "readiness", "told", "answers", "own_words", "corrections"),
            *("steps", "support", "report", "next", "reminders"),
        ),
        frozenset(),
    ),
    "outcome": (tuple(Outcome), frozenset({"reason"})),
    "reason": (tuple(NotAskedReason), frozenset()),
    "correction_reason": (tuple(CorrectionReason), frozenset()),
    "alone": (tuple(Alone), frozenset()),
    "interpreter": (tuple(Interpreter), frozenset()),
    "language": (("sv", "en"), frozenset()),
    "step": (tuple(StepState), frozenset({"step"})),
    "why_not": (tuple(WhyNot), frozenset()),
    "violence_type": (tuple(ViolenceType), frozenset()),
    "person": (tuple(Person), frozenset()),
    "no_report": (tuple(NoReport), frozenset()),
    "occasion": (tuple(Occasion), frozenset()),
    "concern": (("title", "told", "from_adult", "unborn", "to_fill_in", "reminders"), frozenset()),
}
_LISTS: Final[Mapping[str, int]] = {"months": 12, "reminders": 1, "concern_to_fill_in": 1, "concern_reminders": 1}


def parse_sentences(text: str) -> Sentences:
    """Return the sentences of hand-over.yaml.

    Raises CannotNow(ROUTINE_REFUSED, document="hand-over", problems=...) when a sentence is missing or asks for
    a {word} that the program does not have, or a template for a block that there is not.
    """
    raw = read_yaml(text, "hand-over")
    problems = tuple(_problems(raw)) if isinstance(raw, dict) else (("", "type"),)
    if problems:
        raise refused("hand-over", problems)
    return dict(raw)


def lengths(sentences: Sentences) -> tuple[str, ...]:
    """Return the templates that somebody can choose from, in the order of the file."""
    return tuple(name for name in sentences["templates"] if name != NOT_ASKED)


def fill(sentence: str, **words: object) -> str:
    """Put words into a sentence; what is put in is never read as a placeholder itself."""
    return _PLACEHOLDER.sub(lambda found: str(words.get(found.group(1), found.group())), sentence)


def joined(blocks: Iterable[list[str]]) -> str:
    """Return blocks as text: apart by a blank line, each beginning with its heading; an empty one is left out."""
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def day(moment: date | datetime) -> str:
    """Return the ISO day."""
    return (moment.date() if isinstance(moment, datetime) else moment).isoformat()


def _problems(raw: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, words in _LINES.items():
        yield from _sentence(f"/{key}", raw.get(key), words)
    for key, (codes, words) in _TABLES.items():
        table = raw.get(key)
        for code in codes:
            yield from _sentence(f"/{key}/{code}", table.get(code) if isinstance(table, dict) else None, words)
    for key, least in _LISTS.items():
        lines = raw.get(key)
        if not isinstance(lines, list) or len(lines) < least or not all(isinstance(line, str) for line in lines):
            yield f"/{key}", "missing"
    templates = raw.get("templates")
    names = templates if isinstance(templates, dict) else {}
    for name in (LONG, SHORT, NOT_ASKED, *names):
        blocks = names.get(name)
        if not isinstance(blocks, list) or not blocks or blocks[0] != "opening":
            yield f"/templates/{name}", "missing"
        elif not set(map(str, blocks)) <= set(BLOCKS):
            yield f"/templates/{name}", "unknown-block"
        elif {"told", "answers"} & set(blocks):
            # What the person said would be left out, or what has been found to be wrong would stand alone.
            for needed in ("own-words", "corrections"):
                if needed not in blocks:
                    yield f"/templates/{name}", f"{needed}-missing"


def _sentence(pointer: str, sentence: object, words: frozenset[str]) -> Iterator[tuple[str, str]]:
    if not isinstance(sentence, str) or not sentence:
        yield pointer, "missing"
    elif not set(_PLACEHOLDER.findall(sentence)) <= words:
        yield pointer, "unknown-placeholder"
