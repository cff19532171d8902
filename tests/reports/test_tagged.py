# SPDX-License-Identifier: EUPL-1.2
"""Every printout for screen readers: nothing is drawn outside the tree of tags, and tables are tables in it."""

from __future__ import annotations

import io
import json
from collections import Counter
from datetime import UTC, date, datetime
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream
from reportlab.pdfbase.pdfmetrics import stringWidth

from screening_app.content import check_file
from screening_app.core.access_log import Decision, LogHead, LogReview
from screening_app.core.contacts import parse_contacts
from screening_app.core.forms.definition import load
from screening_app.core.retention import Purge, RetentionRules
from screening_app.core.routines import standing
from screening_app.paths import data_folder
from screening_app.reports.access_log import head_sheet, protocol
from screening_app.reports.fonts import REGULAR
from screening_app.reports.handover import hand_over_pdf
from screening_app.reports.paper_form import paper_form_pdf
from screening_app.reports.purge import protocol as purge_protocol
from screening_app.reports.recovery import recovery_sheet
from screening_app.reports.routine import routine_pdf

FORMS = data_folder("forms")
TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 10, 38, tzinfo=UTC)
UNIT = "Mottagning Söder"
HEAD = LogHead(1204, NOW, "3f2a9c1104de77b0")
LONG_NAME = "samtalsledare-anna-karin"


def routine(name: str = "forsorjningsstod") -> bytes:
    schema = json.loads((FORMS / "schema" / "contacts.schema.json").read_text(encoding="utf-8"))
    files = (FORMS / "contacts.yaml", FORMS / "municipality" / "contacts.yaml")
    cards = [card for file in files for card in parse_contacts(file.read_text(encoding="utf-8"), schema)]
    found = check_file(FORMS / "municipality" / "routines" / f"{name}.yaml", FORMS, TODAY).routine
    assert found is not None
    state = standing(found, TODAY)
    return routine_pdf(found, {card.id: card for card in cards}, unit_name=UNIT, state=state)


def log_protocol() -> bytes:
    seqs = tuple(range(1, 41))
    decisions = dict.fromkeys(seqs, Decision.HAD_CAUSE)
    review = LogReview(NOW, "administrator", TODAY, TODAY, "48213", decisions)
    lines = [(seq, NOW, LONG_NAME, "screener", "hand-over-printed", f"{seq:08x}", Decision.NO_CAUSE) for seq in seqs]
    return protocol(review, lines, HEAD, unit_name=UNIT)


def paper(name: str, language: str) -> bytes:
    form = load((FORMS / "instruments" / f"{name}.json").read_bytes())
    return paper_form_pdf(form, language, unit_name=UNIT)


PRINTED = {
    "routine": routine,
    "log": log_protocol,
    "log-head": lambda: head_sheet(HEAD, unit_name=UNIT, made_on=TODAY),
    "purge": lambda: purge_protocol(Purge(3, "anna", NOW, RetentionRules(), 17, "bo", NOW), unit_name=UNIT),
    "recovery": lambda: recovery_sheet(
        ["akvarell björk cykel " * 11] * 3, unit_name=UNIT, store_id="3f2a", made_on=TODAY
    ),
    "form": lambda: paper("first-questions-adult", "sv"),
    "hand-over": lambda: hand_over_pdf("Överlämning\n\nSvar\n- ja\n", unit_name=UNIT, made_on=TODAY),
}


def tree(reader: PdfReader) -> Counter[str]:
    """Return how often each tag stands in the tree."""
    found: Counter[str] = Counter()

    def walk(node: Any) -> None:
        node = node.get_object()
        if "/S" in node:
            found[str(node["/S"])] += 1
        for kid in node.get("/K", ()):
            if "/S" in kid.get_object():
                walk(kid)

    walk(reader.root_object["/StructTreeRoot"])
    return found


@pytest.mark.slow
@pytest.mark.parametrize("name", PRINTED)
def test_no_word_and_no_line_is_drawn_outside_the_tags_and_the_file_names_nothing(name: str) -> None:
    reader = PdfReader(io.BytesIO(PRINTED[name]()))
    for page in reader.pages:
        depth = 0
        for _, operator in ContentStream(page["/Contents"].get_object(), reader).operations:
            depth += {b"BDC": 1, b"BMC": 1, b"EMC": -1}.get(operator, 0)
            assert depth >= 0
            assert depth > 0 or operator not in (b"Tj", b"TJ", b"'", b"S", b"s", b"f", b"f*", b"B")
        assert depth == 0
    assert reader.root_object["/MarkInfo"]["/Marked"]
    assert reader.root_object["/Lang"] == "sv"
    found = reader.metadata
    assert found is not None
    assert {str(value) for key, value in found.items() if "Date" not in key} <= {"Rutinstöd", "", "untrapped", "/False"}


@pytest.mark.slow
def test_headings_and_cells_stand_in_the_tree() -> None:
    found = tree(PdfReader(io.BytesIO(log_protocol())))
    assert (found["/H1"], found["/Table"] > 0, found["/TH"] >= 6) == (1, True, True)
    assert found["/TD"] == 40 * 6
    found = tree(PdfReader(io.BytesIO(routine())))
    assert found["/H1"] == 1
    assert found["/H2"] > 19
    assert found["/Table"] >= 2


def test_no_name_in_the_protocol_is_cut_or_runs_into_the_next_column() -> None:
    page = PdfReader(io.BytesIO(log_protocol())).pages[0]
    places: list[tuple[float, str]] = []
    page.extract_text(visitor_text=lambda text, cm, tm, _font, _size: places.append((cm[4] + tm[4], text.strip())))
    names = [(x, text) for x, text in places if text and LONG_NAME.find(text) >= 0 and len(text) >= 4]
    acts = [x for x, text in places if text.startswith("Sparade")]
    assert LONG_NAME in "".join(text for _, text in names)
    assert max(x + stringWidth(text, REGULAR, 8.5) for x, text in names) < min(acts)
