# SPDX-License-Identifier: EUPL-1.2
"""A draft becomes a form that loads clean, asks as its author meant, and never gives a sum too early."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from screening_app.core.forms.authoring.build import build, to_bytes
from screening_app.core.forms.authoring.draft import (
    Compared,
    Comparison,
    Draft,
    DraftOption,
    DraftQuestion,
    DraftScore,
    Kind,
    ShownIf,
)
from screening_app.core.forms.authoring.faults import faults
from screening_app.core.forms.definition import check
from screening_app.core.forms.filling import Filling, begun
from screening_app.core.forms.model import Coding, Form

URL = "urn:unit:a"
ANSWER, OWN = "urn:rutinstod:answer", f"{URL}/options"


def text(word: str) -> dict[str, str]:
    return {"sv": word}


def choice(*options: tuple[str, str], kind: Kind = Kind.CHOICE, **more: object) -> DraftQuestion:
    made = tuple(DraftOption(code, text(code), Decimal(weight)) for code, weight in options)
    return DraftQuestion("", kind, text("Fråga"), options=made, **more)


def draft(*questions: DraftQuestion, **more: object) -> Draft:
    return Draft(URL, "1.0.0", "sv", text("Titel"), copyright=text("Egen"), questions=questions, **more)


def loaded(made: Draft) -> Form:
    form, problems = check(to_bytes(build(made)))
    assert [problem.code for problem in problems if problem.severity != "note"] == []
    assert form is not None
    return form


def when(comparison: Comparison, answer: str = "", question: str = "q1") -> ShownIf:
    return ShownIf((Compared(question, comparison, answer),))


PLAIN = [Kind.YES_NO, Kind.INTEGER, Kind.DECIMAL, Kind.DATE, Kind.TIME, Kind.DATE_TIME, Kind.STRING, Kind.TEXT]


def test_every_kind_loads_without_a_warning():
    form = loaded(
        draft(
            *(DraftQuestion("", kind, text(kind), text("Hjälp")) for kind in PLAIN),
            *(choice(("yes", "1"), kind=kind) for kind in (Kind.CHOICE, Kind.CHECK, Kind.DROP_DOWN, Kind.OPEN_CHOICE)),
            DraftQuestion("", Kind.QUANTITY, text("Vikt"), unit="kg"),
            DraftQuestion("rows", Kind.REPEATING, text("Barn"), most=3),
            DraftQuestion("", Kind.STRING, text("Ålder"), longest=9, pattern="[0-9]+", parent="rows"),
            DraftQuestion("", Kind.DISPLAY, text("Tack")),
        )
    )

    assert [item.link_id for item in form.items][-2:] == ["rows", "n1"]
    assert form.item("q14").regex == "[0-9]+"


def scored() -> tuple[Form, Filling]:
    form = loaded(
        draft(
            choice(("yes", "1"), ("no", "0")),
            choice(("often", "1.5"), ("seldom", "0.5"), shown_if=when(Comparison.IS_NOT, "no")),
            scores=(DraftScore("", text("Summa"), ("q1", "q2"), Decimal("1.5"), text("Källa")),),
        )
    )
    return form, begun(form)


def test_a_sum_waits_for_every_question_that_is_asked_and_for_no_other():
    _, filling = scored()
    no = filling.answered("q1", (Coding(ANSWER, "no"),))
    yes = filling.answered("q1", (Coding(ANSWER, "yes"),))
    both = yes.answered("q2", (Coding(OWN, "often"),))

    assert "s1" not in filling.calculated
    assert no.calculated["s1"] == (Decimal(0),)
    assert "s1" not in yes.calculated
    assert both.calculated["s1"] == (Decimal("2.5"),)
    assert both.answered("q1", (Coding(ANSWER, "no"),)).calculated["s1"] == (Decimal(0),)


def test_is_not_never_holds_for_a_question_that_nobody_has_answered():
    _, filling = scored()

    assert not filling.enabled["q2"]
    assert filling.answered("q1", (Coding(ANSWER, "yes"),)).enabled["q2"]


ASKED = choice(("yes", "1"), ("no", "0"))


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (draft(ASKED, replace(ASKED, shown_if=when(Comparison.MORE, "1"))), "condition-answer"),
        (draft(ASKED, replace(ASKED, shown_if=when(Comparison.IS, "maybe"))), "condition-answer"),
        (
            draft(ASKED, replace(ASKED, shown_if=when(Comparison.ANSWERED, question="q3")), ASKED),
            "condition-asked-later",
        ),
        (draft(DraftQuestion("", Kind.GROUP, text("Tom"))), "group-empty"),
        (draft(replace(ASKED, name="a"), replace(ASKED, name="a")), "name-taken"),
        (draft(choice(("x", "1"), ("x", "0"))), "code-taken"),
        (draft(DraftQuestion("", Kind.INTEGER, text("Tal"), minimum="1.5")), "limit-unusable"),
        (draft(DraftQuestion("", Kind.STRING, text("Ord"), pattern="[0-9")), "pattern-unusable"),
        (draft(DraftQuestion("", Kind.YES_NO, {"en": "Base language missing"})), "missing"),
    ],
)
def test_what_cannot_be_meant_is_named(made, code):
    assert code in {fault.code for fault in faults(made)}
