# SPDX-License-Identifier: EUPL-1.2
"""Paragraphs of other people's routines on the 19 points: each has a place, or is listed as having none."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from screening_app.core.routine_placing import Block, Placing, placed
from screening_app.core.routine_points import parse_point_guides
from screening_app.core.routines import POINT_KEYS
from screening_app.paths import data_folder

GUIDES = parse_point_guides((data_folder("forms") / "routine-points.yaml").read_text(encoding="utf-8"))


def put(*blocks: Block | str) -> Placing:
    return placed([Block(each) if isinstance(each, str) else each for each in blocks], GUIDES)


def test_every_point_is_found_by_its_own_heading_in_both_languages() -> None:
    for tag in ("sv", "en"):
        for guide in GUIDES:
            found = put(Block("Rutin", 0), Block(guide.heading[tag], 1), "Så gör vi.")
            assert found.texts == {guide.key: ["Så gör vi."]}, guide.heading[tag]


def test_headings_of_another_template_are_found_with_numbers_and_other_words() -> None:
    found = put(
        Block("Rutin våld", 0),
        Block("1. Bakgrund och syfte", 1),
        "Alla frågas.",
        Block("2 Vilka ska tillfrågas?", 1),
        "Alla vuxna.",
        Block("3.1 Dokumentation och sekretess", 2),
        "I akten.",
        Block("ANMÄLNINGSSKYLDIGHET", 1),
        "Genast.",
    )
    assert found.texts == {
        "purpose": ["Alla frågas."],
        "who-is-asked": ["Alla vuxna."],
        "safe-records": ["I akten."],
        "concern-report": ["Genast."],
    }
    assert found.title == "Rutin våld"
    assert found.unplaced == []


def test_text_below_a_heading_that_nobody_knows_is_unplaced_with_its_heading() -> None:
    found = put(Block("Syfte", 1), "A.", Block("Ekonomi", 1), "B.", Block("Uppföljning", 1), "C.")
    assert found.texts == {"purpose": ["A."], "follow-up": ["C."]}
    assert found.unplaced == ["Ekonomi", "B."]


def test_a_lower_heading_stays_with_the_text_above_it() -> None:
    found = put(Block("Skydd", 1), "A.", Block("Nycklar", 2), "B.")
    assert found.texts == {"protection": ["A.", "Nycklar", "B."]}


def test_headings_without_a_style_are_seen_when_they_look_like_it() -> None:
    found = put(
        *("Vem frågar", "Handläggaren frågar alla.", "Bra att veta", "4. Om svaret är nej", "Tacka för svaret."),
        *("5. Ekonomi", "Resor.", "När?", "Första besöket."),
    )
    assert found.unplaced == ["5. Ekonomi", "Resor."]
    assert found.texts == {
        "who-asks": ["Handläggaren frågar alla.", "Bra att veta"],
        "if-no": ["Tacka för svaret."],
        "when": ["Första besöket."],
    }


def test_a_heading_and_its_text_on_one_line() -> None:
    assert put("Syfte: Att upptäcka våld.", "Tolk: Ring förmedlingen.").texts == {
        "purpose": ["Att upptäcka våld."],
        "interpreter": ["Ring förmedlingen."],
    }


def test_the_frame_of_the_document_becomes_the_header() -> None:
    found = put(
        Block("Rutin", 0),
        "Beslutad av: Socialnämnden",
        "Beslutad den 12 mars 2025",
        "Gäller till och med 2027-12-31",
        Block("Dokumentansvarig: Enhetschef", margin=True),
        Block("Sida 1", margin=True),
    )
    assert found.header == {
        "decided_by": "Socialnämnden",
        "decided_on": "2025-03-12",
        "valid_to": "2027-12-31",
        "responsible": "Enhetschef",
    }
    assert found.unplaced == ["Sida 1"]


def test_what_is_missing_is_told_and_the_draft_keeps_what_has_no_place() -> None:
    found = put(Block("Rutin", 0), Block("Syfte", 1), "A.", Block("Något annat", 1), "B.")
    assert found.missing == POINT_KEYS[1:]
    document = found.document(GUIDES, "intake")
    assert document["points"] == [{"key": "purpose", "heading": "Syfte", "text": "A."}]
    assert document["unplaced"] == ["Något annat", "B."]


HEADINGS = st.sampled_from([name for guide in GUIDES for name in guide.headings] + ["Ekonomi", "Rutin för våld"])
WORDS = st.text("abcåäö .:?1\n", min_size=1, max_size=60)
BLOCKS = st.builds(
    Block,
    st.one_of(HEADINGS, WORDS, st.builds("{}: {}".format, HEADINGS, WORDS)),
    st.sampled_from([None, None, None, 0, 1, 2, 3]),
    st.booleans(),
    st.booleans(),
)


@given(st.lists(BLOCKS, max_size=12))
def test_no_paragraph_is_ever_lost_or_said_twice(blocks: list[Block]) -> None:
    found = placed(blocks, GUIDES)
    texts = [text for listed in found.texts.values() for text in listed]
    kept = "".join([*texts, *found.unplaced, *found.used, *found.headings])
    given_words = "".join(block.text for block in blocks)
    assert sorted("".join(kept.split())) == sorted("".join(given_words.split()))
