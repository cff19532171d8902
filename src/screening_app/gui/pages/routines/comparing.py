# SPDX-License-Identifier: EUPL-1.2
"""The versions of a routine and what changed between them, and how a unit's routine differs from the organisation's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from screening_app.core.contacts import ContactCard
from screening_app.core.register import KeptRoutine
from screening_app.core.routine_changes import Change, Line
from screening_app.core.routine_points import PointGuide
from screening_app.core.routines import Routine
from screening_app.gui.pages.routines.words import again_words, header_name, list_name, point_name, stage_name
from screening_app.gui.pages.sheet import ChoiceField, Sheet, back_key
from screening_app.gui.session import Session
from screening_app.gui.text import QT_TRANSLATE_NOOP, counted, translate
from screening_app.gui.theme import current
from screening_app.gui.widgets import Card, EmptyState, Heading, Label, announce, spaced
from screening_app.workspace import Workspace

_DRAFT = "draft"
_ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Compared:
    """The versions there are, what was compared and what differs."""

    title: str
    versions: tuple[tuple[KeptRoutine | None, Routine], ...]
    has_draft: bool
    inherits: bool
    older: str
    newer: str
    changes: tuple[Change, ...]
    guides: tuple[PointGuide, ...]
    cards: Mapping[str, ContactCard]


class ComparePage(QWidget):
    """`left` carries the id."""

    left = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._id = ""
        outer = QVBoxLayout(self)
        spaced(outer)
        self._place = Sheet(translate("Rutinstod", "Versions and changes"), readable=True)
        outer.addWidget(self._place)
        back_key(self, self._leave)

    def open(self, routine_id: str, older: str = "", newer: str = "") -> None:
        """Compare two versions, at first the newest with the one before it."""
        self._id = routine_id
        self._session.ask(self, lambda ws: _compared(ws, routine_id, older, newer), self._show)

    def _show(self, found: Compared) -> None:
        column = self._place.start()
        title = self._place.add_title(
            translate("Rutinstod", "Versions: {title}").format(title=found.title), "compare-title"
        )
        self._older = self._choice(translate("Rutinstod", "Compare"), found, found.older, newest=False)
        self._newer = self._choice(translate("Rutinstod", "with"), found, found.newer, newest=True)
        for name, field in (("compare-older", self._older), ("compare-newer", self._newer)):
            field.setObjectName(name)
            field.changed.connect(self._again)
            column.addWidget(field)
        self._place.space("tight")
        if not found.changes:
            column.addWidget(EmptyState("check", translate("Rutinstod", "They say the same.")))
        else:
            said = counted(QT_TRANSLATE_NOOP("Rutinstod", "%n part(s) differ.", None, 1), len(found.changes))
            column.addWidget(Label(said, "quiet"))
        for change in found.changes:
            _add_change(column, change, found)
        self._place.add_back(self._leave)
        self._older.focus()
        announce(title, title.text())

    def _choice(self, label: str, found: Compared, chosen: str, *, newest: bool) -> ChoiceField:
        field = ChoiceField(label)
        if found.inherits and not newest:
            field.add(translate("Rutinstod", "The organisation's routine"), _ORGANISATION)
        if found.has_draft and newest:
            field.add(translate("Rutinstod", "The draft"), _DRAFT)
        for kept, routine in found.versions:
            field.add(_version_name(kept, routine), str(kept.number if kept else 0))
        field.set_value(chosen)
        return field

    def _again(self) -> None:
        self.open(self._id, self._older.value(), self._newer.value())

    def _leave(self) -> None:
        self.left.emit(self._id)


def _compared(ws: Workspace, routine_id: str, older: str, newer: str) -> Compared:
    register = ws.register
    versions = register.versions(routine_id)
    entry = register.entry(routine_id)
    numbers = [str(kept.number if kept else 0) for kept, _ in versions]
    newer = newer or (_DRAFT if entry.has_draft else next(iter(numbers), _DRAFT))
    before = numbers if newer == _DRAFT else numbers[numbers.index(newer) + 1 :]
    older = older or next(iter(before), _ORGANISATION if entry.inherits else newer)
    last = None if newer == _DRAFT else int(newer)
    if older == _ORGANISATION:
        found = register.difference_from_organisation(routine_id, last)
    elif older == newer:
        found = ()
    else:
        found = register.difference(routine_id, int(older), last)
    return Compared(
        entry.title,
        versions,
        entry.has_draft,
        entry.inherits is not None,
        older,
        newer,
        found,
        register.points,
        register.cards(),
    )


def _version_name(kept: KeptRoutine | None, routine: Routine) -> str:
    if kept is None:
        return translate("Rutinstod", "The file it began with")
    day = routine.followed_up_on or routine.decided_on
    return translate("Rutinstod", "Version {number}, {date}, {who}").format(
        number=kept.number, date=day.isoformat() if day else "–", who=routine.decided_by or "–"
    )


def _add_change(column: QVBoxLayout, change: Change, found: Compared) -> None:
    column.addSpacing(current().gap("tight"))
    column.addWidget(Heading(_name(change, found), "section"))
    card = Card()
    card.body.setSpacing(current().gap("tight"))
    for line in _gathered(change.lines):
        card.body.addWidget(_line(_in_words(line, change), found))
    column.addWidget(card)


def _in_words(line: Line, change: Change) -> Line:
    if change.section != "asked_again":
        return line
    occasion, _, weeks = line.text.partition(" ")
    return Line(line.kind, again_words(occasion, int(weeks)))


def _gathered(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with neighbours of one kind joined, and long stretches that are the same cut short."""
    made: list[Line] = []
    for line in lines:
        if made and made[-1].kind == line.kind == "same":
            made[-1] = Line("same", f"{made[-1].text} {line.text}")
        else:
            made.append(line)
    return made


def _line(line: Line, found: Compared) -> Label:
    text = found.cards[line.text].name if line.text in found.cards else line.text
    if line.kind == "same":
        return Label(_shortened(text), "small-quiet")
    units = found.older == _ORGANISATION
    words = {
        "removed": translate("Rutinstod", "The organisation: {text}")
        if units
        else translate("Rutinstod", "Before: {text}"),
        "added": translate("Rutinstod", "The unit: {text}") if units else translate("Rutinstod", "Now: {text}"),
    }
    return Label(words[line.kind].format(text=text), "quiet" if line.kind == "removed" else "strong")


def _shortened(text: str) -> str:
    """Cut a long stretch that is the same to its first and last words."""
    if len(text) <= 120:
        return text
    return f"{text[:50].rpartition(' ')[0]} … {text[-50:].partition(' ')[2]}"


def _name(change: Change, found: Compared) -> str:
    if change.section == "points":
        return str(point_name(change.key, found.guides))
    if change.section == "steps":
        return list_name(change.key)
    if change.section == "header":
        return header_name(change.key)
    if change.section == "contacts":
        return translate("Rutinstod", "Contacts of the routine")
    if change.section == "asked_again":
        return translate("Rutinstod", "When everybody is asked again")
    words = {
        "guidance": translate("Rutinstod", "Beside the conversation: {stage}"),
        "caution": translate("Rutinstod", "To be careful about: {stage}"),
    }
    return words[change.section].format(stage=stage_name(change.key))
