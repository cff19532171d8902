# SPDX-License-Identifier: EUPL-1.2
"""Repeating groups: rows come, go and keep to themselves."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screening_app.core.forms.definition import Form, load
from screening_app.core.forms.filling import AnswerState, Filling, begun, from_response
from screening_app.core.forms.validation import errors
from screening_app.errors import CannotNow, Code

WHEN = datetime(2026, 3, 4, 10, 20, tzinfo=UTC)
HL7 = "http://hl7.org/fhir/StructureDefinition/"


def made(*items: dict[str, Any], **more: Any) -> Form:
    document = {
        "resourceType": "Questionnaire",
        "url": "urn:x",
        "version": "1.0.0",
        "status": "active",
        "language": "sv",
        "title": "Prov",
        "copyright": "CC0",
        "item": list(items),
    }
    return load(json.dumps(document | more).encode())


def occurs(least: int | None = None, most: int | None = None) -> list[dict[str, Any]]:
    bounds = (("questionnaire-minOccurs", least), ("questionnaire-maxOccurs", most))
    return [{"url": HL7 + name, "valueInteger": count} for name, count in bounds if count is not None]


def children(**group: Any) -> Form:
    seen = {"question": "age", "operator": ">", "answerInteger": 5}
    outside = {"question": "school", "operator": "=", "answerBoolean": True}
    return made(
        {
            "linkId": "child",
            "type": "group",
            "text": "Barn",
            "repeats": True,
            "item": [
                {"linkId": "age", "type": "integer", "text": "Ålder?", "required": True},
                {"linkId": "school", "type": "boolean", "text": "Går i skola?", "enableWhen": [seen]},
            ],
        }
        | group,
        {"linkId": "contact", "type": "boolean", "text": "Kontakt med skolan?", "enableWhen": [outside]},
    )


FORM = children()


def test_a_condition_looks_at_its_own_row_and_from_outside_at_any_row() -> None:
    filling = begun(FORM).add_row("child").answered("child[0]/age", [3]).answered("child[1]/age", [9])
    assert (filling.enabled["child[0]/school"], filling.enabled["child[1]/school"]) == (False, True)
    assert not filling.enabled["contact"]
    assert filling.answered("child[1]/school", [True]).enabled["contact"]


def test_a_row_that_goes_takes_its_answers_along_and_the_later_ones_move_up() -> None:
    filling = begun(FORM).add_row("child").add_row("child")
    for row, age in enumerate((1, 7, 9)):
        filling = filling.answered(f"child[{row}]/age", [age])
    left = filling.declines("child[2]/school").remove_row("child[1]")
    assert dict(left.answers) == {"child[0]/age": (1,), "child[1]/age": (9,)}
    assert left.state_of("child[1]/school") is AnswerState.DECLINED
    assert left.rows == {"child": 2}


def test_the_first_row_stays_and_a_form_sets_how_many_there_can_be() -> None:
    few = begun(children(extension=occurs(2, 3)))
    assert few.tree.groups["child"] == 2
    assert not few.can_remove_row("child[1]")
    full = few.add_row("child")
    assert not full.can_add_row("child")
    for refused in (lambda: full.add_row("child"), lambda: begun(FORM).remove_row("child[0]")):
        with pytest.raises(CannotNow) as caught:
            refused()
        assert caught.value.code is Code.ROW_REFUSED


def test_the_end_of_a_row_is_its_last_enabled_question() -> None:
    filling = begun(FORM)
    assert filling.ends_row("child[0]/age")
    older = filling.answered("child[0]/age", [9])
    assert (older.ends_row("child[0]/age"), older.ends_row("child[0]/school")) == (False, True)
    row = older.row_of("child[0]/school")
    assert row is not None
    assert (row.path, row.row) == ("child[0]", 0)


def test_rows_nest_and_paths_say_which() -> None:
    inner = {"linkId": "w", "type": "group", "repeats": True, "item": [{"linkId": "q", "type": "string", "text": "Q"}]}
    filling = begun(made({"linkId": "g", "type": "group", "repeats": True, "item": [inner]}))
    filling = filling.add_row("g").add_row("g[1]/w").answered("g[1]/w[1]/q", ["ja"])
    assert [place.path for place in filling.questions] == ["g[0]/w[0]/q", "g[1]/w[0]/q", "g[1]/w[1]/q"]
    again = from_response(filling.form, filling.response("in-progress", WHEN, "sv"))
    assert again == filling
    assert filling.remove_row("g[0]").answers == {"g[0]/w[1]/q": ("ja",)}


def test_too_many_and_too_few_rows_and_what_a_row_lacks_are_named_at_their_place() -> None:
    form = children(extension=occurs(2, 2))
    rows = [{"linkId": "child", "item": [{"linkId": "age", "answer": [{"valueInteger": n}]}]} for n in range(3)]
    response = {"resourceType": "QuestionnaireResponse", "status": "completed", "item": rows}
    assert [(e.path, e.kind) for e in errors(form, response)] == [("item[2]", "maxOccurs")]
    response["item"] = [rows[0]]
    assert [(e.path, e.kind) for e in errors(form, response)] == [("", "minOccurs")]
    response["item"] = [rows[0], {"linkId": "child"}]
    assert [(e.path, e.kind) for e in errors(form, response)] == [("item[1]", "required")]


@st.composite
def fillings(draw: st.DrawFn) -> Filling:
    filling = begun(FORM)
    for _ in range(draw(st.integers(0, 12))):
        act = draw(st.sampled_from(["add", "remove", "answer", "decline"]))
        place = draw(st.sampled_from(filling.questions))
        rows = [each.path for each in filling.instances if each.row is not None]
        row = draw(st.sampled_from(rows))
        if act == "add":
            filling = filling.add_row("child")
        elif act == "remove" and filling.can_remove_row(row):
            filling = filling.remove_row(row)
        elif act == "answer":
            value = draw(st.integers(0, 17)) if place.link_id == "age" else draw(st.booleans())
            filling = filling.answered(place.path, [value])
        else:
            filling = filling.declines(place.path)
    return filling


@pytest.mark.slow
@settings(max_examples=80, deadline=None)
@given(fillings())
def test_a_draft_with_rows_opens_as_it_was_ten_times(filling: Filling) -> None:
    first = json.dumps(filling.response("in-progress", WHEN, "sv"))
    kept = filling
    for _ in range(10):
        kept = from_response(FORM, json.loads(json.dumps(kept.response("in-progress", WHEN, "sv"))))
    assert kept == filling
    assert json.dumps(kept.response("in-progress", WHEN, "sv")) == first


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(fillings())
def test_adding_a_row_and_taking_it_away_again_changes_nothing(filling: Filling) -> None:
    last = filling.tree.groups["child"]
    assert filling.add_row("child").remove_row(f"child[{last}]") == filling
