# SPDX-License-Identifier: EUPL-1.2
"""Word documents and plain text to paragraphs: every word that a reader sees, none that were deleted."""

from __future__ import annotations

import io
import zipfile

import pytest

from screening_app.core.routine_placing import Block, placed
from screening_app.core.routine_points import parse_point_guides
from screening_app.documents import MAX_BYTES, read_document_file
from screening_app.errors import CannotNow, Code
from screening_app.paths import data_folder
from word_made import paragraph, style, table, text_box, tracked, word

GUIDES = parse_point_guides((data_folder("forms") / "routine-points.yaml").read_text(encoding="utf-8"))
SWEDISH = style("Rubrik1", "heading 1") + style("Rubrik2", "heading 2") + style("Titel", "Title")


def refused(content: bytes, name: str = "rutin.docx") -> str:
    with pytest.raises(CannotNow) as caught:
        read_document_file(content, name)
    assert caught.value.code is Code.DOCUMENT_REFUSED
    return str(caught.value.facts["what"])


def test_headings_are_known_by_style_also_by_one_made_for_the_template() -> None:
    styles = (
        SWEDISH + style("KommunRubrik", "Kommunens rubrik", based_on="Rubrik2") + style("Avsnitt", "Avsnitt", outline=0)
    )
    body = (
        paragraph("Rutin", "Titel") + paragraph("Syfte", "KommunRubrik") + paragraph("När", "Avsnitt") + paragraph("A.")
    )
    assert read_document_file(word(body, styles), "x.docx") == (
        Block("Rutin", 0),
        Block("Syfte", 2),
        Block("När", 1),
        Block("A."),
    )


def test_tables_boxes_heads_feet_and_notes_are_read_and_each_once() -> None:
    body = (
        paragraph("Före.")
        + table([["Beslutad av: Nämnden", "Gäller till 2027-01-31"], ["a", "b"]])
        + text_box("I rutan.")
    )
    found = read_document_file(
        word(body, header1=paragraph("Ängsmarks kommun"), footnotes=paragraph("En not.")), "x.docx"
    )
    assert [block.text for block in found] == [
        "Före.",
        "Beslutad av: Nämnden",
        "Gäller till 2027-01-31",
        "a",
        "b",
        "I rutan.",
        "En not.",
        "Ängsmarks kommun",
    ]
    assert [block.margin for block in found] == [False] * 6 + [True] * 2


def test_what_was_added_stands_and_what_was_deleted_does_not() -> None:
    (block,) = read_document_file(word(tracked("Fråga ", "alla", "bara kvinnor")), "x.docx")
    assert block.text == "Fråga alla"


def test_bold_lines_and_broken_lines_are_kept() -> None:
    body = (
        paragraph("Vem frågar", bold=True)
        + "<w:p><w:r><w:t>Ett</w:t><w:br/><w:t>två</w:t><w:tab/><w:t>tre</w:t></w:r></w:p>"
    )
    assert read_document_file(word(body), "x.docx") == (Block("Vem frågar", bold=True), Block("Ett\ntvå tre"))


OTHER_TEMPLATE = (
    text_box("Ängsmarks kommun, socialförvaltningen")
    + paragraph("Rutin våld i nära relation", "Titel")
    + table([["Beslutad av: Förvaltningschef", "Beslutad 2025-02-03"], ["Dokumentansvarig: Enhetschef", "Version 3"]])
    + paragraph("Innehåll", "Rubrik1")
    + paragraph("Bakgrund och syfte", "Rubrik1")
    + paragraph("Våld är vanligt och rutinen ska göra att det upptäcks.")
    + paragraph("Målgrupp", "Rubrik1")
    + paragraph("Alla vuxna.")
    + paragraph("Tidpunkt", "Rubrik2")
    + paragraph("Första besöket.")
    + paragraph("Ekonomisk ersättning", "Rubrik1")
    + paragraph("Resor ersätts.")
    + paragraph("Anmälningsskyldighet", "Rubrik1")
    + paragraph("Genast, enligt 14 kap. 1 § SoL.")
    + table([["Socialjour", "08-465 004 10"]])
)


def test_a_routine_of_another_template_has_every_paragraph_placed_or_listed() -> None:
    content = word(OTHER_TEMPLATE, SWEDISH, footer1=paragraph("Sida 1 av 4"))
    blocks = read_document_file(content, "rutin.docx")
    found = placed(blocks, GUIDES)
    assert found.title == "Rutin våld i nära relation"
    assert found.header == {
        "decided_by": "Förvaltningschef",
        "decided_on": "2025-02-03",
        "responsible": "Enhetschef",
    }
    assert found.texts == {
        "purpose": ["Våld är vanligt och rutinen ska göra att det upptäcks."],
        "who-is-asked": ["Alla vuxna."],
        "when": ["Första besöket."],
        "concern-report": ["Genast, enligt 14 kap. 1 § SoL.", "Socialjour", "08-465 004 10"],
    }
    assert found.unplaced == [
        "Ängsmarks kommun, socialförvaltningen",
        "Version 3",
        "Innehåll",
        "Ekonomisk ersättning",
        "Resor ersätts.",
        "Sida 1 av 4",
    ]
    everything = [
        *(t for listed in found.texts.values() for t in listed),
        *found.unplaced,
        *found.used,
        *found.headings,
    ]
    assert sorted(everything) == sorted(block.text for block in blocks)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"PK\x03\x04 and then nothing", "broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "other-kind"),
        (b"%PDF-1.7", "other-kind"),
        (b"{\\rtf1 hej}", "other-kind"),
        (b"  \n ", "empty"),
        (b"a\0b", "other-kind"),
        (b"x" * (MAX_BYTES + 1), "too-large"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(content: bytes, what: str) -> None:
    assert refused(content) == what


def test_an_entity_in_a_document_is_never_expanded() -> None:
    bomb = '<!DOCTYPE w [<!ENTITY a "aaaa">]>' + "<w>&a;</w>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", bomb)
    assert refused(out.getvalue()) == "broken"


def test_a_zip_that_is_no_document_and_one_that_unpacks_too_large_are_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", "hej")
    assert refused(out.getvalue()) == "other-kind"
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 50_000_000)
    assert refused(out.getvalue()) == "too-large"


def test_plain_text_is_read_in_the_encodings_that_people_have() -> None:
    for encoding in ("utf-8", "utf-8-sig", "cp1252", "utf-16"):
        found = read_document_file("# Syfte\n\nUpptäcka våld.\n".encode(encoding), "rutin.txt")
        assert found == (Block("Syfte", 1), Block("Upptäcka våld."))
