# SPDX-License-Identifier: EUPL-1.2
"""The unit's routine for this answer, the most urgent first; each step is done, not applicable or later."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QVBoxLayout, QWidget

from screening_app.core.acting import NoReport, Person, StepKind, ViolenceType
from screening_app.core.records import YES, DataMode, Outcome, Stage
from screening_app.core.views import ConversationView
from screening_app.gui.lock import ClipboardCopy
from screening_app.gui.names import name_of
from screening_app.gui.pages.act.next_time import NextTimeCard
from screening_app.gui.pages.act.report import ReportCard
from screening_app.gui.pages.act.step import Marking, StepCard
from screening_app.gui.pages.act.support import SupportCard
from screening_app.gui.pages.sheet import Sheet
from screening_app.gui.session import Session
from screening_app.gui.text import QT_TRANSLATE_NOOP, counted, translate
from screening_app.gui.widgets import Heading, Label, PrimaryButton, SecondaryButton, announce, spaced
from screening_app.workspace import Workspace

_FIRST = (StepKind.ACUTE, StepKind.REPORT)


class ActPage(QWidget):
    """The routine stage. `changed` carries the conversation after each note and when going on."""

    changed = Signal(object)

    def __init__(
        self, session: Session, clipboard: ClipboardCopy, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._clipboard = clipboard
        self._today = today
        self._view: ConversationView | None = None
        self._cards: dict[str, StepCard] = {}
        self._others: list[ReportCard | SupportCard | NextTimeCard] = []
        self._moves_on: str | None = None
        outer = QVBoxLayout(self)
        spaced(outer)
        self._place = Sheet(translate("Rutinstod", "Routine"))
        outer.addWidget(self._place)
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        undo.activated.connect(self._undo_last)

    def show_view(self, view: ConversationView) -> None:
        """Show the steps; where they are the same as before, only what is noted changes and the focus stays."""
        old = self._view
        self._view = view
        same = old is not None and old.conversation.id == view.conversation.id
        if old is None or not same or not self._cards or [s.step for s in old.steps] != [s.step for s in view.steps]:
            self._lay_out(view)
        for step in view.steps:
            self._cards[step.step.id].show_mark(step)
        for card in self._others:
            card.show_view(view)
        self._count_left()
        self._undo.setVisible(view.can_undo)
        self._go_to_next()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 done, 2 not applicable, 3 later, for the step that has the focus; then on to the next open step."""
        if event.isAutoRepeat():
            return
        number = event.key() - Qt.Key.Key_0
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if 1 <= number <= 9 and plain and self._press(number):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # A field has its own use for Enter and hands it on all the same.
            if not isinstance(QApplication.focusWidget(), QLineEdit | QComboBox):
                self._go_on()
        else:
            super().keyPressEvent(event)

    def _lay_out(self, view: ConversationView) -> None:
        column = self._place.start()
        title = Heading(translate("Rutinstod", "What the routine says now"), "question")
        title.setObjectName("act")
        column.addWidget(title)
        outcome = name_of(view.outcome) if view.outcome else ""
        column.addWidget(Label(translate("Rutinstod", "Outcome: {outcome}").format(outcome=outcome), "quiet"))
        self._cards, self._others = {}, []
        report_is_due = view.must_report
        for number, step in enumerate(view.steps, 1):
            if report_is_due and step.step.kind not in _FIRST:
                self._add_report(column)
                report_is_due = False
            contacts = [self._session.contacts[c] for c in step.step.contacts if c in self._session.contacts]
            notes = self._session.mode is DataMode.CASE
            card = StepCard(number, step, contacts, self._today(), notes=notes)
            card.marked.connect(self._mark)
            card.opened.connect(self._bring_into_view)
            self._cards[step.step.id] = card
            column.addWidget(card)
        if report_is_due:
            self._add_report(column)
        if view.outcome in YES | {Outcome.UNCLEAR} or view.flags:
            self._add_support(column)
        if view.next_occasion is not None:
            self._add_next(column)
        self._add_footer()
        self._focus_first_open()
        announce(title, title.text())

    def _add_report(self, column: QVBoxLayout) -> None:
        card = ReportCard(self._session, self._clipboard, self._today())
        card.noted.connect(self._note_report)
        card.opened.connect(self._bring_into_view)
        self._others.append(card)
        column.addWidget(card)

    def _add_support(self, column: QVBoxLayout) -> None:
        card = SupportCard()
        card.offered.connect(lambda kind: self._support(kind, offered=True))
        card.taken_back.connect(lambda kind: self._support(kind, offered=False))
        card.opened.connect(self._bring_into_view)
        self._others.append(card)
        column.addWidget(card)

    def _add_next(self, column: QVBoxLayout) -> None:
        card = NextTimeCard(self._today())
        card.chosen.connect(self._ask_next)
        card.opened.connect(self._bring_into_view)
        self._others.append(card)
        column.addWidget(card)

    def _add_footer(self) -> None:
        self._left = Label("", "small-quiet", wrap=False)
        self._place.footer.add(self._left)
        self._undo = SecondaryButton(translate("Rutinstod", "Undo"), hint="Ctrl+Z")
        self._undo.setObjectName("undo-act")
        self._undo.clicked.connect(self._undo_last)
        self._undo.hide()
        self._place.footer.add(self._undo)
        self._onward = PrimaryButton(translate("Rutinstod", "Go to the hand-over"), hint="Enter")
        self._onward.setObjectName("to-hand-over")
        self._onward.clicked.connect(self._go_on)
        self._place.footer.add_end(self._onward)

    def _press(self, number: int) -> bool:
        focus = QApplication.focusWidget()
        for card in (*self._cards.values(), *self._others):
            if focus is not None and card.isAncestorOf(focus) and isinstance(card, StepCard | ReportCard):
                return card.press_number(number)
        return False

    def _mark(self, marking: Marking) -> None:
        # A note is written beside a mark that is there: the focus stays.
        self._moves_on = marking.step_id if marking.state is not None and not marking.note else None
        self._do(
            lambda ws, key: ws.conversations.mark_step(
                key, marking.step_id, marking.state, why=marking.why, note=marking.note, due=marking.due
            )
        )

    def _note_report(self, noted: object) -> None:
        day = noted if isinstance(noted, date) else None
        why = noted if isinstance(noted, NoReport) else None
        self._do(lambda ws, key: ws.conversations.note_report(key, reported_on=day, why_not=why))

    def _support(self, kind: tuple[ViolenceType, Person, bool], *, offered: bool) -> None:
        self._do(
            lambda ws, key: (
                ws.conversations.offer_support(key, *kind)
                if offered
                else ws.conversations.take_back_support(key, *kind)
            )
        )

    def _ask_next(self, due: date | None) -> None:
        self._do(lambda ws, key: ws.conversations.ask_next(key, due))

    def _undo_last(self) -> None:
        if self._view is not None and self._view.can_undo:
            self._do(lambda ws, key: ws.conversations.undo_act(key))

    def _do(self, work: Callable[[Workspace, str], ConversationView]) -> None:
        if self._view is not None:
            key = self._view.conversation.id
            self._session.ask(self, lambda ws: work(ws, key), self.changed.emit, self._not_done)

    def _not_done(self, _problem: object) -> bool:
        """Show again what is in the store, so that no step looks done that is not."""
        self._moves_on = None
        for step in self._view.steps if self._view is not None else ():
            self._cards[step.step.id].show_mark(step)
        return False

    def _go_on(self) -> None:
        self._do(lambda ws, key: ws.conversations.go_to_stage(key, Stage.HAND_OVER))

    def _count_left(self) -> None:
        left = sum(step.mark is None for step in self._view.steps) if self._view else 0
        text = counted(QT_TRANSLATE_NOOP("Rutinstod", "%n step(s) are not marked yet", None, 1), left)
        self._left.setText(text if left else translate("Rutinstod", "Every step is marked"))

    def _bring_into_view(self, opened: QWidget) -> None:
        """Scroll to what has just been opened, once it has its place."""
        # A day entry may be gone before then.
        QTimer.singleShot(0, opened, lambda: self._place.show_child(opened))

    def _focus_first_open(self) -> None:
        for card in self._cards.values():
            if card.state is None:
                card.focus_choice()
                return
        self._onward.setFocus()

    def _go_to_next(self) -> None:
        """After a mark go on to the next step that has none."""
        marked, self._moves_on = self._moves_on, None
        if marked is None:
            return
        keys = list(self._cards)
        for key in keys[keys.index(marked) + 1 :]:
            if self._cards[key].state is None:
                self._cards[key].focus_choice()
                self._place.show_child(self._cards[key])
                return
        self._onward.setFocus()
