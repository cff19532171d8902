# SPDX-License-Identifier: EUPL-1.2
"""The year's one table as an edition with one sheet, so that it leaves in every format."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from screening_app.core.figures.sheets import Category, Dimension, Edition, Sheet
from screening_app.core.figures.table import Publication
from screening_app.reports.figures import CONTACTS

PLAN: Final = "1"


def yearly_edition(publication: Publication, unit: str, words: Mapping[str, str]) -> Edition:
    """Return the edition; `words` gives the Swedish for columns and codes."""
    (table,) = publication.tables
    dimensions = tuple(
        Dimension(
            name,
            {"sv": words.get(name, name)},
            tuple(
                Category(code, {"sv": words.get(code, code)})
                for code in dict.fromkeys(cell.dimensions[at] for cell in table.cells)
            ),
        )
        for at, name in enumerate(table.dimensions)
    )
    counted = {"sv": CONTACTS.sv, "en": CONTACTS.en}
    sheet = Sheet(table.name, {"sv": "Årets kontakter"}, "contacts", counted, (), dimensions, table)
    year, cut_off = int(publication.period), publication.cut_off
    return Edition(year, unit, PLAN, 1, cut_off, "", publication.rule, (publication,), (sheet,))
