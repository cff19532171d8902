# SPDX-License-Identifier: EUPL-1.2
"""Fields to write in: what no key and no wheel may do by accident."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QVBoxLayout, QWidget

from screening_app.gui.widgets.inputs import CalmBox, GrowingText, SearchBox, TypedLine
from screening_app.gui.widgets.inputs_date import DayLine

# A popup takes the keyboard, which the offscreen platform cannot give.
pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)

CHOICES = ["Partner", "Tidigare partner", "Förälder", "Annan släkting", "Någon okänd"]


class Page(QWidget):
    def __init__(self, field):
        super().__init__()
        self.keys = []
        QVBoxLayout(self).addWidget(field)
        self.resize(500, 400)

    def keyPressEvent(self, event):
        if event.key() != Qt.Key.Key_Control:
            self.keys.append(event.key())


@pytest.fixture
def on_page(qtbot, theme):
    def show(field):
        page = Page(field)
        field.page = page
        qtbot.addWidget(page)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        field.setFocus()
        return page

    return show


def wheel(field):
    place = QPointF(field.rect().center())
    event = QWheelEvent(
        place,
        field.mapToGlobal(place),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field, event)


def test_digits_stay_in_a_line_and_enter_goes_to_the_page(on_page):
    line = TypedLine()
    page = on_page(line)
    QTest.keyClick(line, Qt.Key.Key_1)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == "1"
    assert page.keys == [Qt.Key.Key_Return]


def test_a_text_grows_with_its_lines_and_stops_growing(on_page):
    field = GrowingText()
    on_page(field)
    heights = []
    for lines in (1, 6, 9, 40):
        field.setPlainText("\n".join("rad" for _ in range(lines)))
        heights.append(field.sizeHint().height())
    assert heights[0] < heights[1] < heights[2] == heights[3]


def test_enter_writes_a_line_ctrl_enter_goes_on_and_tab_leaves(on_page):
    field = GrowingText()
    page = on_page(field)
    after = TypedLine()
    page.layout().addWidget(after)
    after.show()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.toPlainText() == "\n"
    assert page.keys == []
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.keys == [Qt.Key.Key_Return]
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert after.hasFocus()


@pytest.mark.parametrize("kind", [CalmBox, SearchBox])
def test_neither_wheel_nor_enter_nor_letters_choose(on_page, kind):
    box = kind(CHOICES)
    page = on_page(box)
    heard = []
    box.picked.connect(lambda: heard.append(box.currentText()))
    wheel(box)
    QTest.keyClick(box, Qt.Key.Key_Return)
    if kind is CalmBox:
        QTest.keyClick(box, Qt.Key.Key_P)
    assert box.currentIndex() == -1
    assert heard == []
    assert Qt.Key.Key_Return in page.keys


def test_up_and_down_open_the_list_and_change_nothing(on_page):
    box = CalmBox(CHOICES)
    on_page(box)
    box.setCurrentIndex(2)
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.view().isVisible()
    assert box.currentIndex() == 2
    box.hidePopup()


def test_typing_a_part_finds_the_choice_and_the_list_chooses_it(on_page):
    box = SearchBox(CHOICES)
    on_page(box)
    heard = []
    box.picked.connect(lambda: heard.append(box.place))
    for letter in "slä":
        box.lineEdit().insert(letter)
        box.lineEdit().textEdited.emit(box.currentText())
    assert box.place == -1
    completer = box.completer()
    completer.setCompletionPrefix("slä")
    assert [completer.completionModel().index(n, 0).data() for n in range(completer.completionCount())] == [
        "Annan släkting"
    ]
    completer.activated.emit("Annan släkting")
    QApplication.processEvents()
    box.show_text("Annan släkting")
    assert box.place == 3


def test_what_is_typed_and_is_no_choice_stays(on_page):
    box = SearchBox(CHOICES)
    page = on_page(box)
    box.setEditText("grannen")
    other = TypedLine()
    page.layout().addWidget(other)
    other.setFocus()
    assert box.currentText() == "grannen"
    assert box.place == -1


def test_the_whole_text_of_a_choice_is_that_choice_in_any_letters(on_page):
    box = SearchBox(CHOICES)
    on_page(box)
    box.setEditText("tidigare PARTNER")
    assert box.place == 1


@pytest.fixture
def day_line(on_page):
    def read(text):
        return date.fromisoformat(text[:10]) if text[:4].isdigit() and len(text) >= 10 else None

    line = DayLine(read)
    on_page(line)
    return line


def test_the_calendar_opens_on_the_day_written_and_writes_another(day_line):
    heard = []
    day_line.edited.connect(lambda: heard.append(day_line.line.text()))
    day_line.line.setText("2026-11-22")
    day_line.button.click()
    calendar = day_line.findChild(QCalendarWidget)
    assert calendar.selectedDate() == QDate(2026, 11, 22)
    calendar.clicked.emit(QDate(2025, 1, 3))
    assert day_line.line.text() == "2025-01-03"
    assert heard == ["2025-01-03"]


def test_another_day_keeps_the_time_that_was_written(day_line):
    day_line.line.setText("2026-11-22 14.30")
    day_line.button.click()
    day_line.findChild(QCalendarWidget).activated.emit(QDate(2026, 11, 23))
    assert day_line.line.text() == "2026-11-23 14.30"


def test_the_calendar_is_a_popup_that_a_lock_closes(day_line):
    day_line.button.click()
    frame = QApplication.activePopupWidget()
    assert frame is not None
    frame.close()
    assert day_line.line.text() == ""


def test_every_part_has_a_name(day_line):
    assert day_line.button.accessibleName()
    day_line.button.click()
    calendar = day_line.findChild(QCalendarWidget)
    assert calendar.accessibleName()
    calendar.window().close()


def test_no_choice_in_an_open_list_is_cut(on_page):
    box = CalmBox(["dagar", "månader", "arbetspass om åtta timmar"])
    box.setMaximumWidth(60)
    on_page(box)
    box.showPopup()
    words = box.fontMetrics().horizontalAdvance("arbetspass om åtta timmar")
    assert box.view().viewport().width() > words
    box.hidePopup()
