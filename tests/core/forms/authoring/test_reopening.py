# SPDX-License-Identifier: EUPL-1.2
"""A questionnaire opens again as the draft that made it, or says what in it no draft can say; nothing is lost."""

from __future__ import annotations

import copy
import json
import random

import pytest
from hypothesis import given

from corpus.mutations import mutated
from drafts_made import drafts, half_made
from screening_app.core.forms.authoring.build import build, to_bytes
from screening_app.core.forms.authoring.draft import Draft, DraftQuestion, Kind
from screening_app.core.forms.authoring.kept import draft_from_bytes, draft_to_bytes
from screening_app.core.forms.authoring.reopening import Beyond, draft_of
from screening_app.core.forms.authoring.sheets import draft_from_sheets
from screening_app.core.forms.authoring.sheets_out import sheets_of
from screening_app.core.forms.authoring.tidying import tidy
from screening_app.core.forms.definition import check
from screening_app.errors import Bug, CannotNow, Code
from screening_app.workbooks import read_workbook, write_workbook
from shipped_forms import COMPLETE, form


@pytest.mark.slow
@given(drafts())
def test_what_was_built_opens_again_as_it_was_and_builds_the_same_file(draft):
    made = build(draft)
    again = draft_of(json.loads(to_bytes(made)))
    assert again == tidy(draft) == tidy(tidy(draft))
    assert to_bytes(build(again)) == to_bytes(made)


@pytest.mark.slow
@given(drafts())
def test_what_has_no_fault_loads(draft):
    form, problems = check(to_bytes(build(draft)))
    assert [problem for problem in problems if problem.severity == "refuse"] == []
    assert form is not None


@pytest.mark.slow
@given(drafts())
def test_the_sheets_of_a_draft_give_the_same_draft(draft):
    assert draft_from_sheets(sheets_of(draft)) == tidy(draft)


@given(drafts())
def test_an_unfinished_draft_is_kept_and_comes_back_whole(draft):
    assert draft_from_bytes(draft_to_bytes(draft)) == draft


def test_a_draft_with_every_fault_is_kept_too():
    draft = half_made()
    again = draft_from_bytes(draft_to_bytes(draft))
    # A number that is none is equal to nothing, itself included.
    assert repr(again) == repr(draft)


def test_a_draft_of_a_later_program_is_refused_and_nonsense_is_a_mistake():
    with pytest.raises(CannotNow) as caught:
        draft_from_bytes(b'{"format": 2, "draft": {}}')
    assert caught.value.code is Code.STORE_NEWER
    for nonsense in (b"", b"{}", b'{"format": 1, "draft": {"colour": 1}}'):
        with pytest.raises(Bug):
            draft_from_bytes(nonsense)


def test_the_sheets_survive_a_real_workbook():
    draft = _plain()
    assert draft_from_sheets(read_workbook(write_workbook(sheets_of(draft)))) == tidy(draft)


def _plain() -> Draft:
    questions = (
        DraftQuestion("", Kind.GROUP, {"sv": "Del", "en": "Part"}),
        DraftQuestion(
            "", Kind.TEXT, {"sv": "Hur mår\ndu?", "en": "How are you?"}, parent="g1", pattern="a+", longest=9
        ),
        DraftQuestion("", Kind.YES_NO, {"sv": "Ja?", "en": "Yes?"}, parent="g1"),
        DraftQuestion("", Kind.DISPLAY, {"sv": "Tack", "en": "Thanks"}),
    )
    return Draft("urn:unit:b", "1.0.0", "sv", {"sv": "Prov", "en": "Trial"}, questions=questions)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda item: item.update(initial=[{"valueBoolean": True}]), Beyond("q2", "initial")),
        (lambda item: item.update(readOnly=True), Beyond("q2", "readOnly")),
        (
            lambda item: item.update(extension=[{"url": "urn:other", "valueString": "x"}]),
            Beyond("q2", "urn:other"),
        ),
        (lambda item: item.update(type="url"), Beyond("q2", "type")),
        (lambda item: item.update(item=[{"linkId": "q9", "type": "text", "text": "Mer"}]), Beyond("q9", "item")),
        (lambda item: item.update(code=[{"system": "http://loinc.org", "code": "1-8"}]), Beyond("q2", "code")),
        (
            lambda item: item.update(enableWhen=[{"question": "q1", "operator": "!=", "answerString": "x"}]),
            Beyond("q2", "enableWhen"),
        ),
    ],
)
def test_what_no_draft_can_say_is_named_with_its_question(change, reason):
    document = build(_plain())
    change(document["item"][0]["item"][1])
    with pytest.raises(CannotNow) as caught:
        draft_of(document)
    assert caught.value.code is Code.FORM_NOT_BUILDABLE
    assert reason in caught.value.facts["reasons"]


def test_what_no_draft_can_say_of_the_whole_is_named():
    document = build(_plain()) | {"effectivePeriod": {"start": "2026"}, "derivedFrom": ["urn:x"]}
    with pytest.raises(CannotNow) as caught:
        draft_of(document)
    assert caught.value.facts["reasons"] == (Beyond(None, "effectivePeriod"), Beyond(None, "derivedFrom"))


def test_status_alone_does_not_stand_in_the_way():
    draft = _plain()
    assert draft_of(build(draft) | {"status": "active"}) == tidy(draft)


@pytest.mark.parametrize("name", COMPLETE)
def test_no_shipped_questionnaire_is_opened_with_a_loss(name):
    document = form(name).document
    before = copy.deepcopy(document)
    with pytest.raises(CannotNow) as caught:
        draft_of(document)
    assert {reason.what for reason in caught.value.facts["reasons"] if reason.link_id} <= {"code"}
    assert document == before


@pytest.mark.slow
@pytest.mark.parametrize("name", ["first-questions-adult", "maternity-routine-questions", "children-and-young"])
def test_the_questions_of_a_large_questionnaire_can_all_be_built(name):
    document = form(name).document
    bare = {key: value for key, value in document.items() if key not in {"id", "date", "description", "_description"}}
    assert build(draft_of(bare)) | {"status": document["status"]} == bare


def test_what_a_sheet_cannot_hold_is_named():
    formula = DraftQuestion("", Kind.TEXT, {"sv": "=1+1"})
    with pytest.raises(CannotNow) as caught:
        sheets_of(Draft("urn:unit:b", "1.0.0", "sv", {"sv": "Prov"}, questions=(formula,)))
    assert caught.value.code is Code.FORM_NOT_FOR_EXCEL
    assert caught.value.facts["questions"] == ("q1",)


def test_a_draft_with_faults_has_no_sheets():
    with pytest.raises(CannotNow) as caught:
        sheets_of(half_made())
    assert caught.value.code is Code.FORM_REFUSED


@pytest.mark.parametrize("block", range(4))
def test_a_file_broken_on_purpose_that_still_loads_is_opened_whole_or_named(block):
    tried = 0
    for seed in range(block * 150, block * 150 + 150):
        chance = random.Random(seed)
        document = mutated(build(_plain()), chance)
        loaded, _ = check(json.dumps(document).encode())
        if loaded is None:
            continue
        tried += 1
        try:
            again = build(draft_of(loaded.document))
        except CannotNow as refused:
            if refused.code is not Code.FORM_NOT_BUILDABLE:
                raise
        else:
            assert again | {"status": loaded.document["status"]} == loaded.document
    assert tried > 5
