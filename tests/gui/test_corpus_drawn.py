# SPDX-License-Identifier: EUPL-1.2
"""Every question of every shipped form, and of those in SCREENING_CORPUS, on screen."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from corpus.files import FILES, loaded
from screening_app.core.forms.filling import begun
from screening_app.gui.form_view import QuestionView

NOW = datetime(2026, 3, 4, tzinfo=UTC)

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_question_of_a_form_is_drawn_in_each_of_its_languages(file: Path, qtbot, theme) -> None:
    form = loaded(file)
    filling = begun(form, NOW)
    for language in form.languages:
        for place in filling.questions:
            view = QuestionView(form, filling, place, language)
            qtbot.addWidget(view)
            assert view.title.text() or not place.item.text
