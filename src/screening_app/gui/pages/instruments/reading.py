# SPDX-License-Identifier: EUPL-1.2
"""Reading one questionnaire through, in any language that it has."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from screening_app.core.forms.definition import Form
from screening_app.gui.controls.words import title_for_staff
from screening_app.gui.pages.choose_form import language_name
from screening_app.gui.pages.form_reading import FormReading
from screening_app.gui.pages.instrument_words import interface_language
from screening_app.gui.pages.sheet import ChoiceField, Sheet, back_key
from screening_app.gui.session import Session
from screening_app.gui.text import translate
from screening_app.gui.widgets import Label, Notice, announce, spaced


class ReadingPage(QWidget):
    """`left` goes back to the page about the questionnaire."""

    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._form: Form | None = None
        outer = QVBoxLayout(self)
        spaced(outer)
        self._place = Sheet(translate("Rutinstod", "The questions"), readable=True)
        outer.addWidget(self._place)
        back_key(self, self.left.emit)

    def open(self, url: str, version: str) -> None:
        """Show one version."""
        self._place.start()
        self._session.ask(self, lambda ws: ws.instruments.form(url, version), self.show_form)

    def show_form(self, form: Form, language: str = "") -> None:
        """Show a form in the given language or the interface's, where it has that, else in its own."""
        self._form = form
        ours = language or interface_language()
        self._show(ours if ours in form.languages else form.language)

    def _show(self, language: str) -> None:
        form = self._form
        if form is None:
            return
        column = self._place.start()
        title = self._place.add_title(title_for_staff(form), "reading")
        self._language = ChoiceField(translate("Rutinstod", "Language of the questions"))
        self._language.setObjectName("reading-language")
        for tag in form.languages:
            self._language.add(language_name(tag), tag)
        self._language.set_value(language)
        self._language.changed.connect(self._switch)
        column.addWidget(self._language)
        source = form.about.languages.get(language)
        if source is not None and not source.validated:
            column.addWidget(
                Label(translate("Rutinstod", "The wording has not been validated in this language."), "small-quiet")
            )
        if form.about.skeleton:
            column.addWidget(
                Notice(translate("Rutinstod", "The wording is missing: what is shown is the names of the questions."))
            )
        self._place.space("tight")
        column.addWidget(FormReading(form, language))
        self._place.add_back(self.left)
        announce(title, title.text())
        self._language.focus()

    def _switch(self) -> None:
        self._show(self._language.value())
