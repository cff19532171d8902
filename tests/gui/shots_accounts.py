# SPDX-License-Identifier: EUPL-1.2
"""The pages about accounts, state by state, for pictures and for the walk of tests/gui/test_accessibility.py."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt

from screening_app.gui.hands import Hands
from screening_app.gui.window import Window
from units import shares_on_screen

KEY = Qt.Key
FIRST = "havre lingon timmer svala"
OWN = "tegel kompass enbär segel"


def accounts_walk(window: Window, hands: Hands) -> Iterator[str]:
    """Walk through every errand about accounts from the list, and back to it; locks nothing."""
    hands.shown("accounts-place")
    hands.shown("accounts")
    yield "accounts"
    hands.activate("errand-add")
    hands.fill("new-user", "lisa")
    hands.activate("role-screener")
    yield "account-add"
    hands.fill("first-passphrase", "sommaren2026!")
    hands.activate("add-account")
    hands.shown("account-problem")
    yield "account-add-refused"
    hands.fill("first-passphrase", FIRST)
    hands.activate("add-account")
    hands.shown("accounts-note")
    yield "accounts-added"
    hands.shown("accounts").buttons["lisa"].setFocus()
    hands.press(KEY.Key_Space)
    hands.shown("change-account-page")
    yield "account-change"
    hands.activate("disable-account")
    hands.shown("confirm-yes")
    yield "account-shut-out"
    hands.press(KEY.Key_Escape)
    _settled(window, hands)
    hands.activate("back")
    for name in ("own-passphrase", "drill", "left"):
        hands.shown(f"errand-{name}")
        hands.activate(f"errand-{name}")
        hands.shown("back")
        yield f"account-{name}"
        hands.activate("back")
    hands.shown("accounts")


def a_newcomer(window: Window, hands: Hands, passphrase: str, user: str) -> Iterator[str]:
    """Log in as the account that was added, wait, and be let in by `user`; ends on the list of accounts."""
    window.lock()
    _log_in(hands, "lisa", FIRST)
    hands.shown("first-log-in")
    yield "first-log-in"
    for name in ("own-passphrase", "own-passphrase-again"):
        hands.fill(name, OWN)
    hands.press(KEY.Key_Return)
    hands.shown("waiting-place")
    yield "waiting"
    window.lock()
    _log_in(hands, user, passphrase)
    hands.shown("keys-note")
    yield "today-waiting"
    hands.go_to("today", "accounts")
    hands.shown("waiting")
    yield "accounts-waiting"
    hands.shown("waiting").buttons["lisa"].setFocus()
    hands.press(KEY.Key_Space)
    hands.shown("hand-over-page")
    yield "account-hand-over"
    hands.activate("compared")
    hands.activate("hand-over-key")
    hands.shown("accounts-note")


def typed_back(window: Window, hands: Hands) -> Iterator[str]:
    """Type the three shares back, with a slip of the pen in the second."""
    shares = shares_on_screen(window)
    hands.activate("shares-printed")
    for number, share in enumerate(shares, 1):
        hands.shown(f"type-share-{number}")
        if number == 2:
            words = share.split()
            hands.fill(f"typed-share-{number}", " ".join([*words[:6], "acadmic", *words[7:12]]) + " ")
            yield "share-wrong"
            hands.shown(f"typed-share-{number}").clear()
        hands.fill(f"typed-share-{number}", share)
        hands.activate("share-typed")


def _log_in(hands: Hands, user: str, passphrase: str) -> None:
    hands.shown("unlock")
    hands.fill("user", user)
    hands.fill("passphrase", passphrase)
    hands.press(KEY.Key_Return)


def _settled(window: Window, hands: Hands) -> None:
    window.activateWindow()
    hands.until(window.isActiveWindow, "the window active again")
