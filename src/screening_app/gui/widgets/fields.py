# SPDX-License-Identifier: EUPL-1.2
"""One thing to fill in: label, input, hint and error in one place, tied together for screen readers."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from screening_app.gui.text import translate
from screening_app.gui.theme import current
from screening_app.gui.widgets.labels import IconMark, Label, announce

Input = QLineEdit | QComboBox | QDateEdit | QPlainTextEdit


class Field(QWidget):
    """A label above an input (`input`), a hint below it, and an error line that shows only when set.

    The label may hold an & for an Alt key. `row` holds the input where something stands beside it. A long text gets
    Tab back: it moves on instead of writing a tab.
    """

    def __init__(
        self, label: str, field: Input, hint: str = "", parent: QWidget | None = None, *, row: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.input = field
        self._row = row
        self.label = Label(label, "label")
        self.label.setBuddy(field)
        self.hint = Label(hint, "small-quiet")
        if not hint:
            self.hint.hide()
        self.error = Label("", "small-problem")
        self._error_row = QWidget()
        across = QHBoxLayout(self._error_row)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(IconMark("alert", "problem", 16), 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(self.error, 1)
        self._error_row.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self.label, self._input_row(), self._error_row, self.hint):
            self._column.addWidget(part)
        if isinstance(field, QPlainTextEdit):
            field.setTabChangesFocus(True)
        if isinstance(field, QDateEdit):
            field.setCalendarPopup(True)
        self._tell()
        self._measure()

    def set_error(self, sentence: str | None) -> None:
        """Show what is wrong with the input and say it aloud; None takes it away."""
        self.error.setText(sentence or "")
        self._error_row.setVisible(bool(sentence))
        self.input.setProperty("wrong", bool(sentence))
        self.input.style().unpolish(self.input)
        self.input.style().polish(self.input)
        self._tell()
        if sentence:
            announce(self.input, sentence, at_once=True)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def _input_row(self) -> QWidget:
        return self._row if self._row is not None else self.input

    def _tell(self) -> None:
        name = self.label.text().replace("&", "")
        self.input.setAccessibleName(name)
        if isinstance(self.input, QComboBox):
            # The list that drops down takes the focus and has no name of its own.
            self.input.view().setAccessibleName(name)
        self.input.setAccessibleDescription(" ".join(text for text in (self.error.text(), self.hint.text()) if text))

    def _measure(self) -> None:
        self._column.setSpacing(current().gap(6))


class PassphraseField(Field):
    """A passphrase: hidden, not learnt by any keyboard, shown on request. `submitted` on Enter.

    The text stays in Qt's memory after clear(), which no program can help: ask late, use at once.
    """

    submitted = Signal()

    def __init__(self, label: str, hint: str = "", parent: QWidget | None = None) -> None:
        self.show_toggle = QCheckBox()
        self._line = QLineEdit()
        self._line.setEchoMode(QLineEdit.EchoMode.Password)
        hints = Qt.InputMethodHint
        self._line.setInputMethodHints(hints.ImhHiddenText | hints.ImhNoPredictiveText | hints.ImhSensitiveData)
        self._line.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        super().__init__(label, self._line, hint, parent)
        self.show_toggle.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        self.show_toggle.toggled.connect(self._show)
        self._line.returnPressed.connect(self.submitted)
        self._retranslate()

    @property
    def text(self) -> str:
        """What has been typed."""
        return self._line.text()

    def clear(self) -> None:
        """Empty the field and hide again what comes next."""
        self._line.clear()
        self.show_toggle.setChecked(False)

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _input_row(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().gap("tight"))
        column.addWidget(self._line)
        column.addWidget(self.show_toggle)
        return holder

    def _show(self, shown: bool) -> None:
        self._line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def _retranslate(self) -> None:
        self.show_toggle.setText(translate("Rutinstod", "Show what I type"))
