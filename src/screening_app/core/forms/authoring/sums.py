# SPDX-License-Identifier: EUPL-1.2
"""The expression of a sum that has no value until every question that is asked has been answered."""

from __future__ import annotations

from screening_app.core.forms.authoring.draft import (
    WITH_OPTIONS,
    Compared,
    Comparison,
    Draft,
    DraftQuestion,
    DraftScore,
    Kind,
)
from screening_app.core.forms.authoring.pieces import system_of

_SIGNS = {Comparison.MORE: ">", Comparison.LESS: "<", Comparison.AT_LEAST: ">=", Comparison.AT_MOST: "<="}


def sum_expression(draft: Draft, score: DraftScore) -> str:
    """Return the guarded sum. A question that is only asked sometimes is waited for only when it is asked.

    Whether it is asked is read off its own condition and those around it, so that the guard does not depend on
    how an engine writes unanswered questions.
    """
    by_name = {question.name: question for question in draft.questions}
    guards = []
    for name in score.questions:
        conditions = _conditions(draft, by_name, by_name[name])
        answered = f"{_item(name)}.answer.exists()"
        guards.append(f"(({' and '.join(conditions)}) implies {answered})" if conditions else answered)
    named = " or ".join(f"linkId = {_quoted(name)}" for name in score.questions)
    total = f"%resource.repeat(item).where({named}).answer.value.weight().sum()"
    return f"iif({' and '.join(guards)}, {total}, {{}})"


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _item(name: str) -> str:
    return f"%resource.repeat(item).where(linkId = {_quoted(name)})"


def _conditions(draft: Draft, by_name: dict[str, DraftQuestion], question: DraftQuestion) -> list[str]:
    found: list[str] = []
    place: DraftQuestion | None = question
    while place is not None:
        if place.shown_if is not None and place.shown_if.lines:
            joined = " or " if place.shown_if.any_line else " and "
            lines = [_line(draft, by_name[line.question], line) for line in place.shown_if.lines]
            found.insert(0, f"({joined.join(lines)})")
        place = by_name.get(place.parent)
    return found


def _line(draft: Draft, source: DraftQuestion, line: Compared) -> str:
    answer = f"{_item(line.question)}.answer"
    if line.comparison is Comparison.ANSWERED:
        return f"{answer}.exists()"
    if line.comparison is Comparison.NOT_ANSWERED:
        return f"{answer}.empty()"
    if line.comparison in _SIGNS:
        return f"{answer}.value.where($this {_SIGNS[line.comparison]} {_literal(source, line.answer)}).exists()"
    if source.kind in WITH_OPTIONS:
        given = next((option.system for option in source.options if option.code == line.answer), "")
        system = given or system_of(line.answer, draft.url)
        same = f"{answer}.value.where(system = {_quoted(system)} and code = {_quoted(line.answer)})"
    else:
        same = f"{answer}.value.where($this = {_literal(source, line.answer)})"
    if line.comparison is Comparison.IS:
        return f"{same}.exists()"
    return f"({answer}.exists() and {same}.empty())"


def _literal(source: DraftQuestion, text: str) -> str:
    if source.kind is Kind.YES_NO:
        return "true" if text == "yes" else "false"
    if source.kind is Kind.DATE:
        return f"@{text}"
    return text if source.kind in (Kind.INTEGER, Kind.DECIMAL) else _quoted(text)
