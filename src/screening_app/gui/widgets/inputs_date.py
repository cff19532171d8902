# SPDX-License-Identifier: EUPL-1.2
"""A line for a day, with a small calendar that writes into it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from screening_app.gui.text import translate
from screening_app.gui.theme import current, icon
from screening_app.gui.widgets.buttons import SecondaryButton
from screening_app.gui.widgets.inputs import TypedLine


class DayLine(QWidget):
    """A line to write a date in as one likes, and a button that opens a calendar; `read` says which day the line means.

    The calendar shows that day, writes another one as YYYY-MM-DD and keeps what follows it on the line.
    """

    edited = Signal()

    def __init__(self, read: Callable[[str], date | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read = read
        self.line = TypedLine()
        self.line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.line.textEdited.connect(lambda _: self.edited.emit())
        self.button = SecondaryButton("", icon_name="calendar", compact=True)
        self.button.setAccessibleName(translate("Rutinstod", "Choose in a calendar"))
        self.button.setObjectName("calendar")
        self.button.clicked.connect(self.open_calendar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current().gap("tight"))
        row.addWidget(self.line, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setFocusProxy(self.line)
        self._frame: QFrame | None = None

    def open_calendar(self) -> None:
        """Open the calendar below the line, on the day written there, else on today."""
        frame, calendar = _calendar(self)
        self._frame = frame
        day = self._read(self.line.text())
        if day is not None:
            calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        for chosen in (calendar.clicked, calendar.activated):
            chosen.connect(self._take)
        frame.adjustSize()
        frame.move(self._below(frame))
        frame.show()
        calendar.setFocus()

    def _below(self, frame: QWidget) -> QPoint:
        place = self.mapToGlobal(QPoint(0, self.height() + 2))
        room = self.screen().availableGeometry()
        if place.y() + frame.height() > room.bottom():
            place = self.mapToGlobal(QPoint(0, -frame.height() - 2))
        return QPoint(max(room.left(), min(place.x(), room.right() - frame.width())), max(room.top(), place.y()))

    def _take(self, day: QDate) -> None:
        if self._frame is None:
            return
        frame, self._frame = self._frame, None
        frame.close()
        text = day.toString("yyyy-MM-dd")
        _, _, rest = self.line.text().strip().partition(" ")
        # A time written after the day stays; words of a date in words do not.
        self.line.setText(f"{text} {rest}" if rest[:1].isdigit() and any(sign in rest for sign in ".:") else text)
        self.line.setFocus()
        self.edited.emit()


def _calendar(owner: QWidget) -> tuple[QFrame, QCalendarWidget]:
    frame = QFrame(owner, Qt.WindowType.Popup)
    frame.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    frame.setProperty("surface", "panel")
    frame.setObjectName("calendar-frame")
    calendar = QCalendarWidget(frame)
    calendar.setObjectName("calendar-days")
    calendar.setAccessibleName(translate("Rutinstod", "Calendar"))
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
    theme = current()
    calendar.setFont(theme.font("label"))
    for name, picture in (("prev", "arrow-left"), ("next", "arrow-right")):
        button = calendar.findChild(QToolButton, f"qt_calendar_{name}month")
        if button is not None:
            # Qt's own arrows are black in every theme.
            button.setIcon(icon(picture))
    plain = QTextCharFormat()
    plain.setForeground(theme.colour("ink"))
    for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(weekday, plain)
    header = QTextCharFormat()
    header.setForeground(theme.colour("muted"))
    header.setBackground(theme.colour("card"))
    calendar.setHeaderTextFormat(header)
    calendar.setMinimumSize(9 * theme.px("target") * 3 // 2, 8 * theme.gap("compact") + theme.px("target"))
    column = QVBoxLayout(frame)
    column.setContentsMargins(8, 8, 8, 8)
    column.addWidget(calendar)
    return frame, calendar
