# SPDX-License-Identifier: EUPL-1.2
"""Accounts, passphrases and shares in the real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPlainTextEdit, QPushButton, QWidget

from gui.conftest import PASSPHRASE, Desk, surroundings
from screening_app.core.records import DataMode, Role, UnitKind
from screening_app.gui.hands import Hands
from screening_app.gui.window import Window
from screening_app.settings import Settings
from screening_app.workspace import NewStore, create, unlock
from units import shares_on_screen, type_shares_back

FIRST = "kvarn mossa lykta harpa"
OWN = "björk hallon granit fjäder"
KEY = Qt.Key

pytestmark = pytest.mark.slow


def to_accounts(desk: Desk, here: str = "today") -> None:
    desk.hands.go_to(here, "accounts")
    desk.hands.shown("accounts-place")


def lock(desk: Desk) -> None:
    desk.hands.press(KEY.Key_L, Qt.KeyboardModifier.ControlModifier)
    desk.hands.shown("unlock")


def back_in_the_window(desk: Desk) -> None:
    desk.window.activateWindow()
    desk.hands.until(desk.window.isActiveWindow, "the window active again")


def text_of(widget: QWidget) -> str:
    assert isinstance(widget, QLabel)
    return widget.text()


def make_account(desk: Desk, user: str, role: str = "screener") -> None:
    to_accounts(desk)
    desk.hands.activate("errand-add")
    desk.hands.fill("new-user", user)
    desk.hands.activate(f"role-{role}")
    desk.hands.fill("first-passphrase", FIRST)
    desk.hands.activate("add-account")
    desk.hands.shown("accounts-note")


def test_an_administrator_adds_an_account_and_its_passphrase_is_gone_from_the_page(at_work):
    desk = at_work()
    desk.hands.shown("new-contact")
    to_accounts(desk)
    desk.hands.activate("errand-add")
    desk.hands.fill("new-user", "lisa")
    desk.hands.fill("first-passphrase", FIRST)
    desk.hands.activate("add-account")
    desk.hands.shown("account-problem")
    assert QApplication.focusWidget().objectName() == "add-account"
    desk.hands.activate("role-coordinator")
    for passphrase in ("short", "sommaren2026!"):
        desk.hands.fill("first-passphrase", passphrase)
        desk.hands.activate("add-account")
        desk.hands.shown("account-problem")
        assert desk.hands.shown("first-passphrase").text() == ""
    desk.hands.until(lambda: "guessed first" in desk.texts(), "the reason")
    desk.hands.until(lambda: QApplication.focusWidget().objectName() == "add-account", "the focus where it was")
    desk.hands.fill("first-passphrase", FIRST)
    desk.hands.activate("add-account")
    desk.hands.shown("accounts-note")

    assert FIRST not in desk.texts()
    accounts = {a.user: a for a in desk.told(lambda ws: ws.accounts.listed())}
    assert set(accounts) == {"anna", "karin", "lisa"}
    assert (accounts["lisa"].roles, accounts["lisa"].is_first) == ({Role.COORDINATOR}, True)


def test_a_new_colleague_chooses_a_passphrase_waits_and_is_let_in(at_work):
    desk = at_work()
    desk.hands.shown("new-contact")
    make_account(desk, "lisa")
    lock(desk)
    desk.unlock("lisa", FIRST)
    desk.hands.shown("first-log-in")
    desk.hands.fill("own-passphrase", OWN)
    desk.hands.fill("own-passphrase-again", OWN + "x")
    desk.hands.activate("set-own-passphrase")
    again = desk.hands.shown("own-passphrase-again")
    assert again.property("wrong")
    again.clear()
    desk.hands.fill("own-passphrase-again", OWN)
    desk.hands.press(KEY.Key_Return)
    desk.hands.shown("waiting-place")
    places = {b.objectName() for b in desk.window.findChildren(QPushButton) if b.objectName().startswith("nav-")}
    assert "nav-today" not in places
    shown = text_of(desk.hands.shown("fingerprint"))
    lock(desk)

    desk.unlock()
    desk.hands.shown("keys-note")
    to_accounts(desk)
    table = desk.hands.shown("waiting")
    table.buttons["lisa"].setFocus()
    desk.hands.press(KEY.Key_Space)
    assert text_of(desk.hands.shown("fingerprint")) == shown
    assert len(shown.split()) == 6
    act = desk.window.findChild(QPushButton, "hand-over-key")
    assert not act.isEnabled()
    desk.hands.activate("compared")
    desk.hands.activate("hand-over-key")
    desk.hands.shown("accounts-note")
    assert desk.window.findChild(QWidget, "waiting") is None
    lock(desk)
    desk.unlock("lisa", OWN)
    desk.ask()


def test_an_account_is_shut_out_let_in_and_given_another_role(at_work):
    desk = at_work()
    desk.hands.shown("new-contact")
    to_accounts(desk)

    def change(user: str) -> None:
        table = desk.hands.shown("accounts")
        table.buttons[user].setFocus()
        desk.hands.press(KEY.Key_Space)
        desk.hands.shown("change-account-page")

    change("karin")
    desk.hands.activate("disable-account")
    desk.hands.activate("confirm-yes")
    back_in_the_window(desk)
    desk.hands.shown("accounts-note")
    assert "karin is shut out." in desk.texts()
    change("karin")
    desk.hands.activate("enable-account")
    desk.hands.shown("accounts-note")
    change("karin")
    desk.hands.activate("role-administrator")
    desk.hands.activate("change-roles")
    desk.hands.until(lambda: "roles of karin" in desk.texts(), "the roles changed")
    change("anna")
    desk.hands.activate("role-administrator")
    desk.hands.activate("role-screener")
    box = desk.hands.shown("role-coordinator")
    assert isinstance(box, QCheckBox)
    desk.hands.activate("role-coordinator")
    desk.hands.activate("change-roles")
    desk.hands.shown("account-problem")
    found = {a.user: a.roles for a in desk.told(lambda ws: ws.accounts.listed())}
    assert found == {
        "anna": {Role.SCREENER, Role.ADMINISTRATOR},
        "karin": {Role.COORDINATOR, Role.ADMINISTRATOR},
    }


def test_ones_own_passphrase_is_changed_by_anybody_and_leaves_the_page_at_once(at_work):
    desk = at_work("karin")
    desk.hands.shown("figures")
    to_accounts(desk, "figures")
    desk.hands.activate("errand-own-passphrase")
    desk.hands.fill("old-passphrase", "not the passphrase")
    for name in ("new-passphrase", "new-passphrase-again"):
        desk.hands.fill(name, OWN)
    desk.hands.activate("change-passphrase")
    desk.hands.shown("account-problem")
    assert OWN not in desk.texts()
    desk.hands.fill("old-passphrase", PASSPHRASE)
    for name in ("new-passphrase", "new-passphrase-again"):
        desk.hands.fill(name, OWN)
    desk.hands.activate("change-passphrase")
    desk.hands.shown("accounts-note")
    lock(desk)
    desk.unlock("karin", OWN)
    desk.hands.shown("figures")


def test_after_three_failures_the_button_counts_down_and_comes_back(at_work):
    desk = at_work(None)
    for _ in range(3):
        desk.unlock(passphrase="not the passphrase")
        desk.hands.until(lambda: desk.hands.shown("unlock-problem").isVisible(), "the problem")
        desk.hands.shown("unlock-now")
    desk.unlock()
    button = desk.window.findChild(QPushButton, "unlock-now")
    desk.hands.until(lambda: button.text().startswith("Wait"), "the wait")
    assert not button.isEnabled()
    assert "Wait" in desk.texts()
    desk.hands.until(button.isEnabled, "the wait over")
    assert button.text() == "Unlock"


@pytest.fixture
def first_day(qapp, theme, tmp_path):
    """Returns a function that opens the window on a unit whose shares were never typed back."""
    windows = []

    def opener() -> tuple[Desk, list[str]]:
        folder, around = tmp_path / "store", surroundings()
        new = NewStore(DataMode.TALLY, "Provenheten", UnitKind.INTAKE, "anna", PASSPHRASE)
        workspace, shares = create(folder, new, around)
        workspace.close()
        window = Window(folder, theme, Settings(language="en", theme="light"), tmp_path / "settings.json", around)
        windows.append(window)
        window.resize(1366, 768)
        window.show()
        return Desk(window, Hands(window), folder, around), list(shares)

    yield opener
    for window in windows:
        window.close()
        window.deleteLater()


def test_shares_that_were_never_typed_back_are_made_anew_at_the_next_log_in(first_day):
    desk, before = first_day()
    desk.unlock()
    desk.hands.shown("recovery")
    shown = shares_on_screen(desk.window)
    assert set(shown).isdisjoint(before)
    lock(desk)
    desk.unlock()
    desk.hands.shown("recovery")
    # Locked in the middle, on the way to the printer: the same ones again.
    assert shares_on_screen(desk.window) == shown
    type_shares_back(desk.window, desk.hands)
    desk.hands.shown("new-contact")
    lock(desk)
    desk.unlock()
    desk.hands.shown("new-contact")


def test_a_word_that_is_not_as_on_the_paper_is_named_by_its_number(first_day):
    desk, _ = first_day()
    desk.unlock()
    desk.hands.shown("recovery")
    first = shares_on_screen(desk.window)[0].split()
    desk.hands.activate("shares-printed")
    desk.hands.shown("type-share-1")
    assert not desk.window.findChild(QWidget, "share-1")
    field = desk.hands.tab_to("typed-share-1")
    assert isinstance(field, QPlainTextEdit)
    desk.hands.type(" ".join([*first[:6], "fel"]))
    assert not field.property("wrong")
    desk.hands.type(" ")
    assert field.property("wrong")
    assert "number 7" in desk.texts()
    onward = desk.window.findChild(QPushButton, "share-typed")
    field.clear()
    QApplication.clipboard().setText("\n".join(first).upper())
    field.paste()
    assert not field.property("wrong")
    assert onward.isEnabled()
    QApplication.clipboard().clear()


def test_the_shares_are_tried_and_a_wrong_word_of_none_is_named(first_day):
    desk, _ = first_day()
    desk.unlock()
    desk.hands.shown("recovery")
    shares = shares_on_screen(desk.window)
    type_shares_back(desk.window, desk.hands)
    desk.hands.shown("new-contact")
    to_accounts(desk)
    desk.hands.activate("errand-drill")
    desk.hands.fill("drill-1", shares[2].replace(shares[2].split()[3], "acadmic", 1) + " ")
    assert "number 4" in desk.texts()
    desk.hands.shown("drill-1").clear()
    for name, share in (("drill-1", shares[2]), ("drill-2", shares[0])):
        desk.hands.fill(name, share)
    desk.hands.activate("drill")
    desk.hands.shown("accounts-note")
    assert "open the unit" in desk.texts()


def test_a_lock_in_the_middle_stops_the_change_of_keys_and_the_store_opens(at_work):
    desk = at_work()
    desk.hands.shown("new-contact")
    to_accounts(desk)
    desk.hands.activate("errand-left")
    desk.hands.activate("rekey")
    desk.hands.fill("confirm-word", "new keys")
    before = (desk.folder / "unit.keys").read_bytes()
    desk.hands.press(KEY.Key_Return)
    lock(desk)
    assert desk.window.is_locked
    back_in_the_window(desk)
    desk.unlock()
    desk.hands.until(lambda: desk.window.session is not None, "the store open")
    assert desk.told(lambda ws: ws.verify()) == ()
    # Stopped in time; had it come too late, new shares would be asked for.
    assert ((desk.folder / "unit.keys").read_bytes() == before) or not desk.told(
        lambda ws: ws.recovery.state.is_confirmed
    )


def test_when_somebody_has_left_everything_gets_new_keys_and_new_shares(at_work):
    desk = at_work()
    desk.hands.shown("new-contact")
    before = (desk.folder / "unit.db").read_bytes()
    to_accounts(desk)
    desk.hands.activate("errand-left")
    desk.hands.tab_to("who-left")
    desk.hands.press(KEY.Key_Down)
    desk.hands.activate("rekey")
    desk.hands.fill("confirm-word", "new keys")
    desk.hands.press(KEY.Key_Return)
    back_in_the_window(desk)
    desk.hands.shown("recovery")
    type_shares_back(desk.window, desk.hands)
    desk.hands.shown("new-contact")
    assert (desk.folder / "unit.db").read_bytes()[:16] != before[:16]
    assert {a.user: a.is_disabled for a in desk.told(lambda ws: ws.accounts.listed())} == {
        "anna": False,
        "karin": True,
    }
    desk.window.close()
    again = unlock(desk.folder, "anna", PASSPHRASE, desk.around)
    assert again.verify() == ()
    again.close()
