# SPDX-License-Identifier: EUPL-1.2
"""Every questionnaire that can begin a conversation leads to the outcome that the person's answers mean."""

from __future__ import annotations

import json
from itertools import product

import pytest

from screening_app.core.forms.filling import Filling
from screening_app.core.forms.filling import begun as begin
from screening_app.core.forms.model import Coding, Item
from screening_app.core.outcomes import ANSWER, CONCEPT, FOLLOW_UP, RECORD, flags_of, outcome_of, outcome_over
from screening_app.core.records import Flag, Outcome
from screening_app.core.routines import parse_routine, steps_for
from screening_app.paths import data_folder
from shipped_forms import COMPLETE, DOCUMENTS, SKELETONS, form, said

#: What is chosen before the first question to the person, for each form that can begin a conversation.
BEGINNINGS: dict[str, tuple[dict[str, str], ...]] = {
    "first-questions-adult": ({},),
    "maternity-routine-questions": ({},),
    "honour-related-violence": ({"age": "adult"}, {"age": "young"}),
    "sexual-exploitation-and-trafficking": ({},),
    "children-and-young": ({"age": "6-9"}, {"age": "10-12"}, {"age": "13-17"}),
    "uses-violence": ({},),
}
CASES = [(name, before) for name, ways in BEGINNINGS.items() for before in ways]
INTAKE = parse_routine(
    (data_folder("forms") / "routines" / "intake-sample.yaml").read_text(encoding="utf-8"),
    json.loads((data_folder("forms") / "schema" / "routine.schema.json").read_text(encoding="utf-8")),
)
ADDED = sorted(name for name in COMPLETE if form(name).use_context & {FOLLOW_UP, RECORD})
each_case = pytest.mark.parametrize(("name", "before"), CASES, ids=["-".join((n, *b.values())) for n, b in CASES])


def concerning(filling: Filling, concept: str) -> list[Item]:
    """Return the questions asked now that are about this."""
    return [place.item for place in filling.questions if Coding(CONCEPT, concept) in place.item.codes]


def begun(name: str, before: dict[str, str]) -> Filling:
    """Return a form whose person wants to answer."""
    filling = said(Filling(form(name)), before)
    (consent,) = concerning(filling, "consent")
    return said(filling, {consent.link_id: "yes"})


def all_no(filling: Filling) -> Filling:
    """Return the filling with a no to each question about violence."""
    for concept in ("exposure", "uses-violence"):
        filling = said(filling, {item.link_id: "no" for item in concerning(filling, concept)})
    return filling


def test_every_form_that_can_begin_is_walked_here() -> None:
    assert {name for name in COMPLETE if name not in ADDED} == set(BEGINNINGS)


@each_case
def test_a_no_to_everything_is_no_and_asks_no_more(name: str, before: dict[str, str]) -> None:
    filling = all_no(begun(name, before))
    assert outcome_of(filling) is Outcome.NO
    assert flags_of(filling) == frozenset()
    for concept in ("acute", "violence-type", "form-of-violence"):
        assert concerning(filling, concept) == []


@each_case
def test_one_yes_decides_whatever_the_rest_says(name: str, before: dict[str, str]) -> None:
    filling = all_no(begun(name, before))
    ways = {"earlier": Outcome.EARLIER, "ongoing": Outcome.ONGOING}
    for item, (code, outcome) in product(concerning(filling, "exposure"), ways.items()):
        opened = said(filling, {item.link_id: code})
        assert outcome_of(opened) is outcome, item.link_id
        assert concerning(opened, "acute"), item.link_id
        assert concerning(opened, "safe-contact") or name == "uses-violence", item.link_id
        alone = said(begun(name, before), {item.link_id: code})
        assert outcome_of(alone) is outcome, item.link_id


@each_case
def test_an_answer_that_is_missing_or_declined_is_never_a_no(name: str, before: dict[str, str]) -> None:
    filling = all_no(begun(name, before))
    exposures = concerning(filling, "exposure")
    for item in exposures:
        assert outcome_of(filling.cleared(item.link_id)) is Outcome.UNCLEAR
        declined = Outcome.DECLINED if len(exposures) == 1 else Outcome.UNCLEAR
        assert outcome_of(filling.declines(item.link_id)) is declined
    for item in exposures:
        filling = filling.declines(item.link_id)
    assert outcome_of(filling) is Outcome.DECLINED


@each_case
def test_a_no_to_being_asked_ends_it(name: str, before: dict[str, str]) -> None:
    filling = said(Filling(form(name)), before)
    (consent,) = concerning(filling, "consent")
    ended = said(filling, {consent.link_id: "no"})
    assert [place.link_id for place in ended.questions] == [*before, consent.link_id]
    assert outcome_of(ended) is Outcome.DECLINED
    assert outcome_of(filling.declines(consent.link_id)) is Outcome.DECLINED


@each_case
def test_what_must_be_noticed_raises_its_flag(name: str, before: dict[str, str]) -> None:
    filling = begun(name, before)
    opened = said(filling, {item.link_id: "earlier" for item in concerning(filling, "exposure")})
    opened = said(opened, {item.link_id: "earlier" for item in concerning(opened, "uses-violence")})
    always = flags_of(opened)
    assert always == ({Flag.USES_VIOLENCE} if concerning(opened, "uses-violence") else frozenset())
    for concept, flag in (("acute", Flag.ACUTE), ("child", Flag.CHILD)):
        (item,) = concerning(opened, concept)
        assert flags_of(said(opened, {item.link_id: "yes"})) == always | {flag}
    (acute,) = concerning(opened, "acute")
    assert outcome_of(said(opened, {acute.link_id: "yes"})) is Outcome.ONGOING
    for item in concerning(opened, "violence-type"):
        assert flags_of(said(opened, {item.link_id: "honour"})) == always | {Flag.HONOUR}


