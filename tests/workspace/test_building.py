# SPDX-License-Identifier: EUPL-1.2
"""Making a questionnaire at a unit: nothing unfinished is lost, and what is finished is a draft like any other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from screening_app.core.forms.authoring.build import build, to_bytes
from screening_app.core.forms.authoring.draft import Draft, DraftQuestion, Kind
from screening_app.core.records import InstrumentStatus, Role
from screening_app.errors import CannotNow, Code
from screening_app.workspace import Surroundings, Workspace, unlock

PASSPHRASE, ANOTHER = "korrekt häst batteri klammer", "en helt annan lång fras"
URL = "urn:unit:trygg"
HALF = Draft("", "", "sv", {}, questions=(DraftQuestion("q1", Kind.TEXT, {"sv": "Hur "}),))
WHOLE = replace(HALF, url=URL, version="1.0.0", title={"sv": "Trygg"}, copyright={"sv": "Egen"})


def refused(act, *given) -> CannotNow:
    """Return what an act is refused with."""
    with pytest.raises(CannotNow) as caught:
        act(*given)
    return caught.value


def actions(unit: Workspace) -> list[str]:
    return [entry.action for entry in unit._store.log_entries()][2:]


def test_half_a_questionnaire_survives_the_lock_as_it_was(unit: Workspace, around: Surroundings) -> None:
    begun = unit.building.begin(HALF)
    typed = replace(begun.draft, title={"sv": "Trygg "}, questions=(*HALF.questions, DraftQuestion("", Kind.GROUP, {})))
    unit.building.keep(begun.key, typed)
    unit.close()
    again = unlock(unit.folder, "anna", PASSPHRASE, around)
    (about,) = again.building.unfinished()
    assert (about.id, about.title, about.updated_by) == (begun.key, "Trygg", "anna")
    assert again.building.open(begun.key).draft == typed
    again.close()


def test_one_without_an_address_gets_one_of_its_own(unit: Workspace) -> None:
    one, two = unit.building.begin(HALF), unit.building.begin(HALF)
    assert one.draft.url != two.draft.url
    assert (one.draft.url, one.draft.version) == (f"urn:rutinstod:unit:{one.key}", "1.0.0")
    assert unit.building.begin(WHOLE).draft.url == URL


def test_what_is_finished_is_a_draft_version_and_no_longer_unfinished(unit: Workspace) -> None:
    begun = unit.building.begin(HALF)
    entry = unit.building.finish(begun.key, WHOLE)
    assert (entry.url, entry.status) == (URL, InstrumentStatus.DRAFT)
    assert unit.instruments.source(URL, "1.0.0") == to_bytes(build(WHOLE))
    assert unit.building.unfinished() == ()
    assert actions(unit) == ["instrument-begun", "instrument-added", "instrument-finished"]


def test_what_cannot_be_finished_stays_as_it_was_given(unit: Workspace) -> None:
    begun = unit.building.begin(HALF)
    changed = replace(begun.draft, publisher="Enheten")
    problem = refused(unit.building.finish, begun.key, changed)
    assert problem.code is Code.FORM_REFUSED
    assert ("missing", "", "title") in {(f.code, f.question, f.part) for f in problem.facts["problems"]}
    assert unit.building.open(begun.key).draft == changed
    assert unit.instruments.entries()[-1].url != URL


def test_a_draft_version_is_gone_on_with_and_kept_again(unit: Workspace) -> None:
    unit.building.finish(unit.building.begin(HALF).key, WHOLE)
    opened = unit.building.reopen(URL, "1.0.0")
    assert opened.draft.version == "1.0.0"
    changed = replace(opened.draft, questions=(DraftQuestion("other", Kind.DATE, {"sv": "När?"}),))
    assert unit.building.suggested_version(changed) == "1.0.0"
    unit.building.finish(opened.key, changed)
    assert [item.link_id for item in unit.instruments.form(URL, "1.0.0").questions] == ["other"]


def test_going_on_twice_goes_on_with_the_same(unit: Workspace) -> None:
    unit.building.finish(unit.building.begin(HALF).key, WHOLE)
    first = unit.building.reopen(URL, "1.0.0")
    unit.building.keep(first.key, replace(first.draft, publisher="Enheten"))
    second = unit.building.reopen(URL, "1.0.0")
    assert (second.key, second.draft.publisher) == (first.key, "Enheten")
    assert len(unit.building.unfinished()) == 1


@pytest.mark.parametrize(
    ("questions", "version"),
    [
        ((DraftQuestion("q1", Kind.TEXT, {"sv": "Hur mår du?"}),), "1.0.1"),
        ((*HALF.questions, DraftQuestion("q2", Kind.DATE, {"sv": "När?"})), "1.1.0"),
        ((DraftQuestion("q2", Kind.DATE, {"sv": "När?"}),), "2.0.0"),
    ],
)
def test_the_version_follows_from_what_has_changed_since_the_one_in_use(unit: Workspace, questions, version) -> None:
    unit.building.finish(unit.building.begin(HALF).key, WHOLE)
    unit.instruments.activate(URL, "1.0.0")
    opened = unit.building.reopen(URL, "1.0.0")
    assert opened.draft.version == "1.0.1"
    changed = replace(opened.draft, questions=questions)
    assert unit.building.suggested_version(changed) == version
    assert unit.building.suggested_version(replace(changed, version="3.0.0")) == "3.0.0"
    if version != "1.0.1":
        assert refused(unit.building.finish, opened.key, changed).code is Code.VERSION_TOO_SMALL
    unit.building.finish(opened.key, replace(changed, version=version))
    assert unit.instruments.entry(URL, version).status is InstrumentStatus.DRAFT


def test_what_no_draft_can_say_is_not_opened(unit: Workspace) -> None:
    shipped = unit.instruments.entries()[0]
    problem = refused(unit.building.reopen, shipped.url, shipped.version)
    assert problem.code is Code.FORM_NOT_BUILDABLE
    assert problem.facts["reasons"]
    assert unit.building.unfinished() == ()


def test_the_same_goes_out_to_excel_and_comes_in_again(unit: Workspace) -> None:
    begun = unit.building.begin(WHOLE)
    again = unit.building.from_workbook(unit.building.workbook(begun.draft))
    assert build(again.draft) == build(begun.draft)
    assert refused(unit.building.from_workbook, b"no workbook").code is Code.WORKBOOK_REFUSED
    assert refused(unit.building.workbook, HALF).code is Code.FORM_REFUSED


def test_what_is_thrown_away_is_gone_and_logged(unit: Workspace) -> None:
    begun = unit.building.begin(HALF)
    unit.building.discard(begun.key)
    assert unit.building.unfinished() == ()
    assert refused(unit.building.keep, begun.key, HALF).code is Code.UNFINISHED_UNKNOWN
    assert actions(unit) == ["instrument-begun", "instrument-unfinished-discarded"]


def test_a_screener_makes_none(unit: Workspace, around: Surroundings) -> None:
    begun = unit.building.begin(HALF)
    unit.accounts.add("bo", frozenset({Role.SCREENER}), ANOTHER, typed_by_owner=True)
    unit.close()
    screener = unlock(unit.folder, "bo", ANOTHER, around)
    held = screener.building
    for act, given in (
        (held.begin, (HALF,)),
        (held.open, (begun.key,)),
        (held.keep, (begun.key, HALF)),
        (held.finish, (begun.key, WHOLE)),
        (held.discard, (begun.key,)),
        (held.reopen, (URL, "1.0.0")),
        (held.from_workbook, (b"",)),
    ):
        assert refused(act, *given).code is Code.NOT_PERMITTED
    screener.close()
