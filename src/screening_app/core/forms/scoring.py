# SPDX-License-Identifier: EUPL-1.2
"""Sums of the weights of what was answered, on Decimal; the sum of nothing is no score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from screening_app.core.forms.instances import Tree
from screening_app.core.forms.model import Answer, Item, ItemType, Texts
from screening_app.core.forms.values import equal

_NUMBERS = frozenset({ItemType.INTEGER, ItemType.DECIMAL, ItemType.QUANTITY})


@dataclass(frozen=True, slots=True)
class Score:
    """A sum that a form works out. `value` is None while fewer than `of` questions are answered."""

    path: str
    value: Decimal | None
    answered: int
    of: int

    @property
    def is_complete(self) -> bool:
        """Whether every question that the score needs is answered."""
        return self.answered == self.of


@dataclass(frozen=True, slots=True)
class BrokenRule:
    """A rule of the form that the answers do not keep, with the form's own words for it."""

    path: str
    key: str
    severity: Literal["error", "warning"]
    human: Texts


def weight_of(item: Item, answers: Sequence[Answer]) -> Decimal | None:
    """Return the sum of the weights of the chosen options, None where none of them has a weight."""
    weights = [
        option.weight
        for answer in answers
        for option in item.options
        if option.weight is not None and equal(option.value, answer)
    ]
    return sum(weights, Decimal(0)) if weights else None


def weight_sums(tree: Tree, answers: Mapping[str, Sequence[Answer]], enabled: Mapping[str, bool]) -> dict[str, Decimal]:
    """Return the sums by path: of each answered weighted question, of all that stands around it, and of a total item.

    A total item is a number without an expression that nobody is meant to give beside weighted questions: published
    scales have one and leave the adding to the program. The nearest group around it that holds weights is meant.
    Disabled questions count for nothing.
    """
    sums: dict[str, Decimal] = {}
    around: dict[str | None, Decimal] = {}
    for place in tree.ordered:
        weight = weight_of(place.item, answers.get(place.path, ())) if enabled[place.path] else None
        if weight is None:
            continue
        sums[place.path] = weight
        parent = place.parent
        around[None] = around.get(None, Decimal(0)) + weight
        while parent is not None:
            around[parent] = around.get(parent, Decimal(0)) + weight
            parent = tree.by_path[parent].parent
    for path, total in around.items():
        if path is not None and path not in sums:
            sums[path] = total
    for place in tree.ordered:
        item = place.item
        if item.type in _NUMBERS and item.calculated is None and not item.options:
            nearest = place.parent
            while nearest is not None and nearest not in around:
                nearest = tree.by_path[nearest].parent
            if nearest in around:
                sums.setdefault(place.path, around[nearest])
    return sums
