# SPDX-License-Identifier: EUPL-1.2
"""The same tables for us and for programs that protect tables too, and how each is run where it is installed beside.

In R (`peer_figures.R`): SmallCountRounding, GaussSuppression and sdcTable. In Python: CtrlRound and pytauargus.
None is a dependency; nothing of them lies here.
"""

from __future__ import annotations

import contextlib
import csv
import functools
import importlib.metadata
import itertools
import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from figures_made import NAMES, counted, world
from screening_app.core.figures.population import Population, cells_of, population
from screening_app.core.figures.summing import margins
from screening_app.core.figures.table import TOTAL, Codes

SCRIPT = Path(__file__).with_suffix(".R")
TIME_LIMIT = 900
"""Seconds by the wall that a peer may take for one table."""
GROUPS = {"region": ("fylke", "kostragr"), "mnd": ("mnd2",)}
"""Columns of Statistics Norway's data that are groups of another's categories."""
T1, T2, T3 = NAMES[:3], ("unit", "sex", "age"), ("type", "sex", "age", "outcome")
MADE: dict[str, tuple[int, int, tuple[Codes, ...]]] = {
    "12x5x3, 600 persons": (600, 12, (T1,)),
    "12x5x3, 3 000 persons": (3000, 12, (T1,)),
    "two linked, 600 persons": (600, 12, (T1, T2)),
    "two linked, 3 000 persons": (3000, 12, (T1, T2)),
    "ring of three, 600 persons": (600, 12, (T1, T2, T3)),
    "ring of three, 3 000 persons": (3000, 12, (T1, T2, T3)),
    "five columns, 600 persons": (600, 12, (NAMES,)),
    "100 units x 5 x 3": (6_000, 100, (T1,)),
    "300 units x 5 x 3": (20_000, 300, (T1,)),
    "300 units, five columns": (20_000, 300, (NAMES,)),
}
TOO_LARGE_TO_HIDE = (
    "ring of three, 600 persons",
    "ring of three, 3 000 persons",
    "five columns, 600 persons",
    "300 units x 5 x 3",
    "300 units, five columns",
    "sosialFiktiv",
)
"""What takes hours of hiding, or of CtrlRound."""
PUBLISHED = ("mun_accidents", "exPSD", "z1", "z2", "z3", "sosialFiktiv")
Found = tuple[dict[Codes, int], float, str]
"""Cells by their codes in all columns (TOTAL in those of no matter), seconds of processor time, name and version."""


class Missing(Exception):
    """The peer is not installed, or did not finish; the text says which."""


@dataclass(frozen=True)
class Tables:
    """A population, and for the peers what names every table of it, with groups as columns of their own."""

    name: str
    people: Population
    formula: str
    groups: dict[str, dict[str, dict[str, str]]]

    def rows(self, zeros: bool) -> Iterator[dict[str, object]]:
        """Yield the finest combinations with their count as `n`, those that hold nothing too where `zeros`."""
        axes = self.people.axes
        held = {tuple(row): int(n) for row, n in zip(self.people.places.tolist(), self.people.counts, strict=True)}
        every = itertools.product(*(range(len(axis.leaves)) for axis in axes))
        for places in every if zeros else held:
            codes = {axis.name: axis.leaves[at] for axis, at in zip(axes, places, strict=True)}
            for name, layers in self.groups.items():
                codes |= {layer: of.get(codes[name], "") for layer, of in layers.items()}
            yield {**codes, "n": held.get(places, 0)}

    def cells(self) -> list[tuple[int, Codes, Codes, int]]:
        """Return each cell: number of the table, codes there, codes in all columns, true count."""
        made = []
        for number, table in enumerate(self.people.tables):
            values = margins(self.people, self.people.counts, table).ravel().tolist()
            for (codes, _), value in zip(cells_of(self.people.axes_of(table)), values, strict=True):
                wide = [TOTAL] * len(self.people.axes)
                for at, code in zip(table, codes, strict=True):
                    wide[at] = code
                made.append((number, codes, tuple(wide), value))
        return made


def made_tables(name: str) -> Tables:
    """Return a made-up population, or published data that R has; raises Missing."""
    if name in PUBLISHED:
        return _published(name)
    persons, units, tables = MADE[name]
    people = counted(world(persons, units=units), *tables)
    return Tables(name, people, "~" + "+".join("*".join(table) for table in tables), {})


@functools.cache
def _published(name: str) -> Tables:
    out = _scratch() / f"{name}.csv"
    _r("data", name, out=out)
    rows = _read(out)
    columns = [column for column in rows[0] if column not in ("ant", "freq")]
    count = "ant" if "ant" in rows[0] else "freq"
    layers = {column: [one for one in GROUPS.get(column, ()) if one in columns] for column in columns}
    inner = [column for column in columns if not any(column in of for of in layers.values())]
    of = {name: {one: {row[name]: row[one] for row in rows} for one in layers[name]} for name in inner if layers[name]}
    groups: dict[str, dict[str, Codes]] = {}
    for column, maps in of.items():
        for map_of in maps.values():
            for group in sorted(set(map_of.values())):
                leaves = tuple(leaf for leaf, its in map_of.items() if its == group)
                if len(leaves) == 1:
                    map_of[leaves[0]] = leaves[0]
                else:
                    groups.setdefault(column, {})[group] = leaves
    counts = [(tuple(row[column] for column in inner), int(float(row[count])), None) for row in rows]
    formula = "~" + "*".join("(" + "+".join([column, *layers[column]]) + ")" for column in inner)
    return Tables(name, population(tuple(inner), counts, [tuple(inner)], groups), formula, of)


