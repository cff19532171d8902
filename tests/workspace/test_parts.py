# SPDX-License-Identifier: EUPL-1.2
"""One conversation with several forms, forms from paper, and words that were being typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from forms_made import choice, form, text, written
from screening_app.core.readiness import NotAskedReason
from screening_app.core.records import Flag, Outcome, Stage
from screening_app.core.routines import steps_for
from screening_app.errors import CannotNow, Code
from screening_app.workspace import Workspace, unlock
from talk import READY, begin, hold

PASSPHRASE = "korrekt häst batteri klammer"
FIRST, MORE, THIRD, RECORD = "urn:t:first", "urn:t:more", "urn:t:third", "urn:t:record"
EXPOSURE = ("no", "earlier", "ongoing")
FORMS = (
    form(choice("hurt", *EXPOSURE, concept="exposure"), text("note"), url=FIRST, use=["intake"]),
    form(
        choice("afraid", *EXPOSURE, concept="exposure"),
        choice("child", "yes", "no", concept="child"),
        url=MORE,
        use=["intake", "follow-up"],
    ),
    form(text("markers"), url=THIRD, use=["follow-up"]),
    form(choice("result", "yes", "no", concept="acute"), url=RECORD, use=["record"]),
)


def refused(act, *given, **more) -> Code:
    with pytest.raises(CannotNow) as caught:
        act(*given, **more)
    return caught.value.code


@pytest.fixture
def clinic(unit: Workspace) -> Workspace:
    """Return a unit with a first form, two that follow it and a record of what was done on paper."""
    return with_forms(unit)


@pytest.fixture
def case_clinic(case_unit: Workspace) -> Workspace:
    """Return such a unit in case mode."""
    return with_forms(case_unit)


def with_forms(unit: Workspace) -> Workspace:
    for document in FORMS:
        unit.instruments.add(written(document))
        unit.instruments.activate(document["url"], "1.0.0")
    return unit


def started(unit: Workspace, reference: str | None = None, **more):
    view = unit.conversations.open_contact(reference, **more)
    unit.conversations.set_readiness(view.conversation.id, replace(READY))
    return unit.conversations.begin(view.conversation.id, FIRST)


def say(unit: Workspace, view, path: str, code: str):
    item = view.filling.instance(path).item
    value = next(option.value for option in item.options if option.value.code == code)
    return unit.conversations.answer(view.conversation.id, path, [value])


def review(unit: Workspace, view):
    return unit.conversations.go_to_stage(view.conversation.id, Stage.REVIEW)


def test_another_form_is_added_and_the_first_stays_as_it_was(clinic: Workspace) -> None:
    view = say(clinic, started(clinic), "hurt", "no")
    key = view.conversation.id
    added = clinic.conversations.add_form(key, MORE)
    assert (added.form.url, added.question.path, added.conversation.stage) == (MORE, "afraid", Stage.ASK)
    assert [(part.form.url, part.is_current) for part in added.parts] == [(FIRST, False), (MORE, True)]
    assert added.parts[0].filling.answers == view.filling.answers


def test_one_moves_between_forms_and_comes_back_to_where_one_was(clinic: Workspace) -> None:
    key = started(clinic).conversation.id
    clinic.conversations.go_to_question(key, "note")
    view = clinic.conversations.add_form(key, MORE)
    clinic.conversations.add_form(key, THIRD)
    say(clinic, clinic.conversations.go_to_part(key, 1), "child", "yes")

    back = clinic.conversations.go_to_part(key, 0)
    assert (back.form.url, back.question.path) == (FIRST, "note")
    assert [part.form.url for part in back.parts] == [FIRST, MORE, THIRD]
    assert [part.is_current for part in back.parts] == [True, False, False]

    there = clinic.conversations.go_to_question(key, "afraid", part=1)
    assert (there.form.url, there.question.path) == (MORE, "afraid")
    assert [code.code for code in there.filling.answers["child"]] == ["yes"]
    assert [part.form.url for part in there.parts] == [FIRST, MORE, THIRD]
    assert view.conversation.id == there.conversation.id


def test_what_does_not_exist_cannot_be_gone_to(clinic: Workspace) -> None:
    key = started(clinic).conversation.id
    for index in (-1, 1):
        assert refused(clinic.conversations.go_to_part, key, index) is Code.WRONG_STAGE
    clinic.conversations.add_form(key, MORE)
    assert refused(clinic.conversations.go_to_question, key, "afraid", part=0) is Code.QUESTION_UNKNOWN
    assert refused(clinic.conversations.go_to_question, key, "hurt") is Code.QUESTION_UNKNOWN


def test_the_same_form_is_not_asked_twice(clinic: Workspace) -> None:
    key = started(clinic).conversation.id
    assert refused(clinic.conversations.add_form, key, FIRST) is Code.FORM_ALREADY_THERE
    clinic.conversations.add_form(key, MORE)
    clinic.conversations.go_to_part(key, 0)
    assert refused(clinic.conversations.add_form, key, MORE) is Code.FORM_ALREADY_THERE
    assert refused(clinic.conversations.add_form, key, "urn:t:unknown") is Code.FORM_UNKNOWN


def test_a_follow_up_begins_no_conversation(clinic: Workspace) -> None:
    key = clinic.conversations.open_contact().conversation.id
    clinic.conversations.set_readiness(key, replace(READY))
    assert refused(clinic.conversations.begin, key, MORE) is Code.FORM_UNKNOWN
    assert refused(clinic.conversations.add_form, key, MORE) is Code.WRONG_STAGE


def test_the_first_form_is_not_exchanged_once_there_is_another(clinic: Workspace) -> None:
    key = started(clinic).conversation.id
    clinic.conversations.add_form(key, MORE)
    clinic.conversations.go_to_stage(key, Stage.PREPARE)
    shipped = clinic.content.forms_for(clinic.unit.kind)[0].url
    assert refused(clinic.conversations.begin, key, shipped) is Code.WRONG_STAGE


def test_a_yes_in_any_form_counts_at_once_and_flags_are_united(clinic: Workspace) -> None:
    view = say(clinic, started(clinic), "hurt", "no")
    view = clinic.conversations.add_form(view.conversation.id, MORE)
    assert say(clinic, view, "afraid", "ongoing").outcome is Outcome.ONGOING
    view = say(clinic, view, "child", "yes")
    sealed = clinic.conversations.seal(review(clinic, view).conversation.id, accept_gaps=True)
    assert sealed.outcome is Outcome.ONGOING
    steps = [each.step for each in sealed.steps]
    assert steps == list(steps_for(sealed.routine, Outcome.ONGOING, frozenset({Flag.CHILD})))


def test_a_no_stands_only_where_nothing_is_left_in_any_form(clinic: Workspace) -> None:
    view = say(clinic, started(clinic), "hurt", "no")
    assert view.outcome is Outcome.NO
    view = clinic.conversations.add_form(view.conversation.id, MORE)
    assert view.outcome is Outcome.UNCLEAR
    assert say(clinic, view, "afraid", "no").outcome is Outcome.NO


def test_a_record_of_what_was_done_on_paper_decides_nothing(clinic: Workspace) -> None:
    view = say(clinic, started(clinic), "hurt", "no")
    view = clinic.conversations.add_form(view.conversation.id, RECORD)
    assert say(clinic, view, "result", "yes").outcome is Outcome.NO


def test_gaps_of_all_forms_are_named_before_sealing(clinic: Workspace) -> None:
    view = say(clinic, started(clinic), "hurt", "no")
    view = clinic.conversations.add_form(view.conversation.id, MORE)
    view = say(clinic, view, "child", "no")
    assert view.gaps == ((0, "note"), (1, "afraid"))
    with pytest.raises(CannotNow) as caught:
        clinic.conversations.seal(review(clinic, view).conversation.id)
    assert (caught.value.code, caught.value.facts["count"]) == (Code.GAPS_LEFT, 2)


def test_all_forms_are_sealed_at_once_as_one_counted_contact(case_clinic: Workspace) -> None:
    view = say(case_clinic, started(case_clinic, "2026-0417"), "hurt", "earlier")
    key = case_clinic.conversations.add_form(view.conversation.id, MORE).conversation.id
    case_clinic.conversations.go_to_part(key, 0)
    sealed = case_clinic.conversations.seal(review(case_clinic, view).conversation.id, accept_gaps=True)
    assert [part.response["status"] for part in sealed.conversation.parts] == ["completed", "completed"]
    assert [part.instrument.url for part in sealed.conversation.parts] == [FIRST, MORE]
    assert sum(case_clinic._store.counts(2026).values()) == 1
    case_clinic.conversations.finish(key)
    assert [part.form.url for part in case_clinic.conversations.get(key).parts] == [FIRST, MORE]


def test_every_form_is_kept_with_the_conversation_that_uses_it(clinic: Workspace) -> None:
    clinic.conversations.add_form(begin(clinic).conversation.id, MORE)
    shipped = clinic.content.forms_for(clinic.unit.kind)[0].url
    assert {kept.url for kept in clinic._store.instruments.listed()} == {FIRST, MORE, THIRD, RECORD, shipped}


def test_the_hand_over_goes_through_all_forms_by_name(clinic: Workspace) -> None:
    view = say(clinic, started(clinic), "hurt", "earlier")
    view = clinic.conversations.add_form(view.conversation.id, MORE)
    say(clinic, view, "child", "no")
    sealed = clinic.conversations.seal(review(clinic, view).conversation.id, accept_gaps=True)
    said = clinic.conversations.hand_over_text(sealed.conversation.id)
    assert "Frågor och svar: Formulär first\n- Fråga hurt – earlier" in said
    assert "Frågor och svar: Formulär more\n- Fråga afraid – inte besvarad\n- Fråga child – no" in said
    assert said.count("Frågeformulär: ") == 2


def test_a_conversation_of_one_form_names_it_once(clinic: Workspace) -> None:
    said = clinic.conversations.hand_over_text(hold(clinic, "no").conversation.id)
    assert "\nFrågor och svar\n" in said


def test_after_a_yes_in_another_form_it_cannot_be_put_down_as_not_asked(clinic: Workspace) -> None:
    view = clinic.conversations.add_form(started(clinic).conversation.id, MORE)
    say(clinic, view, "afraid", "earlier")
    clinic.conversations.go_to_part(view.conversation.id, 0)
    code = refused(clinic.conversations.postpone, view.conversation.id, NotAskedReason.NO_TIME, None)
    assert code is Code.WRONG_STAGE


# ---- from paper


def test_a_form_from_paper_counts_in_the_month_it_was_asked(case_clinic: Workspace) -> None:
    view = started(case_clinic, "2026-1", paper_on=date(2025, 12, 30))
    assert (view.conversation.asked_on, view.conversation.started_at.date()) == (date(2025, 12, 30), date(2026, 11, 22))
    sealed = case_clinic.conversations.seal(review(case_clinic, view).conversation.id, accept_gaps=True)
    (fact,) = case_clinic._store.counts(2025)
    assert (fact.year, fact.month) == (2025, 12)
    said = case_clinic.conversations.hand_over_text(sealed.conversation.id)
    assert "besvarades på papper 2025-12-30. Svaren fördes in i Rutinstöd 2026-11-22 av anna." in said
    assert "Kontakten ägde rum" not in said


def test_in_tally_mode_only_the_month_of_the_paper_is_named(clinic: Workspace) -> None:
    view = started(clinic, paper_on=date(2026, 10, 5))
    sealed = clinic.conversations.seal(review(clinic, view).conversation.id, accept_gaps=True)
    said = clinic.conversations.hand_over_text(sealed.conversation.id)
    assert "Frågorna besvarades på papper i oktober 2026" in said
    assert "2026-10-05" not in said


def test_paper_cannot_have_been_filled_in_tomorrow(clinic: Workspace) -> None:
    code = refused(clinic.conversations.open_contact, paper_on=date(2026, 11, 23))
    assert code is Code.DATE_FUTURE
    assert clinic.today().unfinished == ()
    assert started(clinic, paper_on=date(2026, 11, 22)).conversation.asked_on == date(2026, 11, 22)


# ---- typing


def test_a_half_written_answer_survives_locking_and_is_no_answer(clinic: Workspace, around) -> None:
    key = started(clinic).conversation.id
    clinic.conversations.go_to_question(key, "note")
    clinic.conversations.keep_typing(key, "note", "hon sade att")
    clinic.close()
    opened = unlock(clinic.folder, "anna", PASSPHRASE, around)
    try:
        view = opened.conversations.get(key)
        assert view.conversation.typing == ("note", "hon sade att")
        assert "note" not in view.filling.answers
        assert (0, "note") in view.gaps
    finally:
        opened.close()


@pytest.mark.parametrize("act", ["answer", "decline", "clear", "empty", "seal"])
def test_it_is_gone_once_the_question_is_settled(clinic: Workspace, act: str) -> None:
    held = clinic.conversations
    key = started(clinic).conversation.id
    held.keep_typing(key, "note", "hon sade")
    if act == "seal":
        held.go_to_stage(key, Stage.REVIEW)
    settled = {
        "answer": lambda: held.answer(key, "note", ["hon sade nej"]),
        "decline": lambda: held.decline(key, "note"),
        "clear": lambda: held.clear(key, "note"),
        "empty": lambda: held.keep_typing(key, "note", ""),
        "seal": lambda: held.seal(key, accept_gaps=True),
    }[act]()
    assert settled.conversation.typing is None


def test_it_survives_moving_about_in_the_form(clinic: Workspace) -> None:
    key = started(clinic).conversation.id
    clinic.conversations.keep_typing(key, "note", "hon sade")
    assert clinic.conversations.go_to_question(key, "hurt").conversation.typing == ("note", "hon sade")


def test_it_belongs_to_its_own_form(clinic: Workspace) -> None:
    key = started(clinic).conversation.id
    clinic.conversations.keep_typing(key, "note", "hon sade")
    clinic.conversations.add_form(key, MORE)
    assert clinic.conversations.go_to_part(key, 0).conversation.typing is None
    clinic.conversations.keep_typing(key, "note", "hon sade")
    assert clinic.conversations.go_to_part(key, 0).conversation.typing == ("note", "hon sade")
    assert clinic.conversations.go_to_part(key, 1).conversation.typing is None


def test_words_belong_to_a_question_that_is_asked(clinic: Workspace) -> None:
    key = started(clinic).conversation.id
    assert refused(clinic.conversations.keep_typing, key, "afraid", "x") is Code.QUESTION_UNKNOWN


@pytest.mark.parametrize("mode", ["tally", "case"])
def test_a_personal_identity_number_is_no_part_of_an_answer_nor_of_half_a_one(clinic, case_clinic, mode):
    unit, reference = (clinic, None) if mode == "tally" else (case_clinic, "IFO 1")
    view = started(unit, reference)
    key = view.conversation.id
    unit.conversations.go_to_question(key, "note")
    with pytest.raises(CannotNow) as caught:
        unit.conversations.answer(key, "note", ["hon heter så, 19850709-9805"])
    assert (caught.value.code, caught.value.facts["kind"]) == (Code.ANSWER_REFUSED, "personalNumber")
    view = unit.conversations.keep_typing(key, "note", "hon heter så, 19850709-9805 och")
    assert view.conversation.typing == ("note", f"hon heter så, {'•' * 13} och")
    view = unit.conversations.answer(key, "note", ["hon heter så, 19850709-9804"])
    assert view.filling.answers["note"]
