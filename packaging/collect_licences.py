# SPDX-License-Identifier: EUPL-1.2
"""Copies the licence texts of every dependency that the package carries into one folder, one subfolder each."""

from __future__ import annotations

import re
import sys
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LICENCE = re.compile(r"(^|/)(licen[cs]es?/|licen[cs]e|copying|notice|authors)[^/]*", re.IGNORECASE)
PINNED = re.compile(r"^([A-Za-z0-9_.-]+)==", re.MULTILINE)


def texts_of(name: str) -> list[tuple[str, bytes]]:
    """Return file name and content of each licence text that a distribution brings; empty if it is not installed."""
    try:
        files = metadata.files(name) or []
    except metadata.PackageNotFoundError:
        return []
    texts = [file for file in files if ".dist-info/" in str(file) and LICENCE.search(str(file).partition("/")[2])]
    return [(file.name, file.locate().read_bytes()) for file in texts]


def main() -> None:
    """Write the texts of all that requirements.txt pins; the argument is the target folder."""
    target = Path(sys.argv[1])
    (target / "rutinstod").mkdir(parents=True, exist_ok=True)
    (target / "rutinstod" / "LICENSE").write_bytes((ROOT / "LICENSE").read_bytes())
    for name in PINNED.findall((ROOT / "requirements.txt").read_text("utf-8")):
        for file_name, content in texts_of(name):
            (target / name).mkdir(parents=True, exist_ok=True)
            (target / name / file_name).write_bytes(content)


if __name__ == "__main__":
    main()
