# SPDX-License-Identifier: EUPL-1.2
"""The bundled fonts as reportlab knows them; those beside the ordinary one are read when a text needs them."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Any, Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from screening_app.core.scripts import script_of
from screening_app.paths import data_folder

REGULAR: Final = "NotoSans"
SEMIBOLD: Final = "NotoSans-SemiBold"


@cache
def load_fonts() -> None:
    """Register the ordinary font in both weights, once a process."""
    _load(REGULAR, "NotoSans-Regular")
    _load(SEMIBOLD, "NotoSans-SemiBold")


@cache
def font_for(sign: str, ordinary: str) -> str:
    """Return the font of one character in the weight of `ordinary`, registered."""
    script = script_of(sign)
    if script is None:
        load_fonts()
        return ordinary
    name = f"NotoSans{script}-{'SemiBold' if ordinary == SEMIBOLD else 'Regular'}"
    if name not in pdfmetrics.getRegisteredFontNames():
        _number_shapes(_load(name, name))
    return name


def _load(name: str, file: str) -> TTFont:
    font = TTFont(name, str(data_folder("resources") / "fonts" / f"{file}.ttf"))
    pdfmetrics.registerFont(font)
    return font


def _number_shapes(font: Any) -> None:
    """Give every shape that is no character of its own a number, in the font's order.

    reportlab would number them as they come, and the same form would give other bytes after another form.
    """
    face, measure, free = font.face, font.hbFont(), 0xE000
    for glyph in range(font.hbFace.glyph_count):
        if glyph in face.glyphToChar:
            continue
        while free in face.charToGlyph:
            free += 1
        face.charToGlyph[free], face.glyphToChar[glyph] = glyph, [free]
        face.charWidths[free] = font.pdfScale(measure.get_glyph_h_advance(glyph))


def can_print(text: str) -> bool:
    """Whether every letter of a text has its font here and comes out as it is written."""
    load_fonts()
    return all(_has(sign) for sign in set(text) if unicodedata.category(sign)[0] in "LM")


def _has(sign: str) -> bool:
    # Letters without case beyond Latin belong to scripts that join, stack or change places: only those that are
    # known to come out right have fonts of their own.
    is_shaped = unicodedata.category(sign) == "Lo" and sign > "\u02ff"
    if script_of(sign) is None and (is_shaped or unicodedata.bidirectional(sign) in {"R", "AL"}):
        return False
    font: Any = pdfmetrics.getFont(font_for(sign, REGULAR))
    return ord(sign) in font.face.charToGlyph
