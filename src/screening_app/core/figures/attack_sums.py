# SPDX-License-Identifier: EUPL-1.2
"""What numbers tell as they stand: a sum that is not its parts, one cell with two numbers, or with too few values left.

Rounded numbers may each be some way off and still fit a population. But all of one publication are sums of the same
protected counts; one that is not, as an exact total beside rounded parts, tells what rounding has changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from screening_app.core.figures.attack_space import ANY, COUNTED, Key, Leaves, Limits, Reading
from screening_app.core.figures.findings import LINKED, could_be_small
from screening_app.core.figures.table import TOTAL, Codes, ProtectedTable, Publication


def contradictions(publication: Publication, reading: Reading) -> Iterator[tuple[ProtectedTable, Codes]]:
    """Yield cells whose parts are all shown and come to something else, or that another table shows otherwise."""
    seen: dict[Key, int] = {}
    for table in publication.tables:
        shown = {cell.dimensions: cell.count for cell in table.cells if cell.status == "shown"}
        parts = [_parts(publication, table, at) for at in range(len(table.dimensions))]
        for codes, count in shown.items():
            if seen.setdefault(reading.key(publication, table, codes), count) != count:
                yield table, codes
            for at, code in enumerate(codes):
                own = [shown.get((*codes[:at], part, *codes[at + 1 :])) for part in parts[at].get(code, ())]
                if own and None not in own and sum(one for one in own if one is not None) != count:
                    yield table, codes
                    break


def plainly_narrow(
    publication: Publication, reading: Reading, limits: Mapping[Key, Limits], threshold: int
) -> Iterator[tuple[ProtectedTable, Codes, Limits]]:
    """Yield cells of which the numbers shown for them alone leave too few values, as a 5 here and a 0 elsewhere do."""
    for table in publication.tables:
        for cell in table.cells:
            low, high = limits.get(reading.key(publication, table, cell.dimensions), ANY)
            if high - low + 1 < threshold and could_be_small(low, high, threshold):
                yield table, cell.dimensions, (low, high)


def linked(limits: Mapping[Key, Limits]) -> Iterator[tuple[Key, Key]]:
    """Yield pairs of cells shown in two counting units of which the first can hold no more than the second."""
    for fewer, more in LINKED:
        for key in limits:
            other = key - {(COUNTED, frozenset((fewer,)))} | {(COUNTED, frozenset((more,)))}
            if other != key and (COUNTED, frozenset((fewer,))) in key and other in limits:
                yield key, other


def _parts(publication: Publication, table: ProtectedTable, at: int) -> Mapping[str, list[str]]:
    """Return for each line of a column that others make up without sharing a category, which ones."""
    column = table.dimensions[at]
    codes = {cell.dimensions[at] for cell in table.cells}
    lines = {code: Reading.leaves_of(publication, column, code) for code in codes - {TOTAL}}
    if TOTAL in codes:
        listed = frozenset[str]().union(*lines.values())
        every = publication.groups.get(column, {}).get(TOTAL)
        lines[TOTAL] = listed if every is None else Reading.leaves_of(publication, column, TOTAL)
    return {code: found for code in codes if (found := _made_of(code, lines))}


def _made_of(whole: str, lines: Mapping[str, Leaves]) -> list[str]:
    inside = [code for code in lines if code != whole and lines[code] < lines[whole]]
    finest = [code for code in inside if not any(lines[other] < lines[code] for other in inside)]
    apart = sum(len(lines[code]) for code in finest) == len(lines[whole])
    return sorted(finest) if apart and frozenset[str]().union(*(lines[one] for one in finest)) == lines[whole] else []
