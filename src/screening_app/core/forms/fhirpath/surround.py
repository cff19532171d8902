# SPDX-License-Identifier: EUPL-1.2
"""What surrounds an evaluation, and the two ways in which an expression can go wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any


class ExpressionRefused(Exception):
    """The text is no expression of the subset; `code` is syntax, unsupported or too-long, `what` what it met."""

    def __init__(self, code: str, what: str, position: int) -> None:
        super().__init__(code)
        self.code, self.what, self.position = code, what, position


class EvaluationFailed(Exception):
    """An evaluation that has no result; `code` is type, singleton, undefined-variable, steps or time."""

    def __init__(self, code: str, what: str = "") -> None:
        super().__init__(code)
        self.code, self.what = code, what


@dataclass(frozen=True, slots=True)
class Surround:
    """What an evaluation may see besides its focus.

    `variables` maps names without % (resource, context, questionnaire, qitem, declared ones) to collections;
    `weight` gives the ordinal weight of an answer's coding, found by (linkId of the item it stands in, system, code).
    """

    now: datetime
    variables: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    weight: Callable[[str | None, str | None, str], Decimal | None] | None = None
