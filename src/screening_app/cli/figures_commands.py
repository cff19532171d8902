# SPDX-License-Identifier: EUPL-1.2
"""Commands about protected counts: the year's own, those of any data, and the attack on what is published."""

from __future__ import annotations

import argparse
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from screening_app.cli.terminal import opened, show
from screening_app.errors import CannotNow, Code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from screening_app.core.figures.attack import Interval, Leak, Place
    from screening_app.core.figures.sheets import Edition
    from screening_app.core.figures.watch import Watch
    from screening_app.workspace.protecting import Attacked

#: What is wrong with data from outside, in one sentence and a way out; `{…}` are facts of the error.
FAULTS: dict[str, str] = {
    "category-is-total": "Row {row} has the category Totalt, which means a sum here. Call it something else.",
    "count": "Row {row} has no whole number, nothing or more, in the column of --count.",
    "empty": "The file has no rows to count.",
    "group-is-category": "{name} is both a group in the hierarchy and a category in the data. Rename one.",
    "heading-twice": "Two columns are called {name}. Rename one.",
    "hierarchy-circle": "The group {name} holds itself.",
    "hierarchy-json": "The hierarchy is no JSON.",
    "hierarchy-shape": 'The hierarchy must be {{"column": {{"group": ["category", …]}}}}.',
    "merge-in-hierarchy": "{name} has a hierarchy, so it cannot be merged by size. Leave one of the two out.",
    "merge-not-in-table": "{name} is to be merged and is in no table.",
    "not-utf-8": "The file is not UTF-8 text. Save it as CSV UTF-8.",
    "quoting": "Row {row} has a quotation mark that does not belong there.",
    "row-length": "Row {row} has more or fewer fields than the first row.",
    "table": "The table {name} names a column twice or not at all.",
}


def export(chosen: argparse.Namespace) -> None:
    """Write the year's protected sheets."""
    from screening_app.core.figures.ledger import Reason

    with opened(chosen) as workspace, watched() as watch:
        written = workspace.publishing.export(
            chosen.year,
            chosen.out,
            formats=chosen.formats,
            sheets=chosen.sheets,
            reason=Reason(chosen.reason) if chosen.reason else None,
            watch=watch,
        )
    show(chosen, {"files": [str(file) for file in written]}, "\n".join(str(file) for file in written))


def ledger(chosen: argparse.Namespace) -> None:
    """List everything that was published from this store."""
    with opened(chosen) as workspace:
        entries = workspace.publishing.entries()
    machine = [
        {
            "year": entry.edition.year,
            "edition": entry.edition.number,
            "units": list(entry.edition.unit_names),
            "reason": entry.edition.reason or None,
            "cut_off": entry.edition.cut_off,
            "method": entry.edition.rule.method,
            "threshold": entry.edition.rule.threshold,
            "for_adding": entry.edition.rule.for_adding,
            "plan": entry.edition.plan,
            "formats": list(entry.formats),
            "sheets": list(entry.sheets),
            "files": dict(entry.files),
            "made_at": entry.made_at,
            "by": entry.by,
            "decided_by": entry.decided_by or None,
        }
        for entry in entries
    ]
    lines = [
        f"{e.edition.year} edition {e.edition.number}{_of_units(e.edition)}, counted to {e.edition.cut_off}, "
        f"{', '.join(e.formats)}: {e.made_at[:10]} by {e.by}{f' ({e.edition.reason})' if e.edition.reason else ''}"
        f"{', for adding' if e.edition.rule.for_adding else ''}"
        for e in entries
    ]
    show(chosen, {"exports": machine}, "\n".join(lines) or "Nothing has been published.")


def _of_units(edition: Edition) -> str:
    return f" of {len(edition.units)} units" if edition.is_regional else ""


def decide(chosen: argparse.Namespace) -> bool:
    """Keep how years are protected from now on; a base of 3 needs somebody who decided it."""
    if chosen.base != 5 and not chosen.decided_by.strip():
        show(chosen, {"ok": False}, "Say who decided on a base of 3: --decided-by ROLE. Nothing was changed.")
        return False
    with opened(chosen) as workspace:
        workspace.publishing.decide(chosen.method, chosen.base, chosen.decided_by, for_adding=chosen.for_adding)
    machine = {"ok": True, "method": chosen.method, "base": chosen.base, "for_adding": chosen.for_adding}
    show(chosen, machine, "Kept. A published year keeps its own.")
    return True


def adults(chosen: argparse.Namespace) -> None:
    """Keep or tell the number of adults of a year; what has been published keeps its own."""
    with opened(chosen) as workspace:
        publishing = workspace.publishing
        if chosen.number is not None:
            publishing.set_adults(chosen.year, chosen.number or None)
        kept = publishing.adults(chosen.year)
        published = any(entry.edition.year == chosen.year for entry in publishing.entries())
    told = f"{chosen.year}: {kept} adults." if kept else f"{chosen.year}: the number of adults is not given."
    if published and chosen.number is not None:
        told += " The year is published: with another number it is a new edition, `--reason other-adults`."
    show(chosen, {"year": chosen.year, "adults": kept}, told)


