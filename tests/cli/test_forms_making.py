# SPDX-License-Identifier: EUPL-1.2
"""Making questionnaires on the command line: out to Excel and back, and what a store has unfinished."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cli.test_forms_excel import workbook
from screening_app.__main__ import main
from screening_app.paths import data_folder
from screening_app.workspace import Surroundings, unlock

PASSPHRASE = "korrekt häst batteri klammer"
NOW = datetime(2026, 11, 22, 10, 38, tzinfo=UTC)


def said(capsys: pytest.CaptureFixture[str]):
    return json.loads(capsys.readouterr().out)


def made(tmp_path: Path) -> Path:
    form = tmp_path / "form.json"
    assert main(["forms", "from-excel", str(workbook(tmp_path / "a.xlsx")), "--out", str(form)]) == 0
    return form


def test_a_questionnaire_goes_out_to_excel_and_comes_back_byte_for_byte(tmp_path: Path) -> None:
    form, sheets, again = made(tmp_path), tmp_path / "b.xlsx", tmp_path / "again.json"
    assert main(["forms", "to-excel", str(form), "--out", str(sheets)]) == 0
    assert main(["forms", "from-excel", str(sheets), "--out", str(again)]) == 0
    assert again.read_bytes() == form.read_bytes()


def test_what_a_workbook_cannot_hold_is_named_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shipped, out = data_folder("forms") / "instruments" / "first-questions-adult.json", tmp_path / "b.xlsx"
    assert main(["forms", "to-excel", str(shipped), "--out", str(out), "--json"]) == 1
    found = said(capsys)
    assert (found["code"], {"linkId": None, "what": "date"} in found["reasons"]) == ("form-not-buildable", True)
    assert not out.exists()


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the arguments that name a new store and its user."""
    monkeypatch.setenv("SCREENING_PASSPHRASE", PASSPHRASE)
    given = ["--store", str(tmp_path / "store"), "--user", "anna", "--json"]
    assert main(["store", "create", "--unit", "Provenheten", *given]) == 0
    return given


@pytest.mark.slow
def test_what_is_unfinished_is_listed_kept_or_thrown_away(
    tmp_path: Path, store: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    making = ["forms", "unfinished", *store]
    sheets = workbook(tmp_path / "a.xlsx")
    capsys.readouterr()
    assert main([*making, "--begin", str(sheets)]) == 0
    (one,) = said(capsys)
    assert (one["title"], one["updatedBy"]) == ("Trygg", "anna")
    out = tmp_path / "out.xlsx"
    assert main([*making, "--to-excel", one["id"], str(out)]) == 0
    assert out.read_bytes().startswith(b"PK")
    capsys.readouterr()
    assert main([*making, "--keep", one["id"]]) == 0
    assert said(capsys) == {"url": "urn:unit:t", "version": "1.0.0"}
    assert main([*making, "--begin", str(made(tmp_path))]) == 0
    two = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert main([*making, "--discard", two[0]["id"]]) == 0
    assert said(capsys) == []
    assert main([*making, "--keep", "gone"]) == 1


@pytest.mark.slow
def test_a_draft_is_replaced_only_when_that_is_asked_for(
    tmp_path: Path, store: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    form = made(tmp_path)
    assert main(["forms", "import", str(form), *store]) == 0
    form.write_text(form.read_text("utf-8").replace("Är du trygg?", "Hur trygg är du?"), "utf-8")
    assert main(["forms", "import", str(form), *store]) == 1
    assert main(["forms", "import", str(form), "--replace", *store]) == 0
    out = tmp_path / "out.json"
    assert main(["forms", "export", "urn:unit:t", "--out", str(out), *store]) == 0
    assert out.read_bytes() == form.read_bytes()


@pytest.mark.slow
def test_an_adaptation_begun_in_the_window_is_listed_kept_or_thrown_away_too(
    tmp_path: Path, store: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    making, url = ["forms", "unfinished", *store], "https://rutinstod.example/fhir/Questionnaire/hark"

    def begin() -> str:
        unit = unlock(tmp_path / "store", "anna", PASSPHRASE, Surroundings(lambda: NOW))
        now = unit.adaptations.open(url, "2.0.0")
        unit.adaptations.save(now.to(now.adapting.text("hark-afraid:text", "sv", "Påhittad fråga")))
        unit.close()
        capsys.readouterr()
        assert main(making) == 0
        (one,) = said(capsys)
        assert (one["url"], one["version"], one["updatedBy"]) == (url, "2.0.0", "anna")
        return one["id"]

    assert main([*making, "--discard", begin()]) == 0
    assert said(capsys) == []
    key = begin()
    assert main([*making, "--to-excel", key, str(tmp_path / "out.xlsx")]) == 1
    assert main([*making, "--keep", key]) == 0
    kept = said(capsys)["url"]
    assert main(["forms", "activate", kept, *store]) == 1
