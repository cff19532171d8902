# SPDX-License-Identifier: EUPL-1.2
"""`figures protect` and `figures attack` from end to end: files in, files out, and nothing when refused."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from figures_made import NAMES, world
from screening_app.__main__ import main
from screening_app.cli.figures_commands import FAULTS

TABLES = ["--table", "unit,type,outcome", "--table", "unit,sex,age"]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a file with one row for each answer of 60 made-up persons."""
    file = tmp_path / "data.csv"
    rows = world(60, units=4, types=2)
    lines = [";".join((*NAMES, "who")), *(";".join((*codes, person)) for codes, _, person in rows)]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def protect(data: Path, out: Path, *more: str) -> int:
    return main(["figures", "protect", str(data), *(() if "--table" in more else TABLES), *more, "--out", str(out)])


def table(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, delimiter=";"))


def attacked(capsys: pytest.CaptureFixture[str], *folders: Path) -> tuple[int, dict[str, Any]]:
    capsys.readouterr()
    status = main(["figures", "attack", *map(str, folders), "--json"])
    return status, json.loads(capsys.readouterr().out)


def test_rounded_tables_with_every_margin_and_a_manifest(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert protect(data, out) == 0
    assert {file.name for file in out.iterdir()} == {"T1.csv", "T2.csv", "manifest.json"}
    rows = table(out / "T1.csv")
    assert len(rows) == 5 * 3 * 4
    assert list(rows[0]) == ["unit", "type", "outcome", "count", "status", "reason"]
    assert all(row["status"] == "shown" and not 0 < int(row["count"]) < 5 for row in rows)
    told = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert (told["method"], told["base"]) == ("rounding", 5)
    margins = {tuple(one) for one in told["tables"][1]["margins"]}
    assert margins == {(), ("unit",), ("sex",), ("age",), ("unit", "sex"), ("unit", "age"), ("sex", "age")}
    status, found = attacked(capsys, out)
    assert status == 0
    assert found["safe"] is True
    assert found["protected"]
    assert all(one["values"] >= 5 and one["safe"] for one in found["protected"])


@pytest.mark.parametrize("method", ["rounding", "hiding"])
def test_the_same_again_gives_the_same_bytes(data: Path, tmp_path: Path, method: str) -> None:
    for name in ("one", "two"):
        assert protect(data, tmp_path / name, "--method", method) == 0
    both = [{file.name: file.read_bytes() for file in (tmp_path / name).iterdir()} for name in ("one", "two")]
    assert both[0] == both[1]


def test_hidden_tables_are_exact_where_shown_and_survive(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert protect(data, out, "--method", "hiding", "--threshold", "4") == 0
    rows = table(out / "T1.csv")
    assert any(row["status"] == "suppressed" and row["count"] == "" for row in rows)
    assert next(row for row in rows if set(row.values()) >= {"Totalt"} and row["count"])["status"] == "shown"
    status, found = attacked(capsys, out)
    assert (status, found["leaks"]) == (0, [])
    hidden = [row for name in ("T1.csv", "T2.csv") for row in table(out / name) if row["status"] == "suppressed"]
    assert 0 < len(found["protected"]) <= len(hidden)


def test_a_hidden_number_put_back_by_hand_is_found(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    protect(data, out, "--method", "hiding", "--table", "unit,type,outcome")
    file = out / "T1.csv"
    text = file.read_text(encoding="utf-8-sig")
    line = next(line for line in text.splitlines() if ";;suppressed;" in line)
    file.write_text(text.replace(line, line.replace(";;suppressed;", ";2;shown;")), encoding="utf-8-sig")
    status, found = attacked(capsys, out)
    assert status == 1
    assert "shown" in {leak["kind"] for leak in found["leaks"]}
    assert found["exports"][0]["altered"] == ["T1.csv"]


def test_two_exports_with_a_few_late_rows_between_are_found(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    protect(data, tmp_path / "one", "--method", "hiding")
    late = data.read_text(encoding="utf-8").splitlines()
    data.write_text("\n".join([*late, *late[1:4]]) + "\n", encoding="utf-8")
    protect(data, tmp_path / "two", "--method", "hiding")
    assert attacked(capsys, tmp_path / "one")[0] == attacked(capsys, tmp_path / "two")[0] == 0
    status, found = attacked(capsys, tmp_path / "one", tmp_path / "two")
    assert status == 1
    assert "change" in {leak["kind"] for leak in found["leaks"]}


def test_groups_are_rows_and_small_categories_can_be_merged(data: Path, tmp_path: Path) -> None:
    (tmp_path / "tree.json").write_text(json.dumps({"age": {"young": ["18-29", "30-44"]}}), encoding="utf-8")
    more = ["--hierarchy", str(tmp_path / "tree.json"), "--merge", "unit:25", "--person", "who"]
    assert protect(data, tmp_path / "out", *more) == 0
    units = {row["unit"] for row in table(tmp_path / "out" / "T2.csv")}
    assert "Övriga" in units
    rows = {(row["unit"], row["sex"], row["age"]): int(row["count"]) for row in table(tmp_path / "out" / "T2.csv")}
    assert rows["Totalt", "Totalt", "young"] == rows["Totalt", "Totalt", "18-29"] + rows["Totalt", "Totalt", "30-44"]


def test_a_wrong_heading_is_named_and_nothing_is_written(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert protect(data, tmp_path / "out", "--table", "unit,gender") == 1
    assert "gender" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_row_that_cannot_be_used_is_named_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "data.csv"
    file.write_text("a;n\nx;3\ny;many\n", encoding="utf-8")
    arguments = ["figures", "protect", str(file), "--table", "a", "--count", "n", "--out", str(tmp_path / "out")]
    assert main([*arguments, "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["ok"], told["fault"], told["row"]) == (False, "count", 3)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "more",
    [
        ["--threshold", "4"],
        ["--method", "hiding", "--threshold", "1"],
        ["--merge", "unit"],
        ["--merge", "shoe:3"],
        ["--count", "a", "--person", "b"],
        ["--table", "a,a"],
        ["--method", "hiding", "--for-adding"],
    ],
)
def test_wrong_usage_ends_with_status_2(data: Path, tmp_path: Path, more: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        protect(data, tmp_path / "out", *more)
    assert ended.value.code == 2


def test_a_folder_without_tables_and_a_file_that_is_not_there_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["figures", "attack", str(tmp_path)]) == 1
    assert main(["figures", "attack", str(tmp_path / "none")]) == 1
    assert protect(tmp_path / "none.csv", tmp_path / "out") == 1
    assert len(capsys.readouterr().err.splitlines()) == 3


def test_every_fault_has_a_sentence() -> None:
    source = Path(__file__).parents[2] / "src" / "screening_app" / "core" / "figures" / "source.py"
    text = source.read_text(encoding="utf-8")
    assert {part.split('"')[1] for part in text.split("_refused(")[1:] if part.startswith('"')} == set(FAULTS)
