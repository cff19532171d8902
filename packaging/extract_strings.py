# SPDX-License-Identifier: EUPL-1.2
"""Collects the screen texts of src into resources/i18n/*.ts; with --check it only says whether they are complete."""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "i18n"
# English is the language of the sources and needs a catalogue only for its plurals.
CATALOGUES = {
    "rutinstod_sv.ts": ["-target-language", "sv"],
    "rutinstod_en.ts": ["-target-language", "en", "-pluralonly"],
}


def extract(catalogue: Path, options: list[str]) -> None:
    """Update one catalogue from every source; raises CalledProcessError if Qt's tool refuses."""
    tool = Path(sys.executable).parent / "pyside6-lupdate"
    sources = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "src").rglob("*.py"))
    command = [str(tool), *sources, "-ts", str(catalogue), "-source-language", "en", *options]
    subprocess.run([*command, "-no-obsolete", "-locations", "none", "-silent"], cwd=ROOT, check=True)


def unfinished(catalogue: Path) -> list[str]:
    """Return the source texts that have no finished translation."""
    left = []
    for message in ElementTree.parse(catalogue).getroot().iter("message"):
        text = message.find("translation")
        if text is None or text.get("type") == "unfinished" or not "".join(text.itertext()).strip():
            left.append(message.findtext("source", ""))
    return left


def check() -> list[str]:
    """Return what is wrong with the catalogues as they lie: not extracted, or not translated."""
    wrong = []
    with tempfile.TemporaryDirectory() as scratch:
        for name, options in CATALOGUES.items():
            stored, fresh = FOLDER / name, Path(scratch) / name
            if not stored.is_file():
                wrong.append(f"{name} is missing: run `make strings`")
                continue
            shutil.copy(stored, fresh)
            extract(fresh, options)
            if fresh.read_bytes() != stored.read_bytes():
                wrong.append(f"{name} does not match the sources: run `make strings`")
            wrong += [f"{name} lacks a translation of: {text}" for text in unfinished(stored)]
    return wrong


def main() -> int:
    """Extract, or with --check compare; status 1 if the catalogues are not what the sources need."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing, only say what is wrong")
    if parser.parse_args().check:
        wrong = check()
        for line in wrong:
            print(line, file=sys.stderr)
        return 1 if wrong else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, options in CATALOGUES.items():
        extract(FOLDER / name, options)
        left = unfinished(FOLDER / name)
        print(f"{name}: {len(left)} to translate")
    return 0


if __name__ == "__main__":
    sys.exit(main())