def protect(chosen: argparse.Namespace) -> bool:
    """Write protected tables of any data; a refusal says what is wrong with the data and writes nothing."""
    from screening_app.core.figures.protection import Wish
    from screening_app.core.figures.source import Tables
    from screening_app.core.figures.table import EqualTotals, WholeGroup
    from screening_app.workspace.protecting import protect_file

    tables = Tables(tuple(chosen.tables), chosen.count, chosen.person, dict(chosen.merge))
    wish = Wish(
        chosen.method,
        chosen.threshold,
        for_adding=chosen.for_adding,
        zeros_shown=chosen.zeros == "shown",
        equal_totals=tuple(EqualTotals(column, by) for column, by in chosen.equal),
        whole_groups=tuple(WholeGroup(column, 0 if spared == 0 else 1) for column, spared in chosen.group),
    )
    try:
        with watched() as watch:
            made, written = protect_file(
                chosen.data,
                tables,
                wish,
                chosen.out,
                hierarchy=chosen.hierarchy,
                period=chosen.period,
                cut_off=chosen.cut_off,
                unit=chosen.unit,
                watch=watch,
            )
    except CannotNow as problem:
        return _refused(chosen, problem)
    hidden = [sum(cell.status == "suppressed" for cell in table.cells) for table in made.tables]
    machine = {
        "ok": True,
        "files": [str(file) for file in written],
        "method": made.rule.method,
        "largest_error": made.rule.largest_error,
        "cells": [len(table.cells) for table in made.tables],
        "suppressed": hidden,
    }
    rounded = made.rule.method == "rounding"
    lines = [
        f"{table.name}: {', '.join(table.dimensions)}; {len(table.cells)} cells"
        + ("" if rounded else f", {number} hidden")
        for table, number in zip(made.tables, hidden, strict=True)
    ]
    told = f"No number lies more than {made.rule.largest_error} from the true one." if rounded else "Numbers are exact."
    show(chosen, machine, "\n".join([*(str(file) for file in written), *lines, told]))
    return True


def attack(chosen: argparse.Namespace) -> bool:
    """Attack published tables together; false when a small count can be narrowed or the tables cannot be right."""
    from screening_app.workspace.protecting import attack_folders

    with watched() as watch:
        found = attack_folders(chosen.folders, watch)
    report = found.report
    machine = {
        "safe": not report.leaks,
        "exports": [
            {
                "folder": str(chosen.folders[lies]),
                "counted": publication.counted or None,
                "method": publication.rule.method,
                "threshold": publication.rule.threshold,
                "tables": [table.name for table in publication.tables],
                "altered": list(found.altered[lies]),
            }
            for lies, publication in zip(found.folders, found.publications, strict=True)
        ],
        "protected": [_interval(found, one) for one in report.intervals],
        "leaks": [_leak(found, one) for one in report.leaks],
    }
    show(chosen, machine, "\n".join(_words(chosen, found)))
    return not report.leaks


def _refused(chosen: argparse.Namespace, problem: CannotNow) -> bool:
    """Say what is wrong with the data; every other refusal is raised on."""
    fault = str(problem.facts.get("fault"))
    if problem.code is not Code.FIGURES_DATA_REFUSED:
        raise problem
    facts = {"row": "?", "name": "?"} | {key: str(value) for key, value in problem.facts.items()}
    words = FAULTS[fault].format_map(facts)
    machine = {"ok": False, "code": str(problem.code), **problem.facts, "message": words}
    show(chosen, machine, f"{chosen.data.name}: {words} Nothing was written.")
    return False


@contextmanager
def watched() -> Iterator[Watch]:
    """Show how far the work is in one line of a terminal, and take the line away afterwards."""
    from screening_app.core.figures.watch import Watch

    if not sys.stderr.isatty():
        yield Watch()
        return
    last = ""

    def tell(stage: str, done: int, total: int) -> None:
        nonlocal last
        line = f"{stage} {100 * done // total} %" if total else stage
        if line != last and (total or not last.startswith(stage)):
            print(f"\r{line:<30}", end="", file=sys.stderr, flush=True)
            last = line

    try:
        yield Watch(tell)
    finally:
        print(f"\r{'':<30}\r", end="", file=sys.stderr, flush=True)


def _place(found: Attacked, place: Place) -> dict[str, object]:
    export, name, codes = place
    table = next(table for table in found.publications[export].tables if table.name == name)
    return {"export": export, "table": name, "cell": dict(zip(table.dimensions, codes, strict=False))}


def _interval(found: Attacked, one: Interval) -> dict[str, object]:
    return {
        **_place(found, one.place),
        "low": one.low,
        "high": one.high,
        "values": one.values,
        "exact": one.complete,
        "safe": one.safe,
        "change": one.change,
    }


def _leak(found: Attacked, one: Leak) -> dict[str, object]:
    return {**_place(found, one.place), "kind": one.kind, "low": one.low, "high": one.high}


def _words(chosen: argparse.Namespace, found: Attacked) -> Iterator[str]:
    for folder, altered in zip(chosen.folders, found.altered, strict=True):
        for name in altered:
            yield f"{folder / name}: not the file that the manifest describes"
    for one in found.report.intervals:
        limits = f"{one.low}-{one.high}" if one.complete else f"{one.low}-{one.high} or wider"
        change = " (change)" if one.change else ""
        yield f"{_named(chosen, found, one.place)}{change}: {limits}{'' if one.safe else '  LEAK'}"
    for leak in found.report.leaks:
        limits = str(leak.low) if leak.low == leak.high else f"{leak.low}-{leak.high}"
        yield f"{leak.kind}: {_named(chosen, found, leak.place)}: {limits}"
    yield f"Found: {len(found.report.leaks)}." if found.report.leaks else "Nothing can be worked out."


def _named(chosen: argparse.Namespace, found: Attacked, place: Place) -> str:
    export, table, codes = place
    folder = f"{chosen.folders[found.folders[export]]} " if len(chosen.folders) > 1 else ""
    return f"{folder}{table} {' / '.join(codes)}"
