# SPDX-License-Identifier: EUPL-1.2
"""A sheet laid out to be read: rows, number columns and shares, for every format that draws a table.

The last dimension stands across where it is narrow enough; else each cell has a row of its own.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from screening_app.core.figures.sheets import Sheet
from screening_app.core.figures.table import TOTAL, Codes
from screening_app.reports.sheet_words import CANNOT_OCCUR, HIDDEN, NOT_KNOWN, Value, headings, names, swedish, values


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the codes and words of its beginning, the numbers, what was there a year before, the shares."""

    codes: Codes
    labels: tuple[str, ...]
    numbers: tuple[Value, ...]
    before: tuple[Value, Value] | None
    shares: tuple[str | int, ...]

    @property
    def is_total(self) -> bool:
        """Whether the row sums over everything that its beginning names."""
        return bool(self.codes) and all(code == TOTAL for code in self.codes)


@dataclass(frozen=True, slots=True)
class Grid:
    """A laid out sheet. `across` are the codes of the last dimension where it stands across, else empty."""

    stub: tuple[str, ...]
    across: Codes
    across_title: str
    columns: tuple[str, ...]
    has_before: bool
    share_titles: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def heads(self) -> tuple[str, ...]:
        """Return every column's heading, in order."""
        before = ("Året före", "Ändring") if self.has_before else ()
        return (*self.stub, *self.columns, *before, *self.share_titles)


def grid(sheet: Sheet, most_across: int) -> Grid:
    """Lay a sheet out with at most so many categories across. A row in which nothing can occur is left out."""
    shown = values(sheet)
    across = _across(sheet, most_across)
    titles, words = headings(sheet), [names(one) for one in sheet.dimensions]
    standing = len(sheet.dimensions) - (1 if across else 0)
    share_columns = _share_columns(sheet, bool(across))
    shares = {(one.of, swedish(one.title)): one.percent for one in sheet.shares}
    rows = []
    for codes in itertools.product(*([one.code for one in each.categories] for each in sheet.dimensions[:standing])):
        cells = [(*codes, code) for code in across] if across else [codes]
        if not any(cell in shown for cell in cells):
            continue
        rows.append(
            Row(
                codes,
                tuple(words[at][code] for at, code in enumerate(codes)) or ("Alla",),
                tuple(shown.get(cell, CANNOT_OCCUR) for cell in cells),
                _before(sheet, shown, (*codes, TOTAL) if across else codes),
                tuple(_share(shares, (*codes, code) if across else codes, title) for title, code in share_columns),
            )
        )
    columns = tuple(words[-1][code] for code in across) if across else ("Antal",)
    return Grid(
        titles[:standing] or ("Redovisas för",),
        across,
        titles[-1] if across else "",
        columns,
        sheet.year_before is not None,
        _share_titles(share_columns, words[-1] if across else {}),
        tuple(rows),
    )


def _across(sheet: Sheet, most: int) -> Codes:
    if len(sheet.dimensions) < 2:
        return ()
    codes = tuple(one.code for one in sheet.dimensions[-1].categories)
    no_place_for_before = sheet.year_before is not None and TOTAL not in codes
    return () if len(codes) > most or no_place_for_before else codes


def _before(sheet: Sheet, shown: dict[Codes, Value], cell: Codes) -> tuple[Value, Value] | None:
    if sheet.year_before is None:
        return None
    now, before = shown.get(cell, CANNOT_OCCUR), sheet.year_before.get(cell)
    if before is None:
        return NOT_KNOWN, NOT_KNOWN
    return before, now - before if isinstance(now, int) else NOT_KNOWN


def _share_columns(sheet: Sheet, is_across: bool) -> list[tuple[str, str]]:
    """Return each share's title and the category across that it belongs to."""
    found = ((swedish(one.title), one.of[-1] if is_across and one.of else "") for one in sheet.shares)
    return list(dict.fromkeys(found))


def _share_titles(columns: list[tuple[str, str]], words: dict[str, str]) -> tuple[str, ...]:
    titles = [title for title, _ in columns]
    return tuple(
        _in_percent(title if titles.count(title) == 1 else f"{title}, {words[code]}") for title, code in columns
    )


def _in_percent(title: str) -> str:
    return title if "%" in title else f"{title} (%)"


def _share(shares: dict[tuple[Codes, str], int | None], cell: Codes, title: str) -> str | int:
    """Return the per cent; a share that nobody asks for here cannot occur, one that must not be told is hidden."""
    if (cell, title) not in shares:
        return CANNOT_OCCUR
    percent = shares[cell, title]
    return HIDDEN if percent is None else percent


def rates_in_words(sheet: Sheet) -> tuple[str, ...]:
    """Return the counts per inhabitants in one sentence each."""
    words = [names(one) for one in sheet.dimensions]
    lines = []
    for rate in sheet.rates:
        label = ", ".join(words[at][code] for at, code in enumerate(rate.of)) or "Antal"
        per, adults = thousands(rate.per), thousands(rate.adults)
        lines.append(f"{label}: {decimal(rate.rate)} per {per} vuxna ({adults} vuxna den 31 december).")
    return tuple(lines)


def decimal(number: float) -> str:
    """Return a number with one decimal as Swedish writes it."""
    return f"{number:,.1f}".replace(",", "\u00a0").replace(".", ",")


def thousands(number: int) -> str:
    """Return a number as Swedish writes it, with spaces that do not break; a minus is a dash, which every font has."""
    return f"{number:,}".replace(",", "\u00a0").replace("-", "–")
