# SPDX-License-Identifier: EUPL-1.2
"""What two people compare or copy from paper: recovery shares word by word, and the digits of an account."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from screening_app.gui.text import QT_TRANSLATE_NOOP, counted, translate
from screening_app.gui.theme import current
from screening_app.gui.widgets import Field, Label

#: Words on one sheet of paper: a secret of 32 bytes in SLIP-39.
WORDS = 33

_SHOWN = 4


class ShareField(Field):
    """A field for the words of one share, typed or pasted. `changed` comes with every key.

    `wrong` says which words cannot be right, counted from one, of those that are finished.
    """

    changed = Signal()

    def __init__(
        self, label: str, wrong: Callable[[list[str]], tuple[int, ...]], parent: QWidget | None = None
    ) -> None:
        self._wrong = wrong
        self._edit = QPlainTextEdit()
        hints = Qt.InputMethodHint
        self._edit.setInputMethodHints(hints.ImhNoPredictiveText | hints.ImhSensitiveData | hints.ImhNoAutoUppercase)
        # The style sheet sets a least height for every input, which wins over setMinimumHeight.
        self._edit.setStyleSheet(f"QPlainTextEdit {{ min-height: {current().gap(96)}px }}")
        self._edit.setMaximumHeight(current().gap(130))
        super().__init__(label, self._edit, _count_text(0), parent)
        self._edit.textChanged.connect(self._look)

    @property
    def words(self) -> list[str]:
        """The words so far, in small letters."""
        return self._edit.toPlainText().lower().split()

    @property
    def is_right(self) -> bool:
        """Whether all words are there and none of them is known to be wrong."""
        return len(self.words) == WORDS and not self._wrong(self.words)

    def clear(self) -> None:
        """Empty the field, and what it remembers for undoing."""
        self._edit.clear()
        self._edit.document().clearUndoRedoStacks()

    def _look(self) -> None:
        words = self.words
        finished = words if len(words) >= WORDS or self._edit.toPlainText()[-1:].isspace() else words[:-1]
        self.hint.setText(_count_text(len(words)))
        wrong = self._wrong(finished)
        said = _wrong_text(wrong) if wrong else None
        if not said and len(words) > WORDS:
            said = translate("Rutinstod", "There are more words than on the paper.")
        if said != (self.error.text() or None):
            self.set_error(said)
        self.changed.emit()


def compared_with(share: str) -> Callable[[list[str]], tuple[int, ...]]:
    """Return what tells the words that differ from a share that is known."""
    right = share.lower().split()

    def wrong(words: list[str]) -> tuple[int, ...]:
        return tuple(place for place, word in enumerate(words[:WORDS], 1) if word != right[place - 1])

    return wrong


def no_word_of_any(words: list[str]) -> tuple[int, ...]:
    """Return which words stand on no share at all."""
    from screening_app.store import unknown_share_words

    return unknown_share_words(" ".join(words))


def digits_label(fingerprint: str) -> Label:
    """Return a fingerprint in large digits, three groups to a line, as two people read them to each other."""
    groups = fingerprint.split()
    label = Label("\n".join(" ".join(groups[start : start + 3]) for start in range(0, len(groups), 3)), "figure")
    label.setObjectName("fingerprint")
    label.setAccessibleName(fingerprint)
    return label


def _count_text(count: int) -> str:
    return translate("Rutinstod", "{count} of {all} words").format(count=count, all=WORDS)


def _wrong_text(wrong: tuple[int, ...]) -> str:
    numbers = ", ".join(str(number) for number in wrong[:_SHOWN])
    if len(wrong) > _SHOWN:
        numbers += " …"
    words = counted(
        QT_TRANSLATE_NOOP("Rutinstod", "%n word(s) not as on the paper: number {numbers}.", None, 1), len(wrong)
    )
    return words.format(numbers=numbers)
