# SPDX-License-Identifier: EUPL-1.2
"""What accounts and recovery shares mean for the work: nothing is recorded too early, and nobody does too much."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from screening_app.core.records import DataMode, Role, UnitKind
from screening_app.errors import CannotNow, Code
from screening_app.workspace import NewStore, Surroundings, Workspace, create, unlock
from talk import hold

PASSPHRASE = "korrekt häst batteri klammer"
FIRST = "den allra första frasen"
OWN = "min alldeles egna fras"
WEAK = "sommaren2026!"


def code_of(act) -> Code:
    with pytest.raises(CannotNow) as caught:
        act()
    return caught.value.code


@pytest.fixture
def new(tmp_path: Path, around: Surroundings) -> Iterator[tuple[Workspace, tuple[str, str, str]]]:
    """Return a unit whose shares were not typed back, and its shares."""
    workspace, shares = create(
        tmp_path / "store", NewStore(DataMode.TALLY, "Provenheten", UnitKind.INTAKE, "anna", PASSPHRASE), around
    )
    yield workspace, shares
    workspace.close()


def test_no_contact_can_be_made_before_all_three_shares_were_typed_back(new) -> None:
    unit, shares = new
    assert not unit.recovery.state.is_confirmed
    assert code_of(unit.conversations.open_contact) is Code.RECOVERY_UNCONFIRMED
    assert code_of(lambda: unit.recovery.confirm(shares[:2])) is Code.SHARES_INVALID
    assert code_of(unit.conversations.open_contact) is Code.RECOVERY_UNCONFIRMED
    unit.recovery.confirm(shares)
    assert unit.conversations.open_contact().conversation
    unit.recovery.renew()
    assert code_of(unit.conversations.open_contact) is Code.RECOVERY_UNCONFIRMED


def test_new_keys_stop_new_contacts_until_the_new_shares_are_on_paper(unit: Workspace) -> None:
    hold(unit, "earlier")
    before = unit.publishing.edition(2026)
    shares = unit.rekey()
    assert unit.publishing.edition(2026) == before
    assert code_of(unit.conversations.open_contact) is Code.RECOVERY_UNCONFIRMED
    unit.recovery.confirm(shares)
    hold(unit, "earlier")
    assert unit.verify() == ()


def test_administrators_are_reminded_after_a_year_and_screeners_are_not(unit: Workspace, around: Surroundings) -> None:
    unit.accounts.add("bo", frozenset({Role.SCREENER}), OWN, typed_by_owner=True)
    assert not unit.today().shares_due
    unit.close()
    for later, due in ((timedelta(days=364), False), (timedelta(days=365), True)):
        then = replace(around, clock=lambda later=later: around.clock() + later)
        for user, passphrase, reminded in (("anna", PASSPHRASE, due), ("bo", OWN, False)):
            opened = unlock(unit.folder, user, passphrase, then)
            assert opened.today().shares_due is reminded
            assert opened.recovery.state.is_due is due
            opened.close()


def test_a_drill_puts_the_reminder_off_and_a_coordinator_does_none(new, around: Surroundings) -> None:
    unit, shares = new
    unit.recovery.confirm(shares)
    unit.accounts.add("sam", frozenset({Role.COORDINATOR}), OWN, typed_by_owner=True)
    unit.close()
    then = replace(around, clock=lambda: around.clock() + timedelta(days=400))
    sam = unlock(unit.folder, "sam", OWN, then)
    assert code_of(lambda: sam.recovery.drill(shares[:2])) is Code.NOT_PERMITTED
    sam.close()
    anna = unlock(unit.folder, "anna", PASSPHRASE, then)
    assert anna.today().shares_due
    anna.recovery.drill(shares[1:])
    assert not anna.today().shares_due
    anna.close()


def test_a_newcomer_counts_but_holds_no_conversation_before_being_let_in(unit: Workspace, around: Surroundings) -> None:
    hold(unit, "earlier")
    unit.accounts.add("bo", frozenset({Role.SCREENER}), FIRST)
    assert unit.today().waiting == ()
    unit.close()
    assert code_of(lambda: unlock(unit.folder, "bo", FIRST, around)) is Code.PASSPHRASE_FIRST
    assert code_of(lambda: unlock(unit.folder, "bo", FIRST, around, new_passphrase=WEAK)) is Code.PASSPHRASE_WEAK
    newcomer = unlock(unit.folder, "bo", FIRST, around, new_passphrase=OWN)
    assert newcomer.publishing.edition(2026).sheets
    for act in (newcomer.today, newcomer.conversations.open_contact, newcomer.accounts.waiting, newcomer.rekey):
        assert code_of(act) is Code.NOT_PERMITTED
    shown = newcomer.account.fingerprint
    newcomer.close()

    anna = unlock(unit.folder, "anna", PASSPHRASE, around)
    assert anna.today().waiting == ("bo",)
    anna.accounts.hand_over("bo", shown)
    anna.close()
    newcomer = unlock(unit.folder, "bo", OWN, around)
    assert hold(newcomer, "earlier")
    newcomer.close()


def test_weak_passphrases_are_refused_wherever_one_is_set(unit: Workspace, tmp_path: Path, around) -> None:
    weak = NewStore(DataMode.TALLY, "Provenheten", UnitKind.INTAKE, "anna", WEAK)
    for act in (
        lambda: create(tmp_path / "another", weak, around),
        lambda: unit.accounts.add("bo", frozenset({Role.SCREENER}), WEAK),
        lambda: unit.accounts.reset("anna", WEAK),
        lambda: unit.accounts.change_passphrase(PASSPHRASE, "Provenheten 2026"),
    ):
        assert code_of(act) is Code.PASSPHRASE_WEAK
    assert not (tmp_path / "another").exists()
