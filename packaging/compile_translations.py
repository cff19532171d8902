# SPDX-License-Identifier: EUPL-1.2
"""Compiles resources/i18n/*.ts to *.qm: a build step of the wheel, and a script for a checkout."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


def release_tool() -> Path:
    """Return Qt's own compiler for translations; raises RuntimeError with a way out where Qt is not installed."""
    spec = importlib.util.find_spec("PySide6")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        for name in ("lrelease", "lrelease.exe"):
            if (tool := Path(folder) / name).is_file():
                return tool
    raise RuntimeError(
        "The translations cannot be compiled: PySide6-Essentials, which brings lrelease, is not installed. "
        "Install the locked dependencies first, or leave build isolation on."
    )


def compile_translations(root: Path) -> list[Path]:
    """Write a .qm beside each .ts under `root` and return the new files; raises RuntimeError if Qt refuses one."""
    sources = sorted((root / "resources" / "i18n").glob("*.ts"))
    if not sources:
        return []
    tool = release_tool()
    compiled = []
    for source in sources:
        target = source.with_suffix(".qm")
        done = subprocess.run(
            [str(tool), "-silent", str(source), "-qm", str(target)], capture_output=True, text=True, check=False
        )
        if done.returncode != 0 or not target.is_file():
            raise RuntimeError(f"{source.name} cannot be compiled: {done.stderr.strip() or done.stdout.strip()}")
        compiled.append(target)
    return compiled


class CompileTranslations(BuildHookInterface[Any]):
    """Runs before the wheel is put together, so that the program in it speaks Swedish."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile; `version` and `build_data` belong to the builder's call and are not used."""
        if self.target_name == "wheel":
            compile_translations(Path(self.root))


if __name__ == "__main__":
    try:
        files = compile_translations(Path(__file__).resolve().parents[1])
    except RuntimeError as refused:
        sys.exit(str(refused))
    print(f"Translations compiled: {', '.join(file.name for file in files) or 'none there'}")
