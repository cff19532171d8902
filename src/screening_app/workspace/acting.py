# SPDX-License-Identifier: EUPL-1.2
"""The use cases after the answer: steps, support, the duty to report, asking again; each kept when it returns."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from screening_app.core.access import Permission, require
from screening_app.core.acting import (
    ConcernReport,
    NoReport,
    Person,
    StepCourse,
    StepMark,
    StepState,
    Support,
    ViolenceType,
    WhyNot,
    clean_note,
)
from screening_app.core.records import AskAgain, AskAgainHow, Conversation, DataMode, Flag
from screening_app.core.views import ConversationView, LeftToDo, StepDue
from screening_app.errors import CannotNow, Code
from screening_app.workspace.held import Held


class Acting(Held):
    """The part of `Conversations` that follows the routine; in case mode also after the contact has ended."""

    def mark_step(
        self,
        conversation_id: str,
        step_id: str,
        state: StepState | None,
        *,
        why: WhyNot | None = None,
        note: str = "",
        due: date | None = None,
    ) -> ConversationView:
        """Note what was done about one step of the routine, by whom and when; None takes the note away.

        NOT_APPLICABLE needs a reason and LATER a day (STEP_NEEDS_REASON, STEP_NEEDS_DAY, DATE_PAST). A short text is
        kept in case mode only (NOTE_REFUSED). QUESTION_UNKNOWN for a step that the routine does not name here.
        """
        conversation = self._sealed(conversation_id)
        if step_id not in {s.step.id for s in self._view(conversation).steps}:
            raise CannotNow(Code.QUESTION_UNKNOWN)
        made: tuple[StepMark, ...] = ()
        if state is not None:
            made = (self._mark(step_id, state, why, note, due),)
        kept = tuple(mark for mark in conversation.steps if mark.step_id != step_id)
        return self._noted(conversation, steps=kept + made)

    def offer_support(
        self, conversation_id: str, violence_type: ViolenceType, person: Person, with_decision: bool
    ) -> ConversationView:
        """Note that support was offered, to whom and whether with an individual decision; each counts once."""
        conversation = self._sealed(conversation_id)
        offer = Support(violence_type, person, with_decision, self.account.user, self._clock())
        if any(each.kind == offer.kind for each in conversation.supports):
            return self._view(conversation)
        return self._noted(conversation, supports=(*conversation.supports, offer))

    def take_back_support(
        self, conversation_id: str, violence_type: ViolenceType, person: Person, with_decision: bool
    ) -> ConversationView:
        """Take away an offer that was noted by mistake; it is no longer counted."""
        conversation = self._sealed(conversation_id)
        kind = (violence_type, person, with_decision)
        return self._noted(conversation, supports=tuple(each for each in conversation.supports if each.kind != kind))

    def note_report(
        self, conversation_id: str, *, reported_on: date | None = None, why_not: NoReport | None = None
    ) -> ConversationView:
        """Note on which day a concern about a child was reported, or why it was not; neither takes the note away.

        The report itself is made outside the program. DATE_FUTURE; STEP_NEEDS_DAY for both at once.
        """
        conversation = self._sealed(conversation_id)
        if reported_on is not None and reported_on > self._clock().date():
            raise CannotNow(Code.DATE_FUTURE)
        if reported_on is not None and why_not is not None:
            raise CannotNow(Code.STEP_NEEDS_DAY)
        concern = None
        if reported_on is not None or why_not is not None:
            concern = ConcernReport(self.account.user, self._clock(), reported_on, why_not)
        return self._noted(conversation, concern=concern)

    def undo_act(self, conversation_id: str) -> ConversationView:
        """Take back what was noted last about the routine; NOTHING_TO_UNDO as soon as anything else has been done."""
        now, before = self._sealed(conversation_id), self._before_act
        if before is None or before.id != now.id:
            raise CannotNow(Code.NOTHING_TO_UNDO)
        kept = replace(now, steps=before.steps, supports=before.supports, concern=before.concern)
        return self._keep(replace(kept, waiting=self._view(kept).waiting))

    def concern_text(self, conversation_id: str) -> str:
        """Return the Swedish text with the facts for a report of concern; it is composed anew each time, never kept."""
        from screening_app.core.concern import concern_text

        view = self._view(self._sealed(conversation_id))
        return concern_text(
            self._content.sentences,
            conversation=view.conversation,
            fillings=tuple(part.filling for part in view.parts),
            unborn=view.must_report and Flag.CHILD not in view.flags,
            unit=self.unit,
            with_time=self.mode is DataMode.CASE,
            corrections=self._store.corrections(conversation_id),
        )

    def ask_next(
        self, conversation_id: str, due: date | None, how: AskAgainHow = AskAgainHow.NEXT_VISIT
    ) -> ConversationView:
        """Set the day on which the person is asked next, though they were asked now; None takes the day away.

        It stays one contact in the count, with the gravest answer of all times. DATE_PAST; WRONG_STAGE where nobody is
        asked again, and once the contact has ended: another conversation may have changed what it counts as.
        """
        conversation = self._sealed(conversation_id)
        occasion = self._view(conversation).next_occasion
        if occasion is None or conversation.outcome is None:
            raise CannotNow(Code.WRONG_STAGE)
        if due is not None and due < self._clock().date():
            raise CannotNow(Code.DATE_PAST)
        contact = replace(conversation.contact, occasion=occasion.occasion)
        fact = conversation.counted_as or self._fact(conversation, conversation.outcome, None)
        promise = None if due is None else AskAgain(contact.id, contact, due, None, how, fact)
        saved = replace(conversation, saved_at=self._clock())
        self._store.save(saved, ask_again=promise, drop_ask_again=contact.id, log="ask-again-set")
        self._before_act = None
        return self._view(saved)

    def steps_due(self) -> tuple[StepDue, ...]:
        """Return the steps put off to a day, and every step left of contacts that have ended; the earliest first."""
        require(self.account, Permission.ASK)
        found = []
        for conversation in self._store.with_steps_left():
            steps = {view.step.id: view.step for view in self._view(conversation).steps}
            ended = conversation.handed_over_at is not None
            for each in conversation.waiting:
                if each.step_id in steps and (ended or each.due is not None):
                    reference = conversation.contact.case_reference
                    found.append(StepDue(conversation.id, reference, steps[each.step_id], each.due))
        # The steps of one conversation keep the order of the routine.
        return tuple(sorted(found, key=lambda due: due.due or date.max))

    def left_to_do(self) -> LeftToDo:
        """Return how many steps and promises are left, for whoever counts; nothing of whom they are about."""
        require(self.account, Permission.COUNT)
        today = self._clock().date()
        steps = self._store.follow_up.steps()
        open_steps = {f: n for f, n in steps.items() if f.course in (StepCourse.OPEN, StepCourse.LATER)}
        return LeftToDo(
            steps=sum(open_steps.values()),
            put_off=sum(n for f, n in open_steps.items() if f.course is StepCourse.LATER),
            overdue=sum(n for f, n in open_steps.items() if 0 < f.due < today.year * 12 + today.month),
            ask_again=self._store.follow_up.promises(),
        )

    # ---- within

    def _mark(self, step_id: str, state: StepState, why: WhyNot | None, note: str, due: date | None) -> StepMark:
        text = clean_note(note)
        if state is StepState.NOT_APPLICABLE and why is None:
            raise CannotNow(Code.STEP_NEEDS_REASON)
        if state is StepState.LATER and due is None:
            raise CannotNow(Code.STEP_NEEDS_DAY)
        if due is not None and due < self._clock().date():
            raise CannotNow(Code.DATE_PAST)
        if text is not None and (self.mode is DataMode.TALLY or state is not StepState.NOT_APPLICABLE):
            raise CannotNow(Code.NOTE_REFUSED, most=0)
        return StepMark(
            step_id,
            state,
            self.account.user,
            self._clock(),
            why if state is StepState.NOT_APPLICABLE else None,
            text,
            due if state is StepState.LATER else None,
        )

    def _noted(self, conversation: Conversation, **changes: Any) -> ConversationView:
        changed = replace(conversation, **changes)
        view = self._keep(replace(changed, waiting=self._view(changed).waiting))
        self._before_act = conversation
        return replace(view, can_undo=True)
