# SPDX-License-Identifier: EUPL-1.2
"""What can be changed of one item, of the questionnaire as a whole, and what has been changed so far."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from screening_app.core.forms.authoring.adapt import Adapting
from screening_app.core.forms.authoring.changes import changes_of
from screening_app.core.forms.authoring.locks import Lock, left_out, order_of
from screening_app.core.forms.authoring.texts import StringEntry, strings
from screening_app.core.forms.authoring.translate import sources
from screening_app.core.forms.definition import Form, Item, ItemType
from screening_app.core.forms.model import LanguageSource
from screening_app.gui.controls.reading import number_text
from screening_app.gui.controls.words import isolated
from screening_app.gui.form_changes import before_and_after, change_words, item_name, kind_name, lock_words, order_words
from screening_app.gui.pages.choose_form import language_inside, language_name
from screening_app.gui.pages.form_reading import numbers_of, shown_if
from screening_app.gui.pages.instrument_words import interface_language, shortened
from screening_app.gui.pages.instruments.work import Work
from screening_app.gui.pages.instruments.writing import WritingField
from screening_app.gui.pages.sheet import ChoiceField
from screening_app.gui.text import QT_TRANSLATE_NOOP, counted, translate
from screening_app.gui.theme import current
from screening_app.gui.widgets import ButtonRow, Card, EmptyState, Field, Heading, Label, Rule, SecondaryButton, spaced

_ABOUT = ("title", "purpose", "description", "copyright")
_MOST_CHANGES = 60


class Pane(QWidget):
    """A column that shows one thing at a time.

    `stepped` comes after a step that has to be shown anew, `refused` with the words for one that cannot be taken.
    """

    stepped = Signal()
    refused = Signal(str)

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work
        self._language = ""
        self._column = QVBoxLayout(self)
        spaced(self._column, "near")
        self._form: Form | None = None

    # ---- shown

    def show_item(self, form: Form, link_id: str, language: str) -> None:
        """Show an item: its texts to be written, and what is locked about it."""
        item = form.item(link_id)
        self._begin(form, language)
        numbers = numbers_of(form)
        self._column.addWidget(Heading(item_name(form, link_id, numbers), "section"))
        for line in _facts(form, item, language):
            self._column.addWidget(Label(line, "small-quiet"))
        entries = [each for each in strings(form.document) if each.link_id == link_id]
        for entry in entries:
            self._column.addWidget(self._field(entry, _hint(form, item, entry)))
        self._add_help(form, item)
        self._column.addWidget(self._buttons(form, item))
        if link_id not in left_out(form.document):
            lock = self._work.adapting.lock(link_id)
            if lock is not None:
                words = translate("Rutinstod", "Cannot be left out. {why}").format(why=lock_words(form, lock, numbers))
                reason = Label(words, "small-quiet")
                reason.setObjectName("adapt-locked")
                self._column.addWidget(reason)
        self._column.addStretch(1)

    def show_about(self, form: Form, language: str) -> None:
        """Show what the questionnaire says about itself, and where its wording comes from."""
        self._begin(form, language)
        self._column.addWidget(Heading(translate("Rutinstod", "About the questionnaire"), "section"))
        for entry in strings(form.document):
            if entry.link_id is not None or entry.kind not in _ABOUT:
                continue
            if self._work.adapting.may_write(entry.key, language):
                self._column.addWidget(self._field(entry))
            else:
                words = translate("Rutinstod", "Rights and licence: {text}").format(text=entry.texts[language])
                self._column.addWidget(Label(words, "small-quiet"))
        self._add_source(form)
        self._column.addStretch(1)

    def show_changes(self, form: Form) -> None:
        """Show what has been changed so far, item by item."""
        self._begin(form, self._language)
        self._column.addWidget(Heading(translate("Rutinstod", "What has been changed"), "section"))
        changes, numbers = changes_of(self._work.adapting.source, form), numbers_of(form)
        if not changes:
            self._column.addWidget(EmptyState("doc", translate("Rutinstod", "Nothing has been changed yet.")))
        card = Card()
        card.setObjectName("adapt-changes")
        card.body.setSpacing(current().gap("tight"))
        for number, change in enumerate(changes[:_MOST_CHANGES]):
            if number:
                card.body.addWidget(Rule())
            card.body.addWidget(Label(item_name(form, change.link_id, numbers), "small-quiet"))
            card.body.addWidget(Label(change_words(change)))
            words = before_and_after(change)
            if words:
                card.body.addWidget(Label(words, "label"))
        if len(changes) > _MOST_CHANGES:
            left = len(changes) - _MOST_CHANGES
            more = counted(QT_TRANSLATE_NOOP("Rutinstod", "and %n more", None, 1), left)
            card.body.addWidget(Label(more, "small-quiet"))
        self._column.addWidget(card)
        if not changes:
            card.hide()
        self._column.addStretch(1)

    # ---- parts

    def _begin(self, form: Form, language: str) -> None:
        self._form, self._language = form, language
        while (taken := self._column.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()

    def _field(self, entry: StringEntry, hint: str = "") -> Field:
        language, base = self._language, self._base()
        field = WritingField(entry.texts.get(language, ""), language)
        field.setObjectName(f"text-{entry.key}")
        said = [hint]
        if language != base and base in entry.texts:
            said.insert(0, f"{language_name(base)}: {isolated(shortened(entry.texts[base], 300))}")
        label = kind_name(entry.kind)
        if language != base:
            label = translate("Rutinstod", "{kind} ({language})").format(kind=label, language=language_inside(language))
        shown = Field(label, field, "\n".join(filter(None, said)))
        field.setReadOnly(not self._work.adapting.may_write(entry.key, language))
        field.written.connect(partial(self._write, shown, entry.key))
        return shown

    def _base(self) -> str:
        return self._form.language if self._form is not None else ""

    def _write(self, shown: Field, key: str, text: str) -> None:
        lock = self._work.step(lambda now: now.text(key, self._language, text))
        shown.set_error(translate("Rutinstod", "There must be words here. The earlier ones stay.") if lock else None)

    def _add_help(self, form: Form, item: Item) -> None:
        for help_item in [each for each in item.items if each.is_help]:
            entries = [each for each in strings(form.document) if each.link_id == help_item.link_id]
            for entry in entries:
                self._column.addWidget(self._field(entry))
            row = ButtonRow()
            words = translate("Rutinstod", "Take the help away")
            self._button(row, f"remove-{help_item.link_id}", words, partial(self._remove_help, help_item.link_id))
            self._column.addWidget(row)

    def _buttons(self, form: Form, item: Item) -> QWidget:
        row = ButtonRow()
        self._button(row, "move-up", translate("Rutinstod", "Move up"), partial(self.shift, item.link_id, -1), "Alt+↑")
        self._button(
            row, "move-down", translate("Rutinstod", "Move down"), partial(self.shift, item.link_id, 1), "Alt+↓"
        )
        has_help = any(each.is_help for each in item.items)
        if item.type != ItemType.DISPLAY and not has_help and self._language == form.language:
            words = translate("Rutinstod", "Write a help")
            self._button(row, "add-help", words, partial(self._new_help, item.link_id, row))
        if item.link_id in left_out(form.document):
            back = partial(self._take, item.link_id, True)
            self._button(row, "take-back", translate("Rutinstod", "Ask it again"), back)
        elif self._work.adapting.lock(item.link_id) is None:
            self._button(
                row, "leave-out", translate("Rutinstod", "Leave out"), partial(self._take, item.link_id, False)
            )
        return row

    def _button(self, row: ButtonRow, name: str, text: str, act: Callable[[], object], hint: str = "") -> None:
        button = SecondaryButton(text, compact=True, hint=hint)
        button.setObjectName(name)
        button.clicked.connect(lambda *_: act())
        row.add(button)

    def _add_source(self, form: Form) -> None:
        language = self._language
        told = sources(form.document).get(language, LanguageSource({}, validated=False))
        self._column.addWidget(Rule())
        line = QLineEdit(told.source.get(form.language, ""))
        line.setObjectName("wording-source")
        line.setCursorPosition(0)
        hint = translate("Rutinstod", "Name the edition, the translator or the agency, so that others can find it.")
        label = translate("Rutinstod", "Where the wording comes from ({language})").format(
            language=language_inside(language)
        )
        self._column.addWidget(Field(label, line, hint))
        validated = ChoiceField(translate("Rutinstod", "Has this wording been validated?"))
        validated.setObjectName("wording-validated")
        validated.add(translate("Rutinstod", "No"), False)
        validated.add(translate("Rutinstod", "Yes"), True)
        validated.set_value(told.validated)
        self._column.addWidget(validated)

        def tell() -> None:
            source = LanguageSource({form.language: line.text().strip()}, validated.value() == str(True))
            self._work.step(lambda now: now.told(language, source))

        line.textEdited.connect(lambda _: tell())
        validated.changed.connect(tell)

    # ---- done

    def shift(self, link_id: str, steps: int) -> None:
        """Move an item, or say why it cannot be moved."""
        self._step(lambda now: now.move(link_id, steps), order_words)

    def _take(self, link_id: str, back: bool) -> None:
        self._step(lambda now: now.take_back(link_id) if back else now.leave_out(link_id), lock_words)

    def _remove_help(self, link_id: str) -> None:
        self._step(lambda now: now.remove_help(link_id), lock_words)

    def _step(self, act: Callable[[Adapting], Adapting], words: Callable[[Form, Lock, Mapping[str, str]], str]) -> None:
        lock = self._work.step(act)
        if lock is None:
            self.stepped.emit()
        elif self._form is not None:
            self.refused.emit(words(self._form, lock, numbers_of(self._form)))

    def _new_help(self, link_id: str, row: QWidget) -> None:
        """Give a place to write a help in; it is there from the first word on."""
        language, found = self._base(), list[str]()
        field = WritingField("", language)
        field.setObjectName("new-help")

        def write(text: str) -> None:
            if found and text.strip():
                self._work.step(lambda now: now.text(f"{found[0]}:text", language, text))
            elif found:
                self._work.step(lambda now: now.remove_help(found.pop()))
            elif text.strip():
                before = order_of(self._work.adapting.document)
                self._work.step(lambda now: now.add_help(link_id, text))
                found.extend(order_of(self._work.adapting.document).keys() - before.keys())

        field.written.connect(write)
        self._column.insertWidget(self._column.indexOf(row), Field(kind_name("help"), field))
        field.setFocus()


def _facts(form: Form, item: Item, language: str) -> list[str]:
    """Return what is locked about an item, as far as there is something to say."""
    rule = shown_if(form, item, numbers_of(form), interface_language())
    found = [rule] if rule else []
    if item.link_id in left_out(form.document):
        found.append(translate("Rutinstod", "Left out: asked of nobody."))
    elif item.calculated is not None:
        found.append(translate("Rutinstod", "Worked out by the program; nobody is asked."))
    elif item.is_question:
        found.append(translate("Rutinstod", "Name in the file: {name}").format(name=item.link_id))
    return found


def _hint(form: Form, item: Item, entry: StringEntry) -> str:
    """Return the code and the weight of the answer that a text belongs to."""
    if entry.kind != "option":
        return ""
    code = entry.key.split(":option:", 1)[-1].rstrip("~")
    for option in item.options:
        if getattr(option.value, "code", option.value) == code and option.weight is not None:
            words = translate("Rutinstod", "Kept as {code}, counts {weight}")
            return words.format(code=code, weight=number_text(option.weight))
    return translate("Rutinstod", "Kept as {code}").format(code=code)
