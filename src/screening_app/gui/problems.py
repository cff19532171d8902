# SPDX-License-Identifier: EUPL-1.2
"""What went wrong, in words: one sentence that says what, and advice that says what to do and what was not lost."""

from __future__ import annotations

from collections.abc import Mapping

from screening_app.errors import Code, ScreeningError
from screening_app.gui.text import CONTEXT, QT_TRANSLATE_NOOP, counted, translate
from screening_app.store import Finding

# So many reasons fit in a notice.
MOST_REASONS = 4

_SENTENCES: Mapping[Code, str] = {
    Code.WRONG_LOGIN: QT_TRANSLATE_NOOP("Rutinstod", "The user name and the passphrase do not belong together."),
    Code.PASSPHRASE_SHORT: QT_TRANSLATE_NOOP("Rutinstod", "The passphrase is too short."),
    Code.USER_NAME_INVALID: QT_TRANSLATE_NOOP("Rutinstod", "The user name cannot be used."),
    Code.USER_EXISTS: QT_TRANSLATE_NOOP("Rutinstod", "There is already an account with that user name."),
    Code.NOT_PERMITTED: QT_TRANSLATE_NOOP("Rutinstod", "Your account may not do this."),
    Code.SHARES_INVALID: QT_TRANSLATE_NOOP("Rutinstod", "The recovery shares do not open this store."),
    Code.UNIT_NAME_INVALID: QT_TRANSLATE_NOOP("Rutinstod", "The unit's name cannot be used."),
    Code.MODE_NOT_FOR_UNIT: QT_TRANSLATE_NOOP("Rutinstod", "This kind of unit can only use tally mode."),
    Code.STORE_EXISTS: QT_TRANSLATE_NOOP("Rutinstod", "There is already a store in that folder."),
    Code.STORE_MISSING: QT_TRANSLATE_NOOP("Rutinstod", "There is no store in that folder."),
    Code.STORE_GONE: QT_TRANSLATE_NOOP("Rutinstod", "The unit's file is no longer where it was, so nothing was saved."),
    Code.STORE_IN_USE: QT_TRANSLATE_NOOP("Rutinstod", "The store is already open in another window."),
    Code.STORE_DAMAGED: QT_TRANSLATE_NOOP("Rutinstod", "The store is damaged and was left as it is."),
    Code.STORE_ALTERED: QT_TRANSLATE_NOOP(
        "Rutinstod", "Records or counts have been changed, removed or put back outside the program."
    ),
    Code.STORE_MISMATCH: QT_TRANSLATE_NOOP("Rutinstod", "The key file and the store do not belong together."),
    Code.STORE_NEWER: QT_TRANSLATE_NOOP("Rutinstod", "The store was made by a newer version of the program."),
    Code.STORE_READ_ONLY: QT_TRANSLATE_NOOP("Rutinstod", "The store can be read but not written to."),
    Code.SERVER_ADDRESS_INVALID: QT_TRANSLATE_NOOP("Rutinstod", "The file that says where the unit lies is damaged."),
    Code.SERVER_NEEDS_TLS: QT_TRANSLATE_NOOP("Rutinstod", "The unit lies on a server that cannot be reached safely."),
    Code.SERVER_SUPPORT_MISSING: QT_TRANSLATE_NOOP(
        "Rutinstod", "The unit lies on a server, and this installation cannot reach one."
    ),
    Code.SERVER_UNREACHABLE: QT_TRANSLATE_NOOP("Rutinstod", "The unit's server does not answer."),
    Code.SERVER_REFUSED: QT_TRANSLATE_NOOP("Rutinstod", "The unit's server does not let this desk in."),
    Code.SERVER_BUSY: QT_TRANSLATE_NOOP("Rutinstod", "Another desk is saving just now, so nothing was saved here."),
    Code.SERVER_TABLES_OLD: QT_TRANSLATE_NOOP("Rutinstod", "The unit's server is set up for an older version."),
    Code.NOT_ON_SERVER: QT_TRANSLATE_NOOP("Rutinstod", "The unit lies on a server, so this is not done here."),
    Code.CHANGED_ELSEWHERE: QT_TRANSLATE_NOOP(
        "Rutinstod", "Somebody at another desk has changed this meanwhile, so nothing was saved."
    ),
    Code.KEY_FILE_DAMAGED: QT_TRANSLATE_NOOP("Rutinstod", "The key file is damaged."),
    Code.KEY_FILE_MISSING: QT_TRANSLATE_NOOP("Rutinstod", "The key file of the store is missing."),
    Code.KEY_FILE_OLD: QT_TRANSLATE_NOOP("Rutinstod", "The key file was not the newest one."),
    Code.BACKUP_DAMAGED: QT_TRANSLATE_NOOP("Rutinstod", "The file is damaged or is no backup."),
    Code.BACKUP_FOREIGN: QT_TRANSLATE_NOOP("Rutinstod", "The backup belongs to another store."),
    Code.HEAD_UNREADABLE: QT_TRANSLATE_NOOP("Rutinstod", "That is no number and code from a printed sheet."),
    Code.SAMPLE_UNDECIDED: QT_TRANSLATE_NOOP("Rutinstod", "Something in the sample has not been decided yet."),
    Code.CORRECTION_INCOMPLETE: QT_TRANSLATE_NOOP("Rutinstod", "Something is missing in the correction."),
    Code.PURGE_UNKNOWN: QT_TRANSLATE_NOOP("Rutinstod", "There is nothing to purge."),
    Code.SECOND_PERSON: QT_TRANSLATE_NOOP("Rutinstod", "You asked for this purge yourself."),
    Code.CANCELLED: QT_TRANSLATE_NOOP("Rutinstod", "It was cancelled."),
    Code.VALUE_ALTERED: QT_TRANSLATE_NOOP("Rutinstod", "Something in the store has been changed outside the program."),
    Code.DISK_FULL: QT_TRANSLATE_NOOP("Rutinstod", "The disk is full, so the latest change could not be saved."),
    Code.DISK_FAILED: QT_TRANSLATE_NOOP(
        "Rutinstod", "The disk did not answer, so the latest change could not be saved."
    ),
    Code.MEMORY_SHORT: QT_TRANSLATE_NOOP("Rutinstod", "The computer has too little free memory to unlock."),
    Code.CASE_REFERENCE_INVALID: QT_TRANSLATE_NOOP("Rutinstod", "The case reference cannot be used."),
    Code.CASE_REFERENCE_IS_PERSON: QT_TRANSLATE_NOOP("Rutinstod", "That looks like a personal identity number."),
    Code.CONVERSATION_UNKNOWN: QT_TRANSLATE_NOOP("Rutinstod", "The conversation is no longer in the store."),
    Code.CONVERSATION_SEALED: QT_TRANSLATE_NOOP("Rutinstod", "The conversation is completed and cannot be changed."),
    Code.WRONG_STAGE: QT_TRANSLATE_NOOP("Rutinstod", "This cannot be done at this point of the conversation."),
    Code.READINESS_INCOMPLETE: QT_TRANSLATE_NOOP("Rutinstod", "Something about the moment has not been answered yet."),
    Code.NOT_READY: QT_TRANSLATE_NOOP("Rutinstod", "This is not a safe moment to ask."),
    Code.GAPS_LEFT: QT_TRANSLATE_NOOP("Rutinstod", "Some questions have no answer yet."),
    Code.DATE_PAST: QT_TRANSLATE_NOOP("Rutinstod", "The date has already been."),
    Code.DATE_FUTURE: QT_TRANSLATE_NOOP("Rutinstod", "The date has not been yet."),
    Code.PAPER_LANGUAGE: QT_TRANSLATE_NOOP("Rutinstod", "The form cannot be printed in this language."),
    Code.ROW_REFUSED: QT_TRANSLATE_NOOP("Rutinstod", "The form sets how many of these there can be."),
    Code.NOTHING_TO_UNDO: QT_TRANSLATE_NOOP("Rutinstod", "What was removed can no longer be brought back."),
    Code.STEP_NEEDS_REASON: QT_TRANSLATE_NOOP("Rutinstod", "There is no reason yet."),
    Code.STEP_NEEDS_DAY: QT_TRANSLATE_NOOP("Rutinstod", "There is no day yet."),
    Code.NOTE_REFUSED: QT_TRANSLATE_NOOP("Rutinstod", "The note cannot be kept."),
    Code.TEMPLATE_UNKNOWN: QT_TRANSLATE_NOOP("Rutinstod", "The unit has no text of that length."),
    Code.QUESTION_UNKNOWN: QT_TRANSLATE_NOOP("Rutinstod", "The question is not in this set of questions."),
    Code.ANSWER_REFUSED: QT_TRANSLATE_NOOP("Rutinstod", "The answer does not fit the question."),
    Code.FORM_REFUSED: QT_TRANSLATE_NOOP("Rutinstod", "The set of questions cannot be used."),
    Code.FORM_UNKNOWN: QT_TRANSLATE_NOOP("Rutinstod", "The set of questions is not on this computer."),
    Code.FORM_NOT_BUILDABLE: QT_TRANSLATE_NOOP("Rutinstod", "It holds something that cannot be built here."),
    Code.FORM_NOT_FOR_EXCEL: QT_TRANSLATE_NOOP("Rutinstod", "A workbook cannot hold all of it."),
    Code.FORM_ALREADY_THERE: QT_TRANSLATE_NOOP("Rutinstod", "The conversation already has this set of questions."),
    Code.INSTRUMENT_EXISTS: QT_TRANSLATE_NOOP("Rutinstod", "This version is already here with other content."),
    Code.UNFINISHED_UNKNOWN: QT_TRANSLATE_NOOP("Rutinstod", "The unfinished questionnaire is no longer here."),
    Code.INSTRUMENT_SKELETON: QT_TRANSLATE_NOOP("Rutinstod", "The set of questions has no wording yet."),
    Code.INSTRUMENT_UNWORDED: QT_TRANSLATE_NOOP("Rutinstod", "Some of its questions have no words."),
    Code.INSTRUMENT_WITHDRAWN: QT_TRANSLATE_NOOP("Rutinstod", "Its publisher has withdrawn this version."),
    Code.INSTRUMENT_IN_USE: QT_TRANSLATE_NOOP("Rutinstod", "Only an imported draft can be thrown away."),
    Code.ITEM_LOCKED: QT_TRANSLATE_NOOP("Rutinstod", "This belongs to the logic of the questionnaire."),
    Code.ADAPTATION_REFUSED: QT_TRANSLATE_NOOP("Rutinstod", "More than wording, help and order has been changed."),
    Code.VERSION_TOO_SMALL: QT_TRANSLATE_NOOP("Rutinstod", "The version number is too small for what has changed."),
    Code.SIGNATURE_INVALID: QT_TRANSLATE_NOOP("Rutinstod", "The signature file cannot be read."),
    Code.SIGNATURE_BROKEN: QT_TRANSLATE_NOOP("Rutinstod", "The set of questions was changed after it was signed."),
    Code.KEY_INVALID: QT_TRANSLATE_NOOP("Rutinstod", "The key cannot be used."),
    Code.PUBLISHER_EXISTS: QT_TRANSLATE_NOOP("Rutinstod", "The publisher or the key is already trusted."),
    Code.PUBLISHER_UNKNOWN: QT_TRANSLATE_NOOP("Rutinstod", "The publisher is not among those trusted."),
    Code.WORKBOOK_REFUSED: QT_TRANSLATE_NOOP("Rutinstod", "The Excel workbook cannot be used."),
    Code.ROUTINE_REFUSED: QT_TRANSLATE_NOOP("Rutinstod", "The routine cannot be used."),
    Code.ROUTINE_MISSING: QT_TRANSLATE_NOOP("Rutinstod", "The unit has no routine to follow."),
    Code.CONTACT_REFUSED: QT_TRANSLATE_NOOP("Rutinstod", "The contact cannot be kept like this."),
    Code.DOCUMENT_REFUSED: QT_TRANSLATE_NOOP("Rutinstod", "The document cannot be read."),
    Code.CONTENT_MISSING: QT_TRANSLATE_NOOP("Rutinstod", "A file that is needed is missing."),
    Code.FIGURES_UNSAFE: QT_TRANSLATE_NOOP("Rutinstod", "Somebody could work out a small number from these figures."),
    Code.FIGURES_TOO_LARGE: QT_TRANSLATE_NOOP("Rutinstod", "The tables are too large to be protected this way."),
    Code.FIGURES_YEAR_FIXED: QT_TRANSLATE_NOOP("Rutinstod", "The year has been published in another way."),
    Code.FIGURES_REASON_NEEDED: QT_TRANSLATE_NOOP(
        "Rutinstod", "The numbers have changed since the year was published."
    ),
    Code.FIGURES_DATA_REFUSED: QT_TRANSLATE_NOOP("Rutinstod", "The data cannot be used as they are."),
    Code.FIGURES_COLUMN_UNKNOWN: QT_TRANSLATE_NOOP("Rutinstod", "The file does not have that column."),
    Code.FIGURES_YEAR_FIXED: QT_TRANSLATE_NOOP("Rutinstod", "The year has been published in another way."),
    Code.FIGURES_UNREADABLE: QT_TRANSLATE_NOOP("Rutinstod", "That is no protected table."),
    Code.FILE_UNREADABLE: QT_TRANSLATE_NOOP("Rutinstod", "The file cannot be read."),
    Code.SHEET_UNKNOWN: QT_TRANSLATE_NOOP("Rutinstod", "There is no such table this year."),
    Code.COUNTS_UNREADABLE: QT_TRANSLATE_NOOP("Rutinstod", "The file holds no sealed counts, or not all of them."),
    Code.COUNTS_NEWER: QT_TRANSLATE_NOOP("Rutinstod", "The file was made by a newer version of the program."),
    Code.COUNTS_TOO_LARGE: QT_TRANSLATE_NOOP("Rutinstod", "The counts are too many for one file."),
    Code.COUNTS_ALTERED: QT_TRANSLATE_NOOP("Rutinstod", "The unit's file is not as it was made."),
    Code.COUNTS_NOT_FOR_US: QT_TRANSLATE_NOOP("Rutinstod", "The file is sealed to another key than the one here."),
    Code.COUNTS_SENDER_UNKNOWN: QT_TRANSLATE_NOOP("Rutinstod", "The key that signed the file is not trusted here."),
    Code.COUNTS_MIXED: QT_TRANSLATE_NOOP("Rutinstod", "The files do not count the same thing."),
    Code.COUNTS_TWICE: QT_TRANSLATE_NOOP("Rutinstod", "One unit is there twice."),
    Code.COUNTS_MISSING: QT_TRANSLATE_NOOP("Rutinstod", "Some of the expected units are missing."),
    Code.COUNTS_NOT_FOR_ADDING: QT_TRANSLATE_NOOP("Rutinstod", "An export with hidden numbers cannot be added."),
    Code.COUNTS_FEW_UNITS: QT_TRANSLATE_NOOP("Rutinstod", "A sum would be of too few units."),
    Code.COUNTS_TELL_OF_UNIT: QT_TRANSLATE_NOOP(
        "Rutinstod", "Together with what a unit has published, a small count would follow."
    ),
    Code.PUBLIC_KEY_UNREADABLE: QT_TRANSLATE_NOOP("Rutinstod", "That is no public key of the right kind."),
    Code.FINGERPRINT_NEEDED: QT_TRANSLATE_NOOP("Rutinstod", "The key is new here."),
    Code.FINGERPRINT_WRONG: QT_TRANSLATE_NOOP("Rutinstod", "The digits are not those of this key."),
    Code.KEY_KNOWN: QT_TRANSLATE_NOOP("Rutinstod", "Another key is already trusted under that name."),
    Code.KEY_UNKNOWN: QT_TRANSLATE_NOOP("Rutinstod", "No key of that name is trusted here."),
    Code.COLLATOR_KEY_MISSING: QT_TRANSLATE_NOOP("Rutinstod", "There is no key here to open sealed counts with."),
    Code.OUTPUT_REFUSED: QT_TRANSLATE_NOOP("Rutinstod", "Nothing can be written to that folder."),
    Code.LOG_IN_TOO_SOON: QT_TRANSLATE_NOOP("Rutinstod", "Too many attempts have failed."),
    Code.PASSPHRASE_WEAK: QT_TRANSLATE_NOOP("Rutinstod", "The passphrase is easily guessed."),
    Code.PASSPHRASE_FIRST: QT_TRANSLATE_NOOP("Rutinstod", "Your account needs a passphrase of your own."),
    Code.PASSPHRASE_SAME: QT_TRANSLATE_NOOP("Rutinstod", "That is the same passphrase as before."),
    Code.PASSPHRASE_WRONG: QT_TRANSLATE_NOOP("Rutinstod", "The passphrase you have now is not that one."),
    Code.ACCOUNT_UNKNOWN: QT_TRANSLATE_NOOP("Rutinstod", "There is no account with that user name."),
    Code.ACCOUNT_DISABLED: QT_TRANSLATE_NOOP("Rutinstod", "The account is shut out."),
    Code.ACCOUNT_OLD: QT_TRANSLATE_NOOP("Rutinstod", "An account is from an older version of the program."),
    Code.ACCOUNT_CHANGED: QT_TRANSLATE_NOOP(
        "Rutinstod", "The account no longer waits for the key, or its digits have changed."
    ),
    Code.ROLE_MISSING: QT_TRANSLATE_NOOP("Rutinstod", "An account needs a role."),
    Code.LAST_ADMINISTRATOR: QT_TRANSLATE_NOOP("Rutinstod", "Nobody else looks after the accounts."),
    Code.LAST_SCREENER: QT_TRANSLATE_NOOP("Rutinstod", "Nobody else has the key to the records."),
    Code.SHARE_WRONG: QT_TRANSLATE_NOOP("Rutinstod", "One of the shares is not as it was printed."),
    Code.RECOVERY_UNCONFIRMED: QT_TRANSLATE_NOOP("Rutinstod", "The recovery shares have not been typed back yet."),
    Code.DISK_TOO_SMALL: QT_TRANSLATE_NOOP("Rutinstod", "There is too little room on the disk."),
    Code.BROKEN_PROMISE: QT_TRANSLATE_NOOP(
        "Rutinstod", "The program has made a mistake and stopped what it was doing."
    ),
}

