# SPDX-License-Identifier: EUPL-1.2
"""Translating a questionnaire: every text beside its translation, out to Excel and in again, kept as it is written."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLayout, QLineEdit, QVBoxLayout, QWidget

from screening_app.core.forms.authoring.adapt import Adapting
from screening_app.core.forms.authoring.identity import Becomes
from screening_app.core.forms.authoring.texts import missing, strings
from screening_app.core.forms.authoring.translate import (
    languages_in,
    read_rows,
    rows_of,
    sources,
    translated,
    with_source,
)
from screening_app.core.forms.definition import Form
from screening_app.core.forms.model import LanguageSource
from screening_app.core.records import InstrumentEntry
from screening_app.errors import CannotNow, Code, ScreeningError
from screening_app.gui.controls.words import title_for_staff
from screening_app.gui.form_changes import becomes_words, item_name
from screening_app.gui.pages.choose_form import language_inside, language_name, language_names
from screening_app.gui.pages.confirm import confirm
from screening_app.gui.pages.files import choose_file, choose_place, read_file, write_file
from screening_app.gui.pages.form_reading import numbers_of
from screening_app.gui.pages.instruments.beside import Beside
from screening_app.gui.pages.instruments.translate_report import add_report
from screening_app.gui.pages.instruments.translate_table import TextsModel, TextsTable, spot_of
from screening_app.gui.pages.instruments.work import Work, left_words
from screening_app.gui.pages.sheet import ChoiceField, Sheet, back_key
from screening_app.gui.problems import advice, sentence
from screening_app.gui.session import Session
from screening_app.gui.text import translate
from screening_app.gui.widgets import (
    Button,
    ButtonRow,
    Field,
    Label,
    Notice,
    PrimaryButton,
    ProgressLine,
    SecondaryButton,
    announce,
    spaced,
)
from screening_app.workspace import Workspace

_MOST_BYTES = 5_000_000
_PAUSE_MS = 250
_ALL, _MISSING = "all", "missing"


class TranslatePage(QWidget):
    """`left` goes back, `trying` carries the form to read through and the language, `adapting` goes to the other page.

    `kept` carries the entry of the draft.
    """

    left = Signal()
    trying = Signal(object, str)
    adapting = Signal()
    kept = Signal(object)

    def __init__(self, session: Session, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._work = work
        self._language = ""
        self._when = ""
        self._shown = _ALL
        self._table: TextsTable | None = None
        self._buttons: dict[str, Button] = {}
        outer = QVBoxLayout(self)
        spaced(outer)
        self._place = Sheet(translate("Rutinstod", "Translate"), width="table")
        outer.addWidget(self._place)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._show_state)
        self._choosing = QTimer(self)
        self._choosing.setSingleShot(True)
        self._choosing.setInterval(_PAUSE_MS)
        self._choosing.timeout.connect(self._choose)
        work.changed.connect(self._changed)
        work.saved.connect(self._saved)
        back_key(self, self.left.emit)
        for keys, act in ((QKeySequence.StandardKey.Undo, self._undo), (QKeySequence.StandardKey.Redo, self._redo)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what has been written: whatever hides the page may be the lock."""
        self._work.save()
        super().hideEvent(event)

    def show_work(self) -> None:
        """Show the work as it is, in the language that was chosen last."""
        self._when = ""
        form = self._work.form
        column = self._place.start()
        title = self._place.add_title(
            translate("Rutinstod", "Translate: {title}").format(title=title_for_staff(form)), "translate"
        )
        self._note = Notice("", "info", closable=True)
        self._note.setObjectName("translate-note")
        self._note.hide()
        column.addWidget(self._note)
        self._state = Label("", "quiet")
        self._state.setObjectName("translate-state")
        column.addWidget(self._state)
        self._add_choices(column, form)
        self._body = QVBoxLayout()
        spaced(self._body, "near")
        column.addLayout(self._body)
        self._add_footer()
        self._show_language()
        announce(title, title.text())
        self._choice.focus()

    # ---- parts

    def _add_choices(self, column: QVBoxLayout, form: Form) -> None:
        self._choice = ChoiceField(translate("Rutinstod", "Language to translate into"))
        self._choice.setObjectName("translate-language")
        there = [tag for tag in languages_in(form.document) if tag != form.language]
        names = language_names()
        others = sorted((tag for tag in names if tag not in (*there, form.language)), key=lambda tag: names[tag])
        for tag in (*there, *others):
            self._choice.add(language_name(tag), tag)
        if not self._language or self._language == form.language:
            self._language = (*there, *others)[0]
        self._choice.set_value(self._language)
        self._choice.changed.connect(self._choosing.start)
        self._filter = ChoiceField(translate("Rutinstod", "Show"))
        self._filter.setObjectName("translate-filter")
        self._filter.add(translate("Rutinstod", "All texts"), _ALL)
        self._filter.add(translate("Rutinstod", "Only those missing"), _MISSING)
        self._filter.set_value(self._shown)
        self._filter.changed.connect(self._filter_chosen)
        column.addWidget(Beside(self._choice, self._filter, least=560))

    def _choose(self) -> None:
        self._language = self._choice.value()
        self._show_language()

    def _show_language(self) -> None:
        """Lay out what belongs to the chosen language."""
        _emptied(self._body)
        form = self._work.form
        self._progress = ProgressLine()
        self._progress.label.setObjectName("translate-left")
        self._body.addWidget(self._progress)
        self._add_source(form)
        row = ButtonRow()
        self._add(row, "to-excel", translate("Rutinstod", "Out to Excel"), self._out)
        self._add(row, "from-excel", translate("Rutinstod", "In from Excel"), self._bring_in)
        self._body.addWidget(row)
        self._report = QVBoxLayout()
        spaced(self._report, "tight")
        self._body.addLayout(self._report)
        hint = translate(
            "Rutinstod",
            "Enter writes and goes on to the next text, Shift+Enter begins a new line, the arrows go to and fro.",
        )
        self._body.addWidget(Label(hint, "small-quiet"))
        self._model = TextsModel(form.language)
        self._model.written.connect(self._write)
        self._fill()
        self._table = TextsTable(self._model, self._language)
        self._table.seen.connect(self._scroll_to)
        self._body.addWidget(self._table)
        self._show_state()

    def _add_source(self, form: Form) -> None:
        told = sources(form.document).get(self._language, LanguageSource({}, validated=False))
        name = language_inside(self._language)
        self._line = QLineEdit(told.source.get(form.language, ""))
        self._line.setObjectName("wording-source")
        hint = translate("Rutinstod", "Name the edition, the translator or the agency, so that others can find it.")
        label = translate("Rutinstod", "Where the wording comes from ({language})").format(language=name)
        self._validated = ChoiceField(translate("Rutinstod", "Has this wording been validated?"))
        self._validated.setObjectName("wording-validated")
        self._validated.add(translate("Rutinstod", "No"), False)
        self._validated.add(translate("Rutinstod", "Yes"), True)
        self._validated.set_value(told.validated)
        self._body.addWidget(Beside(Field(label, self._line, hint), self._validated, least=560))
        self._line.textEdited.connect(lambda _: self._tell_source())
        self._validated.changed.connect(self._tell_source)

    def _add_footer(self) -> None:
        footer = self._place.footer
        for name, text, act, hint in (
            ("back", translate("Rutinstod", "Back"), self.left.emit, "Alt+←"),
            ("undo", translate("Rutinstod", "Undo"), self._undo, "Ctrl+Z"),
            ("redo", translate("Rutinstod", "Redo"), self._redo, ""),
            ("to-adapt", translate("Rutinstod", "Adapt"), self.adapting.emit, ""),
            ("try", translate("Rutinstod", "Try it"), self._try, ""),
        ):
            self._add(footer, name, text, act, hint)
        keep = PrimaryButton(translate("Rutinstod", "Keep as a draft"))
        keep.setObjectName("translate-keep")
        keep.clicked.connect(self._keep)
        footer.add_end(keep)
        self._buttons["keep"] = keep

    def _add(self, row: ButtonRow, name: str, text: str, act: object, hint: str = "") -> None:
        button = SecondaryButton(text, hint=hint)
        button.setObjectName(name)
        button.clicked.connect(lambda *_: act() if callable(act) else None)
        row.add(button)
        self._buttons[name] = button

    # ---- shown

    def _fill(self) -> None:
        form = self._work.form
        numbers = numbers_of(form)
        rows = [
            entry
            for entry in strings(form.document)
            if self._shown == _ALL or (entry.needed and self._language not in entry.texts)
        ]
        owners = {each.link_id: form.parents[each.link_id] for each in form.ordered if each.is_help}
        spots = [
            spot_of(entry, item_name(form, owners.get(entry.link_id, entry.link_id), numbers) if entry.link_id else "")
            if entry.kind != "question"
            else spot_of(entry, numbers.get(entry.link_id or "", ""))
            for entry in rows
        ]
        adapting = self._work.adapting
        locked = [entry.key for entry in rows if not adapting.may_write(entry.key, self._language)]
        self._model.show_rows(rows, self._language, spots, locked)

    def _filter_chosen(self) -> None:
        self._shown = self._filter.value()
        self._fill()

    def _changed(self) -> None:
        if self.isVisible():
            self._pause.start()

    def _show_state(self) -> None:
        """Show how much is left, and what the changes come to."""
        if self._table is None or not self._work.is_open:
            return
        now = self._work.now
        document = now.adapting.document
        needed = sum(entry.needed for entry in strings(document))
        left = missing(document, self._language)
        words = (
            translate("Rutinstod", "{language}: {left} of {needed} texts left before it can be offered")
            if left
            else translate("Rutinstod", "{language}: complete, and offered once the version is in use")
        )
        said = words.format(left=left, needed=needed, language=language_name(self._language))
        self._progress.show_progress(said, needed - left, needed)
        self._show_words()
        self._buttons["undo"].setEnabled(bool(now.adapting.earlier))
        self._buttons["redo"].setEnabled(bool(now.adapting.later))
        self._buttons["keep"].setEnabled(now.becomes is not Becomes.SAME)

    def _show_words(self) -> None:
        now = self._work.now
        self._state.setText(" ".join(filter(None, (becomes_words(now.becomes), left_words(now), self._when))))

    def _scroll_to(self, cell: QRect) -> None:
        content = self._place.scroller.widget()
        if self._table is not None and content is not None:
            corner = self._table.mapTo(content, cell.center())
            self._place.scroller.ensureVisible(corner.x(), corner.y(), 0, cell.height() // 2 + 40)

    def _tell(self, words: str) -> None:
        self._note.set_text(words)
        self._note.show()
        self._place.to_top()
        announce(self._note, words)

    def _saved(self, moment: datetime) -> None:
        if self.isVisible() and self._work.is_open:
            self._when = translate("Rutinstod", "Saved {time}.").format(time=f"{moment:%H.%M}")
            self._show_words()

    # ---- done

    def _write(self, key: str, words: str) -> None:
        language = self._language

        def act(now: Adapting) -> Adapting:
            made = now.text(key, language, words).document
            if language not in sources(made):
                made = with_source(made, language, LanguageSource({}, validated=False))
            return now.to(made, f"{key} {language}")

        self._work.step(act)

    def _tell_source(self) -> None:
        base = self._work.adapting.source.language
        source = LanguageSource({base: self._line.text().strip()}, self._validated.value() == str(True))
        self._work.step(lambda now: now.told(self._language, source))

    def _out(self) -> None:
        rows, language = rows_of(self._work.adapting.document, self._language), self._language

        def save(file: Path) -> None:
            def work(_: Workspace) -> Path:
                from screening_app.workbooks import write_workbook

                return write_file(file, write_workbook({"texts": rows}))

            said = translate("Rutinstod", "Saved as {file}.").format(file=file)
            self._session.ask(self, work, lambda _: self._tell(said))

        choose_place(self, f"rutinstod-texts-{language}.xlsx", "Excel (*.xlsx)", save)

    def _bring_in(self) -> None:
        def read(file: Path) -> None:
            def work(_: Workspace) -> list[list[str]]:
                from screening_app.workbooks import read_workbook

                return read_workbook(read_file(file, _MOST_BYTES)).get("texts", [])

            self._session.ask(self, work, self._take_in, self._not_taken)

        choose_file(self, "Excel (*.xlsx)", read)

    def _take_in(self, rows: list[list[str]]) -> None:
        adapting = self._work.adapting
        base = adapting.source.language
        language = rows[0][2].strip() if rows and len(rows[0]) > 2 else ""
        if language == base or not _TAG.fullmatch(language):
            self._not_taken(CannotNow(Code.WORKBOOK_REFUSED))
            return
        read = read_rows(adapting.document, rows)
        told = sources(adapting.document).get(language, LanguageSource({}, validated=False))
        texts = {key: text for key, text in read.texts.items() if adapting.may_write(key, language)}
        made = translated(adapting.document, language, texts, told.source, told.validated)
        if texts:
            self._work.step(lambda now: now.to(made))
        self._language = language
        if self._choice.value() != language:
            self._choice.add(language_name(language), language)
            self._choice.set_value(language)
        self._show_language()
        add_report(self._report, read)
        self._place.to_top()

    def _not_taken(self, problem: ScreeningError) -> bool:
        if problem.code is not Code.WORKBOOK_REFUSED:
            return False
        words = translate(
            "Rutinstod", "It must be a workbook that came from Out to Excel, with its first row as it was."
        )
        self._tell(f"{sentence(problem)} {words}")
        return True

    def _undo(self) -> None:
        self._work.step(lambda now: now.undone())
        self._show_anew()

    def _redo(self) -> None:
        self._work.step(lambda now: now.redone())
        self._show_anew()

    def _show_anew(self) -> None:
        if not self._work.is_open:
            return
        row = self._table.currentIndex().row() if self._table is not None else -1
        self._show_language()
        if row >= 0 and self._table is not None:
            self._table.setFocus()
            self._table.go_to(row, write=False)

    def _try(self) -> None:
        self.trying.emit(self._work.form, self._language)

    def _keep(self) -> None:
        now = self._work.now
        left = missing(now.adapting.document, self._language)
        lacking = (
            translate("Rutinstod", "{language}: not complete, and so not offered yet.").format(
                language=language_name(self._language)
            )
            if left
            else ""
        )

        def failed(problem: ScreeningError) -> bool:
            self._tell(" ".join(filter(None, (sentence(problem), advice(problem)))))
            return True

        confirm(
            self,
            translate("Rutinstod", "Keep it as a draft?"),
            [each for each in (becomes_words(now.becomes), lacking, left_words(now)) if each],
            translate("Rutinstod", "Keep as a draft"),
            lambda: self._work.keep(self._kept, failed),
        )

    def _kept(self, entry: InstrumentEntry) -> None:
        self.kept.emit(entry)


_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}")


def _emptied(layout: QLayout) -> None:
    while (taken := layout.takeAt(0)) is not None:
        widget, inner = taken.widget(), taken.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            _emptied(inner)
