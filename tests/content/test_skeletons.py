# SPDX-License-Identifier: EUPL-1.2
"""The skeletons of named instruments count as published, and never turn a gap or a yes into a no."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from screening_app.core.forms.filling import Filling
from screening_app.core.outcomes import outcome_of, time_is_open
from screening_app.core.records import Outcome
from shipped_forms import DOCUMENTS, SKELETONS, form, items, said

NAMES = sorted(SKELETONS & set(DOCUMENTS))
QUESTIONS = {"hark": 4, "hits": 4, "e-hits": 5, "aas": 5, "pvs": 3, "wast-sf": 2}
CUT_OFFS = {"hark": [1], "hits": [11, 10, 6], "e-hits": [7], "aas": [1], "pvs": [1], "wast-sf": [2]}
RANGE = {"hark": (0, 4), "hits": (4, 20), "e-hits": (5, 25), "aas": (0, 5), "pvs": (0, 3), "wast-sf": (0, 2)}
CALM = {"pvs-safe": "yes"}
"""The answer that does not count, where it is another than "no"."""


def own_questions(name: str) -> list[str]:
    """Return the linkIds of the instrument's own questions, whose wording is not here."""
    return [item["linkId"] for item in items(DOCUMENTS[name]) if item["type"] == "choice" and "text" not in item]


def calm(name: str) -> Filling:
    """Return the form answered throughout with what counts least."""
    filling = said(Filling(form(name)), {"consent": "yes"})
    return said(filling, {link_id: CALM.get(link_id, "no") for link_id in own_questions(name)})


def weights(name: str, link_id: str) -> dict[str, Decimal]:
    """Return the weight of each answer to a question."""
    return {option.value.code: option.weight for option in form(name).item(link_id).options}


@pytest.mark.parametrize("name", NAMES)
def test_the_number_of_questions_and_the_range_of_the_sum_are_as_published(name: str) -> None:
    links = own_questions(name)
    assert len(links) == QUESTIONS[name]
    given = [weights(name, link_id).values() for link_id in links]
    assert (sum(map(min, given)), sum(map(max, given))) == RANGE[name]


@pytest.mark.parametrize("name", NAMES)
def test_each_cut_off_has_its_source_and_stands_beside_the_sum(name: str) -> None:
    (score,) = calm(name).scores
    assert [cut_off.value for cut_off in score.cut_offs] == CUT_OFFS[name]
    assert all(cut_off.source["sv"] and cut_off.source["en"] for cut_off in score.cut_offs)


@pytest.mark.parametrize("name", NAMES)
def test_a_sum_is_shown_only_when_every_question_is_answered(name: str) -> None:
    filling = calm(name)
    (score,) = filling.scores
    assert score.value == RANGE[name][0]
    for link_id in own_questions(name):
        (score,) = filling.cleared(link_id).scores
        assert score.value is None
        assert not filling.cleared(link_id).calculated.get(f"{name}-score")
        (score,) = filling.declines(link_id).scores
        assert score.value is None


@pytest.mark.parametrize("name", NAMES)
def test_no_answer_that_counts_least_is_a_yes_and_a_gap_is_never_a_no(name: str) -> None:
    filling = calm(name)
    if name == "wast-sf":
        assert outcome_of(filling) is Outcome.UNCLEAR
        filling = said(filling, {"own-experience": "no"})
    assert outcome_of(filling) is Outcome.NO
    for link_id in own_questions(name):
        assert outcome_of(filling.cleared(link_id)) is Outcome.UNCLEAR, link_id
        assert outcome_of(filling.declines(link_id)) is Outcome.UNCLEAR, link_id


@pytest.mark.parametrize("name", sorted({*NAMES} - {"wast-sf"}))
def test_an_answer_that_counts_is_exposure_at_once_and_the_time_only_sharpens_it(name: str) -> None:
    for link_id in own_questions(name):
        for code, weight in weights(name, link_id).items():
            if weight > min(weights(name, link_id).values()):
                for before in (calm(name), said(Filling(form(name)), {"consent": "yes"})):
                    counts = said(before, {link_id: code})
                    assert outcome_of(counts) is Outcome.ONGOING, (link_id, code)
                    assert time_is_open((counts,))
                    assert outcome_of(counts.declines("when")) is Outcome.ONGOING
                    assert outcome_of(said(counts, {"when": "unsure"})) is Outcome.ONGOING
                    assert outcome_of(said(counts, {"when": "earlier"})) is Outcome.EARLIER
                    told = said(counts, {"when": "ongoing"})
                    assert outcome_of(told) is Outcome.ONGOING
                    assert not time_is_open((told,))


def test_tension_alone_is_asked_about_once_more_and_is_neither_yes_nor_no() -> None:
    for link_id in own_questions("wast-sf"):
        tense = said(calm("wast-sf"), {link_id: "extreme", "own-experience": "no"})
        assert outcome_of(tense) is Outcome.UNCLEAR
        assert outcome_of(said(tense, {"more": "no"})) is Outcome.NO
        for code, outcome in (("earlier", Outcome.EARLIER), ("ongoing", Outcome.ONGOING)):
            assert outcome_of(said(tense, {"more": code})) is outcome
            assert outcome_of(said(tense, {"own-experience": code})) is outcome


def test_nothing_is_thanked_for_before_it_is_told() -> None:
    for name in sorted({*NAMES} - {"wast-sf"}):
        begun = said(Filling(form(name)), {"consent": "yes"})
        assert not begun.enabled["follow-up"], name
        for link_id in own_questions(name):
            assert not begun.declines(link_id).enabled["follow-up"], name


@pytest.mark.parametrize("name", NAMES)
def test_no_wording_of_the_instrument_is_shipped(name: str) -> None:
    document = DOCUMENTS[name]
    for item in items(document):
        if item["linkId"] in own_questions(name):
            assert not {"text", "_text", "prefix", "item"} & set(item)
            shown = {option["valueCoding"].get("display", "") for option in item["answerOption"]}
            assert shown <= {"", "Ja", "Nej"}
    assert re.search(r"tillstånd|licens|rätten", document["copyright"])


@pytest.mark.parametrize("name", {"done-on-paper", "description-of-violence"} & set(DOCUMENTS))
def test_what_can_happen_several_times_stands_in_rows(name: str) -> None:
    (group,) = [item for item in items(DOCUMENTS[name]) if item["type"] == "group" and item.get("repeats")]
    assert form(name).item(group["linkId"]).is_repeating_group


@pytest.mark.parametrize("name", {"done-on-paper"} & set(DOCUMENTS))
def test_a_record_of_paper_has_no_room_for_results_or_names(name: str) -> None:
    typed = [item for item in items(DOCUMENTS[name]) if item["type"] in ("string", "text")]
    assert [item["linkId"] for item in typed] == ["edition"]
    assert typed[0]["maxLength"] <= 40
    assert form(name).use_context == {"intake", "maternity", "record"}
