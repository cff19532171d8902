# SPDX-License-Identifier: EUPL-1.2
"""How one conversation ended, and what the routine must notice besides; read off coded questions, never a score.

Questions carry item.code in CONCEPT, answers are codings in ANSWER. A blank or declined question is
never "no"; any yes counts at once; a disabled question counts for nothing. A yes whose time has not
been told counts as going on until it is said to be over.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from screening_app.core.acting import Person, ViolenceType
from screening_app.core.forms.filling import AnswerState
from screening_app.core.forms.model import Coding
from screening_app.core.records import YES, AgeBand, Flag, FormOfViolence, Outcome, PersonFact, Sex, UnitKind

_Kind = TypeVar("_Kind", bound=StrEnum)

if TYPE_CHECKING:
    from screening_app.core.forms.filling import Filling
    from screening_app.core.forms.instances import Instance
    from screening_app.core.forms.model import Answer
    from screening_app.core.records import Fact

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
NEEDED = (("exposure", "no"), ("feels-safe", "yes"))
"""What a "no" needs: every question about this that fits the person, answered with that."""

TYPE_CODES = {str(kind): kind for kind in ViolenceType} | {"prostitution": ViolenceType.EXPLOITATION}
"""The answers about the type of violence; the forms keep the code of the older word for sexual exploitation."""
FORM_CODES = {str(form): form for form in FormOfViolence}
"""The answers about the form of violence."""
OF_ITSELF = {
    ("honour-related-violence", None): ViolenceType.HONOUR,
    ("sexual-exploitation-and-trafficking", "against-will"): ViolenceType.SEXUAL,
    ("sexual-exploitation-and-trafficking", "could-not-refuse"): ViolenceType.SEXUAL,
    ("sexual-exploitation-and-trafficking", "images"): ViolenceType.SEXUAL,
    ("sexual-exploitation-and-trafficking", "payment"): ViolenceType.EXPLOITATION,
    ("sexual-exploitation-and-trafficking", "others-gain"): ViolenceType.EXPLOITATION,
    ("sexual-exploitation-and-trafficking", "brought"): ViolenceType.TRAFFICKING,
}
"""Which type a yes about exposure tells of by itself, by the last part of a shipped form's url and the link id of the
question (None for every one of them). It counts only where nobody answered the form's question about the type."""
FOR_CHILDREN = "children-and-young"
"""The last part of the url of the shipped form that is put to children themselves."""

_GRAVITY = (
    Outcome.NOT_ASKED,
    Outcome.DECLINED,
    Outcome.UNCLEAR,
    Outcome.NO,
    Outcome.HAS_USED_VIOLENCE,
    Outcome.EARLIER,
    Outcome.ONGOING,
)


def outcome_of(filling: Filling) -> Outcome:
    """Return the outcome of a conversation that was held; never NOT_ASKED, which follows from readiness instead."""
    return outcome_over((filling,))


def outcome_over(fillings: Iterable[Filling]) -> Outcome:
    """Return the outcome of a conversation of several forms: any yes counts at once, whichever form it stands in.

    Without a yes, a form that asks about neither consent nor exposure plays no part, and forms that disagree make
    the outcome unclear: a "no" stands only where nothing was declined or left blank. A record of what was done on
    paper counts for nothing.
    """
    return _outcome(_counted(fillings))


def graver(before: Fact | None, now: Fact) -> Fact:
    """Return what a contact counts as that was met more than once: a yes stays, and having asked stays asked.

    Types and forms told of at any time stay told; age and sex are the latest noted.
    """
    if before is None:
        return now
    kept = now if _is_as_grave(now.outcome, before.outcome) else before
    return replace(
        kept,
        types=_united((before.types, now.types), ViolenceType),
        forms=_united((before.forms, now.forms), FormOfViolence),
        age=now.age if now.age is not AgeBand.UNKNOWN else before.age,
        sex=now.sex if now.sex is not Sex.UNKNOWN else before.sex,
    )


def person_of(facts: Iterable[Fact]) -> PersonFact | None:
    """Return what one person counts as in a year, from what each contact of the year counts as, the oldest first.

    The outcome is the gravest, types and forms are those of all, age and sex the latest noted; None without contacts.
    Who was never asked is deferred as long as any of the contacts is: so no more persons are than contacts.
    """
    found: Fact | None = None
    waits = False
    for fact in facts:
        found = graver(found, fact)
        waits = waits or fact.deferred
    if found is None:
        return None
    told = (found.types, found.forms, found.person, found.age, found.sex)
    return PersonFact(found.year, found.outcome, *told, deferred=waits and found.outcome is Outcome.NOT_ASKED)


