# SPDX-License-Identifier: EUPL-1.2
"""What was just removed and the way to have it back, by button or Ctrl+Z, until anything else is done."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from screening_app.gui.controls.words import isolated
from screening_app.gui.text import translate
from screening_app.gui.widgets import Notice


class UndoNotice(Notice):
    """`pressed` asks to have it back. Hidden until `offer`; while it is seen Ctrl+Z is its key, in every field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "info", button=translate("Rutinstod", "Undo"), hint="Ctrl+Z", parent=parent)
        self.setObjectName("removed")
        self.button.setObjectName("undo")
        self.hide()

    def name(self, removed: str) -> None:
        """Take over what is about to be removed; shown only once it is."""
        self.set_text(translate("Rutinstod", "Removed: {row}.").format(row=isolated(removed)))

    def offer(self, offered: bool) -> None:
        """Show or hide it; hidden it leaves Ctrl+Z to the fields."""
        app = QApplication.instance()
        if app is not None and offered == self.isHidden():
            app.removeEventFilter(self)
            if offered:
                app.installEventFilter(self)
        self.setVisible(offered)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Ctrl+Z before a field takes it for its own text, which has not been touched since."""
        kinds = QEvent.Type
        if event.type() not in (kinds.ShortcutOverride, kinds.KeyPress) or not isinstance(watched, QWidget):
            return False
        if not isinstance(event, QKeyEvent) or not event.matches(QKeySequence.StandardKey.Undo):
            return False
        if not self.isVisible() or not self.window().isActiveWindow():
            return False
        event.accept()
        if event.type() == kinds.KeyPress and not event.isAutoRepeat():
            self.pressed.emit()
        return True
