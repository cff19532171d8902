# SPDX-License-Identifier: EUPL-1.2
"""From one questionnaire to a changed one: adapting and translating share their work, and both can be tried."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from screening_app.core.forms.definition import Form
from screening_app.gui.pages.instruments.adapting import AdaptPage
from screening_app.gui.pages.instruments.reading import ReadingPage
from screening_app.gui.pages.instruments.translating import TranslatePage
from screening_app.gui.pages.instruments.work import Work
from screening_app.gui.session import Session
from screening_app.gui.widgets import spaced


class ChangingPage(QWidget):
    """`left` goes back to the page about the questionnaire; `kept` carries the entry of the draft."""

    left = Signal()
    kept = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = Work(session, self)
        self._stack = QStackedWidget()
        outer = QVBoxLayout(self)
        spaced(outer)
        outer.addWidget(self._stack)
        self._adapt = AdaptPage(self._work)
        self._translate = TranslatePage(session, self._work)
        self._reading = ReadingPage(session)
        for page in (self._adapt, self._translate, self._reading):
            self._stack.addWidget(page)
        self._came_from: QWidget = self._adapt
        for changing in (self._adapt, self._translate):
            changing.left.connect(self.left)
            changing.kept.connect(self.kept)
        self._adapt.trying.connect(self._try)
        self._adapt.translating.connect(self._to_translate)
        self._translate.trying.connect(self._try)
        self._translate.adapting.connect(self._to_adapt)
        self._reading.left.connect(self._again)

    def adapt(self, url: str, version: str) -> None:
        """Adapt one version."""
        self._stack.setCurrentWidget(self._adapt)
        self._adapt.open(url, version)

    def translate(self, url: str, version: str) -> None:
        """Translate one version."""
        self._stack.setCurrentWidget(self._adapt)
        self._adapt.open(url, version, self._to_translate)

    def _to_adapt(self) -> None:
        self._stack.setCurrentWidget(self._adapt)
        self._adapt.show_work()

    def _to_translate(self) -> None:
        self._stack.setCurrentWidget(self._translate)
        self._translate.show_work()

    def _try(self, form: Form, language: str) -> None:
        self._came_from = self._translate if self._translate.isVisible() else self._adapt
        self._stack.setCurrentWidget(self._reading)
        self._reading.show_form(form, language)

    def _again(self) -> None:
        if self._came_from is self._translate:
            self._to_translate()
        else:
            self._to_adapt()
