# SPDX-License-Identifier: EUPL-1.2
"""Settings survive bad files without losing them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from screening_app.settings import Settings, read_settings, write_settings

TODAY = date(2026, 11, 22)


def test_without_a_file_every_setting_has_its_default(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "none.json", TODAY) == (Settings(), None)


def test_written_settings_are_read_back(tmp_path: Path) -> None:
    file = tmp_path / "new" / "settings.json"
    chosen = Settings(language="en", theme="dark", text_scale=2.0, lock_minutes=1)

    write_settings(file, chosen)

    assert read_settings(file, TODAY) == (chosen, None)
    assert [f.name for f in file.parent.iterdir()] == ["settings.json"]


def test_a_value_outside_the_choices_falls_back_to_its_default(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"version": 1, "language": "tlh", "theme": "dark", "text_scale": 9, "new": True}))

    assert read_settings(file, TODAY) == (Settings(theme="dark"), None)


@pytest.mark.parametrize("content", [b"{", b"[]", b"\xff\xfe", b'{"version": 99}'])
def test_an_unreadable_file_is_put_aside_and_kept(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "settings.json"
    file.write_bytes(content)

    settings, aside = read_settings(file, TODAY)

    assert settings == Settings()
    assert aside == tmp_path / "settings.json.broken-2026-11-22"
    assert aside.read_bytes() == content
