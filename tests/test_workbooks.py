# SPDX-License-Identifier: EUPL-1.2
"""Workbooks come in as text or are refused, and go out as the same bytes every time."""

from __future__ import annotations

import io
import zipfile

import pytest
from openpyxl import Workbook

from screening_app.errors import CannotNow, Code
from screening_app.workbooks import read_workbook, write_workbook

ROWS = {"survey": [["type", "label::sv"], ["text", "Något mer?"], ["note", "=1+1"]], "choices": [["list_name"]]}


def changed(content: bytes, part: str, old: str, new: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as parts, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        for name in parts.namelist():
            text = parts.read(name)
            if name == part:
                assert old.encode() in text
                text = text.replace(old.encode(), new.encode(), 1)
            out.writestr(name, text)
    return made.getvalue()


def refused(content: bytes) -> object:
    with pytest.raises(CannotNow) as caught:
        read_workbook(content)
    assert caught.value.code is Code.WORKBOOK_REFUSED
    return caught.value.facts["what"]


def test_what_is_written_is_read_back_and_is_the_same_every_time():
    assert read_workbook(write_workbook(ROWS)) == ROWS
    assert write_workbook(ROWS) == write_workbook(ROWS)


def test_no_name_and_no_moment_is_in_the_file():
    with zipfile.ZipFile(io.BytesIO(write_workbook(ROWS))) as parts:
        assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"creator" not in parts.read("docProps/core.xml")


def test_numbers_read_as_they_are_written_and_formulas_are_not_worked_out():
    book = Workbook()
    book.active.title = "survey"
    book.active.append([3.0, 0.5, True, "=SUM(A1:B1)"])
    made = io.BytesIO()
    book.save(made)

    assert read_workbook(made.getvalue()) == {"survey": [["3", "0.5", "yes", "=SUM(A1:B1)"]]}


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"not a workbook", b"\xd0\xcf\x11\xe0" * 200])
def test_what_is_no_workbook_is_refused(content):
    assert refused(content) == "not-a-workbook"


def test_a_file_that_unpacks_to_much_is_refused_before_it_is_unpacked():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("xl/worksheets/sheet1.xml", b" " * 21_000_000)

    assert refused(made.getvalue()) == "too-large"


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "[Content_Types].xml"])
def test_entities_are_refused(part):
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><'
    with zipfile.ZipFile(io.BytesIO(write_workbook(ROWS))) as parts:
        first = parts.read(part).decode().split("<")[1 if not parts.read(part).startswith(b"<?xml") else 2]

    assert refused(changed(write_workbook(ROWS), part, "<" + first, bomb + first)) == "not-a-workbook"


@pytest.mark.parametrize(("old", "new"), [('r="3"', 'r="99999999"'), ('r="B2"', 'r="ZZ2"')])
def test_cells_far_away_are_refused(old, new):
    assert refused(changed(write_workbook(ROWS), "xl/worksheets/sheet1.xml", old, new)) == "too-many-cells"
