# SPDX-License-Identifier: EUPL-1.2
"""Renews the requirements files from pyproject.toml: exact versions with hashes, for every system."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TOOL = "uv==0.13.9"
# No index address and no machine path may stand in a lock: the header is ours, the addresses are left out.
HEADER = "# Written by `make lock` from pyproject.toml. Do not edit by hand.\n"
COMMON = ["--generate-hashes", "--universal", "--python-version", "3.11", "--no-emit-index-url", "--no-emit-find-links"]
LOCKS = {
    "requirements.txt": [],
    "requirements-dev.txt": ["--group", "dev"],
    "requirements-readers.txt": ["--group", "dev", "--group", "readers"],
}


def main() -> None:
    """Write all files; raises CalledProcessError if the dependencies contradict each other."""
    python = sys.executable
    subprocess.run([python, "-m", "pip", "install", "--quiet", TOOL], check=True)
    for name, options in LOCKS.items():
        command = [python, "-m", "uv", "pip", "compile", "--quiet", "pyproject.toml", *options, *COMMON]
        subprocess.run([*command, "--no-header", "-o", name, *sys.argv[1:]], cwd=ROOT, check=True)
        lock = ROOT / name
        lock.write_text(HEADER + lock.read_text("utf-8"), "utf-8")


if __name__ == "__main__":
    main()
