# SPDX-License-Identifier: EUPL-1.2
"""What leaves the program: an edition of a year's plan, as sheets that every format and the screen draw on alone.

Nothing here holds a number that is not protected. Texts are by language ("sv" always, "en" where there is one).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from screening_app.core.figures.table import Codes, ProtectedTable, Publication, Rule

Text = Mapping[str, str]
CountingUnit = Literal["contacts", "persons", "support", "steps", "occasions", "conversations", "routines"]
"""What one is in a table. Two tables with different units are never compared cell by cell.

Routines are written documents, not persons: their numbers are exact and stand in no publication.
"""


@dataclass(frozen=True, slots=True)
class Category:
    """A category of a dimension and the words for it; the code is TOTAL for the margin."""

    code: str
    title: Text


@dataclass(frozen=True, slots=True)
class Dimension:
    """A dimension of a sheet with its categories in the order in which they are shown, the margin first."""

    code: str
    title: Text
    categories: tuple[Category, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """A share in whole per cent, of protected counts only; None where it must not or cannot be shown.

    `target` is the per cent to reach, where the sheet has one.
    """

    title: Text
    of: Codes
    among: Codes
    percent: int | None
    target: int | None = None


@dataclass(frozen=True, slots=True)
class Rate:
    """A protected count per so many adults of the population; only where somebody gave their number (`adults`).

    `rate` has one decimal. It is worked out from the published count alone, so it tells nothing that does not.
    """

    of: Codes
    per: int
    adults: int
    rate: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of the yearly follow-up, ready to be read: `table` is one of its publication's or a part of one.

    `definitions` say what is counted, from which year and by whose definition. `year_before` holds the same cells of
    the year before where that year was published, by dimensions. `fixed` are the codes of the columns that the sheet is
    cut down to and does not show.
    """

    name: str
    title: Text
    counting_unit: CountingUnit
    counted: Text
    definitions: tuple[Text, ...]
    dimensions: tuple[Dimension, ...]
    table: ProtectedTable
    shares: tuple[Share, ...] = ()
    year_before: Mapping[Codes, int] | None = None
    fixed: Mapping[str, str] = field(default_factory=dict)
    rates: tuple[Rate, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything that is published of one year at one time; `number` counts a year's editions from 1.

    `publications` are the linked tables, one a counting unit, that were protected and attacked together with every
    earlier edition. `plan` names the version of the plan, `cut_off` the last day counted (ISO), `reason` why there is
    another edition. `unit` is the unit's or the organisation's name. `units` are those whose counts were put together
    in it, names by id, none in a unit's own; `stands_for` says which of them are behind a row that is a sum. `missing`
    were expected too and are not in it.
    """

    year: int
    unit: str
    plan: str
    number: int
    cut_off: str
    reason: str
    rule: Rule
    publications: tuple[Publication, ...]
    sheets: tuple[Sheet, ...]
    units: Mapping[str, str] = field(default_factory=dict)
    stands_for: Mapping[str, Codes] = field(default_factory=dict)
    missing: Codes = ()

    @property
    def is_regional(self) -> bool:
        """Whether it is of several units' counts, and so no edition of this store's own."""
        return bool(self.units)

    @property
    def unit_names(self) -> Codes:
        """The names of those whose counts it is of, in an order that does not depend on where they were kept."""
        return tuple(sorted(self.units.values(), key=lambda name: (name.casefold(), name)))
