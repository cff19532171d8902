# SPDX-License-Identifier: EUPL-1.2
"""Paper in Arabic script, Hebrew and Ethiopic: letters joined, lines from the right, numbers and Latin as they are."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass

import pytest
from pypdf import PdfReader
from reportlab.lib.styles import ParagraphStyle

import synthetic_forms as forms
from screening_app.core.forms.definition import Form, load
from screening_app.reports.document import MARGIN, WIDTH
from screening_app.reports.fonts import REGULAR
from screening_app.reports.lines import Lines, in_sight, text_width
from screening_app.reports.paper_form import paper_form_pdf

ARABIC = ("هل أنت بخير (SIP 112)؟", "نعم، في السابق", "لا")
STYLE = ParagraphStyle("prov", fontName=REGULAR, fontSize=12, leading=16)
_SHAPE = re.compile(rb"/Span <</ActualText <FEFF([0-9a-f]*)>>> BDC\s+BT 1 0 0 1 ([\d.]+) [\d.]+ Tm")


@dataclass(frozen=True)
class Letter:
    """One letter as the PDF says it, and where it stands on the line."""

    sign: str
    x: float


def form_in(language: str, question: str, *answers: str) -> Form:
    item = {"linkId": "a", "type": "choice", "text": question, "answerOption": forms.options(*answers)}
    when = {"question": "a", "operator": "=", "answerCoding": {"system": forms.SYSTEM, "code": "c0"}}
    later = {"linkId": "b", "type": "integer", "text": question, "enableWhen": [when]}
    return load(forms.as_bytes(forms.document("paper", [item, later], language=language, title=question)))


def printed(form: Form, language: str) -> PdfReader:
    return PdfReader(io.BytesIO(paper_form_pdf(form, language, unit_name="Provenheten")))


def letters(reader: PdfReader) -> list[Letter]:
    """Return the letters of the first page that are drawn as shapes, in the order of the file."""
    found = _SHAPE.findall(reader.pages[0].get_contents().get_data())
    return [Letter(bytes.fromhex(said.decode()).decode("utf-16-be"), float(x)) for said, x in found]


def fonts(reader: PdfReader) -> set[str]:
    return {str(font["/BaseFont"]) for page in reader.pages for font in page["/Resources"]["/Font"].values()}


def test_what_is_read_first_stands_furthest_to_the_right() -> None:
    page = letters(printed(form_in("ar", *ARABIC), "ar"))
    word = "بخير"[::-1]
    first = next(n for n in range(len(page)) if "".join(each.sign for each in page[n : n + 4]) == word)
    places = [letter.x for letter in page[first : first + 4]]
    assert places == sorted(places)
    assert max(letter.x for letter in page) > MARGIN + WIDTH - 40


def test_letters_are_joined_not_strung_up() -> None:
    alone = sum(text_width(sign, REGULAR, 12, rtl=True) for sign in "بخير")
    assert text_width("بخير", REGULAR, 12, rtl=True) < 0.8 * alone


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("شما (SIP 112) خوب", "خوب (SIP 112) شما"),
        ("نعم (الآن)", "(الآن) نعم"),
        ("عمره 18 سنة", "سنة 18 عمره"),
        ("[\u2068a1.b\u2069]", "[a1.b]"),
    ],
)
def test_numbers_and_latin_stand_as_they_are_and_brackets_turn_with_their_words(text: str, seen: str) -> None:
    # Every Arabic word is seen from the left here, so it is turned round to be compared.
    assert re.sub("[\u0600-\u06ff]+", lambda found: found[0][::-1], in_sight(text, REGULAR, rtl=True)) == seen


def test_boxes_stand_at_the_right_and_the_language_is_said() -> None:
    reader = printed(form_in("ar", *ARABIC), "ar")
    content = reader.pages[0].get_contents().get_data()
    boxes = [float(x) for x in re.findall(rb"1 0 0 1 ([\d.]+) [\d.]+ cm\s+[\d. ]+ RG\s+\.9 w", content)]
    assert len(boxes) == 4
    assert min(boxes) > WIDTH - 40
    assert reader.trailer["/Root"]["/Lang"] == "ar"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "question", "font"),
    [
        ("ar", "هل أنت بخير؟", "NotoSansArabic"),
        ("fa", "آیا می‌خواهید گفتگو کنید؟", "NotoSansArabic"),
        ("prs", "چطور هستید؟", "NotoSansArabic"),
        ("ps", "تاسو څنګه یاست؟", "NotoSansArabic"),
        ("ur", "آپ کیسے ہیں؟", "NotoSansArabic"),
        ("ckb", "ئێوە چۆنن؟", "NotoSansArabic"),
        ("he", "מה שלומך?", "NotoSansHebrew"),
        ("ti", "ከመይ ኣለኺ፧", "NotoSansEthiopic"),
        ("am", "እንዴት ነሽ?", "NotoSansEthiopic"),
    ],
)
def test_each_script_has_its_font_inside_the_file(language: str, question: str, font: str) -> None:
    reader = printed(form_in(language, question, "1", "2"), language)
    assert any(font in name for name in fonts(reader))


def test_the_same_form_gives_the_same_bytes_whatever_was_printed_before() -> None:
    form = form_in("ar", *ARABIC)
    before = paper_form_pdf(form, "ar", unit_name=None)
    paper_form_pdf(form_in("fa", "آیا می‌خواهید گفتگو کنید؟", "بله", "خیر"), "fa", unit_name=None)
    assert paper_form_pdf(form, "ar", unit_name=None) == before


def test_the_programs_own_words_are_in_the_language_too() -> None:
    said = "".join(letter.sign for letter in letters(printed(form_in("ar", *ARABIC), "ar")))
    for word in ("استبيان", "الإجابة", "العربية"):
        assert word[::-1] in said


def test_a_long_text_goes_on_over_the_page_and_loses_nothing() -> None:
    whole = Lines(" ".join(["كلمة"] * 200), STYLE, rtl=True, from_right=True)
    _, height = whole.wrap(300, 1000)
    parts = whole.split(300, height / 2)
    assert len(parts) == 2
    assert sum(part.wrap(300, 1000)[1] for part in parts) == height
    assert whole.split(300, 20) == []


def test_a_word_wider_than_the_paper_is_broken_rather_than_cut() -> None:
    address = Lines("https://example.org/" + "a" * 200, STYLE, rtl=True, from_right=True)
    assert address.wrap(200, 1000)[1] > 5 * STYLE.leading
