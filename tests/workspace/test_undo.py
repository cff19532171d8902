# SPDX-License-Identifier: EUPL-1.2
"""A row of a repeating group that was taken away by mistake comes back whole, and only at once."""

from __future__ import annotations

import pytest

from forms_made import form, text, written
from screening_app.core.views import ConversationView
from screening_app.errors import CannotNow, Code
from screening_app.workspace import Workspace, unlock
from talk import READY

PASSPHRASE = "korrekt häst batteri klammer"
CHILD = {"linkId": "child", "type": "group", "repeats": True, "text": "Barn", "item": [text("name"), text("age")]}
FORM = form(text("first"), CHILD, url="urn:t:rows", use=["intake"])


def with_two_children(unit: Workspace) -> ConversationView:
    """Return a conversation about two children; about the second one the name is given and the age declined."""
    unit.instruments.add(written(FORM))
    unit.instruments.activate(FORM["url"], "1.0.0")
    held = unit.conversations
    key = held.open_contact().conversation.id
    held.set_readiness(key, READY)
    held.begin(key, FORM["url"])
    held.answer(key, "child[0]/name", ["Kim"])
    held.add_row(key, "child")
    held.answer(key, "child[1]/name", ["Alex"])
    return held.decline(key, "child[1]/age")


def test_what_comes_back_is_what_was_there_and_is_on_the_disk(unit: Workspace, around) -> None:
    before = with_two_children(unit)
    key = before.conversation.id
    removed = unit.conversations.remove_row(key, "child[1]")
    assert removed.can_undo
    assert removed.filling.declined == frozenset()
    back = unit.conversations.undo_removal(key)
    assert not back.can_undo
    assert back.conversation.response == before.conversation.response
    assert back.conversation.position == "child[1]/age"
    unit.close()
    opened = unlock(unit.folder, "anna", PASSPHRASE, around)
    try:
        kept = opened.conversations.get(key)
        assert kept.filling.answers["child[1]/name"] == ("Alex",)
        assert kept.filling.declined == {"child[1]/age"}
    finally:
        opened.close()


def test_the_first_of_two_comes_back_before_the_other(unit: Workspace) -> None:
    key = with_two_children(unit).conversation.id
    unit.conversations.remove_row(key, "child[0]")
    answers = unit.conversations.undo_removal(key).filling.answers
    assert (answers["child[0]/name"], answers["child[1]/name"]) == (("Kim",), ("Alex",))


@pytest.mark.parametrize("act", ["answer", "move", "type", "undo", "lock"])
def test_anything_else_done_ends_it(unit: Workspace, around, act: str) -> None:
    key = with_two_children(unit).conversation.id
    held = unit.conversations
    view = held.remove_row(key, "child[1]")
    if act == "lock":
        unit.close()
        unit = unlock(unit.folder, "anna", PASSPHRASE, around)
        held = unit.conversations
    else:
        {
            "answer": lambda: held.answer(key, "first", ["ja"]),
            "move": lambda: held.previous_question(key),
            "type": lambda: held.keep_typing(key, view.conversation.position, "a"),
            "undo": lambda: held.undo_removal(key),
        }[act]()
    try:
        with pytest.raises(CannotNow) as refused:
            held.undo_removal(key)
        assert refused.value.code is Code.NOTHING_TO_UNDO
    finally:
        unit.close()


def test_another_conversation_takes_nothing_from_it(unit: Workspace) -> None:
    key = with_two_children(unit).conversation.id
    unit.conversations.remove_row(key, "child[1]")
    other = unit.conversations.open_contact().conversation.id
    unit.conversations.set_readiness(other, READY)
    unit.conversations.begin(other, FORM["url"])
    with pytest.raises(CannotNow):
        unit.conversations.undo_removal(other)
