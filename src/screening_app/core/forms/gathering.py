# SPDX-License-Identifier: EUPL-1.2
"""Conditions gathered as a person would say them: several questions with the same answers are one clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from screening_app.core.forms.model import Answer, Condition


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: any of the questions stands in the relation `operator` to any of the answers."""

    questions: tuple[str, ...]
    operator: str
    answers: tuple[Answer, ...]


def gathered(conditions: Sequence[Condition], *, any_condition: bool) -> tuple[Clause, ...]:
    """Return the clauses that mean the same as the conditions. Only "=" joined by any can be drawn together."""
    if not any_condition:
        return tuple(Clause((each.question,), each.operator, (each.answer,)) for each in conditions)
    answers: dict[str, list[Answer]] = {}
    rest = [each for each in conditions if each.operator != "="]
    for each in conditions:
        if each.operator == "=":
            answers.setdefault(each.question, []).append(each.answer)
    questions: dict[tuple[tuple[type, Answer], ...], list[str]] = {}
    for question, found in answers.items():
        # True equals 1 in Python and is another answer on a form: the type is part of the key.
        questions.setdefault(tuple((type(answer), answer) for answer in found), []).append(question)
    return tuple(
        [Clause(tuple(asked), "=", tuple(answer for _, answer in key)) for key, asked in questions.items()]
        + [Clause((each.question,), each.operator, (each.answer,)) for each in rest]
    )
