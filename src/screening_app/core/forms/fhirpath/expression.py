# SPDX-License-Identifier: EUPL-1.2
"""One compiled expression."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any


class ExpressionRefused(Exception):
    """The text is no expression of the subset; `code` is syntax, unsupported or too-long, `what` the construct."""

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


@dataclass(frozen=True, slots=True, eq=False)
class Expression:
    """A compiled expression; thread-safe, evaluated often.

    `variables` are the % names it mentions. `link_ids` are the texts compared with linkId anywhere in it;
    `names_items` is False when it also reaches answers without naming their linkId (then it depends on all).
    """

    text: str
    variables: frozenset[str]
    link_ids: frozenset[str]
    names_items: bool
    functions: frozenset[str]

    def evaluate(self, focus: Sequence[Any], surround: Surround) -> list[Any]:
        """Return the collection it gives: bool, int, Decimal, str and JSON objects. Raises EvaluationFailed only."""
        raise NotImplementedError


def compile_expression(text: str) -> Expression:
    """Return the compiled expression. Raises ExpressionRefused."""
    raise NotImplementedError
