# SPDX-License-Identifier: EUPL-1.2
"""A unit makes instruments its own through the real window: adapted, translated through Excel, or filled in."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QPlainTextEdit

from desk import Desk, surroundings
from screening_app.core.forms.definition import load
from screening_app.core.records import DataMode, InstrumentStatus, UnitKind
from screening_app.gui.pages.instruments.cells import Role
from screening_app.workspace import NewStore, Workspace, unlock
from units import ready_unit

PASSPHRASE = "korrekt häst batteri klammer"
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
KEY = Qt.Key
OWN = "urn:rutinstod:own:provenheten:"

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a new unit."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    new = NewStore(DataMode.TALLY, "Provenheten", UnitKind.INTAKE, "anna", PASSPHRASE)
    ready_unit(tmp_path / "store", new, surroundings()).close()
    return tmp_path / "store"


def to_instrument(desk: Desk, name: str) -> None:
    desk.hands.shown("today")
    desk.hands.go_to("today", "instruments")
    desk.hands.shown("instruments-filter")
    desk.hands.activate(f"open-{name}")
    desk.hands.shown("adapt-this")


def choose(desk: Desk, link_id: str) -> None:
    """Walk the list of items to one of them."""
    items = desk.hands.tab_to("adapt-items")
    assert isinstance(items, QListWidget)
    desk.hands.press(KEY.Key_Home)
    for _ in range(items.count()):
        if items.currentItem().data(Role.KEY) == link_id:
            return
        desk.hands.press(KEY.Key_Down)
    raise LookupError(link_id)


def write(desk: Desk, name: str, words: str) -> None:
    """Write words in place of those that stand in a field."""
    field = desk.hands.tab_to(name)
    assert isinstance(field, QLineEdit | QPlainTextEdit)
    field.selectAll()
    desk.hands.type(words)


def confirmed(desk: Desk, button: str) -> None:
    desk.hands.activate(button)
    desk.hands.activate("confirm-yes")
    back(desk)


def back(desk: Desk) -> None:
    """Wait until a dialog has gone and the window is at work again."""
    desk.hands.until(lambda: QApplication.activeModalWidget() is None, "the dialog gone")
    desk.window.activateWindow()
    desk.hands.until(desk.window.isActiveWindow, "the window active again")


def give(desk: Desk, opener: str, file: Path) -> None:
    """Press what opens the file dialog and give it a file."""
    desk.hands.activate(opener)
    line = desk.hands.shown("file-dialog").findChild(QLineEdit)
    assert line is not None
    line.setText(str(file))
    desk.hands.press(KEY.Key_Return)
    back(desk)


def opened(folder: Path) -> Workspace:
    return unlock(folder, "anna", PASSPHRASE, surroundings())


def adapt_and_lock(desk: Desk) -> None:
    """Change help, order and words; the lock comes in the middle of a word, and nothing is lost."""
    hands = desk.hands
    to_instrument(desk, "first-questions-adult-1.2.0")
    hands.activate("adapt-this")
    hands.shown("adapt-items")
    choose(desk, "consent")
    write(desk, "text-consent-help:text", "Fråga när ni är ensamma i rummet.")
    choose(desk, "threats")
    hands.press(KEY.Key_Up, ALT)
    write(desk, "text-threats:text", "Har någon hotat dig, så")
    hands.press(KEY.Key_L, CTRL)
    assert "Har någon hotat dig, så" not in desk.words()
    desk.unlock("anna", PASSPHRASE)
    hands.shown("today")
    hands.go_to("today", "instruments")
    hands.activate("go-on-1")
    hands.shown("adapt-note")
    choose(desk, "threats")
    field = hands.shown("text-threats:text")
    assert isinstance(field, QPlainTextEdit)
    assert field.toPlainText() == "Har någon hotat dig, så"
    write(desk, "text-threats:text", "Har någon hotat dig?")


def translate_through_excel(desk: Desk, file: Path) -> None:
    """Send the texts out, and take them in again but for one whose source is another by then."""
    hands = desk.hands
    hands.activate("to-translate")
    hands.tab_to("translate-language")
    hands.type("Arabiska")
    hands.until(lambda: _said(desk, "Arabiska"), "Arabic chosen")
    give(desk, "to-excel", file)
    hands.until(file.exists, "the workbook")
    book = load_workbook(file)
    for row in book["texts"].iter_rows(min_row=2):
        row[2].value = f"نص {row[0].value}"
    assert book["texts"]["A3"].value == "description"
    book["texts"]["B3"].value = "En text som inte längre är så"
    book.save(file)
    give(desk, "from-excel", file)
    hands.shown("excel-left-out")
    assert _said(desk, "Arabiska")


def test_a_shipped_questionnaire_is_adapted_translated_through_excel_and_read_from_right_to_left(
    sit_down, folder: Path, tmp_path: Path
) -> None:
    desk = sit_down(folder)
    hands = desk.hands
    desk.unlock("anna", PASSPHRASE)
    adapt_and_lock(desk)
    translate_through_excel(desk, tmp_path / "texts.xlsx")
    confirmed(desk, "translate-keep")
    hands.shown("activate")
    confirmed(desk, "activate")
    hands.shown("retire")
    hands.activate("read")
    hands.tab_to("reading-language")
    hands.press(KEY.Key_Down)
    label = hands.shown("read-consent")
    assert isinstance(label, QLabel)
    assert "نص consent:text" in label.text()
    assert label.layoutDirection() is Qt.LayoutDirection.RightToLeft
    desk.leave()

    with_store = opened(folder)
    made = with_store.instruments.form(f"{OWN}first-questions-adult", "1.0.0")
    entry = with_store.instruments.entry(made.url, made.version)
    with_store.close()
    order = [item.link_id for item in made.questions]
    assert order.index("threats") < order.index("control")
    assert made.item("consent").help["sv"] == "Fråga när ni är ensamma i rummet."
    assert (entry.status, entry.languages) == (InstrumentStatus.ACTIVE, ("sv", "ar", "en"))
    assert made.title["sv"].endswith("(anpassad)")


def _said(desk: Desk, word: str) -> bool:
    progress = desk.window.findChild(QLabel, "translate-left")
    return progress is not None and progress.text().startswith(word)


def test_the_wording_of_a_skeleton_is_filled_in_and_it_is_taken_into_use(sit_down, folder: Path) -> None:
    desk = sit_down(folder)
    hands = desk.hands
    desk.unlock("anna", PASSPHRASE)
    to_instrument(desk, "hark-2.0.0")
    hands.activate("adapt-this")
    hands.shown("adapt-items")
    for name in ("humiliated", "afraid", "sexual", "physical"):
        choose(desk, f"hark-{name}")
        hands.fill(f"text-hark-{name}:text", f"Påhittad fråga om {name}")
    choose(desk, "about the questionnaire")
    write(desk, "wording-source", "Påhittad utgåva 2026, prov")
    confirmed(desk, "adapt-keep")
    hands.shown("activate")
    confirmed(desk, "activate")
    hands.shown("retire")
    desk.leave()

    with_store = opened(folder)
    entry = with_store.instruments.entry(f"{OWN}hark", "1.0.0")
    content = with_store.instruments.source(entry.url, entry.version)
    with_store.close()
    assert (entry.status, entry.skeleton, entry.modified_from) == (InstrumentStatus.ACTIVE, False, None)
    assert entry.title["sv"] == "HARK"
    assert load(content).about.languages["sv"].source["sv"] == "Påhittad utgåva 2026, prov"
