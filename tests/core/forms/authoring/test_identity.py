# SPDX-License-Identifier: EUPL-1.2
"""A changed instrument is never taken for the one that it came from, and a translation does not pass for a change."""

from __future__ import annotations

import json

from forms_made import choice, text
from forms_made import form as made
from screening_app.core.forms.authoring.adapt import begin, checked
from screening_app.core.forms.authoring.identity import Becomes, becomes, is_own, own_url, settled, wording_left
from screening_app.core.forms.authoring.pieces import to_bytes
from screening_app.core.forms.authoring.texts import missing, strings
from screening_app.core.forms.authoring.translate import translated
from screening_app.core.forms.definition import Form, load
from screening_app.core.forms.model import LanguageSource
from screening_app.core.forms.versions import level_needed, version_allows
from shipped_forms import form

UNIT = "Mottagningen Ängsmark"


def kept(source: Form, document, **more) -> Form:
    return load(to_bytes(settled(source, document, UNIT, **more)))


def test_a_changed_published_instrument_gets_an_address_a_mark_and_no_validation():
    source = form("first-questions-adult")
    new = kept(source, begin(source).text("consent:text", "sv", "Får jag fråga?").document)

    assert new.url == "urn:rutinstod:own:mottagningen-angsmark:first-questions-adult"
    assert (new.version, new.status, new.about.publisher) == ("1.0.0", "draft", UNIT)
    assert new.about.modified_from == f"{source.url}|{source.version}"
    assert new.document["derivedFrom"] == [f"{source.url}|{source.version}"]
    assert new.title == {"sv": f"{source.title['sv']} (anpassad)", "en": f"{source.title['en']} (modified)"}
    assert {tag: each.validated for tag, each in new.about.languages.items()} == {"sv": False, "en": False}
    assert new.about.languages["sv"].source == source.about.languages["sv"].source
    assert "date" not in new.document
    assert is_own(new, UNIT)
    assert not is_own(source, UNIT)


def test_a_second_adaptation_has_an_address_of_its_own():
    url = own_url(UNIT, "https://example.org/q/hark", ())
    assert own_url(UNIT, "https://example.org/q/hark", {url}) == f"{url}-2"
    assert own_url("أمان", "urn:a:b", ()) == "urn:rutinstod:own:unit:b"


def test_ones_own_instrument_goes_on_to_its_next_version_by_what_has_changed():
    source = load(json.dumps(made(text("a"), text("b"), publisher=UNIT)).encode())
    start = begin(source)

    assert kept(source, start.text("a:text", "sv", "Ny").document).version == "1.0.1"
    moved = kept(source, start.move("b", -1).document)
    assert (moved.version, moved.url, moved.about.modified_from) == ("1.1.0", source.url, None)
    newer = load(json.dumps(made(text("a"), text("b"), publisher=UNIT, version="1.4.0")).encode())
    later = kept(source, start.text("a:text", "sv", "Ny").document, before=newer)
    assert later.version == "1.4.1"
    assert version_allows(newer.version, later.version, level_needed(newer, later))


def test_nothing_changed_is_the_same():
    source = form("first-questions-adult")
    assert becomes(source, source.document, own=False) is Becomes.SAME
    assert settled(source, source.document, UNIT) == source.document


def test_a_language_more_is_a_version_of_the_same_instrument_that_its_publisher_never_gives():
    source = form("first-questions-adult")
    words = {entry.key: f"ar {entry.key}" for entry in strings(source.document)}
    document = translated(source.document, "ar", words, {"sv": "Byrån"}, validated=False)
    new = kept(source, document)

    assert (new.url, new.version) == (source.url, "1.3.0-local.1")
    assert new.languages == ("sv", "ar", "en")
    assert new.about.modified_from is None
    assert version_allows(source.version, new.version, level_needed(source, new))
    again = kept(source, document, versions={"1.3.0-local.1"})
    assert again.version == "1.3.0-local.2"
    more = translated(new.document, "so", {"title": "Su'aalo"}, {}, validated=False)
    assert kept(new, more, versions={new.version}).version == "1.3.0-local.2"


def test_other_words_in_a_language_that_the_publisher_gives_are_a_change():
    source = form("first-questions-adult")
    document = translated(source.document, "en", {"consent:text": "May I ask?"}, {}, validated=False)
    assert becomes(source, document, own=False) is Becomes.MODIFIED


def filled(source: Form, **told):
    now = begin(source)
    for entry in strings(source.document):
        if "sv" not in entry.texts:
            now = now.text(entry.key, "sv", f"Påhittad ordalydelse för {entry.key}")
    return now.told("sv", LanguageSource({"sv": "Påhittad utgåva 3"}, **told)) if told else now


def test_a_skeleton_that_is_only_filled_in_is_the_instrument_itself():
    source = form("hark")
    now = filled(source, validated=True)
    new = kept(source, now.document)

    assert becomes(source, now.document, own=False) is Becomes.FILLED
    assert new.url == "urn:rutinstod:own:mottagningen-angsmark:hark"
    assert not new.about.skeleton
    assert new.about.modified_from is None
    assert new.document["derivedFrom"] == [f"{source.url}|{source.version}"]
    assert new.title == {"sv": "HARK", "en": "HARK"}
    assert new.about.languages["sv"].source == {"sv": "Påhittad utgåva 3"}
    assert new.about.languages["sv"].validated
    assert new.languages == ("sv",)
    assert checked(source, new, own=False)
    assert [problem.code for problem in new.problems if problem.severity == "refuse"] == []


def test_a_skeleton_stays_one_until_every_word_and_its_source_are_there():
    source = form("hits")
    unsaid = filled(source)
    assert wording_left(source, unsaid.document) == (0, True)
    assert kept(source, unsaid.document).about.skeleton
    part = begin(source).text("hits-hurt:text", "sv", "Påhittad").told("sv", LanguageSource({"sv": "Utgåva"}, False))
    left, said = wording_left(source, part.document)
    assert (left > 0, said) == (True, False)
    half = kept(source, part.document)
    assert half.about.skeleton

    rest = filled(half, validated=False)
    done = load(to_bytes(settled(half, rest.document, UNIT)))
    assert (done.url, done.version, done.about.skeleton) == (half.url, "1.0.1", False)
    assert missing(done.document, "sv") == 0


def test_a_filled_skeleton_with_other_changes_is_marked_as_modified_now_or_later():
    source = form("hark")
    now = filled(source, validated=True).text("consent:text", "sv", "Får jag fråga?")
    assert kept(source, now.document).about.modified_from == f"{source.url}|{source.version}"

    own = kept(source, filled(source, validated=True).document)
    typo = kept(own, begin(own).text("hark-afraid:text", "sv", "Påhittad, rättad").document)
    assert (typo.version, typo.about.modified_from) == ("1.0.1", None)
    moved = kept(own, begin(own).move("hark-afraid", -1).document)
    assert moved.about.modified_from == f"{own.url}|1.0.0"
    assert moved.title["sv"] == "HARK (anpassad)"
    assert not moved.about.languages["sv"].validated


def test_an_option_text_of_a_named_instrument_counts_as_a_change():
    source = load(json.dumps(made(choice("a", "no", "yes"))).encode())
    document = begin(source).text("a:option:no", "sv", "Aldrig").document
    assert becomes(source, document, own=False) is Becomes.MODIFIED
