# SPDX-License-Identifier: EUPL-1.2
"""Where a unit's PostgreSQL database is, and as whom it is entered; the file `unit.server` keeps the first.

The file holds no password and no user. A desk that has it can be opened: the key file is fetched from the database.
Off the local host the server has to prove by its certificate that it is the one that was named.
"""

from __future__ import annotations

import ipaddress
import json
import uuid
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from screening_app.errors import CannotNow, Code
from screening_app.store.files import coded_file_errors, replace_file
from screening_app.store.sealing import derive
from screening_app.store.surface import SERVER_FILE, ServerLogin

if TYPE_CHECKING:
    from screening_app.store.vault import Keys

FORMAT = "unit-store-server"
VERSION = 1
#: What the operating system trusts, instead of one certificate.
SYSTEM = "system"

_DRIVER = "postgresql+psycopg"
_PORT = 5432
_LARGEST = 1 << 18
_MAY_ASK = {"host", "port", "sslmode", "sslrootcert"}


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """One store's place on a server.

    `host` is a name, an address, or the folder of a Unix socket. `root` is "system", or the certificate (PEM) that
    the server's own has to go back to; it is used when `tls` is set.
    """

    store: str
    host: str
    port: int
    database: str
    tls: bool
    root: str = SYSTEM

    @property
    def schema(self) -> str:
        """The name of the store's schema, which its roles begin with too."""
        return f"rutinstod_{self.store.replace('-', '')[:12]}"


@dataclass(frozen=True, slots=True)
class Entrance:
    """As whom the database is entered. `is_role`: a role of the store's own, whose password nobody types."""

    user: str
    password: str | None = field(repr=False)
    is_role: bool = True


def door(address: ServerAddress) -> Entrance:
    """Return the entrance for whoever has a key file of the store, of any age: it leads to the newest, no further."""
    return Entrance(f"{address.schema}_door", _password(address.store.encode().ljust(32), "door"))


def desk(address: ServerAddress, keys: Keys) -> Entrance:
    """Return the entrance that these keys open: with the records key to everything, else to no sealed column."""
    if keys.records is not None:
        return Entrance(f"{address.schema}_records", _password(keys.records, "records"))
    return counts(address, keys)


def counts(address: ServerAddress, keys: Keys) -> Entrance:
    """Return the entrance that the file key alone opens."""
    return Entrance(f"{address.schema}_counts", _password(keys.file, "counts"))


def parsed(login: ServerLogin, store: str) -> tuple[ServerAddress, Entrance]:
    """Return where the URL points, and its user as the one who may make schema and roles.

    SERVER_ADDRESS_INVALID (`reason`), SERVER_NEEDS_TLS for another host without the proof of a certificate.
    """
    import sqlalchemy as sa

    try:
        url = sa.engine.make_url(login.url)
    except (sa.exc.ArgumentError, ValueError) as error:
        raise CannotNow(Code.SERVER_ADDRESS_INVALID, reason="form") from error
    if url.drivername != _DRIVER or not url.database or not url.username:
        raise CannotNow(Code.SERVER_ADDRESS_INVALID, reason="form")
    if url.password is not None:
        # Other users of the computer can read what a program was started with.
        raise CannotNow(Code.SERVER_ADDRESS_INVALID, reason="password")
    asked = dict(url.query)
    if not asked.keys() <= _MAY_ASK or not all(isinstance(each, str) for each in asked.values()):
        raise CannotNow(Code.SERVER_ADDRESS_INVALID, reason="option")
    host, port = url.host or str(asked.get("host", "")), str(url.port or asked.get("port", _PORT))
    mode = str(asked.get("sslmode", ""))
    # A Unix socket knows no TLS.
    tls = not is_local(host) or (mode == "verify-full" and not host.startswith("/"))
    found = ServerAddress(store, host, int(port) if port.isdecimal() else 0, url.database, tls)
    if found.tls and mode not in ("", "verify-full"):
        raise CannotNow(Code.SERVER_NEEDS_TLS)
    if asked.get("sslrootcert", SYSTEM) != SYSTEM:
        found = replace(found, root=_certificate(Path(str(asked["sslrootcert"]))))
    return _sound(found), Entrance(url.username, login.password, is_role=False)


def is_local(host: str) -> bool:
    """Whether nothing that is sent there leaves the computer."""
    if host == "localhost" or host.startswith("/"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def write(folder: Path, address: ServerAddress) -> None:
    """Keep where the database is in a store's folder."""
    content = {
        "format": FORMAT,
        "v": VERSION,
        "store": address.store,
        "host": address.host,
        "port": address.port,
        "database": address.database,
        "tls": address.tls,
        "root": address.root,
    }
    with coded_file_errors():
        replace_file(folder / SERVER_FILE, json.dumps(content, indent=1, sort_keys=True).encode())


def read(file: Path) -> ServerAddress:
    """Return what such a file says; SERVER_ADDRESS_INVALID, SERVER_NEEDS_TLS when somebody has taken that away."""
    with coded_file_errors():
        content = file.read_bytes()[:_LARGEST]
    try:
        found: dict[str, Any] = json.loads(content)
        if found.pop("format") != FORMAT or found.pop("v") != VERSION:
            raise ValueError(FORMAT)
        return _sound(ServerAddress(**found))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise CannotNow(Code.SERVER_ADDRESS_INVALID, reason="form") from error


def _sound(address: ServerAddress) -> ServerAddress:
    uuid.UUID(address.store)
    texts = (address.host, address.database, address.root)
    if not all(isinstance(each, str) and each and "\0" not in each for each in texts) or "," in address.host:
        raise CannotNow(Code.SERVER_ADDRESS_INVALID, reason="form")
    if not isinstance(address.port, int) or not 1 <= address.port <= 65535 or not isinstance(address.tls, bool):
        raise CannotNow(Code.SERVER_ADDRESS_INVALID, reason="form")
    if not address.tls and not is_local(address.host):
        raise CannotNow(Code.SERVER_NEEDS_TLS)
    return address


def _certificate(file: Path) -> str:
    try:
        found = file.read_text("ascii")
    except (OSError, ValueError) as error:
        raise CannotNow(Code.FILE_UNREADABLE, file=file.name) from error
    if "BEGIN CERTIFICATE" not in found or "PRIVATE" in found:
        raise CannotNow(Code.SERVER_ADDRESS_INVALID, reason="certificate")
    return found


def _password(key: bytes, purpose: str) -> str:
    return derive(key, f"server/{purpose}/v1").hex()
