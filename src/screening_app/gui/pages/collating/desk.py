# SPDX-License-Identifier: EUPL-1.2
"""Which page about several units follows on which."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from screening_app.gui.pages.collating.gathering import Gathering
from screening_app.gui.pages.collating.keys_part import KeysPart, Offered
from screening_app.gui.pages.collating.overview import Overview
from screening_app.gui.pages.collating.receiving import ReceivingPage
from screening_app.gui.pages.collating.sending import SendingPage
from screening_app.gui.pages.collating.table import TablePage
from screening_app.gui.pages.collating.trusting import Trusting
from screening_app.gui.session import Session
from screening_app.gui.widgets import spaced
from screening_app.workspace.collating import AddedTable, AddedYears
from screening_app.workspace.regional import SealedTable


class CollatingPage(QWidget):
    """Everything about several units; `left` goes back to the figures of this one."""

    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stack = QStackedWidget()
        outer = QVBoxLayout(self)
        spaced(outer)
        outer.addWidget(self._stack)
        self._overview = Overview(session)
        self._sending = SendingPage(session)
        self._receiving = ReceivingPage(session)
        self._trusting = Trusting(session)
        self._gathering = Gathering(session)
        self._table = TablePage(session)
        for page in (
            self._overview,
            self._sending,
            self._receiving,
            self._trusting,
            self._gathering,
            self._table,
        ):
            self._stack.addWidget(page)
        self._part: KeysPart = self._sending
        self._connect()

    def refresh(self) -> None:
        """Begin at the two ways in."""
        self._stack.setCurrentWidget(self._overview)
        self._overview.refresh()

    def _connect(self) -> None:
        self._overview.left.connect(self.left)
        self._overview.sending.connect(lambda: self._go_to_part(self._sending))
        self._overview.receiving.connect(lambda: self._go_to_part(self._receiving))
        for part in (self._sending, self._receiving):
            part.left.connect(self.refresh)
            part.offered.connect(self._compare)
        self._trusting.left.connect(self._back_to_part)
        self._trusting.done.connect(self._back_to_part)
        self._receiving.wanted.connect(self._gather)
        self._gathering.left.connect(self._back_to_part)
        self._gathering.made.connect(self._show_table)
        self._table.left.connect(self._back_to_files)

    def _go_to_part(self, part: KeysPart, said: str = "") -> None:
        self._part = part
        self._stack.setCurrentWidget(part)
        part.refresh(said)

    def _back_to_part(self, said: str = "") -> None:
        self._go_to_part(self._part, said)

    def _compare(self, offered: Offered) -> None:
        self._trusting.open(offered.kind, offered.key, offered.content)
        self._stack.setCurrentWidget(self._trusting)

    def _gather(self, trusted: tuple[str, ...]) -> None:
        self._gathering.open(trusted)
        self._stack.setCurrentWidget(self._gathering)

    def _back_to_files(self) -> None:
        self._stack.setCurrentWidget(self._gathering)
        self._gathering.resume()

    def _show_table(self, made: SealedTable | AddedTable | AddedYears) -> None:
        if self._stack.currentWidget() is not self._gathering:
            return
        self._table.open(made)
        self._stack.setCurrentWidget(self._table)
