# SPDX-License-Identifier: EUPL-1.2
"""Asking once more before a rare act: what will happen, and for what cannot be undone a word to type."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from screening_app.gui.pages.sheet import Sheet
from screening_app.gui.text import translate
from screening_app.gui.theme import current
from screening_app.gui.widgets import Field, Heading, Label, PrimaryButton, SecondaryButton, announce, spaced
from screening_app.paths import PRODUCT


class ConfirmDialog(QDialog):
    """A question, the sentences that say what follows, and the act's own verb on its button.

    With `word` the act cannot be done before the user has typed it. Opened with open(); `accepted` comes on yes.
    """

    def __init__(
        self, question: str, sentences: Sequence[str], act: str, *, word: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._word = word
        self.setObjectName("confirm")
        self.setWindowTitle(PRODUCT)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        outer = QVBoxLayout(self)
        spaced(outer)
        place = Sheet(question)
        outer.addWidget(place)
        self._heading = Heading(question, "title")
        place.body.addWidget(self._heading)
        for sentence in sentences:
            place.body.addWidget(Label(sentence))
        self._line = QLineEdit()
        self._line.setObjectName("confirm-word")
        label = translate("Rutinstod", "To go on, write {word}").format(word=word)
        field = Field(label, self._line)
        place.body.addWidget(field)
        field.setVisible(bool(word))
        no = SecondaryButton(translate("Rutinstod", "Cancel"), hint="Esc")
        no.setObjectName("confirm-no")
        no.clicked.connect(self.reject)
        place.footer.add(no)
        self._yes = PrimaryButton(act)
        self._yes.setObjectName("confirm-yes")
        self._yes.clicked.connect(self.accept)
        self._yes.setEnabled(not word)
        place.footer.add_end(self._yes)
        self._line.textChanged.connect(self._written)
        self._line.returnPressed.connect(self._yes.click)
        self.resize(current().gap(660), current().gap(400 if word else 340))
        # Enter must not do a rare act by itself: the focus begins on the way out, or on the word to write.
        (self._line if word else no).setFocus()
        announce(self, " ".join((question, *sentences)))

    def _written(self, text: str) -> None:
        self._yes.setEnabled(text.strip().casefold() == self._word.casefold())


def confirm(
    parent: QWidget, question: str, sentences: Sequence[str], act: str, done: Callable[[], object], *, word: str = ""
) -> None:
    """Ask, and do what `done` does on yes."""
    dialog = ConfirmDialog(question, sentences, act, word=word, parent=parent)
    dialog.accepted.connect(done)
    dialog.open()
