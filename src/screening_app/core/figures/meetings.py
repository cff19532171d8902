# SPDX-License-Identifier: EUPL-1.2
"""In how many cells of linked tables two combinations meet: a product over the columns, so no sum is ever formed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from screening_app.core.figures.summing import along, finest, inner, membership

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from screening_app.core.figures.population import Axis, Population

    Whole = NDArray[np.int64]


class Meetings:
    """In how many cells of the tables, weighted, two combinations meet."""

    def __init__(self, population: Population, margin_weight: int = 1) -> None:
        self._population = population
        self._grams = [_gram(axis, margin_weight) for axis in population.axes]
        self._every = self.columns(np.arange(len(population.counts)))
        self.diagonal = np.zeros(len(population.counts), np.int64)
        for table in population.tables:
            product = np.ones(len(population.counts), np.int64)
            for column in table:
                product *= self._grams[column].diagonal()[population.places[:, column]]
            self.diagonal += product

    def columns(self, among: Whole) -> list[Whole]:
        """Return the places of some combinations, column by column, to be asked about again and again."""
        return [np.ascontiguousarray(self._population.places[among, column]) for column in range(len(self._grams))]

    def of(self, row: int, columns: Sequence[Whole] | None = None) -> Whole:
        """Return the meetings of one combination with every other, or with those of `columns`."""
        own = self._population.places[row]
        asked = self._every if columns is None else columns
        shares = [gram[own[at]][places] for at, (gram, places) in enumerate(zip(self._grams, asked, strict=True))]
        found = np.zeros(len(asked[0]), np.int64)
        for table in self._population.tables:
            product = shares[table[0]].copy()
            for column in table[1:]:
                product *= shares[column]
            found += product
        return found

    def slopes(self, values: Whole) -> Whole:
        """Return for each combination the sum of the errors of all cells that it stands in."""
        slopes = np.zeros(len(values), np.int64)
        error = values - self._population.counts
        for table in self._population.tables:
            spread = along(inner(self._population, error, table), [self._grams[column] for column in table])
            slopes += spread.ravel()[finest(self._population, table)]
        return slopes

    def squared_error(self, values: Whole) -> int:
        """Return the squared error over all cells, weighted."""
        return int(self.slopes(values) @ (values - self._population.counts))


def _gram(axis: Axis, margin_weight: int) -> Whole:
    lines = membership(axis)
    weights = np.full(len(lines), margin_weight, np.int64)
    weights[axis.finest()] = 1
    made: Whole = lines.T @ (lines * weights[:, None])
    return made
