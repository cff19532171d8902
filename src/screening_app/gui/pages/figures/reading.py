# SPDX-License-Identifier: EUPL-1.2
"""What a sheet's cells are called and what they mean, for the eye and for a screen reader."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass

from screening_app.core.figures.sheets import Category, Sheet, Text
from screening_app.core.figures.table import TOTAL, Codes, Rule, TableCell
from screening_app.gui.text import translate

HIDDEN = ".."
"""What stands in every format for a hidden number."""
MISSING = "–"
"""On screen only: a number that this program does not know."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet as rows and columns: the last dimension stands at the top, all others at the side."""

    rows: tuple[tuple[Codes, str], ...]
    columns: tuple[tuple[str, str], ...]
    cells: Mapping[Codes, TableCell]

    def cell(self, row: int, column: int) -> TableCell | None:
        """Return the cell, None where the combination cannot occur."""
        return self.cells.get((*self.rows[row][0], self.columns[column][0]))


def words(text: Text, language: str) -> str:
    """Return a text in the language of the screen, else in Swedish."""
    return text.get(language) or text.get("sv", "")


def grid_of(sheet: Sheet, language: str) -> Grid:
    """Return the sheet's rows and columns; rows in which nothing can occur are left out."""
    cells = {cell.dimensions: cell for cell in sheet.table.cells}
    if not sheet.dimensions:
        # One number, of everybody: of one unit alone Kolada's sheets have nothing else.
        lone: dict[Codes, TableCell] = {(TOTAL,): sheet.table.cells[0]}
        return Grid((((), translate("Rutinstod", "Number")),), ((TOTAL, translate("Rutinstod", "All")),), lone)
    *sides, top = sheet.dimensions
    columns = tuple((one.code, words(one.title, language)) for one in top.categories)
    if not sides:
        rows: tuple[tuple[Codes, str], ...] = (((), translate("Rutinstod", "Number")),)
        return Grid(rows, columns, cells)
    found = []
    for combination in itertools.product(*(side.categories for side in sides)):
        codes = tuple(one.code for one in combination)
        if any((*codes, code) in cells for code, _ in columns):
            found.append((codes, _row_name(combination, language)))
    return Grid(tuple(found), columns, cells)


def _row_name(combination: tuple[Category, ...], language: str) -> str:
    return " · ".join(words(one.title, language) for one in combination)


def shown(cell: TableCell | None) -> str:
    """Return what stands in the cell."""
    if cell is None:
        return ""
    if cell.status == "suppressed":
        return HIDDEN
    return str(cell.count) if cell.status == "shown" else MISSING


def meaning(cell: TableCell | None, rule: Rule, *, exact: bool = False) -> str:
    """Return in a sentence what the number stands for."""
    if cell is None:
        return translate("Rutinstod", "This cannot occur.")
    if cell.status == "missing":
        return translate("Rutinstod", "The program does not know this number. It is neither zero nor hidden.")
    if cell.status == "suppressed":
        return translate("Rutinstod", "Hidden so that nobody can be worked out. It is neither zero nor missing.")
    if exact:
        return translate("Rutinstod", "The exact number. It must not leave this screen.")
    if rule.method == "hiding":
        return translate("Rutinstod", "The exact number.")
    if cell.count == 0:
        return translate("Rutinstod", "Protected: the true number is between 0 and {last}.").format(
            # In a sum many small numbers may have become nothing.
            last=rule.threshold - 1 if rule.inner_exact and not rule.typical_error else rule.largest_error
        )
    return translate("Rutinstod", "Protected: the true number lies at most {error} from this one.").format(
        error=rule.largest_error
    )


def rule_in_words(rule: Rule) -> str:
    """Return the rule that protects the tables."""
    if rule.method == "hiding":
        return translate(
            "Rutinstod",
            "The numbers are exact. Numbers between 1 and {last} are hidden, and others are hidden so that those cannot"
            " be worked out.",
        ).format(last=rule.threshold - 1)
    if rule.typical_error and not rule.for_adding:
        return translate(
            "Rutinstod",
            "The numbers are sums of the units' protected numbers; nothing is added to them. A number for all units is"
            " at most {error} off. Not every unit's numbers were made for adding: sums of what is rare are pushed one"
            " way. A zero is no promise of nobody.",
        ).format(error=rule.largest_error)
    if rule.typical_error:
        return translate(
            "Rutinstod",
            "The numbers are sums of the units' protected numbers; nothing is added to them. A number for all units is"
            " at most {error} off, in two cases of three less than {often}. A zero is no promise of nobody.",
        ).format(error=rule.largest_error, often=rule.typical_error)
    if rule.for_adding:
        return translate(
            "Rutinstod",
            "The numbers are protected, and made to be added to other units' numbers. No number between 1 and {last} is"
            " shown: small numbers have become 0 or {base} by a draw, right on average, and the sums follow. A number"
            " can be up to {error} off.",
        ).format(base=rule.threshold, last=rule.threshold - 1, error=rule.largest_error)
    return translate(
        "Rutinstod",
        "The numbers are protected. No number between 1 and {last} is shown: small numbers have become 0 or {base}, and"
        " the sums follow. A zero means 0–{last}.",
    ).format(base=rule.threshold, last=rule.threshold - 1)
