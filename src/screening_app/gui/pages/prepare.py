# SPDX-License-Identifier: EUPL-1.2
"""May we ask now? Four short questions, then either the first question or a coded reason and a new date."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, cast

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from screening_app.core.forms.definition import Form
from screening_app.core.readiness import Alone, Interpreter, NotAskedReason, Readiness
from screening_app.core.records import AgeBand, AskAgainHow, Sex, UnitKind
from screening_app.core.routines import Validity
from screening_app.core.views import ConversationView
from screening_app.gui.lock import ClipboardCopy
from screening_app.gui.names import name_of
from screening_app.gui.pages.choose_form import FormChoice
from screening_app.gui.pages.counted_under import CountedUnder
from screening_app.gui.pages.sheet import ChoiceField, DateField, Sheet, back_key, only_once
from screening_app.gui.session import Session
from screening_app.gui.text import translate
from screening_app.gui.widgets import (
    AnswerGroup,
    Choice,
    Heading,
    Label,
    Notice,
    PrimaryButton,
    QuietButton,
    SecondaryButton,
    announce,
    spaced,
)


@dataclass(frozen=True, slots=True)
class _Question:
    name: str
    text: str
    help: str
    choices: tuple[Choice, ...]


def _questions() -> tuple[_Question, ...]:
    yes_no = (Choice(True, translate("Rutinstod", "Yes")), Choice(False, translate("Rutinstod", "No")))
    return (
        _Question(
            "alone",
            translate("Rutinstod", "Are you alone with the person?"),
            translate("Rutinstod", "No partner, relative or friend, and no child who can understand or retell."),
            tuple(Choice(a, name_of(a)) for a in Alone),
        ),
        _Question(
            "private_room",
            translate("Rutinstod", "Is the room private, with no phone left open?"),
            translate("Rutinstod", "The door is closed, nobody can hear, and no call or recording is running."),
            yes_no,
        ),
        _Question(
            "interpreter",
            translate("Rutinstod", "Is an interpreter needed?"),
            translate(
                "Rutinstod", "Only an authorised interpreter, preferably by phone. Never a relative, friend or child."
            ),
            tuple(Choice(i, name_of(i)) for i in Interpreter),
        ),
        _Question(
            "enough_time",
            translate("Rutinstod", "Is there time to listen to a yes?"),
            translate("Rutinstod", "Ten calm minutes, so that the answer can be met and the routine followed."),
            yes_no,
        ),
    )


class PreparePage(QWidget):
    """The readiness stage. `changed` carries the conversation as saved; `ended` comes when put off or discarded."""

    changed = Signal(object)
    ended = Signal(str)

    def __init__(
        self,
        session: Session,
        clipboard: ClipboardCopy,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._clipboard = clipboard
        self._today = today
        self._view: ConversationView | None = None
        self._readiness = Readiness()
        self._open_name: str | None = None
        self._group: AnswerGroup | None = None
        self._not_now = False
        outer = QVBoxLayout(self)
        spaced(outer)
        self._place = Sheet(translate("Rutinstod", "Preparation"))
        outer.addWidget(self._place)
        back_key(self, self._go_back)

    def show_view(self, view: ConversationView) -> None:
        """Show the first open question, or what follows from the answers."""
        self._view = view
        self._readiness = view.conversation.readiness
        open_names = [q.name for q in _questions() if getattr(self._readiness, q.name) is None]
        if self._not_now or (self._readiness.blockers and not self._open_name):
            self._show_not_ready()
        elif self._open_name or open_names:
            self._show_question(self._open_name or open_names[0])
        else:
            self._show_ready()

    def not_now(self) -> None:
        """Go to the reasons at once: something came up, also in the middle of asking."""
        self._not_now = True
        if self._view is not None:
            self._show_not_ready()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1-9 answer and move on."""
        if event.isAutoRepeat():
            return
        number = event.key() - Qt.Key.Key_0
        if self._group is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier and 1 <= number <= 9:
            self._group.press_number(number)
        else:
            super().keyPressEvent(event)

    def _show_question(self, name: str) -> None:
        questions = _questions()
        place = [q.name for q in questions].index(name)
        question = questions[place]
        self._open_name = name
        column = self._place.start()
        self._add_paper(column)
        column.addWidget(
            Label(
                translate("Rutinstod", "Before asking, {number} of {total}").format(
                    number=place + 1, total=len(questions)
                ),
                "quiet",
            )
        )
        title = Heading(question.text, "question")
        title.setObjectName(f"ready-{name}")
        column.addWidget(title)
        column.addWidget(Label(question.help, "quiet"))
        self._place.space("tight")
        group = AnswerGroup(question.text, question.choices)
        group.show_values([v for v in (getattr(self._readiness, name),) if v is not None])
        group.answered.connect(self._take)
        column.addWidget(group)
        self._group = group
        self._add_footer(None, back=place > 0)
        group.focus_answer()
        announce(title, question.text)

    def _add_paper(self, column: QVBoxLayout) -> None:
        asked_on = self._view.conversation.asked_on if self._view is not None else None
        if asked_on is None:
            return
        notice = Notice(
            translate(
                "Rutinstod", "Entered from paper, asked on {date}. Answer for the moment when it was filled in."
            ).format(date=asked_on.isoformat()),
            "info",
        )
        notice.setObjectName("from-paper")
        column.addWidget(notice)

    def _add_footer(self, onward: PrimaryButton | None, *, back: bool, not_now: bool = True) -> None:
        footer = self._place.footer
        if back:
            button = SecondaryButton(translate("Rutinstod", "Back"), hint="Alt+←")
            button.setObjectName("back")
            button.clicked.connect(self._go_back)
            footer.add(button)
        else:
            mistake = QuietButton(translate("Rutinstod", "Opened by mistake"), compact=False)
            mistake.setObjectName("discard")
            mistake.clicked.connect(self._discard)
            footer.add(mistake)
        if not_now:
            later = SecondaryButton(translate("Rutinstod", "Cannot ask now"))
            later.setObjectName("not-now")
            later.clicked.connect(self.not_now)
            footer.add_end(later)
        if onward is not None:
            footer.add_end(onward)

    def _take(self, values: tuple[object, ...]) -> None:
        name = self._open_name
        if name is None or not values or self._view is None:
            return
        readiness = replace(self._readiness, **cast("dict[str, Any]", {name: values[0]}))
        key = self._view.conversation.id

        def kept(view: ConversationView) -> None:
            self._open_name = None
            self.changed.emit(view)

        def not_kept(_problem: object) -> bool:
            self._show_question(name)
            return False

        self._session.ask(self, lambda ws: ws.conversations.set_readiness(key, readiness), kept, not_kept)

    def _go_back(self) -> None:
        names = [q.name for q in _questions()]
        self._not_now = False
        answered = [n for n in names if getattr(self._readiness, n) is not None]
        current = self._open_name
        if current is not None and names.index(current) > 0:
            self._show_question(names[names.index(current) - 1])
        elif current is None:
            self._show_question(answered[-1] if answered else names[0])

    def _show_ready(self) -> None:
        view = self._view
        if view is None:
            return
        self._open_name, self._group = None, None
        column = self._place.start()
        self._add_paper(column)
        on_paper = view.conversation.asked_on is not None
        title = Heading(
            translate("Rutinstod", "You can enter the form now")
            if on_paper
            else translate("Rutinstod", "You can ask now"),
            "question",
        )
        title.setObjectName("ready")
        column.addWidget(title)
        if not on_paper:
            column.addWidget(
                Label(
                    translate(
                        "Rutinstod",
                        "Say first what you do with the answers, and that you must report if a child is at risk of"
                        " harm.",
                    ),
                    "body",
                )
            )
        if view.routine_validity is not None and view.routine_validity is not Validity.CURRENT:
            column.addWidget(Notice(_routine_text(view, view.routine_validity), "caution"))
        choice = self._choice = FormChoice()
        column.addWidget(choice)
        self._place.space("tight")
        column.addWidget(self._for_the_count(view))
        start = PrimaryButton(translate("Rutinstod", "Go to the questions"), hint="Enter")
        start.setObjectName("begin")
        start.setEnabled(False)
        start.clicked.connect(self._begin)
        self._add_footer(start, back=True)
        announce(title, title.text())
        begun = view.conversation.instrument

        def list_forms(forms: tuple[Form, ...]) -> None:
            # Body and footer are taken away one after the other, and this may come in between.
            if not shiboken6.isValid(start) or self._view is not view:
                return
            kept = [part.form for part in view.parts if begun is not None and part.form.url == begun.url]
            choice.show_forms(kept[:1] or forms, view.conversation.language)
            start.setEnabled(True)
            start.setFocus()

        self._session.ask(choice, lambda ws: ws.instruments.startable(), list_forms)

    def _for_the_count(self, view: ConversationView) -> CountedUnder:
        key, contact = view.conversation.id, view.conversation.contact
        counted = CountedUnder(contact, with_sex=self._session.unit.kind is not UnitKind.MATERNITY)

        def kept(now: ConversationView) -> None:
            if self._view is not None and self._view.conversation.id == key:
                self._view = now

        def keep(age: AgeBand, sex: Sex) -> None:
            self._session.ask(self, lambda ws: ws.conversations.note_age_and_sex(key, age, sex), kept)

        counted.chosen.connect(keep)
        return counted

    def _begin(self) -> None:
        form = self._choice.form
        if self._view is None or form is None:
            return
        key, url, language = self._view.conversation.id, form.url, self._choice.language
        again = only_once(self.sender())
        self._session.ask(self, lambda ws: ws.conversations.begin(key, url, language), self.changed.emit, again)

    def _show_not_ready(self) -> None:
        self._open_name, self._group = None, None
        blockers = self._readiness.blockers
        column = self._place.start()
        title = Heading(
            translate("Rutinstod", "Do not ask now")
            if blockers
            else translate("Rutinstod", "Why is it not asked now?"),
            "question",
        )
        title.setObjectName("not-ready")
        column.addWidget(title)
        column.addWidget(Label(_why(blockers[0] if blockers else None), "body"))
        self._reason = ChoiceField(translate("Rutinstod", "Reason"))
        self._reason.setObjectName("reason")
        for reason in (*blockers, *(r for r in NotAskedReason if r not in blockers)):
            self._reason.add(name_of(reason), reason)
        column.addWidget(self._reason)
        self._again = QCheckBox(translate("Rutinstod", "Ask again on a day"))
        self._again.setObjectName("again")
        self._again.setChecked(True)
        column.addWidget(self._again)
        first = self._today()
        self._due = DateField(
            translate("Rutinstod", "Day"), first, first + timedelta(days=730), first + timedelta(days=7)
        )
        self._due.setObjectName("due")
        column.addWidget(self._due)
        self._how = ChoiceField(translate("Rutinstod", "How"))
        self._how.setObjectName("how")
        for how in AskAgainHow:
            self._how.add(name_of(how), how)
        column.addWidget(self._how)
        if self._view is not None:
            column.addWidget(self._for_the_count(self._view))
        for field in (self._due, self._how):
            self._again.toggled.connect(field.setEnabled)
        self._copied = Notice("", "info")
        self._copied.setObjectName("not-asked-copied")
        self._copied.hide()
        column.addWidget(self._copied)
        keep = PrimaryButton(translate("Rutinstod", "Save as not asked"))
        keep.setObjectName("postpone")
        keep.clicked.connect(self._postpone)
        self._add_footer(keep, back=True, not_now=False)
        copy = SecondaryButton(translate("Rutinstod", "Copy text for the record"), icon_name="copy")
        copy.setObjectName("copy-not-asked")
        copy.clicked.connect(self._copy_text)
        self._place.footer.add(copy)
        self._reason.focus()
        announce(title, title.text())

    def _copy_text(self) -> None:
        if self._view is not None:
            key, reason = self._view.conversation.id, NotAskedReason(self._reason.value())
            self._session.ask(self, lambda ws: ws.conversations.not_asked_text(key, reason), self._take_text)

    def _take_text(self, text: str) -> None:
        self._clipboard.copy(text)
        self._copied.set_text(translate("Rutinstod", "Copied. The clipboard is cleared after one minute."))
        self._copied.show()

    def _postpone(self) -> None:
        if self._view is None:
            return
        key = self._view.conversation.id
        reason, how = NotAskedReason(self._reason.value()), AskAgainHow(self._how.value())
        due = self._due.value() if self._again.isChecked() else None
        again = only_once(self.sender())
        self._session.ask(
            self,
            lambda ws: ws.conversations.postpone(key, reason, due, how),
            lambda _: self.ended.emit("not-asked"),
            again,
        )

    def _discard(self) -> None:
        if self._view is None:
            return
        key = self._view.conversation.id
        again = only_once(self.sender())
        self._session.ask(self, lambda ws: ws.conversations.discard(key), lambda _: self.ended.emit("discarded"), again)


