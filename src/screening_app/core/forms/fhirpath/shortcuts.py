# SPDX-License-Identifier: EUPL-1.2
"""A shorter way to items that are chosen by their linkId: looked up, where the tree would otherwise be walked."""

from __future__ import annotations

from dataclasses import dataclass

from screening_app.core.forms.fhirpath.evaluation import Items, Run, Scope
from screening_app.core.forms.fhirpath.naming import only_by_name
from screening_app.core.forms.fhirpath.nodes import Call, Member, Path, Step, Walk
from screening_app.core.forms.fhirpath.values import Node


@dataclass(frozen=True, slots=True)
class ItemsByName:
    """Stands for `item.where(linkId = …)`, with `below` for `repeat(item).where(linkId = …)`."""

    link_ids: frozenset[str]
    below: bool
    walk: tuple[Step, Step]

    def take(self, run: Run, scope: Scope, items: Items) -> Items:
        """Go both steps at once; from several places at once only where that keeps the order."""
        if self.below and len(items) != 1:
            return self.walk[1].take(run, scope, self.walk[0].take(run, scope, items))
        found: Items = []
        for item in items:
            if isinstance(item, Node):
                named = item.named_items(below=self.below)
                places = [place for name in self.link_ids for place in named.get(name, ())]
                places.sort(key=_place)
                found += [inner for _, inner in places]
        run.step(len(items) + len(found) + 1)
        return found


def _place(found: tuple[int, Node]) -> int:
    return found[0]


def shortened(steps: tuple[Step, ...]) -> tuple[Walk, ...]:
    """Return steps that give the same, fewer where some can be taken at once."""
    found: list[Walk] = []
    place = 0
    while place < len(steps):
        both = steps[place : place + 2]
        link_ids = _link_ids(both[1]) if len(both) == 2 else None
        below = _is_repeated_item(both[0])
        if link_ids and (below or (isinstance(both[0], Member) and both[0].name == "item")):
            found.append(ItemsByName(link_ids, below, (both[0], both[1])))
            place += 2
        else:
            found.append(steps[place])
            place += 1
    return tuple(found)


def _link_ids(step: Step) -> frozenset[str] | None:
    return only_by_name(step.arguments[0]) if isinstance(step, Call) and step.name == "where" else None


def _is_repeated_item(step: Step) -> bool:
    if not isinstance(step, Call) or step.name != "repeat":
        return False
    what = step.arguments[0]
    return isinstance(what, Path) and what.start is None and what.steps == (Member("item", first=True),)
