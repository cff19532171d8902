# SPDX-License-Identifier: EUPL-1.2
"""The use cases of one contact, from readiness to hand-over, each kept durably before it returns."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from screening_app.core.access import Permission, require
from screening_app.core.case_reference import clean_case_reference
from screening_app.core.outcomes import forms_over, graver, outcome_over, person_over, types_over
from screening_app.core.personal_number import holds_personal_number
from screening_app.core.readiness import NotAskedReason, Readiness
from screening_app.core.records import (
    YES,
    AgeBand,
    AskAgain,
    AskAgainHow,
    Contact,
    Conversation,
    Correction,
    CorrectionReason,
    DataMode,
    OccasionFact,
    Outcome,
    Sex,
    Stage,
    UnitKind,
)
from screening_app.core.views import ConversationView
from screening_app.errors import CannotNow, Code
from screening_app.workspace.acting import Acting
from screening_app.workspace.asking import Asking
from screening_app.workspace.handing_over import HandingOver
from screening_app.workspace.held import BEFORE_SEAL

_MOST_CORRECTION = 2000


class Conversations(Asking, Acting, HandingOver):
    """The conversations of an unlocked unit; part of a Workspace, which ends it.

    Prepare and seal stand here; choosing forms and answering in `Asking`, the routine in `Acting`.
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
            return self._view(begun)
        tries = promise.contact.attempt + 1 if promise.reason is not None else 1
        return self._start(replace(promise.contact, attempt=tries))

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
        routine = self._routines.here()
        return self._keep(replace(conversation, readiness=replace(readiness, routine=routine is not None)))

    def note_age_and_sex(self, conversation_id: str, age: AgeBand, sex: Sex = Sex.UNKNOWN) -> ConversationView:
        """Keep what the contact is counted under in the yearly figures; never needed, and nothing else looks at it.

        ANSWER_REFUSED for a sex in maternity care, where it says nothing.
        """
        conversation = self._draft(conversation_id, *BEFORE_SEAL)
        if self.unit.kind is UnitKind.MATERNITY and sex is not Sex.UNKNOWN:
            raise CannotNow(Code.ANSWER_REFUSED)
        return self._keep(replace(conversation, contact=replace(conversation.contact, age=age, sex=sex)))

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
        before = self._promise(conversation.contact)
        not_asked = replace(self._fact(conversation, Outcome.NOT_ASKED, reason), deferred=due is not None)
        fact = graver(before.fact if before else None, not_asked)
        asked = _occasion(conversation.contact, reason)
        ended = replace(
            conversation, outcome=Outcome.NOT_ASKED, sealed_at=now, saved_at=now, handed_over_at=now, typing=None
        )
        ended = replace(ended, counted_as=fact, counts_person=self.mode is DataMode.CASE)
        contact = conversation.contact
        self._store.conclude(
            conversation.id,
            keep=self.mode is DataMode.CASE,
            final=ended,
            ask_again=AskAgain(contact.id, contact, due, reason, how, fact, asked) if due is not None else None,
            drop_ask_again=before.id if before else None,
            add=fact,
            remove=before.fact if before else None,
            occasion=(before.occasion_fact if before else None, asked),
            log="not-asked",
        )

    def not_asked_text(self, conversation_id: str, reason: NotAskedReason) -> str:
        """Return the neutral Swedish text that the question was not asked and why, for the system of record."""
        from screening_app.core.handoff import Matter, not_asked_text

        conversation = self._draft(conversation_id, *BEFORE_SEAL)
        with_time = self.mode is DataMode.CASE
        matter = Matter(conversation, (), self._routines.followed(conversation), self.unit, with_time, reason=reason)
        return not_asked_text(self._content.sentences, matter)

    # ---- review

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
        fact = replace(
            self._fact(conversation, outcome, None),
            types=types_over(fillings),
            forms=forms_over(fillings),
            person=person_over(fillings, conversation.contact.age),
        )
        counted = graver(before.fact if before else None, fact)
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
            counted_as=counted,
            counts_person=self.mode is DataMode.CASE,
        )
        sealed = replace(sealed, waiting=self._view(sealed).waiting)
        self._store.save(
            sealed,
            add=counted,
            remove=before.fact if before else None,
            occasion=(before.occasion_fact if before else None, _occasion(conversation.contact, None)),
            drop_ask_again=before.id if before else None,
            archive=self._to_archive(sealed),
            log="sealed",
        )
        return self._view(sealed)

    # ---- afterwards

    def correct(self, conversation_id: str, reason: CorrectionReason | None, text: str) -> Correction:
        """Keep beside a sealed conversation what is right; what was sealed stays. Case mode only. Logged.

        CORRECTION_INCOMPLETE without reason or text, or with a personal identity number. WRONG_STAGE in tally mode,
        where nothing that a person said outlives the contact.
        """
        conversation = self._sealed(conversation_id)
        if self.mode is not DataMode.CASE:
            raise CannotNow(Code.WRONG_STAGE)
        words = text.strip()
        if reason is None or not 1 <= len(words) <= _MOST_CORRECTION or holds_personal_number(words):
            raise CannotNow(Code.CORRECTION_INCOMPLETE)
        made = Correction(self._new_id(), conversation.id, self._clock(), self.account.user, reason, words)
        self._store.correct(made, "corrected")
        return made

    def corrections(self, conversation_id: str) -> tuple[Correction, ...]:
        """Return what has been corrected in a conversation, oldest first."""
        require(self.account, Permission.ASK)
        return self._store.corrections(conversation_id)

    # ---- within

    def _start(self, contact: Contact, asked_on: date | None = None) -> ConversationView:
        now = self._clock()
        if not self._store.recovery.is_confirmed:
            raise CannotNow(Code.RECOVERY_UNCONFIRMED)
        routine = self._routines.here()
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
        self._store.save(conversation, log="contact-opened")
        return self._view(conversation)


def _occasion(contact: Contact, reason: NotAskedReason | None) -> OccasionFact:
    return OccasionFact(contact.year, contact.month, contact.occasion, reason)
