# SPDX-License-Identifier: EUPL-1.2
"""The same tables protected by us and by each peer installed beside: processor time, and our attack on what they hide.

A peer that is not there is named in its row, with the reason. How to install them stands in docs/performance.md.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from benchmarks import peer_figures as peers
from screening_app.core.figures.attack import attack
from screening_app.core.figures.population import cells_of
from screening_app.core.figures.protection import Wish, protect
from screening_app.core.figures.rounding import round_small
from screening_app.core.figures.summing import margins
from screening_app.core.figures.table import ProtectedTable, Publication, Rule, TableCell

THRESHOLD = 5
HIDDEN = [name for name in (*peers.MADE, *peers.PUBLISHED) if name not in peers.TOO_LARGE_TO_HIDE]
ROUNDED = [*peers.MADE, *peers.PUBLISHED]


def tables_of(name: str) -> peers.Tables:
    try:
        return peers.made_tables(name)
    except peers.Missing as reason:
        pytest.skip(str(reason))


def plain(tables: peers.Tables) -> bool:
    return len(tables.people.tables) == 1 and not tables.groups


@pytest.mark.parametrize("base", [3, 5])
@pytest.mark.parametrize("name", ROUNDED)
def test_rounding(meter: Any, name: str, base: int) -> None:
    tables = tables_of(name)
    people, cells = tables.people, tables.cells()

    def errors(shown: list[int]) -> str:
        off = np.abs(np.array(shown) - np.array([count for *_, count in cells]))
        return f"{len(off)} cells; mean error {off.mean():.3f}, largest {off.max()}"

    began = time.process_time()
    values = round_small(people, base)
    took = time.process_time() - began
    ours = [int(n) for table in people.tables for n in margins(people, values, table).ravel()]
    meter.row(f"round {name}, base {base}", [1000 * took], errors(ours))
    beside: list[Callable[[], peers.Found]] = [lambda: peers.small_count_rounding(tables, base)]
    if plain(tables) and name not in peers.TOO_LARGE_TO_HIDE:
        beside.append(lambda: peers.ctrl_round(tables, base))
    for ask in beside:
        try:
            found, seconds, version = ask()
        except peers.Missing as reason:
            meter.row("- a peer", [0], str(reason))
            continue
        shown = [found.get(codes, 0) for _, _, codes, _ in cells]
        meter.row(f"- {version}", [1000 * seconds], errors(shown))


@pytest.mark.parametrize("name", HIDDEN)
def test_hiding(meter: Any, name: str) -> None:
    tables = tables_of(name)
    beside = {
        "GaussSuppression": lambda: peers.gauss_suppression(tables, THRESHOLD, 0, "hidden"),
        "GaussSuppression, width 4": lambda: peers.gauss_suppression(tables, THRESHOLD, THRESHOLD - 1, "hidden"),
    }
    if plain(tables):
        beside["sdcTable GAUSS"] = lambda: peers.sdc_table(tables, THRESHOLD, "GAUSS")
        beside["tau-Argus OPT"] = lambda: peers.tau_argus(tables, THRESHOLD, "OPT")
    began = time.process_time()
    made = protect(tables.people, Wish("hiding", THRESHOLD))
    took = time.process_time() - began
    hidden = sum(cell.status == "suppressed" for table in made.tables for cell in table.cells)
    every = tables.cells()
    few = sum(0 < count < THRESHOLD for *_, count in every)
    meter.row(f"hide and attack {name}", [1000 * took], f"{len(every)} cells, {few} small; {hidden} hidden, no leak")
    for what, ask in beside.items():
        try:
            found, seconds, version = ask()
        except peers.Missing as reason:
            meter.row(f"- {what}", [0], str(reason))
            continue
        meter.row(f"- {what} ({version})", [1000 * seconds], attacked(tables, set(found)))


def attacked(tables: peers.Tables, codes: set[tuple[str, ...]]) -> str:
    """Publish with these cells hidden, attack it, and say how many small counts are too narrow."""
    people = tables.people
    cells = {(number, own): (wide in codes, count) for number, own, wide, count in tables.cells()}
    made = []
    for number, table in enumerate(people.tables):
        axes = people.axes_of(table)
        shown = [
            TableCell(own, 0, "suppressed") if cells[number, own][0] else TableCell(own, cells[number, own][1])
            for own, _ in cells_of(axes)
        ]
        made.append(ProtectedTable(str(number), tuple(axis.name for axis in axes), tuple(shown)))
    groups = {
        axis.name: {name: tuple(axis.leaves[at] for at in places) for name, places in axis.groups.items()}
        for axis in people.axes
    }
    leaks = attack([Publication(tuple(made), Rule("hiding", THRESHOLD), groups)]).leaks
    small = [leak for leak in leaks if 0 < cells[int(leak.place[1]), leak.place[2]][1] < THRESHOLD]
    hidden = sum(one for one, _ in cells.values())
    return f"{hidden} hidden; our attack finds {len({leak.place for leak in small})} small counts too narrow"
