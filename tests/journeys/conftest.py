# SPDX-License-Identifier: EUPL-1.2
"""Whole stories through the real window and a real encrypted file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6

from desk import Desk

Sitter = Callable[[Path], Desk]


@pytest.fixture
def sit_down(qapp: object) -> Iterator[Sitter]:
    """Return a function that opens the program on a store folder; every window is closed afterwards."""
    desks: list[Desk] = []

    def sit(folder: Path) -> Desk:
        desks.append(Desk(folder))
        return desks[-1]

    yield sit
    for desk in desks:
        desk.leave()
        shiboken6.delete(desk.window)
