# SPDX-License-Identifier: EUPL-1.2
"""One question at a time in large type; every answer is saved before the next question is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from screening_app.core.forms.definition import Answer
from screening_app.core.records import YES, Stage
from screening_app.core.views import ConversationView
from screening_app.errors import CannotNow, Code, ScreeningError
from screening_app.gui.form_view import QuestionView
from screening_app.gui.pages.sheet import Sheet, back_key
from screening_app.gui.session import Session
from screening_app.gui.text import translate
from screening_app.gui.widgets import PrimaryButton, ProgressLine, SecondaryButton, announce, spaced
from screening_app.workspace.conversations import Conversations

Change = Callable[[Conversations, str], ConversationView]


class AskPage(QWidget):
    """The asking stage. `changed` carries the conversation as saved, after each answer and each move."""

    changed = Signal(object)
    interrupted = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._view: ConversationView | None = None
        self._question: QuestionView | None = None
        self._busy = False
        self._tried: Change | None = None
        self._unsaved: Change | None = None
        outer = QVBoxLayout(self)
        spaced(outer)
        self._place = Sheet(translate("Rutinstod", "Questions"))
        outer.addWidget(self._place)
        self._progress = ProgressLine()
        self._place.body.addWidget(self._progress)
        self._place.space("near")
        self._slot = QVBoxLayout()
        self._place.body.addLayout(self._slot)
        self._build_buttons()
        back_key(self, self._go_back)

    def show_view(self, view: ConversationView) -> None:
        """Show the conversation's question."""
        self._view, self._busy, self._unsaved = view, False, None
        item, filling, form = view.question, view.filling, view.form
        if item is None or filling is None or form is None:
            return
        if self._question is not None:
            self._question.setParent(None)
            self._question.deleteLater()
        question = QuestionView(form, filling, item, view.conversation.language)
        question.answered.connect(self._answer)
        question.declined.connect(self._decline)
        self._question = question
        self._slot.addWidget(question)
        # How many there will be follows from answers not yet given, so the text promises none; the bar shows the form.
        number = [q.link_id for q in filling.questions].index(item.link_id) + 1
        text = translate("Rutinstod", "Question {number}").format(number=number)
        self._progress.show_progress(text, form.questions.index(item), len(form.questions))
        self._back.setEnabled(filling.before(item.link_id) is not None)
        question.focus_answer()
        # A long question in large type begins at its beginning, even where the answers then lie below the edge.
        self._place.to_top()
        announce(question.title, f"{text}. {question.title.text()}")

    def toggle_help(self) -> None:
        """Show or hide help for the question."""
        if self._question is not None:
            self._question.toggle_help()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1-9 answer and move on; Enter next."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.isAutoRepeat():
            return
        number = event.key() - Qt.Key.Key_0
        if plain and 1 <= number <= 9 and self._question is not None and not self._busy:
            self._question.press_number(number)
        elif plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go_on()
        else:
            super().keyPressEvent(event)

    def _build_buttons(self) -> None:
        self._back = SecondaryButton(translate("Rutinstod", "Back"), hint="Alt+←")
        self._back.setObjectName("back")
        self._back.clicked.connect(self._go_back)
        clear = SecondaryButton(translate("Rutinstod", "Clear the answer"))
        clear.setObjectName("clear")
        clear.clicked.connect(self._clear)
        interrupt = SecondaryButton(translate("Rutinstod", "Interrupt"))
        interrupt.setObjectName("interrupt")
        interrupt.clicked.connect(self._interrupt)
        onward = PrimaryButton(translate("Rutinstod", "Next"), hint="Enter")
        onward.setObjectName("next")
        onward.clicked.connect(self._go_on)
        for button in (self._back, clear, interrupt):
            self._place.footer.add(button)
        self._place.footer.add_end(onward)

    def _answer(self, values: Sequence[Answer], advance: bool) -> None:
        link_id = self._link_id()
        self._save(
            lambda held, key: held.answer(key, link_id, values, advance=advance),
            keep=lambda held, key: held.answer(key, link_id, values),
        )

    def _decline(self, advance: bool) -> None:
        link_id = self._link_id()
        self._save(
            lambda held, key: held.decline(key, link_id, advance=advance),
            keep=lambda held, key: held.decline(key, link_id),
        )

    def _clear(self) -> None:
        link_id = self._link_id()
        self._save(lambda held, key: held.clear(key, link_id))

    def _go_back(self) -> None:
        if self._back.isEnabled():
            self._leave(lambda held, key: held.previous_question(key))

    def _go_on(self) -> None:
        self._leave(lambda held, key: held.next_question(key))

    def _interrupt(self) -> None:
        # After a yes the contact cannot be put down as not asked: the yes counts, and the review comes next.
        stage = Stage.REVIEW if self._view is not None and self._view.outcome in YES else Stage.PREPARE
        self._leave(lambda held, key: held.go_to_stage(key, stage), self.interrupted.emit)

    def _leave(self, go: Change, done: Callable[[ConversationView], None] | None = None) -> None:
        """Go on, back or away, and first keep what stands on screen but not yet in the store."""
        if self._question is None:
            return
        try:
            typed = self._question.pending()
        except ValueError:
            self._session.refused.emit(CannotNow(Code.ANSWER_REFUSED, kind="type"))
            return
        unsaved, link_id = self._unsaved, self._link_id()

        def leave(held: Conversations, key: str) -> ConversationView:
            if typed:
                held.answer(key, link_id, typed)
            elif typed is not None:
                held.clear(key, link_id)
            elif unsaved is not None:
                unsaved(held, key)
            return go(held, key)

        self._save(leave, keep=unsaved, done=done)

    def _save(
        self,
        change: Change,
        *,
        keep: Change | None = None,
        done: Callable[[ConversationView], None] | None = None,
    ) -> None:
        # One change at a time: a second key before the first is saved would answer a question not yet read.
        if self._busy or self._view is None or self._view.conversation.stage is not Stage.ASK:
            return
        self._busy = True
        self._tried = keep
        key = self._view.conversation.id
        told = done if done is not None else self.changed.emit
        self._session.ask(self, lambda ws: change(ws.conversations, key), told, self._failed)

    def _failed(self, problem: ScreeningError) -> bool:
        # The disk was full, say: the answer still stands on screen, and going on tries again before it leaves.
        self._busy = False
        self._unsaved = None if problem.code is Code.ANSWER_REFUSED else self._tried
        return False

    def _link_id(self) -> str:
        return self._question.item.link_id if self._question is not None else ""
