# SPDX-License-Identifier: EUPL-1.2
"""Putting a routine into use as decided by a role on a day, and noting that it was followed up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from screening_app.core.register import RoutineEntry
from screening_app.core.routine_checks import Finding, Gravity
from screening_app.core.routine_editing import lacks
from screening_app.core.routine_points import PointGuide
from screening_app.core.routines import months_later
from screening_app.errors import ScreeningError
from screening_app.gui.pages.routines.words import finding_words, lack_words, standing_words
from screening_app.gui.pages.sheet import DateField, Sheet, back_key, only_once
from screening_app.gui.problems import advice, sentence
from screening_app.gui.session import Session
from screening_app.gui.text import translate
from screening_app.gui.theme import current
from screening_app.gui.widgets import (
    Card,
    Field,
    Label,
    PrimaryButton,
    Rule,
    announce,
    spaced,
)
from screening_app.workspace import Workspace

_LINE = 200


@dataclass(frozen=True, slots=True)
class ToDecide:
    """What there is to know before a decision: what stands in its way, what is worth knowing, who decided last."""

    title: str
    lacks: tuple[tuple[str, str], ...]
    findings: tuple[Finding, ...]
    guides: tuple[PointGuide, ...]
    decided_by: str
    responsible: str
    today: date


class DecidePage(QWidget):
    """`left` and `decided` carry the id; `decided` also what to say."""

    left = Signal(str)
    decided = Signal(str, str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._id = ""
        outer = QVBoxLayout(self)
        spaced(outer)
        self._place = Sheet(translate("Rutinstod", "Decide the routine"))
        outer.addWidget(self._place)
        back_key(self, self._leave)

    def open(self, routine_id: str) -> None:
        """Show what has to be known and said for a decision."""
        self._id = routine_id
        self._place.start()
        self._session.ask(self, lambda ws: _to_decide(ws, routine_id), self._show)

    def _show(self, found: ToDecide) -> None:
        column = self._place.start()
        title = self._place.add_title(
            translate("Rutinstod", "Decide: {title}").format(title=found.title), "decide-title"
        )
        self._problem = self._place.add_problem("decide-problem")
        if found.lacks:
            self._add_lacks(column, found)
        else:
            self._add_findings(column, found)
            self._add_form(column, found)
        back = self._place.add_back(self._leave)
        if found.lacks:
            back.setFocus()
        else:
            yes = PrimaryButton(translate("Rutinstod", "Put into use"))
            yes.setObjectName("decide-now")
            yes.clicked.connect(self._decide)
            self._place.footer.add_end(yes)
            self._by.setFocus()
        self._place.to_top()
        announce(title, title.text())

    def _add_lacks(self, column: QVBoxLayout, found: ToDecide) -> None:
        column.addWidget(Label(translate("Rutinstod", "This must be mended before the routine can be decided.")))
        card = Card()
        card.setObjectName("decide-lacks")
        card.body.setSpacing(current().gap("tight"))
        for place, (code, where) in enumerate(found.lacks):
            if place:
                card.body.addWidget(Rule())
            card.body.addWidget(Label(lack_words(code, where, found.guides)))
        column.addWidget(card)

    def _add_findings(self, column: QVBoxLayout, found: ToDecide) -> None:
        wrong = [each for each in found.findings if each.gravity is Gravity.WRONG]
        if not wrong:
            return
        column.addWidget(
            Label(translate("Rutinstod", "It can be decided as it is, but this should be mended first or soon."))
        )
        card = Card()
        card.setObjectName("decide-findings")
        card.body.setSpacing(current().gap("tight"))
        for place, finding in enumerate(wrong):
            if place:
                card.body.addWidget(Rule())
            card.body.addWidget(Label(finding_words(finding, found.guides, self._session.contacts)))
        column.addWidget(card)

    def _add_form(self, column: QVBoxLayout, found: ToDecide) -> None:
        self._by = QLineEdit(found.decided_by)
        self._by.setObjectName("decide-by")
        self._by.setMaxLength(_LINE)
        self._by_field = Field(
            translate("Rutinstod", "Decided by"),
            self._by,
            translate("Rutinstod", "The role at management level, never a person's name."),
        )
        column.addWidget(self._by_field)
        first = date(found.today.year - 20, 1, 1)
        self._on = DateField(translate("Rutinstod", "Decided on"), first, found.today, found.today)
        self._on.setObjectName("decide-on")
        column.addWidget(self._on)
        self._ends = QCheckBox(translate("Rutinstod", "The routine has a last day"))
        self._ends.setObjectName("decide-ends")
        self._ends.setChecked(True)
        column.addWidget(self._ends)
        last = found.today + timedelta(days=20 * 366)
        self._to = DateField(translate("Rutinstod", "Valid to"), found.today, last, months_later(found.today, 24))
        self._to.setObjectName("decide-to")
        self._ends.toggled.connect(self._to.setVisible)
        column.addWidget(self._to)
        self._responsible = QLineEdit(found.responsible)
        self._responsible.setObjectName("decide-responsible")
        self._responsible.setMaxLength(_LINE)
        column.addWidget(
            Field(
                translate("Rutinstod", "Responsible"),
                self._responsible,
                translate("Rutinstod", "The role that sees to it that the routine is known, followed and followed up."),
            )
        )

    def _decide(self) -> None:
        by, on = self._by.text().strip(), self._on.value()
        self._by_field.set_error(None)
        if not by:
            self._by_field.set_error(translate("Rutinstod", "Write the role that decided the routine."))
            self._by.setFocus()
            return
        ends = self._to.value() if self._ends.isChecked() else None
        responsible, routine_id = self._responsible.text(), self._id
        again = only_once(self.sender())

        def failed(problem: ScreeningError) -> bool:
            again(problem)
            self._problem.set_text(" ".join(filter(None, (sentence(problem), advice(problem)))))
            self._problem.show()
            self._place.to_top()
            return True

        self._session.ask(
            self,
            lambda ws: ws.register.decide(routine_id, by=by, on=on, valid_to=ends, responsible=responsible),
            self._decided,
            failed,
        )

    def _decided(self, entry: RoutineEntry) -> None:
        self._session.read_routines()
        said = translate("Rutinstod", "Version {number} is in use. {state}.")
        self.decided.emit(entry.id, said.format(number=entry.number, state=standing_words(entry.standing)))

    def _leave(self) -> None:
        self.left.emit(self._id)


class FollowUpPage(QWidget):
    """`left` and `decided` carry the id; `decided` also what to say."""

    left = Signal(str)
    decided = Signal(str, str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._id = ""
        outer = QVBoxLayout(self)
        spaced(outer)
        self._place = Sheet(translate("Rutinstod", "Note a follow-up"))
        outer.addWidget(self._place)
        back_key(self, self._leave)

    def open(self, routine_id: str) -> None:
        """Ask for the day of the follow-up."""
        self._id = routine_id
        self._place.start()
        self._session.ask(self, lambda ws: _to_decide(ws, routine_id), self._show)

    def _show(self, found: ToDecide) -> None:
        column = self._place.start()
        title = self._place.add_title(
            translate("Rutinstod", "Followed up: {title}").format(title=found.title), "follow-up-title"
        )
        for text in (
            translate(
                "Rutinstod",
                "A follow-up means that the unit has gone through how the routine is used, and that it still holds.",
            ),
            translate("Rutinstod", "If something has to change, change the routine and have it decided instead."),
        ):
            column.addWidget(Label(text))
        first = date(found.today.year - 5, 1, 1)
        self._on = DateField(translate("Rutinstod", "Followed up on"), first, found.today, found.today)
        self._on.setObjectName("follow-up-on")
        column.addWidget(self._on)
        self._place.add_back(self._leave)
        yes = PrimaryButton(translate("Rutinstod", "Note the follow-up"))
        yes.setObjectName("follow-up-now")
        yes.clicked.connect(self._note)
        self._place.footer.add_end(yes)
        self._on.input.setFocus()
        announce(title, title.text())

    def _note(self) -> None:
        on, routine_id = self._on.value(), self._id
        self._session.ask(self, lambda ws: ws.register.follow_up(routine_id, on), self._noted, only_once(self.sender()))

    def _noted(self, entry: RoutineEntry) -> None:
        self._session.read_routines()
        said = translate("Rutinstod", "The follow-up is noted. {state}.")
        self.decided.emit(entry.id, said.format(state=standing_words(entry.standing)))

    def _leave(self) -> None:
        self.left.emit(self._id)


def _to_decide(ws: Workspace, routine_id: str) -> ToDecide:
    register = ws.register
    document, entry = register.document(routine_id), register.entry(routine_id)
    return ToDecide(
        str(document.get("title", "")),
        lacks(document),
        register.draft_findings(routine_id),
        register.points,
        entry.decided_by or "" if not entry.shipped else "",
        str(document.get("responsible") or "") if not entry.shipped else "",
        register.today,
    )
