# SPDX-License-Identifier: EUPL-1.2
"""Every state of every page, in both languages at 200 % text: names, keys, targets, and nothing cut."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QWidget,
)

from gui import shots
from screening_app.gui.theme import Theme
from screening_app.gui.widgets.answers import AnswerRow
from screening_app.practice import PRACTICE_DAY, Practice, PracticeClock
from screening_app.settings import Settings
from screening_app.store import KdfCost
from screening_app.workspace import Surroundings

#: WCAG 2.2, 2.5.8.
TARGET = 24
MNEMONIC = re.compile(r"(?<!&)&([^&\s])")


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Practice:
    """Return a practice store, made once."""
    return shots.make_practice(tmp_path_factory.mktemp("practice") / "store")


@pytest.mark.slow
@pytest.mark.qt_log_ignore("grabbing the keyboard")
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_state_of_a_practice_day_can_be_used_by_everybody(language, theme, practice, tmp_path):
    folder = tmp_path / "store"
    shots.shutil.copytree(practice.workspace.folder, folder)
    window = _window(theme, folder, language)
    walk(window, shots.practice_day(window, practice.passphrase))


@pytest.mark.slow
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_state_of_the_first_start_can_be_used_by_everybody(language, theme, tmp_path):
    window = _window(theme, tmp_path / "store", language)
    walk(window, shots.first_start(window))


def _window(theme: Theme, folder: Path, language: str) -> QWidget:
    around = Surroundings(PracticeClock(PRACTICE_DAY), cost=KdfCost.FLOOR)
    return shots.make_window(theme, folder, Settings(language=language, theme="light", text_scale=2.0), around)


def walk(window: QWidget, states: Iterator[str]) -> None:
    """Look at every state and tell all faults at once."""
    faults: list[str] = []
    try:
        for state in states:
            shots.settle()
            top = QApplication.activeModalWidget() or window
            found = [*nameless(top), *same_mnemonics(top), *cut(top), *hard_to_hit(top), *beyond_tab(top)]
            faults += [f"{state}: {fault}" for fault in found]
    finally:
        window.close()
        shiboken6.delete(window)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if faults:
        pytest.fail("\n".join(sorted(set(faults))), pytrace=False)


def shown(top: QWidget, kind: type[QWidget] = QWidget) -> list[QWidget]:
    """Return the visible widgets of a kind."""
    return [w for w in top.findChildren(kind) if w.isVisible() and w.window() is top]


def tab_stops(top: QWidget) -> list[QWidget]:
    """Return what Tab should reach; of a group of which one can be chosen, the chosen one."""
    stops = []
    for widget in shown(top):
        policy = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if not policy or not widget.isEnabled() or isinstance(widget.parentWidget(), QAbstractSpinBox | QComboBox):
            continue
        group = widget.group() if isinstance(widget, QAbstractButton) else None
        if group is not None and group.exclusive() and group.checkedButton() not in (None, widget):
            continue
        stops.append(widget)
    return stops


def name(widget: QWidget) -> str:
    """Say which widget is meant."""
    text = widget.text()[:30] if isinstance(widget, QLabel | QAbstractButton) else ""
    return f"{type(widget).__name__} {widget.objectName()} {text!r}"


def _every(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield interface
    for place in range(interface.childCount()):
        child = interface.child(place)
        if child is not None and child.isValid():
            yield from _every(child)


def nameless(top: QWidget) -> Iterator[str]:
    """Find what can have the focus and tells a screen reader nothing."""
    for interface in _every(QAccessible.queryAccessibleInterface(top)):
        state = interface.state()
        if state.focusable and not state.invisible and not interface.text(QAccessible.Text.Name):
            yield f"no name: {interface.role().name} {name(interface.object())}"


def same_mnemonics(top: QWidget) -> Iterator[str]:
    """Find Alt keys that two things share: Qt lets neither work."""
    texts = [w.text() for w in shown(top) if isinstance(w, QAbstractButton) or (isinstance(w, QLabel) and w.buddy())]
    keys = Counter(found.group(1).lower() for text in texts if (found := MNEMONIC.search(text)))
    yield from (f"Alt+{key} is given {number} times" for key, number in keys.items() if number > 1)


def cut(top: QWidget) -> Iterator[str]:
    """Find texts that are given less room than they need."""
    for widget in shown(top):
        if isinstance(widget, QLabel) and widget.text():
            needs = widget.heightForWidth(widget.width()) if widget.wordWrap() else widget.sizeHint().height()
            if widget.height() < needs or widget.width() < widget.minimumSizeHint().width():
                yield f"cut: {name(widget)} {widget.size().toTuple()}, needs {needs}"
        elif isinstance(widget, AnswerRow):
            if widget.height() < widget.heightForWidth(widget.width()):
                yield f"cut: {name(widget)} {widget.size().toTuple()}"
        elif isinstance(widget, QAbstractButton | QComboBox):
            least = widget.minimumSizeHint()
            if widget.width() < least.width() or widget.height() < least.height():
                yield f"cut: {name(widget)} {widget.size().toTuple()}, needs {least.toTuple()}"


def hard_to_hit(top: QWidget) -> Iterator[str]:
    """Find targets smaller than a finger or an unsteady hand can hit."""
    yield from (f"small: {name(w)} {w.size().toTuple()}" for w in tab_stops(top) if min(w.width(), w.height()) < TARGET)


def beyond_tab(top: QWidget) -> Iterator[str]:
    """Find what Tab does not reach, or where it stays; the focus is put back afterwards."""
    before = QApplication.focusWidget()
    expected, reached = tab_stops(top), set()
    if not expected:
        return
    expected[0].setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(len(expected) + 4):
        here = QApplication.focusWidget()
        if here is None:
            yield "the focus is nowhere"
            return
        reached.add(here)
        # A date has three parts, year, month and day, and Tab goes through them.
        for _ in range(3 if isinstance(here, QAbstractSpinBox) else 1):
            if QApplication.focusWidget() is here:
                QTest.keyClick(here, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is here and len(expected) > 1:
            yield f"Tab stays at {name(here)}"
            break
    yield from (f"not reached by Tab: {name(w)}" for w in expected if w not in reached)
    if before is not None:
        before.setFocus()
