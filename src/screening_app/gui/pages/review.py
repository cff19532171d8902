# SPDX-License-Identifier: EUPL-1.2
"""Every question of every form with its answer, what is left first in view, and the one deliberate act that seals."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from screening_app.core.forms.definition import Form
from screening_app.core.records import Outcome
from screening_app.core.views import ConversationView, PartView
from screening_app.gui.controls.beside import question_at
from screening_app.gui.controls.words import apart, text_in, title_for_staff
from screening_app.gui.names import name_of
from screening_app.gui.pages.ask import FIRST_KEY
from screening_app.gui.pages.choose_form import FormChoice
from screening_app.gui.pages.review_part import PartReview
from screening_app.gui.pages.sheet import Sheet, back_key, only_once
from screening_app.gui.parts import Spot, left_to_do
from screening_app.gui.session import Session
from screening_app.gui.text import QT_TRANSLATE_NOOP, counted, translate
from screening_app.gui.widgets import (
    ButtonRow,
    Card,
    Heading,
    Label,
    Notice,
    PrimaryButton,
    QuietButton,
    SecondaryButton,
    announce,
    spaced,
)

#: So many questions are named when they need an answer; for more the number must do.
MOST_NAMED = 4


class ReviewPage(QWidget):
    """The review stage. `changed` carries the conversation after going to a question, adding a form or sealing."""

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
        QShortcut(QKeySequence(FIRST_KEY), self).activated.connect(self._go_to_first)

    def show_view(self, view: ConversationView) -> None:
        """List all questions of all forms, in each those that do not apply last."""
        self._view = view
        if not view.parts:
            return
        column = self._place.start()
        title = Heading(translate("Rutinstod", "Go through the answers"), "question")
        title.setObjectName("review")
        column.addWidget(title)
        column.addWidget(Label(_outcome_line(view.outcome), "body"))
        must = left_to_do(view)
        self._add_notices(column, view, must)
        for number, part in enumerate(view.parts):
            self._add_part(column, number, part, len(view.parts))
        self._place.space("tight")
        self._add_further(column)
        column.addWidget(Label(translate("Rutinstod", "After sealing the answers cannot be changed."), "small-quiet"))
        self._add_footer(has_gaps=bool(view.gaps))
        self._seal.setFocus()
        announce(title, title.text())

    def _add_notices(self, column: QVBoxLayout, view: ConversationView, must: tuple[Spot, ...]) -> None:
        gaps = view.gaps
        words = []
        if must:
            words.append(_must_line(view, must))
        if gaps:
            words.append(
                counted(
                    QT_TRANSLATE_NOOP(
                        "Rutinstod", "%n question(s) have no answer. A blank is never counted as a no.", None, 1
                    ),
                    len(gaps),
                )
            )
        if not words:
            return
        go_there = translate("Rutinstod", "Go to the first")
        notice = Notice("\n".join(words), "caution", button=go_there, hint=FIRST_KEY)
        notice.setObjectName("gaps")
        notice.button.setObjectName("first-gap")
        notice.pressed.connect(self._go_to_first)
        column.addWidget(notice)

    def _add_part(self, column: QVBoxLayout, number: int, part: PartView, total: int) -> None:
        if total > 1:
            self._place.space("tight")
            heading = Heading(title_for_staff(part.form), "section")
            heading.setObjectName(f"part-{number}")
            column.addWidget(heading)
        for item in part.filling.closing:
            column.addWidget(Label(text_in(part.form, item.text, part.language)))
        review = PartReview(part)
        review.chosen.connect(lambda path, number=number: self._go_to(Spot(number, path)))
        column.addWidget(review)

    def _add_further(self, column: QVBoxLayout) -> None:
        self._further = QuietButton(translate("Rutinstod", "Add another questionnaire"), icon_name="plus")
        self._further.setObjectName("add-form")
        self._further.clicked.connect(self._offer_forms)
        column.addWidget(self._further, 0, Qt.AlignmentFlag.AlignLeft)
        self._card = Card()
        self._card.setObjectName("further")
        self._choice = FormChoice()
        self._card.body.addWidget(self._choice)
        self._none = Label(translate("Rutinstod", "There is no further questionnaire to add."), "quiet")
        self._none.hide()
        self._card.body.addWidget(self._none)
        row = ButtonRow()
        begin = SecondaryButton(translate("Rutinstod", "Begin these questions"), compact=True)
        begin.setObjectName("begin-form")
        begin.clicked.connect(self._add_form)
        self._begin = begin
        cancel = QuietButton(translate("Rutinstod", "Cancel"))
        cancel.setObjectName("no-form")
        cancel.clicked.connect(self._withdraw_forms)
        row.add(begin)
        row.add(cancel)
        self._card.body.addWidget(row)
        self._card.hide()
        column.addWidget(self._card)

    def _offer_forms(self) -> None:
        self._session.ask(self, lambda ws: ws.instruments.startable(follow_up=True), self._list_forms)

    def _list_forms(self, forms: tuple[Form, ...]) -> None:
        if self._view is None:
            return
        there = {part.form.url for part in self._view.parts}
        free = [form for form in forms if form.url not in there]
        self._choice.show_forms(free, self._view.conversation.language)
        self._choice.setHidden(not free)
        self._begin.setHidden(not free)
        self._none.setHidden(bool(free))
        self._card.show()
        self._further.hide()
        if free:
            self._choice.focus()
        # The card has its height only when it has been laid out.
        QTimer.singleShot(0, self._card, lambda: self._place.show_child(self._card))

    def _withdraw_forms(self) -> None:
        self._further.show()
        self._further.setFocus()
        self._card.hide()

    def _add_form(self) -> None:
        form, language = self._choice.form, self._choice.language
        if self._view is None or form is None:
            return
        key, url, again = self._view.conversation.id, form.url, only_once(self.sender())
        self._session.ask(self, lambda ws: ws.conversations.add_form(key, url, language), self.changed.emit, again)

    def _add_footer(self, *, has_gaps: bool) -> None:
        self._place.add_back(self._go_back)
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

    def _go_to_first(self) -> None:
        if self._view is None:
            return
        gaps = tuple(Spot(part, path) for part, path in self._view.gaps)
        spot = next(iter((*left_to_do(self._view), *gaps)), None)
        if spot is not None:
            self._go_to(spot)

    def _go_to(self, spot: Spot) -> None:
        if self._view is not None:
            key = self._view.conversation.id
            self._session.ask(
                self, lambda ws: ws.conversations.go_to_question(key, spot.path, spot.part), self.changed.emit
            )

    def _go_back(self) -> None:
        if self._view is not None:
            key = self._view.conversation.id
            self._session.ask(self, lambda ws: ws.conversations.previous_question(key), self.changed.emit)


def _must_line(view: ConversationView, must: tuple[Spot, ...]) -> str:
    names = []
    for spot in must:
        part = view.parts[spot.part]
        name = question_at(part.form, part.filling, part.filling.instance(spot.path), part.language)
        names.append(apart(name, part.language))
    if len(names) > MOST_NAMED:
        return counted(QT_TRANSLATE_NOOP("Rutinstod", "%n question(s) must be looked at.", None, 1), len(names))
    return translate("Rutinstod", "Must be looked at: {questions}").format(questions="; ".join(names))


def _outcome_line(outcome: Outcome | None) -> str:
    if outcome is None:
        return ""
    return translate("Rutinstod", "Will be counted as: {outcome}").format(outcome=name_of(outcome))
