# SPDX-License-Identifier: EUPL-1.2
"""What the terminal says about each error."""

from __future__ import annotations

from screening_app.errors import Code, ScreeningError

#: One sentence and a way out for every code; `{…}` are facts of the error.
SENTENCES: dict[Code, str] = {
    Code.WRONG_LOGIN: "The user name or the passphrase is wrong. Try again, or use `store recover` with two shares.",
    Code.PASSPHRASE_SHORT: "The passphrase is too short: use at least 12 characters, several words are best.",
    Code.PASSPHRASE_WEAK: "The passphrase is easily guessed ({reason}). Choose four or five words that do not belong"
    " together.",
    Code.PASSPHRASE_FIRST: "This passphrase was chosen for you and opens the store once. Choose your own with"
    " `store passphrase`.",
    Code.PASSPHRASE_SAME: "That is the same passphrase as before. Choose another.",
    Code.PASSPHRASE_WRONG: "The passphrases do not agree. Nothing was changed. Type them again.",
    Code.LOG_IN_TOO_SOON: "Too many failed attempts. Wait {seconds} seconds, then try again.",
    Code.USER_NAME_INVALID: "A user name is 1-40 letters, digits, dots or hyphens. Choose another.",
    Code.USER_EXISTS: "There is already an account of that name. Choose another.",
    Code.ACCOUNT_UNKNOWN: "There is no account of that name. `store users` lists them.",
    Code.ACCOUNT_DISABLED: "The account is disabled. An administrator can enable it with `store users --enable`.",
    Code.ACCOUNT_OLD: "The account was made by an older version. Let its owner log in once, then try again.",
    Code.ACCOUNT_CHANGED: "The account does not wait for a key, or its fingerprint is another. Nothing was handed"
    " over; compare once more.",
    Code.ROLE_MISSING: "An account needs at least one role. Give --role.",
    Code.LAST_ADMINISTRATOR: "Then nobody could manage accounts. Make another administrator first.",
    Code.LAST_SCREENER: "Then nobody could open the records. Hand the key to another screener first.",
    Code.NOT_PERMITTED: "This account may not do that. Log in with one that may.",
    Code.SHARES_INVALID: "These shares do not open the store. Check each word; two different shares are needed.",
    Code.SHARE_WRONG: "Share {number} is not as it was printed; words that cannot be right: {words}. Compare it"
    " with the paper.",
    Code.RECOVERY_UNCONFIRMED: "The recovery shares must be typed back first. Use `store recovery --confirm`, or"
    " --new if they are lost.",
    Code.UNIT_NAME_INVALID: "A unit's name is 2-60 characters.",
    Code.MODE_NOT_FOR_UNIT: "Maternity care keeps tallies only. Choose --mode tally.",
    Code.STORE_EXISTS: "There is already a store in this folder. Choose an empty folder.",
    Code.STORE_MISSING: "There is no store in this folder. Check --store, or make one with `store create`.",
    Code.STORE_GONE: "The store's folder has gone or been replaced. Nothing was written. Put it back and try again.",
    Code.STORE_IN_USE: "The store is open in another window or program. Close or lock it there first.",
    Code.STORE_DAMAGED: "The store's file is damaged. Restore the latest backup with `store restore`.",
    Code.STORE_ALTERED: "Something was changed outside the program. See `store verify`, and restore a sound backup.",
    Code.STORE_MISMATCH: "The key file and the store do not belong together. Put back the pair from the same backup.",
    Code.STORE_NEWER: "The store was made by a newer version of the program. Install that version.",
    Code.STORE_READ_ONLY: "The store's folder cannot be written to. Ask IT for write permission.",
    Code.SERVER_ADDRESS_INVALID: "That is no address of a database ({reason}). Write"
    " postgresql+psycopg://USER@HOST/DATABASE, without a password, with sslmode and sslrootcert at most.",
    Code.SERVER_NEEDS_TLS: "On another computer the database is reached with a checked certificate only: leave sslmode"
    " out or write sslmode=verify-full, and name the certificate with sslrootcert=FILE.",
    Code.SERVER_SUPPORT_MISSING: "This installation cannot reach a database server. Install screening-app[desks].",
    Code.SERVER_UNREACHABLE: "The database server does not answer. If something was being saved, look whether it is"
    " there. Check the network, or ask IT, and try again.",
    Code.SERVER_REFUSED: "The database server does not let this desk in. Check user and password, or ask IT.",
    Code.SERVER_BUSY: "Another desk is saving something. Nothing was written. Try again.",
    Code.SERVER_TABLES_OLD: "The tables on the server are of an older version. Their owner brings them up to date with"
    " `store migrate --database URL`.",
    Code.NOT_ON_SERVER: "This store is on a server. New keys need `store rekey --database URL`; a backup is opened with"
    " --store in another folder, and the server's own is restored there.",
    Code.CHANGED_ELSEWHERE: "Another desk has changed this meanwhile. Nothing was written. Look at it anew, then try"
    " again.",
    Code.KEY_FILE_DAMAGED: "The key file is damaged. Put it back with `store restore --key-file BACKUP`.",
    Code.KEY_FILE_MISSING: "The key file is missing. Put it back with `store restore --key-file BACKUP`.",
    Code.KEY_FILE_OLD: "The key file was not the newest. The newest has been put back: log in again.",
    Code.BACKUP_DAMAGED: "The backup {file} is damaged or no backup. Nothing was changed. Try an older one.",
    Code.BACKUP_FOREIGN: "The backup {file} is of another store. Nothing was changed. Choose one of this store.",
    Code.HEAD_UNREADABLE: "That is no head of a log: give its number and its sixteen letters and digits.",
    Code.SAMPLE_UNDECIDED: "Decide about every line of the sample: {left} left.",
    Code.CORRECTION_INCOMPLETE: "A correction needs a reason and up to 2000 characters of text.",
    Code.PURGE_UNKNOWN: "There is nothing to purge. `store purge` lists what is due.",
    Code.SECOND_PERSON: "Another person than the one who asked must carry the purge out.",
    Code.CANCELLED: "Cancelled. Nothing was changed.",
    Code.VALUE_ALTERED: "A record was altered outside the program. Restore the latest backup.",
    Code.DISK_FULL: "The disk is full. Nothing was written. Make room and try again.",
    Code.DISK_FAILED: "The disk failed. Nothing was written. Try again, or ask IT to check the disk.",
    Code.DISK_TOO_SMALL: "{needed} MiB of free disk are needed, and {free} are there. Nothing was touched. Make room.",
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
    Code.FORM_NOT_BUILDABLE: "It holds what cannot be built or written in Excel; it is used as the file it is.",
    Code.FORM_NOT_FOR_EXCEL: "A workbook cannot hold it as it is. The questionnaire itself is as it was.",
    Code.FORM_ALREADY_THERE: "The conversation has that questionnaire already. Go to it instead.",
    Code.INSTRUMENT_EXISTS: "Version {version} of it is here already with other content. Give the file a new version.",
    Code.UNFINISHED_UNKNOWN: "Nothing of that name is being made; it may be finished. See `forms unfinished`.",
    Code.INSTRUMENT_UNWORDED: "Questions without words: {questions}. Fill them in and import that file.",
    Code.INSTRUMENT_SKELETON: "Its wording is empty. Fill in the licensed wording and import that file.",
    Code.INSTRUMENT_WITHDRAWN: "Its publisher has withdrawn this version. Import a later one.",
    Code.INSTRUMENT_IN_USE: "Only a draft that was imported can be discarded. Use `forms retire` instead.",
    Code.ITEM_LOCKED: "That belongs to the logic of the questionnaire and cannot be changed.",
    Code.ADAPTATION_REFUSED: "More than wording, help and order has been changed. Nothing was written.",
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
    Code.FIGURES_UNSAFE: "A small count would follow from table {table}, so nothing was written. Use fewer columns.",
    Code.FIGURES_TOO_LARGE: "The tables are too large for this: {cells} cells, at most {most}. Use fewer columns.",
    Code.FIGURES_YEAR_FIXED: "The year was published otherwise ({what} {fixed}) and keeps that. Nothing was written.",
    Code.FIGURES_REASON_NEEDED: "The numbers of {year} have changed since edition {edition}. Say why with --reason.",
    Code.FIGURES_DATA_REFUSED: "The data cannot be used ({fault}). Nothing was written. Mend the file and try again.",
    Code.FIGURES_COLUMN_UNKNOWN: "There is no column {column}. The columns are: {columns}.",
    Code.FIGURES_YEAR_FIXED: "The year was published with another {what} ({fixed}). Nothing was written. Keep to it.",
    Code.FIGURES_UNREADABLE: "The file {file} is missing or is no protected table. Name the folder of an export.",
    Code.COUNTS_UNREADABLE: "The file {file} holds no sealed counts, or not all. Ask the unit for it again.",
    Code.COUNTS_NEWER: "The file {file} was made by a newer version of the program. Update the program here.",
    Code.COUNTS_TOO_LARGE: "The counts are too many for one file. Nothing was written. Report this.",
    Code.COUNTS_ALTERED: "The file {file} (unit {unit}) is not as it was made. Ask the unit for it again.",
    Code.COUNTS_NOT_FOR_US: "The file {file} is sealed to another key ({fingerprint}). Send the unit your collator.pub"
    " and ask it to seal again.",
    Code.COUNTS_SENDER_UNKNOWN: "The file {file} says that it is from {unit}, whose key ({fingerprint}) is not trusted"
    " here. Get its unit.pub, compare the digits on the telephone, then `figures keys --trust`.",
    Code.COUNTS_MIXED: "The files do not count the same thing ({what}): {files}. Nothing was written.",
    Code.COUNTS_TWICE: "The unit {unit} is there twice: {files}. Take one away, or give --newest.",
    Code.COUNTS_MISSING: "Missing: {units}. Get their files, or give --incomplete; the table then says so.",
    Code.COUNTS_NOT_FOR_ADDING: "This cannot be added: {files}. An export that can is rounded, best of all with"
    " --for-adding, and names its unit.",
    Code.COUNTS_FEW_UNITS: "A sum of fewer than {least} units is not made: one of two could take its own counts away."
    " Nothing was written. Wait for more units, or leave --sums-only out.",
    Code.COUNTS_TELL_OF_UNIT: "Together with what {unit} has published itself, a small count would follow from {table}."
    " Nothing was written. Give --sums-only, or add the units' protected exports instead.",
    Code.PUBLIC_KEY_UNREADABLE: "That is no public key of a {kind}. Ask for the .pub file again.",
    Code.FINGERPRINT_NEEDED: "The key of {name} is new here. Call, and give the digits read out with --fingerprint.",
    Code.FINGERPRINT_WRONG: "The digits are not those of this key. Do not use it: ask {name} for the file again,"
    " another way.",
    Code.KEY_KNOWN: "Another key is trusted for {name} already. Ask why it changed, then `figures keys --distrust`.",
    Code.KEY_UNKNOWN: "No key of that name is trusted: {name}. `figures keys` lists them.",
    Code.COLLATOR_KEY_MISSING: "This store has no key for collating. `figures collator-key` makes one for the units.",
    Code.FILE_UNREADABLE: "The file {file} cannot be read. Choose another one.",
    Code.SHEET_UNKNOWN: "There is no sheet {sheet} this year. Choose among: {sheets}.",
    Code.OUTPUT_REFUSED: "The files could not be written to {folder}. Nothing was left behind. Choose another folder.",
    Code.BROKEN_PROMISE: "The program broke a promise of its own and stopped. The data are as they were. Report this.",
}


#: The smallest change with which a year's figures could be published.
MENDS: dict[str, str] = {
    "rounding": "Rounded numbers would pass, and no table is lost: `figures decide --method rounding`.",
    "without": "Without the table {mend_table}, {mend_cells} numbers fewer, the rest would pass.",
    "least": "With units under {mend_least} put together, {mend_cells} numbers fewer, it would pass.",
}


def sentence_of(problem: ScreeningError) -> str:
    """Return the sentence of an error with its facts filled in."""
    facts = {key: _said(value) for key, value in problem.facts.items()} | {"code": str(problem.code)}
    mend = MENDS.get(str(problem.facts.get("mend")), "")
    return " ".join(filter(None, (SENTENCES[problem.code], mend))).format_map(_Facts(facts))


def _said(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


class _Facts(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "?"
