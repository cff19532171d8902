# SPDX-License-Identifier: EUPL-1.2
"""The editor of a routine: section by section, kept as a draft while it is written, every change can be undone."""

from __future__ import annotations

from datetime import datetime
from functools import partial

import shiboken6
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from screening_app.core.register import RoutineWork
from screening_app.core.routine_documents import Document
from screening_app.core.routine_editing import Working
from screening_app.errors import ScreeningError
from screening_app.gui.pages.routines.sections import Section, is_empty, section_keys, section_name
from screening_app.gui.pages.sheet import ChoiceField, Sheet, back_key
from screening_app.gui.session import Session
from screening_app.gui.text import translate
from screening_app.gui.widgets import (
    Heading,
    Label,
    PrimaryButton,
    QuietButton,
    SecondaryButton,
    announce,
    spaced,
)
from screening_app.workspace import Workspace

#: A pause in writing after which the draft is kept.
_REST_MS = 600


class RoutineEditor(QWidget):
    """`left` carries the id."""

    left = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._work: RoutineWork | None = None
        self._working = Working({})
        self._kept: Document = {}
        self._key = "header"
        self._title: Heading | None = None
        outer = QVBoxLayout(self)
        spaced(outer)
        self._place = Sheet(translate("Rutinstod", "Change the routine"), width="table")
        outer.addWidget(self._place)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._keep)
        back_key(self, self._leave)
        for keys, by in (("Alt+PgUp", -1), ("Alt+PgDown", 1)):
            QShortcut(QKeySequence(keys), self).activated.connect(partial(self._step, by))

    def open(self, routine_id: str) -> None:
        """Open a routine at its first section, or at what was brought in and has no place."""
        self._work = None
        self._place.start()
        self._session.ask(self, lambda ws: ws.register.work(routine_id), self._begin)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what has been written, also when the program locks in the middle of a word."""
        self._keep()
        super().hideEvent(event)

    # ---- shown

    def _begin(self, work: RoutineWork) -> None:
        self._work = work
        self._working = Working(work.document)
        self._kept = work.document
        self._show(section_keys(work.document)[0])

    def _show(self, key: str, *, said: str = "") -> None:
        work = self._work
        if work is None:
            return
        document = self._working.document
        keys = section_keys(document)
        self._key = key if key in keys else keys[0]
        column = self._place.start()
        self._add_head(column, work, keys)
        self._title = Heading(section_name(self._key, work.guides), "title")
        self._title.setObjectName("edit-section")
        column.addWidget(self._title)
        section = Section(self._key, work, lambda: self._working.document, self._changed, self._rearranged)
        section.draw(column, document)
        self._add_footer(keys)
        self._focus(section.first or self._chooser.input)
        announce(self._title, said or self._title.text())

    def _add_head(self, column: QVBoxLayout, work: RoutineWork, keys: tuple[str, ...]) -> None:
        title = Label(str(self._working.document.get("title") or translate("Rutinstod", "Without a title")), "quiet")
        title.setObjectName("edit-title-shown")
        column.addWidget(title)
        self._chooser = ChoiceField(translate("Rutinstod", "Section"))
        self._chooser.setObjectName("edit-chooser")
        missing = translate("Rutinstod", "{name}: missing")
        for key in keys:
            name = section_name(key, work.guides)
            empty = is_empty(key, self._working.document)
            self._chooser.add(missing.format(name=name) if empty else name, key)
        self._chooser.set_value(self._key)
        self._chooser.changed.connect(self._choose)
        column.addWidget(self._chooser)
        self._note = Label("", "small-quiet")
        self._note.setObjectName("edit-note")
        column.addWidget(self._note)

    def _add_footer(self, keys: tuple[str, ...]) -> None:
        here = keys.index(self._key)
        back = SecondaryButton(translate("Rutinstod", "Close"), hint="Alt+←")
        back.setObjectName("edit-close")
        back.clicked.connect(self._leave)
        self._place.footer.add(back)
        self._undo = QuietButton(translate("Rutinstod", "Undo"), compact=False)
        self._redo = QuietButton(translate("Rutinstod", "Redo"), compact=False)
        for name, button, act in (("undo", self._undo, self._undo_now), ("redo", self._redo, self._redo_now)):
            button.setObjectName(f"edit-{name}")
            button.clicked.connect(act)
            self._place.footer.add(button)
        before = SecondaryButton(translate("Rutinstod", "Before", "section"))
        before.setObjectName("edit-before")
        before.setAccessibleName(translate("Rutinstod", "Section before"))
        before.setEnabled(here > 0)
        before.clicked.connect(lambda: self._step(-1))
        self._place.footer.add_end(before)
        after = PrimaryButton(translate("Rutinstod", "Next", "section"))
        after.setObjectName("edit-after")
        after.setAccessibleName(translate("Rutinstod", "Next section"))
        after.setEnabled(here < len(keys) - 1)
        after.clicked.connect(lambda: self._step(1))
        self._place.footer.add_end(after)
        self._enable()

    def _enable(self) -> None:
        self._undo.setEnabled(bool(self._working.past))
        self._redo.setEnabled(bool(self._working.future))

    def _focus(self, widget: QWidget) -> None:
        widget.setFocus()
        # At large text it may lie below what is seen, which is known once the page has been laid out.
        QTimer.singleShot(0, widget, lambda: self._place.show_child(widget))

    # ---- changed

    def _changed(self, document: Document, place: str) -> None:
        self._working = self._working.changed(document, place)
        self._enable()
        self._rest.start()

    def _rearranged(self, document: Document) -> None:
        self._working = self._working.changed(document)
        self._keep()
        self._show(self._key)

    def _undo_now(self) -> None:
        self._turn(self._working.undone(), translate("Rutinstod", "Undone"))

    def _redo_now(self) -> None:
        self._turn(self._working.redone(), translate("Rutinstod", "Done again"))

    def _turn(self, working: Working, said: str) -> None:
        self._working = working
        self._keep()
        self._show(self._key, said=said)
        self._focus(self._undo if self._undo.isEnabled() else self._redo)

    def _go(self, key: str) -> None:
        self._keep()
        self._show(key)

    def _choose(self) -> None:
        # Whoever walks down the list by key stays in it.
        self._go(self._chooser.value())
        self._focus(self._chooser.input)

    def _step(self, by: int) -> None:
        keys = section_keys(self._working.document)
        self._go(keys[min(max(keys.index(self._key) + by, 0), len(keys) - 1)])

    # ---- kept

    def _keep(self) -> None:
        self._rest.stop()
        work, document = self._work, self._working.document
        if work is None or document == self._kept:
            return
        self._kept = document

        def write(ws: Workspace) -> datetime:
            ws.register.save_draft(work.id, document)
            return ws.register.now

        self._session.ask(self._session, write, self._say_kept, self._not_kept)

    def _say_kept(self, at: datetime) -> None:
        # The session asked, so that the draft is kept whatever becomes of the page: it may be gone by now.
        if shiboken6.isValid(self) and self.isVisible() and self._title is not None:
            self._note.setText(translate("Rutinstod", "Draft saved {time}").format(time=f"{at:%H.%M}"))

    def _not_kept(self, _problem: ScreeningError) -> bool:
        # What is on screen is not on disk: the next pause tries again.
        self._kept = {}
        return False

    def _leave(self) -> None:
        self._keep()
        if self._work is not None:
            self.left.emit(self._work.id)
