# SPDX-License-Identifier: EUPL-1.2
"""When a question is asked, as a sentence of drop-downs: which question, how it compares, with which answer."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from screening_app.core.forms.authoring import editing
from screening_app.core.forms.authoring.draft import (
    GROUPS,
    WITH_OPTIONS,
    Compared,
    Comparison,
    DraftQuestion,
    Kind,
    ShownIf,
)
from screening_app.gui.pages.instrument_words import shortened
from screening_app.gui.pages.instruments.making.bench import Bench
from screening_app.gui.pages.instruments.making.fields import PickField, pick_box, plain_line
from screening_app.gui.pages.instruments.making.words import all_called, called, comparison_names
from screening_app.gui.text import translate
from screening_app.gui.theme import current
from screening_app.gui.widgets import ButtonRow, Card, Field, Heading, Label, QuietButton, SecondaryButton, spaced

_ALWAYS, _ALL, _ANY = "always", "all", "any"
_BARE = (Comparison.ANSWERED, Comparison.NOT_ANSWERED)
_EQUAL = (Comparison.IS, Comparison.IS_NOT)
_ORDER = (Comparison.AT_LEAST, Comparison.AT_MOST, Comparison.MORE, Comparison.LESS)
# What is shown of a question or an answer inside the sentence.
_MOST = 34


class ConditionPart(QWidget):
    """Always, or only if all or any of some lines hold."""

    def __init__(self, bench: Bench, fields: dict[str, Field]) -> None:
        super().__init__()
        self._bench = bench
        self._names = [each.name for each in bench.draft.questions]
        question = editing.question_named(bench.draft, bench.chosen)
        before = bench.draft.questions[: self._names.index(bench.chosen)]
        self._sources = [each for each in before if each.kind not in {*GROUPS, Kind.DISPLAY}]
        column = QVBoxLayout(self)
        spaced(column, "close")
        column.addWidget(Heading(translate("Rutinstod", "When it is asked"), "section"))
        shown_if = question.shown_if
        lines = shown_if.lines if shown_if is not None else ()
        if not self._sources and not lines:
            column.addWidget(
                Label(translate("Rutinstod", "Always: no question comes before that it could depend on."), "quiet")
            )
            return
        value = _ALWAYS if not lines else _ANY if shown_if is not None and shown_if.any_line else _ALL
        many = len(lines) > 1
        how = PickField(
            "build-condition",
            translate("Rutinstod", "It is asked"),
            [
                (_ALWAYS, translate("Rutinstod", "always")),
                (
                    _ALL,
                    translate("Rutinstod", "only if all of this holds") if many else translate("Rutinstod", "only if"),
                ),
                *([(_ANY, translate("Rutinstod", "only if any of this holds"))] if many else ()),
            ],
            value,
        )
        how.picked.connect(self._set_how)
        fields["shown_if"] = how
        column.addWidget(how)
        if lines:
            card = Card()
            card.body.setSpacing(current().gap("near"))
            for place, line in enumerate(lines):
                card.body.addWidget(self._sentence(place, line))
            card.body.addWidget(self._more())
            column.addWidget(card)

    def _more(self) -> QWidget:
        row = ButtonRow()
        more = SecondaryButton(translate("Rutinstod", "One more condition"), icon_name="plus", compact=True)
        more.setObjectName("build-add-line")
        more.clicked.connect(self._add)
        row.add(more)
        return row

    def _sentence(self, place: int, line: Compared) -> QWidget:
        row = ButtonRow()
        key = f"build-line-{place + 1}"
        draft = self._bench.draft
        source = next((each for each in draft.questions if each.name == line.question), None)
        names_of_all = all_called(draft, _MOST)
        choices = [(each.name, names_of_all[each.name]) for each in self._sources]
        if line.question and line.question not in dict(choices):
            choices.append((line.question, called(draft, line.question, _MOST)))
        which = pick_box(f"{key}-question", choices, line.question, translate("Rutinstod", "The question"))
        which.picked.connect(lambda: self._set_question(place, str(which.currentData())))
        row.add(which)
        names = comparison_names()
        fitting = _fitting(source)
        kinds = [*fitting, *([line.comparison] if line.comparison not in fitting else [])]
        how = pick_box(
            f"{key}-comparison",
            [(each.value, names[each]) for each in kinds],
            line.comparison.value,
            translate("Rutinstod", "How it compares"),
        )
        how.picked.connect(lambda: self._set_comparison(place, Comparison(str(how.currentData()))))
        row.add(how)
        if line.comparison not in _BARE and source is not None:
            row.add(self._answer(f"{key}-answer", place, line, source))
        gone = QuietButton("", icon_name="x")
        gone.setObjectName(f"{key}-remove")
        gone.setAccessibleName(translate("Rutinstod", "Remove condition {number}").format(number=place + 1))
        gone.setToolTip(gone.accessibleName())
        gone.clicked.connect(partial(self._remove, place))
        row.add_end(gone)
        return row

    def _answer(self, key: str, place: int, line: Compared, source: DraftQuestion) -> QWidget:
        said = translate("Rutinstod", "The answer")
        choices: list[tuple[str, str]] = []
        if source.kind is Kind.YES_NO:
            choices = [("yes", translate("Rutinstod", "Yes")), ("no", translate("Rutinstod", "No"))]
        elif source.kind in WITH_OPTIONS:
            unnamed = translate("Rutinstod", "(no text yet)")
            own = self._bench.draft.language
            choices = [(each.code, shortened(each.text.get(own, ""), _MOST) or unnamed) for each in source.options]
        if choices:
            box = pick_box(key, choices, line.answer, said)
            box.picked.connect(lambda: self._put(place, replace(line, answer=str(box.currentData())), anew=False))
            return box
        typed = plain_line(key, line.answer, lambda text: self._type(place, text))
        typed.setAccessibleName(said)
        typed.setFixedWidth(current().px(150))
        if source.kind is Kind.DATE:
            typed.setPlaceholderText("2026-01-31")
        return typed

    # ---- changes

    def _lines(self) -> tuple[Compared, ...]:
        shown_if = editing.question_named(self._bench.draft, self._bench.chosen).shown_if
        return () if shown_if is None else shown_if.lines

    def _keep(self, lines: tuple[Compared, ...], *, mark: str = "", anew: bool = True, field: str = "") -> None:
        old = editing.question_named(self._bench.draft, self._bench.chosen).shown_if
        any_line = old is not None and old.any_line and len(lines) > 1
        shown_if = ShownIf(lines, any_line) if lines else None
        draft = editing.change(self._bench.draft, self._bench.chosen, shown_if=shown_if)
        self._bench.put(draft, mark, anew=anew)
        if field:
            self._bench.wanted.emit(field)

    def _set_how(self, how: str) -> None:
        if how == _ALWAYS:
            self._keep(())
            return
        lines = self._lines() or (_first(self._sources[-1]),)
        draft = editing.change(self._bench.draft, self._bench.chosen, shown_if=ShownIf(lines, how == _ANY))
        self._bench.put(draft, anew=True)

    def _put(self, place: int, line: Compared, *, anew: bool = True) -> None:
        lines = self._lines()
        self._keep((*lines[:place], line, *lines[place + 1 :]), anew=anew)

    def _set_question(self, place: int, name: str) -> None:
        source = editing.question_named(self._bench.draft, name)
        self._put(place, _first(source))

    def _set_comparison(self, place: int, comparison: Comparison) -> None:
        line = self._lines()[place]
        self._put(place, replace(line, comparison=comparison, answer="" if comparison in _BARE else line.answer))

    def _type(self, place: int, text: str) -> None:
        lines = self._lines()
        line = replace(lines[place], answer=text.replace(",", "."))
        self._keep((*lines[:place], line, *lines[place + 1 :]), mark=f"{self._bench.chosen}:line:{place}", anew=False)

    def _add(self) -> None:
        lines = (*self._lines(), _first(self._sources[-1]))
        self._keep(lines, field=f"build-line-{len(lines)}-question")

    def _remove(self, place: int) -> None:
        lines = self._lines()
        self._keep((*lines[:place], *lines[place + 1 :]), field="build-condition")


def _fitting(source: DraftQuestion | None) -> tuple[Comparison, ...]:
    """Return how the answers to a question can be compared."""
    if source is None or source.kind in (Kind.TIME, Kind.DATE_TIME, Kind.QUANTITY):
        return _BARE
    if source.kind in (Kind.INTEGER, Kind.DECIMAL, Kind.DATE):
        return (*_EQUAL, *_ORDER, *_BARE)
    return (*_EQUAL, *_BARE)


def _first(source: DraftQuestion) -> Compared:
    """Return the beginning of a sentence about a question: no answer is chosen for the author."""
    return Compared(source.name, _fitting(source)[0])
