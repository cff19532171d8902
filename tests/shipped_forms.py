# SPDX-License-Identifier: EUPL-1.2
"""The questionnaires that are shipped, and what the tests of their content need to look at in them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from screening_app.core.forms.definition import load
from screening_app.core.forms.filling import Filling
from screening_app.core.forms.model import Coding, Form
from screening_app.core.outcomes import ANSWER
from screening_app.paths import data_folder

FOLDER = data_folder("forms") / "instruments"
DOCUMENTS: dict[str, dict[str, Any]] = {
    path.stem: json.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.json"))
}
#: Named instruments without their wording: they cannot be activated until the organisation has filled it in.
SKELETONS = frozenset({"aas", "e-hits", "hark", "hits", "pvs", "wast-sf"})
COMPLETE = sorted(set(DOCUMENTS) - SKELETONS)
TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation"


def form(name: str) -> Form:
    """Return one shipped form."""
    return load((FOLDER / f"{name}.json").read_bytes())


def items(owner: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield every item of a document, in order."""
    for item in owner.get("item", []):
        yield item
        yield from items(item)


def texts(value: Any, key: str = "") -> Iterator[tuple[str, str, str | None]]:
    """Yield every text that a person reads as (what it is, Swedish, English or None)."""
    if isinstance(value, list):
        for each in value:
            yield from texts(each, key)
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name in ("text", "display", "title", "purpose", "description", "copyright") and isinstance(inner, str):
                yield name, inner, english(value, name)
            elif not name.startswith("_") and name != "extension":
                yield from texts(inner, name)


def english(owner: Mapping[str, Any], name: str) -> str | None:
    """Return the English beside a text of the document."""
    for extension in owner.get("_" + name, {}).get("extension", []):
        parts = {part["url"]: part for part in extension["extension"]}
        if extension["url"] == TRANSLATION and parts["lang"]["valueCode"] == "en":
            return str(parts["content"]["valueString"])
    return None


def parts_of(extension: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parts of a complex extension by name, each with its value."""
    return {
        part["url"]: next(value for name, value in part.items() if name.startswith("value"))
        for part in extension["extension"]
    }


def extensions(owner: Mapping[str, Any], url: str) -> list[dict[str, Any]]:
    """Return the extensions with this url."""
    return [each for each in owner.get("extension", []) if each["url"] == url]


def said(filling: Filling, answers: Mapping[str, str]) -> Filling:
    """Return the filling with one code for each of these questions."""
    for link_id, code in answers.items():
        filling = filling.answered(link_id, [Coding(ANSWER, code)])
    return filling
