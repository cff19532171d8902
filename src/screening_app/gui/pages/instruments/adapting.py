# SPDX-License-Identifier: EUPL-1.2
"""Adapting a questionnaire: its items in order, one of them open beside, and what has come of it so far."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from screening_app.core.forms.authoring.changes import changes_of
from screening_app.core.forms.authoring.identity import Becomes
from screening_app.core.forms.authoring.locks import left_out
from screening_app.core.forms.authoring.translate import languages_in
from screening_app.core.forms.definition import Form
from screening_app.core.records import InstrumentEntry
from screening_app.errors import Code, ScreeningError
from screening_app.gui.controls.words import title_for_staff
from screening_app.gui.form_changes import becomes_words
from screening_app.gui.pages.choose_form import language_name
from screening_app.gui.pages.confirm import confirm
from screening_app.gui.pages.instruments.adapt_item import Pane
from screening_app.gui.pages.instruments.adapt_list import ABOUT, CHANGES, ItemList
from screening_app.gui.pages.instruments.beside import Beside
from screening_app.gui.pages.instruments.work import Work, left_words
from screening_app.gui.pages.sheet import ChoiceField, Sheet, back_key
from screening_app.gui.problems import advice, sentence
from screening_app.gui.text import translate
from screening_app.gui.theme import current
from screening_app.gui.widgets import (
    Button,
    ButtonRow,
    Heading,
    Label,
    Notice,
    PrimaryButton,
    SecondaryButton,
    announce,
    spaced,
)

#: The list and the summary follow what is written when it pauses.
_PAUSE_MS = 250


class AdaptPage(QWidget):
    """`left` goes back, `trying` carries the form to read and the language, `translating` goes on to the other page.

    `kept` carries the entry of the draft.
    """

    left = Signal()
    trying = Signal(object, str)
    translating = Signal()
    kept = Signal(object)

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._language = ""
        self._when = ""
        self._items: ItemList | None = None
        self._pane: Pane | None = None
        self._buttons: dict[str, Button] = {}
        outer = QVBoxLayout(self)
        spaced(outer)
        self._place = Sheet(translate("Rutinstod", "Adapt"), width="table")
        outer.addWidget(self._place)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._show_state)
        work.changed.connect(self._changed)
        work.saved.connect(self._saved)
        back_key(self, self.left.emit)
        for keys, act in (
            (QKeySequence.StandardKey.Undo, self._undo),
            (QKeySequence.StandardKey.Redo, self._redo),
            ("Alt+Up", lambda: self._move(-1)),
            ("Alt+Down", lambda: self._move(1)),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what has been written: whatever hides the page may be the lock."""
        self._work.save()
        super().hideEvent(event)

    def open(self, url: str, version: str, then: Callable[[], None] | None = None) -> None:
        """Begin with a version, or go on where it was left; `then` shows it in place of this page."""
        self._place.start()

        def failed(problem: ScreeningError) -> bool:
            if problem.code is not Code.ADAPTATION_REFUSED:
                self.left.emit()
                return False
            self._show_refused(url, version, problem)
            return True

        self._work.open(url, version, then or self.show_work, failed)

    def show_work(self) -> None:
        """Show the work as it is, with the focus in the list."""
        self._when = ""
        form = self._work.form
        if self._language not in languages_in(form.document):
            self._language = form.language
        column = self._place.start()
        self._title = Heading(translate("Rutinstod", "Adapt: {title}").format(title=title_for_staff(form)), "title")
        self._title.setObjectName("adapt")
        column.addWidget(self._title)
        self._note = Notice("", "info", closable=True)
        self._note.setObjectName("adapt-note")
        self._note.hide()
        column.addWidget(self._note)
        self._state = Label("", "quiet")
        self._state.setObjectName("adapt-state")
        column.addWidget(self._state)
        self._add_language(column, form)
        self._items, self._pane = ItemList(), Pane(self._work)
        self._items.picked.connect(self._show_chosen)
        self._pane.stepped.connect(self._show_again)
        self._pane.refused.connect(self._tell)
        beside = Beside(self._items, self._pane, least=700, shares=(2, 3))
        beside.turned.connect(self._items.give_room)
        column.addWidget(beside)
        self._add_footer()
        self._show_state()
        self._show_chosen(self._items.chosen)
        since = self._work.now.since
        if since is not None:
            self._tell(
                translate("Rutinstod", "You go on from what was saved {day} at {time}.").format(
                    day=f"{since:%Y-%m-%d}", time=f"{since:%H.%M}"
                )
            )
        announce(self._title, self._title.text())
        self._items.setFocus()

    # ---- parts

    def _add_language(self, column: QVBoxLayout, form: Form) -> None:
        tags = languages_in(form.document)
        choice = ChoiceField(translate("Rutinstod", "Language that you write in"))
        choice.setObjectName("adapt-language")
        for tag in tags:
            choice.add(language_name(tag), tag)
        choice.set_value(self._language)

        def chosen() -> None:
            self._language = choice.value()
            self._show_again()

        choice.changed.connect(chosen)
        choice.setMaximumWidth(current().gap("reading") // 2)
        column.addWidget(choice)
        if len(tags) < 2:
            choice.hide()

    def _add_footer(self) -> None:
        footer = self._place.footer
        for name, text, act, hint in (
            ("back", translate("Rutinstod", "Back"), self.left.emit, "Alt+←"),
            ("undo", translate("Rutinstod", "Undo"), self._undo, "Ctrl+Z"),
            ("redo", translate("Rutinstod", "Redo"), self._redo, ""),
            ("to-translate", translate("Rutinstod", "Translate"), self.translating.emit, ""),
            ("try", translate("Rutinstod", "Try it"), self._try, ""),
        ):
            button = SecondaryButton(text, hint=hint)
            button.setObjectName(name)
            button.clicked.connect(lambda _=False, act=act: act())
            footer.add(button)
            self._buttons[name] = button
        keep = PrimaryButton(translate("Rutinstod", "Keep as a draft"))
        keep.setObjectName("adapt-keep")
        keep.clicked.connect(self._keep)
        footer.add_end(keep)
        self._buttons["keep"] = keep

    def _show_refused(self, url: str, version: str, problem: ScreeningError) -> None:
        column = self._place.start()
        title = self._place.add_title(translate("Rutinstod", "The earlier work cannot go on"), "adapt-refused")
        column.addWidget(Label(" ".join(filter(None, (sentence(problem), advice(problem))))))
        row = ButtonRow()
        anew = PrimaryButton(translate("Rutinstod", "Begin anew"))
        anew.setObjectName("adapt-anew")
        anew.clicked.connect(lambda: self._work.drop(url, version, lambda: self.open(url, version)))
        row.add(anew)
        back = SecondaryButton(translate("Rutinstod", "Back"), hint="Alt+←")
        back.setObjectName("back")
        back.clicked.connect(self.left)
        row.add(back)
        column.addWidget(row)
        announce(title, title.text())
        anew.setFocus()

    # ---- shown

    def _changed(self) -> None:
        if self.isVisible():
            self._pause.start()

    def _show_state(self) -> None:
        """Show the list anew, and what the changes come to."""
        if self._items is None or not self._work.is_open:
            return
        now = self._work.now
        form = self._work.form
        changed = {each.link_id or ABOUT for each in changes_of(now.source, form)}
        self._items.show_items(form, self._language, left_out(form.document), changed)
        self._show_words()
        self._buttons["undo"].setEnabled(bool(now.adapting.earlier))
        self._buttons["redo"].setEnabled(bool(now.adapting.later))
        self._buttons["keep"].setEnabled(now.becomes is not Becomes.SAME)

    def _show_words(self) -> None:
        now = self._work.now
        self._state.setText(" ".join(filter(None, (becomes_words(now.becomes), left_words(now), self._when))))

    def _show_chosen(self, key: str) -> None:
        if self._pane is None or not self._work.is_open:
            return
        form = self._work.form
        if key == CHANGES:
            self._pane.show_changes(form)
        elif key in form.by_link_id:
            self._pane.show_item(form, key, self._language)
        else:
            self._pane.show_about(form, self._language)

    def _show_again(self) -> None:
        """Show list and pane after a step, with the focus where it was."""
        focus = QApplication.focusWidget()
        name = focus.objectName() if focus is not None else ""
        self._show_state()
        if self._items is not None:
            self._show_chosen(self._items.chosen)
            same = self._place.findChild(QWidget, name) if name else None
            if same is not None and same.isEnabled():
                same.setFocus()
            else:
                self._items.setFocus()

    def _tell(self, words: str) -> None:
        self._note.set_text(words)
        self._note.show()
        announce(self._note, words)

    def _saved(self, moment: datetime) -> None:
        if self.isVisible() and self._work.is_open:
            self._when = translate("Rutinstod", "Saved {time}.").format(time=f"{moment:%H.%M}")
            self._show_words()

    # ---- done

    def _undo(self) -> None:
        self._work.step(lambda now: now.undone())
        self._show_again()

    def _redo(self) -> None:
        self._work.step(lambda now: now.redone())
        self._show_again()

    def _move(self, steps: int) -> None:
        chosen = self._items.chosen if self._items is not None else ABOUT
        if self._pane is not None and chosen not in (ABOUT, CHANGES):
            self._pane.shift(chosen, steps)

    def _try(self) -> None:
        self.trying.emit(self._work.form, self._language)

    def _keep(self) -> None:
        now = self._work.now
        becomes = now.becomes
        sentences = [becomes_words(becomes), left_words(now)]
        if becomes is Becomes.MODIFIED:
            sentences.append(translate("Rutinstod", "The original stays as it is, and in use if it was."))

        def failed(problem: ScreeningError) -> bool:
            self._tell(" ".join(filter(None, (sentence(problem), advice(problem)))))
            return True

        confirm(
            self,
            translate("Rutinstod", "Keep it as a draft?"),
            [each for each in sentences if each],
            translate("Rutinstod", "Keep as a draft"),
            lambda: self._work.keep(self._kept, failed),
        )

    def _kept(self, entry: InstrumentEntry) -> None:
        self.kept.emit(entry)
