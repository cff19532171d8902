# SPDX-License-Identifier: EUPL-1.2
"""Proves the promise that the program has no network code (decision 0010): in its text, and while it is loaded."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src"
FORBIDDEN = {
    *("aiohttp", "asyncio", "asyncore", "ftplib", "http", "httpx", "imaplib", "nntplib", "paramiko", "poplib"),
    *("requests", "smtplib", "socket", "socketserver", "ssl", "telnetlib", "urllib.request", "urllib3", "webbrowser"),
    *("websockets", "xmlrpc", "multiprocessing.connection", "multiprocessing.managers"),
    *("PySide6.QtNetwork", "PySide6.QtWebSockets"),
    *("psycopg", "psycopg2", "asyncpg", "pg8000"),
}
#: The one exception (decision 0061): the database server of a unit with several desks, off unless a store names one.
EXCEPTION = ("src/screening_app/store/server.py", "psycopg")

#: What an interpreter does before anything else, so that a connection ends the process. Journeys start with it as well.
GUARD = """
import os, sys
FORBIDDEN = {"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo",
             "socket.gethostbyname", "socket.gethostbyaddr", "urllib.Request", "ftplib.connect", "smtplib.connect"}
def refuse(event, arguments):
    if event in FORBIDDEN:
        # AF_UNIX addresses are paths: the display server, never another computer.
        if event == "socket.connect" and isinstance(arguments[1], (str, bytes)):
            return
        os.write(2, b"network: " + event.encode() + b"\\n")
        os._exit(97)
sys.addaudithook(refuse)
"""
LOAD = "import importlib, json\nfor name in json.loads(sys.argv[1]): importlib.import_module(name)\n"
REFUSED = 97


def imported(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield line and full name of all that a file imports, also inside functions and by name at run time."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in {"import_module", "__import__"}:
            first = node.args[0] if node.args else None
            if isinstance(first, ast.Constant):
                yield node.lineno, str(first.value)


def is_network(name: str) -> bool:
    """Say whether a module, or one that holds it, is on the list."""
    return any(name == forbidden or name.startswith(f"{forbidden}.") for forbidden in FORBIDDEN)


def run_guarded(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run code in an interpreter that dies with status 97 at the first attempt to reach another computer."""
    environment = os.environ | {"PYTHONPATH": str(SOURCE), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", GUARD + code, *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_no_file_imports_network_code():
    found = [
        f"{path.relative_to(ROOT)}:{line} {name}"
        for path in sorted(SOURCE.rglob("*.py"))
        for line, name in imported(ast.parse(path.read_text("utf-8")))
        if is_network(name) and (path.relative_to(ROOT).as_posix(), name) != EXCEPTION
    ]

    assert found == []


def test_the_one_exception_is_loaded_by_nothing_but_a_store_on_a_server(tmp_path):
    use = f"""
import sys
from datetime import datetime, timezone
from pathlib import Path
from screening_app.core.records import DataMode, UnitKind
from screening_app.store import KdfCost
from screening_app.workspace import NewStore, Surroundings, create, unlock
around = Surroundings(lambda: datetime(2026, 11, 22, tzinfo=timezone.utc), cost=KdfCost.FLOOR)
folder = Path({str(tmp_path / "store")!r})
new = NewStore(DataMode.TALLY, "Provenheten", UnitKind.INTAKE, "anna", "korrekt häst batteri klammer")
create(folder, new, around)[0].close()
unlock(folder, "anna", "korrekt häst batteri klammer", around).close()
sys.exit(sum(name.partition(".")[0] == "psycopg" for name in sys.modules))
"""
    done = run_guarded(use)

    assert done.returncode == 0, done.stderr
    assert EXCEPTION[1] in (ROOT / EXCEPTION[0]).read_text("utf-8")


def test_loading_every_module_reaches_for_no_other_computer():
    names = [
        ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")
        for path in sorted(SOURCE.rglob("*.py"))
        if "migrations" not in path.parts
    ]

    done = run_guarded(LOAD, json.dumps(names))

    assert len(names) > 5
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "attempt",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import socket; socket.getaddrinfo('localhost', 80)",
        "import urllib.request; urllib.request.urlopen('http://localhost')",
    ],
)
def test_the_guard_itself_notices_an_attempt(attempt):
    assert run_guarded(attempt).returncode == REFUSED
