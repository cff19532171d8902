# SPDX-License-Identifier: EUPL-1.2
"""May this conversation be held now? If not, which coded reason is counted.

After the safety conditions of the national guidance (alone, private, authorised interpreter and
never a relative, enough time, a routine for the answer): NCK's flow chart for routine questions and
HSLF-FS 2022:39 chapter 7 section 2.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Alone(StrEnum):
    """Who else is there."""

    YES = "yes"
    RELATIVE_PRESENT = "relative-present"
    CHILD_PRESENT = "child-present"


class Interpreter(StrEnum):
    """Who interprets. A relative, a friend or a child never does."""

    NOT_NEEDED = "not-needed"
    AUTHORISED = "authorised"
    BY_PHONE = "by-phone"
    RELATIVE = "relative"
    MISSING = "missing"


class NotAskedReason(StrEnum):
    """Why the question was not asked; every such contact still counts in the denominator."""

    RELATIVE_PRESENT = "relative-present"
    CHILD_PRESENT = "child-present"
    NO_PRIVATE_ROOM = "no-private-room"
    NO_INTERPRETER = "no-interpreter"
    RELATIVE_INTERPRETS = "relative-interprets"
    NO_TIME = "no-time"
    ROUTINE_MISSING = "routine-missing"
    ACUTE_MEDICAL = "acute-medical"
    REMOTE_VISIT = "remote-visit"
    ALREADY_ASKED = "already-asked"
    STAFF_JUDGED_UNSAFE = "staff-judged-unsafe"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Readiness:
    """What the member of staff has said about the moment; None where the question is still open.

    `routine` is whether the unit has a decided routine for the answer; the program fills it in.
    """

    alone: Alone | None = None
    private_room: bool | None = None
    interpreter: Interpreter | None = None
    enough_time: bool | None = None
    routine: bool | None = None

    @property
    def is_complete(self) -> bool:
        """Whether every question has been answered."""
        return None not in (self.alone, self.private_room, self.interpreter, self.enough_time, self.routine)

    @property
    def blockers(self) -> tuple[NotAskedReason, ...]:
        """The reasons not to ask now, the gravest first; empty while nothing speaks against it."""
        found = (
            (self.alone is Alone.RELATIVE_PRESENT, NotAskedReason.RELATIVE_PRESENT),
            (self.alone is Alone.CHILD_PRESENT, NotAskedReason.CHILD_PRESENT),
            (self.interpreter is Interpreter.RELATIVE, NotAskedReason.RELATIVE_INTERPRETS),
            (self.interpreter is Interpreter.MISSING, NotAskedReason.NO_INTERPRETER),
            (self.private_room is False, NotAskedReason.NO_PRIVATE_ROOM),
            (self.enough_time is False, NotAskedReason.NO_TIME),
            (self.routine is False, NotAskedReason.ROUTINE_MISSING),
        )
        return tuple(reason for stands, reason in found if stands)

    @property
    def is_ready(self) -> bool:
        """Whether the first question may be asked."""
        return self.is_complete and not self.blockers