def small_count_rounding(tables: Tables, base: int) -> Found:
    """Round by SmallCountRounding; raises Missing."""
    return _asked_of_r(tables, False, "round", tables.formula, str(base))


def gauss_suppression(tables: Tables, threshold: int, width: int, zeros: str) -> Found:
    """Hide by GaussSuppression with this least width of each interval, zeros "hidden" or "shown"; raises Missing."""
    return _asked_of_r(tables, True, "gauss", tables.formula, str(threshold), str(width), zeros)


def sdc_table(tables: Tables, threshold: int, method: str) -> Found:
    """Hide by one of sdcTable's methods, in one table without groups; raises Missing."""
    return _asked_of_r(tables, True, "sdctable", method, str(threshold))


def _asked_of_r(tables: Tables, zeros: bool, task: str, *words: str) -> Found:
    folder = _scratch()
    rows = list(tables.rows(zeros))
    with (folder / "in.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    version, seconds = _r(task, str(folder / "in.csv"), *words, out=folder / "out.csv")
    names = [axis.name for axis in tables.people.axes]
    found = {
        tuple(TOTAL if row[name] == "Total" else row[name] for name in names): int(float(row.get("n") or 0))
        for row in _read(folder / "out.csv")
    }
    return found, seconds, version


def _r(*words: str, out: Path) -> tuple[str, float]:
    program = shutil.which("Rscript")
    if program is None:
        raise Missing("R is not installed")
    try:
        said = subprocess.run(
            [program, str(SCRIPT), *words, str(out)], check=False, capture_output=True, text=True, timeout=TIME_LIMIT
        )
    except subprocess.TimeoutExpired:
        raise Missing(f"not finished after {TIME_LIMIT} s") from None
    if said.returncode:
        raise Missing(said.stderr.strip().splitlines()[0])
    version, seconds = said.stdout.splitlines()[-2:]
    return version, float(seconds)


def ctrl_round(tables: Tables, base: int) -> Found:
    """Round every number of one table to a multiple by CtrlRound; raises Missing."""
    try:
        import CtrlRound
        import pandas as pd
    except ImportError:
        raise Missing("CtrlRound is not installed") from None
    names = [axis.name for axis in tables.people.axes]
    rows = list(tables.rows(False))
    frame = pd.DataFrame(rows).loc[np.repeat(np.arange(len(rows)), [row["n"] for row in rows])].assign(n=1)
    with open(os.devnull, "w", encoding="utf-8") as nowhere, contextlib.redirect_stdout(nowhere):
        began = time.process_time()
        made = CtrlRound.ctrl_round(frame[[*names, "n"]], names, "n", rounding_base=base)["rounded_table"]
        seconds = time.process_time() - began
    inner = {tuple(row[:-1]): round(row[-1]) for row in made[[*names, "n"]].itertuples(index=False)}
    axes = tables.people.axes
    codes = [tuple(axes[at].leaves[place] for at, place in enumerate(row)) for row in tables.people.places]
    table = tables.people.tables[0]
    sums = margins(tables.people, np.array([inner[one] for one in codes], np.int64), table).ravel().tolist()
    found = {cell: value for (_, _, cell, _), value in zip(tables.cells(), sums, strict=True)}
    return found, seconds, f"CtrlRound {importlib.metadata.version('CtrlRound')}"


def tau_argus(tables: Tables, threshold: int, method: str) -> Found:
    """Hide in one table without groups by pytauargus, a port of tau-Argus; raises Missing."""
    try:
        from pytauargus import protect
    except ImportError:
        raise Missing("pytauargus is not installed") from None
    names = [axis.name for axis in tables.people.axes]
    rows = [row for row in tables.rows(False) for _ in range(int(str(row["n"])))]
    data: dict[str, Sequence[object]] = {name: [row[name] for row in rows] for name in names} | {"one": [1] * len(rows)}
    with contextlib.chdir(_scratch()):  # It leaves files where it stands.
        began = time.process_time()
        made = protect(data, names, "one", f"FREQ({threshold},100)", f"{method}(1)")
        seconds = time.process_time() - began
    found = {
        tuple(TOTAL if row[name].strip() == "Total" else row[name].strip() for name in names): 0
        for row in made.tables[0].rows
        if row["status"] in ("U", "M")
    }
    return found, seconds, f"pytauargus {importlib.metadata.version('pytauargus')}"


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@functools.cache
def _scratch() -> Path:
    import tempfile

    return Path(tempfile.mkdtemp(prefix="peers-"))
