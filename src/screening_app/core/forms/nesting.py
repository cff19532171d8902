# SPDX-License-Identifier: EUPL-1.2
"""What stands below each of several answers, when the answers change: it goes with its own answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest

from screening_app.core.forms.instances import Instance, Tree, below
from screening_app.core.forms.model import Answer, same_answer


def moved_below(
    tree: Tree, question: Instance, old: Sequence[Answer], new: Sequence[Answer]
) -> Mapping[str, str | None]:
    """Return the new path of every place and group below a question's answers, None for what goes with its answer.

    Words that were changed are still the same answer; an option that was taken away is not another one.
    """
    places = _places(old, new)
    if all(here == there for here, there in places.items()):
        return {}
    prefix = question.path.removesuffix(question.link_id)
    found: dict[str, str | None] = {}
    of: dict[str, int] = {}
    for place in tree.ordered[tree.places[question.path] + 1 :]:
        if place.parent == question.path and place.answer is not None:
            of[place.path] = place.answer
        elif place.parent in of:
            of[place.path] = of[place.parent]
        else:
            break
        here = of[place.path]
        there = places.get(here, here)
        for path in (place.path, place.group):
            if path is not None:
                end = path.removeprefix(below(question.path, prefix, here))
                found[path] = None if there is None else below(question.path, prefix, there) + end
    return found


def _places(old: Sequence[Answer], new: Sequence[Answer]) -> dict[int, int | None]:
    """Return where each of the old answers stands among the new ones."""
    places: dict[int, int | None] = {}
    for here, answer in enumerate(old):
        places[here] = next((there for there, other in enumerate(new) if same_answer(answer, other)), None)
    taken = set(places.values())
    words_before = [here for here, there in places.items() if there is None and isinstance(old[here], str)]
    words_now = [there for there, other in enumerate(new) if there not in taken and isinstance(other, str)]
    places |= {here: there for here, there in zip_longest(words_before, words_now) if here is not None}
    return places
