# SPDX-License-Identifier: EUPL-1.2
"""What a reviewer would look for in the shipped questionnaires: complete lists, both languages, every way through."""

from __future__ import annotations

import re
from typing import Any

import pytest

from screening_app.core.forms.definition import load
from screening_app.core.forms.filling import AnswerState, Filling, begun
from screening_app.core.forms.model import Coding
from screening_app.core.forms.versions import level_needed, version_allows
from screening_app.core.outcomes import ANSWER, CONCEPT, flags_of, outcome_of, outcome_over
from screening_app.core.records import Outcome
from screening_app.paths import data_folder
from shipped_forms import COMPLETE, DOCUMENTS, FOLDER, SKELETONS, form, items, said, texts

NAMED = sorted(DOCUMENTS)
README = (data_folder("forms") / "schema" / "README.md").read_text("utf-8")
TYPES = ["close-relation", "honour", "sexual", "prostitution", "trafficking", "unsure"]
FORMS = ["physical", "psychological", "sexual", "economic", "digital", "neglect", "latent", "unsure"]
UNCLEAR, NO, EARLIER, ONGOING = Outcome.UNCLEAR, Outcome.NO, Outcome.EARLIER, Outcome.ONGOING
#: (form, what staff choose before) to the outcome when every question has its first answer, its last answer, and none.
#: The first answer to a question about violence is "no", the last "it is going on"; a child's last is "I do not know".
WAYS: dict[tuple[str, str], tuple[Outcome, Outcome, Outcome]] = {
    ("aas", ""): (NO, ONGOING, UNCLEAR),
    ("children-and-young", "6-9"): (NO, UNCLEAR, UNCLEAR),
    ("children-and-young", "10-12"): (NO, UNCLEAR, UNCLEAR),
    ("children-and-young", "13-17"): (NO, UNCLEAR, UNCLEAR),
    ("danger-markers", ""): (UNCLEAR, UNCLEAR, UNCLEAR),
    ("description-of-violence", ""): (EARLIER, UNCLEAR, UNCLEAR),
    ("done-on-paper", ""): (UNCLEAR, UNCLEAR, UNCLEAR),
    ("e-hits", ""): (NO, ONGOING, UNCLEAR),
    ("first-questions-adult", ""): (NO, ONGOING, UNCLEAR),
    ("hark", ""): (NO, ONGOING, UNCLEAR),
    ("hits", ""): (NO, ONGOING, UNCLEAR),
    ("honour-related-violence", "adult"): (NO, ONGOING, UNCLEAR),
    ("honour-related-violence", "young"): (NO, ONGOING, UNCLEAR),
    ("maternity-routine-questions", ""): (NO, ONGOING, UNCLEAR),
    ("pvs", ""): (NO, ONGOING, UNCLEAR),
    ("sexual-exploitation-and-trafficking", ""): (NO, ONGOING, UNCLEAR),
    ("uses-violence", ""): (NO, ONGOING, UNCLEAR),
    ("wast-sf", ""): (NO, ONGOING, UNCLEAR),
}


def coded(item: dict[str, Any]) -> set[str]:
    return {code["code"] for code in item.get("code", []) if code["system"] == CONCEPT}


def codes(item: dict[str, Any]) -> list[str]:
    return [option["valueCoding"]["code"] for option in item["answerOption"]]


def walked(name: str, age: str, place: int) -> Filling:
    """Answer every question with the option in that place, having said yes to being asked."""
    filling = begun(form(name))
    path = filling.first
    while path is not None:
        item = filling.instance(path).item
        opens = item.link_id == "go-on" or Coding(CONCEPT, "consent") in item.codes
        chosen = "yes" if opens else age if item.link_id == "age" else None
        if chosen is not None:
            filling = filling.answered(path, [Coding(ANSWER, chosen)])
        elif item.options:
            option = [each for each in item.options if each.value != Coding(ANSWER, "not-relevant")][place]
            filling = filling.answered(path, [option.value])
        else:
            filling = filling.declines(path)
        path = filling.after(path)
    return filling


