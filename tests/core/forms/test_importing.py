# SPDX-License-Identifier: EUPL-1.2
"""A file is looked at before it becomes an instrument: read, judged and tried, whatever it holds."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screening_app.core.forms.importing import ImportReport, examine
from screening_app.core.forms.trial import LIMIT_SECONDS, TRIALS
from screening_app.paths import data_folder

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SHIPPED = sorted((data_folder("forms") / "instruments").glob("*.json"))


def still() -> float:
    """Return the same moment always: a computer on which nothing takes time."""
    return 0.0


def ticking(step: float) -> Callable[[], float]:
    """Return a timer on which every look is `step` seconds after the one before."""
    seconds = [0.0]

    def timer() -> float:
        seconds[0] += step
        return seconds[0]

    return timer


def looked_at(found: dict[str, Any] | bytes, timer: Callable[[], float] = still) -> ImportReport:
    return examine(found if isinstance(found, bytes) else json.dumps(found).encode(), NOW, timer)


def document(*items: dict[str, Any], **more: Any) -> dict[str, Any]:
    given = {"resourceType": "Questionnaire", "url": "urn:f", "version": "1.0.0", "status": "active", "language": "sv"}
    return {**given, "title": "T", "copyright": "C", "item": list(items), **more}


QUESTION = {"linkId": "q", "type": "boolean", "text": "Q"}


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_every_shipped_form_holds_when_tried(file: Any) -> None:
    report = looked_at(file.read_bytes())
    assert report.form is not None
    assert [trial.answers for trial in report.trials] == list(TRIALS)
    assert all(trial.ok for trial in report.trials)
    assert report.questions > 0
    assert report.languages[:2] == ("sv", "en")
    assert report.size == file.stat().st_size


def test_a_form_is_tried_with_nothing_and_with_first_and_last_options() -> None:
    needed = document(QUESTION | {"required": True})
    errors = {trial.answers: [(e.link_id, e.kind) for e in trial.errors] for trial in looked_at(needed).trials}
    assert errors == {"nothing": [("q", "required")], "first": [], "last": []}


def test_errors_of_a_trial_do_not_refuse_the_form() -> None:
    report = looked_at(document(QUESTION | {"required": True}))
    assert report.form is not None
    assert all(trial.ok for trial in report.trials)


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe", b"[]", b"{}", b"[" * 100_000, b'{"resourceType": "Questionnaire"}', b"x" * 2_000_001],
)
def test_what_is_no_form_is_refused_with_a_reason_and_no_trial(content: bytes) -> None:
    report = looked_at(content)
    assert report.form is None
    assert report.refused
    assert report.trials == ()


def test_a_form_that_takes_too_long_is_refused() -> None:
    report = looked_at(document(QUESTION), ticking(LIMIT_SECONDS * 1.1))
    assert report.form is None
    assert [(each.code, each.facts["answers"]) for each in report.refused] == [("trial-slow", each) for each in TRIALS]


def test_one_slow_moment_of_the_computer_refuses_nothing() -> None:
    moments = iter([0.0, 1.0, 2.0, 2.1, 3.0, 3.1, 4.0, 4.1])
    report = looked_at(document(QUESTION), lambda: next(moments))
    assert report.form is not None
    assert all(trial.ok for trial in report.trials)


def test_what_is_worth_knowing_is_told_about_a_form_that_can_be_used() -> None:
    report = looked_at(_without("version"))
    assert report.form is not None
    assert "version-missing" in {each.code for each in report.problems}
    assert report.refused == ()


def _without(key: str) -> dict[str, Any]:
    return {name: value for name, value in document(QUESTION).items() if name != key}


leaves = st.none() | st.booleans() | st.integers(-9, 9) | st.sampled_from(["", "q", "boolean", "choice", "urn:f"])
names = st.sampled_from(["linkId", "type", "text", "item", "enableWhen", "question", "operator", "required", "code"])
anything = st.recursive(leaves, lambda below: st.lists(below, max_size=3) | st.dictionaries(names, below, max_size=4))


@pytest.mark.slow
@settings(deadline=None, max_examples=150)
@given(anything)
def test_whatever_stands_in_a_form_it_is_taken_or_refused_and_never_an_error(items: Any) -> None:
    report = looked_at(document() | {"item": items})
    assert (report.form is None) == bool(report.refused)
