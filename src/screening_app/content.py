# SPDX-License-Identifier: EUPL-1.2
"""Reads the questionnaires, routines and contact cards that steer the program, and finds the one that is needed.

The unit's own files in a `content` folder beside its store come before those shipped with the program:
a routine of the unit replaces the sample of the same kind of unit.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from screening_app.core.contacts import ContactCard, is_stale, parse_contacts
from screening_app.core.forms.definition import Form, load
from screening_app.core.outcomes import FOLLOW_UP, RECORD
from screening_app.core.records import InstrumentRef, UnitKind
from screening_app.core.routines import (
    Routine,
    Validity,
    missing_points,
    outdated_references,
    parse_routine,
    read_yaml,
    unknown_contacts,
    validity,
)
from screening_app.core.sentences import parse_sentences
from screening_app.errors import CannotNow, Code

#: The useContext codes of forms that do not begin a conversation: added to one, or a note of what was done on paper.
NOT_FIRST = frozenset({FOLLOW_UP, RECORD})
#: The useContext code of the questions that everyone is asked; they come before all others of their folder.
ROUTINE = "routine"


@dataclass(frozen=True, slots=True)
class Content:
    """All content of one unit, read once and never changed.

    `forms` are the questionnaires in files, the unit's own first. `old_forms` are earlier versions of them, kept to
    open what was answered in them. `form_bytes` is every such file, exactly, by the SHA-256 of its form. What the
    store keeps comes before all of these: ask `workspace.Instruments`.
    """

    forms: tuple[Form, ...]
    routines: tuple[Routine, ...]
    contacts: Mapping[str, ContactCard]
    sentences: Mapping[str, Any]
    figure_words: Mapping[str, str]
    old_forms: tuple[Form, ...] = ()
    form_bytes: Mapping[str, bytes] = field(default_factory=dict, repr=False)

    def forms_for(self, kind: UnitKind) -> tuple[Form, ...]:
        """Return the active questionnaires in files that begin a conversation at this kind of unit."""
        return tuple(
            f
            for f in self.forms
            if f.status == "active" and kind.value in f.use_context and not f.use_context & NOT_FIRST
        )

    def form(self, ref: InstrumentRef) -> Form:
        """Return exactly the questionnaire that was asked; CannotNow(FORM_UNKNOWN) if its bytes are not here."""
        for form in (*self.forms, *self.old_forms):
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
    files = [
        content
        for folder in folders
        for content in sorted(map(_read, sorted(folder.glob("instruments/*.json"))), key=_is_for_some)
    ]
    old_files = [_read(file) for folder in folders for file in sorted(folder.glob("instruments/earlier/*.json"))]
    return Content(
        forms=tuple(_loaded(file) for file in files),
        old_forms=tuple(_loaded(file) for file in old_files),
        form_bytes={_loaded(file).sha256: file for file in (*old_files, *files)},
        routines=tuple(
            parse_routine(_text(file), schema["routine"])
            for folder in folders
            for file in sorted(folder.glob("routines/*.yaml"))
        ),
        contacts=cards,
        sentences=parse_sentences(_text(_first(folders, "hand-over.yaml"))),
        figure_words=_words(_text(shipped / "figures.yaml")),
    )


def _first(folders: list[Path], name: str) -> Path:
    """Return the unit's own file of that name, else the shipped one."""
    return next((folder / name for folder in folders if (folder / name).is_file()), folders[-1] / name)


def _is_for_some(content: bytes) -> bool:
    return ROUTINE not in _loaded(content).use_context


@lru_cache(maxsize=64)
def _loaded(content: bytes) -> Form:
    # The same files at each unlocking: read once in the life of the program.
    return load(content)


def check_routine(file: Path, shipped: Path, today: date) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what is wrong with a routine, and what is worth knowing about it, each as a code and a place.

    Wrong: refused by the schema, a missing point, replaced law, an unknown contact, not current. Worth knowing:
    contacts that have not been verified within twelve months.
    """
    try:
        routine = parse_routine(_text(file), _schema(shipped, "routine"))
    except CannotNow as problem:
        found = problem.facts.get("problems")
        places = [f"{code} {pointer}" for pointer, code in found] if isinstance(found, tuple) else []
        return tuple(places) or (str(problem.code),), ()
    beside = file.parent.parent / "contacts.yaml"
    cards = parse_contacts(
        _text(beside if beside.is_file() else shipped / "contacts.yaml"), _schema(shipped, "contacts")
    )
    state = validity(routine, today)
    wrong = [
        *(f"missing-point {key}" for key in missing_points(routine)),
        *(f"outdated-reference {where}: {reference}" for where, reference in outdated_references(routine)),
        *(f"unknown-contact {name}" for name in unknown_contacts(routine, frozenset(card.id for card in cards))),
        *([str(state)] if state not in (Validity.CURRENT, Validity.EXPIRES_SOON) else []),
    ]
    return tuple(wrong), tuple(f"not-verified {card.id}" for card in cards if is_stale(card, today))


def _schema(shipped: Path, name: str) -> Mapping[str, Any]:
    schema: Mapping[str, Any] = json.loads(_read(shipped / "schema" / f"{name}.schema.json"))
    return schema


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
