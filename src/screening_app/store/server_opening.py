# SPDX-License-Identifier: EUPL-1.2
"""How a store on a server comes to be and is entered; the rest of opening it is that of any store (opening.py)."""

from __future__ import annotations

from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from screening_app.errors import CannotNow, Code, ScreeningError
from screening_app.store import key_format, migrate, server_address, server_roles, vault
from screening_app.store.files import coded_file_errors, make_folder
from screening_app.store.server import ServerDatabase, require_support
from screening_app.store.surface import DATABASE_FILE, KEY_FILE, SERVER_FILE, ServerLogin
from screening_app.store.tables import key_copy, meta

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from screening_app.store.key_format import KeyFile
    from screening_app.store.vault import Keys


@contextmanager
def made(folder: Path, login: ServerLogin, keyfile: KeyFile, keys: Keys, row: dict[str, Any]) -> Iterator[None]:
    """Make schema, roles and tables, and the two files in the folder; all is taken away when the block fails.

    `keys` are both keys, signed into the key file. SERVER_ADDRESS_INVALID, SERVER_NEEDS_TLS, SERVER_REFUSED,
    SERVER_UNREACHABLE; NOT_PERMITTED for a login that may not make schema or roles.
    """
    require_support()
    address, entrance = server_address.parsed(login, keyfile.store)
    with closing(ServerDatabase(folder, address, entrance)) as database:
        with database.writing() as connection:
            server_roles.make(connection, address, keys)
            migrate.run(connection)
            connection.execute(meta.insert().values(id=1, schema=migrate.HEAD, **row))
            connection.execute(key_copy.insert().values(id=1, gen=keyfile.gen, content=key_format.dump(keyfile)))
            server_roles.grant(connection, address)
            server_address.write(folder, address)
            vault.write(folder / KEY_FILE, keyfile, keys)
        try:
            yield
        except BaseException:
            # What went wrong is worth more than that its remains could not be taken away.
            with suppress(ScreeningError), database.writing() as connection:
                server_roles.remove(connection, address)
            raise


def newest_key_file(folder: Path) -> KeyFile:
    """Return the key file as the database has it, or the one in the folder if that is newer; nothing is written.

    Whoever unlocks it proves that it is sound. SERVER_UNREACHABLE, SERVER_REFUSED, KEY_FILE_DAMAGED.
    """
    require_support()
    address = server_address.read(folder / SERVER_FILE)
    door = ServerDatabase(folder, address, server_address.door(address))
    with closing(door), door.reading() as connection:
        content = connection.execute(sa.select(key_copy.c.content)).scalar_one_or_none()
    if content is None:
        raise CannotNow(Code.STORE_DAMAGED)
    kept = key_format.parse(content)
    if kept.store != address.store:
        raise CannotNow(Code.STORE_MISMATCH)
    try:
        here = vault.read(folder / KEY_FILE)
    except CannotNow:
        return kept
    if here.store != address.store:
        raise CannotNow(Code.STORE_MISMATCH)
    return here if here.gen > kept.gen else kept


def entered(folder: Path, keys: Keys) -> ServerDatabase:
    """Return the database through the entrance that these keys open. SERVER_TABLES_OLD, STORE_NEWER."""
    address = server_address.read(folder / SERVER_FILE)
    database = ServerDatabase(folder, address, server_address.desk(address, keys))
    try:
        if migrate.is_older(database):
            raise CannotNow(Code.SERVER_TABLES_OLD)
    except BaseException:
        database.close()
        raise
    return database


def owner(folder: Path, login: ServerLogin) -> ServerDatabase:
    """Return the database as the one who owns the tables; STORE_MISMATCH for a URL of another server or database."""
    require_support()
    address = server_address.read(folder / SERVER_FILE)
    named, entrance = server_address.parsed(login, address.store)
    if (named.host, named.port, named.database) != (address.host, address.port, address.database):
        raise CannotNow(Code.STORE_MISMATCH)
    return ServerDatabase(folder, address, entrance)


def bring_up_to_date(folder: Path, login: ServerLogin) -> bool:
    """Give the tables the form of this program, as the one who owns them; whether anything was. Needs no key."""
    with closing(owner(folder, login)) as database:
        if not migrate.is_older(database):
            return False
        migrate.upgrade(database)
        with database.writing() as connection:
            server_roles.grant(connection, server_address.read(folder / SERVER_FILE))
    return True


def join(folder: Path, file: Path) -> None:
    """Let a new desk in: keep where the database is in its folder. The key file comes with the first log-in."""
    address = server_address.read(file)
    if any((folder / name).exists() for name in (SERVER_FILE, KEY_FILE, DATABASE_FILE)):
        raise CannotNow(Code.STORE_EXISTS)
    with coded_file_errors():
        make_folder(folder)
    server_address.write(folder, address)
