# SPDX-License-Identifier: EUPL-1.2
"""Under which address, version and title a changed instrument is kept: nobody may take it for the one it came from."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from enum import StrEnum
from typing import Any

from screening_app.core.forms.about import is_skeleton
from screening_app.core.forms.authoring.locks import IDENTITY, worded
from screening_app.core.forms.authoring.pieces import put_texts, to_bytes
from screening_app.core.forms.authoring.texts import Document, language_of, strings
from screening_app.core.forms.authoring.translate import languages_in, sources, with_source
from screening_app.core.forms.definition import load
from screening_app.core.forms.extensions import LANGUAGE_SOURCE, MODIFIED_FROM, SKELETON
from screening_app.core.forms.model import Form, LanguageSource, Texts
from screening_app.core.forms.versions import level_needed, next_version, read_version

LOCAL = "-local."
"""What a version that was only translated here has in its number."""

_OWN = "urn:rutinstod:own"
_BUILT = "urn:rutinstod:unit:"
_ABOUT_TEXTS = frozenset({"title", "description", "purpose", "copyright"})
_STALE = ("id", "identifier", "date", "approvalDate", "lastReviewDate")
_MODIFIED = {
    "ar": "معدَّل",
    "da": "tilpasset",
    "de": "angepasst",
    "en": "modified",
    "es": "adaptado",
    "fa": "تغییر یافته",
    "fi": "mukautettu",
    "fr": "adapté",
    "nb": "tilpasset",
    "nn": "tilpassa",
    "no": "tilpasset",
    "pl": "zmodyfikowano",
    "sv": "anpassad",
    "uk": "змінено",
}
_NOTHING = LanguageSource({}, validated=False)
_NO_TEXTS: Texts = {}
_SKELETON_MARKS = ("(stomme)", "(skeleton)")


class Becomes(StrEnum):
    """What a changed instrument is kept as."""

    SAME = "same"
    NEXT = "next"
    TRANSLATED = "translated"
    FILLED = "filled"
    MODIFIED = "modified"


def own_prefix(organisation: str) -> str:
    """Return how the address of every instrument of an organisation begins."""
    return f"{_OWN}:{_slug(organisation)}:"


def own_url(organisation: str, source_url: str, taken: Collection[str]) -> str:
    """Return a free address of the organisation for an instrument that comes from another."""
    name = _slug(source_url.rstrip("/").replace(":", "/").rsplit("/", 1)[-1])
    made, number = own_prefix(organisation) + name, 2
    while made in taken:
        made, number = f"{own_prefix(organisation)}{name}-{number}", number + 1
    return made


def is_own(form: Form, organisation: str) -> bool:
    """Whether an instrument is the organisation's own: it says so by its address, or by who publishes it."""
    publisher = form.about.publisher.strip().casefold()
    if form.url.startswith(_BUILT) and not publisher:
        return True
    return form.url.startswith(own_prefix(organisation)) or publisher == organisation.strip().casefold()


def becomes(source: Form, document: Document, *, own: bool) -> Becomes:
    """Return what a changed document is, seen from the instrument that it was made from."""
    old, new = source.document, document
    same = _structure(old) == _structure(new)
    if same and _all_said(old) == _all_said(new):
        return Becomes.SAME
    if own:
        return Becomes.NEXT
    if same and _only_adds(source, new):
        return Becomes.TRANSLATED
    if same and source.about.skeleton and _only_fills(old, new):
        return Becomes.FILLED
    return Becomes.MODIFIED


def _structure(document: Document) -> Any:
    rest = {key: value for key, value in document.items() if key == "item" or key not in IDENTITY}
    kept = [each for each in document.get("extension", []) if each.get("url") != LANGUAGE_SOURCE]
    return worded({**rest, "extension": kept})


def _only_adds(source: Form, new: Document) -> bool:
    """Whether nothing is new but texts in languages that were not whole before."""
    whole = frozenset(source.languages)
    return bool(_said(source.document, whole) == _said(new, whole))


def _all_said(document: Document) -> Any:
    return [(entry.key, entry.texts) for entry in strings(document)], sources(document)


def _said(document: Document, languages: Collection[str]) -> Any:
    texts = [
        (entry.key, {tag: text for tag, text in entry.texts.items() if tag in languages}) for entry in strings(document)
    ]
    return texts, {tag: told for tag, told in sources(document).items() if tag in languages}


def _only_fills(old: Document, new: Document) -> bool:
    """Whether every text of the items that had words has the same ones."""
    now = {entry.key: entry.texts for entry in strings(new)}
    return all(
        now.get(entry.key, _NO_TEXTS).get(tag) == text
        for entry in strings(old)
        if entry.kind not in _ABOUT_TEXTS
        for tag, text in entry.texts.items()
    )


