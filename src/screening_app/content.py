# SPDX-License-Identifier: EUPL-1.2
"""Reads the questionnaires, routines and contact cards that steer the program, and finds the one that is needed.

The unit's own files in a `content` folder beside its store come before those shipped with the program.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from screening_app.core.contacts import ContactCard, parse_contacts
from screening_app.core.forms.definition import Form, load
from screening_app.core.outcomes import FOLLOW_UP, RECORD
from screening_app.core.records import InstrumentRef, UnitKind
from screening_app.core.routine_checks import Finding, card_findings, findings
from screening_app.core.routine_documents import Document, is_adaptation, read_document, routine_of
from screening_app.core.routine_points import PointGuide, parse_point_guides
from screening_app.core.routines import Routine, Standing, checked, read_yaml, standing
from screening_app.core.sentences import parse_sentences
from screening_app.errors import CannotNow, Code

if TYPE_CHECKING:
    from screening_app.core.figures.plan import Plan

#: The useContext codes of forms that do not begin a conversation: added to one, or a note of what was done on paper.
NOT_FIRST = frozenset({FOLLOW_UP, RECORD})
#: The useContext code of the questions that everyone is asked; they come before all others of their folder.
ROUTINE = "routine"


@dataclass(frozen=True, slots=True)
class Content:
    """All content of one unit, read once and never changed.

    `forms` are the questionnaires in files, the unit's own first. `old_forms` are earlier versions of them, kept to
    open what was answered in them. `form_bytes` is every such file, exactly, by the SHA-256 of its form. What the
    store keeps comes before all of these: ask `workspace.Instruments`, and `workspace.Register` for routines and cards.
    `documents` are the routines as their files have them, by id, the unit's own in place of a shipped one;
    `shipped_routines` are the ids of those that come with the program.
    """

    forms: tuple[Form, ...]
    contacts: Mapping[str, ContactCard]
    sentences: Mapping[str, Any]
    old_forms: tuple[Form, ...] = ()
    form_bytes: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    documents: Mapping[str, Document] = field(default_factory=dict, repr=False)
    shipped_routines: frozenset[str] = frozenset()
    routine_schema: Mapping[str, Any] = field(default_factory=dict, repr=False)
    contacts_schema: Mapping[str, Any] = field(default_factory=dict, repr=False)
    points: tuple[PointGuide, ...] = ()

    def check_card(self, text: str) -> None:
        """Raise CannotNow(CONTACT_REFUSED, problems=...) unless the text is one contact card as files have them."""
        try:
            checked({"contacts": [read_yaml(text, "contacts")]}, self.contacts_schema, "contacts")
        except CannotNow as problem:
            raise CannotNow(Code.CONTACT_REFUSED, problems=problem.facts.get("problems", ())) from problem

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
    own_documents = _documents(own, schema["routine"]) if own is not None else {}
    # The unit's own first, and in place of a shipped one of the same id.
    documents = {**own_documents, **_documents(shipped, schema["routine"]), **own_documents}
    old_files = [_read(file) for folder in folders for file in sorted(folder.glob("instruments/earlier/*.json"))]
    return Content(
        forms=tuple(_loaded(file) for file in files),
        old_forms=tuple(_loaded(file) for file in old_files),
        form_bytes={_loaded(file).sha256: file for file in (*old_files, *files)},
        documents=documents,
        shipped_routines=frozenset(documents) - frozenset(own_documents),
        routine_schema=schema["routine"],
        contacts_schema=schema["contacts"],
        points=parse_point_guides(_text(shipped / "routine-points.yaml")),
        contacts=cards,
        sentences=parse_sentences(_text(_first(folders, "hand-over.yaml"))),
    )


@lru_cache(maxsize=16)
def read_plan(shipped: Path, year: int) -> Plan:
    """Return the publication plan of a year; one without a plan of its own has that of the last year before it.

    `version` tells which plan it is. Raises CannotNow naming a file that cannot be used.
    """
    from screening_app.core.figures.plan import parse_plan

    files = {int(file.stem): file for file in sorted((shipped / "sheets").glob("20[0-9][0-9].yaml"))}
    chosen = max((one for one in files if one <= year), default=min(files, default=year))
    text = _text(files.get(chosen, shipped / "sheets" / f"{chosen}.yaml"))
    plan = parse_plan(checked(read_yaml(text, "sheets"), _schema(shipped, "sheets"), "sheets"))
    return replace(plan, year=year)


def _first(folders: list[Path], name: str) -> Path:
    """Return the unit's own file of that name, else the shipped one."""
    return next((folder / name for folder in folders if (folder / name).is_file()), folders[-1] / name)


def _is_for_some(content: bytes) -> bool:
    return ROUTINE not in _loaded(content).use_context


@lru_cache(maxsize=64)
def _loaded(content: bytes) -> Form:
    # The same files at each unlocking: read once in the life of the program.
    return load(content)


@dataclass(frozen=True, slots=True)
class Checked:
    """What the check of one file found. `refused` are (pointer, code) of a file that cannot be used; else empty."""

    refused: tuple[tuple[str, str], ...] = ()
    routine: Routine | None = None
    standing: Standing | None = None
    findings: tuple[Finding, ...] = ()


def check_file(file: Path, shipped: Path, today: date, months: int = 24) -> Checked:
    """Check a routine, or a file of contact cards; what a routine inherits from is looked for beside it."""
    try:
        if file.name == "contacts.yaml":
            return Checked(findings=card_findings(_cards(file, shipped), today))
        return _check_routine(file, shipped, today, months)
    except CannotNow as problem:
        found = problem.facts.get("problems")
        return Checked(refused=found if isinstance(found, tuple) and found else (("", str(problem.code)),))


def _check_routine(file: Path, shipped: Path, today: date, months: int) -> Checked:
    schema = _schema(shipped, "routine")
    document = read_document(_text(file), schema)
    others = {**_documents(shipped, schema), **_beside(file, document, schema)}
    routine = routine_of(document, schema, others)
    organisation = None
    if is_adaptation(document):
        organisation = routine_of(others[document["inherits"]], schema, {})
    cards = {card.id: card for card in _cards(shipped / "contacts.yaml", shipped)}
    beside = file.parent.parent / "contacts.yaml"
    if beside.is_file():
        cards.update({card.id: card for card in _cards(beside, shipped)})
    found = findings(routine, cards, today, months=months, organisation=organisation)
    return Checked((), routine, standing(routine, today, months), found)


def _beside(file: Path, document: Document, schema: Mapping[str, Any]) -> dict[str, Document]:
    """Return the routine that is inherited from, if it lies in the same folder; other files there are left alone."""
    if not is_adaptation(document):
        return {}
    for other in sorted(file.parent.glob("*.yaml")):
        try:
            found = read_document(_text(other), schema)
        except CannotNow:
            continue
        if found["id"] == document["inherits"]:
            return {found["id"]: found}
    return {}


def _cards(file: Path, shipped: Path) -> tuple[ContactCard, ...]:
    return parse_contacts(_text(file), _schema(shipped, "contacts"))


def _documents(folder: Path, schema: Mapping[str, Any]) -> dict[str, Document]:
    files = sorted(folder.glob("routines/*.yaml")) if folder.is_dir() else []
    return {document["id"]: document for document in (read_document(_text(file), schema) for file in files)}


def _schema(shipped: Path, name: str) -> Mapping[str, Any]:
    schema: Mapping[str, Any] = json.loads(_read(shipped / "schema" / f"{name}.schema.json"))
    return schema


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
