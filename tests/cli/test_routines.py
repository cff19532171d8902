# SPDX-License-Identifier: EUPL-1.2
"""The register without a window: bring in, decide, compare, follow up, verify, print."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from screening_app.__main__ import main
from screening_app.paths import data_folder
from word_made import paragraph, style, word

FORMS = data_folder("forms")
SAMPLE = "intake-sample"


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    """Return the folder of a store, made once."""
    folder = tmp_path_factory.mktemp("cli") / "store"
    words = folder.parent / "words.txt"
    words.write_text("korrekt häst batteri klammer\n", encoding="utf-8")
    arguments = ["--store", str(folder), "--user", "anna", "--passphrase-file", str(words)]
    assert main(["store", "create", "--unit", "Provenheten", *arguments]) == 0
    return folder


@pytest.fixture
def run(made: Path, tmp_path: Path, capsys):
    """Return a function that runs a command on a copy of the store and gives back its JSON, or its refusal."""
    import shutil

    folder = tmp_path / "store"
    shutil.copytree(made, folder)
    common = ["--store", str(folder), "--user", "anna", "--passphrase-file", str(made.parent / "words.txt"), "--json"]

    def runner(*words: str, status: int = 0):
        capsys.readouterr()
        assert main(["routines", *words, *common]) == status
        said = capsys.readouterr()
        return json.loads(said.out) if status == 0 else said.err

    return runner


@pytest.mark.slow
def test_a_document_is_brought_in_decided_followed_up_and_retired(run, tmp_path) -> None:
    file = tmp_path / "rutin.docx"
    body = paragraph("Vår rutin", "T") + paragraph("Syfte", "R") + paragraph("Stöd.") + paragraph("Annat", "R")
    file.write_bytes(word(body, style("R", "heading 1") + style("T", "Title")))
    found = run("import", str(file))
    assert (found["id"], found["unplaced"], len(found["missing"])) == ("var-rutin", ["Annat"], 18)
    assert "cannot be used" in run("decide", "var-rutin", "--by", "Chef", status=1)
    run("discard", "var-rutin")
    text = run("export", SAMPLE, "--out", str(tmp_path / "copy.yaml"))["files"][0]
    copy = Path(text).read_text(encoding="utf-8").replace("stöd och hjälp,", "stöd, hjälp och tid,")
    Path(text).write_text(copy, encoding="utf-8")
    assert run("import", text, "--draft-of", SAMPLE)["id"] == SAMPLE
    (change,) = run("compare", SAMPLE)
    assert (change["section"], change["key"]) == ("points", "purpose")
    entry = run("decide", SAMPLE, "--by", "Enhetschef", "--responsible", "Samordnare")
    assert (entry["version"], entry["here"], entry["current"]) == (1, True, True)
    assert run("follow-up", SAMPLE)["version"] == 2
    assert [change["key"] for change in run("compare", SAMPLE, "--older", "1", "--newer", "2")] == ["followed_up_on"]
    made = run("adapt", SAMPLE, "--unit-name", "Provenheten", "--title", "Egen")["id"]
    assert run("compare", made, "--organisation") == []
    run("discard", made)
    run("export", SAMPLE, "--out", str(tmp_path / "wall.pdf"))
    assert (tmp_path / "wall.pdf").read_bytes().startswith(b"%PDF")
    assert run("retire", SAMPLE)["status"] == "retired"
    assert not any(each["here"] for each in run("list"))


@pytest.mark.slow
def test_contacts_are_verified_and_changed_and_the_window_is_set(run) -> None:
    cards = {each["id"]: each for each in run("contacts")}
    assert cards["helpline-women"]["numbers"] == ["020-50 50 50", "116 016"]
    found = run("contacts", "--verify", "helpline-women", "--number", "020-50 50 50", "--by", "Samordnare")
    card = next(each for each in found if each["id"] == "helpline-women")
    assert (card["numbers"], card["verifiedBy"]) == (["020-50 50 50"], "Samordnare")
    assert "needs a name" in run("contacts", "--verify", "sos", status=1)
    found = run("contacts", "--import", str(FORMS / "municipality" / "contacts.yaml"))
    assert next(each for each in found if each["id"] == "socialjour")["numbers"] == ["08-465 004 10"]
    assert run("window") == {"months": 24}
    assert run("window", "--months", "12") == {"months": 12}


@pytest.mark.slow
def test_a_contact_is_added_changed_taken_away_and_put_back(run) -> None:
    def card(found: list[dict], card_id: str) -> dict | None:
        return next((each for each in found if each["id"] == card_id), None)

    found = run("contacts", "--add", "--name", "Jouren Åsa", "--audience", "Alla", "--number", "08-465 004 44")
    assert found[0]["local"] is True
    made = card(found, "jouren-asa")
    assert (made["numbers"], made["verifiedOn"]) == (["08-465 004 44"], None)
    assert run("contacts", "--verify", "jouren-asa", "--number", "08-465 004 44")
    same = card(run("contacts", "--change", "jouren-asa", "--source", "asajouren.se"), "jouren-asa")
    assert (same["source"], same["verifiedBy"]) == ("asajouren.se", "anna")
    changed = card(run("contacts", "--change", "jouren-asa", "--hours", "8-17"), "jouren-asa")
    assert (changed["hours"], changed["verifiedOn"]) == ("8-17", None)
    assert card(run("contacts", "--remove", "jouren-asa"), "jouren-asa") is None
    assert card(run("contacts", "--put-back", "jouren-asa"), "jouren-asa") == changed
    assert "needs a name" in run("contacts", "--add", "--name", "Utan målgrupp", status=1)
    assert "needs a name" in run("contacts", "--remove", "jouren-x", status=1)


def test_the_check_tells_days_and_what_replaced_the_law(capsys) -> None:
    assert main(["routines", "check", "--on", "2026-11-22", "--json", str(FORMS / "municipality")]) == 1
    found = {Path(each["file"]).stem: each for each in map(json.loads, capsys.readouterr().out.splitlines())}
    assert set(found) >= {"contacts", "kommun", "aldre-lss", "socialjouren"}
    old = next(each for each in found["aldre-lss"]["findings"] if each["code"] == "outdated-reference")
    assert (old["severity"], old["instead"]) == ("error", "HSLF-FS 2022:39")
    assert found["aldre-lss"]["lastDay"] == "2026-10-31"
    assert found["kommun"]["ok"] is True
    assert found["socialjouren"]["ok"] is False


def test_a_day_that_is_none_is_wrong_usage() -> None:
    with pytest.raises(SystemExit) as caught:
        main(["routines", "follow-up", SAMPLE, "--on", "22/11"])
    assert caught.value.code == 2
