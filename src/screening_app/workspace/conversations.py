# SPDX-License-Identifier: EUPL-1.2
"""The use cases of one contact, from readiness to hand-over, each kept durably before it returns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from screening_app import store as storage
from screening_app.content import Content
from screening_app.core.access import Permission, require
from screening_app.core.case_reference import clean_case_reference
from screening_app.core.forms.definition import Answer, Form
from screening_app.core.forms.filling import Filling, from_response
from screening_app.core.outcomes import flags_of, outcome_of
from screening_app.core.readiness import NotAskedReason, Readiness
from screening_app.core.records import (
    YES,
    Account,
    AskAgain,
    AskAgainHow,
    Contact,
    Conversation,
    DataMode,
    Fact,
    InstrumentRef,
    Outcome,
    Stage,
    StepMark,
    StepState,
    Unit,
)
from screening_app.core.routines import Step, steps_for, validity
from screening_app.core.views import ConversationView, StepView
from screening_app.errors import CannotNow, Code
from screening_app.output import write_files
from screening_app.workspace.surroundings import FOLLOW_UP_MONTHS, Surroundings

_BEFORE_SEAL = (Stage.PREPARE, Stage.ASK, Stage.REVIEW)


class Conversations:
    """The conversations of an unlocked unit; part of a Workspace, which ends it."""

    def __init__(self, store: storage.Store, content: Content, surroundings: Surroundings) -> None:
        self._store = store
        self._content = content
        self._clock = surroundings.clock
        self._new_id = surroundings.new_id

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

    def open_contact(self, case_reference: str | None = None) -> ConversationView:
        """Begin a new contact at the readiness stage; a case reference is needed in case mode and refused in tally."""
        require(self.account, Permission.ASK)
        if (case_reference is None) != (self.mode is DataMode.TALLY):
            raise CannotNow(Code.CASE_REFERENCE_INVALID)
        reference = clean_case_reference(case_reference) if case_reference is not None else None
        now = self._clock()
        return self._start(Contact(self._new_id(), reference, now.year, now.month))

    def ask_again(self, ask_again_id: str) -> ConversationView:
        """Begin the next attempt of a contact that could not be asked before; it stays one contact in the count."""
        require(self.account, Permission.ASK)
        promise = next((a for a in self._store.ask_agains() if a.id == ask_again_id), None)
        if promise is None:
            raise CannotNow(Code.CONVERSATION_UNKNOWN)
        begun = next((c for c in self._store.unfinished() if c.contact.id == promise.contact.id), None)
        if begun is not None:
            return self._view(begun)
        return self._start(replace(promise.contact, attempt=promise.contact.attempt + 1))

    def get(self, conversation_id: str) -> ConversationView:
        """Return one conversation as it was last saved."""
        require(self.account, Permission.ASK)
        return self._view(self._store.conversation(conversation_id))

    def find(self, case_reference: str) -> tuple[Conversation, ...]:
        """Return the conversations of one case, newest first: the only way to look up a record.

        2001:637 15 § lets a municipality search case files by name, number or case number only.
        """
        require(self.account, Permission.ASK)
        if self.mode is not DataMode.CASE:
            return ()
        return self._store.by_case_reference(clean_case_reference(case_reference))

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
        conversation = self._draft(conversation_id, *_BEFORE_SEAL)
        now = self._clock()
        if due is not None and due < now.date():
            raise CannotNow(Code.DATE_PAST)
        filling = self._view(conversation).filling
        if filling is not None and outcome_of(filling) in YES:
            raise CannotNow(Code.WRONG_STAGE)
        fact = self._fact(conversation, Outcome.NOT_ASKED, reason)
        before = self._promise(conversation.contact)
        ended = replace(conversation, outcome=Outcome.NOT_ASKED, sealed_at=now, saved_at=now, handed_over_at=now)
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

        conversation = self._draft(conversation_id, *_BEFORE_SEAL)
        return not_asked_text(
            self._content.sentences,
            conversation=conversation,
            reason=reason,
            routine=self._content.routine_for(self.unit.kind),
            unit=self.unit,
            with_time=self.mode is DataMode.CASE,
        )

    # ---- ask

    def begin(self, conversation_id: str, form_url: str, language: str = "sv") -> ConversationView:
        """Choose the questionnaire and language and go to the first question. Needs complete readiness, no blocker."""
        conversation = self._draft(conversation_id, Stage.PREPARE)
        if not conversation.readiness.is_complete:
            raise CannotNow(Code.READINESS_INCOMPLETE)
        if not conversation.readiness.is_ready:
            raise CannotNow(Code.NOT_READY, reasons=[str(r) for r in conversation.readiness.blockers])
        form = next((f for f in self._content.forms_for(self.unit.kind) if f.url == form_url), None)
        if form is None or language not in form.languages:
            raise CannotNow(Code.FORM_UNKNOWN, url=form_url, language=language)
        ref = InstrumentRef(form.url, form.version, form.sha256)
        routine = self._content.routine_for(self.unit.kind)
        kept = conversation.instrument == ref
        if conversation.instrument is not None and not kept and self._has_answers(conversation):
            raise CannotNow(Code.WRONG_STAGE)
        filling = self._filling(conversation, form) if kept else Filling(form)
        return self._keep(
            replace(
                conversation,
                stage=Stage.ASK,
                instrument=ref,
                language=language,
                position=conversation.position if kept and conversation.position else filling.first,
                response=filling.response("in-progress", self._clock(), language),
                routine_id=routine.id if routine else None,
                routine_sha256=routine.sha256 if routine else None,
            )
        )

    def answer(
        self, conversation_id: str, link_id: str, values: Sequence[Answer], *, advance: bool = False
    ) -> ConversationView:
        """Keep an answer durably before returning. ANSWER_REFUSED leaves the record as it was.

        With `advance` the same transaction moves on to the next question, or to the review after the last.
        """
        return self._change(conversation_id, link_id, lambda f: f.answered(link_id, values), advance)

    def decline(self, conversation_id: str, link_id: str, *, advance: bool = False) -> ConversationView:
        """Keep that the person does not want to answer this question."""
        return self._change(conversation_id, link_id, lambda f: f.declines(link_id), advance)

    def clear(self, conversation_id: str, link_id: str) -> ConversationView:
        """Take an answer or a "does not want to answer" away again."""
        return self._change(conversation_id, link_id, lambda f: f.cleared(link_id), advance=False)

    def next_question(self, conversation_id: str) -> ConversationView:
        """Go on without an answer to the question on screen, or to the review after the last."""
        conversation = self._draft(conversation_id, Stage.ASK)
        return self._keep(_advanced(conversation, self._view(conversation).filling, conversation.position))

    def previous_question(self, conversation_id: str) -> ConversationView:
        """Go back one question; stay at the first."""
        conversation = self._draft(conversation_id, Stage.ASK, Stage.REVIEW)
        filling = self._view(conversation).filling
        if filling is None or conversation.position is None:
            raise CannotNow(Code.WRONG_STAGE)
        before = filling.before(conversation.position) or conversation.position
        position = before if conversation.stage is Stage.ASK else conversation.position
        return self._keep(replace(conversation, stage=Stage.ASK, position=position))

    def go_to_question(self, conversation_id: str, link_id: str) -> ConversationView:
        """Show this question; remembered, so that a killed program starts there."""
        conversation = self._draft(conversation_id, Stage.ASK, Stage.REVIEW)
        view = self._view(conversation)
        if view.filling is None or link_id not in {q.link_id for q in view.filling.questions}:
            raise CannotNow(Code.QUESTION_UNKNOWN)
        return self._keep(replace(conversation, stage=Stage.ASK, position=link_id))

    def go_to_stage(self, conversation_id: str, stage: Stage) -> ConversationView:
        """Move along the rail: freely among the first three before sealing, between the last two after."""
        conversation = self._store.conversation(conversation_id)
        require(self.account, Permission.ASK)
        asked = conversation.instrument is not None
        allowed = stage in (Stage.ACT, Stage.HAND_OVER) if conversation.is_sealed else stage in _BEFORE_SEAL
        if not allowed or conversation.handed_over_at or (stage in (Stage.ASK, Stage.REVIEW) and not asked):
            raise CannotNow(Code.WRONG_STAGE)
        return self._keep(replace(conversation, stage=stage))

    # ---- review, act, hand over

    def seal(self, conversation_id: str, *, accept_gaps: bool = False) -> ConversationView:
        """End the answers for good and count the contact, in one transaction. GAPS_LEFT unless gaps are accepted."""
        conversation = self._draft(conversation_id, Stage.REVIEW)
        view = self._view(conversation)
        if view.filling is None or view.form is None:
            raise CannotNow(Code.WRONG_STAGE)
        if view.filling.gaps and not accept_gaps:
            raise CannotNow(Code.GAPS_LEFT, count=len(view.filling.gaps))
        now = self._clock()
        outcome = outcome_of(view.filling)
        before = self._promise(conversation.contact)
        sealed = replace(
            conversation,
            stage=Stage.ACT,
            saved_at=now,
            sealed_at=now,
            outcome=outcome,
            response=view.filling.response("completed", now, conversation.language),
        )
        self._store.save(
            sealed,
            add=self._fact(conversation, outcome, None),
            remove=before.fact if before else None,
            drop_ask_again=before.id if before else None,
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
            filling=view.filling,
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

    def _start(self, contact: Contact) -> ConversationView:
        now = self._clock()
        routine = self._content.routine_for(self.unit.kind)
        conversation = Conversation(
            id=self._new_id(),
            contact=contact,
            stage=Stage.PREPARE,
            started_at=now,
            by=self.account.user,
            saved_at=now,
            readiness=Readiness(routine=routine is not None),
        )
        self._store.save(conversation, log="contact-opened")
        return self._view(conversation)

    def _change(
        self, conversation_id: str, link_id: str, change: Callable[[Filling], Filling], advance: bool
    ) -> ConversationView:
        conversation = self._draft(conversation_id, Stage.ASK)
        view = self._view(conversation)
        if view.filling is None:
            raise CannotNow(Code.WRONG_STAGE)
        filling = change(view.filling)
        response = filling.response("in-progress", self._clock(), conversation.language)
        changed = replace(conversation, response=response, position=link_id)
        return self._keep(_advanced(changed, filling, link_id) if advance else changed, filling)

    def _keep(self, conversation: Conversation, filling: Filling | None = None) -> ConversationView:
        saved = replace(conversation, saved_at=self._clock())
        self._store.save(saved)
        return self._view(saved, filling)

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

    def _promise(self, contact: Contact) -> AskAgain | None:
        return next((a for a in self._store.ask_agains() if a.contact.id == contact.id), None)

    def _fact(self, conversation: Conversation, outcome: Outcome, reason: NotAskedReason | None) -> Fact:
        contact = conversation.contact
        return Fact(contact.year, contact.month, outcome, reason, conversation.readiness.interpreter, contact.attempt)

    def _has_answers(self, conversation: Conversation) -> bool:
        filling = self._view(conversation).filling
        return filling is not None and bool(filling.answers or filling.declined)

    def _filling(self, conversation: Conversation, form: Form) -> Filling:
        return from_response(form, conversation.response) if conversation.response else Filling(form)

    def _view(self, conversation: Conversation, filling: Filling | None = None) -> ConversationView:
        form = self._content.form(conversation.instrument) if conversation.instrument else None
        if filling is None and form is not None:
            filling = self._filling(conversation, form)
        routine = self._content.routine(conversation.routine_id) or self._content.routine_for(self.unit.kind)
        outcome = conversation.outcome or (outcome_of(filling) if filling else None)
        steps: tuple[Step, ...] = ()
        if routine and filling and conversation.is_sealed and outcome:
            steps = steps_for(routine, outcome, flags_of(filling))
        marks = {mark.step_id: mark for mark in conversation.steps}
        return ConversationView(
            conversation=conversation,
            form=form,
            filling=filling,
            outcome=outcome,
            routine=routine,
            routine_validity=validity(routine, self._clock().date(), FOLLOW_UP_MONTHS) if routine else None,
            steps=tuple(StepView(step, marks.get(step.id)) for step in steps),
        )


def _advanced(conversation: Conversation, filling: Filling | None, link_id: str | None) -> Conversation:
    following = filling.after(link_id) if filling is not None and link_id is not None else None
    if following is None:
        return replace(conversation, stage=Stage.REVIEW)
    return replace(conversation, position=following)
