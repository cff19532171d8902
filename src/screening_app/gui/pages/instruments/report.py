# SPDX-License-Identifier: EUPL-1.2
"""The report of a file's check: what is in it, what is wrong and where, and how it fares when filled in for trial."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from screening_app.core.forms.importing import ImportReport
from screening_app.core.forms.model import Problem
from screening_app.core.forms.trial import Trial
from screening_app.gui.form_problems import by_severity, place, sentence, severity_name
from screening_app.gui.pages.choose_form import language_inside, language_list
from screening_app.gui.pages.instrument_words import interface_language
from screening_app.gui.text import QT_TRANSLATE_NOOP, counted, translate
from screening_app.gui.theme import current
from screening_app.gui.widgets import Card, Heading, Label, Rule

#: What is listed of one severity; a file can hold thousands of the same fault.
MOST_SHOWN = 50
MOST_PLACES = 8


def add_problems(column: QVBoxLayout, report: ImportReport) -> None:
    """Add the problems under their severity: what is wrong once, and under it every place where it is."""
    for severity, found in by_severity(report.problems):
        column.addWidget(Heading(f"{severity_name(severity)} ({len(found)})", "section"))
        card = Card()
        card.setObjectName(f"problems-{severity}")
        card.body.setSpacing(current().gap("tight"))
        alike: dict[str, list[Problem]] = {}
        for problem in found:
            alike.setdefault(sentence(problem, report.words), []).append(problem)
        for number, (said, those) in enumerate(list(alike.items())[:MOST_SHOWN]):
            if number:
                card.body.addWidget(Rule())
            card.body.addWidget(Label(said))
            for line in _places(those, report):
                card.body.addWidget(Label(line, "small-quiet"))
        if len(alike) > MOST_SHOWN:
            card.body.addWidget(Label(_more(len(alike) - MOST_SHOWN), "small-quiet"))
        column.addWidget(card)


def _places(those: list[Problem], report: ImportReport) -> list[str]:
    """Return where the same fault stands: each item once, and for a single fault its place in the file."""
    named = (place(each, report.form, interface_language(), report.words) for each in those)
    places = [where for where in dict.fromkeys(named) if where]
    lines = [translate("Rutinstod", "Where: {place}").format(place=where) for where in places[:MOST_PLACES]]
    if len(places) > MOST_PLACES:
        lines.append(_more(len(places) - MOST_PLACES))
    if len(those) == 1 and those[0].pointer:
        pointer = translate("Rutinstod", "In the file: {pointer}").format(pointer=those[0].pointer)
        lines = [" · ".join((*lines, pointer))]
    return lines


def _more(left: int) -> str:
    return counted(QT_TRANSLATE_NOOP("Rutinstod", "and %n more", None, 1), left)


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
    languages = language_list(map(language_inside, report.languages))
    return " · ".join(
        (
            translate("Rutinstod", "Version {version}").format(version=form.version),
            counted(QT_TRANSLATE_NOOP("Rutinstod", "%n question(s)", None, 1), report.questions),
            languages,
        )
    )
