# SPDX-License-Identifier: EUPL-1.2
"""What somebody who can read the program's memory finds in it before and after a lock."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import forms_made as forms
from desk import surroundings
from screening_app.core.readiness import Alone, Interpreter, Readiness
from screening_app.core.records import DataMode, UnitKind
from screening_app.forgetting import forget
from screening_app.store import vault
from screening_app.store.sealing import derive
from screening_app.workspace import NewStore
from units import ready_unit

ROOT = Path(__file__).resolve().parents[1]
PASSPHRASE = "sju lugna hästar vid ån"
SAID = "KanariefågelnÅsasägerNej"
REFERENCE = "KANARIE 2026-17"
READY = Readiness(Alone.YES, private_room=True, interpreter=Interpreter.NOT_NEEDED, enough_time=True)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc/PID/mem"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a store with a conversation in the middle of a word."""
    new = NewStore(DataMode.CASE, "Provenheten", UnitKind.INTAKE, "anna", PASSPHRASE)
    unit = ready_unit(tmp_path / "store", new, surroundings())
    document = forms.form(*(forms.text(name) for name in ("t1", "t2", "t3")), url="urn:test:minne")
    unit.instruments.add(forms.written(document))
    unit.instruments.activate("urn:test:minne", "1.0.0")
    held = unit.conversations
    key = held.open_contact(REFERENCE).conversation.id
    held.set_readiness(key, READY)
    held.begin(key, "urn:test:minne")
    held.answer(key, "t1", (f"{SAID} {'och mer ' * 60}",), advance=True)
    held.keep_typing(key, "t2", f"{SAID} och sedan")
    unit.close()
    return tmp_path / "store"


def secrets_of(folder: Path) -> dict[str, list[bytes]]:
    """Return what nobody may find, by kind, in every form it may have in memory."""
    keyfile = vault.read(folder / "unit.keys")
    keys = vault.unlock(keyfile, "anna", PASSPHRASE)[1]
    slot = vault.slot_of(keyfile, "anna")
    kek = vault._passphrase_kek(PASSPHRASE, slot.salt, slot.cost)
    private = vault._private(keyfile, slot, kek)
    assert keys.records is not None
    return {
        "records key": [keys.records, derive(keys.records, "seal/v1"), derive(keys.records, "blind-index/v1")],
        "file key": [keys.file, keys.file.hex().encode(), derive(keys.file, "log/v1")],
        "account's key": [kek, private[:64], private[64:]],
        "record text": [text.encode(form) for text in (SAID, REFERENCE) for form in _FORMS],
        "passphrase": [PASSPHRASE.encode(form) for form in _FORMS],
    }


_FORMS = ("utf-8", "latin-1", "utf-16-le", "utf-32-le")


def found_in(process: int, secrets: dict[str, list[bytes]]) -> dict[str, int]:
    """Return how often each kind of secret stands anywhere in a process's memory."""
    found = dict.fromkeys(secrets, 0)
    with Path(f"/proc/{process}/mem").open("rb") as memory:
        for line in Path(f"/proc/{process}/maps").read_text().splitlines():
            place = re.match(r"([0-9a-f]+)-([0-9a-f]+) r", line)
            if place is None or line.endswith(("[vvar]", "[vsyscall]")):
                continue
            start, end = (int(each, 16) for each in place.groups())
            try:
                memory.seek(start)
                content = memory.read(end - start)
            except OSError:
                continue
            for kind, forms_of_it in secrets.items():
                found[kind] += sum(content.count(each) for each in forms_of_it)
    return {kind: count for kind, count in found.items() if count}


def before_and_after(how: str, folder: Path) -> tuple[dict[str, int], dict[str, int]]:
    """Run the child and look into it twice."""
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT / "tests"))),
        "QT_QPA_PLATFORM": "offscreen",
    }
    command = [sys.executable, str(ROOT / "tests" / "memory_child.py"), how, str(folder)]
    secrets = secrets_of(folder)
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, env=environment, text=True, stderr=subprocess.DEVNULL, **pipes) as child:
        child.stdin.write(f"{PASSPHRASE}\n")
        child.stdin.flush()
        looks = []
        for state in ("open\n", "locked\n"):
            assert child.stdout.readline() == state
            looks.append(found_in(child.pid, secrets))
            child.stdin.write("\n")
            child.stdin.flush()
    return looks[0], looks[1]


@pytest.mark.parametrize("how", ["store", "window"])
def test_after_a_lock_no_key_no_record_and_no_passphrase_is_found(how: str, folder: Path) -> None:
    before, after = before_and_after(how, folder)
    assert {"records key", "file key", "record text"} <= set(before)
    assert after == {}


def test_the_same_look_finds_them_where_nothing_is_done_about_it(folder: Path) -> None:
    _, after = before_and_after("careless", folder)
    # The records key is sometimes written over by chance; the others never were.
    assert {"file key", "record text"} <= set(after)


def test_forgetting_is_quick_enough_to_follow_every_lock() -> None:
    from time import process_time

    begun = process_time()
    forget()
    assert process_time() - begun < 2


def test_a_safe_process_makes_private_files_and_no_dump_and_lets_nobody_look_in() -> None:
    script = (
        "import ctypes, os, resource\n"
        "from screening_app.process import make_process_safe\n"
        "make_process_safe()\n"
        "print(os.umask(0), resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[0] == f"{0o077} (0, 0) 0"


def test_the_program_starts_no_other_program_that_could_inherit_a_secret() -> None:
    sources = [path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py")]
    starts = re.compile(r"^\s*(?:import|from) subprocess|QProcess|os\.(?:system|spawn|exec|popen|posix_spawn)", re.M)
    assert [starts.findall(text) for text in sources if starts.search(text)] == []
