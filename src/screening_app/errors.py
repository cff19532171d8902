# SPDX-License-Identifier: EUPL-1.2
"""Every error of the program, as a code with facts; the sentences are made in gui/problems.py and cli/sentences.py."""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """What went wrong. To add one: a member here, a sentence in gui/problems.py and one in cli/sentences.py."""

    WRONG_LOGIN = "wrong-login"
    LOG_IN_TOO_SOON = "log-in-too-soon"
    PASSPHRASE_SHORT = "passphrase-short"
    PASSPHRASE_WEAK = "passphrase-weak"
    PASSPHRASE_FIRST = "passphrase-first"
    PASSPHRASE_SAME = "passphrase-same"
    PASSPHRASE_WRONG = "passphrase-wrong"
    USER_NAME_INVALID = "user-name-invalid"
    USER_EXISTS = "user-exists"
    ACCOUNT_UNKNOWN = "account-unknown"
    ACCOUNT_DISABLED = "account-disabled"
    ACCOUNT_OLD = "account-old"
    ACCOUNT_CHANGED = "account-changed"
    ROLE_MISSING = "role-missing"
    LAST_ADMINISTRATOR = "last-administrator"
    LAST_SCREENER = "last-screener"
    NOT_PERMITTED = "not-permitted"
    SHARES_INVALID = "shares-invalid"
    SHARE_WRONG = "share-wrong"
    RECOVERY_UNCONFIRMED = "recovery-unconfirmed"
    UNIT_NAME_INVALID = "unit-name-invalid"
    MODE_NOT_FOR_UNIT = "mode-not-for-unit"
    STORE_EXISTS = "store-exists"
    STORE_MISSING = "store-missing"
    STORE_GONE = "store-gone"
    STORE_IN_USE = "store-in-use"
    STORE_DAMAGED = "store-damaged"
    STORE_ALTERED = "store-altered"
    STORE_MISMATCH = "store-mismatch"
    STORE_NEWER = "store-newer"
    STORE_READ_ONLY = "store-read-only"
    SERVER_ADDRESS_INVALID = "server-address-invalid"
    SERVER_NEEDS_TLS = "server-needs-tls"
    SERVER_SUPPORT_MISSING = "server-support-missing"
    SERVER_UNREACHABLE = "server-unreachable"
    SERVER_REFUSED = "server-refused"
    SERVER_BUSY = "server-busy"
    SERVER_TABLES_OLD = "server-tables-old"
    NOT_ON_SERVER = "not-on-server"
    CHANGED_ELSEWHERE = "changed-elsewhere"
    KEY_FILE_DAMAGED = "key-file-damaged"
    KEY_FILE_MISSING = "key-file-missing"
    KEY_FILE_OLD = "key-file-old"
    BACKUP_DAMAGED = "backup-damaged"
    BACKUP_FOREIGN = "backup-foreign"
    HEAD_UNREADABLE = "head-unreadable"
    SAMPLE_UNDECIDED = "sample-undecided"
    CANCELLED = "cancelled"
    VALUE_ALTERED = "value-altered"
    DISK_FULL = "disk-full"
    DISK_FAILED = "disk-failed"
    DISK_TOO_SMALL = "disk-too-small"
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
    QUESTION_UNKNOWN = "question-unknown"
    ROW_REFUSED = "row-refused"
    PAPER_LANGUAGE = "paper-language"
    ANSWER_REFUSED = "answer-refused"
    FORM_REFUSED = "form-refused"
    FORM_UNKNOWN = "form-unknown"
    FORM_NOT_BUILDABLE = "form-not-buildable"
    FORM_NOT_FOR_EXCEL = "form-not-for-excel"
    FORM_ALREADY_THERE = "form-already-there"
    INSTRUMENT_EXISTS = "instrument-exists"
    INSTRUMENT_SKELETON = "instrument-skeleton"
    UNFINISHED_UNKNOWN = "unfinished-unknown"
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