def wording_left(source: Form, document: Document) -> tuple[int, bool]:
    """Return how many texts of a skeleton are still empty, and whether it is still to be said where they come from."""
    if not is_skeleton(document):
        return 0, False
    tag = source.language
    told, was = (sources(each).get(tag, _NOTHING).source.get(tag, "") for each in (document, source.document))
    is_old = told == was and not source.url.startswith(_OWN)
    return sum(entry.needed and tag not in entry.texts for entry in strings(document)), not told.strip() or is_old


def settled(
    source: Form,
    document: Document,
    organisation: str,
    *,
    taken: Collection[str] = (),
    before: Form | None = None,
    versions: Collection[str] = (),
) -> dict[str, Any]:
    """Return the document under the address, version, title and origin that its changes give it.

    `taken` are the addresses in use, `before` the newest version known of the source's own address (else the source),
    `versions` every version known of it. What is no change comes back as the source was.
    """
    own = is_own(source, organisation)
    kind = becomes(source, document, own=own)
    if kind is Becomes.SAME:
        return dict(source.document)
    made: dict[str, Any] = {**document, "url": source.url}
    left, unsaid = wording_left(source, document)
    if is_skeleton(document):
        made = _without_old_source(made, source) if unsaid else made if left else _wording_filled(made)
    made = {key: value for key, value in made.items() if key not in _STALE} | {"status": "draft"}
    if kind in (Becomes.FILLED, Becomes.MODIFIED):
        made |= {"url": own_url(organisation, source.url, taken), "version": "1.0.0", "publisher": organisation}
        made["derivedFrom"] = [f"{source.url}|{source.version}"]
        return _marked(made, source) if kind is Becomes.MODIFIED else made
    named = "derivedFrom" in source.document and source.about.modified_from is None
    if kind is Becomes.NEXT and named and _structure(source.document) != _structure(document):
        # The wording of a named instrument, filled in here, and now no longer the instrument it was.
        made = _marked(made, source)
    made["version"] = _number(before or source, made, kind, versions)
    return made


def _number(before: Form, made: Document, kind: Becomes, versions: Collection[str]) -> str:
    level = level_needed(before, load(to_bytes({**made, "version": before.version}))) or "patch"
    if kind is Becomes.NEXT:
        return next_version(before.version, level)
    # A publisher gives its own next version this number some day: ours comes before it and never has its name.
    old = read_version(before.version)
    level = "minor" if level == "patch" else level
    number = next_version(before.version, level) if old.before_release is None else before.version.split("-", 1)[0]
    count = 1
    while f"{number}{LOCAL}{count}" in versions:
        count += 1
    return f"{number}{LOCAL}{count}"


def _marked(document: Document, source: Form) -> dict[str, Any]:
    """Return the document marked as modified: origin, title in every language, and no wording validated any more."""
    made: dict[str, Any] = dict(document)
    there = [each for each in made.get("extension", []) if each.get("url") != MODIFIED_FROM]
    origin = {"url": MODIFIED_FROM, "valueCanonical": f"{source.url}|{source.version}"}
    made["extension"] = [*there, origin]
    for tag in languages_in(made):
        made = with_source(made, tag, LanguageSource(sources(made).get(tag, _NOTHING).source, validated=False))
    return _titled(made, {tag: _mark(tag, text) for tag, text in _titles(made).items()})


def _mark(tag: str, title: str) -> str:
    mark = f"({_MODIFIED.get(tag.split('-', 1)[0], _MODIFIED['en'])})"
    return title if title.endswith(mark) else f"{title} {mark}"


def _wording_filled(document: Document) -> dict[str, Any]:
    kept = [each for each in document.get("extension", []) if each.get("url") != SKELETON]
    titles = {}
    for tag, title in _titles(document).items():
        end = next((mark for mark in _SKELETON_MARKS if title.endswith(mark)), "")
        titles[tag] = title.removesuffix(end).strip() or title
    return _titled({**document, "extension": kept}, titles)


def _without_old_source(document: Document, source: Form) -> dict[str, Any]:
    """Return a skeleton that does not say of the new wording what was said of the frame's."""
    told = sources(document).get(source.language, _NOTHING)
    return with_source(document, source.language, LanguageSource({}, told.validated))


def _titles(document: Document) -> Texts:
    return next((entry.texts for entry in strings(document) if entry.key == "title"), {})


def _titled(document: Document, titles: Texts) -> dict[str, Any]:
    made: dict[str, Any] = dict(document)
    put_texts(made, "title", titles, language_of(made))
    return made


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    words = "".join(sign if sign.isascii() and sign.isalnum() else " " for sign in plain if not _is_mark(sign))
    return "-".join(words.split()) or "unit"


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign) == "Mn"
