# SPDX-License-Identifier: EUPL-1.2
"""The window is on screen before anything heavy is loaded."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from screening_app.core.records import DataMode, UnitKind
from screening_app.store import KdfCost
from screening_app.workspace import NewStore, Surroundings, create

#: Third-party packages that take longer to import than the window takes to paint, or that only a store needs.
HEAVY = {
    "sqlalchemy",
    "alembic",
    "reportlab",
    "jsonschema",
    "yaml",
    "cryptography",
    "sqlcipher3",
    "shamir_mnemonic",
    "zxcvbn",
}
#: Our own parts that only an open store needs.
LATER = {
    "screening_app.content",
    "screening_app.core.forms.parsing",
    "screening_app.gui.pages.accounts.desk",
    "screening_app.gui.pages.ask",
    "screening_app.gui.pages.figures",
    "screening_app.store.store",
    "screening_app.workspace.conversations",
}
FIRST_PAINT = Path(__file__).parents[1] / "benchmarks" / "first_paint.py"


@pytest.mark.parametrize("with_store", [False, True], ids=["first start", "unlock page"])
def test_the_first_paint_waits_for_nothing_heavy(tmp_path: Path, with_store: bool) -> None:
    folder = tmp_path / "store"
    if with_store:
        new = NewStore(DataMode.TALLY, "Provenheten", UnitKind.INTAKE, "anna", "korrekt häst batteri klammer")
        workspace, _ = create(folder, new, Surroundings(cost=KdfCost.FLOOR))
        workspace.close()

    done = subprocess.run(
        [sys.executable, str(FIRST_PAINT), "program", str(folder), str(tmp_path / "settings.json")],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        check=True,
        text=True,
    )

    found = json.loads(done.stdout)
    loaded = set(found["modules"])
    assert {family.removesuffix(" SemiBold") for family in found["fonts"]} == {"Noto Sans"}
    assert "screening_app.gui.pages.set_up" in loaded
    assert {name.split(".")[0] for name in loaded} & HEAVY == set()
    assert loaded & LATER == set()
