# SPDX-License-Identifier: EUPL-1.2
"""One question: its kind, words, answers, limits, when it is asked, and what it is read as."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from screening_app.core.forms.authoring import editing
from screening_app.core.forms.authoring.draft import GROUPS, WITH_OPTIONS, DraftQuestion, Kind
from screening_app.gui.pages.instruments.making.answers import AnswersPart
from screening_app.gui.pages.instruments.making.bench import Bench
from screening_app.gui.pages.instruments.making.conditions import ConditionPart
from screening_app.gui.pages.instruments.making.fields import PickField, TextsField, line_field, tick
from screening_app.gui.pages.instruments.making.pattern import PatternPart
from screening_app.gui.pages.instruments.making.words import called, concept_names, kind_names
from screening_app.gui.text import translate
from screening_app.gui.theme import current
from screening_app.gui.widgets import Card, Field, Heading, Label, spaced

_WHOLE = r"[0-9]{0,6}"
_NUMBER = r"-?[0-9]{0,9}([.,][0-9]{0,6})?"


class QuestionPanel(QWidget):
    """The fields of one question. `fields` gives for a part of the question the field that its faults stand at."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self.fields: dict[str, Field] = {}
        question = editing.question_named(bench.draft, bench.chosen)
        self._column = QVBoxLayout(self)
        spaced(self._column, "near")
        self.heading = Heading(called(bench.draft, bench.chosen), "title")
        self._column.addWidget(self.heading)
        self._add_words(question)
        if question.kind in WITH_OPTIONS:
            self._add(AnswersPart(bench, self.fields))
        self._add_rules(question)
        self._add(ConditionPart(bench, self.fields))
        self._add_use(question)

    def follow(self) -> None:
        """Show the words of the question as they are now above its fields."""
        self.heading.setText(called(self._bench.draft, self._bench.chosen))

    def _add(self, part: QWidget) -> None:
        self._column.addWidget(part)

    def _change(self, part: str, **fields: Any) -> None:
        draft = editing.change(self._bench.draft, self._bench.chosen, **fields)
        self._bench.put(draft, f"{self._bench.chosen}:{part}")

    def _add_words(self, question: DraftQuestion) -> None:
        kind = PickField(
            "build-kind",
            translate("Rutinstod", "Kind of question"),
            [(each.value, words) for each, words in kind_names().items()],
            question.kind.value,
        )
        kind.picked.connect(self._set_kind)
        self.fields["kind"] = kind
        self._add(kind)
        label = translate("Rutinstod", "The question")
        if question.kind in GROUPS:
            label = translate("Rutinstod", "Heading of the group")
        elif question.kind is Kind.DISPLAY:
            label = translate("Rutinstod", "The text")
        languages = self._bench.languages
        text = TextsField("build-text", label, question.text, languages, lambda texts: self._change("text", text=texts))
        self.fields["text"] = text.own
        self._add(text)
        if question.kind is not Kind.DISPLAY:
            words = TextsField(
                "build-help",
                translate("Rutinstod", "Help, if any"),
                question.help,
                languages,
                lambda texts: self._change("help", help=texts),
                translate("Rutinstod", "Stands below the question, smaller."),
            )
            self.fields["help"] = words.own
            self._add(words)

    def _set_kind(self, value: str) -> None:
        draft = editing.set_kind(self._bench.draft, self._bench.chosen, Kind(value))
        self._bench.put(draft, f"{self._bench.chosen}:kind", anew=True)

    # ---- limits

    def _add_rules(self, question: DraftQuestion) -> None:
        card = Card()
        card.body.setSpacing(current().gap("near"))
        if question.kind is not Kind.DISPLAY:
            words = translate("Rutinstod", "Must be answered")
            card.body.addWidget(
                tick("build-required", words, question.required, lambda on: self._change("required", required=on))
            )
            card.body.addWidget(
                Label(translate("Rutinstod", "“Does not want to answer” is always an answer."), "small-quiet")
            )
        kind = question.kind
        if kind in (Kind.INTEGER, Kind.DECIMAL, Kind.DATE):
            self._add_ends(card, question)
        elif kind in (Kind.STRING, Kind.TEXT):
            self._add_count(card, question, "shortest", translate("Rutinstod", "Least letters"))
            self._add_count(card, question, "longest", translate("Rutinstod", "Most letters"))
            card.body.addWidget(
                PatternPart(question.pattern, lambda text: self._change("pattern", pattern=text), self.fields)
            )
        elif kind is Kind.CHECK:
            self._add_count(card, question, "least", translate("Rutinstod", "Least answers"))
            self._add_count(card, question, "most", translate("Rutinstod", "Most answers"))
        elif kind is Kind.REPEATING:
            self._add_count(card, question, "least", translate("Rutinstod", "Least times"))
            self._add_count(card, question, "most", translate("Rutinstod", "Most times"))
        elif kind is Kind.QUANTITY:
            self._add_line(
                card,
                "unit",
                translate("Rutinstod", "Unit"),
                question.unit,
                lambda text: self._change("unit", unit=text),
            )
        if card.body.count():
            self._add(Heading(translate("Rutinstod", "What an answer must be"), "section"))
            self._add(card)

    def _add_line(
        self, card: Card, part: str, label: str, text: str, put: Any, hint: str = "", shape: str = ""
    ) -> None:
        field = line_field(f"build-{part}", label, text, put, hint, shape)
        field.input.setMaximumWidth(current().gap(300))
        self.fields[part] = field
        card.body.addWidget(field)

    def _add_ends(self, card: Card, question: DraftQuestion) -> None:
        is_date = question.kind is Kind.DATE
        names = {
            "minimum": translate("Rutinstod", "Earliest") if is_date else translate("Rutinstod", "Least"),
            "maximum": translate("Rutinstod", "Latest") if is_date else translate("Rutinstod", "Greatest"),
        }
        hint = translate("Rutinstod", "Such as 2026-01-31") if is_date else ""
        shape = r"[0-9-]{0,10}" if is_date else _NUMBER
        for part, label in names.items():
            self._add_line(
                card,
                part,
                label,
                getattr(question, part),
                lambda text, part=part: self._change(part, **{part: text.replace(",", ".")}),
                hint,
                shape,
            )

    def _add_count(self, card: Card, question: DraftQuestion, part: str, label: str) -> None:
        count = getattr(question, part)
        self._add_line(
            card,
            part,
            label,
            "" if count is None else str(count),
            lambda text: self._change(part, **{part: int(text) if text else None}),
            shape=_WHOLE,
        )

    # ---- use

    def _add_use(self, question: DraftQuestion) -> None:
        self._add(Heading(translate("Rutinstod", "What the program reads it as"), "section"))
        if question.kind not in {*GROUPS, Kind.DISPLAY}:
            names = concept_names()
            names.setdefault(question.concept, question.concept)
            concept = PickField(
                "build-concept",
                translate("Rutinstod", "The question is about"),
                list(names.items()),
                question.concept,
                translate("Rutinstod", "The outcome of the conversation and the routine's steps follow from this."),
            )
            concept.picked.connect(lambda code: self._change("concept", concept=code))
            self._add(concept)
        field = line_field(
            "build-name",
            translate("Rutinstod", "Short name in files and in Excel"),
            question.name,
            self._rename,
            translate("Rutinstod", "Given automatically. Answers are kept under it: leave it when versions follow."),
            r"[A-Za-z0-9._-]{0,60}",
        )
        field.input.setMaximumWidth(current().gap(300))
        self.fields["name"] = field
        self._add(field)

    def _rename(self, new: str) -> None:
        draft, old = self._bench.draft, self._bench.chosen
        taken = {*editing.names_of(draft)} - {old}
        wrong = translate("Rutinstod", "Write a short name that nothing else has.") if not new or new in taken else None
        self.fields["name"].set_error(wrong)
        if wrong is None and new != old:
            self._bench.chosen = new
            self._bench.put(editing.rename(draft, old, new), "rename")
