# SPDX-License-Identifier: EUPL-1.2
"""The access log: append only, each line bound to the one before it by a MAC under the file key."""

from __future__ import annotations

import hmac
from datetime import datetime
from typing import TYPE_CHECKING

import sqlalchemy as sa

from screening_app.store.key_format import canonical
from screening_app.store.sealing import derive
from screening_app.store.surface import LogEntry
from screening_app.store.tables import access_log

if TYPE_CHECKING:
    from collections.abc import Callable

    from screening_app.core.records import Account


#: What fingerprints of case references in the log are made for.
SUBJECT = "access_log.subject"


class AccessLog:
    """Writes and checks the log inside transactions that others hold."""

    def __init__(self, file_key: bytes) -> None:
        self._key = derive(file_key, "log/v1")

    def append(
        self, connection: sa.Connection, at: datetime, account: Account, action: str, subject: bytes | None
    ) -> None:
        """Write one line; it becomes durable with the transaction."""
        newest = sa.select(access_log.c.seq, access_log.c.mac).order_by(access_log.c.seq.desc()).limit(1)
        last = connection.execute(newest).one_or_none()
        entry = LogEntry(
            seq=1 if last is None else last.seq + 1,
            at=at,
            user=account.user,
            role="+".join(sorted(account.roles)),
            action=action,
            subject=None if subject is None else subject.hex(),
        )
        mac = self._mac(b"" if last is None else last.mac, _content(entry))
        connection.execute(access_log.insert().values(**_content(entry), mac=mac))

    def entries(self, connection: sa.Connection) -> tuple[LogEntry, ...]:
        """Return every line, oldest first."""
        rows = connection.execute(sa.select(access_log).order_by(access_log.c.seq))
        return tuple(
            LogEntry(row.seq, datetime.fromisoformat(row.at), row.user, row.role, row.action, row.subject)
            for row in rows
        )

    def holds(self, connection: sa.Connection) -> bool:
        """Whether no line was changed, moved, added or taken out of the middle since it was written."""
        before = b""
        rows = connection.execute(sa.select(access_log).order_by(access_log.c.seq)).mappings()
        for expected, row in enumerate(rows, start=1):
            content = {name: value for name, value in row.items() if name != "mac"}
            if row["seq"] != expected or not hmac.compare_digest(row["mac"], self._mac(before, content)):
                return False
            before = row["mac"]
        return True

    def bind_anew(self, connection: sa.Connection, subject: Callable[[str], str]) -> None:
        """Bind every line under this log's key; `subject` gives each fingerprint of a case anew. For new keys only."""
        before = b""
        for row in connection.execute(sa.select(access_log).order_by(access_log.c.seq)).mappings().all():
            content = {name: value for name, value in row.items() if name != "mac"}
            if content["subject"] is not None:
                content["subject"] = subject(content["subject"])
            before = self._mac(before, content)
            changed = access_log.update().where(access_log.c.seq == row["seq"])
            connection.execute(changed.values(subject=content["subject"], mac=before))

    def _mac(self, before: bytes, content: dict[str, object]) -> bytes:
        return hmac.digest(self._key, before + canonical(content), "sha256")


def _content(entry: LogEntry) -> dict[str, object]:
    return {
        "seq": entry.seq,
        "at": entry.at.isoformat(),
        "user": entry.user,
        "role": entry.role,
        "action": entry.action,
        "subject": entry.subject,
    }
