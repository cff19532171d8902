# SPDX-License-Identifier: EUPL-1.2
"""What stands in the way of making a form of a draft, as codes that name the question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from screening_app.core.forms.authoring.draft import (
    GROUPS,
    WITH_OPTIONS,
    Compared,
    Comparison,
    Draft,
    DraftQuestion,
    DraftScore,
    Kind,
)
from screening_app.core.forms.authoring.tidying import read_answer, tidy
from screening_app.core.forms.model import Texts
from screening_app.core.forms.patterns import pattern_problem

_ORDERED = frozenset({Kind.INTEGER, Kind.DECIMAL, Kind.DATE})
_BARE = frozenset({Comparison.ANSWERED, Comparison.NOT_ANSWERED})
_EQUAL = frozenset({Comparison.IS, Comparison.IS_NOT})
_COUNTS_FROM_ONE = frozenset({"longest", "most"})
_COMPARABLE = WITH_OPTIONS | _ORDERED | {Kind.YES_NO, Kind.STRING, Kind.TEXT}


@dataclass(frozen=True, slots=True)
class DraftProblem:
    """What the author must mend. `question` is a name, empty for the instrument; `part` its field."""

    code: str
    question: str
    part: str


def faults(draft: Draft) -> tuple[DraftProblem, ...]:
    """Return everything in the way, the instrument first, then questions and scores in order."""
    return tuple(_Check(tidy(draft)).all())


class _Check:
    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._by_name = {question.name: question for question in draft.questions}

    def all(self) -> Iterator[DraftProblem]:
        draft = self._draft
        for part in ("url", "version", "language"):
            if not getattr(draft, part):
                yield DraftProblem("missing", "", part)
        if draft.language not in draft.title:
            yield DraftProblem("missing", "", "title")
        for part in ("purpose", "copyright"):
            yield from self._translated("", part, getattr(draft, part))
        for tag, told in draft.language_sources.items():
            yield from self._translated("", f"source-{tag}", told.source)
        if not draft.questions:
            yield DraftProblem("missing", "", "questions")
        seen: set[str] = set()
        helps = {f"{question.name}-help" for question in draft.questions if question.help}
        for question in draft.questions:
            if question.name in seen or question.name in helps:
                yield DraftProblem("name-taken", question.name, "name")
            yield from self._question(question, seen)
            seen.add(question.name)
        for score in draft.scores:
            if score.name in seen or score.name in helps:
                yield DraftProblem("name-taken", score.name, "name")
            yield from self._score(score)
            seen.add(score.name)

    def _question(self, question: DraftQuestion, before: set[str]) -> Iterator[DraftProblem]:
        name = question.name
        if question.kind in GROUPS:
            yield from self._translated(name, "text", question.text)
        elif self._draft.language not in question.text:
            yield DraftProblem("missing", name, "text")
        yield from self._translated(name, "help", question.help)
        parent = self._by_name.get(question.parent)
        if question.parent and (parent is None or parent.kind not in GROUPS or question.parent not in before):
            yield DraftProblem("group-unknown", name, "parent")
        if question.kind in GROUPS and not any(each.parent == name for each in self._draft.questions):
            yield DraftProblem("group-empty", name, "kind")
        if question.kind in WITH_OPTIONS:
            yield from self._options(question)
        elif question.options:
            yield DraftProblem("not-for-kind", name, "options")
        if question.kind is Kind.QUANTITY and not question.unit:
            yield DraftProblem("missing", name, "unit")
        for part in ("required", "help"):
            if getattr(question, part) and question.kind is Kind.DISPLAY:
                yield DraftProblem("not-for-kind", name, part)
        yield from self._limits(question)
        if question.shown_if is not None:
            yield from self._condition(question, before)

    def _translated(self, name: str, part: str, texts: Texts) -> Iterator[DraftProblem]:
        """Name a text that may be left out and would be lost: it is there in other languages only."""
        if texts and self._draft.language not in texts:
            yield DraftProblem("missing", name, part)

    def _options(self, question: DraftQuestion) -> Iterator[DraftProblem]:
        codes = [option.code for option in question.options]
        if not codes:
            yield DraftProblem("missing", question.name, "options")
        if len(set(codes)) < len(codes):
            yield DraftProblem("code-taken", question.name, "options")
        if any(self._draft.language not in option.text for option in question.options):
            yield DraftProblem("missing", question.name, "option-text")
        if any(not _is_usable(option.weight) for option in question.options):
            yield DraftProblem("not-a-number", question.name, "weight")

    def _limits(self, question: DraftQuestion) -> Iterator[DraftProblem]:
        for part in ("minimum", "maximum"):
            text = getattr(question, part)
            if text and (question.kind not in _ORDERED or read_answer(question.kind, text) is None):
                yield DraftProblem("limit-unusable", question.name, part)
        for parts, kinds in (
            (("shortest", "longest", "pattern"), {Kind.STRING, Kind.TEXT}),
            (("least", "most"), {Kind.CHECK, Kind.REPEATING}),
        ):
            for part in parts:
                value = getattr(question, part)
                if value not in (None, "") and question.kind not in kinds:
                    yield DraftProblem("not-for-kind", question.name, part)
                elif isinstance(value, int) and not int(part in _COUNTS_FROM_ONE) <= value < 2**31:
                    yield DraftProblem("limit-unusable", question.name, part)
        if question.pattern and pattern_problem(question.pattern) is not None:
            yield DraftProblem("pattern-unusable", question.name, "pattern")
        for low, high in (("shortest", "longest"), ("least", "most")):
            least, most = getattr(question, low), getattr(question, high)
            if least is not None and most is not None and least > most:
                yield DraftProblem("limits-crossed", question.name, high)
        lowest, highest = (_comparable(question.kind, each) for each in (question.minimum, question.maximum))
        if lowest is not None and highest is not None and lowest > highest:
            yield DraftProblem("limits-crossed", question.name, "maximum")

    def _condition(self, question: DraftQuestion, before: set[str]) -> Iterator[DraftProblem]:
        shown_if = question.shown_if
        lines = shown_if.lines if shown_if is not None else ()
        several = len(lines) > 1 and shown_if is not None and shown_if.any_line
        for line in lines:
            source = self._by_name.get(line.question)
            if source is None or source.kind in GROUPS or source.kind is Kind.DISPLAY:
                yield DraftProblem("condition-question-unknown", question.name, "shown_if")
            elif source.name not in before:
                yield DraftProblem("condition-asked-later", question.name, "shown_if")
            elif self._rows_around(source) - self._rows_around(question):
                yield DraftProblem("condition-in-rows", question.name, "shown_if")
            elif not _fits(line, source):
                yield DraftProblem("condition-answer", question.name, "shown_if")
            elif several and line.comparison is Comparison.IS_NOT:
                # "answered and not x" cannot stand as one line among others of which any is enough.
                yield DraftProblem("condition-is-not-among-any", question.name, "shown_if")

    def _rows_around(self, question: DraftQuestion) -> frozenset[str]:
        found, parent, steps = set(), self._by_name.get(question.parent), 0
        while parent is not None and steps < len(self._by_name):
            if parent.kind is Kind.REPEATING:
                found.add(parent.name)
            parent, steps = self._by_name.get(parent.parent), steps + 1
        return frozenset(found)

    def _score(self, score: DraftScore) -> Iterator[DraftProblem]:
        if self._draft.language not in score.text:
            yield DraftProblem("missing", score.name, "text")
        if not score.questions or len(set(score.questions)) < len(score.questions):
            yield DraftProblem("score-questions", score.name, "questions")
        for name in score.questions:
            source = self._by_name.get(name)
            if source is None or source.kind not in WITH_OPTIONS - {Kind.OPEN_CHOICE}:
                yield DraftProblem("score-question-unknown", score.name, name)
            elif any(option.weight is None for option in source.options):
                yield DraftProblem("weight-missing", score.name, name)
            elif self._rows_around(source):
                yield DraftProblem("score-in-rows", score.name, name)
        if score.cut_off is not None and self._draft.language not in score.cut_off_source:
            yield DraftProblem("missing", score.name, "cut_off_source")
        if score.cut_off is None and score.cut_off_source:
            yield DraftProblem("missing", score.name, "cut_off")
        if not _is_usable(score.cut_off):
            yield DraftProblem("not-a-number", score.name, "cut_off")


def _is_usable(value: Decimal | None) -> bool:
    return value is None or (value.is_finite() and len(value.as_tuple().digits) <= 15 and abs(value) < 2**31)


def _comparable(kind: Kind, text: str) -> Decimal | None:
    """Return a limit as a number that can be compared with the other one of its kind."""
    if kind not in _ORDERED or read_answer(kind, text) is None:
        return None
    return Decimal(date.fromisoformat(text).toordinal()) if kind is Kind.DATE else Decimal(text)


def _fits(line: Compared, source: DraftQuestion) -> bool:
    if line.comparison in _BARE:
        return True
    if source.kind not in _COMPARABLE or (line.comparison not in _EQUAL and source.kind not in _ORDERED):
        return False
    if source.kind in WITH_OPTIONS:
        return any(option.code == line.answer for option in source.options)
    return read_answer(source.kind, line.answer) is not None
