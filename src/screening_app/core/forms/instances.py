# SPDX-License-Identifier: EUPL-1.2
"""The places of one filling where an item can be answered: one for each item, and one for each row it stands in."""

from __future__ import annotations

from dataclasses import dataclass

from screening_app.core.forms.model import Item


@dataclass(frozen=True, slots=True)
class Instance:
    """One place. `path` is the linkId, or `g[0]/q` inside the rows of repeating groups (docs/decisions/0021).

    `parent` is the path of what it stands in; `row` counts the rows of a repeating group from 0.
    """

    path: str
    item: Item
    parent: str | None = None
    row: int | None = None

    @property
    def link_id(self) -> str:
        """The linkId of its item, which other rows share."""
        return self.item.link_id
