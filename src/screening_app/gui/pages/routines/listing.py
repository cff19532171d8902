# SPDX-License-Identifier: EUPL-1.2
"""The list of routines: the one followed here, those of other units, drafts, examples, and those out of use."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from screening_app.core.register import RoutineEntry, RoutineStatus
from screening_app.core.routines import Validity
from screening_app.gui.pages.routines.words import ICONS, origin_line, state_line
from screening_app.gui.pages.sheet import ChoiceField, Sheet
from screening_app.gui.session import Session
from screening_app.gui.text import QT_TRANSLATE_NOOP, counted, translate
from screening_app.gui.theme import current
from screening_app.gui.widgets import (
    ButtonRow,
    Card,
    EmptyState,
    Heading,
    IconMark,
    Label,
    Notice,
    Rule,
    SecondaryButton,
    spaced,
)
from screening_app.workspace.register import MONTHS


class RoutineList(QWidget):
    """`opened` carries the id of a routine; `import_pressed` and `contacts_pressed` ask for a page."""

    opened = Signal(str)
    import_pressed = Signal()
    contacts_pressed = Signal()

    def __init__(self, session: Session, *, manages: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._manages = manages
        self._said = ""
        self._came_back = False
        self._last = ""
        outer = QVBoxLayout(self)
        spaced(outer)
        self._place = Sheet(translate("Rutinstod", "Routines"), width="table", readable=True)
        outer.addWidget(self._place)

    def refresh(self, said: str = "", *, came_back: bool = False) -> None:
        """Read the list anew; `said` stands above it, once. Who came back goes on where the list was left."""
        self._said = said
        self._came_back = came_back
        self._place.start()
        self._session.ask(
            self, lambda ws: (ws.register.entries(), ws.register.months), lambda found: self._show(*found)
        )

    def _show(self, entries: tuple[RoutineEntry, ...], months: int) -> None:
        column = self._place.start()
        self._place.add_title(translate("Rutinstod", "Routines"), "routines")
        self._add_buttons(column)
        if self._said:
            note = Notice(self._said, "info")
            note.setObjectName("routines-note")
            column.addWidget(note)
        for text in _warnings(entries):
            column.addWidget(Notice(text, "caution"))
        for name, icon, listed in _groups(entries):
            self._add_group(column, name, icon, listed)
        if not entries:
            column.addWidget(EmptyState("doc", translate("Rutinstod", "There are no routines yet.")))
        if self._manages:
            self._add_window(column, months)
        if self._came_back:
            self._find_place()

    def _add_buttons(self, column: QVBoxLayout) -> None:
        row = ButtonRow()
        made = [("contacts", translate("Rutinstod", "Contacts of the routines"), "people", self.contacts_pressed)]
        if self._manages:
            made.insert(0, ("import", translate("Rutinstod", "Bring in a document"), "plus", self.import_pressed))
        for name, text, icon, signal in made:
            button = SecondaryButton(text, icon_name=icon)
            button.setObjectName(f"routines-{name}")
            button.clicked.connect(signal)
            row.add(button)
        column.addWidget(row)
        self._place.space("tight")

    def _add_group(self, column: QVBoxLayout, name: str, icon: str, entries: Sequence[RoutineEntry]) -> None:
        row = QHBoxLayout()
        spaced(row, "tight")
        row.addWidget(IconMark(icon, "muted", 18))
        row.addWidget(Heading(name, "section"), 1)
        column.addLayout(row)
        card = Card()
        card.body.setSpacing(current().gap("near"))
        for place, entry in enumerate(entries):
            if place:
                card.body.addWidget(Rule())
            card.body.addWidget(RoutineRow(entry, partial(self._open, entry.id)))
        column.addWidget(card)
        self._place.space("tight")

    def _add_window(self, column: QVBoxLayout, months: int) -> None:
        self._place.space("tight")
        across = QHBoxLayout()
        spaced(across)
        self._window = ChoiceField(
            translate("Rutinstod", "A routine counts as current for"),
            translate("Rutinstod", "Counted from its decision or its last follow-up."),
        )
        self._window.setObjectName("routines-months")
        for number in MONTHS:
            self._window.add(counted(QT_TRANSLATE_NOOP("Rutinstod", "%n month(s)", None, 1), number), number)
        self._window.set_value(months)
        self._window.changed.connect(self._set_window)
        across.addWidget(self._window)
        across.addStretch(1)
        column.addLayout(across)

    def _set_window(self) -> None:
        months = int(self._window.value())
        self._session.ask(self, lambda ws: ws.register.set_months(months), lambda _: self.refresh())

    def _find_place(self) -> None:
        for row in self.findChildren(RoutineRow):
            if row.key == self._last:
                row.button.setFocus()
                return

    def _open(self, routine_id: str) -> None:
        self._last = routine_id
        self.opened.emit(routine_id)


class RoutineRow(QWidget):
    """One routine: what it is called, whose it is, how it stands, and the way to its own page."""

    def __init__(self, entry: RoutineEntry, opened: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = entry.id
        row = QHBoxLayout(self)
        spaced(row, "wide")
        words = QVBoxLayout()
        spaced(words, "hair")
        words.addWidget(Label(entry.title, "strong"))
        words.addWidget(Label(state_line(entry), "caution" if entry.wrong else "label"))
        words.addWidget(Label(origin_line(entry), "small-quiet"))
        if entry.has_draft and entry.status is not RoutineStatus.DRAFT:
            words.addWidget(Label(translate("Rutinstod", "There is a draft of a new version."), "small-quiet"))
        row.addLayout(words, 1)
        self.button = SecondaryButton(translate("Rutinstod", "Open"), compact=True)
        self.button.setObjectName(f"open-{entry.id}")
        self.button.setAccessibleName(
            translate("Rutinstod", "Open: {title}, {state}").format(title=entry.title, state=state_line(entry))
        )
        self.button.clicked.connect(opened)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)


def _groups(entries: Sequence[RoutineEntry]) -> list[tuple[str, str, list[RoutineEntry]]]:
    used = [e for e in entries if e.status is RoutineStatus.IN_USE]
    groups = [
        (translate("Rutinstod", "Followed here"), "check", [e for e in used if e.here]),
        (translate("Rutinstod", "In the organisation"), "people", [e for e in used if not e.here and not e.shipped]),
        (translate("Rutinstod", "Drafts"), ICONS[RoutineStatus.DRAFT], [e for e in entries if e.status == "draft"]),
        (translate("Rutinstod", "Examples"), "doc", [e for e in used if not e.here and e.shipped]),
        (
            translate("Rutinstod", "No longer in use"),
            ICONS[RoutineStatus.RETIRED],
            [e for e in entries if e.status == "retired"],
        ),
    ]
    return [group for group in groups if group[2]]


def _warnings(entries: Sequence[RoutineEntry]) -> list[str]:
    """Return what concerns the routines of the organisation as a whole; each row says it for its own."""
    used = [e for e in entries if e.status is RoutineStatus.IN_USE and (e.here or not e.shipped)]
    if not any(e.here for e in used):
        return [translate("Rutinstod", "This unit has no routine to follow. Nobody can be asked before there is one.")]
    old = sum(1 for e in used if not e.standing.validity.is_current)
    soon = sum(1 for e in used if e.standing.validity in (Validity.EXPIRES_SOON, Validity.FOLLOW_UP_SOON))
    said = []
    if old:
        said.append(counted(QT_TRANSLATE_NOOP("Rutinstod", "%n routine(s) are not current.", None, 1), old))
    if soon:
        said.append(
            counted(QT_TRANSLATE_NOOP("Rutinstod", "%n routine(s) must be seen to within 60 days.", None, 1), soon)
        )
    return said
