# SPDX-License-Identifier: EUPL-1.2
"""The questionnaires that whole forms are tried with: the shipped ones and those in the folder SCREENING_CORPUS."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from screening_app.core.forms.definition import check
from screening_app.core.forms.model import Form
from screening_app.paths import data_folder

SHIPPED = sorted((data_folder("forms") / "instruments").glob("*.json"))
FOREIGN = sorted(Path(os.environ["SCREENING_CORPUS"]).glob("*.json")) if "SCREENING_CORPUS" in os.environ else []
FILES = [*SHIPPED, *FOREIGN]


def loaded(file: Path) -> Form:
    """Return the form; one that is refused by name is skipped."""
    form, problems = check(file.read_bytes())
    if form is None:
        assert [problem.code for problem in problems if problem.severity == "refuse"]
        pytest.skip("refused by name")
    return form
