# SPDX-License-Identifier: EUPL-1.2
"""The outcome of a conversation: any yes counts at once, a blank is never no."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screening_app.core.forms.definition import Coding, load
from screening_app.core.forms.filling import Filling
from screening_app.core.outcomes import flags_of, flags_over, outcome_of, outcome_over, time_is_open
from screening_app.core.records import YES, Flag, Outcome

ANSWER, CONCEPT, TYPE = "urn:rutinstod:answer", "urn:rutinstod:concept", "urn:rutinstod:violence-type"


def question(link_id: str, concept: str, *codes: str, system: str = ANSWER, **more: Any) -> dict[str, Any]:
    options = [{"valueCoding": {"system": system, "code": code, "display": code}} for code in codes]
    coded = [{"system": CONCEPT, "code": concept}]
    return {"linkId": link_id, "type": "choice", "text": link_id, "code": coded, "answerOption": options} | more


NEVER = {"question": "consent", "operator": "=", "answerCoding": {"system": ANSWER, "code": "no"}}
ITEMS = [
    question("consent", "consent", "yes", "no"),
    question("hit", "exposure", "no", "yes", "step-2", "earlier", "ongoing", "unsure", "not-relevant"),
    question("afraid", "exposure", "no", "yes", "earlier", "ongoing", "unsure", "not-relevant"),
    question("unasked", "exposure", "no", "ongoing", enableWhen=[NEVER]),
    question("uses", "uses-violence", "no", "yes", "earlier"),
    question("acute", "acute", "no", "yes"),
    question("pregnant", "pregnancy", "no", "yes"),
    question("type", "violence-type", "close", "honour", system=TYPE, repeats=True),
    {
        "linkId": "child",
        "type": "boolean",
        "text": "c",
        "code": [{"system": CONCEPT, "code": "child"}],
    },
]
DOCUMENT = {"resourceType": "Questionnaire", "status": "active", "language": "sv", "item": ITEMS}
FORM = load(json.dumps(DOCUMENT).encode())
ALL_NO = {"hit": "no", "afraid": "no"}


def filling(**answers: str | bool | None) -> Filling:
    """Return a filling; None declines a question."""
    made = Filling(FORM)
    for link_id, answer in answers.items():
        if answer is None:
            made = made.declines(link_id)
        elif isinstance(answer, bool):
            made = made.answered(link_id, [answer])
        else:
            made = made.answered(link_id, [Coding(TYPE if link_id == "type" else ANSWER, answer)])
    return made


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, Outcome.UNCLEAR),
        ({"hit": "no"}, Outcome.UNCLEAR),
        ({"hit": "no", "afraid": "no"}, Outcome.NO),
        ({"hit": "no", "afraid": "unsure"}, Outcome.UNCLEAR),
        ({"hit": "no", "afraid": None}, Outcome.UNCLEAR),
        ({"hit": "no", "afraid": "earlier"}, Outcome.EARLIER),
        ({"hit": "earlier", "afraid": "ongoing"}, Outcome.ONGOING),
        ({"hit": "ongoing", "afraid": None}, Outcome.ONGOING),
        ({"hit": "no", "afraid": "no", "acute": "yes"}, Outcome.ONGOING),
        ({"hit": "no", "afraid": "no", "uses": "yes"}, Outcome.HAS_USED_VIOLENCE),
        ({"hit": "no", "afraid": "no", "uses": "earlier"}, Outcome.HAS_USED_VIOLENCE),
        ({"hit": "no", "afraid": "no", "uses": "no"}, Outcome.NO),
        ({"hit": "earlier", "uses": "yes"}, Outcome.EARLIER),
        ({"hit": None, "afraid": None}, Outcome.DECLINED),
        ({"hit": None}, Outcome.UNCLEAR),
        ({"consent": "no"}, Outcome.DECLINED),
        ({"consent": None}, Outcome.DECLINED),
        ({"consent": "yes"}, Outcome.UNCLEAR),
        ({"consent": None, "hit": "ongoing"}, Outcome.ONGOING),
    ],
)
def test_the_first_rule_that_fits_decides(answers: dict[str, str | None], expected: Outcome) -> None:
    assert outcome_of(filling(**answers)) is expected


@pytest.mark.parametrize("code", ["yes", "step-2"])
def test_a_yes_without_a_time_counts_at_once_as_going_on(code: str) -> None:
    for rest in ({}, {"afraid": "no"}, {"afraid": None}, {"consent": "no"}, {"uses": "yes"}):
        told = filling(hit=code, **rest)
        assert outcome_of(told) is Outcome.ONGOING
        assert time_is_open((told,))
    assert outcome_of(filling(hit=code, afraid="earlier")) is Outcome.ONGOING
    assert not time_is_open((filling(hit=code, afraid="ongoing"),))
    assert not time_is_open((filling(hit=code, acute="yes"),))
    assert not time_is_open((filling(hit="ongoing"), filling(hit="no")))


TIMED = load(
    json.dumps(
        DOCUMENT
        | {
            "url": "urn:timed",
            "item": [
                question("hit", "exposure", "no", "yes"),
                question("safe", "feels-safe", "yes", "no"),
                question("when", "exposure-time", "earlier", "ongoing", "unsure"),
            ],
        }
    ).encode()
)


@pytest.mark.parametrize(
    ("hit", "safe", "when", "expected"),
    [
        ("yes", None, None, Outcome.ONGOING),
        ("yes", "yes", "unsure", Outcome.ONGOING),
        ("yes", "yes", "ongoing", Outcome.ONGOING),
        ("yes", "no", "earlier", Outcome.EARLIER),
        ("no", "no", None, Outcome.ONGOING),
        (None, "no", "earlier", Outcome.EARLIER),
        ("no", "yes", None, Outcome.NO),
        ("no", None, None, Outcome.UNCLEAR),
        (None, "yes", None, Outcome.UNCLEAR),
        ("no", "yes", "unsure", Outcome.NO),
    ],
)
def test_the_time_that_is_told_decides_and_not_being_safe_is_a_yes(
    hit: str | None, safe: str | None, when: str | None, expected: Outcome
) -> None:
    told = Filling(TIMED)
    for link_id, code in (("hit", hit), ("safe", safe), ("when", when)):
        if code is not None:
            told = told.answered(link_id, [Coding(ANSWER, code)])
    assert outcome_of(told) is expected


BESIDES = load(
    json.dumps(
        DOCUMENT
        | {
            "url": "urn:besides",
            "item": [
                question("kinds", "exposure-told", "hitting", "unsure", "none", "not-relevant", "no"),
                question("own", "exposure-told", "a1", system="urn:own"),
            ],
        }
    ).encode()
)


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        (ALL_NO, Outcome.ONGOING),
        ({"consent": "no"}, Outcome.ONGOING),
        ({"hit": None, "afraid": None}, Outcome.ONGOING),
        ({"uses": "yes"}, Outcome.ONGOING),
        ({"hit": "earlier"}, Outcome.EARLIER),
        ({"hit": "ongoing"}, Outcome.ONGOING),
    ],
)
def test_what_is_told_later_counts_too_and_a_time_told_elsewhere_stands(
    first: dict[str, str | None], expected: Outcome
) -> None:
    began = filling(**first)
    told = Filling(BESIDES).answered("kinds", [Coding(ANSWER, "hitting")])
    assert outcome_over([began, told]) is outcome_over([told, began]) is expected
    assert time_is_open((began, told)) is (expected is Outcome.ONGOING and "ongoing" not in first.values())
    for nothing in ("unsure", "none", "not-relevant", "no"):
        beside = Filling(BESIDES).answered("kinds", [Coding(ANSWER, nothing)])
        assert outcome_over([began, beside]) is outcome_over([began])
    assert outcome_over([began, Filling(BESIDES)]) is outcome_over([began])
    assert outcome_over([began, Filling(BESIDES).answered("own", [Coding("urn:own", "a1")])]) is expected


def test_a_question_that_does_not_fit_takes_no_part() -> None:
    assert outcome_of(filling(hit="no", afraid="not-relevant")) is Outcome.NO
    assert outcome_of(filling(hit="earlier", afraid="not-relevant")) is Outcome.EARLIER
    assert outcome_of(filling(hit=None, afraid="not-relevant")) is Outcome.DECLINED
    assert outcome_of(filling(afraid="not-relevant")) is Outcome.UNCLEAR
    assert outcome_of(filling(hit="not-relevant", afraid="not-relevant")) is Outcome.UNCLEAR


SAID = st.sampled_from(["no", "unsure", "earlier", "ongoing", "yes", None])
SOME = st.fixed_dictionaries(
    {},
    optional={
        "consent": st.sampled_from(["yes", "no", None]),
        "hit": SAID,
        "afraid": SAID,
        "uses": st.sampled_from(["no", "yes", "earlier", None]),
        "acute": st.sampled_from(["no", "yes", None]),
    },
)
GRAVITY = {Outcome.HAS_USED_VIOLENCE: 1, Outcome.EARLIER: 2, Outcome.ONGOING: 3}
A_YES = st.sampled_from(
    [("hit", "yes"), ("hit", "step-2"), ("hit", "earlier"), ("afraid", "ongoing"), ("uses", "yes"), ("acute", "yes")]
)


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(st.lists(SOME, min_size=1, max_size=3), A_YES)
def test_one_more_yes_always_leads_to_a_yes_and_never_to_a_lesser_one(
    parts: list[dict[str, str | None]], yes: tuple[str, str]
) -> None:
    before = outcome_over([filling(**answers) for answers in parts])
    for place, answers in enumerate(parts):
        if answers.get(yes[0]) in (None, "no", "unsure"):
            more = [*parts[:place], answers | {yes[0]: yes[1]}, *parts[place + 1 :]]
            after = outcome_over([filling(**each) for each in more])
            assert after in YES
            assert GRAVITY[after] >= GRAVITY.get(before, 0)


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(SOME, st.sampled_from(["hit", "afraid"]), st.booleans())
def test_taking_an_answer_away_never_makes_a_no(answers: dict[str, str | None], gone: str, declined: bool) -> None:
    less = filling(**{key: value for key, value in answers.items() if key != gone})
    assert outcome_of(less.declines(gone) if declined else less) is not Outcome.NO


def test_an_answer_to_a_disabled_question_decides_nothing() -> None:
    asked = filling(consent="no", unasked="ongoing")
    assert outcome_of(asked) is Outcome.ONGOING
    assert outcome_of(asked.answered("consent", [Coding(ANSWER, "yes")])) is Outcome.UNCLEAR


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(["hit", "afraid"]), st.sampled_from(["no", "unsure", None])))
def test_no_needs_every_exposure_question_answered_no(answers: dict[str, str | None]) -> None:
    expected = answers == {"hit": "no", "afraid": "no"}
    assert (outcome_of(filling(**answers)) is Outcome.NO) is expected


def test_flags_are_raised_by_what_was_said_only() -> None:
    assert flags_of(filling()) == frozenset()
    assert flags_of(filling(child=False, acute="no", pregnant="no", type="close")) == frozenset()
    assert flags_of(filling(child=True)) == {Flag.CHILD}
    assert flags_of(filling(acute="yes")) == {Flag.ACUTE}
    assert flags_of(filling(type="honour")) == {Flag.HONOUR}
    assert flags_of(filling(pregnant="yes")) == {Flag.PREGNANCY}
    assert flags_of(filling(uses="earlier")) == flags_of(filling(uses="yes", hit="yes")) == {Flag.USES_VIOLENCE}
    assert flags_of(filling(uses="no")) == flags_of(filling(uses=None)) == frozenset()
    assert flags_of(filling(child=None, acute=None, type=None)) == frozenset()


ASIDE = load(json.dumps(DOCUMENT | {"url": "urn:aside", "item": [question("mood", "mood", "good", "bad")]}).encode())
FOCUS = {"system": "urn:x", "code": "focus"}
PAPER = {"code": FOCUS, "valueCodeableConcept": {"coding": [{"system": "urn:rutinstod:setting", "code": "record"}]}}
ON_PAPER = load(json.dumps(DOCUMENT | {"url": "urn:paper", "useContext": [PAPER]}).encode())


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([ALL_NO, {"hit": "ongoing"}], Outcome.ONGOING),
        ([{"hit": "earlier"}, {"acute": "yes"}], Outcome.ONGOING),
        ([ALL_NO, {"hit": "earlier"}], Outcome.EARLIER),
        ([{"consent": None}, {"hit": "earlier"}], Outcome.EARLIER),
        ([ALL_NO, ALL_NO | {"uses": "yes"}], Outcome.HAS_USED_VIOLENCE),
        ([ALL_NO, ALL_NO], Outcome.NO),
        ([ALL_NO, {}], Outcome.UNCLEAR),
        ([ALL_NO, {"consent": None}], Outcome.UNCLEAR),
        ([{"consent": "no"}, {"consent": "no"}], Outcome.DECLINED),
    ],
)
def test_several_forms_have_one_outcome(parts: list[dict[str, str | None]], expected: Outcome) -> None:
    fillings = [filling(**answers) for answers in parts]
    assert outcome_over(fillings) is expected
    assert outcome_over(reversed(fillings)) is expected


def test_a_form_that_does_not_ask_about_exposure_changes_nothing() -> None:
    assert outcome_over([filling(**ALL_NO), Filling(ASIDE)]) is Outcome.NO
    assert outcome_over([Filling(ASIDE)]) is Outcome.UNCLEAR
    assert outcome_over([]) is Outcome.UNCLEAR


def test_what_was_done_on_paper_counts_for_nothing() -> None:
    noted = Filling(ON_PAPER).answered("acute", [Coding(ANSWER, "yes")]).answered("child", [True])
    assert outcome_over([filling(**ALL_NO), noted]) is Outcome.NO
    assert flags_over([filling(), noted]) == frozenset()


def test_flags_of_several_forms_are_united() -> None:
    assert flags_over([filling(child=True), filling(pregnant="yes")]) == {Flag.CHILD, Flag.PREGNANCY}
