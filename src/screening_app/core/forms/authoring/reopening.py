# SPDX-License-Identifier: EUPL-1.2
"""From a questionnaire back to the draft that it is built from, or what in it no draft can say.

What comes back is built again and held against the questionnaire: a draft that would lose anything is never given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from screening_app.core.forms import extensions as ext
from screening_app.core.forms.authoring.build import CUT_OFF, build
from screening_app.core.forms.authoring.draft import (
    GROUPS,
    Draft,
    DraftLanguage,
    DraftOption,
    DraftQuestion,
    DraftScore,
)
from screening_app.core.forms.authoring.faults import faults
from screening_app.core.forms.authoring.pieces import CONCEPT, SETTING
from screening_app.core.forms.authoring.rows import condition_of, kind_of, value_text
from screening_app.core.forms.authoring.tidying import tidy
from screening_app.errors import CannotNow, Code

_ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
_SUMMED = re.compile(r"\.where\(((?:linkId = '(?:[^'\\]|\\.)*'(?: or )?)+)\)\.answer\.value\.weight\(\)\.sum\(\)")
_NAME = re.compile(r"linkId = '((?:[^'\\]|\\.)*)'")
#: What differs between the same questionnaire in its lives here, and says nothing about what is asked.
_NOT_ASKED = frozenset({"status"})

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Beyond:
    """Something that no draft can say: in which item (None for the whole), and the element, extension or fault."""

    link_id: str | None
    what: str


def draft_of(document: Json) -> Draft:
    """Return the draft of a questionnaire that loads. Raises FORM_NOT_BUILDABLE with `reasons`, all of them."""
    draft = tidy(_Reading(document).draft())
    found = [Beyond(fault.question or None, fault.code) for fault in faults(draft)]
    reasons = tuple(dict.fromkeys(found or _differing(document, build(draft))))
    if reasons:
        raise CannotNow(Code.FORM_NOT_BUILDABLE, reasons=reasons)
    return draft


class _Reading:
    """Reads what a draft can say and passes over the rest, which the comparison then names."""

    def __init__(self, document: Json) -> None:
        self._document = document
        self._language = str(document.get("language", ""))
        self._questions: list[DraftQuestion] = []
        self._scores: list[DraftScore] = []

    def draft(self) -> Draft:
        document = self._document
        for item in _objects(document, "item"):
            self._item(item, "")
        return Draft(
            url=_text(document, "url"),
            version=_text(document, "version"),
            language=self._language,
            title=self._texts(document, "title"),
            name=_text(document, "name"),
            purpose=self._texts(document, "purpose"),
            publisher=_text(document, "publisher"),
            copyright=self._texts(document, "copyright"),
            use_contexts=tuple(_contexts(document)),
            language_sources=dict(self._languages(document)),
            questions=tuple(self._questions),
            scores=tuple(self._scores),
        )

    def _texts(self, owner: Json, key: str) -> dict[str, str]:
        found = {self._language: owner[key]} if isinstance(owner.get(key), str) else {}
        beside = owner.get("_" + key)
        for extension in _objects(beside, "extension") if isinstance(beside, dict) else ():
            parts = _parts(extension)
            tag, content = parts.get("lang", {}).get("valueCode"), parts.get("content", {}).get("valueString")
            if extension.get("url") == ext.TRANSLATION and isinstance(tag, str) and isinstance(content, str):
                found[tag] = content
        return found

    def _languages(self, document: Json) -> Iterator[tuple[str, DraftLanguage]]:
        for extension in _objects(document, "extension"):
            parts = _parts(extension)
            if extension.get("url") == ext.LANGUAGE_SOURCE:
                source = self._texts(parts.get("source", {}), "valueString")
                validated = parts.get("validated", {}).get("valueBoolean") is True
                yield str(parts.get("lang", {}).get("valueCode", "")), DraftLanguage(source, validated)

    def _item(self, item: Json, parent: str) -> None:
        values = {str(each.get("url")): each for each in _objects(item, "extension")}
        if ext.CALCULATED in values:
            if not parent:
                self._score(item, values)
            return
        name, below = _text(item, "linkId"), _objects(item, "item")
        kind = kind_of(item)
        text = self._texts(item, "text")
        help_item = next((each for each in below if each.get("linkId") == f"{name}-help"), None)
        unit = values.get(ext.UNIT, {}).get("valueCoding", {})
        made = DraftQuestion(
            name,
            kind,
            text,
            help={} if help_item is None else self._texts(help_item, "text"),
            required=item.get("required") is True,
            options=tuple(self._option(each) for each in _objects(item, "answerOption")),
            shown_if=condition_of(item),
            concept=next((_text(each, "code") for each in _objects(item, "code") if each.get("system") == CONCEPT), ""),
            minimum=value_text(values.get(ext.MIN_VALUE, {}), "value"),
            maximum=value_text(values.get(ext.MAX_VALUE, {}), "value"),
            shortest=_count(values.get(ext.MIN_LENGTH, {}), "valueInteger"),
            longest=_count(item, "maxLength"),
            pattern=_text(values.get(ext.REGEX, {}), "valueString"),
            least=_count(values.get(ext.MIN_OCCURS, {}), "valueInteger"),
            most=_count(values.get(ext.MAX_OCCURS, {}), "valueInteger"),
            unit=_text(unit, "code") if isinstance(unit, dict) else "",
            parent=parent,
        )
        self._questions.append(made)
        if kind in GROUPS:
            for each in below:
                if each is not help_item:
                    self._item(each, name)

    def _option(self, option: Json) -> DraftOption:
        coding = option.get("valueCoding", {})
        values = {str(each.get("url")): each for each in _objects(option, "extension")}
        weight = values.get(_ORDINAL, {}).get("valueDecimal")
        exclusive = values.get(ext.OPTION_EXCLUSIVE, {}).get("valueBoolean") is True
        texts = self._texts(coding, "display")
        return DraftOption(_text(coding, "code"), texts, _decimal(weight), exclusive, _text(coding, "system"))

    def _score(self, item: Json, values: Mapping[str, Json]) -> None:
        expression = values[ext.CALCULATED].get("valueExpression", {}).get("expression", "")
        found = _SUMMED.search(expression)
        names = [re.sub(r"\\(.)", r"\1", name) for name in _NAME.findall(found[1])] if found else []
        cut_off = _parts(values.get(CUT_OFF, {}))
        value = cut_off.get("value", {}).get("valueDecimal")
        source = self._texts(cut_off.get("source", {}), "valueString")
        text = self._texts(item, "text")
        self._scores.append(DraftScore(_text(item, "linkId"), text, tuple(names), _decimal(value), source))


def _objects(owner: Json, key: str) -> list[dict[str, Any]]:
    found = owner.get(key)
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def _parts(extension: Json) -> dict[str, dict[str, Any]]:
    return {str(part.get("url")): part for part in _objects(extension, "extension")}


def _text(owner: Json, key: str) -> str:
    found = owner.get(key)
    return found if isinstance(found, str) else ""


def _count(owner: Json, key: str) -> int | None:
    found = owner.get(key)
    return found if isinstance(found, int) and not isinstance(found, bool) else None


def _decimal(value: object) -> Decimal | None:
    return Decimal(str(value)) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def _contexts(document: Json) -> Iterator[str]:
    for context in _objects(document, "useContext"):
        concept = context.get("valueCodeableConcept")
        for coding in _objects(concept, "coding") if isinstance(concept, dict) else ():
            if coding.get("system") == SETTING:
                yield _text(coding, "code")


# ---- what would be lost


def _differing(old: Json, new: Json) -> Iterator[Beyond]:
    """Name every item, element and extension that the draft would not give back as it was."""
    yield from _elements(None, _without(old), _without(new))
    before, after = dict(_walk(old, "")), dict(_walk(new, ""))
    for key, (parent, item) in before.items():
        other = after.get(key)
        if other is None:
            yield Beyond(key, "item")
        elif other[0] != parent:
            yield Beyond(key, "place")
        else:
            yield from _elements(key, _without(item), _without(other[1]))
    yield from (Beyond(key, "item") for key in after if key not in before)
    if list(before) != list(after) and before.keys() == after.keys():
        yield Beyond(None, "order")


def _walk(owner: Json, parent: str) -> Iterator[tuple[str, tuple[str, Json]]]:
    for item in _objects(owner, "item"):
        key = _text(item, "linkId")
        yield key, (parent, item)
        yield from _walk(item, key)


def _without(owner: Json) -> dict[str, Any]:
    return {key: value for key, value in owner.items() if key != "item" and key not in _NOT_ASKED}


def _elements(link_id: str | None, old: Json, new: Json) -> Iterator[Beyond]:
    for key in (*old, *(each for each in new if each not in old)):
        if old.get(key) == new.get(key) and (key in old) == (key in new):
            continue
        if key == "extension":
            addresses = _addresses(old) ^ _addresses(new)
            yield from (Beyond(link_id, address) for address in sorted(addresses))
            if addresses:
                continue
        yield Beyond(link_id, "expression" if key == "extension" and ext.CALCULATED in _addresses(old) else key)


def _addresses(owner: Json) -> set[str]:
    return {str(each.get("url")) for each in _objects(owner, "extension")}
