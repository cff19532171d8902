# SPDX-License-Identifier: EUPL-1.2
"""The use cases of handing over to the system of record: text, PDF, and the end of the contact."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from screening_app.core.records import DataMode, Stage
from screening_app.core.sentences import LONG, lengths
from screening_app.errors import CannotNow, Code
from screening_app.output import write_files
from screening_app.workspace.held import Held

if TYPE_CHECKING:
    from screening_app.core.handoff import Matter

#: Characters that the password of a PDF must have; it protects a file that may be copied and tried for ever.
PDF_PASSWORD_LENGTH = 12


class HandingOver(Held):
    """The part of `Conversations` that composes what is handed over. Nothing is sent."""

    def templates(self) -> tuple[str, ...]:
        """Return the lengths of text that the unit has: at least "long" and "short"."""
        return lengths(self._content.sentences)

    def reminders(self) -> tuple[str, ...]:
        """Return what to think of when the text is put where it belongs: search term, 1177, printed copies."""
        from screening_app.core.handoff import reminders

        return reminders(self._content.sentences)

    def hand_over_text(self, conversation_id: str, template: str = LONG) -> str:
        """Return the neutral Swedish text for the system of record. In tally mode without clock times or names.

        TEMPLATE_UNKNOWN for a length that the unit does not have.
        """
        from screening_app.core.handoff import hand_over_text

        if template not in self.templates():
            raise CannotNow(Code.TEMPLATE_UNKNOWN, known=", ".join(self.templates()))
        return hand_over_text(self._content.sentences, self._matter(conversation_id), template)

    def hand_over_pdf(self, conversation_id: str, template: str = LONG, password: str = "") -> bytes:
        """Return the same text, with the reminders, as a PDF without subject, author or person in its metadata.

        With a password it is encrypted (AES-256); PASSPHRASE_SHORT for one under twelve characters.
        """
        from screening_app.reports.handover import hand_over_pdf

        if password and len(password) < PDF_PASSWORD_LENGTH:
            raise CannotNow(Code.PASSPHRASE_SHORT)
        heading = self._content.sentences["headings"]["reminders"]
        last = "\n".join([heading, *(f"- {line}" for line in self.reminders())])
        text = f"{self.hand_over_text(conversation_id, template)}\n{last}\n"
        made_on = self._clock().date()
        return hand_over_pdf(text, unit_name=self.unit.name, made_on=made_on, password=password)

    def save_hand_over(self, conversation_id: str, file: Path, template: str = LONG, password: str = "") -> Path:
        """Write the PDF to a file; CannotNow(OUTPUT_REFUSED) leaves nothing behind. Logged once it is written."""
        content = self.hand_over_pdf(conversation_id, template, password)
        written = write_files(file.parent, {file.name: content})[0]
        self._store.append_log("hand-over-printed", self._store.conversation(conversation_id).contact.case_reference)
        return written

    def finish(self, conversation_id: str, handed_over_on: date | None = None) -> None:
        """Mark as handed over and end the contact; from that day (today if none is given) keeping it is reckoned.

        In tally mode the answers are deleted here and only what is counted remains. DATE_FUTURE, or DATE_PAST for a day
        before the conversation began.
        """
        conversation = self._sealed(conversation_id)
        now = self._clock()
        on = handed_over_on or now.date()
        if on > now.date():
            raise CannotNow(Code.DATE_FUTURE)
        if on < conversation.started_at.date():
            raise CannotNow(Code.DATE_PAST)
        ended = replace(conversation, stage=Stage.HAND_OVER, saved_at=now, handed_over_at=now, handed_over_on=on)
        self._store.conclude(conversation.id, keep=self.mode is DataMode.CASE, final=ended, log="handed-over")
        self._shown[conversation.id] = self._store.mark(conversation.id)

    def _matter(self, conversation_id: str) -> Matter:
        from screening_app.core.handoff import Matter

        view = self._view(self._sealed(conversation_id))
        asked = None
        if view.asked_next is not None and view.next_occasion is not None:
            asked = (view.asked_next, view.next_occasion.occasion)
        return Matter(
            conversation=view.conversation,
            fillings=tuple(part.filling for part in view.parts),
            routine=view.routine,
            unit=self.unit,
            with_time=self.mode is DataMode.CASE,
            asked_next=asked,
            corrections=self._store.corrections(conversation_id),
        )
