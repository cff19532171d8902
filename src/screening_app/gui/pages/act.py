# SPDX-License-Identifier: EUPL-1.2
"""The unit's routine for this answer, step by step; each is done, not applicable or later, by whom and when."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from screening_app.core.acting import StepState
from screening_app.core.contacts import ContactCard
from screening_app.core.records import Stage
from screening_app.core.views import ConversationView, StepView
from screening_app.gui.names import name_of
from screening_app.gui.pages.sheet import Sheet
from screening_app.gui.session import Session
from screening_app.gui.text import QT_TRANSLATE_NOOP, counted, translate
from screening_app.gui.widgets import ButtonRow, Card, Heading, Label, PrimaryButton, SecondaryButton, announce, spaced

_STATES = (StepState.DONE, StepState.NOT_APPLICABLE, StepState.LATER)


class ActPage(QWidget):
    """The routine stage. `changed` carries the conversation after each mark and when going on."""

    changed = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._view: ConversationView | None = None
        self._cards: dict[str, _StepCard] = {}
        outer = QVBoxLayout(self)
        spaced(outer)
        self._place = Sheet(translate("Rutinstod", "Routine"))
        outer.addWidget(self._place)

    def show_view(self, view: ConversationView) -> None:
        """Show the steps; where they are the same as before, only their marks change and the focus stays."""
        old = self._view
        self._view = view
        if old is not None and self._cards and [s.step for s in old.steps] == [s.step for s in view.steps]:
            for step in view.steps:
                self._cards[step.step.id].show_mark(step)
            self._count_left()
            return
        column = self._place.start()
        title = Heading(translate("Rutinstod", "What the routine says now"), "question")
        title.setObjectName("act")
        column.addWidget(title)
        outcome = name_of(view.outcome) if view.outcome else ""
        column.addWidget(Label(translate("Rutinstod", "Outcome: {outcome}").format(outcome=outcome), "quiet"))
        self._cards = {}
        for number, step in enumerate(view.steps, 1):
            contacts = [self._session.contacts[c] for c in step.step.contacts if c in self._session.contacts]
            card = _StepCard(number, step, contacts)
            card.marked.connect(self._mark)
            self._cards[step.step.id] = card
            column.addWidget(card)
        self._add_footer()
        self._count_left()
        self._focus_first_open()
        announce(title, title.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 done, 2 not applicable, 3 later, for the step that has the focus; then on to the next open step."""
        if event.isAutoRepeat():
            return
        number = event.key() - Qt.Key.Key_0
        card = self._focused_card()
        if 1 <= number <= len(_STATES) and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier and card:
            card.choose(_STATES[number - 1])
            self._focus_next(card)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go_on()
        else:
            super().keyPressEvent(event)

    def _add_footer(self) -> None:
        self._left = Label("", "small-quiet", wrap=False)
        self._place.footer.add(self._left)
        self._onward = PrimaryButton(translate("Rutinstod", "Go to the hand-over"), hint="Enter")
        self._onward.setObjectName("to-hand-over")
        self._onward.clicked.connect(self._go_on)
        self._place.footer.add_end(self._onward)

    def _mark(self, step_id: str, state: StepState | None) -> None:
        if self._view is not None:
            key = self._view.conversation.id
            self._session.ask(
                self, lambda ws: ws.conversations.mark_step(key, step_id, state), self.changed.emit, self._not_marked
            )

    def _not_marked(self, _problem: object) -> bool:
        """Show again what is in the store, so that no step looks done that is not."""
        for step in self._view.steps if self._view is not None else ():
            self._cards[step.step.id].show_mark(step)
        return False

    def _go_on(self) -> None:
        if self._view is not None:
            key = self._view.conversation.id
            self._session.ask(self, lambda ws: ws.conversations.go_to_stage(key, Stage.HAND_OVER), self.changed.emit)

    def _count_left(self) -> None:
        left = sum(step.mark is None for step in self._view.steps) if self._view else 0
        text = counted(QT_TRANSLATE_NOOP("Rutinstod", "%n step(s) are not marked yet", None, 1), left)
        self._left.setText(text if left else translate("Rutinstod", "Every step is marked"))

    def _focused_card(self) -> _StepCard | None:
        focus = QApplication.focusWidget()
        return next((c for c in self._cards.values() if focus is not None and c.isAncestorOf(focus)), None)

    def _focus_first_open(self) -> None:
        for card in self._cards.values():
            if card.state is None:
                card.focus_choice()
                return
        self._onward.setFocus()

    def _focus_next(self, card: _StepCard) -> None:
        cards = list(self._cards.values())
        for following in cards[cards.index(card) + 1 :]:
            if following.state is None:
                following.focus_choice()
                self._place.show_child(following)
                return
        self._onward.setFocus()


