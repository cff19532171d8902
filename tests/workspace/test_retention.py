# SPDX-License-Identifier: EUPL-1.2
"""The retention clock: by rule, looked at first, by two people, with a protocol, and with nothing left in the file."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import timedelta

import pypdf
import pytest
import sqlcipher3.dbapi2 as driver

from screening_app.core.acting import StepCourse, StepState
from screening_app.core.readiness import NotAskedReason
from screening_app.core.records import Role
from screening_app.core.retention import Ground, RetentionRules
from screening_app.errors import CannotNow, Code
from screening_app.store import vault
from screening_app.workspace import Workspace, unlock
from store.test_protection import decrypted_pages
from talk import begin, hold

PASSPHRASE = "korrekt häst batteri klammer"


def code_of(act) -> Code:
    with pytest.raises(CannotNow) as caught:
        act()
    return caught.value.code


@pytest.fixture
def aged(case_unit, around):
    """Give the unit again after so many days, for anna or for bo, who also holds conversations."""
    case_unit.accounts.add("bo", frozenset({Role.SCREENER}), PASSPHRASE, typed_by_owner=True)
    opened: list[Workspace] = [case_unit]

    def after(days: int, user: str = "anna") -> Workspace:
        opened[-1].close()
        later = replace(around, clock=lambda: around.clock() + timedelta(days=days))
        opened.append(unlock(case_unit.folder, user, PASSPHRASE, later))
        return opened[-1]

    yield after
    opened[-1].close()


@pytest.fixture
def cases(case_unit, aged):
    """Three contacts: one handed over, one sealed, one only begun."""
    over = hold(case_unit, case_reference="IFO 1").conversation.id
    case_unit.conversations.finish(over)
    sealed = hold(case_unit, case_reference="IFO 2").conversation.id
    return over, sealed, begin(case_unit, "IFO 3").conversation.id


def due(unit):
    return [(each.conversation.contact.case_reference, each.ground) for each in unit.retention.due()]


def test_the_clock_takes_what_is_handed_over_first_and_everything_at_the_limit(cases, aged):
    assert due(aged(89)) == []
    assert due(aged(90)) == [("IFO 1", Ground.HANDED_OVER)]
    assert sorted(due(aged(730))) == [
        ("IFO 1", Ground.HANDED_OVER),
        ("IFO 2", Ground.LIMIT),
        ("IFO 3", Ground.LIMIT),
    ]
    unit = aged(40)
    unit.retention.set_rules(RetentionRules(30, 365))
    assert due(unit) == [("IFO 1", Ground.HANDED_OVER)]
    assert code_of(lambda: unit.retention.set_rules(RetentionRules(1, 365))) is Code.ANSWER_REFUSED
    assert code_of(lambda: aged(40, "bo").retention.set_rules(RetentionRules(30, 730))) is Code.NOT_PERMITTED


def test_the_clock_is_reckoned_from_the_day_that_was_given_for_the_hand_over(case_unit, aged):
    key = hold(case_unit, case_reference="IFO 4").conversation.id
    begun = case_unit.conversations.get(key).conversation.started_at.date()
    aged(5).conversations.finish(key, begun)
    assert due(aged(89)) == []
    assert due(aged(90)) == [("IFO 4", Ground.HANDED_OVER)]


def test_steps_that_were_still_to_be_done_count_as_left_once_they_are_purged(case_unit, aged):
    view = hold(case_unit, "ongoing", case_reference="IFO 5")
    case_unit.conversations.mark_step(view.conversation.id, view.steps[0].step.id, StepState.DONE)
    case_unit.conversations.finish(view.conversation.id)
    assert case_unit.conversations.left_to_do().steps == len(view.steps) - 1
    aged(100).retention.ask()
    unit = aged(100, "bo")
    unit.retention.carry_out()
    assert unit.conversations.left_to_do().steps == 0
    assert unit.conversations.steps_due() == ()
    found = {fact.course: n for fact, n in unit._store.follow_up.steps(2026).items()}
    assert found == {StepCourse.DONE: 1, StepCourse.LEFT: len(view.steps) - 1}
    assert unit.verify() == ()


def test_one_asks_and_only_another_carries_out_and_the_counts_stay(cases, aged):
    unit = aged(100)
    counts = unit._store.counts(2026)
    assert unit.retention.ask().count == 1
    assert code_of(unit.retention.carry_out) is Code.SECOND_PERSON
    assert len(unit.conversations.find("IFO 1")) == 1
    unit = aged(100, "bo")
    done = unit.retention.carry_out()
    assert (done.count, done.asked_by, done.carried_by) == (1, "anna", "bo")
    assert unit.conversations.find("IFO 1") == ()
    assert len(unit.conversations.find("IFO 2")) == 1
    assert unit._store.counts(2026) == counts
    assert unit.retention.purges() == (done,)
    assert code_of(unit.retention.carry_out) is Code.PURGE_UNKNOWN
    assert unit.verify() == ()


def test_what_is_held_is_left_alone_also_when_it_was_asked_for_before(cases, aged):
    unit = aged(100)
    unit.retention.ask()
    contact = unit.retention.due()[0].conversation.contact.id
    unit = aged(100, "bo")
    unit.retention.set_hold(contact, on=True)
    assert unit.retention.carry_out().count == 0
    assert len(unit.conversations.find("IFO 1")) == 1
    unit.retention.set_hold(contact, on=False)
    assert due(unit) == [("IFO 1", Ground.HANDED_OVER)]


def promised(unit, reference="IFO 1", after=800):
    """Set a day to ask again, and hand over."""
    view = hold(unit, case_reference=reference)
    key = view.conversation.id
    unit.conversations.ask_next(key, view.conversation.started_at.date() + timedelta(days=after))
    unit.conversations.finish(key)
    return key


def test_a_promise_to_ask_again_keeps_its_contact_until_it_is_withdrawn_or_the_limit_comes(case_unit, aged):
    promised(case_unit)
    unit = aged(100)
    assert due(unit) == []
    assert unit.retention.kept_to_ask_again() == 1
    assert code_of(unit.retention.ask) is Code.PURGE_UNKNOWN
    assert due(aged(729)) == []
    (late,) = aged(730).retention.due()
    assert (late.ground, late.ask_again is not None) == (Ground.LIMIT, True)


def test_a_promise_that_has_been_met_keeps_nothing(case_unit, aged):
    promised(case_unit, after=50)
    unit = aged(100)
    assert due(unit) == []
    (promise,) = unit.today().ask_again
    again = unit.conversations.ask_again(promise.id).conversation
    unit.conversations.postpone(again.id, NotAskedReason.NO_TIME, None)
    assert due(unit) == [("IFO 1", Ground.HANDED_OVER)]


def test_the_promise_goes_with_the_last_conversation_of_its_contact(case_unit, aged):
    promised(case_unit)
    aged(730).retention.ask()
    unit = aged(730, "bo")
    assert unit.retention.carry_out().count == 1
    assert unit.conversations.left_to_do().ask_again == 0
    assert unit.verify() == ()


def test_holds_are_listed_with_their_reference_and_only_counted_for_others(cases, aged, case_unit):
    aged(0).accounts.add("karin", frozenset({Role.COORDINATOR}), PASSPHRASE, typed_by_owner=True)
    unit = aged(100)
    contact = unit.retention.due()[0].conversation.contact.id
    unit.retention.set_hold(contact, on=True)
    (held,) = aged(101, "bo").retention.holds()
    assert (held.case_reference, held.by) == ("IFO 1", "anna")
    other = aged(102, "karin")
    assert other.retention.held() == 1
    assert code_of(other.retention.holds) is Code.NOT_PERMITTED
    assert code_of(lambda: other.retention.set_hold(contact, on=False)) is Code.NOT_PERMITTED


def test_nothing_of_what_was_purged_is_left_in_the_decrypted_file(cases, aged, case_unit):
    unit = aged(0)
    folder = unit.folder
    unit.close()
    keys = vault.unlock(vault.read(folder / "unit.keys"), "anna", PASSPHRASE)[1]
    raw = driver.connect(folder / "unit.db", isolation_level=None)
    raw.execute(f"PRAGMA key = \"x'{keys.file.hex()}'\"")
    values = [
        v
        for row in raw.execute("SELECT id, contact_id, body, course FROM conversation WHERE id = ?", cases[:1])
        for v in row
    ]
    pieces = [value.encode() if isinstance(value, str) else value[20:60] for value in values]
    raw.close()
    assert all(piece in decrypted_pages(folder / "unit.db", keys.file) for piece in pieces)
    aged(100).retention.ask()
    unit = aged(100, "bo")
    unit.retention.carry_out()
    assert (folder / "unit.db-wal").stat().st_size == 0
    pages = decrypted_pages(folder / "unit.db", keys.file)
    assert [piece for piece in pieces if piece in pages] == []


def test_the_protocol_says_how_many_and_by_whom_and_nothing_about_whom(cases, aged, tmp_path):
    aged(100).retention.ask()
    unit = aged(100, "bo")
    done = unit.retention.carry_out()
    file = unit.retention.save_protocol(done, tmp_path / "p.pdf")
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(file.read_bytes())).pages)
    assert "Antal gallrade samtal: 1" in text
    assert "Begärd av anna" in text
    assert "Utförd av bo" in text
    assert "IFO" not in text
    assert cases[0] not in text


def test_in_tally_mode_there_is_nothing_for_the_clock(unit):
    hold(unit)
    assert unit.retention.due() == ()
    assert code_of(unit.retention.ask) is Code.PURGE_UNKNOWN
