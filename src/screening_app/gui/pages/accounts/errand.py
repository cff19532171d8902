# SPDX-License-Identifier: EUPL-1.2
"""What every errand looks like: a heading, what it means, some fields, one act and the way back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from screening_app.core.records import Role
from screening_app.errors import ScreeningError
from screening_app.gui.names import name_of
from screening_app.gui.pages.sheet import Sheet, back_key, only_once
from screening_app.gui.problems import advice, sentence
from screening_app.gui.session import Session
from screening_app.gui.text import translate
from screening_app.gui.widgets import (
    Heading,
    Label,
    PassphraseField,
    PrimaryButton,
    announce,
    spaced,
)
from screening_app.workspace import Workspace

Result = TypeVar("Result")


class Errand(QWidget):
    """One errand. `left` goes back to the list, `done` too, with a sentence that then stands above it.

    `place` is what a screen reader calls the page, else that of accounts.
    """

    left = Signal()
    done = Signal(str)

    def __init__(self, session: Session, name: str, parent: QWidget | None = None, *, place: str = "") -> None:
        super().__init__(parent)
        self._session = session
        self._name = name
        outer = QVBoxLayout(self)
        spaced(outer)
        self._place = Sheet(place or translate("Rutinstod", "Accounts"))
        outer.addWidget(self._place)
        back_key(self, self.left.emit)

    def _begin(self, heading: str, *sentences: str) -> QVBoxLayout:
        column = self._place.start()
        title = Heading(heading, "title")
        title.setObjectName(self._name)
        column.addWidget(title)
        for each in sentences:
            column.addWidget(Label(each))
        self._problem = self._place.add_problem("account-problem")
        self._place.add_back(self.left)
        announce(title, heading)
        return column

    def _add_act(self, text: str, name: str, act: Callable[[], object]) -> PrimaryButton:
        button = PrimaryButton(text)
        button.setObjectName(name)
        button.clicked.connect(act)
        self._place.footer.add_end(button)
        return button

    def _ask(self, work: Callable[[Workspace], Result], done: Callable[[Result], None]) -> None:
        """Do it on the worker; the button that was pressed comes back with what stood in the way."""
        pressed = self.sender()
        again = only_once(pressed)
        self._problem.hide()

        def refused(problem: ScreeningError) -> bool:
            again(problem)
            if isinstance(pressed, QWidget):
                # A button that was disabled for a moment has lost the focus to whatever comes next.
                pressed.setFocus()
            self._show_problem(problem)
            return True

        self._session.ask(self, work, done, refused)

    def _show_problem(self, problem: ScreeningError) -> None:
        self._problem.set_text("\n".join(filter(None, (sentence(problem), advice(problem)))))
        self._problem.show()
        self._place.to_top()


class RoleBoxes(QWidget):
    """The roles as boxes to tick, each with what it may do. `chosen` are those ticked."""

    def __init__(self, ticked: frozenset[Role] = frozenset(), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        spaced(column, "tight")
        column.addWidget(Label(translate("Rutinstod", "Roles"), "label"))
        self._boxes: dict[Role, QCheckBox] = {}
        for role, meaning in _meanings():
            box = QCheckBox(name_of(role))
            box.setObjectName(f"role-{role}")
            box.setAccessibleDescription(meaning)
            box.setChecked(role in ticked)
            self._boxes[role] = box
            column.addWidget(box)
            column.addWidget(Label(meaning, "small-quiet"))

    @property
    def chosen(self) -> frozenset[Role]:
        """The roles that are ticked."""
        return frozenset(role for role, box in self._boxes.items() if box.isChecked())


def first_passphrase_field() -> PassphraseField:
    """Return the field for a passphrase that opens an account once."""
    field = PassphraseField(
        translate("Rutinstod", "First passphrase"),
        translate(
            "Rutinstod",
            "At least 12 characters. It opens the account once: its owner then chooses one that nobody else knows.",
        ),
    )
    field.input.setObjectName("first-passphrase")
    return field


def _meanings() -> list[tuple[Role, str]]:
    return [
        (
            Role.SCREENER,
            translate("Rutinstod", "Holds conversations. Gets the key to the records from a colleague, not from you."),
        ),
        (
            Role.COORDINATOR,
            translate("Rutinstod", "Looks after routines, questionnaires and figures, and can open no record."),
        ),
        (
            Role.ADMINISTRATOR,
            translate("Rutinstod", "Looks after accounts and recovery shares, and can open no record."),
        ),
    ]
