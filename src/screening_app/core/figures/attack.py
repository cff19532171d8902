# SPDX-License-Identifier: EUPL-1.2
"""What a reader can work out from everything published; knows nothing of how it was protected.

Every number shown, every rule stated and every earlier edition of the same period narrows the counts behind. For each
count that could be small, this says which whole numbers fit it all; fewer than the threshold is a leak.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from screening_app.core.figures.findings import LINKED_AS, Interval, Leak, Place, Report
from screening_app.core.figures.table import Example, Publication
from screening_app.core.figures.watch import Watch

__all__ = ["Example", "Interval", "Leak", "Place", "Report", "attack"]


def attack(
    publications: Sequence[Publication],
    few_persons: Collection[Place] = frozenset(),
    watch: Watch | None = None,
    examples: Sequence[Example | None] = (),
    *,
    one_is_enough: bool = False,
) -> Report:
    """Attack publications together, earlier editions of a period first; each period, and what is not linked, by itself.

    `examples`, in the order of the publications, only save time. `few_persons`: cells known to rest on fewer persons
    than the threshold, whatever they count. `one_is_enough`: stop at the first count that can be narrowed too far, for
    whoever refuses then anyway. Raises CannotNow(FIGURES_TOO_LARGE) or (CANCELLED).
    """
    from screening_app.core.figures.attack_period import PeriodAttack

    intervals: list[Interval] = []
    leaks: set[Leak] = set()
    for apart in dict.fromkeys(_apart(publication) for publication in publications):
        numbers = [at for at, publication in enumerate(publications) if _apart(publication) == apart]
        begin = [examples[at] if at < len(examples) else None for at in numbers]
        together = [publications[at] for at in numbers]
        found = PeriodAttack(together, watch or Watch(), begin, one_is_enough=one_is_enough).report()
        intervals += [replace(one, place=_moved(one.place, numbers)) for one in found.intervals]
        leaks |= {replace(one, place=_moved(one.place, numbers)) for one in found.leaks}
    leaks |= set(_few_persons(publications, few_persons))
    return Report(tuple(intervals), tuple(sorted(leaks, key=lambda leak: (leak.place, leak.kind))))


def _apart(publication: Publication) -> tuple[str, str]:
    """Return what a publication is attacked together with: its period, and what its counts are linked to."""
    return publication.period, LINKED_AS.get(publication.counted, publication.counted)


def _moved(place: Place, numbers: Sequence[int]) -> Place:
    return (numbers[place[0]], *place[1:])


def _few_persons(publications: Sequence[Publication], few_persons: Collection[Place]) -> Iterator[Leak]:
    for at, publication in enumerate(publications):
        if publication.rule.method != "hiding":
            continue
        for table in publication.tables:
            for cell in table.cells:
                if cell.status == "shown" and (at, table.name, cell.dimensions) in few_persons:
                    yield Leak("few-persons", (at, table.name, cell.dimensions), cell.count, cell.count)