def test_every_form_is_in_the_table() -> None:
    assert {name for name, _ in WAYS} == set(DOCUMENTS)


@pytest.mark.parametrize(("name", "age"), WAYS, ids=["-".join(way).rstrip("-") for way in WAYS])
def test_every_way_through_has_the_outcome_of_the_table(name: str, age: str) -> None:
    first, last, nothing = WAYS[name, age]
    assert outcome_of(walked(name, age, 0)) is first
    assert outcome_of(walked(name, age, -1)) is last
    assert outcome_of(begun(form(name))) is nothing
    assert flags_of(begun(form(name))) == frozenset()


@pytest.mark.parametrize("name", NAMED)
def test_types_and_forms_of_violence_are_complete_in_one_order_and_under_one_name(name: str) -> None:
    for item in items(DOCUMENTS[name]):
        if "violence-type" in coded(item):
            assert codes(item) == TYPES
            assert item["answerOption"][2]["valueCoding"]["display"] == "Sexuellt våld oberoende av relation"
        if "form-of-violence" in coded(item):
            assert codes(item) == FORMS


@pytest.mark.parametrize("name", NAMED)
def test_every_concept_that_is_used_is_described(name: str) -> None:
    told = set(re.findall(r"`([a-z-]+)`", README))
    for item in items(DOCUMENTS[name]):
        assert coded(item) <= told, item["linkId"]


@pytest.mark.parametrize("name", NAMED)
def test_no_english_is_left_in_the_swedish_and_no_swedish_in_the_english(name: str) -> None:
    english = re.compile(r"\b(the|and|you|your|with|does|have|has|is|are|of|this|that|not|from|question)\b", re.I)
    swedish = re.compile(r"\b(och|att|inte|är|det|som|har|för|med|frågan|eller|någon)\b", re.I)
    quoted = re.compile(r"Frågor om våld|Välj att sluta|Nationellt centrum för kvinnofrid|Abuse Assessment Screen")
    for _, sv, en in texts(DOCUMENTS[name]):
        assert not english.search(quoted.sub("", sv)), sv
        assert not swedish.search(quoted.sub("", en or "")), en
        assert en != sv or len(sv.split()) < 5, sv


@pytest.mark.parametrize("name", NAMED)
def test_a_question_asks_both_languages_the_same_number_of_things(name: str) -> None:
    for kind, sv, en in texts(DOCUMENTS[name]):
        assert sv.count("?") == (en or "").count("?"), (kind, sv)


@pytest.mark.parametrize("name", sorted({*COMPLETE} - {"danger-markers", "description-of-violence", "done-on-paper"}))
def test_everyone_is_told_that_they_may_say_no_what_is_secret_and_what_must_be_reported(name: str) -> None:
    spoken = " ".join(item.get("text", "") for item in items(DOCUMENTS[name]) if "introduction" in item["linkId"])
    assert re.search(r"väljer|bestämmer|får svara", spoken)
    assert re.search(r"anmälan", spoken)
    helps = " ".join(item["text"] for item in items(DOCUMENTS[name]) if item["linkId"].endswith("consent-help"))
    assert re.search(r"ensam|enskilt", helps)
    assert any(item["linkId"] == "closing" for item in items(DOCUMENTS[name]))


def test_the_description_asks_how_often_last_year_and_earlier_for_each_form_of_violence() -> None:
    told = said(begun(form("description-of-violence")), {"go-on": "yes"})
    frequencies = {"not-last-year", "once", "few", "monthly", "weekly", "unsure"}
    for kind in FORMS[:-1]:
        chosen = said(told, {"person[0]/forms": kind})
        asked = {place.path: place.item for place in chosen.questions}
        last_year, earlier = asked[f"person[0]/{kind}-last-year"], asked[f"person[0]/{kind}-earlier"]
        assert {option.value.code for option in last_year.options} == frequencies
        assert {"no", "few", "often"} < {option.value.code for option in earlier.options}
        assert "senaste året" in last_year.text["sv"]
        assert "mer än ett år sedan" in earlier.text["sv"]


