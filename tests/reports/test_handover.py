# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import io
from datetime import date

import pytest
from pypdf import PasswordType, PdfReader
from pypdf.errors import FileNotDecryptedError

from screening_app.reports.handover import hand_over_pdf

DAY = date(2026, 11, 22)
TEXT = "Överlämning\nEnhet: Söder\n\nFrågor och svar\n- En <b>fråga</b> & en till? – Ja, det pågår\n- Åtta – nej\n"


def printed(text: str = TEXT, unit: str = "Mottagning Söder") -> bytes:
    return hand_over_pdf(text, unit_name=unit, made_on=DAY)


def words(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())


def test_the_text_can_be_read_back_as_written() -> None:
    said = words(printed())
    for part in ("Rutinstöd", "Mottagning Söder", "En <b>fråga</b> & en till? – Ja, det pågår", "Åtta – nej"):
        assert part in said
    assert "2026-11-22" in said
    assert "Sida 1 av 1" in said


def test_the_file_says_nothing_of_its_subject() -> None:
    found = PdfReader(io.BytesIO(printed("Våld\n\nSvar: hot\n"))).metadata
    assert found is not None
    assert found.title == "Rutinstöd"
    assert not found.author
    everything = " ".join(str(value) for value in found.values()).lower()
    assert not [word for word in ("våld", "hot", "överlämning", "anna") if word in everything]


def test_the_same_text_gives_the_same_bytes() -> None:
    assert printed() == printed()


def test_a_long_text_is_numbered_to_its_last_page() -> None:
    content = printed(TEXT + "\n".join(f"- Rad {number}" for number in range(120)) + "\n")
    pages = PdfReader(io.BytesIO(content)).pages
    assert len(pages) > 1
    assert f"Sida 1 av {len(pages)}" in pages[0].extract_text()
    assert f"Sida {len(pages)} av {len(pages)}" in pages[-1].extract_text()


def test_a_long_unit_name_and_an_endless_word_do_not_break_the_page() -> None:
    said = words(printed("Rubrik\n\n" + "å" * 400 + "\n", unit="Individ- och familjeomsorgen " * 9))
    assert said.count("å") >= 400
    assert "…" in said


def tags(content: bytes) -> list[str]:
    """Return the tree of tags, each with how many pages its text stands on, in reading order."""
    root = PdfReader(io.BytesIO(content)).trailer["/Root"]["/StructTreeRoot"]
    found: list[str] = []

    def walk(element, depth: int) -> None:
        kids = [kid.get_object() for kid in element["/K"]]
        pages = {kid["/Pg"].get_object().hash_value() for kid in kids if "/MCID" in kid}
        found.append(f"{'  ' * depth}{element['/S'][1:]}" + (f" on {len(pages)}" if pages else ""))
        for kid in kids:
            if "/S" in kid:
                walk(kid, depth + 1)

    for kid in root["/K"]:
        walk(kid.get_object(), 0)
    return found


def test_a_screen_reader_finds_headings_paragraphs_and_lists_in_reading_order() -> None:
    assert tags(printed()) == [
        "Document",
        "  H1 on 1",
        "  P on 1",
        "  H2 on 1",
        "  L",
        "    LI",
        "      LBody on 1",
        "    LI",
        "      LBody on 1",
    ]
    found = PdfReader(io.BytesIO(printed())).trailer["/Root"]
    assert found["/MarkInfo"]["/Marked"]
    assert found["/Lang"] == "sv"
    assert found["/ViewerPreferences"]["/DisplayDocTitle"]


def test_every_mark_on_every_page_has_its_element_and_the_rest_is_decoration() -> None:
    content = printed(
        TEXT + "\n".join(f"- Rad {number}" for number in range(120)) + "\n\nSlut\n" + "ord " * 4000 + "\n"
    )
    reader = PdfReader(io.BytesIO(content))
    numbers = reader.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    assert len(reader.pages) > 3
    for place, page in enumerate(reader.pages):
        drawn = page.get_contents().get_data().decode("latin-1")
        assert page["/StructParents"] == place
        assert drawn.count("BDC") == len(numbers[2 * place + 1].get_object())
        assert drawn.count("/Artifact BMC") == 1
        assert drawn.count("EMC") == drawn.count("BDC") + 1
    assert [line for line in tags(content) if line.endswith(("on 2", "on 3", "on 4"))], "a paragraph over pages is one"


def test_with_a_password_nothing_can_be_read_without_it() -> None:
    content = hand_over_pdf(TEXT, unit_name="Söder", made_on=DAY, password="sju lugna hästar")
    assert b"Rutinst" not in content
    reader = PdfReader(io.BytesIO(content))
    assert reader.is_encrypted
    encryption = reader.trailer["/Encrypt"]
    assert (encryption["/V"], encryption["/R"], encryption["/CF"]["/StdCF"]["/CFM"]) == (5, 6, "/AESV3")
    with pytest.raises(FileNotDecryptedError):
        reader.pages[0].extract_text()
    assert reader.decrypt("fel lösenord här") == PasswordType.NOT_DECRYPTED
    assert reader.decrypt("sju lugna hästar") != PasswordType.NOT_DECRYPTED
    assert "Ja, det pågår" in reader.pages[0].extract_text()
    assert reader.metadata.title == "Rutinstöd"
