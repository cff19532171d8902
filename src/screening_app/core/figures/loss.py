# SPDX-License-Identifier: EUPL-1.2
"""What protection cost: how the numbers that would leave differ from the true ones. For the screen alone, never a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from screening_app.core.figures.sheets import Sheet, Text
from screening_app.core.figures.table import Codes, ProtectedTable, Publication

MOST_HIDDEN: Final = 30
MOST_RELATIVE: Final = 15
"""Per cent: more than this hidden, or a 95th percentile of the relative error above this, asks for a coarser plan."""
FROM: Final = 20
"""Relative errors are judged on true counts from here on."""
POINTS: Final = 5
"""A share that is off by more than so many percentage points is named."""


@dataclass(frozen=True, slots=True)
class TableLoss:
    """One table: cells as they are, changed and hidden, and how far the shown ones are off."""

    name: str
    counted: str
    cells: int
    exact: int
    changed: int
    hidden: int
    hidden_sum: int
    mean_error: float
    error_95: int
    largest_error: int


@dataclass(frozen=True, slots=True)
class ShareLoss:
    """A share that is off by more than POINTS, in per cent."""

    sheet: str
    title: Text
    true: int
    shown: int


@dataclass(frozen=True, slots=True)
class Loss:
    """All tables together. `hidden_of_nonzero` and `relative_95` are per cent."""

    tables: tuple[TableLoss, ...]
    shares: tuple[ShareLoss, ...]
    merged: Codes
    hidden_of_nonzero: int
    relative_95: int

    @property
    def is_heavy(self) -> bool:
        """Whether so much is lost that a coarser plan should be considered."""
        return self.hidden_of_nonzero > MOST_HIDDEN or self.relative_95 > MOST_RELATIVE


def loss_of(
    true: Sequence[Publication], shown: Sequence[Publication], true_sheets: Sequence[Sheet], sheets: Sequence[Sheet]
) -> Loss:
    """Compare tables and sheets of the same names; the true ones as `unprotected` makes them."""
    known = {(one.counted, table.name): table for one in true for table in one.tables}
    pairs = [(one.counted, known[one.counted, table.name], table) for one in shown for table in one.tables]
    cells = [both for _, before, after in pairs for both in _both(before, after)]
    nonzero = sum(count > 0 for count, _ in cells)
    hidden = sum(count > 0 and seen is None for count, seen in cells)
    relative = sorted(abs(seen - count) / count for count, seen in cells if count >= FROM and seen is not None)
    merged = {code for one in shown for groups in one.merged.values() for codes in groups.values() for code in codes}
    return Loss(
        tables=tuple(_table(counted, before, after) for counted, before, after in pairs),
        shares=tuple(_shares(true_sheets, sheets)),
        merged=tuple(sorted(merged)),
        hidden_of_nonzero=round(100 * hidden / nonzero) if nonzero else 0,
        relative_95=round(100 * _percentile(relative)),
    )


def _both(before: ProtectedTable, after: ProtectedTable) -> Iterator[tuple[int, int | None]]:
    counts = {cell.dimensions: cell.count for cell in before.cells}
    for cell in after.cells:
        yield counts[cell.dimensions], cell.count if cell.status == "shown" else None


def _table(counted: str, before: ProtectedTable, after: ProtectedTable) -> TableLoss:
    both = list(_both(before, after))
    errors = sorted(abs(seen - count) for count, seen in both if seen is not None)
    hidden = [count for count, seen in both if seen is None]
    exact = sum(error == 0 for error in errors)
    return TableLoss(
        name=after.name,
        counted=counted,
        cells=len(both),
        exact=exact,
        changed=len(errors) - exact,
        hidden=len(hidden),
        hidden_sum=sum(hidden),
        mean_error=sum(errors) / len(errors) if errors else 0.0,
        error_95=int(_percentile(errors)),
        largest_error=errors[-1] if errors else 0,
    )


def _percentile(ordered: Sequence[float]) -> float:
    """Return the 95th percentile of values in order; 0 where there are none."""
    return ordered[min(len(ordered) - 1, len(ordered) * 95 // 100)] if ordered else 0.0


def _shares(true: Sequence[Sheet], shown: Sequence[Sheet]) -> Iterator[ShareLoss]:
    known = {(sheet.name, share.of, share.among): share.percent for sheet in true for share in sheet.shares}
    for sheet in shown:
        for share in sheet.shares:
            before = known.get((sheet.name, share.of, share.among))
            if before is not None and share.percent is not None and abs(share.percent - before) > POINTS:
                yield ShareLoss(sheet.name, share.title, before, share.percent)
