# SPDX-License-Identifier: EUPL-1.2
"""Two people make the same instrument of six questions, one in the window's steps, one in Excel: one file."""

from __future__ import annotations

import io
from decimal import Decimal

from openpyxl import Workbook

from screening_app.core.forms.authoring import editing
from screening_app.core.forms.authoring.build import build, to_bytes
from screening_app.core.forms.authoring.draft import (
    Compared,
    Comparison,
    Draft,
    DraftLanguage,
    DraftOption,
    DraftQuestion,
    DraftScore,
    Kind,
    ShownIf,
)
from screening_app.core.forms.authoring.sheets import draft_from_sheets
from screening_app.core.forms.definition import check
from screening_app.workbooks import read_workbook

URL = "urn:unit:safe-at-home"


def both(swedish: str, english: str) -> dict[str, str]:
    return {"sv": swedish, "en": english}


def made_in_the_window() -> Draft:
    options = (
        DraftOption("yes", both("Ja", "Yes"), Decimal(1)),
        DraftOption("no", both("Nej", "No"), Decimal(0)),
    )
    often = (
        DraftOption("", both("Sällan", "Seldom"), Decimal("0.5")),
        DraftOption("", both("Ofta", "Often"), Decimal(2)),
    )
    draft = Draft(
        URL,
        "1.0.0",
        "sv",
        both("Trygg hemma", "Safe at home"),
        publisher="Enheten",
        copyright={"sv": "Egen text"},
        use_contexts=("intake",),
        language_sources={"sv": DraftLanguage({"sv": "Enheten"})},
    )
    step = editing.Editing(draft)
    for question in (
        DraftQuestion("", Kind.CHOICE, both("Är du trygg?", "Are you safe?"), both("Vänta.", "Wait."), options=options),
        DraftQuestion("", Kind.CHOICE, both("Fel", "Wrong"), options=often),
        DraftQuestion("", Kind.INTEGER, both("Hur många barn?", "How many children?"), minimum="0", maximum="20"),
        DraftQuestion("", Kind.YES_NO, both("Vill du ha stöd?", "Do you want support?"), required=True),
        DraftQuestion("", Kind.DATE, both("När?", "When?")),
        DraftQuestion("", Kind.TEXT, both("Något mer?", "Anything else?"), longest=500),
        DraftQuestion("", Kind.DISPLAY, both("Ångrad", "Regretted")),
    ):
        step = step.to(editing.add_question(step.draft, question))
    step = step.undone()
    step = step.to(editing.set_text(step.draft, "q2", "sv", "Hur ofta?  "))
    step = step.to(editing.set_text(step.draft, "q2", "en", "How often?"))
    shown = ShownIf((Compared("q1", Comparison.IS_NOT, "yes"),))
    step = step.to(editing.change(step.draft, "q2", shown_if=shown)).undone().redone()
    step = step.to(editing.move(step.draft, "q6", -1))
    step = step.to(editing.move(step.draft, "q6", 1))
    score = DraftScore("", both("Summa", "Total"), ("q1", "q2"), Decimal("1.5"), {"sv": "Enheten", "en": "The unit"})
    return step.to(editing.add_score(step.draft, score)).draft


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
    settings.append(head.split())
    settings.append([URL, "1.0.0", "Trygg hemma", "Safe at home", "sv", "Enheten", "Egen text", "intake", "Enheten"])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def test_the_window_and_excel_make_the_same_file():
    in_window = to_bytes(build(made_in_the_window()))
    in_excel = to_bytes(build(draft_from_sheets(read_workbook(made_in_excel()))))

    assert in_excel == in_window


def test_the_file_loads_without_a_warning_and_is_offered_in_both_languages():
    form, problems = check(to_bytes(build(made_in_the_window())))

    assert [problem.code for problem in problems if problem.severity != "note"] == []
    assert form.languages == ("sv", "en")
    assert len([item for item in form.questions if item.is_asked]) == 6
