# SPDX-License-Identifier: EUPL-1.2
"""A correction of a sealed conversation: why, and what is right. What was sealed stays beside it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from screening_app.core.records import Correction, CorrectionReason
from screening_app.errors import ScreeningError
from screening_app.gui.names import name_of
from screening_app.gui.pages.sheet import ChoiceField, Sheet
from screening_app.gui.problems import advice, sentence
from screening_app.gui.session import Session
from screening_app.gui.text import translate
from screening_app.gui.theme import current
from screening_app.gui.widgets import Field, Heading, Label, Notice, PrimaryButton, SecondaryButton, spaced
from screening_app.paths import PRODUCT


class CorrectDialog(QDialog):
    """Opened with open(); `corrected` carries the correction once it is kept."""

    corrected = Signal(object)

    def __init__(self, session: Session, conversation_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._key = conversation_id
        self.setObjectName("correct-dialog")
        self.setWindowTitle(PRODUCT)
        self.resize(current().gap(700), current().gap(560))
        outer = QVBoxLayout(self)
        spaced(outer)
        self._place = Sheet(translate("Rutinstod", "Correct the conversation"))
        outer.addWidget(self._place)
        column = self._place.body
        column.addWidget(Heading(translate("Rutinstod", "Correct the conversation"), "title"))
        column.addWidget(
            Label(
                translate(
                    "Rutinstod",
                    "The sealed answers stay as they are. The correction is kept beside them, with your name and the"
                    " time, and follows in the text to hand over.",
                )
            )
        )
        self._problem = Notice("", "problem")
        self._problem.setObjectName("correct-problem")
        self._problem.hide()
        column.addWidget(self._problem)
        self._reason = ChoiceField(translate("Rutinstod", "Why it is corrected"))
        self._reason.setObjectName("correct-reason")
        self._reason.add("–", "")
        for reason in CorrectionReason:
            self._reason.add(name_of(reason), reason)
        column.addWidget(self._reason)
        self._text = QPlainTextEdit()
        self._text.setObjectName("correct-text")
        column.addWidget(Field(translate("Rutinstod", "What is right, and which question it is about"), self._text))
        no = SecondaryButton(translate("Rutinstod", "Cancel"), hint="Esc")
        no.clicked.connect(self.reject)
        self._place.footer.add(no)
        self._keep = PrimaryButton(translate("Rutinstod", "Keep the correction"))
        self._keep.setObjectName("keep-correction")
        self._keep.clicked.connect(self._ask)
        self._place.footer.add_end(self._keep)
        self._reason.focus()

    def _ask(self) -> None:
        key, text = self._key, self._text.toPlainText()
        reason = CorrectionReason(self._reason.value()) if self._reason.value() else None
        self._keep.setEnabled(False)
        self._session.ask(self, lambda ws: ws.conversations.correct(key, reason, text), self._done, self._failed)

    def _done(self, correction: Correction) -> None:
        self.corrected.emit(correction)
        self.accept()

    def _failed(self, problem: ScreeningError) -> bool:
        self._keep.setEnabled(True)
        self._problem.set_text("\n".join(filter(None, (sentence(problem), advice(problem)))))
        self._problem.show()
        self._place.to_top()
        return True
