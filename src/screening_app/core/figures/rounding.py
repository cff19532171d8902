# SPDX-License-Identifier: EUPL-1.2
"""Small-count rounding: inner counts 1..base-1 become 0 or base, the margins are then summed from them.

Method after Langsrud and Heldal (2018). Cells that stand under the same margins can be exchanged, so
only how many of them go up has to be chosen, and always the largest do: that makes the search short
enough to be exact for the yearly table, and a descent with swaps for anything wide.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

K = TypeVar("K", bound=Hashable)

MARGIN_WEIGHT = 1_000
"""How much more a squared error of a margin weighs than one of an inner cell."""
EXHAUSTIVE = 20_000
"""The most combinations that are all tried; beyond, the search descends from several starts."""


@dataclass(frozen=True, slots=True)
class _Exchangeable:
    """Small cells under the same margins, the largest first; `costs[n]` is their squared error when n go up."""

    margins: tuple[int, ...]
    total: int
    costs: tuple[int, ...]

    @property
    def size(self) -> int:
        """How many cells there are."""
        return len(self.costs) - 1


def round_small_counts(counts: Mapping[K, int], margins: Sequence[frozenset[K]], base: int = 5) -> dict[K, int]:
    """Return the counts with every 1..base-1 made 0 or base, all others untouched, in the order given.

    Minimises the squared error over the margins, then over the inner cells; the same counts always give the
    same numbers, whatever their order. Keys need a stable repr.
    """
    groups: dict[tuple[int, ...], list[K]] = {}
    for key in sorted((key for key, count in counts.items() if 0 < count < base), key=repr):
        groups.setdefault(_margins_of(key, margins), []).append(key)
    for members in groups.values():
        members.sort(key=lambda key: -counts[key])
    kinds = [_exchangeable(under, [counts[key] for key in groups[under]], base) for under in sorted(groups)]
    chosen = _search(kinds, base)
    raised = {key for under, number in zip(sorted(groups), chosen, strict=True) for key in groups[under][:number]}
    return {key: (base if key in raised else 0) if 0 < count < base else count for key, count in counts.items()}


def _margins_of(key: Hashable, margins: Sequence[frozenset[K]]) -> tuple[int, ...]:
    found: Sequence[frozenset[Hashable]] = [frozenset(margin) for margin in margins]
    return tuple(index for index, margin in enumerate(found) if key in margin)


def _exchangeable(under: tuple[int, ...], counts: list[int], base: int) -> _Exchangeable:
    cost = sum(count**2 for count in counts)
    costs = [cost]
    for count in counts:
        cost += (base - count) ** 2 - count**2
        costs.append(cost)
    return _Exchangeable(under, sum(counts), tuple(costs))


def _cost(kinds: Sequence[_Exchangeable], chosen: Sequence[int], base: int) -> int:
    errors: dict[int, int] = {}
    inner = 0
    for kind, number in zip(kinds, chosen, strict=True):
        inner += kind.costs[number]
        for margin in kind.margins:
            errors[margin] = errors.get(margin, 0) + base * number - kind.total
    return MARGIN_WEIGHT * sum(error**2 for error in errors.values()) + inner


def _search(kinds: Sequence[_Exchangeable], base: int) -> tuple[int, ...]:
    if math.prod(kind.size + 1 for kind in kinds) <= EXHAUSTIVE:
        every = itertools.product(*(range(kind.size + 1) for kind in kinds))
        return min(every, key=lambda chosen: (_cost(kinds, chosen, base), chosen))
    starts = (
        tuple(min(kind.size, (kind.total + shift) // base) for kind in kinds) for shift in (0, base // 2, base - 1)
    )
    ends = [_descend(kinds, start, base) for start in starts]
    return min(ends, key=lambda chosen: (_cost(kinds, chosen, base), chosen))


def _descend(kinds: Sequence[_Exchangeable], start: tuple[int, ...], base: int) -> tuple[int, ...]:
    """Return the point that no single change and no exchange between two kinds of cell betters."""
    best, least = start, _cost(kinds, start, base)
    moved = True
    while moved:
        moved = False
        for candidate in _neighbours(kinds, best):
            cost = _cost(kinds, candidate, base)
            if cost < least:
                best, least, moved = candidate, cost, True
                break
    return best


def _neighbours(kinds: Sequence[_Exchangeable], point: tuple[int, ...]) -> list[tuple[int, ...]]:
    steps = [{index: step} for index in range(len(point)) for step in (1, -1)]
    steps += [{one: 1, other: -1} for one, other in itertools.permutations(range(len(point)), 2)]
    steps += [
        {one: step, other: step} for one, other in itertools.combinations(range(len(point)), 2) for step in (1, -1)
    ]
    moved = [tuple(number + step.get(index, 0) for index, number in enumerate(point)) for step in steps]
    return [new for new in moved if all(0 <= number <= kind.size for number, kind in zip(new, kinds, strict=True))]