_ADVICE: Mapping[Code, str] = {
    Code.WRONG_LOGIN: QT_TRANSLATE_NOOP("Rutinstod", "Try again. Capital and small letters count."),
    Code.PASSPHRASE_SHORT: QT_TRANSLATE_NOOP("Rutinstod", "Choose a longer one; several words are easy to remember."),
    Code.USER_NAME_INVALID: QT_TRANSLATE_NOOP("Rutinstod", "Use letters and digits, without spaces."),
    Code.USER_EXISTS: QT_TRANSLATE_NOOP("Rutinstod", "Choose another user name."),
    Code.NOT_PERMITTED: QT_TRANSLATE_NOOP("Rutinstod", "Ask the administrator if your duties require it."),
    Code.SHARES_INVALID: QT_TRANSLATE_NOOP(
        "Rutinstod", "Check every word against the paper. Two different shares of the same store are needed."
    ),
    Code.UNIT_NAME_INVALID: QT_TRANSLATE_NOOP("Rutinstod", "Write a name of ordinary length, on one line."),
    Code.MODE_NOT_FOR_UNIT: QT_TRANSLATE_NOOP("Rutinstod", "Choose tally mode: nothing about persons is then kept."),
    Code.STORE_EXISTS: QT_TRANSLATE_NOOP("Rutinstod", "Open it, or choose another folder. It was left untouched."),
    Code.STORE_MISSING: QT_TRANSLATE_NOOP("Rutinstod", "Choose another folder, create a store or restore a backup."),
    Code.STORE_GONE: QT_TRANSLATE_NOOP(
        "Rutinstod", "Put the folder or the disk back and try again. What was saved before lies in it."
    ),
    Code.STORE_IN_USE: QT_TRANSLATE_NOOP("Rutinstod", "Close the other window first. Nothing has been lost."),
    Code.STORE_DAMAGED: QT_TRANSLATE_NOOP(
        "Rutinstod", "Do not write to the folder. Choose Restore a backup, with an administrator."
    ),
    Code.STORE_ALTERED: QT_TRANSLATE_NOOP(
        "Rutinstod", "Tell the administrator. Choose Restore a backup, and take the newest from before it happened."
    ),
    Code.STORE_MISMATCH: QT_TRANSLATE_NOOP("Rutinstod", "Ask the administrator to restore both from the same backup."),
    Code.STORE_NEWER: QT_TRANSLATE_NOOP("Rutinstod", "Update the program. The store was left untouched."),
    Code.STORE_READ_ONLY: QT_TRANSLATE_NOOP(
        "Rutinstod", "Ask whoever runs the computer for write access. What was saved before is safe."
    ),
    Code.SERVER_ADDRESS_INVALID: QT_TRANSLATE_NOOP(
        "Rutinstod", "Ask the administrator to join this desk anew. Nothing has been lost."
    ),
    Code.SERVER_NEEDS_TLS: QT_TRANSLATE_NOOP(
        "Rutinstod", "Ask the administrator to join this desk anew. Nothing has been sent."
    ),
    Code.SERVER_SUPPORT_MISSING: QT_TRANSLATE_NOOP(
        "Rutinstod", "Ask whoever looks after the program to install the part for several desks."
    ),
    Code.SERVER_UNREACHABLE: QT_TRANSLATE_NOOP(
        "Rutinstod",
        "What you wrote is still on screen. Check the network and try again, or tell IT.",
    ),
    Code.SERVER_REFUSED: QT_TRANSLATE_NOOP("Rutinstod", "Tell whoever runs the server. What was saved before is safe."),
    Code.SERVER_BUSY: QT_TRANSLATE_NOOP("Rutinstod", "What you wrote is still on screen. Try again."),
    Code.SERVER_TABLES_OLD: QT_TRANSLATE_NOOP(
        "Rutinstod", "Tell whoever looks after the program. Nothing has been lost."
    ),
    Code.NOT_ON_SERVER: QT_TRANSLATE_NOOP("Rutinstod", "Ask whoever looks after the program. Nothing was changed."),
    Code.CHANGED_ELSEWHERE: QT_TRANSLATE_NOOP(
        "Rutinstod",
        "What you wrote is still on screen. Note it down if you need it, then look at the newest.",
    ),
    Code.KEY_FILE_DAMAGED: QT_TRANSLATE_NOOP(
        "Rutinstod", "Choose Restore a backup and put back the key file. The answers are still there."
    ),
    Code.KEY_FILE_MISSING: QT_TRANSLATE_NOOP(
        "Rutinstod", "Choose Restore a backup and put back the key file. Nothing else has been touched."
    ),
    Code.KEY_FILE_OLD: QT_TRANSLATE_NOOP(
        "Rutinstod", "The newest has been put back, and the old one put aside. Log in again."
    ),
    Code.BACKUP_DAMAGED: QT_TRANSLATE_NOOP("Rutinstod", "Choose an older one. Nothing was changed."),
    Code.BACKUP_FOREIGN: QT_TRANSLATE_NOOP("Rutinstod", "Choose one of this store. Nothing was changed."),
    Code.HEAD_UNREADABLE: QT_TRANSLATE_NOOP("Rutinstod", "Write the number, a space and the code as on the paper."),
    Code.SAMPLE_UNDECIDED: QT_TRANSLATE_NOOP("Rutinstod", "Choose something for every line, then save the protocol."),
    Code.CORRECTION_INCOMPLETE: QT_TRANSLATE_NOOP(
        "Rutinstod",
        "Choose why, and write what is right in at most 2000 characters, without anybody's identity number.",
    ),
    Code.PURGE_UNKNOWN: QT_TRANSLATE_NOOP("Rutinstod", "Look at the list again: something may have been held."),
    Code.SECOND_PERSON: QT_TRANSLATE_NOOP("Rutinstod", "Ask a colleague to log in and carry it out."),
    Code.VALUE_ALTERED: QT_TRANSLATE_NOOP(
        "Rutinstod", "Stop and tell the administrator. The program shows nothing it cannot vouch for."
    ),
    Code.DISK_FULL: QT_TRANSLATE_NOOP("Rutinstod", "Free some space and try again. What was saved before is safe."),
    Code.DISK_FAILED: QT_TRANSLATE_NOOP("Rutinstod", "Try again. If it comes back, tell whoever runs the computer."),
    Code.MEMORY_SHORT: QT_TRANSLATE_NOOP("Rutinstod", "Close other programs and try again. Nothing has been lost."),
    Code.CASE_REFERENCE_INVALID: QT_TRANSLATE_NOOP("Rutinstod", "Use the reference as your case system writes it."),
    Code.CASE_REFERENCE_IS_PERSON: QT_TRANSLATE_NOOP(
        "Rutinstod", "Write the case's own reference. Nobody's identity number is kept here."
    ),
    Code.CONVERSATION_UNKNOWN: QT_TRANSLATE_NOOP(
        "Rutinstod", "It may have been handed over or deleted by rule. Go back to Today."
    ),
    Code.CONVERSATION_SEALED: QT_TRANSLATE_NOOP(
        "Rutinstod", "Nothing was changed. Its answers stand as they were given."
    ),
    Code.WRONG_STAGE: QT_TRANSLATE_NOOP("Rutinstod", "Go on from the stage shown at the left. Nothing has been lost."),
    Code.READINESS_INCOMPLETE: QT_TRANSLATE_NOOP("Rutinstod", "Answer each line, then go on."),
    Code.NOT_READY: QT_TRANSLATE_NOOP(
        "Rutinstod", "Do not ask now. Choose when to ask again, and it will be remembered."
    ),
    Code.GAPS_LEFT: QT_TRANSLATE_NOOP("Rutinstod", "Answer them, or say that the person does not want to."),
    Code.DATE_PAST: QT_TRANSLATE_NOOP("Rutinstod", "Choose today or a later day."),
    Code.DATE_FUTURE: QT_TRANSLATE_NOOP("Rutinstod", "Choose the day on which the form was filled in."),
    Code.PAPER_LANGUAGE: QT_TRANSLATE_NOOP("Rutinstod", "Choose one of its other languages, or read it on screen."),
    Code.ROW_REFUSED: QT_TRANSLATE_NOOP("Rutinstod", "Nothing was changed. Write the rest in the last one."),
    Code.NOTHING_TO_UNDO: QT_TRANSLATE_NOOP("Rutinstod", "Something has been changed since. Add it again by hand."),
    Code.STEP_NEEDS_REASON: QT_TRANSLATE_NOOP("Rutinstod", "Choose why the step is not applicable."),
    Code.STEP_NEEDS_DAY: QT_TRANSLATE_NOOP("Rutinstod", "Choose the day on which it is to be done."),
    Code.NOTE_REFUSED: QT_TRANSLATE_NOOP(
        "Rutinstod", "A short note of at most 200 characters can be kept in case mode. In tally mode there is none."
    ),
    Code.TEMPLATE_UNKNOWN: QT_TRANSLATE_NOOP("Rutinstod", "Choose another length."),
    Code.QUESTION_UNKNOWN: QT_TRANSLATE_NOOP(
        "Rutinstod", "Go back and open the question again. Nothing has been lost."
    ),
    Code.ANSWER_REFUSED: QT_TRANSLATE_NOOP("Rutinstod", "Change the answer. The earlier one is still there."),
    Code.FORM_REFUSED: QT_TRANSLATE_NOOP("Rutinstod", "Use another one. The coordinator can have the file checked."),
    Code.FORM_UNKNOWN: QT_TRANSLATE_NOOP(
        "Rutinstod", "Ask the coordinator to put it back. The answers are still there."
    ),
    Code.FORM_NOT_BUILDABLE: QT_TRANSLATE_NOOP("Rutinstod", "It can be used as it is. Adapt its wording instead."),
    Code.FORM_NOT_FOR_EXCEL: QT_TRANSLATE_NOOP(
        "Rutinstod", "Nothing has been lost here. A text that begins with an equals sign is one thing it cannot hold."
    ),
    Code.FORM_ALREADY_THERE: QT_TRANSLATE_NOOP("Rutinstod", "Go to it in the list of the conversation's questions."),
    Code.INSTRUMENT_EXISTS: QT_TRANSLATE_NOOP(
        "Rutinstod", "Give the file a new version. What is here was left untouched."
    ),
    Code.UNFINISHED_UNKNOWN: QT_TRANSLATE_NOOP(
        "Rutinstod", "Somebody has kept it as a draft or thrown it away. Look at the list."
    ),
    Code.INSTRUMENT_SKELETON: QT_TRANSLATE_NOOP("Rutinstod", "Fill in the wording from your licensed copy first."),
    Code.INSTRUMENT_UNWORDED: QT_TRANSLATE_NOOP("Rutinstod", "Fill in the words of these questions first."),
    Code.INSTRUMENT_WITHDRAWN: QT_TRANSLATE_NOOP("Rutinstod", "Import a later version."),
    Code.INSTRUMENT_IN_USE: QT_TRANSLATE_NOOP("Rutinstod", "Retire it instead. Old answers can then still be read."),
    Code.ITEM_LOCKED: QT_TRANSLATE_NOOP("Rutinstod", "Nothing was changed. Its wording can be changed."),
    Code.ADAPTATION_REFUSED: QT_TRANSLATE_NOOP(
        "Rutinstod", "The questionnaire has been changed since this work began. Begin anew from it."
    ),
    Code.VERSION_TOO_SMALL: QT_TRANSLATE_NOOP("Rutinstod", "Give the file a higher version number."),
    Code.SIGNATURE_INVALID: QT_TRANSLATE_NOOP("Rutinstod", "Ask the publisher for the signature file again."),
    Code.SIGNATURE_BROKEN: QT_TRANSLATE_NOOP("Rutinstod", "Do not use it. Ask the publisher for the file again."),
    Code.KEY_INVALID: QT_TRANSLATE_NOOP(
        "Rutinstod", "Paste the publisher's whole public key, and give the publisher a name."
    ),
    Code.PUBLISHER_EXISTS: QT_TRANSLATE_NOOP("Rutinstod", "Remove the earlier one first if it should be replaced."),
    Code.PUBLISHER_UNKNOWN: QT_TRANSLATE_NOOP("Rutinstod", "Look at the list again. It may have been removed."),
    Code.WORKBOOK_REFUSED: QT_TRANSLATE_NOOP("Rutinstod", "Mend the rows that are named, and choose the file again."),
    Code.ROUTINE_REFUSED: QT_TRANSLATE_NOOP("Rutinstod", "Ask the coordinator to have the file checked."),
    Code.ROUTINE_MISSING: QT_TRANSLATE_NOOP("Rutinstod", "Do not ask before there is one. Tell your manager."),
    Code.CONTACT_REFUSED: QT_TRANSLATE_NOOP(
        "Rutinstod", "Give a name, whom it is for, and at least one telephone number of digits."
    ),
    Code.DOCUMENT_REFUSED: QT_TRANSLATE_NOOP(
        "Rutinstod", "Open it in your word processor and save it as .docx or as plain text."
    ),
    Code.CONTENT_MISSING: QT_TRANSLATE_NOOP("Rutinstod", "Install the program again, or put the file back."),
    Code.FIGURES_UNSAFE: QT_TRANSLATE_NOOP("Rutinstod", "Nothing was written. Tell whoever looks after the program."),
    Code.FIGURES_TOO_LARGE: QT_TRANSLATE_NOOP("Rutinstod", "Use fewer columns. Nothing was written."),
    Code.FIGURES_YEAR_FIXED: QT_TRANSLATE_NOOP(
        "Rutinstod", "A published year keeps its tables, its units and its protection. Nothing was written."
    ),
    Code.FIGURES_REASON_NEEDED: QT_TRANSLATE_NOOP("Rutinstod", "Choose why it is published anew. Nothing was written."),
    Code.FIGURES_DATA_REFUSED: QT_TRANSLATE_NOOP("Rutinstod", "Mend the file and try again. Nothing was written."),
    Code.FIGURES_COLUMN_UNKNOWN: QT_TRANSLATE_NOOP("Rutinstod", "Choose among the headings of the file's first row."),
    Code.FIGURES_YEAR_FIXED: QT_TRANSLATE_NOOP(
        "Rutinstod", "Nothing was written. Choose the same protection and tables as in the first edition of the year."
    ),
    Code.FIGURES_UNREADABLE: QT_TRANSLATE_NOOP("Rutinstod", "Choose a folder that holds an export."),
    Code.FILE_UNREADABLE: QT_TRANSLATE_NOOP("Rutinstod", "Choose another file, or ask for the right to read it."),
    Code.SHEET_UNKNOWN: QT_TRANSLATE_NOOP("Rutinstod", "Choose among the tables of the year's plan."),
    Code.COUNTS_UNREADABLE: QT_TRANSLATE_NOOP("Rutinstod", "Ask the unit for the file again."),
    Code.COUNTS_NEWER: QT_TRANSLATE_NOOP("Rutinstod", "Update the program here, then open the file again."),
    Code.COUNTS_TOO_LARGE: QT_TRANSLATE_NOOP("Rutinstod", "Nothing was written. Tell whoever looks after the program."),
    Code.COUNTS_ALTERED: QT_TRANSLATE_NOOP("Rutinstod", "Ask the unit for the file again. Nothing was written."),
    Code.COUNTS_NOT_FOR_US: QT_TRANSLATE_NOOP("Rutinstod", "Send the unit your public key and ask it to seal again."),
    Code.COUNTS_SENDER_UNKNOWN: QT_TRANSLATE_NOOP(
        "Rutinstod", "Ask the unit for its public key, and compare the digits on the telephone."
    ),
    Code.COUNTS_MIXED: QT_TRANSLATE_NOOP("Rutinstod", "Put together only files of the same year, plan and method."),
    Code.COUNTS_TWICE: QT_TRANSLATE_NOOP("Rutinstod", "Take one of its files away."),
    Code.COUNTS_MISSING: QT_TRANSLATE_NOOP(
        "Rutinstod", "Get their files, or go on without them; the table then says so."
    ),
    Code.COUNTS_NOT_FOR_ADDING: QT_TRANSLATE_NOOP("Rutinstod", "Ask the unit for an export with rounded numbers."),
    Code.COUNTS_FEW_UNITS: QT_TRANSLATE_NOOP("Rutinstod", "Nothing was written. Wait for more units."),
    Code.COUNTS_TELL_OF_UNIT: QT_TRANSLATE_NOOP(
        "Rutinstod", "Nothing was written. Leave out the rows of single units."
    ),
    Code.PUBLIC_KEY_UNREADABLE: QT_TRANSLATE_NOOP("Rutinstod", "Ask for the key file again."),
    Code.FINGERPRINT_NEEDED: QT_TRANSLATE_NOOP(
        "Rutinstod", "Call its owner, and type the thirty digits that are read out."
    ),
    Code.FINGERPRINT_WRONG: QT_TRANSLATE_NOOP("Rutinstod", "Do not use it. Ask its owner for the key another way."),
    Code.KEY_KNOWN: QT_TRANSLATE_NOOP("Rutinstod", "Ask why it has changed, then remove the earlier one."),
    Code.KEY_UNKNOWN: QT_TRANSLATE_NOOP("Rutinstod", "Look at the list of keys again."),
    Code.COLLATOR_KEY_MISSING: QT_TRANSLATE_NOOP("Rutinstod", "Make one, and send its public half to the units."),
    Code.OUTPUT_REFUSED: QT_TRANSLATE_NOOP("Rutinstod", "Choose another folder. Nothing was written."),
    Code.LOG_IN_TOO_SOON: QT_TRANSLATE_NOOP(
        "Rutinstod", "Wait until the button can be pressed again. Nobody is shut out for good."
    ),
    Code.PASSPHRASE_WEAK: QT_TRANSLATE_NOOP("Rutinstod", "Choose four or five words that do not belong together."),
    Code.PASSPHRASE_FIRST: QT_TRANSLATE_NOOP("Rutinstod", "Choose one that nobody else knows."),
    Code.PASSPHRASE_SAME: QT_TRANSLATE_NOOP("Rutinstod", "Choose another."),
    Code.PASSPHRASE_WRONG: QT_TRANSLATE_NOOP("Rutinstod", "Type it again. Nothing was changed."),
    Code.ACCOUNT_UNKNOWN: QT_TRANSLATE_NOOP("Rutinstod", "Look at the list again. It may have been changed."),
    Code.ACCOUNT_DISABLED: QT_TRANSLATE_NOOP("Rutinstod", "Ask the administrator if that is a mistake."),
    Code.ACCOUNT_OLD: QT_TRANSLATE_NOOP("Rutinstod", "Let its owner log in once, or shut it out. Then try again."),
    Code.ACCOUNT_CHANGED: QT_TRANSLATE_NOOP(
        "Rutinstod", "Nothing was handed over. Go back and compare the digits anew."
    ),
    Code.ROLE_MISSING: QT_TRANSLATE_NOOP("Rutinstod", "Tick at least one."),
    Code.LAST_ADMINISTRATOR: QT_TRANSLATE_NOOP(
        "Rutinstod", "Make somebody else administrator first. Nothing was changed."
    ),
    Code.LAST_SCREENER: QT_TRANSLATE_NOOP(
        "Rutinstod", "Let somebody else in to the records first. Nothing was changed."
    ),
    Code.SHARE_WRONG: QT_TRANSLATE_NOOP("Rutinstod", "Compare each word with the paper."),
    Code.RECOVERY_UNCONFIRMED: QT_TRANSLATE_NOOP(
        "Rutinstod", "Lock and log in again: they are then made anew and can be printed."
    ),
    Code.DISK_TOO_SMALL: QT_TRANSLATE_NOOP("Rutinstod", "Free some space and try again. Nothing was touched."),
    Code.CANCELLED: QT_TRANSLATE_NOOP("Rutinstod", "Everything is as it was."),
    Code.BROKEN_PROMISE: QT_TRANSLATE_NOOP(
        "Rutinstod", "Start it again. What was saved is still there. Tell whoever looks after the program."
    ),
}

