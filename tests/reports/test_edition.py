# SPDX-License-Identifier: EUPL-1.2
"""Every format of an edition, read by readers that are not the program's own, holds the same numbers."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from editions_made import HIDING, ROUNDED, county, edition, ordinary, sheet, units
from screening_app.core.figures.sheets import Edition, Share
from screening_app.core.figures.table import TOTAL, Rule
from screening_app.errors import Bug, CannotNow, Code
from screening_app.reports.edition import FORMATS, read_back, write_edition
from screening_app.reports.fonts import REGULAR, SEMIBOLD, load_fonts
from screening_app.reports.grid import decimal, thousands
from screening_app.reports.sheet_words import names, values

ROOT = Path(__file__).parents[2]
RULES = pytest.mark.parametrize("rule", [ROUNDED, HIDING], ids=lambda rule: rule.method)


SUM = replace(ROUNDED, for_adding=True, largest_error=24, typical_error=14)


def written(made: Edition, *formats: str) -> dict[str, bytes]:
    return write_edition(made, formats or FORMATS, program_version="0.1.0")


def rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


@RULES
@pytest.mark.slow
def test_all_formats_hold_the_same_numbers_and_come_out_alike_twice(rule: Rule) -> None:
    made = ordinary(rule)
    files = written(made)
    found = read_back(made, files)
    assert set(found) == set(FORMATS)
    assert all(cells == found["csv"] for cells in found.values())
    assert files == written(made)


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_with_another_number_is_not_given_out(name: str) -> None:
    made = edition([sheet("kolada-1", "Kolada 1", [units(["Söder", "Norr"])])])
    other = edition([sheet("kolada-1", "Kolada 1", [units(["Söder", "Norr"])], seed=2)])
    assert values(made.sheets[0]) != values(other.sheets[0])
    with pytest.raises(Bug) as found:
        read_back(made, written(other, name))
    assert found.value.facts["format"] == name


def test_a_share_of_a_hidden_number_is_not_given_out() -> None:
    made = ordinary(HIDING)
    of = made.sheets[0]
    hidden = next(cell.dimensions for cell in of.table.cells if cell.status == "suppressed")
    share = Share({"sv": "Andel"}, hidden, (TOTAL, TOTAL), 12)
    with pytest.raises(Bug):
        written(replace(made, sheets=(replace(of, shares=(share,)),)), "csv")


def test_some_sheets_and_formats_are_chosen_by_name() -> None:
    made = ordinary()
    files = write_edition(made, ["csv"], ["types", "kolada-1"], program_version="1")
    assert set(files) == {"blankett-types-2026.csv", "blankett-kolada-1-2026.csv", "las-mig.txt", "manifest.json"}
    with pytest.raises(CannotNow) as refused:
        write_edition(made, ["csv"], ["tax"], program_version="1")
    assert refused.value.code is Code.SHEET_UNKNOWN


def test_csv_follows_the_contract_and_runs_nothing() -> None:
    head, *lines = rows(written(ordinary(HIDING), "csv")["blankett-asked-2026.csv"])
    assert head == ["Enhet", "Utfall", "count", "status", "reason"]
    assert ["Totalt", "Totalt"] in [line[:2] for line in lines]
    assert all((line[2] != "") == (line[3] == "shown") for line in lines)
    assert {line[3] for line in lines} == {"shown", "suppressed", "missing"}
    assert '\'=cmd|"/c calc"!A1' in {line[0] for line in lines}
    assert {"Söder", "Söder (u011)"} <= {line[0] for line in lines}


@pytest.mark.slow
def test_json_follows_the_schema_that_is_shipped() -> None:
    from jsonschema import Draft202012Validator

    schema = json.loads((ROOT / "forms/schema/figures.schema.json").read_text())
    Draft202012Validator.check_schema(schema)
    for rule in (ROUNDED, HIDING, replace(ROUNDED, for_adding=True), SUM):
        told = json.loads(written(ordinary(rule), "json")["blanketter-2026.json"])
        Draft202012Validator(schema).validate(told)
        hidden = next(cell for cell in told["sheets"][0]["cells"] if cell["count"] is not None)
        hidden["status"] = "suppressed"
        assert not Draft202012Validator(schema).is_valid(told)


def test_the_rule_says_that_numbers_are_for_adding_or_sums_and_how_far_off_those_are() -> None:
    said = {}
    for name, rule in (("near", ROUNDED), ("drawn", replace(ROUNDED, for_adding=True)), ("sum", SUM)):
        said[name] = written(ordinary(rule), "csv")["las-mig.txt"].decode("utf-8-sig")
    assert ["lottning" in said[name] for name in said] == [False, True, True]
    assert ["läggas ihop" in said[name] for name in said] == [False, True, False]
    assert "högst 24, i två fall av tre med mindre än 14" in said["sum"]


@pytest.mark.slow
def test_the_manifest_and_the_read_me_tell_every_file_by_its_checksum() -> None:
    files = written(ordinary(), "csv", "px")
    told = json.loads(files["manifest.json"])
    sums = {one["file"]: one["sha256"] for one in told["files"]}
    assert sums == {n: hashlib.sha256(content).hexdigest() for n, content in files.items() if n != "manifest.json"}
    assert (told["plan"], told["edition"], told["year"]) == ("2026.1", 1, 2026)
    read_me = files["las-mig.txt"].decode("utf-8-sig")
    assert all(sums[name] in read_me for name in sums if name != "las-mig.txt")
    assert "Inget antal mellan 1 och 4 visas" in read_me


def test_a_workbook_holds_nothing_beside_what_is_seen() -> None:
    content = written(ordinary(HIDING), "xlsx")["blanketter-2026.xlsx"]
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        inner = {name: parts.read(name).decode() for name in parts.namelist()}
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert not [n for n in inner if re.search("calcChain|comments|pivot|external|vba|drawing|connections|printer", n)]
    sheets = [text for name, text in inner.items() if name.startswith("xl/worksheets/")]
    assert not [text for text in sheets if "<f>" in text or "<f " in text or "hidden=" in text]
    assert not re.search("definedName|hidden", inner["xl/workbook.xml"])
    assert set(re.findall(r">([^<>\n]+)<", inner["docProps/core.xml"])) == {"Rutinstöd", "2026-12-31T00:00:00Z"}


def test_openpyxl_reads_texts_as_texts_and_numbers_as_numbers() -> None:
    from openpyxl import load_workbook

    made = ordinary(HIDING)
    book = load_workbook(io.BytesIO(written(made, "xlsx")["blanketter-2026.xlsx"]))
    assert book.sheetnames[0] == "Om talen"
    page = book["Kolada 1 aktualiserade på grund"]
    found = {row[0]: row[1] for row in page.iter_rows(min_row=6, max_row=18, values_only=True)}
    words = names(made.sheets[6].dimensions[0])
    assert found == {words[codes[0]]: value for codes, value in values(made.sheets[6]).items()}
    assert ".." in found.values()
    assert page.freeze_panes == "B6"
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)


@pytest.mark.slow
def test_libreoffice_shows_the_same_numbers(tmp_path: Path) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice Calc is not installed; packaging/linux/set-up.sh test brings it")
    made = ordinary(HIDING)
    book = tmp_path / "book.xlsx"
    book.write_bytes(written(made, "xlsx")["blanketter-2026.xlsx"])
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    # Semicolons, UTF-8, every sheet to a file of its own (the last number, -1).
    what = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,-1"
    command = [office, profile, "--headless", "--convert-to", what, "--outdir", str(tmp_path), str(book)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    for at, tab in ((0, "Tillfrågade"), (6, "Kolada 1 aktualiserade på grund")):
        of = made.sheets[at]
        lines = rows((tmp_path / f"book-{tab}.csv").read_bytes())[5:]
        words = [names(one) for one in of.dimensions]
        told = {line[0]: line[1:] for line in lines}
        across = [one.code for one in of.dimensions[-1].categories] if len(words) > 1 else [None]
        for code, word in words[0].items():
            wanted = [str(values(of)[(code, *([one] if one else []))]) for one in across]
            assert [cell.replace(",", "").replace("\u00a0", "") for cell in told[word][: len(wanted)]] == wanted


@pytest.mark.slow
@RULES
def test_pyaxis_reads_the_same_numbers(rule: Rule, tmp_path: Path) -> None:
    # It comes as source only: `make test` installs it where that can be built.
    pyaxis = pytest.importorskip("pyaxis.pyaxis", reason="pyaxis 0.4.3 is not installed")

    made = ordinary(rule)
    files = written(made, "px")
    for of in made.sheets:
        file = tmp_path / "sheet.px"
        file.write_bytes(files[f"blankett-{of.name}-2026.px"])
        parsed = pyaxis.parse(str(file), encoding="iso-8859-1", null_values="^XX$", sd_values="^YY$")
        assert max(map(len, file.read_bytes().split(b"\r\n"))) <= 256
        found = [str(value).strip('"') for value in parsed["DATA"]["DATA"]]
        shown = values(of)
        wanted = [str(shown.get(tuple(codes), ".")) for codes in _product(parsed["METADATA"], of)]
        assert found == wanted
        hides = ".." in wanted
        assert parsed["METADATA"]["AGGREGALLOWED"] == ("NO" if hides else "YES")
        assert parsed["METADATA"]["DATASYMBOL2"] == [".."]


def _product(metadata: dict[str, list[str]], of: object) -> list[tuple[str, ...]]:
    """Return the codes of every cell, in the order in which the file's own STUB and HEADING say."""
    import itertools

    columns = [*metadata["STUB"], *metadata.get("HEADING", [])]
    codes = {column: metadata[f"CODES({column})"] for column in columns}
    return [place[:-1] for place in itertools.product(*(codes[column] for column in columns))]


