# SPDX-License-Identifier: EUPL-1.2
"""The frozen shapes of a loaded questionnaire; `definition.py` makes them and hands them out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Literal

from screening_app.core.forms.fhirpath.expression import Expression

Texts = Mapping[str, str]
"""Language tag to text; always holds the form's base language."""


def in_language(texts: Texts, language: str, fallback: str) -> str:
    """Return the text in `language`, else in `fallback`, else in the first language there is; "" for no text."""
    for tag in (language, fallback):
        if tag in texts:
            return texts[tag]
    return next(iter(texts.values()), "")


@dataclass(frozen=True, slots=True)
class Coding:
    """A coded value. Equal when system and code are equal; what it is called plays no part."""

    system: str | None
    code: str


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of R4 without its day, or without month and day, as written: YYYY or YYYY-MM."""

    text: str


@dataclass(frozen=True, slots=True)
class DateTime:
    """A dateTime of R4 as written, of any precision; `values.compare` orders two of them."""

    text: str


@dataclass(frozen=True, slots=True)
class Time:
    """A time of R4 as written: hh:mm:ss, perhaps with fractions."""

    text: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with a unit. `system` and `code` are the coded unit, `unit` how it is written."""

    value: Decimal
    unit: str | None = None
    system: str | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that a quantity may have."""

    system: str | None
    code: str
    text: Texts


Answer = Coding | bool | int | Decimal | date | PartialDate | DateTime | Time | Quantity | str


def same_answer(one: Answer, other: Answer) -> bool:
    """Whether two answers are the same value of the same type (Python holds True equal to 1; a form does not)."""
    return type(one) is type(other) and one == other


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose. An exclusive option cannot be combined with any other.

    `weight` is ordinalValue or itemWeight, None where the form gives none.
    """

    value: Answer
    text: Texts
    exclusive: bool = False
    weight: Decimal | None = None
    prefix: str | None = None
    initial: bool = False


class ItemType(StrEnum):
    """The item types of FHIR R4 that this program asks."""

    GROUP = "group"
    DISPLAY = "display"
    BOOLEAN = "boolean"
    CHOICE = "choice"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    DATE_TIME = "dateTime"
    TIME = "time"
    STRING = "string"
    TEXT = "text"
    URL = "url"
    OPEN_CHOICE = "open-choice"
    QUANTITY = "quantity"


class Control(StrEnum):
    """How an item wants to be drawn; AUTO lets the program choose."""

    AUTO = "auto"
    RADIO = "radio-button"
    CHECK = "check-box"
    DROP_DOWN = "drop-down"
    HELP = "help"
    PROMPT = "prompt"
    UNIT = "unit"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Condition:
    """One enableWhen row: the linkId of a question, an operator of FHIR R4 and what to compare with."""

    question: str
    operator: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Variable:
    """A named expression of an item or of the form. No expression: a population query, always empty here."""

    name: str
    expression: Expression | None


@dataclass(frozen=True, slots=True)
class Constraint:
    """A rule over answers: broken when its expression gives false (an empty result keeps it)."""

    key: str
    severity: Literal["error", "warning"]
    human: Texts
    expression: Expression


@dataclass(frozen=True, slots=True)
class CutOff:
    """The least sum that counts by one published source; what it means is for the source and for people to say."""

    value: Decimal
    source: Texts


@dataclass(frozen=True, slots=True)
class Item:
    """One item. `any_condition` is enableBehavior: True for any, False for all.

    `text` is empty for an item without text. `has_value_set` says that the options are those of a value set. `is_help`
    marks the display item whose text is its parent's `help`; it is never shown by itself. `min_occurs` and `max_occurs`
    count answers, or rows of a repeating group.
    """

    link_id: str
    type: ItemType
    text: Texts
    help: Texts | None = None
    codes: tuple[Coding, ...] = ()
    required: bool = False
    repeats: bool = False
    options: tuple[Option, ...] = ()
    has_value_set: bool = False
    conditions: tuple[Condition, ...] = ()
    any_condition: bool = False
    items: tuple[Item, ...] = ()
    max_length: int | None = None
    min_value: Answer | None = None
    max_value: Answer | None = None
    is_help: bool = False
    read_only: bool = False
    hidden: bool = False
    initial: tuple[Answer, ...] = ()
    min_length: int | None = None
    max_decimal_places: int | None = None
    regex: str | None = None
    min_occurs: int | None = None
    max_occurs: int | None = None
    units: tuple[Unit, ...] = ()
    control: Control = Control.AUTO
    prefix: Texts | None = None
    entry_format: Texts | None = None
    short_text: Texts | None = None
    enable_expression: Expression | None = None
    calculated: Expression | None = None
    cut_offs: tuple[CutOff, ...] = ()
    variables: tuple[Variable, ...] = ()
    constraints: tuple[Constraint, ...] = ()

    @property
    def is_question(self) -> bool:
        """Whether the item can have an answer."""
        return self.type not in (ItemType.GROUP, ItemType.DISPLAY)

    @property
    def is_asked(self) -> bool:
        """Whether a person answers it: a question that is neither hidden, read-only nor calculated."""
        return self.is_question and not (self.hidden or self.read_only or self.calculated)

    @property
    def nests(self) -> bool:
        """Whether what stands below it is asked anew for each of its answers, as R4 keeps it under the answer."""
        if not self.repeats or not self.is_question or self.calculated is not None:
            return False
        return any(item.type is not ItemType.DISPLAY for item in self.items)

    @property
    def is_repeating_group(self) -> bool:
        """Whether the item is a group of which there can be several rows."""
        return self.type is ItemType.GROUP and self.repeats


