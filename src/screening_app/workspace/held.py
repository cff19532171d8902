# SPDX-License-Identifier: EUPL-1.2
"""What every use case of a conversation stands on: fetch it, keep it durably, and put together what a page shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from screening_app import store as storage
from screening_app.content import Content
from screening_app.core.access import Permission, require
from screening_app.core.forms.definition import Form
from screening_app.core.forms.filling import Filling, from_response
from screening_app.core.outcomes import flags_over, must_report, outcome_over
from screening_app.core.readiness import NotAskedReason
from screening_app.core.records import (
    YES,
    Account,
    AskAgain,
    Contact,
    Conversation,
    DataMode,
    Fact,
    InstrumentRef,
    KeptInstrument,
    Occasion,
    Outcome,
    Part,
    Stage,
    Unit,
    UnitKind,
)
from screening_app.core.routines import NextOccasion, Routine, Step, steps_for, validity
from screening_app.core.views import ConversationView, PartView, StepView
from screening_app.errors import CannotNow, Code
from screening_app.workspace.instruments import Instruments
from screening_app.workspace.register import Register
from screening_app.workspace.surroundings import Surroundings

_WEEKS_UNTIL_ASKED = 4
"""What is proposed where the routine says nothing about asking again."""
BEFORE_SEAL = (Stage.PREPARE, Stage.ASK, Stage.REVIEW)


class Held:
    """The conversations of an unlocked unit, as `Asking` and `Conversations` build on them."""

    def __init__(
        self,
        store: storage.Store,
        content: Content,
        surroundings: Surroundings,
        instruments: Instruments,
        register: Register,
    ) -> None:
        self._store = store
        self._content = content
        self._clock = surroundings.clock
        self._new_id = surroundings.new_id
        self._instruments = instruments
        self._register = register
        self._routines = register.followed
        self._archived: set[InstrumentRef] = set()
        # The conversation before the row that was taken away last; every further change forgets it.
        self._before_removal: Conversation | None = None
        # The same for what was noted last about the routine of a sealed one.
        self._before_act: Conversation | None = None
        # The fillings of the conversation on screen: made anew only where a kept response says something else.
        self._made: dict[tuple[str, str], tuple[date, dict[str, Any] | None, Filling]] = {}

    @property
    def account(self) -> Account:
        """Who is logged in."""
        return self._store.account

    @property
    def unit(self) -> Unit:
        """The unit that owns the store."""
        return self._store.unit

    @property
    def mode(self) -> DataMode:
        """Tally or case mode."""
        return self._store.mode

    def get(self, conversation_id: str) -> ConversationView:
        """Return one conversation as it was last saved. Opening is logged."""
        require(self.account, Permission.ASK)
        conversation = self._store.conversation(conversation_id)
        self._store.append_log("record-opened", conversation.contact.case_reference)
        return self._view(conversation)

    # ---- fetch and keep

    def _draft(self, conversation_id: str, *stages: Stage) -> Conversation:
        require(self.account, Permission.ASK)
        conversation = self._store.conversation(conversation_id)
        if conversation.is_sealed:
            raise CannotNow(Code.CONVERSATION_SEALED)
        if conversation.stage not in stages:
            raise CannotNow(Code.WRONG_STAGE)
        return conversation

    def _sealed(self, conversation_id: str) -> Conversation:
        require(self.account, Permission.ASK)
        conversation = self._store.conversation(conversation_id)
        if not conversation.is_sealed or conversation.outcome is Outcome.NOT_ASKED:
            raise CannotNow(Code.WRONG_STAGE)
        return conversation

    def _keep(self, conversation: Conversation, filling: Filling | None = None) -> ConversationView:
        saved = replace(conversation, saved_at=self._clock())
        self._store.save(saved, archive=self._to_archive(saved), routines=self._routines.to_archive(saved))
        self._routines.archived(saved)
        self._before_removal = self._before_act = None
        self._archived.update(part.instrument for part in saved.parts)
        if filling is not None and saved.instrument is not None:
            self._remember(saved, saved.instrument, saved.response, filling)
        return self._view(saved)

    def _to_archive(self, conversation: Conversation) -> tuple[tuple[KeptInstrument, bytes], ...]:
        """Return the forms of the conversation that the store may not keep yet; they go into the same transaction."""
        new = [part.instrument for part in conversation.parts if part.instrument not in self._archived]
        return tuple(kept for ref in new for kept in self._instruments.archive_of(ref))

    # ---- the forms of a conversation

    def _fillings(self, conversation: Conversation) -> tuple[Filling, ...]:
        return tuple(self._filling(conversation, part) for part in conversation.parts)

    def _current(self, conversation: Conversation) -> Filling:
        """Return the answers to the form on screen; WRONG_STAGE before asking has begun."""
        if conversation.instrument is None:
            raise CannotNow(Code.WRONG_STAGE)
        return self._filling(conversation, conversation.parts[conversation.part_index])

    def _filling(self, conversation: Conversation, part: Part) -> Filling:
        today = self._clock().date()
        made = self._made.get((conversation.id, part.instrument.sha256))
        if made is not None and made[0] == today and made[1] == part.response:
            return made[2]
        form = self._instruments.asked(part.instrument)
        filling = from_response(form, part.response, self._clock())
        self._remember(conversation, part.instrument, part.response, filling)
        return filling

    def _remember(
        self, conversation: Conversation, ref: InstrumentRef, response: dict[str, Any] | None, filling: Filling
    ) -> None:
        if any(key[0] != conversation.id for key in self._made):
            self._made.clear()
        self._made[conversation.id, ref.sha256] = (self._clock().date(), response, filling)

    # ---- show

    def _view(self, conversation: Conversation) -> ConversationView:
        fillings = self._fillings(conversation)
        routine = self._routines.followed(conversation)
        outcome = conversation.outcome or (outcome_over(fillings) if fillings else None)
        steps: Sequence[Step] = ()
        flags = flags_over(fillings)
        acts = bool(fillings and conversation.is_sealed and outcome)
        if routine and acts and outcome:
            steps = steps_for(routine, outcome, flags)
        marks = {mark.step_id: mark for mark in conversation.steps}
        current = fillings[conversation.part_index] if conversation.instrument is not None else None
        form: Form | None = None if current is None else current.form
        return ConversationView(
            conversation=conversation,
            form=form,
            filling=current,
            outcome=outcome,
            routine=routine,
            routine_validity=validity(routine, self._clock().date(), self._register.months) if routine else None,
            steps=tuple(StepView(step, marks.get(step.id)) for step in steps),
            parts=tuple(
                PartView(filling.form, filling, part.language, number == conversation.part_index)
                for number, (part, filling) in enumerate(zip(conversation.parts, fillings, strict=True))
            ),
            flags=flags,
            must_report=acts and must_report(outcome, flags, self.unit.kind),
            next_occasion=self._next_occasion(routine, conversation) if acts else None,
            asked_next=self._asked_next(conversation) if acts else None,
        )

    def _next_occasion(self, routine: Routine | None, conversation: Conversation) -> NextOccasion | None:
        """Return when a person is asked next: as the routine says, else later. Not from a contact that has ended.

        Nobody is asked again after the birth. In social services the steps after a yes say when they meet again.
        """
        now = conversation.contact.occasion
        meets = self.unit.kind is UnitKind.INTAKE and conversation.outcome in YES
        if now is Occasion.AFTER_BIRTH or meets or conversation.handed_over_at is not None:
            return None
        return (routine.after(now) if routine else None) or NextOccasion(Occasion.LATER, _WEEKS_UNTIL_ASKED)

    @staticmethod
    def _fact(conversation: Conversation, outcome: Outcome, reason: NotAskedReason | None) -> Fact:
        contact = conversation.contact
        interpreter = conversation.readiness.interpreter
        fact = Fact(contact.year, contact.month, outcome, reason, interpreter, contact.attempt)
        return replace(fact, age=contact.age, sex=contact.sex)

    def _promise(self, contact: Contact) -> AskAgain | None:
        return next((a for a in self._store.ask_agains() if a.contact.id == contact.id), None)

    def _asked_next(self, conversation: Conversation) -> date | None:
        promise = self._promise(conversation.contact)
        return promise.due if promise is not None and promise.reason is None else None


def with_part(conversation: Conversation, index: int) -> Conversation:
    """Return the conversation with another of its forms on screen; the order of forms stays. WRONG_STAGE if none."""
    parts = conversation.parts
    if not 0 <= index < len(parts):
        raise CannotNow(Code.WRONG_STAGE)
    chosen = parts[index]
    return replace(
        conversation,
        earlier_parts=(*parts[:index], *parts[index + 1 :]),
        part_index=index,
        instrument=chosen.instrument,
        language=chosen.language,
        response=chosen.response,
        position=chosen.position,
        typing=conversation.typing if index == conversation.part_index else None,
    )
