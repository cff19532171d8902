# SPDX-License-Identifier: EUPL-1.2
"""Everything that can be wrong while a questionnaire is made has its sentence, at the field and for the workbook."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given

from drafts_made import drafts, half_made
from screening_app.core.forms import authoring
from screening_app.core.forms.authoring.draft import Comparison, Kind
from screening_app.core.forms.authoring.faults import DraftProblem, faults
from screening_app.core.forms.authoring.reopening import Beyond
from screening_app.errors import CannotNow, Code
from screening_app.gui.pages.instruments.making.sheet_words import SENTENCES, sheet_words
from screening_app.gui.pages.instruments.making.words import comparison_names, fault_place, fault_words, kind_names
from screening_app.gui.problems import sentence

SOURCE = "\n".join(file.read_text("utf-8") for file in Path(authoring.__file__).parent.glob("*.py"))
FAULTS = set(re.findall(r"DraftProblem\(\"([a-z-]+)\"", SOURCE))
CELLS = set(re.findall(r"_fault\([^)\n]*\"([a-z-]+)\"\)", SOURCE)) | FAULTS


@pytest.mark.parametrize("code", sorted(FAULTS - {"missing"}))
def test_every_fault_has_a_sentence(code):
    assert fault_words(DraftProblem(code, "q1", "text"))


@pytest.mark.parametrize("code", sorted(CELLS))
def test_every_fault_of_a_cell_has_a_sentence(code):
    assert sheet_words(code) == SENTENCES[code]


def test_every_part_that_can_be_missing_has_a_sentence():
    found = faults(half_made())
    assert {fault.part for fault in found if fault.code == "missing"} >= {
        "url",
        "version",
        "title",
        "text",
        "option-text",
    }
    assert all(fault_words(fault) and fault_place(half_made(), fault) for fault in found)


@given(drafts())
def test_a_draft_that_loses_its_language_is_told_so_in_words(draft):
    from dataclasses import replace

    for fault in faults(replace(draft, language="xx")):
        assert fault_words(fault)
        assert fault_place(draft, fault)


def test_every_kind_and_comparison_has_a_name():
    assert kind_names().keys() == set(Kind)
    assert comparison_names().keys() == set(Comparison)


def test_what_cannot_be_made_here_is_named():
    problem = CannotNow(Code.FORM_NOT_BUILDABLE, reasons=(Beyond("q1", "initial"), Beyond(None, "date")))
    assert sentence(problem).endswith("(q1: initial; the whole: date)")
