# SPDX-License-Identifier: EUPL-1.2
"""The life of a questionnaire at a unit: draft, active, retired, and never lost to those who answered it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from forms_made import form, text, written
from screening_app import signatures
from screening_app.core.forms.extensions import HIDDEN
from screening_app.core.records import InstrumentStatus, Role, Stage, UnitKind
from screening_app.errors import CannotNow, Code
from screening_app.paths import data_folder
from screening_app.workspace import Surroundings, Workspace, unlock
from talk import READY

PASSPHRASE, ANOTHER = "korrekt häst batteri klammer", "en helt annan lång fras"
URL = "urn:test:form"
FORM = form(text("a"), use=["intake"])
CONTENT = written(FORM)
SHIPPED = "https://rutinstod.example/fhir/Questionnaire/first-questions-adult"


def refused(act, *given) -> Code:
    """Return the code with which an act is refused."""
    with pytest.raises(CannotNow) as caught:
        act(*given)
    return caught.value.code


def add(unit: Workspace, document, signature: bytes | None = None):
    return unit.instruments.add(written(document), signature)


def put_in_files(unit: Workspace, document, name: str = "own.json") -> Path:
    """Put a questionnaire into the unit's own folder, as IT would; it is read at the next unlocking."""
    folder = unit.folder / "content" / "instruments"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(written(document))
    return folder / name


@pytest.fixture
def again(unit: Workspace, around: Surroundings):
    """Lock the unit and unlock it for somebody."""
    opened = [unit]

    def unlocked(user: str = "anna", passphrase: str = PASSPHRASE) -> Workspace:
        opened[-1].close()
        opened.append(unlock(unit.folder, user, passphrase, around))
        return opened[-1]

    yield unlocked
    for each in opened:
        each.close()


def urls(unit: Workspace, *, follow_up: bool = False) -> list[str]:
    return [each.url for each in unit.instruments.startable(follow_up)]


# ---- drafts, activation, retirement


def test_shipped_forms_are_active_without_anybodys_doing(unit: Workspace) -> None:
    entry = next(each for each in unit.instruments.entries() if each.url == SHIPPED)
    assert (entry.status, entry.shipped, entry.added_by) == (InstrumentStatus.ACTIVE, True, None)
    assert SHIPPED in urls(unit)


def test_no_skeleton_begins_a_conversation_or_can_be_taken_into_use(unit: Workspace) -> None:
    skeletons = [each for each in unit.instruments.entries() if each.skeleton]
    assert len(skeletons) == 6
    for each in skeletons:
        assert each.status is InstrumentStatus.DRAFT
        assert each.url not in urls(unit) + urls(unit, follow_up=True)
        assert refused(unit.instruments.activate, each.url, each.version) is Code.INSTRUMENT_SKELETON
        assert refused(_begin, unit, each.url) is Code.FORM_UNKNOWN


def test_questions_without_words_are_never_asked_whatever_the_file_says(unit: Workspace, again) -> None:
    bare = {"linkId": "hurt", "type": "boolean"}
    below = {"linkId": "other", "type": "string"}
    gone = {**bare, "linkId": "gone", "extension": [{"url": HIDDEN, "valueBoolean": True}]}
    led = text("a", item=[below])
    add(unit, form(led, bare, gone, use=["intake"]))
    with pytest.raises(CannotNow) as caught:
        unit.instruments.activate(URL, "1.0.0")
    assert (caught.value.code, caught.value.facts["questions"]) == (Code.INSTRUMENT_UNWORDED, ("hurt",))
    add(unit, form(led, gone, use=["intake"], version="2.0.0"))
    assert unit.instruments.activate(URL, "2.0.0").status is InstrumentStatus.ACTIVE
    put_in_files(unit, form(bare, url="urn:test:file", use=["intake"]))
    opened = again()
    assert "urn:test:file" not in urls(opened)
    assert opened.instruments.entry("urn:test:file", "1.0.0").status is InstrumentStatus.DRAFT


def test_an_import_is_a_draft_that_nobody_can_be_asked_with(unit: Workspace) -> None:
    entry = unit.instruments.add(CONTENT)
    assert (entry.status, entry.shipped, entry.added_by) == (InstrumentStatus.DRAFT, False, "anna")
    assert URL not in urls(unit)
    assert refused(_begin, unit, URL) is Code.FORM_UNKNOWN


