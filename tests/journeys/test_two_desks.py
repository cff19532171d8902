# SPDX-License-Identifier: EUPL-1.2
"""Two desks of one unit at the same time, on a real PostgreSQL server: nothing overwritten, nobody counted twice."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

import desk as desk_module
from postgres import Server
from screening_app.core.readiness import NotAskedReason
from screening_app.core.records import DataMode, Role, UnitKind
from screening_app.errors import CannotNow, Code
from screening_app.workspace import NewStore, Workspace, create, join, unlock
from talk import READY, answer_all, begin, hold

PASSPHRASE = "korrekt häst batteri klammer"

pytestmark = pytest.mark.slow


@pytest.fixture
def two_desks(tmp_path: Path, server: Server) -> Iterator[Callable[..., tuple[Workspace, Workspace]]]:
    """Returns a function that makes a unit on the server and opens it at two desks."""
    opened: list[Workspace] = []

    def make(mode: DataMode = DataMode.TALLY) -> tuple[Workspace, Workspace]:
        around = desk_module.surroundings()
        new = NewStore(mode, "Provenheten", UnitKind.INTAKE, "anna", PASSPHRASE, server=server.login())
        first, shares = create(tmp_path / "a", new, around)
        opened.append(first)
        first.recovery.confirm(shares)
        join(tmp_path / "b", tmp_path / "a" / "unit.server")
        opened.append(unlock(tmp_path / "b", "anna", PASSPHRASE, around))
        return opened[0], opened[1]

    yield make
    for workspace in opened:
        workspace.close()


def code_of(act: Callable[[], object]) -> Code:
    with pytest.raises(CannotNow) as caught:
        act()
    return caught.value.code


@contextmanager
def suppress_changed() -> Iterator[None]:
    """Let a desk be told that the other one was first, and nothing else."""
    try:
        yield
    except CannotNow as problem:
        if problem.code is not Code.CHANGED_ELSEWHERE:
            raise


def counted(unit: Workspace) -> int:
    """Return how many contacts are counted, over every year."""
    return sum(sum(unit.store.counts(year).values()) for year in unit.publishing.years())


@pytest.mark.parametrize("mode", list(DataMode))
def test_the_second_to_answer_is_refused_sees_the_newest_and_goes_on(two_desks, mode):
    here, there = two_desks(mode)
    mine = begin(here, "IFO 2026-1" if mode is DataMode.CASE else None)
    consent = mine.question.item
    mine = here.conversations.answer(mine.conversation.id, consent.link_id, [consent.options[0].value], advance=True)
    name, question = mine.conversation.id, mine.question.item
    assert there.conversations.get(name).question.item.link_id == question.link_id
    here.conversations.next_question(name)

    for late in (
        lambda: there.conversations.clear(name, question.link_id),
        lambda: there.conversations.next_question(name),
        lambda: there.conversations.keep_typing(name, question.link_id, "ett ord"),
        lambda: there.conversations.postpone(name, NotAskedReason.NO_TIME, None),
    ):
        assert code_of(late) is Code.CHANGED_ELSEWHERE

    theirs = there.conversations.get(name)
    assert theirs.question.item.link_id != question.link_id
    ended = answer_all(there, there.conversations.go_to_question(name, question.link_id))
    assert code_of(lambda: here.conversations.seal(name)) is Code.CHANGED_ELSEWHERE
    there.conversations.seal(name, accept_gaps=True)
    assert ended.outcome is here.conversations.get(name).outcome
    assert counted(here) == counted(there) == 1
    there.conversations.finish(name)
    assert code_of(lambda: here.conversations.finish(name)) in {Code.CHANGED_ELSEWHERE, Code.CONVERSATION_UNKNOWN}
    assert here.verify() == there.verify() == ()


def test_conversations_held_at_the_same_time_are_all_in_both_tallies(two_desks):
    desks = two_desks()

    def work(unit: Workspace) -> None:
        for exposure in ("no", "earlier", "no", "ongoing"):
            unit.conversations.finish(hold(unit, exposure).conversation.id)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(work, desks))
    assert [counted(unit) for unit in desks] == [8, 8]
    assert desks[0].store.counts(2026) == desks[1].store.counts(2026)
    assert [unit.today().contacts for unit in desks] == [8, 8]
    assert [unit.verify() for unit in desks] == [(), ()]


def test_a_promise_is_kept_by_one_desk_only_and_the_contact_counted_once(two_desks):
    here, there = two_desks()
    first = here.conversations.open_contact().conversation
    here.conversations.postpone(first.id, NotAskedReason.NO_TIME, here.now().date() + timedelta(days=7))
    promise = there.today().ask_again[0]

    begun = here.conversations.ask_again(promise.id).conversation
    # The other desk still has the promise on screen: it comes to the same conversation, and the store holds to that.
    assert there.conversations.ask_again(promise.id).conversation.id == begun.id
    again = there.conversations._start
    assert code_of(lambda: again(begun.contact, begins=promise.id)) is Code.CHANGED_ELSEWHERE
    here.conversations.set_readiness(begun.id, READY)
    here.conversations.begin(begun.id, here.content.forms_for(here.unit.kind)[0].url)
    assert code_of(lambda: there.conversations.postpone(begun.id, NotAskedReason.OTHER, None)) is Code.CHANGED_ELSEWHERE
    here.conversations.seal(answer_all(here, here.conversations.get(begun.id)).conversation.id)
    assert counted(there) == 1
    assert there.today().ask_again == ()


@pytest.mark.parametrize("seed", range(3))
def test_whatever_two_desks_do_in_whatever_order_the_counts_are_the_contacts(two_desks, seed):
    desks, chance = two_desks(), random.Random(seed)
    contacts: set[str] = set()

    def act(unit: Workspace) -> None:
        held, known = unit.conversations, [*unit.today().unfinished]
        if not known or chance.random() < 0.3:
            promised = unit.today().ask_again
            if promised and chance.random() < 0.7:
                held.ask_again(chance.choice(promised).id)
            else:
                held.open_contact()
            return
        one = chance.choice(known)
        # Half of the time the desk has not looked since the other did something.
        if chance.random() < 0.5:
            held.get(one.id)
        if one.is_sealed:
            held.finish(one.id)
        elif chance.random() < 0.5:
            due = unit.now().date() + timedelta(days=3) if chance.random() < 0.5 else None
            held.postpone(one.id, NotAskedReason.NO_TIME, due)
            contacts.add(one.contact.id)
        else:
            held.set_readiness(one.id, READY)
            view = held.begin(one.id, unit.content.forms_for(unit.unit.kind)[0].url)
            held.seal(answer_all(unit, view).conversation.id)
            contacts.add(one.contact.id)

    for _ in range(60):
        # Anything else that a desk is told would be wrong here.
        with suppress_changed():
            act(chance.choice(desks))
        assert counted(desks[0]) == len(contacts)
    assert len(contacts) > 5
    assert [unit.verify() for unit in desks] == [(), ()]


def test_what_was_chosen_stays_on_screen_when_another_desk_was_first_and_the_newest_is_a_few_keys_away(
    two_desks, sit_down, tmp_path
):
    here, there = two_desks()
    there.close()
    desk = sit_down(tmp_path / "b")
    desk.unlock("anna", PASSPHRASE)
    desk.hands.shown("today")
    desk.hands.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    desk.get_ready()
    desk.answer(1)
    name, asked = desk.view.conversation.id, desk.question
    here.conversations.get(name)
    here.conversations.next_question(name)
    newest = here.conversations.get(name).question.path

    desk.hands.press(Qt.Key.Key_1)
    desk.hands.shown("problem")
    chosen = [b.text() for b in desk.window.findChildren(QAbstractButton) if b.isVisible() and b.isChecked()]
    assert (desk.question, len(chosen)) == (asked, 1)
    assert "Någon vid en annan dator" in desk.words()

    desk.hands.activate("show-newest")
    desk.hands.until(lambda: desk.question == newest, "the newest")
    assert newest != asked
    desk.answer(2)
    desk.leave()
    desk = sit_down(tmp_path / "b")
    desk.unlock("anna", PASSPHRASE)
    desk.hands.shown("question")


def test_an_answer_stays_on_screen_while_the_server_is_away_and_is_saved_when_it_is_back(
    two_desks, sit_down, tmp_path, server
):
    here, there = two_desks()
    here.close()
    there.close()
    desk = sit_down(tmp_path / "b")
    desk.unlock("anna", PASSPHRASE)
    desk.hands.shown("today")
    desk.hands.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    desk.get_ready()
    desk.answer(1)
    asked = desk.question

    server.stop()
    try:
        desk.hands.press(Qt.Key.Key_1)
        desk.hands.shown("problem")
        chosen = [b for b in desk.window.findChildren(QAbstractButton) if b.isVisible() and b.isChecked()]
        assert (desk.question, len(chosen)) == (asked, 1)
        assert "Enhetens server svarar inte" in desk.words()
        assert "Kontrollera nätverket och försök igen" in desk.words()
    finally:
        server.start()
    desk.answer(1)
    desk.leave()

    again = unlock(tmp_path / "a", "anna", PASSPHRASE, desk_module.surroundings())
    try:
        (kept,) = again.today().unfinished
        assert asked in str(kept.response)
        assert again.verify() == ()
    finally:
        again.close()


def test_a_routine_is_decided_at_one_desk_followed_at_the_other_and_never_overwritten(two_desks):
    here, there = two_desks()
    name = here.register.entries()[0].id
    mine, theirs = here.register.document(name), there.register.document(name)
    here.register.save_draft(name, {**mine, "title": "Rutin från a"})
    late = {**theirs, "title": "Rutin från b"}
    for _ in range(2):
        # Saving once more does not make it right: what the other desk wrote has to be looked at first.
        assert code_of(lambda: there.register.save_draft(name, late)) is Code.CHANGED_ELSEWHERE
    assert there.register.document(name)["title"] == "Rutin från a"
    there.register.save_draft(name, late)
    today = there.today().date
    there.register.decide(name, by="Enhetschef", on=today, valid_to=None, responsible="Enhetschef")
    assert begin(here).routine.title == "Rutin från b"
    assert here.verify() == there.verify() == ()


def test_after_a_log_in_one_comes_back_to_ones_own_conversation_and_not_to_a_colleagues(two_desks, sit_down, tmp_path):
    here, there = two_desks()
    here.accounts.add("berit", frozenset({Role.SCREENER}), "fem gula båtar seglar", typed_by_owner=True)
    mine = begin(here).conversation
    there.close()

    desk = sit_down(tmp_path / "b")
    desk.unlock("berit", "fem gula båtar seglar")
    desk.hands.shown("today")
    assert desk.window.conversation is None
    desk.leave()
    here.close()

    desk = sit_down(tmp_path / "a")
    desk.unlock("anna", PASSPHRASE)
    desk.hands.shown("question")
    assert desk.view.conversation.id == mine.id
