# SPDX-License-Identifier: EUPL-1.2
"""Two people make the same instrument of six questions, one in the real window, one in Excel: one file."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget

from builder import add, begin, choose, pick, set_tick, write
from desk import Desk, surroundings
from screening_app.core.forms.authoring.build import build, to_bytes
from screening_app.core.forms.authoring.sheets import draft_from_sheets
from screening_app.core.forms.definition import check
from screening_app.core.records import DataMode, InstrumentStatus, UnitKind
from screening_app.gui.hands import Hands
from screening_app.workbooks import read_workbook
from screening_app.workspace import NewStore, Workspace
from units import ready_unit

URL = "urn:unit:safe-at-home"
PASSPHRASE = "korrekt häst batteri klammer"
KEY, CTRL, ALT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier

pytestmark = [pytest.mark.slow, pytest.mark.qt_log_ignore("grabbing the keyboard")]


def both(hands: Hands, name: str, swedish: str, english: str) -> None:
    """Write a text in both languages."""
    write(hands, f"{name}-sv", swedish)
    write(hands, f"{name}-en", english)


def told(desk: Desk, work: Callable[[Workspace], Any]) -> Any:
    """Return what a piece of work in the open unit comes to."""
    answers: list[Any] = []
    assert desk.window.session is not None
    desk.window.session.ask(desk.window, work, answers.append)
    desk.hands.until(lambda: bool(answers), "the answer")
    return answers[0]


def about_the_whole(hands: Hands) -> None:
    """Say what the questionnaire is called, in two languages, and the rest of its first page."""
    pick(hands, "build-add-language", "en")
    both(hands, "build-title", "Trygg hemma", "Safe at home")
    write(hands, "build-publisher", "Enheten")
    write(hands, "build-copyright-sv", "Egen text")
    set_tick(hands, "build-unit-intake")
    write(hands, "build-source-sv", "Enheten")
    hands.activate("build-more")
    write(hands, "build-url", URL)


def answer(hands: Hands, place: int, swedish: str, english: str, points: str, meaning: str = "") -> None:
    """Write one answer to choose."""
    both(hands, f"build-option-{place}-text", swedish, english)
    write(hands, f"build-option-{place}-weight", points)
    if meaning:
        pick(hands, f"build-option-{place}-meaning", meaning)


def question(hands: Hands, kind: str, swedish: str, english: str) -> None:
    """Add a question of a kind."""
    add(hands, "question")
    if kind != "choice":
        pick(hands, "build-kind", kind)
    both(hands, "build-text", swedish, english)


def made_in_the_window(hands: Hands) -> None:
    """Make the whole instrument by keyboard, with second thoughts on the way."""
    about_the_whole(hands)
    question(hands, "choice", "Är du trygg?", "Are you safe?")
    both(hands, "build-help", "Vänta.", "Wait.")
    answer(hands, 1, "Ja", "Yes", "1", "yes")
    answer(hands, 2, "Nej", "No", "0", "no")
    question(hands, "choice", "Fel", "Wrong")
    answer(hands, 1, "Sällan", "Seldom", "0,5")
    answer(hands, 2, "Ofta", "Often", "2")
    both(hands, "build-text", "Hur ofta?  ", "How often?")
    pick(hands, "build-condition", "all")
    pick(hands, "build-line-1-comparison", "is-not")
    pick(hands, "build-line-1-answer", "yes")
    hands.press(KEY.Key_Z, CTRL)
    hands.press(KEY.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    question(hands, "integer", "Hur många barn?", "How many children?")
    write(hands, "build-minimum", "0")
    write(hands, "build-maximum", "20")
    question(hands, "yes-no", "Vill du ha stöd?", "Do you want support?")
    set_tick(hands, "build-required")
    question(hands, "date", "När?", "When?")
    question(hands, "text", "Något mer?", "Anything else?")
    write(hands, "build-longest", "500")
    question(hands, "display", "Ångrad", "Regretted")
    hands.activate("build-remove")
    hands.tab_to("build-outline")
    for step in (KEY.Key_Up, KEY.Key_Down):
        hands.press(step, ALT)
    add(hands, "score")
    both(hands, "build-score-text", "Summa", "Total")
    set_tick(hands, "build-sum-q2")
    set_tick(hands, "build-sum-q1")
    write(hands, "build-cut-off", "1,5")
    both(hands, "build-cut-off-source", "Enheten", "The unit")


def made_in_excel() -> bytes:
    book = Workbook()
    survey = book.active
    survey.title = "survey"
    head = "type name label::sv label::en hint::sv hint::en required relevant constraint calculation cut_off"
    survey.append([*head.split(), "cut_off_source::sv", "cut_off_source::en"])
    survey.append(["select_one yn", None, "Är du trygg?", "Are you safe?", "Vänta.", "Wait."])
    survey.append(["select_one often", None, "Hur ofta?", "How often?", None, None, None, "${q1} != 'yes'"])
    survey.append(["integer", None, "Hur många barn?", "How many children?", *[None] * 4, ". >= 0 and . <= 20"])
    survey.append(["yes_no", None, "Vill du ha stöd?", "Do you want support?", None, None, True])
    survey.append(["date", None, "När?", "When?"])
    survey.append(["text", None, "Något mer?", "Anything else?", *[None] * 4, "string-length(.) <= 500"])
    total = ["calculate", None, "Summa", "Total", *[None] * 5, "sum(q1, ${q2})", 1.5, "Enheten", "The unit"]
    survey.append(total)
    choices = book.create_sheet("choices")
    choices.append(["list_name", "name", "label::Svenska (sv)", "label::English (en)", "score"])
    for row in (["yn", "yes", "Ja", "Yes", 1], ["yn", "no", "Nej", "No", 0]):
        choices.append(row)
    for row in (["often", None, "Sällan", "Seldom", 0.5], ["often", None, "Ofta", "Often", 2.0]):
        choices.append(row)
    settings = book.create_sheet("settings")
    head = "form_id version title::sv title::en default_language publisher copyright::sv context source::sv"
    settings.append([*head.split(), "validated::en"])
    settings.append(
        [URL, "1.0.0", "Trygg hemma", "Safe at home", "sv", "Enheten", "Egen text", "intake", "Enheten", "no"]
    )
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


@pytest.fixture
def at_the_list(sit_down, tmp_path: Path) -> Desk:
    """Return a desk at the list of questionnaires of a new unit."""
    folder = tmp_path / "store"
    new = NewStore(DataMode.TALLY, "Provenheten", UnitKind.INTAKE, "anna", PASSPHRASE)
    unit = ready_unit(folder, new, surroundings())
    unit.close()
    desk: Desk = sit_down(folder)
    desk.unlock("anna", PASSPHRASE)
    desk.hands.shown("today")
    desk.hands.go_to("today", "instruments")
    desk.hands.shown("instruments-filter")
    return desk


def test_the_window_and_excel_make_the_same_file(at_the_list: Desk) -> None:
    desk = at_the_list
    in_excel = to_bytes(build(draft_from_sheets(read_workbook(made_in_excel()))))
    begin(desk.hands)
    made_in_the_window(desk.hands)
    desk.hands.activate("build-keep")
    desk.hands.shown("activate")
    in_window = told(desk, lambda ws: ws.instruments.source(URL, "1.0.0"))

    assert in_window.decode() == in_excel.decode()
    assert told(desk, lambda ws: ws.instruments.entry(URL, "1.0.0").status) is InstrumentStatus.DRAFT
    form, problems = check(in_window)
    assert [problem.code for problem in problems if problem.severity != "note"] == []
    assert form.languages == ("sv", "en")
    assert len([item for item in form.questions if item.is_asked]) == 6


def test_what_was_made_in_the_window_goes_out_to_excel_and_comes_back_the_same(at_the_list: Desk) -> None:
    desk = at_the_list
    made = told(desk, lambda ws: ws.building.begin(draft_from_sheets(read_workbook(made_in_excel()))))
    desk.hands.go_to("instruments", "settings")
    desk.hands.go_to("settings", "instruments")
    desk.hands.activate("go-on-1")
    choose(desk.hands, 2)
    outline = desk.hands.shown("build-outline")
    assert isinstance(outline, QListWidget)
    assert outline.currentItem().text() == "2. Hur ofta?"
    sheets = told(desk, lambda ws: ws.building.workbook(ws.building.open(made.key).draft))
    assert build(draft_from_sheets(read_workbook(sheets))) == build(made.draft)
