# SPDX-License-Identifier: EUPL-1.2
"""The places of one filling where an item can be answered: one for each item, and one for each row it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from screening_app.core.forms.model import Answer, Form, Item
from screening_app.core.forms.reading import MAX_ITEM_DEPTH


@dataclass(frozen=True, slots=True)
class Instance:
    """One place. `path` is the linkId, or `g[0]/q` inside the rows of repeating groups (docs/decisions/0021).

    `parent` is the path of what it stands in; `row` counts the rows of a repeating group from 0, and `group` is the
    path that all rows of that group share. `answer` counts the answers of the question that it stands below, where
    each of several has its own; below the first the path is as if there were no other (docs/decisions/0031).
    """

    path: str
    item: Item
    parent: str | None = None
    row: int | None = None
    group: str | None = None
    answer: int | None = None

    @property
    def link_id(self) -> str:
        """The linkId of its item, which other rows share."""
        return self.item.link_id


@dataclass(frozen=True, slots=True, eq=False)
class Tree:
    """All places of a form with so many rows; `groups` gives the number of rows of each repeating group by path."""

    ordered: tuple[Instance, ...]
    by_path: Mapping[str, Instance]
    of: Mapping[str, tuple[Instance, ...]]
    places: Mapping[str, int]
    groups: Mapping[str, int]
    near: Mapping[tuple[str, tuple[str, ...]], tuple[Instance, ...]]
    around: Mapping[str, tuple[str, ...]]

    def rows_above(self, path: str) -> tuple[str, ...]:
        """Return the rows that a place stands in, the outermost first; a row stands in itself."""
        found = []
        at: str | None = path
        while at is not None:
            place = self.by_path[at]
            if place.row is not None:
                found.append(place.path)
            at = place.parent
        return tuple(reversed(found))

    def nearest(self, path: str, link_id: str) -> tuple[Instance, ...]:
        """Return the places of another item that are nearest: in the same row, else the row around it, else all.

        What stands below one of several answers is as near to each other as what stands in one row.
        """
        candidates = self.of.get(link_id, ())
        if len(candidates) < 2:
            return candidates
        own = self.around[path]
        for depth in range(len(own), 0, -1):
            found = self.near.get((link_id, own[:depth]))
            if found is not None:
                return found
        return candidates

    def answer_above(self, path: str) -> tuple[Instance, int] | None:
        """Return the nearest question with several answers that a place stands below, and which answer it is."""
        at: str | None = path
        while at is not None:
            place = self.by_path[at]
            if place.answer is not None and place.parent is not None:
                return self.by_path[place.parent], place.answer
            at = place.parent
        return None


def below(path: str, prefix: str, answer: int) -> str:
    """Return the prefix of the paths below one answer of a question; `prefix` is that of the question itself."""
    return f"{path}[{answer}]/" if answer else prefix


def grow(form: Form, rows: Mapping[str, int], answers: Mapping[str, Sequence[Answer]] | None = None) -> Tree:
    """Return the places of a form; a repeating group without a count has one row.

    Below a question that takes several answers and has questions of its own there are places for each of `answers`.
    """
    tree = _grown(form, frozenset(rows.items()))
    if not answers or not any(item.nests for item in form.ordered):
        return tree
    counts: dict[str, int] = {}
    for _ in range(MAX_ITEM_DEPTH):
        found = {
            place.path: len(answers[place.path])
            for place in tree.ordered
            if place.item.nests and len(answers.get(place.path, ())) > 1
        }
        if found == counts:
            break
        counts = found
        tree = _grown(form, frozenset((dict(rows) | counts).items()))
    return tree


@lru_cache(maxsize=64)
def _grown(form: Form, rows: frozenset[tuple[str, int]]) -> Tree:
    counts, groups = dict(rows), dict[str, int]()
    ordered = tuple(_below(form.items, "", None, counts, groups))
    of: dict[str, list[Instance]] = {}
    for place in ordered:
        of.setdefault(place.link_id, []).append(place)
    by_path = {place.path: place for place in ordered}
    near: dict[tuple[str, tuple[str, ...]], list[Instance]] = {}
    above: dict[str | None, tuple[str, ...]] = {None: ()}
    around: dict[str, tuple[str, ...]] = {}
    for place in ordered:
        rows_here = above[place.parent] if place.row is None else (*above[place.parent], place.path)
        if place.answer is not None:
            rows_here = (*rows_here, f"{place.parent}[{place.answer}]")
        above[place.path] = around[place.path] = rows_here
        for depth in range(1, len(rows_here) + 1):
            near.setdefault((place.link_id, rows_here[:depth]), []).append(place)
    return Tree(
        ordered,
        by_path,
        {link_id: tuple(found) for link_id, found in of.items()},
        {place.path: number for number, place in enumerate(ordered)},
        groups,
        {key: tuple(found) for key, found in near.items()},
        around,
    )


def _below(
    items: tuple[Item, ...],
    prefix: str,
    parent: str | None,
    counts: Mapping[str, int],
    groups: dict[str, int],
    answer: int | None = None,
) -> Iterator[Instance]:
    for item in items:
        path = prefix + item.link_id
        if item.nests:
            yield Instance(path, item, parent, answer=answer)
            for each in range(counts.get(path, 1)):
                yield from _below(item.items, below(path, prefix, each), path, counts, groups, each)
            continue
        if not item.is_repeating_group:
            yield Instance(path, item, parent, answer=answer)
            yield from _below(item.items, prefix, path, counts, groups)
            continue
        groups[path] = counts.get(path, 1)
        for row in range(groups[path]):
            here = f"{path}[{row}]"
            yield Instance(here, item, parent, row, path, answer)
            yield from _below(item.items, here + "/", here, counts, groups)
