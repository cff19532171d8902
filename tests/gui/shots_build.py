# SPDX-License-Identifier: EUPL-1.2
"""The making of a questionnaire, state by state, for pictures and for the walk of tests/gui/test_accessibility.py."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from builder import add, begin, choose, pick, write
from screening_app.gui.hands import Hands
from screening_app.workbooks import write_workbook

KEY = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


def build_walk(window: QWidget, hands: Hands, folder: Path) -> Iterator[str]:
    """Walk from the list through every page on which a questionnaire is made, and back to the list."""
    begin(hands)
    language = "sv" if window.findChild(QWidget, "build-title-sv") else "en"
    yield "build-new"
    write(hands, f"build-title-{language}", "Trygg hemma")
    hands.tab_to("build-add-language")
    pick(hands, "build-add-language", "ar")
    yield "build-languages"
    hands.activate("build-more")
    yield "build-more"
    add(hands, "question")
    hands.type("Är du trygg hemma just nu, eller finns det något som gör dig orolig?")
    write(hands, "build-text-ar", "هل تشعرين بالأمان في البيت؟")
    pick(hands, "build-kind", "check")
    write(hands, f"build-option-1-text-{language}", "Ja")
    write(hands, "build-option-1-weight", "1")
    yield "build-question"
    add(hands, "group")
    hands.type("Barnen")
    add(hands, "question")
    hands.type("Hur många barn finns det i hemmet?")
    pick(hands, "build-kind", "integer")
    pick(hands, "build-condition", "all")
    hands.activate("build-add-line")
    hands.tab_to("build-line-1-question")
    yield "build-condition"
    hands.tab_to("build-minimum")
    yield "build-limits"
    add(hands, "score")
    hands.type("Summa")
    hands.tab_to("build-sum-q1")
    yield "build-score"
    choose(hands, 2)
    yield "build-contents"
    hands.activate("build-keep")
    hands.shown("build-go-1")
    yield "build-left"
    hands.activate("build-go-1")
    yield "build-fault"
    hands.press(KEY.Key_Left, ALT)
    hands.shown("go-on-1")
    yield "build-unfinished"
    hands.activate("go-on-1")
    hands.shown("build-back")
    choose(hands, 0)
    hands.press(KEY.Key_Return)
    hands.activate("build-discard")
    hands.shown("confirm-word")
    yield "build-discard"
    hands.press(KEY.Key_Escape)
    _settled(window, hands)
    hands.press(KEY.Key_Left, ALT)
    hands.shown("instruments-filter")
    yield from _workbook(window, hands, folder)


def _workbook(window: QWidget, hands: Hands, folder: Path) -> Iterator[str]:
    file = folder / "fel.xlsx"
    survey = [["type", "name", "label::sv", "relevant"], ["wonder", "a", "Ett"], ["text", "b", "Två", "${zz} > 'a' or"]]
    file.write_bytes(write_workbook({"survey": survey, "settings": [["form_id"], ["urn:x"]]}))
    hands.activate("instruments-import")
    hands.shown("file-dialog")
    hands.type(str(file))
    hands.press(KEY.Key_Return)
    hands.until(lambda: QApplication.activeModalWidget() is None, "the dialog gone")
    _settled(window, hands)
    hands.shown("workbook-again")
    yield "build-workbook"
    hands.activate("back")
    hands.shown("instruments-filter")


def _settled(window: QWidget, hands: Hands) -> None:
    window.activateWindow()
    hands.until(window.isActiveWindow, "the window active again")
