# SPDX-License-Identifier: EUPL-1.2
"""The way after the answer on the command line, on a real store."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from screening_app import cli
from screening_app.core.records import DataMode, Role, UnitKind
from screening_app.store import KdfCost
from screening_app.workspace import NewStore, Surroundings
from talk import hold
from units import ready_unit

PASSPHRASE = "korrekt häst batteri klammer"
TODAY = date.today()
NEXT = (TODAY + timedelta(days=40)).isoformat()

pytestmark = pytest.mark.slow


@pytest.fixture
def held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, str, list[str]]:
    """Return a store in case mode with one sealed conversation of ongoing violence, its id and its steps."""
    new = NewStore(DataMode.CASE, "Provenheten", UnitKind.INTAKE, "anna", PASSPHRASE)
    unit = ready_unit(tmp_path / "store", new, Surroundings(cost=KdfCost.FLOOR))
    unit.accounts.add("karin", frozenset({Role.COORDINATOR}), PASSPHRASE, typed_by_owner=True)
    view = hold(unit, "ongoing", "2026-1")
    unit.close()
    monkeypatch.setenv("SCREENING_PASSPHRASE", PASSPHRASE)
    return tmp_path / "store", view.conversation.id, [step.step.id for step in view.steps]


def run(store: Path, *words: str, user: str = "anna") -> int:
    return cli.run(cli.parse(["contacts", *words, "--json", "--store", str(store), "--user", user]))


def said(capsys: pytest.CaptureFixture[str]) -> dict:
    return json.loads(capsys.readouterr().out)


def test_a_conversation_is_followed_from_its_steps_to_its_end(held, capsys, tmp_path: Path) -> None:
    store, key, steps = held
    assert run(store, "step", key, steps[0], "done") == 0
    assert run(store, "step", key, steps[1], "not-applicable", "--why", "done-before", "--note", "I måndags") == 0
    assert run(store, "step", key, steps[2], "later", "--due", NEXT) == 0
    assert run(store, "support", key, "honour", "child", "without") == 0
    assert run(store, "report", key, "--reported", TODAY.isoformat()) == 0
    capsys.readouterr()
    assert run(store, "view", key) == 0
    found = said(capsys)
    assert [step["state"] for step in found["steps"][:3]] == ["done", "not-applicable", "later"]
    assert (found["steps"][1]["why"], found["steps"][2]["due"]) == ("done-before", NEXT)
    assert found["supports"] == [{"type": "honour", "person": "child", "decision": "without"}]
    assert found["reportedOn"] == TODAY.isoformat()

    assert run(store, "hand-over", key, "--length", "short") == 0
    text = said(capsys)
    assert "I måndags" in text["text"]
    assert any("1177" in line for line in text["reminders"])
    password = tmp_path / "password.txt"
    password.write_text("sju lugna hästar\n", encoding="utf-8")
    assert run(store, "hand-over", key, "--pdf", str(tmp_path / "x.pdf"), "--pdf-password-file", str(password)) == 0
    assert b"/Encrypt" in (tmp_path / "x.pdf").read_bytes()
    capsys.readouterr()

    assert run(store, "end", key, "--handed-over", TODAY.isoformat()) == 0
    capsys.readouterr()
    assert run(store, "today") == 0
    day = said(capsys)
    assert day["stepsDue"][0] == {"conversation": key, "caseReference": "2026-1", "step": steps[2], "due": NEXT}
    assert len(day["stepsDue"]) == len(steps) - 2


def test_the_facts_for_a_report_go_to_standard_output_only_as_json(held, capsys) -> None:
    store, key, _ = held
    assert run(store, "report", key) == 0
    assert "19 kap. 1 §" in said(capsys)["text"]


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (("not-applicable",), "--why"),
        (("later",), "day"),
        (("later", "--due", "2020-01-01"), "passed"),
    ],
)
def test_what_is_missing_is_said_and_nothing_changes(held, capsys, words, what) -> None:
    store, key, steps = held
    assert run(store, "step", key, steps[0], *words) == 1
    assert what in capsys.readouterr().err


def test_a_coordinator_gets_numbers_and_opens_nothing(held, capsys) -> None:
    store, key, steps = held
    assert run(store, "today", user="karin") == 0
    assert said(capsys) == {"stepsLeft": len(steps), "stepsPutOff": 0, "stepsOverdue": 0, "askAgain": 0}
    assert run(store, "view", key, user="karin") == 1


def test_the_register_as_a_figure_is_open_to_a_coordinator_and_shows_no_small_number(held, capsys) -> None:
    store, *_ = held
    chosen = ["figures", "register", "--year", str(TODAY.year), "--json", "--store", str(store), "--user", "karin"]
    assert cli.run(cli.parse(chosen)) == 0
    found = said(capsys)
    assert {row["offered"] for row in found["supports"]} == {None}
    assert {row["times"] for row in found["instruments"]} == {None}
    assert found["askedPerCent"] is None
    assert len(found["routines"]) == 15
