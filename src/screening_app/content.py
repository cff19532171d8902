# SPDX-License-Identifier: EUPL-1.2
"""Reads the questionnaires, routines and contact cards that steer the program, and finds the one that is needed.

The unit's own files in a `content` folder beside its store come before those shipped with the program:
a routine of the unit replaces the sample of the same kind of unit.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from screening_app.core.contacts import ContactCard, parse_contacts
from screening_app.core.forms.definition import Form, load
from screening_app.core.handoff import parse_sentences
from screening_app.core.records import InstrumentRef, UnitKind
from screening_app.core.routines import Routine, parse_routine, read_yaml
from screening_app.errors import CannotNow, Code


@dataclass(frozen=True, slots=True)
class Content:
    """All content of one unit, read once and never changed."""

    forms: tuple[Form, ...]
    routines: tuple[Routine, ...]
    contacts: Mapping[str, ContactCard]
    sentences: Mapping[str, Any]
    figure_words: Mapping[str, str]

    def forms_for(self, kind: UnitKind) -> tuple[Form, ...]:
        """Return the active questionnaires meant for this kind of unit."""
        return tuple(f for f in self.forms if f.status == "active" and kind.value in f.use_context)

    def form(self, ref: InstrumentRef) -> Form:
        """Return exactly the questionnaire that was asked; CannotNow(FORM_UNKNOWN) if its bytes are not here."""
        for form in self.forms:
            if (form.url, form.version, form.sha256) == (ref.url, ref.version, ref.sha256):
                return form
        raise CannotNow(Code.FORM_UNKNOWN, url=ref.url, version=ref.version)

    def routine_for(self, kind: UnitKind) -> Routine | None:
        """Return the unit's routine, its own before the sample, or None if there is none."""
        return next((r for r in self.routines if r.unit_kind is kind), None)

    def routine(self, routine_id: str | None) -> Routine | None:
        """Return one routine by its id."""
        return next((r for r in self.routines if r.id == routine_id), None)


def read_content(shipped: Path, own: Path | None = None) -> Content:
    """Read the shipped content and the unit's own; CannotNow names the file that cannot be used."""
    folders = [f for f in (own, shipped) if f is not None and f.is_dir()]
    schema = {name: json.loads(_read(shipped / "schema" / f"{name}.schema.json")) for name in ("routine", "contacts")}
    cards: dict[str, ContactCard] = {}
    for folder in reversed(folders):
        if (folder / "contacts.yaml").is_file():
            text = _text(folder / "contacts.yaml")
            cards.update({card.id: card for card in parse_contacts(text, schema["contacts"])})
    return Content(
        forms=tuple(load(_read(file)) for folder in folders for file in sorted(folder.glob("instruments/*.json"))),
        routines=tuple(
            parse_routine(_text(file), schema["routine"])
            for folder in folders
            for file in sorted(folder.glob("routines/*.yaml"))
        ),
        contacts=cards,
        sentences=parse_sentences(_text(shipped / "hand-over.yaml")),
        figure_words=_words(_text(shipped / "figures.yaml")),
    )


def _words(text: str) -> Mapping[str, str]:
    return {str(code): str(word) for code, word in read_yaml(text, "figures").items()}


def _text(file: Path) -> str:
    try:
        return _read(file).decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise CannotNow(Code.CONTENT_MISSING, file=file.name) from problem


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as problem:
        raise CannotNow(Code.CONTENT_MISSING, file=file.name) from problem
