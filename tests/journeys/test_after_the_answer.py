# SPDX-License-Identifier: EUPL-1.2
"""Whole stories of what follows on an answer, by keyboard through the real window and a real encrypted file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from desk import NOW, PASSPHRASE, Desk, choose, ready, saved, surroundings
from screening_app.core.acting import StepKind, StepState
from screening_app.core.forms.definition import Coding
from screening_app.core.records import DataMode, Outcome, Stage, UnitKind
from screening_app.core.routines import Validity
from screening_app.gui.widgets import ShareOfYear
from screening_app.paths import data_folder
from screening_app.workspace import NewStore, unlock
from units import ready_unit

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
FIRST = "Första frågor till vuxna"

pytestmark = pytest.mark.slow

Opener = Callable[..., Desk]


@pytest.fixture
def unit(sit_down, tmp_path: Path) -> Opener:
    """Return a function that makes a unit and sits down at it, unlocked."""

    def opened(
        mode: DataMode = DataMode.CASE, kind: UnitKind = UnitKind.INTAKE, around=None, routine: str = ""
    ) -> Desk:
        folder = tmp_path / "store"
        ready_unit(folder, NewStore(mode, "Provenheten", kind, "anna", PASSPHRASE), surroundings()).close()
        if routine:
            (folder / "content" / "routines").mkdir(parents=True)
            (folder / "content" / "routines" / "own.yaml").write_text(routine, encoding="utf-8")
        desk = sit_down(folder, around)
        desk.unlock("anna", PASSPHRASE)
        desk.hands.shown("today")
        return desk

    return opened


def ask(desk: Desk, answers: dict[str, str], *, reference: str = "", form: str = FIRST) -> None:
    """Open a contact, ask, answer each question by its concept (else the first choice), and seal."""
    if reference:
        desk.hands.fill("case-reference", reference)
    desk.hands.press(KEY.Key_N, CTRL)
    ready(desk)
    choose(desk, "form", form)
    desk.hands.activate("begin")
    desk.hands.shown("question")
    while desk.view.conversation.stage is Stage.ASK:
        place = desk.view.question
        wanted = next((answers[c.code] for c in place.item.codes if c.code in answers), None)
        codes = [o.value.code if isinstance(o.value, Coding) else "" for o in place.item.options]
        if wanted == "declines":
            desk.answer(len(codes) + 1)
        else:
            desk.answer(codes.index(wanted) + 1 if wanted in codes else 1)
    desk.hands.shown("review")
    desk.hands.tab_to("seal")
    desk.hands.press(KEY.Key_Return)
    desk.hands.shown("act")


YES = {"consent": "yes", "acute": "no", "uses-violence": "no", "child": "no", "violence-type": "close-relation"}


def kinds(desk: Desk) -> list[StepKind]:
    return [step.step.kind for step in desk.view.steps]


def ids(desk: Desk) -> list[str]:
    return [step.step.id for step in desk.view.steps]


def seen(desk: Desk, name: str) -> bool:
    return any(w.isVisible() for w in desk.window.findChildren(QWidget, name))


def hand_over(desk: Desk) -> str:
    """Go to the hand-over and return its text."""
    desk.hands.activate("to-hand-over")
    text = desk.hands.shown("hand-over-text")
    assert isinstance(text, QPlainTextEdit)
    desk.hands.until(lambda: bool(text.toPlainText()), "the text")
    return text.toPlainText()


def end(desk: Desk) -> None:
    desk.hands.activate("finish")
    desk.hands.shown("today")


def mark_all(desk: Desk) -> None:
    """Mark every step that has no mark as done, from the first on."""
    for number in range(1, len(desk.view.steps) + 1):
        if desk.view.steps[number - 1].mark is None:
            desk.hands.tab_to(f"step-{number}-done")
            saved(desk, lambda: desk.hands.press(KEY.Key_1))


def test_no_gives_information_to_everyone_and_a_day_to_ask_again(unit: Opener) -> None:
    desk = unit()
    ask(desk, {**YES, "exposure": "no"}, reference="2026-1")
    assert desk.view.outcome is Outcome.NO
    assert StepKind.INFORMATION in kinds(desk)
    assert not seen(desk, "support")
    assert not seen(desk, "report")
    saved(desk, lambda: desk.hands.activate("next-proposed"))
    mark_all(desk)
    said = hand_over(desk)
    assert "Ett nej visar inte att personen är trygg." in said
    assert "Frågan ställs igen 2027-05-23: senare." in said
    end(desk)
    assert seen(desk, "ask-again")
    assert not seen(desk, "steps-due")


def test_earlier_violence_sets_one_step_aside_with_a_note_and_hands_over_what_was_told(unit: Opener) -> None:
    desk = unit()
    ask(desk, {**YES, "exposure": "earlier"}, reference="2026-2")
    desk.hands.press(KEY.Key_2)
    desk.hands.shown("step-1-why-1")
    saved(desk, lambda: desk.hands.press(KEY.Key_2))
    desk.hands.fill("step-1-note", "Kontrollerat vid förra besöket")
    saved(desk, lambda: desk.hands.press(KEY.Key_Tab))
    assert desk.view.steps[0].mark.note == "Kontrollerat vid förra besöket"
    long = hand_over(desk)
    choose(desk, "length", "short")
    text = desk.hands.shown("hand-over-text")
    desk.hands.until(lambda: text.toPlainText() not in {"", long}, "the short text")
    short = text.toPlainText()
    assert "Skäl: redan gjort (Kontrollerat vid förra besöket)" in short
    assert "Det som kom fram" in short
    assert "– Nej" in long
    assert "– Nej" not in short


def test_ongoing_violence_with_children_is_reported_and_what_is_left_is_found_again(unit: Opener) -> None:
    desk = unit()
    ask(desk, {**YES, "exposure": "ongoing", "child": "yes"}, reference="2026-3")
    assert kinds(desk)[0] is StepKind.REPORT
    assert kinds(desk) == sorted(kinds(desk), key=tuple(StepKind).index)
    for kind in (StepKind.IDENTITY, StepKind.CONTACT, StepKind.DANGER, StepKind.CARE, StepKind.POLICE):
        assert kind in kinds(desk)
    desk.hands.activate("report-show")
    facts = desk.hands.shown("report-text").toPlainText()
    assert "19 kap. 1 § socialtjänstlagen (2025:400)" in facts
    assert "Finns det barn" in facts
    saved(desk, lambda: desk.hands.activate("report-today"))
    assert desk.view.conversation.concern.reported_on == NOW.date()
    desk.hands.activate("support-add")
    for field, down in (("support-type", 1), ("support-person", 2), ("support-decision", 2)):
        desk.hands.tab_to(field)
        for _ in range(down):
            desk.hands.press(KEY.Key_Down)
    saved(desk, lambda: desk.hands.activate("support-keep"))
    assert [(s.person.value, s.with_decision) for s in desk.view.conversation.supports] == [("child", True)]
    desk.hands.tab_to("step-1-done")
    desk.hands.press(KEY.Key_3)
    desk.hands.shown("step-1-when-1")
    saved(desk, lambda: desk.hands.press(KEY.Key_1))
    left = len(desk.view.steps)
    said = hand_over(desk)
    assert "Orosanmälan gjordes 2026-11-22." in said
    assert "Görs senare: Lämna uppgiften till barnenheten genast, den 2026-11-23" in said
    end(desk)

    desk.hands.shown("steps-due")
    assert desk.words().count("2026-3") >= left
    desk.window.lock()
    desk.unlock("anna", PASSPHRASE)
    desk.hands.shown("steps-due")
    desk.hands.tab_to("steps-due")
    desk.hands.press(KEY.Key_Space)
    desk.hands.shown("act")
    mark_all(desk)
    desk.hands.tab_to("step-1-done")
    saved(desk, lambda: desk.hands.press(KEY.Key_1))
    assert desk.view.waiting == ()
    desk.hands.activate("to-hand-over")
    desk.hands.activate("close")
    desk.hands.shown("today")
    assert not seen(desk, "steps-due")


def test_acute_danger_opens_first(unit: Opener) -> None:
    desk = unit(DataMode.TALLY)
    ask(desk, {**YES, "exposure": "ongoing", "acute": "yes", "child": "yes"})
    assert ids(desk)[0] == "acute-emergency"
    first = kinds(desk)
    assert first.index(StepKind.REPORT) > first.index(StepKind.ACUTE)
    assert all(kind is StepKind.ACUTE for kind in first[: first.index(StepKind.REPORT)])
    saved(desk, lambda: desk.hands.press(KEY.Key_1))
    assert desk.view.steps[0].mark.state is StepState.DONE


def test_honour_has_its_own_steps_and_the_family_is_not_contacted(unit: Opener) -> None:
    desk = unit()
    ask(desk, {**YES, "exposure": "ongoing", "violence-type": "honour"}, reference="2026-4")
    assert "honour-alone" in ids(desk)
    assert ids(desk).index("ongoing-today") < ids(desk).index("honour-alone") < ids(desk).index("ongoing-support")
    assert "Kontakta inte familj eller släkt" in desk.words()


def test_one_who_uses_violence_gets_support_to_stop_after_the_safety_of_others(unit: Opener) -> None:
    desk = unit()
    answers = {"consent": "yes", "uses-violence": "ongoing", "exposure": "no", "acute": "no", "child": "no"}
    ask(desk, answers, reference="2026-5", form="När någon själv använder våld")
    assert desk.view.outcome is Outcome.HAS_USED_VIOLENCE
    found = ids(desk)
    for step in ("used-support", "used-helpline", "used-counselling", "used-treatment"):
        assert found.index("used-now") < found.index(step)
    desk.hands.activate("support-add")
    for field, down in (("support-type", 1), ("support-person", 3), ("support-decision", 1)):
        desk.hands.tab_to(field)
        for _ in range(down):
            desk.hands.press(KEY.Key_Down)
    saved(desk, lambda: desk.hands.activate("support-keep"))
    assert "den som använder våld, utan beslut" in hand_over(desk)


def test_declining_is_respected_and_nothing_on_the_page_presses(unit: Opener) -> None:
    desk = unit(DataMode.TALLY)
    ask(desk, {"consent": "no"})
    assert desk.view.outcome is Outcome.DECLINED
    assert not seen(desk, "support")
    shown = desk.words().lower()
    assert "respektera svaret och tacka" in shown
    assert not [word for word in ("övertala", "försök igen", "måste svara", "bör svara", "pröva igen") if word in shown]
    mark_all(desk)
    assert "ville inte svara" in hand_over(desk)
    end(desk)


def test_not_asked_twice_and_then_asked_is_one_contact(unit: Opener) -> None:
    desk = unit(DataMode.TALLY, UnitKind.MATERNITY)
    for number in range(2):
        if number:
            desk.hands.tab_to("ask-again")
            desk.hands.press(KEY.Key_Space)
        else:
            desk.hands.press(KEY.Key_N, CTRL)
        desk.hands.shown("ready-alone")
        desk.hands.press(KEY.Key_2)
        desk.hands.shown("not-ready")
        desk.hands.activate("postpone")
        desk.hands.shown("ask-again")
    desk.hands.tab_to("ask-again")
    desk.hands.press(KEY.Key_Space)
    ready(desk)
    desk.hands.activate("begin")
    desk.hands.shown("question")
    assert desk.view.conversation.contact.attempt == 3
    while desk.view.conversation.stage is Stage.ASK:
        desk.answer(1)
    desk.hands.shown("review")
    desk.hands.press(KEY.Key_Return)
    desk.hands.shown("act")
    saved(desk, lambda: desk.hands.activate("next-proposed"))
    assert "Det var försök 3" in hand_over(desk)
    end(desk)
    shown = desk.words()
    assert "100" in next(label.text() for label in desk.window.findChild(ShareOfYear).findChildren(QLabel))
    assert "tillfrågade tidigt 1, igen senare 0, efter förlossningen 0" in shown
    assert "Har fått frågan, nästa gång: senare" in shown


def test_a_routine_that_expires_in_the_middle_of_a_conversation_is_followed_to_its_end(unit: Opener) -> None:
    sample = (data_folder("forms") / "routines" / "intake-sample.yaml").read_text(encoding="utf-8")
    own = sample.replace("valid_to: 2027-12-31", "valid_to: 2026-11-22").replace("id: intake-sample", "id: own")
    now = [NOW.replace(hour=23, minute=55)]
    desk = unit(DataMode.CASE, around=replace(surroundings(), clock=lambda: now[0]), routine=own)
    desk.hands.fill("case-reference", "2026-6")
    desk.hands.press(KEY.Key_N, CTRL)
    ready(desk)
    assert desk.view.routine_validity is Validity.EXPIRES_SOON
    choose(desk, "form", FIRST)
    desk.hands.activate("begin")
    desk.hands.shown("question")
    desk.answer(1)
    now[0] += timedelta(minutes=20)
    while desk.view.conversation.stage is Stage.ASK:
        desk.answer(1)
    assert desk.view.routine_validity is Validity.EXPIRED
    assert not seen(desk, "problem")
    desk.hands.shown("review")
    desk.hands.press(KEY.Key_Return)
    desk.hands.shown("act")
    assert desk.view.conversation.routine_id == "own"
    mark_all(desk)
    said = hand_over(desk)
    assert "Kontakten ägde rum 2026-11-22 kl. 23.55." in said
    assert "beslutad 2026-02-11" in said
    end(desk)
    assert "gick ut 2026-11-22" in desk.words()
    desk.leave()
    opened = unlock(desk.window._folder, "anna", PASSPHRASE, replace(surroundings(), clock=lambda: now[0]))
    try:
        assert opened.conversations.find("2026-6")[0].handed_over_on == date(2026, 11, 23)
    finally:
        opened.close()
