# SPDX-License-Identifier: EUPL-1.2
"""From the start of the process to the first paint, beside the least window that PySide6 can show."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from screening_app.core.records import DataMode, UnitKind
from screening_app.store import KdfCost
from screening_app.workspace import NewStore, Surroundings
from units import ready_unit

ROUNDS = 7
LIMIT = 2.0
MEMORY_LIMIT_MIB = 100
PROGRAM = Path(__file__).with_name("first_paint.py")


@pytest.fixture
def kinds(tmp_path: Path) -> dict[str, list[str]]:
    """Return how each kind of start is asked for."""
    settings = str(tmp_path / "settings.json")
    new = NewStore(DataMode.TALLY, "Provenheten", UnitKind.INTAKE, "anna", "korrekt häst batteri klammer")
    ready_unit(tmp_path / "store", new, Surroundings(cost=KdfCost.FLOOR)).close()
    return {
        "bare": ["bare"],
        "first": ["program", str(tmp_path / "nothing"), settings],
        "unlock": ["program", str(tmp_path / "store"), settings],
    }


def start(arguments: list[str], bytecode: Path) -> dict[str, Any]:
    """Start one, wait for its end, and return what it said with `ms` from start to first paint."""
    wanted = {"QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(bytecode)}
    around = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | wanted
    began = time.monotonic_ns()
    done = subprocess.run(
        [sys.executable, str(PROGRAM), *arguments], env=around, capture_output=True, check=True, text=True
    )
    said: dict[str, Any] = json.loads(done.stdout)
    return said | {"ms": (said["painted"] - began) / 1e6}


def test_start_to_first_paint(meter: Any, tmp_path: Path, kinds: dict[str, list[str]]) -> None:
    bytecode = tmp_path / "bytecode"
    for arguments in kinds.values():
        start(arguments, bytecode)
    found: dict[str, list[dict[str, Any]]] = {kind: [] for kind in kinds}
    for _ in range(ROUNDS):
        for kind, arguments in kinds.items():
            found[kind].append(start(arguments, bytecode))
    ms = {kind: [each["ms"] for each in results] for kind, results in found.items()}
    least = meter.row("start to first paint: bare PySide6 window", ms["bare"])
    for kind, words in (("first", "first start, no store"), ("unlock", "unlock page")):
        ratio = median(each / bare for each, bare in zip(ms[kind], ms["bare"], strict=True))
        meter.row(f"start to first paint: {words}", ms[kind], f"{ratio:.2f} x bare (limit {LIMIT:g} x)")
    assert least > 0
    busy = {kind: [each["busy_ms"] for each in results] for kind, results in found.items()}
    meter.row("processor time to first paint: bare", busy["bare"])
    for kind in ("first", "unlock"):
        ratio = median(each / bare for each, bare in zip(busy[kind], busy["bare"], strict=True))
        meter.row(f"processor time to first paint: {kind}", busy[kind], f"{ratio:.2f} x bare")
    memory = {kind: [each["memory_kib"] / 1024 for each in results] for kind, results in found.items()}
    own = meter.row("memory at first paint: bare", memory["bare"], unit="MiB")
    beside = f"{median(memory['unlock']) / own:.2f} x bare (limit {MEMORY_LIMIT_MIB} MiB)"
    meter.row("memory at first paint: unlock page", memory["unlock"], beside, unit="MiB")
