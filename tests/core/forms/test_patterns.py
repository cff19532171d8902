# SPDX-License-Identifier: EUPL-1.2
"""Patterns of forms: the whole value, and never for ever."""

from __future__ import annotations

import pytest

from screening_app.core.forms.patterns import matches, pattern_problem


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [("[0-9]{4}", "2026", True), ("[0-9]{4}", "12026", False), ("(?!0)[0-9]+", "012", False), ("a|ab", "ab", True)],
)
def test_a_pattern_is_held_against_the_whole_value(pattern: str, text: str, expected: bool) -> None:
    assert matches(pattern, text) is expected


def test_a_pattern_that_would_run_for_ever_is_given_up() -> None:
    assert matches("^(a|a)*(a|a)*(a|a)*b$", "a" * 40) is not True


def test_an_unusable_pattern_is_named_and_decides_nothing() -> None:
    assert pattern_problem("[0-9") == "invalid"
    assert pattern_problem("a" * 501) == "too-long"
    assert pattern_problem("a+") is None
    assert matches("[0-9", "1") is None
