# SPDX-License-Identifier: EUPL-1.2
"""What a reader is told of numbers that are sums of several units' protected ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from screening_app.core.figures.adding import Added


def adding_told(added: Added, missing: Sequence[str]) -> dict[str, Any]:
    """Return units, errors and both in words, for the manifest; `missing` are the units that are not in it."""
    units = len(added.units)
    most, often, inner = added.largest, added.typical, added.typical_inner
    drawn = added.publication.rule.for_adding
    sv = (
        f", i två fall av tre med mindre än {often} (i de finaste rutorna {inner}): felen är slumpvisa och tar "
        "delvis ut varandra."
        if drawn
        else ". Alla enheters tal är inte gjorda för att läggas ihop: summan av det som är ovanligt dras åt ett håll."
    )
    en = (
        f", in two cases of three by less than {often} (in the finest cells {inner}): errors meet by chance."
        if drawn
        else ". Not every unit's numbers were made for adding: sums of what is rare are pushed one way."
    )
    return {
        "units": list(added.units),
        "missing_units": list(missing),
        "largest_error": most,
        "typical_error": often,
        "typical_error_finest": inner,
        "sv": (
            f"Talen är summor av {units} enheters skyddade tal; inget är tillagt. Ett tal för alla enheter kan avvika "
            f"med högst {most} från det verkliga{sv} En nolla är inget löfte om att ingen finns."
        ),
        "en": (
            f"The numbers are sums of the protected numbers of {units} units; nothing was added. A number for all "
            f"units differs by at most {most} from the true one{en} A zero is no promise of nobody."
        ),
    }
