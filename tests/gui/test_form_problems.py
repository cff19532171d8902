# SPDX-License-Identifier: EUPL-1.2
"""Every problem of a form has its words in the window."""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from forms_made import choice, form, text, written
from screening_app.core.forms import definition
from screening_app.core.forms.importing import examine
from screening_app.core.forms.model import Problem
from screening_app.gui import form_problems
from screening_app.gui.pages.choose_form import language_inside, language_name
from screening_app.gui.pages.instruments.report import add_problems

SOURCE = Path(definition.__file__).parent


def codes() -> set[str]:
    """Return the codes given to one of the reporting functions anywhere in the form engine."""
    reporting = r"\b(?:_?refuse|warn|note|Problem)\(\s*\"([A-Za-z][\w-]+)\""
    return {code for path in SOURCE.rglob("*.py") for code in re.findall(reporting, path.read_text("utf-8"))}


def test_every_code_that_a_form_can_get_has_a_sentence(qapp):
    known = {*form_problems.SENTENCES, "translation-incomplete"}
    assert len(codes()) > 30
    assert codes() - known == set()


@pytest.mark.parametrize("code", [*form_problems.SENTENCES, "translation-incomplete"])
def test_a_sentence_is_a_sentence_with_or_without_its_facts(qapp, code):
    said = form_problems.sentence(Problem(code, "warn", None, ""))
    assert said.endswith(".")
    assert "{" not in said
    assert "%n" not in said


def test_facts_make_the_sentence_exact(qapp):
    problem = Problem("translation-incomplete", "warn", None, "", {"language": "so", "missing": 3})
    assert form_problems.sentence(problem).startswith("3 ")
    assert "Somali" in form_problems.sentence(problem)


def test_a_refused_file_names_its_questions_by_their_words_and_the_same_fault_once(qapp):
    below = [{**choice(link_id, "y"), "type": "reference", "answerOption": []} for link_id in "abc"]
    unknown = text("d", enableWhen=[{"question": "gone", "operator": "exists", "answerBoolean": True}])
    report = examine(written(form(*below, unknown)), datetime.now(UTC), time.perf_counter)
    assert report.form is None
    column = QVBoxLayout(holder := QWidget())
    add_problems(column, report)
    said = [label.text() for label in holder.findChildren(QLabel)]
    named = [line for line in said if line.startswith("The program does not do")]
    assert len(named) == 1
    assert "point at other records (type-reference)" in named[0]
    assert [line for line in said if line.startswith("Where: Fråga ")][:3] == [f"Where: Fråga {x} ({x})" for x in "abc"]


def test_another_question_is_called_by_its_words_inside_a_sentence(qapp):
    problem = Problem("not-equal-without-exists", "warn", "a", "", {"question": "b639a3a8"})
    assert "b639a3a8" in form_problems.sentence(problem)
    assert "“Har du barn?”" in form_problems.sentence(problem, {"b639a3a8": "Har du barn?"})


def test_the_gravest_come_first_and_empty_headings_are_left_out(qapp):
    found = [Problem("a", "note", None, ""), Problem("b", "refuse", "q", ""), Problem("c", "note", None, "")]
    assert [(name, len(those)) for name, those in form_problems.by_severity(found)] == [("refuse", 1), ("note", 2)]
    assert form_problems.place(found[1], None, "sv") == "q"
    assert form_problems.place(found[0], None, "sv") == ""


def test_a_language_that_a_form_does_not_state_is_no_code_on_screen(qapp):
    assert language_name("und") == "Language not stated"
    assert "und" not in language_inside("und").split()
