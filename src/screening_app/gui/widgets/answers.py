# SPDX-License-Identifier: EUPL-1.2
"""The answers to one question: rows of one or several choices, for pointer, number keys, arrows and screen readers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QGroupBox,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from screening_app.gui.text import translate
from screening_app.gui.theme import current, paint_indicator, tokens
from screening_app.gui.widgets.buttons import cap_size, paint_cap, paint_panel
from screening_app.gui.widgets.pages import Rule

if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    # Qt allows one Qt class among the ancestors; the row's drawing is mixed into two.
    _Button = object

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ARROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that can be chosen. An `exclusive` one ("none of these") cannot stand beside another."""

    value: object
    text: str
    exclusive: bool = False


#: More choices than this stand closer together, so that a long list fits a 768-pixel screen.
MANY = 5


class AnswerRow(_Button):
    """One answer as a row the whole of which can be pressed, its number key at the end; made by AnswerGroup.

    Space, a click or its number chooses it. Enter is the page's own key for going on and never answers.
    """

    choice: Choice
    key: str
    single: bool
    tight: bool
    _heights: dict[int, int]
    _room_beside: int | None

    def prepare(self, choice: Choice, key: str, *, single: bool, tight: bool) -> None:
        """Take over what the row stands for; `key` is the digit that picks it, or nothing. `tight` rows are lower."""
        self._heights, self._room_beside = {}, None
        self.tight = tight
        self.choice = choice
        self.key = key
        self.single = single
        self.setText(choice.text.replace("&", "&&"))
        self.setAccessibleName(choice.text)
        self.setProperty("ringRadius", tokens()["radius"]["card"])
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Return True: the text wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the row's height: 52 design pixels, more where the text needs it."""
        # Asked for many times at each change of layout.
        if width not in self._heights:
            room = QRect(0, 0, max(1, width - self._beside()), 10_000)
            text = self._metrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), self.choice.text)
            around = 2 * current().gap(7 if self.tight else "near")
            self._heights[width] = max(self._least(), text.height() + around)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """Return the size on one line."""
        width = self._metrics().horizontalAdvance(self.choice.text) + 2 + self._beside()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return room for the longest word."""
        words = self.choice.text.split() or [""]
        widest = max(self._metrics().horizontalAdvance(word) for word in words)
        return QSize(widest + 2 + self._beside(), self._least())

    def hitButton(self, place: QPoint) -> bool:
        """Return True anywhere on the row."""
        return self.rect().contains(place)

    def nextCheckState(self) -> None:
        """Check a radio row (never uncheck it); toggle a check row."""
        self.setChecked(True if self.single else not self.isChecked())

    def show_checked(self, checked: bool) -> None:
        """Show the row as chosen or not; Qt alone would not let the chosen one of a group go."""
        # Exclusive it must be, though: that is what makes it a radio button to screen readers.
        self.setAutoExclusive(False)
        self.setChecked(checked)
        self.setAutoExclusive(self.single)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by arrows without answering; leave Enter to the page, so that going on never answers by itself."""
        group = self.parentWidget()
        if event.isAutoRepeat() and event.key() not in _ARROWS:
            return
        if event.key() in _ARROWS and isinstance(group, AnswerGroup):
            group.move_focus(self, _ARROWS[Qt.Key(event.key())])
        elif event.key() in _ENTER:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Take the new size of theme or font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self._heights, self._room_beside = {}, None
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, mark, text and key, mirrored for right-to-left."""
        theme = current()
        painter = QPainter(self)
        checked, whole, direction = self.isChecked(), self.rect(), self.layoutDirection()
        fill = "accent-soft" if checked else "hover" if self.underMouse() else "card"
        line = theme.colour("accent" if checked else "line")
        paint_panel(painter, QRectF(whole), theme.colour(fill), line, 2 if checked else 1, "card")
        edge, mark, cap = theme.gap(16), theme.px("indicator"), cap_size(self.key).width()
        box = QStyle.visualRect(direction, whole, QRect(edge, 0, mark, whole.height()))
        paint_indicator(painter, QRectF(box), checked=checked, single=self.single)
        start = edge + mark + theme.gap("near")
        room = QRect(start, 0, whole.width() - self._beside(), whole.height())
        painter.setFont(theme.font("option"))
        painter.setPen(theme.colour("ink"))
        align = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        flags = Qt.TextFlag.TextWordWrap.value | align.value
        painter.drawText(QStyle.visualRect(direction, whole, room), flags, self.choice.text)
        if self.key:
            place = QRect(whole.width() - edge - cap, 0, cap, whole.height())
            tone = theme.colour("line" if checked else "soft")
            paint_cap(painter, QStyle.visualRect(direction, whole, place), self.key, theme.colour("muted"), tone)

    def _least(self) -> int:
        return current().gap("row-tight" if self.tight else "row")

    def _beside(self) -> int:
        """Return the width of everything but the text."""
        if self._room_beside is None:
            theme = current()
            cap = cap_size(self.key).width()
            mark = theme.px("indicator") + theme.gap("near")
            self._room_beside = 2 * theme.gap(16) + mark + (cap + theme.gap("near") if cap else 0)
        return self._room_beside

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(current().font("option"))


class RadioRow(AnswerRow, QRadioButton):
    """One of several answers."""


class CheckRow(AnswerRow, QCheckBox):
    """One among the answers that may be given together."""


class AnswerGroup(QGroupBox):
    """All answers to one question, which is also the group's name for screen readers.

    `answered` carries the chosen values as a tuple, in the order shown; an empty one means that the last check was
    taken away. `declined` comes when the row "does not want to answer" (after the rule) is chosen. Neither comes from
    show_values(), show_declined() or clear(), which only show. Not `numbered`, the rows have no digit keys, as beside a
    field that digits are typed in; with no choices at all only the row for declining is left.
    """

    answered = Signal(object)
    declined = Signal()

    def __init__(
        self,
        question: str,
        choices: Sequence[Choice],
        *,
        multiple: bool = False,
        decline: str = "",
        numbered: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(question, parent)
        self.setProperty("bare", True)
        self.setAccessibleName(question)
        self._multiple = multiple
        self._numbered = numbered
        self._tight = len(choices) > MANY
        self._column = QVBoxLayout(self)
        self._rows: list[AnswerRow] = []
        self._decline: AnswerRow | None = None
        for choice in choices:
            self._rows.append(self._make(choice, single=not multiple))
        if decline:
            self._rule_space = QVBoxLayout()
            if choices:
                self._rule_space.addWidget(Rule())
            self._column.addLayout(self._rule_space)
            self._decline = self._make(Choice(None, decline, exclusive=True), single=True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._measure()
        self._choose_tab_stop()

    @property
    def rows(self) -> tuple[AnswerRow, ...]:
        """Every row from the top, the one for declining last."""
        return (*self._rows, *([self._decline] if self._decline else []))

    @property
    def values(self) -> tuple[object, ...]:
        """The values now chosen, in the order shown; declining is not among them."""
        return tuple(row.choice.value for row in self._rows if row.isChecked())

    @property
    def is_declined(self) -> bool:
        """Whether the row for declining is chosen."""
        return self._decline is not None and self._decline.isChecked()

    def show_values(self, values: Sequence[object]) -> None:
        """Show exactly these values as chosen."""
        for row in self.rows:
            row.show_checked(row is not self._decline and row.choice.value in values)
        self._choose_tab_stop()

    def show_declined(self) -> None:
        """Show the question as declined."""
        for row in self.rows:
            row.show_checked(row is self._decline)
        self._choose_tab_stop()

    def clear(self) -> None:
        """Show no answer."""
        self.show_values(())

    def sizeHint(self) -> QSize:
        """Return the rows' size: the title is for screen readers only, and as a line it would be far too wide."""
        return self._column.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the rows' least size."""
        return self._column.minimumSize()

    def insert_below(self, place: int, widget: QWidget) -> None:
        """Put a widget that belongs to the row at `place` (0 is the first) just below it."""
        self._column.insertWidget(place + 1, widget)

    def press_number(self, number: int) -> bool:
        """Press the row with this number (1 is the first), as a click would; False if there is none."""
        rows = self.rows
        if not self._numbered or not 1 <= number <= len(rows) or not self.isEnabled():
            return False
        rows[number - 1].setFocus(Qt.FocusReason.ShortcutFocusReason)
        rows[number - 1].click()
        return True

    def focus_answer(self) -> None:
        """Put the focus on the chosen row, else on the first."""
        rows = self.rows
        next((row for row in rows if row.isChecked()), rows[0]).setFocus(Qt.FocusReason.OtherFocusReason)

    def move_focus(self, row: AnswerRow, step: int) -> None:
        """Put the focus on the row before (-1) or after (1), round the ends."""
        rows = self.rows
        reason = Qt.FocusReason.TabFocusReason if step > 0 else Qt.FocusReason.BacktabFocusReason
        rows[(rows.index(row) + step) % len(rows)].setFocus(reason)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw nothing: the question stands above as a heading."""

    def _make(self, choice: Choice, *, single: bool) -> AnswerRow:
        row: AnswerRow = RadioRow(self) if single else CheckRow(self)
        number = len(self._rows) + 1
        key = str(number) if self._numbered and number <= 9 else ""
        row.prepare(choice, key, single=single, tight=self._tight)
        row.clicked.connect(self._clicked)
        self._column.addWidget(row)
        return row

    def _clicked(self) -> None:
        pressed = self.sender()
        for row in self.rows:
            if row is not pressed and isinstance(pressed, AnswerRow) and self._excludes(pressed, row):
                row.show_checked(False)
        self._choose_tab_stop()
        if pressed is self._decline:
            self.declined.emit()
        else:
            self.answered.emit(self.values)

    def _excludes(self, pressed: AnswerRow, other: AnswerRow) -> bool:
        return not self._multiple or pressed.choice.exclusive or other.choice.exclusive

    def _choose_tab_stop(self) -> None:
        """Make one row the group's Tab stop, as radio buttons have it; check rows are all stops."""
        stop = next((row for row in self.rows if row.isChecked()), self.rows[0] if self.rows else None)
        for row in self.rows:
            reachable = self._multiple or row is stop
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if reachable else Qt.FocusPolicy.ClickFocus)

    def _measure(self) -> None:
        theme = current()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.gap(6 if self._tight else "close"))
        if self._decline is not None:
            self._rule_space.setContentsMargins(0, theme.gap("tight"), 0, theme.gap("tight"))


def decline_text() -> str:
    """Return the usual words of the row for declining."""
    return translate("Rutinstod", "Does not want to answer")
