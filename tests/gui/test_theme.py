# SPDX-License-Identifier: EUPL-1.2
"""The look: contrast of every pair of tokens that meet, live changes, icons, one focus ring."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFocusFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget

from screening_app.gui.theme import CHOICES, current, icon, pixmap, tokens
from screening_app.paths import data_folder

GROUNDS = ("page", "rail", "card", "hover", "off")
#: What is written on what: at least 4.5 to 1.
TEXT = [
    *((ink, ground) for ink in ("ink", "muted") for ground in GROUNDS),
    *(("ink", ground) for ground in ("accent-soft",)),
    ("muted", "accent-soft"),
    ("accent", "page"),
    ("accent", "card"),
    ("accent", "hover"),
    ("accent", "rail"),
    ("accent", "accent-soft"),
    ("accent-ink", "accent"),
    ("accent-ink", "accent-strong"),
    ("caution", "card"),
    ("caution", "hover"),
    ("caution-ink", "caution-soft"),
    ("problem", "card"),
    ("problem", "page"),
    ("problem-ink", "problem-soft"),
]
#: What must be seen beside what: at least 3 to 1.
SHAPES = [
    *(("line", ground) for ground in ("page", "rail", "card", "hover")),
    *(("focus", ground) for ground in ("page", "rail", "card", "caution-soft", "problem-soft", "accent-soft")),
    ("focus", "focus-gap"),
    ("accent", "track"),
    ("accent", "page"),
    ("accent", "card"),
    ("caution", "card"),
    ("caution", "caution-soft"),
    ("problem", "problem-soft"),
    ("problem", "card"),
    ("accent", "accent-soft"),
    ("ink", "track"),
]


def luminance(colour: str) -> float:
    parts = QColor(colour).getRgbF()[:3]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.fixture(autouse=True)
def theme(qapp):
    made = current()
    made.choose("light", 1.0)
    yield made
    made.choose("light", 1.0)


@pytest.mark.parametrize("name", tokens()["themes"])
def test_every_text_can_be_read_on_every_ground_it_stands_on(name):
    colours = tokens()["themes"][name]
    low = {(a, b): round(ratio(colours[a], colours[b]), 2) for a, b in TEXT if ratio(colours[a], colours[b]) < 4.5}
    assert low == {}


@pytest.mark.parametrize("name", tokens()["themes"])
def test_every_control_and_the_focus_ring_can_be_seen(name):
    colours = tokens()["themes"][name]
    low = {(a, b): round(ratio(colours[a], colours[b]), 2) for a, b in SHAPES if ratio(colours[a], colours[b]) < 3}
    assert low == {}


def test_every_theme_has_every_colour():
    names = {theme: set(colours) for theme, colours in tokens()["themes"].items()}
    assert len({frozenset(keys) for keys in names.values()}) == 1


def test_a_size_token_means_one_thing():
    groups = [tokens()[group] for group in ("type", "control", "space", "width")]
    assert len(set().union(*groups)) == sum(len(group) for group in groups)


@pytest.mark.parametrize("choice", CHOICES)
def test_every_choice_gives_a_theme_and_a_whole_style_sheet(theme, qapp, choice):
    theme.choose(choice)
    assert theme.name in tokens()["themes"]
    assert not re.search(r"\{[a-z][a-z0-9-]*\}", qapp.styleSheet())


def test_only_the_system_choice_follows_the_desktop_while_running(theme, qapp, qtbot):
    told = qapp.styleHints().colorSchemeChanged
    theme.choose("system")
    with qtbot.waitSignal(theme.changed):
        told.emit(Qt.ColorScheme.Dark)
    theme.choose("light")
    with qtbot.assertNotEmitted(theme.changed):
        told.emit(Qt.ColorScheme.Dark)


def test_text_grows_in_labels_and_in_the_style_sheet(theme, qapp):
    small = theme.px("body")
    theme.choose(factor=2.0)
    assert theme.px("body") == 2 * small
    assert qapp.font().pixelSize() == 2 * small
    assert f"font-size: {2 * small}px" in qapp.styleSheet()


def test_the_factor_stays_between_one_and_two(theme):
    theme.choose(factor=9)
    assert theme.factor == 2.0
    theme.choose(factor=0.1)
    assert theme.factor == 1.0


def test_changed_tells_those_who_keep_icons(theme, qtbot):
    with qtbot.waitSignal(theme.changed):
        theme.choose("dark")


@pytest.mark.parametrize("file", sorted((data_folder("resources") / "icons").glob("*.svg")), ids=lambda file: file.stem)
def test_every_icon_draws_something(file):
    picture = pixmap(file.stem, "ink", 24).toImage()
    seen = {picture.pixelColor(x, y).alpha() > 0 for x in range(24) for y in range(24)}
    assert True in seen
    assert not icon(file.stem).isNull()


def test_the_ring_surrounds_what_has_the_focus(qtbot, theme):
    window = QWidget()
    column = QVBoxLayout(window)
    first, second = QLineEdit(), QPushButton("On")
    column.addWidget(first)
    holder = QWidget()
    tight = QVBoxLayout(holder)
    tight.setContentsMargins(0, 0, 0, 0)
    tight.addWidget(second)
    column.addWidget(holder)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    second.setFocus()
    qtbot.waitUntil(lambda: [f.widget() for f in window.findChildren(QFocusFrame) if f.isVisible()] == [second])
    frame = window.findChildren(QFocusFrame)[0]
    place = QRect(second.mapTo(window, QPoint(0, 0)), second.size())
    assert frame.geometry().contains(place)
    ring = theme.colour("focus").name()
    shot = window.grab().toImage()
    assert shot.pixelColor(place.left() - 4, place.center().y()).name() == ring


def test_letters_of_other_scripts_are_there_once_a_text_needs_them(theme, qapp, qtbot):
    for text, family in (("هل أنت بخير؟", "Arabic"), ("שלום", "Hebrew"), ("ከመይ", "Ethiopic")):
        theme.read_scripts(text)
        assert f"Noto Sans {family}" in theme.font().families()
    assert theme.font().families()[0] == "Noto Sans"
    qtbot.waitUntil(lambda: qapp.font().families() == theme.font().families(), timeout=2000)
