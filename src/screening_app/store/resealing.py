# SPDX-License-Identifier: EUPL-1.2
"""The key file and the rows under other keys: what a change of keys does, in a copy of the file or on a server."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from screening_app.core.records import Role
from screening_app.errors import Bug, CannotNow, Code
from screening_app.store import vault
from screening_app.store.exchange import OwnKeys
from screening_app.store.log import SUBJECT, AccessLog
from screening_app.store.records_table import CASE_INDEX, SealedRecords
from screening_app.store.sealing import Sealer
from screening_app.store.tables import contact, head, metadata

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from screening_app.store.key_format import KeyFile, Slot
    from screening_app.store.vault import Keys
    from screening_app.store.wholeness import Wholeness

_ROWS = 200


def new_key_file(old: KeyFile, keys: Keys, secret: bytes) -> KeyFile:
    """Return the key file that seals other keys to the accounts that hold the old ones, and to new recovery shares.

    ACCOUNT_OLD (`user`) for an account without a key pair.
    """
    bare = replace(old, gen=old.gen + 1, file_kid=old.file_kid + 1, records_kid=old.records_kid + 1)
    slots = tuple(_new_slot(bare, slot, keys) for slot in old.slots)
    whole = vault.with_recovery(replace(bare, slots=slots), secret, keys)
    return vault.signed_by(whole, keys)


class Resealing:
    """Brings rows from one pair of keys to another, inside a transaction that others hold.

    `told` gets how many values are sealed anew and how many there are; what it raises undoes everything.
    """

    def __init__(self, keyfile: KeyFile, old: Keys, new: Keys, told: Callable[[int, int], None]) -> None:
        if old.records is None or new.records is None:
            raise CannotNow(Code.NOT_PERMITTED)
        self._old_sealer = Sealer(keyfile.store, old.records, keyfile.records_kid)
        self._sealer = Sealer(keyfile.store, new.records, keyfile.records_kid + 1)
        self._old_own = OwnKeys(keyfile, old, keyfile.file_kid)
        self._own = OwnKeys(keyfile, new, keyfile.file_kid + 1)
        self._log = AccessLog(new.file)
        self._told = told

    def everything(self, connection: sa.Connection, whole: Wholeness) -> None:
        """Seal every value, bind the log and make the head anew. The triggers have to be off."""
        subjects = dict(self._seal_anew(connection))
        self._old_own.reseal(connection, self._own)
        self._log.bind_anew(connection, lambda subject: subjects.get(subject) or self._foreign(subject))
        connection.execute(head.update().values(open=None, records=None))
        whole.adopt(connection)

    def prove(self, connection: sa.Connection, whole: Wholeness) -> None:
        """Look at everything as the next log-in will; BROKEN_PROMISE."""
        SealedRecords(self._sealer, whole).read_all(connection)
        if not self._log.holds(connection) or whole.faults(connection) or not self._own.are_whole(connection):
            raise Bug(Code.BROKEN_PROMISE, rekey="log")

    def _seal_anew(self, connection: sa.Connection) -> Iterator[tuple[str, str]]:
        """Seal every value under the new key; yields the log's fingerprints of case references, old and new."""
        places = [(column.table, column) for column in sealed_columns()]
        total = sum(rows_of(connection, table) for table, _ in places)
        done = 0
        for table, column in places:
            ids = list(connection.execute(sa.select(table.c.id)).scalars())
            for start in range(0, len(ids), _ROWS):
                chunk = ids[start : start + _ROWS]
                for row in connection.execute(sa.select(table.c.id, column).where(table.c.id.in_(chunk))).all():
                    value = self._old_sealer.unseal(table.name, column.name, row[0], row[1])
                    sealed = self._sealer.seal(table.name, column.name, row[0], value)
                    changes: dict[str, Any] = {column.name: sealed}
                    if table is contact:
                        reference = SealedRecords.reference_in(value)
                        if reference is not None:
                            changes["case_index"] = self._sealer.blind(CASE_INDEX, reference)
                            old = self._old_sealer.blind(SUBJECT, reference).hex()
                            yield old, self._sealer.blind(SUBJECT, reference).hex()
                    connection.execute(table.update().where(table.c.id == row[0]).values(**changes))
                done += len(chunk)
                self._told(done, total)

    def _foreign(self, subject: str) -> str:
        """Return a fingerprint for a case that is no longer here: it stays equal to itself, and to nothing else."""
        return self._sealer.blind(f"{SUBJECT}.earlier", subject).hex()


def sealed_columns() -> tuple[sa.Column[Any], ...]:
    """Return every column whose values are sealed under the records key, to the row's `id`."""
    return tuple(
        column for table in metadata.sorted_tables for column in table.columns if column.info.get("sealed", False)
    )


def rows_of(connection: sa.Connection, table: sa.Table) -> int:
    """Return how many rows a table has."""
    return int(connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one())


def _new_slot(keyfile: KeyFile, slot: Slot, keys: Keys) -> Slot:
    if vault.FILE not in slot.wraps:
        return slot
    if slot.pair is None:
        raise CannotNow(Code.ACCOUNT_OLD, user=slot.user)
    reads = Role.SCREENER in slot.roles and vault.RECORDS in slot.wraps
    held = keys if reads else replace(keys, records=None)
    return vault.with_keys(keyfile, replace(slot, wraps={}), held)
