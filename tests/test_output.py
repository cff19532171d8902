# SPDX-License-Identifier: EUPL-1.2
"""Exported files appear whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from screening_app.errors import CannotNow, Code
from screening_app.output import write_files


def test_all_files_are_written_for_their_owner_only(tmp_path: Path) -> None:
    written = write_files(tmp_path / "new" / "folder", {"a.csv": b"1", "b.json": b"2"})

    assert [f.read_bytes() for f in written] == [b"1", b"2"]
    assert {f.stat().st_mode & 0o777 for f in written} == {0o600}


def test_an_earlier_export_is_replaced(tmp_path: Path) -> None:
    write_files(tmp_path, {"a.csv": b"old"})
    write_files(tmp_path, {"a.csv": b"new"})

    assert [(f.name, f.read_bytes()) for f in tmp_path.iterdir()] == [("a.csv", b"new")]


def test_a_folder_that_cannot_be_made_is_refused_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"in the way")

    with pytest.raises(CannotNow) as caught:
        write_files(tmp_path / "file" / "folder", {"a.csv": b"1"})

    assert caught.value.code is Code.OUTPUT_REFUSED
    assert [f.name for f in tmp_path.iterdir()] == ["file"]


def test_when_a_later_file_fails_the_earlier_is_taken_away_again(tmp_path: Path) -> None:
    (tmp_path / "b.json" / "in the way").mkdir(parents=True)

    with pytest.raises(CannotNow):
        write_files(tmp_path, {"a.csv": b"1", "b.json": b"2"})

    assert [f.name for f in tmp_path.iterdir()] == ["b.json"]
