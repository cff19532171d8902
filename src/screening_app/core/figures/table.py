# SPDX-License-Identifier: EUPL-1.2
"""The shape of a table that may be published."""

from __future__ import annotations

from dataclasses import dataclass

TOTAL = "total"
"""The code of a margin in a dimension."""


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell: a code in each dimension, TOTAL in a margin. `status` is "shown" wherever `count` can be read."""

    dimensions: tuple[str, ...]
    count: int
    status: str = "shown"


@dataclass(frozen=True, slots=True)
class ProtectedTable:
    """One protected table. `largest_error` is how far any shown number can lie from the true one, a guarantee."""

    name: str
    dimensions: tuple[str, ...]
    cells: tuple[TableCell, ...]
    year: int
    base: int
    largest_error: int
