# SPDX-License-Identifier: EUPL-1.2
"""A routine on paper: the first page stands by itself, and what does not hold says so."""

from __future__ import annotations

import io
import json
from datetime import date

import pypdf
import pytest

from screening_app.core.contacts import parse_contacts
from screening_app.core.routine_documents import read_document, routine_of
from screening_app.core.routines import standing
from screening_app.paths import data_folder
from screening_app.reports.routine import routine_pdf

FORMS = data_folder("forms")
TODAY = date(2026, 11, 22)


def schema(name):
    return json.loads((FORMS / "schema" / f"{name}.schema.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def documents():
    files = (FORMS / "municipality" / "routines").glob("*.yaml")
    found = [read_document(file.read_text(encoding="utf-8"), schema("routine")) for file in files]
    return {document["id"]: document for document in found}


@pytest.fixture(scope="module")
def cards():
    files = (FORMS / "contacts.yaml", FORMS / "municipality" / "contacts.yaml")
    found = [parse_contacts(file.read_text(encoding="utf-8"), schema("contacts")) for file in files]
    return {card.id: card for listed in found for card in listed}


def pages(documents, cards, routine_id, **more):
    routine = routine_of(documents[routine_id], schema("routine"), documents)
    content = routine_pdf(routine, cards, unit_name="Ängsmark", state=standing(routine, TODAY), **more)
    return routine, [page.extract_text().replace("\xa0", " ") for page in pypdf.PdfReader(io.BytesIO(content)).pages]


@pytest.mark.slow
def test_the_first_page_has_the_acute_steps_and_the_local_numbers(documents, cards):
    routine, text = pages(documents, cards, "angsmark-forsorjningsstod")
    for step in routine.acute:
        assert step.text in text[0]
    for card in ("socialjour", "shelter", "interpreter"):
        assert cards[card].numbers[0] in text[0]
    assert "Aktuell till och med 2027-01-10" in text[0]
    assert "Utkast" not in text[0]


@pytest.mark.slow
def test_every_point_step_and_number_is_printed(documents, cards):
    routine, text = pages(documents, cards, "angsmark-barnmorskemottagning")
    whole = " ".join("\n".join(text).split())
    for point in routine.points:
        assert " ".join(point.text.split())[:40] in whole
    for steps in routine.steps.values():
        for step in steps:
            assert step.text in whole
    for name in routine.contacts:
        assert all(number in whole for number in cards[name].numbers)


@pytest.mark.slow
def test_both_numbers_of_a_card_that_nobody_verified_are_told_apart(documents, cards):
    _, text = pages(documents, cards, "angsmark-kommun")
    assert "020-50 50 50 eller 116 016" in " ".join("\n".join(text).split())


@pytest.mark.slow
def test_an_expired_routine_and_a_draft_say_so_on_every_page(documents, cards):
    _, text = pages(documents, cards, "angsmark-aldre-lss")
    assert all("Rutinen har gått ut." in page for page in text)
    _, text = pages(documents, cards, "angsmark-aldre-lss", is_draft=True)
    assert all("Utkast. Får inte användas." in page for page in text)


@pytest.mark.slow
def test_the_metadata_says_nothing_and_the_bytes_are_the_same_again(documents, cards):
    routine = routine_of(documents["angsmark-kommun"], schema("routine"), documents)
    made = [routine_pdf(routine, cards, unit_name="Ä", state=standing(routine, TODAY)) for _ in range(2)]
    assert made[0] == made[1]
    information = pypdf.PdfReader(io.BytesIO(made[0])).metadata
    assert information is not None
    assert (information.title, information.author, information.subject) == ("Rutinstöd", "", "")