_FINDINGS: Mapping[str, str] = {
    "cut": QT_TRANSLATE_NOOP(
        "Rutinstod", "The program was stopped, and its newest writing is damaged. A copy of it has been put aside."
    ),
    "adopted": QT_TRANSLATE_NOOP(
        "Rutinstod",
        "The record of which conversations there are was missing and has been made anew. That is right once, after a"
        " new version of the program. At any other time, tell the administrator.",
    ),
    "moved": QT_TRANSLATE_NOOP(
        "Rutinstod", "The unit's file has been moved or copied here. If it is a copy, use one of the two only."
    ),
    "clock": QT_TRANSLATE_NOOP(
        "Rutinstod", "The computer's clock is earlier than when the unit's file was last used. Set it right."
    ),
}

_WEAK: Mapping[str, str] = {
    "words": QT_TRANSLATE_NOOP("Rutinstod", "The passphrase is made of words that are guessed first."),
    "repeated": QT_TRANSLATE_NOOP("Rutinstod", "The passphrase repeats the same thing."),
    "sequence": QT_TRANSLATE_NOOP("Rutinstod", "The passphrase is a row of letters or digits."),
    "keyboard": QT_TRANSLATE_NOOP("Rutinstod", "The passphrase is a row of neighbouring keys."),
    "date": QT_TRANSLATE_NOOP("Rutinstod", "The passphrase is mostly a date."),
    "own": QT_TRANSLATE_NOOP("Rutinstod", "The passphrase holds your user name or the name of the unit."),
}

