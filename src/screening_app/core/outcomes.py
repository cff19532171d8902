# SPDX-License-Identifier: EUPL-1.2
"""How one conversation ended, and what the routine must notice besides; read off coded questions, never a score.

Questions carry item.code in CONCEPT, answers are codings in ANSWER. A blank or declined question is
never "no"; any yes counts at once; a disabled question counts for nothing. A yes whose time has not
been told counts as going on until it is said to be over.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from screening_app.core.forms.filling import AnswerState
from screening_app.core.forms.model import Coding
from screening_app.core.records import Flag, Outcome

if TYPE_CHECKING:
    from screening_app.core.forms.filling import Filling
    from screening_app.core.forms.instances import Instance
    from screening_app.core.forms.model import Answer

CONCEPT = "urn:rutinstod:concept"
"""Coding system of item.code: what a question is about."""
ANSWER = "urn:rutinstod:answer"
"""Coding system of the answers that the rule understands."""
FOLLOW_UP = "follow-up"
"""The useContext of a form that is only added to a conversation."""
RECORD = "record"
"""The useContext of a form that only notes what was done on paper; it counts for nothing."""
BARE_YES = frozenset({"yes", "step-2", "step-3", "step-4", "step-5"})
"""Answers to a question of exposure that say yes, but not when: yes, and each step above the lowest of a scale."""
NOTHING_TOLD = frozenset({"no", "unsure", "none", "not-relevant", None})
"""Answers to a question of "exposure-told" that tell of nothing; every other tells of exposure."""


def outcome_of(filling: Filling) -> Outcome:
    """Return the outcome of a conversation that was held; never NOT_ASKED, which follows from readiness instead."""
    return outcome_over((filling,))


def outcome_over(fillings: Iterable[Filling]) -> Outcome:
    """Return the outcome of a conversation of several forms: any yes counts at once, whichever form it stands in.

    Without a yes, a form that asks about neither consent nor exposure plays no part, and forms that disagree make
    the outcome unclear: a "no" stands only where nothing was declined or left blank. A record of what was done on
    paper counts for nothing.
    """
    counted = _counted(fillings)
    if any(_told_ongoing(each) or _time_open(each) for each in counted):
        return Outcome.ONGOING
    if any("earlier" in _told(each) for each in counted):
        return Outcome.EARLIER
    if any(_told_besides(each) for each in counted):
        return Outcome.ONGOING
    if any(map(_uses_violence, counted)):
        return Outcome.HAS_USED_VIOLENCE
    found = {_without_yes(each) for each in counted if _asks(each) or _about(each, "consent")}
    return found.pop() if len(found) == 1 else Outcome.UNCLEAR


def time_is_open(fillings: Iterable[Filling]) -> bool:
    """Whether the outcome is ONGOING only because a yes has no time: nobody said that it goes on, or that it is acute.

    The hand-over must not say more than the person did.
    """
    counted = _counted(fillings)
    return outcome_over(counted) is Outcome.ONGOING and not any(map(_told_ongoing, counted))


def _counted(fillings: Iterable[Filling]) -> list[Filling]:
    return [filling for filling in fillings if RECORD not in filling.form.use_context]


def _told(filling: Filling) -> set[str | None]:
    return _given(filling, "exposure") | _given(filling, "exposure-time")


def _told_ongoing(filling: Filling) -> bool:
    return "ongoing" in _told(filling) or _is_yes(filling, "acute")


def _time_open(filling: Filling) -> bool:
    """Whether exposure, or not being safe, was told and a time for it was not, which "exposure-time" asks for."""
    times = _about(filling, "exposure-time")
    bare = bool(_given(filling, "exposure") & BARE_YES) or "no" in _given(filling, "feels-safe")
    if not bare and not (times and _told_besides(filling)):
        return False
    return not times or any(not _codes(filling, place) & {"earlier", "ongoing"} for place in times)


def _told_besides(filling: Filling) -> bool:
    """Whether something was told that no one goes through without exposure, such as a kind of violence or an act."""
    return bool(_given(filling, "exposure-told", any_system=True) - NOTHING_TOLD)


def _asks(filling: Filling) -> list[tuple[Instance, str]]:
    """Return the questions that a "no" needs an answer to, each with the answer that is needed."""
    needed = (("exposure", "no"), ("feels-safe", "yes"))
    return [(place, code) for concept, code in needed for place in _about(filling, concept)]


def _without_yes(filling: Filling) -> Outcome:
    asked = [(place, code) for place, code in _asks(filling) if _codes(filling, place) != {"not-relevant"}]
    states = [filling.state_of(place.path) for place, _ in asked]
    consent = [filling.state_of(place.path) for place in _about(filling, "consent")]
    if (
        "no" in _given(filling, "consent")
        or AnswerState.DECLINED in consent
        or (states and all(state is AnswerState.DECLINED for state in states))
    ):
        return Outcome.DECLINED
    if asked and all(_codes(filling, place) == {code} for place, code in asked):
        return Outcome.NO
    return Outcome.UNCLEAR


def flags_of(filling: Filling) -> frozenset[Flag]:
    """Return what the answers say must be noticed; only what was said, never what was left blank."""
    found = {
        Flag.ACUTE: _is_yes(filling, "acute"),
        Flag.CHILD: _is_yes(filling, "child"),
        Flag.HONOUR: "honour" in _given(filling, "violence-type", any_system=True),
        Flag.PREGNANCY: _is_yes(filling, "pregnancy"),
        Flag.USES_VIOLENCE: _uses_violence(filling),
    }
    return frozenset(flag for flag, stands in found.items() if stands)


def flags_over(fillings: Iterable[Filling]) -> frozenset[Flag]:
    """Return what any of the forms says must be noticed; a record of what was done on paper says nothing."""
    return frozenset[Flag]().union(*map(flags_of, _counted(fillings)))


def _uses_violence(filling: Filling) -> bool:
    return bool(_given(filling, "uses-violence") & {"yes", "ongoing", "earlier"})


def _about(filling: Filling, concept: str) -> tuple[Instance, ...]:
    return tuple(place for place in filling.questions if Coding(CONCEPT, concept) in place.item.codes)


def _code(answer: Answer, any_system: bool) -> str | None:
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    if isinstance(answer, Coding) and (any_system or answer.system == ANSWER):
        return answer.code
    return None


def _codes(filling: Filling, place: Instance, *, any_system: bool = False) -> set[str | None]:
    return {_code(answer, any_system) for answer in filling.answers.get(place.path, ())}


def _given(filling: Filling, concept: str, *, any_system: bool = False) -> set[str | None]:
    found: set[str | None] = set()
    for place in _about(filling, concept):
        found |= _codes(filling, place, any_system=any_system)
    return found


def _is_yes(filling: Filling, concept: str) -> bool:
    return "yes" in _given(filling, concept)
