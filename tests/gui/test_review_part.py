# SPDX-License-Identifier: EUPL-1.2
"""One form of the review: what a score says, and what it never says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from forms_made import form as made
from forms_made import text, written
from screening_app.core.forms.definition import load
from screening_app.core.forms.filling import Filling
from screening_app.core.views import PartView
from screening_app.gui.controls.beside import answer_text
from screening_app.gui.pages.form_reading import FormReading
from screening_app.gui.pages.review_part import PartReview
from screening_app.gui.text import install_translator
from shipped_forms import form, said

ALL = {"consent": "yes", **{f"hits-{what}": "step-3" for what in ("hurt", "insult", "threaten", "scream")}}
CUT_OFF = "Gränsvärdet enligt"


@pytest.fixture
def review(qapp, qtbot, theme):
    """Return a function that shows the review of these answers to HITS, in Swedish."""
    install_translator(qapp, "sv")

    def show(answers: dict[str, str]) -> PartReview:
        filling = said(Filling(form("hits")), answers)
        shown = PartReview(PartView(filling.form, filling, "sv", True))
        qtbot.addWidget(shown)
        return shown

    yield show
    install_translator(qapp, "en")


def words(widget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


def test_a_whole_score_stands_with_the_published_cut_off_and_its_source(review):
    shown = review(ALL)
    value = shown.findChild(QLabel, "value-hits-score")
    assert value.text() == "12"
    said_of_it = [each for each in words(shown) if each.startswith(CUT_OFF)]
    assert [each.rsplit(" ", 1)[1] for each in said_of_it] == ["11.", "10.", "6."]
    assert "USPSTF 2018" in said_of_it[1]
    # The number looks the same on either side of the cut-off.
    assert value.property("look") == "strong"


def test_a_score_that_lacks_an_answer_is_no_smaller_number(review):
    shown = review({name: code for name, code in ALL.items() if name != "hits-scream"})
    assert shown.findChild(QLabel, "value-hits-score").text() == "Ofullständigt: 3 av 4 besvarade"
    assert [each for each in words(shown) if each.startswith(CUT_OFF)]
    assert "9" not in words(shown)


def test_nothing_is_concluded_from_a_score(review):
    verdicts = ("över gräns", "under gräns", "når gräns", "positiv", "allvarlig")
    for answers in (ALL, {**ALL, **{name: "no" for name in ALL if name.startswith("hits")}}):
        said_here = " ".join(words(review(answers))).lower()
        assert not [word for word in verdicts if word in said_here]


def test_whoever_reads_a_form_through_sees_its_cut_off(qapp, qtbot, theme):
    install_translator(qapp, "sv")
    reading = FormReading(form("hits"), "sv")
    qtbot.addWidget(reading)
    assert [each for each in words(reading) if each.startswith(CUT_OFF)]
    install_translator(qapp, "en")


def test_every_line_of_a_long_form_comes_in_order(qapp, qtbot, theme):
    names = [f"q{number}" for number in range(75)]
    filling = Filling(load(written(made(*map(text, names)))))
    shown = PartReview(PartView(filling.form, filling, "sv", True))
    qtbot.addWidget(shown)

    def there() -> list[str]:
        found = [each.objectName() for each in shown.findChildren(QPushButton)]
        return [name.removeprefix("change-") for name in found if name.startswith("change-")]

    assert there() == names[: len(there())]
    assert len(there()) < 75
    qtbot.waitUntil(lambda: len(there()) == 75)
    assert there() == names


def test_answers_that_hold_a_comma_stand_on_lines_of_their_own(theme):
    filling = Filling(form("first-questions-adult"))
    place = filling.instance("form-of-violence")
    values = [option.value for option in place.item.options]
    long = next(option.value for option in place.item.options if "," in option.text["sv"])
    short = [value for value in values if value != long][:2]
    one_line = answer_text(filling.form, replace(filling, answers={"form-of-violence": tuple(short)}), place, "sv")
    lines = answer_text(filling.form, replace(filling, answers={"form-of-violence": (short[0], long)}), place, "sv")
    assert ("\n" in one_line, lines.count("\n")) == (False, 1)
