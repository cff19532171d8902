# SPDX-License-Identifier: EUPL-1.2
"""The published cut-off of a sum stands beside it with its source, and without a word of what it means."""

from __future__ import annotations

import copy
import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from screening_app.core.forms.definition import check
from screening_app.core.forms.extensions import CUT_OFF
from screening_app.core.forms.filling import Filling
from screening_app.core.forms.model import CutOff
from screening_app.core.handoff import Matter, hand_over_text
from screening_app.core.records import Contact, Conversation, Stage, Unit, UnitKind
from screening_app.core.sentences import parse_sentences
from screening_app.paths import data_folder
from shipped_forms import DOCUMENTS, form, items, said

SENTENCES = parse_sentences((data_folder("forms") / "hand-over.yaml").read_text("utf-8"))
NOW = datetime(2026, 11, 22, 10, 42, tzinfo=UTC)
ANSWERS = {
    "consent": "yes",
    "hits-hurt": "step-3",
    "hits-insult": "step-3",
    "hits-threaten": "step-3",
    "hits-scream": "step-3",
}


def answered(**answers: str) -> Filling:
    return said(Filling(form("hits")), {**ANSWERS, **{name.replace("_", "-"): code for name, code in answers.items()}})


def handed_over(filling: Filling) -> list[str]:
    conversation = Conversation("k1", Contact("c1", None, 2026, 11), Stage.ACT, NOW, "britta.k", NOW)
    unit = Unit("u1", "Mottagningen", UnitKind.INTAKE)
    written = hand_over_text(SENTENCES, Matter(conversation, (filling,), None, unit))
    return written.splitlines()


def with_extension(*extensions: dict[str, Any]) -> bytes:
    document = copy.deepcopy(DOCUMENTS["hits"])
    score = next(item for item in items(document) if item["linkId"] == "hits-score")
    kept = [each for each in score["extension"] if each["url"] != CUT_OFF]
    score["extension"] = [*kept, *extensions]
    return json.dumps(document).encode()


def cut_off(*parts: dict[str, Any]) -> dict[str, Any]:
    return {"url": CUT_OFF, "extension": list(parts)}


VALUE = {"url": "value", "valueDecimal": 11}
SOURCE = {"url": "source", "valueString": "Källan"}


def test_the_score_carries_the_cut_off_of_each_source_in_each_language() -> None:
    (score,) = answered().scores
    assert score.value == 12
    assert [cut_off.value for cut_off in score.cut_offs] == [11, 10, 6]
    assert all({"sv", "en"} <= set(cut_off.source) for cut_off in score.cut_offs)


def test_the_cut_off_stands_there_also_when_the_sum_is_incomplete() -> None:
    (score,) = answered().cleared("hits-threaten").scores
    assert score.value is None
    assert score.cut_offs == form("hits").item("hits-score").cut_offs != ()


def test_the_hand_over_gives_the_sum_the_cut_off_and_the_source() -> None:
    (line,) = [line for line in handed_over(answered()) if line.startswith("- Summa")]
    sources = [cut_off.source["sv"] for cut_off in form("hits").item("hits-score").cut_offs]
    said_of = [f"Gränsvärdet enligt {by} är {value}." for by, value in zip(sources, (11, 10, 6), strict=True)]
    assert line == " ".join(["- Summa: 12.", *said_of])


def test_the_hand_over_of_an_incomplete_sum_gives_no_number_for_it() -> None:
    (line,) = [line for line in handed_over(answered().cleared("hits-threaten")) if line.startswith("- Summa")]
    assert line.startswith("- Summa: ofullständigt besvarat, ingen summa. 3 av 4 frågor som ingår är besvarade.")
    assert line.count("Gränsvärdet enligt") == 3


@pytest.mark.parametrize(
    "extensions",
    [
        (cut_off(VALUE),),
        (cut_off(SOURCE),),
        (cut_off({"url": "value", "valueDecimal": "11"}, SOURCE),),
        ({"url": CUT_OFF, "valueDecimal": 11},),
    ],
    ids=["no-source", "no-value", "text-for-value", "no-parts"],
)
def test_a_cut_off_that_cannot_be_used_is_said_and_not_shown_but_the_form_still_opens(
    extensions: tuple[dict[str, Any], ...],
) -> None:
    loaded, problems = check(with_extension(*extensions))
    assert loaded is not None
    assert {(p.code, p.severity, p.link_id) for p in problems if p.code.startswith("cut-off")} == {
        ("cut-off-unusable", "warn", "hits-score")
    }
    (score,) = said(Filling(loaded), ANSWERS).scores
    assert (score.value, score.cut_offs) == (12, ())


def test_a_whole_number_or_a_fraction_will_do() -> None:
    for part, value in (({"url": "value", "valueInteger": 11}, Decimal(11)), (VALUE | {"valueDecimal": 1.5}, "1.5")):
        loaded, _ = check(with_extension(cut_off(part, SOURCE)))
        assert loaded is not None
        assert loaded.item("hits-score").cut_offs == (CutOff(Decimal(value), {"sv": "Källan"}),)