_LEVELS: Mapping[str, str] = {
    "major": QT_TRANSLATE_NOOP("Rutinstod", "Answers no longer mean the same: raise the first number of the version."),
    "minor": QT_TRANSLATE_NOOP("Rutinstod", "More than words has changed: raise the second number of the version."),
    "patch": QT_TRANSLATE_NOOP("Rutinstod", "Raise the last number of the version."),
}


#: What is named behind the sentence: the fact that says who or which.
_NAMED: Mapping[Code, str] = {
    Code.COUNTS_TWICE: "unit",
    Code.COUNTS_MISSING: "units",
    Code.COUNTS_SENDER_UNKNOWN: "unit",
    Code.COUNTS_TELL_OF_UNIT: "unit",
    Code.KEY_KNOWN: "name",
}

#: The smallest change with which a year's figures could be published; nothing was written in any case.
_MENDS: dict[str, str] = {
    "rounding": QT_TRANSLATE_NOOP(
        "Rutinstod", "Nothing was written. Rounded numbers in place of hidden ones would pass, and no table is lost."
    ),
    "without": QT_TRANSLATE_NOOP(
        "Rutinstod", "Nothing was written. Without the table {table}, {cells} numbers fewer, the rest would pass."
    ),
    "least": QT_TRANSLATE_NOOP(
        "Rutinstod", "Nothing was written. With units under {least} put together, {cells} numbers fewer, it would pass."
    ),
}