def test_a_named_person_activates_and_it_can_be_asked_from_then_on(unit: Workspace) -> None:
    unit.instruments.add(CONTENT)
    entry = unit.instruments.activate(URL, "1.0.0")
    assert (entry.status, entry.activated_by) == (InstrumentStatus.ACTIVE, "anna")
    assert _begin(unit, URL).form.url == URL


def test_a_retired_one_begins_nothing_and_can_be_activated_again(unit: Workspace) -> None:
    unit.instruments.add(CONTENT)
    unit.instruments.activate(URL, "1.0.0")
    held = _begin(unit, URL).conversation.id
    assert unit.instruments.retire(URL, "1.0.0").status is InstrumentStatus.RETIRED
    assert URL not in urls(unit)
    assert unit.conversations.answer(held, "a", ["går vidare"]).filling.answers["a"] == ("går vidare",)
    unit.instruments.activate(URL, "1.0.0")
    assert URL in urls(unit)


def test_a_shipped_form_can_be_retired_and_stays_so(unit: Workspace, again) -> None:
    version = unit.instruments.startable()[0].version
    unit.instruments.retire(SHIPPED, version)
    assert SHIPPED not in urls(unit)
    opened = again()
    assert SHIPPED not in urls(opened)
    assert opened.instruments.entry(SHIPPED, version).status is InstrumentStatus.RETIRED
    opened.instruments.activate(SHIPPED, version)
    assert SHIPPED in urls(opened)


def test_only_an_imported_draft_can_be_discarded(unit: Workspace) -> None:
    unit.instruments.add(CONTENT)
    unit.instruments.discard(URL, "1.0.0")
    assert refused(unit.instruments.entry, URL, "1.0.0") is Code.FORM_UNKNOWN
    unit.instruments.add(CONTENT)
    unit.instruments.activate(URL, "1.0.0")
    assert refused(unit.instruments.discard, URL, "1.0.0") is Code.INSTRUMENT_IN_USE
    version = unit.instruments.form(SHIPPED, unit.instruments.startable()[0].version).version
    assert refused(unit.instruments.discard, SHIPPED, version) is Code.INSTRUMENT_IN_USE


def test_a_version_withdrawn_by_its_publisher_is_not_activated(unit: Workspace) -> None:
    add(unit, FORM | {"status": "retired"})
    assert refused(unit.instruments.activate, URL, "1.0.0") is Code.INSTRUMENT_WITHDRAWN


def test_a_form_outside_its_period_begins_nothing(unit: Workspace) -> None:
    for number, (start, end) in enumerate([("2026-11-22", "2026-11-22"), ("2026-11-23", None), (None, "2026-11-21")]):
        period = {key: value for key, value in (("start", start), ("end", end)) if value}
        add(unit, FORM | {"url": f"urn:p{number}", "effectivePeriod": period})
        unit.instruments.activate(f"urn:p{number}", "1.0.0")
    assert [url for url in urls(unit) if url.startswith("urn:p")] == ["urn:p0"]


def test_a_bad_file_is_refused_with_its_problems_and_nothing_is_kept(unit: Workspace) -> None:
    with pytest.raises(CannotNow) as caught:
        add(unit, form({"linkId": "a", "type": "chioce"}))
    assert caught.value.code is Code.FORM_REFUSED
    assert "unknown-type" in {problem.code for problem in caught.value.facts["problems"]}
    assert unit._store.instruments.listed() == ()


def test_looking_at_a_file_keeps_nothing(unit: Workspace) -> None:
    assert unit.instruments.examine(CONTENT).form is not None
    assert unit._store.instruments.listed() == ()


# ---- drafts that are made here


def test_a_draft_that_is_made_here_is_kept_anew_byte_for_byte(unit: Workspace) -> None:
    unit.instruments.save_draft(CONTENT)
    spaced = written(FORM, indent=4)
    assert unit.instruments.save_draft(spaced).status is InstrumentStatus.DRAFT
    assert unit.instruments.source(URL, "1.0.0") == spaced
    entry = unit.instruments.save_draft(written(form(text("b"), use=["intake"])))
    assert [question.link_id for question in unit.instruments.form(URL, "1.0.0").questions] == ["b"]
    assert (entry.added_by, entry.signature) == ("anna", "none")
    assert unit.instruments.activate(URL, "1.0.0").status is InstrumentStatus.ACTIVE
    assert [entry.action for entry in unit._store.log_entries()][2:] == [
        "instrument-added",
        "instrument-draft-saved",
        "instrument-draft-saved",
        "instrument-activated",
    ]


