# SPDX-License-Identifier: EUPL-1.2
"""Backups: database and key file as they were at one moment, in one file that nobody can read without a passphrase.

A bundle is a plain zip archive, so that it can be taken apart without this program: `unit.db` (encrypted by SQLCipher
under the file key), `unit.keys` (the key file) and `manifest.json` (what they are, their checksums, and a MAC under
the file key over all of it). Copying the database alone while it is open gives a file that cannot be used; this does
not. A bundle is opened and checked before it gets its name.
"""

from __future__ import annotations

import errno
import hashlib
import hmac
import json
import os
import shutil
import tempfile
import zipfile
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from screening_app.core.access_log import code_of
from screening_app.errors import CannotNow, Code
from screening_app.store import key_format, migrate
from screening_app.store.database import Database
from screening_app.store.files import flush_folder, make_folder
from screening_app.store.log import AccessLog
from screening_app.store.sealing import derive
from screening_app.store.surface import BACKUPS_FOLDER, DATABASE_FILE, KEY_FILE, Bundle
from screening_app.store.tables import access_log, head, meta
from screening_app.store.wholeness import Wholeness

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from screening_app.core.records import Account
    from screening_app.store.key_format import KeyFile
    from screening_app.store.opened import AnyDatabase
    from screening_app.store.vault import Keys

    #: Gets the share that is done; what it raises ends the work, and nothing is left.
    Progress = Callable[[float], None]

FORMAT = "unit-store-bundle"
VERSION = 1
SUFFIX = ".backup"
MANIFEST = "manifest.json"
_BEFORE = "-before-"
#: Bundles made before a change of tables that are kept, the newest.
_KEEP_BEFORE = 2
_LARGEST_MANIFEST = 1 << 20
_CHUNK = 1 << 20
_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})


def make(
    database: AnyDatabase, keyfile: KeyFile, keys: Keys, file: Path, now: datetime, progress: Progress | None = None
) -> Bundle:
    """Write a bundle, open it again and check all that these keys can; only then it gets its name.

    DISK_FULL, OUTPUT_REFUSED, STORE_DAMAGED (then no bundle is made of it, and the earlier ones stay).
    """
    told = progress or (lambda _: None)
    with _coded(file.parent), _scratch(file.parent) as scratch:
        _room(file.parent, 2 * database.size + _CHUNK)
        copy = scratch / DATABASE_FILE
        os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        target = Database(copy, keys.file, create=True)
        try:
            if database.is_shared:
                # What comes from a server are rows; the backup is an encrypted file that opens without it.
                with target.writing() as connection:
                    migrate.run(connection)
            database.copy_into(target, lambda done, total: told(0.4 * done / max(1, total)))
        finally:
            target.close()
        described = _checked(copy, keyfile, keys)
        told(0.7)
        manifest = _manifest(copy, keyfile, described, now, keys.file)
        passing = scratch / MANIFEST
        _pack(passing, copy, key_format.dump(keyfile), manifest)
        told(0.9)
        _read_all(passing)
        os.replace(passing, file)
        flush_folder(file.parent)
        told(1.0)
    return _bundle(file, manifest)


def before_migration(
    folder: Path, database: AnyDatabase, unlocked: tuple[KeyFile, Keys, Account], now: datetime
) -> None:
    """Keep the store as it is before its tables change; when that fails the change must not be made."""
    keyfile, keys, _ = unlocked
    place = automatic_folder(folder)
    name = f"rutinstod-{now:%Y-%m-%d-%H%M%S}{_BEFORE}{migrate.HEAD}{SUFFIX}"
    if not (place / name).exists():
        make(database, keyfile, keys, place / name, now)
    for old in sorted(place.glob(f"*{_BEFORE}*{SUFFIX}"), reverse=True)[_KEEP_BEFORE:]:
        old.unlink(missing_ok=True)


def automatic_folder(folder: Path) -> Path:
    """Return the folder in the store's own where automatic bundles lie, made if missing."""
    place = folder / BACKUPS_FOLDER
    with _coded(folder):
        make_folder(place)
    return place


def daily_name(now: datetime) -> str:
    """Return the name of the day's automatic bundle; it names no subject."""
    return f"rutinstod-{now:%Y-%m-%d}{SUFFIX}"