def sentence(error: ScreeningError) -> str:
    """Return what is wrong, in one or two sentences of the language in use."""
    facts = error.facts
    if error.code is Code.GAPS_LEFT and isinstance(facts.get("count"), int):
        return counted(
            QT_TRANSLATE_NOOP("Rutinstod", "%n question(s) have no answer yet.", None, 1), int(str(facts["count"]))
        )
    if error.code is Code.CONTENT_MISSING and facts.get("file"):
        return translate("Rutinstod", "The file {file} is needed and is missing.").format(file=facts["file"])
    if error.code is Code.PASSPHRASE_SHORT and isinstance(facts.get("least"), int):
        return counted(
            QT_TRANSLATE_NOOP("Rutinstod", "The passphrase needs at least %n character(s).", None, 1),
            int(str(facts["least"])),
        )
    if error.code is Code.LOG_IN_TOO_SOON and isinstance(facts.get("seconds"), int):
        return counted(
            QT_TRANSLATE_NOOP("Rutinstod", "Too many attempts have failed. Wait %n second(s).", None, 1),
            int(str(facts["seconds"])),
        )
    weak = _WEAK.get(str(facts.get("reason"))) if error.code is Code.PASSPHRASE_WEAK else None
    words = weak or _SENTENCES[error.code]
    said = translate(CONTEXT, words)
    named = facts.get(_NAMED[error.code]) if error.code in _NAMED else None
    if named:
        return f"{said.rstrip('.')}: {', '.join(named) if isinstance(named, tuple) else named}."
    questions = facts.get("questions")
    if error.code is Code.INSTRUMENT_UNWORDED and isinstance(questions, tuple):
        more = " …" if len(questions) > MOST_REASONS else ""
        return f"{said} ({', '.join(questions[:MOST_REASONS])}{more})"
    reasons = facts.get("reasons")
    if error.code is Code.FORM_NOT_BUILDABLE and isinstance(reasons, tuple):
        whole = translate("Rutinstod", "the whole")
        told = "; ".join(f"{reason.link_id or whole}: {reason.what}" for reason in reasons[:MOST_REASONS])
        return f"{said} ({told})"
    return said


def finding_in_words(finding: Finding) -> str:
    """Return the sentences about something odd that was noticed when the store was opened."""
    if finding.code == "behind":
        return counted(
            QT_TRANSLATE_NOOP(
                "Rutinstod",
                "The last %n change(s) are missing from the store. Its newest part was lost, or an older copy was put"
                " back. See what is missing before you go on, and tell the administrator.",
                None,
                1,
            ),
            finding.count,
        )
    return translate(CONTEXT, _FINDINGS[finding.code])


def advice(error: ScreeningError) -> str | None:
    """Return what to do about it and what was not lost; None where there is nothing to add."""
    if error.facts.get("mend") in _MENDS:
        facts = {name: error.facts.get(f"mend_{name}") for name in ("table", "cells", "least")}
        return translate(CONTEXT, _MENDS[str(error.facts["mend"])]).format_map(facts)
    words = _LEVELS.get(str(error.facts.get("level")), _ADVICE.get(error.code))
    return None if words is None else translate(CONTEXT, words)
