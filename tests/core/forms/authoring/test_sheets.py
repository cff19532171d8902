# SPDX-License-Identifier: EUPL-1.2
"""Faults of an author's sheets are named all at once, by sheet, row and column."""

from __future__ import annotations

import pytest

from screening_app.core.forms.authoring.sheets import draft_from_sheets, letter
from screening_app.errors import CannotNow, Code

SETTINGS = [["form_id", "version", "default_language", "title::sv"], ["urn:unit:a", "1.0.0", "sv", "Titel"]]


def problems(survey: list[list[str]], choices: list[list[str]] | None = None) -> set[tuple[str, int, str, str]]:
    with pytest.raises(CannotNow) as caught:
        draft_from_sheets({"survey": survey, "choices": choices or [], "settings": SETTINGS})
    assert caught.value.code is Code.WORKBOOK_REFUSED
    return set(caught.value.facts["problems"])


def test_every_fault_of_the_rows_is_named_at_once():
    found = problems(
        [
            ["type", "name", "label::sv", "relevant", "constraint", "colour"],
            ["integer", "q1", "Ett", "", ". > 3"],
            ["text", "q2", "Två", "${q1} = 'a' and ${q1} = 'b' or ${q1} = 'c'"],
            ["geopoint", "q3", "Tre"],
            ["select_one none", "q4", "Fyra"],
            ["text", "q5", "=A1"],
            ["end_group"],
        ]
    )

    assert found == {
        ("survey", 1, "F", "column-unknown"),
        ("survey", 2, "E", "constraint-shape"),
        ("survey", 3, "D", "relevant-shape"),
        ("survey", 4, "A", "type-unknown"),
        ("survey", 5, "A", "list-unknown"),
        ("survey", 6, "C", "formula"),
        ("survey", 7, "A", "group-not-open"),
    }


def test_faults_of_the_whole_are_named_by_their_row():
    survey = [
        ["type", "name", "label::sv", "relevant"],
        ["yes_no", "q1", "Ett"],
        ["yes_no", "q2", "Två", "${q9} = 'yes'"],
        ["yes_no", "q1", "", ""],
        ["yes_no", "q4", "Fyra", "${q1} != 'yes' or ${q2} = 'yes'"],
    ]

    assert {("survey", 3, "D", "condition-question-unknown"), ("survey", 4, "C", "missing")} < problems(survey)
    assert ("survey", 5, "D", "condition-is-not-among-any") in problems(survey)


def test_letters_are_those_that_excel_shows():
    assert [letter(place) for place in (0, 25, 26, 52, 701, 702)] == ["A", "Z", "AA", "BA", "ZZ", "AAA"]