def _why(reason: NotAskedReason | None) -> str:
    texts: dict[StrEnum | None, str] = {
        NotAskedReason.RELATIVE_INTERPRETS: translate(
            "Rutinstod",
            "A relative or friend must not interpret: the person may be unable to speak freely, and may be put in"
            " danger. Book an authorised interpreter, preferably by phone.",
        ),
        NotAskedReason.RELATIVE_PRESENT: translate(
            "Rutinstod", "A question that is overheard can put the person in danger. Offer a visit alone."
        ),
        NotAskedReason.CHILD_PRESENT: translate(
            "Rutinstod", "A child can retell what is said. Offer a visit without the child."
        ),
    }
    return texts.get(
        reason, translate("Rutinstod", "That it was not asked counts too. Choose a reason and a day to ask again.")
    )


def _routine_text(view: ConversationView, validity: Validity) -> str:
    """Return how the routine stands and whom to tell; one that is still current only says that its end is near."""
    words = (
        translate("Rutinstod", "The unit's routine still holds ({state}). Tell {who}.")
        if validity.is_current
        else translate(
            "Rutinstod", "The unit's routine is out of date ({state}). You can ask all the same; tell {who}."
        )
    )
    responsible = view.routine.responsible if view.routine is not None else None
    who = responsible or translate("Rutinstod", "whoever is responsible")
    return words.format(state=name_of(validity).lower(), who=who)
