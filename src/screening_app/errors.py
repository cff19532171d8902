# SPDX-License-Identifier: EUPL-1.2
"""Every error of the program, as a code with facts; the sentences are made in gui/problems.py and cli/sentences.py."""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """What went wrong. To add one: a member here, a sentence in gui/problems.py and one in cli/sentences.py."""

    WRONG_LOGIN = "wrong-login"
    PASSPHRASE_SHORT = "passphrase-short"
    USER_NAME_INVALID = "user-name-invalid"
    USER_EXISTS = "user-exists"
    NOT_PERMITTED = "not-permitted"
    SHARES_INVALID = "shares-invalid"
    UNIT_NAME_INVALID = "unit-name-invalid"
    MODE_NOT_FOR_UNIT = "mode-not-for-unit"
    STORE_EXISTS = "store-exists"
    STORE_MISSING = "store-missing"
    STORE_IN_USE = "store-in-use"
    STORE_DAMAGED = "store-damaged"
    STORE_MISMATCH = "store-mismatch"
    STORE_NEWER = "store-newer"
    STORE_READ_ONLY = "store-read-only"
    KEY_FILE_DAMAGED = "key-file-damaged"
    VALUE_ALTERED = "value-altered"
    DISK_FULL = "disk-full"
    DISK_FAILED = "disk-failed"
    MEMORY_SHORT = "memory-short"
    CASE_REFERENCE_INVALID = "case-reference-invalid"
    CASE_REFERENCE_IS_PERSON = "case-reference-is-person"
    CONVERSATION_UNKNOWN = "conversation-unknown"
    CONVERSATION_SEALED = "conversation-sealed"
    WRONG_STAGE = "wrong-stage"
    READINESS_INCOMPLETE = "readiness-incomplete"
    NOT_READY = "not-ready"
    GAPS_LEFT = "gaps-left"
    DATE_PAST = "date-past"
    DATE_FUTURE = "date-future"
    STEP_NEEDS_REASON = "step-needs-reason"
    STEP_NEEDS_DAY = "step-needs-day"
    NOTE_REFUSED = "note-refused"
    TEMPLATE_UNKNOWN = "template-unknown"
    QUESTION_UNKNOWN = "question-unknown"
    ROW_REFUSED = "row-refused"
    NOTHING_TO_UNDO = "nothing-to-undo"
    PAPER_LANGUAGE = "paper-language"
    ANSWER_REFUSED = "answer-refused"
    FORM_REFUSED = "form-refused"
    FORM_UNKNOWN = "form-unknown"
    FORM_ALREADY_THERE = "form-already-there"
    INSTRUMENT_EXISTS = "instrument-exists"
    INSTRUMENT_SKELETON = "instrument-skeleton"
    INSTRUMENT_WITHDRAWN = "instrument-withdrawn"
    INSTRUMENT_IN_USE = "instrument-in-use"
    VERSION_TOO_SMALL = "version-too-small"
    SIGNATURE_INVALID = "signature-invalid"
    SIGNATURE_BROKEN = "signature-broken"
    KEY_INVALID = "key-invalid"
    PUBLISHER_EXISTS = "publisher-exists"
    PUBLISHER_UNKNOWN = "publisher-unknown"
    WORKBOOK_REFUSED = "workbook-refused"
    ROUTINE_REFUSED = "routine-refused"
    ROUTINE_MISSING = "routine-missing"
    CONTACT_REFUSED = "contact-refused"
    DOCUMENT_REFUSED = "document-refused"
    CONTENT_MISSING = "content-missing"
    FIGURES_UNSAFE = "figures-unsafe"
    OUTPUT_REFUSED = "output-refused"
    FILE_UNREADABLE = "file-unreadable"
    BROKEN_PROMISE = "broken-promise"


class ScreeningError(Exception):
    """An error with a code and facts that make its sentence; the facts never hold an answer, a name or a passphrase."""

    def __init__(self, code: Code, **facts: object) -> None:
        super().__init__(str(code))
        self.code = code
        self.facts = facts


class CannotNow(ScreeningError):
    """The surroundings or the request stand in the way; nothing is lost and there is a way out."""


class Bug(ScreeningError):
    """One of the program's own promises is broken; the caller stops and keeps the data as they are."""
