# SPDX-License-Identifier: EUPL-1.2
"""Excel workbooks to plain rows of text and back; what comes in may be hostile, what goes out is always the same."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from screening_app.errors import CannotNow, Code

MAX_BYTES = 5_000_000
MAX_UNPACKED = 20_000_000
MAX_PARTS = 500
MAX_ROWS = 5_000
MAX_COLUMNS = 60
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_MOMENT = (1980, 1, 1, 0, 0, 0)
_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
)

Sheets = Mapping[str, Sequence[Sequence[str]]]


def read_workbook(content: bytes) -> dict[str, list[list[str]]]:
    """Return the cells of every sheet as text. Raises WORKBOOK_REFUSED with `what`, and nothing else.

    A formula is never worked out: its cell reads as the formula, with its equals sign first. Macros, links and
    everything that is not a cell are left alone.
    """
    _look_first(content)
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False, keep_vba=False)
        try:
            return {sheet.title: _rows(sheet) for sheet in book.worksheets}
        finally:
            book.close()
    except (
        InvalidFileException,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        IndexError,
        OSError,
        SyntaxError,
    ) as e:
        raise CannotNow(Code.WORKBOOK_REFUSED, what="not-a-workbook") from e


def _look_first(content: bytes) -> None:
    """Refuse what is too large or not plain XML, before anything is unpacked whole."""
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException

    if len(content) > MAX_BYTES:
        raise CannotNow(Code.WORKBOOK_REFUSED, what="too-large")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            listed = parts.infolist()
            if len(listed) > MAX_PARTS or sum(part.file_size for part in listed) > MAX_UNPACKED:
                raise CannotNow(Code.WORKBOOK_REFUSED, what="too-large")
            if len({part.filename for part in listed}) < len(listed):
                raise CannotNow(Code.WORKBOOK_REFUSED, what="not-a-workbook")
            for part in listed:
                if part.filename.lower().endswith((".xml", ".rels")):
                    _look_into(parts, part)
    except (zipfile.BadZipFile, zlib.error, ParseError, DefusedXmlException, RuntimeError, EOFError, ValueError) as e:
        raise CannotNow(Code.WORKBOOK_REFUSED, what="not-a-workbook") from e


def _look_into(parts: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    from defusedxml.ElementTree import iterparse

    row = column = 0
    with parts.open(part) as stream:
        for event, element in iterparse(stream, events=("start", "end"), forbid_dtd=True):
            if event == "start" and element.tag == _MAIN + "row":
                row, column = _counted(element.get("r"), row), 0
            elif event == "start" and element.tag == _MAIN + "c":
                column = _counted_column(element.get("r"), column)
            elif event == "end":
                if element.tag == _MAIN + "c" and len(element) and (row > MAX_ROWS or column > MAX_COLUMNS):
                    raise CannotNow(Code.WORKBOOK_REFUSED, what="too-many-cells")
                if element.tag in (_MAIN + "c", _MAIN + "row"):
                    element.clear()


def _counted(written: str | None, before: int) -> int:
    return int(written) if written is not None and len(written) < 10 and written.isascii() else before + 1


def _counted_column(written: str | None, before: int) -> int:
    letters = (written or "").rstrip("0123456789")
    if not letters:
        return before + 1
    number = 0
    for letter in letters[:4]:
        number = number * 26 + ord(letter) - 64
    return number


def _rows(sheet: Any) -> list[list[str]]:
    sheet.reset_dimensions()
    rows = []
    for row in sheet.iter_rows(max_row=MAX_ROWS, max_col=MAX_COLUMNS, values_only=True):
        cells = [_text(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        rows.append(cells)
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime):
        midnight = value.time() == time(0)
        return value.date().isoformat() if midnight else value.isoformat()
    if isinstance(value, (date, time)):
        return value.isoformat()
    return str(value).strip() if isinstance(value, (str, int)) else "="


def write_workbook(sheets: Sheets) -> bytes:
    """Return a workbook of these sheets, every cell a text. The same sheets give the same bytes."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        sheet.freeze_panes = "A2"
        for row_number, row in enumerate(rows, 1):
            for column_number, text in enumerate(row, 1):
                if not text:
                    continue
                cell = sheet.cell(row_number, column_number)
                cell.value = text
                cell.data_type = "s"
                cell.number_format = "@"
                cell.alignment = Alignment(wrap_text=True, vertical="top")
                if row_number == 1:
                    cell.font = Font(bold=True)
        for column_number in range(1, max(map(len, rows), default=0) + 1):
            sheet.column_dimensions[sheet.cell(1, column_number).column_letter].width = 28
    made = io.BytesIO()
    book.save(made)
    return _settled(made.getvalue())


def _settled(content: bytes) -> bytes:
    """Return the workbook without the moment it was written and without anybody's name."""
    settled = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as parts, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as out:
        for name in parts.namelist():
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(entry, _CORE if name == "docProps/core.xml" else parts.read(name))
    return settled.getvalue()
