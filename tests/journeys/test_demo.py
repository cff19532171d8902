# SPDX-License-Identifier: EUPL-1.2
"""The demonstration is the main job: run as a stranger runs it, and its results opened by other programs."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from screening_app.practice import PRACTICE_DAY, PRACTICE_USER
from screening_app.store import open_store

pytestmark = pytest.mark.slow


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a user would."""
    return subprocess.run(
        [sys.executable, "-m", "screening_app", *arguments],
        capture_output=True,
        text=True,
        timeout=300,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"} | environment,
        check=False,
    )


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of one demonstration with 60 contacts."""
    out = tmp_path_factory.mktemp("demo") / "out"
    done = run("demo", "--out", str(out), "--contacts", "60")
    assert done.returncode == 0, done.stderr
    assert all(str(out / name) in done.stdout for name in ("screenshots", "hand-over.pdf", "export", "store"))
    return out


def rows(folder: Path) -> dict[tuple[str, ...], int]:
    """Return every count that is shown of persons or contacts, by its file and its dimensions."""
    found = {}
    for file in folder.glob("*.csv"):
        header, *lines = list(csv.reader(io.StringIO(file.read_bytes().decode("utf-8-sig")), delimiter=";"))
        assert header[-3:] == ["count", "status", "reason"]
        # Units with a routine are nobody's secret.
        if "routines" not in file.name:
            found |= {(file.name, *line[:-3]): int(line[-3]) for line in lines if line[-2] == "shown"}
    return found


def test_a_screenshot_is_left_of_each_step(demo: Path) -> None:
    names = [file.name for file in sorted((demo / "screenshots").iterdir())]
    assert all(file.read_bytes()[:4] == b"\x89PNG" for file in (demo / "screenshots").iterdir())
    for step in ("unlock", "today", "readiness", "question", "review", "routine", "hand-over", "figures", "cover"):
        assert any(step in name for name in names), step


def test_the_pdf_is_neutral_outside_and_factual_inside(demo: Path) -> None:
    pdf = PdfReader(demo / "hand-over.pdf")
    text = "".join(page.extract_text() for page in pdf.pages)

    assert "Övningsenheten" in text
    assert pdf.metadata is not None
    assert {str(v) for k, v in pdf.metadata.items() if k in ("/Title", "/Subject", "/Author", "/Keywords")} <= {
        "Rutinstöd",
        "",
    }


def test_the_export_on_the_practice_store_shows_no_small_count_and_none_follows(demo: Path, tmp_path: Path) -> None:
    passphrase = demo / "passphrase.txt"
    arguments = ["--store", str(demo / "store"), "--user", "samordnare", "--passphrase-file", str(passphrase)]
    done = run("figures", "export", "--year", "2026", "--out", str(tmp_path / "export"), *arguments)
    assert done.returncode == 0, done.stderr

    table = rows(tmp_path / "export")
    assert all(count not in range(1, 5) for count in table.values())
    ended = {codes[1]: n for codes, n in table.items() if codes[0] == "blankett-asked-2026.csv"}
    parts = ("Tillfrågade som svarade", "Ville inte svara", "Inte tillfrågade", "Uppskjutna, ska tillfrågas senare")
    assert ended["Totalt"] == sum(ended[part] for part in parts)
    assert rows(demo / "export") == rows(tmp_path / "export")


def test_the_attack_from_outside_reads_every_sheet_and_finds_a_planted_number(demo: Path, tmp_path: Path) -> None:
    safe = run("figures", "attack", "--json", str(demo / "export"))
    told = json.loads(safe.stdout)
    assert (safe.returncode, told["safe"]) == (0, True), told["leaks"]
    assert {"contacts", "support", "steps"} <= {export["counted"] for export in told["exports"]}
    read = {table for export in told["exports"] for table in export["tables"]}
    assert {"types", "detail", "kolada-1", "kolada-2"} <= read
    assert not {"oj-routines", "kolada-3"} & read, "units, and what nobody knows, are not attacked"

    planted = tmp_path / "planted"
    shutil.copytree(demo / "export", planted)
    file = planted / "blankett-types-2026.csv"
    text = file.read_bytes().decode("utf-8-sig")
    file.write_bytes(re.sub(r";\d+;shown;", ";3;shown;", text, count=1).encode("utf-8-sig"))
    found = run("figures", "attack", "--json", str(planted))
    assert found.returncode == 1
    assert {"shown"} <= {leak["kind"] for leak in json.loads(found.stdout)["leaks"]}


def test_the_manifest_names_every_file_with_its_checksum(demo: Path) -> None:
    manifest = json.loads((demo / "export" / "manifest.json").read_text(encoding="utf-8"))
    for table in manifest["tables"]:
        content = (demo / "export" / table["file"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == table["sha256"]
    assert manifest["population_cut_off"] == "2026-11-22"


def test_the_same_seed_gives_the_same_year(demo: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    assert run("demo", "--out", str(again), "--contacts", "60").returncode == 0

    first = {f.name: f.read_bytes() for f in (demo / "export").iterdir()}
    assert {f.name: f.read_bytes() for f in (again / "export").iterdir()} == first


def test_the_practice_year_begins_and_goes_on_with_several_questionnaires(demo: Path, tmp_path: Path) -> None:
    folder = tmp_path / "store"
    shutil.copytree(demo / "store", folder)
    store = open_store(folder, PRACTICE_USER, (demo / "passphrase.txt").read_text().strip(), PRACTICE_DAY)
    asked = {kept.url.rsplit("/", 1)[-1] for kept in store.instruments.listed()}
    store.close()
    assert len(asked - {"description-of-violence", "danger-markers", "done-on-paper"}) >= 3
    assert asked & {"description-of-violence", "danger-markers"}


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("keep")
    done = run("demo", "--out", str(tmp_path))

    assert done.returncode == 1
    assert [f.name for f in tmp_path.iterdir()] == ["mine.txt"]
