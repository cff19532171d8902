# SPDX-License-Identifier: EUPL-1.2
"""A language is filled in beside the source and changes nothing but that language."""

from __future__ import annotations

from forms_made import form, text
from screening_app.core.forms.authoring.adapt import begin
from screening_app.core.forms.authoring.build import build, to_bytes
from screening_app.core.forms.authoring.draft import Draft, DraftOption, DraftQuestion, Kind
from screening_app.core.forms.authoring.pieces import control
from screening_app.core.forms.authoring.texts import missing, strings
from screening_app.core.forms.authoring.translate import read_rows, rows_of, translated
from screening_app.core.forms.definition import check, load

DRAFT = Draft(
    "urn:unit:a",
    "1.0.0",
    "sv",
    {"sv": "Titel"},
    copyright={"sv": "Egen"},
    questions=(
        DraftQuestion("", Kind.CHOICE, {"sv": "Ett"}, {"sv": "Hjälp"}, options=(DraftOption("yes", {"sv": "Ja"}),)),
    ),
)


def filled(document: dict[str, object]) -> list[list[str]]:
    head, *rows = rows_of(document, "ar")
    return [head, *([key, source, f"ar {source}"] for key, source, _ in rows)]


def test_a_filled_in_sheet_gives_a_language_that_is_offered():
    document = build(DRAFT)
    assert missing(document, "ar") == 4
    read = read_rows(document, filled(document))
    done = translated(document, "ar", read.texts, {"sv": "Översättare"}, validated=False)

    form, _ = check(to_bytes(done))
    assert form.languages == ("sv", "ar")
    assert form.about.languages["ar"].source == {"sv": "Översättare"}
    assert missing(done, "ar") == 0


def test_a_row_whose_source_has_changed_is_left_out_and_the_others_kept():
    document = build(DRAFT)
    rows = filled(document)
    place = next(number for number, row in enumerate(rows) if row[0] == "q1:text")
    rows[place][1] = "Ett gammalt"
    rows.append(["q9:text", "Nio", "ar"])

    read = read_rows(document, rows)

    assert read.left_out == ((place + 1, "q1:text", "source-changed"), (len(rows), "q9:text", "key-unknown"))
    assert "q1:text" not in read.texts
    assert len(read.texts) == len(strings(document)) - 1


def test_taking_every_translation_away_again_gives_the_document_back():
    document = build(DRAFT)
    texts = read_rows(document, filled(document)).texts
    done = translated(document, "ar", texts, {}, validated=False)
    undone = translated(done, "ar", dict.fromkeys(texts, ""), {}, validated=False)
    del undone["extension"]

    assert undone == document


def test_what_is_left_out_is_needed_in_no_language_and_is_needed_again_when_it_is_taken_back():
    answers = {"answerValueSet": "#s", "type": "choice"}
    help_on_b = {"linkId": "help", "type": "display", "text": "Hjälp", "extension": [control("help")]}
    concepts = {"system": "urn:s", "concept": [{"code": "y", "display": "Ja"}]}
    shared = {"resourceType": "ValueSet", "id": "s", "status": "active", "compose": {"include": [concepts]}}
    items = (text("b", item=[help_on_b], **answers), text("a", **answers))
    without = begin(load(to_bytes(form(*items, contained=[shared])))).leave_out("b")
    assert [entry.key for entry in strings(without.document) if entry.needed] == ["title", "a:text", "set:s:y"]

    def in_arabic(*keys: str):
        texts = {key: f"ar {key}" for key in keys}
        return without.to(translated(without.document, "ar", texts, {}, validated=False))

    assert in_arabic("title", "a:text").form().languages == ("sv",)
    done = in_arabic("title", "a:text", "set:s:y")
    assert (done.form().languages, missing(done.document, "ar")) == (("sv", "ar"), 0)
    again = done.take_back("b")
    assert (again.form().languages, missing(again.document, "ar")) == (("sv",), 2)