def test_the_same_draft_again_changes_nothing(unit: Workspace) -> None:
    unit.instruments.save_draft(CONTENT)
    entries = len(unit._store.log_entries())
    unit.instruments.save_draft(CONTENT)
    assert len(unit._store.log_entries()) == entries


def test_what_was_taken_into_use_once_gives_way_to_nothing(unit: Workspace) -> None:
    other = written(form(text("b"), use=["intake"]))
    unit.instruments.save_draft(CONTENT)
    unit.instruments.activate(URL, "1.0.0")
    assert refused(unit.instruments.save_draft, other) is Code.INSTRUMENT_EXISTS
    unit.instruments.retire(URL, "1.0.0")
    assert refused(unit.instruments.save_draft, other) is Code.INSTRUMENT_EXISTS
    shipped = json.loads((data_folder("forms") / "instruments" / "first-questions-adult.json").read_bytes())
    assert refused(unit.instruments.save_draft, written(shipped | {"title": "Annan"})) is Code.INSTRUMENT_EXISTS
    assert unit.instruments.source(URL, "1.0.0") == CONTENT


def test_a_draft_in_a_file_gives_way_to_nothing(unit: Workspace, again) -> None:
    put_in_files(unit, FORM | {"status": "draft"})
    opened = again()
    assert refused(opened.instruments.save_draft, written(form(text("b"), use=["intake"]))) is Code.INSTRUMENT_EXISTS


def test_a_draft_meets_the_same_refusals_as_an_import(unit: Workspace) -> None:
    unit.instruments.save_draft(CONTENT)
    changed = form(text("b"), version="1.0.1")
    assert refused(unit.instruments.save_draft, written(changed)) is Code.VERSION_TOO_SMALL
    assert refused(unit.instruments.save_draft, written(form({"linkId": "a", "type": "no"}))) is Code.FORM_REFUSED


# ---- versions


def test_the_same_file_again_changes_nothing_and_other_content_is_refused(unit: Workspace) -> None:
    first = unit.instruments.add(CONTENT)
    assert unit.instruments.add(written(FORM, indent=4)) == first
    assert unit.instruments.source(URL, "1.0.0") == CONTENT
    assert refused(add, unit, form(text("b"), use=["intake"])) is Code.INSTRUMENT_EXISTS
    shipped = json.loads((data_folder("forms") / "instruments" / "first-questions-adult.json").read_bytes())
    assert refused(add, unit, shipped | {"title": "Annan"}) is Code.INSTRUMENT_EXISTS
    assert unit.instruments.add(written(shipped)).shipped


@pytest.mark.parametrize(
    ("version", "changed", "level"),
    [
        ("1.0.1", form(text("b")), "major"),
        ("1.1.0", form(text("b")), "major"),
        ("1.0.1", form(text("a"), text("b")), "minor"),
    ],
)
def test_a_version_too_small_for_what_has_changed_is_refused(unit: Workspace, version, changed, level) -> None:
    add(unit, form(text("a")))
    with pytest.raises(CannotNow) as caught:
        add(unit, changed | {"version": version})
    assert (caught.value.code, caught.value.facts["level"]) == (Code.VERSION_TOO_SMALL, level)


def test_an_older_version_may_come_later_when_the_step_from_it_is_large_enough(unit: Workspace) -> None:
    add(unit, form(text("a"), version="1.1.0"))
    add(unit, form(text("b"), version="0.9.0"))
    assert refused(add, unit, form(text("c"), version="1.0.0")) is Code.VERSION_TOO_SMALL


def test_the_newest_active_version_is_the_one_that_is_asked(unit: Workspace) -> None:
    add(unit, FORM)
    unit.instruments.activate(URL, "1.0.0")
    add(unit, form(text("a"), text("b"), version="1.10.0", use=["intake"]))
    add(unit, form(text("a", text="Ny fråga a"), version="1.0.1", use=["intake"]))
    assert _asked(unit) == "1.0.0"
    unit.instruments.activate(URL, "1.0.1")
    unit.instruments.activate(URL, "1.10.0")
    assert _asked(unit) == "1.10.0"
    assert urls(unit).count(URL) == 1
    assert [each.version for each in unit.instruments.entries() if each.url == URL] == ["1.10.0", "1.0.1", "1.0.0"]
    unit.instruments.retire(URL, "1.10.0")
    assert _asked(unit) == "1.0.1"


