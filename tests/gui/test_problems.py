# SPDX-License-Identifier: EUPL-1.2
"""Every error has its words, and the translator's tool finds them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import PySide6
import pytest

from screening_app.errors import CannotNow, Code
from screening_app.gui import problems


@pytest.mark.parametrize("code", Code)
def test_every_code_has_a_sentence_and_advice(qapp, code):
    error = CannotNow(code)
    said, way_out = problems.sentence(error), problems.advice(error)
    assert said.endswith(".")
    assert way_out
    assert way_out.endswith(".")
    assert "{" not in said + way_out
    assert "!" not in said + way_out


def test_facts_make_the_sentence_exact(qapp):
    assert "7" in problems.sentence(CannotNow(Code.GAPS_LEFT, count=7))
    assert "sv.yaml" in problems.sentence(CannotNow(Code.CONTENT_MISSING, file="sv.yaml"))
    assert "12" in problems.sentence(CannotNow(Code.PASSPHRASE_SHORT, least=12))


def test_no_two_codes_say_the_same(qapp):
    said = [problems.sentence(CannotNow(code)) for code in Code]
    assert len(set(said)) == len(said)


def test_the_translators_tool_finds_every_sentence(qapp, tmp_path):
    catalogue = tmp_path / "found.ts"
    tool = Path(PySide6.__file__).parent / "lupdate"
    if not tool.exists():
        pytest.skip("no lupdate in this installation")
    subprocess.run(
        [tool, problems.__file__, "-ts", catalogue, "-source-language", "en", "-locations", "none", "-silent"],
        check=True,
        capture_output=True,
    )
    found = catalogue.read_text(encoding="utf-8").replace("&apos;", "'").replace("&quot;", '"')
    for code in Code:
        error = CannotNow(code)
        assert f"<source>{problems.sentence(error)}</source>" in found
        assert f"<source>{problems.advice(error)}</source>" in found
    assert "<name>Rutinstod</name>" in found
