# SPDX-License-Identifier: EUPL-1.2
"""A form that was sent as a Bundle: one questionnaire for each language, perhaps with the value sets it names.

Questionnaires that ask the same with the same logic become one with translations, put together by linkId; the first in
the Bundle gives the base language. Anything but words that differs is refused: then nobody knows which is meant.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from screening_app.core.forms.extensions import (
    ENTRY_FORMAT,
    EXTENSIONS,
    OPTION_PREFIX,
    SHORT_TEXT,
    TRANSLATION,
    Treatment,
)
from screening_app.core.forms.findings import Findings, Place

_WORDS = frozenset({"text", "title", "display", "copyright", "purpose", "description", "prefix"})
_WORDED_EXTENSIONS = frozenset({"human", ENTRY_FORMAT, SHORT_TEXT, OPTION_PREFIX})
_LOGIC = ("status", "item", "contained", "extension", "modifierExtension", "useContext", "effectivePeriod")
_ABOUT = ("title", "description", "purpose", "copyright")
_UNCOMPARED = frozenset({"_id", "meta", "designation", "timestamp", "identifier", "definition"})
"""Elements that play no part in what is asked: they may differ between languages, and the first one's stay."""
_UNREAD = frozenset({Treatment.DEGRADED, Treatment.IGNORED})
_MOST = 40
"""Languages of one form; more would be something else."""


def from_bundle(bundle: Mapping[str, Any], findings: Findings) -> dict[str, Any] | None:
    """Return the one questionnaire that a Bundle holds, in all its languages; None where `findings` says why not."""
    resources = list(_resources(bundle, findings))
    forms = [(value, place) for value, place in resources if value.get("resourceType") == "Questionnaire"]
    if not forms:
        findings.refuse("not-a-questionnaire", Place(), found="Bundle")
        return None
    if len(forms) > _MOST:
        findings.refuse("limit", Place(), what="languages", limit=_MOST)
        return None
    made: dict[str, Any] = copy.deepcopy(forms[0][0])
    if len(forms) > 1:
        languages = [findings.tag(value, "language", place) for value, place in forms]
        for (_, place), language in zip(forms, languages, strict=True):
            if language is None or languages.count(language) > 1:
                findings.refuse("bundle-language", place)
        if findings.refused:
            return None
        for (value, place), language in zip(forms[1:], languages[1:], strict=True):
            _Merging(findings, str(language)).form(made, value, place)
    sets = [copy.deepcopy(value) for value, _ in resources if value.get("resourceType") == "ValueSet"]
    if sets and isinstance(made.setdefault("contained", []), list):
        made["contained"] += [value | {"id": f"bundle-{number}"} for number, value in enumerate(sets)]
    return None if findings.refused else made


def _resources(bundle: Mapping[str, Any], findings: Findings) -> Iterator[tuple[dict[str, Any], Place]]:
    for entry, place in findings.objects(bundle, "entry", Place()):
        resource = entry.get("resource")
        if isinstance(resource, dict):
            yield resource, place.at("resource")


class _Merging:
    """Puts the words of one more language into a form."""

    def __init__(self, findings: Findings, language: str) -> None:
        self._findings, self._language = findings, language

    def form(self, made: dict[str, Any], other: Mapping[str, Any], place: Place) -> None:
        """Take the words; the publisher's own names, dates and numbers stay those of the first."""
        for key in _ABOUT:
            self._word(made, other, key)
        for key in _LOGIC:
            if (key in made) != (key in other):
                self._differs(place, key)
            elif key in made:
                self._value(made[key], other[key], key, place.at(key))

    def _differs(self, place: Place, element: str) -> None:
        self._findings.refuse("bundle-logic-differs", place, element=element, language=self._language)

    def _value(self, made: Any, other: Any, key: str, place: Place) -> None:
        if isinstance(made, dict) and isinstance(other, dict):
            self._object(made, other, place)
        elif isinstance(made, list) and isinstance(other, list):
            self._list(made, other, key, place)
        elif type(made) is not type(other) or made != other:
            self._differs(place, key)

    def _list(self, made: Sequence[Any], other: Sequence[Any], key: str, place: Place) -> None:
        first, second = (_sorted(values, key) for values in (made, other))
        if len(first) != len(second):
            self._differs(place, key)
            return
        for number, (one, same) in enumerate(zip(first, second, strict=True)):
            self._value(one, same, key, place.at(number))

    def _object(self, made: dict[str, Any], other: Mapping[str, Any], place: Place) -> None:
        link_id = made.get("linkId")
        place = Place(place.steps, link_id) if isinstance(link_id, str) else place
        words = _WORDS | ({"valueString"} if _is_worded(made) else set())
        keys = made.keys() | other.keys()
        if made.get("resourceType") == "ValueSet":
            keys &= {"resourceType", "id", "url", "compose", "expansion"}
        for key in sorted(keys - _UNCOMPARED):
            if key in words:
                self._word(made, other, key)
            elif key.startswith("_") and key[1:] in words:
                continue
            elif (key in made) != (key in other):
                if key != "extension" or any(_read(values.get(key)) for values in (made, other)):
                    self._differs(place, key)
            elif key in made:
                self._value(made[key], other[key], key, place.at(key))

    def _word(self, made: dict[str, Any], other: Mapping[str, Any], key: str) -> None:
        base, word = made.get(key), other.get(key)
        if not isinstance(base, str) or not isinstance(word, str):
            return
        sibling = made.setdefault("_" + key, {})
        if not isinstance(sibling, dict) or not isinstance(sibling.setdefault("extension", []), list):
            return
        parts = [{"url": "lang", "valueCode": self._language}, {"url": "content", "valueString": word}]
        if not any(parts[0] in each.get("extension", ()) for each in sibling["extension"] if isinstance(each, dict)):
            sibling["extension"].append({"url": TRANSLATION, "extension": parts})


def _sorted(values: Sequence[Any], key: str) -> list[Any]:
    """Return the values in the order in which they belong together: items by linkId, extensions without the unread."""
    if key == "extension":
        return _read(values)
    if key == "item" and all(isinstance(value, dict) and isinstance(value.get("linkId"), str) for value in values):
        return sorted(values, key=lambda value: str(value["linkId"]))
    return list(values)


def _read(extensions: Any) -> list[Any]:
    """Return the extensions that change what is asked."""
    return [
        each
        for each in (extensions if isinstance(extensions, list) else [])
        if not isinstance(each, dict)
        or str(each.get("url")) in _WORDED_EXTENSIONS
        or EXTENSIONS.get(str(each.get("url")), _treatment(each)) not in _UNREAD
    ]


def _treatment(extension: Mapping[str, Any]) -> Treatment:
    """Return how an extension without an entry in the table counts: an unknown url is kept and not read."""
    return Treatment.IGNORED if "/" in str(extension.get("url")) else Treatment.SUPPORTED


def _is_worded(owner: Mapping[str, Any]) -> bool:
    """Whether a valueString in this object is words: that of an extension shown to people, or an option's own."""
    return owner.get("url") in _WORDED_EXTENSIONS or ("url" not in owner and "linkId" not in owner)
