# SPDX-License-Identifier: EUPL-1.2
"""The shape of what may be published: tables, the rule that protects them, and what a reader is told about both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

TOTAL: Final = "Totalt"
"""The code of a margin in a dimension, and the word for it in every file: no category may be called this."""

Codes = tuple[str, ...]
Groups = Mapping[str, Mapping[str, Codes]]
"""Column to group to the codes that it sums; under TOTAL all codes, where some are shown in no line."""
Status = Literal["shown", "suppressed", "missing"]


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell: a code in each dimension, TOTAL in a margin. `count` is 0 and means nothing unless shown."""

    dimensions: Codes
    count: int
    status: Status = "shown"


@dataclass(frozen=True, slots=True)
class ProtectedTable:
    """One protected table; every cell that can occur stands in it, margins and groups too."""

    name: str
    dimensions: Codes
    cells: tuple[TableCell, ...]


@dataclass(frozen=True, slots=True)
class EqualTotals:
    """What a reader knows: each category of `column` has the same total, within each combination of `by`."""

    column: str
    by: Codes = ()


@dataclass(frozen=True, slots=True)
class WholeGroup:
    """That all of a group (`spared` 0), or all but one (1), stand in one category of `column` must not be certain."""

    column: str
    spared: Literal[0, 1] = 1


@dataclass(frozen=True, slots=True)
class Rule:
    """How the tables were protected, in the words of a reader: nothing here is a secret.

    `threshold` is the base of the rounding, or the least count that hiding shows. `largest_error`: how far a rounded
    number can lie from the truth. `inner_exact`: in the finest cells only counts below the base were changed. `exact`:
    totals in each combination of these columns were not changed at all; () is the grand total alone, None no total.
    `zeros_shown`: a hidden count is never nothing. `for_adding`: small counts were drawn, right on average.
    `typical_error`, of sums of several units: two of three lie nearer to the truth than that.
    """

    method: Literal["rounding", "hiding"] = "rounding"
    threshold: int = 5
    largest_error: int = 0
    inner_exact: bool = True
    zeros_shown: bool = False
    for_adding: bool = False
    equal_totals: tuple[EqualTotals, ...] = ()
    whole_groups: tuple[WholeGroup, ...] = ()
    exact: Codes | None = None
    typical_error: int = 0


Change = tuple[tuple[Codes, tuple[tuple[Codes, int], ...]], ...]
"""What sets two populations apart, in some sets of columns: combinations of codes, and how many more (or fewer)."""


@dataclass(frozen=True, slots=True)
class Example:
    """A population that may fit a publication: combinations of codes of all its columns, and how many of each.

    An attack may begin at it; it is checked first, and one that does not fit is not used. `changes` lead from it to
    others that may fit too.
    """

    columns: Codes
    rows: tuple[tuple[Codes, int], ...]
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Publication:
    """The linked tables of one export over one population, as they leave the program.

    `counted` is the counting unit ("contacts", "persons" ...): two publications of one export that count different
    things are not two editions of the same numbers. `merged` names categories that stand for others, which are shown
    nowhere by themselves. `period` and `cut_off` (the last day counted, ISO) say which exports count the same
    population; empty where nobody said; so do different numbers of the `edition` for one day. `corrected`: since the
    edition before it, counts may have fallen too; else a reader takes it that they only grew. `example` is a population
    that the rounded numbers are exactly true of: it makes an attack on later editions quick, and is in no file.
    """

    tables: tuple[ProtectedTable, ...]
    rule: Rule
    groups: Groups = field(default_factory=dict)
    merged: Groups = field(default_factory=dict)
    period: str = ""
    cut_off: str = ""
    counted: str = ""
    corrected: bool = False
    edition: int = 0
    example: Example | None = field(default=None, compare=False, repr=False)
