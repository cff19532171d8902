# SPDX-License-Identifier: EUPL-1.2
"""Places a routine that was written in somebody else's template on the 19 points; no paragraph is lost or invented."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from screening_app.core.routine_points import PointGuide
from screening_app.core.routines import POINT_KEYS


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a document. `level` is that of a heading (0 the title, 1 the highest), None for ordinary text.

    `margin` says that it stands in a page's head or foot, or in a note.
    """

    text: str
    level: int | None = None
    margin: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Placing:
    """Where every paragraph went: under a point, in the header, or nowhere yet; `headings` were read as signposts.

    `texts` are the paragraphs of a point, `found` the heading by which each was recognised.
    """

    title: str
    header: dict[str, str]
    texts: dict[str, list[str]]
    found: dict[str, list[str]]
    headings: list[str]
    used: list[str]
    unplaced: list[str]

    @property
    def missing(self) -> tuple[str, ...]:
        """The points that nothing was placed on."""
        return tuple(key for key in POINT_KEYS if not self.texts.get(key))

    def document(self, guides: Sequence[PointGuide], unit_kind: str) -> dict[str, Any]:
        """Return a draft with these texts and the paragraphs that have no place yet under `unplaced`."""
        headings = {guide.key: guide.heading["sv"] for guide in guides}
        return {
            "title": self.title[:200],
            "unit_kind": unit_kind,
            "unit": None,
            "written": True,
            "decided_by": self.header.get("decided_by"),
            "decided_on": self.header.get("decided_on"),
            "followed_up_on": self.header.get("followed_up_on"),
            "valid_to": self.header.get("valid_to"),
            "responsible": self.header.get("responsible"),
            "replaces": self.header.get("replaces"),
            "points": [
                {"key": key, "heading": headings[key], "text": "\n".join(self.texts[key])}
                for key in POINT_KEYS
                if self.texts.get(key)
            ],
            "guidance": {},
            "steps": {},
            "unplaced": list(self.unplaced),
        }


_NUMBERING: Final = re.compile(r"^\s*(?:(?:\d+|[a-z]|[ivx]+)[.):]\s*|\d+(?:\.\d+)+\.?\s+|[•·–—*-]\s+)", re.I)
_NUMBERED: Final = re.compile(r"\s*\d+[.)]?\s+\S")
_JUNK: Final = re.compile(r"[^\wåäöé ]+")
_MOST_HEADING: Final = 90
_LEAST_MATCH: Final = 2
#: What a line of a document's frame is called, and which part of the header it is.
_HEADER_WORDS: Final = {
    "decided_by": ("beslutad av", "beslutat av", "fastställd av", "fastställt av", "godkänd av", "beslutsfattare"),
    "decided_on": ("beslutad den", "beslutad", "beslutsdatum", "fastställd den", "fastställd", "beslutad datum"),
    "followed_up_on": ("senast uppföljd", "uppföljd", "senast reviderad", "reviderad", "uppdaterad", "uppdaterad den"),
    "valid_to": (
        "giltig till och med",
        "gäller till och med",
        "giltig till",
        "gäller till",
        "giltig t.o.m",
        "gäller t.o.m",
    ),
    "responsible": ("dokumentansvarig", "ansvarig för rutinen", "ansvarig", "dokumentägare", "rutinansvarig"),
    "replaces": ("ersätter", "ersätter dokument"),
}
_DATES: Final = ("decided_on", "followed_up_on", "valid_to")
_MONTHS: Final = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
_LABELS: Final = sorted(
    ((word, key) for key, words in _HEADER_WORDS.items() for word in words), key=lambda e: -len(e[0])
)


def placed(blocks: Iterable[Block], guides: Sequence[PointGuide], title: str = "") -> Placing:
    """Return where each paragraph belongs: the text below a heading that is known, until the next heading.

    A lower heading that is not known stays with the text above it. Text below an unknown heading of the same level or
    above, and text before the first heading, is left unplaced together with that heading. `title` is a last resort.
    """
    whole = [block for block in blocks if block.text.strip()]
    return _Placer(guides).run(whole, title)


