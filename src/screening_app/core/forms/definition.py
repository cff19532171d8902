# SPDX-License-Identifier: EUPL-1.2
"""From the bytes of a file to a form that can be asked, or the list of everything that stands in the way."""

from __future__ import annotations

from typing import Any

from screening_app.core.forms.findings import Findings
from screening_app.core.forms.model import (
    Answer,
    Coding,
    Condition,
    Form,
    Item,
    ItemType,
    Option,
    Problem,
    Texts,
    in_language,
    same_answer,
)
from screening_app.core.forms.parsing import Reading
from screening_app.core.forms.reading import Document, canonical_sha256, read_document
from screening_app.errors import CannotNow, Code

__all__ = [
    "Answer",
    "Coding",
    "Condition",
    "Form",
    "Item",
    "ItemType",
    "Option",
    "Problem",
    "Texts",
    "check",
    "in_language",
    "load",
    "same_answer",
]


def load(content: bytes) -> Form:
    """Return the form in a file's bytes. Raises CannotNow(FORM_REFUSED, problems=...) and nothing else, ever."""
    form, problems = check(content)
    if form is None:
        raise CannotNow(Code.FORM_REFUSED, problems=problems)
    return form


def check(content: bytes) -> tuple[Form | None, tuple[Problem, ...]]:
    """Return the form, or None where anything refuses it, and every problem, warning and note found."""
    document = read_document(content)
    if isinstance(document, Problem):
        return None, (document,)
    if document.content.get("resourceType") == "Bundle":
        return _check_bundle(document.content)
    return Reading(document).result()


def _check_bundle(bundle: dict[str, Any]) -> tuple[Form | None, tuple[Problem, ...]]:
    from screening_app.core.forms.bundles import from_bundle

    findings = Findings()
    merged = from_bundle(bundle, findings)
    if merged is None:
        return None, tuple(findings.problems)
    return Reading(Document(merged, canonical_sha256(merged))).result()
