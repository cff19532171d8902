# SPDX-License-Identifier: EUPL-1.2
"""Every question with its answer, the gaps first in view, and the one deliberate act that seals."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from screening_app.core.forms.definition import Form, Item, in_language
from screening_app.core.forms.filling import AnswerState, Filling
from screening_app.core.records import Outcome
from screening_app.core.views import ConversationView
from screening_app.gui.form_view import option_text
from screening_app.gui.names import name_of
from screening_app.gui.pages.sheet import Sheet, back_key
from screening_app.gui.session import Session
from screening_app.gui.text import QT_TRANSLATE_NOOP, counted, translate
from screening_app.gui.widgets import (
    Card,
    Heading,
    Label,
    Notice,
    PrimaryButton,
    Rule,
    SecondaryButton,
    announce,
    spaced,
)


class ReviewPage(QWidget):
    """The review stage. `changed` carries the conversation after going to a question or sealing."""

    changed = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._view: ConversationView | None = None
        outer = QVBoxLayout(self)
        spaced(outer)
        self._place = Sheet(translate("Rutinstod", "Review"))
        outer.addWidget(self._place)
        back_key(self, self._go_back)

    def show_view(self, view: ConversationView) -> None:
        """List all questions of the form, those that do not apply last."""
        self._view = view
        form, filling = view.form, view.filling
        if form is None or filling is None:
            return
        column = self._place.start()
        title = Heading(translate("Rutinstod", "Go through the answers"), "question")
        title.setObjectName("review")
        column.addWidget(title)
        gaps = filling.gaps
        column.addWidget(Label(_outcome_line(view.outcome), "body"))
        if gaps:
            notice = Notice(
                counted(
                    QT_TRANSLATE_NOOP(
                        "Rutinstod", "%n question(s) have no answer. A blank is never counted as a no.", None, 1
                    ),
                    len(gaps),
                ),
                "caution",
                button=translate("Rutinstod", "Go to the first"),
            )
            notice.setObjectName("gaps")
            notice.button.setObjectName("first-gap")
            notice.pressed.connect(self._go_to_first_gap)
            column.addWidget(notice)
        language = view.conversation.language
        for item in filling.closing:
            column.addWidget(Label(in_language(item.text, language, form.language)))
        asked = Card()
        for place, item in enumerate(filling.questions):
            if place:
                asked.body.addWidget(Rule())
            asked.body.addWidget(self._line(form, filling, item, language))
        column.addWidget(asked)
        self._add_not_applicable(column, form, filling, language)
        self._place.space("tight")
        column.addWidget(Label(translate("Rutinstod", "After sealing the answers cannot be changed."), "small-quiet"))
        self._add_footer(has_gaps=bool(gaps))
        self._seal.setFocus()
        announce(title, title.text())

    def _line(self, form: Form, filling: Filling, item: Item, language: str) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        spaced(line, "near")
        words = QVBoxLayout()
        spaced(words, "hair")
        question = in_language(item.text, language, form.language)
        words.addWidget(Label(question, "small-quiet"))
        state = filling.state_of(item.link_id)
        words.addWidget(
            Label(answer_text(form, filling, item, language), "caution" if state is AnswerState.BLANK else "strong")
        )
        line.addLayout(words, 1)
        button = SecondaryButton(translate("Rutinstod", "Change"), compact=True)
        button.setObjectName(f"change-{item.link_id}")
        button.setAccessibleName(translate("Rutinstod", "Change the answer to: {question}").format(question=question))
        button.setProperty("linkId", item.link_id)
        button.clicked.connect(self._change)
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _add_not_applicable(self, column: QVBoxLayout, form: Form, filling: Filling, language: str) -> None:
        left_out = [q for q in form.questions if q not in filling.questions]
        if not left_out:
            return
        self._place.space("tight")
        column.addWidget(Label(translate("Rutinstod", "Not applicable with these answers"), "small-title"))
        for item in left_out:
            column.addWidget(Label(in_language(item.text, language, form.language), "small-quiet"))

    def _add_footer(self, *, has_gaps: bool) -> None:
        back = SecondaryButton(translate("Rutinstod", "Back"), hint="Alt+←")
        back.setObjectName("back")
        back.clicked.connect(self._go_back)
        self._place.footer.add(back)
        self._seal = PrimaryButton(
            translate("Rutinstod", "Seal with gaps") if has_gaps else translate("Rutinstod", "Seal"), hint="Enter"
        )
        self._seal.setObjectName("seal")
        self._seal.clicked.connect(self._seal_now)
        self._place.footer.add_end(self._seal)

    def _seal_now(self) -> None:
        if self._view is None:
            return
        key = self._view.conversation.id
        self._seal.setEnabled(False)
        self._session.ask(
            self, lambda ws: ws.conversations.seal(key, accept_gaps=True), self.changed.emit, self._failed
        )

    def _failed(self, _problem: object) -> bool:
        self._seal.setEnabled(True)
        return False

    def _change(self) -> None:
        self._go_to(str(self.sender().property("linkId")))

    def _go_to_first_gap(self) -> None:
        if self._view is not None and self._view.filling is not None:
            self._go_to(self._view.filling.gaps[0])

    def _go_to(self, link_id: str) -> None:
        if self._view is not None:
            key = self._view.conversation.id
            self._session.ask(self, lambda ws: ws.conversations.go_to_question(key, link_id), self.changed.emit)

    def _go_back(self) -> None:
        if self._view is not None:
            key = self._view.conversation.id
            self._session.ask(self, lambda ws: ws.conversations.previous_question(key), self.changed.emit)


def answer_text(form: Form, filling: Filling, item: Item, language: str) -> str:
    """Return what was answered, in words; a blank and a declined question say so."""
    state = filling.state_of(item.link_id)
    if state is AnswerState.DECLINED:
        return translate("Rutinstod", "Does not want to answer")
    if state is AnswerState.BLANK:
        return translate("Rutinstod", "No answer yet")
    return ", ".join(option_text(form, item, value, language) for value in filling.answers[item.link_id])


def _outcome_line(outcome: Outcome | None) -> str:
    if outcome is None:
        return ""
    return translate("Rutinstod", "Will be counted as: {outcome}").format(outcome=name_of(outcome))
