# SPDX-License-Identifier: EUPL-1.2
"""A year that cannot be published as it is wished is told the way that loses least."""

from __future__ import annotations

import pytest

from screening_app.cli.sentences import sentence_of
from screening_app.core.figures.mending import Mend, Way, facts_of, smallest_mend
from screening_app.core.figures.protection import Wish
from screening_app.errors import CannotNow, Code

CELLS = {"types": 40, "people": 12, "detail": 600}


def sizes(way: Way) -> dict[str, int]:
    kept = {name: cells for name, cells in CELLS.items() if name not in way.without}
    return {name: cells // 2 if way.least == 50 else cells for name, cells in kept.items()}


def mend_for(passing, method: str = "rounding") -> Mend | None:
    return smallest_mend(Way(Wish(method)), sizes, passing)


def test_of_the_tables_that_can_be_left_out_the_smallest_that_helps_is_named() -> None:
    assert mend_for(lambda way: bool(way.without)) == Mend("without", 12, "people")
    assert mend_for(lambda way: "types" in way.without) == Mend("without", 40, "types")


def test_larger_units_are_named_where_they_lose_less_than_a_table() -> None:
    assert mend_for(lambda way: way.least == 50 or "detail" in way.without) == Mend("least", 326, least=50)


def test_rounding_in_place_of_hiding_loses_no_cell_and_comes_first() -> None:
    assert mend_for(lambda _: True, "hiding") == Mend("rounding")
    assert mend_for(lambda way: way.wish.method == "hiding" and bool(way.without), "hiding") == Mend(
        "without", 12, "people"
    )


def test_nothing_is_named_where_nothing_helps_and_the_only_table_is_never_left_out() -> None:
    assert mend_for(lambda _: False) is None
    assert smallest_mend(Way(Wish()), lambda _: {"types": 40}, lambda way: bool(way.without)) is None


@pytest.mark.parametrize(
    ("mend", "said"),
    [
        (Mend("rounding"), "--method rounding"),
        (Mend("without", 12, "people"), "Without the table people, 12 numbers fewer"),
        (Mend("least", 326, least=50), "units under 50"),
        (None, "nothing was written"),
    ],
)
def test_the_refusal_says_the_mend_in_words(mend, said) -> None:
    problem = CannotNow(Code.FIGURES_UNSAFE, table="types", **dict(facts_of(mend)))
    assert said in sentence_of(problem)
