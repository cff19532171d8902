# SPDX-License-Identifier: EUPL-1.2
"""Files and folders that only their owner can read, written whole or not at all."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from screening_app.errors import CannotNow, Code

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT}) if hasattr(errno, "EDQUOT") else frozenset({errno.ENOSPC})
_REFUSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


@contextmanager
def coded_file_errors() -> Iterator[None]:
    """Turn what the operating system says into STORE_MISSING, DISK_FULL, STORE_READ_ONLY or DISK_FAILED."""
    try:
        yield
    except FileNotFoundError as error:
        raise CannotNow(Code.STORE_MISSING) from error
    except OSError as error:
        if error.errno in _FULL:
            raise CannotNow(Code.DISK_FULL) from error
        if error.errno in _REFUSED:
            raise CannotNow(Code.STORE_READ_ONLY) from error
        raise CannotNow(Code.DISK_FAILED) from error


def make_folder(folder: Path) -> tuple[Path, ...]:
    """Make `folder` and its missing parents for the owner alone; returns those made, the innermost first."""
    missing = []
    step = folder
    while not step.exists():
        missing.append(step)
        step = step.parent
    for each in reversed(missing):
        each.mkdir(mode=0o700)
    return tuple(missing)


def remove_folders(folders: tuple[Path, ...]) -> None:
    """Take away what `make_folder` made, as far as it is empty."""
    for each in folders:
        with suppress(OSError):
            each.rmdir()


def new_private_file(path: Path, content: bytes = b"") -> None:
    """Make a file that only the owner may read, its mode set before its content, and flush it; it must not exist."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def replace_file(path: Path, content: bytes) -> None:
    """Write the file whole: a reader, or a computer that loses power, sees the old content or the new."""
    beside = path.with_name(path.name + ".new")
    beside.unlink(missing_ok=True)
    try:
        new_private_file(beside, content)
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)
    flush_folder(path.parent)


def flush_folder(folder: Path) -> None:
    """Make a change of names in `folder` durable, where the system has such a thing (not on Windows)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
