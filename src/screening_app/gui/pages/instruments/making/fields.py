# SPDX-License-Identifier: EUPL-1.2
"""The fields that a questionnaire is written in: texts by language, choices, numbers; Ctrl+Z is the page's in all."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRegularExpression, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QRegularExpressionValidator, QTextCursor
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from screening_app.core.forms.model import Texts
from screening_app.core.scripts import is_right_to_left
from screening_app.gui.pages.choose_form import language_inside
from screening_app.gui.text import translate
from screening_app.gui.widgets import Field, spaced
from screening_app.gui.widgets.inputs import CalmBox, GrowingText, TypedLine

_STEPS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


def _is_step(event: QEvent) -> bool:
    """Whether a field would claim a key that takes back, or does again, a step of the whole page."""
    return (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and any(event.matches(key) for key in _STEPS)
    )


class Line(TypedLine):
    """One line."""

    def event(self, event: QEvent) -> bool:
        """Leave undo to the page."""
        if _is_step(event):
            event.ignore()
            return False
        return super().event(event)


class Words(GrowingText):
    """A text that begins as one line and grows."""

    LEAST_LINES = 1

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setProperty("short", True)

    def sizeHint(self) -> QSize:
        """Return room for the lines written and no more: there are many of these on a page."""
        usual = super().sizeHint()
        # The frame is reckoned with the padding at the sides, which is more than that above and below.
        return QSize(usual.width(), usual.height() - 2 * (self.frameWidth() - 2))

    def event(self, event: QEvent) -> bool:
        """Leave undo to the page."""
        if _is_step(event):
            event.ignore()
            return False
        return super().event(event)


class TextsField(QWidget):
    """A text in every language of the questionnaire, one field for each; `put` gets all of them at every key press.

    The objectName of each field is the name given here, a hyphen and the language.
    """

    def __init__(
        self,
        name: str,
        label: str,
        texts: Texts,
        languages: Sequence[str],
        put: Callable[[dict[str, str]], object],
        hint: str = "",
    ) -> None:
        super().__init__()
        self._texts = dict(texts)
        self._put = put
        column = QVBoxLayout(self)
        spaced(column, "tight")
        self.fields: dict[str, Field] = {}
        for place, tag in enumerate(languages):
            words = Words(texts.get(tag, ""))
            words.setObjectName(f"{name}-{tag}")
            if is_right_to_left(tag):
                words.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
                shape = words.document().defaultTextOption()
                shape.setTextDirection(Qt.LayoutDirection.RightToLeft)
                shape.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
                words.document().setDefaultTextOption(shape)
            # A new page begins at the end of what is there, as when one goes on writing.
            words.moveCursor(QTextCursor.MoveOperation.End)
            words.textChanged.connect(lambda tag=tag: self._written(tag))
            called = label
            if len(languages) > 1:
                called = translate("Rutinstod", "{text}, {language}").format(text=label, language=language_inside(tag))
            self.fields[tag] = field = Field(called, words, "" if place else hint)
            column.addWidget(field)

    @property
    def own(self) -> Field:
        """The field of the questionnaire's own language."""
        return next(iter(self.fields.values()))

    def _written(self, tag: str) -> None:
        words = self.fields[tag].input
        text = words.toPlainText() if isinstance(words, QPlainTextEdit) else ""
        self._texts[tag] = text
        if not text:
            del self._texts[tag]
        self._put(dict(self._texts))


class PickField(Field):
    """A labelled drop-down that changes only when its list is open; `picked` carries the value chosen."""

    picked = Signal(str)

    def __init__(self, name: str, label: str, choices: Sequence[tuple[str, str]], value: str, hint: str = "") -> None:
        box = pick_box(name, choices, value)
        super().__init__(label, box, hint)
        box.picked.connect(lambda: self.picked.emit(str(box.currentData())))


def pick_box(name: str, choices: Sequence[tuple[str, str]], value: str, said: str = "") -> CalmBox:
    """Return a drop-down of (value, words), for a place where a sentence is its label; `said` is its name then."""
    box = CalmBox()
    box.setObjectName(name)
    for each, words in choices:
        box.addItem(words, each)
    box.setCurrentIndex(next((place for place, (each, _) in enumerate(choices) if each == value), -1))
    box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    if said:
        box.setAccessibleName(said)
        box.view().setAccessibleName(said)
    return box


def line_field(
    name: str, label: str, text: str, put: Callable[[str], object], hint: str = "", shape: str = ""
) -> Field:
    """Return a labelled line; `put` gets its text at every key press. `shape` is a pattern that the text keeps to."""
    return Field(label, plain_line(name, text, put, shape), hint)


def plain_line(name: str, text: str, put: Callable[[str], object], shape: str = "") -> QLineEdit:
    """Return a line without a label."""
    line = Line(text)
    line.setObjectName(name)
    if shape:
        line.setValidator(QRegularExpressionValidator(QRegularExpression(shape), line))
    line.textChanged.connect(put)
    return line


def tick(name: str, text: str, on: bool, put: Callable[[bool], object]) -> QCheckBox:
    """Return a box to tick; `put` gets whether it is."""
    box = QCheckBox(text)
    box.setObjectName(name)
    box.setChecked(on)
    box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
    box.toggled.connect(put)
    return box
