# SPDX-License-Identifier: EUPL-1.2
"""What followed on the answers, as counts without a record; every account may read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from screening_app.store import facts
from screening_app.store.tables import ask_again, hold

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from screening_app.core.acting import StepFact, SupportFact
    from screening_app.core.records import OccasionFact


class FollowUp:
    """`reading` gives a transaction. Nothing here is protected against small numbers."""

    def __init__(self, reading: Callable[[], AbstractContextManager[sa.Connection]]) -> None:
        self._reading = reading

    def steps(self, year: int | None = None) -> dict[StepFact, int]:
        """Return how many steps of the routine stand where, for a year's contacts or all, unprotected."""
        with self._reading() as connection:
            return facts.step_counts(connection, year)

    def supports(self, year: int) -> dict[SupportFact, int]:
        """Return how often each support was offered to a year's contacts, unprotected."""
        with self._reading() as connection:
            return facts.support_counts(connection, year)

    def occasions(self, year: int) -> dict[OccasionFact, int]:
        """Return on which occasions a year's contacts were asked, and why not, unprotected."""
        with self._reading() as connection:
            return facts.occasion_counts(connection, year)

    def instruments(self, year: int) -> dict[str, int]:
        """Return in how many conversations of a year's contacts each questionnaire was used, unprotected."""
        with self._reading() as connection:
            return facts.instrument_counts(connection, year)

    def promises(self) -> int:
        """Return how many wait to be asked again; every account may, since it says nothing of whom or when."""
        with self._reading() as connection:
            return int(connection.execute(sa.select(sa.func.count()).select_from(ask_again)).scalar_one())

    def holds(self) -> int:
        """Return how many contacts are held back from purging; every account may."""
        with self._reading() as connection:
            return int(connection.execute(sa.select(sa.func.count()).select_from(hold)).scalar_one())
