# SPDX-License-Identifier: EUPL-1.2
"""Every text of a questionnaire where it stands in the document, and the document with one of them changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from screening_app.core.forms.about import is_left_out, is_skeleton
from screening_app.core.forms.authoring.draft import clean
from screening_app.core.forms.authoring.pieces import translation
from screening_app.core.forms.extensions import (
    CONSTRAINT,
    ENTRY_FORMAT,
    ITEM_CONTROL,
    SHORT_TEXT,
    TARGET_CONSTRAINTS,
    TRANSLATION,
)
from screening_app.core.forms.findings import UNKNOWN_LANGUAGE
from screening_app.core.forms.model import Texts
from screening_app.core.forms.reading import MAX_TEXT
from screening_app.errors import CannotNow, Code

Document = Mapping[str, Any]
Steps = tuple[str | int, ...]

_NEEDED = frozenset({"title", "question", "heading", "note", "help", "option", "hint", "rule"})
_RULES = TARGET_CONSTRAINTS | {CONSTRAINT}


@dataclass(frozen=True, slots=True)
class StringEntry:
    """One text. `key` stays the same when items are moved; `needed` says that a language is not offered without it.

    What an adaptation has left out is needed in none. `texts` lacks the base language only in a skeleton, whose wording
    is still to be filled in. The own wording of a `fixed` one is the answer that is kept, so only its translations can
    change.
    """

    key: str
    pointer: str
    link_id: str | None
    kind: str
    texts: Texts
    needed: bool
    steps: Steps = ()
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class _Spot:
    owner: Mapping[str, Any]
    name: str
    steps: Steps
    link_id: str | None
    kind: str
    key: str
    fixed: bool = False
    gone: bool = False


def language_of(document: Document) -> str:
    """Return the tag of a document's own language, as the loader understands it."""
    return str(document.get("language") or UNKNOWN_LANGUAGE)


def kept_text(text: str) -> str:
    """Return a text as it is kept: clean, without what no file can hold, no longer than a form may have it."""
    whole = clean(text.replace("\0", "")).encode("utf-8", "replace").decode("utf-8")
    return whole[:MAX_TEXT].rstrip()


def strings(document: Document) -> tuple[StringEntry, ...]:
    """Return every text that a document has in its base language, and a skeleton's empty ones, in reading order."""
    language, empty_too = language_of(document), is_skeleton(document)
    found: dict[str, StringEntry] = {}
    for spot in _spots(document):
        texts = texts_of(spot.owner, spot.name, language)
        if language not in texts and not (empty_too and spot.kind in ("question", "note", "option")):
            continue
        key = spot.key
        while key in found:
            key += "~"
        steps = (*spot.steps, spot.name)
        pointer = "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in steps)
        needed = spot.kind in _NEEDED and not spot.gone
        found[key] = StringEntry(key, pointer, spot.link_id, spot.kind, texts, needed, spot.steps, spot.fixed)
    return tuple(found.values())


def missing(document: Document, language: str) -> int:
    """Return how many texts stand between a language and its being offered."""
    return sum(entry.needed and language not in entry.texts for entry in strings(document))


def text_named(document: Document, key: str) -> StringEntry:
    """Return the text of this key. Raises QUESTION_UNKNOWN."""
    for entry in strings(document):
        if entry.key == key:
            return entry
    raise CannotNow(Code.QUESTION_UNKNOWN)


def with_text(document: Document, entry: StringEntry, language: str, text: str) -> dict[str, Any]:
    """Return the document with one text in one language, an empty one taken away. Shares all else with the old one."""
    name, tag = entry.pointer.rsplit("/", 1)[-1], language_of(document)

    def change(owner: dict[str, Any]) -> dict[str, Any]:
        if language != tag:
            return _translated(owner, name, language, text)
        if text:
            return {**owner, name: text}
        return {key: value for key, value in owner.items() if key != name}

    return changed_at(document, entry.steps, change)


def changed_at(document: Document, steps: Steps, change: Callable[[dict[str, Any]], dict[str, Any]]) -> dict[str, Any]:
    """Return the document with the object at `steps` changed; `change` gets a copy and leaves what is in it alone."""
    if not steps:
        return change(dict(document))
    made: dict[str, Any] = _along(document, steps, change)
    return made


def _along(value: Any, steps: Steps, change: Callable[[dict[str, Any]], dict[str, Any]]) -> Any:
    if not steps:
        return change(dict(value))
    step, rest = steps[0], steps[1:]
    if isinstance(value, list) and isinstance(step, int):
        return [*value[:step], _along(value[step], rest, change), *value[step + 1 :]]
    return {**value, step: _along(value[step], rest, change)}


def _translated(owner: dict[str, Any], name: str, language: str, text: str) -> dict[str, Any]:
    sibling = owner.get("_" + name, {})
    kept = [each for each in sibling.get("extension", []) if not _is_in(each, language)]
    kept += [translation(language, text)] if text else []
    made = {key: value for key, value in sibling.items() if key != "extension"}
    made |= {"extension": kept} if kept else {}
    rest = {key: value for key, value in owner.items() if key != "_" + name}
    if not made:
        return rest
    return {**owner, "_" + name: made} if "_" + name in owner or name not in owner else _beside(owner, name, made)


