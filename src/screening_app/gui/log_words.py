# SPDX-License-Identifier: EUPL-1.2
"""The acts of the access log in words."""

from __future__ import annotations

from collections.abc import Mapping

from screening_app.core.access_log import Decision
from screening_app.gui.text import CONTEXT, QT_TRANSLATE_NOOP, translate

_ACTS: Mapping[str, str] = {
    "store-created": QT_TRANSLATE_NOOP("Rutinstod", "Set up the unit"),
    "store-opened": QT_TRANSLATE_NOOP("Rutinstod", "Logged in"),
    "desk-joined": QT_TRANSLATE_NOOP("Rutinstod", "Logged in at a new desk"),
    "store-recovered": QT_TRANSLATE_NOOP("Rutinstod", "Opened with recovery shares"),
    "store-rekeyed": QT_TRANSLATE_NOOP("Rutinstod", "Gave the unit new keys"),
    "contact-opened": QT_TRANSLATE_NOOP("Rutinstod", "Began a contact"),
    "contact-discarded": QT_TRANSLATE_NOOP("Rutinstod", "Took a contact away"),
    "record-opened": QT_TRANSLATE_NOOP("Rutinstod", "Opened a conversation"),
    "records-searched": QT_TRANSLATE_NOOP("Rutinstod", "Searched for a case reference"),
    "not-asked": QT_TRANSLATE_NOOP("Rutinstod", "Kept as not asked"),
    "sealed": QT_TRANSLATE_NOOP("Rutinstod", "Completed a conversation"),
    "hand-over-printed": QT_TRANSLATE_NOOP("Rutinstod", "Saved a hand-over as PDF"),
    "corrected": QT_TRANSLATE_NOOP("Rutinstod", "Corrected a conversation"),
    "purge-asked": QT_TRANSLATE_NOOP("Rutinstod", "Asked for a purge:"),
    "purged": QT_TRANSLATE_NOOP("Rutinstod", "Purged:"),
    "hold-set": QT_TRANSLATE_NOOP("Rutinstod", "Held a contact back from purging"),
    "hold-released": QT_TRANSLATE_NOOP("Rutinstod", "Let a contact be purged again"),
    "contact-added": QT_TRANSLATE_NOOP("Rutinstod", "Added a contact card"),
    "contact-changed": QT_TRANSLATE_NOOP("Rutinstod", "Changed a contact card"),
    "contact-verified": QT_TRANSLATE_NOOP("Rutinstod", "Verified a contact card"),
    "contact-removed": QT_TRANSLATE_NOOP("Rutinstod", "Took a contact card away"),
    "contact-put-back": QT_TRANSLATE_NOOP("Rutinstod", "Put a contact card back"),
    "routine-added": QT_TRANSLATE_NOOP("Rutinstod", "Began a routine"),
    "routine-draft-discarded": QT_TRANSLATE_NOOP("Rutinstod", "Threw the draft of a routine away"),
    "routine-decided": QT_TRANSLATE_NOOP("Rutinstod", "Put a routine into use"),
    "routine-followed-up": QT_TRANSLATE_NOOP("Rutinstod", "Noted the follow-up of a routine"),
    "routine-retired": QT_TRANSLATE_NOOP("Rutinstod", "Took a routine out of use"),
    "follow-up-window-set": QT_TRANSLATE_NOOP("Rutinstod", "Set how long a routine counts as current"),
    "retention-rules": QT_TRANSLATE_NOOP("Rutinstod", "Decided when to purge"),
    "handed-over": QT_TRANSLATE_NOOP("Rutinstod", "Ended a contact"),
    "figures-exported": QT_TRANSLATE_NOOP("Rutinstod", "Exported figures"),
    "figures-adults": QT_TRANSLATE_NOOP("Rutinstod", "Noted the number of adults for the figures"),
    "figures-decided": QT_TRANSLATE_NOOP("Rutinstod", "Decided how figures are protected"),
    "collator-key-made": QT_TRANSLATE_NOOP("Rutinstod", "Made a key for collating counts"),
    "unit-key-made": QT_TRANSLATE_NOOP("Rutinstod", "Made the unit's key for signing counts"),
    "collator-trusted": QT_TRANSLATE_NOOP("Rutinstod", "Trusted a collator's key"),
    "unit-trusted": QT_TRANSLATE_NOOP("Rutinstod", "Trusted another unit's key"),
    "collator-distrusted": QT_TRANSLATE_NOOP("Rutinstod", "Trusted a collator's key no longer"),
    "unit-distrusted": QT_TRANSLATE_NOOP("Rutinstod", "Trusted another unit's key no longer"),
    "counts-sealed": QT_TRANSLATE_NOOP("Rutinstod", "Sealed the unit's counts to a collator"),
    "counts-collated": QT_TRANSLATE_NOOP("Rutinstod", "Collated the counts of several units"),
    "backup-made": QT_TRANSLATE_NOOP("Rutinstod", "Made a backup"),
    "backup-elsewhere": QT_TRANSLATE_NOOP("Rutinstod", "Made a backup in another place"),
    "backups-kept": QT_TRANSLATE_NOOP("Rutinstod", "Decided how many backups are kept"),
    "backup-tried": QT_TRANSLATE_NOOP("Rutinstod", "Tried a backup out"),
    "backup-unsound": QT_TRANSLATE_NOOP("Rutinstod", "Found a backup unsound"),
    "backup-restored": QT_TRANSLATE_NOOP("Rutinstod", "Restored a backup"),
    "found-behind": QT_TRANSLATE_NOOP("Rutinstod", "Changes were missing at the opening"),
    "found-cut": QT_TRANSLATE_NOOP("Rutinstod", "The newest writing was damaged at the opening"),
    "found-adopted": QT_TRANSLATE_NOOP("Rutinstod", "The record of conversations was made anew at the opening"),
    "found-moved": QT_TRANSLATE_NOOP("Rutinstod", "Opened in another place than before"),
    "found-clock": QT_TRANSLATE_NOOP("Rutinstod", "The computer's clock was behind"),
    "failed-log-ins-before": QT_TRANSLATE_NOOP("Rutinstod", "Failed attempts to log in before"),
    "attempts-file-altered": QT_TRANSLATE_NOOP("Rutinstod", "The count of failed attempts had been changed"),
    "account-added": QT_TRANSLATE_NOOP("Rutinstod", "Added the account"),
    "account-reset": QT_TRANSLATE_NOOP("Rutinstod", "Gave a new first passphrase to"),
    "account-disabled": QT_TRANSLATE_NOOP("Rutinstod", "Shut out the account"),
    "account-enabled": QT_TRANSLATE_NOOP("Rutinstod", "Let in again"),
    "account-roles": QT_TRANSLATE_NOOP("Rutinstod", "Changed the roles of"),
    "key-handed-over": QT_TRANSLATE_NOOP("Rutinstod", "Handed the records key over to"),
    "shares-made": QT_TRANSLATE_NOOP("Rutinstod", "Made new recovery shares"),
    "shares-confirmed": QT_TRANSLATE_NOOP("Rutinstod", "Typed the recovery shares back"),
    "recovery-drill": QT_TRANSLATE_NOOP("Rutinstod", "Tried the recovery shares"),
    "slot-renewed": QT_TRANSLATE_NOOP("Rutinstod", "Strengthened the protection of the passphrase"),
    "passphrase-changed": QT_TRANSLATE_NOOP("Rutinstod", "Changed the passphrase"),
    "log-read": QT_TRANSLATE_NOOP("Rutinstod", "Looked at the log"),
    "log-reviewed": QT_TRANSLATE_NOOP("Rutinstod", "Checked a sample of the log"),
    "log-head-compared": QT_TRANSLATE_NOOP("Rutinstod", "Compared the log with a printed sheet"),
    "log-head-missing": QT_TRANSLATE_NOOP("Rutinstod", "The log did not match a printed sheet"),
}
_DECISIONS: Mapping[Decision, str] = {
    Decision.HAD_CAUSE: QT_TRANSLATE_NOOP("Rutinstod", "Had cause"),
    Decision.NO_CAUSE: QT_TRANSLATE_NOOP("Rutinstod", "Had no cause"),
    Decision.LOOK_INTO: QT_TRANSLATE_NOOP("Rutinstod", "Is looked into"),
}


def act_in_words(action: str) -> str:
    """Return the act, with what follows its code (a number, a user name) as it is."""
    code, _, more = action.partition(" ")
    words = _ACTS.get(code)
    return " ".join(filter(None, (code if words is None else translate(CONTEXT, words), more)))


def decision_in_words(decision: Decision) -> str:
    """Return the decision."""
    return translate(CONTEXT, _DECISIONS[decision])
