# SPDX-License-Identifier: EUPL-1.2
"""One contact from readiness to hand-over, through the same object that the window and the command line hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from screening_app.core.acting import StepState
from screening_app.core.forms.filling import AnswerState
from screening_app.core.readiness import Alone, Interpreter, NotAskedReason, Readiness
from screening_app.core.records import AskAgainHow, CorrectionReason, Fact, Outcome, Stage
from screening_app.errors import CannotNow, Code
from screening_app.workspace import Workspace, unlock
from talk import READY, answer_all, begin, hold


def counts(unit: Workspace) -> dict[tuple[Outcome, NotAskedReason | None], int]:
    """Return what is counted this year, by outcome and reason, as the store holds it."""
    found: dict[tuple[Outcome, NotAskedReason | None], int] = {}
    store = unit._store
    for fact, number in store.counts(2026).items():
        key = (fact.outcome, fact.reason)
        found[key] = found.get(key, 0) + number
    return found


def test_a_whole_conversation_ends_as_one_counted_contact(unit: Workspace) -> None:
    view = hold(unit, "no")

    assert view.conversation.stage is Stage.ACT
    assert view.outcome is Outcome.NO
    assert counts(unit) == {(Outcome.NO, None): 1}


def test_any_yes_counts_at_once(unit: Workspace) -> None:
    assert hold(unit, "earlier").outcome is Outcome.EARLIER
    assert hold(unit, "ongoing").outcome is Outcome.ONGOING


def test_asking_does_not_begin_before_every_readiness_question_is_answered(unit: Workspace) -> None:
    view = unit.conversations.open_contact()
    url = unit.content.forms_for(unit.unit.kind)[0].url
    for missing in ("alone", "private_room", "interpreter", "enough_time"):
        unit.conversations.set_readiness(view.conversation.id, replace(READY, **{missing: None}))
        with pytest.raises(CannotNow) as caught:
            unit.conversations.begin(view.conversation.id, url)
        assert caught.value.code is Code.READINESS_INCOMPLETE


@pytest.mark.parametrize(
    ("readiness", "reason"),
    [
        (replace(READY, alone=Alone.RELATIVE_PRESENT), NotAskedReason.RELATIVE_PRESENT),
        (replace(READY, alone=Alone.CHILD_PRESENT), NotAskedReason.CHILD_PRESENT),
        (replace(READY, private_room=False), NotAskedReason.NO_PRIVATE_ROOM),
        (replace(READY, interpreter=Interpreter.RELATIVE), NotAskedReason.RELATIVE_INTERPRETS),
        (replace(READY, interpreter=Interpreter.MISSING), NotAskedReason.NO_INTERPRETER),
        (replace(READY, enough_time=False), NotAskedReason.NO_TIME),
    ],
)
def test_what_makes_asking_unsafe_stops_it_with_a_coded_reason(
    unit: Workspace, readiness: Readiness, reason: NotAskedReason
) -> None:
    view = unit.conversations.open_contact()
    view = unit.conversations.set_readiness(view.conversation.id, readiness)
    with pytest.raises(CannotNow) as caught:
        unit.conversations.begin(view.conversation.id, unit.content.forms_for(unit.unit.kind)[0].url)

    assert caught.value.code is Code.NOT_READY
    assert view.conversation.readiness.blockers == (reason,)


def test_not_asked_counts_and_is_remembered_for_the_day_to_ask_again(unit: Workspace) -> None:
    view = unit.conversations.open_contact()
    due = date(2026, 11, 24)
    unit.conversations.postpone(view.conversation.id, NotAskedReason.NO_TIME, due, AskAgainHow.NEXT_VISIT)

    today = unit.today()
    assert counts(unit) == {(Outcome.NOT_ASKED, NotAskedReason.NO_TIME): 1}
    assert [(a.due, a.reason, a.how) for a in today.ask_again] == [
        (due, NotAskedReason.NO_TIME, AskAgainHow.NEXT_VISIT)
    ]
    assert today.unfinished == ()
    assert (today.contacts, today.asked) == (1, 0)


def test_the_text_for_the_record_says_that_it_was_not_asked_and_why(unit: Workspace) -> None:
    view = unit.conversations.open_contact()
    text = unit.conversations.not_asked_text(view.conversation.id, NotAskedReason.NO_INTERPRETER)

    assert "auktoriserad tolk saknades" in text
    assert "Provenheten" in text
    assert len(unit.today().unfinished) == 1


def test_a_second_attempt_stays_one_contact_in_the_count(unit: Workspace) -> None:
    view = unit.conversations.open_contact()
    unit.conversations.postpone(view.conversation.id, NotAskedReason.NO_TIME, date(2026, 11, 24))
    again = unit.conversations.ask_again(unit.today().ask_again[0].id)
    assert unit.today().ask_again == ()

    unit.conversations.set_readiness(again.conversation.id, READY)
    asked = unit.conversations.begin(again.conversation.id, unit.content.forms_for(unit.unit.kind)[0].url)
    sealed = unit.conversations.seal(answer_all(unit, asked).conversation.id)
    unit.conversations.finish(sealed.conversation.id)

    assert counts(unit) == {(Outcome.NO, None): 1}
    assert unit.today().ask_again == ()


def test_beginning_a_second_attempt_twice_is_one_attempt(unit: Workspace) -> None:
    view = unit.conversations.open_contact()
    unit.conversations.postpone(view.conversation.id, NotAskedReason.NO_TIME, date(2026, 11, 24))
    promise = unit.today().ask_again[0].id

    assert (
        unit.conversations.ask_again(promise).conversation.id == unit.conversations.ask_again(promise).conversation.id
    )
    assert len(unit.today().unfinished) == 1


def test_a_second_attempt_that_fails_too_replaces_the_promise(unit: Workspace) -> None:
    view = unit.conversations.open_contact()
    unit.conversations.postpone(view.conversation.id, NotAskedReason.NO_TIME, date(2026, 11, 24))
    again = unit.conversations.ask_again(unit.today().ask_again[0].id)
    unit.conversations.postpone(again.conversation.id, NotAskedReason.NO_INTERPRETER, date(2026, 11, 30))

    assert counts(unit) == {(Outcome.NOT_ASKED, NotAskedReason.NO_INTERPRETER): 1}
    assert [a.due for a in unit.today().ask_again] == [date(2026, 11, 30)]


def test_a_day_to_ask_again_cannot_lie_in_the_past(unit: Workspace) -> None:
    view = unit.conversations.open_contact()
    with pytest.raises(CannotNow) as caught:
        unit.conversations.postpone(view.conversation.id, NotAskedReason.NO_TIME, date(2026, 11, 21))
    assert caught.value.code is Code.DATE_PAST
    assert len(unit.today().unfinished) == 1


def test_after_a_yes_the_contact_cannot_be_put_down_as_not_asked(unit: Workspace) -> None:
    view = begin(unit)
    while "exposure" not in {c.code for c in view.question.item.codes}:
        view = unit.conversations.answer(view.conversation.id, view.question.link_id, [_mildest(view)], advance=True)
    yes = next(o.value for o in view.question.item.options if o.value.code == "earlier")
    unit.conversations.answer(view.conversation.id, view.question.link_id, [yes])

    with pytest.raises(CannotNow) as caught:
        unit.conversations.postpone(view.conversation.id, NotAskedReason.RELATIVE_PRESENT, None)
    assert caught.value.code is Code.WRONG_STAGE


def _mildest(view):
    item = view.question.item
    return item.options[0].value if item.options else True


def test_declining_is_kept_apart_from_a_blank_and_both_can_be_cleared(unit: Workspace) -> None:
    view = begin(unit)
    first = view.question.link_id
    key = view.conversation.id

    declined = unit.conversations.decline(key, first)
    assert declined.filling.state_of(first) is AnswerState.DECLINED
    assert first not in declined.filling.gaps

    cleared = unit.conversations.clear(key, first)
    assert cleared.filling.state_of(first) is AnswerState.BLANK
    assert first in cleared.filling.gaps


def test_gaps_are_named_before_sealing_and_never_become_a_no(unit: Workspace) -> None:
    view = begin(unit)
    key = view.conversation.id
    while view.conversation.stage is Stage.ASK:
        view = unit.conversations.next_question(key)
    with pytest.raises(CannotNow) as caught:
        unit.conversations.seal(key)
    assert caught.value.code is Code.GAPS_LEFT
    assert caught.value.facts["count"] == len(view.filling.gaps)

    assert unit.conversations.seal(key, accept_gaps=True).outcome is Outcome.UNCLEAR


def test_a_sealed_conversation_cannot_change(unit: Workspace) -> None:
    view = hold(unit)
    first = view.form.questions[0].link_id
    for change in (
        lambda: unit.conversations.clear(view.conversation.id, first),
        lambda: unit.conversations.set_readiness(view.conversation.id, READY),
        lambda: unit.conversations.postpone(view.conversation.id, NotAskedReason.OTHER, None),
        lambda: unit.conversations.seal(view.conversation.id),
    ):
        with pytest.raises(CannotNow) as caught:
            change()
        assert caught.value.code is Code.CONVERSATION_SEALED


def test_a_refused_answer_leaves_the_earlier_one(unit: Workspace) -> None:
    view = begin(unit)
    first = view.question
    kept = unit.conversations.answer(view.conversation.id, first.link_id, [_mildest(view)])
    with pytest.raises(CannotNow) as caught:
        unit.conversations.answer(view.conversation.id, first.link_id, ["something else"])

    assert caught.value.code is Code.ANSWER_REFUSED
    assert unit.conversations.get(view.conversation.id).filling.answers == kept.filling.answers


def test_the_routine_opens_for_the_outcome_and_each_step_remembers_who_and_when(unit: Workspace) -> None:
    view = hold(unit, "ongoing")
    assert view.steps
    first = view.steps[0].step.id

    marked = unit.conversations.mark_step(view.conversation.id, first, StepState.DONE)
    mark = marked.steps[0].mark
    assert (mark.state, mark.by, mark.at.hour) == (StepState.DONE, "anna", 10)

    assert unit.conversations.mark_step(view.conversation.id, first, None).steps[0].mark is None


def test_the_hand_over_is_text_and_pdf_without_the_unit_of_time_in_tally_mode(unit: Workspace) -> None:
    view = hold(unit, "earlier")
    text = unit.conversations.hand_over_text(view.conversation.id)

    assert "Provenheten" in text
    assert "10.3" not in text
    assert "10:3" not in text
    assert unit.conversations.hand_over_pdf(view.conversation.id).startswith(b"%PDF")


def test_in_tally_mode_nothing_but_the_count_remains_after_the_end(unit: Workspace) -> None:
    view = hold(unit, "earlier")
    unit.conversations.finish(view.conversation.id)

    with pytest.raises(CannotNow) as caught:
        unit.conversations.get(view.conversation.id)
    assert caught.value.code is Code.CONVERSATION_UNKNOWN
    assert counts(unit) == {(Outcome.EARLIER, None): 1}


def test_in_case_mode_a_record_is_found_by_its_case_reference_only(case_unit: Workspace) -> None:
    view = hold(case_unit, "earlier", "2026-0417")
    case_unit.conversations.finish(view.conversation.id)

    assert [c.id for c in case_unit.conversations.find(" 2026-0417 ")] == [view.conversation.id]
    assert case_unit.conversations.find("2026-0418") == ()


def test_case_mode_needs_a_reference_and_tally_mode_refuses_one(unit: Workspace, case_unit: Workspace) -> None:
    for opened, reference in ((unit, "2026-1"), (case_unit, None), (case_unit, "19850709-9805")):
        with pytest.raises(CannotNow):
            opened.conversations.open_contact(reference)


def test_a_contact_opened_by_mistake_is_not_counted(unit: Workspace) -> None:
    view = unit.conversations.open_contact()
    unit.conversations.discard(view.conversation.id)

    assert unit.today().unfinished == ()
    assert counts(unit) == {}


def test_locking_and_unlocking_returns_to_the_same_question_with_the_same_answers(unit: Workspace, around) -> None:
    view = begin(unit)
    view = unit.conversations.answer(view.conversation.id, view.question.link_id, [_mildest(view)], advance=True)
    folder = unit.folder
    unit.close()

    opened = unlock(folder, "anna", "korrekt häst batteri klammer", around)
    try:
        again = opened.conversations.get(opened.today().unfinished[0].id)
        assert again.question == view.question
        assert again.filling.answers == view.filling.answers
    finally:
        opened.close()


def test_facts_carry_no_link_to_a_record() -> None:
    told = {"types", "forms", "person", "age", "sex", "deferred"}
    assert set(Fact.__dataclass_fields__) == {"year", "month", "outcome", "reason", "interpreter", "attempt"} | told


def test_a_correction_stands_beside_what_was_sealed_with_its_reason(case_unit: Workspace) -> None:
    key = hold(case_unit, case_reference="IFO 1").conversation.id
    before = case_unit.conversations.get(key).conversation
    made = case_unit.conversations.correct(key, CorrectionReason.MISUNDERSTOOD, " Fråga 2: det var en annan person. ")
    assert (made.by, made.text) == ("anna", "Fråga 2: det var en annan person.")
    assert case_unit.conversations.get(key).conversation == before
    text = case_unit.conversations.hand_over_text(key)
    assert "Rättelser\n- 2026-11-22 av anna, något hade missförståtts: Fråga 2: det var en annan person." in text
    case_unit.conversations.finish(key)
    later = case_unit.conversations.correct(key, CorrectionReason.SAID_LATER, "Fråga 3 gällde förra året.")
    assert case_unit.conversations.corrections(key) == (made, later)
    assert [line.action for line in case_unit._store.log_entries() if line.subject][-1] == "corrected"
    assert case_unit.verify() == ()


def refused(act, *given) -> Code:
    with pytest.raises(CannotNow) as caught:
        act(*given)
    return caught.value.code


def test_what_is_no_correction_is_refused(case_unit: Workspace, unit: Workspace) -> None:
    key = hold(case_unit, case_reference="IFO 1").conversation.id
    for reason, text in (
        (None, "rätt"),
        (CorrectionReason.OTHER, "   "),
        (CorrectionReason.OTHER, "x" * 2001),
        (CorrectionReason.OTHER, "hon är 19850709-9805"),
    ):
        assert refused(case_unit.conversations.correct, key, reason, text) is Code.CORRECTION_INCOMPLETE
    draft = begin(case_unit, "IFO 2").conversation.id
    assert refused(case_unit.conversations.correct, draft, CorrectionReason.OTHER, "rätt") is Code.WRONG_STAGE
    counted = hold(unit).conversation.id
    assert refused(unit.conversations.correct, counted, CorrectionReason.OTHER, "rätt") is Code.WRONG_STAGE
