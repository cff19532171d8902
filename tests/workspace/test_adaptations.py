# SPDX-License-Identifier: EUPL-1.2
"""Adapting and translating at a unit: nothing is lost, and what is kept is a draft under an identity of its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from forms_made import form, text, written
from screening_app.core.forms.authoring.identity import Becomes
from screening_app.core.forms.authoring.texts import strings
from screening_app.core.forms.authoring.translate import translated
from screening_app.core.forms.definition import load
from screening_app.core.forms.model import LanguageSource
from screening_app.core.records import InstrumentStatus, Role
from screening_app.errors import CannotNow, Code
from screening_app.workspace import Adaptation, Workspace, unlock

PASSPHRASE, ANOTHER = "korrekt häst batteri klammer", "en helt annan lång fras"
SHIPPED = "https://rutinstod.example/fhir/Questionnaire/first-questions-adult"
OWN = "urn:rutinstod:own:provenheten:first-questions-adult"
HARK = "https://rutinstod.example/fhir/Questionnaire/hark"


def refused(act, *given) -> Code:
    with pytest.raises(CannotNow) as caught:
        act(*given)
    return caught.value.code


def newest(unit: Workspace, url: str = SHIPPED) -> str:
    return next(each.version for each in unit.instruments.entries() if each.url == url)


def reworded(work: Adaptation, words: str = "Får jag fråga?") -> Adaptation:
    return work.to(work.adapting.text("consent:text", "sv", words))


def adapted(unit: Workspace, words: str = "Får jag fråga?"):
    return unit.adaptations.keep(reworded(unit.adaptations.open(SHIPPED, newest(unit)), words))


def test_an_adaptation_is_kept_as_a_draft_of_the_units_own(unit: Workspace) -> None:
    entry = adapted(unit)

    assert (entry.url, entry.version, entry.status) == (OWN, "1.0.0", InstrumentStatus.DRAFT)
    assert entry.modified_from == f"{SHIPPED}|{newest(unit)}"
    assert unit.instruments.activate(entry.url, entry.version).status is InstrumentStatus.ACTIVE
    assert OWN in [each.url for each in unit.instruments.startable()]
    assert unit.instruments.entry(SHIPPED, newest(unit)).status is InstrumentStatus.ACTIVE


def test_what_is_begun_is_listed_with_the_version_it_is_made_from_until_it_is_kept_or_its_draft_is_gone(
    unit: Workspace,
) -> None:
    work = reworded(unit.adaptations.open(SHIPPED, newest(unit)))
    unit.adaptations.save(work)
    (begun,) = unit.adaptations.unfinished()
    assert (begun.url, begun.version, begun.about.updated_by) == (SHIPPED, newest(unit), "anna")
    assert unit.building.unfinished() == ()
    assert refused(unit.building.open, begun.about.id) is Code.UNFINISHED_UNKNOWN

    kept = unit.adaptations.keep(work)
    assert unit.adaptations.unfinished() == ()
    unit.adaptations.save(reworded(unit.adaptations.open(kept.url, kept.version), "Är det bra nu?"))
    assert [each.url for each in unit.adaptations.unfinished()] == [OWN]
    unit.instruments.discard(kept.url, kept.version)
    assert unit.adaptations.unfinished() == ()
    unit.instruments.add(unit.instruments.source(SHIPPED, newest(unit)).replace(SHIPPED.encode(), OWN.encode()))
    assert unit.adaptations.since(OWN, newest(unit)) is None


def test_unfinished_work_is_there_after_a_lock_and_gone_when_it_is_kept(unit: Workspace, around) -> None:
    work = reworded(unit.adaptations.open(SHIPPED, newest(unit)))
    unit.adaptations.save(work)
    unit.adaptations.save(reworded(work, "Får jag fråga dig?"))
    unit.close()

    again = unlock(unit.folder, "anna", PASSPHRASE, around)
    found = again.adaptations.open(SHIPPED, newest(again))
    assert found.since is not None
    assert found.adapting.form().item("consent").text["sv"] == "Får jag fråga dig?"
    assert again.adaptations.since(SHIPPED, newest(again)) == found.since
    assert again.building.unfinished() == ()
    assert [entry.action for entry in again._store.log_entries()].count("adaptation-begun") == 1
    again.adaptations.keep(found)
    assert again.adaptations.since(SHIPPED, newest(again)) is None
    assert again.adaptations.open(SHIPPED, newest(again)).becomes is Becomes.SAME
    again.close()


def test_unfinished_work_can_be_thrown_away(unit: Workspace) -> None:
    unit.adaptations.save(reworded(unit.adaptations.open(SHIPPED, newest(unit))))
    unit.adaptations.drop(SHIPPED, newest(unit))
    unit.adaptations.drop(SHIPPED, newest(unit))
    assert unit.adaptations.open(SHIPPED, newest(unit)).since is None


def test_work_that_has_been_undone_altogether_is_not_waiting_for_anybody(unit: Workspace) -> None:
    work = reworded(unit.adaptations.open(SHIPPED, newest(unit)))
    unit.adaptations.save(work)
    unit.adaptations.save(work.to(work.adapting.undone()))
    assert unit.adaptations.since(SHIPPED, newest(unit)) is None


def test_a_draft_gives_way_to_its_new_state_and_one_in_use_goes_on_to_the_next_version(unit: Workspace) -> None:
    adapted(unit)
    again = unit.adaptations.keep(reworded(unit.adaptations.open(OWN, "1.0.0"), "Är det okej?"))
    assert again.version == "1.0.0"
    assert unit.instruments.form(OWN, "1.0.0").item("consent").text["sv"] == "Är det okej?"

    unit.instruments.activate(OWN, "1.0.0")
    patch = unit.adaptations.keep(reworded(unit.adaptations.open(OWN, "1.0.0"), "Går det bra?"))
    assert patch.version == "1.0.1"
    work = unit.adaptations.open(OWN, "1.0.1")
    minor = unit.adaptations.keep(work.to(work.adapting.leave_out("introduction")))
    assert minor.version == "1.1.0"
    versions = [each.version for each in unit.instruments.entries() if each.url == OWN]
    assert versions == ["1.1.0", "1.0.0"]


def test_a_second_adaptation_of_the_same_gets_another_address(unit: Workspace) -> None:
    assert [adapted(unit).url, adapted(unit, "Annat").url] == [OWN, f"{OWN}-2"]


def test_a_translation_is_a_version_of_the_same_and_grows_until_it_is_whole(unit: Workspace) -> None:
    version = newest(unit)
    major, minor, _ = version.split(".")
    local = f"{major}.{int(minor) + 1}.0-local"
    work = unit.adaptations.open(SHIPPED, version)
    entries = strings(work.source.document)
    half = {entry.key: f"ar {entry.key}" for entry in entries[:20]}
    first = unit.adaptations.keep(_translated(work, half))
    assert (first.url, first.version, first.languages) == (SHIPPED, f"{local}.1", ("sv", "en"))

    work = unit.adaptations.open(SHIPPED, first.version)
    whole = unit.adaptations.keep(_translated(work, {entry.key: f"ar {entry.key}" for entry in entries}))
    assert (whole.version, whole.languages) == (f"{local}.1", ("sv", "ar", "en"))
    assert not whole.language_sources["ar"][1]
    unit.instruments.activate(whole.url, whole.version)
    work = unit.adaptations.open(SHIPPED, whole.version)
    more = unit.adaptations.keep(work.to(work.adapting.text("title", "so", "Su'aalo")))
    assert more.version == f"{local}.2"


def _translated(work: Adaptation, words: dict[str, str]) -> Adaptation:
    made = translated(work.adapting.document, "ar", words, {"sv": "Byrån"}, validated=False)
    return work.to(work.adapting.to(made))


def test_a_skeleton_filled_in_can_be_taken_into_use_and_not_before(unit: Workspace) -> None:
    version = newest(unit, HARK)
    work = unit.adaptations.open(HARK, version)
    for entry in strings(work.source.document):
        if "sv" not in entry.texts:
            work = work.to(work.adapting.text(entry.key, "sv", f"Påhittad {entry.key}"))
    half = unit.adaptations.keep(work)
    assert refused(unit.instruments.activate, half.url, half.version) is Code.INSTRUMENT_SKELETON

    work = unit.adaptations.open(half.url, half.version)
    told = LanguageSource({"sv": "Påhittad utgåva, sidan 4"}, validated=True)
    done = unit.adaptations.keep(work.to(work.adapting.told("sv", told)))
    assert (done.url, done.version, done.skeleton) == (half.url, "1.0.0", False)
    assert (done.modified_from, done.title["sv"]) == (None, "HARK")
    assert unit.instruments.activate(done.url, done.version).status is InstrumentStatus.ACTIVE


def test_a_draft_changed_in_its_logic_meanwhile_refuses_the_old_work(unit: Workspace) -> None:
    document = form(text("a"), text("b"), use=["intake"], publisher="Provenheten")
    unit.instruments.save_draft(written(document))
    work = unit.adaptations.open("urn:test:form", "1.0.0")
    unit.adaptations.save(work.to(work.adapting.text("a:text", "sv", "Ny")))
    unit.instruments.save_draft(written({**document, "item": [text("a", required=True), text("b")]}))

    assert refused(unit.adaptations.open, "urn:test:form", "1.0.0") is Code.ADAPTATION_REFUSED
    unit.adaptations.drop("urn:test:form", "1.0.0")
    assert unit.adaptations.open("urn:test:form", "1.0.0").source.item("a").required


def test_what_is_locked_is_not_kept_whatever_the_window_does(unit: Workspace) -> None:
    work = unit.adaptations.open(SHIPPED, newest(unit))
    document = dict(work.source.document) | {"item": work.source.document["item"][1:]}
    assert refused(unit.adaptations.keep, work.to(replace(work.adapting, document=document))) is Code.ADAPTATION_REFUSED
    assert load(unit.instruments.source(SHIPPED, newest(unit))) == work.source


def test_only_who_manages_instruments_may_adapt(unit: Workspace, around) -> None:
    version = newest(unit)
    unit.accounts.add("bo", frozenset({Role.SCREENER}), ANOTHER, typed_by_owner=True)
    unit.close()
    screener = unlock(unit.folder, "bo", ANOTHER, around)
    assert refused(screener.adaptations.open, SHIPPED, version) is Code.NOT_PERMITTED
    screener.close()
