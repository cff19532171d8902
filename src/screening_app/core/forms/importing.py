# SPDX-License-Identifier: EUPL-1.2
"""What there is to know about a file before it becomes an instrument: can it be asked, and does it hold when tried."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from screening_app.core.forms.definition import check
from screening_app.core.forms.model import Form, Problem
from screening_app.core.forms.trial import Trial, run_trials


@dataclass(frozen=True, slots=True)
class ImportReport:
    """All that was found. `form` is None where any problem refuses it; problems stand in the order of the document.

    `questions` counts those that a person answers, `languages` holds the languages in which every text exists.
    """

    form: Form | None
    problems: tuple[Problem, ...]
    trials: tuple[Trial, ...]
    size: int
    questions: int = 0
    languages: tuple[str, ...] = ()
    sha256: str | None = None

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
        return ImportReport(None, problems, (), len(content))
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
    )
