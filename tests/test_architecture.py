# SPDX-License-Identifier: EUPL-1.2
"""Holds the import rule: the contracts of pyproject.toml, no Qt in the headless half, little loaded at start-up."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "screening_app"
QT = {"PySide6", "shiboken6"}
#: Each of these costs more than drawing the first window does.
HEAVY = {"sqlalchemy", "alembic", "cryptography", "reportlab", "numpy", "highspy", "openpyxl", "xlsxwriter"}
# The migrations belong to Alembic, which runs them and nobody imports them.
NOT_IMPORTED = "migrations"

LIST_WHAT_IS_LOADED = """
import importlib, json, sys
for name in json.loads(sys.argv[1]):
    importlib.import_module(name)
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""


def modules_of(*parts: str) -> list[str]:
    """Name every module of these parts of the package; a part that is not there yet has none."""
    files = []
    for part in parts:
        files += [path for path in (PACKAGE / f"{part}.py",) if path.is_file()]
        files += (PACKAGE / part).rglob("*.py")
    inner = [path.relative_to(PACKAGE.parent) for path in files if NOT_IMPORTED not in path.parts]
    return sorted(".".join(path.with_suffix("").parts).removesuffix(".__init__") for path in inner)


def loaded_by(modules: list[str]) -> set[str]:
    """Import modules in an interpreter of their own and return the top names of all that was loaded with them."""
    environment = os.environ | {"PYTHONPATH": str(PACKAGE.parent), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", LIST_WHAT_IS_LOADED, json.dumps(modules)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout))


def test_nobody_imports_what_the_contracts_forbid():
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr


def test_everything_but_the_window_runs_without_qt():
    headless = modules_of("core", "store", "reports", "content", "settings", "workspace", "practice", "cli")

    assert len(headless) > 5
    assert loaded_by(headless) & QT == set()


@pytest.mark.parametrize("entry", ["app", "cli/__init__", "gui/window"])
def test_start_up_loads_nothing_that_only_later_work_needs(entry):
    if not (PACKAGE / f"{entry}.py").is_file():
        pytest.fail(f"{entry}.py is what starts the program, and it is not there")

    assert loaded_by([f"screening_app.{entry.replace('/', '.')}"]) & HEAVY == set()
