# SPDX-License-Identifier: EUPL-1.2
"""One step of the routine: done, not applicable for a reason, or later on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from screening_app.core.acting import NOTE_LENGTH, StepMark, StepState, WhyNot
from screening_app.core.contacts import ContactCard
from screening_app.core.views import StepView
from screening_app.gui.names import name_of
from screening_app.gui.pages.act.options import DayEntry, OptionRow, days_ahead
from screening_app.gui.pages.today import long_date
from screening_app.gui.text import translate
from screening_app.gui.widgets import ButtonRow, Card, Field, Label, SecondaryButton

STATES = (StepState.DONE, StepState.NOT_APPLICABLE, StepState.LATER)


@dataclass(frozen=True, slots=True)
class Marking:
    """What is to be noted about a step; `state` None takes the note away."""

    step_id: str
    state: StepState | None
    why: WhyNot | None = None
    note: str = ""
    due: date | None = None


class StepCard(Card):
    """One step with its contacts; choosing the chosen state again takes the mark away.

    `marked` carries a Marking, `opened` a question that has just been opened, to be brought into view. While it asks
    why or when, number keys choose among those answers and Escape leaves it.
    """

    marked = Signal(object)
    opened = Signal(object)

    def __init__(self, number: int, step: StepView, contacts: list[ContactCard], today: date, *, notes: bool) -> None:
        super().__init__()
        self._id = step.step.id
        self._today = today
        self._name = f"step-{number}"
        self._notes = notes
        self._asks: QWidget | None = None
        self._mark: StepMark | None = None
        self.setObjectName(self._name)
        if step.step.urgent:
            self.body.addWidget(Label(translate("Rutinstod", "At once"), "caution"))
        self.body.addWidget(Label(f"{number}. {step.step.text}", "strong"))
        if step.step.detail:
            self.body.addWidget(Label(step.step.detail, "body"))
        if step.step.law:
            self.body.addWidget(Label(step.step.law, "small-quiet"))
        for contact in contacts:
            self.body.addWidget(Label(contact_line(contact), "small"))
        self._add_states(step.step.text)
        self._said = Label("", "small-quiet")
        self._said.hide()
        self.body.addWidget(self._said)
        self._line = QLineEdit()
        self._line.setObjectName(f"{self._name}-note")
        self._line.setMaxLength(NOTE_LENGTH)
        self._line.editingFinished.connect(self._keep_note)
        self._field = Field(
            translate("Rutinstod", "Short note"),
            self._line,
            translate("Rutinstod", "Optional. No names and no numbers."),
        )
        self._field.hide()
        self.body.addWidget(self._field)
        self.show_mark(step)

    @property
    def state(self) -> StepState | None:
        """What is marked."""
        return self._mark.state if self._mark else None

    @property
    def asks(self) -> bool:
        """Whether it waits for a reason or a day."""
        return self._asks is not None

    def show_mark(self, step: StepView) -> None:
        """Show what has been marked, why or until when, by whom and at what time."""
        self._mark = mark = step.mark
        self._stop_asking()
        for state, button in self._buttons.items():
            button.setChecked(state is self.state)
        self._said.setText(mark_line(mark) if mark else "")
        self._said.setVisible(mark is not None)
        noted = self._notes and self.state is StepState.NOT_APPLICABLE
        self._field.setVisible(noted)
        if not self._line.hasFocus():
            self._line.setText(mark.note or "" if mark else "")

    def press_number(self, number: int) -> bool:
        """Answer the question that is open, else mark by number; False if the number stands for nothing."""
        if isinstance(self._asks, OptionRow):
            return self._asks.pick(number)
        if self._asks is None and 1 <= number <= len(STATES):
            self._choose(STATES[number - 1])
            return True
        return False

    def focus_choice(self) -> None:
        """Put the focus on the first choice."""
        self._buttons[StepState.DONE].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave an open question with Escape, as it was."""
        if event.key() == Qt.Key.Key_Escape and self.asks:
            self._stop_asking()
            self.focus_choice()
        else:
            super().keyPressEvent(event)

    def _add_states(self, text: str) -> None:
        row = ButtonRow()
        self._buttons: dict[StepState, SecondaryButton] = {}
        for key, state in enumerate(STATES, 1):
            button = SecondaryButton(name_of(state), hint=str(key), compact=True)
            button.setCheckable(True)
            button.setObjectName(f"{self._name}-{state.value}")
            button.setAccessibleName(f"{name_of(state)}: {text}")
            button.clicked.connect(lambda _=False, state=state: self._clicked(state))
            self._buttons[state] = button
            row.add(button)
        self.body.addWidget(row)

    def _clicked(self, state: StepState) -> None:
        if state is self.state:
            self.marked.emit(Marking(self._id, None))
        else:
            self._choose(state)

    def _choose(self, state: StepState) -> None:
        if state is StepState.DONE:
            self.marked.emit(Marking(self._id, state))
            return
        # Not marked before it has its reason or its day.
        for each, button in self._buttons.items():
            button.setChecked(each is self.state)
        if state is StepState.NOT_APPLICABLE:
            reasons: list[tuple[object, str]] = [(why, name_of(why)) for why in WhyNot]
            self._ask(OptionRow(translate("Rutinstod", "Why is it not applicable?"), reasons, f"{self._name}-why"))
        else:
            question = translate("Rutinstod", "When is it to be done?")
            self._ask(OptionRow(question, days_ahead(self._today), f"{self._name}-when"))

    def _ask(self, row: OptionRow | DayEntry) -> None:
        self._stop_asking()
        self._asks = row
        self.body.insertWidget(self.body.indexOf(self._said), row)
        row.chosen.connect(self._answered)
        row.show()
        self.opened.emit(row)
        row.focus()

    def _answered(self, value: object) -> None:
        if isinstance(value, WhyNot):
            self.marked.emit(Marking(self._id, StepState.NOT_APPLICABLE, why=value))
        elif isinstance(value, date):
            self.marked.emit(Marking(self._id, StepState.LATER, due=value))
        else:
            label = translate("Rutinstod", "Day on which it is to be done")
            self._ask(DayEntry(label, f"{self._name}-when", self._today, self._today + timedelta(730)))

    def _stop_asking(self) -> None:
        asked, self._asks = self._asks, None
        if asked is not None:
            asked.hide()
            self.body.removeWidget(asked)
            asked.deleteLater()

    def _keep_note(self) -> None:
        mark = self._mark
        if mark is not None and mark.why is not None and self._line.text().strip() != (mark.note or ""):
            self.marked.emit(Marking(self._id, mark.state, why=mark.why, note=self._line.text()))


def mark_line(mark: StepMark) -> str:
    """Return a mark in words: its reason or day, who and when."""
    parts = []
    if mark.why is not None:
        parts.append(name_of(mark.why))
    if mark.due is not None:
        parts.append(long_date(mark.due))
    return " · ".join([*parts, f"{mark.by} {mark.at:%Y-%m-%d %H.%M}"])


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
