# SPDX-License-Identifier: EUPL-1.2
"""How long work tells how far it has come, and is stopped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from screening_app.errors import CannotNow, Code

Stage = Literal["rounding", "hiding", "cleaning", "attack"]


def _silent(_stage: Stage, _done: int, _total: int) -> None:
    """Tell nobody."""


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Watch:
    """Called on the thread that works: `tell` with what is done of how much, `cancelled` whether to stop."""

    tell: Callable[[Stage, int, int], object] = _silent
    cancelled: Callable[[], bool] = _never

    def step(self, stage: Stage, done: int, total: int) -> None:
        """Tell how far the work is; raises CannotNow(CANCELLED) when it should stop."""
        if self.cancelled():
            raise CannotNow(Code.CANCELLED)
        self.tell(stage, done, total)
