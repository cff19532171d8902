# SPDX-License-Identifier: EUPL-1.2
"""An instrument as its author thinks of it: questions, answers, when each is asked, sums; no JSON."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from screening_app.core.forms.model import Texts


class Kind(StrEnum):
    """The kinds of question that an author chooses among."""

    YES_NO = "yes-no"
    CHOICE = "choice"
    CHECK = "check"
    DROP_DOWN = "drop-down"
    OPEN_CHOICE = "open-choice"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    TIME = "time"
    DATE_TIME = "date-time"
    STRING = "string"
    TEXT = "text"
    QUANTITY = "quantity"
    DISPLAY = "display"
    GROUP = "group"
    REPEATING = "repeating-group"


#: Control signs and halves of pairs: no file can hold them all, and nobody means them.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
GROUPS = frozenset({Kind.GROUP, Kind.REPEATING})
WITH_OPTIONS = frozenset({Kind.CHOICE, Kind.CHECK, Kind.DROP_DOWN, Kind.OPEN_CHOICE})


class Comparison(StrEnum):
    """How a condition compares; every one but NOT_ANSWERED needs an answer to hold."""

    IS = "is"
    IS_NOT = "is-not"
    MORE = "more"
    LESS = "less"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    ANSWERED = "answered"
    NOT_ANSWERED = "not-answered"


@dataclass(frozen=True, slots=True)
class Compared:
    """One line of a condition. `answer` is an option's code, yes or no, or a number or date as written in ISO form."""

    question: str
    comparison: Comparison
    answer: str = ""


@dataclass(frozen=True, slots=True)
class ShownIf:
    """When a question is asked: all lines hold, or any of them."""

    lines: tuple[Compared, ...]
    any_line: bool = False


@dataclass(frozen=True, slots=True)
class DraftOption:
    """One answer to choose. No code: a1, a2 … by order. No system: by the code, see `system_of`."""

    code: str
    text: Texts
    weight: Decimal | None = None
    exclusive: bool = False
    system: str = ""


@dataclass(frozen=True, slots=True)
class DraftQuestion:
    """One question, group or text. No name: q1, g1 or n1 by order. `parent` is the name of the group it stands in.

    `minimum` and `maximum` are as written; `least` and `most` count chosen answers or rows. `concept` is what the
    outcome reads the question as.
    """

    name: str
    kind: Kind
    text: Texts
    help: Texts = field(default_factory=dict)
    required: bool = False
    options: tuple[DraftOption, ...] = ()
    shown_if: ShownIf | None = None
    concept: str = ""
    minimum: str = ""
    maximum: str = ""
    shortest: int | None = None
    longest: int | None = None
    pattern: str = ""
    least: int | None = None
    most: int | None = None
    unit: str = ""
    parent: str = ""


@dataclass(frozen=True, slots=True)
class DraftScore:
    """A sum of the weights of these questions, with no value until each that is asked has been answered."""

    name: str
    text: Texts
    questions: tuple[str, ...]
    cut_off: Decimal | None = None
    cut_off_source: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DraftLanguage:
    """Where the wording in a language comes from, and whether it has been validated."""

    source: Texts
    validated: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole instrument. Questions stand in the order they are asked; those of a group name it as parent."""

    url: str
    version: str
    language: str
    title: Texts
    name: str = ""
    purpose: Texts = field(default_factory=dict)
    publisher: str = ""
    copyright: Texts = field(default_factory=dict)
    use_contexts: tuple[str, ...] = ()
    language_sources: Mapping[str, DraftLanguage] = field(default_factory=dict)
    questions: tuple[DraftQuestion, ...] = ()
    scores: tuple[DraftScore, ...] = ()


def clean(text: str) -> str:
    """Return the text as it is kept: composed letters, plain line ends, nothing around it and nothing unseen in it."""
    lines = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _UNSEEN.sub("", lines).strip()


def clean_texts(texts: Texts) -> Texts:
    """Return the texts that say something, cleaned."""
    return {language: cleaned for language, text in texts.items() if (cleaned := clean(text))}
