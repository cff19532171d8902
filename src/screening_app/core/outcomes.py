# SPDX-License-Identifier: EUPL-1.2
"""How one conversation ended, and what the routine must notice besides; read off coded questions, never a score.

Questions carry item.code in CONCEPT, answers are codings in ANSWER. A blank or declined question is
never "no"; any yes counts at once; a disabled question counts for nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from screening_app.core.forms.filling import AnswerState
from screening_app.core.forms.model import Coding
from screening_app.core.records import Flag, Outcome

if TYPE_CHECKING:
    from screening_app.core.forms.filling import Filling
    from screening_app.core.forms.model import Answer, Item

CONCEPT = "urn:rutinstod:concept"
"""Coding system of item.code: what a question is about."""
ANSWER = "urn:rutinstod:answer"
"""Coding system of the answers that the rule understands."""


def outcome_of(filling: Filling) -> Outcome:
    """Return the outcome of a conversation that was held; never NOT_ASKED, which follows from readiness instead."""
    exposure = _about(filling, "exposure")
    exposed = _given(filling, "exposure")
    if "ongoing" in exposed or _is_yes(filling, "acute"):
        return Outcome.ONGOING
    if "earlier" in exposed:
        return Outcome.EARLIER
    if _given(filling, "uses-violence") & {"yes", "ongoing", "earlier"}:
        return Outcome.HAS_USED_VIOLENCE
    states = [filling.state_of(item.link_id) for item in exposure]
    consent = [filling.state_of(item.link_id) for item in _about(filling, "consent")]
    if (
        "no" in _given(filling, "consent")
        or AnswerState.DECLINED in consent
        or (states and all(state is AnswerState.DECLINED for state in states))
    ):
        return Outcome.DECLINED
    if exposure and all(_codes(filling, item) == {"no"} for item in exposure):
        return Outcome.NO
    return Outcome.UNCLEAR


def flags_of(filling: Filling) -> frozenset[Flag]:
    """Return what the answers say must be noticed; only what was said, never what was left blank."""
    found = {
        Flag.ACUTE: _is_yes(filling, "acute"),
        Flag.CHILD: _is_yes(filling, "child"),
        Flag.HONOUR: "honour" in _given(filling, "violence-type", any_system=True),
        Flag.PREGNANCY: _is_yes(filling, "pregnancy"),
    }
    return frozenset(flag for flag, stands in found.items() if stands)


def _about(filling: Filling, concept: str) -> tuple[Item, ...]:
    return tuple(item for item in filling.questions if Coding(CONCEPT, concept) in item.codes)


def _code(answer: Answer, any_system: bool) -> str | None:
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    if isinstance(answer, Coding) and (any_system or answer.system == ANSWER):
        return answer.code
    return None


def _codes(filling: Filling, item: Item, *, any_system: bool = False) -> set[str | None]:
    return {_code(answer, any_system) for answer in filling.answers.get(item.link_id, ())}


def _given(filling: Filling, concept: str, *, any_system: bool = False) -> set[str | None]:
    found: set[str | None] = set()
    for item in _about(filling, concept):
        found |= _codes(filling, item, any_system=any_system)
    return found


def _is_yes(filling: Filling, concept: str) -> bool:
    return "yes" in _given(filling, concept)
