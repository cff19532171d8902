# SPDX-License-Identifier: EUPL-1.2
"""An edition as JSON by forms/schema/figures.schema.json, and read back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from screening_app.core.figures.sheets import Edition, Sheet
from screening_app.core.figures.table import TOTAL, Codes, Rule
from screening_app.reports.figures import guarantee
from screening_app.reports.sheet_words import (
    HIDDEN,
    NOT_KNOWN,
    Passage,
    Value,
    fingerprint,
    last_day,
    publication_of,
    rule_in_words,
    rule_of,
)

SCHEMA: Final = "rutinstod-figures-1"


def edition_json(edition: Edition, passages: Sequence[Passage], program_version: str) -> bytes:
    """Return everything that the edition tells, for machines; keys in a settled order."""
    told = {
        "schema": SCHEMA,
        "program_version": program_version,
        "about": [{"heading": one.heading, "lines": list(one.lines)} for one in passages],
        **edition_told(edition),
        "sheets": [_sheet(edition, sheet) for sheet in edition.sheets],
    }
    return (json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def edition_told(edition: Edition) -> dict[str, Any]:
    """Return what is true of the edition as a whole."""
    return {
        "unit": edition.unit,
        "year": edition.year,
        "period": {"from": f"{edition.year}-01-01", "to": last_day(edition)},
        "plan": edition.plan,
        "edition": edition.number,
        "reason": edition.reason,
        "fingerprint": fingerprint(edition.sheets),
        **({"units": list(edition.unit_names), "missing_units": list(edition.missing)} if edition.is_regional else {}),
    }


def sheet_told(edition: Edition, sheet: Sheet) -> dict[str, Any]:
    """Return what is true of a sheet beside its numbers."""
    rule = rule_of(edition, sheet)
    return {
        "name": sheet.name,
        "title": dict(sheet.title),
        "counting_unit": sheet.counting_unit,
        "counted": dict(sheet.counted),
        "definitions": [dict(one) for one in sheet.definitions],
        "protection": None if rule is None else _protection(edition, sheet, rule),
        "fingerprint": fingerprint([sheet]),
    }


def _protection(edition: Edition, sheet: Sheet, rule: Rule) -> dict[str, Any]:
    publication = publication_of(edition, sheet)
    merged = bool(publication and publication.merged)
    return {
        "method": rule.method,
        ("base" if rule.method == "rounding" else "threshold"): rule.threshold,
        "largest_error": rule.largest_error if rule.method == "rounding" else 0,
        **({"for_adding": True} if rule.for_adding else {}),
        **({"typical_error": rule.typical_error} if rule.typical_error else {}),
        "rule": {"sv": " ".join(rule_in_words(rule, merged=merged))},
        "guarantee": guarantee(rule),
    }


def _sheet(edition: Edition, sheet: Sheet) -> dict[str, Any]:
    before = sheet.year_before
    return {
        **sheet_told(edition, sheet),
        "dimensions": [
            {
                "code": dimension.code,
                "title": dict(dimension.title),
                "categories": [
                    {"code": one.code, "title": dict(one.title), **({"total": True} if one.code == TOTAL else {})}
                    for one in dimension.categories
                ],
            }
            for dimension in sheet.dimensions
        ],
        "cells": [
            {
                "at": list(cell.dimensions),
                "count": cell.count if cell.status == "shown" else None,
                "status": cell.status,
                **({"year_before": before[cell.dimensions]} if before and cell.dimensions in before else {}),
            }
            for cell in sheet.table.cells
        ],
        "shares": [
            {
                "title": dict(one.title),
                "of": list(one.of),
                "among": list(one.among),
                "percent": one.percent,
                "target": one.target,
            }
            for one in sheet.shares
        ],
        "rates": [{"of": list(one.of), "per": one.per, "adults": one.adults, "rate": one.rate} for one in sheet.rates],
    }


def read_edition_json(content: bytes) -> dict[str, dict[Codes, Value]]:
    """Return what the file says about each sheet's cells."""
    marks: Mapping[str, Value] = {"suppressed": HIDDEN, "missing": NOT_KNOWN}
    told = json.loads(content)
    return {
        sheet["name"]: {
            tuple(cell["at"]): cell["count"] if cell["status"] == "shown" else marks[cell["status"]]
            for cell in sheet["cells"]
        }
        for sheet in told["sheets"]
    }
