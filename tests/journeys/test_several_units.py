# SPDX-License-Identifier: EUPL-1.2
"""Two units seal their year in the real window, and a third store puts them together: keys, telephone, files, table."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from desk import PASSPHRASE, Desk, surroundings
from gui.shots_collating import choose, trust
from screening_app.core.readiness import NotAskedReason
from screening_app.core.records import DataMode, UnitKind
from screening_app.paths import data_folder
from screening_app.workspace import NewStore
from units import ready_unit
from units_sent import small_forms

CTRL = Qt.KeyboardModifier.ControlModifier

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the story a home of its own, and a plan of one table; return the home."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "home" / "Documents"))
    forms = small_forms(tmp_path)
    monkeypatch.setattr("screening_app.paths.data_folder", lambda kind: forms if kind == "forms" else data_folder(kind))
    return tmp_path / "home"


def store(folder: Path, name: str, contacts: int = 0) -> Path:
    """Make a store in which so many were not asked, three of them for want of an interpreter."""
    unit = ready_unit(folder, NewStore(DataMode.TALLY, name, UnitKind.INTAKE, "anna", PASSPHRASE), surroundings())
    for number in range(contacts):
        view = unit.conversations.open_contact()
        reason = NotAskedReason.NO_INTERPRETER if number < 3 else NotAskedReason.NO_TIME
        unit.conversations.postpone(view.conversation.id, reason, None)
    unit.close()
    return folder


def at_part(desk: Desk, part: str) -> None:
    desk.unlock("anna", PASSPHRASE)
    desk.hands.shown("today")
    desk.hands.go_to("today", "figures")
    desk.hands.shown("year")
    desk.hands.activate("several-units-wanted")
    desk.hands.activate(f"to-{part}")


def make_key(desk: Desk, kind: str, file: Path) -> str:
    """Make the store's key, save its public half, and return the digits that are read out."""
    desk.hands.activate(f"make-{kind}-key")
    digits = desk.hands.shown(f"{kind}-digits")
    assert isinstance(digits, QLabel)
    said = digits.text()
    choose(desk.window, desk.hands, f"save-{kind}-key", file)
    desk.hands.until(file.exists, "the key saved")
    desk.hands.until(lambda: str(file) in desk.words(), "the page anew")
    return said


def test_two_units_seal_their_year_and_a_third_store_makes_one_table(sit_down, tmp_path: Path, home: Path) -> None:
    region = store(tmp_path / "region", "Regionen")
    desk = sit_down(region)
    at_part(desk, "receiving")
    heard = make_key(desk, "collator", tmp_path / "collator.pub")
    desk.leave()

    digits, sealed = {}, []
    for name, contacts in (("Mottagning Ek", 14), ("Mottagning Al", 25)):
        unit = sit_down(store(tmp_path / name, name, contacts))
        at_part(unit, "sending")
        digits[name] = make_key(unit, "unit", tmp_path / f"{name}.pub")
        trust(unit.window, unit.hands, tmp_path / "collator.pub", heard)
        sealed.append(tmp_path / f"{name}.sealed")
        choose(unit.window, unit.hands, "seal", sealed[-1])
        unit.hands.shown("sealed-note")
        assert unit.window.windowTitle() == "Rutinstöd"
        unit.leave()
    assert b"no-interpreter" not in sealed[0].read_bytes() + sealed[1].read_bytes()

    desk = sit_down(region)
    at_part(desk, "receiving")
    for name, said in digits.items():
        trust(desk.window, desk.hands, tmp_path / f"{name}.pub", said)
    desk.hands.activate("gather")
    altered = tmp_path / "altered.sealed"
    altered.write_bytes(sealed[0].read_bytes().replace(b"Mottagning Ek", b"Mottagning Ok"))
    choose(desk.window, desk.hands, "choose-sealed", altered, sealed[1])
    came = desk.hands.shown("came")
    desk.hands.until(lambda: len(came.buttons) == 2, "both files looked at")
    desk.hands.shown("cannot-go-on")
    assert "Enhetens fil är inte som den var när den gjordes" in desk.words()
    collate = desk.window.findChild(QPushButton, "collate")
    assert not collate.isEnabled()
    came.buttons[altered].setFocus()
    desk.hands.press(Qt.Key.Key_Space)
    assert "Mottagning Ek" in desk.hands.shown("missing").accessibleName()
    assert not collate.isEnabled()
    choose(desk.window, desk.hands, "choose-sealed", sealed[0])
    desk.hands.until(collate.isEnabled, "everybody there")

    desk.hands.activate("collate")
    desk.hands.shown("regional-table")
    assert not (home / "Documents").exists()
    desk.hands.activate("format-csv")
    desk.hands.activate("export")
    desk.hands.shown("collated-note")
    text = next((home / "Documents").rglob("blankett-outcomes-2026.csv")).read_bytes().decode("utf-8-sig")
    rows = [list(row.values()) for row in csv.DictReader(io.StringIO(text), delimiter=";")]
    counts = {tuple(row[:-3]): int(row[-3]) for row in rows}
    assert max(counts.values()) == 14 + 25
    assert {"Mottagning Ek", "Mottagning Al"} <= {codes[0] for codes in counts}
    assert not set(counts.values()) & {1, 2, 3, 4}
    desk.hands.press(Qt.Key.Key_L, CTRL)
    assert "Mottagning Ek" not in desk.words()
