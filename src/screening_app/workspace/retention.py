# SPDX-License-Identifier: EUPL-1.2
"""The use cases of purging: rules, a list to look at first, two people, and a protocol without identities."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from screening_app import store as storage
from screening_app.core.access import Permission, require
from screening_app.core.records import DataMode
from screening_app.core.retention import AFTER_HAND_OVER, LIMIT, Due, Hold, Purge, RetentionRules, due
from screening_app.errors import CannotNow, Code
from screening_app.output import write_files
from screening_app.workspace.surroundings import Surroundings

_AFTER, _LIMIT = "retention-after-hand-over", "retention-limit"


class Retention:
    """The retention clock of an unlocked unit; in tally mode nothing is kept that it could take."""

    def __init__(self, store: storage.Store, surroundings: Surroundings) -> None:
        self._store = store
        self._clock = surroundings.clock

    @property
    def rules(self) -> RetentionRules:
        """The rules in force."""
        usual = RetentionRules()
        return RetentionRules(
            int(self._store.policy(_AFTER, str(usual.after_hand_over))),
            int(self._store.policy(_LIMIT, str(usual.limit))),
        )

    def set_rules(self, rules: RetentionRules) -> None:
        """Decide the rules, each one of the days that can be chosen. For administrators. Logged."""
        require(self._store.account, Permission.ADMINISTER)
        if rules.after_hand_over not in AFTER_HAND_OVER or rules.limit not in LIMIT:
            raise CannotNow(Code.ANSWER_REFUSED)
        self._store.set_policy(_AFTER, str(rules.after_hand_over), "retention-rules")
        self._store.set_policy(_LIMIT, str(rules.limit), "retention-rules")

    def due(self) -> tuple[Due, ...]:
        """Return what would be purged today; nothing is touched. For those who read records."""
        return self._due(self._store.retention.promises() if self._is_case() else {})

    def kept_to_ask_again(self) -> int:
        """Return how many conversations are kept only because the person is to be asked again."""
        return len(self._due({})) - len(self.due())

    def holds(self) -> tuple[Hold, ...]:
        """Return what is held back, with case references, the oldest hold first. For those who read records."""
        require(self._store.account, Permission.ASK)
        kept = self._store.retention
        references = {each.contact.id: each.contact.case_reference for each in kept.conversations()}
        return tuple(replace(each, case_reference=references.get(each.contact_id)) for each in kept.holds())

    def held(self) -> int:
        """Return how many contacts are held back; every account may know so much."""
        return self._store.follow_up.holds()

    def set_hold(self, contact_id: str, *, on: bool) -> None:
        """Keep a contact whatever the clock says (a dispute, a request for disclosure), or no longer. Logged."""
        require(self._store.account, Permission.ASK)
        self._store.retention.set_hold(contact_id, self._store.account.user, self._clock(), on=on)

    def ask(self) -> Purge:
        """Ask for a purge of all that is due now; another person carries it out. PURGE_UNKNOWN when nothing is due."""
        found = self.due()
        if not found:
            raise CannotNow(Code.PURGE_UNKNOWN)
        asked = Purge(0, self._store.account.user, self._clock(), self.rules, len(found))
        self._store.retention.ask(asked, [each.conversation.id for each in found])
        return self._store.retention.purges()[0]

    def waiting(self) -> tuple[Purge, tuple[Due, ...]] | None:
        """Return the purge that waits, and what of it is still due and not held."""
        require(self._store.account, Permission.ASK)
        newest = next(iter(self._store.retention.purges()), None)
        if newest is None or newest.carried_at is not None:
            return None
        asked = frozenset(self._store.retention.asked_for())
        return newest, tuple(each for each in self.due() if each.conversation.id in asked)

    def carry_out(self) -> Purge:
        """Purge what was asked for and is still due. SECOND_PERSON for whoever asked; PURGE_UNKNOWN."""
        found = self.waiting()
        if found is None:
            raise CannotNow(Code.PURGE_UNKNOWN)
        asked, left = found
        conversations = [each.conversation for each in left]
        return self._store.retention.carry_out(asked.number, conversations, self._store.account.user, self._clock())

    def purges(self) -> tuple[Purge, ...]:
        """Return the purges that were carried out, newest first."""
        require(self._store.account, Permission.ASK)
        return tuple(each for each in self._store.retention.purges() if each.carried_at is not None)

    def save_protocol(self, purge: Purge, file: Path) -> Path:
        """Write the protocol of a purge as a PDF. OUTPUT_REFUSED."""
        from screening_app.reports.purge import protocol

        content = protocol(purge, unit_name=self._store.unit.name)
        return write_files(file.parent, {file.name: content})[0]

    def _is_case(self) -> bool:
        require(self._store.account, Permission.ASK)
        return self._store.mode is DataMode.CASE

    def _due(self, promises: Mapping[str, date]) -> tuple[Due, ...]:
        if not self._is_case():
            return ()
        kept = self._store.retention
        held = {each.contact_id for each in kept.holds()}
        return due(kept.conversations(), self.rules, held, self._clock().date(), promises)
