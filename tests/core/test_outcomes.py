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
from screening_app.core.outcomes import flags_of, outcome_of
from screening_app.core.records import Flag, Outcome

ANSWER, CONCEPT, TYPE = "urn:rutinstod:answer", "urn:rutinstod:concept", "urn:rutinstod:violence-type"


def question(link_id: str, concept: str, *codes: str, system: str = ANSWER, **more: Any) -> dict[str, Any]:
    options = [{"valueCoding": {"system": system, "code": code, "display": code}} for code in codes]
    coded = [{"system": CONCEPT, "code": concept}]
    return {"linkId": link_id, "type": "choice", "text": link_id, "code": coded, "answerOption": options} | more


NEVER = {"question": "consent", "operator": "=", "answerCoding": {"system": ANSWER, "code": "no"}}
ITEMS = [
    question("consent", "consent", "yes", "no"),
    question("hit", "exposure", "no", "earlier", "ongoing", "unsure"),
    question("afraid", "exposure", "no", "earlier", "ongoing", "unsure"),
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
    assert flags_of(filling(child=None, acute=None, type=None)) == frozenset()
