# SPDX-License-Identifier: EUPL-1.2
"""Words in which tests hold a conversation through a Workspace."""

from __future__ import annotations

from screening_app.core.forms.definition import Coding
from screening_app.core.readiness import Alone, Interpreter, Readiness
from screening_app.core.records import Stage
from screening_app.core.views import ConversationView
from screening_app.workspace import Workspace

READY = Readiness(alone=Alone.YES, private_room=True, interpreter=Interpreter.NOT_NEEDED, enough_time=True)


def begin(unit: Workspace, case_reference: str | None = None) -> ConversationView:
    """Open a contact, find that it is safe to ask, and go to the first question."""
    opened = unit.conversations.open_contact(case_reference)
    unit.conversations.set_readiness(opened.conversation.id, READY)
    return unit.conversations.begin(opened.conversation.id, unit.content.forms_for(unit.unit.kind)[0].url)


def answer_all(unit: Workspace, view: ConversationView, exposure: str = "no") -> ConversationView:
    """Answer every question until the review: `exposure` on those about it, the mildest on the rest."""
    held = unit.conversations
    while view.conversation.stage is Stage.ASK:
        assert view.question is not None
        item = view.question.item
        codes = {o.value.code: o.value for o in item.options if isinstance(o.value, Coding)}
        concepts = {c.code for c in item.codes}
        if not item.options:
            value = "consent" in concepts
        elif "exposure" in concepts:
            value = codes[exposure]
        elif "consent" in concepts:
            value = codes.get("yes", item.options[0].value)
        else:
            value = codes.get("no", item.options[0].value)
        view = held.answer(view.conversation.id, item.link_id, [value], advance=True)
    return view


def hold(unit: Workspace, exposure: str = "no", case_reference: str | None = None) -> ConversationView:
    """Hold a whole conversation until it is sealed."""
    view = answer_all(unit, begin(unit, case_reference), exposure)
    return unit.conversations.seal(view.conversation.id)