@dataclass(slots=True)
class _Placer:
    guides: Sequence[PointGuide]
    title: str = ""
    header: dict[str, str] = field(default_factory=dict)
    texts: dict[str, list[str]] = field(default_factory=dict)
    found: dict[str, list[str]] = field(default_factory=dict)
    headings: list[str] = field(default_factory=list)
    used: list[str] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)
    at: str | None = None
    level: int = 99

    def run(self, blocks: Sequence[Block], title: str) -> Placing:
        styled = any(block.level is not None and block.level > 0 for block in blocks)
        for place, block in enumerate(blocks):
            following = blocks[place + 1] if place + 1 < len(blocks) else None
            self._take(block, following, styled=styled)
        name = self.title or title
        return Placing(name, self.header, self.texts, self.found, self.headings, self.used, self.unplaced)

    def _take(self, block: Block, following: Block | None, *, styled: bool) -> None:
        text = block.text.strip()
        if block.margin:
            if not self._take_header(text):
                self.unplaced.append(text)
            return
        if block.level == 0 and not self.title:
            self.title = text
            self.used.append(text)
            return
        if block.level is None and self.at is None and self._take_header(text):
            return
        level = block.level if block.level is not None else _guessed_level(block, following, styled=styled)
        if level is not None and (block.level is not None or block.bold or self._opens(text)):
            self._take_heading(text, level, styled=styled and block.level is not None)
        elif not self._take_inline(text):
            self._put(text)

    def _opens(self, text: str) -> bool:
        """Whether a line that only looks like a heading is one: it is known, numbered, or comes before all else."""
        return self._point_of(text) is not None or bool(_NUMBERED.match(text)) or not (self.title or self.at)

    def _take_heading(self, text: str, level: int, *, styled: bool) -> None:
        key = self._point_of(text)
        if key is not None:
            self.at, self.level = key, level
            self.headings.append(text)
            self.found.setdefault(key, []).append(text)
        elif not self.title and self.at is None and not self.unplaced:
            self.title = text
            self.used.append(text)
        elif self.at is not None and styled and level > self.level:
            self._put(text)
        else:
            self.at, self.level = None, level
            self.unplaced.append(text)

    def _take_inline(self, text: str) -> bool:
        """Place "Syfte: texten" on its point."""
        head, colon, rest = text.partition(":")
        if not colon or not rest.strip() or len(head) > _MOST_HEADING:
            return False
        key = self._point_of(head, least=3)
        if key is None:
            return False
        self.at, self.level = key, 99
        self.found.setdefault(key, []).append(head.strip())
        self.headings.append(head.strip() + ":")
        self._put(rest.strip())
        return True

    def _take_header(self, text: str) -> bool:
        plain = text.lower()
        for word, key in _LABELS:
            if not plain.startswith(word):
                continue
            rest = text[len(word) :].lstrip(" :\t–-.\n")
            value = _day(rest) if key in _DATES else " ".join(rest.split())
            if not value or (key not in _DATES and not _is_label(text, word)) or key in self.header:
                continue
            self.header[key] = value[:200]
            self.used.append(text)
            return True
        return False

    def _put(self, text: str) -> None:
        if self.at is None:
            self.unplaced.append(text)
        else:
            self.texts.setdefault(self.at, []).append(text)

    def _point_of(self, text: str, least: int = _LEAST_MATCH) -> str | None:
        words = _plain(text)
        best = max((_match(words, name), len(name), guide.key) for guide in self.guides for name in guide.headings)
        return best[2] if best[0] >= least else None


def _match(words: str, name: str) -> int:
    """Return how well a heading is a known one: 3 the same, 2 contained as whole words, 0 not."""
    plain = _plain(name)
    if words == plain:
        return 3
    if plain and f" {plain} " in f" {words} " and (len(plain) >= 4 or words.startswith(f"{plain} ")):
        return 2
    return 0


def _guessed_level(block: Block, following: Block | None, *, styled: bool) -> int | None:
    """Return a level for a line that looks like a heading though it has no style: short, no full stop, text below."""
    text = block.text.strip()
    plain = _NUMBERING.sub("", text)
    if "\n" in text or len(text) > _MOST_HEADING or not plain or plain[-1] in ".,;" or plain.endswith(("!", "”")):
        return None
    if following is None or following.margin or text.startswith(("–", "-", "•", "*")):
        return None
    numbered = bool(_NUMBERED.match(text))
    if block.bold or (not styled and (numbered or plain.isupper() or text.endswith("?") or len(plain.split()) <= 7)):
        return 2
    return None


def _plain(text: str) -> str:
    return " ".join(_JUNK.sub(" ", _NUMBERING.sub("", text.lower())).split())


def _is_label(text: str, word: str) -> bool:
    return text[len(word) :].lstrip()[:1] in (":", "\t", "–", "-") or "\n" in text[: len(word) + 2]


def _day(text: str) -> str | None:
    """Return the day that a text begins with as ISO, None where there is none."""
    numbers = re.match(r"(\d{4})-(\d{2})-(\d{2})", text)
    if numbers:
        year, month, day = (int(part) for part in numbers.groups())
    else:
        words = re.match(r"(?:den\s+)?(\d{1,2})\s+([a-zåäö]+)\s+(\d{4})", text.lower())
        if not words or words[2] not in _MONTHS:
            return None
        day, month, year = int(words[1]), _MONTHS.index(words[2]) + 1, int(words[3])
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
