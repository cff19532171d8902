# SPDX-License-Identifier: EUPL-1.2
"""Totals that rounding leaves as they are, and cells that it shows no lower than another publication shows them.

Both keep what the rounding has reached: every combination, and so every finest cell, is 0 or at least the base.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from screening_app.core.figures.population import Floor, Population

    Whole = NDArray[np.int64]
    Truth = NDArray[np.bool_]


def totals_of(population: Population) -> Whole:
    """Return for each combination the number of the exact total that it is part of."""
    shape = tuple(len(population.axes[at].leaves) for at in population.exact or ())
    if not shape:
        return np.zeros(len(population.counts), np.int64)
    columns = tuple(population.places[:, at] for at in population.exact or ())
    return np.asarray(np.ravel_multi_index(columns, shape), np.int64)


def hold_totals(population: Population, values: Whole, base: int) -> None:
    """Change rounded combinations so that each exact total is the true one; a total below the base cannot be held.

    Those that were raised furthest above their true count fall first, and the greatest takes what is left over.
    """
    home = totals_of(population)
    for total in np.unique(home):
        rows = np.flatnonzero(home == total)
        wanted = int(population.counts[rows].sum())
        if wanted < base:
            continue
        over = np.argsort(population.counts[rows] - values[rows], kind="stable")
        for row in rows[over]:
            missing = int(values[rows].sum()) - wanted
            if missing <= 0:
                break
            if values[row] - missing >= base:
                values[row] -= missing
            elif values[rows].sum() > values[row]:
                values[row] = 0
        greatest = rows[int(np.lexsort((-population.counts[rows], -values[rows]))[0])]
        values[greatest] += wanted - int(values[rows].sum())


def inside(population: Population, floor: Floor) -> Truth:
    """Say for each combination whether it stands in the cell of a floor."""
    found = np.ones(len(population.counts), np.bool_)
    for at, code in zip(population.tables[floor.table], floor.codes, strict=True):
        found &= np.isin(population.places[:, at], dict(population.axes[at].lines())[code])
    return found


def raise_to_floors(population: Population, values: Whole, base: int) -> None:
    """Raise cells that lie under their floor; the combination with the greatest count takes what is missing."""
    for floor in population.floors:
        rows = np.flatnonzero(inside(population, floor))
        missing = floor.least - int(values[rows].sum())
        if missing > 0 and len(rows):
            greatest = rows[int(np.lexsort((-population.counts[rows], -values[rows]))[0])]
            values[greatest] = max(int(values[greatest]) + missing, base)
