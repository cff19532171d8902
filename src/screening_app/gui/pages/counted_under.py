# SPDX-License-Identifier: EUPL-1.2
"""Age and sex for the yearly counts: two drop-downs that nobody has to touch."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from screening_app.core.records import AgeBand, Contact, Sex
from screening_app.gui.names import name_of
from screening_app.gui.pages.sheet import ChoiceField
from screening_app.gui.text import translate
from screening_app.gui.widgets import Label


class CountedUnder(QWidget):
    """What a contact is counted under; nothing noted until somebody chooses. `chosen` carries age and sex together.

    Without `with_sex` only the age can be chosen, as in maternity care, where the sex would say nothing.
    """

    chosen = Signal(object, object)

    def __init__(self, contact: Contact, *, with_sex: bool) -> None:
        super().__init__()
        self._age = ChoiceField(translate("Rutinstod", "Age"))
        self._age.setObjectName("age")
        self._sex = ChoiceField(translate("Rutinstod", "Sex"))
        self._sex.setObjectName("sex")
        for age in (AgeBand.UNKNOWN, *(each for each in AgeBand if each is not AgeBand.UNKNOWN)):
            self._age.add(name_of(age), age)
        for sex in (Sex.UNKNOWN, *(each for each in Sex if each is not Sex.UNKNOWN)):
            self._sex.add(name_of(sex), sex)
        self._age.set_value(contact.age)
        self._sex.set_value(contact.sex)
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._age)
        if with_sex:
            row.addWidget(self._sex)
        else:
            self._sex.setParent(self)
            self._sex.hide()
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(
            Label(
                translate("Rutinstod", "Only for the yearly counts, never needed. Leave it when you do not know."),
                "quiet",
            )
        )
        for field in (self._age, self._sex):
            field.changed.connect(self._tell)

    def _tell(self) -> None:
        self.chosen.emit(AgeBand(self._age.value()), Sex(self._sex.value()))
