# SPDX-License-Identifier: EUPL-1.2
"""One sum: which questions it adds up, the value to look for, and who says so."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from screening_app.core.forms.authoring import editing
from screening_app.core.forms.authoring.draft import WITH_OPTIONS, Kind
from screening_app.gui.controls.reading import number_text
from screening_app.gui.pages.instruments.making.answers import POINTS, points_of
from screening_app.gui.pages.instruments.making.bench import Bench
from screening_app.gui.pages.instruments.making.fields import TextsField, line_field, tick
from screening_app.gui.pages.instruments.making.words import called
from screening_app.gui.text import translate
from screening_app.gui.theme import current
from screening_app.gui.widgets import Card, Field, Heading, Label, spaced


class ScorePanel(QWidget):
    """The fields of one sum. `fields` gives for a part of it the field that its faults stand at."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self.fields: dict[str, Field] = {}
        score = editing.score_named(bench.draft, bench.chosen)
        column = QVBoxLayout(self)
        spaced(column, "near")
        self.heading = Heading(called(bench.draft, bench.chosen), "title")
        column.addWidget(self.heading)
        column.addWidget(
            Label(
                translate(
                    "Rutinstod",
                    "Add up points only where a published instrument does. The sum is shown when every question of it"
                    " that is asked has been answered; it is never a level of risk.",
                ),
                "quiet",
            )
        )
        text = TextsField(
            "build-score-text",
            translate("Rutinstod", "What the sum is called"),
            score.text,
            bench.languages,
            lambda texts: self._change("text", text=texts),
        )
        self.fields["text"] = text.own
        column.addWidget(text)
        column.addWidget(Heading(translate("Rutinstod", "Questions to add up"), "section"))
        column.addWidget(self._questions(score.questions))
        column.addWidget(Heading(translate("Rutinstod", "Cut-off"), "section"))
        cut_off = line_field(
            "build-cut-off",
            translate("Rutinstod", "The value to look for, if a source gives one"),
            "" if score.cut_off is None else number_text(score.cut_off),
            lambda written: self._change("cut_off", cut_off=points_of(written)),
            shape=POINTS,
        )
        cut_off.input.setMaximumWidth(current().px(150))
        self.fields["cut_off"] = cut_off
        column.addWidget(cut_off)
        source = TextsField(
            "build-cut-off-source",
            translate("Rutinstod", "Where it comes from"),
            score.cut_off_source,
            bench.languages,
            lambda texts: self._change("cut_off_source", cut_off_source=texts),
            translate("Rutinstod", "Author, year, and what was found with it."),
        )
        self.fields["cut_off_source"] = source.own
        column.addWidget(source)

    def follow(self) -> None:
        """Show what the sum is called now above its fields."""
        self.heading.setText(called(self._bench.draft, self._bench.chosen))

    def _questions(self, chosen: tuple[str, ...]) -> Card:
        card = Card()
        card.body.setSpacing(current().gap("tight"))
        draft = self._bench.draft
        fitting = [each for each in draft.questions if each.kind in WITH_OPTIONS - {Kind.OPEN_CHOICE}]
        names = [each.name for each in fitting] + [name for name in chosen if name not in {q.name for q in fitting}]
        if not names:
            card.body.addWidget(
                Label(
                    translate("Rutinstod", "No question has answers to choose from yet; those can have points."),
                    "quiet",
                )
            )
        points = {each.name: all(option.weight is not None for option in each.options) for each in fitting}
        for name in names:
            box = tick(f"build-sum-{name}", called(draft, name, 40), name in chosen, partial(self._tick, name))
            card.body.addWidget(box)
            if not points.get(name, False):
                said = translate("Rutinstod", "Some of its answers have no points.")
                box.setAccessibleDescription(said)
                card.body.addWidget(Label(said, "small-quiet"))
        return card

    def _tick(self, name: str, on: bool) -> None:
        chosen = {*editing.score_named(self._bench.draft, self._bench.chosen).questions}
        chosen = chosen | {name} if on else chosen - {name}
        # In the order in which they are asked, whatever the order of ticking.
        ordered = [each.name for each in self._bench.draft.questions if each.name in chosen]
        gone = sorted(chosen - set(ordered))
        self._change(f"sum-{name}", questions=(*ordered, *gone))

    def _change(self, part: str, **fields: Any) -> None:
        draft = editing.change_score(self._bench.draft, self._bench.chosen, **fields)
        self._bench.put(draft, f"{self._bench.chosen}:{part}")
