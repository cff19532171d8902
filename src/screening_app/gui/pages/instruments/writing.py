# SPDX-License-Identifier: EUPL-1.2
"""Places to write the words of a questionnaire in, in the direction of their language."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeySequence
from PySide6.QtWidgets import QPlainTextEdit

from screening_app.core.forms.reading import MAX_TEXT
from screening_app.core.scripts import is_right_to_left
from screening_app.gui.theme import current
from screening_app.gui.widgets.inputs import GrowingText

_OF_THE_PAGE = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class WritingField(GrowingText):
    """A text that grows. `written` comes with every change by hand. Undo and redo are the page's: they know more."""

    LEAST_LINES = 1

    written = Signal(str)

    def __init__(self, text: str, language: str) -> None:
        super().__init__(text)
        self.setProperty("short", True)
        self.setUndoRedoEnabled(False)
        turn(self, language)
        self.textChanged.connect(self._write)

    def sizeHint(self) -> QSize:
        """Return room for the lines written and no more: many of these stand below each other."""
        lines = min(max(int(self.document().size().height()), self.LEAST_LINES), self.MOST_LINES)
        # The frame of a styled field holds its padding.
        around = 2 * (self.frameWidth() + int(self.document().documentMargin()))
        return QSize(super().sizeHint().width(), lines * QFontMetrics(current().font()).lineSpacing() + around)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the page."""
        if event.type() == QEvent.Type.ShortcutOverride and any(map(event.matches, _OF_THE_PAGE)):  # type: ignore[attr-defined]
            event.ignore()
            return False
        return super().event(event)

    def _write(self) -> None:
        """Hand on what is written; what is pasted beyond the longest text that a form can hold does not stay."""
        text = self.toPlainText()
        if len(text) > MAX_TEXT:
            self.setPlainText(text[:MAX_TEXT])
            self.moveCursor(self.textCursor().MoveOperation.End)
            return
        self.written.emit(text)


def turn(field: QPlainTextEdit, language: str) -> None:
    """Let a field be written in from the side where the language begins."""
    to_the_left = is_right_to_left(language)
    way = Qt.LayoutDirection.RightToLeft if to_the_left else Qt.LayoutDirection.LeftToRight
    option = field.document().defaultTextOption()
    option.setTextDirection(way)
    side = Qt.AlignmentFlag.AlignRight if to_the_left else Qt.AlignmentFlag.AlignLeft
    option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
    field.document().setDefaultTextOption(option)
    field.setLayoutDirection(way)
