# SPDX-License-Identifier: EUPL-1.2
"""From the bytes of a file to a form that can be asked, or the list of everything that stands in the way."""

from __future__ import annotations

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
from screening_app.core.forms.reading import read_document
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
    return Reading(document).result()
