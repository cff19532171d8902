# SPDX-License-Identifier: EUPL-1.2
"""The pattern that a written answer has to follow, explained, and tried on an answer before anybody is asked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from screening_app.core.forms.patterns import matches, pattern_problem
from screening_app.gui.pages.instruments.making.fields import line_field
from screening_app.gui.text import translate
from screening_app.gui.theme import current
from screening_app.gui.widgets import Field, Label, announce, spaced


class PatternPart(QWidget):
    """The pattern, and below it a line to try an answer on; `put` gets the pattern at every key press.

    What is tried is kept nowhere.
    """

    def __init__(self, pattern: str, put: Callable[[str], object], fields: dict[str, Field]) -> None:
        super().__init__()
        self._pattern = pattern
        self._put = put
        self._answer = ""
        column = QVBoxLayout(self)
        spaced(column, "near")
        written = line_field(
            "build-pattern",
            translate("Rutinstod", "Pattern of the answer, if any"),
            pattern,
            self._write,
            translate(
                "Rutinstod",
                "A regular expression that the whole answer has to follow. [0-9]{4} is four digits, [A-Z]{2}-[0-9]+ two"
                " capital letters, a hyphen and digits. Most questions need none.",
            ),
        )
        written.input.setMaximumWidth(current().gap(460))
        fields["pattern"] = written
        column.addWidget(written)
        self._try = line_field("build-pattern-try", translate("Rutinstod", "Try an answer"), "", self._try_on)
        self._try.input.setMaximumWidth(current().gap(460))
        column.addWidget(self._try)
        self._verdict = Label("", "small-quiet")
        self._verdict.setObjectName("build-pattern-verdict")
        column.addWidget(self._verdict)
        self._say()

    def _write(self, pattern: str) -> None:
        self._pattern = pattern.strip()
        self._say()
        self._put(self._pattern)

    def _try_on(self, answer: str) -> None:
        self._answer = answer
        self._say(aloud=True)

    def _say(self, *, aloud: bool = False) -> None:
        """Say what comes of the answer that is tried; nothing without a pattern, and nothing to try it on."""
        self._try.setHidden(not self._pattern)
        said = self._outcome(self._answer) if self._pattern else ""
        self._verdict.setText(said)
        self._verdict.setHidden(not said)
        if aloud and said:
            announce(self._verdict, said)
            # It has its place only when it has been laid out.
            QTimer.singleShot(0, self._verdict, self._show_verdict)

    def _show_verdict(self) -> None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(self._verdict, 0, current().gap("tight"))

    def _outcome(self, answer: str) -> str:
        if pattern_problem(self._pattern) is not None:
            return translate("Rutinstod", "The pattern cannot be read. Mend it, or take it away.")
        if not answer:
            return ""
        return {
            True: translate("Rutinstod", "This answer would be taken."),
            False: translate("Rutinstod", "This answer would be refused."),
            None: translate("Rutinstod", "This takes too long to find out. Write a simpler pattern."),
        }[matches(self._pattern, answer)]
