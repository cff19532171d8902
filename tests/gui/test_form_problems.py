# SPDX-License-Identifier: EUPL-1.2
"""Every problem of a form has its words in the window."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from screening_app.core.forms import definition
from screening_app.core.forms.model import Problem
from screening_app.gui import form_problems

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
    assert "so" in form_problems.sentence(problem)


def test_the_gravest_come_first_and_empty_headings_are_left_out(qapp):
    found = [Problem("a", "note", None, ""), Problem("b", "refuse", "q", ""), Problem("c", "note", None, "")]
    assert [(name, len(those)) for name, those in form_problems.by_severity(found)] == [("refuse", 1), ("note", 2)]
    assert form_problems.place(found[1], None, "sv") == "q"
    assert form_problems.place(found[0], None, "sv") == ""
