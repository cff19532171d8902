# SPDX-License-Identifier: EUPL-1.2
"""The command line: the contract that scripts rely on."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest

from screening_app import cli
from screening_app.__main__ import main
from screening_app.cli import SENTENCES
from screening_app.errors import Code
from screening_app.paths import data_folder

PASSPHRASE = "korrekt häst batteri klammer"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Return the arguments that name a new store and its first account."""
    monkeypatch.setenv("SCREENING_PASSPHRASE", PASSPHRASE)
    arguments = ["--store", str(tmp_path / "store"), "--user", "anna"]
    assert main(["store", "create", "--unit", "Provenheten", *arguments]) == 0
    assert capsys.readouterr().err.count("Recovery share") == 3
    return arguments


def test_every_error_has_a_sentence_with_a_way_out() -> None:
    assert set(SENTENCES) == set(Code)
    assert all(sentence.endswith(".") for sentence in SENTENCES.values())


def test_a_new_store_is_sound(store: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["store", "verify", "--json", *store]) == 0
    assert json.loads(capsys.readouterr().out) == {"found": [], "ok": True}


def test_a_wrong_passphrase_is_one_line_and_status_1(
    store: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SCREENING_PASSPHRASE", "something else entirely")
    assert main(["store", "verify", *store]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert len(captured.err.splitlines()) == 1
    assert "recover" in captured.err


def test_the_passphrase_can_come_from_a_file(store: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SCREENING_PASSPHRASE")
    (tmp_path / "pass.txt").write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    assert main(["log", "check", "--passphrase-file", str(tmp_path / "pass.txt"), *store]) == 0


def test_two_shares_set_a_new_passphrase(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SCREENING_PASSPHRASE", PASSPHRASE)
    named = ["--store", str(tmp_path / "store"), "--user", "anna"]
    assert main(["store", "create", "--unit", "Provenheten", "--json", *named]) == 0
    shares = json.loads(capsys.readouterr().out)["shares"]

    typed = iter([shares[2], shares[0]])
    monkeypatch.setattr("builtins.input", lambda _: next(typed))
    monkeypatch.setenv("SCREENING_PASSPHRASE", "en helt annan lång fras")
    assert main(["store", "recover", *named]) == 0
    assert main(["store", "verify", *named]) == 0


def test_an_account_can_be_added_and_counts_without_reading(
    store: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("getpass.getpass", lambda _: "samordnarens egen fras")
    add = ["store", "users", "--add", "sam", "--role", "coordinator", "--typed-by-owner", "--json", *store]
    assert main(add) == 0
    sam = next(found for found in json.loads(capsys.readouterr().out) if found["user"] == "sam")
    assert (sam["roles"], sam["state"]) == (["coordinator"], "active")

    monkeypatch.setenv("SCREENING_PASSPHRASE", "samordnarens egen fras")
    sam = [*store[:2], "--user", "sam"]
    assert main(["figures", "export", "--year", "2026", "--out", str(tmp_path / "out"), *sam]) == 0
    assert {f.name for f in (tmp_path / "out").iterdir()} >= {"blankett-asked-2026.csv", "manifest.json", "las-mig.txt"}
    every = ["figures", "export", "--year", "2026", "--format", "csv,xlsx,px,json,pdf", "--out", str(tmp_path / "all")]
    assert main([*every, "--sheet", "outcomes", *sam]) == 0
    endings = {f.suffix for f in (tmp_path / "all").iterdir()}
    assert endings == {".csv", ".xlsx", ".px", ".json", ".pdf", ".txt"}
    assert main([*every, "--sheet", "tax", *sam]) == 1
    capsys.readouterr()
    assert main(["figures", "ledger", "--json", *sam]) == 0
    assert [entry["edition"] for entry in json.loads(capsys.readouterr().out)["exports"]] == [1, 1]
    assert main(["figures", "decide", "--base", "3", *sam]) == 1
    assert main(["figures", "decide", "--base", "3", "--decided-by", "nämnden", *sam]) == 0
    assert main(["figures", "adults", "--year", "2026", "8 000", *sam]) == 0
    assert "new edition" in capsys.readouterr().err
    assert main(["figures", "adults", "--year", "2026", "--json", *sam]) == 0
    assert json.loads(capsys.readouterr().out) == {"year": 2026, "adults": 8000}
    capsys.readouterr()
    assert main(["figures", "decide", "--for-adding", "--json", *sam]) == 0
    assert json.loads(capsys.readouterr().out)["for_adding"] is True
    with pytest.raises(SystemExit) as wrong:
        main(["figures", "decide", "--method", "hiding", "--for-adding", *sam])
    assert wrong.value.code == 2
    assert main(["store", "users", *sam]) == 1


def test_a_second_store_in_the_same_folder_is_refused(store: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["store", "create", "--unit", "Annan", *store]) == 1
    assert "already a store" in capsys.readouterr().err


def test_the_shipped_questionnaires_and_routines_are_found_good(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forms", "check", "--json", str(data_folder("forms") / "instruments")]) == 0
    assert all(json.loads(line)["ok"] for line in capsys.readouterr().out.splitlines())
    assert main(["routines", "check", "--on", "2026-11-22", "--json", str(data_folder("forms") / "routines")]) == 0
    assert [json.loads(line)["problems"] for line in capsys.readouterr().out.splitlines()] == [[], []]


def test_a_bad_questionnaire_is_refused_with_a_code_for_each_item(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = {"resourceType": "Questionnaire", "status": "active", "item": [{"linkId": "a", "type": "chioce"}]}
    (tmp_path / "bad.json").write_text(json.dumps(bad))
    assert main(["forms", "check", "--json", str(tmp_path / "bad.json")]) == 1

    found = json.loads(capsys.readouterr().out)
    assert found["ok"] is False
    assert ("unknown-type", "a") in {(p["code"], p["linkId"]) for p in found["problems"]}


def test_an_outdated_routine_is_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sample = (data_folder("forms") / "routines" / "intake-sample.yaml").read_text(encoding="utf-8")
    (tmp_path / "old.yaml").write_text(sample.replace("19 kap. 1 § SoL", "14 kap. 1 § SoL"), encoding="utf-8")
    assert main(["routines", "check", "--on", "2026-11-22", "--json", str(tmp_path / "old.yaml")]) == 1
    assert "outdated-reference" in capsys.readouterr().out


def test_a_missing_file_says_which(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forms", "check", str(tmp_path / "none.json")]) == 1
    assert "none.json" in capsys.readouterr().err


def test_the_log_of_a_damaged_store_is_not_called_sound(store: list[str]) -> None:
    file = Path(store[1]) / "unit.db"
    content = bytearray(file.read_bytes())
    content[-2000] ^= 1
    file.write_bytes(content)
    assert main(["log", "check", *store]) == 1
    assert main(["store", "verify", *store]) == 1


def test_options_may_stand_before_or_after_the_command(store: list[str]) -> None:
    assert main([*store, "store", "verify"]) == 0
    assert main(["store", "verify", *store]) == 0


def test_wrong_usage_is_status_2() -> None:
    for arguments in (["store"], ["figures", "export"], ["demo"], ["nonsense"]):
        with pytest.raises(SystemExit) as caught:
            main(arguments)
        assert caught.value.code == 2


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--version"])
    assert caught.value.code == 0
    assert capsys.readouterr().out.startswith("Rutinstöd 0.")


def test_a_backup_is_made_tried_and_restored_and_each_day_has_its_own(
    store: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "elsewhere.backup"
    assert main(["store", "backup", str(file), *store]) == 0
    assert main(["store", "restore", "--try", str(file), "--json", *store]) == 0
    tried = json.loads(capsys.readouterr().out)
    assert (tried["ok"], tried["unit"]) == (True, "Provenheten")
    assert main(["store", "backups", "--keep", "14", "--json", *store]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["keep"], len(found["automatic"]), found["elsewhere"]["folder"]) == (14, 1, str(tmp_path))
    assert main(["store", "restore", str(file), "--json", *store]) == 0
    kept = Path(json.loads(capsys.readouterr().out)["kept"])
    assert {"unit.db", "unit.keys"} <= {each.name for each in kept.iterdir()}
    assert main(["store", "verify", *store]) == 0

    (Path(store[1]) / "unit.keys").unlink()
    assert main(["store", "verify", *store]) == 1
    assert "--key-file" in capsys.readouterr().err
    assert main(["store", "restore", "--key-file", str(file), *store]) == 0
    assert main(["store", "verify", *store]) == 0


def test_the_log_has_a_head_for_paper_and_a_sample_with_a_protocol(
    store: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["log", "head", "--json", "--out", str(tmp_path / "head.pdf"), *store]) == 0
    head = json.loads(capsys.readouterr().out)["head"]
    assert (tmp_path / "head.pdf").read_bytes().startswith(b"%PDF")
    assert main(["log", "check", "--head", head, *store]) == 0
    assert main(["log", "check", "--head", f"9999 {head.partition(' ')[2]}", *store]) == 1
    assert main(["log", "check", "--head", "nonsense", *store]) == 1
    days = ["--from", "2026-01-01", "--to", "2030-12-31"]
    assert main(["log", "sample", *days, "--json", "--seed", "a", *store]) == 0
    assert json.loads(capsys.readouterr().out)["lines"] == []


def test_the_retention_clock_is_looked_at_and_set(
    store: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["store", "purge", "--after-hand-over", "30", "--limit", "365", "--json", *store]) == 0
    rules = {"after_hand_over": 30, "limit": 365}
    nothing = {"due": [], "holds": [], "keptToAskAgain": 0}
    assert json.loads(capsys.readouterr().out) == {"rules": rules, **nothing}
    assert main(["store", "purge", "--ask", *store]) == 1
    assert "nothing to purge" in capsys.readouterr().err
    words = [*store[:2], "--user", "ada"]
    added = ["--add", "ada", "--role", "administrator", "--typed-by-owner"]
    monkeypatch.setenv("SCREENING_NEW_PASSPHRASE", PASSPHRASE)
    assert main(["store", "users", *added, *store]) == 0
    capsys.readouterr()
    assert main(["store", "purge", "--json", *words]) == 0
    assert json.loads(capsys.readouterr().out) == {"rules": rules, "held": 0}


def test_one_place_writes_to_standard_output_and_in_ascii(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    writing = [
        f"{file.name}:{node.lineno}"
        for file in sorted(Path(cli.__file__).parent.glob("*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "print"
        and not any(each.arg == "file" for each in node.keywords)
    ]
    assert [each.split(":")[0] for each in writing] == ["terminal.py"]
    routine = tmp_path / "äldre.yaml"
    routine.write_bytes((data_folder("forms") / "routines" / "intake-sample.yaml").read_bytes())
    main(["routines", "check", "--on", "2026-11-22", "--json", str(routine)])
    said = capsys.readouterr().out
    assert said.isascii()
    assert json.loads(said)["file"] == str(routine)
