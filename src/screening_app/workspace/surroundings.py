# SPDX-License-Identifier: EUPL-1.2
"""What a Workspace takes from outside, so that tests and the demonstration can hold it still."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from screening_app import store as storage

#: Months after which a routine must have been followed up to count as current.
FOLLOW_UP_MONTHS = 24


def _new_id() -> str:
    import uuid

    return str(uuid.uuid4())


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a Workspace takes from outside: the time, new ids and the price of a passphrase guess."""

    clock: Callable[[], datetime] = lambda: datetime.now().astimezone()
    new_id: Callable[[], str] = _new_id
    cost: storage.KdfCost = storage.KdfCost.DEFAULT
