# SPDX-License-Identifier: EUPL-1.2
"""The check of a questionnaire that is already here, to be read again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from screening_app.core.forms.importing import ImportReport
from screening_app.core.records import InstrumentEntry
from screening_app.gui.pages.instrument_words import title_of
from screening_app.gui.pages.instruments.report import add_problems, add_trials, summary
from screening_app.gui.pages.sheet import Sheet, back_key
from screening_app.gui.session import Session
from screening_app.gui.text import translate
from screening_app.gui.widgets import EmptyState, Label, announce, spaced


class CheckedPage(QWidget):
    """`left` goes back to the page about the questionnaire."""

    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        outer = QVBoxLayout(self)
        spaced(outer)
        self._place = Sheet(translate("Rutinstod", "The check of the file"), readable=True)
        outer.addWidget(self._place)
        back_key(self, self.left.emit)

    def open(self, entry: InstrumentEntry) -> None:
        """Check the file anew and show what is found."""
        self._place.start()
        self._session.ask(
            self,
            lambda ws: ws.instruments.examine(ws.instruments.source(entry.url, entry.version)),
            lambda report: self._show(entry, report),
        )

    def _show(self, entry: InstrumentEntry, report: ImportReport) -> None:
        column = self._place.start()
        title = self._place.add_title(title_of(entry), "checked")
        column.addWidget(Label(summary(report), "quiet"))
        if not report.problems:
            column.addWidget(EmptyState("check", translate("Rutinstod", "Nothing is wrong with the file.")))
        add_problems(column, report)
        add_trials(column, report.trials)
        back = self._place.add_back(self.left)
        announce(title, title.text())
        back.setFocus()
