# SPDX-License-Identifier: EUPL-1.2
"""Patterns hold a whole value, and never hold up the program."""

from __future__ import annotations

from time import perf_counter

import pytest

from screening_app.core.forms.patterns import matches, pattern_problem


@pytest.mark.parametrize(
    ("pattern", "text", "fits"),
    [("[0-9]{4}", "1234", True), ("[0-9]{4}", "12345", False), ("a|ab", "ab", True), ("a.b", "a\nb", True)],
)
def test_a_pattern_holds_the_whole_value(pattern: str, text: str, fits: bool) -> None:
    assert matches(pattern, text) is fits


@pytest.mark.parametrize(("pattern", "problem"), [("a+", None), ("(", "invalid"), ("a" * 501, "too-long")])
def test_a_pattern_that_cannot_be_used_is_known_by_its_reason(pattern: str, problem: str | None) -> None:
    assert pattern_problem(pattern) == problem
    assert (matches(pattern, "b") is None) is (problem is not None)


def test_a_pattern_that_takes_too_long_could_not_be_checked() -> None:
    begun = perf_counter()
    assert matches("^(a|aa)+$", "a" * 60 + "!") is None
    assert perf_counter() - begun < 1
