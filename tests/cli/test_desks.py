# SPDX-License-Identifier: EUPL-1.2
"""A unit with several desks from the command line: make, join, work, new keys, and what is refused in words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from postgres import Server
from screening_app.__main__ import main

PASSPHRASE = "korrekt häst batteri klammer"

pytestmark = pytest.mark.slow


@pytest.fixture
def run(tmp_path: Path, server: Server, monkeypatch, capsys):
    """Returns a function that runs a command at a desk and returns status, machine output and words."""
    monkeypatch.setenv("SCREENING_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("SCREENING_DATABASE_PASSWORD", server.login().password)

    def command(desk: str, *words: str):
        status = main([*words, "--json", "--store", str(tmp_path / desk), "--user", "anna"])
        said = capsys.readouterr()
        return status, json.loads(said.out.splitlines()[-1]) if said.out else None, said.err

    return command


def test_a_unit_on_a_server_from_the_first_desk_to_new_keys(run, server, tmp_path):
    url = server.login().url.rstrip("?")
    status, made, _ = run("a", "store", "create", "--unit", "Provenheten", "--database", url)
    assert (status, len(made["shares"])) == (0, 3)
    assert run("b", "store", "join", str(tmp_path / "a" / "unit.server"))[0] == 0
    assert run("b", "store", "verify")[:2] == (0, {"ok": True, "found": []})
    assert [file.name for file in (tmp_path / "b" / "backups").iterdir()] != []
    assert run("b", "store", "migrate", "--database", url)[:2] == (0, {"changed": False})
    status, _, words = run("b", "store", "rekey", "--yes")
    assert (status, "--database" in words) == (1, True)
    status, renewed, _ = run("b", "store", "rekey", "--yes", "--database", url)
    assert (status, len({*renewed["shares"], *made["shares"]})) == (0, 6)
    assert run("a", "store", "verify")[:2] == (0, {"ok": True, "found": []})
    assert run("a", "store", "join", str(tmp_path / "b" / "unit.server"))[0] == 1


@pytest.mark.parametrize(
    ("url", "word"),
    [
        ("postgresql+psycopg://tester:secret@127.0.0.1/unit", "without a password"),
        ("postgresql+psycopg://tester@db.example/unit?sslmode=require", "verify-full"),
        ("postgresql+psycopg://tester@127.0.0.1:9/unit", "does not answer"),
    ],
)
def test_what_cannot_be_is_said_with_a_way_out_and_leaves_nothing(run, tmp_path, url, word):
    status, _, words = run("a", "store", "create", "--unit", "Provenheten", "--database", url)
    assert status == 1
    assert word in words
    assert "secret" not in words
    assert not (tmp_path / "a").exists()