def test_a_draft_goes_on_in_its_own_version(unit: Workspace) -> None:
    add(unit, FORM)
    unit.instruments.activate(URL, "1.0.0")
    key = _begin(unit, URL).conversation.id
    unit.conversations.answer(key, "a", ["ett svar"])
    add(unit, form(text("b"), version="2.0.0", use=["intake"]))
    unit.instruments.activate(URL, "2.0.0")
    unit.instruments.retire(URL, "1.0.0")
    unit.conversations.go_to_stage(key, Stage.PREPARE)
    view = unit.conversations.begin(key, URL)
    assert (view.form.version, view.filling.answers["a"]) == ("1.0.0", ("ett svar",))


# ---- kept for as long as there are answers


def test_a_file_edited_or_removed_later_leaves_conversations_as_they_were(unit: Workspace, again) -> None:
    file = put_in_files(unit, FORM)
    opened = again()
    view = _begin(opened, URL)
    key = view.conversation.id
    opened.conversations.answer(key, "a", ["ett svar"])

    file.write_bytes(written(form(text("b"), use=["intake"])))
    edited = again()
    view = edited.conversations.get(key)
    assert view.filling.answers["a"] == ("ett svar",)
    # What has been used under a version is that version: the edited file waits for a number of its own.
    assert [q.link_id for q in edited.instruments.form(URL, "1.0.0").questions] == ["a"]
    assert edited.instruments.source(URL, "1.0.0") == CONTENT

    file.unlink()
    removed = again()
    assert removed.conversations.answer(key, "a", ["ett annat"]).filling.answers["a"] == ("ett annat",)
    assert removed.instruments.entry(URL, "1.0.0").status is InstrumentStatus.RETIRED
    assert URL not in urls(removed)


def test_a_conversation_from_before_anything_was_archived_finds_its_file_and_archives_it(unit: Workspace) -> None:
    view = _begin(unit, SHIPPED)
    with unit._store._database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM instrument")
    unit.conversations._archived.clear()
    assert unit.conversations.get(view.conversation.id).form.url == SHIPPED
    unit.conversations.decline(view.conversation.id, view.question.path)
    assert [kept.url for kept in unit._store.instruments.listed()] == [SHIPPED]


def test_opening_reads_no_kept_questionnaire(unit: Workspace, again, monkeypatch: pytest.MonkeyPatch) -> None:
    add(unit, FORM)
    unit.instruments.activate(URL, "1.0.0")
    opened = again()
    monkeypatch.setattr("screening_app.workspace.instruments.load", lambda content: pytest.fail("read too early"))
    opened.today()


# ---- who may


def test_a_coordinator_looks_after_instruments_without_reading_a_record(unit: Workspace, again) -> None:
    unit.accounts.add("sam", frozenset({Role.COORDINATOR}), ANOTHER, typed_by_owner=True)
    coordinator = again("sam", ANOTHER)
    coordinator.instruments.add(CONTENT)
    assert coordinator.instruments.activate(URL, "1.0.0").activated_by == "sam"
    coordinator.instruments.trust_publisher("Region Ek", signatures.new_key().public_text)
    assert refused(coordinator.conversations.open_contact) is Code.NOT_PERMITTED


def test_a_screener_reads_the_list_and_changes_nothing(unit: Workspace, again) -> None:
    unit.instruments.add(CONTENT)
    unit.accounts.add("bo", frozenset({Role.SCREENER}), ANOTHER, typed_by_owner=True)
    screener = again("bo", ANOTHER)
    held = screener.instruments
    assert held.entry(URL, "1.0.0").status is InstrumentStatus.DRAFT
    for act, given in (
        (held.add, (CONTENT,)),
        (held.save_draft, (CONTENT,)),
        (held.activate, (URL, "1.0.0")),
        (held.retire, (URL, "1.0.0")),
        (held.discard, (URL, "1.0.0")),
        (held.trust_publisher, ("x", "y")),
        (held.distrust_publisher, ("x",)),
    ):
        assert refused(act, *given) is Code.NOT_PERMITTED


def test_every_act_is_logged(unit: Workspace) -> None:
    unit.instruments.add(CONTENT)
    unit.instruments.activate(URL, "1.0.0")
    unit.instruments.retire(URL, "1.0.0")
    add(unit, FORM | {"version": "1.0.1"})
    unit.instruments.discard(URL, "1.0.1")
    unit.instruments.trust_publisher("Region Ek", signatures.new_key().public_text)
    unit.instruments.distrust_publisher("Region Ek")
    assert [entry.action for entry in unit._store.log_entries()][2:] == [
        "instrument-added",
        "instrument-activated",
        "instrument-retired",
        "instrument-added",
        "instrument-discarded",
        "publisher-trusted",
        "publisher-distrusted",
    ]


