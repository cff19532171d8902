# SPDX-License-Identifier: EUPL-1.2
"""The parts of a page: names for screen readers, targets, nothing cut at 200 %, keys that work."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollBar,
    QWidget,
)

from screening_app.gui import widgets as w
from screening_app.gui.theme import current


@pytest.fixture(autouse=True)
def theme(qapp):
    made = current()
    made.choose("light", 1.0)
    yield made
    made.choose("light", 1.0)


def everything():
    """One of each, as a page would hold them."""
    page = w.ScrollPage("A page", readable=True)
    body = page.body
    progress = w.ProgressLine()
    progress.show_progress("Question 3 of 7", 3, 7)
    share = w.ShareOfYear()
    share.show_share(93, 95, "asked this year; the goal is 95 %")
    bars = w.BarList("Answers")
    bars.show_bars([w.Bar("No", 120), w.Bar("Earlier", 35)])
    combo = QComboBox()
    combo.addItems(["Svenska", "English"])
    for widget in (
        progress,
        w.Heading("A question that is long enough to need a second line at twice the size?", "question"),
        w.Label("Read the question as it stands. " * 4, "quiet"),
        w.AnswerGroup("A question?", [w.Choice("a", "Yes"), w.Choice("b", "No")], decline="Does not want to answer"),
        w.Notice("The routine has run out. Ask your manager.", "caution", button="Open", closable=True),
        w.Field("Reference", QLineEdit(), "As your case system writes it."),
        w.Field("Language", combo),
        w.Field("Date", QDateEdit(QDate(2026, 11, 22))),
        w.Field("Text", QPlainTextEdit()),
        w.PassphraseField("Passphrase"),
        share,
        bars,
        w.EmptyState("search", "Nothing here yet.", "New contact"),
    ):
        body.addWidget(widget)
    page.footer.add(w.SecondaryButton("Back", hint="Alt+←"))
    page.footer.add(w.QuietButton("Clear the answer", icon_name="x"))
    page.footer.add_end(w.PrimaryButton("Next"))
    return page


@pytest.fixture
def window(qtbot):
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    rail = w.NavRail([w.Place("today", "Today", "home"), w.Place("figures", "Figures", "chart")])
    rail.show_place("today")
    pane = w.RoutinePane()
    pane.set_content("A yes is enough to go on.", ["Say that it is good to be told."], "Children?", ["Valid to 2027"])
    made.rail, made.page, made.pane = rail, everything(), pane
    row.addWidget(rail)
    row.addWidget(made.page, 1)
    row.addWidget(pane)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    return made


def show(window, qtbot):
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def walk(interface):
    yield interface
    for index in range(interface.childCount()):
        child = interface.child(index)
        if child is not None and child.isValid():
            yield from walk(child)


def test_everything_that_takes_the_focus_has_a_name(window, qtbot):
    show(window, qtbot)
    top = QAccessible.queryAccessibleInterface(window)
    nameless = [
        (each.role().name, type(each.object()).__name__)
        for each in walk(top)
        if each.state().focusable and not each.text(QAccessible.Text.Name)
    ]
    assert nameless == []


def test_a_heading_is_one_to_a_screen_reader(qtbot):
    heading = w.Heading("Ask again")
    qtbot.addWidget(heading)
    interface = QAccessible.queryAccessibleInterface(heading)
    assert interface.role() == QAccessible.Role.Heading
    assert interface.text(QAccessible.Text.Name) == "Ask again"


def test_headings_can_come_and_go(qapp):
    for _ in range(200):
        heading = w.Heading("Ask again")
        assert QAccessible.queryAccessibleInterface(heading).role() == QAccessible.Role.Heading
        del heading


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
@pytest.mark.parametrize("factor", [1.0, 2.0])
def test_no_text_is_cut_and_no_target_is_small(theme, window, qtbot, name, factor):
    theme.choose(name, factor)
    show(window, qtbot)
    qtbot.wait(1)
    assert (window.width(), window.height()) == (1366, 768)
    for label in window.findChildren(QLabel):
        if label.isVisible() and label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
        elif label.isVisible():
            assert label.width() >= label.minimumSizeHint().width(), label.text()
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            hint = button.minimumSizeHint()
            assert button.width() >= hint.width(), button.text()
            assert button.height() >= max(24, hint.height()), button.text()
    assert window.page.scroller.horizontalScrollBar().maximum() == 0


def test_a_table_fits_its_page_at_twice_the_size(theme, qtbot):
    theme.choose(factor=2.0)
    page = w.ScrollPage("Today", width="table")
    table = w.SimpleTable("Ask again", ["When", "Why it did not happen", "How"])
    table.show_rows([w.TableRow(1, ("Tuesday 24 November", "An interpreter was missing", "By phone"), "Begin")])
    page.body.addWidget(table)
    qtbot.addWidget(page)
    page.resize(1366 - 344, 500)
    show(page, qtbot)
    assert page.scroller.horizontalScrollBar().maximum() == 0
    for label in table.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width())


def test_the_focus_is_scrolled_into_view(window, qtbot, theme):
    theme.choose(factor=2.0)
    show(window, qtbot)
    last = window.page.findChildren(w.EmptyState)[0].button
    last.setFocus()
    top = last.mapTo(window.page.scroller.viewport(), last.rect().topLeft())
    assert window.page.scroller.viewport().rect().contains(top)


def test_enter_presses_the_button_that_has_the_focus(qtbot):
    button = w.SecondaryButton("Back")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Return)


def test_there_is_one_filled_kind(qtbot):
    filled = []
    for kind in (w.PrimaryButton, w.SecondaryButton, w.QuietButton):
        button = kind("Next")
        qtbot.addWidget(button)
        corner = button.grab().toImage().pixelColor(6, button.sizeHint().height() // 2).name()
        if corner == current().colour("accent").name():
            filled.append(kind)
    assert filled == [w.PrimaryButton]


def test_arrows_in_the_rail_move_and_enter_goes(window, qtbot):
    show(window, qtbot)
    heard = []
    window.rail.chosen.connect(heard.append)
    first, second = window.rail.findChildren(QAbstractButton)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    assert heard == []
    assert window.rail.place == "today"
    QTest.keyClick(second, Qt.Key.Key_Return)
    assert heard == ["figures"]
    assert window.rail.place == "figures"


def test_the_stage_rail_says_where_we_are(qtbot):
    rail = w.StageRail(["Prepare", "Ask", "Review"])
    qtbot.addWidget(rail)
    rail.show_stage(1)
    names = [label.accessibleName() for label in rail.findChildren(QLabel)]
    assert [name.rsplit(": ")[1] for name in names] == ["done", "you are here", "still to come"]


def test_a_field_ties_label_hint_and_error_to_its_input(qtbot):
    field = w.Field("&Reference", QLineEdit(), "As your case system writes it.")
    qtbot.addWidget(field)
    field.set_error("Use letters and digits.")
    interface = QAccessible.queryAccessibleInterface(field.input)
    assert interface.text(QAccessible.Text.Name) == "Reference"
    assert interface.text(QAccessible.Text.Description) == "Use letters and digits. As your case system writes it."
    assert field.label.buddy() is field.input
    field.set_error(None)
    assert interface.text(QAccessible.Text.Description) == "As your case system writes it."


def test_a_long_text_lets_tab_through(qtbot):
    field = w.Field("Text", QPlainTextEdit())
    qtbot.addWidget(field)
    assert field.input.tabChangesFocus()


def test_a_passphrase_is_hidden_until_asked_for_and_hidden_again_when_cleared(qtbot):
    field = w.PassphraseField("Passphrase")
    qtbot.addWidget(field)
    assert field.input.echoMode() == QLineEdit.EchoMode.Password
    assert field.input.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData
    field.input.setText("four words or more")
    field.show_toggle.click()
    assert field.input.echoMode() == QLineEdit.EchoMode.Normal
    with qtbot.waitSignal(field.submitted):
        QTest.keyClick(field.input, Qt.Key.Key_Return)
    assert field.text == "four words or more"
    field.clear()
    assert field.text == ""
    assert field.input.echoMode() == QLineEdit.EchoMode.Password


def test_a_table_tells_which_row_was_pressed_and_names_its_buttons(qtbot):
    table = w.SimpleTable("Ask again", ["When", "Why"])
    qtbot.addWidget(table)
    rows = [w.TableRow("a", ("Today", "No time"), "Begin"), w.TableRow("b", ("Friday", "No room"), "Begin")]
    for _ in range(2):
        table.show_rows(rows)
    with qtbot.waitSignal(table.pressed) as heard:
        table.buttons["b"].click()
    assert heard.args == ["b"]
    assert table.buttons["b"].accessibleName() == "Begin: Friday, No room"


def test_bars_have_their_text_alternative(qtbot):
    bars = w.BarList("Answers")
    qtbot.addWidget(bars)
    bars.show_bars([w.Bar("No", 120), w.Bar("Earlier", 0, "hidden")])
    assert bars.summary() == "No: 120; Earlier: hidden"
    assert QAccessible.queryAccessibleInterface(bars).text(QAccessible.Text.Description) == bars.summary()


def test_a_notice_can_be_put_away_and_pressed(qtbot):
    notice = w.Notice("All is saved.", button="Open", closable=True)
    qtbot.addWidget(notice)
    notice.show()
    with qtbot.waitSignal(notice.pressed):
        notice.button.click()
    close = next(each for each in notice.findChildren(w.QuietButton))
    assert close.accessibleName()
    with qtbot.waitSignal(notice.closed):
        close.click()
    assert not notice.isVisible()


def test_labels_never_read_markup(qtbot):
    label = w.Label("<b>no</b>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_a_row_of_buttons_leaves_out_its_keys_before_it_takes_a_second_line(qtbot, theme):
    row = w.ButtonRow()
    qtbot.addWidget(row)
    back, onward = w.SecondaryButton("Tillbaka", hint="Alt+←"), w.PrimaryButton("Nästa", hint="Enter")
    row.add(back)
    row.add_end(onward)
    row.show()
    whole = back.width_with_hint(True) + onward.width_with_hint(True) + theme.gap("close")
    for room, shown in ((whole, True), (whole - 1, False), (whole + 40, True)):
        row.resize(room, row.heightForWidth(room))
        qtbot.waitUntil(lambda shown=shown: back.sizeHint().width() == back.width_with_hint(shown), timeout=2000)
        assert row.heightForWidth(room) == back.sizeHint().height()


def test_the_scroll_bar_of_the_rail_takes_no_room_from_the_ring(theme, qtbot):
    theme.choose("light", 2.0)
    rail = w.NavRail([w.Place(str(n), "A place with a long name", "home") for n in range(12)])
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.addWidget(rail)
    row.addStretch(1)
    qtbot.addWidget(holder)
    holder.resize(900, 400)
    holder.show()
    bar = next(each for each in rail.findChildren(QScrollBar) if each.orientation() is Qt.Orientation.Vertical)
    qtbot.waitUntil(lambda: bar.isVisible() and bar.maximum() > 0)
    button = rail.findChild(QPushButton, "nav-3")
    qtbot.waitUntil(lambda: button.mapTo(rail, button.rect().topRight()).x() + 4 < bar.mapTo(rail, QPoint(0, 0)).x())