class _StepCard(Card):
    """One step with its contacts and three exclusive buttons; choosing the chosen one again takes the mark away."""

    marked = Signal(str, object)

    def __init__(self, number: int, step: StepView, contacts: list[ContactCard]) -> None:
        super().__init__()
        self._id = step.step.id
        self.state: StepState | None = step.mark.state if step.mark else None
        self.setObjectName(f"step-{number}")
        if step.step.urgent:
            self.body.addWidget(Label(translate("Rutinstod", "At once"), "caution"))
        self.body.addWidget(Label(f"{number}. {step.step.text}", "strong"))
        if step.step.detail:
            self.body.addWidget(Label(step.step.detail, "body"))
        if step.step.law:
            self.body.addWidget(Label(step.step.law, "small-quiet"))
        for contact in contacts:
            self.body.addWidget(Label(contact_line(contact), "small"))
        row = ButtonRow()
        self._buttons: dict[StepState, SecondaryButton] = {}
        for key, state in enumerate(_STATES, 1):
            button = SecondaryButton(name_of(state), hint=str(key), compact=True)
            button.setCheckable(True)
            button.setObjectName(f"step-{number}-{state.value}")
            button.setAccessibleName(f"{name_of(state)}: {step.step.text}")
            button.setProperty("state", state.value)
            button.clicked.connect(self._clicked)
            self._buttons[state] = button
            row.add(button)
        self._note = Label("", "small-quiet", wrap=False)
        row.add_end(self._note)
        self.body.addWidget(row)
        self.show_mark(step)

    def show_mark(self, step: StepView) -> None:
        """Show what has been marked, by whom and when."""
        self.state = step.mark.state if step.mark else None
        for state, button in self._buttons.items():
            button.setChecked(state is self.state)
        mark = step.mark
        self._note.setText(f"{mark.by} {mark.at:%H.%M}" if mark else "")

    def choose(self, state: StepState) -> None:
        """Mark the step."""
        self.state = state
        self.marked.emit(self._id, state)

    def focus_choice(self) -> None:
        """Put the focus on the first choice."""
        self._buttons[StepState.DONE].setFocus()

    def _clicked(self) -> None:
        state = StepState(self.sender().property("state"))
        if state is self.state:
            self.state = None
            self.marked.emit(self._id, None)
        else:
            self.choose(state)


def contact_line(contact: ContactCard) -> str:
    """Return a contact on one line: name, numbers, hours, and when the number was last verified."""
    to_fill_in = translate("Rutinstod", "number to be filled in by the unit")
    numbers = to_fill_in if contact.to_fill_in else ", ".join(contact.numbers)
    parts = [f"{contact.name}: {numbers}", *([contact.hours] if contact.hours and contact.numbers else [])]
    if contact.verified_on is not None:
        parts.append(translate("Rutinstod", "verified {date}").format(date=contact.verified_on.isoformat()))
    elif contact.numbers:
        parts.append(translate("Rutinstod", "not verified"))
    return " · ".join(parts)
