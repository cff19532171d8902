# SPDX-License-Identifier: EUPL-1.2
"""What every page is written on: a scrolling sheet that can be begun anew, and the fields that choose."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDateEdit, QLayout, QVBoxLayout, QWidget

from screening_app.gui.text import translate
from screening_app.gui.theme import current
from screening_app.gui.widgets import Field, Heading, Notice, ScrollPage, SecondaryButton


class Sheet(ScrollPage):
    """A ScrollPage whose content is laid out anew for each state, so that nothing of an earlier one stays behind."""

    def __init__(self, name: str = "", *, width: str = "reading", readable: bool = False) -> None:
        super().__init__(name, width=width, readable=readable)
        # Qt reckons the least height for the least width, one word a line, and would leave an empty page to scroll
        # through; the height that the text needs in the width at hand it asks for anyway.
        self._holder.setMinimumHeight(1)

    def start(self) -> QVBoxLayout:
        """Empty body and footer, go to the top and return the body's column."""
        _empty(self.body)
        footer = self.footer.layout()
        if footer is not None:
            _empty(footer)
        self.to_top()
        return self.body

    def to_top(self) -> None:
        """Scroll to the top."""
        self.scroller.verticalScrollBar().setValue(0)

    def show_child(self, widget: QWidget) -> None:
        """Scroll a widget into view."""
        self.scroller.ensureWidgetVisible(widget, 0, current().gap("apart"))

    def show_from(self, widget: QWidget) -> None:
        """Scroll so that a widget comes first; on a page that is not laid out yet as soon as it is."""
        bar = self.scroller.verticalScrollBar()

        def show(*_: int) -> None:
            bar.setValue(widget.mapTo(self._holder, widget.rect().topLeft()).y())

        if bar.maximum():
            show()
        else:
            bar.rangeChanged.connect(show, Qt.ConnectionType.SingleShotConnection)

    def add_title(self, text: str, name: str) -> Heading:
        """Add the heading of the page; `name` is what it is found by."""
        title = Heading(text, "title")
        title.setObjectName(name)
        self.body.addWidget(title)
        return title

    def add_problem(self, name: str) -> Notice:
        """Add the place where a refusal is told, hidden until then."""
        notice = Notice("", "problem")
        notice.setObjectName(name)
        notice.hide()
        self.body.addWidget(notice)
        return notice

    def add_back(self, go_back: Callable[[], object] | SignalInstance, *, to_list: bool = False) -> SecondaryButton:
        """Add the way back to the footer; its key is given to the page by `back_key`."""
        text = translate("Rutinstod", "Back to the list") if to_list else translate("Rutinstod", "Back")
        back = SecondaryButton(text, hint="Alt+←")
        back.setObjectName("back")
        back.clicked.connect(go_back)
        self.footer.add(back)
        return back

    def space(self, distance: str = "close") -> None:
        """Add a distance below what has been added so far."""
        self.body.addSpacing(current().gap(distance))


class ChoiceField(Field):
    """A labelled drop-down of values. `changed` comes when the user picks another."""

    changed = Signal()

    def __init__(self, label: str, hint: str = "", *, narrow: bool = False) -> None:
        """With `narrow` a long choice is cut where there is no room, as nothing else in the row shall be."""
        self._combo = QComboBox()
        if narrow:
            self._combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            self._combo.setMinimumContentsLength(12)
        super().__init__(label, self._combo, hint)
        self._combo.activated.connect(self._activated)

    def add(self, text: str, value: object) -> None:
        """Add a choice; the first is chosen until another is."""
        self._combo.addItem(text, str(value))

    def value(self) -> str:
        """Return the chosen value as text."""
        return str(self._combo.currentData() or "")

    def set_value(self, value: object) -> None:
        """Choose a value without emitting."""
        place = self._combo.findData(str(value))
        if place >= 0:
            self._combo.setCurrentIndex(place)

    def clear(self) -> None:
        """Take all choices away."""
        self._combo.clear()

    def focus(self) -> None:
        """Put the focus here."""
        self._combo.setFocus()

    def _activated(self) -> None:
        self.changed.emit()


class DateField(Field):
    """A labelled day with a calendar."""

    def __init__(self, label: str, first: date, last: date, chosen: date) -> None:
        self._edit = QDateEdit()
        self._edit.setDisplayFormat("yyyy-MM-dd")
        self._edit.setDateRange(_day(first), _day(last))
        self._edit.setDate(_day(chosen))
        super().__init__(label, self._edit)

    def set_range(self, first: date, last: date, chosen: date) -> None:
        """Allow other days, and choose one."""
        self._edit.setDateRange(_day(first), _day(last))
        self._edit.setDate(_day(chosen))

    def value(self) -> date:
        """Return the day."""
        day = self._edit.date()
        return date(day.year(), day.month(), day.day())


def only_once(sender: object) -> Callable[[object], bool]:
    """Disable the button that was pressed; the returned callback for an error enables it again and leaves the error.

    Twenty clicks in a second are one act.
    """
    if isinstance(sender, QAbstractButton):
        sender.setEnabled(False)

    def again(_problem: object) -> bool:
        if isinstance(sender, QAbstractButton):
            sender.setEnabled(True)
        return False

    return again


def back_key(page: QWidget, go_back: Callable[[], None]) -> None:
    """Let Alt+Left go back while the page is on screen; as a plain key it would end in a row, a box or a scroller."""
    QShortcut(QKeySequence("Alt+Left"), page).activated.connect(go_back)


def _day(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _empty(layout: QLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            return
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            _empty(inner)
