# SPDX-License-Identifier: EUPL-1.2
"""The attack finds what was planted, also behind hidden cells, and nothing where nothing is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screening_app.core.figures.attack import small_counts_that_follow
from screening_app.core.figures.table import TOTAL, ProtectedTable, TableCell


def square(counts: list[list[int]], hidden: frozenset[tuple[int, int]] = frozenset()) -> ProtectedTable:
    """Return a table with margins both ways; the cells named are not shown."""
    cells = []
    for row, line in enumerate(counts):
        for column, count in enumerate(line):
            is_hidden = (row, column) in hidden
            status = "suppressed" if is_hidden else "shown"
            cells.append(TableCell((f"r{row}", f"c{column}"), 0 if is_hidden else count, status))
        cells.append(TableCell((f"r{row}", TOTAL), sum(line)))
    for column, line in enumerate(zip(*counts, strict=True)):
        cells.append(TableCell((TOTAL, f"c{column}"), sum(line)))
    cells.append(TableCell((TOTAL, TOTAL), sum(map(sum, counts))))
    return ProtectedTable("t", ("row", "column"), tuple(cells), 2026, 5, 8)


def kinds(table: ProtectedTable) -> set[str]:
    return {leak.kind for leak in small_counts_that_follow(table)}


SAFE = st.sampled_from([0, 5, 6, 7, 12, 30])


@settings(max_examples=50, deadline=None)
@given(st.lists(st.lists(SAFE, min_size=3, max_size=3), min_size=2, max_size=4))
def test_a_table_without_small_counts_gives_nothing_away(counts: list[list[int]]) -> None:
    assert small_counts_that_follow(square(counts)) == ()


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.lists(SAFE, min_size=3, max_size=3), min_size=3, max_size=3),
    st.integers(0, 2),
    st.integers(0, 2),
    st.integers(1, 4),
    st.booleans(),
)
def test_one_planted_small_count_is_found_shown_or_hidden(
    counts: list[list[int]], row: int, column: int, planted: int, is_hidden: bool
) -> None:
    counts[row][column] = planted
    found = small_counts_that_follow(square(counts, frozenset({(row, column)} if is_hidden else ())))
    assert ((f"r{row}", f"c{column}"),) in {leak.cells for leak in found if leak.value == planted}


def test_a_hidden_cell_that_follows_only_from_several_margins_is_found() -> None:
    counts = [[2, 6, 9], [8, 7, 9], [6, 6, 6]]
    hidden = frozenset({(0, 0), (0, 1), (1, 1)})
    found = small_counts_that_follow(square(counts, hidden))
    assert [(leak.kind, leak.cells, leak.value) for leak in found if leak.kind == "derived"] == [
        ("derived", (("r0", "c0"),), 2)
    ]


def test_a_small_sum_of_hidden_cells_is_found() -> None:
    counts = [[1, 2, 9], [8, 7, 9], [6, 6, 6]]
    hidden = frozenset({(0, 0), (0, 1), (1, 0), (1, 1)})
    found = {(leak.kind, leak.cells, leak.value) for leak in small_counts_that_follow(square(counts, hidden))}
    assert ("difference", (("r0", "c0"), ("r0", "c1")), 3) in found


def test_a_difference_between_two_margins_is_found() -> None:
    cells = (TableCell((TOTAL,), 23), TableCell(("a",), 20))
    hidden = (TableCell(("b",), 0, "suppressed"), TableCell(("c",), 0, "suppressed"))
    table = ProtectedTable("t", ("kind",), cells + hidden, 2026, 5, 8)
    assert [(leak.kind, leak.value) for leak in small_counts_that_follow(table)] == [("difference", 3)]


def test_a_difference_across_two_levels_is_found() -> None:
    cells = (TableCell((TOTAL, TOTAL), 23), TableCell(("g", TOTAL), 0, "suppressed"), TableCell(("g", "x"), 20))
    hidden = (TableCell(("g", "y"), 0, "suppressed"), TableCell(("g", "z"), 0, "suppressed"))
    found = small_counts_that_follow(ProtectedTable("t", ("p", "q"), cells + hidden, 2026, 5, 8))
    assert [(leak.cells, leak.value) for leak in found] == [((("g", "y"), ("g", "z")), 3)]


def test_hidden_cells_that_no_sum_gives_away_are_left_alone() -> None:
    counts = [[1, 6, 9], [8, 7, 9], [6, 6, 6]]
    assert small_counts_that_follow(square(counts, frozenset({(0, 0), (0, 1), (1, 0), (1, 1)}))) == ()


@pytest.mark.parametrize("change", [1, -1, 5])
def test_a_margin_that_does_not_add_up_is_found(change: int) -> None:
    table = square([[5, 6], [7, 8]])
    *cells, total = table.cells
    broken = replace(table, cells=(*cells, replace(total, count=total.count + change)))
    assert "not-additive" in kinds(broken)


def test_a_negative_number_is_no_count() -> None:
    assert "not-a-count" in kinds(ProtectedTable("t", ("a",), (TableCell(("x",), -1),), 2026, 5, 8))


def test_a_table_of_margins_alone_must_agree_with_itself() -> None:
    cells = [TableCell((TOTAL, "a"), 10), TableCell((TOTAL, "b"), 10), TableCell(("x", TOTAL), 9)]
    cells += [TableCell(("y", TOTAL), 9), TableCell((TOTAL, TOTAL), 0, "suppressed")]
    assert kinds(ProtectedTable("t", ("p", "q"), tuple(cells), 2026, 5, 8)) == {"not-additive"}
