# SPDX-License-Identifier: EUPL-1.2
"""The access log as those see it who look after it: its lines, its head, and the reviews that were made of it."""

from __future__ import annotations

import hmac
import json
from datetime import date, datetime
from typing import TYPE_CHECKING

import sqlalchemy as sa

from screening_app.core.access_log import Decision, LogHead, LogReview, code_of
from screening_app.store.tables import access_log, log_review

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager


class LogDesk:
    """Reads the log and keeps reviews; `writing` gives transactions, `log` writes a line of its own."""

    def __init__(
        self,
        reading: Callable[[], AbstractContextManager[sa.Connection]],
        writing: Callable[[], AbstractContextManager[sa.Connection]],
        log: Callable[[sa.Connection, str], None],
    ) -> None:
        self._reading = reading
        self._writing = writing
        self._log = log

    def head(self) -> LogHead:
        """Return the newest line's number, time and code. There is always one: opening the store is logged."""
        newest = sa.select(access_log).order_by(access_log.c.seq.desc()).limit(1)
        with self._reading() as connection:
            row = connection.execute(newest).one()
        return LogHead(row.seq, datetime.fromisoformat(row.at), code_of(row.mac))

    def has(self, seq: int, code: str) -> bool:
        """Whether the line of that number is here and has that code."""
        with self._reading() as connection:
            mac = connection.execute(sa.select(access_log.c.mac).where(access_log.c.seq == seq)).scalar()
        return mac is not None and hmac.compare_digest(code_of(mac), code)

    def keep(self, review: LogReview) -> None:
        """Keep a review for good."""
        decisions = json.dumps({str(seq): str(decision) for seq, decision in review.decisions.items()}, sort_keys=True)
        row = {
            "made_at": review.made_at.isoformat(),
            "by": review.by,
            "first_day": review.first.isoformat(),
            "last_day": review.last.isoformat(),
            "seed": review.seed,
            "decisions": decisions,
        }
        with self._writing() as connection:
            connection.execute(log_review.insert().values(**row))
            self._log(connection, "log-reviewed")

    def reviews(self) -> tuple[LogReview, ...]:
        """Return every review, newest first."""
        with self._reading() as connection:
            rows = connection.execute(sa.select(log_review).order_by(log_review.c.id.desc())).all()
        return tuple(
            LogReview(
                made_at=datetime.fromisoformat(row.made_at),
                by=row.by,
                first=date.fromisoformat(row.first_day),
                last=date.fromisoformat(row.last_day),
                seed=row.seed,
                decisions={int(seq): Decision(found) for seq, found in json.loads(row.decisions).items()},
            )
            for row in rows
        )
