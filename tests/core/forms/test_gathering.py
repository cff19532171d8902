# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from screening_app.core.forms.gathering import Clause, gathered
from screening_app.core.forms.model import Condition

QUESTIONS = st.sampled_from("abc")
ANSWERS = st.sampled_from([True, 1, 2, "x"])
CONDITIONS = st.lists(st.builds(Condition, QUESTIONS, st.sampled_from(["=", "!=", ">", "exists"]), ANSWERS), max_size=9)


def said(clauses: tuple[Clause, ...]) -> set[tuple[str, str, type, object]]:
    return {(q, c.operator, type(a), a) for c in clauses for q in c.questions for a in c.answers}


@given(CONDITIONS, st.booleans())
def test_nothing_is_lost_and_nothing_added(conditions: list[Condition], any_condition: bool) -> None:
    expected = {(c.question, c.operator, type(c.answer), c.answer) for c in conditions}
    assert said(gathered(conditions, any_condition=any_condition)) == expected


@given(CONDITIONS)
def test_where_all_must_hold_nothing_is_drawn_together(conditions: list[Condition]) -> None:
    assert all(len(c.questions) == len(c.answers) == 1 for c in gathered(conditions, any_condition=False))


def test_questions_with_the_same_answers_are_one_clause() -> None:
    rows = [Condition(q, "=", a) for q in "ab" for a in "xy"]
    assert gathered(rows, any_condition=True) == (Clause(("a", "b"), "=", ("x", "y")),)
