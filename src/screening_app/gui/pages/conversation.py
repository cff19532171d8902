# SPDX-License-Identifier: EUPL-1.2
"""One conversation on screen: where we are on the left, the stage in the middle, the unit's routine on the right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from screening_app.core.records import Stage
from screening_app.core.routines import Routine
from screening_app.core.views import ConversationView
from screening_app.gui.lock import ClipboardCopy
from screening_app.gui.names import name_of
from screening_app.gui.pages.act.page import ActPage
from screening_app.gui.pages.ask import AskPage
from screening_app.gui.pages.hand_over import HandOverPage
from screening_app.gui.pages.prepare import PreparePage
from screening_app.gui.pages.review import ReviewPage
from screening_app.gui.session import Session
from screening_app.gui.text import translate
from screening_app.gui.theme import current
from screening_app.gui.widgets import QuietButton, RoutinePane, StageRail, spaced

#: The routine folds away where it would leave the text of the page less than this, in pixels.
LEAST_COLUMN = 560


class ConversationScreen(QWidget):
    """From readiness to hand-over. `saved` carries the view after each save; `ended` comes last."""

    saved = Signal(object)
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
        self._view: ConversationView | None = None
        self._prepare = PreparePage(session, clipboard, today)
        self._ask = AskPage(session)
        self._hand_over = HandOverPage(session, clipboard, today)
        self._pages: dict[Stage, PreparePage | AskPage | ReviewPage | ActPage | HandOverPage] = {
            Stage.PREPARE: self._prepare,
            Stage.ASK: self._ask,
            Stage.REVIEW: ReviewPage(session),
            Stage.ACT: ActPage(session, clipboard, today),
            Stage.HAND_OVER: self._hand_over,
        }
        self._rail = StageRail([name_of(stage) for stage in Stage])
        self._stack = QStackedWidget()
        self._pane = RoutinePane()
        self._unfolded = False
        self._unfold = QuietButton("", icon_name="doc")
        self._unfold.setObjectName("show-routine")
        self._unfold.clicked.connect(self._toggle_routine)
        self._rail.footer.addWidget(self._unfold)
        self._unfold.hide()
        row = QHBoxLayout(self)
        spaced(row)
        row.addWidget(self._rail)
        row.addWidget(self._stack, 1)
        row.addWidget(self._pane)
        for page in self._pages.values():
            self._stack.addWidget(page)
            page.changed.connect(self.show_view)
        self._prepare.ended.connect(self.ended)
        self._ask.interrupted.connect(self._show_interrupted)
        self._hand_over.ended.connect(self.ended)

    @property
    def view(self) -> ConversationView | None:
        """What is on screen."""
        return self._view

    def show_view(self, view: ConversationView) -> None:
        """Show the conversation at its stage; called with every saved change."""
        stage = view.conversation.stage
        self._view = view
        page = self._pages[stage]
        self._stack.setCurrentWidget(page)
        page.show_view(view)
        self._rail.show_stage(list(Stage).index(stage))
        self._rail.set_lines(_foot(view))
        _fill_pane(self._pane, view.routine, stage)
        self.saved.emit(view)

    def toggle_help(self) -> None:
        """Show or hide help for the question on screen."""
        if self._view is not None and self._view.conversation.stage is Stage.ASK:
            self._ask.toggle_help()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold the routine."""
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        """Fold or unfold the routine for another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fold()

    def _fold(self) -> None:
        theme = current()
        beside = self._rail.sizeHint().width() + self._pane.sizeHint().width()
        narrow = self.width() - beside - theme.gap("page") - theme.gap("apart") < LEAST_COLUMN
        self._unfolded = self._unfolded and narrow
        self._unfold.setText(
            translate("Rutinstod", "Hide the routine") if self._unfolded else translate("Rutinstod", "Show the routine")
        )
        self._unfold.setVisible(narrow)
        self._pane.setVisible(self._unfolded or not narrow)

    def _toggle_routine(self) -> None:
        self._unfolded = not self._unfolded
        self._fold()

    def _show_interrupted(self, view: ConversationView) -> None:
        self.show_view(view)
        if view.conversation.stage is Stage.PREPARE:
            self._prepare.not_now()


def _foot(view: ConversationView) -> list[str]:
    lines = []
    if view.conversation.contact.case_reference:
        lines.append(
            translate("Rutinstod", "Contact {reference}").format(reference=view.conversation.contact.case_reference)
        )
    if view.conversation.asked_on is not None:
        lines.append(
            translate("Rutinstod", "Asked on paper {date}").format(date=view.conversation.asked_on.isoformat())
        )
    lines.append(translate("Rutinstod", "Begun {time}").format(time=f"{view.conversation.started_at:%H.%M}"))
    return lines


def _fill_pane(pane: RoutinePane, routine: Routine | None, stage: Stage) -> None:
    if routine is None:
        pane.set_content(caution=translate("Rutinstod", "The unit has no routine yet."))
        return
    footer = [routine.title]
    if routine.decided_by and routine.decided_on:
        footer.append(
            translate("Rutinstod", "Decided by {who} {date}").format(
                who=routine.decided_by, date=routine.decided_on.isoformat()
            )
        )
    dates = []
    if routine.valid_to:
        dates.append(translate("Rutinstod", "Valid to {date}").format(date=routine.valid_to.isoformat()))
    if routine.followed_up_on:
        dates.append(translate("Rutinstod", "followed up {date}").format(date=routine.followed_up_on.isoformat()))
    footer.append(" · ".join(dates))
    pane.set_content(points=routine.guidance.get(stage, ()), caution=routine.caution.get(stage, ""), footer=footer)
