# SPDX-License-Identifier: EUPL-1.2
"""Killed in the middle of asking: the next start shows the same conversation at the same question."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import desk as desk_module
from screening_app.core.records import DataMode, Stage, UnitKind
from screening_app.workspace import NewStore
from units import ready_unit

PASSPHRASE = "korrekt häst batteri klammer"

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("answered", [1, 3])
def test_after_sigkill_the_same_question_is_asked_again(sit_down, tmp_path: Path, answered: int) -> None:
    folder = tmp_path / "store"
    new = NewStore(DataMode.TALLY, "Provenheten", UnitKind.INTAKE, "anna", PASSPHRASE)
    ready_unit(folder, new, desk_module.surroundings()).close()
    at = _sit_down_and_die(folder, "", answered)

    desk = sit_down(folder)
    desk.unlock("anna", PASSPHRASE)
    desk.hands.shown("question")

    view = desk.window.conversation
    assert desk.question == at
    assert view.conversation.stage is Stage.ASK
    assert len(view.filling.answers) == answered


def _sit_down_and_die(folder: Path, reference: str, answered: int) -> str:
    """Answer in a process of its own, kill it with SIGKILL and return the linkId of the question it was at."""
    command = [sys.executable, desk_module.__file__, str(folder), "anna", PASSPHRASE, reference, str(answered)]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment
    ) as person:
        assert person.stdout is not None
        line = person.stdout.readline()
        person.send_signal(signal.SIGKILL)
    assert line.startswith("at "), line
    assert person.returncode == -signal.SIGKILL
    return line.removeprefix("at ").strip()