def _beside(owner: dict[str, Any], name: str, sibling: dict[str, Any]) -> dict[str, Any]:
    """Return the owner with the translations next to their text."""
    made: dict[str, Any] = {}
    for key, value in owner.items():
        made[key] = value
        if key == name:
            made["_" + name] = sibling
    return made


def _is_in(extension: Mapping[str, Any], language: str) -> bool:
    parts = extension.get("extension", [])
    return extension.get("url") == TRANSLATION and any(part.get("valueCode") == language for part in parts)


def texts_of(owner: Mapping[str, Any], name: str, language: str) -> dict[str, str]:
    """Return one text in every language it has; `language` is the document's own."""
    own = owner.get(name)
    found = {language: own} if isinstance(own, str) and own.strip() else {}
    for extension in owner.get("_" + name, {}).get("extension", []):
        parts = {part.get("url"): part for part in extension.get("extension", [])}
        if extension.get("url") == TRANSLATION and "lang" in parts and "content" in parts:
            content = parts["content"]
            found[parts["lang"]["valueCode"]] = content.get("valueString", content.get("valueMarkdown", ""))
    for designation in owner.get("designation", []) if name == "display" else []:
        found.setdefault(designation.get("language", ""), designation.get("value", ""))
    return {tag: text for tag, text in found.items() if tag and text}


def _spots(document: Document) -> Iterator[_Spot]:
    for name in ("title", "description", "purpose", "copyright"):
        yield _Spot(document, name, (), None, name, name)
    yield from _rules(document, (), None, "rule")
    yield from _items(document.get("item", []), ("item",))
    for place, resource in enumerate(document.get("contained", [])):
        if resource.get("resourceType") == "ValueSet":
            yield from _concepts(resource, ("contained", place), f"set:{resource.get('id')}")


def _items(items: Sequence[Mapping[str, Any]], steps: Steps) -> Iterator[_Spot]:
    for place, item in enumerate(items):
        found = _of(item, (*steps, place))
        yield from found if not is_left_out(item) else (replace(spot, gone=True) for spot in found)


def _of(item: Mapping[str, Any], here: Steps) -> Iterator[_Spot]:
    """Yield the texts of an item and of what stands in it."""
    link_id = str(item.get("linkId", ""))
    yield _Spot(item, "text", here, link_id, kind_of(item), f"{link_id}:text")
    yield _Spot(item, "prefix", here, link_id, "prefix", f"{link_id}:prefix")
    for number, extension in enumerate(item.get("extension", [])):
        if extension.get("url") in (ENTRY_FORMAT, SHORT_TEXT):
            name = str(extension["url"]).rsplit("/", 1)[-1].rsplit("-", 1)[-1]
            at = (*here, "extension", number)
            yield _Spot(extension, "valueString", at, link_id, "hint", f"{link_id}:{name}")
    yield from _rules(item, here, link_id, f"{link_id}:rule")
    yield from _options(item, here, link_id)
    yield from _items(item.get("item", []), (*here, "item"))


def _options(item: Mapping[str, Any], here: Steps, link_id: str) -> Iterator[_Spot]:
    for number, option in enumerate(item.get("answerOption", [])):
        coding, at = option.get("valueCoding"), (*here, "answerOption", number)
        if isinstance(coding, dict):
            key = f"{link_id}:option:{coding.get('code')}"
            yield _Spot(coding, "display", (*at, "valueCoding"), link_id, "option", key)
        elif isinstance(option.get("valueString"), str):
            key = f"{link_id}:option:{option['valueString']}"
            yield _Spot(option, "valueString", at, link_id, "option", key, fixed=True)


def _rules(owner: Mapping[str, Any], steps: Steps, link_id: str | None, key: str) -> Iterator[_Spot]:
    for number, extension in enumerate(owner.get("extension", [])):
        if extension.get("url") in _RULES:
            for place, part in enumerate(extension.get("extension", [])):
                if part.get("url") == "human":
                    at = (*steps, "extension", number, "extension", place)
                    yield _Spot(part, "valueString", at, link_id, "rule", f"{key}:{number}")


def _concepts(resource: Mapping[str, Any], steps: Steps, key: str) -> Iterator[_Spot]:
    if "expansion" in resource:
        contains = resource["expansion"].get("contains", [])
        yield from _contained(contains, (*steps, "expansion", "contains"), key)
        return
    for number, include in enumerate(resource.get("compose", {}).get("include", [])):
        at = (*steps, "compose", "include", number, "concept")
        yield from _contained(include.get("concept", []), at, key)


def _contained(concepts: Sequence[Mapping[str, Any]], steps: Steps, key: str) -> Iterator[_Spot]:
    for place, concept in enumerate(concepts):
        at = (*steps, place)
        yield _Spot(concept, "display", at, None, "option", f"{key}:{concept.get('code')}")
        yield from _contained(concept.get("contains", []), (*at, "contains"), key)


def kind_of(item: Mapping[str, Any]) -> str:
    """Return what the text of an item is: question, heading, note or help."""
    if item.get("type") == "group":
        return "heading"
    if item.get("type") != "display":
        return "question"
    return "help" if is_help(item) else "note"


def is_help(item: Mapping[str, Any]) -> bool:
    """Whether an item's text is the help of the item that it stands in."""
    for extension in item.get("extension", []):
        if item.get("type") == "display" and extension.get("url") == ITEM_CONTROL:
            codings = extension.get("valueCodeableConcept", {}).get("coding", [])
            return any(coding.get("code") == "help" for coding in codings)
    return False
