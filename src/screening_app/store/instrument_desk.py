# SPDX-License-Identifier: EUPL-1.2
"""The questionnaires of an open store: kept, being made, and whose signatures are trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screening_app.store import instruments_table, unfinished_table

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    import sqlalchemy as sa

    from screening_app.core.records import KeptInstrument, Publisher, UnfinishedInstrument
    from screening_app.store.seen import Seen


class InstrumentDesk:
    """`reading` and `writing` give transactions, `log` writes a line inside one. Every account may read.

    What is changed must be as `seen` here last: CHANGED_ELSEWHERE.
    """

    def __init__(
        self,
        reading: Callable[[], AbstractContextManager[sa.Connection]],
        writing: Callable[[], AbstractContextManager[sa.Connection]],
        log: Callable[[sa.Connection, str], None],
        seen: Seen,
    ) -> None:
        self._reading = reading
        self._writing = writing
        self._log = log
        self._seen = seen

    def listed(self) -> tuple[KeptInstrument, ...]:
        """Return the questionnaires kept here, without their bytes."""
        with self._reading() as connection:
            found = instruments_table.listed(connection, self._seen)
        self._seen.settle()
        return found

    def content(self, url: str, version: str) -> bytes | None:
        """Return the exact bytes of one version, None when it is not kept."""
        with self._reading() as connection:
            return instruments_table.content(connection, url, version)

    def add(self, kept: KeptInstrument, content: bytes, log: str) -> None:
        """Keep a questionnaire; INSTRUMENT_EXISTS when its url and version is kept already."""
        with self._writing() as connection:
            instruments_table.add(connection, kept, content)
            self._log(connection, log)

    def replace_draft(self, kept: KeptInstrument, content: bytes, log: str) -> None:
        """Keep other bytes for a draft that was made here and never activated; INSTRUMENT_EXISTS for any other."""
        with self._writing() as connection:
            instruments_table.replace_draft(connection, kept, content, self._seen)
            self._log(connection, log)

    def change(self, kept: KeptInstrument, log: str) -> None:
        """Keep a new status of a questionnaire, or its signature; FORM_UNKNOWN."""
        with self._writing() as connection:
            instruments_table.change(connection, kept, self._seen)
            self._log(connection, log)

    def discard(self, url: str, version: str, log: str) -> None:
        """Delete a draft that was never active; INSTRUMENT_IN_USE for any other."""
        with self._writing() as connection:
            instruments_table.discard(connection, url, version, self._seen)
            self._log(connection, log)

    def unfinished(self) -> tuple[UnfinishedInstrument, ...]:
        """Return the questionnaires that are being made, the one worked on last first."""
        with self._reading() as connection:
            return unfinished_table.listed(connection)

    def unfinished_content(self, key: str) -> bytes:
        """Return the bytes of one that is being made; UNFINISHED_UNKNOWN."""
        with self._reading() as connection:
            found = unfinished_table.content(connection, key, self._seen)
        self._seen.settle()
        return found

    def keep_unfinished(self, value: UnfinishedInstrument, content: bytes, log: str | None = None) -> None:
        """Keep what is being made: with `log` a new one, without it one anew (UNFINISHED_UNKNOWN when it is gone)."""
        with self._writing() as connection:
            unfinished_table.keep(connection, value, content, self._seen, new=log is not None)
            if log is not None:
                self._log(connection, log)

    def drop_unfinished(self, key: str, log: str) -> None:
        """Delete what was being made; UNFINISHED_UNKNOWN."""
        with self._writing() as connection:
            unfinished_table.drop(connection, key, self._seen)
            self._log(connection, log)

    def publishers(self) -> tuple[Publisher, ...]:
        """Return the publishers whose signatures are trusted; their `fingerprint` is left empty."""
        with self._reading() as connection:
            return instruments_table.publishers(connection)

    def trust(self, value: Publisher, log: str) -> None:
        """Keep a publisher's public key; PUBLISHER_EXISTS."""
        with self._writing() as connection:
            instruments_table.trust(connection, value)
            self._log(connection, log)

    def distrust(self, name: str, log: str) -> None:
        """Forget a publisher's key; PUBLISHER_UNKNOWN."""
        with self._writing() as connection:
            instruments_table.distrust(connection, name)
            self._log(connection, log)