Severity = Literal["refuse", "warn", "note"]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong or worth knowing about a form, as a code with facts; `pointer` is a JSON pointer into it."""

    code: str
    severity: Severity
    link_id: str | None
    pointer: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sources:
    """What an item's expressions look at: linkIds, and whether they also reach answers without naming their items."""

    link_ids: frozenset[str]
    reaches_all: bool


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """The order of working a form out, by linkId. `is_plain` for a form without any expression."""

    order: tuple[str, ...] = ()
    is_plain: bool = True
    sources: Mapping[str, Sources] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LanguageSource:
    """Where the wording in one language comes from, and whether that wording has been validated."""

    source: Texts
    validated: bool


@dataclass(frozen=True, slots=True)
class About:
    """What staff should know before they use a form; every text empty where the form says nothing."""

    publisher: str = ""
    purpose: Texts = field(default_factory=dict)
    description: Texts = field(default_factory=dict)
    languages: Mapping[str, LanguageSource] = field(default_factory=dict)
    modified_from: str | None = None
    skeleton: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """A questionnaire that this program can ask. Equal to another when made from the same canonical JSON.

    `languages` holds only languages in which every text exists, the base language first. `document`
    is the parsed JSON, untouched: never change it. `problems` holds warnings and notes. `copyright`
    is in the base language, `copyright_texts` in all it has. `effective` is the period of use, as written. `ordered`
    is every item in document order, `plan` the order in which they are worked out.
    """

    url: str
    version: str
    name: str
    title: Texts
    status: str
    language: str
    languages: tuple[str, ...]
    items: tuple[Item, ...]
    copyright: str | None
    use_context: frozenset[str]
    sha256: str
    document: Mapping[str, Any] = field(repr=False)
    problems: tuple[Problem, ...] = field(default=(), repr=False)
    copyright_texts: Texts = field(default_factory=dict, repr=False)
    effective: tuple[str | None, str | None] = (None, None)
    ordered: tuple[Item, ...] = field(default=(), repr=False)
    parents: Mapping[str, str | None] = field(default_factory=dict, repr=False)
    plan: Plan = field(default_factory=Plan, repr=False)
    by_link_id: Mapping[str, Item] = field(default_factory=dict, repr=False)
    variables: tuple[Variable, ...] = field(default=(), repr=False)
    constraints: tuple[Constraint, ...] = field(default=(), repr=False)
    about: About = field(default_factory=About, repr=False)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Form) and other.sha256 == self.sha256

    def __hash__(self) -> int:
        return hash(self.sha256)

    def item(self, link_id: str) -> Item:
        """Return the item with this linkId; raises KeyError."""
        return self.by_link_id[link_id]

    def is_shown(self, item: Item) -> bool:
        """Whether neither the item nor what it stands in is hidden; conditions are left out of account."""
        above = self.parents[item.link_id]
        return not item.hidden and (above is None or self.is_shown(self.item(above)))

    @property
    def unworded(self) -> tuple[str, ...]:
        """The linkIds of what a person would be asked without a word; a field below a question has that one's words."""
        return tuple(
            item.link_id
            for item in self.ordered
            if item.is_asked and not (item.text or item.short_text or self.led_by(item)) and self.is_shown(item)
        )

    def led_by(self, item: Item) -> Texts:
        """Return the words of the question that an item stands under, none under a group."""
        above = self.by_link_id.get(self.parents[item.link_id] or "")
        return above.text if above is not None and above.is_question else {}

    @property
    def questions(self) -> tuple[Item, ...]:
        """Every question in document order, enabled or not."""
        return tuple(item for item in self.ordered if item.is_question)
