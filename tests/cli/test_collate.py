# SPDX-License-Identifier: EUPL-1.2
"""`figures collate` from end to end: exports added without a store, keys, sealed files, and nothing when refused."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from figures_made import world
from screening_app.__main__ import main
from screening_app.core.figures.edition import Organisation, make_edition
from screening_app.core.figures.protection import Wish
from screening_app.output import write_files
from screening_app.reports.edition import write_edition
from screening_app.workspace.collating import added, read_export, write_added
from years_made import contacts_of, plan_of, unit_year

TABLES = ["--table", "type,outcome"]


def export(folder: Path, number: int, *more: str) -> Path:
    """Protect a made-up unit's data for adding, and return the folder of the export."""
    data = folder / f"{number}.csv"
    rows = world(25 + 9 * number, seed=number, units=1, types=2)
    lines = ["type;outcome", *(f"{codes[1]};{codes[2]}" for codes, _, _ in rows)]
    data.write_text("\n".join(lines) + "\n", encoding="utf-8")
    out = folder / f"export{number}"
    name = ["--unit", f"Enhet {number}"] if "--unit" not in more else []
    command = ["figures", "protect", str(data), *TABLES, "--for-adding", "--period", "2026", *name, *more]
    assert main([*command, "--out", str(out)]) == 0
    return out


def collate(*arguments: object) -> int:
    return main(["figures", "collate", *map(str, arguments)])


def rows_of(file: Path) -> dict[tuple[str, ...], int]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        lines = list(csv.reader(stream, delimiter=";"))[1:]
    return {tuple(line[:-3]): int(line[-3]) for line in lines}


@pytest.fixture
def exports(tmp_path: Path) -> list[Path]:
    return [export(tmp_path, number) for number in range(3)]


