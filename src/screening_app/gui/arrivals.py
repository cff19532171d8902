# SPDX-License-Identifier: EUPL-1.2
"""Workspaces that were opened on the worker and that the window has not taken over yet."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from screening_app.workspace import Workspace


class Arrivals:
    """At most one; `entrance` numbers the times the window was locked, covered or left.

    All on the worker, but for `clear`.
    """

    def __init__(self) -> None:
        self._here: list[tuple[int, Workspace]] = []

    def open(self, entrance: int, make: Callable[[], Workspace]) -> Workspace:
        """Make a workspace; one that was opened before the window was covered is closed first: it holds the lock."""
        while self._here and self._here[0][0] != entrance:
            self._here.pop(0)[1].close()
        return self.note(entrance, make())

    def note(self, entrance: int, workspace: Workspace) -> Workspace:
        """Remember one that was made otherwise, and return it."""
        self._here[:] = [(entrance, workspace)]
        return workspace

    def clear(self) -> None:
        """Forget it: the window has it now."""
        self._here.clear()