def test_a_px_file_is_latin_unless_unicode_is_asked_for() -> None:
    from screening_app.reports.edition_px import sheet_px

    made = edition([sheet("kolada-1", "Kolada – 1", [units(["Łódź–Åre", "šamas"])])])
    assert "Kolada - 1" in sheet_px(made, made.sheets[0]).decode("iso-8859-1")
    assert '"Lódz-Åre","samas"' in sheet_px(made, made.sheets[0]).decode("iso-8859-1")
    assert '"Łódź–Åre","šamas"' in sheet_px(made, made.sheets[0], code_page="utf-8").decode()


@pytest.mark.slow
def test_the_report_is_tagged_and_says_nothing_in_its_metadata() -> None:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(written(ordinary(), "pdf")["blanketter-2026.pdf"]))
    root = reader.trailer["/Root"]["/StructTreeRoot"]
    tags = [kid.get_object()["/S"] for kid in root["/K"][0].get_object()["/K"] if "/S" in kid.get_object()]
    assert tags.count("/Table") == 9
    assert tags.count("/Figure") == 8
    assert tags[0] == "/H1"
    told = " ".join(str(value) for value in reader.metadata.values())
    assert not re.search("Norrköping|våld|Kolada", told)


@pytest.mark.slow
def test_a_county_of_three_hundred_units_leaves_in_every_format() -> None:
    made = county(300)
    assert len(values(made.sheets[0])) == 301 * 5 * 4
    assert set(read_back(made, written(made, "csv", "xlsx", "px", "json"))) == set(FORMATS) - {"pdf"}
    on_paper = county(40)
    assert set(read_back(on_paper, written(on_paper, "pdf"))) == {"pdf"}


def test_every_sign_of_a_number_stands_in_the_fonts_of_the_report() -> None:
    """A minus sign that a font lacks is a blank: a fall would read as a rise."""
    from reportlab.pdfbase import pdfmetrics

    load_fonts()
    for font in (REGULAR, SEMIBOLD):
        known: Any = pdfmetrics.getFont(font).face  # type: ignore[attr-defined]
        assert {ord(sign) for sign in thousands(-1_234_567) + decimal(12_345.6)} <= set(known.charToGlyph)
    assert (decimal(6.2), decimal(1_234.0)) == ("6,2", "1\u00a0234,0")
    assert thousands(-9) != thousands(9)
