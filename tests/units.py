# SPDX-License-Identifier: EUPL-1.2
"""A new unit in which a first record can be made at once: its recovery shares have been typed back."""

from __future__ import annotations

from pathlib import Path

from screening_app.workspace import NewStore, Surroundings, Workspace, create


def ready_unit(folder: Path, new: NewStore, around: Surroundings | None = None) -> Workspace:
    """Make a unit, confirm its shares, and return it open."""
    workspace, shares = create(folder, new, around)
    workspace.recovery.confirm(shares)
    return workspace