@each_case
def test_every_way_through_ends_without_a_gap(name: str, before: dict[str, str]) -> None:
    for place in (0, -1):
        filling, seen = Filling(form(name)), []
        path = filling.first
        while path is not None:
            assert path not in seen
            seen.append(path)
            item = filling.instance(path).item
            code = before.get(path)
            filling = filling.answered(path, [Coding(ANSWER, code) if code else item.options[place].value])
            path = filling.after(path)
        assert filling.gaps == ()


@pytest.mark.parametrize("code", ["earlier", "ongoing"])
def test_own_use_of_violence_leads_towards_support(code: str) -> None:
    filling = all_no(begun("uses-violence", {}))
    for item in concerning(filling, "uses-violence"):
        told = said(filling, {item.link_id: code})
        assert outcome_of(told) is Outcome.HAS_USED_VIOLENCE
        asked = [place.link_id for place in told.questions]
        assert asked.index("exposed-safe") < asked.index("child") < asked.index("wants-help")


def test_fear_of_hurting_someone_opens_the_help_without_a_confession() -> None:
    afraid = said(all_no(begun("uses-violence", {})), {"may-hurt": "yes"})
    assert {"wants-help", "kind-of-help"} <= {place.link_id for place in afraid.questions}


def test_fear_of_hurting_someone_opens_the_acute_steps_first_and_is_neither_exposure_nor_a_no() -> None:
    afraid = said(all_no(begun("uses-violence", {})), {"may-hurt": "yes"})
    assert flags_of(afraid) == {Flag.ACUTE, Flag.USES_VIOLENCE}
    assert outcome_of(afraid) is Outcome.UNCLEAR
    steps = steps_for(INTAKE, outcome_of(afraid), flags_of(afraid))
    ids = [step.id for step in steps]
    assert ids[: len(INTAKE.acute)] == [step.id for step in INTAKE.acute]
    assert {step.id for step in INTAKE.steps["has-used-violence"]} <= set(ids)
    told = said(afraid, {"own-physical": "earlier"})
    assert outcome_of(told) is Outcome.HAS_USED_VIOLENCE
    assert Flag.ACUTE in flags_of(told)


@pytest.mark.parametrize("code", ["no", "unsure"])
def test_only_a_yes_to_the_fear_of_hurting_someone_is_acute(code: str) -> None:
    told = said(all_no(begun("uses-violence", {})), {"may-hurt": code})
    assert flags_of(told) == frozenset()
    assert outcome_of(told) is Outcome.NO


def test_being_exposed_weighs_more_than_having_used_violence() -> None:
    told = said(all_no(begun("uses-violence", {})), {"own-physical": "ongoing", "exposed-too": "earlier"})
    assert outcome_of(told) is Outcome.EARLIER


def test_a_child_is_asked_in_the_words_of_its_age_only() -> None:
    for before in BEGINNINGS["children-and-young"]:
        asked = {place.link_id for place in begun("children-and-young", before).questions}
        prefix = f"a{before['age']}-"
        assert all(link_id == "age" or link_id.startswith(prefix) for link_id in asked)
    assert [place.link_id for place in Filling(form("children-and-young")).questions] == ["age"]


@pytest.mark.parametrize("name", ADDED)
def test_an_addition_that_was_not_wanted_changes_nothing(name: str) -> None:
    first = all_no(begun("first-questions-adult", {}))
    added = Filling(form(name))
    if any(place.link_id == "go-on" for place in added.questions):
        added = said(added, {"go-on": "no"})
        assert [place.link_id for place in added.questions] == ["go-on"]
    assert outcome_over((first, added)) is Outcome.NO


def test_signs_of_danger_are_shown_and_never_added_up() -> None:
    told = said(Filling(form("danger-markers")), {"go-on": "yes"})
    markers = concerning(told, "danger-marker")
    assert len(markers) >= 12
    assert told.scores == ()
    assert "ordinalValue" not in str(DOCUMENTS["danger-markers"])
    assert [place.link_id for place in told.questions].index("own-estimate") == 1
    assert flags_of(said(told, {"acute": "yes", "threats-children": "yes", "while-pregnant": "yes"})) == {
        Flag.ACUTE,
        Flag.CHILD,
        Flag.PREGNANCY,
    }
    assert flags_of(said(told, {"while-pregnant": "earlier"})) == frozenset()


def test_no_skeleton_is_among_the_forms_in_use() -> None:
    assert not any(form(name).status == "active" for name in SKELETONS & set(DOCUMENTS))


def test_the_description_asks_how_often_for_each_person_and_kind_of_violence() -> None:
    told = said(begin(form("description-of-violence")), {"go-on": "yes"}).add_row("person")
    told = said(told, {"person[1]/forms": "digital"})
    asked = {place.path for place in told.questions}
    assert {"person[1]/digital-last-year", "person[1]/digital-earlier"} <= asked
    assert not any(path.startswith("person[0]/digital") or "physical-" in path for path in asked)
    assert outcome_of(said(told, {"person[0]/still": "earlier", "person[1]/still": "earlier"})) is Outcome.EARLIER
    assert outcome_of(said(told, {"person[0]/still": "earlier", "person[1]/still": "ongoing"})) is Outcome.ONGOING


def test_what_was_done_on_paper_counts_for_no_outcome() -> None:
    first = all_no(begun("first-questions-adult", {}))
    record = begin(form("done-on-paper")).add_row("record")
    record = said(record, {"record[0]/instrument": "freda-danger", "record[1]/instrument": "sara-sv"})
    assert outcome_over((first, record)) is Outcome.NO
    assert flags_of(record) == frozenset()
