# SPDX-License-Identifier: EUPL-1.2
"""Sums of counts over the lines of a table: every margin and group at once, as one array with an axis a column."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from screening_app.core.figures.population import Axis, Population

    Whole = NDArray[np.int64]


def membership(axis: Axis) -> Whole:
    """Return lines x leaves: 1 where the line of the axis holds the leaf."""
    lines = axis.lines()
    made = np.zeros((len(lines), len(axis.leaves)), np.int64)
    for row, (_, places) in enumerate(lines):
        made[row, list(places)] = 1
    return made


def inner(population: Population, values: Whole, table: Sequence[int]) -> Whole:
    """Return the finest cells of a table, an axis a column, summed from a value for each combination."""
    axes = population.axes_of(table)
    shape = tuple(len(axis.leaves) for axis in axes)
    flat = np.zeros(int(np.prod(shape)), np.int64)
    np.add.at(flat, finest(population, table), values)
    return flat.reshape(shape)


def finest(population: Population, table: Sequence[int]) -> Whole:
    """Return for each combination which finest cell of the table it falls into, counted row by row."""
    shape = tuple(len(axis.leaves) for axis in population.axes_of(table))
    columns = tuple(population.places[:, column] for column in table)
    return np.asarray(np.ravel_multi_index(columns, shape), np.int64)


def along(cells: Whole, matrices: Sequence[Whole]) -> Whole:
    """Apply a matrix along each axis: with memberships, from the finest cells to every line of the table."""
    for at, matrix in enumerate(matrices):
        cells = np.moveaxis(np.tensordot(matrix, cells, axes=(1, at)), 0, at)
    return cells


def margins(population: Population, values: Whole, table: Sequence[int]) -> Whole:
    """Return every cell of a table, margins and groups too, in the order of `cells_of`."""
    return along(inner(population, values, table), [membership(axis) for axis in population.axes_of(table)])