def must_report(outcome: Outcome | None, flags: frozenset[Flag], kind: UnitKind) -> bool:
    """Whether the duty to report a concern about a child must be considered: 19 kap. 1 § SoL (2025:400).

    A child is concerned, or there is violence in a pregnancy. In maternity care everybody is pregnant.
    """
    pregnant = Flag.PREGNANCY in flags or kind is UnitKind.MATERNITY
    return Flag.CHILD in flags or (pregnant and outcome in (Outcome.ONGOING, Outcome.HAS_USED_VIOLENCE))


def time_is_open(fillings: Iterable[Filling]) -> bool:
    """Whether the outcome is ONGOING only because a yes has no time: nobody said that it goes on, or that it is acute.

    The hand-over must not say more than the person did.
    """
    counted = _counted(fillings)
    return _outcome(counted) is Outcome.ONGOING and not any(each.told_ongoing for each in counted)


def flags_of(filling: Filling) -> frozenset[Flag]:
    """Return what the answers say must be noticed; only what was said, never what was left blank."""
    return _Told(filling).flags


def flags_over(fillings: Iterable[Filling]) -> frozenset[Flag]:
    """Return what any of the forms says must be noticed; a record of what was done on paper says nothing."""
    return frozenset[Flag]().union(*(each.flags for each in _counted(fillings)))


def types_over(fillings: Iterable[Filling]) -> tuple[ViolenceType, ...]:
    """Return the types of violence that were told of, where the outcome is a yes; unsure and blank tell of none."""
    counted = _counted(fillings)
    return _united((each.types for each in counted), ViolenceType) if _outcome(counted) in YES else ()


def forms_over(fillings: Iterable[Filling]) -> tuple[FormOfViolence, ...]:
    """Return the forms of violence that were told of, where the outcome is a yes; unsure and blank tell of none."""
    counted = _counted(fillings)
    return _united((each.forms for each in counted), FormOfViolence) if _outcome(counted) in YES else ()


def person_over(fillings: Iterable[Filling], age: AgeBand = AgeBand.UNKNOWN) -> Person | None:
    """Return who the person asked is in relation to the violence; None without a yes.

    Somebody who was exposed and has used violence counts as exposed, as in the outcome. A child is whoever has that age
    noted or was asked with the form for children; a child in somebody's household does not make that person one.
    """
    counted = _counted(fillings)
    outcome = _outcome(counted)
    if outcome not in YES:
        return None
    if outcome is Outcome.HAS_USED_VIOLENCE:
        return Person.USES_VIOLENCE
    is_child = age is AgeBand.CHILD or any(each.is_for_children for each in counted)
    return Person.CHILD if is_child else Person.ADULT


def _is_as_grave(outcome: Outcome, other: Outcome) -> bool:
    return _GRAVITY.index(outcome) >= _GRAVITY.index(other)


def _united(told: Iterable[Iterable[_Kind]], kind: type[_Kind]) -> tuple[_Kind, ...]:
    found = {each for one in told for each in one}
    return tuple(each for each in kind if each in found)


def _counted(fillings: Iterable[Filling]) -> list[_Told]:
    return [_Told(filling) for filling in fillings if RECORD not in filling.form.use_context]


def _outcome(counted: list[_Told]) -> Outcome:
    if any(each.told_ongoing or each.time_open for each in counted):
        return Outcome.ONGOING
    if any("earlier" in each.times for each in counted):
        return Outcome.EARLIER
    if any(each.told_besides for each in counted):
        return Outcome.ONGOING
    if any(each.uses_violence for each in counted):
        return Outcome.HAS_USED_VIOLENCE
    found = {each.without_yes for each in counted if each.needed or each.places("consent")}
    return found.pop() if len(found) == 1 else Outcome.UNCLEAR


