# SPDX-License-Identifier: EUPL-1.2
"""The blank form on paper: every question, in one language, with nothing of a person or a day."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from screening_app.core.forms.definition import Form, load
from screening_app.errors import CannotNow, Code
from screening_app.paths import data_folder
from screening_app.reports.paper_form import paper_form_pdf

FILES = sorted((data_folder("forms") / "instruments").glob("*.json"))


def words(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())


@pytest.fixture
def form() -> Form:
    return load((data_folder("forms") / "instruments" / "first-questions-adult.json").read_bytes())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_question_of_a_shipped_form_is_printed_in_each_of_its_languages(file: Path) -> None:
    loaded = load(file.read_bytes())
    for language in loaded.languages:
        said = words(paper_form_pdf(loaded, language, unit_name="Provenheten"))
        for item in loaded.questions:
            if item.is_asked and item.text:
                assert " ".join(item.text[language].split()) in said, item.link_id


def test_a_condition_is_a_sentence_and_declining_has_a_box(form: Form) -> None:
    said = words(paper_form_pdf(form, "sv", unit_name="Provenheten"))
    assert "Svara bara om svaret på fråga 1 är ”Ja" in said
    assert said.count("Vill inte svara") == len([item for item in form.questions if item.is_asked])


def test_no_day_stands_on_the_paper_and_the_same_form_gives_the_same_bytes(form: Form) -> None:
    content = paper_form_pdf(form, "sv", unit_name="Provenheten")
    assert content == paper_form_pdf(form, "sv", unit_name="Provenheten")
    assert not re.search(r"20\d\d-\d\d-\d\d", words(content))
    assert form.version in words(content)


def test_a_language_that_must_be_shaped_is_refused_in_words(form: Form) -> None:
    with pytest.raises(CannotNow) as refused:
        paper_form_pdf(form, "ar", unit_name="Provenheten")
    assert refused.value.code is Code.PAPER_LANGUAGE


def test_text_of_a_form_is_never_markup() -> None:
    document = {
        "resourceType": "Questionnaire",
        "url": "urn:x",
        "version": "1.0.0",
        "status": "active",
        "language": "sv",
        "title": "Prov",
        "copyright": "CC0",
        "item": [{"linkId": "a", "type": "boolean", "text": "<b>Är</b> 1 < 2 & 3?"}],
    }
    made = paper_form_pdf(load(json.dumps(document).encode()), "sv", unit_name="Prov")
    assert "<b>Är</b> 1 < 2 & 3?" in words(made)
