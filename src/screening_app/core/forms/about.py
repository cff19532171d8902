# SPDX-License-Identifier: EUPL-1.2
"""What a form says about itself: who publishes it, what it is for, where each language comes from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from screening_app.core.forms.extensions import HIDDEN, LANGUAGE_SOURCE, LEFT_OUT, MODIFIED_FROM, SKELETON
from screening_app.core.forms.findings import Findings, Place
from screening_app.core.forms.model import About, LanguageSource, Texts

ABOUT_EXTENSIONS = frozenset({LANGUAGE_SOURCE, MODIFIED_FROM, SKELETON})
Found = Mapping[str, list[tuple[dict[str, Any], Place]]]


def is_skeleton(document: Mapping[str, Any]) -> bool:
    """Whether the form says that its wording is still to be filled in; asked before anything else is read."""
    found = document.get("extension")
    return isinstance(found, list) and any(
        isinstance(extension, dict) and extension.get("url") == SKELETON and extension.get("valueBoolean") is True
        for extension in found
    )


def is_left_out(item: Mapping[str, Any]) -> bool:
    """Whether an item is hidden and says that an adaptation has left it out."""
    found = item.get("extension")
    marks = [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []
    hidden = any(each.get("url") == HIDDEN and each.get("valueBoolean") is True for each in marks)
    return hidden and any(each.get("url") == LEFT_OUT for each in marks)


def read_about(findings: Findings, document: Mapping[str, Any], found: Found) -> About:
    """Return what staff should know; it takes no part in deciding which languages are complete."""
    root = Place()
    for extension, where in found.get(SKELETON, []):
        findings.typed(extension, "valueBoolean", bool, where)
    modified_from = None
    for extension, where in found.get(MODIFIED_FROM, []):
        modified_from = findings.text(extension, "valueCanonical", where)
    languages: dict[str, LanguageSource] = {}
    for extension, where in found.get(LANGUAGE_SOURCE, []):
        _language_source(findings, extension, where, languages)
    return About(
        publisher=(findings.text(document, "publisher", root) or "") if "publisher" in document else "",
        purpose=_texts(findings, document, "purpose"),
        description=_texts(findings, document, "description"),
        languages=languages,
        modified_from=modified_from,
        skeleton=findings.is_skeleton,
    )


def _texts(findings: Findings, document: Mapping[str, Any], key: str) -> Texts:
    return findings.texts(document, key, Place(), counted=False) if key in document else {}


def _language_source(
    findings: Findings, extension: Mapping[str, Any], place: Place, languages: dict[str, LanguageSource]
) -> None:
    language, source, validated = None, dict[str, str](), False
    for part, where in findings.objects(extension, "extension", place):
        if part.get("url") == "lang":
            language = findings.tag(part, "valueCode", where)
        elif part.get("url") == "source":
            source = dict(findings.texts(part, "valueString", where, counted=False))
        elif part.get("url") == "validated":
            validated = bool(findings.typed(part, "valueBoolean", bool, where))
    if language is None:
        findings.refuse("missing-element", place, element="lang")
    else:
        languages[language] = LanguageSource(source, validated)