def forget_old(folder: Path, keep: int) -> None:
    """Delete the oldest daily bundles so that `keep` are left; those of before a change of tables are not counted."""
    daily = [file for file in (folder / BACKUPS_FOLDER).glob(f"*{SUFFIX}") if _BEFORE not in file.name]
    for old in sorted(daily, reverse=True)[keep:]:
        old.unlink(missing_ok=True)


def automatic(folder: Path) -> tuple[Bundle, ...]:
    """Return the automatic bundles, newest first; a file that is none is left out."""
    found = []
    for file in (folder / BACKUPS_FOLDER).glob(f"*{SUFFIX}"):
        with suppress(CannotNow):
            found.append(look(file))
    return tuple(sorted(found, key=lambda bundle: bundle.made_at, reverse=True))


def look(file: Path) -> Bundle:
    """Return what a bundle says about itself; nothing is checked yet. BACKUP_DAMAGED, FILE_UNREADABLE."""
    return _bundle(file, _parts(file))


def unpack(file: Path, folder: Path) -> Bundle:
    """Put a bundle's database and key file into an empty folder, every byte checked. BACKUP_DAMAGED, DISK_FULL."""
    manifest = _parts(file)
    with _coded(folder), _damage_named(file), zipfile.ZipFile(file) as archive:
        _room(folder, sum(entry["bytes"] for entry in manifest["files"].values()))
        for name in (DATABASE_FILE, KEY_FILE):
            wanted, found = manifest["files"][name], hashlib.sha256()
            handle = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
            with os.fdopen(handle, "wb") as target, archive.open(name) as source:
                while piece := source.read(_CHUNK):
                    found.update(piece)
                    target.write(piece)
                target.flush()
                os.fsync(target.fileno())
            if found.hexdigest() != wanted["sha256"]:
                raise CannotNow(Code.BACKUP_DAMAGED, file=file.name)
        flush_folder(folder)
    return _bundle(file, manifest)


def is_as_made(file: Path, file_key: bytes) -> bool:
    """Whether the manifest was made by whoever holds this file key, and says what it said then."""
    manifest = _parts(file)
    with _damage_named(file):
        return hmac.compare_digest(bytes.fromhex(manifest["mac"]), _mac(manifest, file_key))


def _checked(copy: Path, keyfile: KeyFile, keys: Keys) -> dict[str, Any]:
    """Open the copied database and check it; return what the manifest says of it.

    A damaged one raises STORE_DAMAGED. What was changed from outside is backed up all the same, and named in `found`.
    """
    opened = Database(copy, keys.file)
    try:
        schema = migrate.revision(opened)
        sound = not opened.damaged_pages()
        with opened.reading() as connection:
            store_id = connection.execute(sa.select(meta.c.store_id)).scalar_one()
            newest = connection.execute(sa.select(access_log).order_by(access_log.c.seq.desc()).limit(1)).first()
            sound = sound and store_id == keyfile.store
            found = [] if AccessLog(keys.file).holds(connection) else ["log"]
            changes = 0
            if schema == migrate.HEAD:
                changes = connection.execute(sa.select(head.c.changes)).scalar() or 0
                found += Wholeness(store_id, keys.file, keys.records).faults(connection)
    finally:
        opened.close()
    if not sound:
        raise CannotNow(Code.STORE_DAMAGED)
    return {"schema": schema, "changes": changes, "found": found, **_head_of(newest)}


def _head_of(newest: sa.Row[Any] | None) -> dict[str, Any]:
    if newest is None:
        return {"log_lines": 0, "log_code": ""}
    return {"log_lines": newest.seq, "log_code": code_of(newest.mac)}


def _manifest(
    copy: Path, keyfile: KeyFile, described: dict[str, Any], now: datetime, file_key: bytes
) -> dict[str, Any]:
    key_content = key_format.dump(keyfile)
    manifest: dict[str, Any] = {
        "format": FORMAT,
        "v": VERSION,
        "store": keyfile.store,
        "key_gen": keyfile.gen,
        "made_at": now.isoformat(),
        **described,
        "files": {
            DATABASE_FILE: {"bytes": copy.stat().st_size, "sha256": _sha256(copy)},
            KEY_FILE: {"bytes": len(key_content), "sha256": hashlib.sha256(key_content).hexdigest()},
        },
    }
    return manifest | {"mac": _mac(manifest, file_key).hex()}


