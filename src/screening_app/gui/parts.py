# SPDX-License-Identifier: EUPL-1.2
"""Where in a conversation of one or several forms something is left to do."""

from __future__ import annotations

from dataclasses import dataclass

from screening_app.core.forms.filling import AnswerState, Filling
from screening_app.core.views import ConversationView


@dataclass(frozen=True, slots=True)
class Spot:
    """One question in one part of a conversation; parts are counted from 0."""

    part: int
    path: str


def left_to_do(view: ConversationView) -> tuple[Spot, ...]:
    """Return the questions to look at before sealing: required and blank, or against a rule of their form."""
    return tuple(Spot(number, path) for number, part in enumerate(view.parts) for path in _to_look_at(part.filling))


def current_part(view: ConversationView) -> int:
    """Return the number of the form on screen."""
    return next((number for number, part in enumerate(view.parts) if part.is_current), 0)


def _to_look_at(filling: Filling) -> list[str]:
    wrong = {rule.path for rule in filling.broken if rule.severity == "error"}
    return [
        place.path
        for place in filling.questions
        if place.path in wrong or (place.item.required and filling.state_of(place.path) is AnswerState.BLANK)
    ]
