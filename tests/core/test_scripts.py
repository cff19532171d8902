# SPDX-License-Identifier: EUPL-1.2
"""Which way a language runs, and which fonts a text needs."""

from __future__ import annotations

import pytest

from screening_app.core.scripts import Script, is_right_to_left, scripts_in


@pytest.mark.parametrize("tag", ["ar", "fa", "fa-AF", "prs", "ur", "he", "ps", "ckb", "AR-sy", "ku-Arab", "ku-arab-IQ"])
def test_these_run_from_right_to_left(tag: str) -> None:
    assert is_right_to_left(tag)


@pytest.mark.parametrize("tag", ["sv", "en-GB", "so", "ti", "ku", "ar-Latn", "arn", "fao", "sr-Cyrl", ""])
def test_these_run_from_left_to_right(tag: str) -> None:
    assert not is_right_to_left(tag)


@pytest.mark.parametrize(
    ("text", "needed"),
    [
        ("Är du trygg?", set()),
        ("Вы в безопасности?", set()),
        ("هل أنت بخير؟", {Script.ARABIC}),
        ("112 شما", {Script.ARABIC}),
        ("שלום", {Script.HEBREW}),
        ("ከመይ ኣለኺ", {Script.ETHIOPIC}),
        ("سلام ከመይ", {Script.ARABIC, Script.ETHIOPIC}),
        ("क्या", set()),
    ],
)
def test_a_text_needs_the_fonts_of_its_scripts(text: str, needed: set[Script]) -> None:
    assert scripts_in(text) == needed
