# SPDX-License-Identifier: EUPL-1.2
"""The answers to choose from: words, what each counts as, its points, and whether it stands alone."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from screening_app.core.forms.authoring import editing
from screening_app.core.forms.authoring.draft import DraftOption, Kind
from screening_app.core.forms.authoring.pieces import WELL_KNOWN
from screening_app.gui.controls.reading import number_text
from screening_app.gui.pages.instruments.making.bench import Bench
from screening_app.gui.pages.instruments.making.fields import PickField, TextsField, line_field, tick
from screening_app.gui.pages.instruments.making.words import meaning_names
from screening_app.gui.text import translate
from screening_app.gui.theme import current
from screening_app.gui.widgets import ButtonRow, Card, Field, Heading, QuietButton, SecondaryButton, spaced

POINTS = r"-?[0-9]{0,6}([.,][0-9]{0,4})?"


class AnswersPart(QWidget):
    """One card for each answer, and the way to one more. Puts the first field of a part into `fields`."""

    def __init__(self, bench: Bench, fields: dict[str, Field]) -> None:
        super().__init__()
        self._bench = bench
        question = editing.question_named(bench.draft, bench.chosen)
        column = QVBoxLayout(self)
        spaced(column, "close")
        column.addWidget(Heading(translate("Rutinstod", "Answers"), "section"))
        for place, option in enumerate(question.options):
            column.addWidget(self._card(place, option, fields, last=place == len(question.options) - 1))
        row = ButtonRow()
        more = SecondaryButton(translate("Rutinstod", "Add an answer"), icon_name="plus", compact=True)
        more.setObjectName("build-add-option")
        more.clicked.connect(self._add)
        row.add(more)
        column.addWidget(row)

    def _card(self, place: int, option: DraftOption, fields: dict[str, Field], *, last: bool) -> Card:
        card = Card()
        card.body.setSpacing(current().gap("tight"))
        label = translate("Rutinstod", "Answer {number}").format(number=place + 1)
        key = f"build-option-{place + 1}"
        code = option.code
        text = TextsField(
            f"{key}-text",
            label,
            option.text,
            self._bench.languages,
            lambda texts: self._change(code, "text", text=texts),
        )
        fields.setdefault("options", text.own)
        if self._bench.draft.language not in option.text:
            fields.setdefault("option-text", text.own)
        card.body.addWidget(text)
        row = ButtonRow()
        names = meaning_names()
        meaning = code if code in WELL_KNOWN and not option.system else ""
        counts = PickField(f"{key}-meaning", translate("Rutinstod", "Counts as"), list(names.items()), meaning)
        counts.picked.connect(partial(self._recode, code))
        row.add(counts)
        weight = "" if option.weight is None else number_text(option.weight)
        points = line_field(
            f"{key}-weight",
            translate("Rutinstod", "Points"),
            weight,
            lambda written: self._change(code, "weight", weight=points_of(written)),
            shape=POINTS,
        )
        points.setFixedWidth(current().px(92))
        fields.setdefault("weight", points)
        row.add(points)
        if editing.question_named(self._bench.draft, self._bench.chosen).kind is Kind.CHECK:
            row.add(
                tick(
                    f"{key}-exclusive",
                    translate("Rutinstod", "Only by itself"),
                    option.exclusive,
                    lambda on: self._change(code, "exclusive", exclusive=on),
                )
            )
        for act, words, icon, enabled, step in (
            ("up", translate("Rutinstod", "Move answer {number} up"), "arrow-up", place > 0, -1),
            ("down", translate("Rutinstod", "Move answer {number} down"), "arrow-down", not last, 1),
            ("remove", translate("Rutinstod", "Remove answer {number}"), "x", True, 0),
        ):
            button = QuietButton("", icon_name=icon)
            button.setObjectName(f"{key}-{act}")
            button.setAccessibleName(words.format(number=place + 1))
            button.setToolTip(button.accessibleName())
            button.setEnabled(enabled)
            button.clicked.connect(partial(self._move, code, step) if step else partial(self._remove, code))
            row.add_end(button)
        card.body.addWidget(row)
        return card

    def _change(self, code: str, part: str, **fields: Any) -> None:
        draft = editing.change_option(self._bench.draft, self._bench.chosen, code, **fields)
        self._bench.put(draft, f"{self._bench.chosen}:{code}:{part}")

    def _add(self) -> None:
        draft = editing.add_option(self._bench.draft, self._bench.chosen)
        place = len(editing.question_named(draft, self._bench.chosen).options)
        self._bench.put_and_go(draft, f"build-option-{place}-text-{draft.language}")

    def _recode(self, code: str, meaning: str) -> None:
        if meaning != code:
            self._bench.put(editing.recode(self._bench.draft, self._bench.chosen, code, meaning), anew=True)

    def _move(self, code: str, step: int) -> None:
        draft = editing.move_option(self._bench.draft, self._bench.chosen, code, step)
        codes = [option.code for option in editing.question_named(draft, self._bench.chosen).options]
        self._bench.put_and_go(draft, f"build-option-{codes.index(code) + 1}-{'up' if step < 0 else 'down'}")

    def _remove(self, code: str) -> None:
        self._bench.put_and_go(editing.remove_option(self._bench.draft, self._bench.chosen, code), "build-add-option")


def points_of(written: str) -> Decimal | None:
    """Return the number that has been written so far, None for none."""
    try:
        return Decimal(written.replace(",", "."))
    except InvalidOperation:
        return None
