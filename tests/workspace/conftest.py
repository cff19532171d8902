# SPDX-License-Identifier: EUPL-1.2
"""Unlocked units on real encrypted files, with a clock that stands still."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from screening_app.core.records import DataMode, UnitKind
from screening_app.store import KdfCost
from screening_app.workspace import NewStore, Surroundings, Workspace, create

PASSPHRASE = "korrekt häst batteri klammer"


@pytest.fixture
def around() -> Surroundings:
    """Return a fixed time, running ids and the cheapest allowed passphrase check."""
    numbers = itertools.count(1)
    return Surroundings(
        lambda: datetime(2026, 11, 22, 10, 38, tzinfo=timezone(timedelta(hours=1))),
        lambda: f"{next(numbers):032x}",
        KdfCost.FLOOR,
    )


Opener = Callable[..., Workspace]


@pytest.fixture
def open_unit(tmp_path: Path, around: Surroundings) -> Iterator[Opener]:
    """Return a function that makes and opens a unit; all are locked afterwards."""
    opened: list[Workspace] = []

    def opener(mode: DataMode = DataMode.TALLY, kind: UnitKind = UnitKind.INTAKE) -> Workspace:
        new = NewStore(mode, "Provenheten", kind, "anna", PASSPHRASE)
        workspace, shares = create(tmp_path / f"store{len(opened)}", new, around)
        workspace.recovery.confirm(shares)
        opened.append(workspace)
        return workspace

    yield opener
    for workspace in opened:
        workspace.close()


@pytest.fixture
def unit(open_unit: Opener) -> Workspace:
    """Return an intake unit in tally mode, open for its first account."""
    return open_unit()


@pytest.fixture
def case_unit(open_unit: Opener) -> Workspace:
    """Return an intake unit in case mode."""
    return open_unit(DataMode.CASE)
