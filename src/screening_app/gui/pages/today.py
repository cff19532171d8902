# SPDX-License-Identifier: EUPL-1.2
"""The first page of the day: how many have been asked, whom to ask again, what was left unfinished."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from screening_app.core.records import AskAgain, Conversation, DataMode, Occasion, Stage, UnitKind
from screening_app.core.routines import Validity
from screening_app.core.views import Today
from screening_app.gui.names import name_of
from screening_app.gui.pages.paper_day import PaperDay
from screening_app.gui.pages.sheet import Sheet
from screening_app.gui.session import Session
from screening_app.gui.text import QT_TRANSLATE_NOOP, counted, translate
from screening_app.gui.widgets import (
    EmptyState,
    Field,
    FigureTile,
    Heading,
    Label,
    Notice,
    PrimaryButton,
    ShareOfYear,
    SimpleTable,
    TableRow,
    spaced,
)

GOAL_PER_CENT = 95


class TodayPage(QWidget):
    """`opened` carries the conversation to go on with; `accounts_wanted` and `routines_wanted` ask for their pages."""

    opened = Signal(object)
    accounts_wanted = Signal()
    routines_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._reference: Field | None = None
        self._line: QLineEdit | None = None
        outer = QVBoxLayout(self)
        spaced(outer)
        self._place = Sheet(translate("Rutinstod", "Today"), width="table")
        outer.addWidget(self._place)

    def refresh(self) -> None:
        """Read the day anew."""
        self._session.ask(self, lambda ws: ws.today(), self.show_day)

    def show_day(self, today: Today) -> None:
        """Lay out the day."""
        column = self._place.start()
        self._add_head(column, today)
        self._add_numbers(column, today)
        self._add_keys(column, today)
        if today.unfinished:
            self._place.space("near")
            column.addWidget(Heading(translate("Rutinstod", "Unfinished"), "section"))
            column.addWidget(self._unfinished_table(today))
        if today.steps_due:
            self._place.space("near")
            column.addWidget(Heading(translate("Rutinstod", "Steps to do"), "section"))
            column.addWidget(self._steps_table(today))
        self._place.space("near")
        column.addWidget(Heading(translate("Rutinstod", "Ask again"), "section"))
        if today.ask_again:
            column.addWidget(self._ask_again_table(today))
        else:
            column.addWidget(EmptyState("check", translate("Rutinstod", "Nobody is waiting to be asked again.")))
        self._add_routine(column, today)
        self.new_contact.setFocus()

    def begin(self) -> None:
        """Open a new contact; in case mode with the case reference typed."""
        self._open(None)

    def _begin_from_paper(self, day: date) -> None:
        self._open(day)

    def _open(self, paper_on: date | None) -> None:
        reference = self._line.text().strip() if self._line is not None else None
        if self._reference is not None and self._line is not None and not reference:
            self._line.setFocus()
            self._reference.set_error(translate("Rutinstod", "Type the unit's own case reference first."))
            return
        self.new_contact.setEnabled(False)
        self._session.ask(
            self,
            lambda ws: ws.conversations.open_contact(reference, paper_on=paper_on),
            self.opened.emit,
            self._could_not_begin,
        )

    def _could_not_begin(self, _problem: object) -> bool:
        self.new_contact.setEnabled(True)
        return False

    def _add_head(self, column: QVBoxLayout, today: Today) -> None:
        row = QHBoxLayout()
        spaced(row, "near")
        title = Heading(long_date(today.date), "title")
        title.setObjectName("today")
        row.addWidget(title, 1)
        if self._session.mode is DataMode.CASE:
            self._line = QLineEdit()
            self._line.setObjectName("case-reference")
            self._line.returnPressed.connect(self.begin)
            self._reference = Field(translate("Rutinstod", "Case reference"), self._line)
            row.addWidget(self._reference)
        self.new_contact = PrimaryButton(translate("Rutinstod", "New contact"), hint="Ctrl+N")
        self.new_contact.setObjectName("new-contact")
        self.new_contact.setShortcut("Ctrl+N")
        self.new_contact.clicked.connect(self.begin)
        row.addWidget(self.new_contact, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(row)
        self._paper = PaperDay(today.date)
        self._paper.chosen.connect(self._begin_from_paper)
        column.addWidget(self._paper)

    def _add_numbers(self, column: QVBoxLayout, today: Today) -> None:
        if not today.contacts:
            column.addWidget(
                Label(
                    translate("Rutinstod", "No contacts yet this year. Begin with New contact when you meet somebody."),
                    "quiet",
                )
            )
            return
        row = QHBoxLayout()
        spaced(row, "far")
        # Rounded down: the goal is not reached before it is.
        share = 100 * today.asked // today.contacts
        asked = ShareOfYear()
        asked.show_share(
            share,
            GOAL_PER_CENT,
            translate("Rutinstod", "asked this year, the goal is {goal} %").format(goal=GOAL_PER_CENT),
        )
        row.addWidget(asked, 2)
        row.addWidget(FigureTile(str(today.contacts), translate("Rutinstod", "contacts this year")), 1)
        row.addWidget(FigureTile(str(len(today.ask_again)), translate("Rutinstod", "to ask again")), 1)
        column.addLayout(row)
        if self._session.unit.kind is UnitKind.MATERNITY:
            column.addWidget(Label(_occasions(today), "quiet"))

    def _add_keys(self, column: QVBoxLayout, today: Today) -> None:
        texts = []
        if today.waiting:
            names = ", ".join(today.waiting)
            texts.append(translate("Rutinstod", "Waiting for you to let them in: {names}.").format(names=names))
        if today.shares_due:
            texts.append(translate("Rutinstod", "It is a year since the recovery shares were tried. Try two of them."))
        for text in texts:
            notice = Notice(text, "caution", button=translate("Rutinstod", "To Accounts"))
            notice.setObjectName("keys-note")
            notice.pressed.connect(self.accounts_wanted)
            column.addWidget(notice)

    def _unfinished_table(self, today: Today) -> SimpleTable:
        table = SimpleTable(
            translate("Rutinstod", "Unfinished"),
            [translate("Rutinstod", "Begun"), translate("Rutinstod", "Stage"), translate("Rutinstod", "Contact")],
        )
        table.setObjectName("unfinished")
        table.show_rows(
            [
                TableRow(
                    conversation.id,
                    (
                        f"{conversation.started_at:%Y-%m-%d %H.%M}",
                        name_of(conversation.stage),
                        conversation.contact.case_reference or "–",
                    ),
                    translate("Rutinstod", "Go on"),
                )
                for conversation in today.unfinished
            ]
        )
        table.pressed.connect(self._resume)
        return table

    def _steps_table(self, today: Today) -> SimpleTable:
        table = SimpleTable(
            translate("Rutinstod", "Steps to do"),
            [translate("Rutinstod", "When"), translate("Rutinstod", "Step"), translate("Rutinstod", "Contact")],
        )
        table.setObjectName("steps-due")
        table.show_rows(
            [
                TableRow(
                    f"{number} {due.conversation_id}",
                    (
                        near_date(due.due, today.date) if due.due else translate("Rutinstod", "No day is set"),
                        due.step.text,
                        due.case_reference or "–",
                    ),
                    translate("Rutinstod", "Go on"),
                )
                for number, due in enumerate(today.steps_due)
            ]
        )
        table.pressed.connect(self._open_step)
        return table

    def _ask_again_table(self, today: Today) -> SimpleTable:
        table = SimpleTable(
            translate("Rutinstod", "Ask again"),
            [
                translate("Rutinstod", "When"),
                translate("Rutinstod", "Why"),
                translate("Rutinstod", "How"),
            ],
        )
        table.setObjectName("ask-again")
        table.show_rows(
            [
                TableRow(
                    promise.id,
                    (near_date(promise.due, today.date), _why(promise), name_of(promise.how)),
                    translate("Rutinstod", "Begin"),
                )
                for promise in today.ask_again
            ]
        )
        table.pressed.connect(self._ask_again)
        return table

    def _add_routine(self, column: QVBoxLayout, today: Today) -> None:
        texts = _routine_texts(today)
        if not texts:
            return
        self._place.space("near")
        column.addWidget(Heading(translate("Rutinstod", "Needs to be looked over"), "section"))
        for text in texts:
            notice = Notice(text, "caution", button=translate("Rutinstod", "To the routine"))
            notice.setObjectName("routine-warning")
            notice.button.setObjectName("routine-warning-button")
            notice.pressed.connect(self.routines_wanted)
            column.addWidget(notice)

    def _open_step(self, row: str) -> None:
        key = row.partition(" ")[2]
        self._session.ask(self, lambda ws: ws.conversations.go_to_stage(key, Stage.ACT), self.opened.emit)

    def _resume(self, key: str) -> None:
        self._session.ask(self, lambda ws: ws.conversations.get(key), self.opened.emit)

    def _ask_again(self, key: str) -> None:
        self._session.ask(self, lambda ws: ws.conversations.ask_again(key), self.opened.emit)


def _occasions(today: Today) -> str:
    """Return how many were asked on each occasion, for maternity care; nothing of whom."""
    asked = {occasion: today.occasions.get(occasion, 0) for occasion in Occasion}
    return translate(
        "Rutinstod", "Of this year's contacts: asked early {first}, again later {later}, after the birth {birth}."
    ).format(first=asked[Occasion.FIRST], later=asked[Occasion.LATER], birth=asked[Occasion.AFTER_BIRTH])


def _why(promise: AskAgain) -> str:
    """Return why somebody is to be asked again: the reason for not having asked, or the occasion to come."""
    if promise.reason is not None:
        return name_of(promise.reason)
    return translate("Rutinstod", "Asked before, next: {occasion}").format(
        occasion=name_of(promise.contact.occasion).lower()
    )


def _routine_texts(today: Today) -> list[str]:
    """Return what has to be seen to about the routine that is followed here, with whom to tell."""
    routine, state = today.routine, today.routine_standing
    if routine is None or state is None:
        return [translate("Rutinstod", "The unit has no routine. Ask the coordinator to add one before you ask.")]
    day = state.last_day.isoformat() if state.last_day else ""
    words = {
        Validity.EXPIRES_SOON: translate("Rutinstod", "The routine {title} expires {date}, {days}."),
        Validity.FOLLOW_UP_SOON: translate("Rutinstod", "The routine {title} is to be followed up by {date}, {days}."),
        Validity.EXPIRED: translate("Rutinstod", "The routine {title} expired {date}."),
        Validity.FOLLOW_UP_DUE: translate("Rutinstod", "The routine {title} should have been followed up by {date}."),
        Validity.NOT_DECIDED: translate("Rutinstod", "The routine {title} has not been decided."),
    }
    said = []
    if state.validity in words:
        left = counted(QT_TRANSLATE_NOOP("Rutinstod", "in %n day(s)", None, 1), max(state.days_left or 0, 0))
        text = words[state.validity].format(title=routine.title, date=day, days=left)
        who = translate("Rutinstod", "Responsible: {who}.").format(who=routine.responsible)
        said.append(f"{text} {who}" if routine.responsible else text)
    if today.routine_missing:
        count = counted(QT_TRANSLATE_NOOP("Rutinstod", "%n of 19 points missing", None, 1), len(today.routine_missing))
        said.append(f"{routine.title}: {count}.")
    return said


def latest(unfinished: tuple[Conversation, ...]) -> Conversation | None:
    """Return the conversation to go back to after a lock or a crash: the one saved last."""
    return max(unfinished, key=lambda c: c.saved_at, default=None)


def long_date(day: date) -> str:
    """Return a date in words: "Söndag 22 november"."""
    text = QLocale().toString(day, "dddd d MMMM")  # type: ignore[call-overload]
    return str(text[:1].upper() + text[1:])


def near_date(day: date, today: date) -> str:
    """Return "Today", "Overdue …" or the date in words."""
    if day == today:
        return translate("Rutinstod", "Today")
    if day < today:
        return translate("Rutinstod", "Overdue since {date}").format(date=long_date(day).lower())
    return long_date(day)
