# SPDX-License-Identifier: EUPL-1.2
"""A year's publication plan: which tables are protected together, and which sheets show parts of them.

It is data (`forms/sheets/YEAR.yaml`), so that a year that is over keeps its definitions whatever comes later.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from screening_app.core.figures.plain import to_plain
from screening_app.core.figures.sheets import CountingUnit, Text
from screening_app.core.figures.table import Codes
from screening_app.core.records import UnitKind

ALL: Final = "all"
LEAVES: Final = "leaves"
BASIS: Final = "basis"
"""Counted in persons where every unit has case mode, else in contacts."""


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """A column: the words of its codes, its groups of codes, and what cannot occur at a kind of unit.

    `apart` are finest codes that earlier plans did not have, each with the one that it counted as there.
    """

    title: Text
    words: Mapping[str, Text]
    groups: Mapping[str, Codes]
    absent: Mapping[str, Codes]
    apart: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TablePlan:
    """A table: for each column the rows it has, or ALL, or LEAVES (all but the total and the groups).

    `most_units`: left out where more units than that are shown (0 for no limit). `beside_persons`: only there where
    persons are counted too.
    """

    name: str
    counts: str
    columns: Mapping[str, Codes | str]
    most_units: int
    beside_persons: bool


@dataclass(frozen=True, slots=True)
class SharePlan:
    """A share of one row of a column among another, in each combination of the other columns."""

    title: Text
    of: Mapping[str, str]
    among: Mapping[str, str]
    target: int | None


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """A sheet: the first of `tables` that there is, cut down to `keep`, without the columns that `fixed` settles."""

    name: str
    title: Text
    kinds: frozenset[UnitKind]
    tables: Codes
    keep: Mapping[str, Codes]
    fixed: Mapping[str, str]
    shares: tuple[SharePlan, ...]
    definitions: tuple[Text, ...]
    missing: Text | None
    routines: bool
    per_adults: int


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan of one report year; `least` is how many a unit must have counted to stand by itself."""

    version: str
    year: int
    least: int
    columns: Mapping[str, ColumnPlan]
    counting_units: Mapping[CountingUnit, Text]
    tables: tuple[TablePlan, ...]
    sheets: tuple[SheetPlan, ...]

    def word(self, column: str, code: str) -> Text:
        """Return the words for a code of a column; the code itself where the plan has none."""
        return self.columns[column].words.get(code, {"sv": code})


def checksum(plan: Plan) -> str:
    """Return the SHA-256 of all that a plan says."""
    return hashlib.sha256(json.dumps(to_plain(plan), sort_keys=True, default=sorted).encode()).hexdigest()


def parse_plan(raw: Mapping[str, Any]) -> Plan:
    """Return the plan in values that follow `forms/schema/sheets.schema.json`."""
    return Plan(
        version=raw["version"],
        year=int(raw["year"]),
        least=int(raw["least"]),
        columns={name: _column(one) for name, one in raw["columns"].items()},
        counting_units=raw["counting_units"],
        tables=tuple(_table(one) for one in raw["tables"]),
        sheets=tuple(_sheet(one) for one in raw["sheets"]),
    )


def _lists(raw: Mapping[str, Any], key: str) -> dict[str, Codes]:
    return {name: tuple(codes) for name, codes in raw.get(key, {}).items()}


def _column(raw: Mapping[str, Any]) -> ColumnPlan:
    apart = dict(raw.get("apart", {}))
    return ColumnPlan(raw["title"], raw["words"], _lists(raw, "groups"), _lists(raw, "absent"), apart)


def _table(raw: Mapping[str, Any]) -> TablePlan:
    columns = {name: shown if isinstance(shown, str) else tuple(shown) for name, shown in raw["columns"].items()}
    return TablePlan(
        raw["name"], raw["counts"], columns, int(raw.get("most_units", 0)), raw.get("beside_persons") is True
    )


def _sheet(raw: Mapping[str, Any]) -> SheetPlan:
    return SheetPlan(
        name=raw["name"],
        title=raw["title"],
        kinds=frozenset(UnitKind(kind) for kind in raw.get("kinds", list(UnitKind))),
        tables=tuple(raw.get("table", ())),
        keep=_lists(raw, "keep"),
        fixed=raw.get("fixed", {}),
        shares=tuple(_share(one) for one in raw.get("shares", ())),
        definitions=tuple(raw["definitions"]),
        missing=raw.get("missing"),
        routines=raw.get("routines") is True,
        per_adults=int(raw.get("per_adults", 0)),
    )


def _share(raw: Mapping[str, Any]) -> SharePlan:
    target = raw.get("target")
    return SharePlan(raw["title"], raw["of"], raw["among"], None if target is None else int(target))
