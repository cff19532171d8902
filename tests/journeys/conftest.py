# SPDX-License-Identifier: EUPL-1.2
"""Whole stories through the real window and a real encrypted file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6

import synthetic_forms as forms
from desk import PASSPHRASE, Desk, surroundings
from screening_app.core.records import DataMode, UnitKind
from screening_app.workspace import NewStore, Surroundings
from units import ready_unit

Sitter = Callable[..., Desk]


@pytest.fixture
def sit_down(qapp: object) -> Iterator[Sitter]:
    """Return a function that opens the program on a store folder; every window is closed afterwards."""
    desks: list[Desk] = []

    def sit(folder: Path, around: Surroundings | None = None) -> Desk:
        desks.append(Desk(folder, around))
        return desks[-1]

    yield sit
    for desk in desks:
        desk.leave()
        shiboken6.delete(desk.window)


@pytest.fixture
def open_with(sit_down, tmp_path: Path):
    """Return a function that makes a unit with these questionnaires active and unlocks it."""

    def opened(*documents) -> Desk:
        folder = tmp_path / "store"
        unit = ready_unit(
            folder, NewStore(DataMode.TALLY, "Provenheten", UnitKind.INTAKE, "anna", PASSPHRASE), surroundings()
        )
        for made in documents:
            unit.instruments.add(forms.as_bytes(made))
            unit.instruments.activate(made["url"], made["version"])
        unit.close()
        desk = sit_down(folder)
        desk.unlock("anna", PASSPHRASE)
        desk.hands.shown("today")
        return desk

    return opened
