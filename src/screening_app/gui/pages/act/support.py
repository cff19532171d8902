# SPDX-License-Identifier: EUPL-1.2
"""Which support was offered: by type of violence, by who the person is, with or without an individual decision."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from screening_app.core.acting import Person, Support, ViolenceType
from screening_app.core.views import ConversationView
from screening_app.gui.names import name_of
from screening_app.gui.pages.sheet import ChoiceField
from screening_app.gui.text import translate
from screening_app.gui.widgets import ButtonRow, Card, Heading, Label, QuietButton, SecondaryButton, spaced

_WITH, _WITHOUT = "with", "without"


class SupportCard(Card):
    """`offered` and `taken_back` carry (violence type, person, with a decision), `opened` what to bring into view."""

    offered = Signal(object)
    taken_back = Signal(object)
    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("support")
        self.body.addWidget(Heading(translate("Rutinstod", "Support that was offered"), "section"))
        self.body.addWidget(
            Label(
                translate(
                    "Rutinstod",
                    "Support can be offered with or without an individual decision. What you note is counted without"
                    " any person.",
                ),
                "body",
            )
        )
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        spaced(self._rows, "tight")
        self.body.addWidget(self._list)
        self._add = SecondaryButton(translate("Rutinstod", "Add support"), icon_name="plus", compact=True)
        self._add.setObjectName("support-add")
        self._add.clicked.connect(self._open)
        row = ButtonRow()
        row.add(self._add)
        self.body.addWidget(row)
        self._form = QWidget()
        self._fields = self._make_fields()
        self._form.hide()
        self.body.addWidget(self._form)

    def show_view(self, view: ConversationView) -> None:
        """Show what has been noted."""
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, each in enumerate(view.conversation.supports, 1):
            self._rows.addWidget(self._row(number, each))
        self._list.setVisible(bool(view.conversation.supports))

    def focus(self) -> None:
        """Put the focus on the way to add one more."""
        (self._fields[0].input if self._form.isVisible() else self._add).setFocus()

    def _row(self, number: int, support: Support) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        spaced(row, "close")
        text = support_line(support)
        row.addWidget(Label(text, "body"), 1)
        away = QuietButton(translate("Rutinstod", "Take away"))
        away.setObjectName(f"support-{number}-away")
        away.setAccessibleName(f"{translate('Rutinstod', 'Take away')}: {text}")
        away.clicked.connect(partial(self.taken_back.emit, support.kind))
        row.addWidget(away, 0, Qt.AlignmentFlag.AlignVCenter)
        return holder

    def _make_fields(self) -> tuple[ChoiceField, ChoiceField, ChoiceField]:
        column = QVBoxLayout(self._form)
        spaced(column, "close")
        made = []
        decisions = (
            (_WITHOUT, translate("Rutinstod", "Without an individual decision")),
            (_WITH, translate("Rutinstod", "With an individual decision")),
        )
        for name, label, choices in (
            ("support-type", translate("Rutinstod", "Type of violence"), [(v, name_of(v)) for v in ViolenceType]),
            ("support-person", translate("Rutinstod", "Who it is for"), [(p, name_of(p)) for p in Person]),
            ("support-decision", translate("Rutinstod", "Decision"), decisions),
        ):
            field = ChoiceField(label)
            field.setObjectName(name)
            field.add(translate("Rutinstod", "Choose"), "")
            for value, text in choices:
                field.add(text, value)
            column.addWidget(field)
            made.append(field)
        row = ButtonRow()
        keep = SecondaryButton(translate("Rutinstod", "Save the support"), compact=True)
        keep.setObjectName("support-keep")
        keep.clicked.connect(self._keep)
        cancel = QuietButton(translate("Rutinstod", "Cancel"))
        cancel.setObjectName("support-cancel")
        cancel.clicked.connect(self._close)
        row.add(keep)
        row.add(cancel)
        column.addWidget(row)
        return made[0], made[1], made[2]

    def _open(self) -> None:
        for field in self._fields:
            field.set_value("")
            field.set_error(None)
        self._form.show()
        self.opened.emit(self._form)
        self._fields[0].focus()

    def _close(self) -> None:
        self._add.setFocus()
        self._form.hide()

    def _keep(self) -> None:
        empty = [field for field in self._fields if not field.value()]
        for field in self._fields:
            field.set_error(translate("Rutinstod", "Choose one.") if field in empty else None)
        if empty:
            empty[0].focus()
            return
        violence_type, person, decision = (field.value() for field in self._fields)
        self._close()
        self.offered.emit((ViolenceType(violence_type), Person(person), decision == _WITH))


def support_line(support: Support) -> str:
    """Return an offer in words."""
    decision = (
        translate("Rutinstod", "With an individual decision")
        if support.with_decision
        else translate("Rutinstod", "Without an individual decision")
    )
    return " · ".join([name_of(support.violence_type), name_of(support.person), decision])
