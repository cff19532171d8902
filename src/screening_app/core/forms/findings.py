# SPDX-License-Identifier: EUPL-1.2
"""Reads untrusted JSON values element by element and collects everything that is wrong with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from screening_app.core.forms.extensions import EXTENSIONS, TRANSLATION, Treatment
from screening_app.core.forms.model import Coding, Problem, Severity, Texts
from screening_app.core.forms.ordinary import Ordinary
from screening_app.core.forms.reading import MAX_TEXT, is_language_tag, is_plain, without_direction_marks

_READ_AS_TEXTS = frozenset({"text", "title", "display", "valueString", "copyright", "prefix", "purpose", "description"})

_IDENTIFIERS = frozenset({"linkId", "question", "code", "system", "url", "version", "answerValueSet"})

UNKNOWN_LANGUAGE = "und"
"""The language of a form that does not say."""


class Place(NamedTuple):
    """Where in the document: the steps of a JSON pointer, and the linkId of the nearest item."""

    steps: tuple[str | int, ...] = ()
    link_id: str | None = None

    def at(self, *steps: str | int) -> Place:
        """Return the place below this one."""
        return Place(self.steps + steps, self.link_id)

    @property
    def pointer(self) -> str:
        """The place as a JSON pointer; "" is the whole document."""
        return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in self.steps)


class Findings:
    """The problems found so far, and readers of single elements that report what they cannot use."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.texts_seen: list[Texts] = []
        self.shared_texts: list[Texts] = []
        self.language = UNKNOWN_LANGUAGE
        self.ordinary = Ordinary(UNKNOWN_LANGUAGE)
        self.is_skeleton = False

    def read_in(self, language: str) -> None:
        """Read the texts from here on as being in this language where they say nothing else."""
        self.language = language
        self.ordinary = Ordinary(language)

    @property
    def refused(self) -> bool:
        """Whether anything found so far makes the form unusable."""
        return any(problem.severity == "refuse" for problem in self.problems)

    def refuse(self, code: str, place: Place, **facts: object) -> None:
        """Report something that makes the form unusable."""
        self._add("refuse", code, place, facts)

    def warn(self, code: str, place: Place, **facts: object) -> None:
        """Report something that the author should mend."""
        self._add("warn", code, place, facts)

    def note(self, code: str, place: Place, **facts: object) -> None:
        """Report something that is done in the ordinary way instead."""
        self._add("note", code, place, facts)

    def not_supported(self, construct: str, place: Place) -> None:
        """Refuse a construct of the format that this program does not ask in."""
        self.refuse("not-supported", place, construct=construct)

    def _add(self, severity: Severity, code: str, place: Place, facts: Mapping[str, object]) -> None:
        self.problems.append(Problem(code, severity, place.link_id, place.pointer, facts))

    def typed(self, owner: Mapping[str, Any], key: str, kind: type, place: Place) -> Any:
        """Return the element when it is exactly of the type `kind`, None when absent; another type is reported."""
        value = owner.get(key)
        if type(value) is kind:
            return value
        if key in owner:
            self.refuse("wrong-type", place.at(key), element=key, expected=kind.__name__)
        return None

    def text(self, owner: Mapping[str, Any], key: str, place: Place) -> str | None:
        """Return a text without direction marks, or None when absent, blank or too long.

        A mark in what is compared and not read, such as a linkId, is refused: two that look alike would differ.
        """
        given: str | None = self.typed(owner, key, str, place)
        if given is None or is_plain(given):
            return given
        if len(given) > MAX_TEXT:
            self.refuse("limit", place.at(key), what="text", limit=MAX_TEXT)
            return None
        clean = without_direction_marks(given)
        if clean != given:
            if key in _IDENTIFIERS:
                self.refuse("direction-marks", place.at(key), element=key)
            else:
                self.note("direction-marks-removed", place.at(key))
        if not clean or clean.isspace():
            if not self.is_skeleton:
                self.refuse("blank-text", place.at(key), element=key)
            return None
        return clean

    def objects(self, owner: Mapping[str, Any], key: str, place: Place) -> list[tuple[dict[str, Any], Place]]:
        """Return the objects of an array with their places; anything else in it is reported."""
        return [(value, place.at(key, index)) for index, value in self.numbered(owner, key, place)]

    def numbered(self, owner: Mapping[str, Any], key: str, place: Place) -> list[tuple[int, dict[str, Any]]]:
        """Return the objects of an array with their indices, for who seldom needs their places."""
        if key not in owner:
            return []
        values = self.typed(owner, key, list, place) or []
        found = [(index, value) for index, value in enumerate(values) if isinstance(value, dict)]
        if len(found) < len(values):
            for index, value in enumerate(values):
                if not isinstance(value, dict):
                    self.refuse("wrong-type", place.at(key, index), element=key, expected="dict")
        return found

    def elements(self, owner: Mapping[str, Any], table: Mapping[str, Treatment], place: Place) -> None:
        """Report elements outside `table` and extensions on values; what nobody sees may be translated."""
        for key, value in owner.items():
            name = key[1:] if key.startswith("_") else key
            treatment = table.get(name)
            if treatment is None:
                self.refuse("unknown-element", place.at(key), element=name)
            elif treatment is Treatment.DEGRADED:
                self.note("element-degraded", place.at(key), element=name)
            if key != name and name not in _READ_AS_TEXTS and isinstance(value, dict):
                self.extensions(value, place.at(key), frozenset({TRANSLATION}))
        if "modifierExtension" in owner:
            self.not_supported("modifierExtension", place.at("modifierExtension"))

    def extensions(
        self, owner: Mapping[str, Any], place: Place, read_here: frozenset[str]
    ) -> dict[str, list[tuple[dict[str, Any], Place]]]:
        """Return the extensions that are read in this place, by url; all others are reported by their class."""
        found: dict[str, list[tuple[dict[str, Any], Place]]] = {}
        if "extension" not in owner:
            return found
        for extension, where in self.objects(owner, "extension", place):
            url = self.typed(extension, "url", str, where)
            if url is None:
                self.refuse("missing-element", where, element="url")
                continue
            treatment = EXTENSIONS.get(url)
            if url in read_here:
                found.setdefault(url, []).append((extension, where))
            elif treatment is None:
                self.note("extension-unknown", where, url=url)
            elif treatment is Treatment.DEGRADED:
                self.note("extension-degraded", where, construct=url.rsplit("/", 1)[-1])
            elif treatment is not Treatment.IGNORED:
                self.not_supported(url.rsplit("/", 1)[-1], where)
        return found

    def texts(self, owner: Mapping[str, Any], key: str, place: Place, *, counted: bool = True) -> Texts:
        """Return a text in every language it has, empty when there is none.

        A counted one takes part in deciding which languages are complete.
        """
        sibling = "_" + key
        if key not in owner and sibling not in owner:
            return {}
        if (read := self.ordinary.texts(owner, key, sibling)) is not None:
            if counted:
                self.texts_seen.append(read)
            return read
        base = self.text(owner, key, place)
        found = {} if base is None else {self.language: base}
        if sibling in owner:
            content = self.typed(owner, sibling, dict, place) or {}
            there = self.extensions(content, place.at(sibling), frozenset({TRANSLATION}))
            for extension, where in there.get(TRANSLATION, []):
                self._translation(extension, where, found)
        if base is not None and counted:
            self.texts_seen.append(found)
        if base is None and found and not self.is_skeleton:
            self.refuse("missing-element", place, element=key)
        return found

    def _translation(self, extension: Mapping[str, Any], place: Place, found: dict[str, str]) -> None:
        language = content = None
        for part, where in self.objects(extension, "extension", place):
            if part.get("url") == "lang":
                language = self.tag(part, "valueCode", where)
            elif part.get("url") == "content":
                key = "valueMarkdown" if "valueMarkdown" in part else "valueString"
                content = self.text(part, key, where)
        if language is None or content is None:
            if not self.is_skeleton:
                self.refuse("translation-unusable", place)
        elif language in found:
            self.refuse("translation-repeated", place, language=language)
        else:
            found[language] = content

    def tag(self, owner: Mapping[str, Any], key: str, place: Place) -> str | None:
        """Return a language tag, or None; one that is not shaped like a tag is reported."""
        value: str | None = self.typed(owner, key, str, place)
        if value is not None and not is_language_tag(value):
            self.refuse("language-invalid", place.at(key))
            return None
        return value

    def coding(self, value: Mapping[str, Any], place: Place) -> Coding | None:
        """Return a coding, or None where it has no code; a missing system is a warning."""
        if (read := self.ordinary.coding(value)) is not None:
            return read
        code = self.text(value, "code", place)
        system = self.text(value, "system", place)
        if code is None:
            self.refuse("missing-element", place, element="code")
            return None
        if system is None:
            self.warn("coding-without-system", place)
        return Coding(system, code)

    def codings(self, owner: Mapping[str, Any], key: str, place: Place) -> tuple[Coding, ...]:
        """Return the codings of an array; unusable ones are reported and left out."""
        read = [self.coding(value, where) for value, where in self.objects(owner, key, place)]
        return tuple(coding for coding in read if coding is not None)


def complete_languages(base: str, texts: Sequence[Texts], findings: Findings) -> tuple[str, ...]:
    """Return the languages every text has, the base language first; an incomplete one is a warning that counts."""
    counts = Counter(chain.from_iterable(texts))
    for language, count in sorted(counts.items()):
        if count < len(texts):
            findings.warn("translation-incomplete", Place(), language=language, missing=len(texts) - count)
    others = sorted(language for language, count in counts.items() if count == len(texts) and language != base)
    return (base, *others)
