# SPDX-License-Identifier: EUPL-1.2
"""The place "Figures": this unit's years, and from there what concerns several units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from screening_app.gui.pages.figures.page import FiguresPage
from screening_app.gui.session import Session
from screening_app.gui.widgets import spaced

if TYPE_CHECKING:
    from screening_app.gui.pages.collating import CollatingPage


YEAR_CHAPTER, SEVERAL_CHAPTER = "Statistik och skydd", "Sammanställa flera enheter"
"""Headings of docs/manual, which is in Swedish."""


class FiguresDesk(QWidget):
    """Begins at this unit's year."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stack = QStackedWidget()
        outer = QVBoxLayout(self)
        spaced(outer)
        outer.addWidget(self._stack)
        self._year = FiguresPage(session)
        self._year.several_wanted.connect(self._to_several)
        self._stack.addWidget(self._year)
        self._several: CollatingPage | None = None

    @property
    def chapter(self) -> str:
        """The manual's chapter about what is on screen."""
        return YEAR_CHAPTER if self._stack.currentWidget() is self._year else SEVERAL_CHAPTER

    def refresh(self) -> None:
        """Count, protect and test the year anew."""
        self._stack.setCurrentWidget(self._year)
        self._year.refresh()

    def _to_several(self) -> None:
        if self._several is None:
            from screening_app.gui.pages.collating import CollatingPage

            self._several = CollatingPage(self._session)
            self._several.left.connect(self.refresh)
            self._stack.addWidget(self._several)
        self._stack.setCurrentWidget(self._several)
        self._several.refresh()
