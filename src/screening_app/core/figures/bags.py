# SPDX-License-Identifier: EUPL-1.2
"""The smallest spaces in which linked tables can be looked at together without losing a connection.

Tables over some of the columns fit a population exactly when they agree where they overlap, as long as they can be
taken away one by one, each hanging on one other (an acyclic family). Those keep a space of their own, tied to its
neighbour by the cells they share. What is left, tables in a ring, needs one space over all its columns.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Columns = frozenset[str]


@dataclass(frozen=True, slots=True)
class Bags:
    """Sets of columns; `ties` names pairs of bags whose counts agree over the columns that they share."""

    bags: tuple[Columns, ...]
    ties: tuple[tuple[int, int], ...]


def bags_of(tables: Iterable[Columns]) -> Bags:
    """Return the bags of a family of tables; every table lies whole in at least one of them."""
    distinct = sorted(set(tables), key=sorted)
    left = [one for one in distinct if not any(one < other for other in distinct)]
    hanging: list[tuple[Columns, Columns]] = []
    while (ear := _ear(left)) is not None:
        hanging.append(ear)
        left.remove(ear[0])
    core = frozenset[str]().union(*left)
    bags = [core, *(bag for bag, _ in reversed(hanging))]
    place = {bag: at for at, bag in enumerate(bags)}
    ties = [(place[bag], place.get(neighbour, 0)) for bag, neighbour in hanging]
    return Bags(tuple(bags), tuple(ties))


def _ear(left: list[Columns]) -> tuple[Columns, Columns] | None:
    """Find a table that meets the others within one of them, and that one."""
    for one in left:
        others = [other for other in left if other is not one]
        met = one & frozenset[str]().union(*others)
        for other in others:
            if met <= other:
                return one, other
    return None
