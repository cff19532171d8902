# SPDX-License-Identifier: EUPL-1.2
"""Questionnaires and Excel on the command line: a workbook in, texts out to a translator and back."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from screening_app.__main__ import main
from screening_app.cli import forms_excel
from screening_app.core.forms.definition import load

AUTHORING = Path(forms_excel.__file__).parents[1] / "core" / "forms" / "authoring"


def workbook(file: Path, *rows: list[object]) -> Path:
    book = Workbook()
    survey = book.active
    survey.title = "survey"
    survey.append(["type", "name", "label::sv", "relevant"])
    for row in rows or (["yes_no", None, "Är du trygg?"], ["integer", None, "Hur många barn?", "${q1} = 'no'"]):
        survey.append(row)
    settings = book.create_sheet("settings")
    settings.append(["form_id", "version", "title::sv", "default_language", "publisher", "copyright::sv", "context"])
    settings.append(["urn:unit:t", "1.0.0", "Trygg", "sv", "Enheten", "Egen text", "intake"])
    written = io.BytesIO()
    book.save(written)
    file.write_bytes(written.getvalue())
    return file


def test_a_workbook_becomes_a_questionnaire_that_can_be_asked(tmp_path: Path) -> None:
    out = tmp_path / "form.json"
    assert main(["forms", "from-excel", str(workbook(tmp_path / "a.xlsx")), "--out", str(out)]) == 0
    form = load(out.read_bytes())
    assert [item.text["sv"] for item in form.questions] == ["Är du trygg?", "Hur många barn?"]
    assert form.item("q2").conditions[0].question == "q1"
    assert main(["forms", "check", str(out)]) == 0


def test_every_fault_of_a_workbook_is_named_by_row_and_column_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "form.json"
    bad = workbook(tmp_path / "b.xlsx", ["wonder", None, "A"], ["integer", None, "B", "${zz} = 1"])
    assert main(["forms", "from-excel", str(bad), "--out", str(out), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)["problems"]
    assert ("survey", 2, "A", "type-unknown") in [(p["sheet"], p["row"], p["column"], p["code"]) for p in found]
    assert not out.exists()
    assert main(["forms", "from-excel", str(bad), "--out", str(out)]) == 1
    assert "survey row 2 A: There is no such type of question." in capsys.readouterr().err


def test_texts_go_to_a_translator_and_come_back_as_a_new_version(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form, sheet, new = tmp_path / "form.json", tmp_path / "texts.xlsx", tmp_path / "new.json"
    main(["forms", "from-excel", str(workbook(tmp_path / "a.xlsx")), "--out", str(form)])
    assert main(["forms", "strings", str(form), "--language", "en", "--out", str(sheet)]) == 0
    book = load_workbook(sheet)
    for row in book["texts"].iter_rows(min_row=2):
        row[2].value = f"In English: {row[1].value}"
    book.save(sheet)
    arguments = ["forms", "translate", str(form), str(sheet), "--out", str(new), "--source", "Byrån", "--validated"]
    assert main(arguments) == 0
    made = load(new.read_bytes())
    assert (made.version, made.languages) == ("1.1.0", ("sv", "en"))
    assert made.about.languages["en"].validated
    assert made.item("q1").text["en"] == "In English: Är du trygg?"

    assert main([*arguments, "--unit", "En annan enhet"]) == 0
    assert load(new.read_bytes()).version == "1.1.0-local.1"

    book["texts"]["B2"].value = "Något helt annat"
    book.save(sheet)
    capsys.readouterr()
    assert main(arguments) == 1
    assert "row 2: The text has changed since the sheet was made" in capsys.readouterr().err


def test_every_fault_that_the_sheets_can_have_has_a_sentence() -> None:
    found: set[str] = set()
    for file in AUTHORING.glob("*.py"):
        text = file.read_text("utf-8")
        found |= set(re.findall(r"_fault\([^)\n]*\"([a-z-]+)\"\)", text))
        found |= set(re.findall(r"DraftProblem\(\"([a-z-]+)\"", text))
    assert len(found) > 10
    assert found - set(forms_excel.FAULTS) == set()
