# SPDX-License-Identifier: EUPL-1.2
"""Sealed counts from end to end on the command line, between real stores: keys, files, one protected edition."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import uuid
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import openpyxl
import pypdf
import pytest

from screening_app.__main__ import main
from screening_app.core.readiness import NotAskedReason
from screening_app.core.records import DataMode, UnitKind
from screening_app.store import KdfCost
from screening_app.workspace import NewStore, Surroundings, Workspace
from talk import hold
from units import ready_unit

pytestmark = pytest.mark.slow
PASSPHRASE = "korrekt häst batteri klammer"
#: How many contacts each unit has that ended with no, with ongoing violence, and without a question.
UNITS = {"Enhet Al": (7, 3, 4), "Enhet Björk": (4, 1, 13), "Enhet Ek": (2, 5, 11)}
FORMATS = "csv,xlsx,px,json,pdf"


class Region:
    """A folder with the stores of a collator and its units, and the command line over them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.joinpath("passphrase").write_text(PASSPHRASE, encoding="utf-8")
        self.around = Surroundings(
            lambda: datetime(2026, 11, 22, 10, 38, tzinfo=timezone(timedelta(hours=1))),
            lambda: uuid.uuid4().hex,
            KdfCost.FLOOR,
        )

    def make(self, name: str) -> Workspace:
        new = NewStore(DataMode.TALLY, name, UnitKind.INTAKE, "anna", PASSPHRASE)
        return ready_unit(self.folder / "stores" / name, new, self.around)

    def command(self, store: str, verb: str, *arguments: object) -> list[str]:
        own = ("--store", self.folder / "stores" / store, "--user", "anna")
        words = ("figures", verb, *arguments, *own, "--passphrase-file", self.folder / "passphrase")
        return [str(word) for word in words]

    def figures(self, store: str, verb: str, *arguments: object) -> int:
        return main(self.command(store, verb, *arguments))

    def introduce(self, unit: str, collator: str = "Länet") -> None:
        """Make both keys, and let the collator trust the unit's."""
        keys = self.folder / "keys"
        assert self.figures(collator, "collator-key", "--out", keys / collator) == 0
        assert self.figures(unit, "unit-key", "--out", keys / unit) == 0
        own = keys / unit / "unit.pub"
        assert self.figures(collator, "keys", "--trust", own, "--fingerprint", digits(own)) == 0

    def seal(self, unit: str, file: str, collator: str = "Länet", year: int = 2026) -> Path:
        to = self.folder / "keys" / collator / "collator.pub"
        out = self.folder / "sent" / file
        asked = ("--year", year, "--to", to, "--fingerprint", digits(to), "--out", out)
        assert self.figures(unit, "seal", *asked) == 0
        return out

    def collate(self, *arguments: object) -> int:
        return self.figures("Länet", "collate", *arguments)


def digits(key: Path) -> str:
    return str(json.loads(key.read_text(encoding="utf-8"))["fingerprint"])


def count(unit: Workspace, no: int, ongoing: int, not_asked: int) -> None:
    for _ in range(no):
        unit.conversations.finish(hold(unit, "no").conversation.id)
    for _ in range(ongoing):
        hold(unit, "ongoing")
    for _ in range(not_asked):
        unit.conversations.postpone(unit.conversations.open_contact().conversation.id, NotAskedReason.NO_TIME, None)


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Region:
    """Return three units that have sealed their year to a collator that trusts them."""
    made = Region(tmp_path_factory.mktemp("region"))
    made.make("Länet").close()
    for unit, contacts in UNITS.items():
        workspace = made.make(unit)
        count(workspace, *contacts)
        workspace.close()
        made.introduce(unit)
        made.seal(unit, unit)
    return made


