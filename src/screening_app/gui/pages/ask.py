# SPDX-License-Identifier: EUPL-1.2
"""One question at a time in large type; every answer is saved before the next question is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from screening_app.core.forms.definition import Answer
from screening_app.core.records import YES, Stage
from screening_app.core.views import ConversationView
from screening_app.errors import CannotNow, Code, ScreeningError
from screening_app.gui.controls.beside import row_heading
from screening_app.gui.controls.reading import UnreadableError
from screening_app.gui.controls.words import isolated, title_for_staff
from screening_app.gui.form_view import QuestionView
from screening_app.gui.pages.sheet import Sheet, back_key
from screening_app.gui.pages.undo import UndoNotice
from screening_app.gui.parts import current_part, left_to_do
from screening_app.gui.session import Session
from screening_app.gui.text import translate
from screening_app.gui.widgets import Label, PrimaryButton, ProgressLine, SecondaryButton, announce, spaced
from screening_app.workspace.conversations import Conversations

Change = Callable[[Conversations, str], ConversationView]

#: What is being written is kept when the hands have rested this long, in milliseconds.
PAUSE_MS = 800
#: Goes to the first question that must be looked at, from any question and from the review.
FIRST_KEY = "F8"
#: Clears the answer, also one that is being written; Delete alone would do so by mistake.
CLEAR_KEY = "Alt+Del"


class AskPage(QWidget):
    """The asking stage. `changed` carries the conversation as saved, after each answer and each move.

    What is being written and is no answer yet is kept too, after a short rest and whenever the page leaves the screen:
    locking, covering and closing hide it.
    """

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
        self._writing = False
        self._later: tuple[str, Sequence[Answer]] | None = None
        self._wanted: tuple[Callable[[], None], bool] | None = None
        self._help_shown = True
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(PAUSE_MS)
        self._rest.timeout.connect(self._keep_typing)
        outer = QVBoxLayout(self)
        spaced(outer)
        self._place = Sheet(translate("Rutinstod", "Questions"))
        outer.addWidget(self._place)
        self._form_title = Label("", "small-title")
        self._form_title.setObjectName("form-title")
        self._place.body.addWidget(self._form_title)
        self._progress = ProgressLine()
        self._place.body.addWidget(self._progress)
        self._place.space("near")
        self._undo = UndoNotice()
        self._undo.pressed.connect(self._undo_removal)
        self._place.body.addWidget(self._undo)
        self._slot = QVBoxLayout()
        self._place.body.addLayout(self._slot)
        self._build_buttons()
        back_key(self, self._go_back)
        QShortcut(QKeySequence(FIRST_KEY), self).activated.connect(self._go_to_first)
        QShortcut(QKeySequence(CLEAR_KEY), self).activated.connect(self._clear)

    def show_view(self, view: ConversationView) -> None:
        """Show the conversation's question."""
        before, self._view = self._view, view
        self._busy, self._unsaved, self._writing = False, None, False
        self._rest.stop()
        wanted, self._wanted = self._wanted, None
        place, filling, form = view.question, view.filling, view.form
        if place is None or filling is None or form is None:
            return
        old = self._question
        same = old is not None and old.place == place and old.draws(form, view.conversation.language)
        later, self._later = self._later, None
        if same and later is not None and later[0] == place.path:
            # Two boxes checked faster than one is saved: the screen shows both already, and both are kept.
            self._answer(later[1], False)
            self._wanted = wanted
            return
        if old is None or not same or not old.show_filling(filling):
            if before is None or before.form != form:
                self._help_shown = True
            self._replace(QuestionView(form, filling, place, view.conversation.language), same=same)
        self._undo.offer(view.can_undo)
        self._show_form_title(view)
        # How many there will be follows from answers not yet given, so the text promises none; the bar shows the form.
        number = [q.path for q in filling.questions].index(place.path) + 1
        text = translate("Rutinstod", "Question {number}").format(number=number)
        asked = [item for item in form.questions if item.is_asked]
        self._progress.show_progress(text, asked.index(place.item), len(asked))
        self._back.setEnabled(filling.before(place.path) is not None)
        if not same and self._question is not None:
            # A long question in large type begins at its beginning, even where the answers then lie below the edge.
            self._place.to_top()
            announce(self._question.title, f"{text}. {self._question.title.text()}")
        if wanted is not None and (same or wanted[1]):
            # Enter pressed while the answer before it was saved; where that led on already, it has had its effect.
            wanted[0]()

    def toggle_help(self) -> None:
        """Show or hide help; so it stays for all questions of the form."""
        self._help_shown = not self._help_shown
        if self._question is not None:
            self._question.show_help(self._help_shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1-9 answer and move on; Enter next, from a long text Ctrl+Enter."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.isAutoRepeat():
            return
        number = event.key() - Qt.Key.Key_0
        if not held and 1 <= number <= 9 and self._question is not None:
            if not self._busy or self._question.item.repeats:
                self._question.press_number(number)
        elif held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier) and event.key() in (
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
        ):
            self._go_on()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is being written: whatever hides the page may be the lock."""
        self._keep_typing()
        super().hideEvent(event)

    def _replace(self, question: QuestionView, *, same: bool) -> None:
        if self._question is not None:
            # A list of choices that closes with its question chooses once more: that is no answer to the next one.
            self._question.answered.disconnect(self._answer)
            self._question.typed.disconnect(self._write)
            self._slot.removeWidget(self._question)
            self._question.hide()
            self._question.deleteLater()
        question.answered.connect(self._answer)
        question.declined.connect(self._decline)
        question.typed.connect(self._write)
        # The sentence has its place only when it has been laid out.
        question.fault_shown.connect(lambda fault: QTimer.singleShot(0, fault, lambda: self._place.show_child(fault)))
        question.row_added.connect(self._add_row)
        question.row_removed.connect(self._remove_row)
        question.show_help(self._help_shown)
        self._question = question
        self._slot.addWidget(question)
        question.focus_answer()
        typing = self._view.conversation.typing if self._view is not None else None
        if typing is not None and typing[0] == question.place.path and not same:
            question.restore(typing[1])

    def _show_form_title(self, view: ConversationView) -> None:
        title = isolated(title_for_staff(view.form)) if view.form else ""
        several = len(view.parts) > 1
        self._form_title.setText(
            translate("Rutinstod", "Questionnaire {number} of {total}: {title}").format(
                number=current_part(view) + 1, total=len(view.parts), title=title
            )
            if several
            else ""
        )
        self._form_title.setHidden(not several)

    def _build_buttons(self) -> None:
        self._back = SecondaryButton(translate("Rutinstod", "Back"), hint="Alt+←")
        self._back.setObjectName("back")
        self._back.clicked.connect(self._go_back)
        clear = SecondaryButton(translate("Rutinstod", "Clear the answer"))
        clear.setToolTip(CLEAR_KEY)
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
        path = self._path()
        if self._busy and self._question is not None and self._question.item.repeats:
            self._later = (path, values)
            return
        if not values:
            self._clear()
            return
        self._save(
            lambda held, key: held.answer(key, path, values, advance=advance),
            keep=lambda held, key: held.answer(key, path, values),
        )

    def _decline(self, advance: bool) -> None:
        path = self._path()
        self._save(
            lambda held, key: held.decline(key, path, advance=advance),
            keep=lambda held, key: held.decline(key, path),
        )

    def _clear(self) -> None:
        path = self._path()
        self._save(lambda held, key: held.clear(key, path))

    def _add_row(self, group: str) -> None:
        self._leave(lambda held, key: held.add_row(key, group))

    def _remove_row(self, row: str) -> None:
        view = self._view
        if view is not None and view.form is not None and view.filling is not None:
            place = view.filling.instance(row)
            self._undo.name(row_heading(view.form, view.filling, place, view.conversation.language))
        path, written = self._path(), self._question.draft() if self._question is not None else None

        def remove(held: Conversations, key: str) -> ConversationView:
            if written is not None:
                # Undo brings back what was being written too.
                held.keep_typing(key, path, written)
            return held.remove_row(key, row)

        self._save(remove)

    def _undo_removal(self) -> None:
        self._save(lambda held, key: held.undo_removal(key))

    def _go_back(self) -> None:
        if self._back.isEnabled():
            self._leave(lambda held, key: held.previous_question(key))

    def _go_on(self) -> None:
        self._leave(lambda held, key: held.next_question(key))

    def _go_to_first(self) -> None:
        view = self._view
        if view is None:
            return
        here = current_part(view)
        spot = next((s for s in left_to_do(view) if (s.part, s.path) != (here, self._path())), None)
        if spot is not None:
            self._leave(lambda held, key: held.go_to_question(key, spot.path, spot.part))

    def _interrupt(self) -> None:
        # After a yes the contact cannot be put down as not asked: the yes counts, and the review comes next.
        stage = Stage.REVIEW if self._view is not None and self._view.outcome in YES else Stage.PREPARE
        self._leave(lambda held, key: held.go_to_stage(key, stage), self.interrupted.emit, always=True)

    def _leave(
        self, move: Change, done: Callable[[ConversationView], None] | None = None, *, always: bool = False
    ) -> None:
        """Go on, back or away, and first keep what stands on screen but not yet in the store.

        What cannot be kept as an answer holds the page, with the reason said at the question; `always` goes all the
        same and keeps it as written. While something is being saved it waits for that, and is dropped when the page
        shows another question then: it was meant for this one. With `always` it is done there.
        """
        if self._question is None:
            return
        if self._busy:
            self._wanted = (lambda: self._leave(move, done, always=always), always)
            return
        typed: Sequence[Answer] | None = None
        try:
            typed = self._question.pending()
        except (UnreadableError, CannotNow) as problem:
            if not always:
                self._question.show_problem(problem)
                return
            self._keep_typing()
        unsaved, path = self._unsaved, self._path()
        kept = self._view.filling.answers.get(path, ()) if self._view is not None and self._view.filling else ()

        def leave(held: Conversations, key: str) -> ConversationView:
            if typed is not None and tuple(typed) != kept:
                if typed:
                    held.answer(key, path, typed)
                else:
                    held.clear(key, path)
            elif unsaved is not None:
                unsaved(held, key)
            return move(held, key)

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
        written, self._writing = self._writing, False
        self._rest.stop()
        key = self._view.conversation.id
        told = done if done is not None else self.changed.emit

        def failed(problem: ScreeningError) -> bool:
            self._writing = written
            return self._failed(problem)

        self._session.ask(self, lambda ws: change(ws.conversations, key), told, failed)

    def _failed(self, problem: ScreeningError) -> bool:
        # The disk was full, say: the answer still stands on screen, and going on tries again before it leaves.
        self._busy, self._later, self._wanted = False, None, None
        self._unsaved = None if problem.code is Code.ANSWER_REFUSED else self._tried
        if problem.code is Code.ANSWER_REFUSED and isinstance(problem, CannotNow) and self._question is not None:
            self._question.show_problem(problem)
            return True
        return False

    def _write(self) -> None:
        self._undo.offer(False)
        self._writing = True
        self._rest.start()

    def _keep_typing(self) -> None:
        self._rest.stop()
        if not self._writing or self._question is None or self._view is None:
            return
        self._writing = False
        key, path, text = self._view.conversation.id, self._path(), self._question.draft() or ""
        # The page may be gone before it is kept, and nothing on screen changes by it.
        self._session.ask(self._session, lambda ws: ws.conversations.keep_typing(key, path, text), lambda _: None)

    def _path(self) -> str:
        return self._question.place.path if self._question is not None else ""
