# SPDX-License-Identifier: EUPL-1.2
"""Accounts and recovery shares from the command line, without the window."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from screening_app.__main__ import main

PASSPHRASE = "korrekt häst batteri klammer"
FIRST = "den allra första frasen"
OWN = "min alldeles egna fras"

Terminal = Any


class Desk:
    """Runs commands on one store and reads what they say."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._folder = folder
        self._patch = monkeypatch
        self._capsys = capsys

    def run(self, *words: str, user: str = "anna", passphrase: str = PASSPHRASE, new: str = "") -> int:
        """Run a command as a user."""
        self._patch.setenv("SCREENING_PASSPHRASE", passphrase)
        self._patch.setenv("SCREENING_NEW_PASSPHRASE", new)
        return main([*words, "--json", "--store", str(self._folder), "--user", user])

    def said(self) -> Any:
        """Return the last machine output."""
        return json.loads(self._capsys.readouterr().out.splitlines()[-1])

    def sentence(self) -> str:
        """Return what was said in words."""
        return self._capsys.readouterr().err

    def types(self, *lines: str) -> None:
        """Let these lines be typed at the next prompts."""
        typed = iter(lines)
        self._patch.setattr("builtins.input", lambda _="": next(typed))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    """Return a desk with a new store of anna's."""
    made = Desk(tmp_path / "store", monkeypatch, capsys)
    assert made.run("store", "create", "--unit", "Provenheten") == 0
    made.shares = made.said()["shares"]
    return made


def state_of(desk: Desk, user: str) -> str:
    assert desk.run("store", "users") == 0
    return next(found["state"] for found in desk.said() if found["user"] == user)


def test_a_colleague_is_let_in_step_by_step(desk: Desk) -> None:
    assert desk.run("store", "users", "--add", "berit", new=FIRST) == 0
    assert state_of(desk, "berit") == "first-log-in"
    assert desk.run("store", "verify", user="berit", passphrase=FIRST) == 1
    assert "store passphrase" in desk.sentence()
    assert desk.run("store", "passphrase", user="berit", passphrase=FIRST, new=OWN) == 0
    assert state_of(desk, "berit") == "waits-for-key"

    desk.run("store", "users")
    shown = next(found["fingerprint"] for found in desk.said() if found["user"] == "berit")
    assert desk.run("store", "users", "--hand-over", "berit", "--fingerprint", "0" * 30) == 1
    desk.types("no")
    assert desk.run("store", "users", "--hand-over", "berit") == 1
    assert shown in desk.sentence()
    desk.types("yes")
    assert desk.run("store", "users", "--hand-over", "berit") == 0
    assert state_of(desk, "berit") == "active"
    assert desk.run("store", "users", user="berit", passphrase=OWN) == 0
    assert desk.said() == []


def test_an_account_is_disabled_enabled_reset_and_given_other_roles(desk: Desk) -> None:
    desk.run("store", "users", "--add", "sam", "--role", "coordinator", new=FIRST)
    assert desk.run("store", "users", "--disable", "sam") == 0
    assert state_of(desk, "sam") == "disabled"
    assert desk.run("store", "verify", user="sam", passphrase=FIRST) == 1
    assert "disabled" in desk.sentence()
    assert desk.run("store", "users", "--enable", "sam") == 0
    assert desk.run("store", "users", "--reset", "sam", new="en annan första fras") == 0
    assert desk.run("store", "passphrase", user="sam", passphrase="en annan första fras", new=OWN) == 0
    both = ("--role", "coordinator", "--role", "administrator")
    assert desk.run("store", "users", "--set-roles", "sam", *both) == 0
    assert desk.run("store", "users", user="sam", passphrase=OWN) == 0
    assert desk.run("store", "users", "--set-roles", "sam") == 1
    assert desk.run("store", "users", "--disable", "anna") == 1


def test_a_weak_passphrase_is_refused_with_its_reason(desk: Desk) -> None:
    assert desk.run("store", "users", "--add", "sam", new="sommaren2026!") == 1
    assert "easily guessed (words)" in desk.sentence()
    assert desk.run("store", "passphrase", new="Rutinstöd2026") == 1
    assert desk.run("store", "verify") == 0


def test_the_wait_after_failures_is_said_in_seconds(desk: Desk) -> None:
    for _ in range(5):
        for _ in range(3):
            assert desk.run("store", "verify", passphrase="inte den rätta frasen") == 1
        desk.sentence()
        # On a machine that takes longer for one log-in than the wait lasts, the wait is over by now: once more.
        if desk.run("store", "verify") == 1:
            break
    assert re.search("Wait [12] seconds", desk.sentence())


def test_the_shares_are_confirmed_tried_and_made_anew(desk: Desk) -> None:
    assert desk.run("store", "recovery") == 1
    assert desk.said() == {"confirmed": False, "tried": None, "due": False}
    desk.types(*desk.shares[:2], desk.shares[2].replace(desk.shares[2].split()[4], "xyz", 1))
    assert desk.run("store", "recovery", "--confirm") == 1
    assert "Share 3" in desk.sentence()
    desk.types(*desk.shares)
    assert desk.run("store", "recovery", "--confirm") == 0
    assert desk.said()["confirmed"]
    desk.types(desk.shares[2], desk.shares[0])
    assert desk.run("store", "recovery", "--drill") == 0
    assert desk.run("store", "recovery", "--new") == 0
    fresh = desk.said()["shares"]
    desk.types(*desk.shares[:2])
    assert desk.run("store", "recovery", "--drill") == 1
    desk.types(*fresh)
    assert desk.run("store", "recovery", "--confirm") == 0


def test_after_somebody_has_left_every_key_and_share_is_new(desk: Desk) -> None:
    add = ["store", "users", "--add", "berit", "--typed-by-owner"]
    assert desk.run(*add, new=OWN) == 0
    desk.types("no")
    assert desk.run("store", "rekey", "--left", "berit") == 1
    assert desk.run("store", "verify", user="berit", passphrase=OWN) == 0
    desk.types("rekey")
    assert desk.run("store", "rekey", "--left", "berit") == 0
    fresh = desk.said()["shares"]
    assert desk.run("store", "verify") == 0
    assert desk.run("store", "verify", user="berit", passphrase=OWN) == 1
    desk.types(*desk.shares)
    assert desk.run("store", "recovery", "--confirm") == 1
    desk.types(*fresh)
    assert desk.run("store", "recovery", "--confirm") == 0
