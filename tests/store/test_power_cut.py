# SPDX-License-Identifier: EUPL-1.2
"""The power goes at a random moment: what was written and not flushed is gone, half there, or torn.

A writer runs under strace, which records every write and every flush with its content. A cut is then made in the
record, the files are made as a disk would have left them, and the store is opened.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field

import pytest

from screening_app.errors import CannotNow
from screening_app.store import migrate
from store import writer
from store.conftest import Desk

ANSWERS = 260
SECTOR = 512
_LINE = re.compile(r"(\w+)\((.*)\)\s+= (-?\d+)")
_FILE = re.compile(r'^\d+<([^>]*)>(?:, "((?:\\x[0-9a-f]{2})*)"(?:\.\.\.)?, (\d+)(?:, (\d+))?)?(?:, (\d+))?')

pytestmark = pytest.mark.slow


def can_trace() -> bool:
    """Whether strace is here and may be used."""
    if shutil.which("strace") is None:
        return False
    tried = subprocess.run(["strace", "-o", os.devnull, "-e", "trace=none", "true"], capture_output=True, check=False)
    return tried.returncode == 0


if not can_trace():
    pytestmark = [pytest.mark.slow, pytest.mark.skip(reason="strace is not installed or may not be used here")]


@dataclass
class Event:
    """One thing the program did: wrote to a file, flushed it, cut it short, took it away, or said an answer."""

    kind: str
    name: str = ""
    content: bytes = b""
    place: int = 0


def recorded(desk, tmp_path, *how) -> list[Event]:
    """Return what the writer did to the store's files, in order; the files lie as before it began."""
    before, trace = tmp_path / "before", tmp_path / "trace"
    shutil.copytree(desk.folder, before)
    calls = "openat,pwrite64,write,lseek,fdatasync,fsync,ftruncate,unlink,rename"
    strace = ["strace", "-f", "-y", "-xx", "-s", "100000", "-e", f"trace={calls}", "-o", str(trace)]
    program = [sys.executable, writer.__file__, str(desk.folder), desk.passphrase, "0", str(ANSWERS), *how]
    environment = {**os.environ, "PYTHONPATH": str(migrate.SCRIPTS.parents[2])}
    subprocess.run([*strace, *program], stdout=subprocess.PIPE, env=environment, check=True)
    events = list(_events(trace.read_text(), f"{desk.folder.resolve()}/"))
    assert sum(event.kind == "said" for event in events) == ANSWERS
    shutil.rmtree(desk.folder)
    shutil.copytree(before, desk.folder)
    return events


def _plain(text: str) -> str:
    """Undo strace's hexadecimal of a file name."""
    return bytes.fromhex(text.replace("\\x", "")).decode() if text.startswith("\\x") else text


def _events(trace: str, folder: str):
    where: dict[str, int] = {}
    for line in trace.splitlines():
        call = _LINE.search(line)
        if call is None or int(call[3]) < 0:
            continue
        found = _FILE.match(call[2])
        if call[1] in {"unlink", "openat", "rename"} or found is None:
            names = re.findall(r'"((?:\\x[0-9a-f]{2})*)"', call[2])
            if call[1] == "unlink" and _plain(names[0]).startswith(folder):
                yield Event("removed", _plain(names[0]).removeprefix(folder))
            continue
        path = _plain(found[1])
        content = bytes.fromhex((found[2] or "").replace("\\x", ""))
        if call[1] == "write" and line.split("(")[1].startswith("1<") and content.strip().isdigit():
            yield Event("said", content=content)
        if not path.startswith(folder):
            continue
        name = path.removeprefix(folder)
        if call[1] == "lseek":
            where[name] = int(call[3])
        elif call[1] == "pwrite64":
            yield Event("wrote", name, content, int(found[4]))
        elif call[1] == "write":
            yield Event("wrote", name, content, where.get(name, 0))
            where[name] = where.get(name, 0) + len(content)
        elif call[1] == "ftruncate":
            yield Event("cut", name, place=int(found[5]))
        elif call[1] in {"fsync", "fdatasync"}:
            yield Event("flushed", name)


