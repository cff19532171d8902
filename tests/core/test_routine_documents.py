# SPDX-License-Identifier: EUPL-1.2
"""Routines as documents: written and read back, inherited and adapted, compared sentence by sentence."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening_app.core.routine_changes import changes
from screening_app.core.routine_documents import adaptation_of, in_order, whole, whole_of, write_document
from screening_app.core.routines import read_yaml
from screening_app.errors import CannotNow

ORGANISATION: dict[str, Any] = {
    "id": "kommun",
    "title": "Kommunens rutin",
    "unit_kind": "intake",
    "written": True,
    "decided_by": "Nämnden",
    "decided_on": "2026-01-01",
    "valid_to": None,
    "responsible": "Utvecklingsledare",
    "people": ["adult"],
    "contacts": ["sos", "jour"],
    "points": [
        {"key": "purpose", "heading": "Syfte", "text": "Upptäcka våld. Ge stöd."},
        {"key": "how", "heading": "Hur", "text": "I enrum."},
    ],
    "guidance": {"ask": ["Fråga lugnt"]},
    "caution": {"ask": "Aldrig med partner"},
    "steps": {"acute": [{"id": "a", "text": "Ring 112", "urgent": True}], "no": [{"id": "n", "text": "Tacka"}]},
}
OWN: dict[str, Any] = {
    "id": "enhet",
    "title": "Enhetens rutin",
    "unit_kind": "intake",
    "unit": "Enheten",
    "inherits": "kommun",
    "written": True,
    "decided_by": "Chef",
    "decided_on": "2026-03-01",
    "valid_to": "2027-01-01",
    "responsible": "Enhetschef",
    "contacts": ["kurator"],
    "points": [{"key": "how", "heading": "Hur", "text": "I enrum. Aldrig i receptionen."}],
    "steps": {"no": [{"id": "n", "text": "Tacka och ge kortet"}]},
}


def test_a_unit_has_its_own_header_its_own_parts_and_the_rest_of_the_organisation() -> None:
    made = whole(OWN, ORGANISATION)
    assert (made["decided_by"], made["valid_to"], made["unit"]) == ("Chef", "2027-01-01", "Enheten")
    assert [point["text"] for point in made["points"]] == ["Upptäcka våld. Ge stöd.", "I enrum. Aldrig i receptionen."]
    assert made["steps"]["acute"] == ORGANISATION["steps"]["acute"]
    assert made["steps"]["no"][0]["text"] == "Tacka och ge kortet"
    assert made["contacts"] == ["sos", "jour", "kurator"]
    assert made["people"] == ["adult"]


def test_a_decision_and_its_dates_are_never_inherited() -> None:
    bare = {key: value for key, value in OWN.items() if key not in ("decided_by", "decided_on", "responsible")}
    made = whole(bare, ORGANISATION)
    assert "decided_by" not in made
    assert "responsible" not in made


def test_what_the_organisation_changes_reaches_the_unit_where_it_has_nothing_of_its_own() -> None:
    points = [{**ORGANISATION["points"][0], "text": "Nytt syfte."}, {**ORGANISATION["points"][1], "text": "Nytt hur."}]
    made = whole(OWN, {**ORGANISATION, "points": points})
    assert [point["text"] for point in made["points"]] == ["Nytt syfte.", "I enrum. Aldrig i receptionen."]


def test_an_adaptation_holds_only_what_differs_and_makes_the_same_whole_again() -> None:
    made = adaptation_of(whole(OWN, ORGANISATION), ORGANISATION)
    assert made == in_order(OWN)
    assert whole(made, ORGANISATION) == whole(OWN, ORGANISATION)


def test_what_is_changed_back_is_inherited_again() -> None:
    document = whole(OWN, ORGANISATION)
    document["points"] = ORGANISATION["points"]
    assert "points" not in adaptation_of(document, ORGANISATION)


@pytest.mark.parametrize("organisation", [{**ORGANISATION, "id": "annan"}, {**ORGANISATION, "inherits": "x"}])
def test_only_the_named_routine_and_only_one_step_is_inherited(organisation: dict[str, Any]) -> None:
    with pytest.raises(CannotNow, match="routine-refused"):
        whole(OWN, organisation)
    with pytest.raises(CannotNow, match="routine-refused"):
        whole_of(OWN, {})


TEXTS = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Cf", "Zl", "Zp")), max_size=40)
WORDS = st.sampled_from(["no", "yes", "true", "null", "~", "0123", "2026-01-01", "- a", "a: b", "#x", "'", '"', "é\nå"])


@given(st.lists(st.one_of(TEXTS, WORDS), max_size=5))
def test_what_is_written_is_read_back_word_for_word(texts: list[str]) -> None:
    document = {**ORGANISATION, "contacts": texts}
    assert read_yaml(write_document(document), "routine") == document


def test_the_difference_names_the_place_and_only_the_sentences_that_changed() -> None:
    found = changes(ORGANISATION, whole(OWN, ORGANISATION), header=False)
    said = {(each.section, each.key): (each.removed, each.added) for each in found}
    assert said == {
        ("points", "how"): ((), ("Aldrig i receptionen.",)),
        ("steps", "no"): (("Tacka",), ("Tacka och ge kortet",)),
        ("contacts", "contacts"): ((), ("kurator",)),
    }


def test_an_abbreviation_ends_no_sentence() -> None:
    before = {
        **ORGANISATION,
        "points": [{"key": "how", "heading": "Hur", "text": "Anmäl enligt 19 kap. 1 § SoL. Klart."}],
    }
    after = {
        **ORGANISATION,
        "points": [{"key": "how", "heading": "Hur", "text": "Anmäl enligt 19 kap. 2 § SoL. Klart."}],
    }
    (change,) = changes(before, after)
    assert change.removed == ("Anmäl enligt 19 kap. 1 § SoL.",)
    assert change.added == ("Anmäl enligt 19 kap. 2 § SoL.",)


def test_the_same_routine_has_no_difference() -> None:
    assert changes(ORGANISATION, in_order(ORGANISATION)) == ()
