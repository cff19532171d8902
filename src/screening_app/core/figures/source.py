# SPDX-License-Identifier: EUPL-1.2
"""Reads data from outside: rows of a CSV, a hierarchy as JSON, and which tables are wanted of them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from screening_app.core.figures.population import MERGED, Population, merge_small, population
from screening_app.core.figures.table import TOTAL, Codes, Groups
from screening_app.errors import CannotNow, Code

SEPARATORS = (";", ",")
Row = tuple[Codes, int, str | None]


@dataclass(frozen=True, slots=True)
class Tables:
    """Which columns make which tables, and how their rows count.

    `count` names the column with the number of a row, `person` the one that says who a row is about; else a row is one.
    `merges`: the least size of a category, by column.
    """

    tables: tuple[Codes, ...]
    count: str = ""
    person: str = ""
    merges: Mapping[str, int] = field(default_factory=dict)


def read_population(content: bytes, wanted: Tables, hierarchy: bytes | None = None) -> Population:
    """Return the population that the data hold.

    Raises CannotNow: FIGURES_COLUMN_UNKNOWN (column, columns) or FIGURES_DATA_REFUSED (fault, and row or name).
    """
    for table in wanted.tables:
        if len(set(table)) < len(table) or not all(table):
            raise _refused("table", name=",".join(table))
    names = tuple(dict.fromkeys(name for table in wanted.tables for name in table))
    rows = list(_rows(_text(content), names, wanted))
    if not rows:
        raise _refused("empty")
    groups = _groups(hierarchy, names, content) if hierarchy is not None else {}
    for column, named in groups.items():
        at = names.index(column)
        for group in named:
            if any(codes[at] == group for codes, _, _ in rows):
                raise _refused("group-is-category", name=group)
    merged = _merged(names, rows, wanted, groups)
    return population(names, _renamed(names, rows, merged), wanted.tables, groups, merged)


def _refused(fault: str, **facts: object) -> CannotNow:
    return CannotNow(Code.FIGURES_DATA_REFUSED, fault=fault, **facts)


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise _refused("not-utf-8") from problem


def _lines(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for line in reader:
            if line:
                yield reader.line_num, line
    except csv.Error as problem:
        raise _refused("quoting", row=reader.line_num) from problem


def _headings(text: str, wanted: set[str]) -> tuple[str, list[str]]:
    """Return the separator whose headings have most of the wanted columns, and those headings."""
    found = []
    for separator in SEPARATORS:
        head = [name.strip() for _, line in _first(_lines(text, separator)) for name in line]
        found.append((len(wanted & set(head)), len(head), separator, head))
    _, _, separator, head = max(found, key=lambda one: one[:2])
    return separator, head


def _first(lines: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    for line in lines:
        yield line
        return


def _rows(text: str, names: Codes, wanted: Tables) -> Iterator[Row]:
    needed = [name for name in (*names, wanted.count, wanted.person) if name]
    separator, head = _headings(text, set(needed))
    if not head:
        raise _refused("empty")
    for name in (*needed, *wanted.merges):
        if name not in head:
            raise CannotNow(Code.FIGURES_COLUMN_UNKNOWN, column=name, columns=", ".join(head))
        if head.count(name) > 1:
            raise _refused("heading-twice", name=name)
    for name in wanted.merges:
        if name not in names:
            raise _refused("merge-not-in-table", name=name)
    places = [head.index(name) for name in names]
    number = head.index(wanted.count) if wanted.count else -1
    person = head.index(wanted.person) if wanted.person else -1
    lines = _lines(text, separator)
    next(lines, None)
    for row, line in lines:
        if len(line) != len(head):
            raise _refused("row-length", row=row)
        codes = tuple(line[place] for place in places)
        if TOTAL in codes:
            raise _refused("category-is-total", row=row)
        yield codes, _count(line[number], row) if number >= 0 else 1, line[person] if person >= 0 else None


def _count(text: str, row: int) -> int:
    plain = text.strip()
    if not plain.isascii() or not plain.isdigit() or len(plain) > 12:
        raise _refused("count", row=row)
    return int(plain)


def _groups(hierarchy: bytes, names: Codes, content: bytes) -> Groups:
    """Return the groups of the columns in use, each resolved to finest categories: groups may hold groups."""
    try:
        found = json.loads(_text(hierarchy))
    except ValueError as problem:
        raise _refused("hierarchy-json") from problem
    if not isinstance(found, dict) or not all(isinstance(named, dict) for named in found.values()):
        raise _refused("hierarchy-shape")
    made: dict[str, dict[str, Codes]] = {}
    for column, named in found.items():
        if column not in names:
            _, head = _headings(_text(content), set(names))
            if column not in head:
                raise CannotNow(Code.FIGURES_COLUMN_UNKNOWN, column=column, columns=", ".join(head))
            continue
        for group, members in named.items():
            plain = isinstance(members, list) and members and all(isinstance(member, str) for member in members)
            if not plain or group == TOTAL or TOTAL in members:
                raise _refused("hierarchy-shape", name=group)
        made[column] = {group: _leaves(group, named, ()) for group in named}
    return made


def _leaves(group: str, named: Mapping[str, Sequence[str]], above: Codes) -> Codes:
    if group in above:
        raise _refused("hierarchy-circle", name=group)
    found: dict[str, None] = {}
    for member in named[group]:
        inside = _leaves(member, named, (*above, group)) if member in named else (member,)
        found.update(dict.fromkeys(inside))
    return tuple(found)


def _merged(names: Codes, rows: Sequence[Row], wanted: Tables, groups: Groups) -> dict[str, dict[str, Codes]]:
    made: dict[str, dict[str, Codes]] = {}
    for column, least in wanted.merges.items():
        if column in groups:
            raise _refused("merge-in-hierarchy", name=column)
        at = names.index(column)
        totals: dict[str, int] = {}
        people: dict[str, set[str]] = {}
        for codes, number, person in rows:
            totals[codes[at]] = totals.get(codes[at], 0) + number
            if person is not None:
                people.setdefault(codes[at], set()).add(person)
        sizes = {code: len(people[code]) for code in totals} if people else totals
        chosen = merge_small(sizes, least)
        if chosen:
            made[column] = {MERGED: tuple(sorted({*chosen, *({MERGED} & totals.keys())}))}
    return made


def _renamed(names: Codes, rows: Sequence[Row], merged: Groups) -> Iterator[Row]:
    new = [{code: to for to, codes in merged.get(name, {}).items() for code in codes} for name in names]
    for codes, number, person in rows:
        yield tuple(to.get(code, code) for to, code in zip(new, codes, strict=True)), number, person
