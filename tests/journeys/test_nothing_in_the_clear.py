# SPDX-License-Identifier: EUPL-1.2
"""Nothing that a person said, no case reference and no passphrase is found on the disk, in temp files or in output."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import desk as desk_module
from screening_app.core.records import DataMode, UnitKind
from screening_app.workspace import NewStore, unlock
from talk import hold
from units import ready_unit

PASSPHRASE = "kanariefågel i korgen sjunger"
REFERENCE = "KANARIE/2026-0417"
#: What must not be found: passphrase, case reference, an answer's text and code, and the form's own field names.
CANARIES = (PASSPHRASE, REFERENCE, "KANARIE", "tidigare men inte nu", "earlier", "linkId", "about-exposure")

pytestmark = pytest.mark.slow


def test_a_search_of_store_temp_folder_home_and_output_finds_nothing(tmp_path: Path) -> None:
    folder, home, temp = tmp_path / "store", tmp_path / "home", tmp_path / "temp"
    for made in (home, temp):
        made.mkdir()
    new = NewStore(DataMode.CASE, "Provenheten", UnitKind.INTAKE, "anna", PASSPHRASE)
    unit = ready_unit(folder, new, desk_module.surroundings())
    unit.conversations.finish(hold(unit, "earlier", REFERENCE).conversation.id)
    unit.close()

    said = _answer_in_a_process(folder, home, temp)

    found = [(path, canary) for path, content in _files(folder, home, temp) for canary in CANARIES if canary in content]
    assert found == []
    assert [canary for canary in CANARIES if canary in said] == []


def test_the_search_would_find_a_canary_in_the_clear(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"\x00\x01" + REFERENCE.encode("utf-16-le"))
    (tmp_path / "b").write_bytes(b"\xff" + PASSPHRASE.encode())

    found = {canary for _, content in _files(tmp_path) for canary in (REFERENCE, PASSPHRASE) if canary in content}
    assert found == {REFERENCE, PASSPHRASE}


def test_the_records_that_were_searched_do_hold_the_canaries(tmp_path: Path) -> None:
    new = NewStore(DataMode.CASE, "Provenheten", UnitKind.INTAKE, "anna", PASSPHRASE)
    unit = ready_unit(tmp_path / "store", new, desk_module.surroundings())
    key = hold(unit, "earlier", REFERENCE).conversation.id
    unit.close()

    again = unlock(tmp_path / "store", "anna", PASSPHRASE, desk_module.surroundings())
    kept = again.conversations.get(key).conversation
    again.close()
    assert kept.contact.case_reference == REFERENCE
    assert "earlier" in str(kept.response)


def _answer_in_a_process(folder: Path, home: Path, temp: Path) -> str:
    command = [sys.executable, desk_module.__file__, str(folder), "anna", PASSPHRASE, REFERENCE, "3"]
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(home),
        "TMPDIR": str(temp),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment
    ) as person:
        assert person.stdout is not None
        lines = []
        for line in person.stdout:
            lines.append(line)
            if line.startswith("at "):
                break
        person.send_signal(signal.SIGKILL)
    assert lines
    assert lines[-1].startswith("at "), lines
    return "".join(lines)


def _files(*folders: Path) -> Iterator[tuple[Path, str]]:
    """Yield every file's content as 8-bit and both 16-bit texts, so that no way of writing hides a canary."""
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file():
                content = path.read_bytes()
                yield path, content.decode("utf-8", "ignore")
                yield path, content.decode("utf-16-le", "ignore")
                yield path, content[1:].decode("utf-16-le", "ignore")