@pytest.fixture
def region(sent: Region, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Region:
    """Return a copy of it for one test, with a folder for temporary files beside it."""
    shutil.copytree(sent.folder, tmp_path / "region")
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    return Region(tmp_path / "region")


def files_of(region: Region) -> list[Path]:
    return [region.folder / "sent" / unit for unit in UNITS]


def texts_of(folder: Path) -> dict[str, str]:
    """Return what a reader of each format can read beside the numbers."""
    book = openpyxl.load_workbook(io.BytesIO((folder / "blanketter-2026.xlsx").read_bytes()))
    report = pypdf.PdfReader(folder / "blanketter-2026.pdf")
    told: dict[str, Any] = {
        name: json.loads((folder / name).read_text(encoding="utf-8"))
        for name in ("manifest.json", "blanketter-2026.json")
    }
    return {
        "xlsx": "\n".join(str(row[0]) for row in book["Om talen"].iter_rows(values_only=True)),
        "pdf": " ".join(" ".join(page.extract_text() for page in report.pages).split()),
        "px": (folder / "blankett-outcomes-2026.px").read_text(encoding="iso-8859-1").replace('"\n"', ""),
        "csv": (folder / "las-mig.txt").read_text(encoding="utf-8-sig"),
        **{name: json.dumps([one["units"], one["missing_units"]], ensure_ascii=False) for name, one in told.items()},
    }


def test_units_become_one_edition_that_says_in_every_format_who_is_not_in_it(
    region: Region, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    expected = tmp_path / "units.txt"
    expected.write_text("\n".join((*UNITS, "Enhet Gran")), encoding="utf-8")
    out = tmp_path / "out"
    asked = (*files_of(region), "--units", expected, "--organisation", "Norra länet", "--format", FORMATS)
    assert region.collate(*asked, "--out", out) == 1
    assert "Enhet Gran" in capsys.readouterr().err
    assert not out.exists()
    assert region.collate(*asked, "--out", out, "--incomplete") == 0
    for name, text in texts_of(out).items():
        for unit in (*UNITS, "Enhet Gran"):
            assert unit in text, (name, unit)
        assert "saknas: Enhet Gran" in text or name.endswith(".json"), name
    told = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert (told["unit"], told["edition"], told["missing_units"]) == ("Norra länet", 1, ["Enhet Gran"])
    assert region.collate(*reversed(asked[:3]), *asked[3:], "--out", tmp_path / "again", "--incomplete") == 0
    both = [{file.name: file.read_bytes() for file in folder.iterdir()} for folder in (out, tmp_path / "again")]
    assert both[0] == both[1]


def test_no_exact_count_reaches_a_file(region: Region, tmp_path: Path) -> None:
    assert region.collate(*files_of(region), "--out", tmp_path / "out", "--format", FORMATS) == 0
    shown = [
        int(line.split(";")[-3])
        for file in (tmp_path / "out").glob("*.csv")
        for line in file.read_text(encoding="utf-8-sig").splitlines()[1:]
        if ";shown;" in line
    ]
    assert shown
    assert not {1, 2, 3, 4} & set(shown)
    # Words that only stand in what is sealed, as bytes of an exact year.
    marks = [b'"supports"', b"unit-year-1", b'"no-time"', b'"not-asked"']
    for file in tmp_path.rglob("*"):
        if file.is_file() and "content" not in file.parts and file.parent != tmp_path / "out":
            content = file.read_bytes()
            assert [mark for mark in marks if mark in content] == [], file
    assert list((tmp_path / "temporary").rglob("*")) == []


def other_year(region: Region, files: list[Path]) -> list[object]:
    return [*files[:2], region.seal("Enhet Ek", "other year", year=2025)]


def other_key(region: Region, files: list[Path]) -> list[object]:
    region.make("Annat län").close()
    region.introduce("Enhet Ek", "Annat län")
    return [*files[:2], region.seal("Enhet Ek", "other key", "Annat län")]


def altered(region: Region, files: list[Path]) -> list[object]:
    told = json.loads(files[2].read_text(encoding="utf-8"))
    sealed = told["sealed"]
    told["sealed"] = sealed[:900] + ("A" if sealed[900] != "A" else "B") + sealed[901:]
    files[2].write_text(json.dumps(told), encoding="utf-8")
    return [*files]


def other_cover(_region: Region, files: list[Path]) -> list[object]:
    told = json.loads(files[2].read_text(encoding="utf-8"))
    files[2].write_text(json.dumps({**told, "cut_off": "2026-01-01"}), encoding="utf-8")
    return [*files]


def not_trusted(region: Region, files: list[Path]) -> list[object]:
    assert region.figures("Länet", "keys", "--distrust", "Enhet Ek") == 0
    return [*files]


def twice(_region: Region, files: list[Path]) -> list[object]:
    return [*files, shutil.copy(files[2], files[2].with_name("again"))]


def of_two(_region: Region, files: list[Path]) -> list[object]:
    return [*files[:2], "--sums-only"]


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (altered, "not as it was made"),
        (other_cover, "not as it was made"),
        (other_key, "sealed to another key"),
        (other_year, "do not count the same thing (year)"),
        (not_trusted, "not trusted"),
        (twice, "there twice"),
        (of_two, "fewer than 3"),
    ],
)
def test_what_is_odd_is_refused_by_name_and_nothing_is_written(
    region: Region, tmp_path: Path, capsys: pytest.CaptureFixture[str], fault: Any, said: str
) -> None:
    arguments = fault(region, files_of(region))
    capsys.readouterr()
    assert region.collate(*arguments, "--out", tmp_path / "out") == 1
    assert said in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
    assert region.figures("Länet", "ledger") == 0
    assert "Nothing has been published" in capsys.readouterr().err


KILLED = """
import os, signal, sys
from screening_app.__main__ import main
whole, left = os.replace, [int(sys.argv[1])]
def replace(one, other):
    if str(other).startswith(sys.argv[2]):
        left[0] -= 1
        if left[0] < 0:
            os.kill(os.getpid(), signal.SIGKILL)
    whole(one, other)
os.replace = replace
main(sys.argv[3:])
"""


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")
def test_a_program_killed_while_it_writes_leaves_no_half_file_and_the_next_one_finishes(
    region: Region, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    words = region.command("Länet", "collate", *files_of(region), "--out", out)
    done = subprocess.run([sys.executable, "-c", KILLED, "3", str(out), *words], capture_output=True, check=False)
    assert done.returncode == -9
    left = {file.name: file.read_bytes() for file in out.iterdir() if not file.name.endswith(".part")}
    assert len(left) == 3
    assert main(words) == 0
    assert all((out / name).read_bytes() == content for name, content in left.items())
    told = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert all((out / one["file"]).is_file() for one in told["files"])
    capsys.readouterr()
    assert region.figures("Länet", "ledger", "--json") == 0
    entries = json.loads(capsys.readouterr().out)["exports"]
    assert [(one["edition"], one["units"]) for one in entries] == [(1, list(UNITS))] * 2