@pytest.mark.parametrize("began", ["yes", "no"])
def test_what_is_told_in_an_added_form_counts_at_once(began: str) -> None:
    first = said(begun(form("first-questions-adult")), {"consent": began})
    for name, path, code in (
        ("description-of-violence", "person[0]/forms", "physical"),
        ("danger-markers", "threats-to-kill", "recent"),
        ("danger-markers", "own-fear", "yes"),
        ("danger-markers", "while-pregnant", "yes"),
    ):
        added = said(begun(form(name)), {"go-on": "yes", path: code})
        assert outcome_over((first, added)) is Outcome.ONGOING, path
    over = said(first, {"consent": "yes", "physical": "earlier"})
    marker = said(begun(form("danger-markers")), {"go-on": "yes", "strangulation": "earlier"})
    assert outcome_over((over, marker)) is Outcome.EARLIER


def test_each_person_of_the_description_needs_a_time_of_its_own() -> None:
    told = said(begun(form("description-of-violence")), {"go-on": "yes"}).add_row("person")
    told = said(told, {"person[0]/forms": "physical", "person[0]/still": "earlier", "person[1]/forms": "digital"})
    assert outcome_of(told) is Outcome.ONGOING
    assert outcome_of(said(told, {"person[1]/still": "earlier"})) is Outcome.EARLIER


def test_the_persons_own_estimate_stands_before_the_signs_and_nothing_adds_them_up() -> None:
    asked = [item["linkId"] for item in items(DOCUMENTS["danger-markers"]) if item["type"] == "choice"]
    assert asked.index("own-estimate") < asked.index("escalation")
    assert not any("Expression" in extension["url"] for extension in _extensions("danger-markers"))
    assert {"escalation", "weapon", "strangulation", "jealousy", "control", "separation", "substances"} <= set(asked)
    assert {"suicide", "threats-to-kill", "threats-children", "stalking", "while-pregnant"} <= set(asked)


def test_every_named_instrument_can_be_noted_as_done_on_paper_with_where_its_result_is() -> None:
    by_link = {item["linkId"]: item for item in items(DOCUMENTS["done-on-paper"])}
    named = {"freda-short", "freda-description", "freda-danger", "sara-sv", "patriark", "irisk"}
    assert set(codes(by_link["instrument"])) == named
    asked = {link for link, item in by_link.items() if item["type"] not in ("display", "group")}
    assert asked == {"instrument", "edition", "done-on", "done-by", "result", "result-note", "plan"}
    assert by_link["record"]["repeats"] is True


@pytest.mark.parametrize("path", sorted((FOLDER / "earlier").glob("*.json")), ids=lambda path: path.stem)
def test_an_earlier_version_opens_under_its_own_number_and_the_next_number_says_enough(path: Any) -> None:
    name, _, version = path.stem.rpartition("-")
    earlier, now = load(path.read_bytes()), form(name)
    assert (earlier.url, earlier.version) == (now.url, version)
    assert version_allows(version, now.version, level_needed(earlier, now))


@pytest.mark.parametrize("name", sorted(SKELETONS))
def test_no_answer_to_a_skeletons_frame_is_a_result_of_the_instrument(name: str) -> None:
    filling = said(begun(form(name)), {"consent": "no"})
    assert outcome_of(filling) is Outcome.DECLINED
    assert filling.scores == ()
    assert filling.state_of("consent") is AnswerState.ANSWERED


def _extensions(name: str) -> list[dict[str, Any]]:
    return [extension for item in items(DOCUMENTS[name]) for extension in item.get("extension", [])]
