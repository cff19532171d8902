# SPDX-License-Identifier: EUPL-1.2
"""A PostgreSQL server of the distribution for the tests alone: in a folder of its own, on loopback, then gone."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest

from screening_app.store import SERVER_FILE, ServerLogin, server_address

OLDEST = 15
ADMINISTRATOR = "tester"
PASSWORD = "the administrator's own"
DATABASE = "unit"


@dataclass
class Server:
    """A running server. `programs` is where its own programs lie; `user` as whom it runs."""

    folder: Path
    port: int
    programs: Path
    user: str | None

    def login(self, **options: str) -> ServerLogin:
        """Return what `store create --database` is given."""
        asked = "&".join(f"{name}={value}" for name, value in options.items())
        return ServerLogin(f"postgresql+psycopg://{ADMINISTRATOR}@127.0.0.1:{self.port}/{DATABASE}?{asked}", PASSWORD)

    def connect(self, user: str = ADMINISTRATOR, password: str = PASSWORD, **options: object):
        """Enter with the bare driver, as somebody without the program would."""
        import psycopg

        given = {"host": "127.0.0.1", "port": self.port, "dbname": DATABASE, "autocommit": True, "sslmode": "disable"}
        return psycopg.connect(user=user, password=password, **given | options)

    @contextmanager
    def raw(self, folder: Path) -> Iterator[Raw]:
        """Enter the schema of the store in `folder` as the server's administrator, who has no key."""
        with self.connect() as connection:
            connection.execute(f"SET search_path = {schema_of(folder)}")
            yield Raw(connection)

    def run(self, program: str, *arguments: str) -> None:
        """Run one of the server's programs as its user; its output is shown when it fails."""
        done = subprocess.run(
            [*_as(self.user), self.programs / program, *arguments],
            cwd=self.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if done.returncode:
            pytest.fail(f"{program}: {done.stdout}")

    def change(self, **settings: str) -> None:
        """Change settings of the running server."""
        lines = [f"{name} = '{value}'" for name, value in settings.items()]
        with (self.folder / "data" / "postgresql.auto.conf").open("a") as file:
            file.write("\n".join([*lines, ""]))
        self.run("pg_ctl", "-D", f"{self.folder}/data", "-s", "-m", "fast", "stop")
        self.start()

    def start(self) -> None:
        """Start it and wait until it answers."""
        log = f"{self.folder}/log"
        self.run("pg_ctl", "-D", f"{self.folder}/data", "-s", "-w", "-l", log, "start")

    def stop(self) -> None:
        """Stop it at once."""
        self.run("pg_ctl", "-D", f"{self.folder}/data", "-s", "-m", "immediate", "stop")

    def own(self, file: Path) -> None:
        """Give a file to the user as whom it runs."""
        if self.user is not None:
            shutil.chown(file, self.user)
        file.chmod(0o600)


class Raw:
    """The bare driver's connection, which also understands how SQLite writes bytes, and names a trigger."""

    def __init__(self, connection) -> None:
        self._connection = connection

    def execute(self, text: str, values=None):
        """Run one statement."""
        text = re.sub(r"x'([0-9a-f]*)'", r"'\\x\1'::bytea", text)
        text = re.sub(r"DROP TRIGGER (\w+?)_(no_\w+|sealed)", r"DROP TRIGGER \1_\2 ON \1", text)
        return self._connection.execute(text, values)


def schema_of(folder: Path) -> str:
    """Return the schema of the store in a folder, which its roles begin with too."""
    return server_address.read(folder / SERVER_FILE).schema


@contextmanager
def running() -> Iterator[Server]:
    """Make a server and stop it afterwards; skips the test, with the reason, where there is none to be had."""
    programs, user = _programs(), _user()
    # Not below pytest's folder: that is closed to other users.
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    made = Server(folder, _free_port(), programs, user)
    try:
        secret = folder / "password"
        secret.write_text(PASSWORD)
        made.own(secret)
        if user is not None:
            shutil.chown(folder, user)
        made.run(
            *("initdb", "-D", f"{folder}/data", "-U", ADMINISTRATOR, f"--pwfile={secret}", "-A", "scram-sha-256"),
            *("--no-locale", "-E", "UTF8", "--no-sync"),
        )
        with (folder / "data" / "postgresql.conf").open("a") as file:
            # What a power cut does to a server is not ours to test, and the disk is shared.
            file.write(f"listen_addresses = '127.0.0.1'\nport = {made.port}\nfsync = off\nlog_statement = 'all'\n")
            file.write(f"unix_socket_directories = '{folder}'\nshared_buffers = 16MB\nmax_connections = 40\n")
        made.start()
        try:
            with made.connect(dbname="postgres") as connection:
                connection.execute(f"CREATE DATABASE {DATABASE}")
            yield made
        finally:
            made.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    if os.name == "nt":
        pytest.skip("no PostgreSQL of the distribution on Windows")
    if find_spec("psycopg") is None:
        pytest.skip("psycopg is not installed (the extra `desks`)")
    found = shutil.which("initdb")
    folders = [Path(found).parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for folder in folders:
        if (folder / "initdb").exists() and (folder / "pg_ctl").exists():
            version = subprocess.run([folder / "postgres", "-V"], capture_output=True, text=True, check=True).stdout
            if int(version.split()[2].partition(".")[0]) >= OLDEST:
                return folder
    pytest.skip(f"no PostgreSQL {OLDEST} or newer is installed (Debian package postgresql)")


def _user() -> str | None:
    """Return as whom the server runs: it refuses to run as root."""
    if os.geteuid() != 0:
        return None
    import pwd

    known = {each.pw_name for each in pwd.getpwall()}
    name = next((each for each in ("postgres", "nobody") if each in known), None)
    if name is None or shutil.which("runuser") is None:
        pytest.skip("root may not run PostgreSQL, and there is no other user to run it as")
    return name


def _as(user: str | None) -> list[str]:
    return [] if user is None else ["runuser", "-u", user, "--"]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
