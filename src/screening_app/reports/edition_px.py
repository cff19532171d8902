# SPDX-License-Identifier: EUPL-1.2
"""A sheet as PC-Axis (.px, the format of Swedish official statistics), and read back.

Which keywords and marks, and why, stands in decision 0068. The traps: a line has at most 256 characters, so long texts
come in pieces; texts hold no quotation mark; a hidden number is a text of two dots; DATA stands last.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Final, Literal

from screening_app.core.figures.sheets import Edition, Sheet
from screening_app.core.figures.table import TOTAL, Codes
from screening_app.reports.sheet_words import (
    CANNOT_OCCUR,
    HIDDEN,
    NOT_KNOWN,
    UNITS,
    Value,
    fingerprint,
    headings,
    latin,
    marks_in_words,
    names,
    period_in_words,
    rule_in_words,
    rule_of,
    swedish,
    unique,
    units_in_words,
    values,
)

CodePage = Literal["iso-8859-1", "utf-8"]
LONGEST_LINE: Final = 256
_PIECE: Final = 200
_DATA: Final = re.compile("(data)=", re.IGNORECASE)
_STRING: Final = re.compile(r'"([^"]*)"')


def sheet_px(edition: Edition, sheet: Sheet, *, code_page: CodePage = "iso-8859-1") -> bytes:
    """Return the sheet in the code page; what ISO 8859-1 lacks is written plainly."""
    text = "".join(f"{line}\r\n" for line in (*_head(edition, sheet, code_page), *_data(sheet)))
    return (latin(text) if code_page == "iso-8859-1" else text).encode(code_page)


def _quoted(text: str) -> str:
    return f'"{_harmless(text)}"'


def _harmless(text: str) -> str:
    # Many readers look for the first "DATA=" anywhere in the file.
    return _DATA.sub(lambda found: f"{found[1]} =", text.replace('"', "'"))


def _said(keyword: str, *texts: str) -> Iterator[str]:
    """Write a keyword with texts, in as many lines as they need."""
    pieces = [piece for text in texts for piece in _pieces(text)]
    line = f"{keyword}="
    for number, (piece, ends_text) in enumerate(pieces):
        last = number == len(pieces) - 1
        part = _quoted(piece) + (";" if last else "," if ends_text else "")
        if not line.endswith("=") and (len(line) + len(part) > LONGEST_LINE - 6 or not _ends_with_comma(line)):
            yield line
            line = ""
        line += part
    yield line


def _ends_with_comma(line: str) -> bool:
    return line.endswith(",")


def _pieces(text: str) -> list[tuple[str, bool]]:
    # A line break inside a text is written "#"; a "#" of our own would become one.
    plain = text.replace("#", "nr ").replace("\n", "#")
    parts = [plain[at : at + _PIECE] for at in range(0, len(plain), _PIECE)] or [""]
    return [(part, number == len(parts) - 1) for number, part in enumerate(parts)]


def _dimension_names(sheet: Sheet) -> tuple[tuple[str, ...], str]:
    """Return the words for the dimensions and for the year, which is one more."""
    own = headings(sheet)
    year = unique([*((f"{number}", word) for number, word in enumerate(own)), ("tid", "år")])["tid"]
    return tuple(map(_harmless, own)), year


def _head(edition: Edition, sheet: Sheet, code_page: CodePage) -> Iterator[str]:
    rule = rule_of(edition, sheet)
    own, year = _dimension_names(sheet)
    hides = any(value == HIDDEN for value in values(sheet).values())
    counted = UNITS[sheet.counting_unit]
    moment = (edition.cut_off or f"{edition.year}-12-31").replace("-", "")
    yield from _said("CHARSET", "ANSI")
    yield from _said("AXIS-VERSION", "2013")
    yield from _said("CODEPAGE", code_page)
    yield from _said("LANGUAGE", "sv")
    yield from _said("CREATION-DATE", f"{moment} 00:00")
    yield "DECIMALS=0;"
    yield "SHOWDECIMALS=0;"
    yield from _said("MATRIX", _matrix(edition, sheet))
    yield f"AGGREGALLOWED={'NO' if hides else 'YES'};"
    yield "COPYRIGHT=NO;"
    yield from _said("SUBJECT-CODE", "UPPF")
    yield from _said("SUBJECT-AREA", "Årlig uppföljning")
    yield from _said("DESCRIPTION", f"{swedish(sheet.title)} {edition.year}")
    yield from _said("TITLE", f"{swedish(sheet.title)} efter {_listed((*own, year))}")
    yield "DESCRIPTIONDEFAULT=YES;"
    yield from _said("CONTENTS", f"Antal {counted}")
    yield from _said("UNITS", counted)
    yield from _said("STUB", *(own[:-1] or own or (year,)))
    if own:
        yield from _said("HEADING", *own[-1:] if len(own) > 1 else (), year)
    yield from _categories(edition, sheet, own, year)
    yield from _said("LAST-UPDATED", f"{moment} 00:00")
    yield from _said("SOURCE", edition.unit)
    yield from _said("REFPERIOD", period_in_words(edition))
    yield from _said("STOCKFA", "F")
    for number, mark in enumerate((CANNOT_OCCUR, HIDDEN, NOT_KNOWN), 1):
        yield from _said(f"DATASYMBOL{number}", mark)
    if hides:
        yield from _said("DATASYMBOLSUM", HIDDEN)
    merged = any(one.merged for one in edition.publications)
    told = () if rule is None else rule_in_words(rule, merged=merged)
    yield from _said(
        "NOTEX", "\n".join((*units_in_words(edition), *told, *(f"Tecken: {mark}." for mark in marks_in_words())))
    )
    about = (swedish(sheet.counted), *(swedish(one) for one in sheet.definitions))
    version = f"Utgåva {edition.number}. Plan {edition.plan}. Talens kontrollsumma (SHA-256): {fingerprint([sheet])}"
    yield from _said("NOTE", "\n".join((*about, version)))
    yield "OFFICIAL-STATISTICS=NO;"


def _categories(edition: Edition, sheet: Sheet, own: Sequence[str], year: str) -> Iterator[str]:
    words = [names(dimension) for dimension in sheet.dimensions]
    for at, name in enumerate(own):
        yield from _said(f"VALUES({_quoted(name)})", *words[at].values())
    yield from _said(f"VALUES({_quoted(year)})", str(edition.year))
    yield f'TIMEVAL({_quoted(year)})=TLIST(A1),"{edition.year}";'
    for at, name in enumerate(own):
        yield from _said(f"CODES({_quoted(name)})", *(_code(code) for code in words[at]))
    yield from _said(f"CODES({_quoted(year)})", str(edition.year))
    for at, name in enumerate(own):
        if TOTAL in words[at]:
            yield from _said(f"ELIMINATION({_quoted(name)})", words[at][TOTAL])


def _code(code: str) -> str:
    return _harmless(code)


def _matrix(edition: Edition, sheet: Sheet) -> str:
    letters = re.sub(r"[^A-Za-z0-9]", "", latin(sheet.name).encode("ascii", "ignore").decode())
    return f"{letters[:16]}{edition.year}"


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} och {words[-1]}"


def _order(sheet: Sheet) -> Iterator[Codes]:
    return itertools.product(*([one.code for one in dimension.categories] for dimension in sheet.dimensions))


def _data(sheet: Sheet) -> Iterator[str]:
    """Write the numbers, the last dimension across; every combination stands, also one that cannot occur."""
    shown = values(sheet)
    cells = [shown.get(codes, CANNOT_OCCUR) for codes in _order(sheet)]
    width = len(sheet.dimensions[-1].categories) if len(sheet.dimensions) > 1 else 1
    yield "DATA="
    for start in range(0, len(cells), width):
        line = ""
        for cell in cells[start : start + width]:
            word = f"{_quoted(cell) if isinstance(cell, str) else cell} "
            if len(line) + len(word) > LONGEST_LINE - 6:
                yield line
                line = ""
            line += word
        yield line
    yield ";"


def read_sheet_px(content: bytes, sheet: Sheet) -> dict[Codes, Value]:
    """Return what the file says about the sheet's cells, those that cannot occur left out."""
    head = content[:400].decode("ascii", "replace")
    said = re.search(r'CODEPAGE="([^"]+)"', head)
    text = content.decode(said[1] if said else "iso-8859-1")
    before, _, data = text.partition("DATA=")
    own, _ = _dimension_names(sheet)
    wanted = [[latin(_code(one.code)) for one in dimension.categories] for dimension in sheet.dimensions]
    for name, codes in zip(own, wanted, strict=True):
        found = re.search(rf"CODES\({re.escape(latin(_quoted(name)))}\)=((?:[\s,]|\"[^\"]*\")*);", latin(before))
        joined = _STRING.findall(re.sub(r'"\r\n"', "", found[1])) if found else None
        if joined != codes:
            raise ValueError(name)
    words = data.rstrip().removesuffix(";").split()
    places = list(_order(sheet))
    read = [_STRING.fullmatch(word) for word in words]
    cells = [int(word) if quoted is None else quoted[1] for word, quoted in zip(words, read, strict=True)]
    return {place: cell for place, cell in zip(places, cells, strict=True) if cell != CANNOT_OCCUR}
