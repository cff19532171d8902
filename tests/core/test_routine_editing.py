# SPDX-License-Identifier: EUPL-1.2
"""Changing a routine by hand: changes undone and done again, parts taken back, what stands in a decision's way."""

from __future__ import annotations

from typing import Any

from screening_app.core.routine_changes import changes
from screening_app.core.routine_editing import (
    NEEDED_LISTS,
    Working,
    lacks,
    new_step,
    point_text,
    same_part,
    steps_of,
    weeks_until,
    with_caution,
    with_header,
    with_lines,
    with_loose_placed,
    with_missing_steps,
    with_part_of,
    with_point,
    with_steps,
    with_weeks,
    without_loose,
)

DOCUMENT: dict[str, Any] = {
    "title": "Rutin",
    "points": [{"key": "how", "heading": "Hur", "text": "I enrum."}],
    "steps": {name: [{"id": f"{name}-1", "text": "Gör så"}] for name in NEEDED_LISTS},
    "guidance": {"ask": ["Lugnt"]},
    "unplaced": [],
}


def test_typing_in_one_place_is_undone_as_one_change_and_done_again() -> None:
    work = Working(DOCUMENT)
    for text in ("R", "Ru", "Rut"):
        work = work.changed(with_header(work.document, "title", text), "title")
    work = work.changed(with_point(work.document, "purpose", "Syfte", "Ge stöd."), "purpose")
    assert work.undone().document["title"] == "Rut"
    assert point_text(work.undone().document, "purpose") == ""
    assert work.undone().undone().document == DOCUMENT
    assert work.undone().undone().undone().document == DOCUMENT
    assert work.undone().undone().redone().redone() == work


def test_a_change_after_an_undone_one_forgets_what_was_undone() -> None:
    work = Working(DOCUMENT).changed(with_header(DOCUMENT, "title", "A"))
    other = work.undone().changed(with_header(DOCUMENT, "title", "B"))
    assert other.redone().document["title"] == "B"
    assert work.changed(work.document) is work


def test_points_stay_in_order_and_an_empty_one_goes() -> None:
    made = with_point(DOCUMENT, "purpose", "Syfte", "Ge stöd.")
    assert [point["key"] for point in made["points"]] == ["purpose", "how"]
    assert with_point(made, "purpose", "Syfte", "  ")["points"] == DOCUMENT["points"]
    assert DOCUMENT["points"][0]["text"] == "I enrum."


def test_a_step_without_words_loses_nothing_but_what_says_nothing() -> None:
    steps = [*steps_of(DOCUMENT, "no"), {**new_step(DOCUMENT, "no"), "detail": "", "urgent": False, "contacts": []}]
    made = with_steps(DOCUMENT, "no", steps)
    assert made["steps"]["no"] == [{"id": "no-1", "text": "Gör så"}, {"id": "no-2", "text": ""}]
    assert "no" not in with_steps(made, "no", [])["steps"]


def test_steps_are_fetched_only_where_there_are_none_and_no_id_comes_twice() -> None:
    mine = {**DOCUMENT, "steps": {"no": [{"id": "earlier-1", "text": "Eget"}]}}
    made = with_missing_steps(mine, DOCUMENT)
    assert made["steps"]["no"] == mine["steps"]["no"]
    assert lacks(made) == ()
    ids = [step["id"] for listed in made["steps"].values() for step in listed]
    assert len(ids) == len(set(ids)) == len(NEEDED_LISTS)


def test_loose_paragraphs_find_a_place_or_go() -> None:
    loose = {**DOCUMENT, "unplaced": ["Ett.", "Två."]}
    placed = with_loose_placed(loose, 0, "how", "Hur")
    assert (point_text(placed, "how"), placed["unplaced"]) == ("I enrum.\nEtt.", ["Två."])
    assert point_text(with_loose_placed(placed, 0, "when", "När"), "when") == "Två."
    assert without_loose(loose, 0)["unplaced"] == ["Två."]


def test_a_part_is_taken_back_from_the_organisation() -> None:
    mine = with_point(with_caution(with_lines(DOCUMENT, "ask", ["Annat"]), "ask", "Vakta"), "how", "Hur", "Här.")
    mine = with_steps(mine, "no", [{"id": "x", "text": "Annat"}])
    for section, key in (("points", "how"), ("guidance", "ask"), ("steps", "no")):
        assert not same_part(mine, DOCUMENT, section, key)
        mine = with_part_of(mine, DOCUMENT, section, key)
        assert same_part(mine, DOCUMENT, section, key)
    assert mine["steps"] == DOCUMENT["steps"]


def test_what_stands_in_the_way_of_a_decision_is_named_with_its_place() -> None:
    assert lacks(DOCUMENT) == ()
    steps = {**DOCUMENT["steps"], "no": [{"id": "a", "text": " "}, {"id": "b", "text": "x" * 201}], "acute": []}
    found = lacks({**DOCUMENT, "title": " ", "unplaced": ["Ett."], "steps": steps})
    assert found == (
        ("title", ""),
        ("unplaced", ""),
        ("steps", "acute"),
        ("step-text", "steps/no/1"),
        ("too-long", "steps/no/2"),
    )
    many = with_lines(DOCUMENT, "ask", ["a", "b", "c", "d", "e"])
    assert lacks(many) == (("too-many", "guidance/ask"),)


def test_when_everybody_is_asked_again_is_set_in_order_and_taken_away() -> None:
    made = with_weeks(with_weeks({}, "after-birth", "20"), "later", " 14 ")
    assert made["asked_again"] == [{"occasion": "later", "weeks": "14"}, {"occasion": "after-birth", "weeks": "20"}]
    assert weeks_until(made, "later") == "14"
    assert with_weeks(made, "later", "")["asked_again"] == [{"occasion": "after-birth", "weeks": "20"}]
    assert with_weeks(made, "later", "0")["asked_again"] == [{"occasion": "after-birth", "weeks": "20"}]
    assert not same_part(made, {}, "asked_again", "asked_again")
    assert same_part(with_part_of(made, {}, "asked_again", "asked_again"), {}, "asked_again", "asked_again")
    (change,) = changes(made, with_weeks(made, "later", "16"))
    assert (change.removed, change.added) == (("later 14",), ("later 16",))
