# SPDX-License-Identifier: EUPL-1.2
"""The pieces of the routine's editor: long texts, a choice of contacts, and one step with all that belongs to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from screening_app.core.acting import StepKind
from screening_app.core.contacts import ContactCard
from screening_app.gui.names import name_of
from screening_app.gui.pages.sheet import ChoiceField
from screening_app.gui.text import translate
from screening_app.gui.theme import current
from screening_app.gui.widgets import ButtonRow, Card, Field, Heading, Label, QuietButton, SecondaryButton, spaced

_LINE = 200
_LEAST_CHARACTERS = 12
_MOST_CHARACTERS = 28


def long_text(name: str, text: str, height: int) -> QPlainTextEdit:
    """Return an input for a long text, `height` design pixels high."""
    edit = QPlainTextEdit()
    edit.setObjectName(name)
    edit.setPlainText(text)
    # The style sheet sets a least height for every input, which wins over setMinimumHeight.
    edit.setStyleSheet(f"QPlainTextEdit {{ min-height: {current().gap(height)}px }}")
    edit.setMaximumHeight(current().px(height) + current().gap(40))
    return edit


class ContactChoice(QWidget):
    """The contacts of a step or of the whole routine: each can be taken away, further ones are chosen from a list."""

    changed = Signal(list)

    def __init__(
        self, name: str, chosen: Sequence[str], cards: Mapping[str, ContactCard], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._cards = cards
        self._chosen = list(chosen)
        self._column = QVBoxLayout(self)
        spaced(self._column, "tight")
        self._row: QWidget = QWidget()
        self._add = QComboBox()
        self._add.setObjectName(f"{name}-add")
        # A long name must not make the page wider than the window.
        self._add.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._add.setMinimumContentsLength(_LEAST_CHARACTERS)
        self._field = Field(translate("Rutinstod", "Add a contact"), self._add)
        self._add.activated.connect(self._chose)
        self._column.addWidget(self._row)
        self._column.addWidget(self._field)
        self._build()

    def _build(self) -> None:
        row = ButtonRow()
        for card_id in self._chosen:
            name = self._cards[card_id].name if card_id in self._cards else card_id
            button = SecondaryButton(_shortened(name), icon_name="x", compact=True)
            button.setObjectName(f"{self._name}-{card_id}")
            button.setAccessibleName(translate("Rutinstod", "Take away the contact {name}").format(name=name))
            button.clicked.connect(partial(self._remove, card_id))
            row.add(button)
        old = self._column.replaceWidget(self._row, row)
        if old is not None:
            self._row.hide()
            self._row.deleteLater()
        self._row = row
        self._row.setVisible(bool(self._chosen))
        self._add.clear()
        self._add.addItem("–", "")
        for card in self._cards.values():
            if card.id not in self._chosen:
                self._add.addItem(card.name, card.id)

    def _chose(self) -> None:
        card_id = str(self._add.currentData() or "")
        if card_id:
            self._chosen.append(card_id)
            self._tell()

    def _remove(self, card_id: str) -> None:
        self._chosen.remove(card_id)
        self._tell()

    def _tell(self) -> None:
        self._build()
        self._add.setFocus()
        self.changed.emit(list(self._chosen))


class StepPart(Card):
    """One step: what to do, how, whether at once, whom to call and the law. `changed` carries the step."""

    changed = Signal(dict)

    def __init__(
        self,
        number: int,
        step: Mapping[str, Any],
        cards: Mapping[str, ContactCard],
        acts: Sequence[tuple[str, str, Callable[[], object] | None]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._step = dict(step)
        name = f"step-{number}"
        heading = Heading(translate("Rutinstod", "Step {number}").format(number=number), "section")
        self.body.addWidget(heading)
        self.text = QLineEdit(str(step.get("text", "")))
        self.text.setObjectName(f"{name}-text")
        self.text.setMaxLength(_LINE)
        self.text.textChanged.connect(partial(self._set, "text"))
        self.body.addWidget(Field(translate("Rutinstod", "What to do"), self.text))
        detail = long_text(f"{name}-detail", str(step.get("detail", "")), 66)
        detail.textChanged.connect(lambda: self._set("detail", detail.toPlainText()))
        self.body.addWidget(Field(translate("Rutinstod", "How, in a few sentences"), detail))
        urgent = QCheckBox(translate("Rutinstod", "Must be done at once"))
        urgent.setObjectName(f"{name}-urgent")
        urgent.setChecked(bool(step.get("urgent")))
        urgent.toggled.connect(partial(self._set, "urgent"))
        self.body.addWidget(urgent)
        self.body.addWidget(self._about(name, str(step.get("kind", ""))))
        contacts = ContactChoice(f"{name}-contact", step.get("contacts", ()), cards)
        contacts.changed.connect(partial(self._set, "contacts"))
        self.body.addWidget(Label(translate("Rutinstod", "Whom to call"), "label"))
        self.body.addWidget(contacts)
        law = QLineEdit(str(step.get("law", "")))
        law.setObjectName(f"{name}-law")
        law.setMaxLength(_LINE)
        law.textChanged.connect(partial(self._set, "law"))
        self.body.addWidget(Field(translate("Rutinstod", "Law"), law))
        row = ButtonRow()
        for key, label, act in acts:
            button = QuietButton(label)
            button.setObjectName(f"{name}-{key}")
            button.setAccessibleName(f"{label}: {heading.text()}")
            button.setEnabled(act is not None)
            if act is not None:
                button.clicked.connect(act)
            row.add(button)
        self.body.addWidget(row)

    def _about(self, name: str, kind: str) -> ChoiceField:
        """Return the choice of what the step is about, which decides its place among the others."""
        field = ChoiceField(
            translate("Rutinstod", "What the step is about"),
            translate("Rutinstod", "The steps open in this order when the answer is known."),
        )
        field.setObjectName(f"{name}-kind")
        field.add(translate("Rutinstod", "By the list that it stands in"), "")
        for each in StepKind:
            field.add(name_of(each), each)
        field.set_value(kind)
        field.changed.connect(lambda: self._choose_kind(field.value()))
        return field

    def _choose_kind(self, kind: str) -> None:
        self._step.pop("kind", None)
        if kind:
            self._step["kind"] = kind
        self.changed.emit(dict(self._step))

    def _set(self, part: str, value: object) -> None:
        self._step[part] = value
        self.changed.emit(dict(self._step))


class BoxChoice(QWidget):
    """Boxes of which several can be ticked, under one name. `changed` carries the codes of the ticked ones."""

    changed = Signal(list)

    def __init__(
        self, name: str, label: str, choices: Mapping[str, str], chosen: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        spaced(column, "hair")
        column.addWidget(Label(label, "label"))
        self._boxes: dict[str, QCheckBox] = {}
        for code, text in choices.items():
            box = QCheckBox(text)
            box.setObjectName(f"{name}-{code}")
            box.setAccessibleName(f"{label}: {text}")
            box.setChecked(code in chosen)
            box.toggled.connect(self._toggled)
            self._boxes[code] = box
            column.addWidget(box)

    def _toggled(self) -> None:
        self.changed.emit([code for code, box in self._boxes.items() if box.isChecked()])


def _shortened(name: str) -> str:
    """Return a name that fits a button; screen readers are told the whole of it."""
    return name if len(name) <= _MOST_CHARACTERS else f"{name[:_MOST_CHARACTERS].rstrip()}…"