class _Told:
    """What one form was told, by concept. Its enabled questions are gone through once: the rule runs at each answer."""

    def __init__(self, filling: Filling) -> None:
        self._filling = filling
        self._about: dict[str, list[Instance]] = {}
        for place in filling.questions:
            for code in place.item.codes:
                if code.system == CONCEPT:
                    self._about.setdefault(code.code, []).append(place)

    def places(self, concept: str) -> list[Instance]:
        """Return the questions asked now that are about this."""
        return self._about.get(concept, [])

    @property
    def times(self) -> set[str | None]:
        """What was said about exposure and its time."""
        return self._given("exposure") | self._given("exposure-time")

    @property
    def told_ongoing(self) -> bool:
        """Whether someone said that it goes on, or that something may happen now."""
        return "ongoing" in self.times or self._is_yes("acute")

    @property
    def time_open(self) -> bool:
        """Whether exposure, or not being safe, was told and a time for it was not, which "exposure-time" asks for."""
        times = self.places("exposure-time")
        bare = bool(self._given("exposure") & BARE_YES) or "no" in self._given("feels-safe")
        if not bare and not (times and self.told_besides):
            return False
        return not times or any(not self._codes(place) & {"earlier", "ongoing"} for place in times)

    @property
    def told_besides(self) -> bool:
        """Whether something was told that no one goes through without exposure, as a kind of violence or an act."""
        return bool(self._given("exposure-told", any_system=True) - NOTHING_TOLD)

    @property
    def uses_violence(self) -> bool:
        """Whether the person told of having used violence."""
        return bool(self._given("uses-violence") & {"yes", "ongoing", "earlier"})

    @property
    def may_hurt(self) -> bool:
        """Whether the person fears to hurt someone in the next days: no exposure and no confession, but never a no."""
        return self._is_yes("may-hurt")

    @property
    def needed(self) -> list[tuple[Instance, str]]:
        """The questions that a "no" needs an answer to, each with the answer that is needed."""
        return [(place, code) for concept, code in NEEDED for place in self.places(concept)]

    @property
    def without_yes(self) -> Outcome:
        """The outcome of this form alone, when nothing in it says yes."""
        asked = [(place, code) for place, code in self.needed if self._codes(place) != {"not-relevant"}]
        states = [self._filling.state_of(place.path) for place, _ in asked]
        consent = [self._filling.state_of(place.path) for place in self.places("consent")]
        if (
            "no" in self._given("consent")
            or AnswerState.DECLINED in consent
            or (states and all(state is AnswerState.DECLINED for state in states))
        ):
            return Outcome.DECLINED
        if asked and all(self._codes(place) == {code} for place, code in asked) and not self.may_hurt:
            return Outcome.NO
        return Outcome.UNCLEAR

    @property
    def flags(self) -> frozenset[Flag]:
        """What the routine must notice."""
        found = {
            Flag.ACUTE: self._is_yes("acute") or self.may_hurt,
            Flag.CHILD: self._is_yes("child"),
            Flag.HONOUR: "honour" in self._given("violence-type", any_system=True),
            Flag.PREGNANCY: self._is_yes("pregnancy"),
            Flag.USES_VIOLENCE: self.uses_violence or self.may_hurt,
        }
        return frozenset(flag for flag, stands in found.items() if stands)

    @property
    def types(self) -> frozenset[ViolenceType]:
        """The types of violence told of: as answered, else as the questions that were answered with yes say."""
        told = {TYPE_CODES[code] for code in self._given("violence-type", any_system=True) if code in TYPE_CODES}
        if told:
            return frozenset(told)
        yes = BARE_YES | {"earlier", "ongoing"}
        asked = [place.item.link_id for place in self.places("exposure") if self._codes(place) & yes]
        kinds = (OF_ITSELF.get((self._form, link)) or OF_ITSELF.get((self._form, None)) for link in asked)
        return frozenset(kind for kind in kinds if kind is not None)

    @property
    def forms(self) -> frozenset[FormOfViolence]:
        """The forms of violence told of."""
        given = self._given("form-of-violence", any_system=True)
        return frozenset(FORM_CODES[code] for code in given if code in FORM_CODES)

    @property
    def is_for_children(self) -> bool:
        """Whether the form was put to a child."""
        return self._form == FOR_CHILDREN

    @property
    def _form(self) -> str:
        return self._filling.form.url.rpartition("/")[2]

    def _codes(self, place: Instance, *, any_system: bool = False) -> set[str | None]:
        return {_code(answer, any_system) for answer in self._filling.answers.get(place.path, ())}

    def _given(self, concept: str, *, any_system: bool = False) -> set[str | None]:
        found: set[str | None] = set()
        for place in self.places(concept):
            found |= self._codes(place, any_system=any_system)
        return found

    def _is_yes(self, concept: str) -> bool:
        return "yes" in self._given(concept)


def _code(answer: Answer, any_system: bool) -> str | None:
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    if isinstance(answer, Coding) and (any_system or answer.system == ANSWER):
        return answer.code
    return None
