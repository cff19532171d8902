# SPDX-License-Identifier: EUPL-1.2
"""The register through the workspace: whose routine holds, decisions, and what a running conversation follows."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest

from screening_app.core.records import DataMode, Role, UnitKind
from screening_app.core.register import RoutineStatus
from screening_app.core.routine_checks import FindingCode
from screening_app.core.routines import Validity
from screening_app.errors import CannotNow, Code
from screening_app.paths import data_folder
from screening_app.workspace import NewStore, Surroundings, Workspace, create, unlock
from talk import answer_all, begin

PASSPHRASE = "korrekt häst batteri klammer"
TODAY = date(2026, 11, 22)
SAMPLE = "intake-sample"
FOLDER = data_folder("forms") / "municipality"


def changed(unit: Workspace, key: str, text: str, routine_id: str = SAMPLE) -> None:
    """Change one point in the draft."""
    document = unit.register.document(routine_id)
    for point in document["points"]:
        if point["key"] == key:
            point["text"] = text
    unit.register.save_draft(routine_id, document)


def decided(unit: Workspace, routine_id: str = SAMPLE, **more: object):
    words = {"by": "Enhetschef", "on": TODAY, "valid_to": date(2027, 12, 31), "responsible": "Enhetschef", **more}
    return unit.register.decide(routine_id, **words)


def point(unit: Workspace, key: str = "purpose") -> str:
    here = unit.register.here()
    assert here is not None
    return next(each.text for each in here.points if each.key == key)


@pytest.fixture
def municipality(tmp_path, around: Surroundings):
    """Return a function that opens a unit of the sample municipality, its content beside the store."""
    opened: list[Workspace] = []

    def make(name: str, kind: UnitKind = UnitKind.INTAKE) -> Workspace:
        folder = tmp_path / f"unit{len(opened)}"
        shutil.copytree(FOLDER, folder / "content")
        workspace, _ = create(folder, NewStore(DataMode.TALLY, name, kind, "anna", PASSPHRASE), around)
        opened.append(workspace)
        return workspace

    yield make
    for workspace in opened:
        workspace.close()


@pytest.mark.slow
def test_each_unit_follows_its_own_routine_and_one_without_any_the_organisations(municipality) -> None:
    named = municipality("Enheten för  försörjningsstöd")
    here = named.register.here()
    assert here is not None
    assert here.id == "angsmark-forsorjningsstod"
    assert here.acute
    other = municipality("Familjerätten").register.here()
    assert other is not None
    assert other.id == "angsmark-kommun"
    clinic = municipality("Barnmorskemottagningen Ängsmark", UnitKind.MATERNITY)
    assert clinic.today().routine_validity is Validity.CURRENT
    entries = {each.id: each for each in named.register.entries()}
    assert entries["angsmark-aldre-lss"].standing.validity is Validity.EXPIRED
    assert entries["angsmark-forsorjningsstod"].here
    missing = [e for e in entries["angsmark-socialjouren"].findings if e.code is FindingCode.MISSING_POINT]
    assert len(missing) == 4
    found = named.register.difference_from_organisation("angsmark-forsorjningsstod")
    assert {change.key for change in found} >= {"who-asks", "ongoing", "honour"}
    assert "purpose" not in {change.key for change in found}


def test_a_draft_changes_nothing_until_it_is_decided(unit: Workspace) -> None:
    before = point(unit)
    changed(unit, "purpose", "Ett nytt syfte.")
    assert point(unit) == before
    assert unit.register.entry(SAMPLE).has_draft
    (change,) = unit.register.difference(SAMPLE, 0)
    assert change.added == ("Ett nytt syfte.",)
    entry = decided(unit)
    assert point(unit) == "Ett nytt syfte."
    assert (entry.status, entry.number, entry.has_draft, entry.decided_by) == (
        RoutineStatus.IN_USE,
        1,
        False,
        "Enhetschef",
    )


def test_every_decided_version_stays_and_can_be_compared(unit: Workspace) -> None:
    changed(unit, "purpose", "Första.")
    decided(unit)
    changed(unit, "purpose", "Andra.")
    decided(unit, on=date(2026, 11, 21))
    versions = unit.register.versions(SAMPLE)
    assert [kept.number if kept else 0 for kept, _ in versions] == [2, 1, 0]
    assert [kept.status for kept, _ in versions if kept] == [RoutineStatus.IN_USE, RoutineStatus.EARLIER]
    said = {change.key: (change.removed, change.added) for change in unit.register.difference(SAMPLE, 1, 2)}
    assert said == {"purpose": (("Första.",), ("Andra.",)), "decided_on": (("2026-11-22",), ("2026-11-21",))}


def test_what_is_kept_is_there_after_unlocking(unit: Workspace, around: Surroundings) -> None:
    changed(unit, "purpose", "Första.")
    decided(unit)
    changed(unit, "purpose", "Ett utkast.")
    unit.close()
    again = unlock(unit.folder, "anna", PASSPHRASE, around)
    try:
        assert point(again) == "Första."
        assert again.register.document(SAMPLE)["points"][0]["text"] == "Ett utkast."
        assert again.verify() == ()
    finally:
        again.close()


def test_a_conversation_follows_the_routine_it_was_begun_with(unit: Workspace) -> None:
    changed(unit, "purpose", "Första.")
    document = unit.register.document(SAMPLE)
    document["steps"]["no"][0]["text"] = "Tacka varmt"
    unit.register.save_draft(SAMPLE, document)
    decided(unit)
    view = begin(unit)
    document = unit.register.document(SAMPLE)
    document["steps"]["no"] = [{"id": "other", "text": "Något helt annat"}]
    unit.register.save_draft(SAMPLE, document)
    decided(unit)
    unit.register.retire(SAMPLE)
    sealed = unit.conversations.seal(answer_all(unit, view).conversation.id)
    assert sealed.steps[0].step.text == "Tacka varmt"
    assert "Rutin" in unit.conversations.hand_over_text(view.conversation.id)


def test_a_conversation_follows_its_routine_after_the_program_has_started_anew(unit, around) -> None:
    view = begin(unit)
    followed = view.routine
    document = unit.register.document(SAMPLE)
    document["steps"]["no"] = [{"id": "other", "text": "Något helt annat"}]
    unit.register.save_draft(SAMPLE, document)
    decided(unit)
    unit.close()
    again = unlock(unit.folder, "anna", PASSPHRASE, around)
    try:
        shown = again.conversations.get(view.conversation.id)
        assert shown.routine is not None
        assert followed is not None
        assert shown.routine.sha256 == followed.sha256
        assert again.register.here().steps["no"][0].text == "Något helt annat"
    finally:
        again.close()


def test_a_routine_that_expires_during_a_conversation_goes_on_being_followed(unit: Workspace) -> None:
    decided(unit, valid_to=TODAY)
    view = begin(unit)
    assert view.routine_validity is Validity.EXPIRES_SOON
    unit.close()
    midnight = datetime(2026, 11, 23, 0, 5, tzinfo=timezone(timedelta(hours=1)))
    later = unlock(unit.folder, "anna", PASSPHRASE, Surroundings(lambda: midnight))
    try:
        shown = later.conversations.get(view.conversation.id)
        assert shown.routine_validity is Validity.EXPIRED
        assert shown.routine == view.routine
        assert later.conversations.seal(answer_all(later, shown).conversation.id).steps
    finally:
        later.close()


def test_a_follow_up_prolongs_it_and_is_a_version_of_its_own(unit: Workspace) -> None:
    decided(unit, on=date(2024, 11, 21), valid_to=None)
    assert unit.register.entry(SAMPLE).standing.validity is Validity.FOLLOW_UP_DUE
    entry = unit.register.follow_up(SAMPLE, TODAY)
    assert (entry.standing.validity, entry.number) == (Validity.CURRENT, 2)
    with pytest.raises(CannotNow, match="date-future"):
        unit.register.follow_up(SAMPLE, date(2026, 11, 23))


def test_the_window_is_a_setting_of_the_unit(unit: Workspace) -> None:
    decided(unit, on=date(2026, 5, 22), valid_to=None)
    assert unit.register.months == 24
    unit.register.set_months(6)
    assert unit.register.entry(SAMPLE).standing.days_left == 0
    assert unit.today().routine_validity is Validity.FOLLOW_UP_SOON
    with pytest.raises(CannotNow):
        unit.register.set_months(7)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ({"on": date(2026, 11, 23)}, Code.DATE_FUTURE),
        ({"valid_to": date(2026, 11, 21)}, Code.DATE_PAST),
        ({"by": " "}, Code.ROUTINE_REFUSED),
    ],
)
def test_a_decision_needs_a_role_and_days_that_can_be(unit: Workspace, words: dict[str, object], code: Code) -> None:
    with pytest.raises(CannotNow) as caught:
        decided(unit, **words)
    assert caught.value.code is code
    assert unit.register.versions(SAMPLE)[0][0] is None


def test_a_unit_adapts_the_organisations_routine_and_goes_on_inheriting(unit: Workspace) -> None:
    made = unit.register.adapt(SAMPLE, "Provenheten", "Vår egen rutin")
    changed(unit, "how", "Alltid i rum 3.", made)
    assert unit.register.organisation(made) is not None
    entry = decided(unit, made)
    assert entry.here
    assert point(unit, "how") == "Alltid i rum 3."
    changed(unit, "purpose", "Hela kommunens nya syfte.")
    decided(unit)
    assert point(unit, "purpose") == "Hela kommunens nya syfte."
    assert point(unit, "how") == "Alltid i rum 3."
    assert "Hela kommunens" not in unit.register.source(made).decode()
    with pytest.raises(CannotNow) as caught:
        unit.register.retire(SAMPLE)
    assert caught.value.facts["problems"] == (("/inherits", "inherited"),)


def test_the_organisation_cannot_decide_what_breaks_a_units_routine(unit: Workspace) -> None:
    made = unit.register.adapt(SAMPLE, "Provenheten", "Vår egen rutin")
    document = unit.register.document(made)
    document["steps"]["no"] = [{"id": "our-own", "text": "Tacka"}]
    unit.register.save_draft(made, document)
    decided(unit, made)
    document = unit.register.document(SAMPLE)
    document["steps"]["earlier"] = [{"id": "our-own", "text": "Bekräfta"}]
    unit.register.save_draft(SAMPLE, document)
    with pytest.raises(CannotNow, match="routine-refused"):
        decided(unit)
    assert unit.register.here().id == made


def test_an_unfinished_draft_is_kept_and_shown_but_cannot_be_decided(unit: Workspace) -> None:
    made = unit.register.add({"title": "Halvfärdig", "unit_kind": "intake", "unplaced": ["Ett stycke"]})
    entry = unit.register.entry(made)
    assert (entry.status, entry.here) == (RoutineStatus.DRAFT, False)
    assert FindingCode.NOT_PLACED in [each.code for each in unit.register.draft_findings(made)]
    with pytest.raises(CannotNow) as caught:
        decided(unit, made)
    assert caught.value.facts["problems"] == (("/unplaced", "not-placed"),)
    unit.register.discard_draft(made)
    with pytest.raises(CannotNow, match="routine-missing"):
        unit.register.entry(made)


def test_a_retired_routine_is_followed_no_more_and_the_unit_is_not_ready(unit: Workspace) -> None:
    unit.register.retire(SAMPLE)
    assert unit.register.here() is None
    assert unit.register.entry(SAMPLE).status is RoutineStatus.RETIRED
    assert unit.conversations.open_contact(None).conversation.readiness.routine is False
    decided(unit)
    assert unit.register.here() is not None


def test_a_card_is_verified_with_the_number_that_answered(unit: Workspace) -> None:
    assert unit.register.cards()["helpline-women"].numbers == ("020-50 50 50", "116 016")
    card = unit.register.contacts.verify("helpline-women", ("020-50 50 50",))
    assert (card.numbers, card.verified_on, card.verified_by, card.note) == (("020-50 50 50",), TODAY, "anna", None)
    with pytest.raises(CannotNow, match="contact-refused"):
        unit.register.contacts.verify("helpline-women", ())


def test_a_changed_number_is_no_longer_verified_and_local_cards_come_first(unit: Workspace) -> None:
    unit.register.contacts.verify("sos", ("112",))
    card = unit.register.cards()["socialjour"]
    unit.register.contacts.save(replace(card, numbers=("08-465 004 10",), hours="Dygnet runt"))
    unit.register.contacts.verify("socialjour", ("08-465 004 10",), by="Enhetschef")
    moved = unit.register.contacts.save(replace(unit.register.cards()["socialjour"], numbers=("08-465 004 11",)))
    assert (moved.verified_on, moved.verified_by) == (None, None)
    kept = unit.register.contacts.save(replace(unit.register.cards()["sos"], note="Fritt"))
    assert kept.verified_on == TODAY
    local = [card.local for card in unit.register.cards().values()]
    assert local == sorted(local, reverse=True)
    with pytest.raises(CannotNow, match="contact-refused"):
        unit.register.contacts.save(replace(card, numbers=("ring oss",)))


def test_a_card_that_is_taken_away_is_missed_by_its_routines_and_comes_back_as_it_was(unit: Workspace) -> None:
    contacts = unit.register.contacts
    before = contacts.verify("helpline-women", ("020-50 50 50",), by="Samordnare")
    assert contacts.named_in("helpline-women")
    contacts.remove("helpline-women")
    assert "helpline-women" not in unit.register.cards()
    missing = {each.where for each in unit.register.entry(SAMPLE).findings if each.code is FindingCode.UNKNOWN_CONTACT}
    assert "helpline-women" in missing
    assert contacts.put_back("helpline-women") == before
    assert contacts.removed() == {}
    with pytest.raises(CannotNow, match="contact-refused"):
        contacts.put_back("helpline-women")


def test_a_new_card_gets_an_id_of_its_own_is_not_verified_and_survives_the_lock(
    unit: Workspace, around: Surroundings
) -> None:
    card = replace(unit.register.cards()["socialjour"], id="", name="Socialjouren", numbers=("08-465 004 10",))
    made = unit.register.contacts.add(replace(card, verified_on=TODAY))
    assert made.id not in ("", "socialjour")
    assert made.verified_on is None
    assert unit.register.contacts.add(card).id != made.id
    unit.register.contacts.remove(made.id)
    unit.close()
    again = unlock(unit.folder, "anna", PASSPHRASE, around)
    try:
        assert set(again.register.contacts.removed()) == {made.id}
        assert made.id not in again.register.cards()
    finally:
        again.close()


def test_only_who_looks_after_routines_may_change_them_and_all_may_read(unit: Workspace, around: Surroundings) -> None:
    unit.accounts.add("eva", frozenset({Role.SCREENER}), PASSPHRASE, typed_by_owner=True)
    unit.accounts.add("karin", frozenset({Role.COORDINATOR}), PASSPHRASE, typed_by_owner=True)
    unit.close()
    screener = unlock(unit.folder, "eva", PASSPHRASE, around)
    try:
        assert screener.register.entries()
        card = screener.register.cards()["sos"]
        for forbidden in (
            lambda: screener.register.save_draft(SAMPLE, screener.register.document(SAMPLE)),
            lambda: screener.register.discard_draft(SAMPLE),
            lambda: screener.register.adapt(SAMPLE, "x", "y"),
            lambda: screener.register.add({}),
            lambda: decided(screener),
            lambda: screener.register.follow_up(SAMPLE, TODAY),
            lambda: screener.register.retire(SAMPLE),
            lambda: screener.register.contacts.save(card),
            lambda: screener.register.contacts.verify("sos", ("112",)),
            lambda: screener.register.contacts.add(card),
            lambda: screener.register.contacts.remove("sos"),
            lambda: screener.register.set_months(12),
        ):
            with pytest.raises(CannotNow) as caught:
                forbidden()
            assert caught.value.code is Code.NOT_PERMITTED
    finally:
        screener.close()
    coordinator = unlock(unit.folder, "karin", PASSPHRASE, around)
    try:
        changed(coordinator, "purpose", "Av samordnaren.")
        decided(coordinator)
        assert point(coordinator) == "Av samordnaren."
    finally:
        coordinator.close()


def test_what_hides_or_turns_text_is_taken_out_of_a_draft(unit: Workspace) -> None:
    changed(unit, "purpose", "Syfte\u202e baklänges\x00.")
    assert unit.register.document(SAMPLE)["points"][0]["text"] == "Syfte baklänges."
