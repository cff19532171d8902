# SPDX-License-Identifier: EUPL-1.2
"""Questionnaires as they were imported or used, and trusted publishers; works inside transactions that others hold.

Nothing here is sealed: a questionnaire says nothing about a person, and a coordinator, who looks after them, has
no records key.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from screening_app.core.records import InstrumentStatus, KeptInstrument, Publisher
from screening_app.errors import Bug, CannotNow, Code
from screening_app.store.tables import instrument, publisher

if TYPE_CHECKING:
    from collections.abc import Iterable

    from screening_app.store.seen import Seen

#: Written in stores that exist: never renumber.
STATUS_CODES = {InstrumentStatus.DRAFT: 1, InstrumentStatus.ACTIVE: 2, InstrumentStatus.RETIRED: 3}

_STATUSES = {number: status for status, number in STATUS_CODES.items()}
_TIMES = ("added_at", "activated_at", "retired_at")
_described = [column for column in instrument.c if column.name != "content"]


def listed(connection: sa.Connection, seen: Seen) -> tuple[KeptInstrument, ...]:
    """Return every kept questionnaire without its bytes, by url and version."""
    rows = connection.execute(sa.select(*_described).order_by(instrument.c.url, instrument.c.version)).mappings().all()
    for row in rows:
        seen.note(instrument.name, _key(row["url"], row["version"]), _mark(row))
    return tuple(_instrument(row) for row in rows)


def content(connection: sa.Connection, url: str, version: str) -> bytes | None:
    """Return the bytes of one version, None when it is not kept."""
    found: bytes | None = connection.execute(sa.select(instrument.c.content).where(_here(url, version))).scalar()
    return found


def archive(connection: sa.Connection, kept: Iterable[tuple[KeptInstrument, bytes]]) -> None:
    """Keep those whose url and version are not kept yet; what is kept already stays what it is."""
    for each, found in kept:
        there = connection.execute(sa.select(instrument.c.sha256).where(_here(each.url, each.version))).first()
        if there is None:
            connection.execute(instrument.insert().values(**_row(each), content=found))


def add(connection: sa.Connection, kept: KeptInstrument, found: bytes) -> None:
    """Keep one more; INSTRUMENT_EXISTS when that url and version is kept already."""
    if content(connection, kept.url, kept.version) is not None:
        raise CannotNow(Code.INSTRUMENT_EXISTS, url=kept.url, version=kept.version)
    connection.execute(instrument.insert().values(**_row(kept), content=found))


def change(connection: sa.Connection, kept: KeptInstrument, seen: Seen) -> None:
    """Keep another status, signature, or who and when; the bytes stay. FORM_UNKNOWN, CHANGED_ELSEWHERE."""
    _require(connection, kept.url, kept.version, seen)
    changed = connection.execute(instrument.update().where(_here(kept.url, kept.version)).values(**_row(kept)))
    if changed.rowcount == 0:
        raise CannotNow(Code.FORM_UNKNOWN, url=kept.url, version=kept.version)


def replace_draft(connection: sa.Connection, kept: KeptInstrument, found: bytes, seen: Seen) -> None:
    """Keep other bytes for a draft that was made here and never activated; INSTRUMENT_EXISTS for any other.

    CHANGED_ELSEWHERE when another desk has changed it since this one saw it.
    """
    _require(connection, kept.url, kept.version, seen)
    draft = instrument.c.status == STATUS_CODES[InstrumentStatus.DRAFT]
    never = sa.and_(instrument.c.activated_at.is_(None), instrument.c.shipped == 0)
    # Not an update: the trigger holds the bytes of a row for as long as the row is there.
    if connection.execute(instrument.delete().where(_here(kept.url, kept.version), draft, never)).rowcount == 0:
        raise CannotNow(Code.INSTRUMENT_EXISTS, url=kept.url, version=kept.version)
    connection.execute(instrument.insert().values(**_row(kept), content=found))


def discard(connection: sa.Connection, url: str, version: str, seen: Seen) -> None:
    """Delete a draft; INSTRUMENT_IN_USE for any other, which answers may have been given to. CHANGED_ELSEWHERE."""
    _require(connection, url, version, seen)
    draft = instrument.c.status == STATUS_CODES[InstrumentStatus.DRAFT]
    if connection.execute(instrument.delete().where(_here(url, version), draft)).rowcount == 0:
        raise CannotNow(Code.INSTRUMENT_IN_USE, url=url, version=version)


def publishers(connection: sa.Connection) -> tuple[Publisher, ...]:
    """Return the trusted publishers by name; their fingerprints are left to whoever knows keys."""
    rows = connection.execute(sa.select(publisher).order_by(publisher.c.name))
    return tuple(Publisher(row.name, row.key, "", row.added_by, datetime.fromisoformat(row.added_at)) for row in rows)


def trust(connection: sa.Connection, value: Publisher) -> None:
    """Keep a publisher; PUBLISHER_EXISTS for a name that is taken."""
    if connection.execute(sa.select(publisher.c.name).where(publisher.c.name == value.name)).first() is not None:
        raise CannotNow(Code.PUBLISHER_EXISTS, name=value.name)
    row = {"name": value.name, "key": value.key, "added_by": value.added_by, "added_at": value.added_at.isoformat()}
    connection.execute(publisher.insert().values(**row))


def distrust(connection: sa.Connection, name: str) -> None:
    """Forget a publisher; PUBLISHER_UNKNOWN."""
    if connection.execute(publisher.delete().where(publisher.c.name == name)).rowcount == 0:
        raise CannotNow(Code.PUBLISHER_UNKNOWN)


def _require(connection: sa.Connection, url: str, version: str, seen: Seen) -> None:
    """Raise CHANGED_ELSEWHERE for a row that is not as it was listed; what follows makes it another."""
    row = connection.execute(sa.select(*_described).where(_here(url, version))).mappings().first()
    if row is not None:
        seen.require(instrument.name, _key(url, version), _mark(row))
    seen.forget(instrument.name, _key(url, version))


def _key(url: str, version: str) -> str:
    return f"{url}|{version}"


def _mark(row: sa.RowMapping) -> bytes:
    return repr([row[column.name] for column in _described]).encode()


def _here(url: str, version: str) -> sa.ColumnElement[bool]:
    return sa.and_(instrument.c.url == url, instrument.c.version == version)


def _row(kept: KeptInstrument) -> dict[str, Any]:
    times = {name: getattr(kept, name) for name in _TIMES}
    return {
        "url": kept.url,
        "version": kept.version,
        "sha256": kept.sha256,
        "status": STATUS_CODES[kept.status],
        "shipped": int(kept.shipped),
        "signature": kept.signature,
        "added_by": kept.added_by,
        "activated_by": kept.activated_by,
        "retired_by": kept.retired_by,
        **{name: None if moment is None else moment.isoformat() for name, moment in times.items()},
    }


def _instrument(row: sa.RowMapping) -> KeptInstrument:
    try:
        status = _STATUSES[row["status"]]
        times: dict[str, Any] = {
            name: None if row[name] is None else datetime.fromisoformat(row[name]) for name in _TIMES
        }
    except (KeyError, ValueError) as error:
        raise Bug(Code.BROKEN_PROMISE, unreadable="instrument") from error
    plain = {name: row[name] for name in row if name not in {"status", "shipped", *_TIMES}}
    return KeptInstrument(**plain, **times, status=status, shipped=bool(row["shipped"]))
