# SPDX-License-Identifier: EUPL-1.2
"""The pages about several units, state by state, for pictures and for the walk of tests/gui/test_accessibility.py."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from screening_app.core.exchange import KeyKind, PublicKey
from screening_app.gui.hands import Hands
from screening_app.store import pairs
from screening_app.store.public_keys import as_text, public_key, read_public_key
from screening_app.workspace import Workspace
from units_sent import Sender, year_of

KEY = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


def collating_walk(window: QWidget, hands: Hands, folder: Path) -> Iterator[str]:
    """Walk from the figures through both parts and back; `folder` takes the files that are sent."""
    hands.activate("several-units-wanted")
    hands.shown("to-sending")
    yield "several-units"
    yield from _sending(window, hands, folder)
    yield from _receiving(window, hands, folder)
    hands.activate("back")
    hands.shown("several-units-wanted")


def choose(window: QWidget, hands: Hands, opener: str, *files: Path) -> None:
    """Press what opens the file dialog and give it a file, once for each."""
    for file in files:
        hands.activate(opener)
        line = hands.shown("file-dialog").findChild(QLineEdit)
        assert line is not None
        # Typed, a name would open the dialog's list of what it could be.
        line.setText(str(file))
        hands.press(KEY.Key_Return)
        settled(window, hands)


def trust(window: QWidget, hands: Hands, file: Path, digits: str) -> None:
    """Choose a key, type the digits that its owner reads out, and trust it."""
    choose(window, hands, "add-key", file)
    hands.shown("heard-digits")
    hands.fill("heard-digits", digits)
    hands.activate("trust-key")
    hands.shown("collating-done")


def settled(window: QWidget, hands: Hands) -> None:
    """Wait until a dialog has gone and the window has the keyboard again."""
    hands.until(lambda: QApplication.activeModalWidget() is None, "the dialog gone")
    window.activateWindow()
    hands.until(window.isActiveWindow, "the window active again")


def _sending(window: QWidget, hands: Hands, folder: Path) -> Iterator[str]:
    hands.activate("to-sending")
    hands.shown("make-unit-key")
    yield "sending-empty"
    hands.activate("make-unit-key")
    hands.shown("unit-digits")
    yield "sending-key"
    hands.activate("new-unit-key")
    hands.shown("confirm-word")
    yield "sending-new-key"
    hands.press(KEY.Key_Escape)
    settled(window, hands)
    region = _a_collator()
    (folder / "collator.pub").write_bytes(as_text(region))
    choose(window, hands, "add-key", folder / "collator.pub")
    hands.fill("heard-digits", "1" * 30)
    yield "trusting"
    hands.activate("trust-key")
    hands.shown("account-problem")
    yield "trusting-refused"
    hands.shown("heard-digits").clear()
    hands.fill("heard-digits", region.fingerprint)
    hands.activate("trust-key")
    hands.shown("seal")
    hands.shown("collating-done")
    yield "sending-ready"
    choose(window, hands, "seal", folder / "own.sealed")
    hands.shown("sealed-note")
    yield "sending-sealed"
    hands.activate("back")
    hands.shown("to-receiving")


def _receiving(window: QWidget, hands: Hands, folder: Path) -> Iterator[str]:
    hands.activate("to-receiving")
    hands.shown("make-collator-key")
    yield "receiving-empty"
    hands.activate("make-collator-key")
    hands.shown("collator-digits")
    yield "receiving-key"
    choose(window, hands, "save-collator-key", folder / "own.pub")
    hands.until((folder / "own.pub").exists, "the key saved")
    own = read_public_key((folder / "own.pub").read_bytes(), KeyKind.COLLATOR)
    plan = Workspace.plan(2026)
    files = []
    for number in (3, 4, 5):
        unit = Sender(year_of(number, 25 + 7 * number), bytes([number]) * 32)
        (folder / f"{number}.pub").write_bytes(unit.text)
        trust(window, hands, folder / f"{number}.pub", unit.key.fingerprint)
        files.append(folder / f"{number}.sealed")
        files[-1].write_bytes(unit.seal(own, plan))
    yield "receiving-ready"
    hands.activate("gather")
    hands.shown("choose-sealed")
    yield "gathering-empty"
    bad = folder / "6.sealed"
    bad.write_bytes(files[0].read_bytes()[:-40])
    choose(window, hands, "choose-sealed", *files[:2], bad)
    hands.shown("cannot-go-on")
    hands.tab_to("expected")
    yield "gathering-refused"
    came = hands.shown("came")
    came.buttons[bad].setFocus()
    hands.press(KEY.Key_Space)
    hands.shown("missing")
    yield "gathering-missing"
    hands.activate("incomplete")
    yield "gathering-incomplete"
    hands.activate("collate")
    hands.shown("regional-table")
    yield "together"
    hands.tab_to("sheet-table")
    yield "together-cell"
    hands.tab_to("export")
    yield "together-export"
    hands.activate("export")
    hands.shown("collated-note")
    yield "together-written"
    hands.activate("back")
    hands.shown("collate")
    hands.activate("back")
    hands.shown("gather")
    hands.activate("back")
    hands.shown("to-receiving")


def _a_collator() -> PublicKey:
    return public_key(KeyKind.COLLATOR, "region-1", "Region Ängsmark", pairs.public_of(pairs.new_private()))
