# SPDX-License-Identifier: EUPL-1.2
"""The report of a file's check: what is in it, what is wrong and where, and how it fares when filled in for trial."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from screening_app.core.forms.definition import Form
from screening_app.core.forms.importing import ImportReport
from screening_app.core.forms.model import Problem
from screening_app.core.forms.trial import Trial
from screening_app.gui.form_problems import by_severity, place, sentence, severity_name
from screening_app.gui.pages.choose_form import language_name
from screening_app.gui.pages.instrument_words import interface_language
from screening_app.gui.text import QT_TRANSLATE_NOOP, counted, translate
from screening_app.gui.theme import current
from screening_app.gui.widgets import Card, Heading, Label, Rule

#: What is listed of one severity; a file can hold thousands of the same fault.
MOST_SHOWN = 50


def add_problems(column: QVBoxLayout, problems: tuple[Problem, ...], form: Form | None) -> None:
    """Add the problems under their severity, each with its place."""
    for severity, found in by_severity(problems):
        column.addWidget(Heading(f"{severity_name(severity)} ({len(found)})", "section"))
        card = Card()
        card.setObjectName(f"problems-{severity}")
        card.body.setSpacing(current().gap("tight"))
        for number, problem in enumerate(found[:MOST_SHOWN]):
            if number:
                card.body.addWidget(Rule())
            card.body.addWidget(Label(sentence(problem)))
            where = place(problem, form, interface_language())
            lines = [translate("Rutinstod", "Where: {place}").format(place=where)] if where else []
            lines += [translate("Rutinstod", "In the file: {pointer}").format(pointer=problem.pointer)] * bool(
                problem.pointer
            )
            if lines:
                card.body.addWidget(Label(" · ".join(lines), "small-quiet"))
        if len(found) > MOST_SHOWN:
            left = len(found) - MOST_SHOWN
            card.body.addWidget(
                Label(counted(QT_TRANSLATE_NOOP("Rutinstod", "and %n more", None, 1), left), "small-quiet")
            )
        column.addWidget(card)


def add_trials(column: QVBoxLayout, trials: tuple[Trial, ...]) -> None:
    """Add what came of filling the form in for trial."""
    if not trials:
        return
    column.addWidget(Heading(translate("Rutinstod", "Filled in for trial"), "section"))
    card = Card()
    card.setObjectName("trials")
    card.body.setSpacing(current().gap("hair"))
    names = {
        "nothing": translate("Rutinstod", "Nothing answered"),
        "first": translate("Rutinstod", "The first answer everywhere"),
        "last": translate("Rutinstod", "The last answer everywhere"),
    }
    for trial in trials:
        went = (
            translate("Rutinstod", "works")
            if trial.ok
            else translate("Rutinstod", "takes too long")
            if trial.failure == "slow"
            else translate("Rutinstod", "cannot be worked out")
        )
        card.body.addWidget(Label(f"{names[trial.answers]}: {went}"))
    column.addWidget(card)


def summary(report: ImportReport) -> str:
    """Return the size of it: version, questions, languages."""
    form = report.form
    if form is None:
        return ""
    languages = ", ".join(language_name(tag) for tag in report.languages)
    return " · ".join(
        (
            translate("Rutinstod", "Version {version}").format(version=form.version),
            counted(QT_TRANSLATE_NOOP("Rutinstod", "%n question(s)", None, 1), report.questions),
            languages,
        )
    )
