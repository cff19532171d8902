# SPDX-License-Identifier: EUPL-1.2
"""When a year cannot be published as it is wished: the coarser ways, the one that loses least first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from screening_app.core.figures.table import Codes
from screening_app.errors import CannotNow, Code

if TYPE_CHECKING:
    from screening_app.core.figures.plan import Plan
    from screening_app.core.figures.protection import Wish

MendKind = Literal["without", "least", "rounding"]
LEASTS: Final = (20, 50)
TRIES: Final = 12
"""How many ways are tried before it is said that there is none: each is a whole year, protected and attacked."""


@dataclass(frozen=True, slots=True)
class Mend:
    """A coarser way. `cells` is what it loses.

    without: the table `name` is left out. least: units need `least` to stand by themselves. rounding: rounded numbers
    in place of hidden ones, which loses no cell.
    """

    kind: MendKind
    cells: int = 0
    name: str = ""
    least: int = 0


@dataclass(frozen=True, slots=True)
class Way:
    """How to make a year: with which protection, without which tables, from how many a unit stands by itself."""

    wish: Wish
    without: Codes = ()
    least: int = 0

    def of(self, plan: Plan) -> Plan:
        """Return the plan without what is left out."""
        kept = tuple(table for table in plan.tables if table.name not in self.without)
        return replace(plan, tables=kept, least=max(plan.least, self.least))


def smallest_mend(way: Way, sizes: Callable[[Way], Mapping[str, int]], passes: Callable[[Way], bool]) -> Mend | None:
    """Return the way for a year's first edition that loses fewest cells and passes; None where none tried does.

    `sizes` gives the cells of each table.
    """
    now = sizes(way)
    total = sum(now.values())
    found: list[tuple[Mend, Way]] = []
    if len(now) > 1:
        for name, cells in now.items():
            found.append((Mend("without", cells, name), replace(way, without=(*way.without, name))))
    for least in LEASTS:
        coarser = replace(way, least=least)
        lost = total - sum(sizes(coarser).values())
        if lost:
            found.append((Mend("least", lost, least=least), coarser))
    order = sorted(found, key=lambda one: (one[0].cells, one[0].kind, one[0].name))[:TRIES]
    if way.wish.method == "hiding":
        order.insert(0, (Mend("rounding"), replace(way, wish=replace(way.wish, method="rounding", threshold=5))))
    return next((mend for mend, coarser in order if passes(coarser)), None)


def refused(problem: CannotNow) -> bool:
    """Say whether a year was refused for what could be worked out, or for its size."""
    return problem.code in (Code.FIGURES_UNSAFE, Code.FIGURES_TOO_LARGE)


def facts_of(mend: Mend | None) -> Iterator[tuple[str, object]]:
    """Yield a mend as facts of an error; `mend` is "none" where there is none."""
    yield "mend", "none" if mend is None else mend.kind
    if mend is not None:
        yield from (("mend_table", mend.name), ("mend_least", mend.least), ("mend_cells", mend.cells))