@dataclass
class Disk:
    """The store's files as a disk has them: what was flushed is safe, the rest waits."""

    files: dict[str, bytearray]
    waiting: dict[str, list[Event]] = field(default_factory=dict)
    said: int = -1

    def take(self, event: Event) -> None:
        """Do what the program did."""
        if event.kind == "said":
            self.said = int(event.content)
        elif event.kind == "removed":
            self.files.pop(event.name, None)
            self.waiting.pop(event.name, None)
        elif event.kind == "flushed":
            for each in self.waiting.pop(event.name, []):
                self._apply(each)
        else:
            self.waiting.setdefault(event.name, []).append(event)

    def lose_power(self, chance: random.Random) -> None:
        """Keep none, some, or torn pieces of what was not flushed."""
        for events in self.waiting.values():
            for event in events:
                fate = chance.choice(("gone", "gone", "kept", "torn"))
                if fate == "torn" and event.kind == "wrote":
                    sectors = -(-len(event.content) // SECTOR)
                    for number in chance.sample(range(sectors), chance.randint(0, sectors)):
                        piece = event.content[number * SECTOR : (number + 1) * SECTOR]
                        self._apply(Event("wrote", event.name, piece, event.place + number * SECTOR))
                elif fate == "kept":
                    self._apply(event)

    def _apply(self, event: Event) -> None:
        file = self.files.setdefault(event.name, bytearray())
        if event.kind == "cut":
            del file[event.place :]
            return
        end = event.place + len(event.content)
        if len(file) < end:
            file.extend(bytes(end - len(file)))
        file[event.place : end] = event.content


def after_cut(desk: Desk, events: list[Event], chance: random.Random) -> tuple[int, tuple[str, ...]]:
    """Cut the power somewhere, open what is left; return how many said answers are lost, and what is wrong."""
    disk = Disk({path.name: bytearray(path.read_bytes()) for path in desk.folder.iterdir() if path.is_file()})
    # The shared memory file is not on any disk.
    used = [event for event in events if not event.name.endswith("-shm")]
    spoken = [place for place, event in enumerate(used) if event.kind == "said"]
    for event in used[: chance.randrange(spoken[0], len(used))]:
        disk.take(event)
    disk.lose_power(chance)
    left = Desk(desk.folder.parent / f"cut{chance.random()}", passphrase=desk.passphrase)
    left.folder.mkdir()
    for name, content in disk.files.items():
        (left.folder / name).write_bytes(content)
    store = left.open()
    wrong = store.verify() + tuple(f.code for f in store.findings if f.code != "moved")
    try:
        found = len(store.conversation("s0").response["answers"])
    except CannotNow:
        found = -1
    store.close()
    shutil.rmtree(left.folder)
    return max(0, disk.said - found), wrong


def test_no_answer_called_saved_is_lost_when_the_power_goes_and_nothing_is_damaged(desk, tmp_path, often):
    desk.create().close()
    events = recorded(desk, tmp_path)
    chance = random.Random(4)
    results = [after_cut(desk, events, chance) for _ in range(often(25, 200))]
    assert [result for result in results if result != (0, ())] == []


def test_without_waiting_for_the_disk_answers_are_lost(desk, tmp_path, often):
    # The control: the very same test, with the one pragma that makes the promise switched off.
    desk.create().close()
    events = recorded(desk, tmp_path, "normal")
    chance = random.Random(4)
    results = [after_cut(desk, events, chance) for _ in range(often(10, 200))]
    losing = [lost for lost, _ in results if lost]
    assert len(losing) > len(results) / 2
    # Where the number of changes beside the database, or more of the log, has reached the disk, the loss is noticed.
    assert {code for _, wrong in results for code in wrong} <= {"behind", "cut"}
