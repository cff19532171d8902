# SPDX-License-Identifier: EUPL-1.2
"""The blank form on paper: every question, in one language, with nothing of a person or a day."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from screening_app.core.forms.definition import Form, ItemType, load
from screening_app.errors import CannotNow, Code
from screening_app.paths import data_folder
from screening_app.reports.paper_form import paper_form_pdf

FILES = sorted((data_folder("forms") / "instruments").glob("*.json"))


def words(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())


@pytest.fixture
def form() -> Form:
    return load((data_folder("forms") / "instruments" / "first-questions-adult.json").read_bytes())


@pytest.mark.slow
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


@pytest.mark.slow
def test_no_day_stands_on_the_paper_and_the_same_form_gives_the_same_bytes(form: Form) -> None:
    content = paper_form_pdf(form, "sv", unit_name="Provenheten")
    assert content == paper_form_pdf(form, "sv", unit_name="Provenheten")
    assert not re.search(r"20\d\d-\d\d-\d\d", words(content))
    assert form.version in words(content)


def made(*items: dict[str, Any], language: str = "sv", **more: Any) -> Form:
    document = {
        "resourceType": "Questionnaire",
        "url": "urn:x",
        "version": "2.3.4",
        "status": "active",
        "language": language,
        "title": "Prov",
        "copyright": "CC0",
        **more,
        "item": list(items),
    }
    return load(json.dumps(document).encode())


def choice(link_id: str, *codes: str, **more: Any) -> dict[str, Any]:
    options = [{"valueCoding": {"system": "urn:s", "code": code, "display": f"svar {code}"}} for code in codes]
    return {"linkId": link_id, "type": "choice", "text": f"Fråga {link_id}", "answerOption": options, **more}


@pytest.mark.parametrize(("language", "text"), [("hi", "क्या"), ("th", "สบายดีไหม"), ("dv", "ކިހިނެއް"), ("zh", "你好吗")])
def test_a_script_that_would_be_printed_wrong_is_refused(language: str, text: str) -> None:
    form = made({"linkId": "a", "type": "boolean", "text": text}, language=language)
    with pytest.raises(CannotNow) as refused:
        paper_form_pdf(form, language, unit_name=None)
    assert refused.value.code is Code.PAPER_LANGUAGE


def test_a_language_that_the_form_does_not_have_whole_is_refused(form: Form) -> None:
    with pytest.raises(CannotNow):
        paper_form_pdf(form, "so", unit_name=None)


@pytest.mark.parametrize(
    "text", ["Är du trygg hemma?", "Czy czujesz się bezpiecznie?", "Вы в безопасности?", "Ma ñoñe ığ?"]
)
def test_scripts_that_stand_as_they_are_written_are_printed(text: str) -> None:
    assert text in words(paper_form_pdf(made({"linkId": "a", "type": "boolean", "text": text}), "sv", unit_name=None))


def test_conditions_with_the_same_answers_are_said_once() -> None:
    rows = [
        {"question": q, "operator": "=", "answerCoding": {"system": "urn:s", "code": c}} for q in "ab" for c in "xy"
    ]
    later = choice("c", "x", enableWhen=rows, enableBehavior="any")
    said = words(paper_form_pdf(made(choice("a", "x", "y"), choice("b", "x", "y"), later), "sv", unit_name=None))
    assert "Svara bara om svaret på fråga 1 eller 2 är ”svar x” eller ”svar y”." in said


def test_a_group_that_repeats_is_printed_three_times_and_never_more_than_it_may_have() -> None:
    child = {"linkId": "q", "type": "string", "text": "Ålder"}
    group = {"linkId": "g", "type": "group", "text": "Barn", "repeats": True, "item": [child]}
    said = words(paper_form_pdf(made(group), "sv", unit_name=None))
    assert said.count("1. Ålder") == 3
    assert "Barn – 3" in said
    most = {"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-maxOccurs", "valueInteger": 2}
    said = words(paper_form_pdf(made({**group, "extension": [most]}), "sv", unit_name=None))
    assert said.count("1. Ålder") == 2
    assert "eget papper" not in said


def test_a_long_group_that_repeats_is_printed_once_to_be_copied() -> None:
    questions = [{"linkId": f"q{number}", "type": "string", "text": f"Ålder {number}"} for number in range(5)]
    said = words(
        paper_form_pdf(
            made({"linkId": "g", "type": "group", "text": "Barn", "repeats": True, "item": questions}),
            "sv",
            unit_name=None,
        )
    )
    assert said.count("1. Ålder") == 1
    assert "kopiera bladen" in said


def test_what_is_meant_for_whoever_asks_stands_on_a_sheet_of_its_own(form: Form) -> None:
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(paper_form_pdf(form, "sv", unit_name=None))).pages]
    first = next(number for number, page in enumerate(pages) if "Till dig som frågar" in page)
    helps = [" ".join(item.help["sv"].split())[:30] for item in form.questions if item.is_asked and item.help]
    assert helps
    handed_out, kept = (" ".join(" ".join(part).split()) for part in (pages[:first], pages[first:]))
    assert not [each for each in helps if each in handed_out]
    assert all(each in kept for each in helps)
    assert "Lämna inte ut det." in kept


@pytest.mark.slow
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_heading_is_left_alone_at_the_end_of_a_page(file: Path) -> None:
    loaded = load(file.read_bytes())
    headings = {
        " ".join(item.text["sv"].split()) for item in loaded.ordered if item.text and item.type is ItemType.GROUP
    }
    for page in PdfReader(io.BytesIO(paper_form_pdf(loaded, "sv", unit_name=None))).pages:
        # Head and foot come first in the file; what follows is the page from top to bottom.
        last = page.extract_text().strip().split("\n")[-1].strip()
        assert last
        assert last not in headings
        assert not last.startswith(("Gäller bara om", "Svara bara om"))


def test_a_group_without_anything_to_answer_has_no_heading() -> None:
    hidden = {
        "linkId": "h",
        "type": "string",
        "text": "Dold",
        "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden", "valueBoolean": True}],
    }
    said = words(
        paper_form_pdf(
            made(choice("a", "x"), {"linkId": "g", "type": "group", "text": "Summa", "item": [hidden]}),
            "sv",
            unit_name=None,
        )
    )
    assert "Summa" not in said


@pytest.mark.slow
def test_the_day_has_a_place_that_is_empty(form: Form) -> None:
    assert "Dag då frågorna besvarades (år-månad-dag): ____" in words(paper_form_pdf(form, "sv", unit_name=None))


def test_nobody_adds_up_on_the_paper() -> None:
    total = {
        "linkId": "t",
        "type": "decimal",
        "text": "Summa",
        "readOnly": True,
        "extension": [
            {
                "url": "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression",
                "valueExpression": {"language": "text/fhirpath", "expression": "1"},
            }
        ],
    }
    marked = {
        "linkId": "d",
        "type": "display",
        "text": "Över gränsen",
        "enableWhen": [{"question": "t", "operator": ">=", "answerDecimal": 3}],
    }
    said = words(paper_form_pdf(made(choice("a", "x"), total, marked), "sv", unit_name=None))
    assert "Summa" not in said
    assert "Över gränsen" not in said


def test_every_text_is_large_enough_to_read_and_the_font_is_inside(form: Form) -> None:
    sizes: set[float] = set()

    def see(text: str, _cm: object, matrix: list[float], _font: object, size: float) -> None:
        if text.strip():
            sizes.add(round(size * matrix[3], 1))

    reader = PdfReader(io.BytesIO(paper_form_pdf(form, "sv", unit_name="Provenheten")))
    for page in reader.pages:
        page.extract_text(visitor_text=see)
        fonts = page["/Resources"]["/Font"]
        assert all("/FontDescriptor" in fonts[name] for name in fonts if "Noto" in str(fonts[name]["/BaseFont"]))
    # Head and foot are 9 and 10; everything that is asked is larger.
    assert {size for size in sizes if size < 11} <= {9.0, 10.0}


def test_the_title_in_large_letters_names_no_subject(form: Form) -> None:
    first = PdfReader(io.BytesIO(paper_form_pdf(form, "sv", unit_name=None))).pages[0].extract_text()
    assert first.index("Frågeformulär") < first.index("1. ")
    assert "Version 1.2.0. Språk: svenska." in first
    assert "inte validerad" in first


@pytest.mark.parametrize(("language", "called"), [("no", "Norwegian"), ("all", "all"), ("sv-FI", "svenska")])
def test_a_language_is_called_by_its_name_and_by_nothing_else(language: str, called: str) -> None:
    form = made({"linkId": "a", "type": "boolean", "text": "A?"}, language=language)
    assert re.search(rf"(Language|Språk): {called}\.", words(paper_form_pdf(form, language, unit_name=None)))


def test_text_of_a_form_is_never_markup() -> None:
    form = made({"linkId": "a", "type": "boolean", "text": "<b>Är</b> 1 < 2 & 3?"})
    assert "<b>Är</b> 1 < 2 & 3?" in words(paper_form_pdf(form, "sv", unit_name="Prov"))
