# SPDX-License-Identifier: EUPL-1.2
"""The ordinary shape of the parts that a form has most of: texts with translations, coded options, conditions.

A form is almost wholly made of these, all alike, so they are read here in one look and without noting where they
stand. A reader answers None for a part that is shaped in any other way, wrong or merely rare; the careful readers
of findings.py and parts.py then read the same part again, and only they report. What is read here is exactly what they
would have read without a word.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from screening_app.core.forms.extensions import OPERATORS, OPTION_EXCLUSIVE, TRANSLATION, WEIGHTS
from screening_app.core.forms.model import Coding, Condition, Option, Texts
from screening_app.core.forms.reading import decimal_of, is_language_tag, is_plain

_OTHER_SHAPE = (KeyError, TypeError, ValueError)
"""What looking into a part of another shape raises: a missing key, a text where an object should be, a third part."""

_CODING_KEYS = frozenset({"system", "code", "display", "_display"})
_CODING_KEYS_WITH_WEIGHT = _CODING_KEYS | {"extension"}
_WITH_EXTENSION = {"extension", "valueCoding"}


class Ordinary:
    """The readers for one form in its base language; remembers codes and tags, which come again and again."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._tags: set[str] = set()
        self._words: set[str] = set()
        self._codings: dict[tuple[str, str], Coding] = {}
        self._options: dict[str, tuple[Mapping[str, Any], Option]] = {}

    def texts(self, owner: Mapping[str, Any], key: str, sibling: str) -> Texts | None:
        """Return the text under `key` with the translations under `sibling`, its name with a "_" before it."""
        base = owner.get(key)
        if type(base) is not str or not is_plain(base):
            return None
        found = {self._language: base}
        if sibling not in owner:
            return found
        try:
            translations = owner[sibling]["extension"]
            if type(translations) is not list:
                return None
            for translation in translations:
                lang, content = translation["extension"]
                tag, text = lang["valueCode"], content["valueString"]
                if (
                    translation["url"] != TRANSLATION
                    or lang["url"] != "lang"
                    or content["url"] != "content"
                    or "valueMarkdown" in content
                    or tag in found
                    or not (tag in self._tags or self._is_tag(tag))
                    or type(text) is not str
                    or not is_plain(text)
                ):
                    return None
                found[tag] = text
        except _OTHER_SHAPE:
            return None
        return found

    def coding(self, content: Mapping[str, Any]) -> Coding | None:
        """Return a coding that has both system and code."""
        try:
            return self._codings[content["system"], content["code"]]
        except _OTHER_SHAPE:
            pass
        system, code = content.get("system"), content.get("code")
        if type(system) is not str or type(code) is not str or not (is_plain(system) and is_plain(code)):
            return None
        coding = self._codings[system, code] = Coding(system, code)
        return coding

    def option(self, value: Mapping[str, Any]) -> Option | None:
        """Return an option with a coding and a text, perhaps with a weight, perhaps exclusive; nothing else."""
        content = value.get("valueCoding")
        if type(content) is not dict or len(value) > 2:
            return None
        exclusive, weight = False, None
        try:
            is_bare = len(value) == 1 and _CODING_KEYS.issuperset(content)
            if is_bare and (known := self._options.get(content["display"])) is not None and known[0] == content:
                return known[1]
            if len(value) == 2:
                (extension,) = value["extension"]
                if extension["url"] == OPTION_EXCLUSIVE and extension["valueBoolean"] is True:
                    exclusive = True
                elif (weight := _weight(extension)) is None:
                    return None
            if not _CODING_KEYS.issuperset(content):
                (extension,) = content["extension"]
                weight = _weight(extension)
                if weight is None or not _CODING_KEYS_WITH_WEIGHT.issuperset(content):
                    return None
        except _OTHER_SHAPE:
            return None
        coding, texts = self.coding(content), self.texts(content, "display", "_display")
        if coding is None or texts is None:
            return None
        option = Option(coding, texts, exclusive, weight)
        if is_bare:
            self._options[content["display"]] = (content, option)
        return option

    def condition(self, value: Mapping[str, Any]) -> Condition | None:
        """Return a condition that asks for a coding, or whether there is any answer."""
        question, operator = value.get("question"), value.get("operator")
        if len(value) != 3 or type(question) is not str or type(operator) is not str or not self._is_word(question):
            return None
        if operator == "exists":
            wanted = value.get("answerBoolean")
            return Condition(question, operator, wanted) if type(wanted) is bool else None
        content = value.get("answerCoding")
        coding = self.coding(content) if type(content) is dict and operator in OPERATORS else None
        return None if coding is None else Condition(question, operator, coding)

    def _is_tag(self, tag: Any) -> bool:
        if type(tag) is not str or not is_language_tag(tag):
            return False
        self._tags.add(tag)
        return True

    def _is_word(self, text: str) -> bool:
        if text in self._words:
            return True
        if not is_plain(text):
            return False
        self._words.add(text)
        return True


def _weight(extension: Mapping[str, Any]) -> Decimal | None:
    """Return the weight that an extension gives, None for any other extension."""
    if extension["url"] not in WEIGHTS:
        return None
    return decimal_of(extension.get("valueDecimal", extension.get("valueInteger")))
