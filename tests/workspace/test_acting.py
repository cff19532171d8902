# SPDX-License-Identifier: EUPL-1.2
"""After the answer: steps with reasons and days, support as counts, the duty to report, what is left to do."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest

from screening_app.core.acting import (
    NoReport,
    Person,
    StepCourse,
    StepState,
    SupportFact,
    ViolenceType,
    WhyNot,
)
from screening_app.core.records import CorrectionReason, DataMode, Role, UnitKind
from screening_app.errors import CannotNow, Code
from screening_app.workspace import Workspace, unlock
from talk import hold

PASSPHRASE = "korrekt häst batteri klammer"
TODAY = date(2026, 11, 22)
TOMORROW = date(2026, 11, 23)


def refused(work, *args, **named) -> Code:
    with pytest.raises(CannotNow) as caught:
        work(*args, **named)
    return caught.value.code


def courses(unit: Workspace) -> Counter[StepCourse]:
    """Return how many steps stand where, straight from the counts."""
    found: Counter[StepCourse] = Counter()
    for fact, n in unit._store.follow_up.steps(2026).items():
        found[fact.course] += n
    return found


# ---- steps


def test_a_step_is_put_off_to_a_day_or_set_aside_for_a_reason(case_unit: Workspace) -> None:
    view = hold(case_unit, "ongoing", "2026-1")
    key, held = view.conversation.id, case_unit.conversations
    first, second = (step.step.id for step in view.steps[:2])
    held.mark_step(key, first, StepState.LATER, due=TOMORROW)
    view = held.mark_step(key, second, StepState.NOT_APPLICABLE, why=WhyNot.DONE_BEFORE, note="  Gjordes i\nmåndags. ")

    marks = {step.step.id: step.mark for step in view.steps if step.mark}
    assert (marks[first].due, marks[first].why) == (TOMORROW, None)
    assert (marks[second].why, marks[second].note, marks[second].due) == (
        WhyNot.DONE_BEFORE,
        "Gjordes i måndags.",
        None,
    )
    assert marks[first].by == "anna"


@pytest.mark.parametrize(
    ("state", "more", "code"),
    [
        (StepState.NOT_APPLICABLE, {}, Code.STEP_NEEDS_REASON),
        (StepState.LATER, {}, Code.STEP_NEEDS_DAY),
        (StepState.LATER, {"due": TODAY - timedelta(1)}, Code.DATE_PAST),
        (StepState.NOT_APPLICABLE, {"why": WhyNot.OTHER, "note": "x" * 201}, Code.NOTE_REFUSED),
        (StepState.NOT_APPLICABLE, {"why": WhyNot.OTHER, "note": "19850709-9805"}, Code.CASE_REFERENCE_IS_PERSON),
        (StepState.DONE, {"note": "utan skäl"}, Code.NOTE_REFUSED),
    ],
)
def test_what_a_step_needs_and_what_a_note_may_be(case_unit: Workspace, state, more, code) -> None:
    view = hold(case_unit, "earlier", "2026-1")
    mark = case_unit.conversations.mark_step
    assert refused(mark, view.conversation.id, view.steps[0].step.id, state, **more) is code
    assert case_unit.conversations.get(view.conversation.id).conversation.steps == ()


def test_no_text_at_all_is_kept_in_tally_mode(unit: Workspace) -> None:
    view = hold(unit, "earlier")
    mark = unit.conversations.mark_step
    step = view.steps[0].step.id
    why = {"why": WhyNot.OTHER, "note": "något"}
    assert refused(mark, view.conversation.id, step, StepState.NOT_APPLICABLE, **why) is Code.NOTE_REFUSED
    kept = mark(view.conversation.id, step, StepState.NOT_APPLICABLE, why=WhyNot.NOT_SAFE)
    assert kept.steps[0].mark.why is WhyNot.NOT_SAFE


def test_what_was_noted_last_can_be_taken_back_once_and_at_once(unit: Workspace) -> None:
    view = hold(unit, "ongoing")
    key, held = view.conversation.id, unit.conversations
    first, second = (step.step.id for step in view.steps[:2])
    held.mark_step(key, first, StepState.DONE)
    assert held.mark_step(key, first, StepState.LATER, due=TOMORROW).can_undo
    view = held.undo_act(key)
    assert view.steps[0].mark.state is StepState.DONE
    assert not view.can_undo
    assert refused(held.undo_act, key) is Code.NOTHING_TO_UNDO
    held.offer_support(key, ViolenceType.HONOUR, Person.ADULT, False)
    held.undo_act(key)
    assert unit._store.follow_up.supports(2026) == {}
    held.mark_step(key, second, StepState.DONE)
    held.get(key)
    assert held.undo_act(key).conversation.steps == (view.steps[0].mark,)


def test_what_was_noted_is_there_after_a_lock(case_unit: Workspace, around) -> None:
    view = hold(case_unit, "ongoing", "2026-1")
    key, held = view.conversation.id, case_unit.conversations
    held.mark_step(key, view.steps[0].step.id, StepState.LATER, due=TOMORROW)
    held.offer_support(key, ViolenceType.CLOSE_RELATION, Person.ADULT, True)
    before = held.note_report(key, reported_on=TODAY)
    folder = case_unit.folder
    case_unit.close()
    opened = unlock(folder, "anna", PASSPHRASE, around)
    try:
        assert opened.conversations.get(key).conversation == before.conversation
        assert opened.verify() == ()
    finally:
        opened.close()


# ---- counts


def test_the_steps_are_counted_where_they_stand_and_those_left_in_tally_mode_stay_counted(unit: Workspace) -> None:
    view = hold(unit, "ongoing")
    key, held, total = view.conversation.id, unit.conversations, len(view.steps)
    assert courses(unit) == {StepCourse.OPEN: total}
    ids = [step.step.id for step in view.steps]
    held.mark_step(key, ids[0], StepState.DONE)
    held.mark_step(key, ids[1], StepState.NOT_APPLICABLE, why=WhyNot.OTHER)
    held.mark_step(key, ids[2], StepState.LATER, due=TOMORROW)
    put_off = {StepCourse.DONE: 1, StepCourse.NOT_APPLICABLE: 1, StepCourse.LATER: 1, StepCourse.OPEN: total - 3}
    assert courses(unit) == put_off
    held.mark_step(key, ids[0], None)
    assert courses(unit)[StepCourse.OPEN] == total - 2
    held.mark_step(key, ids[0], StepState.DONE)
    held.finish(key)
    assert courses(unit) == {StepCourse.DONE: 1, StepCourse.NOT_APPLICABLE: 1, StepCourse.LEFT: total - 2}
    assert unit.conversations.left_to_do().steps == 0


def test_an_offer_of_support_is_counted_once_for_each_kind_and_stays_counted(unit: Workspace) -> None:
    view = hold(unit, "ongoing")
    key, held = view.conversation.id, unit.conversations
    for decision in (False, False, True):
        held.offer_support(key, ViolenceType.CLOSE_RELATION, Person.ADULT, decision)
    view = held.offer_support(key, ViolenceType.HONOUR, Person.CHILD, False)
    assert len(view.conversation.supports) == 3
    held.take_back_support(key, ViolenceType.HONOUR, Person.CHILD, False)
    held.finish(key)
    assert unit._store.follow_up.supports(2026) == {
        SupportFact(2026, 11, ViolenceType.CLOSE_RELATION, Person.ADULT, False): 1,
        SupportFact(2026, 11, ViolenceType.CLOSE_RELATION, Person.ADULT, True): 1,
    }


def test_a_coordinator_sees_numbers_and_no_step(case_unit: Workspace, around) -> None:
    case_unit.accounts.add("karin", frozenset({Role.COORDINATOR}), PASSPHRASE, typed_by_owner=True)
    view = hold(case_unit, "ongoing", "2026-1")
    held = case_unit.conversations
    held.mark_step(view.conversation.id, view.steps[0].step.id, StepState.LATER, due=TODAY)
    folder = case_unit.folder
    case_unit.close()
    later = replace(around, clock=lambda: around.clock() + timedelta(days=30))
    opened = unlock(folder, "karin", PASSPHRASE, later)
    try:
        left = opened.conversations.left_to_do()
        assert (left.steps, left.put_off, left.overdue, left.ask_again) == (len(view.steps), 1, 1, 0)
        assert refused(opened.conversations.steps_due) is Code.NOT_PERMITTED
        assert refused(opened.today) is Code.NOT_PERMITTED
    finally:
        opened.close()


# ---- the day


def test_steps_put_off_stand_on_the_day_and_after_the_end_every_step_that_is_left(case_unit: Workspace) -> None:
    view = hold(case_unit, "no", "2026-1")
    key, held = view.conversation.id, case_unit.conversations
    ids = [step.step.id for step in view.steps]
    held.mark_step(key, ids[0], StepState.DONE)
    held.mark_step(key, ids[2], StepState.LATER, due=TOMORROW)
    assert [(due.step.id, due.due) for due in case_unit.today().steps_due] == [(ids[2], TOMORROW)]
    held.finish(key)
    assert [(due.step.id, due.case_reference) for due in case_unit.today().steps_due] == [
        (ids[2], "2026-1"),
        (ids[1], "2026-1"),
    ]
    held.mark_step(key, ids[2], StepState.DONE)
    held.mark_step(key, ids[1], StepState.NOT_APPLICABLE, why=WhyNot.PERSON_DECLINES)
    assert case_unit.today().steps_due == ()


# ---- the duty to report


@pytest.mark.parametrize(
    ("kind", "exposure", "must"),
    [
        (UnitKind.INTAKE, "ongoing", False),
        (UnitKind.MATERNITY, "ongoing", True),
        (UnitKind.MATERNITY, "earlier", False),
        (UnitKind.MATERNITY, "no", False),
    ],
)
def test_violence_in_a_pregnancy_calls_for_the_duty_to_report(open_unit, kind, exposure, must) -> None:
    view = hold(open_unit(DataMode.TALLY, kind), exposure)
    assert view.must_report is must


def test_a_report_is_noted_with_its_day_or_the_reason_for_none(case_unit: Workspace) -> None:
    view = hold(case_unit, "ongoing", "2026-1")
    key, held = view.conversation.id, case_unit.conversations
    assert refused(held.note_report, key, reported_on=TOMORROW) is Code.DATE_FUTURE
    both = {"reported_on": TODAY, "why_not": NoReport.NO_CHILD}
    assert refused(held.note_report, key, **both) is Code.STEP_NEEDS_DAY
    reported = held.note_report(key, reported_on=TODAY).conversation.concern
    assert (reported.reported_on, reported.by) == (TODAY, "anna")
    assert "Orosanmälan gjordes 2026-11-22." in held.hand_over_text(key)
    assert held.note_report(key, why_not=NoReport.REPORTED_BEFORE).conversation.concern.reported_on is None
    assert "oron är redan anmäld" in held.hand_over_text(key)
    assert held.note_report(key).conversation.concern is None


def test_the_text_for_a_report_has_the_facts_and_the_law_in_force_and_leaves_nothing_behind(unit: Workspace) -> None:
    view = hold(unit, "ongoing")
    text = unit.conversations.concern_text(view.conversation.id)
    assert "19 kap. 1 § socialtjänstlagen (2025:400)" in text
    assert "14 kap." not in text
    assert "Ja, det pågår" in text
    assert "Ansvarig" not in text
    assert "{" not in text
    assert unit.conversations.get(view.conversation.id).conversation == view.conversation


# ---- the register as a figure


def test_the_text_for_a_report_says_what_has_been_corrected_since(case_unit: Workspace) -> None:
    key = hold(case_unit, "ongoing", "2026-1").conversation.id
    assert "Rättelser" not in case_unit.conversations.concern_text(key)
    case_unit.conversations.correct(key, CorrectionReason.MISUNDERSTOOD, "Barnet var inte hemma.")
    for text in (
        case_unit.conversations.concern_text(key),
        case_unit.conversations.hand_over_text(key, "short"),
        case_unit.conversations.hand_over_text(key),
    ):
        assert "Rättelser\n- 2026-11-22 av anna, något hade missförståtts: Barnet var inte hemma." in text


def test_the_year_in_figures_counts_support_and_questionnaires_and_tells_of_nobody(unit: Workspace) -> None:
    def figures(held: int):
        for _ in range(held):
            view = hold(unit, "ongoing")
            unit.conversations.offer_support(view.conversation.id, ViolenceType.HONOUR, Person.ADULT, False)
            unit.conversations.finish(view.conversation.id)
        found = unit.register_figures(2026)
        offered = {(s.violence_type, s.person, s.with_decision): s.offered for s in found.supports}
        return found, offered[ViolenceType.HONOUR, Person.ADULT, False]

    none, _ = figures(0)
    four, offered = figures(4)
    assert offered is None
    assert none.instruments == four.instruments
    five, offered = figures(1)
    assert offered == 5
    assert five.instruments[0] == ("Första frågor till vuxna", 5)
    assert (five.asked, five.steps_done) == (100, 0)
    assert any(title.startswith("Tecken på fara") and n is None for title, n in five.instruments)
