# SPDX-License-Identifier: EUPL-1.2
"""Every text of an instrument beside its translation, in the window or in a sheet, and back into the one file."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from screening_app.core.forms.authoring.draft import clean
from screening_app.core.forms.authoring.pieces import translation
from screening_app.core.forms.extensions import LANGUAGE_SOURCE, TRANSLATION
from screening_app.core.forms.model import Texts


@dataclass(frozen=True, slots=True)
class StringEntry:
    """One text. `key` stays the same when items are moved; `needed` says that a language is not offered without it."""

    key: str
    pointer: str
    link_id: str | None
    kind: str
    texts: Texts
    needed: bool


@dataclass(frozen=True, slots=True)
class RowsRead:
    """What a translator's sheet gave: texts by key, and rows left out as (row, key, code)."""

    texts: Mapping[str, str]
    left_out: tuple[tuple[int, str, str], ...]


def strings(document: Mapping[str, Any]) -> tuple[StringEntry, ...]:
    """Return every text that a document has in its base language, in reading order."""
    return tuple(entry for _, _, entry in _walk(document))


def missing(document: Mapping[str, Any], language: str) -> int:
    """Return how many texts stand between a language and its being offered."""
    return sum(entry.needed and language not in entry.texts for entry in strings(document))


def _walk(document: Mapping[str, Any]) -> Iterator[tuple[dict[str, Any], str, StringEntry]]:
    language = str(document.get("language", ""))
    seen: set[str] = set()
    for owner, name, pointer, link_id, kind, key in _places(document):
        if isinstance(owner.get(name), str) and owner[name].strip():
            free = key
            while free in seen:
                free += "~"
            seen.add(free)
            needed = kind in ("title", "text", "option")
            entry = StringEntry(free, f"{pointer}/{name}", link_id, kind, _texts(owner, name, language), needed)
            yield owner, name, entry


def _places(document: Mapping[str, Any]) -> Iterator[tuple[dict[str, Any], str, str, str | None, str, str]]:
    root = dict(document) if not isinstance(document, dict) else document
    for name in ("title", "description", "purpose", "copyright"):
        yield root, name, "", None, name, name
    yield from _item_places(root.get("item", []), "/item")


def _item_places(
    items: Sequence[dict[str, Any]], pointer: str
) -> Iterator[tuple[dict[str, Any], str, str, str | None, str, str]]:
    for place, item in enumerate(items):
        here, link_id = f"{pointer}/{place}", str(item.get("linkId", ""))
        yield item, "text", here, link_id, "text", f"{link_id}:text"
        for number, option in enumerate(item.get("answerOption", [])):
            coding, at = option.get("valueCoding"), f"{here}/answerOption/{number}"
            if isinstance(coding, dict):
                key = f"{link_id}:option:{coding.get('code')}"
                yield coding, "display", f"{at}/valueCoding", link_id, "option", key
            elif isinstance(option.get("valueString"), str):
                yield option, "valueString", at, link_id, "option", f"{link_id}:option:{option['valueString']}"
        yield from _item_places(item.get("item", []), f"{here}/item")


def _texts(owner: Mapping[str, Any], name: str, language: str) -> dict[str, str]:
    found = {language: str(owner[name])}
    for extension in owner.get("_" + name, {}).get("extension", []):
        parts = {part.get("url"): part for part in extension.get("extension", [])}
        if extension.get("url") == TRANSLATION and "lang" in parts and "content" in parts:
            content = parts["content"]
            found[parts["lang"]["valueCode"]] = content.get("valueString", content.get("valueMarkdown", ""))
    return found


def translated(
    document: Mapping[str, Any], language: str, texts: Mapping[str, str], source: Texts, validated: bool
) -> dict[str, Any]:
    """Return the document with these texts in a language, by key; an empty one is taken away. Nothing else changes."""
    made: dict[str, Any] = copy.deepcopy(dict(document))
    for owner, name, entry in list(_walk(made)):
        if entry.key in texts:
            _set(owner, name, language, clean(texts[entry.key]))
    entry_source: dict[str, Any] = {"url": "source"}
    tag = str(made.get("language", ""))
    if source.get(tag):
        entry_source["valueString"] = source[tag]
        others = [translation(other, source[other]) for other in sorted(source) if other != tag]
        if others:
            entry_source["_valueString"] = {"extension": others}
    parts: list[dict[str, Any]] = [{"url": "lang", "valueCode": language}]
    parts += [entry_source] if "valueString" in entry_source else []
    told = {"url": LANGUAGE_SOURCE, "extension": [*parts, {"url": "validated", "valueBoolean": validated}]}
    rest = [each for each in made.get("extension", []) if not _is_about(each, language)]
    made["extension"] = [*rest, told]
    return made


def _is_about(extension: Mapping[str, Any], language: str) -> bool:
    parts = extension.get("extension", [])
    return extension.get("url") == LANGUAGE_SOURCE and any(part.get("valueCode") == language for part in parts)


def _set(owner: dict[str, Any], name: str, language: str, text: str) -> None:
    sibling = owner.setdefault("_" + name, {})
    kept = []
    for extension in sibling.get("extension", []):
        parts = extension.get("extension", [])
        if extension.get("url") != TRANSLATION or not any(part.get("valueCode") == language for part in parts):
            kept.append(extension)
    sibling["extension"] = [*kept, translation(language, text)] if text else kept
    if not sibling["extension"]:
        del sibling["extension"]
    if not sibling:
        del owner["_" + name]


def rows_of(document: Mapping[str, Any], language: str) -> list[list[str]]:
    """Return the sheet for a translator: key, text in the base language, text in the other."""
    tag = str(document.get("language", ""))
    rows = [[entry.key, entry.texts[tag], entry.texts.get(language, "")] for entry in strings(document)]
    return [["key", tag, language], *rows]


def read_rows(document: Mapping[str, Any], rows: Sequence[Sequence[str]]) -> RowsRead:
    """Return what a filled-in sheet gives; a row whose source text has changed since is left out and named."""
    tag = str(document.get("language", ""))
    now = {entry.key: entry.texts[tag] for entry in strings(document)}
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
        elif key in texts:
            code = "key-repeated"
        if code is None:
            texts[key] = clean(target)
        else:
            left_out.append((number, key, code))
    return RowsRead(texts, tuple(left_out))
