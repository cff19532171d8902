# SPDX-License-Identifier: EUPL-1.2
"""Killed at a random moment: every answer that was called saved is there, and the store is sound."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading

import pytest

from screening_app.errors import CannotNow
from screening_app.store import migrate
from store import writer

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows"),
]


def killed(desk, run, delay, *how):
    """Let the writer write in a process of its own, kill it so long after its first answer; return the last it said."""
    environment = {**os.environ, "PYTHONPATH": str(migrate.SCRIPTS.parents[2])}
    command = [sys.executable, writer.__file__, str(desk.folder), desk.passphrase, str(run), "100000", *how]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as program:
        first = program.stdout.readline()
        stop = threading.Timer(delay, program.kill)
        stop.start()
        heard = [int(line) for line in [first, *program.stdout.read().split("\n")] if line.strip()]
        stop.join()
    assert program.returncode == -9
    return heard[-1]


def missing(desk, run, last):
    """Open the store after a kill and return how many of the answers said are not there."""
    store = desk.open()
    assert store.verify() == ()
    assert store.findings == ()
    try:
        found = len(store.conversation(f"s{run}").response["answers"])
    except CannotNow:
        found = -1
    store.close()
    return max(0, last - found)


def test_no_answer_called_saved_is_lost_whenever_the_program_is_killed(desk, often):
    desk.create().close()
    chance = random.Random(17)
    lost = [missing(desk, run, killed(desk, run, chance.uniform(0, 0.12))) for run in range(often(8, 100))]
    assert sum(lost) == 0


def test_an_answer_called_saved_too_early_is_missed(desk):
    # The control: the same test with a program that breaks the promise.
    desk.create().close()
    chance = random.Random(17)
    for run in range(40):
        if missing(desk, run, killed(desk, run, chance.uniform(0, 0.12), "early")):
            return
    pytest.fail("a broken promise was not noticed")
