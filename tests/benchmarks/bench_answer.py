# SPDX-License-Identifier: EUPL-1.2
"""One answer kept durably, beside the same bytes in plain SQLite and beside the disk's own flush."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path
from statistics import median
from typing import Any

from screening_app.core.forms.definition import Coding
from screening_app.core.records import DataMode, Stage, UnitKind
from screening_app.store import KdfCost
from screening_app.workspace import NewStore, Surroundings, Workspace
from talk import begin
from units import ready_unit

ROUNDS = 200
LIMIT_MS = 16


def opened(folder: Path) -> Workspace:
    """Return a new unit, open."""
    new = NewStore(DataMode.TALLY, "Provenheten", UnitKind.INTAKE, "anna", "korrekt häst batteri klammer")
    return ready_unit(folder, new, Surroundings(cost=KdfCost.FLOOR))


class Answers:
    """A conversation at its last question, answered anew each time it is called."""

    def __init__(self, unit: Workspace) -> None:
        self._unit = unit
        view = begin(unit)
        self.key = view.conversation.id
        while view.conversation.stage is Stage.ASK and view.question is not None:
            self.last = view.question
            view = unit.conversations.answer(self.key, self.last.link_id, [self._value(0)], advance=True)
        unit.conversations.go_to_question(self.key, self.last.link_id)
        self.kept = len(json.dumps(view.conversation.response).encode())
        self._turn = 0

    def _value(self, turn: int) -> Any:
        options = [option.value for option in self.last.item.options if isinstance(option.value, Coding)]
        return options[turn % len(options)] if options else turn % 2 == 0

    def __call__(self) -> None:
        """Answer with another option than before."""
        self._turn += 1
        self._unit.conversations.answer(self.key, self.last.link_id, [self._value(self._turn)])


class PlainRow:
    """One row of plain SQLite, as durable as ours, written anew each time it is called."""

    def __init__(self, file: Path, size: int) -> None:
        self._connection = sqlite3.connect(file, isolation_level=None)
        for each in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON"):
            self._connection.execute(f"PRAGMA {each}").fetchall()
        self._connection.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, body BLOB)")
        self._connection.execute("INSERT INTO row VALUES (1, x'')")
        self._size = size

    def __call__(self) -> None:
        """Write as many bytes as an answer."""
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.execute("UPDATE row SET body = ? WHERE id = 1", (os.urandom(self._size),))
        self._connection.execute("COMMIT")

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


def flush(descriptor: int, size: int) -> None:
    """Write as many bytes at the end of a file and wait for the disk, nothing else."""
    os.write(descriptor, os.urandom(size))
    getattr(os, "fdatasync", os.fsync)(descriptor)


def test_one_durable_answer(meter: Any, tmp_path: Path) -> None:
    unit = opened(tmp_path / "store")
    answer = Answers(unit)
    plain = PlainRow(tmp_path / "plain.db", answer.kept)
    descriptor = os.open(tmp_path / "flushed", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    ours, theirs, disk = [], [], []
    answer()
    for _ in range(ROUNDS):
        ours.append(meter.once(answer))
        theirs.append(meter.once(plain))
        disk.append(meter.once(lambda: flush(descriptor, answer.kept)))
    os.close(descriptor)
    plain.close()
    unit.close()
    flushes = meter.row(f"the disk's own flush of {answer.kept} bytes", disk)
    meter.row("the same bytes in plain SQLite, synchronous=FULL", theirs)
    meter.row("one durable answer", ours, f"{median(ours) / median(theirs):.1f} x plain SQLite")
    own = [each - flushes for each in ours]
    meter.row("one durable answer, without the disk's flush", own, f"{median(own) / LIMIT_MS:.2f} of {LIMIT_MS} ms")
