# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import io
from datetime import date

from pypdf import PdfReader

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
