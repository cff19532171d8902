# SPDX-License-Identifier: EUPL-1.2
"""Writes exported files: each appears whole or not at all, readable by its owner only until handed on."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from screening_app.errors import CannotNow, Code


def write_files(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write all files into `folder` (made if missing) and read them back; CannotNow(OUTPUT_REFUSED) if one fails.

    The new files are written beside the old under passing names and moved into place last; after a failure no
    new name is left in the folder. An earlier export of the same name is replaced.
    """
    waiting: dict[Path, Path] = {}
    new: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            passing = folder / f".{secrets.token_hex(6)}.part"
            waiting[passing] = folder / name
            _write_through(passing, content)
        for passing, final in waiting.items():
            if not final.exists():
                new.append(final)
            os.replace(passing, final)
    except OSError as problem:
        for left in (*waiting, *new):
            left.unlink(missing_ok=True)
        raise CannotNow(Code.OUTPUT_REFUSED, folder=str(folder)) from problem
    return tuple(waiting.values())


def _write_through(file: Path, content: bytes) -> None:
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    if file.read_bytes() != content:
        raise OSError(file.name)
