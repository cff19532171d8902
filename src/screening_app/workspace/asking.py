# SPDX-License-Identifier: EUPL-1.2
"""The use cases of asking: choose a form, answer, move about, add rows and further forms; each kept when it returns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from screening_app.core.forms.definition import Answer, Form
from screening_app.core.forms.filling import Filling, begun
from screening_app.core.personal_number import holds_personal_number, without_personal_numbers
from screening_app.core.records import Conversation, InstrumentRef, Outcome, Stage
from screening_app.core.views import ConversationView
from screening_app.errors import CannotNow, Code
from screening_app.workspace.held import BEFORE_SEAL, Held, with_part

_MOST_TYPING = 10_000
"""Characters of a half-written answer that are kept; no answer may be longer."""


class Asking(Held):
    """The part of `Conversations` that puts questions and keeps answers."""

    def begin(self, conversation_id: str, form_url: str, language: str = "sv") -> ConversationView:
        """Choose the questionnaire and language and go to the first question. Needs complete readiness, no blocker.

        Begun before with the same questionnaire, it goes on where it was and in the version it was begun in. Another
        one is refused with WRONG_STAGE as soon as there are answers or further forms.
        """
        conversation = self._draft(conversation_id, Stage.PREPARE)
        if not conversation.readiness.is_complete:
            raise CannotNow(Code.READINESS_INCOMPLETE)
        if not conversation.readiness.is_ready:
            raise CannotNow(Code.NOT_READY, reasons=[str(r) for r in conversation.readiness.blockers])
        has_answers = self._has_answers(conversation)
        if conversation.instrument is not None and conversation.instrument.url == form_url and has_answers:
            return self._resumed(conversation, language)
        if has_answers or conversation.earlier_parts:
            raise CannotNow(Code.WRONG_STAGE)
        form = _chosen(self._instruments.startable(), form_url, language)
        return self._keep(self._asking(conversation, form, language))

    def add_form(self, conversation_id: str, form_url: str, language: str = "sv") -> ConversationView:
        """Add another form after those there are and go to its first question; the earlier ones stay as they are.

        FORM_ALREADY_THERE for one that the conversation has already, in whatever version.
        """
        conversation = self._draft(conversation_id, Stage.ASK, Stage.REVIEW)
        parts = conversation.parts
        if any(part.instrument.url == form_url for part in parts):
            raise CannotNow(Code.FORM_ALREADY_THERE)
        form = _chosen(self._instruments.startable(follow_up=True), form_url, language)
        further = replace(conversation, earlier_parts=parts, part_index=len(parts), instrument=None, typing=None)
        return self._keep(self._asking(further, form, language))

    def go_to_part(self, conversation_id: str, index: int) -> ConversationView:
        """Show another form of the conversation (a place in `view.parts`) where it was left."""
        conversation = with_part(self._draft(conversation_id, Stage.ASK, Stage.REVIEW), index)
        filling = self._current(conversation)
        position = conversation.position if _is_asked(filling, conversation.position) else filling.first
        return self._keep(replace(conversation, stage=_stage_at(position), position=position))

    def answer(
        self, conversation_id: str, path: str, values: Sequence[Answer], *, advance: bool = False
    ) -> ConversationView:
        """Keep an answer durably before returning. ANSWER_REFUSED leaves the record as it was.

        A personal identity number anywhere in it is refused too (kind "personalNumber").
        With `advance` the same transaction moves on to the next question, or to the review after the last.
        """
        if any(isinstance(value, str) and holds_personal_number(value) for value in values):
            raise CannotNow(Code.ANSWER_REFUSED, link_id=path, kind="personalNumber")
        return self._change(conversation_id, path, lambda f: f.answered(path, values), advance)

    def decline(self, conversation_id: str, path: str, *, advance: bool = False) -> ConversationView:
        """Keep that the person does not want to answer this question."""
        return self._change(conversation_id, path, lambda f: f.declines(path), advance)

    def clear(self, conversation_id: str, path: str) -> ConversationView:
        """Take an answer or a "does not want to answer" away again."""
        return self._change(conversation_id, path, lambda f: f.cleared(path), advance=False)

    def keep_typing(self, conversation_id: str, path: str, text: str) -> ConversationView:
        """Keep what is being written and is no answer yet, so that locking in mid-word loses nothing.

        The view gives it back as `conversation.typing` until the question is answered, declined or cleared; an empty
        text takes it away. The digits of a personal identity number are not kept.
        """
        conversation = self._draft(conversation_id, Stage.ASK)
        if not _is_asked(self._current(conversation), path):
            raise CannotNow(Code.QUESTION_UNKNOWN)
        kept = without_personal_numbers(text[:_MOST_TYPING])
        return self._keep(replace(conversation, typing=(path, kept) if kept else None))

    def add_row(self, conversation_id: str, group_path: str) -> ConversationView:
        """Add a row to a repeating group and go to its first question."""
        conversation = self._draft(conversation_id, Stage.ASK, Stage.REVIEW)
        before = self._current(conversation)
        filling = before.add_row(group_path)
        old = {place.path for place in before.questions}
        position = next((q.path for q in filling.questions if q.path not in old), conversation.position)
        return self._with_rows(conversation, filling, position)

    def remove_row(self, conversation_id: str, row_path: str) -> ConversationView:
        """Take a row away with its answers; the rows after it move up, and so do their paths.

        `undo_removal` brings it back until the next change or move.
        """
        conversation = self._draft(conversation_id, Stage.ASK, Stage.REVIEW)
        before = self._current(conversation)
        filling = before.remove_row(row_path)
        paths = [place.path for place in before.questions]
        here = paths.index(conversation.position) if conversation.position in paths else 0
        left = {place.path for place in filling.questions}
        # The question that stands in its place now, else the nearest one before it.
        position = next((path for path in reversed(paths[: here + 1]) if path in left), filling.first)
        view = self._with_rows(conversation, filling, position)
        self._before_removal = conversation
        return replace(view, can_undo=True)

    def undo_removal(self, conversation_id: str) -> ConversationView:
        """Bring back the row that was just taken away, to the letter, and show the question that was on screen then.

        NOTHING_TO_UNDO as soon as anything else has been changed or another question been shown.
        """
        now, before = self._draft(conversation_id, Stage.ASK, Stage.REVIEW), self._before_removal
        if before is None or before.id != now.id:
            raise CannotNow(Code.NOTHING_TO_UNDO)
        return self._keep(before)

    def next_question(self, conversation_id: str) -> ConversationView:
        """Go on without an answer to the question on screen, or to the review after the last."""
        conversation = self._draft(conversation_id, Stage.ASK)
        return self._keep(_advanced(conversation, self._current(conversation), conversation.position))

    def previous_question(self, conversation_id: str) -> ConversationView:
        """Go back one question; stay at the first."""
        conversation = self._draft(conversation_id, Stage.ASK, Stage.REVIEW)
        filling = self._current(conversation)
        if conversation.position is None:
            raise CannotNow(Code.WRONG_STAGE)
        before = filling.before(conversation.position) or conversation.position
        position = before if conversation.stage is Stage.ASK else conversation.position
        return self._keep(replace(conversation, stage=Stage.ASK, position=position))

    def go_to_question(self, conversation_id: str, path: str, part: int | None = None) -> ConversationView:
        """Show this question, of the form on screen or of another part; a killed program starts there."""
        conversation = self._draft(conversation_id, Stage.ASK, Stage.REVIEW)
        if part is not None:
            conversation = with_part(conversation, part)
        if not _is_asked(self._current(conversation), path):
            raise CannotNow(Code.QUESTION_UNKNOWN)
        return self._keep(replace(conversation, stage=Stage.ASK, position=path))

    def go_to_stage(self, conversation_id: str, stage: Stage) -> ConversationView:
        """Move along the rail: freely among the first three before sealing, between the last two after.

        So it is also once the contact has ended, for steps that are still to be done.
        """
        conversation = self._fetch(conversation_id)
        asked = conversation.instrument is not None
        allowed = stage in (Stage.ACT, Stage.HAND_OVER) if conversation.is_sealed else stage in BEFORE_SEAL
        if (
            not allowed
            or conversation.outcome is Outcome.NOT_ASKED
            or (stage in (Stage.ASK, Stage.REVIEW) and not asked)
        ):
            raise CannotNow(Code.WRONG_STAGE)
        return self._keep(replace(conversation, stage=stage))

    # ---- within

    def _asking(self, conversation: Conversation, form: Form, language: str) -> Conversation:
        """Return the conversation at the first question of a form that nothing has been answered in."""
        filling = begun(form, self._clock())
        return replace(
            self._routines.begin(conversation),
            stage=_stage_at(filling.first),
            instrument=InstrumentRef(form.url, form.version, form.sha256),
            language=language,
            position=filling.first,
            response=filling.response("in-progress", self._clock(), language),
        )

    def _resumed(self, conversation: Conversation, language: str) -> ConversationView:
        filling = self._current(conversation)
        if language not in filling.form.languages:
            raise CannotNow(Code.FORM_UNKNOWN, url=filling.form.url, language=language)
        position = conversation.position if _is_asked(filling, conversation.position) else filling.first
        response = filling.response("in-progress", self._clock(), language)
        changed = replace(conversation, stage=_stage_at(position), language=language, position=position)
        return self._keep(replace(changed, response=response), filling)

    def _change(
        self, conversation_id: str, path: str, change: Callable[[Filling], Filling], advance: bool
    ) -> ConversationView:
        conversation = self._draft(conversation_id, Stage.ASK)
        filling = change(self._current(conversation))
        response = filling.response("in-progress", self._clock(), conversation.language)
        changed = replace(conversation, response=response, position=path, typing=None)
        return self._keep(_advanced(changed, filling, path) if advance else changed, filling)

    def _with_rows(self, conversation: Conversation, filling: Filling, position: str | None) -> ConversationView:
        response = filling.response("in-progress", self._clock(), conversation.language)
        changed = replace(conversation, stage=_stage_at(position), response=response, position=position, typing=None)
        return self._keep(changed, filling)

    def _has_answers(self, conversation: Conversation) -> bool:
        for filling in self._fillings(conversation):
            # What the form itself fills in at the beginning is nobody's answer.
            if filling.declined or dict(filling.answers) != dict(begun(filling.form, self._clock()).answers):
                return True
        return False


def _chosen(forms: Sequence[Form], url: str, language: str) -> Form:
    form = next((form for form in forms if form.url == url), None)
    if form is None or language not in form.languages:
        raise CannotNow(Code.FORM_UNKNOWN, url=url, language=language)
    return form


def _is_asked(filling: Filling, path: str | None) -> bool:
    return path is not None and any(place.path == path for place in filling.questions)


def _stage_at(position: str | None) -> Stage:
    # A form that asks nothing now has nothing to show but the review.
    return Stage.ASK if position is not None else Stage.REVIEW


def _advanced(conversation: Conversation, filling: Filling, path: str | None) -> Conversation:
    following = filling.after(path) if path is not None else None
    if following is None:
        return replace(conversation, stage=Stage.REVIEW)
    return replace(conversation, position=following)
