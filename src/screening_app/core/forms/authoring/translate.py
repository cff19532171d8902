# SPDX-License-Identifier: EUPL-1.2
"""Every text of an instrument beside its translation, in the window or in a sheet, and back into the one file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from screening_app.core.forms.authoring.draft import clean
from screening_app.core.forms.authoring.pieces import translation
from screening_app.core.forms.authoring.texts import kept_text, language_of, strings, texts_of, with_text
from screening_app.core.forms.extensions import LANGUAGE_SOURCE
from screening_app.core.forms.model import LanguageSource, Texts
from screening_app.core.forms.reading import MAX_TEXT


@dataclass(frozen=True, slots=True)
class RowsRead:
    """What a translator's sheet gave: texts by key, and rows left out as (row, key, code)."""

    texts: Mapping[str, str]
    left_out: tuple[tuple[int, str, str], ...]


def translated(
    document: Mapping[str, Any], language: str, texts: Mapping[str, str], source: Texts, validated: bool
) -> dict[str, Any]:
    """Return the document with these texts in a language, by key; an empty one is taken away. Nothing else changes."""
    made: dict[str, Any] = dict(document)
    for entry in strings(document):
        if entry.key in texts:
            made = with_text(made, entry, language, kept_text(texts[entry.key]))
    return with_source(made, language, LanguageSource(source, validated))


def with_source(document: Mapping[str, Any], language: str, told: LanguageSource) -> dict[str, Any]:
    """Return the document saying where its wording in a language comes from; other languages say what they said."""
    tag = language_of(document)
    source = {each: kept_text(text) for each, text in told.source.items()}
    parts: list[dict[str, Any]] = [{"url": "lang", "valueCode": language}]
    if source.get(tag):
        part: dict[str, Any] = {"url": "source", "valueString": source[tag]}
        others = [translation(other, source[other]) for other in sorted(source) if other != tag]
        parts.append(part | ({"_valueString": {"extension": others}} if others else {}))
    parts.append({"url": "validated", "valueBoolean": told.validated})
    new = {"url": LANGUAGE_SOURCE, "extension": parts}
    there = document.get("extension", [])
    place = next((number for number, each in enumerate(there) if _is_about(each, language)), len(there))
    return {**document, "extension": [*there[:place], new, *there[place + 1 :]]}


def sources(document: Mapping[str, Any]) -> dict[str, LanguageSource]:
    """Return what the document says about the wording of each language that it says anything about."""
    tag = language_of(document)
    found = {}
    for extension in document.get("extension", []):
        if extension.get("url") == LANGUAGE_SOURCE:
            parts = {part.get("url"): part for part in extension.get("extension", [])}
            source = texts_of(parts.get("source", {}), "valueString", tag)
            validated = parts.get("validated", {}).get("valueBoolean") is True
            found[str(parts.get("lang", {}).get("valueCode"))] = LanguageSource(source, validated)
    return found


def languages_in(document: Mapping[str, Any]) -> tuple[str, ...]:
    """Return every language that any text of the document has, its own first."""
    tag = language_of(document)
    found = {language for entry in strings(document) for language in entry.texts}
    return (tag, *sorted(found - {tag}))


def _is_about(extension: Mapping[str, Any], language: str) -> bool:
    parts = extension.get("extension", [])
    return extension.get("url") == LANGUAGE_SOURCE and any(part.get("valueCode") == language for part in parts)


def rows_of(document: Mapping[str, Any], language: str) -> list[list[str]]:
    """Return the sheet for a translator: key, text in the base language, text in the other."""
    tag = language_of(document)
    rows = [[entry.key, entry.texts.get(tag, ""), entry.texts.get(language, "")] for entry in strings(document)]
    return [["key", tag, language], *rows]


def read_rows(document: Mapping[str, Any], rows: Sequence[Sequence[str]]) -> RowsRead:
    """Return what a filled-in sheet gives; a row whose source text has changed since is left out and named."""
    tag = language_of(document)
    now = {entry.key: entry.texts.get(tag, "") for entry in strings(document)}
    texts: dict[str, str] = {}
    left_out = []
    for number, row in enumerate(rows[1:], 2):
        key, source, target = (*row, "", "", "")[:3]
        if not clean(target):
            continue
        code = None
        if key not in now:
            code = "key-unknown"
        elif clean(source) != clean(now[key]):
            code = "source-changed"
        elif target.startswith("="):
            code = "formula"
        elif len(clean(target)) > MAX_TEXT:
            code = "too-long"
        elif key in texts:
            code = "key-repeated"
        if code is None:
            texts[key] = clean(target)
        else:
            left_out.append((number, key, code))
    return RowsRead(texts, tuple(left_out))