# ---- signatures


def test_a_signature_is_shown_for_what_it_is_worth(unit: Workspace) -> None:
    key = signatures.new_key()
    signature = signatures.sign(CONTENT, key.private_pem, "Förlaget")
    assert add(unit, FORM, signature).signature == "unknown-key"
    unit.instruments.trust_publisher("Region Ek", key.public_text)
    entry = unit.instruments.entry(URL, "1.0.0")
    assert (entry.signature, entry.signed_by) == ("trusted", "Region Ek")
    unit.instruments.distrust_publisher("Region Ek")
    assert unit.instruments.entry(URL, "1.0.0").signed_by is None


def test_a_form_changed_after_signing_is_seen_and_not_activated(unit: Workspace) -> None:
    key = signatures.new_key()
    unit.instruments.trust_publisher("Region Ek", key.public_text)
    signature = signatures.sign(CONTENT, key.private_pem, "Förlaget")
    assert add(unit, FORM | {"title": "Ändrad"}, signature).signature == "broken"
    assert refused(unit.instruments.activate, URL, "1.0.0") is Code.SIGNATURE_BROKEN


def test_a_signature_can_come_after_the_form_and_must_be_one(unit: Workspace) -> None:
    key = signatures.new_key()
    unit.instruments.trust_publisher("Region Ek", key.public_text)
    assert unit.instruments.add(CONTENT).signature == "none"
    assert unit.instruments.add(CONTENT, signatures.sign(CONTENT, key.private_pem, "x")).signature == "trusted"
    assert refused(unit.instruments.add, CONTENT, b"{}") is Code.SIGNATURE_INVALID


def test_one_key_is_trusted_under_one_name(unit: Workspace) -> None:
    key = signatures.new_key()
    made = unit.instruments.trust_publisher("  Region   Ek ", key.public_text)
    assert (made.name, made.fingerprint, made.added_by) == ("Region Ek", key.fingerprint, "anna")
    assert unit.instruments.publishers() == (made,)
    assert refused(unit.instruments.trust_publisher, "Annan", key.public_text) is Code.PUBLISHER_EXISTS
    assert refused(unit.instruments.trust_publisher, " ", signatures.new_key().public_text) is Code.KEY_INVALID


# ---- what is offered


def test_what_is_meant_for_another_kind_of_unit_is_not_offered(unit: Workspace) -> None:
    for name, use in (("m", ["maternity"]), ("i", ["intake"]), ("both", ["intake", "maternity"]), ("any", [])):
        add(unit, FORM | {"url": f"urn:k:{name}", "useContext": form(use=use).get("useContext", [])})
        unit.instruments.activate(f"urn:k:{name}", "1.0.0")
    assert [url for url in urls(unit) if url.startswith("urn:k")] == ["urn:k:both", "urn:k:i", "urn:k:any"]
    assert unit.instruments.entry("urn:k:both", "1.0.0").kinds == {UnitKind.INTAKE, UnitKind.MATERNITY}


def test_follow_ups_and_records_only_come_as_additions(unit: Workspace) -> None:
    for name, use in (("f", ["follow-up"]), ("r", ["intake", "record"]), ("m", ["maternity", "follow-up"])):
        add(unit, FORM | {"url": f"urn:k:{name}", "useContext": form(use=use)["useContext"]})
        unit.instruments.activate(f"urn:k:{name}", "1.0.0")
    assert not [url for url in urls(unit) if url.startswith("urn:k")]
    offered = urls(unit, follow_up=True)
    assert [url for url in offered if url.startswith("urn:k")] == ["urn:k:f", "urn:k:r"]
    assert offered.index("urn:k:r") < offered.index(SHIPPED)
    entry = unit.instruments.entry("urn:k:r", "1.0.0")
    assert (entry.record, entry.follow_up) == (True, False)


def _begin(unit: Workspace, url: str):
    view = unit.conversations.open_contact()
    unit.conversations.set_readiness(view.conversation.id, replace(READY))
    return unit.conversations.begin(view.conversation.id, url)


def _asked(unit: Workspace) -> str:
    return next(each.version for each in unit.instruments.startable() if each.url == URL)
