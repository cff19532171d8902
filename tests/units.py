# SPDX-License-Identifier: EUPL-1.2
"""A new unit in which a first record can be made at once: its recovery shares have been typed back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from screening_app.workspace import NewStore, Surroundings, Workspace, create

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from screening_app.gui.hands import Hands


def ready_unit(folder: Path, new: NewStore, around: Surroundings | None = None) -> Workspace:
    """Make a unit, confirm its shares, and return it open."""
    workspace, shares = create(folder, new, around)
    workspace.recovery.confirm(shares)
    return workspace


def shares_on_screen(window: QWidget) -> list[str]:
    """Return the words of the three shares that the window shows."""
    from PySide6.QtWidgets import QLabel

    return [label.text() for number in (1, 2, 3) for label in window.findChildren(QLabel, f"share-{number}")]


def type_shares_back(window: QWidget, hands: Hands) -> None:
    """Go from the page that shows the shares past the three that ask for them."""
    shares = shares_on_screen(window)
    hands.activate("shares-printed")
    for number, share in enumerate(shares, 1):
        hands.shown(f"type-share-{number}")
        hands.fill(f"typed-share-{number}", share)
        hands.activate("share-typed")