def test_three_exports_become_one_table_with_its_error_in_words(
    exports: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "region"
    expected = tmp_path / "units.txt"
    expected.write_text("Enhet 0\nenhet 1\n\nEnhet 2\n", encoding="utf-8")
    capsys.readouterr()
    asked = ["--out", out, "--organisation", "Länet", "--units", expected, "--json"]
    assert collate(exports[0], exports[1] / "manifest.json", exports[2], *asked) == 0
    machine = json.loads(capsys.readouterr().out)
    assert (machine["units"], machine["missing"]) == (["Enhet 0", "Enhet 1", "Enhet 2"], [])
    shown = rows_of(out / "T1.csv")
    parts = [rows_of(folder / "T1.csv") for folder in exports]
    for codes, count in parts[0].items():
        assert shown["Totalt", *codes] == sum(part.get(codes, 0) for part in parts)
        assert shown["Enhet 0", *codes] == count
    told = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert told["unit"] == "Länet"
    assert str(told["adding"]["largest_error"]) in told["adding"]["sv"]
    assert told["adding"]["typical_error"] < told["adding"]["largest_error"] == told["largest_error"]
    assert main(["figures", "attack", str(out)]) == 0


def test_ordinary_exports_are_added_too_by_the_names_of_their_folders_and_the_table_says_what_that_costs(
    exports: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nearest = [tmp_path / "Norra", tmp_path / "Södra"]
    for number, folder in enumerate(nearest):
        assert main(["figures", "protect", str(tmp_path / f"{number}.csv"), *TABLES, "--out", str(folder)]) == 0
    out = tmp_path / "region"
    assert collate(*nearest, "--out", out) == 0
    shown = rows_of(out / "T1.csv")
    assert {codes[0] for codes in shown} == {"Totalt", "Norra", "Södra"}
    told = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert "dras åt ett håll" in told["adding"]["sv"]
    assert main(["figures", "attack", str(out)]) == 0


def test_the_same_again_gives_the_same_bytes_in_any_order(exports: list[Path], tmp_path: Path) -> None:
    assert collate(*exports, "--out", tmp_path / "one") == 0
    assert collate(*reversed(exports), "--out", tmp_path / "two") == 0
    both = [{file.name: file.read_bytes() for file in (tmp_path / name).iterdir()} for name in ("one", "two")]
    assert both[0] == both[1]


def damaged(folder: Path, how: str) -> None:
    table, manifest = folder / "T1.csv", folder / "manifest.json"
    told: dict[str, Any] = json.loads(manifest.read_text(encoding="utf-8"))
    if how == "altered":
        table.write_bytes(table.read_bytes() + b"\r\n")
    elif how == "no-manifest":
        manifest.unlink()
    elif how == "plan":
        manifest.write_text(json.dumps({**told, "plan": "2025.1"}), encoding="utf-8")
    elif how == "deep":
        manifest.write_text('{"a": ' * 50_000, encoding="utf-8")
    elif how == "large":
        manifest.write_bytes(b" " * 17_000_000)


@pytest.mark.parametrize("how", ["altered", "no-manifest", "plan", "deep", "large"])
def test_a_damaged_export_is_named_and_nothing_is_written(
    exports: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str], how: str
) -> None:
    damaged(exports[1], how)
    assert collate(*exports, "--out", tmp_path / "region") == 1
    said = capsys.readouterr().err
    assert "export1" in said or "manifest.json" in said
    assert "Unexpected" not in said
    assert not (tmp_path / "region").exists()


def test_missing_units_twice_and_mixed_kinds_are_refused(
    exports: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "region"
    expected = tmp_path / "units.txt"
    expected.write_text("Enhet 0\nEnhet 9\n", encoding="utf-8")
    assert collate(*exports, "--units", expected, "--out", out) == 1
    assert "Enhet 9" in capsys.readouterr().err
    assert collate(exports[0], exports[0], "--out", out) == 1
    assert "Enhet 0" in capsys.readouterr().err
    hidden = tmp_path / "hidden"
    data = tmp_path / "0.csv"
    assert main(["figures", "protect", str(data), *TABLES, "--method", "hiding", "--out", str(hidden)]) == 0
    assert collate(*exports, hidden, "--out", out) == 1
    assert "hidden" in capsys.readouterr().err
    sealed = tmp_path / "a.sealed"
    sealed.write_text('{"format": "rutinstod-sealed-counts"}', encoding="utf-8")
    assert collate(*exports, sealed, "--out", out) == 1
    assert not out.exists()
    assert collate(*exports, "--units", expected, "--incomplete", "--out", out) == 0
    assert json.loads((out / "manifest.json").read_text(encoding="utf-8"))["adding"]["missing_units"] == ["Enhet 9"]


def test_no_store_is_needed(exports: list[Path], tmp_path: Path) -> None:
    made = added([read_export(one) for one in exports], plan_of)
    assert len(write_added(made, tmp_path / "region").files) == 2
    assert made.units == ("Enhet 0", "Enhet 1", "Enhet 2")


def year(folder: Path, number: int) -> Path:
    """Write a made-up unit's year, made for adding, and return its folder."""
    wish = Wish(for_adding=True, secret=bytes([number]))
    counts = unit_year("Enhet", contacts_of(20 + 9 * number, number))
    made = make_edition(plan_of(2026), [counts], wish, organisation=Organisation(f"Enhet {number}"))
    out = folder / f"year{number}"
    write_files(out, write_edition(made, ("csv",), program_version="0"))
    return out


def test_years_for_adding_become_the_same_sheets_by_unit_and_survive_the_attack(
    exports: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    years = [year(tmp_path, number) for number in range(2)]
    out = tmp_path / "region"
    assert collate(*years, "--out", out, "--organisation", "Länet", "--format", "csv,xlsx") == 0
    shown = rows_of(out / "blankett-asked-2026.csv")
    parts = [rows_of(one / "blankett-asked-2026.csv") for one in years]
    for codes, count in parts[0].items():
        assert shown["Enhet 0", *codes] == count
        assert shown["Totalt", *codes] == sum(part[codes] for part in parts)
    assert (out / "blanketter-2026.xlsx").is_file()
    assert main(["figures", "attack", str(out)]) == 0
    assert collate(*years, exports[0], "--out", tmp_path / "mixed") == 1
    assert "export0" in capsys.readouterr().err
