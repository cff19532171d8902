# SPDX-License-Identifier: EUPL-1.2
"""Asked once, asked again: one contact with the gravest answer, and each occasion counted for itself."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from screening_app.core.readiness import NotAskedReason
from screening_app.core.records import AskAgainHow, DataMode, Occasion, Outcome, UnitKind
from screening_app.errors import CannotNow, Code
from screening_app.workspace import Workspace
from talk import READY, answer_all, hold

LATER = date(2027, 2, 1)


@pytest.fixture
def clinic(open_unit) -> Workspace:
    """Return a maternity unit, which keeps no identity."""
    return open_unit(DataMode.TALLY, UnitKind.MATERNITY)


def outcomes(unit: Workspace) -> Counter[Outcome]:
    """Return what the contacts count as."""
    found: Counter[Outcome] = Counter()
    for fact, n in unit._store.counts(2026).items():
        found[fact.outcome] += n
    return found


def occasions(unit: Workspace) -> dict[tuple[Occasion, NotAskedReason | None], int]:
    """Return on which occasions they were asked, or why not."""
    return {(fact.occasion, fact.reason): n for fact, n in unit._store.follow_up.occasions(2026).items()}


def asked_next(unit: Workspace, exposure: str) -> str:
    """Hold the conversation that is promised, until it is sealed; return its id."""
    (promise,) = unit.today().ask_again
    view = unit.conversations.ask_again(promise.id)
    key = view.conversation.id
    unit.conversations.set_readiness(key, READY)
    view = unit.conversations.begin(key, unit.content.forms_for(unit.unit.kind)[0].url)
    unit.conversations.seal(answer_all(unit, view, exposure).conversation.id)
    return key


def end(unit: Workspace, key: str, due: date | None = LATER) -> None:
    if due is not None:
        unit.conversations.ask_next(key, due)
    unit.conversations.finish(key)


def test_three_occasions_are_one_contact_with_the_gravest_answer(clinic: Workspace) -> None:
    first = hold(clinic, "no")
    assert first.next_occasion.occasion is Occasion.LATER
    end(clinic, first.conversation.id)
    assert clinic.today().ask_again[0].reason is None
    second = asked_next(clinic, "ongoing")
    assert clinic.conversations.get(second).next_occasion.occasion is Occasion.AFTER_BIRTH
    end(clinic, second)
    third = asked_next(clinic, "no")
    view = clinic.conversations.get(third)
    assert view.next_occasion is None
    assert view.outcome is Outcome.NO
    clinic.conversations.finish(third)
    assert outcomes(clinic) == {Outcome.ONGOING: 1}
    assert occasions(clinic) == {(occasion, None): 1 for occasion in Occasion}
    today = clinic.today()
    assert (today.contacts, today.asked, today.ask_again) == (1, 1, ())
    assert dict(today.occasions) == dict.fromkeys(Occasion, 1)


def test_not_asked_twice_and_then_asked_is_one_contact_that_was_asked(clinic: Workspace) -> None:
    key = clinic.conversations.open_contact().conversation.id
    clinic.conversations.postpone(key, NotAskedReason.RELATIVE_PRESENT, date(2026, 12, 1), AskAgainHow.SINGLE_VISIT)
    assert occasions(clinic) == {(Occasion.FIRST, NotAskedReason.RELATIVE_PRESENT): 1}
    (promise,) = clinic.today().ask_again
    again = clinic.conversations.ask_again(promise.id).conversation.id
    clinic.conversations.postpone(again, NotAskedReason.NO_INTERPRETER, date(2026, 12, 8))
    assert occasions(clinic) == {(Occasion.FIRST, NotAskedReason.NO_INTERPRETER): 1}
    clinic.conversations.finish(asked_next(clinic, "no"))
    assert outcomes(clinic) == {Outcome.NO: 1}
    assert occasions(clinic) == {(Occasion.FIRST, None): 1}


def test_one_who_was_asked_stays_asked_though_the_next_time_fails(clinic: Workspace) -> None:
    end(clinic, hold(clinic, "no").conversation.id)
    (promise,) = clinic.today().ask_again
    key = clinic.conversations.ask_again(promise.id).conversation.id
    clinic.conversations.postpone(key, NotAskedReason.NO_TIME, None)
    assert outcomes(clinic) == {Outcome.NO: 1}
    assert occasions(clinic) == {(Occasion.FIRST, None): 1, (Occasion.LATER, NotAskedReason.NO_TIME): 1}
    assert clinic.today().ask_again == ()


def test_the_day_can_be_changed_and_taken_away_before_the_end(clinic: Workspace) -> None:
    key, held = hold(clinic, "no").conversation.id, clinic.conversations
    assert held.ask_next(key, LATER).asked_next == LATER
    assert "Frågan ställs igen 2027-02-01: senare." in held.hand_over_text(key)
    assert held.ask_next(key, date(2027, 3, 1)).asked_next == date(2027, 3, 1)
    assert held.ask_next(key, None).asked_next is None
    with pytest.raises(CannotNow) as caught:
        held.ask_next(key, date(2026, 11, 21))
    assert caught.value.code is Code.DATE_PAST
    held.finish(key)
    assert clinic.today().ask_again == ()


def test_after_a_yes_in_social_services_the_steps_say_when_they_meet_again(unit: Workspace) -> None:
    key = hold(unit, "ongoing").conversation.id
    with pytest.raises(CannotNow) as caught:
        unit.conversations.ask_next(key, LATER)
    assert caught.value.code is Code.WRONG_STAGE
    assert unit.conversations.get(hold(unit, "no").conversation.id).next_occasion.weeks == 26


def test_an_ended_contact_sets_no_new_day_for_what_may_no_longer_be_counted(open_unit) -> None:
    unit = open_unit(DataMode.CASE)
    key = hold(unit, "no", "2026-1").conversation.id
    end(unit, key)
    again = asked_next(unit, "earlier")
    for old in (key, again):
        if old == again:
            unit.conversations.finish(again)
        with pytest.raises(CannotNow) as caught:
            unit.conversations.ask_next(old, LATER)
        assert caught.value.code is Code.WRONG_STAGE
    assert outcomes(unit) == {Outcome.EARLIER: 1}
