# SPDX-License-Identifier: EUPL-1.2
"""The use cases of one contact, from readiness to hand-over, each kept durably before it returns."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from screening_app.core.access import Permission, require
from screening_app.core.case_reference import clean_case_reference
from screening_app.core.outcomes import outcome_over
from screening_app.core.readiness import NotAskedReason, Readiness
from screening_app.core.records import (
    YES,
    AskAgain,
    AskAgainHow,
    Contact,
    Conversation,
    DataMode,
    Fact,
    Outcome,
    Stage,
    StepMark,
    StepState,
)
from screening_app.core.views import ConversationView
from screening_app.errors import CannotNow, Code
from screening_app.output import write_files
from screening_app.workspace.asking import Asking
from screening_app.workspace.held import BEFORE_SEAL


class Conversations(Asking):
    """The conversations of an unlocked unit; part of a Workspace, which ends it.

    Prepare, review, act and hand over stand here; choosing forms and answering in `Asking`.
    """

    def open_contact(self, case_reference: str | None = None, *, paper_on: date | None = None) -> ConversationView:
        """Begin a new contact at the readiness stage; a case reference is needed in case mode and refused in tally.

        `paper_on` is the day on which a form was filled in on paper that is entered now: the contact is counted in
        that month. DATE_FUTURE for a day that has not been; RECOVERY_UNCONFIRMED before all shares are on paper.
        """
        require(self.account, Permission.ASK)
        if (case_reference is None) != (self.mode is DataMode.TALLY):
            raise CannotNow(Code.CASE_REFERENCE_INVALID)
        reference = clean_case_reference(case_reference) if case_reference is not None else None
        today = self._clock().date()
        if paper_on is not None and paper_on > today:
            raise CannotNow(Code.DATE_FUTURE)
        asked = paper_on or today
        return self._start(Contact(self._new_id(), reference, asked.year, asked.month), paper_on)

    def ask_again(self, ask_again_id: str) -> ConversationView:
        """Begin the next attempt of a contact that could not be asked before; it stays one contact in the count."""
        require(self.account, Permission.ASK)
        promise = next((a for a in self._store.ask_agains() if a.id == ask_again_id), None)
        if promise is None:
            raise CannotNow(Code.CONVERSATION_UNKNOWN)
        begun = next((c for c in self._store.unfinished() if c.contact.id == promise.contact.id), None)
        if begun is not None:
            return self._view(self._store.conversation(begun.id))
        return self._start(replace(promise.contact, attempt=promise.contact.attempt + 1), begins=promise.id)

    def find(self, case_reference: str) -> tuple[Conversation, ...]:
        """Return the conversations of one case, newest first: the only way to look up a record. Searching is logged.

        2001:637 15 § lets a municipality search case files by name, number or case number only.
        """
        require(self.account, Permission.ASK)
        if self.mode is not DataMode.CASE:
            return ()
        reference = clean_case_reference(case_reference)
        self._store.append_log("records-searched", reference)
        return self._store.by_case_reference(reference)

    def discard(self, conversation_id: str) -> None:
        """Take away a contact that was opened by mistake, before any answer; it is not counted. Logged."""
        conversation = self._draft(conversation_id, Stage.PREPARE)
        self._store.conclude(conversation.id, keep=False, log="contact-discarded")

    # ---- prepare

    def set_readiness(self, conversation_id: str, readiness: Readiness) -> ConversationView:
        """Keep what has been said about the moment; the program itself fills in whether there is a routine."""
        conversation = self._draft(conversation_id, Stage.PREPARE)
        routine = self._content.routine_for(self.unit.kind)
        return self._keep(replace(conversation, readiness=replace(readiness, routine=routine is not None)))

    def postpone(
        self, conversation_id: str, reason: NotAskedReason, due: date | None, how: AskAgainHow = AskAgainHow.NEXT_VISIT
    ) -> None:
        """End the attempt as not asked, with a coded reason and perhaps a date to ask again. That counts.

        After a yes this is refused with WRONG_STAGE: a yes counts at once and goes on to the review.
        """
        conversation = self._draft(conversation_id, *BEFORE_SEAL)
        now = self._clock()
        if due is not None and due < now.date():
            raise CannotNow(Code.DATE_PAST)
        if conversation.parts and outcome_over(self._fillings(conversation)) in YES:
            raise CannotNow(Code.WRONG_STAGE)
        fact = self._fact(conversation, Outcome.NOT_ASKED, reason)
        before = self._promise(conversation.contact)
        ended = replace(
            conversation, outcome=Outcome.NOT_ASKED, sealed_at=now, saved_at=now, handed_over_at=now, typing=None
        )
        contact = conversation.contact
        self._store.conclude(
            conversation.id,
            keep=self.mode is DataMode.CASE,
            final=ended,
            ask_again=AskAgain(contact.id, contact, due, reason, how, fact) if due is not None else None,
            drop_ask_again=before.id if before else None,
            add=fact,
            remove=before.fact if before else None,
            log="not-asked",
        )

    def not_asked_text(self, conversation_id: str, reason: NotAskedReason) -> str:
        """Return the neutral Swedish text that the question was not asked and why, for the system of record."""
        from screening_app.core.handoff import not_asked_text

        conversation = self._draft(conversation_id, *BEFORE_SEAL)
        return not_asked_text(
            self._content.sentences,
            conversation=conversation,
            reason=reason,
            routine=self._content.routine_for(self.unit.kind),
            unit=self.unit,
            with_time=self.mode is DataMode.CASE,
        )

    # ---- review, act, hand over

    def seal(self, conversation_id: str, *, accept_gaps: bool = False) -> ConversationView:
        """End the answers of all forms for good and count the contact, in one transaction.

        GAPS_LEFT with their number over all forms, unless gaps are accepted.
        """
        conversation = self._draft(conversation_id, Stage.REVIEW)
        fillings = self._fillings(conversation)
        if not fillings:
            raise CannotNow(Code.WRONG_STAGE)
        gaps = sum(len(filling.gaps) for filling in fillings)
        if gaps and not accept_gaps:
            raise CannotNow(Code.GAPS_LEFT, count=gaps)
        now = self._clock()
        outcome = outcome_over(fillings)
        before = self._promise(conversation.contact)
        done = [
            replace(part, response=filling.response("completed", now, part.language))
            for part, filling in zip(conversation.parts, fillings, strict=True)
        ]
        here = conversation.part_index
        sealed = replace(
            conversation,
            stage=Stage.ACT,
            saved_at=now,
            sealed_at=now,
            outcome=outcome,
            response=done[here].response,
            earlier_parts=(*done[:here], *done[here + 1 :]),
            typing=None,
        )
        self._store.save(
            sealed,
            add=self._fact(conversation, outcome, None),
            remove=before.fact if before else None,
            drop_ask_again=before.id if before else None,
            archive=self._to_archive(sealed),
            log="sealed",
        )
        return self._view(sealed)

    def mark_step(self, conversation_id: str, step_id: str, state: StepState | None) -> ConversationView:
        """Note what was done about one step of the routine, by whom and when; None takes the note away."""
        conversation = self._sealed(conversation_id)
        if step_id not in {s.step.id for s in self._view(conversation).steps}:
            raise CannotNow(Code.QUESTION_UNKNOWN)
        kept = tuple(mark for mark in conversation.steps if mark.step_id != step_id)
        made = (StepMark(step_id, state, self.account.user, self._clock()),) if state is not None else ()
        return self._keep(replace(conversation, steps=kept + made))

    def hand_over_text(self, conversation_id: str) -> str:
        """Return the neutral Swedish text for the system of record. In tally mode without clock times."""
        from screening_app.core.handoff import hand_over_text

        view = self._view(self._sealed(conversation_id))
        return hand_over_text(
            self._content.sentences,
            conversation=view.conversation,
            fillings=tuple(part.filling for part in view.parts),
            routine=view.routine,
            unit=self.unit,
            with_time=self.mode is DataMode.CASE,
        )

    def hand_over_pdf(self, conversation_id: str) -> bytes:
        """Return the same text as a PDF without subject, author or person in its metadata."""
        from screening_app.reports.handover import hand_over_pdf

        text = self.hand_over_text(conversation_id)
        return hand_over_pdf(text, unit_name=self.unit.name, made_on=self._clock().date())

    def save_hand_over(self, conversation_id: str, file: Path) -> Path:
        """Write the PDF to a file; CannotNow(OUTPUT_REFUSED) leaves nothing behind. Logged once it is written."""
        written = write_files(file.parent, {file.name: self.hand_over_pdf(conversation_id)})[0]
        self._store.append_log("hand-over-printed", self._store.conversation(conversation_id).contact.case_reference)
        return written

    def finish(self, conversation_id: str) -> None:
        """End the contact. In tally mode the answers are deleted here and only the counted row remains."""
        conversation = self._sealed(conversation_id)
        now = self._clock()
        self._store.conclude(
            conversation.id,
            keep=self.mode is DataMode.CASE,
            final=replace(conversation, stage=Stage.HAND_OVER, saved_at=now, handed_over_at=now),
            log="handed-over",
        )

    # ---- within

    def _start(self, contact: Contact, asked_on: date | None = None, begins: str | None = None) -> ConversationView:
        now = self._clock()
        routine = self._content.routine_for(self.unit.kind)
        if not self._store.recovery.is_confirmed:
            raise CannotNow(Code.RECOVERY_UNCONFIRMED)
        conversation = Conversation(
            id=self._new_id(),
            contact=contact,
            stage=Stage.PREPARE,
            started_at=now,
            by=self.account.user,
            saved_at=now,
            readiness=Readiness(routine=routine is not None),
            asked_on=asked_on,
        )
        self._store.save(conversation, log="contact-opened", begins=begins)
        return self._view(conversation)

    def _promise(self, contact: Contact) -> AskAgain | None:
        return next((a for a in self._store.ask_agains() if a.contact.id == contact.id), None)

    def _fact(self, conversation: Conversation, outcome: Outcome, reason: NotAskedReason | None) -> Fact:
        contact = conversation.contact
        return Fact(contact.year, contact.month, outcome, reason, conversation.readiness.interpreter, contact.attempt)
