# SPDX-License-Identifier: EUPL-1.2
"""An edited questionnaire is taken as an adaptation, or each thing that is locked is named with its question."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from screening_app.__main__ import main
from screening_app.core.forms.definition import load
from shipped_forms import DOCUMENTS, FOLDER, form


def edited(file: Path, name: str, **changes: dict[str, Any]) -> Path:
    """Write a shipped form with some of its items changed."""
    document = json.loads(json.dumps(DOCUMENTS[name]))

    def below(items: list[dict[str, Any]]) -> None:
        for item in items:
            item.update(changes.get(item["linkId"].replace("-", "_"), {}))
            below(item.get("item", []))

    below(document["item"])
    file.write_text(json.dumps(document), "utf-8")
    return file


def adapt(name: str, file: Path, out: Path, *more: str) -> int:
    return main(
        ["forms", "adapt", str(FOLDER / f"{name}.json"), str(file), "--unit", "Enhet 4", "--out", str(out), *more]
    )


def test_other_words_make_a_questionnaire_of_the_units_own(tmp_path: Path) -> None:
    file, out = edited(tmp_path / "e.json", "first-questions-adult", consent={"text": "Får jag fråga?"}), tmp_path / "o"
    assert adapt("first-questions-adult", file, out) == 0
    made = load(out.read_bytes())
    assert (made.url, made.version) == ("urn:rutinstod:own:enhet-4:first-questions-adult", "1.0.0")
    assert made.item("consent").text["sv"] == "Får jag fråga?"
    assert made.about.modified_from == f"{form('first-questions-adult').url}|{form('first-questions-adult').version}"


def test_each_locked_change_is_named_by_question_and_what_and_nothing_is_written(tmp_path: Path, capsys) -> None:
    change = {"required": True, "text": "Får jag fråga?"}
    file, out = edited(tmp_path / "e.json", "first-questions-adult", consent=change), tmp_path / "o.json"
    assert adapt("first-questions-adult", file, out, "--json") == 1
    found = json.loads(capsys.readouterr().out)["problems"]
    assert [(each["linkId"], each["code"]) for each in found] == [("consent", "required-changed")]
    assert not out.exists()
    assert adapt("first-questions-adult", file, out) == 1
    assert "consent: Whether it must be answered has been changed." in capsys.readouterr().err


def test_an_item_is_left_out_if_nothing_hangs_on_it(tmp_path: Path, capsys) -> None:
    file, out = edited(tmp_path / "e.json", "first-questions-adult"), tmp_path / "o.json"
    assert adapt("first-questions-adult", file, out, "--leave-out", "introduction") == 0
    assert load(out.read_bytes()).item("introduction").hidden
    assert adapt("first-questions-adult", file, out, "--leave-out", "consent") == 1
    assert "consent: It is left out, and the outcome is read from it." in capsys.readouterr().err


def test_a_skeleton_is_filled_in_when_the_source_of_its_words_is_told(tmp_path: Path, capsys) -> None:
    names = ("hark-humiliated", "hark-afraid", "hark-sexual", "hark-physical")
    words = {name.replace("-", "_"): {"text": f"Påhittad {name}"} for name in names}
    file, out = edited(tmp_path / "e.json", "hark", **words), tmp_path / "o.json"
    assert adapt("hark", file, out) == 0
    assert "Say where the wording comes from" in capsys.readouterr().err
    assert load(out.read_bytes()).about.skeleton
    assert adapt("hark", file, out, "--source", "Påhittad utgåva", "--validated") == 0
    made = load(out.read_bytes())
    assert (made.about.skeleton, made.about.modified_from, made.title["sv"]) == (False, None, "HARK")


@pytest.mark.parametrize("name", ["first-questions-adult", "hark"])
def test_what_has_not_been_changed_comes_back_as_it_was(tmp_path: Path, name: str) -> None:
    out = tmp_path / "o.json"
    assert adapt(name, FOLDER / f"{name}.json", out) == 0
    assert load(out.read_bytes()) == form(name)
