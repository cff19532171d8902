# SPDX-License-Identifier: EUPL-1.2
"""This computer's settings: language, look and lock time. Never a path, a name or a search."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

VERSION = 1
LANGUAGES = ("sv", "en")
THEMES = ("system", "light", "dark", "contrast")
TEXT_SCALES = (1.0, 1.25, 1.5, 1.75, 2.0)
LOCK_MINUTES = (1, 2, 5, 10, 15)

_CHOICES: dict[str, tuple[object, ...]] = {
    "language": LANGUAGES,
    "theme": THEMES,
    "text_scale": TEXT_SCALES,
    "lock_minutes": LOCK_MINUTES,
}


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting with its default; each takes one of the values listed at the top of this module."""

    language: str = "sv"
    theme: str = "system"
    text_scale: float = 1.0
    lock_minutes: int = 5


def read_settings(file: Path, today: date) -> tuple[Settings, Path | None]:
    """Return the settings, and where an unreadable file was put aside (None if there was none).

    A value that is not among the choices falls back to its default; a file that is no settings file is
    kept under a new name, so that nothing the user or IT wrote is lost.
    """
    try:
        raw = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings(), None
    except (OSError, ValueError):
        return Settings(), _put_aside(file, today)
    if not isinstance(raw, dict) or raw.get("version") != VERSION:
        return Settings(), _put_aside(file, today)
    return replace(Settings(), **_known(raw)), None


def write_settings(file: Path, settings: Settings) -> None:
    """Write the settings in one step: the file holds the old or the new ones, never half. Raises OSError."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    new = file.with_name(file.name + ".new")
    new.write_text(json.dumps({"version": VERSION, **asdict(settings)}, indent=1) + "\n", encoding="utf-8")
    os.replace(new, file)


def _known(raw: dict[str, Any]) -> dict[str, Any]:
    names = {f.name for f in fields(Settings)}
    return {name: value for name, value in raw.items() if name in names and value in _CHOICES[name]}


def _put_aside(file: Path, today: date) -> Path | None:
    aside = file.with_name(f"{file.name}.broken-{today.isoformat()}")
    try:
        os.replace(file, aside)
    except OSError:
        return None
    return aside
