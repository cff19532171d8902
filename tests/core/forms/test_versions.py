# SPDX-License-Identifier: EUPL-1.2
"""What counts as a change of a form, how grave it is, and what its version number must then be."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screening_app.core.forms.definition import load
from screening_app.core.forms.model import Coding, CutOff, Form, Item, Option
from screening_app.core.forms.versions import differences, level_needed, next_version, read_version, version_allows


def option(code: str, **more: Any) -> dict[str, Any]:
    return {"valueCoding": {"system": "urn:s", "code": code, "display": code}} | more


def document(*items: dict[str, Any], **more: Any) -> dict[str, Any]:
    given = {"resourceType": "Questionnaire", "url": "urn:f", "version": "1.0.0", "status": "active", "language": "sv"}
    return {**given, "title": "T", "copyright": "C", "item": list(items), **more}


def form(*items: dict[str, Any], **more: Any) -> Form:
    return load(json.dumps(document(*items, **more)).encode())


A = {"linkId": "a", "type": "choice", "text": "A", "answerOption": [option("no"), option("yes")]}
B = {"linkId": "b", "type": "boolean", "text": "B"}
C = {
    "linkId": "c",
    "type": "string",
    "text": "C",
    "enableWhen": [{"question": "b", "operator": "=", "answerBoolean": True}],
}
BASE = form(A, B, C)


def kinds(old: Form, new: Form) -> set[tuple[str, str | None, str]]:
    return {(each.kind, each.link_id, each.level) for each in differences(old, new)}


def test_the_same_form_has_no_differences_whatever_it_calls_itself() -> None:
    again = form(A, B, C, version="2.0.0", status="retired", date="2026-01-01")
    assert differences(BASE, again) == ()
    assert level_needed(BASE, again) is None


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ((A, C | {"enableWhen": []}), {("linkId-removed", "b", "major"), ("condition-changed", "c", "major")}),
        ((A, B, C, {"linkId": "d", "type": "boolean", "text": "D"}), {("linkId-added", "d", "minor")}),
        (
            (A, B, C, {"linkId": "d", "type": "boolean", "text": "D", "required": True}),
            {("linkId-added", "d", "major")},
        ),
        (
            (A | {"linkId": "a2"}, B, C),
            {("linkId-removed", "a", "major"), ("linkId-added", "a2", "minor")},
        ),
        ((A | {"text": "Å"}, B, C), {("text-changed", "a", "patch")}),
        (({"linkId": "a", "type": "string", "text": "A"}, B, C), {("type-changed", "a", "major")}),
        ((A | {"repeats": True}, B, C), {("type-changed", "a", "major")}),
        ((A | {"required": True}, B, C), {("required-changed", "a", "major")}),
        ((A | {"code": [{"system": "urn:x", "code": "exposure"}]}, B, C), {("code-changed", "a", "major")}),
        ((A | {"answerOption": [option("no")]}, B, C), {("code-removed", "a", "major")}),
        ((A | {"answerOption": [option("no"), option("yes"), option("x")]}, B, C), {("code-added", "a", "minor")}),
        ((A | {"answerOption": [option("yes"), option("no")]}, B, C), {("option-order-changed", "a", "minor")}),
        (
            (
                A
                | {"answerOption": [option("no"), {"valueCoding": {"system": "urn:s", "code": "yes", "display": "J"}}]},
                B,
                C,
            ),
            {("option-text-changed", "a", "patch")},
        ),
        (
            (A, B, {**C, "enableWhen": [{**C["enableWhen"][0], "answerBoolean": False}]}),
            {("condition-changed", "c", "major")},
        ),
        ((A, B, C | {"maxLength": 10}), {("limits-changed", "c", "minor")}),
        ((B, C, A), {("order-changed", "a", "minor")}),
    ],
)
def test_each_change_has_its_level(
    items: tuple[dict[str, Any], ...], expected: set[tuple[str, str | None, str]]
) -> None:
    found = kinds(BASE, form(*items))
    assert expected <= found
    assert level_needed(BASE, form(*items)) == max((e[2] for e in expected), key=["patch", "minor", "major"].index)


def test_moving_a_question_into_a_group_changes_where_its_answer_stands() -> None:
    group = {"linkId": "g", "type": "group", "text": "G", "item": [A]}
    assert ("moved", "a", "major") in kinds(BASE, form(group, B, C))


def test_words_about_the_form_are_a_patch_and_a_language_is_minor() -> None:
    assert level_needed(BASE, form(A, B, C, title="Annan")) == "patch"
    assert level_needed(BASE, form(A, B, C, description="Annan")) == "patch"


def changed_item(found: Form, link_id: str, **changes: Any) -> Form:
    """Return a form whose item is changed in the model, for what the documents here do not write."""
    made = {item.link_id: replace(item, **changes) if item.link_id == link_id else item for item in found.ordered}
    ordered = tuple(made.values())
    return replace(found, ordered=ordered, by_link_id=made)


def weighed(*weights: int | None) -> tuple[Option, ...]:
    options = BASE.by_link_id["a"].options
    return tuple(
        replace(each, weight=None if weight is None else Decimal(weight))
        for each, weight in zip(options, weights, strict=True)
    )


def test_a_weight_that_changes_is_major() -> None:
    before = changed_item(BASE, "a", options=weighed(0, 1))
    assert kinds(before, changed_item(BASE, "a", options=weighed(0, 2))) == {("weight-changed", "a", "major")}
    assert kinds(before, changed_item(BASE, "a", options=weighed(0, None))) == {("weight-changed", "a", "major")}


def test_an_option_added_to_a_scale_is_major() -> None:
    extra = Option(Coding("urn:s", "more"), {"sv": "more"}, weight=Decimal(2))
    before = changed_item(BASE, "a", options=weighed(0, 1))
    after = changed_item(BASE, "a", options=(*weighed(0, 1), extra))
    assert kinds(before, after) == {("code-added", "a", "major")}


def test_a_weighed_question_that_is_added_changes_sums_and_is_major() -> None:
    new = form(A, B, C, A | {"linkId": "d"})
    assert ("linkId-added", "d", "minor") in kinds(BASE, new)
    assert ("linkId-added", "d", "major") in kinds(BASE, changed_item(new, "d", options=weighed(0, 1)))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"hidden": True}, ("visibility-changed", "minor")),
        ({"read_only": True}, ("visibility-changed", "minor")),
        ({"initial": (True,)}, ("initial-changed", "major")),
        ({"min_occurs": 1}, ("limits-changed", "minor")),
        ({"regex": "a+"}, ("limits-changed", "minor")),
        ({"prefix": {"sv": "1."}}, ("text-changed", "patch")),
    ],
)
def test_each_field_of_an_item_counts(change: dict[str, Any], expected: tuple[str, str]) -> None:
    found = kinds(BASE, changed_item(BASE, "b", **change))
    assert found == {(expected[0], "b", expected[1])}


def test_a_new_cut_off_is_minor_and_new_words_for_its_source_a_patch() -> None:
    before = changed_item(BASE, "b", cut_offs=(CutOff(Decimal(7), {"sv": "Källan"}),))
    assert kinds(before, changed_item(BASE, "b", cut_offs=(CutOff(Decimal(6), {"sv": "Källan"}),))) == {
        ("cut-off-changed", "b", "minor")
    }
    assert kinds(before, changed_item(BASE, "b", cut_offs=(CutOff(Decimal(7), {"sv": "Boken"}),))) == {
        ("text-changed", "b", "patch")
    }


@pytest.mark.parametrize(
    ("old", "new", "level", "allowed"),
    [
        ("1.0.0", "1.0.1", "patch", True),
        ("1.0.0", "1.0.1", "minor", False),
        ("1.0.0", "1.1.0", "minor", True),
        ("1.9.9", "2.0.0", "major", True),
        ("1.0.0", "1.9.0", "major", False),
        ("1.0.0", "1.0.0", "patch", False),
        ("1.1.0", "1.0.9", "patch", False),
        ("1.0.0", "1.0.0", None, True),
        ("1.0.0-draft", "1.0.0", "major", True),
        ("2.0.0", "2.0.0-draft", "patch", False),
        ("1.0.0-draft", "1.0.0-draft", "patch", False),
        ("1.0.0", "2.0.0-draft", "major", True),
        ("1", "1.1", "minor", True),
        ("vår", "höst", "major", True),
        ("vår", "vår", "major", False),
    ],
)
def test_a_version_number_says_enough_or_too_little(old: str, new: str, level: Any, allowed: bool) -> None:
    assert version_allows(old, new, level) is allowed


def test_versions_are_ordered_as_numbers_and_not_as_text() -> None:
    texts = ["höst", "1.0.0-draft.9", "1.0.0-draft.10", "1.0.0", "1.2.0", "1.10.0", "2", "10.0.0"]
    assert sorted(set(texts), key=read_version) == texts


levels = st.sampled_from(["major", "minor", "patch"])
numbers = st.integers(0, 10**6)
versions = st.builds(lambda a, b, c: f"{a}.{b}.{c}", numbers, numbers, numbers)


@settings(deadline=None)
@given(versions, levels)
def test_the_next_version_always_allows_the_change_it_was_made_for(version: str, level: Any) -> None:
    following = next_version(version, level)
    assert version_allows(version, following, level)
    assert read_version(version) < read_version(following)


@settings(deadline=None)
@given(versions, versions)
def test_what_allows_a_graver_change_allows_a_lighter_one(old: str, new: str) -> None:
    allowed = [version_allows(old, new, level) for level in ("major", "minor", "patch")]
    assert allowed == sorted(allowed)


item_changes = st.fixed_dictionaries(
    {},
    optional={
        "text": st.sampled_from([{"sv": "A"}, {"sv": "Å"}]),
        "required": st.booleans(),
        "hidden": st.booleans(),
        "min_occurs": st.sampled_from([None, 1]),
        "codes": st.sampled_from([(), (Coding("urn:x", "y"),)]),
    },
)


@settings(deadline=None, max_examples=80)
@given(item_changes, item_changes)
def test_differences_are_found_in_both_directions(one: dict[str, Any], other: dict[str, Any]) -> None:
    first, second = changed_item(BASE, "a", **one), changed_item(BASE, "a", **other)
    there, back = differences(first, second), differences(second, first)
    assert {each.kind for each in there} == {each.kind for each in back}
    same: Item = first.by_link_id["a"]
    assert bool(there) == (same != second.by_link_id["a"])


@settings(deadline=None, max_examples=60)
@given(st.permutations(list("abcdefgh")))
def test_a_new_order_names_the_fewest_items_that_moved(order: list[str]) -> None:
    items = {name: {"linkId": name, "type": "boolean", "text": name} for name in "abcdefgh"}
    moved = {each.link_id for each in differences(form(*items.values()), form(*(items[name] for name in order)))}
    staying = [name for name in order if name not in moved]
    assert staying == sorted(staying)
    assert bool(moved) == (order != sorted(order))
    rising = [c for size in range(9) for c in combinations(order, size) if list(c) == sorted(c)]
    assert len(staying) == max(map(len, rising))