def _pack(passing: Path, copy: Path, key_content: bytes, manifest: dict[str, Any]) -> None:
    handle = os.open(passing, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as stream:
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
            archive.writestr(MANIFEST, json.dumps(manifest, indent=1, sort_keys=True))
            archive.writestr(KEY_FILE, key_content)
            archive.write(copy, DATABASE_FILE)
        stream.flush()
        os.fsync(stream.fileno())


def _read_all(file: Path) -> None:
    """Read back what was written, as it lies on the disk."""
    manifest = _parts(file)
    with _damage_named(file), zipfile.ZipFile(file) as archive:
        for name, wanted in manifest["files"].items():
            found = hashlib.sha256()
            with archive.open(name) as source:
                while piece := source.read(_CHUNK):
                    found.update(piece)
            if found.hexdigest() != wanted["sha256"]:
                raise CannotNow(Code.BACKUP_DAMAGED, file=file.name)


def _parts(file: Path) -> dict[str, Any]:
    """Return the manifest of a bundle in the one form that is accepted."""
    with _damage_named(file), zipfile.ZipFile(file) as archive:
        names = sorted(archive.namelist())
        if names != sorted((MANIFEST, DATABASE_FILE, KEY_FILE)):
            raise CannotNow(Code.BACKUP_DAMAGED, file=file.name)
        if archive.getinfo(MANIFEST).file_size > _LARGEST_MANIFEST:
            raise CannotNow(Code.BACKUP_DAMAGED, file=file.name)
        manifest: dict[str, Any] = json.loads(archive.read(MANIFEST))
        if manifest["format"] != FORMAT or manifest["v"] != VERSION:
            raise CannotNow(Code.BACKUP_DAMAGED, file=file.name)
        for name in (DATABASE_FILE, KEY_FILE):
            if archive.getinfo(name).file_size != manifest["files"][name]["bytes"]:
                raise CannotNow(Code.BACKUP_DAMAGED, file=file.name)
        return manifest


def _bundle(file: Path, manifest: dict[str, Any]) -> Bundle:
    with _damage_named(file):
        return Bundle(
            file=file,
            store_id=str(manifest["store"]),
            made_at=datetime.fromisoformat(manifest["made_at"]),
            schema=str(manifest["schema"]),
            changes=int(manifest["changes"]),
            log_lines=int(manifest["log_lines"]),
            size=file.stat().st_size,
            log_code=str(manifest["log_code"]),
            found=tuple(str(code) for code in manifest["found"]),
        )


def _mac(manifest: dict[str, Any], file_key: bytes) -> bytes:
    content = {name: value for name, value in manifest.items() if name != "mac"}
    return hmac.digest(derive(file_key, "bundle/v1"), key_format.canonical(content), "sha256")


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _room(folder: Path, wanted: int) -> None:
    if shutil.disk_usage(folder).free < wanted:
        raise CannotNow(Code.DISK_FULL)


@contextmanager
def _scratch(folder: Path) -> Iterator[Path]:
    """Give a folder beside the result that only its owner can read and that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix=".making-", dir=folder, ignore_cleanup_errors=True) as name:
        yield Path(name)


@contextmanager
def _coded(folder: Path) -> Iterator[None]:
    """Turn what the operating system says about a place to write to into DISK_FULL or OUTPUT_REFUSED."""
    try:
        yield
    except CannotNow as problem:
        if problem.code in {Code.STORE_READ_ONLY, Code.STORE_MISSING}:
            raise CannotNow(Code.OUTPUT_REFUSED, folder=str(folder)) from problem
        raise
    except OSError as problem:
        code = Code.DISK_FULL if problem.errno in _FULL else Code.OUTPUT_REFUSED
        raise CannotNow(code, folder=str(folder)) from problem


@contextmanager
def _damage_named(file: Path) -> Iterator[None]:
    try:
        yield
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, EOFError, RuntimeError) as odd:
        raise CannotNow(Code.BACKUP_DAMAGED, file=file.name) from odd
    except OSError as problem:
        if problem.errno in _FULL:
            raise
        raise CannotNow(Code.FILE_UNREADABLE, file=file.name) from problem
