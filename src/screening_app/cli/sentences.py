# SPDX-License-Identifier: EUPL-1.2
"""What the terminal says about each error."""

from __future__ import annotations

from screening_app.errors import Code, ScreeningError

#: One sentence and a way out for every code; `{…}` are facts of the error.
SENTENCES: dict[Code, str] = {
    Code.WRONG_LOGIN: "The user name or the passphrase is wrong. Try again, or use `store recover` with two shares.",
    Code.PASSPHRASE_SHORT: "The passphrase is too short: use at least 12 characters, several words are best.",
    Code.USER_NAME_INVALID: "A user name is 1-40 letters, digits, dots or hyphens. Choose another.",
    Code.USER_EXISTS: "There is already an account of that name. Choose another.",
    Code.NOT_PERMITTED: "This account may not do that. Log in with one that may.",
    Code.SHARES_INVALID: "These shares do not open the store. Check each word; two different shares are needed.",
    Code.UNIT_NAME_INVALID: "A unit's name is 2-60 characters.",
    Code.MODE_NOT_FOR_UNIT: "Maternity care keeps tallies only. Choose --mode tally.",
    Code.STORE_EXISTS: "There is already a store in this folder. Choose an empty folder.",
    Code.STORE_MISSING: "There is no store in this folder. Check --store, or make one with `store create`.",
    Code.STORE_IN_USE: "The store is open in another window or program. Close or lock it there first.",
    Code.STORE_DAMAGED: "The store's file is damaged. Nothing was changed. Restore the latest backup.",
    Code.STORE_MISMATCH: "The key file and the store do not belong together. Put back the pair from the same backup.",
    Code.STORE_NEWER: "The store was made by a newer version of the program. Install that version.",
    Code.STORE_READ_ONLY: "The store's folder cannot be written to. Ask IT for write permission.",
    Code.KEY_FILE_DAMAGED: "The key file is damaged. Put back its copy from a backup.",
    Code.VALUE_ALTERED: "A record was altered outside the program. Restore the latest backup.",
    Code.DISK_FULL: "The disk is full. Nothing was written. Make room and try again.",
    Code.DISK_FAILED: "The disk failed. Nothing was written. Try again, or ask IT to check the disk.",
    Code.MEMORY_SHORT: "There is too little memory to check the passphrase. Close other programs and try again.",
    Code.CASE_REFERENCE_INVALID: "That is no case reference: use up to 32 letters, digits, dots, slashes or hyphens.",
    Code.CASE_REFERENCE_IS_PERSON: "That looks like a personal identity number. Use the unit's own case reference.",
    Code.CONVERSATION_UNKNOWN: "There is no such conversation. It may have been ended.",
    Code.CONVERSATION_SEALED: "The conversation is sealed and cannot change.",
    Code.WRONG_STAGE: "That cannot be done at this stage of the conversation.",
    Code.READINESS_INCOMPLETE: "Answer every readiness question first.",
    Code.NOT_READY: "It is not safe to ask now. Choose a reason and a date to ask again.",
    Code.GAPS_LEFT: "{count} question(s) have no answer.",
    Code.DATE_PAST: "The date has passed. Choose today or later.",
    Code.DATE_FUTURE: "That day has not been yet. Give the day on which the paper form was filled in.",
    Code.PAPER_LANGUAGE: "The form cannot be printed in this language. Choose one of its other languages.",
    Code.NOTHING_TO_UNDO: "Something has been changed since the row was removed; add it again by hand.",
    Code.ROW_REFUSED: "The form sets how many of these there can be. Nothing was changed.",
    Code.STEP_NEEDS_REASON: "A step that is not applicable needs a reason. Give it with --why.",
    Code.STEP_NEEDS_DAY: "Give the day, and only what goes with it.",
    Code.NOTE_REFUSED: "A note of at most 200 characters can be kept in case mode, with a step that is not applicable.",
    Code.TEMPLATE_UNKNOWN: "There is no such length of text. Choose one of: {known}.",
    Code.QUESTION_UNKNOWN: "That question is not part of this conversation now.",
    Code.ANSWER_REFUSED: "That answer does not fit the question. The earlier answer is kept.",
    Code.FORM_REFUSED: "The questionnaire cannot be used; run `forms check` on it for the reasons.",
    Code.FORM_UNKNOWN: "The questionnaire is not among this unit's instruments. Put its file back.",
    Code.FORM_ALREADY_THERE: "The conversation has that questionnaire already. Go to it instead.",
    Code.INSTRUMENT_EXISTS: "Version {version} of it is here already with other content. Give the file a new version.",
    Code.INSTRUMENT_SKELETON: "Its wording is empty. Fill in the licensed wording and import that file.",
    Code.INSTRUMENT_WITHDRAWN: "Its publisher has withdrawn this version. Import a later one.",
    Code.INSTRUMENT_IN_USE: "Only a draft that was imported can be discarded. Use `forms retire` instead.",
    Code.VERSION_TOO_SMALL: "What has changed since {compared} needs a new {level} version; {version} is too small.",
    Code.SIGNATURE_INVALID: "That is no signature file. Ask its publisher for the .sig file.",
    Code.SIGNATURE_BROKEN: "It was changed after it was signed. Ask its publisher for the file again.",
    Code.KEY_INVALID: "That is no Ed25519 key. Give a PEM file, or the public key as base64.",
    Code.PUBLISHER_EXISTS: "That name or key is trusted already. Remove the old one first.",
    Code.PUBLISHER_UNKNOWN: "No publisher of that name is trusted. `forms publishers` lists them.",
    Code.WORKBOOK_REFUSED: "The workbook cannot be used. Mend the rows that are named and try again.",
    Code.ROUTINE_REFUSED: "The routine cannot be used; run `routines check` on it for the reasons.",
    Code.ROUTINE_MISSING: "There is no such routine here. `routines list` shows those there are.",
    Code.CONTACT_REFUSED: "The contact card cannot be used: it needs a name, whom it is for and a number.",
    Code.DOCUMENT_REFUSED: "The document cannot be read. Save it as .docx or plain text and try again.",
    Code.CONTENT_MISSING: "The file {file} is missing or unreadable. Install the program again.",
    Code.FIGURES_UNSAFE: "A small count could be worked out from the table, so nothing was written.",
    Code.FILE_UNREADABLE: "The file {file} cannot be read. Choose another one.",
    Code.OUTPUT_REFUSED: "The files could not be written to {folder}. Nothing was left behind. Choose another folder.",
    Code.BROKEN_PROMISE: "The program broke a promise of its own and stopped. The data are as they were. Report this.",
}


def sentence_of(problem: ScreeningError) -> str:
    """Return the sentence of an error with its facts filled in."""
    facts = {key: str(value) for key, value in problem.facts.items()} | {"code": str(problem.code)}
    return SENTENCES[problem.code].format_map(_Facts(facts))


class _Facts(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "?"
