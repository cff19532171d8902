# SPDX-License-Identifier: EUPL-1.2
"""What every command shares: what it says where, who is asked for a passphrase, which files are meant."""

from __future__ import annotations

import argparse
import getpass
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from screening_app.errors import CannotNow, Code

if TYPE_CHECKING:
    from screening_app.store import Finding, ServerLogin
    from screening_app.workspace import Workspace


def show(chosen: argparse.Namespace, machine: object, words: str) -> None:
    """Say it as JSON on standard output with `--json`, else in words on standard error."""
    if chosen.json:
        say_to_machine(machine)
    elif words:
        print(words, file=sys.stderr)


def say_to_machine(machine: object) -> None:
    """Write one line of JSON on standard output: the one place where a command does.

    In ASCII, so that it is the same in every terminal: a redirected one on Windows writes no UTF-8, and a value can
    hold half a character, which no encoding can write.
    """
    print(json.dumps(machine), flush=True)


def user_of(chosen: argparse.Namespace) -> str:
    """Return who logs in."""
    return str(chosen.user) or input("User: ")


def passphrase_of(chosen: argparse.Namespace, prompt: str = "Passphrase: ") -> str:
    """Return the passphrase from its file, the environment or the prompt; never from an argument."""
    if chosen.passphrase_file is not None:
        return _first_line(chosen.passphrase_file)
    return os.environ.get("SCREENING_PASSPHRASE") or getpass.getpass(prompt)


def new_passphrase_of(chosen: argparse.Namespace, prompt: str, *, again: bool = False) -> str:
    """Return a passphrase to be set, from its own file, the variable SCREENING_NEW_PASSPHRASE or the prompt.

    With `again` whoever types it does so twice. PASSPHRASE_WRONG when the two are not the same.
    """
    if chosen.new_passphrase_file is not None:
        return _first_line(chosen.new_passphrase_file)
    found = os.environ.get("SCREENING_NEW_PASSPHRASE")
    if found:
        return found
    typed = getpass.getpass(prompt)
    if again and getpass.getpass("Once more: ") != typed:
        raise CannotNow(Code.PASSPHRASE_WRONG)
    return typed


def password_of(file: Path | None) -> str:
    """Return the first line of a file as the password of a PDF, nothing where no file is named. CONTENT_MISSING."""
    if file is None:
        return ""
    lines = bytes_of(file).decode("utf-8", "replace").splitlines()
    if not lines or not lines[0]:
        raise CannotNow(Code.CONTENT_MISSING, file=file.name)
    return lines[0]


def server_of(chosen: argparse.Namespace) -> ServerLogin | None:
    """Return the database server that is meant and who owns the tables there; None without `--database`.

    Its password comes from its file, the variable SCREENING_DATABASE_PASSWORD or the prompt. An empty one leaves it to
    the database's own ways (its password file, or who one is on this computer).
    """
    from screening_app.store import ServerLogin

    if chosen.database is None:
        return None
    if chosen.database_password_file is not None:
        return ServerLogin(chosen.database, _first_line(chosen.database_password_file))
    found = os.environ.get("SCREENING_DATABASE_PASSWORD")
    if not found and sys.stdin.isatty():
        found = getpass.getpass("Password of the database's owner (empty for none): ")
    return ServerLogin(chosen.database, found or None)


@contextmanager
def opened(chosen: argparse.Namespace) -> Iterator[Workspace]:
    """Open the store for a block and lock it afterwards."""
    from screening_app.workspace import unlock

    workspace = unlock(chosen.store, user_of(chosen), passphrase_of(chosen))
    for each in workspace.findings:
        print(finding_in_words(each), file=sys.stderr)
    try:
        _back_up(workspace)
        yield workspace
    finally:
        workspace.close()


def _back_up(workspace: Workspace) -> None:
    """Make the day's backup; when that fails it is said, and the command goes on."""
    from screening_app.cli.sentences import sentence_of
    from screening_app.workspace import backups

    try:
        made = backups.daily(workspace)
        if made is not None and made.found:
            print(sentence_of(CannotNow(Code.STORE_ALTERED)), file=sys.stderr)
    except CannotNow as problem:
        print(f"No backup could be made today: {sentence_of(problem)}", file=sys.stderr)


def finding_in_words(finding: Finding) -> str:
    """Return the sentence about something odd that was noticed when the store was opened."""
    return {
        "behind": f"The last {finding.count} change(s) are missing from the store: its newest part was lost or an older"
        " copy put back. Look for what is missing before you go on, or restore a later backup.",
        "cut": "The store was not closed properly and its log is damaged. A copy was kept beside it.",
        "adopted": "What the records add up to was missing and was reckoned anew: right only after a new version.",
        "moved": "The store has been moved or copied here. If it is a copy, use one of the two only.",
        "clock": "The computer's clock is earlier than the newest line of the log. Set it right.",
    }[finding.code]


def files_of(paths: list[Path], pattern: str) -> list[Path]:
    """Return the files meant: those named, and those of the pattern anywhere below a folder. CONTENT_MISSING."""
    files = [file for path in paths for file in (sorted(path.rglob(pattern)) if path.is_dir() else [path])]
    missing = [file for file in files if not file.is_file()]
    if missing or not files:
        raise CannotNow(Code.CONTENT_MISSING, file=(missing or paths)[0].name)
    return files


def bytes_of(file: Path) -> bytes:
    """Return what a file holds; CONTENT_MISSING."""
    try:
        return file.read_bytes()
    except OSError as problem:
        raise CannotNow(Code.CONTENT_MISSING, file=file.name) from problem


def _first_line(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").splitlines()[0]
    except (OSError, IndexError, UnicodeDecodeError) as problem:
        raise CannotNow(Code.CONTENT_MISSING, file=file.name) from problem
