# SPDX-License-Identifier: EUPL-1.2
"""What a trial fills in for each kind of question."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from screening_app.core.forms.definition import load
from screening_app.core.forms.trial import run_trials

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
OPTIONS = [{"valueCoding": {"system": "urn:s", "code": code, "display": code}} for code in ("no", "yes")]
BOUNDS = "http://hl7.org/fhir/StructureDefinition/"


def tried(*items: dict[str, Any]) -> dict[str, list[str]]:
    """Return the kinds of error that each trial of a form with these items comes to."""
    document = {"resourceType": "Questionnaire", "status": "active", "language": "sv", "item": list(items)}
    trials = run_trials(load(json.dumps(document).encode()), NOW, lambda: 0.0)
    assert all(trial.ok for trial in trials)
    return {trial.answers: [error.kind for error in trial.errors] for trial in trials}


@pytest.mark.parametrize(
    "item",
    [
        {"type": "boolean"},
        {"type": "choice", "answerOption": OPTIONS},
        {"type": "choice", "answerOption": OPTIONS, "repeats": True},
        {"type": "integer"},
        {"type": "decimal"},
        {"type": "date"},
        {"type": "string", "maxLength": 1},
        {"type": "text"},
        {
            "type": "integer",
            "extension": [
                {"url": BOUNDS + "minValue", "valueInteger": 5},
                {"url": BOUNDS + "maxValue", "valueInteger": 9},
            ],
        },
    ],
)
def test_an_answer_is_found_for_every_kind_of_question(item: dict[str, Any]) -> None:
    assert tried({"linkId": "q", "text": "Q", "required": True} | item) == {
        "nothing": ["required"],
        "first": [],
        "last": [],
    }


def test_questions_below_questions_and_groups_are_answered_too() -> None:
    inner = {"linkId": "inner", "type": "boolean", "text": "I", "required": True}
    outer = {"linkId": "outer", "type": "boolean", "text": "O", "item": [inner]}
    group = {"linkId": "g", "type": "group", "text": "G", "item": [outer]}
    assert tried(group)["first"] == []


def test_branching_is_followed_in_both_directions() -> None:
    asked = {"linkId": "a", "type": "boolean", "text": "A"}
    when = {"enableWhen": [{"question": "a", "operator": "=", "answerBoolean": True}]}
    follows = {"linkId": "b", "type": "text", "text": "B", "required": True, **when}
    assert tried(asked, follows) == {"nothing": [], "first": [], "last": []}
