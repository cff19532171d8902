# SPDX-License-Identifier: EUPL-1.2
"""The bar on top of the window and the strip at its bottom."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from screening_app.gui.text import translate
from screening_app.gui.theme import current
from screening_app.gui.widgets.buttons import SecondaryButton
from screening_app.gui.widgets.labels import Label


class TopBar(QFrame):
    """Product, unit, and the three ways out: acute, cover, lock. Keys are shown here and caught by gui/lock.Guard."""

    acute_pressed = Signal()
    cover_pressed = Signal()
    lock_pressed = Signal()

    def __init__(self, product: str, unit: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "top")
        self.product = Label(product, "strong", wrap=False)
        self.unit = Label(unit, "quiet")
        self.acute = SecondaryButton("", compact=True, caution=True)
        self.cover = SecondaryButton("", hint="F12", compact=True)
        self.lock = SecondaryButton("", hint="Ctrl+L", compact=True)
        for button, name, signal in (
            (self.acute, "acute", self.acute_pressed),
            (self.cover, "cover", self.cover_pressed),
            (self.lock, "lock", self.lock_pressed),
        ):
            button.setObjectName(name)
            # Tab reaches it; a click leaves the focus where the work is, so that 1-9 go on answering afterwards.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(signal)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.product)
        self._row.addWidget(self.unit, 1)
        for button in (self.acute, self.cover, self.lock):
            self._row.addWidget(button)
        self.show_ways(acute=False)
        self._retranslate()
        self._measure()

    def set_unit(self, unit: str) -> None:
        """Show the unit's name; nothing while locked."""
        self.unit.setText(unit)

    def show_ways(self, *, acute: bool, cover: bool = True, lock: bool = True) -> None:
        """Show the buttons that lead somewhere now."""
        self.acute.setVisible(acute)
        self.cover.setVisible(cover)
        self.lock.setVisible(lock)

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.StyleChange:
            self._measure()

    def _measure(self) -> None:
        theme = current()
        self._row.setSpacing(theme.gap("close"))
        self._row.setContentsMargins(theme.gap(20), 5, theme.gap(20), 5)
        self.product.setContentsMargins(0, 0, theme.gap(8), 0)

    def _retranslate(self) -> None:
        self.acute.setText(translate("Rutinstod", "Acute"))
        self.cover.setText(translate("Rutinstod", "Cover"))
        self.lock.setText(translate("Rutinstod", "Lock"))


class StatusStrip(QFrame):
    """The strip at the bottom: what is saved and when, what that means, what comes next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "bottom")
        self.saved = Label("", "small", wrap=False)
        self.explanation = Label("", "small-quiet")
        self.right = Label("", "small-quiet", wrap=False)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.saved)
        self._row.addWidget(self.explanation, 1)
        self._row.addWidget(self.right)
        self._measure()

    def show_texts(self, saved: str = "", explanation: str = "", right: str = "") -> None:
        """Show the three texts; an empty one leaves its place empty."""
        self.saved.setText(saved)
        self.explanation.setText(explanation)
        self.right.setText(right)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def _measure(self) -> None:
        theme = current()
        self._row.setSpacing(theme.gap("apart"))
        self._row.setContentsMargins(theme.gap(20), theme.gap(7), theme.gap(20), theme.gap(7))
