# SPDX-License-Identifier: EUPL-1.2
"""What there is to know about a file before it becomes an instrument: can it be asked, and does it hold when tried."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from screening_app.core.forms.definition import check
from screening_app.core.forms.model import Form, Problem
from screening_app.core.forms.reading import parse_json, without_direction_marks
from screening_app.core.forms.trial import Trial, run_trials


@dataclass(frozen=True, slots=True)
class ImportReport:
    """All that was found. `form` is None where any problem refuses it; problems stand in the order of the document.

    `questions` counts those that a person answers, `languages` holds the languages in which every text exists.
    `words` says by linkId what stands at an item, in the form's own language, also where the form is refused: people
    know their questions by their words.
    """

    form: Form | None
    problems: tuple[Problem, ...]
    trials: tuple[Trial, ...]
    size: int
    questions: int = 0
    languages: tuple[str, ...] = ()
    sha256: str | None = None
    words: Mapping[str, str] = field(default_factory=dict)

    @property
    def refused(self) -> tuple[Problem, ...]:
        """What stands in the way; empty for a form that can be asked."""
        return tuple(problem for problem in self.problems if problem.severity == "refuse")


def examine(content: bytes, now: datetime, timer: Callable[[], float]) -> ImportReport:
    """Return what there is to know about a file's bytes. Never raises, whatever they are; keeps nothing.

    A trial that fails or is slow refuses the form, as trial-failed or trial-slow. `timer` counts seconds.
    """
    form, problems = check(content)
    if form is None:
        return ImportReport(None, problems, (), len(content), words=_words(content))
    trials = run_trials(form, now, timer)
    failed = tuple(
        Problem(
            "trial-slow" if trial.failure == "slow" else "trial-failed",
            "refuse",
            None,
            "",
            {"answers": trial.answers, "failure": trial.failure},
        )
        for trial in trials
        if not trial.ok
    )
    return ImportReport(
        form=None if failed else form,
        problems=problems + failed,
        trials=trials,
        size=len(content),
        questions=sum(1 for item in form.ordered if item.is_asked),
        languages=form.languages,
        sha256=form.sha256,
        words=_words(content),
    )


def _words(content: bytes) -> dict[str, str]:
    """Return the text of each item that can be found in the bytes, whatever else is wrong with them."""
    read = parse_json(content)
    found: dict[str, str] = {}
    layer = [] if isinstance(read, Problem) else [read]
    while layer:
        items = [each.get("item") for each in layer]
        layer = [item for each in items if isinstance(each, list) for item in each if isinstance(item, dict)]
        for item in layer:
            link_id, text = item.get("linkId"), item.get("text")
            if isinstance(link_id, str) and isinstance(text, str) and text.strip():
                found.setdefault(link_id, without_direction_marks(" ".join(text.split())))
    return found
