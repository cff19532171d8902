# SPDX-License-Identifier: EUPL-1.2
"""The use cases of the access log: look, keep its head on paper, compare, and check a random sample."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from screening_app import store as storage
from screening_app.core.access import Permission, require
from screening_app.core.access_log import Decision, LogHead, LogReview, about_persons, read_head, sample
from screening_app.errors import CannotNow, Code
from screening_app.output import write_files
from screening_app.workspace.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample that was drawn: from which days, how many lines there were, with which seed, and those drawn."""

    first: date
    last: date
    among: int
    seed: str
    lines: tuple[storage.LogEntry, ...]


class AccessLog:
    """The access log of an unlocked unit; for those who may read it."""

    def __init__(self, store: storage.Store, surroundings: Surroundings) -> None:
        self._store = store
        self._clock = surroundings.clock

    def lines(self, first: date, last: date) -> tuple[storage.LogEntry, ...]:
        """Return every line of these days, both included, newest first. Looking is logged itself."""
        require(self._store.account, Permission.READ_LOG)
        found = tuple(line for line in reversed(self._store.log_entries()) if first <= line.at.date() <= last)
        self._store.append_log("log-read")
        return found

    def head(self) -> LogHead:
        """Return the newest line's number and code, to be kept outside the computer."""
        require(self._store.account, Permission.READ_LOG)
        return self._store.log.head()

    def save_head(self, file: Path) -> Path:
        """Write the head as a PDF to be printed at day's end. OUTPUT_REFUSED."""
        from screening_app.reports.access_log import head_sheet

        content = head_sheet(self.head(), unit_name=self._store.unit.name, made_on=self._clock().date())
        return write_files(file.parent, {file.name: content})[0]

    def has_head(self, typed: str) -> bool:
        """Whether everything up to a head kept on paper is still here and unchanged. HEAD_UNREADABLE."""
        require(self._store.account, Permission.READ_LOG)
        found = self._store.log.has(*read_head(typed)) and "log" not in self._store.verify()
        self._store.append_log("log-head-compared" if found else "log-head-missing")
        return found

    def sample(self, first: date, last: date, size: int, seed: str = "") -> Sample:
        """Draw lines about persons at random from these days; the same seed draws the same lines again."""
        require(self._store.account, Permission.READ_LOG)
        if first > last:
            raise CannotNow(Code.DATE_PAST)
        drawn_with = seed.strip() or secrets.token_hex(4)
        among = about_persons(self._store.log_entries(), first, last)
        return Sample(first, last, len(among), drawn_with, sample(among, size, drawn_with))

    def keep_review(self, drawn: Sample, decisions: Mapping[int, Decision]) -> LogReview:
        """Keep what was decided about every line of a sample; SAMPLE_UNDECIDED (`left`) unless it is about each."""
        require(self._store.account, Permission.READ_LOG)
        left = [line.seq for line in drawn.lines if line.seq not in decisions]
        if left or len(decisions) != len(drawn.lines) or not drawn.lines:
            raise CannotNow(Code.SAMPLE_UNDECIDED, left=len(left))
        review = LogReview(
            made_at=self._clock(),
            by=self._store.account.user,
            first=drawn.first,
            last=drawn.last,
            seed=drawn.seed,
            decisions=dict(decisions),
        )
        self._store.log.keep(review)
        return review

    def reviews(self) -> tuple[LogReview, ...]:
        """Return the reviews made so far, newest first."""
        require(self._store.account, Permission.READ_LOG)
        return self._store.log.reviews()

    def save_protocol(self, review: LogReview, file: Path) -> Path:
        """Write the protocol of a review as a PDF: every line, every decision, seed and head. OUTPUT_REFUSED."""
        from screening_app.reports.access_log import protocol

        wanted = {line.seq: line for line in self._store.log_entries() if line.seq in review.decisions}
        lines = [
            (line.seq, line.at, line.user, line.role, line.action, line.subject or "", review.decisions[line.seq])
            for line in wanted.values()
        ]
        content = protocol(review, lines, self.head(), unit_name=self._store.unit.name)
        return write_files(file.parent, {file.name: content})[0]
