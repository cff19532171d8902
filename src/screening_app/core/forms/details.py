# SPDX-License-Identifier: EUPL-1.2
"""What an item says about itself beyond its question: limits, units, starting values, how it is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from screening_app.core.forms.extensions import (
    ENTRY_FORMAT,
    HIDDEN,
    INITIAL_ELEMENTS,
    ITEM_CONTROL,
    ITEM_ELEMENTS,
    MAX_DECIMAL_PLACES,
    MAX_OCCURS,
    MAX_QUANTITY,
    MAX_VALUE,
    MIN_LENGTH,
    MIN_OCCURS,
    MIN_QUANTITY,
    MIN_VALUE,
    REGEX,
    SHORT_TEXT,
    UNIT,
    UNIT_OPTION,
)
from screening_app.core.forms.findings import Findings, Place
from screening_app.core.forms.model import Answer, Control, ItemType, Texts, Unit
from screening_app.core.forms.patterns import pattern_problem
from screening_app.core.forms.values import ANSWER_TYPES, COUNTED_TYPES, ORDERED_TYPES, WRITTEN_TYPES
from screening_app.core.forms.values_read import read_value

DETAIL_EXTENSIONS = frozenset(
    {
        *(HIDDEN, ITEM_CONTROL, MIN_VALUE, MAX_VALUE, MIN_QUANTITY, MAX_QUANTITY, MIN_LENGTH, MAX_DECIMAL_PLACES),
        *(REGEX, MIN_OCCURS, MAX_OCCURS, UNIT, UNIT_OPTION, ENTRY_FORMAT, SHORT_TEXT),
    }
)
WITHOUT_DETAILS = ITEM_ELEMENTS.keys() - {"readOnly", "initial", "maxLength", "prefix"} | {"_text"}
"""The elements of an item that say nothing of what is read here; nor does an item without extensions."""
_NUMBERS = frozenset({ItemType.INTEGER, ItemType.DECIMAL, ItemType.QUANTITY})
_WITH_OCCURRENCES = frozenset(ItemType) - {ItemType.DISPLAY}
_CONTROLS = {str(control): control for control in Control if control is not Control.AUTO}
_DISPLAY_CONTROLS = frozenset({Control.HELP, Control.PROMPT, Control.UNIT})
_CHOICE_CONTROLS = frozenset({Control.RADIO, Control.CHECK, Control.DROP_DOWN})
Found = Mapping[str, list[tuple[dict[str, Any], Place]]]


class Details:
    """The reader of one item's details; `fields()` gives them by the names they have in Item."""

    def __init__(self, findings: Findings, value: dict[str, Any], found: Found, place: Place, kind: ItemType) -> None:
        self._findings, self._value, self._found = findings, value, found
        self._place, self._kind = place, kind

    def fields(self) -> dict[str, Any]:
        """Return the details; each is read once, and what cannot be used is reported."""
        control = self._control()
        findings, value, place = self._findings, self._value, self._place
        return {
            "read_only": bool(findings.typed(value, "readOnly", bool, place)),
            "hidden": self._flag(HIDDEN),
            "initial": self._initial(),
            "max_length": self._max_length(),
            "min_length": self._count(MIN_LENGTH, COUNTED_TYPES),
            "max_decimal_places": self._count(MAX_DECIMAL_PLACES, _NUMBERS),
            "regex": self._regex(),
            "min_occurs": self._count(MIN_OCCURS, _WITH_OCCURRENCES),
            "max_occurs": self._count(MAX_OCCURS, _WITH_OCCURRENCES),
            "min_value": self._bound(MIN_VALUE, MIN_QUANTITY),
            "max_value": self._bound(MAX_VALUE, MAX_QUANTITY),
            "units": self._units(),
            "prefix": findings.texts(value, "prefix", place, counted=False) or None,
            "entry_format": self._texts(ENTRY_FORMAT),
            "short_text": self._texts(SHORT_TEXT),
            "control": control,
            "is_help": control is Control.HELP,
        }

    def _refuse_here(self, extension: Mapping[str, Any], where: Place) -> None:
        name = str(extension["url"]).rsplit("/", 1)[-1]
        self._findings.not_supported(f"{name}-{self._kind}", where)

    def _ignored_here(self, element: str, where: Place) -> None:
        """Say that a limit cannot apply to this type; every answer of it keeps such a limit, so nothing is lost."""
        self._findings.warn("not-for-type", where, element=element)

    def _flag(self, url: str) -> bool:
        flag = False
        for extension, where in self._found.get(url, []):
            flag = self._findings.typed(extension, "valueBoolean", bool, where) is not False
        return flag

    def _count(self, url: str, kinds: frozenset[ItemType]) -> int | None:
        count: int | None = None
        for extension, where in self._found.get(url, []):
            if self._kind not in kinds:
                self._ignored_here(str(extension["url"]).rsplit("/", 1)[-1], where)
                continue
            count = self._findings.typed(extension, "valueInteger", int, where)
            if count is None and "valueInteger" not in extension:
                self._findings.refuse("missing-element", where, element="valueInteger")
            elif count is not None and not 0 <= count < 2**31:
                self._findings.refuse("range-empty", where)
        return count

    def _max_length(self) -> int | None:
        length: int | None = self._findings.typed(self._value, "maxLength", int, self._place)
        if length is None:
            return None
        where = self._place.at("maxLength")
        if self._kind not in COUNTED_TYPES:
            self._ignored_here("maxLength", where)
            return None
        if length < 1:
            self._findings.refuse("range-empty", where)
        return length

    def _regex(self) -> str | None:
        pattern = None
        for extension, where in self._found.get(REGEX, []):
            if self._kind not in WRITTEN_TYPES:
                self._ignored_here("regex", where)
                continue
            pattern = self._findings.typed(extension, "valueString", str, where)
            problem = "missing" if pattern is None else pattern_problem(pattern)
            if problem is not None:
                self._findings.refuse("regex-invalid", where, what=problem)
                pattern = None
        return pattern

    def _bound(self, url: str, quantity_url: str) -> Answer | None:
        bound = None
        for extension, where in [*self._found.get(url, []), *self._found.get(quantity_url, [])]:
            if self._kind not in ORDERED_TYPES:
                self._refuse_here(extension, where)
                continue
            bound = self._limit(extension, where)
            if bound is None:
                self._findings.refuse("answer-type-mismatch", where, type=str(self._kind))
        return bound

    def _limit(self, extension: Mapping[str, Any], where: Place) -> Answer | None:
        keys = [key for key in extension if key.startswith("value")]
        if len(keys) != 1:
            return None
        limit = read_value(self._findings, extension, keys[0], where)
        if self._kind is ItemType.DECIMAL and type(limit) is int:
            limit = Decimal(limit)
        if self._kind is ItemType.INTEGER and isinstance(limit, Decimal):
            return limit
        return limit if type(limit) in ANSWER_TYPES[self._kind] else None

    def _units(self) -> tuple[Unit, ...]:
        units: list[Unit] = []
        for extension, where in [*self._found.get(UNIT, []), *self._found.get(UNIT_OPTION, [])]:
            if self._kind not in _NUMBERS:
                self._refuse_here(extension, where)
                continue
            unit = self._unit(extension, where)
            if unit is not None and unit not in units:
                units.append(unit)
        return tuple(units)

    def _unit(self, extension: Mapping[str, Any], where: Place) -> Unit | None:
        findings, spot = self._findings, where.at("valueCoding")
        coding = findings.typed(extension, "valueCoding", dict, where)
        if coding is None:
            findings.refuse("missing-element", where, element="valueCoding")
            return None
        texts = findings.texts(coding, "display", spot, counted=False)
        code = findings.text(coding, "code", spot) or texts.get(findings.language)
        if code is None:
            findings.refuse("missing-element", spot, element="code")
            return None
        return Unit(findings.text(coding, "system", spot), code, texts or {findings.language: code})

    def _texts(self, url: str) -> Texts | None:
        texts: Texts = {}
        for extension, where in self._found.get(url, []):
            texts = self._findings.texts(extension, "valueString", where)
        return texts or None

    def _initial(self) -> tuple[Answer, ...]:
        findings, place = self._findings, self._place
        found = findings.objects(self._value, "initial", place)
        if found and not ANSWER_TYPES[self._kind]:
            findings.refuse("initial-not-allowed", place.at("initial"))
            return ()
        values: list[Answer] = []
        for value, where in found:
            findings.elements(value, INITIAL_ELEMENTS, where)
            findings.extensions(value, where, frozenset())
            keys = [key for key in value if key.startswith("value")]
            if len(keys) != 1:
                findings.refuse("missing-element", where, element="value")
                continue
            read = read_value(findings, value, keys[0], where)
            if self._kind is ItemType.DECIMAL and type(read) is int:
                read = Decimal(read)
            if read is not None and type(read) not in ANSWER_TYPES[self._kind]:
                findings.refuse("answer-type-mismatch", where, type=str(self._kind))
            elif read is not None:
                values.append(read)
        return tuple(values)

    def _control(self) -> Control:
        findings, chosen = self._findings, Control.AUTO
        for extension, where in self._found.get(ITEM_CONTROL, []):
            concept = findings.typed(extension, "valueCodeableConcept", dict, where) or {}
            for coding, spot in findings.objects(concept, "coding", where.at("valueCodeableConcept")):
                code = findings.text(coding, "code", spot)
                control = _fitting(code, self._kind)
                if control is None:
                    findings.note("control-degraded", where, control=code)
                elif chosen is Control.AUTO:
                    chosen = control
        return chosen


def _fitting(code: str | None, kind: ItemType) -> Control | None:
    """Return the control of this name if it can draw an item of this type; AUTO for one that changes nothing."""
    control = None if code is None else _CONTROLS.get(code)
    if control is None:
        return None
    if control in _DISPLAY_CONTROLS:
        return control if kind is ItemType.DISPLAY else None
    if control is Control.PAGE:
        return control if kind is ItemType.GROUP else None
    return control if control in _CHOICE_CONTROLS and kind not in (ItemType.GROUP, ItemType.DISPLAY) else Control.AUTO


def is_past(low: Answer | None, high: Answer | None) -> bool:
    """Whether the smallest allowed value lies above the largest; False where the two cannot be compared."""
    if isinstance(low, date) and isinstance(high, date):
        return low > high
    if isinstance(low, (int, Decimal)) and isinstance(high, (int, Decimal)):
        return low > high
    return False
