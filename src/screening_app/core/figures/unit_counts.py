# SPDX-License-Identifier: EUPL-1.2
"""A unit's year as bytes for whoever collates it, and back; strict, since the bytes come from another computer.

The form is canonical: the same year gives the same bytes, and bytes in any other form are refused.
"""

from __future__ import annotations

import hashlib
import json
import types
import typing
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, Final

from screening_app.core.acting import StepFact, SupportFact
from screening_app.core.figures.plain import from_plain, to_plain
from screening_app.core.figures.plan import Plan, checksum
from screening_app.core.figures.table import Publication
from screening_app.core.figures.unit_year import UnitYear
from screening_app.core.records import DataMode, Fact, OccasionFact, PersonFact, UnitKind

MOST: Final = 9_999_999
"""The largest count of a row; a unit with more has something wrong."""
_MOST_TEXT = 500
_ROWS: Final[Mapping[str, type]] = {
    "facts": Fact,
    "persons": PersonFact,
    "supports": SupportFact,
    "steps": StepFact,
    "occasions": OccasionFact,
}
_FORMAT = "unit-year-1"


def definitions(plan: Plan) -> str:
    """Return what tells whether two programs count alike: a digest of the plan, and of every code of every row."""
    rows = {name: {field: _described(kind) for field, kind in _fields(row).items()} for name, row in _ROWS.items()}
    return hashlib.sha256(_canonical([_FORMAT, rows, checksum(plan)])).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Sent:
    """What a unit sends: its exact year, and what it has published of it so far: the regional table must fit that."""

    year: UnitYear
    published: tuple[Publication, ...] = ()


def to_bytes(sent: Sent) -> bytes:
    """Return what is sent; it holds exact small counts and must not reach a disk like this."""
    year = sent.year
    head = {"unit": year.unit, "unit_id": year.unit_id, "kind": year.kind, "mode": year.mode, "year": year.year}
    fields = {name: tuple(_fields(row)) for name, row in _ROWS.items()}
    rows = {name: sorted(_row(fields[name], fact, n) for fact, n in getattr(year, name).items()) for name in _ROWS}
    texts = {name: [json.loads(row) for row in found] for name, found in rows.items()}
    more = {"instruments": dict(year.instruments), "published": to_plain(sent.published)}
    return _canonical({"format": _FORMAT, **head, "cut_off": year.cut_off, **texts, **more})


def from_bytes(content: bytes) -> Sent:
    """Return what was sent; ValueError for anything that `to_bytes` would not write."""
    try:
        found = json.loads(content)
        made = UnitYear(
            unit=_text(found["unit"]),
            unit_id=_text(found["unit_id"]),
            kind=UnitKind(found["kind"]),
            mode=DataMode(found["mode"]),
            year=_whole(found["year"]),
            cut_off=date.fromisoformat(found["cut_off"]).isoformat(),
            instruments={_text(url): _whole(n) for url, n in found["instruments"].items()},
            **{name: _read(row, found[name]) for name, row in _ROWS.items()},
        )
        sent = Sent(made, tuple(from_plain(Publication, one) for one in found["published"]))
        if to_bytes(sent) != content or not _is_of_one_year(sent):
            raise ValueError("form")
    except (TypeError, KeyError, AttributeError, RecursionError) as problem:
        raise ValueError("shape") from problem
    return sent


def _is_of_one_year(sent: Sent) -> bool:
    year = sent.year.year
    counts = (cell.count for one in sent.published for table in one.tables for cell in table.cells)
    return (
        all(row.year == year for name in _ROWS for row in getattr(sent.year, name))
        and all(one.period == str(year) for one in sent.published)
        and all(0 <= count <= MOST for count in counts)
    )


def summed(years: Sequence[UnitYear], name: str) -> tuple[UnitYear, ...]:
    """Return the years as one, or one for each kind of unit: nothing then tells one unit from another."""
    made = []
    for kind in dict.fromkeys(year.kind for year in years):
        own = [year for year in years if year.kind is kind]
        cases = all(year.mode is DataMode.CASE for year in own)
        counts: dict[str, Any] = {
            field: _total(getattr(year, field) for year in own) for field in (*_ROWS, "instruments")
        }
        one = replace(
            own[0],
            unit=name,
            unit_id=f"all-{kind}",
            mode=DataMode.CASE if cases else DataMode.TALLY,
            cut_off=max(year.cut_off for year in own),
            **{**counts, "persons": counts["persons"] if cases else {}},
        )
        made.append(one)
    return tuple(made)


def _total(counts: typing.Iterable[Mapping[Any, int]]) -> dict[Any, int]:
    found: Counter[Any] = Counter()
    for one in counts:
        found.update(one)
    return dict(found)


def _fields(row: type) -> dict[str, Any]:
    return typing.get_type_hints(row)


def _row(fields: Sequence[str], fact: object, number: int) -> str:
    values = [getattr(fact, name) for name in fields]
    return json.dumps([*values, number], ensure_ascii=False)


def _read(row: type, found: Any) -> dict[Any, int]:
    hints = _fields(row)
    made: dict[Any, int] = {}
    for *values, number in found:
        named = zip(hints.items(), values, strict=True)
        fact = row(**{name: _value(kind, value) for (name, kind), value in named})
        if fact in made:
            raise ValueError("twice")
        made[fact] = _whole(number)
    return made


def _value(kind: Any, value: Any) -> Any:
    inside = typing.get_args(kind)
    if typing.get_origin(kind) is types.UnionType:
        return None if value is None else _value(next(one for one in inside if one is not types.NoneType), value)
    if typing.get_origin(kind) is tuple:
        return tuple(_value(inside[0], one) for one in value)
    if kind is int:
        return _whole(value)
    if kind is bool:
        if not isinstance(value, bool):
            raise ValueError("bool")
        return value
    return kind(value)


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST:
        raise ValueError("count")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= _MOST_TEXT:
        raise ValueError("text")
    return value


def _described(kind: Any) -> Any:
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return [member.value for member in kind]
    inside = [_described(one) for one in typing.get_args(kind) if one is not Ellipsis]
    return inside or str(kind)


def _canonical(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()
