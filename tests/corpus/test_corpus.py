# SPDX-License-Identifier: EUPL-1.2
"""Whole questionnaires, shipped ones and those in SCREENING_CORPUS: loaded or refused by name, filled, reopened."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

import pytest

from corpus.files import FILES, loaded
from screening_app.core.forms.filling import begun, from_response
from screening_app.core.forms.importing import examine

NOW = datetime(2026, 3, 4, tzinfo=UTC)
pytestmark = pytest.mark.slow


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_form_is_loaded_or_every_reason_is_named_with_its_place(file: Path) -> None:
    report = examine(file.read_bytes(), NOW, perf_counter)
    if report.form is None:
        assert report.refused
        assert all(problem.code and isinstance(problem.pointer, str) for problem in report.refused)
    else:
        assert [trial.answers for trial in report.trials] == ["nothing", "first", "last"]
        assert all(trial.ok for trial in report.trials)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_form_with_first_last_and_no_options_reopens_ten_times_to_the_same_bytes(file: Path) -> None:
    form = loaded(file)
    for which in (None, 0, -1):
        filling = begun(form, NOW)
        for place in form.questions if which is not None else ():
            path = place.link_id
            if path in filling.enabled and filling.enabled[path] and place.is_asked and place.options:
                filling = filling.answered(path, [place.options[which].value])
        first = json.dumps(filling.response("in-progress", NOW, form.language))
        kept = filling
        for _ in range(10):
            kept = from_response(form, json.loads(json.dumps(kept.response("in-progress", NOW, form.language))), NOW)
            assert json.dumps(kept.response("in-progress", NOW, form.language)) == first
