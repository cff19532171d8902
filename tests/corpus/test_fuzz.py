# SPDX-License-Identifier: EUPL-1.2
"""Five hundred broken questionnaires: each is read or refused, and none takes the program down."""

from __future__ import annotations

from corpus.fuzz import run, seeds
from screening_app.paths import data_folder


def test_broken_questionnaires_are_read_or_refused_and_nothing_else() -> None:
    found = run(seeds([data_folder("forms") / "instruments"]), 500)
    assert found.crashes == []
    assert found.slow == []
    assert 20 < found.loaded < found.done == 500
